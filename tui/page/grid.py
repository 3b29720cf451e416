"""Who met whom as a grid of cells: heads of rows and columns, one sign for each two people, plain lines of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tui.model.text import cells, shorten
from tui.model.translation import grouped, tr, trn
from tui.page.encounters import counted, grade_words, grades_legend, name_of_hit
from tui.query.grid import Grid
from tui.query.whom import names_apart

CELL = 5
"""Terminal cells for two people: a sign, how often, whether only possibly, and a gap."""
_WIDEST_NAME, _LEAST_NAME = 28, 8
_INITIALS = 3


class Heads(NamedTuple):
    """The heads of the rows, all of one width: the number of a person, which is the column's too, and the name."""

    rows: tuple[str, ...]
    width: int


def heads(grid: Grid, width: int, language: str) -> Heads:
    """Return the heads of the rows, in at most a third of `width`."""
    digits = len(str(len(grid.people)))
    names = names_apart(grid.people, language)
    longest = max((cells(name + behind) for name, behind in names), default=0)
    room = max(min(longest, _WIDEST_NAME, width // 3 - digits - 2), _LEAST_NAME)
    rows = []
    for number, (name, behind) in enumerate(names, 1):
        whole = room - cells(behind) >= _LEAST_NAME  # what tells namesakes apart is not cut off
        short = shorten(name, room - cells(behind)) + behind if whole else shorten(name + behind, room)
        rows.append(f"{number:>{digits}} {short}{' ' * (room - cells(short))} ")
    return Heads(tuple(rows), digits + room + 2)


def column_heads(grid: Grid, language: str) -> tuple[list[str], list[str]]:
    """Return the heads of the columns, each of CELL cells: numbers, and below them initials."""
    names = [name_of_hit(hit, language) for hit in grid.people]
    numbers = [str(number).ljust(CELL) for number in range(1, len(names) + 1)]
    return numbers, [_padded(_initials(name)) for name in names]


def sign_at(grid: Grid, row: int, column: int, *, ascii_only: bool = False) -> str:
    """Return what stands in a cell, CELL wide; a dash where a person meets the same person."""
    if row == column:
        return _padded("-" if ascii_only else "╲")
    cell = grid.cell(row, column)
    if cell is None:
        return " " * CELL
    return _padded(counted(cell.grade, cell.times, cell.certainty, ascii_only=ascii_only))


def cell_words(grid: Grid, row: int, column: int, language: str) -> str:
    """Say in a sentence what a cell shows."""
    names = names_apart(grid.people, language)
    first, second = ("".join(names[at]) for at in (row, column))
    if row == column:
        words = trn(
            "{name}: at {n} event of this view.",
            "{name}: at {n} events of this view.",
            grid.events[row],
            language,
        )
        return words.format(name=first, n=grouped(grid.events[row], language))
    cell = grid.cell(row, column)
    if cell is None:
        return tr("{first} and {second}: no encounter in this view.", language).format(
            first=first, second=second
        )
    words = trn(
        "{first} and {second}: {grade}, {certainty}; their only encounter in this view.",
        "{first} and {second}: {grade}, {certainty}; {times} of their {n} encounters in this view.",
        len(cell.encounters),
        language,
    )
    return words.format(
        first=first,
        second=second,
        grade=grade_words(cell.grade, language),
        certainty=cell.certainty.words(language),
        times=grouped(cell.times, language),
        n=grouped(len(cell.encounters), language),
    )


def rest_words(grid: Grid, language: str) -> str:
    """Say how many people of the view have no row; nothing where all have."""
    if not grid.rest:
        return ""
    words = trn("{n} more person at fewer events", "{n} more people at fewer events", grid.rest, language)
    return words.format(n=grouped(grid.rest, language))


def grid_lines(grid: Grid, width: int, language: str, *, ascii_only: bool = False) -> Iterator[str]:
    """Yield the grid as plain text in at most `width` cells, as many columns of it as fit, and what the signs mean."""
    left = heads(grid, width, language)
    shown = range(min(len(grid.people), max(1, (width - left.width) // CELL)))
    for line in column_heads(grid, language):
        yield (" " * left.width + "".join(line[column] for column in shown)).rstrip()
    for row in shown:
        signs = "".join(sign_at(grid, row, column, ascii_only=ascii_only) for column in shown)
        yield (left.rows[row] + signs).rstrip()
    yield ""
    yield "   ".join(f"{sign} {words}" for sign, words in grades_legend(language, ascii_only=ascii_only))
    left_out = grid._replace(rest=grid.rest + len(grid.people) - len(shown))
    if left_out.rest:
        yield rest_words(left_out, language)


def _initials(name: str) -> str:
    """Return the first characters of the first words, as many as leave a gap to the next column."""
    letters = [word[0] for word in name.split()[:_INITIALS]]
    while cells("".join(letters)) >= CELL:
        letters.pop()
    return "".join(letters)


def _padded(text: str) -> str:
    return text + " " * (CELL - cells(text))
