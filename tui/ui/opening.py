"""Opening files in the app: waiting for large ones, saying what keeps them from opening, reading them again."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App

from tui.model.entities import Kind
from tui.model.translation import grouped, speak, tr
from tui.query import saved
from tui.query.language import QueryError
from tui.query.view import View
from tui.store.opening import Opened
from tui.ui.screens.explore import ExploreScreen
from tui.ui.session.session import Session

if TYPE_CHECKING:
    from tui.store.cache.building import Building
    from tui.store.timeline import Timeline

# A timeline from the cache has its indexes; those of others are made when they are asked for where there are more of
SOON_INDEXED = 20_000  # people: their names hold everything up for longer than a blink
SOON_COUNTED = 10_000  # events: so does what they have in common


class Refusal(Exception):  # noqa: N818  what happened, not a fault of the program
    """A view that a timeline, once it is built, cannot show: words for standard error, and an exit status."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class OpeningApp(App[None]):
    """What an app does with files. Whoever makes one sets these."""

    opening: Opened | Building
    """What the app was started with; `opened` is what came of it, without a timeline until then."""
    opened: Opened
    view: View
    """What to show first."""
    settle: Callable[[Timeline], View] | None
    """Returns the view of a timeline that was not there at the start, or raises Refusal."""
    today: date
    ascii_only: bool
    strict: bool
    """Whether files with any error stay closed, when they are read again too."""
    explore: ExploreScreen | None = None
    """The screen of the timeline, once there is one."""

    def screen_of(self, opened: Opened) -> ExploreScreen | None:
        if opened.timeline is None:
            return None
        try:
            session = Session(opened.timeline, self.view)
        except QueryError:
            # Only after problems: else the command line has put the query before the app was opened.
            session = Session(opened.timeline, View(language=self.view.language))
        speak(session.result.language)
        self.explore = ExploreScreen(
            session, self.today, self._reload, self._show_left_out, ascii_only=self.ascii_only
        )
        return self.explore

    def load(self, opening: Opened | Building, then: Callable[[Opened], None]) -> None:
        """Wait until files are open; where that has been given up, nothing follows."""
        if isinstance(opening, Opened):
            then(opening)
            return
        from tui.ui.screens.loading import LoadingScreen  # most files are small

        self.push_screen(
            LoadingScreen(opening, back=self.explore is not None),
            lambda opened: None if opened is None else then(opened),
        )

    def begin(self, opened: Opened) -> None:
        """Show what came of the files that the app was started with."""
        self.opening = self.opened = opened
        if opened.timeline is None:
            self._show_problems()
            return
        try:
            if self.settle is not None:
                self.view = self.settle(opened.timeline)
        except Refusal as refusal:
            from rich.text import Text  # what is refused may look like markup

            self.exit(return_code=refusal.status, message=Text(str(refusal)))
            return
        self._after_problems(None)
        self.index_soon()

    def _show_problems(self) -> None:
        from tui.ui.screens.problems import ProblemsScreen

        again = None if "-" in self.opened.files else self._read_again
        self.push_screen(
            ProblemsScreen(self.opened, again, back=self.explore is not None), self._after_problems
        )

    def _show_left_out(self) -> None:
        """Show what is wrong with the files as they were read last, where anything is."""
        if self.opened.diagnostics:
            self._show_problems()
        elif self.explore is not None:
            self.explore.say(tr("Nothing is left out of these files."))

    def _read_again(self, then: Callable[[Opened], None]) -> None:
        def keep(opened: Opened) -> None:
            self.opened = opened
            then(opened)

        self.load(saved.begin(self.opened.files, strict=self.strict, tz=self.opened.tz), keep)

    def _after_problems(self, _nothing: None) -> None:
        if self.explore is None:
            screen = self.screen_of(self.opened)
            if screen is not None:
                self.push_screen(screen)
        elif self.opened.timeline is not self.explore.session.timeline:
            self._renew()

    def _reload(self) -> None:
        """Read the files again; where they no longer open, say why and keep what is there."""
        if self.explore is None:
            return
        if "-" in self.opened.files:
            self.explore.say(tr("This was read from standard input, which cannot be read again."))
            return
        self._read_again(self._reloaded)

    def _reloaded(self, opened: Opened) -> None:
        if opened.timeline is None:
            self._show_problems()
        else:
            self._renew()

    def _renew(self) -> None:
        if self.explore is not None and self.opened.timeline is not None:
            before = self.explore.session
            self.explore.renew(Session(self.opened.timeline, before.view))
            self.explore.say(
                tr("Read again: {before} events before, {now} now.").format(
                    before=grouped(before.timeline.size), now=grouped(self.opened.timeline.size)
                )
            )

    def index_soon(self) -> None:
        """Make in the background what the first person search, query, facets and who met whom would wait for."""
        timeline = self.opened.timeline
        if timeline is None:
            return
        # Deferred: a first frame needs none of it.
        from tui.store.facets.facts import Facts
        from tui.store.meetings.attendance import AttendanceIndex

        if timeline.filed or timeline.counts()[Kind.PERSON] <= SOON_INDEXED:
            self.run_worker(partial(_made, timeline, _for_search), thread=True)
        if timeline.filed or timeline.size <= SOON_COUNTED:
            self.run_worker(partial(_made, timeline, Facts), thread=True)
        if timeline.size <= SOON_COUNTED:
            self.run_worker(partial(_made, timeline, AttendanceIndex), thread=True)


def _for_search(timeline: Timeline) -> object:
    # Deferred, as above; with what finds typing errors, 15 ms which else the first of them would wait for.
    from tui.store.search import typos
    from tui.store.search.indexes import NamesIndex

    return typos, timeline.once(NamesIndex)


def _made(timeline: Timeline, make: Callable[[Timeline], object]) -> None:
    timeline.once(make)
    gc.freeze()  # it stays for good: no later key is to wait while the collector goes through it
