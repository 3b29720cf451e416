"""
Windows of time: which one to open with, and how zooming, panning and following move it.

Every window returned is bounded and snapped: to whole days where it is wider than ten, else to whole minutes, so
that it stays short to write and the same keys lead to the same windows. Lengths and shifts are in seconds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from tui.model.dates import Window
from tui.model.instants import BEGINNING, DAY, END, HOUR, LAST_YEAR, MINUTE, instant_of
from tui.query.result import Result
from tui.scene.interval_index import IntervalIndex, interval_index, spread_of_all
from tui.scene.ticks import MONTH, WEEK, YEAR
from tui.store.timeline import Timeline

_FIRST, _LAST = instant_of(-LAST_YEAR), instant_of(LAST_YEAR, 12, 31, 23, 59, 59)

_LADDER: tuple[int, ...] = (
    *(hours * HOUR for hours in (1, 2, 3, 6, 12, 24, 48, 96)),
    *(WEEK, 2 * WEEK),
    *(months * MONTH for months in (1, 2, 3, 6)),
    *(years * 10**power * YEAR for power in range(11) for years in (1, 2, 5)),
)

_OF_NOTHING = (instant_of(2000), instant_of(2001) - 1)  # the hull of no events: any year will do
_WHOLE_DAYS_FROM = 10 * DAY
_WHOLE_YEARS_FROM = 400_000 * YEAR
_FOUR_CENTURIES = 146_097 * DAY  # always as many days, so that what begins with a year stays there
_MARGIN = 0.03  # of the time that events take, on each side
_AROUND_A_DAY = 2 * WEEK  # the window of what all is on one day, which says nothing of how long to look at
_AROUND_AN_HOUR = 12 * HOUR
_NEAR_EDGE, _INSIDE_EDGE = 0.02, 0.12


class Limits(NamedTuple):
    """The shortest and longest windows that zooming leads to."""

    narrowest: int
    widest: int


def limits(timeline: Timeline) -> Limits:
    """Return one hour to 20,000 years, or to twice the timeline where that is longer."""
    low, high = spread_of_all(timeline).hull or _OF_NOTHING
    return Limits(HOUR, max(20_000 * YEAR, 2 * (high - low + 1)))


def opening(result: Result, otherwise: Window | None = None) -> Window:
    """
    Return the window to open a result with: the one asked for, its open ends closed, else `first_view`.

    Where nothing with a date answers it is `otherwise`, or all of the timeline.
    """
    window = result.view.window
    if window is None:
        return first_view(result, otherwise)
    if window.start > BEGINNING and window.end < END:
        return window
    all_of_it = whole(result)
    start = window.start if window.start > BEGINNING else min(all_of_it.start, window.end - DAY + 1)
    end = window.end if window.end < END else max(all_of_it.end, start + DAY - 1)
    return Window(max(start, _FIRST), min(end, _LAST))


def first_view(result: Result, otherwise: Window | None = None) -> Window:
    """Return where the events of a result are: all of them but a few far outliers that would squeeze the others."""
    index, number = interval_index(result), len(result.matches)
    if index.hull is None:
        return whole(result, otherwise)
    low, high = index.hull
    outliers = min(number // 8, max(2, number // 50), 64)
    core = index.hull_without(outliers, outliers)
    if (core[1] - core[0]) * 4 > high - low:  # not even without all of them on both sides
        outliers = 0
    for dropped in range(1, outliers + 1):
        hulls = [index.hull_without(early, dropped - early) for early in range(dropped + 1)]
        start, end = min(hulls, key=lambda hull: hull[1] - hull[0])
        if start <= end and (end - start + DAY) * 4 <= high - low:
            return padded((start, end))
    return padded((low, high))


def whole(result: Result, otherwise: Window | None = None) -> Window:
    """Return the window of all events of a result, at once however many they are; `otherwise` as in `opening`."""
    hull = interval_index(result).hull
    if hull is None:
        return otherwise or padded(spread_of_all(result.timeline).hull)
    return padded(hull)


def fit(timeline: Timeline, ranks: Sequence[int]) -> Window:
    """Return the window of these events, with room at the edges; of a year where there are none."""
    return padded(IntervalIndex(timeline, sorted(ranks)).hull)


def zoom(window: Window, steps: int, about: int, limits: Limits) -> Window:
    """Narrow (`steps` > 0) or widen a window along a ladder of lengths; the instant `about` stays where it is."""
    old = length = window.end - window.start + 1
    for _ in range(abs(steps)):
        length = _narrower(length) if steps > 0 else _wider(length)
    length = min(max(length, limits.narrowest), limits.widest)
    about = about if window.start <= about <= window.end else window.start + old // 2
    unit = _unit(length)
    wished = about - (about - window.start) * length // old
    # Of the whole units around the wished place and length, the pair that moves `about` the least.
    candidates = [
        (abs((about - start) * old - (about - window.start) * units * unit) / units, start, units * unit)
        for start in (wished // unit * unit, -(-wished // unit) * unit)
        for units in {length // unit, -(-length // unit)}
        if units * unit <= limits.widest
    ]
    _, start, length = min(candidates)
    return _clamped(start, length)


def pan(window: Window, fraction: float) -> Window:
    """Shift a window by a part of its own length; negative is towards the past."""
    length = window.end - window.start + 1
    return _snapped(window.start + round(length * fraction), length)


def centre(window: Window, instant: int) -> Window:
    """Return a window of the same length with `instant` in its middle."""
    length = window.end - window.start + 1
    return _snapped(instant - length // 2, length)


def follow(window: Window, start: int, end: int) -> Window:
    """Return the window shifted as little as shows `[start, end]` clear of the edges; itself if it already does."""
    length = window.end - window.start + 1
    start, end = max(start, _FIRST), min(end, _LAST)
    near, inside = int(length * _NEAR_EDGE), int(length * _INSIDE_EDGE)
    late, early = start > window.end - near, start < window.start + near
    cut = end > window.end - near
    if (early and cut) or not (early or late or cut):
        return window
    fits = end - start <= length - 2 * inside
    if fits and (end < window.start - length or start > window.end + length):
        return centre(window, (start + end) // 2)
    if early:
        return _snapped(start - inside, length)
    return _snapped(min(end + inside - length + 1, start - inside), length)


def padded(hull: tuple[int, int] | None) -> Window:
    """Return a window around the first and last instants of some events, with room at the edges."""
    if hull is None:
        return Window(*_OF_NOTHING)
    low, high = hull
    # Nothing at the edges was written with a time; of a day with an unknown start, its end may be the first known.
    by_days = low % DAY in {0, DAY - 1} and (high + 1) % DAY == 0
    low -= low % DAY if by_days else 0
    span = high - low + 1
    longest, around = (DAY, _AROUND_A_DAY) if by_days else (HOUR, _AROUND_AN_HOUR)
    margin = max(round(span * _MARGIN), 1) if span > longest else (around - span) // 2
    start, end = low - margin, high + margin
    unit = max(_unit(end - start + 1), HOUR if span > DAY else MINUTE)  # said in few words
    start -= start % unit
    return _clamped(start, -(-(end + 1 - start) // unit) * unit)


def _narrower(length: int) -> int:
    return _LADDER[max(bisect_right(_LADDER, length * 4 // 5) - 1, 0)]


def _wider(length: int) -> int:
    return _LADDER[min(bisect_left(_LADDER, length * 5 // 4), len(_LADDER) - 1)]


def _unit(length: int) -> int:
    if length > _WHOLE_YEARS_FROM:
        return _FOUR_CENTURIES
    return DAY if length > _WHOLE_DAYS_FROM else MINUTE


def _snapped(start: int, length: int) -> Window:
    unit = _unit(length)
    return _clamped((start + unit // 2) // unit * unit, max((length + unit // 2) // unit, 1) * unit)


def _clamped(start: int, length: int) -> Window:
    """Return the window, moved back inside the years that dates can have."""
    length = min(length, _LAST - _FIRST + 1)
    start = min(max(start, _FIRST), _LAST - length + 1)
    return Window(start, start + length - 1)
