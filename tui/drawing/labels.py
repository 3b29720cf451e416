"""What stands beside or on a mark, and how much room it gets."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from tui.drawing.shapes import Shape
from tui.model.dates import When
from tui.model.text import cells, shorten
from tui.store.labels import Label

_LEAST_BAR = 6  # cells of a bar that has room for a letter
_ABOUT = 2  # cells of "~ "
_REMEMBERED = 8192  # a frame asks for nearly the same words as the one before


@lru_cache(_REMEMBERED)
def _cut(title: str, room: int) -> tuple[str, int]:
    text = shorten(title, max(room, 0))
    return text, cells(text)


@lru_cache(_REMEMBERED)
def _short_date(date: str, language: str) -> str:
    return When.parse(date).short(language)


Side = Literal["right", "left", "inside"]
"""Of a mark."""


class Place(NamedTuple):
    """Where a label goes: cells `[left, right)`."""

    side: Side
    left: int
    right: int


class Words(NamedTuple):
    """A label as it is drawn."""

    text: str
    left: int
    width: int
    date_length: int


def wanted(label: Label, shape: Shape) -> int:
    """Return the cells of a label without its date."""
    return label.width + _ABOUT * _says_about(label, shape)


def _says_about(label: Label, shape: Shape) -> bool:
    """Whether the label has to say that the date is not certain, as a mark of one cell cannot."""
    return label.approximate and shape.point


def inside(shape: Shape) -> tuple[int, int]:
    """
    Return the cells of a bar in which a label can stand, without the glyph, the ends and a gap on both sides.

    They are of one piece, so that a label never hides where certain turns to possible.
    """
    best = (shape.left, shape.left)
    if shape.right - shape.left < _LEAST_BAR:
        return best
    for _, left, right in shape.pieces:
        run = (
            max(left, shape.glyph_column + 1) + 2 if left <= shape.glyph_column else left + 2,
            right - 2 - shape.open_right,
        )
        if run[1] - run[0] > best[1] - best[0]:
            best = run
    return best


def word(label: Label, shape: Shape, place: Place, language: str) -> Words:
    """Word a label for its place: date and title where both fit, else the title, cut between words if need be."""
    room = place.right - place.left
    text, width, date_length = label.title, label.width, 0
    if width + 4 <= room:  # the shortest date is a year
        date = _short_date(label.date, language)
        with_date = cells(date) + 1 + width
        if with_date <= room:
            text, width, date_length = f"{date} {text}", with_date, len(date)
    if not date_length and room > _ABOUT and _says_about(label, shape):
        text, width = _cut(text, room - _ABOUT)
        text, width, date_length = f"~ {text}", width + _ABOUT, 1
    elif width > room:
        text, width = _cut(text, room)
    left = place.right - width if place.side == "left" else place.left
    return Words(text, left, width, date_length)
