"""A scene in lanes: each lane is packed, or counted, by itself, and they stand below each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from tui.model.dates import Window
from tui.model.text import cells, shorten
from tui.model.translation import grouped
from tui.query.result import Result
from tui.scene.axis import make_axis
from tui.scene.bands import bands_of
from tui.scene.clusters import clusters_of
from tui.scene.glyphs import lanes
from tui.scene.interval_index import interval_index
from tui.scene.lane_groups import LaneGroup, lane_groups
from tui.scene.layout.cache import Layout, Room, layout
from tui.scene.layout.columns import Columns
from tui.scene.layout.overflow import MOST_COUNTED, fold_away, home_of
from tui.scene.scene import Axis, Cluster, Lane, Mark, Scene

_MOST_MARKS = 400  # of a scene with more events, shared by its lanes
_LEAST_MARKS = 8  # of a lane, however many there are
_LEAST_ROWS = 3  # of a lane, however few the screen has
_WIDEST_GUTTER = 24
_LEAST_GUTTER = 6
_NOT_HEAD = (
    4  # cells of a gutter: the sign before a head, a gap on both sides of the count, the line at the edge
)


def laned_scene(
    result: Result,
    window: Window,
    width: int,
    *,
    today: int | None = None,
    rows: int | None = None,
    folded: AbstractSet[str] = frozenset(),
    ascii_only: bool = False,
) -> Scene:
    """
    Draw the events of a result that may be in a bounded window, in the lanes that its view asks for.

    The gutter for the heads is part of the `width` >= 1 columns, where these are enough for one. A lane takes no more
    than half of the `rows` in sight (a pinned one: all), but at least three where it needs them, and counts what finds
    no room; without `rows` all is drawn. The lanes whose keys are `folded` take one row and count everything. Lanes without an event
    in the window are left out, unless pinned.
    """
    groups = lane_groups(result)
    gutter = gutter_of(groups, width)
    axis = make_axis(window, width - gutter, result.language)
    stack = _Stack(result, axis, rows, ascii_only=ascii_only)
    inside = [
        (group, number)
        for group in groups
        if (number := group.events.inside(axis.start, axis.end)) or group.pinned
    ]
    few = sum(number for _, number in inside) <= _MOST_MARKS
    most = MOST_COUNTED if few else max(_MOST_MARKS // max(len(inside), 1), _LEAST_MARKS)
    for group, number in inside:
        stack.add(group, number, most, collapsed=group.key in folded)
    index = interval_index(result)
    return Scene(
        axis=axis,
        rows=stack.height,
        marks=tuple(stack.marks),
        clusters=tuple(_levelled(stack.clusters)),
        before=index.before(window.start),
        after=index.after(window.end),
        today=axis.inside(today),
        bands=bands_of(stack.marks),
        lanes=tuple(stack.lanes),
        gutter=gutter,
    )


def gutter_of(groups: Sequence[LaneGroup], width: int) -> int:
    """Return the columns for the heads of lanes: a third of all at most, 0 where that is too little to be read."""
    longest = max((cells(group.head) for group in groups), default=0)
    digits = max((len(f"{len(group.events.ranks):,}") for group in groups), default=0)
    gutter = min(longest + digits + _NOT_HEAD, _WIDEST_GUTTER, width // 3)
    return gutter if gutter >= _LEAST_GUTTER else 0


class HeadWords(NamedTuple):
    """What stands in the gutter beside the first row of a lane: `sign` and `name` at the left, `number` at the right."""

    sign: str
    name: str
    number: str


def head_words(lane: Lane, gutter: int, *, ascii_only: bool = False) -> HeadWords:
    """Return the head of a lane, cut between words to the gutter, which is not 0; the count is never cut."""
    signs = lanes(ascii_only=ascii_only)
    sign = signs.folded if lane.collapsed else signs.pinned if lane.pinned else signs.unfolded
    number = grouped(lane.events)
    if len(number) + _NOT_HEAD > gutter:
        number = ""
    return HeadWords(sign, shorten(lane.head, max(gutter - _NOT_HEAD - len(number), 0)), number)


class _Stack:
    """Lanes below each other."""

    def __init__(self, result: Result, axis: Axis, rows: int | None, *, ascii_only: bool) -> None:
        self._result = result
        self._axis = axis
        self._columns = Columns(axis)
        self._sight = rows
        self._ascii_only = ascii_only
        self.height = 0
        self.marks: list[Mark] = []
        self.clusters: list[Cluster] = []
        self.lanes: list[Lane] = []

    def add(self, group: LaneGroup, number: int, most: int, *, collapsed: bool) -> None:
        """Put a lane, which has this many events in the frame, below those that are there."""
        axis, rows = self._axis, self._sight
        if rows is not None:
            rows = max(rows if group.pinned else rows // 2, _LEAST_ROWS)
        if collapsed:
            rows = 1
            found = Layout((), fold_away(group.events, self._columns), 0)
        else:
            found = layout(
                self._result,
                group.events,
                Room(self._columns, rows, most, ascii_only=self._ascii_only, laned=True),
            )
        marks, overflow, height = found
        if rows is not None and any(overflow):
            # A few in a crowd need no tower: the lane is as high as its marks are, and one row more.
            height += 1
            home = home_of(group.events, self._columns, self._result.selected)
            clusters = clusters_of(overflow, axis, height, marks, home)
            self.clusters += [cluster._replace(row=cluster.row + self.height) for cluster in clusters]
        height = max(height, 1)
        self.marks += [mark._replace(row=mark.row + self.height) for mark in marks]
        self.lanes.append(Lane(group.key, group.head, number, self.height, height, collapsed, group.pinned))
        self.height += height


def _levelled(clusters: Sequence[Cluster]) -> Iterator[Cluster]:
    """Yield clusters with levels that can be compared from lane to lane."""
    densest = max((cluster.number / (cluster.right - cluster.left) for cluster in clusters), default=1.0)
    for cluster in clusters:
        density = cluster.number / (cluster.right - cluster.left)
        yield cluster._replace(level=min(int(density / densest * 4) + 1, 4))
