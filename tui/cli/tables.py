"""Plain tables and pages on standard output: cut to the width of a terminal, whole when piped."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NamedTuple

from tui.drawing.page import Page, Style
from tui.model.text import cells, shorten

GAP = "  "


class Column(NamedTuple):
    """A column's heading; where the terminal is narrow, columns with a `weight` share what is left."""

    heading: str
    weight: int = 0
    least: int = 8


def terminal_width() -> int | None:
    """Return the columns of the terminal on standard output; None where it is no terminal."""
    if not sys.stdout.isatty():
        return None
    return max(os.get_terminal_size(sys.stdout.fileno()).columns, 20)


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int | None) -> str:
    """
    Return aligned rows under headings, at most `width` cells wide (None: whole).

    Columns without weight are never cut, so that an id can be copied; a line that still does not fit is left to the
    terminal to wrap.
    """
    lines = [[column.heading for column in columns], *[list(row) for row in rows]]
    widths = [max(cells(line[i]) for line in lines) for i in range(len(columns))]
    if width is not None:
        widths = _fit(columns, widths, width)
    return "\n".join(_line(line, widths) for line in lines)


def _fit(columns: Sequence[Column], natural: Sequence[int], width: int) -> list[int]:
    """Give the weighted columns what the others leave, in proportion, none more than it needs."""
    widths = list(natural)
    left = (
        width
        - len(GAP) * (len(columns) - 1)
        - sum(w for c, w in zip(columns, natural, strict=True) if not c.weight)
    )
    open_ = [i for i, column in enumerate(columns) if column.weight]
    while open_:
        share = left / sum(columns[i].weight for i in open_)
        content = [i for i in open_ if natural[i] <= share * columns[i].weight]
        if not content:
            for i in open_:
                widths[i] = max(columns[i].least, int(share * columns[i].weight))
            break
        for i in content:
            left -= natural[i]
            open_.remove(i)
    return widths


def _line(texts: Sequence[str], widths: Sequence[int]) -> str:
    cut = [shorten(text, width) for text, width in zip(texts, widths, strict=True)]
    padded = [text + " " * (width - cells(text)) for text, width in zip(cut, widths, strict=True)]
    return GAP.join(padded).rstrip()


def page_text(page: Page, width: int | None) -> str:
    """Return a page as text: the title, then labelled lines, wrapped at words within `width` (None: unwrapped)."""
    margin = max((cells(field.label) for field in page.fields), default=0)
    margin = min(margin, 12) + len(GAP)
    out = [page.title.text + page.title_mark, ""]
    for field in page.fields:
        label = field.label
        if cells(label) + len(GAP) > margin:  # a long label stands on a line of its own
            out.append(label)
            label = ""
        for line in field.lines:
            text = "".join(
                (f"“{s.text}”" if s.style is Style.QUOTE and "“" not in s.text else s.text)
                + s.mark(field.fact)
                for s in line.spans
            )
            if line.citations:
                text += "  [" + ", ".join(str(citation) for citation in line.citations) + "]"
            for row in _wrap(text, None if width is None else width - margin):
                out.append(label + " " * (margin - cells(label)) + row)
                label = ""
    return "\n".join(out)


def _wrap(text: str, width: int | None) -> list[str]:
    if width is None or cells(text) <= width:
        return [text]
    rows, row = [], ""
    for word in text.split(" "):
        if row and cells(row) + 1 + cells(word) > width:
            rows.append(row)
            row = word
        else:
            row = f"{row} {word}" if row else word
    return [*rows, row]
