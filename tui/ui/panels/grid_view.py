"""The grid of who met whom: heads that stay in sight, a cursor that goes from cell to cell."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.page.grid import CELL, Heads, column_heads, heads, sign_at
from tui.query.grid import Grid
from tui.ui.inks import Inks

HEAD_ROWS = 2  # numbers and initials


class GridView(Widget, can_focus=True):
    """Draws as many rows and columns of a grid as there is room for. Posts Moved and Entered."""

    ALLOW_SELECT = False

    class Moved(Message):
        """The cursor has come to a cell."""

    class Entered(Message):
        """A second click on the cell under the cursor."""

    def __init__(self, *, id: str, ascii_only: bool) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._ascii_only = ascii_only
        self._grid: Grid | None = None
        self._language = ""
        self._heads = Heads((), 0)
        self._columns: tuple[list[str], ...] = ()
        self._ink = Inks({})
        self.row = 0
        self.column = 1
        self.top = 0
        self.left = 0

    def show(self, grid: Grid, language: str) -> None:
        """Show a grid, the cursor on the first two people; the same one in another language keeps its place."""
        again = grid is self._grid
        self._grid, self._language = grid, language
        if not again:
            self.row, self.column = 0, min(1, max(len(grid.people) - 1, 0))
            self.top = self.left = 0
        self._lay_out()

    @property
    def size_in_people(self) -> tuple[int, int]:
        """How many rows and columns there is room for."""
        rows = self.content_size.height - HEAD_ROWS
        return max(rows, 1), max((self.content_size.width - self._heads.width) // CELL, 1)

    def _lay_out(self) -> None:
        if self._grid is None:
            return
        self._heads = heads(self._grid, self.content_size.width, self._language)
        self._columns = column_heads(self._grid, self._language)
        self._go(self.row, self.column)

    def on_resize(self) -> None:
        self._lay_out()

    # moving

    def go(self, rows: int, columns: int) -> None:
        """Move the cursor by so many rows and columns."""
        self._go(self.row + rows, self.column + columns)

    def page(self, rows: int, columns: int) -> None:
        """Move the cursor by screens of rows and columns."""
        height, width = self.size_in_people
        self._go(self.row + rows * height, self.column + columns * width)

    def edge(self, side: int) -> None:
        """Go to the first or last cell of the row."""
        self._go(self.row, 0 if side < 0 else self.last)

    @property
    def last(self) -> int:
        return len(self._grid.people) - 1 if self._grid is not None else 0

    def _go(self, row: int, column: int) -> None:
        self.row, self.column = (max(0, min(self.last, at)) for at in (row, column))
        rows, columns = self.size_in_people
        self.top = _scrolled(self.top, self.row, rows, self.last)
        self.left = _scrolled(self.left, self.column, columns, self.last)
        self.refresh()
        self.post_message(self.Moved())

    def on_click(self, event: events.Click) -> None:
        row = self.top + event.y - HEAD_ROWS
        column = self.left + (event.x - self._heads.width) // CELL
        if event.y < HEAD_ROWS or event.x < self._heads.width or max(row, column) > self.last:
            return
        if (row, column) == (self.row, self.column):
            self.post_message(self.Entered())
        else:
            self._go(row, column)

    # drawing

    def render_line(self, y: int) -> Strip:
        width = self.content_size.width
        ground = self.rich_style
        if not self._ink.made_from(self.app.theme_variables):
            self._ink = Inks(self.app.theme_variables)
        segments = self._segments(y, ground) if self._grid is not None else []
        return Strip(segments).adjust_cell_length(width, ground)

    def _segments(self, y: int, ground: Style) -> list[Segment]:
        grid = self._grid
        if grid is None or not grid.people:
            return []
        _, columns = self.size_in_people
        shown = range(self.left, min(self.left + columns, len(grid.people)))
        if y < HEAD_ROWS:
            line = self._columns[y]
            return [
                Segment(" " * self._heads.width, ground),
                *(Segment(line[at], ground + self._head_ink(at == self.column)) for at in shown),
            ]
        row = self.top + y - HEAD_ROWS
        if row > self.last:
            return []
        head = Segment(self._heads.rows[row], ground + self._head_ink(row == self.row))
        return [head, *(self._cell(grid, row, at, ground) for at in shown)]

    def _head_ink(self, current: bool) -> Style:
        return self._ink("heading" if current else "dim")

    def _cell(self, grid: Grid, row: int, column: int, ground: Style) -> Segment:
        text = sign_at(grid, row, column, ascii_only=self._ascii_only)
        if (row, column) == (self.row, self.column):
            return Segment(text, ground + self._ink("selected"))
        if row == self.row or column == self.column:
            return Segment(text, ground + self._ink("band") + self._ink("plain"))
        return Segment(text, ground + self._ink("dim" if row == column else "plain"))


def _scrolled(first: int, at: int, room: int, last: int) -> int:
    """Return the first of `room` places that shows the one the cursor is at, moved as little as possible."""
    first = min(max(first, at - room + 1), at)
    return max(0, min(first, last - room + 1))
