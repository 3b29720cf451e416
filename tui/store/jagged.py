"""Lists of whole numbers, each known by a number of its own, as one flat array: read from the cache as it is."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable
from operator import sub

from tui.store.timeline import Timeline


class JaggedArray:
    """
    `runs[n]` is the list of n, for n from 0 on.

    Many dictionaries and lists in one would be made anew whenever a timeline is opened, and be gone through by the
    garbage collector.
    """

    def __init__(self, size: int, flat: array[int]) -> None:
        """`flat`: where each of `size` lists begins and the last one ends, then the numbers of all, one behind the other."""
        self._starts = flat[: size + 1]
        self._numbers = flat[size + 1 :]

    @classmethod
    def kept(
        cls, timeline: Timeline, name: str, size: int, make: Callable[[], Iterable[tuple[int, int]]]
    ) -> JaggedArray:
        """Return `size` lists, kept in the timeline's file by a name: `make` returns (list, number), lists ascending."""
        return cls(size, timeline.keep_array(name, lambda: _flat(size, make())))

    def __getitem__(self, at: int) -> tuple[int, ...]:
        return tuple(self._numbers[self._starts[at] : self._starts[at + 1]])

    def lengths(self) -> list[int]:
        """Return how long each list is."""
        return list(map(sub, self._starts[1:], self._starts))


def _flat(size: int, pairs: Iterable[tuple[int, int]]) -> array[int]:
    lists, numbers = array("q"), array("q")
    for one, number in pairs:
        lists.append(one)
        numbers.append(number)
    starts = array("q", [bisect_left(lists, one) for one in range(size + 1)])
    return starts + numbers
