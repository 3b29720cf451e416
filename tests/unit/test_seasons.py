"""Seasons: which months they have depends on where, and nothing is certain that the place does not say."""

from __future__ import annotations

import json
from collections import defaultdict
from importlib.resources import files

import pytest

from tests.unit.timelines import timeline_of
from tui.model.entities import Kind
from tui.model.hemispheres import ON_BOTH_SIDES, SOUTHERN, has_season, hemisphere_of, placed
from tui.query.result import resolve
from tui.query.view import View
from tui.store.timeline import Timeline

PLACES = {
    "sydney": {"name": "Sydney", "country": "Australia"},
    "paris": {"name": "Paris", "country": "FR"},
    "quito": {"name": "Quito", "country": "EC"},
}
CLOCK = {"date": "1999-01-01T10:00+01:00", "title": "Makes the timeline one with a clock"}


def seasons(*, clocked: bool = False, **timeline: str) -> Timeline:
    events = {
        "south": {"title": "South", "date": "2023-22", "place": "sydney"},
        "north": {"title": "North", "date": "2023-22", "place": "paris"},
        "within": {"title": "Within", "date": "2023-22", "part_of": ["south"]},
        "unknown": {"title": "Unknown", "date": "2023-22"},
        "both": {"title": "Both", "date": "2023-22", "place": "quito"},
        "said": {"title": "Said", "date": "2023-22S", "place": "paris"},
        **({"clock": CLOCK} if clocked else {}),
    }
    return timeline_of(json.dumps({"timeline": timeline, "places": PLACES, "events": events}))


def found(timeline: Timeline, query: str) -> set[str]:
    result = resolve(timeline, View(query=query))
    return {event.id for event in timeline.events(result.shown)}


@pytest.mark.parametrize("clocked", [False, True], ids=["days", "times"])
def test_a_season_is_where_its_place_is(clocked: bool) -> None:
    timeline = seasons(clocked=clocked)
    assert found(timeline, "certainly:in:2023-06/2023-08") == {"north"}
    assert found(timeline, "certainly:in:2023-12/2024-02") == {"south", "within", "said"}
    assert found(timeline, "certainly:in:2023") == {"north", "unknown", "both"}
    assert found(timeline, "in:2023-06/2023-08") == {"north", "unknown", "both"}
    assert found(timeline, "certainly:before:2023-09") == {"north"} | ({"clock"} if clocked else set())


def test_else_where_the_timeline_is() -> None:
    assert found(seasons(hemisphere="south"), "certainly:in:2023-12/2024-02") == {
        "south",
        "within",
        "said",
        "unknown",
        "both",
    }
    assert found(seasons(hemisphere="north"), "certainly:in:2023-06/2023-08") == {"north", "unknown", "both"}


def test_what_was_written_is_kept_beside() -> None:
    timeline = seasons(hemisphere="south")
    assert {timeline.raw(Kind.EVENT, id_)["date"] for id_ in ("south", "unknown", "both")} == {"2023-22"}
    assert {event.date.words() for event in timeline.events(range(timeline.size))} == {"summer 2023"}


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("2023-22", True),
        ("2023-22/2024-21", True),
        ("[2023-22..]", True),
        ("2023-22?", True),
        ("-0043-21", True),
    ],
)
def test_seasons_are_told_from_other_dates(text: str, there: bool) -> None:
    assert has_season(text) is there
    assert not has_season(placed(text, "S"))


@pytest.mark.parametrize(
    "text", ["2023-12", "2023-08-22", "2023-08-21/2023-08-24", "2023-22N", "2023-02-24T21:22", "12023-21"]
)
def test_what_is_no_season(text: str) -> None:
    assert not has_season(text)


def test_the_countries_are_those_of_the_time_zone_database() -> None:
    sides: dict[str, set[bool]] = defaultdict(set)
    for line in files("tzdata").joinpath("zoneinfo/zone.tab").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, where, *_ = line.split("\t")
            sides[code].add(where.startswith("-"))
    for code, south in sides.items():
        if code not in ON_BOTH_SIDES:
            assert south == {code in SOUTHERN}, code
            assert hemisphere_of(code) == ("S" if code in SOUTHERN else "N")
    assert hemisphere_of("ID", "south") == "S"
    assert hemisphere_of(None) is None
