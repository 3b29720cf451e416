"""Asking for the name under which the timeline's own file is to keep a view."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Collection
from pathlib import Path

from tui.export.views import ViewStandsError, keep
from tui.export.writing import ExportError
from tui.model.entities import Text, Words
from tui.model.names import fold
from tui.model.text import safe
from tui.model.translation import tr
from tui.query.language import Query, Term, parse
from tui.query.saved import SavedView, encode
from tui.query.view import View
from tui.reading.schema.values import SLUG
from tui.store.timeline import Timeline
from tui.ui.screens.prompt import Prompt

_LONGEST = 40  # characters of a name that is offered


class SaveForm(Prompt[SavedView]):
    """Asks for a name, and before it replaces anything; writes the view, and gives it under its name, or None."""

    def __init__(self, file: Path, view: View, timeline: Timeline, known: Collection[str]) -> None:
        super().__init__(_free(_offered(view, timeline), known))
        self._file = file
        self._view = view
        self._language = timeline.language
        self._known = known
        self._writing = False
        self._answers: list[tuple[str, Path, bool]] = []  # what is typed, the file, whether to replace

    def headed(self) -> tuple[str, str]:
        return tr("Keep this view"), tr("Enter writes · Esc goes back")

    def changed(self, text: str) -> None:
        name = slug(text)
        if name is None:
            self.say(self._missing())
            return
        where = (
            tr("as [views.{name}] in {file}, where a view of that name is already")
            if name in self._known
            else tr("as [views.{name}] in {file}")
        )
        self.say(where.format(name=name, file=self._file.absolute()))

    def _missing(self) -> str:
        known = ", ".join(self._known)
        words = tr("Type a name. There are: {names}.") if known else tr("Type a name.")
        return words.format(names=known)

    def entered(self, text: str) -> None:
        if slug(text) is None:
            self.say(self._missing(), error=True)
        elif self._file.is_symlink():
            there = self._file.resolve()
            self._answers = [(text, there, False)]
            self.offer(
                tr("{file} is a symbolic link.").format(file=self._file.name),
                [tr("write to {file}").format(file=there)],
            )
        else:
            self._begin(text, self._file, replace=False)

    def taken(self, number: int) -> None:
        text, file, replace = self._answers[number]
        self.withdraw()
        self._begin(text, file, replace=replace)

    def action_back(self) -> None:
        if not self._writing:
            super().action_back()

    def _begin(self, text: str, file: Path, *, replace: bool) -> None:
        name = slug(text)
        if name is not None and not self._writing:
            self._writing = True
            self.say(tr("Writing…"))
            self.run_worker(self._keep(name, text, file, replace=replace))

    async def _keep(self, name: str, text: str, file: Path, *, replace: bool) -> None:
        title = text.strip() if text.strip() != name else None
        record = {**({"title": title} if title else {}), **encode(self._view)}
        try:
            # A large file takes seconds, in which the screen goes on.
            await to_thread(keep, file, name, record, replace=replace)
        except ViewStandsError:
            free = _free(name, self._known)
            self._answers = [(free, file, False), (text, file, True)]
            self.offer(
                tr("A view {name} is there already.").format(name=name),
                [tr("keep it as {name} instead").format(name=free), tr("replace {name}").format(name=name)],
            )
        except ExportError as error:
            self.say(
                tr("{why} Esc and then Y copies the command of this view.").format(why=error), error=True
            )
        else:
            words = Text((Words(safe(title), self._language),)) if title else None
            self.dismiss(SavedView(name, words, self._view))
        finally:
            self._writing = False


def slug(text: str) -> str | None:
    """Return what is typed as the name of a view, None where nothing is left of it."""
    text = text.strip()
    name = text if SLUG.fullmatch(text) else "-".join(fold(text).split())
    return name if SLUG.fullmatch(name) else None


def _offered(view: View, timeline: Timeline) -> str:
    """Return a name that says what a view asks, else of what timeline it is."""
    asked = " ".join(_values(parse(view.query)))
    words = asked or view.lanes or str(timeline.title)
    name = slug(words) or "view"
    return name if len(name) <= _LONGEST else name[:_LONGEST].rpartition("-")[0] or name[:_LONGEST]


def _values(query: Query) -> list[str]:
    return [term.text for term in query.terms if isinstance(term, Term)]


def _free(name: str, known: Collection[str]) -> str:
    """Return a name if no view has it, else the first free one of `name-2`, `name-3` …"""
    free, number = name, 1
    while free in known:
        number += 1
        free = f"{name}-{number}"
    return free
