"""Pieces of styled text, and breaking them into lines at words, to the terminal cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from tui.model.text import cells as cell_len
from tui.model.text import shorten

# Han, kana and Hangul, which are written without spaces and break anywhere.
_WIDE = (("\u2e80", "\u9fff"), ("\uac00", "\ud7a3"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"))
_WORDS = re.compile(r"\s+|\S+")
_WORD = re.compile(r"[^ ]+")
# Latin, Greek and Cyrillic letters and the signs that stand between them.
_ONE_CELL_EACH = re.compile(
    r"[ -~\xa1-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e]*"
)
# A character with what modifies or joins it: marks, variation selectors, emoji joined by U+200D.
_CLUSTER = re.compile(r".(?:[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe0e\ufe0f]|\u200d.)*", re.DOTALL)


class TextPiece(NamedTuple):
    """Text in one style: `role` names an ink; `link` numbers what it leads to, or None."""

    text: str
    role: str = "plain"
    link: int | None = None
    url: str | None = None
    whole: bool = False  # never broken at its spaces


Row = tuple[TextPiece, ...]


class _Word(NamedTuple):
    pieces: list[TextPiece]
    cells: int
    space: bool


_NO_GAP = _Word([], 0, space=True)


def cells(row: Iterable[TextPiece]) -> int:
    """Return the width of a row in terminal cells."""
    return sum(cell_len(piece.text) for piece in row)


def wrap(pieces: Iterable[TextPiece], width: int, hang: int = 0) -> list[Row]:
    """
    Break pieces into rows of at most `width` cells (at least 2): between words, and inside a word only where
    it is wider than a row. Spaces at a break are dropped. No text gives no row. From the second on, rows begin
    with `hang` empty cells.
    """
    width = max(width, 2)
    hang = min(hang, width - 2)
    pieces = tuple(pieces)
    rows = plainly_broken(pieces, width, hang)
    return broken(pieces, width, hang) if rows is None else rows


def plainly_broken(pieces: Sequence[TextPiece], width: int, hang: int) -> list[Row] | None:
    """
    Return what `broken` does, many times as fast, where all characters take one cell and no word has to be cut.

    None of other texts, which are few: a page has hundreds of lines.
    """
    text = ""
    for piece in pieces:
        part = piece.text
        if piece.whole:
            if not part.strip(" "):
                return None
            part = part.replace(" ", "_")  # it is all one word
        if part[:1] == " " and text[-1:] == " ":
            return None
        text += part
    if not _ONE_CELL_EACH.fullmatch(text):
        return None
    rows: list[Row] = []
    start, end = -1, 0  # of a row, in the text
    for word in _WORD.finditer(text):
        if word.end() - word.start() > width - hang:
            return None
        if start < 0:
            start = word.start()
        elif word.end() - start > width - (hang if rows else 0):
            rows.append(_row(pieces, start, end, hang if rows else 0))
            start = word.start()
        end = word.end()
    return rows if start < 0 else [*rows, _row(pieces, start, end, hang if rows else 0)]


def _row(pieces: Sequence[TextPiece], start: int, end: int, hang: int) -> Row:
    """Return what stands from one code point of all pieces to another, behind `hang` empty cells."""
    row = [TextPiece(" " * hang)]
    at = 0
    for piece in pieces:
        text = piece.text[max(start - at, 0) : max(end - at, 0)]
        row.append(piece if text == piece.text else TextPiece(text, *piece[1:]))
        at += len(piece.text)
    return _joined(row)


def broken(pieces: Iterable[TextPiece], width: int, hang: int) -> list[Row]:
    """Break pieces into rows as `wrap` does, word by word; `hang` is at most `width - 2`."""
    rows: list[Row] = []
    row: list[TextPiece] = []
    used = 0
    begun = False  # something but the hanging is in the row
    gap = _NO_GAP

    def end_row() -> None:
        nonlocal row, used, begun, gap
        rows.append(_joined(row))
        row, used, begun, gap = [TextPiece(" " * hang)], hang, False, _NO_GAP

    for word in _words(pieces):
        if word.space:
            gap = word if begun else _NO_GAP
            continue
        if begun and used + gap.cells + word.cells > width:
            end_row()
        for part in _cut(word, width - hang):
            if begun and used + gap.cells + part.cells > width:
                end_row()
            row += [*gap.pieces, *part.pieces]
            used += gap.cells + part.cells
            gap, begun = _NO_GAP, True
    if begun:
        rows.append(_joined(row))
    return rows


def clipped(row: Row, width: int) -> Row:
    """Return a row cut by words to at most `width` cells, ending in `…` where something was cut."""
    text = "".join(piece.text for piece in row)
    short = shorten(text, width)
    if short == text:
        return row
    left = len(short) - 1
    kept = []
    for piece in row:
        if left > 0:
            kept.append(piece._replace(text=piece.text[:left]))
        left -= len(piece.text)
    return (*kept, TextPiece(short[-1:], "dim"))


def _words(pieces: Iterable[TextPiece]) -> Iterator[_Word]:
    """Yield words and the spaces between; a word may run over several pieces."""
    word: list[TextPiece] = []
    used = 0
    for piece in pieces:
        tokens: Sequence[str] = (piece.text,) if piece.whole else _tokens(piece.text)
        wide = max(piece.text, default="") >= _WIDE[0][0]
        for token in tokens:
            space = not token.strip()
            if word and (space or (wide and _is_wide(token)) or _is_wide(word[-1].text)):
                yield _Word(word, used, space=False)
                word, used = [], 0
            if space:
                yield _Word([TextPiece(" " * len(token), *piece[1:])], len(token), space=True)
            else:
                word.append(piece if token == piece.text else TextPiece(token, *piece[1:]))
                used += cell_len(token)
    if word:
        yield _Word(word, used, space=False)


def _tokens(text: str) -> list[str]:
    """Part a text into spaces, wide characters and runs of anything else."""
    return (_WORDS if max(text, default="") < _WIDE[0][0] else _words_and_wide()).findall(text)


@cache
def _words_and_wide() -> re.Pattern[str]:
    """Return the pattern for texts with wide characters, which takes 5 ms to compile: only where there is one."""
    wide = "".join(f"{first}-{last}" for first, last in _WIDE)
    # Closing punctuation must not begin a line.
    return re.compile(rf"\s+|[{wide}][、。》」』】！-／：-？]*|[^\s{wide}]+")


def _is_wide(token: str) -> bool:
    return token[:1] >= _WIDE[0][0] and any(first <= token[:1] <= last for first, last in _WIDE)


def _cut(word: _Word, width: int) -> Iterator[_Word]:
    """Yield the word, in parts no wider than `width` where it is wider."""
    if word.cells <= width:
        yield word
        return
    part: list[TextPiece] = []
    used = 0
    for piece in word.pieces:
        text = ""
        for character in _CLUSTER.findall(piece.text):
            size = cell_len(character)
            if used + size > width:
                part.append(piece._replace(text=text))
                yield _Word(part, used, space=False)
                part, text, used = [], "", 0
            text += character
            used += size
        part.append(piece._replace(text=text))
    yield _Word(part, used, space=False)


def _joined(row: Iterable[TextPiece]) -> Row:
    """Join neighbours of one style and leave out empty pieces."""
    joined: list[TextPiece] = []
    for piece in row:
        if not piece.text:
            continue
        if joined and joined[-1][1:] == piece[1:]:
            joined[-1] = TextPiece(joined[-1].text + piece.text, *piece[1:])
        else:
            joined.append(piece)
    return tuple(joined)
