"""The screen in plain ASCII: one table for every sign of the interface that is not, used where lines leave for the terminal."""

from __future__ import annotations

from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter

_BOXES = {
    **dict.fromkeys("─━═╌╍┄┅┈┉╴╶╸╺╼╾▔▁▀▄", "-"),
    **dict.fromkeys("│┃║╎╏┆┇┊┋╵╷╹╻▏▎▍▌▐▕▊▋▉", "|"),
    **dict.fromkeys("┌┐┏┓╔╗├┤┣┫╠╣┬┴┳┻╦╩┼╋╬└┘┗┛╚╝▖▗▘▝▛▜▙▟", "+"),
    **dict.fromkeys("╭╮", "."),
    "╰": "`",
    "╯": "'",
    **dict.fromkeys("▂▃▅▆▇", " "),  # the ends of a scroll bar, whose own cells are blanks on a background
    "█": "#",
}
SIGNS = str.maketrans(
    {
        **_BOXES,
        **dict.fromkeys("–—−‐‑‒―", "-"),
        **dict.fromkeys("·•●", "*"),
        **dict.fromkeys("‘’‚′", "'"),
        **dict.fromkeys("“”„″", '"'),
        **dict.fromkeys("‹←◂◀", "<"),
        **dict.fromkeys("›→▸▶", ">"),
        **dict.fromkeys("↑▴▲", "^"),
        **dict.fromkeys("↓▾▼", "v"),
        "…": "~",
        "×": "x",
        "\u00a0": " ",
    }
)
"""One cell for one cell: what is cut ends in `~`, dashes and quotation marks are the typewriter's."""


class PlainSigns(LineFilter):
    """Translates whatever is drawn, so that no widget has to know; letters of any script stay as they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """Return the segments with every sign of the table replaced."""
        return [
            segment
            if segment.text.isascii()
            else Segment(segment.text.translate(SIGNS), segment.style, segment.control)
            for segment in segments
        ]


_ARROWS = {"↑↓": "Up/Down", "←→": "Left/Right"}  # as keys: `<` and `>` are keys of their own


def keys_of(app: App[object], signs: str) -> str:
    """Return the signs of keys as this app shows them."""
    plain = any(isinstance(known, PlainSigns) for known in app.get_line_filters())
    return _ARROWS.get(signs, signs) if plain else signs
