"""Where the whole label of the selected event goes: beside its mark, else in a row near it, so that no mark is covered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from tui.drawing.scene import Mark
from tui.model.text import cells, shorten

_NEAR = (1, -1, 2, -2)  # rows further down or up; a label further away would not seem to belong to its mark

Taken = Callable[[int], Iterable[tuple[int, int]]]
"""The columns `[left, right)` of every mark and cluster in a row."""


class Placed(NamedTuple):
    """A label with a blank on both sides, of which one may lie outside the frame."""

    row: int
    left: int
    right: int
    text: str

    def covers(self, left: int, right: int) -> bool:
        """Tell whether some of these columns are its own."""
        return left < self.right and self.left < right


def whole_label(mark: Mark, width: int, rows: range, taken: Taken) -> Placed:
    """
    Return the label of a mark, whole, in a frame of `width` cells.

    `rows` are those it may go to. Where every place near the mark would cover another mark, it covers as few as it
    can; where it is longer than the frame is wide, it is cut.
    """
    about = "~ " if mark.approximate and mark.point else ""
    whole = mark.label if mark.label.endswith(mark.whole) else f"{about}{mark.whole}"
    text = f" {whole} "
    room = cells(text)
    if room > width + 2:
        text = f" {shorten(whole, width)} "
        room = cells(text)
    beside = [Placed(mark.row, left, left + room, text) for left in _beside(mark, room, width)]
    near = (
        Placed(row, left, left + room, text)
        for row in (mark.row + step for step in _NEAR)
        if row in rows
        for left in dict.fromkeys(_within(left, room, width) for left in (mark.left - 1, mark.right - room))
    )
    own = mark.left, mark.right

    def covered(placed: Placed) -> int:
        columns = (other for other in taken(placed.row) if placed.row != mark.row or other != own)
        return sum(placed.covers(*other) for other in columns)

    return min((*beside, *near, _over(mark, whole, width)), key=covered)


def _over(mark: Mark, whole: str, width: int) -> Placed:
    """Return the label over the mark, with its sign."""
    text = f" {mark.glyph} {shorten(whole, width - 4)} "
    left = max(0, min(mark.left, width - cells(text)))
    return Placed(mark.row, left, left + cells(text), text)


def _beside(mark: Mark, room: int, width: int) -> Iterator[int]:
    """Yield where a label can begin in the row of its mark without covering its sign or leaving the frame."""
    at_the_end = width + 1 - room
    lefts = (
        *((mark.label_left - 1,) if mark.label else ()),
        mark.right,
        mark.left - room,
        *((at_the_end,) if at_the_end <= mark.right else ()),  # over the bar itself, behind its sign
    )
    for left in dict.fromkeys(lefts):
        if left >= -1 and left + room <= width + 1 and not left <= mark.glyph_column < left + room:
            yield left


def _within(left: int, room: int, width: int) -> int:
    return max(-1, min(left, width + 1 - room))
