"""The one way in: files to a timeline, small ones here and now, large ones through another process and the cache."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable, Sequence
from io import BytesIO
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from tui.reading.diagnostics import STANDARD_INPUT, Diagnostic
from tui.reading.documents import MOST_BYTES
from tui.reading.files import Numbered, Reading, read
from tui.store.build import build
from tui.store.timeline import Timeline

if TYPE_CHECKING:
    from tui.store.cache.building import Building

LARGE = 1 << 20
"""
So many bytes in all go through the cache. Fewer are read in the time that a file from the cache saves: 1.2 MB take
0.25 s to read and build, 0.01 s to open from the cache, and another process 0.1 s to begin.
"""

Inspect = Callable[[Reading], list[Numbered]]
"""Finds what else is wrong with what was read; a function of a module, so that another process can call it too."""


class Opened(NamedTuple):
    """
    What came of opening files: a timeline of what is right in them; None where they cannot be read, or nothing is.

    `tz` is what was asked for. `diagnostics` are the errors, with what else they leave out, and where they were asked for, warnings and hints.
    """

    files: tuple[str, ...]
    timeline: Timeline | None
    diagnostics: list[Diagnostic]
    tz: str | None = None


class OpenRequest(NamedTuple):
    """
    What to open: files as given (`-`: standard input), what else to look for, and whether warnings are wanted.

    `strict`: files with any error stay closed. `tz` names the zone on whose clock the timeline is. For warnings the files themselves are always read.
    """

    files: tuple[str, ...]
    stdin: BinaryIO | None = None
    inspect: Inspect | None = None
    warn: bool = False
    strict: bool = False
    tz: str | None = None


def open_files(
    files: Sequence[str | PathLike[str]],
    stdin: BinaryIO | None = None,
    inspect: Inspect | None = None,
    *,
    warn: bool = False,
) -> Opened:
    """Read timeline files and build one timeline of them, or open the one built of them before; see `OpenRequest`."""
    opening = begin(OpenRequest(tuple(fspath(file) for file in files), stdin, inspect, warn))
    return opening if isinstance(opening, Opened) else opening.wait()


def begin(request: OpenRequest) -> Opened | Building:
    """Return what came of opening files, where that is quick; else the process, just begun, that reads them."""
    if STANDARD_INPUT in request.files:
        request = request._replace(stdin=_spooled(request.stdin))
    size = _size(request)
    if size < LARGE or size > MOST_BYTES:  # which no other process needs to refuse
        return open_here(request)
    from tui.store.cache.cache import entry_of  # most timelines are small

    entry = None if request.warn else entry_of(request.files, request.tz)
    timeline = None if entry is None else entry.open()
    if timeline is not None:
        from tui.store.cache.sqlite_file import found_in  # as above

        return settled(request, timeline, found_in(timeline))
    from tui.store.cache.building import (
        Building,  # other processes and temporary files take a while to import
    )

    return Building(request, entry, size)


def open_here(request: OpenRequest) -> Opened:
    """Read files and build a timeline in memory, in this process."""
    reading = inspected(read(request.files, request.stdin), request.inspect)
    timeline = build(reading, tz=request.tz) if reading.ok else None
    return settled(request, timeline, reading.diagnostics if request.warn else reading.errors)


def settled(request: OpenRequest, timeline: Timeline | None, diagnostics: list[Diagnostic]) -> Opened:
    """Return what came of a request, of which a timeline was built."""
    if request.strict and timeline is not None and timeline.left_out:
        timeline.close()
        timeline = None
    return Opened(request.files, timeline, diagnostics, request.tz)


def inspected(reading: Reading, inspect: Inspect | None) -> Reading:
    """Return a reading out of which is left what `inspect` finds."""
    if reading.ok and inspect is not None:
        reading.leave_out(inspect(reading))
    return reading


def _spooled(stdin: BinaryIO | None) -> BinaryIO | None:
    """
    Return standard input with all that is to come of it, so that its size is known; as it is where it fails.

    Of more than is ever read, which may be endless, it is only so much that reading it says so.
    """
    if stdin is None and sys.stdin is not None:
        stdin = sys.stdin.buffer
    try:
        return None if stdin is None else BytesIO(stdin.read(MOST_BYTES + 1))
    except (OSError, MemoryError):
        return stdin  # fails again, and is reported, when it is read


def _size(request: OpenRequest) -> int:
    """Return how many bytes there are to read; 0 where that cannot be said, as of a pipe."""
    total = 0
    for name in request.files:
        if name == STANDARD_INPUT:
            total += request.stdin.getbuffer().nbytes if isinstance(request.stdin, BytesIO) else 0
            continue
        try:
            status = Path(name).stat()
        except (OSError, ValueError):
            return 0
        if not stat.S_ISREG(status.st_mode):
            return 0
        total += status.st_size
    return total
