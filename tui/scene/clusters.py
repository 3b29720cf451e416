"""Clusters: the events that are only counted, as a number and a column as high as they are dense."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import groupby, pairwise
from operator import attrgetter, or_
from typing import NamedTuple

from tui.scene.layout.packing import bits
from tui.scene.scene import Axis, Cluster, Mark

_LEVELS = 4
_BUCKET = 8  # columns to a cluster where the axis has no ticks to go by


class _Crowd(NamedTuple):
    first: int  # the columns in which the first and the last of its events begin
    last: int
    left: int  # its cells, with room for the number
    right: int
    number: int
    density: float  # events a column
    home: bool


def clusters_of(
    overflow: Sequence[int], axis: Axis, rows: int, marks: Sequence[Mark], home: int | None
) -> tuple[Cluster, ...]:
    """
    Return clusters for the events of each column that are only counted, one between two ticks of the axis at most.

    `marks` are ordered by row; `home` is the column to which the selected event belongs; None where it is not in the frame.

    They stand on the last of the `rows`, which holds no mark, and rise in proportion as far as the marks let them.
    """
    found = list(_crowds(overflow, axis, home))
    densest = max((crowd.density for crowd in found), default=1.0)
    tallest = _tallest(found, densest, rows, marks)
    return tuple(
        Cluster(
            row=rows - 1,
            height=max(1, int(crowd.density / densest * tallest)),
            left=crowd.left,
            right=crowd.right,
            number=crowd.number,
            start=axis.at(crowd.first),
            end=axis.at(crowd.last + 1) - 1,
            level=min(int(crowd.density / densest * _LEVELS) + 1, _LEVELS),
            home=crowd.home,
        )
        for crowd in found
    )


def _crowds(overflow: Sequence[int], axis: Axis, home: int | None) -> Iterator[_Crowd]:
    edges = [tick.column for tick in axis.minor] or range(0, axis.width, _BUCKET)
    for first, last in pairwise(dict.fromkeys((0, *edges, axis.width))):
        columns = [column for column in range(first, last) if overflow[column]]
        if columns:
            left, right = columns[0], columns[-1] + 1
            number = sum(overflow[left:right])
            density = number / (right - left)
            digits = (
                len(f"{number:,}") + 2
            )  # with room for them all, and a shade on both sides, where the ticks leave it
            right = min(max(right, left + digits), last)
            left = max(min(left, right - digits), first)
            yield _Crowd(columns[0], columns[-1], left, right, number, density, home in columns)


def _tallest(overflow: Iterable[_Crowd], densest: float, rows: int, marks: Sequence[Mark]) -> float:
    """
    Return how many rows the densest crowd can rise from the last one up, so that none reaches a mark above it.

    Almost two where there is only one: then some are to be seen to be denser.
    """
    rising = [(bits(crowd.left, crowd.right), densest / crowd.density) for crowd in overflow]
    tallest = min((rows * share for _, share in rising), default=1.0)
    for row, beside in groupby(reversed(marks), key=attrgetter("row")):
        free = max(rows - 1 - row, 1.9)
        if free >= tallest:  # whatever stands still higher is in nobody's way
            break
        taken = reduce(or_, map(_taken, beside))
        for columns, share in rising:
            if taken & columns:
                tallest = min(tallest, free * share)
    return tallest


def _taken(mark: Mark) -> int:
    """Return the cells of a mark and its label, as a mask; a label is next to its mark and keeps free cells around it."""
    left, right = mark.left, mark.right
    if mark.label:
        left, right = min(left, mark.label_left - 1), max(right, mark.label_left + mark.label_width + 1)
    return bits(max(left, 0), right)
