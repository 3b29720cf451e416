"""Time zones as a calendar describes them (VTIMEZONE): every change of the clock in the years that it has events of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vInline, vText, vUTCOffset

_FIRST_YEAR, _LAST_YEAR = 1902, 2100  # beyond them nobody knows how clocks were or will be changed
_STEP = timedelta(days=7)  # no clock is changed, and changed back, within it


class Zone(NamedTuple):
    """A clock, and the name under which a calendar describes it; None for UTC, which needs none."""

    clock: tzinfo
    name: str | None


class _Change(NamedTuple):
    """From when on (in UTC) a clock shows something else, and what it showed before."""

    moment: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


def described(zones: Iterable[Zone], years: tuple[int, int]) -> Iterator[Timezone]:
    """Yield a description of each zone that has a name, for years from the first to the last."""
    first, last = (min(max(year, _FIRST_YEAR), _LAST_YEAR) for year in years)
    for name, clock in {zone.name: zone.clock for zone in zones if zone.name is not None}.items():
        whole = Timezone()
        whole["tzid"] = vText(name)
        # One part for each change: ical.js, and what is made with it, reads no more than one date of a part.
        for change in _changes(
            clock, first - 1, last
        ):  # at the beginning of a year, the clock is that of the one before
            whole.add_component(_onset(change))
        yield whole


def _onset(change: _Change) -> TimezoneStandard | TimezoneDaylight:
    """Return from when on a clock shows something, by what it showed before."""
    told = TimezoneDaylight() if change.is_summer else TimezoneStandard()
    told["dtstart"] = vInline(f"{change.moment + change.before:%Y%m%dT%H%M%S}")
    told["tzoffsetfrom"] = vUTCOffset(change.before)
    told["tzoffsetto"] = vUTCOffset(change.after)
    told["tzname"] = vText(change.name)
    return told


def _changes(clock: tzinfo, first: int, last: int) -> Iterator[_Change]:
    """Yield what a clock shows at the beginning of the first year, and then every change until the end of the last."""
    at = datetime(first, 1, 1, tzinfo=UTC)
    end = datetime(last + 1, 1, 1, tzinfo=UTC)
    yield _change(clock, at, at)
    while at < end:
        following = at + _STEP
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
