"""What stands beside or on a mark, and how much room it gets."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tui.drawing.shapes import Shape
from tui.model.dates import When
from tui.model.text import cells, shorten

_REMEMBERED = 8192  # a frame asks for nearly the same words as the one before

_shorten = lru_cache(_REMEMBERED)(shorten)


@lru_cache(_REMEMBERED)
def _short_date(when: When, language: str) -> str:
    return when.short(language)


class Place(NamedTuple):
    """Where a label goes: cells `[left, right)`; `side` is "right", "left" or "inside" of the mark."""

    side: str
    left: int
    right: int


class Words(NamedTuple):
    """A label as it is drawn."""

    text: str
    left: int
    width: int
    date_length: int


def place(shape: Shape, wanted: int, width: int) -> Place:
    """
    Find room for a label of `wanted` cells in a frame of `width`: wherever most of it can be read.

    A label inside stays on one piece, so that it never hides where certain turns to possible.
    """
    inside = _inside(shape)
    if inside[1] - inside[0] >= wanted:
        return Place("inside", *inside)
    room_right, room_left = width - shape.right - 1, shape.left - 1
    if room_right >= wanted:
        return Place("right", shape.right + 1, shape.right + 1 + wanted)
    if room_left >= wanted:
        return Place("left", shape.left - 1 - wanted, shape.left - 1)
    if inside[1] - inside[0] >= max(room_right, room_left):
        return Place("inside", *inside)
    if room_right >= room_left:
        return Place("right", min(shape.right + 1, width), width)
    return Place("left", 0, shape.left - 1)


def _inside(shape: Shape) -> tuple[int, int]:
    """Return the longest run of cells of one piece that leaves the glyph, the ends and a gap on both sides."""
    best = (shape.left, shape.left)
    for _, left, right in shape.pieces:
        if left <= shape.glyph_column:
            left = max(left, shape.glyph_column + 1)  # noqa: PLW2901 - the run to the right of the glyph
        run = (left + 2, right - 2 - shape.open_right)
        if run[1] - run[0] > best[1] - best[0]:
            best = run
    return best


def word(title: str, when: When, place: Place, language: str) -> Words:
    """Word a label for its place: date and title where both fit, else the title, cut between words if need be."""
    room = place.right - place.left
    date_length = 0
    text = title
    width = cells(title)
    if width > room:
        text = _shorten(title, room)
        width = cells(text)
    elif width + 4 <= room:  # the shortest date is a year
        date = _short_date(when, language)
        with_date = cells(date) + 1 + width
        if with_date <= room:
            text, width, date_length = f"{date} {title}", with_date, len(date)
    left = place.right - width if place.side == "left" else place.left
    return Words(text, left, width, date_length)
