"""Which events are before, after or in a time that a query names, on the clocks that count."""

from __future__ import annotations

from typing import NamedTuple

from tui.model.dates import END, NEVER, Certainty, Doubt, When
from tui.model.instants import EASTERNMOST, WESTERNMOST, years_of
from tui.query.language import Ask, Term
from tui.store.bitset import set_of_flags
from tui.store.timeline import Bounds, Clock, Timeline


class _Value(NamedTuple):
    """The time asked for: between which instants it begins, and between which it ends."""

    earliest_start: int
    latest_start: int
    earliest_end: int
    latest_end: int


def asked(timeline: Timeline, clock: Clock, term: Term, surely: Certainty) -> int:
    """
    Return the events for which a date term holds at least so surely, in a timeline that has times of day.

    A day, a month or a year is each event's own. A time of day is an instant where it has an offset, or the clock of the
    timeline is stated. Where only one of two times of day is, what is certain holds whatever zone the other is in.
    """
    when, window = When.parse(term.text), term.window
    value = _Value(window.start, window.start, window.end, window.end)
    if when.unit not in {"minute", "second"}:
        return _compared(timeline, clock.own, term.ask, value, surely)
    instant = _instant(clock, when, value)
    if instant is not None:
        return _compared(timeline, clock.utc, term.ask, instant, surely)
    zoned = set_of_flags(bytes(clock.zoned))
    as_written = _compared(timeline, clock.own, term.ask, value, surely)
    return (as_written & ~zoned) | (
        _compared(timeline, clock.utc, term.ask, _anywhere(value), surely) & zoned
    )


def _instant(clock: Clock, when: When, value: _Value) -> _Value | None:
    """Return a value in UTC; None where its zone is not known."""
    if when.offset is not None:
        return _Value(*(_moved(bound, -60 * when.offset) for bound in value))
    if not clock.stated:
        return None
    from tui.model.zones import to_utc, zone_named  # there is a clock only where these are needed

    zone = zone_named(clock.name)
    assert zone is not None  # noqa: S101  a clock is named only where its zone is known
    (first, second), (third, fourth) = to_utc(value.earliest_start, zone), to_utc(value.latest_end, zone)
    return _Value(first, second, third, fourth)


def _anywhere(value: _Value) -> _Value:
    """Return a value in UTC, as early and as late as it is in any zone."""
    early, late = -EASTERNMOST, -WESTERNMOST
    first, second, third, fourth = value
    return _Value(_moved(first, early), _moved(second, late), _moved(third, early), _moved(fourth, late))


def _moved(bound: int, seconds: int) -> int:
    return bound if abs(bound) == END else bound + seconds


def _compared(timeline: Timeline, bounds: Bounds, ask: Ask, value: _Value, surely: Certainty) -> int:
    certain = surely is Certainty.CERTAINLY
    if ask is Ask.BEFORE:
        over, limit = (
            (bounds.latest_end, value.earliest_start)
            if certain
            else (bounds.earliest_end, value.latest_start)
        )
        flags = bytes([instant < limit for instant in over])
    elif ask is Ask.AFTER:
        begun, limit = (
            (bounds.earliest_start, value.latest_end)
            if certain
            else (bounds.latest_start, value.earliest_end)
        )
        flags = bytes([limit < instant < NEVER for instant in begun])
    else:
        begun, over = (
            (bounds.latest_start, bounds.earliest_end)
            if certain
            else (bounds.earliest_start, bounds.latest_end)
        )
        first, last = (
            (value.latest_start, value.earliest_end) if certain else (value.earliest_start, value.latest_end)
        )
        flags = bytes(
            [start <= last and first <= end < NEVER for start, end in zip(begun, over, strict=True)]
        )
    found = set_of_flags(flags)
    return found & ~_doubtful(timeline, bounds, ask, value) if certain else found


def _doubtful(timeline: Timeline, bounds: Bounds, ask: Ask, value: _Value) -> int:
    """Return the events of which nothing is certain, or nothing but that they are in their year."""

    def in_its_year(rank: int) -> bool:
        first, last = years_of(bounds.earliest_start[rank], bounds.latest_end[rank])
        return ask is Ask.IN and value.latest_start <= first and last <= value.earliest_end

    return set_of_flags(
        bytes(
            doubt == Doubt.QUALIFIED or (doubt == Doubt.HEMISPHERE and not in_its_year(rank))
            for rank, doubt in enumerate(timeline.qualified)
        )
    )
