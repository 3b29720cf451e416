"""Which events to draw, and which only to count, where there are more of them than cells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.drawing.scene import Axis
from tui.drawing.spread import Spread

_CELLS_A_MARK = 30  # of the whole frame: with more marks fewer labels have room, with less marks too
_LEAST_MARKS = 100


class Choice(NamedTuple):
    """
    What to draw, and how many events each column has that are only to be counted.

    `positions`, in order, are those among the events of the index, so that each has its own whatever the window is.
    """

    positions: list[int]
    crowds: list[int]


def choose(spread: Spread, axis: Axis, rows: int | None, most: int | None = None) -> Choice:
    """
    Return what to draw: everything, but for the most crowded columns where `rows` is given and they hold too much.

    An event belongs to the column in which it begins, those begun earlier to the first. The work grows with the columns
    and the events drawn, not with the events counted. `most` is how many events to draw at most, where `rows` is given;
    None: as many as can be read in so many rows.
    """
    inside = spread.inside(axis.start, axis.end)
    if most is None and rows is not None:
        most = max(rows * axis.width // _CELLS_A_MARK, _LEAST_MARKS)
    if rows is None or most is None or inside <= min(rows, most):
        return Choice(_inside(spread, axis), [0] * axis.width)
    begun, counts = _begun(spread, axis, inside)
    limit = min(_limit(counts, most), rows)  # a column has no more cells than there are rows
    positions = [
        position
        for column, count in enumerate(counts)
        if count <= limit
        for position in range(begun[column], begun[column + 1])
    ]
    if counts[0] <= limit:
        positions.extend(spread.reaching(axis.start, axis.end))
    crowds = [count if count > limit else 0 for count in counts]
    return Choice(sorted(positions), crowds)


def _inside(spread: Spread, axis: Axis) -> list[int]:
    """Return the positions of all events in the frame, in order."""
    begun = range(spread.begun(axis.start), spread.begun(axis.end + 1))
    return sorted((*begun, *spread.reaching(axis.start, axis.end)))


def fold_away(spread: Spread, axis: Axis) -> list[int]:
    """Return how many events belong to each column, as in `choose`, of which none is to be drawn."""
    return _begun(spread, axis, spread.inside(axis.start, axis.end))[1]


def home_of(spread: Spread, axis: Axis, rank: int | None) -> int | None:
    """Return the column to which an event belongs, as in `choose`; None where it is not one of these in the frame."""
    if rank is None:
        return None
    position = bisect_left(spread.ranks, rank)
    if position == len(spread.ranks) or spread.ranks[position] != rank:
        return None
    if not spread.overlaps(position, axis.start, axis.end):
        return None
    return axis.inside(spread.at(position)) or 0


def _begun(spread: Spread, axis: Axis, inside: int) -> tuple[list[int], list[int]]:
    """Return the first position of each column and of the one behind the last, and how many events each column has."""
    begun = spread.begun_each(axis.edges)
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
