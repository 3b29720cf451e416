"""Which events may lie in a window: found by bisection, however many events there are."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import overload

from tui.model.dates import BEGINNING, END, Window
from tui.store.timeline import Timeline

FEW = 64  # as many are looked at one by one sooner than found by bisection


class Reach:
    """
    The events in order of time, and how far they reach. Make it with `timeline.once(Reach)`; of some events, whose
    ranks ascend, with `Reach(timeline, ranks)`, and then each is known by its position among them.

    `_starts` ascends. `_tops[n][i]` is the latest end of 2ⁿ events from the position i·2ⁿ on, so that those that reach
    a given instant are found among all earlier ones without looking at the others.
    """

    def __init__(self, timeline: Timeline, ranks: Sequence[int] | None = None) -> None:
        if ranks is None or len(ranks) == timeline.size:
            every = range(timeline.size)
            self._unbegun: Sequence[int] = timeline.keep_array(
                "reach.unbegun", lambda: _unbegun(timeline, every)
            )
            self._starts: Sequence[int] = timeline.stands
            tops = timeline.keep_array("reach.tops", lambda: _tops(timeline.latest_end))
        else:
            self._unbegun = _unbegun(timeline, ranks)
            self._starts = _starts(timeline, ranks)
            tops = _tops(array("q", map(timeline.latest_end.__getitem__, ranks)))
        self._tops: list[Sequence[int]] = []
        size, at = len(self._starts), 0
        while at < len(tops):
            self._tops.append(tops[at : at + size])
            size, at = (size + 1) // 2, at + size

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
        return Joined(before, inside, after) if before or after else inside

    def all_within(self, window: Window) -> Sequence[int]:
        """Return all that are at least possibly in the window."""
        first = bisect_left(self._starts, window.start)
        behind = bisect_right(self._starts, window.end)
        after = self._unbegun[bisect_left(self._unbegun, behind) :]
        return [*self._reaching(first, window.start), *range(first, behind), *after]

    def _reaching(self, behind: int, instant: int) -> list[int]:
        """Return the events of ranks before `behind` that may end at or after an instant."""
        found: list[int] = []
        at = behind
        while at:
            # Of the runs that end here, the longest that has nothing in it is passed over at once.
            level = (at & -at).bit_length() - 1
            while level >= 0 and self._tops[level][(at >> level) - 1] >= instant:
                level -= 1
            if level < 0:
                found.append(at - 1)
                level = 0
            at -= 1 << level
        return found[::-1]


class Joined(Sequence[int]):
    """Ascending numbers that stand in several sequences one behind the other, of which none is copied."""

    def __init__(self, *parts: Sequence[int]) -> None:
        self._parts = [part for part in parts if len(part)]
        self._begin = [0, *accumulate(map(len, self._parts))]

    def __len__(self) -> int:
        return self._begin[-1]

    def __iter__(self) -> Iterator[int]:
        return chain.from_iterable(self._parts)

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        if isinstance(index, slice):
            return [self[at] for at in range(len(self))[index]]
        at = range(len(self))[index]
        part = bisect_right(self._begin, at) - 1
        return self._parts[part][at - self._begin[part]]

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and holds(self, number)


class Ends:
    """
    When the events that have a date end, in ascending order: `latest`, END for those that are open, and `known`, the last instant that
    is known of each. Make it with `timeline.once(Ends)`.
    """

    def __init__(self, timeline: Timeline) -> None:
        dated = timeline.dated
        self.latest = timeline.keep_array(
            "ends.latest", lambda: array("q", sorted(timeline.latest_end[:dated]))
        )
        self.known = self.latest
        if self.latest and self.latest[-1] == END:
            known = (last_known(timeline, rank) for rank in range(dated))
            self.known = timeline.keep_array("ends.known", lambda: array("q", sorted(known)))


class Sorted:
    """
    The events by earliest start (`by_start`, as ranks) and by latest end (`by_end`), with these bounds in ascending
    order. Make it with `timeline.once(Sorted)`.
    """

    def __init__(self, timeline: Timeline) -> None:
        self.by_start, self.starts = _sorted(timeline, "start", timeline.earliest_start)
        self.by_end, self.ends = _sorted(timeline, "end", timeline.latest_end)


def _sorted(timeline: Timeline, name: str, bounds: array[int]) -> tuple[array[int], array[int]]:
    """Return the events in the order of a bound, as ranks, and the bounds in that order."""
    order = timeline.keep_array(
        f"sorted.by_{name}", lambda: array("q", sorted(range(timeline.size), key=bounds.__getitem__))
    )
    return order, timeline.keep_array(f"sorted.{name}s", lambda: array("q", map(bounds.__getitem__, order)))


def last_known(timeline: Timeline, rank: int) -> int:
    """Return the last bound of an event that is known; BEGINNING for one that has none."""
    end = timeline.latest_end[rank]
    if end < END:
        return end
    bounds = (timeline.earliest_start, timeline.latest_start, timeline.earliest_end)
    return max((bound[rank] for bound in bounds if bound[rank] < END), default=BEGINNING)


def _unbegun(timeline: Timeline, ranks: Sequence[int]) -> array[int]:
    """
    Return the positions of those of which no start is known.

    They stand in the order by another bound, and yet may begin before any window.
    """
    starts = array("q", map(timeline.earliest_start.__getitem__, ranks))
    return array(
        "q", [at for at, start in enumerate(starts) if start == BEGINNING] if BEGINNING in starts else ()
    )


def _starts(timeline: Timeline, ranks: Sequence[int]) -> array[int]:
    """Return where events stand in order of time, which ascends."""
    return array("q", map(timeline.stands.__getitem__, ranks))


def _tops(ends: array[int]) -> array[int]:
    """Return one after the other: the ends, the later of every two of them, of every four … of all."""
    tops = array("q", ends)
    while len(ends) > 1:
        last = ends[-1:] if len(ends) % 2 else ends[:0]
        ends = array("q", map(max, ends[::2], ends[1::2])) + last
        tops += ends
    return tops


def _common(ranks: Sequence[int], others: Sequence[int]) -> list[int]:
    """Return what two ascending sequences share, looking up the members of the shorter one."""
    if len(others) < len(ranks):
        return [rank for rank in others if holds(ranks, rank)]
    return [rank for rank in ranks if holds(others, rank)]


def holds(ranks: Sequence[int], rank: int) -> bool:
    """Tell whether a number is among others, which ascend."""
    at = bisect_left(ranks, rank)
    return at < len(ranks) and ranks[at] == rank
