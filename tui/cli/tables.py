"""Plain tables and pages on standard output: cut to the width of a terminal, whole when piped."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from tui.model.bidi import FIRST_STRONG_ISOLATE, POP_ISOLATE, isolated
from tui.model.text import cells, shorten
from tui.page.page import Page, Style

GAP = "  "


class Column(NamedTuple):
    """
    A column's heading; where the terminal is narrow, columns with a `weight` share what is left.

    None of these is cut below `least` cells while another column can be left out instead: one with a `place` in the order
    of importance, from 1 on. Where there is none, what is longer is wrapped.
    """

    heading: str
    weight: int = 0
    least: int = 8
    place: int = 0


def terminal_width() -> int | None:
    """Return the columns of the terminal on standard output; None where it is no terminal."""
    if not sys.stdout.isatty():
        return None
    return max(os.get_terminal_size(sys.stdout.fileno()).columns, 20)


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int | None) -> str:
    """
    Return aligned rows under headings, at most `width` cells wide (None: whole).

    Columns without weight are never cut, so that an id can be copied: they are whole or left out.
    """
    lines = [[column.heading for column in columns], *[list(row) for row in rows]]
    widths = [max(cells(line[i]) for line in lines) for i in range(len(columns))]
    if width is not None:
        shown = _shown(columns, widths, width)
        lines = [[line[i] for i in shown] for line in lines]
        columns = [columns[i] for i in shown]
        widths = _fit(columns, [widths[i] for i in shown], width)
    return "\n".join(row for line in lines for row in _rows(line, widths, columns))


def _shown(columns: Sequence[Column], natural: Sequence[int], width: int) -> list[int]:
    """Return the columns that have room, as indexes: the more important ones first take what they need at least."""
    shown = [i for i, column in enumerate(columns) if not column.place]
    for i in sorted(set(range(len(columns))) - set(shown), key=lambda i: columns[i].place):
        needed = sum(_least(columns[j], natural[j]) + len(GAP) for j in (*shown, i)) - len(GAP)
        if needed <= width:
            shown.append(i)
    return sorted(shown)


def _least(column: Column, natural: int) -> int:
    return min(natural, column.least) if column.weight else natural


def _fit(columns: Sequence[Column], natural: Sequence[int], width: int) -> list[int]:
    """Give each column the least that it needs, and the weighted ones the rest, in proportion, none more than it fills."""
    widths = [_least(column, size) for column, size in zip(columns, natural, strict=True)]
    left = width - len(GAP) * (len(columns) - 1) - sum(widths)
    if left < 0:
        return _squeezed(columns, widths, left)
    open_ = [i for i, column in enumerate(columns) if column.weight and widths[i] < natural[i]]
    while open_ and left > 0:
        weights = sum(columns[i].weight for i in open_)
        given = {i: min(natural[i] - widths[i], left * columns[i].weight // weights or 1) for i in open_}
        for i, more in given.items():
            widths[i] += min(more, left)
            left -= min(more, left)
        open_ = [i for i in open_ if widths[i] < natural[i]]
    return widths


def _squeezed(columns: Sequence[Column], widths: list[int], lacking: int) -> list[int]:
    """Take what lacks from the first column that has a weight, down to a few cells: the terminal wraps what is longer."""
    i = next((i for i, column in enumerate(columns) if column.weight), None)
    if i is not None:
        widths[i] = max(min(widths[i], 16), widths[i] + lacking)
    return widths


def _rows(texts: Sequence[str], widths: Sequence[int], columns: Sequence[Column]) -> Iterator[str]:
    """Yield a line of the table: cut to the widths, but wrapped where a column has less than it needs at least."""
    wrapped = [
        _wrap(text, width) if column.weight and width < column.least else [shorten(text, width)]
        for text, width, column in zip(texts, widths, columns, strict=True)
    ]
    for row in zip_longest(*wrapped, fillvalue=""):
        cut = [shorten(text, width) for text, width in zip(row, widths, strict=True)]
        padded = [
            isolated(text) + " " * (width - cells(text)) for text, width in zip(cut, widths, strict=True)
        ]
        yield GAP.join(padded).rstrip()


def page_text(page: Page, width: int | None) -> str:
    """Return a page as text: the title, then labelled lines, wrapped at words within `width` (None: unwrapped)."""
    margin = max((cells(field.label) for field in page.fields), default=0)
    margin = min(margin, 12) + len(GAP)
    out = [isolated(page.title.text) + page.title_mark, ""]
    for field in page.fields:
        label = field.label
        if cells(label) + len(GAP) > margin:  # a long label stands on a line of its own
            out.append(label)
            label = ""
        for line in field.lines:
            text = "".join(
                isolated(f"“{s.text}”" if s.style is Style.QUOTE and "“" not in s.text else s.text)
                + s.mark(field.fact)
                for s in line.spans
            )
            if line.citations:
                text += "  [" + ", ".join(str(citation) for citation in line.citations) + "]"
            for row in _wrap(text, None if width is None else width - margin):
                out.append(isolated(label) + " " * (margin - cells(label)) + row)
                label = ""
    return "\n".join(out)


def _wrap(text: str, width: int | None) -> list[str]:
    """Return a text in rows; an isolate that is wrapped ends with each row and begins again with the next."""
    if width is None or cells(text) <= width:
        return [text]
    rows, row = [], ""
    for word in text.split(" "):
        if row and cells(row) + 1 + cells(word) > width:
            rows.append(row)
            row = word
        else:
            row = f"{row} {word}" if row else word
    rows.append(row)
    depth = 0
    for number, row in enumerate(rows):
        before, depth = depth, depth + row.count(FIRST_STRONG_ISOLATE) - row.count(POP_ISOLATE)
        rows[number] = FIRST_STRONG_ISOLATE * before + row + POP_ISOLATE * depth
    return rows
