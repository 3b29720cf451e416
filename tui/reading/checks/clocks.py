"""Times of day that the clock of their place never shows, or shows twice: the nights on which it is changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tui.model import edtf
from tui.model.entities import Kind
from tui.model.instants import MINUTE, offset_text
from tui.model.translation import tr
from tui.model.zoned import zone_of
from tui.model.zones import is_left_out, is_shown_once, to_utc, zone_named
from tui.reading.diagnostics import Path, Problem, Severity

if TYPE_CHECKING:
    from datetime import tzinfo

    from tui.reading.files import Reading

Record = Mapping[str, Any]

# Without an offset, in a year that has clocks: not one of five digits, nor before the common era.
_MOMENT = re.compile(r"(?<![\dY-])\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?![\d:Z+-])", re.ASCII)


def unclear_times(reading: Reading) -> Iterator[tuple[str, Problem]]:
    """Yield a warning, with the id of its event, for each such time in the dates of an event whose time zone is known."""
    events, places, usual = reading.tables[Kind.EVENT], reading.tables[Kind.PLACE], reading.timeline.get("tz")
    for id_, event in events.items():
        dates = [(path, text) for path, text in _dates(event) if "T" in text]
        name = zone_of(event, events, places, usual) if dates or "repeat" in event else None
        zone = zone_named(name) if name else None
        if name is None or zone is None:
            continue
        for path, text in dates:
            yield from ((id_, _problem(path, found, name, zone)) for found in _unclear(text, zone))
        if "repeat" in event and reading.recurrences is not None:
            yield from (
                (id_, problem) for problem in _recurring(reading.recurrences.dates[id_].texts, name, zone)
            )


def _dates(event: Record) -> Iterator[tuple[Path, str]]:
    """Yield the dates by the clock of an event, each with its place in the record."""
    if "date" in event and "repeat" not in event:
        yield ("date",), event["date"]
    for name in ("conflicts", "other_dates", "notes"):
        for index, entry in enumerate(event.get(name, ())):
            if "date" in entry:
                yield (name, index, "date"), entry["date"]


def _unclear(text: str, zone: tzinfo) -> Iterator[re.Match[str]]:
    for match in _MOMENT.finditer(text):
        if not is_shown_once(_local(match[0]), zone):
            yield match


def _local(moment: str) -> int:
    (part,) = edtf.parts(edtf.parse(moment))
    return part.earliest


def _problem(path: Path, found: re.Match[str], name: str, zone: tzinfo) -> Problem:
    local = _local(found[0])
    offsets = [offset_text((local - utc) // MINUTE) for utc in to_utc(local, zone)]
    help_ = tr("write the offset that is meant: {these}").format(
        these=" / ".join(f"`{found[0]}{offset}`" for offset in offsets)
    )
    message = _message(found[0], name, zone)
    return Problem(path, "unclear-time", message, help_, found.span(), severity=Severity.WARNING)


def _recurring(texts: Sequence[str], name: str, zone: tzinfo) -> Iterator[Problem]:
    """Yield a warning at the first occurrence of an event that has such a time."""
    found = next((match for text in texts for match in _unclear(text, zone)), None)
    if found is not None:
        message = tr("an occurrence falls on such a time: {message}").format(
            message=_message(found[0], name, zone)
        )
        help_ = tr("leave that occurrence out with EXDATE, and write an event with the offset for it")
        yield Problem(("repeat",), "unclear-time", message, help_, severity=Severity.WARNING)


def _message(moment: str, name: str, zone: tzinfo) -> str:
    if is_left_out(_local(moment), zone):
        words = tr("the clock in {zone} never shows {time}: it is put forward over it")
    else:
        words = tr("the clock in {zone} shows {time} twice: it is put back over it")
    return words.format(zone=name, time=moment)
