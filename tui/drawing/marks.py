"""The signs a timeline is drawn with: one cell each, told apart by shape alone, each with an ASCII fallback."""

from __future__ import annotations

from typing import NamedTuple

from tui.drawing.scene import Piece


class KindGlyphs(NamedTuple):
    """Solid (upper case) where a source says it, hollow (lower case) where it is background knowledge."""

    solid: str
    hollow: str
    ascii_solid: str
    ascii_hollow: str


_KIND_GLYPHS = {
    "conference": KindGlyphs("■", "□", "C", "c"),
    "meeting": KindGlyphs("●", "○", "M", "m"),
    "talks": KindGlyphs("◆", "◇", "T", "t"),
    "forum": KindGlyphs("▲", "△", "F", "f"),
    "press-conference": KindGlyphs("▼", "▽", "P", "p"),
    "speech": KindGlyphs("◀", "◁", "S", "s"),
    "visit": KindGlyphs("▶", "▷", "V", "v"),
    "trip": KindGlyphs("◢", "◿", "J", "j"),
    "period": KindGlyphs("▬", "▭", "E", "e"),
    "other": KindGlyphs("•", "◦", "O", "o"),
}

KINDS = tuple(_KIND_GLYPHS)
"""The kinds that have a mark of their own, `other` (every further kind) last."""

_STATUS_GLYPHS = {"planned": ("◌", "-"), "cancelled": ("×", "x")}


class LineGlyphs(NamedTuple):
    """What the cells of a bar are filled with."""

    certain: str
    certain_planned: str
    certain_background: str
    possible: str
    open_left: str
    open_right: str
    today: str
    band: str  # the first and the last column of a period, behind everything, where there is no colour
    edge: str  # between the heads of lanes and their rows

    def fill(self, piece: Piece, *, status: str | None = None, background: bool = False) -> str:
        """Return the sign for one cell of a piece of an event."""
        if piece is Piece.POSSIBLE:
            return self.possible
        if status in _STATUS_GLYPHS:
            return self.certain_planned
        return self.certain_background if background else self.certain


_LINES = LineGlyphs("━", "╍", "─", "░", "‹", "›", "┊", "╎", "│")
_ASCII_LINES = LineGlyphs("=", "~", "-", ".", "<", ">", ":", "'", "|")

_SHADES = " ░▒▓█"
_ASCII_SHADES = " .:*#"
_HEIGHTS = " ▁▂▃▄▅▆▇█"
_ASCII_HEIGHTS = " .,:;=*#@"


def glyph(
    kind: str | None, *, status: str | None = None, background: bool = False, ascii_only: bool = False
) -> str:
    """Return the mark of an event: that of its kind, unless it is planned or cancelled, which matters more."""
    if status in _STATUS_GLYPHS:
        return _STATUS_GLYPHS[status][ascii_only]
    signs = _KIND_GLYPHS.get(kind or "other", _KIND_GLYPHS["other"])
    return signs[2 * ascii_only + background]


def lines(*, ascii_only: bool = False) -> LineGlyphs:
    """Return the signs for bars."""
    return _ASCII_LINES if ascii_only else _LINES


def shades(*, ascii_only: bool = False) -> str:
    """Return the signs for a cluster's level: index 0 is empty, 4 the densest."""
    return _ASCII_SHADES if ascii_only else _SHADES


def heights(*, ascii_only: bool = False) -> str:
    """Return nine signs from nothing to full, for one row of density."""
    return _ASCII_HEIGHTS if ascii_only else _HEIGHTS


class LegendRow(NamedTuple):
    sign: str
    name: str  # a kind, or one of the names below
    group: str  # "kind", "status" or "line"


def legend(*, ascii_only: bool = False) -> tuple[LegendRow, ...]:
    """Return every sign with what it stands for, in the order in which to show them."""
    line = lines(ascii_only=ascii_only)
    return (
        *(LegendRow(glyph(kind, ascii_only=ascii_only), kind, "kind") for kind in KINDS),
        *(LegendRow(signs[ascii_only], status, "status") for status, signs in _STATUS_GLYPHS.items()),
        LegendRow(glyph(None, background=True, ascii_only=ascii_only), "background", "status"),
        LegendRow(line.certain * 3, "certain", "line"),
        LegendRow(line.possible * 3, "possible", "line"),
        LegendRow(line.certain * 2 + line.open_right, "open", "line"),
        LegendRow(line.certain_planned * 3, "planned", "line"),
        LegendRow(line.certain_background * 3, "background", "line"),
    )
