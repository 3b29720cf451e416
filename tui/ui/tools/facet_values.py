"""The values of a facet: whether each is chosen or excluded, and how many events have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from tui.model.text import cells
from tui.model.translation import grouped
from tui.query.facets import FacetValue, State
from tui.ui.panels.folding import GAP, FoldingList, column
from tui.ui.panels.wrapping import Row, TextPiece, wrap

MARKS = {State.FREE: "[ ]", State.CHOSEN: "[x]", State.EXCLUDED: "[-]"}
BAR = 30  # cells at most of the bar beside the number of events
_MARK = 4  # cells of a mark and the gap behind it
_NAME_SHARE = 0.6


@dataclass
class _Widths:
    name: int = 0
    figure: int = 0
    bar: int = 0


class FacetValues(FoldingList, inherit_bindings=False):
    """Shows values in the order given. Posts Picked for the one that is clicked."""

    # The keys are those of the panel around.
    DEFAULT_CSS = """
    FacetValues { height: 1fr; }
    """

    class Picked(Message):
        """The value of this number, from 0, which the cursor is on, was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self) -> None:
        super().__init__()
        self.values: Sequence[FacetValue] = ()
        self._names: Sequence[str] = ()
        self._counting = False
        self._most = 1
        self._longest = (0, 0)  # cells of the longest name and figure
        self._widths = _Widths()

    @property
    def cursor_shown(self) -> bool:
        return True

    @property
    def current(self) -> FacetValue | None:
        """The value under the cursor."""
        return self.values[self.cursor] if self.values and self.cursor is not None else None

    def show(self, values: Sequence[FacetValue], note: str = "", *, top: bool = False) -> None:
        """Show these values below a note; the cursor stays with its value, unless they are shown from the top."""
        current = None if top else self.current
        self.values = values
        self._counting = False
        self.heading = (TextPiece(note, "dim"),) if note else ()
        self._most = max((value.events for value in values), default=1) or 1
        names = Counter(value.name for value in values)
        # Namesakes are told apart by what a query names them by.
        self._names = [
            f"{value.name} ({value.text})" if names[value.name] > 1 else value.name for value in values
        ]
        self._longest = (
            max(map(cells, self._names), default=0),
            max((cells(grouped(value.events)) for value in values), default=0),
        )
        texts = [value.text for value in values] if current is not None else []
        if current is not None and current.text in texts:
            self.cursor = texts.index(current.text)
        elif top or self.cursor is None or self.cursor >= len(values):
            self.cursor = 0 if values else None
        self.rearrange(top=top)

    def dim(self) -> None:
        """Show what was counted before as such, until it has been counted anew."""
        self._counting = True
        self.refresh()

    @property
    def items(self) -> int:
        return len(self.values)

    def measure(self, width: int) -> None:
        name, figure = self._longest
        room = width - _MARK - figure - GAP
        name = min(name, max(room, 1))
        bar = min(BAR, room - name - GAP)
        self._widths = _Widths(name, figure, max(bar, 0))

    def folded(self, item: int) -> Row:
        value = self.values[item]
        gap = TextPiece(" " * GAP)
        asked = value.state is not State.FREE
        figure = TextPiece(grouped(value.events), "dim" if self._counting else "plain")
        return (
            TextPiece(f"{MARKS[value.state]} ", "strong" if asked else "dim"),
            *column((TextPiece(self._names[item], "strong" if asked else "plain"),), self._widths.name),
            gap,
            *column((figure,), self._widths.figure, right=True),
            gap,
            TextPiece(self._bar(value.events), "dim"),
        )

    def unfolded(self, item: int, width: int) -> list[Row]:
        value = self.values[item]
        if cells(self._names[item]) <= self._widths.name:
            return [self.folded(item)]
        rest = wrap((TextPiece(self._names[item]),), max(width - _MARK, 2))
        mark, _name, *_ = self.folded(item)
        figure = TextPiece(grouped(value.events), "dim" if self._counting else "plain")
        first, *others = rest
        rows: list[Row] = [(mark, *first)]
        rows += [(TextPiece(" " * _MARK), *row) for row in others]
        return [*rows, (TextPiece(" " * _MARK), figure)]

    def enter(self, link: int) -> None:
        self.post_message(self.Picked(link))

    def _bar(self, events: int) -> str:
        cells_ = round(self._widths.bar * events / self._most)
        return "━" * max(cells_, 1 if events and self._widths.bar else 0)
