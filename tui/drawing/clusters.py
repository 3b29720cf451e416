"""Clusters: the events that are only counted, as a number and a column as high as they are dense."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.drawing.packing import bits
from tui.drawing.scene import Axis, Cluster, Mark

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
    crowds: Sequence[int], axis: Axis, rows: int, marks: Iterable[Mark], home: int | None
) -> tuple[Cluster, ...]:
    """
    Return clusters for the events of each column that are only counted, one between two ticks of the axis at most.

    `home` is the column to which the selected event belongs; None where it is not in the frame.

    They stand on the last of the `rows`, which holds no mark, and rise in proportion as far as the marks let them.
    """
    found = list(_crowds(crowds, axis, home))
    densest = max((crowd.density for crowd in found), default=1.0)
    taken = [0] * rows
    for mark in marks:
        taken[mark.row] |= bits(mark.left, mark.right)
        if mark.label:  # which keeps a free cell on both sides
            taken[mark.row] |= bits(max(0, mark.label_left - 1), mark.label_left + mark.label_width + 1)
    tallest = min((_room(crowd, taken) * densest / crowd.density for crowd in found), default=1.0)
    return tuple(
        Cluster(
            row=rows - 1,
            height=max(1, int(crowd.density / densest * tallest)),
            left=crowd.left,
            right=crowd.right,
            count=crowd.number,
            start=axis.at(crowd.first),
            end=axis.at(crowd.last + 1) - 1,
            level=min(int(crowd.density / densest * _LEVELS) + 1, _LEVELS),
            home=crowd.home,
        )
        for crowd in found
    )


def _crowds(crowds: Sequence[int], axis: Axis, home: int | None) -> Iterator[_Crowd]:
    edges = [tick.column for tick in axis.minor] or range(0, axis.width, _BUCKET)
    for first, last in pairwise(dict.fromkeys((0, *edges, axis.width))):
        columns = [column for column in range(first, last) if crowds[column]]
        if columns:
            left, right = columns[0], columns[-1] + 1
            number = sum(crowds[left:right])
            density = number / (right - left)
            digits = (
                len(f"{number:,}") + 2
            )  # with room for them all, and a shade on both sides, where the ticks leave it
            right = min(max(right, left + digits), last)
            left = max(min(left, right - digits), first)
            yield _Crowd(columns[0], columns[-1], left, right, number, density, home in columns)


def _room(crowd: _Crowd, taken: Sequence[int]) -> float:
    """Return the free rows above each other from the last one up; almost one more where there is only that one."""
    columns = bits(crowd.left, crowd.right)
    free = next((number for number, mask in enumerate(reversed(taken)) if mask & columns), len(taken))
    return free if free > 1 else 1.9
