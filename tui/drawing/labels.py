"""What stands beside or on a mark, and how much room it gets."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from tui.drawing.shapes import Shape
from tui.model.dates import short_date
from tui.model.text import cells, shorten
from tui.store.labels import Label

_LEAST_OF_ITS_OWN = 16  # cells of a cut title for what only few have
_ABOUT = 2  # cells of "~ "
_REMEMBERED = 8192  # a frame asks for nearly the same words as the one before


@lru_cache(_REMEMBERED)
def _cut(title: str, shared: int, room: int) -> tuple[str, int]:
    """
    Shorten a title.

    Where little but a beginning that many share would be left, no more of that is left out than the rest needs to be
    whole, or all of it.
    """
    if shared and room < shared + _LEAST_OF_ITS_OWN and cells(title) > room:
        first = title.find(" ") + 1
        while first < shared and cells(title[first:]) >= room:
            first = title.find(" ", first) + 1
        text = "…" + shorten(title[first:], room - 1)
    else:
        text = shorten(title, max(room, 0))
    return text, cells(text)


@lru_cache(_REMEMBERED)
def _short_date(date: str, language: str) -> tuple[str, int]:
    text = short_date(date, language)
    return text, cells(text)


Side = Literal["right", "left", "inside"]
"""Of a mark."""


def wanted(label: Label, shape: Shape) -> int:
    """Return the cells of a label without its date."""
    return label.width + _ABOUT if _says_about(label, shape) else label.width


def _says_about(label: Label, shape: Shape) -> bool:
    """Whether the label has to say that the date is not certain, as a mark of one cell cannot."""
    return label.approximate and shape.point


def word(
    label: Label, shape: Shape, side: Side, left: int, right: int, language: str
) -> tuple[str, int, int, int]:
    """
    Word a label for the cells `[left, right)`: date and title where both fit, else the title, cut between words if need be.

    Return it, the first of its cells, how many they are, and how many of its code points are the date.
    """
    room = right - left
    text, width, date_length = label.title, label.width, 0
    if width + 4 <= room:  # the shortest date is a year
        date, size = _short_date(label.date, language)
        with_date = size + 1 + width
        if with_date <= room:
            text, width, date_length = f"{date} {text}", with_date, len(date)
    if not date_length and room > _ABOUT and _says_about(label, shape):
        text, width = _cut(text, label.shared, room - _ABOUT)
        text, width, date_length = f"~ {text}", width + _ABOUT, 1
    elif width > room:
        text, width = _cut(text, label.shared, room)
    return text, right - width if side == "left" else left, width, date_length
