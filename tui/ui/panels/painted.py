"""Widgets that paint their lines whole."""

from __future__ import annotations

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Painted(Widget):
    """
    A widget whose `render_line` returns lines as wide as it is, every cell of them styled, with no border around them.

    Textual would take each line apart to lay the styles of the style sheet under it, which is a tenth of a frame.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        _, background = self.background_colors
        lines = [self.render_line(y) for y in crop.line_range]
        for each in self.get_line_filters():
            lines = [line.apply_filter(each, background) for line in lines]
        return [line.crop(crop.x, crop.right) for line in lines]
