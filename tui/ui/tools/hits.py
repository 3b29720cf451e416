"""The list under the person search: people with what tells them apart, or events where there is nobody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from tui.ui.messages import Asked, Chosen, ChosenEvent
from tui.ui.panels.folding import GAP, FoldingList, column
from tui.ui.panels.wrapping import Row, TextPiece, cells, wrap

if TYPE_CHECKING:
    from tui.store.search.people import Hit

NAME_SHARE = 0.5  # of the width, at most


class Found(NamedTuple):
    """What was found: a person, an event by its rank, or a query to ask; in pieces for three columns, the last set to the right."""

    leads_to: Hit | int | str
    name: Row
    about: Row
    figure: Row


class HitList(FoldingList, can_focus=False):
    """Shows what was found. Its cursor is moved from the entry above, which keeps the keyboard."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.found: Sequence[Found] = ()
        self._widths = (0, 0, 0)

    @property
    def cursor_shown(self) -> bool:
        return True

    @property
    def current(self) -> Hit | int | str | None:
        """What the cursor stands on."""
        return self.found[self.cursor].leads_to if self.found and self.cursor is not None else None

    def show(self, found: Sequence[Found], heading: Row = ()) -> None:
        """Show what was found, the cursor on the first; `heading` stands above."""
        self.found = found
        self.heading = heading
        self.cursor = 0 if found else None
        self.rearrange(top=True)

    @property
    def items(self) -> int:
        return len(self.found)

    def measure(self, width: int) -> None:
        name, about, figure = (
            max(map(cells, rows))
            for rows in zip(*((f.name, f.about, f.figure) for f in self.found), strict=True)
        )
        name = min(name, int(width * NAME_SHARE) if about else width - figure - GAP)
        self._widths = (name, max(0, width - name - figure - 2 * GAP), figure)

    def folded(self, item: int) -> Row:
        found = self.found[item]
        name, about, figure = self._widths
        gap = TextPiece(" " * GAP)
        return (
            *column(found.name, name),
            gap,
            *column(found.about, about),
            gap,
            *column(found.figure, figure, right=True),
        )

    def unfolded(self, item: int, width: int) -> list[Row]:
        found = self.found[item]
        name, about, figure = self._widths
        if cells(found.name) <= name and cells(found.about) <= about:
            return [self.folded(item)]
        room = width - figure - GAP
        if cells(found.name) <= room:
            head: list[Row] = [(*column(found.name, room + GAP), *column(found.figure, figure, right=True))]
        else:
            head = wrap((*found.name, TextPiece("  "), *found.figure), width)
        return [*head, *wrap(found.about, width)]

    def enter(self, link: int) -> None:
        self.post_message(choosing(self.found[link].leads_to))


def choosing(leads_to: Hit | int | str) -> Message:
    """Return what is said where somebody chooses something found."""
    if isinstance(leads_to, str):
        return Asked(leads_to)
    return ChosenEvent(leads_to) if isinstance(leads_to, int) else Chosen(leads_to)
