"""Every key and every sign, made from the tables that they are made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui.drawing.marks import legend
from tui.drawing.words import kind_words
from tui.ui.keys import groups, sign
from tui.ui.widgets.bar import Bar, Part
from tui.ui.widgets.lines import LineView
from tui.ui.widgets.wrapping import Piece, Row, cells, wrap

KEYS_WIDTH = 16  # cells for the keys of an action
COLUMN = 57  # cells; two columns stand side by side where both have as much
_LINES = {
    "certain": "certainly then",
    "possible": "possibly then",
    "open": "goes on",
    "planned": "planned",
    "background": "outside knowledge",
}
_MOUSE = (
    ("click", "select; twice: go in"),
    ("wheel", "rows; on the axis, with ctrl, or where all rows are in sight: zoom"),
    ("shift+wheel", "earlier, later"),
    ("overview", "click or drag: move the window there"),
)


class HelpView(LineView):
    """The table of keys and the legend, in as many columns as there is room for."""

    def __init__(self, *, ascii_only: bool = False) -> None:
        super().__init__(id="help")
        self._ascii_only = ascii_only
        self._rows: list[Row] = []

    def lay_out(self, width: int) -> int:
        blocks = list(_blocks(width // 2 - 2 if width >= 2 * COLUMN else width, ascii_only=self._ascii_only))
        if width < 2 * COLUMN:
            self._rows = [row for block in blocks for row in (*block, ())]
        else:
            self._rows = _side_by_side(blocks, width // 2)
        return len(self._rows)

    def row(self, y: int) -> Row:
        return self._rows[y]

    def enter(self, link: int) -> None:
        """Do nothing: nothing here leads anywhere."""


def _blocks(width: int, *, ascii_only: bool) -> Iterator[list[Row]]:
    """Yield a heading with its rows, one block after another."""
    for heading, keys in groups():
        rows: list[Row] = [(Piece(heading, "heading"),)]
        told = iter(keys)
        for key in told:
            other = next(told) if key.both else None
            signs = " ".join(map(sign, (*key.keys, *(other.keys if other else ()))))
            rows += _row(signs, key.both or key.words, width)
        yield rows
    yield [(Piece("Mouse", "heading"),), *(row for name, words in _MOUSE for row in _row(name, words, width))]
    yield [(Piece("Signs", "heading"),), *_legend(width, ascii_only=ascii_only)]


def _legend(width: int, *, ascii_only: bool) -> Iterator[Row]:
    for entry in legend(ascii_only=ascii_only):
        words = _LINES.get(entry.name, entry.name) if entry.group == "line" else kind_words(entry.name)
        yield from _row(entry.sign, words, width)


def _row(left: str, right: str, width: int) -> list[Row]:
    rows = wrap([Piece(right)], width - KEYS_WIDTH - 2)
    blank = " " * KEYS_WIDTH
    first = left + " " * max(1, KEYS_WIDTH - cells([Piece(left)]))
    return [(Piece("  " + (first if y == 0 else blank), "strong"), *row) for y, row in enumerate(rows)]


def _side_by_side(blocks: list[list[Row]], width: int) -> list[Row]:
    """Share blocks out over two columns of about the same height."""
    total = sum(len(block) + 1 for block in blocks)
    columns: tuple[list[Row], list[Row]] = ([], [])
    for block in blocks:
        columns[len(columns[0]) >= total // 2].extend((*block, ()))
    height = max(map(len, columns))
    left, right = ([*column, *[()] * (height - len(column))] for column in columns)
    return [
        (*one, Piece(" " * max(0, width - cells(one))), *other)
        for one, other in zip(left, right, strict=True)
    ]


class HelpScreen(Screen[None]):
    """Covers the screen until Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace", "app.pop_screen", "back", show=False)
    ]

    def __init__(self, *, ascii_only: bool = False) -> None:
        super().__init__()
        self._ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        view = HelpView(ascii_only=self._ascii_only)
        view.border_title = " Keys and signs "
        yield view
        yield Bar(id="strip")

    def on_mount(self) -> None:
        self.query_one("#strip", Bar).show(
            (
                Part("↑↓", "bold"),
                Part(" row   ", "$foreground 60%"),
                Part("Esc", "bold"),
                Part(" back", "$foreground 60%"),
            )
        )
