"""What stands beside or on a mark, and how much room it gets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from tui.model.dates import short_date
from tui.model.text import cells, is_single, shorten
from tui.scene.layout.shapes import Shape
from tui.store.labels import Label

_LEAST_OF_ITS_OWN = 16  # cells of a cut title for what only few have
ABOUT = "~ "
"""Before a title, where its mark cannot say that the date is not certain."""

_ABOUT = len(ABOUT)
_WORD = re.compile(r"[^\W\d_].*[^\W\d_]|\d").search
"""Two letters, or a digit."""
_REMEMBERED = 8192  # a frame asks for nearly the same words as the one before


@lru_cache(_REMEMBERED)
def cut(title: str, shared: int, room: int) -> tuple[str, int]:
    """
    Shorten a title to `room` cells, and return it with the cells it takes: none where no whole word of its own would be left.

    `shared` code points are a beginning that many titles have. Where little else would be left, no more of that is left
    out than the rest needs to be whole, or all of it; but never more than remains.
    """
    width = cells(title)
    if width <= room:
        return title, width
    for first in _beginnings(title, shared, room):
        text = shorten(title[first:], room - (first > 0))
        if _has_own_word(title, first, shared, text):
            text = "…" + text if first else text
            return text, cells(text)
    return "", 0


def _beginnings(title: str, shared: int, room: int) -> Iterator[int]:
    """Yield where a cut title may begin, the best first."""
    if shared and room < shared + _LEAST_OF_ITS_OWN:
        single, width = is_single(title), cells(title)
        first, following = 0, title.find(" ") + 1
        while first < following <= shared:
            left_out = following if single else cells(title[:following])
            if 2 * left_out >= width:
                break
            first = following
            if width - left_out < room:
                break
            following = title.find(" ", first) + 1
        if first:
            yield first
    yield 0


def _has_own_word(title: str, first: int, shared: int, text: str) -> bool:
    """Tell whether the beginning `text` of a title from `first` on has a whole word, no initial, that few others have."""
    shown = text.removesuffix("…")
    end = first + len(shown)
    own = title[max(first, shared) : end].split()
    rest = title[end:].lstrip(",;:–-")
    if own and rest and rest[0] != " " and not _is_wide(rest[0]):
        own.pop()  # cut within
    return any(map(_is_word, own))


def _is_word(text: str) -> bool:
    """Tell whether these letters and signs say something: more than one letter, a number, or what is written without spaces."""
    return _WORD(text) is not None or (not text.isascii() and any(map(_is_wide, text)))


def _is_wide(sign: str) -> bool:
    return cells(sign) > 1


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

    Return it, the first of its cells, how many they are, and how many of its code points are the date. It is empty where
    there is no room for a word.
    """
    room = right - left
    text, width, date_length = label.title, label.width, 0
    if width + 4 <= room:  # the shortest date is a year
        date, size = _short_date(label.date, language)
        with_date = size + 1 + width
        if with_date <= room:
            text, width, date_length = f"{date} {text}", with_date, len(date)
    if not date_length and room > _ABOUT and _says_about(label, shape):
        text, width = cut(text, label.shared, room - _ABOUT)
        if text:
            text, width, date_length = f"{ABOUT}{text}", width + _ABOUT, 1
    elif width > room:
        text, width = cut(text, label.shared, room)
    return text, right - width if side == "left" else left, width, date_length
