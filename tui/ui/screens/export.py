"""Asking what is exported and where it goes; then writing it, with what is to be said on the way."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.timer import Timer

from tui.export.formats import FORMATS, format_of
from tui.export.writing import ExportError, FileStandsError, free_name
from tui.model.dates import Window
from tui.model.translation import grouped, tr
from tui.page.words import counted
from tui.query.result import Result, resolve
from tui.ui import system
from tui.ui.exporting import ExportChoice, ExportDone, Exporting, GivenUpError
from tui.ui.screens.prompt import Prompt
from tui.ui.tools.setting import Setting

PATIENCE = 1.0  # seconds before it is said how far an export is


class ExportForm(Prompt[ExportDone]):
    """
    Asks for a format, whether all events or those of the window, and a file name; gives what was written, or None.

    The ending of the name follows the format, and the format the ending.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "field(-1)", "field above", show=False),
        Binding("down", "field(1)", "field below", show=False),
        Binding("enter", "write", "write", show=False),
    ]

    def __init__(self, result: Result, window: Window, name: str, last: ExportChoice | None = None) -> None:
        """`window` is what is in sight, `name` that of the file without its ending, `last` what was chosen before."""
        last = last or ExportChoice(whole=result.view.window is None)
        timeline = result.timeline
        whole, part = (
            resolve(timeline, result.view._replace(window=one))
            for one in (None, result.view.window or window)
        )
        self._results = (whole, part)
        names = list(FORMATS)
        self._format = Setting(
            tr("Format"), [(form.name, tr(form.words)) for form in FORMATS.values()], names.index(last.format)
        )
        self._scope = Setting(tr("Events"), list(_scopes(*self._results)), 0 if last.whole else 1)
        suffix = FORMATS[last.format].suffixes[0]
        proposed = str(free_name(last.directory / f"{name}{suffix}"))
        super().__init__(proposed, above=(self._format, self._scope))
        self._answers: list[tuple[Path, bool]] = []
        self._job: Exporting | None = None
        self._watch: Timer | None = None
        self._written: ExportDone | None = None

    def on_unmount(self) -> None:
        if self._job is not None:
            self._job.give_up()

    def headed(self) -> tuple[str, str]:
        return tr("Export this view"), tr("Enter writes · ↑↓ ←→ choose · Esc goes back")

    def changed(self, text: str) -> None:
        if self._job is not None or self._written is not None:
            return
        path = _path(text)
        form = format_of(path) if path else None
        if form is not None:
            self._format.take(list(FORMATS).index(form.name))
        self.say(tr("to {path}").format(path=path.absolute()) if path else tr("Type the name of a file."))

    def on_setting_changed(self, message: Setting.Changed) -> None:
        if message.setting is self._format:
            suffix = list(FORMATS.values())[self._format.at].suffixes[0]
            path = _path(self._entry.value)
            if path is not None and path.name:
                stem = path if format_of(path) is None else path.with_suffix("")
                self._entry.value = str(free_name(stem.with_name(stem.name + suffix)))
                self._entry.cursor_position = len(self._entry.value)

    def entered(self, text: str) -> None:
        path = _path(text)
        if path is None:
            self.say(tr("Type the name of a file."), error=True)
        else:
            self._export(path, force=False)

    def taken(self, number: int) -> None:
        if self._written is not None:
            if number == 0:
                system.open_file(self.app, self._written.path)
            self.dismiss(self._written)
            return
        path, force = self._answers[number]
        self.withdraw()
        self._export(path, force=force)

    def action_write(self) -> None:
        self.entered(self._entry.value)

    def action_field(self, step: int) -> None:
        fields = [self._format, self._scope, self._entry]
        if self.focused in fields:
            self.set_focus(fields[(fields.index(self.focused) + step) % len(fields)])

    def action_back(self) -> None:
        if self._job is not None:
            self._job.give_up()
        elif self._written is not None:
            self.dismiss(self._written)
        else:
            super().action_back()

    def _export(self, path: Path, *, force: bool) -> None:
        if self._job is not None:
            return
        whole = self._scope.at == 0
        try:
            job = Exporting(self._results[self._scope.at], path, force=force, whole=whole)
        except ExportError as error:
            self.say(str(error), error=True)
            return
        self._job = job
        self._watch = self.set_timer(PATIENCE, self._keep_telling)
        self.run_worker(self._finish(job, path))

    async def _finish(self, job: Exporting, path: Path) -> None:
        try:
            written = await to_thread(job.write)
        except FileStandsError:
            self._ask_about(path)
        except GivenUpError:
            self.say(tr("Given up. Nothing was written."))
        except ExportError as error:
            self.say(str(error), error=True)
        else:
            self._written = written
            said = tr("Written to {path}: {events}.").format(path=written.path, events=written.events)
            self.offer(said, [tr("open it"), tr("go back")])
            self.query_one(Vertical).border_subtitle = tr("↑↓ choose · Enter opens · Esc goes back")
        finally:
            self._job = None
            if self._watch is not None:
                self._watch.stop()

    def _ask_about(self, path: Path) -> None:
        free = free_name(path)
        self._answers = [(free, False), (path, True)]
        self.offer(
            tr("{name} is there already.").format(name=path.name),
            [
                tr("write {name} instead").format(name=free.name),
                tr("overwrite {name}").format(name=path.name),
            ],
        )

    def _keep_telling(self) -> None:
        self._tell()
        self._watch = self.set_interval(0.2, self._tell)

    def _tell(self) -> None:
        job = self._job
        if job is not None:
            words = tr("Writing {format}: {done} of {total} events. Esc gives up.")
            self.say(words.format(format=job.form.name, done=grouped(job.done), total=grouped(job.total)))


def _scopes(whole: Result, part: Result) -> Iterator[tuple[str, str]]:
    """Yield the two choices of events in words."""
    yield tr("all"), counted(len(whole.shown), "event", "events")
    window = part.view.window
    words = window.words(part.language) if window else ""
    yield tr("this window"), f"{counted(len(part.shown), 'event', 'events')}, {words}"


def _path(text: str) -> Path | None:
    """Return the path that was typed, `~` standing for the home directory."""
    name = text.strip()
    if not name:
        return None
    try:
        return Path(name).expanduser()
    except RuntimeError:  # `~nobody`: there is no such home, so it is a name like any other
        return Path(name)
