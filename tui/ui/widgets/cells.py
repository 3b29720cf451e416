"""A line of cells that is painted over, piece by piece."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.model.text import cells


class Cells:
    """One line of `width` cells that is painted over, then cut into segments of one style."""

    def __init__(self, width: int, style: Style) -> None:
        self._characters = [" "] * width
        self._styles = [style] * width

    def put(self, column: int, text: str, style: Style) -> None:
        """Paint `text` from `column` on; what is outside the line, or half outside, is left out."""
        width = len(self._characters)
        if text.isascii():  # the common case, one character a cell
            for at, character in enumerate(text, column):
                if 0 <= at < width:
                    self._set(at, character, style)
            return
        for character in text:
            size = cells(character)
            if size == 0:
                self._join(column - 1, character)
                continue
            if column >= 0 and column + size <= width:
                self._set(column, character, style)
                if size == 2:
                    self._set(column + 1, "", style)
            column += size

    def _set(self, at: int, character: str, style: Style) -> None:
        characters = self._characters
        if characters[at] == "" and at:
            characters[at - 1] = " "  # half of a wide character would be left over
        if at + 1 < len(characters) and characters[at + 1] == "":
            characters[at + 1] = " "
        characters[at] = character
        self._styles[at] = style

    def _join(self, at: int, character: str) -> None:
        """Add a combining character to the one before it."""
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
        segments: list[Segment] = []
        start = 0
        styles = self._styles
        for end in range(1, len(styles) + 1):
            if end == len(styles) or styles[end] is not styles[start]:
                segments.append(Segment("".join(self._characters[start:end]), styles[start]))
                start = end
        return Strip(segments, len(styles))
