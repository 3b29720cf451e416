"""Two people in one country were not at one place."""

from __future__ import annotations

import json

import pytest

from tests.unit.timelines import timeline_of_tables
from tui.query.grid import grid
from tui.query.result import resolve
from tui.query.view import View
from tui.store.meetings.encounters import IN_GRIDS, NEAREST_FIRST, Grade, grades_among
from tui.store.meetings.meetings import acquaintances, among, encounters
from tui.store.timeline import Timeline


def near(place: dict[str, object]) -> Timeline:
    """Return a timeline of two people who were at different events at one place on one day."""
    events = {
        f"e{who}": {"title": "Stay", "date": "2001-05-01", "place": "there", "participants": [who]}
        for who in ("Ann", "Bo")
    }
    return timeline_of_tables({"places": {"there": place}, "events": events})


@pytest.mark.parametrize(
    ("place", "grade"),
    [
        ({"name": "United States"}, Grade.COUNTRY),
        ({"name": "United States", "country": "US"}, Grade.COUNTRY),
        ({"name": "Norway", "country": "Norway"}, Grade.COUNTRY),
        ({"name": "Việt Nam"}, Grade.COUNTRY),
        ({"name": {"en": "The old country", "de": "Deutschland"}}, Grade.COUNTRY),
        ({"name": "Ruritania", "country": "Ruritania"}, Grade.COUNTRY),
        ({"name": "VN", "country": "VN"}, Grade.COUNTRY),
        ({"name": "Singapore"}, Grade.COUNTRY),
        ({"name": "Singapore", "country": "SG", "within": "Singapore"}, Grade.PLACE),
        ({"name": "Georgia", "country": "US"}, Grade.PLACE),
        ({"name": "Ruritania"}, Grade.PLACE),
        ({"name": "Hanoi", "country": "VN"}, Grade.PLACE),
        ({"name": "Paris, France"}, Grade.PLACE),
        ({"name": "Pier House"}, Grade.PLACE),
    ],
    ids=json.dumps,
)
def test_the_grade_says_whether_it_was_a_place_or_a_country(place: dict[str, object], grade: Grade) -> None:
    timeline = near(place)
    (found,) = encounters(timeline, 0, 1)
    assert found.grade is grade
    assert {one.grade for some in acquaintances(timeline, 0).values() for one in some} == {grade}
    assert among(timeline, (0, 1))[0, 1] == [found]


@pytest.mark.parametrize(("name", "cells"), [("Norway", 0), ("Oslo", 1)])
def test_a_grid_shows_no_countries(name: str, cells: int) -> None:
    assert len(grid(resolve(near({"name": name}), View())).cells) == cells


def test_a_country_comes_last() -> None:
    assert NEAREST_FIRST[-1] is Grade.COUNTRY
    assert Grade.COUNTRY not in IN_GRIDS
    timeline = near({"name": "Norway"})
    assert grades_among([encounters(timeline, 0, 1)]) == NEAREST_FIRST
    assert grades_among([[], encounters(near({"name": "Oslo"}), 0, 1)]) == IN_GRIDS
