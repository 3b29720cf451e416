"""Drafts that have a row made into marks: how much room each label gets, and the words in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from tui.drawing.drafts import Draft
from tui.drawing.labels import Place, word
from tui.drawing.marks import glyph
from tui.drawing.scene import Mark

_LEAST_LABEL = 8  # cells: a cut title with less says nothing


def marks_of(drafts: Iterable[Draft], width: int, language: str, *, ascii_only: bool) -> Iterator[Mark]:
    """Yield the marks of the drafts that have a row, ordered by row, then left."""
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
