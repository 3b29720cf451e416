"""How many events lie in each year, or in each decade, century or millennium where there are too many years."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from tui.model.dates import BEGINNING, END, Window, civil, instant_of
from tui.store.timeline import Timeline

MOST_STEPS = 300


class Spread:
    """Some events, given by rank in order of time: how many of them may lie in a window."""

    def __init__(self, timeline: Timeline, ranks: Sequence[int]) -> None:
        starts, ends = timeline.earliest_start, timeline.latest_end
        self._starts = sorted([starts[rank] for rank in ranks])
        self._ends = sorted([ends[rank] for rank in ranks])
        # The earliest and the latest known bound: what is open to one side stands in the order by its other bounds.
        first = bisect_right(self._starts, BEGINNING)
        last = bisect_left(self._ends, END) - 1
        known = [*self._starts[first : first + 1], *(self._ends[last : last + 1] if last >= 0 else ())]
        known += [timeline.at(rank) for rank in (ranks[0], ranks[-1])] if ranks else []
        self.known = sorted(bound for bound in known if bound > BEGINNING)

    def count(self, window: Window) -> int:
        """Return how many may lie in a window: those that have begun by its end, less those over before its start."""
        return bisect_right(self._starts, window.end) - bisect_left(self._ends, window.start)

    def steps(self) -> Iterator[tuple[str, int]]:
        """Yield (window as EDTF, count) of each year, decade, century or millennium that has events, in order of time."""
        if not self.known:
            return
        first, last = civil(self.known[0])[0], civil(self.known[-1])[0]
        step = 1
        while (last - first) // step >= MOST_STEPS:
            step *= 10
        for year in range(first - first % step, last + 1, step):
            window = Window(instant_of(year), instant_of(year + step) - 1)
            number = self.count(window)
            if number:
                yield window.text, number
