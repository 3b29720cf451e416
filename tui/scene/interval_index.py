"""The events of a result, found by time without looking at all of them."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.model.instants import BEGINNING, END
from tui.query.result import Result
from tui.scene.lru import LruCache
from tui.store.spans import Ends, last_known
from tui.store.timeline import Timeline

if TYPE_CHECKING:
    from tui.scene.layout.cache import Plain

_BRANCHES = 32
_KEPT = 8
_DRAWINGS = 8


class IntervalIndex:
    """
    The times of events by their position among `ranks`, which are in order of time: those given that have a date.

    Built once in O(n log n). Counting is O(log n); each event found to reach into a window costs O(log n),
    through a tree of the latest ends of ever larger blocks.
    """

    def __init__(self, timeline: Timeline, ranks: Sequence[int]) -> None:
        self.ranks = ranks = timeline.with_date(ranks)
        self._timeline = timeline
        self.drawings: LruCache[tuple[object, ...], Plain] = LruCache(_DRAWINGS)
        """What was drawn of them last, for `tui.scene.layout.cache`."""
        starts: Sequence[int] = timeline.stands
        ends: Sequence[int] = timeline.latest_end
        begun: Sequence[int] = timeline.earliest_start
        if len(ranks) != timeline.size:
            starts = array("q", map(starts.__getitem__, ranks))
            ends = array("q", map(ends.__getitem__, ranks))
            begun = array("q", map(begun.__getitem__, ranks))
        # Such an event stands where the first that is known of it is.
        endless = bool(begun) and min(begun) == BEGINNING
        self._endless_past = [at for at, start in enumerate(begun) if start == BEGINNING] if endless else []
        self._starts = starts
        if len(ranks) == timeline.dated:
            self._sorted_ends, self._known_ends = timeline.once(Ends).latest, timeline.once(Ends).known
        else:
            self._sorted_ends = self._known_ends = array("q", sorted(ends))
            if self._sorted_ends and self._sorted_ends[-1] == END:
                known = [
                    last_known(timeline, rank) for rank, end in zip(ranks, ends, strict=True) if end == END
                ]
                self._known_ends = array("q", sorted([*self._sorted_ends[: -len(known)], *known]))
        self._peaks: list[Sequence[int]] = [ends]
        while len(self._peaks[-1]) > _BRANCHES:
            below = self._peaks[-1]
            blocks = range(0, len(below), _BRANCHES)
            self._peaks.append(array("q", (max(below[at : at + _BRANCHES]) for at in blocks)))

    @property
    def hull(self) -> tuple[int, int] | None:
        """The first and the last instant that are known of any event; None where there are none."""
        first = bisect_right(self._starts, BEGINNING)
        if first == len(self._starts):
            return None
        # Of a day before which something began at a time that is not known, its end is what orders it.
        timeline, ranks = self._timeline, (self.ranks[at] for at in self._endless_past)
        ends = (timeline.earliest_end[rank] for rank in ranks)
        known = (end for end in ends if BEGINNING < end < END)
        return min((self._starts[first], *known)), self._known_ends[-1]

    def hull_without(self, early: int, late: int) -> tuple[int, int]:
        """Return the hull of what remains when so many of the earliest and the latest are left out."""
        first = bisect_right(self._starts, BEGINNING)
        return self._starts[first + early], self._known_ends[-1 - late]

    def known(self, positions: Sequence[int]) -> tuple[list[int], list[int]]:
        """Return the earliest known bound of each of these events, and the latest of each, or END where it goes on."""
        timeline, ranks = self._timeline, self.ranks
        ends = [*map(self._peaks[0].__getitem__, positions)]
        for at, (position, end) in enumerate(zip(positions, ends, strict=True)):
            if end == END and timeline.earliest_end[ranks[position]] < END:
                ends[at] = last_known(timeline, ranks[position])
        return [*map(self._starts.__getitem__, positions)], ends

    def at(self, position: int) -> int:
        """Return the earliest known bound of an event."""
        return self._starts[position]

    def begun(self, instant: int) -> int:
        """Return the position of the first whose earliest known bound is not before `instant`."""
        return bisect_left(self._starts, instant)

    def begun_each(self, instants: Sequence[int]) -> list[int]:
        """Return `begun` of each of these ascending instants."""
        starts, first, last = self._starts, self.begun(instants[0]), self.begun(instants[-1])
        return [bisect_left(starts, instant, first, last) for instant in instants]

    def before(self, instant: int) -> int:
        """Return how many certainly ended before `instant`."""
        return bisect_left(self._sorted_ends, instant)

    def after(self, instant: int) -> int:
        """Return how many certainly begin after `instant`."""
        first = bisect_right(self._starts, instant)
        return len(self.ranks) - first - len(self._later_endless_past(first))

    def inside(self, start: int, end: int) -> int:
        """Return how many are at least possibly within `[start, end]`."""
        return len(self.ranks) - self.before(start) - self.after(end)

    def going_on(self, edges: Sequence[int]) -> list[int]:
        """
        Return how many may be between each of these ascending instants and the next.

        Those that are open count up to the last instant that is known of them.
        """
        starts, ends = self._starts, self._known_ends
        ended = [bisect_left(ends, edge) for edge in edges[:-1]]
        begun = [bisect_left(starts, edge) for edge in edges[1:]]
        return [max(first - last, 0) for first, last in zip(begun, ended, strict=True)]

    def reaching(self, start: int, end: int) -> list[int]:
        """Return the positions outside `begun(start) … begun(end + 1)` that may yet overlap `[start, end]`, in order."""
        stop, high = self.begun(start), [0]
        for level in reversed(range(len(self._peaks))):
            peaks = self._peaks[level]
            last = min(-(-stop // _BRANCHES**level), len(peaks))
            high = [
                block
                for above in high
                for block in range(above * _BRANCHES, min((above + 1) * _BRANCHES, last))
                if peaks[block] >= start
            ]
        return [*high, *self._later_endless_past(self.begun(end + 1))]

    def overlaps(self, position: int, start: int, end: int) -> bool:
        """Whether the event at a position is at least possibly within `[start, end]`."""
        ends, at = self._peaks[0], bisect_left(self._endless_past, position)
        has_begun = self._starts[position] <= end or self._endless_past[at : at + 1] == [position]
        return has_begun and ends[position] >= start

    def _later_endless_past(self, first: int) -> list[int]:
        return self._endless_past[bisect_left(self._endless_past, first) :]


class _Indexes:
    """The indexes of the latest queries on one timeline: its windows and selections do not change what matches."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._latest: LruCache[str, IntervalIndex] = LruCache(_KEPT)

    def of(self, query: str, ranks: Sequence[int]) -> IntervalIndex:
        return self._latest.of(query, lambda: IntervalIndex(self._timeline, ranks))


def interval_index(result: Result) -> IntervalIndex:
    """Return the index of a result, made at the first question about its query."""
    return result.timeline.once(_Indexes).of(result.view.query, result.matches)


def spread_of_all(timeline: Timeline) -> IntervalIndex:
    """Return the index of a whole timeline: that of the query that asks nothing."""
    return timeline.once(_Indexes).of("", range(timeline.size))
