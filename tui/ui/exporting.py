"""An export on its way: made in a thread of its own, watched and given up from the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tui.export.formats import FORMATS, ExportRequest, Format, format_of
from tui.export.writing import ExportError, write
from tui.model.translation import tr
from tui.query.result import Result


class GivenUpError(Exception):
    """Somebody did not want to wait."""


class ExportChoice(NamedTuple):
    """What was chosen for an export: its format by name, all of the result or only what is in the window, where to."""

    format: str = "html"
    whole: bool = True
    directory: Path = Path()


class ExportDone(NamedTuple):
    """An export that is there: where, and how many events are in it and how many are not, in words."""

    path: Path
    events: str
    choice: ExportChoice


class Exporting:
    """Writes what a result shows to a file. `done` of `total` events have been gone through."""

    def __init__(self, result: Result, path: Path, *, force: bool, whole: bool) -> None:
        """Take the format from the name; raises ExportError where it says none."""
        self.total = len(result.shown)
        self.done = 0
        self.form = form_for(path)
        self._result = result
        self._path = path
        self._force = force
        self._whole = whole
        self._given_up = False

    def give_up(self) -> None:
        """Let `write` raise GivenUpError at the next event."""
        self._given_up = True

    def write(self) -> ExportDone:
        """Write the file. Raises ExportError, FileStandsError unless told to overwrite, GivenUpError; then there is none."""
        result = self._result
        request = ExportRequest(result.view.command(result.timeline.files), along=self._along)
        exported = self.form.write(result, request)
        write(self._path, self._watched(exported.pieces), force=self._force)
        choice = ExportChoice(self.form.name, self._whole, self._path.parent)
        return ExportDone(self._path.absolute(), exported.told, choice)

    def _along(self, ranks: Sequence[int]) -> Iterator[int]:
        for number, rank in enumerate(ranks):
            self._go_on(number)
            yield rank

    def _watched(self, pieces: Iterable[str]) -> Iterator[str]:
        for piece in pieces:
            self._go_on(self.done)
            yield piece

    def _go_on(self, done: int) -> None:
        self.done = done
        if self._given_up:
            raise GivenUpError


def form_for(path: Path) -> Format:
    """Return the format that a name says; ExportError where it says none."""
    form = format_of(path)
    if form is None:
        endings = ", ".join(known.suffixes[0] for known in FORMATS.values())
        raise ExportError(
            tr("The name says the format: let it end in one of {endings}.").format(endings=endings)
        )
    return form
