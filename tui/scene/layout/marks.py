"""Items that have a row made into marks: how much room each label gets, and the words in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from tui.scene.glyphs import Signs, glyph
from tui.scene.layout.items import LayoutItem
from tui.scene.layout.labels import Side, word
from tui.scene.layout.shapes import without_end
from tui.scene.scene import Mark

_LEAST_LABEL = 8  # cells: a cut title with less says nothing


class _Look(NamedTuple):
    """What events of one kind, status and basis have in common."""

    glyph: str
    sign: str
    background: bool


def marks_of(
    items: Iterable[LayoutItem], width: int, language: str, signs: Signs, *, ascii_only: bool
) -> Iterator[Mark]:
    """Yield the marks of the items that have a row, ordered by row, then left."""
    in_rows: dict[int, list[LayoutItem]] = {}
    for item in items:
        if item.row is not None:
            in_rows.setdefault(item.row, []).append(item)
    looks: dict[tuple[str | None, ...], _Look] = {}
    for _, row in sorted(in_rows.items()):
        row.sort(key=_left)
        free = 0
        for item, after in zip_longest(row, row[1:]):
            if after and after.shape.left < item.shape.right:
                item.shape = without_end(item.shape)
            of_it = item.label.kind, item.label.status, item.label.basis
            look = looks.get(of_it)
            if look is None:
                look = looks[of_it] = _look(signs, *of_it, ascii_only=ascii_only)
            mark = _mark(item, free, after.cells[0] - 1 if after else width, language, look)
            yield mark
            free = max(mark.right, mark.label_left + mark.label_width) + 1


def _left(item: LayoutItem) -> int:
    return item.shape.left


def _look(
    signs: Signs, kind: str | None, status: str | None, basis: str | None, *, ascii_only: bool
) -> _Look:
    sign, background = signs.of(kind), basis == "background"
    return _Look(glyph(sign, status=status, background=background, ascii_only=ascii_only), sign, background)


def _mark(item: LayoutItem, free: int, end: int, language: str, look: _Look) -> Mark:
    """Finish a mark; the cells `[free, end)` of its row are its own."""
    shape, label, parent, row = item.shape, item.label, item.parent, item.row or 0
    left, right, pieces, glyph_column, point, open_left, open_right, _, _ = shape
    title, _, shared, _, _, approximate, _, status, _, _ = label
    sign, name, background = look
    room = _room(item, free, end)
    text, label_left, label_width, date_length = (
        ("", right, 0, 0) if room is None else word(label, shape, *room, language)
    )
    above = parent is not None and parent.row is not None and parent.row < row
    # In the order of the fields: by name, a scene of hundreds would take a tenth longer.
    return Mark(
        item.rank,
        row,
        left,
        right,
        pieces,
        sign,
        glyph_column,
        name,
        point,
        open_left,
        open_right,
        text,
        label_left,
        label_width,
        room is not None and room[0] == "inside" and bool(text),
        date_length,
        title,
        shared,
        approximate,
        status,
        background,
        parent.rank if parent and above else None,
    )


def _room(item: LayoutItem, free: int, end: int) -> tuple[Side, int, int] | None:
    """
    Return the side where a label was asked for, or the best one if none was, and all the cells there are for it.

    None where nothing that says something has room.
    """
    shape, side, width = item.shape, item.side, item.label.width
    if side is None:
        right, left = end - shape.right - 1, shape.left - 1 - free
        inside = shape.room[1] - shape.room[0]
        side = "right" if right >= left else "left"
        if max(right, left) < min(width, inside):
            side = "inside"
    first, last = shape.room
    if side == "right":
        first, last = shape.right + 1, end
    elif side == "left":
        first, last = free, shape.left - 1
    room = last - first
    return None if room < width and room < _LEAST_LABEL else (side, first, last)
