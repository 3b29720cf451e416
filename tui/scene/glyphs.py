"""The signs a timeline is drawn with: one cell each, told apart by shape alone, each with an ASCII fallback."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from tui.scene.scene import Piece


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
"""The kinds that always have the same mark; `other`, last, is that of events without a kind."""

# For kinds of a file's own: in the blocks of geometric shapes and of old symbols, which the fonts of terminals have.
_OWN_GLYPHS = (
    KindGlyphs("★", "☆", "A", "a"),
    KindGlyphs("◤", "◸", "B", "b"),
    KindGlyphs("◉", "◎", "D", "d"),
    KindGlyphs("▮", "▯", "G", "g"),
    KindGlyphs("✦", "✧", "H", "h"),
    KindGlyphs("◥", "◹", "K", "k"),
    KindGlyphs("▰", "▱", "L", "l"),
    KindGlyphs("⚑", "⚐", "N", "n"),
    KindGlyphs("◕", "◔", "Q", "q"),
    KindGlyphs("◣", "◺", "R", "r"),
    KindGlyphs("▣", "▢", "U", "u"),
    KindGlyphs("☗", "☖", "W", "w"),
    KindGlyphs("✚", "✙", "Y", "y"),
)
OWN = tuple(f"own-{number}" for number in range(len(_OWN_GLYPHS)))
"""Marks that stand for kinds of a file's own; `Signs` says which for which."""

OWN_TINTS = 6
"""Colours that OWN take turns in."""

_GLYPHS = {**_KIND_GLYPHS, **dict(zip(OWN, _OWN_GLYPHS, strict=True))}


class Signs:
    """
    Which mark stands for which kind in one timeline, by the name of the mark: a kind's own, or one of OWN.

    The name of a kind alone says which, wherever and however often it occurs; where another kind of the same timeline
    has that one, the next that is free. Two kinds share a mark only where there are more of them than marks.
    """

    def __init__(self, kinds: Iterable[str]) -> None:
        self._names = {kind: kind for kind in KINDS}
        taken: set[str] = set()
        for kind in sorted(set(filter(None, kinds)).difference(KINDS)):  # an empty one is none
            first = crc32(kind.encode(errors="replace")) % len(OWN)
            inturn = (*OWN[first:], *OWN[:first])
            self._names[kind] = next((name for name in inturn if name not in taken), inturn[0])
            taken.add(self._names[kind])

    def of(self, kind: str | None) -> str:
        """Return the name of the mark of a kind, as `glyph` takes it."""
        return self._names.get(kind or "other", "other")

    def own(self) -> list[str]:
        """Return the kinds of the timeline that have a mark of OWN, alphabetically."""
        return [kind for kind in self._names if kind not in KINDS]


_STATUS_GLYPHS = {"planned": ("◌", "-"), "cancelled": ("×", "x")}


class LineGlyphs(NamedTuple):
    """What the cells of a bar are filled with."""

    certain: str
    certain_planned: str
    certain_background: str
    possible: str
    fading: str  # FADE cells, from what is known on
    open_left: str
    open_right: str
    today: str
    band: str  # the first and the last column of a period, behind everything, where there is no colour
    edge: str  # between the heads of lanes and their rows
    stem: str  # before an event that is part of one above
    doubt: str  # an event of one cell whose date is approximate or uncertain, where no label can say so

    def fill(self, piece: Piece, width: int, *, status: str | None = None, background: bool = False) -> str:
        """Return the signs for the cells of a piece of an event."""
        if piece is Piece.POSSIBLE:
            return self.possible * width
        if piece is Piece.FADING_OUT:
            return self.fading[:width]
        if piece is Piece.FADING_IN:
            return self.fading[:width][::-1]
        if status in _STATUS_GLYPHS:
            return self.certain_planned * width
        return (self.certain_background if background else self.certain) * width


_LINES = LineGlyphs("━", "╍", "─", "░", "┅┄┈", "‹", "›", "┊", "╎", "│", "╰", "≈")
_ASCII_LINES = LineGlyphs("=", "~", "-", ".", "-..", "<", ">", ":", "'", "|", "`", "~")


class LaneGlyphs(NamedTuple):
    """What stands before the head of a lane."""

    pinned: str
    folded: str
    unfolded: str


_LANES = LaneGlyphs("◈", "▸", "▾")
_ASCII_LANES = LaneGlyphs("*", "+", "-")

POSSIBLY = "?"
"""Before the title of an event that answers the query only possibly."""

BRACKETS = ("[", "]")
"""Around the window, in the overview."""

_SHADES = " ░▒▓█"
_ASCII_SHADES = " .:*#"
_HEIGHTS = " ▁▂▃▄▅▆▇█"
_ASCII_HEIGHTS = " .,:;=*#@"


@lru_cache(256)  # a frame asks for a few of them hundreds of times
def glyph(name: str, *, status: str | None = None, background: bool = False, ascii_only: bool = False) -> str:
    """Return the mark of an event: of this name, unless it is planned or cancelled, which matters more."""
    if status in _STATUS_GLYPHS:
        return _STATUS_GLYPHS[status][ascii_only]
    return _GLYPHS[name][2 * ascii_only + background]


def lines(*, ascii_only: bool = False) -> LineGlyphs:
    """Return the signs for bars."""
    return _ASCII_LINES if ascii_only else _LINES


def lanes(*, ascii_only: bool = False) -> LaneGlyphs:
    """Return the signs for the heads of lanes."""
    return _ASCII_LANES if ascii_only else _LANES


def shades(*, ascii_only: bool = False) -> str:
    """Return the signs for a cluster's level: index 0 is empty, 4 the densest."""
    return _ASCII_SHADES if ascii_only else _SHADES


def heights(*, ascii_only: bool = False) -> str:
    """Return nine signs from nothing to full, for one row of density."""
    return _ASCII_HEIGHTS if ascii_only else _HEIGHTS


class LegendRow(NamedTuple):
    sign: str  # as it is drawn
    name: str  # a kind, or one of the names below
    group: str  # "kind", "status", "line", "around", "crowd" or "lane"


def legend(signs: Signs, *, ascii_only: bool = False) -> tuple[LegendRow, ...]:
    """Return every sign with what it stands for, in the order in which to show them."""
    line, lane = lines(ascii_only=ascii_only), lanes(ascii_only=ascii_only)
    certain, possible = line.certain, line.possible
    crowd, high = shades(ascii_only=ascii_only)[2], heights(ascii_only=ascii_only)
    talks, meeting = glyph("talks", ascii_only=ascii_only), glyph("meeting", ascii_only=ascii_only)
    begin, end = BRACKETS
    return (
        *(
            LegendRow(glyph(signs.of(kind), ascii_only=ascii_only), kind, "kind")
            for kind in (*KINDS[:-1], *signs.own(), KINDS[-1])
        ),
        *(LegendRow(both[ascii_only], status, "status") for status, both in _STATUS_GLYPHS.items()),
        LegendRow(glyph("other", background=True, ascii_only=ascii_only), "background", "status"),
        LegendRow(f"{talks} ~  {line.doubt}", "approximate", "status"),
        LegendRow(f"{talks} {POSSIBLY}", "doubtful", "status"),
        LegendRow(certain * 5, "certain", "line"),
        LegendRow(possible * 5, "possible", "line"),
        LegendRow(possible * 2 + talks + possible * 2, "moment", "line"),
        LegendRow(line.open_left + certain * 3 + line.open_right, "open", "line"),
        LegendRow(certain * 2 + line.fading[:2] + line.open_right, "unknown", "line"),
        LegendRow(line.certain_planned * 5, "planned", "line"),
        LegendRow(line.certain_background * 5, "background", "line"),
        LegendRow(f"{line.stem} {meeting}", "part", "around"),
        LegendRow(f"{line.band}   {line.band}", "period", "around"),
        LegendRow(line.today, "today", "around"),
        LegendRow(f"{crowd}12{crowd}", "cluster", "crowd"),
        LegendRow(f"{high[2]}{high[5]}{high[8]}", "density", "crowd"),
        LegendRow(f"{begin}   {end}", "window", "crowd"),
        LegendRow(f"{high[2]}{high[5]}{high[8]}", "hit", "crowd"),
        LegendRow(f"{lane.unfolded}    12{line.edge}", "unfolded", "lane"),
        LegendRow(f"{lane.folded}    12{line.edge}", "folded", "lane"),
        LegendRow(f"{lane.pinned}    12{line.edge}", "pinned", "lane"),
    )
