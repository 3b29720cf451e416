"""From a result to a scene: every event of the window packed into rows, or counted where there is no room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from tui.drawing.arrange import arrange, arrange_all
from tui.drawing.axis import make_axis
from tui.drawing.clusters import clusters_of
from tui.drawing.drafts import Draft
from tui.drawing.labels import Place, word
from tui.drawing.marks import glyph
from tui.drawing.scene import Cluster, Mark, Scene
from tui.drawing.spread import spread_of
from tui.model.dates import Window
from tui.query.result import Result

_LEAST_LABEL = 8  # cells: a cut title with less says nothing


def scene_of(
    result: Result,
    window: Window,
    width: int,
    *,
    today: int | None = None,
    rows: int | None = None,
    tallest: int | None = None,
    ascii_only: bool = False,
) -> Scene:
    """
    Draw the events of a result that may be in a bounded window, in `width` >= 1 columns.

    With `rows` (>= 1) the scene is never higher than that, and what does not fit is counted in clusters; but it may
    grow to `tallest` rows where then all fits. Without `rows` it is as high as it needs to be. `today` is an instant.
    The same arguments give the same scene.
    """
    axis = make_axis(window, width, result.language)
    whole = None if tallest is None else arrange_all(result, axis, tallest)
    drafts, crowds, height = whole or arrange(result, axis, rows)
    marks = tuple(_marks(drafts, width, result.language, ascii_only=ascii_only))
    clusters: tuple[Cluster, ...] = ()
    if rows is not None and any(crowds):
        clusters = clusters_of(crowds, axis, rows, marks)
        height = rows
    column = -1 if today is None else axis.column(today)
    spread = spread_of(result)
    return Scene(
        axis=axis,
        rows=height,
        marks=marks,
        clusters=clusters,
        before=spread.before(window.start),
        after=spread.after(window.end),
        today=column if 0 <= column < width else None,
    )


def _marks(drafts: Iterable[Draft], width: int, language: str, *, ascii_only: bool) -> Iterator[Mark]:
    placed = sorted(
        (draft for draft in drafts if draft.row is not None), key=lambda draft: (draft.row, draft.shape.left)
    )
    for _, in_row in groupby(placed, key=attrgetter("row")):
        row = list(in_row)
        free = 0
        for draft, after in zip(row, [*row[1:], None], strict=True):
            mark = _mark(draft, free, width if after is None else after.left - 1, language, ascii_only)
            yield mark
            free = max(mark.right, mark.label_left + mark.label_width) + 1


def _mark(draft: Draft, free: int, end: int, language: str, ascii_only: bool) -> Mark:
    """Finish a mark; the cells `[free, end)` of its row are its own."""
    shape, label = draft.shape, draft.label
    row = draft.row or 0
    place = _room(draft, free, end)
    words = word(label, shape, place, language)
    background = label.basis == "background"
    above = draft.parent is not None and draft.parent.row is not None and draft.parent.row < row
    return Mark(
        rank=draft.rank,
        row=row,
        left=shape.left,
        right=shape.right,
        pieces=shape.pieces,
        glyph=glyph(label.kind, status=label.status, background=background, ascii_only=ascii_only),
        glyph_column=shape.glyph_column,
        kind=label.kind,
        point=shape.point,
        open_left=shape.open_left,
        open_right=shape.open_right,
        label=words.text,
        label_left=words.left,
        label_width=words.width,
        label_inside=place.side == "inside",
        date_length=words.date_length,
        whole=label.title,
        approximate=label.approximate,
        status=label.status,
        background=background,
        parent=draft.parent.rank if draft.parent and above else None,
    )


def _room(draft: Draft, free: int, end: int) -> Place:
    """Return all the room there is for a label where it was asked for, or beside the mark if none was."""
    shape, asked = draft.shape, draft.place
    right, left = end - shape.right - 1, shape.left - 1 - free
    if asked is None:
        place = Place("right", shape.right + 1, end) if right >= left else Place("left", free, shape.left - 1)
    elif asked.side == "right":
        place = Place("right", shape.right + 1, end)
    elif asked.side == "left":
        place = Place("left", free, shape.left - 1)
    else:
        place = asked
    if place.right - place.left < min(draft.label.width, _LEAST_LABEL):
        return Place("right", shape.right, shape.right)
    return place
