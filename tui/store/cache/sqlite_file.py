"""Timelines whose database is a file."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.reading.diagnostics import Diagnostic, decoded
from tui.reading.files import Reading
from tui.store.build import build_in, connected, head
from tui.store.timeline import Bounds, Clock, Timeline

KEPT_SCHEMA = Path(__file__).with_name("kept.sql")

_HEAD, _FOUND, _CLOCK = "timeline", "diagnostics", "clock"
_TYPECODES = dict(zip(Bounds._fields, "qqqqbq", strict=True))
# A file is private until it is whole, so nothing is lost with a process that is killed while it writes. What is read
# again is found in 64 MB of memory, filled as need be.
_PRAGMAS = "pragma journal_mode = off; pragma synchronous = off; pragma temp_store = memory; pragma cache_size = -65536"


def build_file(reading: Reading, path: Path, tz: str | None = None) -> Timeline:
    """Return the timeline of what was read and is right, with its database in an empty file, which keeps what is wrong."""
    with connected(str(path)) as connection:
        connection.executescript(_PRAGMAS)
        connection.executescript(KEPT_SCHEMA.read_text(encoding="utf-8"))
        timeline = build_in(connection, reading, tz=tz, filed=True)
        kept = [(name, getattr(timeline, name).tobytes()) for name in _TYPECODES]
        kept += list(_of_clock(timeline.clock))
        kept += [(_HEAD, _dumped(reading.timeline)), (_FOUND, _dumped(reading.errors))]
        connection.executemany("insert into kept values (?, ?)", kept)
        return timeline


def open_file(path: Path, files: Sequence[str], *, final: bool) -> Timeline:
    """
    Return the timeline built in a file of the files named; OSError, sqlite3.Error or ValueError where that is damaged.

    A `final` one has all that is kept and is only read. One that is not may lose its name at once: it stays until the
    timeline is closed.
    """
    with connected(f"{path.as_uri()}?mode={'ro&immutable=1' if final else 'rw'}", uri=True) as connection:
        connection.executescript(_PRAGMAS)
        bounds = Bounds(*(array(code, _kept(connection, name)) for name, code in _TYPECODES.items()))
        told = head(files, json.loads(_kept(connection, _HEAD)))
        return Timeline(connection, told, bounds, _clock(connection), filed=True)


def found_in(timeline: Timeline) -> list[Diagnostic]:
    """Return what was found wrong with the files of which a timeline was built in a file."""
    if not timeline.left_out:
        return []
    ((kept,),) = timeline.rows("select value from kept where name = ?", _FOUND)
    return list(map(decoded, json.loads(kept)))


def _of_clock(clock: Clock | None) -> Iterator[tuple[str, bytes]]:
    """Yield what is kept of a clock: its name, and by whose name and field each array."""
    yield _CLOCK, _dumped(clock and [clock.name, clock.stated])
    if clock is not None:
        yield f"{_CLOCK}.zoned", clock.zoned.tobytes()
        for which in ("own", "utc"):
            bounds = getattr(clock, which)
            yield from ((f"{_CLOCK}.{which}.{name}", getattr(bounds, name).tobytes()) for name in _TYPECODES)


def _clock(connection: sqlite3.Connection) -> Clock | None:
    said = json.loads(_kept(connection, _CLOCK))
    if said is None:
        return None
    own, utc = (
        Bounds(
            *(array(code, _kept(connection, f"{_CLOCK}.{which}.{name}")) for name, code in _TYPECODES.items())
        )
        for which in ("own", "utc")
    )
    name, stated = said
    return Clock(name, stated, own, utc, array("b", _kept(connection, f"{_CLOCK}.zoned")))


def _dumped(value: object) -> bytes:
    return json.dumps(value).encode()


def _kept(connection: sqlite3.Connection, name: str) -> bytes:
    for (value,) in connection.execute("select value from kept where name = ?", (name,)):
        return bytes(value)
    raise ValueError(f"{name} is missing")
