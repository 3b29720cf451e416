"""Which events may lie in a window: found by bisection, however many events there are."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from pathlib import Path

from tui.model.dates import BEGINNING, Window
from tui.store.timeline import Timeline

FEW = 64  # as many are looked at one by one sooner than found by bisection

SPANS_SCHEMA = Path(__file__).with_name("spans.sql")


def spans_table(timeline: Timeline) -> None:
    """Add the table `spans` to the database. Use it with `timeline.once(spans_table)`."""
    people = array("q", bytes(8 * timeline.size))
    for (rank,) in timeline.rows("select event from participants"):
        people[rank] += 1
    columns = (
        timeline.earliest_start,
        timeline.latest_start,
        timeline.earliest_end,
        timeline.latest_end,
        timeline.qualified,
        people,
    )
    timeline.extend(
        SPANS_SCHEMA.read_text(encoding="utf-8"),
        {"insert into spans values (?, ?, ?, ?, ?, ?, ?)": zip(range(timeline.size), *columns, strict=True)},
    )


class Reach:
    """
    The events in order of time, and how far they reach. Make it with `timeline.once(Reach)`.

    `_starts` ascends by rank. `_tops[n][i]` is the latest end of 2ⁿ events from rank i·2ⁿ on, so that those that reach
    a given instant are found among all earlier ones without looking at the others.
    """

    def __init__(self, timeline: Timeline) -> None:
        starts = timeline.earliest_start
        # Of these no start is known: they stand in the order by another bound, and yet may begin before any window.
        self._unbegun = [rank for rank, start in enumerate(starts) if start == BEGINNING]
        self._starts = array("q", starts)
        for rank in self._unbegun:
            self._starts[rank] = timeline.at(rank)
        top = timeline.latest_end
        self._tops: list[Sequence[int]] = [top]
        while len(top) > 1:
            last = top[-1:] if len(top) % 2 else top[:0]
            top = array("q", map(max, top[::2], top[1::2])) + last
            self._tops.append(top)

    def within(self, window: Window, ranks: Sequence[int]) -> Sequence[int]:
        """Return those of `ranks`, which ascend, that are at least possibly in the window."""
        first = bisect_left(self._starts, window.start)
        behind = bisect_right(self._starts, window.end)
        low, high = bisect_left(ranks, first), bisect_left(ranks, behind)
        if low <= FEW:
            before = [rank for rank in ranks[:low] if self._tops[0][rank] >= window.start]
        else:
            before = _common(ranks[:low], self._reaching(first, window.start))
        after = _common(ranks[high:], self._unbegun[bisect_left(self._unbegun, behind) :])
        inside = ranks[low:high]  # what begins in the window is there
        return [*before, *inside, *after] if before or after else inside

    def _reaching(self, behind: int, instant: int) -> list[int]:
        """Return the events of ranks before `behind` that may end at or after an instant."""
        found = [0] if behind else []
        for level in range(len(self._tops) - 1, -1, -1):
            top = self._tops[level]
            if level < len(self._tops) - 1:
                found = [half for index in found for half in (2 * index, 2 * index + 1)]
            found = [index for index in found if index << level < behind and top[index] >= instant]
        return found


def _common(ranks: Sequence[int], others: list[int]) -> list[int]:
    """Return what two ascending sequences share, looking up the members of the shorter one."""
    if len(others) < len(ranks):
        return [rank for rank in others if _holds(ranks, rank)]
    return [rank for rank in ranks if _holds(others, rank)]


def _holds(ranks: Sequence[int], rank: int) -> bool:
    at = bisect_left(ranks, rank)
    return at < len(ranks) and ranks[at] == rank
