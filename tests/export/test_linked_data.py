"""What a page says to programs: JSON-LD that says no more than is known, whatever the texts are."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest

from tests.export import hostile
from tests.export.conftest import Opening, page_of
from tests.export.tree import tree
from tui.model.entities import Kind
from tui.model.text import safe
from tui.store.timeline import Timeline


def graph(page: str) -> dict[str, dict[str, Any]]:
    """Return the nodes of a page's JSON-LD by their names inside the page."""
    island = json.loads(tree(page).one("script", type="application/ld+json").written)
    assert island["@context"] == "https://schema.org"
    nodes = cast("list[dict[str, Any]]", island["@graph"])
    assert len({node["@id"] for node in nodes}) == len(nodes)
    return {node["@id"]: node for node in nodes}


def test_every_event_and_everybody_at_one_is_a_node(bundled: Timeline, bundled_page: str) -> None:
    nodes = graph(bundled_page)
    events = [name for name, node in nodes.items() if node["@type"] == "Event"]
    assert events == [f"#event-{id_}" for id_ in bundled.ids(Kind.EVENT)]
    event = nodes["#event-mcis-11"]
    assert event["location"]["@type"] == "Place"
    assert {"@id": "#series-mcis"} in event["superEvent"]
    assert nodes["#series-mcis"]["@type"] == "EventSeries"
    assert {"@id": "#person-shoigu"} in event["attendee"]
    assert nodes["#person-shoigu"]["@type"] == "Person"
    assert "Шойгу" in " ".join(nodes["#person-shoigu"]["alternateName"])


def test_what_nodes_name_is_there(bundled_page: str) -> None:
    def named(value: object) -> set[str]:
        if isinstance(value, list):
            return {name for part in value for name in named(part)}
        if isinstance(value, dict):
            own = {value["@id"]} if set(value) == {"@id"} else set()
            return own | {name for part in value.values() for name in named(part)}
        return set()

    nodes = graph(bundled_page)
    assert named(list(nodes.values())) <= set(nodes)


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2024-05-15", "2024-05-15", "2024-05-15"),
        ("2024-05", "2024-05", "2024-05"),
        ("2023-08-14/2023-08-20", "2023-08-14", "2023-08-20"),
        ("2023-08-15/[2023-08-17..]", "2023-08-15", None),
        ("2023-08-15/", "2023-08-15", None),
        ("2023-08-15/..", "2023-08-15", None),
        ("../2023-08-15", None, "2023-08-15"),
        ("[2023-08-14..2023-08-17]", None, None),
        ("2024-05-15?", None, None),
        ("1850~", None, None),
        ("185X", None, None),
        ("-0043-03-15", None, None),
    ],
)
def test_only_dates_that_are_sure_are_dates(
    opened: Opening, date: str, start: str | None, end: str | None
) -> None:
    node = graph(page_of(opened({"events": {"x": {"title": "x", "date": date}}})))["#event-x"]
    assert (node.get("startDate"), node.get("endDate")) == (start, end)


def test_a_cancelled_event_is_cancelled(opened: Opening) -> None:
    event = {"title": "x", "date": "2024", "status": "cancelled", "participants": ["Only A. Name"]}
    node = graph(page_of(opened({"events": {"x": event}})))["#event-x"]
    assert node["eventStatus"] == "https://schema.org/EventCancelled"
    assert node["attendee"] == [{"@type": "Person", "name": "Only A. Name"}]


def test_hostile_texts_are_texts(opened: Opening) -> None:
    texts = hostile.numbered(hostile.ALL)
    page = page_of(opened(hostile.document(texts)))
    nodes = graph(page)
    assert [nodes[f"#event-e{n}"]["name"] for n in range(len(texts))] == [safe(text) for text in texts]
    island = tree(page).one("script", type="application/ld+json").written
    assert not set(island) & set("<>&\u2028\u2029")
