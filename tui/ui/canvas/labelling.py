"""Where the title of the selected event stands: in the row of its mark, beside it or on it, where no other mark is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.model.text import cells
from tui.scene.layout.labels import ABOUT, cut
from tui.scene.layout.shapes import room_inside
from tui.scene.scene import Mark

_LEAST = 8  # cells: a cut title with less says nothing


class Placed(NamedTuple):
    """A label in the cells `[left, right)` of a row; the cells on both sides are free, its own mark's, or outside the frame."""

    row: int
    left: int
    right: int
    text: str

    def near(self, left: int, right: int) -> bool:
        """Tell whether one of these columns is its own, or next to it."""
        return left <= self.right and self.left <= right


class _Room(NamedTuple):
    """The cells `[left, right)`, at whose right end a label stands if that is where its mark is."""

    left: int
    right: int
    at_end: bool = False

    @property
    def cells(self) -> int:
        return self.right - self.left

    def put(self, row: int, text: str, width: int) -> Placed:
        left = self.right - width if self.at_end else self.left
        return Placed(row, left, left + width, text)


def title_of(mark: Mark, width: int, others: Iterable[tuple[int, int]]) -> Placed | None:
    """
    Return the title of a mark in a frame of `width` cells, as much of it as there is room for; None where that says nothing.

    `others` are the columns of all that is drawn in its row besides, without labels: those give way to this one.
    """
    as_drawn = Placed(mark.row, mark.label_left, mark.label_left + mark.label_width, mark.label)
    if mark.label.endswith(mark.whole):
        return as_drawn
    about = about_of(mark)
    wanted = cells(about) + cells(mark.whole)
    rooms = [*_rooms(mark, width, others)]
    for room in rooms:
        if wanted <= room.cells:
            return room.put(mark.row, about + mark.whole, wanted)
    best = max(rooms, key=lambda room: room.cells)
    if best.cells <= max(mark.label_width, _LEAST):
        return as_drawn if mark.label else None
    text, _ = cut(mark.whole, mark.shared, best.cells - len(about))
    if not text:
        return as_drawn if mark.label else None
    return best.put(mark.row, about + text, cells(about) + cells(text))


def giving_way(mark: Mark, to: Placed) -> Mark:
    """Return another mark of the row with no more of its label than the title of the selected event leaves room for."""
    if not mark.label or not to.near(mark.label_left, mark.label_left + mark.label_width):
        return mark
    about, text = about_of(mark), ""
    room = to.left - 1 - mark.label_left if mark.label_left >= mark.right else 0
    if room >= _LEAST:
        text, _ = cut(mark.whole, mark.shared, room - len(about))
    label = about + text if text else ""
    return mark._replace(label=label, label_width=cells(label), date_length=1 if label and about else 0)


def about_of(mark: Mark) -> str:
    """Return what stands before the title of a mark that cannot say by itself that its date is not certain."""
    return ABOUT if mark.approximate and mark.point else ""


def _rooms(mark: Mark, width: int, others: Iterable[tuple[int, int]]) -> Iterator[_Room]:
    """Yield the cells right and left of a mark, then those on it; each may be none."""
    free, end = 0, width
    for left, right in others:
        if right <= mark.left:
            free = max(free, right + 1)
        else:
            end = min(end, left - 1)
    yield _Room(mark.right + 1, end)
    yield _Room(free, mark.left - 1, at_end=True)
    yield _Room(
        *room_inside(mark.left, mark.right, mark.pieces, mark.glyph_column, open_right=mark.open_right)
    )
