"""Who met whom as a table of a page: a sign for each two people, what it means in words, a link to where they met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tui.export.html.index import Index
from tui.export.html.markup import Heading
from tui.page.encounters import grades_legend
from tui.page.grid import cell_words, rest_words, sign_at
from tui.query.grid import Cell, Grid, grid
from tui.query.result import Result
from tui.query.whom import names_apart


class Crossing(NamedTuple):
    """Where a row and a column cross; `words` is empty where two people had no encounter, and where one meets oneself."""

    sign: str
    words: str
    href: str | None


class MetRow(NamedTuple):
    """A person: a number, which is that of the column too, the name, the entry in the index, what was with the others."""

    number: int
    name: str
    href: str | None
    cells: tuple[Crossing, ...]


class MetTable(NamedTuple):
    """`legend` are signs with their words; `rest` says how many people have no row, and is empty where all have."""

    rows: tuple[MetRow, ...]
    legend: tuple[tuple[str, str], ...]
    rest: str


def table(result: Result, index: Index, headings: Mapping[str, Heading]) -> MetTable | None:
    """Return the grid of a view that asks for it; None where none is asked for, or nobody is named."""
    if not result.view.grid:
        return None
    found = grid(result)
    if not found.people:
        return None
    language = result.language
    rows = tuple(
        MetRow(
            number + 1,
            "".join(name),
            index.link(hit.person.id, str(hit.person.name)),
            tuple(_crossings(result, found, number, headings)),
        )
        for number, (hit, name) in enumerate(
            zip(found.people, names_apart(found.people, language), strict=True)
        )
    )
    return MetTable(rows, tuple(grades_legend(language)), rest_words(found, language))


def _crossings(result: Result, found: Grid, row: int, headings: Mapping[str, Heading]) -> Iterator[Crossing]:
    for column in range(len(found.people)):
        cell = found.cell(row, column)
        if row == column or cell is None:
            yield Crossing("", "", None)
        else:
            words = cell_words(found, row, column, result.language)
            yield Crossing(sign_at(found, row, column).strip(), words, _href(result, cell, headings))


def _href(result: Result, cell: Cell, headings: Mapping[str, Heading]) -> str | None:
    """Return the article of the nearest encounter, if the page has it."""
    nearest = cell.encounters[0]
    for rank in (nearest.event, nearest.first, nearest.second):
        id_ = result.timeline.event(rank).id
        if id_ in headings:
            return f"#event-{id_}"
    return None
