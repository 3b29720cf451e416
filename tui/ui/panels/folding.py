"""A list of one row each, in aligned columns, that shows the whole text of the one under the cursor."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable

from tui.ui.panels.lines import LineView
from tui.ui.panels.wrapping import Row, TextPiece, cells, clipped, wrap

MARKER = "▸ "
GAP = 2  # cells between columns


class FoldingList(LineView):
    """
    Items numbered from 0, each folded into a row; the one under the cursor unfolds into as many as it needs.

    A subclass says how many there are (`items`), measures its columns (`measure`) and sets an item in cells
    (`folded`, `unfolded`; neither with the marker). Rows in `heading` stand above and lead nowhere.
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self.heading: Row = ()
        self._head: list[Row] = []
        self._whole: list[Row] = []  # the rows of the item under the cursor
        self._made: dict[int, Row] = {}  # since it was laid out: each row is asked for more than once a frame

    @property
    @abstractmethod
    def items(self) -> int:
        """How many items there are."""

    @abstractmethod
    def measure(self, width: int) -> None:
        """Divide so many cells among the columns."""

    @abstractmethod
    def folded(self, item: int) -> Row:
        """Return an item in one row, what does not fit shortened."""

    @abstractmethod
    def unfolded(self, item: int, width: int) -> list[Row]:
        """Return an item in rows of at most `width` cells, nothing left out."""

    def head(self, width: int) -> list[Row]:
        """Return the rows that stand above the items."""
        return wrap(self.heading, width)

    def lay_out(self, width: int) -> int:
        self._head = self.head(width)
        self._whole = []
        self._made = {}
        inner = width - cells((TextPiece(MARKER),))
        if self.items:
            self.measure(inner)
        if self.items and self.cursor_shown:
            self.cursor = min(self.cursor or 0, self.items - 1)
            rows = self.unfolded(self.cursor, inner)
            self._whole = [_filled(row, inner) for row in rows]
        cursor = self.cursor if self._whole and self.cursor is not None else self.items
        more = max(0, len(self._whole) - 1)
        above = len(self._head)
        self.tops = [above + item + (more if item > cursor else 0) for item in range(self.items)]
        return above + self.items + more

    def row(self, y: int) -> Row:
        if y not in self._made:
            self._made[y] = self._make(y)
        return self._made[y]

    def _make(self, y: int) -> Row:
        y -= len(self._head)
        if y < 0:
            return self._head[y]
        if self._whole and self.cursor is not None and y >= self.cursor:
            if y < self.cursor + len(self._whole):
                marker = MARKER if y == self.cursor else " " * len(MARKER)
                return _linked((TextPiece(marker, "strong"), *self._whole[y - self.cursor]), self.cursor)
            y -= len(self._whole) - 1
        return _linked((TextPiece(" " * len(MARKER)), *self.folded(y)), y)

    def move(self, link: int) -> None:
        self.cursor = link
        self.rearrange()
        self.reveal(link)

    def bottom(self, link: int) -> int:
        return self.tops[link] + (len(self._whole) if self._whole and link == self.cursor else 1)


def column(pieces: Iterable[TextPiece], width: int, *, right: bool = False) -> Row:
    """Return pieces in a column of so many cells: shortened by words, and filled with spaces."""
    row = clipped(tuple(pieces), width)
    fill = TextPiece(" " * (width - cells(row)))
    return (fill, *row) if right else (*row, fill)


def _linked(row: Row, item: int) -> Row:
    return tuple(piece._replace(link=item) for piece in row)


def _filled(row: Row, width: int) -> Row:
    """Fill a row up to the width, so that the cursor covers it whole."""
    return (*row, TextPiece(" " * max(0, width - cells(row))))
