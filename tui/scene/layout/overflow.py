"""Which events to draw, and which only to count, where there are more of them than cells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from tui.scene.interval_index import IntervalIndex
from tui.scene.layout.columns import Columns
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


def choose(index: IntervalIndex, columns: Columns, rows: int | None, most: int = MOST_COUNTED) -> Overflow:
    """
    Return what to draw: everything, but for the columns where `rows` is given and more events overlap than these can hold.

    An event belongs to the column in which it begins, those begun earlier to the first. Where the frame has more than
    `most` events, the columns with the fewest are drawn, so that the work grows with the columns and the events drawn,
    not with the events counted.
    """
    inside = index.inside(columns.start, columns.end)
    if rows is None or inside <= min(rows, most):
        return Overflow(_inside(index, columns), [0] * columns.width)
    if inside <= most:
        return _uncrowded(index, columns, rows)
    begun, counts = _begun(index, columns, inside)
    budget = min(max(rows * columns.width // _CELLS_A_MARK, _LEAST_MARKS), most)
    limit = min(_limit(counts, budget), rows)  # a column has no more cells than there are rows
    positions = [
        position
        for column, count in enumerate(counts)
        if count <= limit
        for position in range(begun[column], begun[column + 1])
    ]
    if counts[0] <= limit:
        positions.extend(index.reaching(columns.start, columns.end))
    overflow = [count if count > limit else 0 for count in counts]
    return Overflow(sorted(positions), overflow, fits=False)


def _uncrowded(index: IntervalIndex, columns: Columns, rows: int) -> Overflow:
    """Choose the events that begin where no more overlap than there are rows; if some are not, a row less, for their counts."""
    positions = _inside(index, columns)
    begins, ends = _cells(index, columns, positions)
    changes = [0] * (columns.width + 1)
    for begin, end in zip(begins, ends, strict=True):
        changes[begin] += 1
        changes[end] -= 1
    overlapping = list(accumulate(changes[:-1]))
    overflow = [0] * columns.width
    if max(overlapping) <= rows:
        return Overflow(positions, overflow)
    kept = []
    for position, begin in zip(positions, begins, strict=True):
        if overlapping[begin] < rows:
            kept.append(position)
        else:
            overflow[columns.home(index.at(position))] += 1
    return Overflow(kept, overflow)


def _cells(
    index: IntervalIndex, columns: Columns, positions: Sequence[int]
) -> tuple[Sequence[int], Sequence[int]]:
    """Return the first column of each of these events as far as they are known, and that behind the last; another may begin in the last."""
    starts, ends = index.known(positions)
    lasts = columns.nearest_each(map(columns.ending, ends))
    firsts = columns.nearest_each(starts)
    return firsts, [last if last > first else first + 1 for first, last in zip(firsts, lasts, strict=True)]


def _inside(index: IntervalIndex, columns: Columns) -> list[int]:
    """Return the positions of all events in the frame, in order."""
    begun = range(index.begun(columns.start), index.begun(columns.end + 1))
    return sorted((*begun, *index.reaching(columns.start, columns.end)))


def fold_away(index: IntervalIndex, columns: Columns) -> list[int]:
    """Return how many events belong to each column, as in `choose`, of which none is to be drawn."""
    return _begun(index, columns, index.inside(columns.start, columns.end))[1]


def home_of(index: IntervalIndex, columns: Columns, rank: int | None) -> int | None:
    """Return the column to which an event belongs, as in `choose`; None where it is not one of these in the frame."""
    if rank is None:
        return None
    position = bisect_left(index.ranks, rank)
    if position == len(index.ranks) or index.ranks[position] != rank:
        return None
    if not index.overlaps(position, columns.start, columns.end):
        return None
    return columns.home(index.at(position))


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


def _begun(index: IntervalIndex, columns: Columns, inside: int) -> tuple[list[int], list[int]]:
    """Return the first position of each column and of the one behind the last, and how many events each column has."""
    begun = index.begun_each(columns.edges)
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
