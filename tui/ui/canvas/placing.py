"""What of a Scene stands where, and what of it the selection makes stand out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from tui.scene.scene import Cluster, Lane, Mark, Scene
from tui.ui.canvas.labelling import Placed, title_of

_STEM = 2  # cells before its mark


class Emphasis(NamedTuple):
    """What stands out from the rest."""

    selected: int | None = None  # a rank
    related: frozenset[int] = frozenset()  # its parts and the events it is part of
    lane: str | None = None  # the key of the lane in which it is selected, where it stands in several


class Places:
    """A scene by its rows, with the selected event in it and where that one's title stands."""

    def __init__(self, scene: Scene, emphasis: Emphasis) -> None:
        self.scene = scene
        self.emphasis = emphasis
        self.marks = _by_row(scene.marks)
        self.clusters: dict[int, list[Cluster]] = {}
        for cluster in scene.clusters:
            for row in range(cluster.row - cluster.height + 1, cluster.row + 1):
                self.clusters.setdefault(row, []).append(cluster)
        self.lane = next((lane for lane in scene.lanes if lane.key == emphasis.lane), None)
        chosen = [mark for mark in scene.marks if mark.rank == emphasis.selected]
        self.selected_mark = next((mark for mark in chosen if self.lane_at(mark.row) == self.lane), None)
        if self.selected_mark is None and (self.lane is None or not self.lane.collapsed):
            self.selected_mark = next(iter(chosen), None)
        self.label = self._place_label(self.selected_mark) if self.selected_mark else None
        homes = (cluster for cluster in scene.clusters if cluster.home)
        here = (cluster for cluster in homes if self.lane_at(cluster.row) == self.lane)
        self.home = next(here, None)
        """The cluster among whose events the selected one begins: Enter goes into it."""

    @property
    def selected_row(self) -> int | None:
        """The row in which the selected event is drawn or counted, if it is in the window."""
        drawn = self.selected_mark or self.home
        return None if drawn is None else drawn.row

    def alike(self, other: Places, row: int) -> bool:
        """Tell whether the same events and counts stand in a row of another scene."""
        here, there = self.clusters.get(row, ()), other.clusters.get(row, ())
        return self.marks.get(row) == other.marks.get(row) and (
            [cluster.looks for cluster in here] == [cluster.looks for cluster in there]
        )

    # what is where

    def drawn(self, lane: Lane | None) -> frozenset[int]:
        """Return the events that have a mark in a lane; None: anywhere."""
        marks = (mark for mark in self.scene.marks if lane is None or self.lane_at(mark.row) == lane)
        return frozenset(mark.rank for mark in marks)

    def lane_at(self, row: int) -> Lane | None:
        """Return the lane of a row; None where there are no lanes, and past the last row."""
        at = bisect_right(self.scene.lanes, row, key=lambda lane: lane.row) - 1
        return self.scene.lanes[at] if at >= 0 and row < self.scene.rows else None

    def mark_at(self, row: int, column: int) -> Mark | None:
        """Return the event drawn at a cell, its label included; within a cell of one where it is a single cell wide."""
        if self.label is not None and self.label.row == row and self.label.near(column, column + 1):
            return self.selected_mark
        marks = self.marks.get(row, ())
        for slack in (0, 1):
            for mark in marks:
                left, right = extent(mark)
                if left - slack <= column < right + slack:
                    return mark
        return None

    def cluster_at(self, row: int, column: int) -> Cluster | None:
        """Return the cluster drawn at a cell."""
        return next((c for c in self.clusters.get(row, ()) if c.left <= column < c.right), None)

    def nearest(self, mark: Mark, direction: int) -> Mark | Cluster | None:
        """Return what is nearest in time in the next row that has an event or a count, upwards (-1) or downwards (1)."""
        centre = mark.left + mark.right
        row = mark.row + direction
        while 0 <= row < self.scene.rows:
            counts = [cluster for cluster in self.clusters.get(row, ()) if cluster.row == row]
            near: list[Mark | Cluster] = [*self.marks.get(row, ()), *counts]
            if near:
                return min(near, key=lambda one: (_apart(one, mark), abs(one.left + one.right - centre)))
            row += direction
        return None

    def _place_label(self, mark: Mark) -> Placed | None:
        row = (*self.marks.get(mark.row, ()), *self.clusters.get(mark.row, ()))
        others = ((_with_stem(one), one.right) for one in row if one is not mark)
        return title_of(mark, self.scene.axis.width, others)

    def stem_of(self, mark: Mark) -> int | None:
        """Return the column of the sign that ties a part to its whole above; None where it has none, or no room for it."""
        column = _with_stem(mark)
        if column == mark.left:
            return None
        row = (*self.marks.get(mark.row, ()), *self.clusters.get(mark.row, ()))
        ends = (extent(one)[1] if isinstance(one, Mark) else one.right for one in row if one.left < mark.left)
        return column if max(ends, default=-1) < column else None


def _with_stem(one: Mark | Cluster) -> int:
    """Return the first column of a mark and of the sign that ties it to its whole."""
    return (
        one.left - _STEM
        if isinstance(one, Mark) and one.parent is not None and one.left >= _STEM
        else one.left
    )


def extent(mark: Mark) -> tuple[int, int]:
    """Return the columns that an event and its label take."""
    if not mark.label:
        return mark.left, mark.right
    return min(mark.left, mark.label_left), max(mark.right, mark.label_left + mark.label_width)


def _apart(one: Mark | Cluster, other: Mark) -> int:
    """Return the cells between two of them, 0 where they overlap."""
    return max(0, one.left - other.right + 1, other.left - one.right + 1)


def _by_row(marks: Iterable[Mark]) -> dict[int, list[Mark]]:
    rows: dict[int, list[Mark]] = {}
    for mark in marks:
        rows.setdefault(mark.row, []).append(mark)
    return rows
