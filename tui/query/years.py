"""How many events lie in each year, or in each decade, century or millennium where there are too many years."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from tui.model.dates import BEGINNING, END, Window, civil, instant_of
from tui.store.bitset import flags_of
from tui.store.spans import Sorted
from tui.store.timeline import Timeline

MOST_STEPS = 300


class YearCounts:
    """A set of events: how many of them may lie in a window."""

    def __init__(self, timeline: Timeline, events: int) -> None:
        self._timeline = timeline
        self._flags = flags_of(events, timeline.size)
        in_order = timeline.once(Sorted)
        self._starts = _Instants(in_order.starts, in_order.by_start, self._flags)
        self._ends = _Instants(in_order.ends, in_order.by_end, self._flags)

    def count(self, window: Window) -> int:
        """Return how many may lie in a window: those that have begun by its end, less those over before its start."""
        begun, over = self._starts.before([window.end + 1]), self._ends.before([window.start])
        return begun[0] - over[0]

    def steps(self) -> Iterator[tuple[str, int]]:
        """Yield (window as EDTF, count) of each year, decade, century or millennium that has events, in order of time."""
        known = self._known()
        if not known:
            return
        first, last = civil(min(known))[0], civil(max(known))[0]
        step = 1
        while (last - first) // step >= MOST_STEPS:
            step *= 10
        numbers = range(_number(first, step), _number(last, step) + 1)
        edges = [instant_of(_first_year(number, step)) for number in (*numbers, numbers[-1] + 1)]
        begun, over = self._starts.before(edges), self._ends.before(edges)
        for at in range(len(numbers)):
            number = begun[at + 1] - over[at]
            if number:
                yield Window(edges[at], edges[at + 1] - 1).text, number

    def _known(self) -> list[int]:
        """Return instants among which are the earliest and the latest that are known of the events."""
        # What is open to one side stands in the order of time by another bound.
        dated = self._timeline.dated
        ends = [rank for rank in (self._flags.find(1, 0, dated), self._flags.rfind(1, 0, dated)) if rank >= 0]
        found = [self._timeline.at(rank) for rank in ends]
        found += [*self._starts.first_from(BEGINNING + 1), *self._ends.last_before(END)]
        return [instant for instant in found if BEGINNING < instant < END]


def _number(year: int, step: int) -> int:
    """Return in which step a year is, of those that begin with `_first_year`."""
    return year // step if year > 0 or step == 1 else (year - 1) // step


def _first_year(number: int, step: int) -> int:
    """Return the first year of a step, as people count: 2600–2501 BCE, 100–1 BCE, 1–99 CE, 1900–1999."""
    if step == 1:
        return number
    return max(number * step, 1) if number >= 0 else number * step + 1


class _Instants:
    """An instant of each event of a set, in ascending order."""

    def __init__(self, instants: array[int], order: array[int], flags: bytes) -> None:
        """Of all events: their instants in ascending order, the events in that order; the flags of the set."""
        self._instants = instants
        self._flags = bytes([flags[rank] for rank in order])

    def before(self, instants: Iterable[int]) -> list[int]:
        """Return how many instants lie before each of these, which ascend."""
        counts = []
        number = at = 0
        for instant in instants:
            behind = bisect_left(self._instants, instant, at)
            number += self._flags.count(1, at, behind)
            at = behind
            counts.append(number)
        return counts

    def first_from(self, instant: int) -> array[int]:
        """Return the first instant from this one on, alone, if there is one."""
        at = self._flags.find(1, bisect_left(self._instants, instant))
        return self._instants[at : at + 1] if at >= 0 else self._instants[:0]

    def last_before(self, instant: int) -> array[int]:
        """Return the last instant before this one, alone, if there is one."""
        at = self._flags.rfind(1, 0, bisect_left(self._instants, instant))
        return self._instants[at : at + 1] if at >= 0 else self._instants[:0]
