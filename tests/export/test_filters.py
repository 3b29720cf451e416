"""The filters of a page: what they offer, what they leave, and the address that keeps them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.export.conftest import Opening, Visit, Visiting, page_of
from tests.export.tree import tree

TIMELINE: dict[str, Any] = {
    "people": {"anna": {"name": "Anna", "country": "DK"}, "other": {"name": "Anna", "country": "SE"}},
    "places": {"harbour": {"name": "Harbour"}, "hall": {"name": "City Hall"}},
    "series": {"talks": {"name": "Harbour Talks"}},
    "events": {
        "a": {
            "title": "A",
            "date": "2001",
            "kind": "talks",
            "place": "hall",
            "participants": [{"person": "anna"}],
        },
        "b": {
            "title": "B",
            "date": "2002",
            "kind": "press-conference",
            "place": "harbour",
            "series": "talks",
            "participants": [{"person": "other", "delegation": "NO"}, "Bo", "Bo"],
        },
        "c": {"title": "C", "date": "2002", "kind": "talks", "topics": ["Fish"], "participants": ["Bo"]},
    },
}


def offered(page: str) -> dict[str, list[tuple[str, list[str]]]]:
    """Return each filter with its values and the events that have them."""
    fields = json.loads(tree(page).one("script", id="filter-values").written)
    return {
        name: [
            (value, [e for e, has in zip("abc", events, strict=True) if at in has])
            for at, value in enumerate(values)
        ]
        for name, values, events in fields
    }


def test_every_field_that_tells_events_apart_is_offered(opened: Opening) -> None:
    assert offered(page_of(opened(TIMELINE))) == {
        "kind": [("press conference", ["b"]), ("talks", ["a", "c"])],
        "place": [("City Hall", ["a"]), ("Harbour", ["b"])],
        "country": [("DK", ["a"]), ("NO", ["b"])],
        "who": [("Anna (anna)", ["a"]), ("Anna (other)", ["b"]), ("Bo", ["b", "c"])],
        "year": [("2001", ["a"]), ("2002", ["b", "c"])],
    }


@pytest.fixture
def seen(visit: Visiting, opened: Opening) -> Visit:
    seen = visit(page_of(opened(TIMELINE)))
    seen.page.locator("#filters option").nth(6).wait_for(state="attached")
    return seen


def left(seen: Visit) -> list[str]:
    ids: list[str] = seen.page.locator(".events > li:visible article").evaluate_all(
        "all => all.map(a => a.id.slice(6))"
    )
    return ids


@pytest.mark.chromium
def test_filters_narrow_the_events_count_what_is_left_and_stand_in_the_address(seen: Visit) -> None:
    page = seen.page
    page.get_by_label("Person").select_option(label="Bo (2)")
    assert left(seen) == ["b", "c"]
    assert page.locator("#found").inner_text() == "2 of 3 events"
    page.get_by_label("Kind").locator("option", has_text="talks (1)").wait_for(state="attached")
    page.get_by_label("Kind").select_option(label="talks (1)")
    assert left(seen) == ["c"]
    page.wait_for_url(f"{seen.address}#kind=talks&who=Bo")
    page.keyboard.press("Escape")
    assert left(seen) == ["a", "b", "c"]
    page.wait_for_url(f"{seen.address}#events")
    assert seen.is_quiet()


@pytest.mark.chromium
def test_an_address_restores_filters_and_words(seen: Visit) -> None:
    page = seen.page
    page.goto(f"{seen.address}#find=harbour&year=2002&kind=no-such-kind&%E0=x")
    page.wait_for_function("document.getElementById('found').value !== ''")
    assert page.locator("#words").input_value() == "harbour"
    assert left(seen) == ["b"]
    assert page.get_by_label("Year").evaluate("list => list.selectedOptions[0].text.slice(0, 4)") == "2002"
    page.get_by_role("button", name="Show all").click()
    assert left(seen) == ["a", "b", "c"]
    assert seen.said == []


@pytest.mark.chromium
def test_filters_are_reached_and_changed_by_keyboard(seen: Visit) -> None:
    page = seen.page
    page.locator("#show-keys").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.labels[0].textContent").startswith("Kind")
    page.keyboard.type("tal")
    assert left(seen) == ["a", "c"]
