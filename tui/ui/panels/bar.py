"""One line of words, what matters more on the left: the header and the key strip are such lines."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content
from textual.widget import Widget

from tui.model.text import cells, shorten


class BarPart(NamedTuple):
    """Words in a Textual style such as `bold $text-muted`. Never markup."""

    text: str
    style: str = ""


class Bar(Widget):
    """A line with parts on the left and on the right; for lack of room the first of the right ones go first."""

    DEFAULT_CSS = "Bar { height: 1; width: 100%; padding: 0 1; }"
    ALLOW_SELECT = False

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._left: tuple[BarPart, ...] = ()
        self._right: tuple[BarPart, ...] = ()

    def show(self, left: tuple[BarPart, ...], right: tuple[BarPart, ...] = ()) -> None:
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        right = list(self._right)
        wanted = sum(cells(part.text) for part in self._left) + 2
        while len(right) > 1 and wanted + sum(cells(part.text) for part in right) > width:
            right.pop(0)  # the last one matters most
        room = width - sum(cells(part.text) for part in right) - (2 if right else 0)
        left = []
        for part in self._left:
            text = shorten(part.text, room) if cells(part.text) > room else part.text
            left.append((text, part.style))
            room -= cells(text)
            if room <= 0:
                break
        gap = max(0, room) + (2 if right else 0)
        return Content.assemble(*left, " " * gap, *((part.text, part.style) for part in right))
