"""From a result to a scene: every event of the window packed into rows, or counted where there is no room."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from tui.model.dates import Window
from tui.query.result import Result
from tui.scene.axis import make_axis
from tui.scene.bands import bands_of
from tui.scene.clusters import clusters_of
from tui.scene.interval_index import interval_index
from tui.scene.layout.cache import Room, layout
from tui.scene.layout.columns import Columns
from tui.scene.layout.overflow import home_of
from tui.scene.scene import Cluster, Scene


def scene_of(  # noqa: PLR0913  a scene is drawn from all of these
    result: Result,
    window: Window,
    width: int,
    *,
    today: int | None = None,
    rows: int | None = None,
    tallest: int | None = None,
    folded: AbstractSet[str] = frozenset(),
    ascii_only: bool = False,
) -> Scene:
    """
    Draw the events of a result that may be in a bounded window, in `width` >= 1 columns.

    With `rows` (>= 1) the scene is never higher than that, and what does not fit is counted in clusters; but it may
    grow to `tallest` rows where then all fits, with labels. Without `rows` it is as high as it needs to be. `today` is an instant.
    The same arguments give the same scene. Where the view asks for lanes, the scene is `laned_scene`, in which each of
    the lanes `folded`, by their keys, takes one row; without lanes nothing is folded.
    """
    if result.view.lanes or result.view.pinned:
        from tui.scene.lane_scene import laned_scene  # most first frames have no lanes

        return laned_scene(
            result, window, width, today=today, rows=rows, folded=folded, ascii_only=ascii_only
        )
    axis = make_axis(window, width, result.language)
    index = interval_index(result)
    columns = Columns(axis)
    room = Room(columns, rows, tallest=tallest, ascii_only=ascii_only)
    marks, overflow, height = layout(result, index, room)
    clusters: tuple[Cluster, ...] = ()
    if rows is not None and any(overflow):
        clusters = clusters_of(overflow, axis, rows, marks, home_of(index, columns, result.selected))
        height = rows
    return Scene(
        axis=axis,
        rows=height,
        marks=marks,
        clusters=clusters,
        before=index.before(window.start),
        after=index.after(window.end),
        today=axis.inside(today),
        bands=bands_of(marks),
    )
