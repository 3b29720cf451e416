"""A line of cells that is painted over, piece by piece."""

from __future__ import annotations

from itertools import pairwise
from operator import is_not

from rich.cells import split_graphemes
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.model.text import is_single


class Cells:
    """One line of `width` cells that is painted over, then cut into segments of one style."""

    def __init__(self, width: int, style: Style) -> None:
        self._characters = [" "] * width
        self._styles = [style] * width

    def put(self, column: int, text: str, style: Style) -> None:
        """Paint `text` from `column` on; what is outside the line, or half outside, is left out."""
        if is_single(text):
            left, right = max(column, 0), min(column + len(text), len(self._characters))
            if left < right:
                self._set(left, text[left - column : right - column], style)
            return
        for start, end, size in split_graphemes(text)[0]:
            character = text[start:end]  # with the marks on it and what is joined to it
            if size == 0:
                self._join(column - 1, character)
            elif column >= 0 and column + size <= len(self._characters):
                self._set(column, (character, *[""] * (size - 1)), style)
            column += size

    def _set(self, left: int, some: str | tuple[str, ...], style: Style) -> None:
        """Paint one character a cell, of which an empty one belongs to that before it."""
        characters, right = self._characters, left + len(some)
        if characters[left] == "" and left:
            characters[left - 1] = " "  # half of a wide character would be left over
        if right < len(characters) and characters[right] == "":
            characters[right] = " "
        characters[left:right] = some
        self._styles[left:right] = [style] * len(some)

    def _join(self, at: int, character: str) -> None:
        """Add a mark to the character before it."""
        if 0 < at < len(self._characters) and self._characters[at] == "":
            at -= 1
        if 0 <= at < len(self._characters):
            self._characters[at] += character

    def tint(self, left: int, right: int, ground: Style, tinted: Style) -> None:
        """Give the cells `[left, right)` that have the background of `ground` that of `tinted`."""
        made: dict[Style, Style] = {}
        for at in range(left, right):
            style = self._styles[at]
            if style.bgcolor == ground.bgcolor:
                if style not in made:
                    made[style] = style + Style(bgcolor=tinted.bgcolor)
                self._styles[at] = made[style]

    def strip(self) -> Strip:
        characters, styles = self._characters, self._styles
        if not styles:
            return Strip([], 0)
        # Where styles change is looked for in C: the canvas asks for some three thousand cells a frame.
        changes = bytes(map(is_not, styles[1:], styles))
        edges = [0, *(at + 1 for at, changed in enumerate(changes) if changed), len(styles)]
        segments = [Segment("".join(characters[left:right]), styles[left]) for left, right in pairwise(edges)]
        return Strip(segments, len(styles))
