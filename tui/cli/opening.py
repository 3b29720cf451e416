"""Opening the files that a command line names, with a line that says how far it is where that takes long."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING

from tui.cli.options import Arguments
from tui.query.saved import begin
from tui.reading.bundled import bundled_path
from tui.store.opening import Opened

if TYPE_CHECKING:
    from tui.store.cache.building import Building
    from tui.store.progress import Progress

SILENT = 1.0  # seconds that nobody wonders about
_ERASE = "\r\x1b[K"


def begin_named(arguments: Arguments, *, warn: bool = False) -> Opened | Building:
    """Begin to open the files named; where none is, the bundled timeline. `warn` looks for warnings too."""
    files = arguments.files or (str(bundled_path()),)
    stdin = None if sys.stdin is None else sys.stdin.buffer  # None where the shell closed it
    return begin(files, stdin, warn=warn, strict=arguments.strict, tz=arguments.tz)


def open_named(arguments: Arguments, *, warn: bool = False) -> Opened:
    """Do as `begin_named`, and wait."""
    return finished(begin_named(arguments, warn=warn))


def finished(opening: Opened | Building) -> Opened:
    """Return what came of opening files once it is done; until then say how far it is, where somebody watches."""
    if isinstance(opening, Opened):
        return opening
    if not sys.stderr.isatty():
        return opening.wait()
    begun = monotonic()
    said = ""

    def report(progress: Progress) -> None:
        nonlocal said
        line = f"{progress.phase.words} … {int(100 * progress.done)} %"
        if line != said and monotonic() - begun > SILENT:
            said = line
            print(f"{_ERASE}{line}", end="", file=sys.stderr, flush=True)

    try:
        return opening.wait(report)
    finally:
        if said:
            print(_ERASE, end="", file=sys.stderr, flush=True)
