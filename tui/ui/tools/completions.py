"""The list under the query prompt: what is wrong with the query, or missing; below it what the typed term may become."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.message import Message

from tui.page.words import counted
from tui.query.completion import Completion
from tui.ui.panels.wrapping import Row, TextPiece, cells, wrap
from tui.ui.tools.hits import Found, HitList

_GAP = "  "


class Mistake(NamedTuple):
    """What cannot be read, and the cell below which to mark it; `begun`: it is only begun, and may yet become right."""

    column: int
    words: str
    begun: bool


class Completions(HitList):
    """Shows completions, each with how many events it has. Posts Taken for the one that is clicked."""

    class Taken(Message):
        """The completion of this number, from 0, is to be put in."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self) -> None:
        super().__init__()
        self._mistake: Mistake | None = None

    def offer(
        self, completions: Sequence[Completion], *, mistake: Mistake | None = None, note: str = ""
    ) -> None:
        """Offer these, the cursor on the first; above them stands the mistake, or else a note."""
        self._mistake = mistake
        self.show(
            [_found(number, one) for number, one in enumerate(completions)],
            (TextPiece(note, "dim"),) if note else (),
        )

    def head(self, width: int) -> list[Row]:
        if self._mistake is None:
            return super().head(width)
        column = max(0, min(self._mistake.column, width - 1))
        role = "dim" if self._mistake.begun else "error"
        indent, mark = TextPiece(" " * column), TextPiece("^", "error")
        words = (TextPiece(self._mistake.words, role),)
        if column + 1 + len(_GAP) + cells(words) <= width:
            return [(indent, mark, TextPiece(_GAP), *words)]
        return [(indent, mark), *wrap(words, width)]

    def enter(self, link: int) -> None:
        self.post_message(self.Taken(link))


def _found(number: int, completion: Completion) -> Found:
    events = "" if completion.events is None else counted(completion.events, "event", "events")
    return Found(
        number,
        (TextPiece(completion.value),),
        (TextPiece(completion.name, "dim"),),
        (TextPiece(events, "dim"),),
    )
