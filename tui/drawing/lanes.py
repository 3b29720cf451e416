"""From a result to a scene: every event of the window packed into rows, or counted where there is no room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from tui.drawing.axis import make_axis
from tui.drawing.crowds import choose, clusters_of
from tui.drawing.drafts import Draft, allot, drafts_of
from tui.drawing.labels import Place, word
from tui.drawing.marks import glyph
from tui.drawing.packing import Rows
from tui.drawing.scene import Cluster, Mark, Scene
from tui.drawing.spread import spread_of
from tui.model.dates import Window
from tui.query.result import Result

_LEAST_LABEL = 6  # cells: a cut title with less says nothing


def scene_of(
    result: Result,
    window: Window,
    width: int,
    *,
    today: int | None = None,
    rows: int | None = None,
    ascii_only: bool = False,
) -> Scene:
    """
    Draw the events of a result that may be in a bounded window, in `width` >= 1 columns.

    With `rows` (>= 1) the scene is never higher than that, and what does not fit is counted in clusters; without, it
    is as high as it needs to be. `today` is an instant. The same arguments give the same scene.
    """
    spread = spread_of(result)
    axis = make_axis(window, width, result.language)
    choice = choose(spread, axis, rows, result.selected)
    drafts = drafts_of(result, axis, choice.ranks)
    crowds = choice.crowds
    height = _fill(drafts, width, rows, crowded=any(crowds), selected=result.selected)
    for draft in drafts:
        if draft.row is None:
            crowds[draft.shape.left] += 1
    clusters: tuple[Cluster, ...] = ()
    if rows is not None and any(crowds):
        clusters = tuple(clusters_of(crowds, axis, rows - 1, max(rows - height, 1)))
        height = rows
    column = -1 if today is None else axis.column(today)
    return Scene(
        axis=axis,
        rows=height,
        marks=tuple(_marks(drafts, width, result.language, ascii_only=ascii_only)),
        clusters=clusters,
        before=spread.before(window.start),
        after=spread.after(window.end),
        today=column if 0 <= column < width else None,
    )


def _fill(
    drafts: Sequence[Draft], width: int, rows: int | None, *, crowded: bool, selected: int | None
) -> int:
    """Put drafts into rows, and return how many rows they take; the last row is left to clusters if there are any."""
    limit = rows - 1 if rows is not None and crowded else rows
    while True:
        allot(drafts, width, limit)
        height = _pack(drafts, width, limit)
        lost = [draft for draft in drafts if draft.row is None]
        if not lost or limit != rows:
            break
        limit = (rows or 1) - 1  # what is lost here is counted in the last row
    if any(draft.rank == selected for draft in lost):
        height = _pack(sorted(drafts, key=lambda draft: draft.rank != selected), width, limit)
    return height


def _pack(drafts: Sequence[Draft], width: int, limit: int | None) -> int:
    """Give each draft the first row that has room for it, in order, parts below the whole and near it."""
    rows = Rows(width, limit)
    for family in _families(drafts):
        if len(family) > 1 and _place_together(family, rows, width):
            continue
        for draft in family:
            above = draft.parent.row if draft.parent else None
            draft.row = rows.place([draft.mask], below=0 if above is None else above + 1)
    return len(rows)


def _place_together(family: Sequence[Draft], rows: Rows, width: int) -> bool:
    block = Rows(width)
    for draft in family:
        below = 0 if draft.parent is None or draft.parent.row is None else draft.parent.row + 1
        draft.row = block.place([draft.mask], below=below)
    top = rows.place(block.masks)
    for draft in family:
        draft.row = None if top is None or draft.row is None else top + draft.row
    return top is not None


def _families(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Yield each event that is part of nothing drawn, with its parts and theirs behind it, each after its whole."""
    parts: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.parent:
            parts.setdefault(draft.parent.rank, []).append(draft)
    for draft in drafts:
        if draft.parent is None:
            family = [draft]
            for member in family:
                family.extend(parts.get(member.rank, ()))
            yield family


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
    room = _room(draft, free, end)
    words = word(label.title, label.when, room, language)
    background = label.basis == "background"
    parent = draft.parent
    return Mark(
        rank=draft.rank,
        row=draft.row or 0,
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
        label_inside=room.side == "inside",
        date_length=words.date_length,
        whole=label.title,
        approximate=draft.approximate,
        status=label.status,
        background=background,
        parent=parent.rank if parent and parent.row is not None and parent.row < (draft.row or 0) else None,
    )


def _room(draft: Draft, free: int, end: int) -> Place:
    """Return all the room there is for a label where it was asked for, or beside the mark if none was."""
    shape, place = draft.shape, draft.place
    right, left = Place("right", shape.right + 1, end), Place("left", free, shape.left - 1)
    if place is None:
        room = max(right, left, key=lambda room: room.right - room.left)
    else:
        room = {"right": right, "left": left, "inside": place}[place.side]
    if room.right - room.left < min(draft.wanted, _LEAST_LABEL):
        return Place("right", shape.right, shape.right)
    return room
