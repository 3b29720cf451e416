"""Drafts that have a row made into marks: how much room each label gets, and the words in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from tui.drawing.drafts import Draft
from tui.drawing.labels import Place, word
from tui.drawing.marks import glyph
from tui.drawing.scene import Mark

_LEAST_LABEL = 8  # cells: a cut title with less says nothing


def marks_of(drafts: Iterable[Draft], width: int, language: str, *, ascii_only: bool) -> Iterator[Mark]:
    """Yield the marks of the drafts that have a row, ordered by row, then left."""
    in_rows: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.row is not None:
            in_rows.setdefault(draft.row, []).append(draft)
    for _, row in sorted(in_rows.items()):
        row.sort(key=lambda draft: draft.shape.left)
        free = 0
        for draft, after in zip_longest(row, row[1:]):
            mark = _mark(draft, free, after.left - 1 if after else width, language, ascii_only)
            yield mark
            free = max(mark.right, mark.label_left + mark.label_width) + 1


def _mark(draft: Draft, free: int, end: int, language: str, ascii_only: bool) -> Mark:
    """Finish a mark; the cells `[free, end)` of its row are its own."""
    shape, label = draft.shape, draft.label
    row, parent = draft.row or 0, draft.parent
    place = _room(draft, free, end)
    text, label_left, label_width, date_length = word(label, shape, place, language)
    background = label.basis == "background"
    above = parent is not None and parent.row is not None and parent.row < row
    # In the order of the fields: by name, a scene of hundreds would take a tenth longer.
    return Mark(
        draft.rank,
        row,
        shape.left,
        shape.right,
        shape.pieces,
        glyph(label.kind, status=label.status, background=background, ascii_only=ascii_only),
        shape.glyph_column,
        label.kind,
        shape.point,
        shape.open_left,
        shape.open_right,
        text,
        label_left,
        label_width,
        place.side == "inside",
        date_length,
        label.title,
        label.approximate,
        label.status,
        background,
        parent.rank if parent and above else None,
    )


def _room(draft: Draft, free: int, end: int) -> Place:
    """Return all the room there is for a label where it was asked for, or beside the mark if none was."""
    shape, side = draft.shape, draft.side
    if side is None:
        side = "right" if end - shape.right >= shape.left - free else "left"
    if side == "right":
        left, right = shape.right + 1, end
    elif side == "left":
        left, right = free, shape.left - 1
    else:
        left, right = draft.inside
    if right - left < min(draft.label.width, _LEAST_LABEL):
        return Place("right", shape.right, shape.right)
    return Place(side, left, right)
