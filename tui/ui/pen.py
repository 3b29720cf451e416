"""Cells as what a terminal is told: nothing is said twice."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from rich.color import Color, ColorSystem
from rich.style import Style
from textual.strip import Strip

from tui.model.text import cells, is_single

_UNSEEN = frozenset({"", "1", "2", "3"})  # none, bold, dim, italic: attributes that blanks do not show
_REMEMBERED = 8192


class Look(NamedTuple):
    """What of a style can be seen, as parameters of SGR; `link` is the address that a terminal opens."""

    attributes: str = ""
    colour: str = "39"
    ground: str = "49"
    link: str = ""


Cell = tuple[str, Look]
"""A character and how it looks. The cells that a wide character takes besides its first are empty."""

_DEFAULT = Look()


class _Glyphs(dict[str, Cell]):
    """The cells of one look by their character: made once, so that a frame makes none and lines are soon compared."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, character: str) -> Cell:
        self[character] = cell = (character, self._look)
        return cell


def cells_of(strip: Strip, system: ColorSystem) -> list[Cell]:
    """Return the cells of a strip on a terminal with these colours, as many as it is wide."""
    line: list[Cell] = []
    for text, style, control in strip:
        if control:
            continue
        glyphs, blanks = _glyphs(style or Style.null(), system)
        if text.isspace():
            glyphs = blanks
        if is_single(text):
            line.extend(map(glyphs.__getitem__, text))
            continue
        sizes = [cells(character) for character in text]
        width = cells(text)
        if all(sizes) and sum(sizes) == width:
            for character, size in zip(text, sizes, strict=True):
                line.extend([glyphs[character], *[glyphs[""]] * (size - 1)])
        elif width:  # of one piece: which of its characters are joined is for the terminal to say
            line.extend([glyphs[text], *[glyphs[""]] * (width - 1)])
        elif line:  # marks for the character before them
            at = max(at for at, (character, _) in enumerate(line) if character)
            line[at] = line[at][0] + text, line[at][1]
    return line


class Pen:
    """Writes cells one behind the other on a terminal that is in its default style, and leaves it in that."""

    def __init__(self) -> None:
        self._look = _DEFAULT
        self._written: list[str] = []

    def put(self, x: int, y: int, line: Iterable[Cell]) -> None:
        """Write cells from column `x` of row `y` on."""
        write = self._written.append
        write(f"\x1b[{y + 1};{x + 1}H")
        for look, some in groupby(line, key=itemgetter(1)):
            text = "".join([character for character, _ in some])
            if look is not self._look:
                seen = _blank_beside(self._look, look) if text.isspace() else look
                write(_turn(self._look, seen))
                self._look = seen
            write(text)

    def finish(self) -> str:
        """Return all that is to be sent."""
        self._written.append(_turn(self._look, _DEFAULT))
        self._look = _DEFAULT
        return "".join(self._written)


@lru_cache(_REMEMBERED)
def _blank_beside(now: Look, look: Look) -> Look:
    """Return what looks like blanks in `look` and takes the least to turn to from `now`."""
    if look.attributes or not _UNSEEN.issuperset(now.attributes.split(";")):
        return look
    return look._replace(attributes=now.attributes, colour=now.colour)


@lru_cache(_REMEMBERED)
def _turn(now: Look, look: Look) -> str:
    """Return what has a terminal go on in another look; nothing where they are alike."""
    link = "" if look.link == now.link else f"\x1b]8;;{look.link}\x1b\\"
    if look.attributes == now.attributes:
        codes = [new for new, old in zip(look[1:3], now[1:3], strict=True) if new != old]
    else:
        codes = ["0", *(new for new, unsaid in zip(look[:3], _DEFAULT[:3], strict=True) if new != unsaid)]
    return f"{link}\x1b[{';'.join(codes)}m" if codes else link


@lru_cache(_REMEMBERED)
def _glyphs(style: Style, system: ColorSystem) -> tuple[_Glyphs, _Glyphs]:
    """Return the characters of a style as they look, and the blanks."""
    attributes = Strip.render_ansi(style.without_color, system)
    look = Look(
        attributes,
        _code(style.color, system, _DEFAULT.colour, foreground=True),
        _code(style.bgcolor, system, _DEFAULT.ground, foreground=False),
        style.link or "",
    )
    blank = (
        look._replace(attributes="", colour=_DEFAULT.colour)
        if _UNSEEN.issuperset(attributes.split(";"))
        else look
    )
    return _Glyphs(look), _Glyphs(blank)


def _code(color: Color | None, system: ColorSystem, default: str, *, foreground: bool) -> str:
    return ";".join(color.downgrade(system).get_ansi_codes(foreground)) if color else default
