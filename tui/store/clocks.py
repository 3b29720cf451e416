"""
The clock on which a timeline is numbered and drawn, and what is known of its times of day as instants.

Imported where a timeline has a time of day. A time of day is an instant where it has an offset, or its place or the
timeline has a time zone; a day, a month and a year are the event's own, and stand on every clock as they are.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, tzinfo
from itertools import accumulate
from typing import Any, NamedTuple

from tui.model import edtf
from tui.model.dates import BEGINNING, END, NEVER, When
from tui.model.entities import event_of
from tui.model.instants import EASTERNMOST, WESTERNMOST, offset_text
from tui.model.zones import offset_zone, to_local, to_utc, zone_named
from tui.store.timeline import Bounds, Clock, Four, bounds_of

TIMED = frozenset({"minute", "second"})
_Record = Mapping[str, Any]


class Zone(NamedTuple):
    name: str
    info: tzinfo


class Zones:
    """Which time zone an event is in: that of its place, else of the places of what it is part of, else the timeline's."""

    def __init__(
        self, events: Mapping[str, _Record], places: Mapping[str, _Record], usual: str | None
    ) -> None:
        self._events = events
        self._places = places
        self._usual = usual

    def of(self, event: _Record) -> Zone | None:
        where: set[str] = {event["place"]} if "place" in event else set()
        if not where:
            parents = (self._events.get(event_of(id_), {}) for id_ in event.get("part_of", ()))
            where = {parent["place"] for parent in parents if "place" in parent}
        name = self._places.get(where.pop(), {}).get("tz") if len(where) == 1 else None
        name = name or self._usual
        info = zone_named(name) if name else None
        return None if name is None or info is None else Zone(name, info)


def clocked(
    dates: Sequence[tuple[When, _Record]], zones: Zones, asked: str | None, usual: str | None
) -> tuple[list[Four], Clock, list[int]]:
    """
    Reckon dates for one clock.

    Args:
        dates: each event's date with its record.
        zones: which zone each event is in.
        asked: the zone whose clock is asked for.
        usual: that of the timeline.

    Returns:
        The bounds of each event on the clock; the clock, whose arrays are in the order of the dates given; and where
        each stands in order of time, in UTC as far as that is known.

    """
    reckoned = [_Reckoned(when, zones.of(record) if when.unit in TIMED else None) for when, record in dates]
    name = asked or usual
    shared = {one.zone.name for one in reckoned if one.zone is not None}
    if name is None and shared:
        name = shared.pop() if len(shared) == 1 else "UTC"
    zone = zone_named(name) if name and any(one.zone for one in reckoned) else None
    on_clock = [one.on_clock(zone) for one in reckoned]
    utc = [one.utc for one in reckoned]
    clock = Clock(
        name if name and zone is not None else "",
        bool(asked or usual) and zone is not None,
        _bounds([bounds_of(one.when) for one in reckoned], reckoned),
        _bounds(utc, reckoned),
        array("b", [one.zone is not None for one in reckoned]),
    )
    stands = [one.stands(bounds, zone) for one, bounds in zip(reckoned, on_clock, strict=True)]
    return on_clock, clock, stands


def ascending(stands: Sequence[int], zone_name: str) -> array[int]:
    """Return what the clock of a zone shows at instants that ascend, never less than before, where it is put back too."""
    zone = zone_named(zone_name) or UTC
    shown = (stand if abs(stand) >= NEVER else to_local(stand, zone) for stand in stands)
    return array("q", accumulate(shown, max))


class _Reckoned:
    """A date in its zone: `utc` has its bounds as instants, widened by all that its zone may be where none is known."""

    def __init__(self, when: When, zone: Zone | None) -> None:
        self.when = when
        self.own = bounds_of(when)
        self.zone: Zone | None = None
        self.utc = self.own
        if when.unit not in TIMED or when.unknown:
            return
        parts = list(edtf.parts(edtf.parse(when.text)))
        if when.offset is not None:
            self.zone = Zone(
                f"UTC{offset_text(when.offset)}" if when.offset else "UTC", offset_zone(when.offset)
            )
        elif all(part.offset is None for part in parts):
            self.zone = zone
        start_unit, end_unit = edtf.precision(edtf.parse(when.text))
        self._timed = (start_unit in TIMED,) * 2 + (end_unit in TIMED,) * 2
        self.utc = self._each(self._as_instant)
        if when.offset is not None and zone is not None and self._each(self._shown_in(zone)) == self.own:
            self.zone = zone  # whose offset then was written

    def on_clock(self, zone: tzinfo | None) -> Four:
        """Return the bounds on the clock of a zone; as they were written where they are no instants."""
        if zone is None or self.zone is None or self.zone.info == zone:
            return self.own
        return self._each(self._shown_in(Zone("", zone)))

    def stands(self, on_clock: Four, zone: tzinfo | None) -> int:
        stands = self.when.stands
        if zone is None or stands == NEVER:
            return stands
        if self.zone is not None and self._timed[0] and on_clock[0] > BEGINNING:
            return self.utc[0]
        return to_utc(stands, zone)[0]

    def _each(self, reckon: Callable[[int], int]) -> Four:
        """Return the bounds with what `reckon` makes of those, by number, that are times of day."""
        first, second, third, fourth = (
            reckon(at) if self._timed[at] and abs(bound) != END else bound
            for at, bound in enumerate(self.own)
        )
        return first, second, third, fourth

    def _shown_in(self, zone: Zone) -> Callable[[int], int]:
        return lambda at: to_local(self.utc[at], zone.info)

    def _as_instant(self, at: int) -> int:
        late = at % 2  # the latest start, the latest end
        if self.zone is None:
            return self.own[at] - (WESTERNMOST if late else EASTERNMOST)
        return to_utc(self.own[at], self.zone.info)[late]


def _bounds(rows: Sequence[Four], reckoned: Sequence[_Reckoned]) -> Bounds:
    columns = [array("q", [row[at] for row in rows]) for at in range(4)]
    qualified = array("b", [one.when.doubt for one in reckoned])
    return Bounds(columns[0], columns[1], columns[2], columns[3], qualified, array("q"))
