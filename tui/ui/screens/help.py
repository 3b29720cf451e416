"""Every key and every sign, made from the tables that they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui.model.translation import tr
from tui.query.result import Result
from tui.scene.glyphs import LegendRow, Signs, legend
from tui.store.kinds import kind_words
from tui.ui.commands.keys import groups, sign
from tui.ui.panels.hints import Hints
from tui.ui.panels.lines import LineView
from tui.ui.panels.wrapping import Row, TextPiece, cells, wrap

KEYS_WIDTH = 16  # cells for the keys of an action
COLUMN = 57  # cells; two columns stand side by side where both have as much


def _mouse() -> tuple[tuple[str, str], ...]:
    return (
        (tr("click"), tr("select; twice: go in")),
        (tr("on a count"), tr("click: zoom into the events counted, or list them")),
        (tr("on a lane"), tr("click on its head: fold it, or unfold it")),
        (
            tr("wheel"),
            tr("rows; on the axis, with ctrl, or where all rows are in sight: zoom about the mouse"),
        ),
        (tr("shift+wheel"), tr("earlier, later")),
        (tr("overview"), tr("click or drag: move the window there")),
    )


def _meaning(entry: LegendRow) -> str:
    """Say what a sign of the legend stands for."""
    if entry.group == "kind":
        return kind_words(entry.name)
    return {
        ("status", "planned"): tr("planned, of any kind"),
        ("status", "cancelled"): tr("cancelled, of any kind"),
        ("status", "background"): tr("hollow: outside knowledge, of any kind"),
        ("status", "approximate"): tr("date approximate or uncertain, with a label and without"),
        ("status", "doubtful"): tr("answers the query only possibly"),
        ("line", "certain"): tr("certainly then"),
        ("line", "possible"): tr("possibly then"),
        ("line", "moment"): tr("one moment within that time"),
        ("line", "open"): tr("goes on, before or after what is shown"),
        ("line", "unknown"): tr("how long is not known"),
        ("line", "planned"): tr("planned or cancelled"),
        ("line", "background"): tr("outside knowledge"),
        ("around", "part"): tr("part of the event above"),
        ("around", "period"): tr("a period, behind the rows it covers"),
        ("around", "today"): tr("today"),
        ("crowd", "cluster"): tr("so many events, with no room to draw them; Enter zooms in"),
        ("crowd", "density"): tr("overview: how much is going on, over all of time"),
        ("crowd", "window"): tr("overview: the window that is drawn below"),
        ("crowd", "hit"): tr("overview: underlined where a hit of the search is"),
        ("lane", "unfolded"): tr("a lane, and its events in the window"),
        ("lane", "folded"): tr("a folded lane, whose events are counted"),
        ("lane", "pinned"): tr("a person pinned above the other lanes"),
    }[entry.group, entry.name]


class HelpView(LineView):
    """The table of keys and the legend, in as many columns as there is room for."""

    def __init__(self, signs: Signs, *, ascii_only: bool = False) -> None:
        super().__init__(id="help")
        self._signs = signs
        self._ascii_only = ascii_only
        self._rows: list[Row] = []

    def lay_out(self, width: int) -> int:
        blocks = list(
            _blocks(
                self._signs, width // 2 - 2 if width >= 2 * COLUMN else width, ascii_only=self._ascii_only
            )
        )
        if width < 2 * COLUMN:
            self._rows = [row for block in blocks for row in (*block, ())]
        else:
            self._rows = _side_by_side(blocks, width // 2)
        return len(self._rows)

    def row(self, y: int) -> Row:
        return self._rows[y]

    def enter(self, link: int) -> None:
        """Do nothing: nothing here leads anywhere."""


def _blocks(signs: Signs, width: int, *, ascii_only: bool) -> Iterator[list[Row]]:
    """Yield a heading with its rows, one block after another."""
    for heading, keys in groups():
        rows: list[Row] = [(TextPiece(heading, "heading"),)]
        told = iter(keys)
        for key in told:
            other = next(told) if key.both else None
            names = (*key.keys, *(other.keys if other else ()))
            typed = " ".join(sign(name, ascii_only=ascii_only) for name in names)
            rows += _row(typed, tr(key.both or key.words), width)
        yield rows
    yield _block(tr("Mouse"), (row for name, words in _mouse() for row in _row(name, words, width)))
    entries = legend(signs, ascii_only=ascii_only)
    for heading, groups_of_it in (
        (tr("Signs of events"), ("kind", "status")),
        (tr("Signs of time"), ("line", "around")),
        (tr("Signs of many events"), ("crowd", "lane")),
    ):
        shown = [entry for entry in entries if entry.group in groups_of_it]
        yield _block(heading, (row for entry in shown for row in _sign_row(entry, width)))


def _block(heading: str, rows: Iterable[Row]) -> list[Row]:
    return [(TextPiece(heading, "heading"),), *rows]


def _sign_row(entry: LegendRow, width: int) -> list[Row]:
    role = "mark" if entry.name == "hit" else "strong"
    return _row(entry.sign, _meaning(entry), width, role)


def _row(left: str, right: str, width: int, role: str = "strong") -> list[Row]:
    """Put a key or a sign beside what it does, which wraps below itself."""
    rows = wrap([TextPiece(right)], width - KEYS_WIDTH - 2)
    blank = TextPiece(" " * (KEYS_WIDTH + 2))
    gap = TextPiece(" " * max(1, KEYS_WIDTH - cells([TextPiece(left)])))
    head = (TextPiece("  "), TextPiece(left, role), gap)
    return [((*head, *row) if y == 0 else (blank, *row)) for y, row in enumerate(rows)]


def _side_by_side(blocks: list[list[Row]], width: int) -> list[Row]:
    """Share blocks out over two columns of about the same height."""
    total = sum(len(block) + 1 for block in blocks)
    columns: tuple[list[Row], list[Row]] = ([], [])
    for block in blocks:
        columns[len(columns[0]) >= total // 2].extend((*block, ()))
    height = max(map(len, columns))
    left, right = ([*column, *[()] * (height - len(column))] for column in columns)
    return [
        (*one, TextPiece(" " * max(0, width - cells(one))), *other)
        for one, other in zip(left, right, strict=True)
    ]


class HelpScreen(Screen[None]):
    """Covers the screen until Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace", "app.pop_screen", "back", show=False)
    ]

    def __init__(self, signs: Signs, *, ascii_only: bool = False) -> None:
        """`signs` are those of the timeline that is open."""
        super().__init__()
        self._signs = signs
        self._ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        view = HelpView(self._signs, ascii_only=self._ascii_only)
        view.border_title = f" {tr('Keys and signs')} "
        yield view
        yield Hints(lambda: (("↑↓", tr("row")), ("Esc", tr("back"))))

    def retell(self, _result: Result) -> None:
        """Say again what has been said in another language."""
        self.refresh(recompose=True)
