"""A life-line: in one row of signs, when something had events, and how surely."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from tui.model.dates import BEGINNING, END
from tui.scene.ticks import Step
from tui.store.timeline import Timeline

MOST_COLUMNS = 60
_STEPS = (
    Step("day"),
    Step("month"),
    *(Step("year", size * 10**power) for power in range(11) for size in (1, 2, 5)),
)
_LONGEST = 1.02  # no month or year is longer than this many of its mean
_HEIGHTS = "▂▃▄▅▆▇█"
_POSSIBLE = "░"
_NOTHING = "·"


class LifeLine(NamedTuple):
    """
    `signs` has one sign for each `step` of the calendar, at most MOST_COLUMNS: higher where more certainly happened,
    `░` where something only possibly did. `start` and `end` are the first and last instants known.
    """

    signs: str
    step: Step
    start: int
    end: int


def life_line(timeline: Timeline, ranks: Sequence[int]) -> LifeLine | None:
    """Draw when these events were; None of fewer than two, and where it would be a line of one sign."""
    ranks = timeline.with_date(ranks)
    bounds = (timeline.earliest_start, timeline.latest_start, timeline.earliest_end, timeline.latest_end)
    known = [bound[rank] for rank in ranks for bound in bounds if BEGINNING < bound[rank] < END]
    if len(ranks) < 2 or not known:
        return None
    start, end = min(known), max(known)
    step, edges = _columns(start, end)
    if len(edges) <= 2:
        return None
    certain, possible = [0] * len(edges), [0] * len(edges)
    for rank in ranks:
        first, latest_start, earliest_end, last = [
            bisect_right(edges, min(max(bound[rank], start), end)) - 1 for bound in bounds
        ]
        _count(possible, first, last)
        if not timeline.qualified[rank]:
            _count(certain, latest_start, earliest_end)
    most = max(accumulate(certain))
    signs = (
        _HEIGHTS[-(-sure * len(_HEIGHTS) // most) - 1] if sure else _POSSIBLE if maybe else _NOTHING
        for sure, maybe in zip(accumulate(certain), accumulate(possible), strict=True)
    )
    return LifeLine("".join(signs)[: len(edges) - 1], step, start, end)


def _columns(start: int, end: int) -> tuple[Step, list[int]]:
    """Return the smallest step with few enough columns, and the instants at which they begin and the last one ends."""
    for step in _STEPS:
        if end - start > (MOST_COLUMNS + 2) * _LONGEST * step.length:
            continue  # too many columns, without counting them
        edges = [step.floor(start)]
        for edge in step.ticks(edges[0] + 1, END):
            edges.append(edge)
            if edge > end or len(edges) > MOST_COLUMNS + 1:
                break
        if edges[-1] > end:
            return step, edges
    return step, [start, end + 1]


def _count(changes: list[int], first: int, last: int) -> None:
    """Add one from the column `first` to `last`; nothing where that is backwards."""
    if first <= last:
        changes[first] += 1
        changes[last + 1] -= 1
