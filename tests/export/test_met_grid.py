"""Who met whom in a page: a table where the view asks for it, each cell in words, leading to where the two met."""

from __future__ import annotations

import pytest

from tests.export import hostile
from tests.export.checkers import violations
from tests.export.conftest import Opening, Visiting, page_of
from tests.export.tree import Node, tree
from tui.query.grid import grid
from tui.query.result import resolve
from tui.query.view import View
from tui.store.timeline import Timeline


def tables(page: str) -> list[Node]:
    return list(tree(page).all("table"))


def test_there_is_none_unless_the_view_asks(bundled: Timeline, bundled_page: str, opened: Opening) -> None:
    assert tables(bundled_page) == []
    assert len(tables(page_of(bundled, grid=True))) == 1
    nobody = opened({"events": {"e": {"title": "E", "date": "2024"}}})
    assert tables(page_of(nobody, grid=True)) == []


def test_every_encounter_is_said_in_words_and_leads_to_an_event(bundled: Timeline) -> None:
    page = page_of(bundled, grid=True)
    found = grid(resolve(bundled, View()))
    (table,) = tables(page)
    rows = [row for row in table.all("tr") if row.parent.tag == "tbody"]
    assert len(rows) == len(found.people)
    ids = {node.attributes["id"] for node in tree(page).all() if "id" in node.attributes}
    for number, row in enumerate(rows):
        assert row.one("th").one("a").attributes["href"][1:] in ids
        for column, cell in enumerate(row.all("td")):
            links = list(cell.all("a"))
            assert len(links) == (column != number and found.cell(number, column) is not None)
            assert all(link.attributes["aria-label"] and link.attributes["href"][1:] in ids for link in links)


def test_hostile_names_stay_names(opened: Opening) -> None:
    def shape(texts: list[str]) -> list[tuple[str, ...]]:
        (table,) = tables(page_of(opened(hostile.document(texts)), grid=True))
        return [(node.tag, *sorted(node.attributes)) for node in table.all()]

    texts = hostile.ALL[:40]
    assert shape(hostile.numbered(texts)) == shape(hostile.twins(texts))


@pytest.mark.npm
@pytest.mark.chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(visit: Visiting, bundled: Timeline, scheme: str) -> None:
    seen = visit(page_of(bundled, grid=True), color_scheme=scheme)
    assert violations(seen.page) == []
    assert seen.is_quiet()
