"""
Time zones in a calendar: which one an event is in, its times by the clock there, and a description of that clock
(VTIMEZONE) with every change of it in the years that the calendar has events of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vInline, vText, vUTCOffset

from tui.model import edtf
from tui.model.entities import Event, Kind, Place
from tui.model.zones import offset_zone, zone_named
from tui.store.meetings.encounters import place_of
from tui.store.timeline import Timeline

Moment = date | datetime

_FIRST_CHANGE = 1800  # no clock was changed before
_END = datetime(9999, 12, 30, tzinfo=UTC)
_STEP = timedelta(days=7)  # no clock is changed, and changed back, within it


class CalendarZone(NamedTuple):
    """A clock, and the name under which a calendar describes it; None for UTC, which needs none."""

    clock: tzinfo
    name: str | None


def zone_of(timeline: Timeline, event: Event) -> CalendarZone | None:
    """
    Return the zone that the times of an event are in; None where it has none, or none is known of them.

    It is that of the offset written, else that of its place (of what it is part of where it says none), else the
    timeline's. Where only some times of a date have an offset, none is known of the others.
    """
    if event.date.unit not in {"minute", "second"}:
        return None
    offsets = {part.offset for part in edtf.parts(edtf.parse(event.date.text))}
    if event.date.offset is not None:
        clock = offset_zone(event.date.offset)
        return CalendarZone(clock, str(clock) if event.date.offset else None)
    if offsets != {None}:
        return None
    rank = timeline.rank(event.id)
    where = event.place or (place_of(timeline, rank) if event.part_of and rank is not None else None)
    place = timeline.get(Kind.PLACE, where) if where else None
    name = (place.tz if isinstance(place, Place) else None) or timeline.raw_timeline().get("tz")
    zone = zone_named(name) if name else None  # none at all on a computer without the database of zones
    return None if zone is None else CalendarZone(zone, None if zone is UTC else name)


def stamp(moments: Sequence[Moment], zone: CalendarZone | None) -> vInline:
    """Return days, or times in UTC or by the clock of a zone, as the value of a property, with its parameters."""
    value = ",".join(map(compact, moments))
    first = moments[0]
    if not isinstance(first, datetime):
        return vInline(value, params={"VALUE": "DATE"})
    if first.tzinfo is not None or zone is None:
        return vInline(value)
    return (
        vInline(value, params={"TZID": zone.name}) if zone.name else vInline(f"{value}Z".replace(",", "Z,"))
    )


def compact(moment: Moment) -> str:
    """Return a day or a time as a calendar writes it, whatever its year; a time in UTC ends in Z."""
    return moment.isoformat().replace("-", "").replace(":", "").removesuffix("+0000") + (
        "Z" if isinstance(moment, datetime) and moment.tzinfo is not None else ""
    )


class _Change(NamedTuple):
    """From when on (in UTC) a clock shows something else, and what it showed before."""

    moment: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


def described(zone: CalendarZone, years: Collection[int]) -> Timezone:
    """Return a description of a zone that has a name, for these years."""
    whole = Timezone()
    whole["tzid"] = vText(zone.name or "")
    # One part for each change: ical.js, and what is made with it, reads no more than one date of a part.
    for first, last in _runs(years):
        for change in _changes(zone.clock, first, last):
            whole.add_component(_onset(change))
    return whole


def _runs(years: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last year of each run of years, with the one before: its clock is that of New Year's Day."""
    wanted = {near for year in years for near in (max(year - 1, 1), year)}
    firsts = sorted(year for year in wanted if year - 1 not in wanted)
    lasts = sorted(year for year in wanted if year + 1 not in wanted)
    return zip(firsts, lasts, strict=True)


def _onset(change: _Change) -> TimezoneStandard | TimezoneDaylight:
    """Return from when on a clock shows something, by what it showed before."""
    told = TimezoneDaylight() if change.is_summer else TimezoneStandard()
    told["dtstart"] = vInline(compact((change.moment + change.before).replace(tzinfo=None)))
    told["tzoffsetfrom"] = vUTCOffset(change.before)
    told["tzoffsetto"] = vUTCOffset(change.after)
    told["tzname"] = vText(change.name)
    return told


def _changes(clock: tzinfo, first: int, last: int) -> Iterator[_Change]:
    """Yield what a clock shows at the beginning of the first year, and then every change until the end of the last."""
    start = datetime(first, 1, 2, tzinfo=UTC)  # in the same year on every clock
    yield _change(clock, start, start)
    at = max(start, datetime(_FIRST_CHANGE, 1, 1, tzinfo=UTC))
    end = min(datetime(last, 12, 30, tzinfo=UTC), _END - _STEP) + _STEP
    while at < end:
        following = min(at + _STEP, end)
        if _shown(clock, at) != _shown(clock, following):
            yield _change(clock, at, _first_differing(clock, at, following))
        at = following


def _first_differing(clock: tzinfo, before: datetime, after: datetime) -> datetime:
    """Return the second at which a clock begins to show something else."""
    shown = _shown(clock, before)
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=int((after - before).total_seconds()) // 2)
        before, after = (middle, after) if _shown(clock, middle) == shown else (before, middle)
    return after


def _change(clock: tzinfo, before: datetime, moment: datetime) -> _Change:
    local = moment.astimezone(clock)
    offset = _shown(clock, moment)[0]
    return _Change(moment, _shown(clock, before)[0], offset, local.tzname() or "", bool(local.dst()))


def _shown(clock: tzinfo, moment: datetime) -> tuple[timedelta, str | None]:
    local = moment.astimezone(clock)
    return local.utcoffset() or timedelta(), local.tzname()
