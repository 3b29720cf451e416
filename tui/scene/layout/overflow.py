"""Which events to draw, and which only to count, where there are more of them than cells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from tui.scene.interval_index import IntervalIndex
from tui.scene.layout.shapes import ending_grain
from tui.scene.scene import Axis

MOST_COUNTED = 400
"""Events in a frame that are looked at one by one to see where they are crowded; of more, columns are counted."""

_SEVERAL, _MANY = 3, 5  # events in a column that is crowded: beside emptier ones, and anywhere
_CELLS_A_MARK = 30  # of the whole frame, where there are more: with more marks fewer labels have room
_LEAST_MARKS = 100


class Overflow(NamedTuple):
    """
    What to draw, and how many events each column has that are only to be counted.

    `positions`, in order, are those among the events of the index, so that each has its own whatever the window is.
    """

    positions: list[int]
    overflow: list[int]
    fits: bool = True  # there is a row for each of them, without a label


def choose(index: IntervalIndex, axis: Axis, rows: int | None, most: int = MOST_COUNTED) -> Overflow:
    """
    Return what to draw: everything, but for the columns where `rows` is given and more events overlap than these can hold.

    An event belongs to the column in which it begins, those begun earlier to the first. Where the frame has more than
    `most` events, the columns with the fewest are drawn, so that the work grows with the columns and the events drawn,
    not with the events counted.
    """
    inside = index.inside(axis.start, axis.end)
    if rows is None or inside <= min(rows, most):
        return Overflow(_inside(index, axis), [0] * axis.width)
    if inside <= most:
        return _uncrowded(index, axis, rows)
    begun, counts = _begun(index, axis, inside)
    budget = min(max(rows * axis.width // _CELLS_A_MARK, _LEAST_MARKS), most)
    limit = min(_limit(counts, budget), rows)  # a column has no more cells than there are rows
    positions = [
        position
        for column, count in enumerate(counts)
        if count <= limit
        for position in range(begun[column], begun[column + 1])
    ]
    if counts[0] <= limit:
        positions.extend(index.reaching(axis.start, axis.end))
    overflow = [count if count > limit else 0 for count in counts]
    return Overflow(sorted(positions), overflow, fits=False)


def _uncrowded(index: IntervalIndex, axis: Axis, rows: int) -> Overflow:
    """Choose the events that begin where no more overlap than there are rows; if some are not, a row less, for their counts."""
    positions = _inside(index, axis)
    cells = list(_cells(index, axis, positions))
    changes = [0] * (axis.width + 1)
    for left, right in cells:
        changes[left] += 1
        changes[right] -= 1
    overlapping = list(accumulate(changes[:-1]))
    overflow = [0] * axis.width
    if max(overlapping) <= rows:
        return Overflow(positions, overflow)
    kept = []
    for position, (left, _) in zip(positions, cells, strict=True):
        if overlapping[left] < rows:
            kept.append(position)
        else:
            overflow[axis.inside(index.at(position)) or 0] += 1
    return Overflow(kept, overflow)


def _cells(index: IntervalIndex, axis: Axis, positions: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the columns of events as far as they are known, without the last of several, in which another may begin."""
    column, first, last, grain = axis.column, axis.start, axis.end, ending_grain(axis)
    for start, end in index.known(positions):
        left = column(start) if first <= start <= last else 0 if start < first else axis.width - 1
        until = end if (end + 1) % grain else end - grain + 1
        right = column(until) if first <= until <= last else 0 if until < first else axis.width - 1
        yield left, right if right > left else left + 1


def _inside(index: IntervalIndex, axis: Axis) -> list[int]:
    """Return the positions of all events in the frame, in order."""
    begun = range(index.begun(axis.start), index.begun(axis.end + 1))
    return sorted((*begun, *index.reaching(axis.start, axis.end)))


def fold_away(index: IntervalIndex, axis: Axis) -> list[int]:
    """Return how many events belong to each column, as in `choose`, of which none is to be drawn."""
    return _begun(index, axis, index.inside(axis.start, axis.end))[1]


def home_of(index: IntervalIndex, axis: Axis, rank: int | None) -> int | None:
    """Return the column to which an event belongs, as in `choose`; None where it is not one of these in the frame."""
    if rank is None:
        return None
    position = bisect_left(index.ranks, rank)
    if position == len(index.ranks) or index.ranks[position] != rank:
        return None
    if not index.overlaps(position, axis.start, axis.end):
        return None
    return axis.inside(index.at(position)) or 0


def places(index: IntervalIndex, axis: Axis) -> list[range]:
    """
    Return where many events begin in a few columns, as positions, the most crowded first.

    Those are columns with five events or more, or with three that are twice as many as elsewhere, and what is about as crowded beside
    them, up to an eighth of the frame.
    """
    begun = index.begun_each(axis.edges)
    counts = [last - first for first, last in pairwise(begun)]
    some = [count for count in counts if count]
    many = min(_MANY, max(_SEVERAL, 2 * sum(some) // max(len(some), 1)))
    free = [count >= many for count in counts]
    found = []
    for column in sorted(range(axis.width), key=lambda column: -counts[column]):
        if not free[column]:
            continue
        first, last = column, column + 1
        while last - first < axis.width // 8 and last < axis.width and 2 * counts[last] >= counts[column]:
            last += 1
        while last - first < axis.width // 8 and first and 2 * counts[first - 1] >= counts[column]:
            first -= 1
        free[first:last] = [False] * (last - first)
        found.append(range(begun[first], begun[last]))
    return found


def _begun(index: IntervalIndex, axis: Axis, inside: int) -> tuple[list[int], list[int]]:
    """Return the first position of each column and of the one behind the last, and how many events each column has."""
    begun = index.begun_each(axis.edges)
    counts = [last - first for first, last in pairwise(begun)]
    counts[0] += inside - (begun[-1] - begun[0])
    return begun, counts


def _limit(counts: Sequence[int], budget: int) -> int:
    """Return the greatest count of a column such that all columns with no more add up to the budget at most."""
    total = 0
    limit = 0
    for count in sorted(counts):
        total += count
        if total > budget:
            return limit if count > limit else count - 1
        limit = count
    return limit
