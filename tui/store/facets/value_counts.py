"""How many of some events have each value: counted in the time that a key press may take."""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from heapq import heappush, heappushpop
from itertools import accumulate, chain

from tui.store.bitset import ranks_of, set_of
from tui.store.timeline import Timeline

OFTEN = 512  # one event in so many has a frequent value


class ValueCounts:
    """
    The values of all events by number: first those in the table `facts`, then from `people` on everybody by key.

    Each frequent value has the set of its events. The others of the event of rank r are
    `_at[_starts[r]:_starts[r + 1]]`.
    """

    def __init__(self, timeline: Timeline, people: int) -> None:
        self.timeline = timeline
        self.people = people
        frequent = timeline.keep_array("tallies.frequent", self._frequent)
        width = timeline.size // 8 + 1  # bytes of a set

        def dumped(sets: list[int]) -> bytes:
            return b"".join(events.to_bytes(width, "little") for events in sets)

        def loaded(kept: bytes) -> list[int]:
            return [int.from_bytes(kept[at : at + width], "little") for at in range(0, len(kept), width)]

        sets = timeline.keep("tallies.sets", lambda: self._sets(frequent), dumped, loaded)
        self.sets: Mapping[int, int] = dict(zip(frequent, sets, strict=True))
        self._starts = timeline.keep_array("tallies.starts", self._numbered_starts)
        self._at = timeline.keep_array("tallies.at", self._numbered)

    def _frequent(self) -> array[int]:
        rows = self.timeline.rows(
            "select value from facts group by value having count(*) * ? >= ?", OFTEN, self.timeline.size
        )
        return array("q", chain.from_iterable(rows))

    def _sets(self, frequent: Sequence[int]) -> list[int]:
        return [
            set_of(
                chain.from_iterable(self.timeline.rows("select event from facts where value = ?", value)),
                self.timeline.size,
            )
            for value in frequent
        ]

    def _others(self) -> list[tuple[int, int]]:
        """Return (event, number) of all people and of the values that are not frequent, in the order of events."""
        return self.timeline.rows(
            "select event, value from facts where value not in (select value from json_each(?))"
            " union all select event, person + ? from participants order by event",
            json.dumps(list(self.sets)),
            self.people,
        )

    def _numbered_starts(self) -> array[int]:
        how_many = [0] * self.timeline.size
        for rank, _ in self._others():
            how_many[rank] += 1
        return array("q", accumulate(how_many, initial=0))

    def _numbered(self) -> array[int]:
        return array("q", [number for _, number in self._others()])

    @cached_property
    def total(self) -> ValueCount:
        """The tally of all events."""
        return ValueCount(self, (1 << self.timeline.size) - 1)

    @cached_property
    def of_all(self) -> list[int]:
        """How many events have each value that is not frequent, by number."""
        (people,) = self.timeline.rows("select count(*) from people")[0]
        counts = [0] * (self.people + people)
        for number, events in Counter(self._at).items():
            counts[number] = events
        return counts

    def others(self, events: int) -> list[int]:
        """Return by number how many events of a set have each value that is not frequent."""
        size = self.timeline.size
        if 2 * events.bit_count() <= size:
            counts, counted, sign = [0] * len(self.of_all), events, 1
        else:
            counts, counted, sign = self.of_all[:], self.total.events ^ events, -1
        starts, at = self._starts, self._at
        numbers = chain.from_iterable(
            [at[starts[rank] : starts[rank + 1]] for rank in ranks_of(counted, size)]
        )
        for number, times in Counter(numbers).items():
            counts[number] += sign * times
        return counts


class ValueCount:
    """How many events of a set have each value: `tally[number]`, counted when it is first asked for."""

    def __init__(self, value_counts: ValueCounts, events: int) -> None:
        self.events = events
        self.size = events.bit_count()
        self._tallies = value_counts
        self._known: dict[int, int] = {}

    def __getitem__(self, number: int) -> int:
        having = self._tallies.sets.get(number)
        if having is None:
            return self._others[number]
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = (having & self.events).bit_count()
        return known

    @cached_property
    def _others(self) -> list[int]:
        return self._tallies.others(self.events)

    def everybody(self) -> int:
        """Return how many people were at any of the events."""
        counts = self._others[self._tallies.people :]
        return len(counts) - counts.count(0)

    def busiest(self, most: int) -> list[int]:
        """Return the numbers of the people who were at most of the events, at most so many; of equal ones the first."""
        counts, totals, people = self._others, self._tallies.of_all, self._tallies.people
        best: list[tuple[int, int]] = []
        for number in range(people, len(counts)):
            if len(best) == most and totals[number] <= best[0][0]:
                break  # people are in the order of all their events: nobody from here on was at more
            if counts[number]:
                (heappush if len(best) < most else heappushpop)(best, (counts[number], -number))
        return [-number for _, number in sorted(best, reverse=True)]
