"""Events without a date: last in order of time, in no window, and in everything that asks for no time."""

from __future__ import annotations

import json

import pytest

from tests.unit.timelines import messages, reading_of, timeline_of
from tui.export.formats import FORMATS, ExportRequest
from tui.model.dates import NEVER, UNDATED, Certainty, DateError, When, Window
from tui.model.entities import Kind
from tui.page.lifeline import life_line
from tui.page.listing import Listing
from tui.query.facets import facets
from tui.query.language import Ask, QueryError
from tui.query.result import resolve
from tui.query.view import View
from tui.scene.build import scene_of
from tui.scene.overview import overview
from tui.scene.windows import first_view, fit, whole
from tui.store.meetings.encounters import Grade
from tui.store.meetings.meetings import encounters
from tui.store.search.people import person_hit

TEXT = """
[people.ada]
name = "Ada Moor"
[people.ben]
name = "Ben Holm"
[places.quay]
name = "Quay"
[events.letter]
title = "Letter"
kind = "talks"
participants = [{ person = "ada" }, { person = "ben" }]
[events.birth]
title = "Birth"
date = "1850"
place = "quay"
participants = [{ person = "ada" }]
[events.death]
title = "Death"
date = "XXXX"
place = "quay"
participants = [{ person = "ben" }]
[events.wedding]
title = "Wedding"
date = "1871-05-02/.."
part_of = ["death"]
"""


def test_they_stand_behind_all_others_in_no_window() -> None:
    timeline = timeline_of(TEXT)
    assert timeline.ids(Kind.EVENT)[:2] == ["birth", "wedding"]
    assert (timeline.dated, timeline.size) == (2, 4)
    assert set(timeline.earliest_start[2:]) == set(timeline.latest_end[2:]) == {NEVER}
    assert timeline.with_date([0, 2, 3]) == [0]
    for text in ("1850", "1000/3000", "../..", "2000/..", "../2000"):
        shown = resolve(timeline, View(window=Window.parse(text))).shown
        assert set(shown) <= {0, 1}
        assert timeline.during(2, Window.parse(text)) is Certainty.NO


@pytest.mark.parametrize(
    ("query", "certain", "possible"),
    [
        ("in:1850", {"birth"}, set()),
        ("-in:1850", {"wedding"}, {"letter", "death"}),
        ("--in:1850", {"birth"}, set()),
        ("-certainly:in:1850", {"wedding", "letter", "death"}, set()),
        ("before:1900", {"birth"}, set()),
        ("after:1800", {"birth", "wedding"}, set()),
        ("-after:1860", {"birth"}, {"letter", "death"}),
        ("in:XXXX", {"letter", "death"}, set()),
        ("-in:XXXX", {"birth", "wedding"}, set()),
        ("in:1850 | in:XXXX", {"birth", "letter", "death"}, set()),
        ("who:ben", {"letter", "death"}, set()),
        ("kind:talks", {"letter"}, set()),
        ("death", {"death"}, set()),
        ("part:death", {"wedding"}, set()),
    ],
)
def test_what_asks_for_a_time_never_finds_them(query: str, certain: set[str], possible: set[str]) -> None:
    timeline = timeline_of(TEXT)
    result = resolve(timeline, View(query=query))
    surely = {timeline.event(rank).id: not result.doubtful(rank) for rank in result.matches}
    assert {id_ for id_, sure in surely.items() if sure} == certain
    assert {id_ for id_, sure in surely.items() if not sure} == possible


@pytest.mark.parametrize("query", ["before:XXXX", "after:XXXX", "on:XXXX", "in:XXXX/2023", "in:XXXX-05"])
def test_nothing_but_in_asks_for_no_date(query: str) -> None:
    with pytest.raises(QueryError):
        resolve(timeline_of(TEXT), View(query=query))


def test_a_window_has_a_date() -> None:
    with pytest.raises(DateError):
        Window.parse("XXXX")


@pytest.mark.parametrize(
    "text", ["XXXX?", "XXXX/2023", "2023/XXXX", "[XXXX..2023]", "XXXX-12-25", "xxxx", ""]
)
def test_no_date_stands_alone(text: str) -> None:
    with pytest.raises(DateError):
        When.parse(text)


def test_it_says_nothing_of_time() -> None:
    assert UNDATED.unknown
    assert UNDATED.bounds == (None, None, None, None)
    assert (UNDATED.words("en"), UNDATED.short("vi")) == ("no date", "không rõ thời gian")
    for other in map(When.parse, ("2023", "2023/..", "../2023", "2023?", "XXXX")):
        assert UNDATED.overlaps(other) is other.overlaps(UNDATED) is Certainty.POSSIBLY
        assert UNDATED.within(other) is other.within(UNDATED) is Certainty.POSSIBLY
        assert UNDATED.before(other) is (Certainty.NO if other.begun_before else Certainty.POSSIBLY)


@pytest.mark.parametrize("date", ['{ date = "XXXX", calendar = "julian" }', '"julian:XXXX"'])
def test_no_date_is_none_in_any_calendar(date: str) -> None:
    timeline = timeline_of(
        f'[events]\na = {{ title = "A", date = {date} }}\nb = {{ title = "B", date = "2023" }}'
    )
    assert timeline.ids(Kind.EVENT) == ["b", "a"]
    assert timeline.dated == 1
    assert list(resolve(timeline, View(query="in:2023")).matches) == [0]
    assert list(resolve(timeline, View(query="in:XXXX")).matches) == [1]


@pytest.mark.parametrize(
    "text", ["2023", "2023/", "/2023", "2023/..", "../2023", "[..2023]", "[2023..]", "[..2023]/"]
)
def test_nothing_else_is_without_a_date(text: str) -> None:
    assert not When.parse(text).unknown


def test_who_shared_one_met_there_and_nowhere_else() -> None:
    timeline = timeline_of(TEXT)
    ada, ben = (person_hit(timeline, name) for name in ("ada", "ben"))
    assert ada is not None
    assert ben is not None
    (found,) = encounters(timeline, ada.key, ben.key)
    assert (timeline.event(found.event).id, found.grade) == ("letter", Grade.TALKS)
    assert found.certainty is Certainty.CERTAINLY


@pytest.mark.parametrize(("status", "certainties"), [("planned", [Certainty.POSSIBLY]), ("cancelled", [])])
def test_one_that_was_planned_or_cancelled_is_no_surer_for_having_no_date(
    status: str, certainties: list[Certainty]
) -> None:
    timeline = timeline_of(
        f'[events.a]\ntitle = "A"\nkind = "talks"\nstatus = "{status}"\nparticipants = ["Ada", "Ben"]'
    )
    assert [one.certainty for one in encounters(timeline, 0, 1)] == certainties


def test_two_of_them_never_overlap() -> None:
    timeline = timeline_of("""
[places.quay]
name = "Quay"
[events]
a = { title = "A", place = "quay", participants = ["Ada"] }
b = { title = "B", place = "quay", participants = ["Ben"] }
c = { title = "C", place = "quay", date = "2000/..", participants = ["Cid"] }
""")
    assert not any(encounters(timeline, one, other) for one in range(3) for other in range(3) if one != other)


def test_they_are_drawn_nowhere() -> None:
    timeline = timeline_of(TEXT)
    result = resolve(timeline, View(select="death"))
    window = first_view(result)
    scene = scene_of(result, window, 80, rows=10)
    assert {mark.rank for mark in scene.marks} == {0, 1}
    assert not scene.before
    assert not scene.after
    layout = overview(result, window, 80, hits=range(4))
    assert len(layout.hits) == 2
    assert life_line(timeline, [2, 3]) is None
    assert window == first_view(resolve(timeline, View(query="-in:XXXX")))
    assert fit(timeline, range(4)) == fit(timeline, range(2)) == whole(result)
    for lanes in ("kind", "place"):
        laned = scene_of(resolve(timeline, View(lanes=lanes)), window, 80, rows=20)
        assert {mark.rank for mark in laned.marks} == {0, 1}


def test_a_timeline_of_nothing_else_draws_nothing() -> None:
    timeline = timeline_of('[events.a]\ntitle = "A"\n[events.b]\ntitle = "B"\ndate = "XXXX"')
    result = resolve(timeline, View())
    scene = scene_of(result, first_view(result), 40, rows=5)
    assert not scene.marks
    assert not scene.clusters
    for form in FORMATS.values():
        assert form.write(result, ExportRequest("timeline", 80)).text


def test_the_list_has_them_last_under_a_heading_of_their_own() -> None:
    listing = Listing(resolve(timeline_of(TEXT), View()), 120)
    rows = [listing.at(row) for row in range(listing.rows)]
    words = [getattr(row, "words", None) for row in rows]
    assert words[-3] == "no date"
    assert getattr(rows[-3], "events", 0) == 2


def test_the_facet_of_years_ends_with_them() -> None:
    timeline = timeline_of(TEXT)
    years = next(facet for facet in facets(resolve(timeline, View())) if facet.ask is Ask.IN)
    assert [value[:3] for value in years.values][-1] == ("XXXX", "no date", 2)
    shown = resolve(timeline, View(query="in:XXXX", window=Window.parse("1850")))
    years = next(facet for facet in facets(shown) if facet.ask is Ask.IN)
    assert years.values[-1][:3] == ("XXXX", "no date", 0)


def test_every_export_but_a_calendar_has_them() -> None:
    timeline = timeline_of(TEXT)
    result = resolve(timeline, View())
    made = {name: form.write(result, ExportRequest("timeline", 80)) for name, form in FORMATS.items()}
    texts = {name: exported.text for name, exported in made.items()}
    assert all("Death" in texts[name] for name in ("html", "markdown", "csv", "json", "toml"))
    assert json.loads(texts["json"])["events"]["death"]["date"] == "XXXX"
    assert "date" not in json.loads(texts["json"])["events"]["letter"]
    assert "death,Death,,,,,,,," in texts["csv"]
    assert "no date" in texts["html"]
    assert texts["ics"].count("BEGIN:VEVENT") == 2
    assert made["ics"].told.startswith("2 events, 2 left out (no date with a known start")
    assert made["svg"].told == "2 events, 2 left out (no date)"
    assert {exported.told for name, exported in made.items() if name not in {"ics", "svg"}} == {"4 events"}
    assert "2 events drawn" in texts["svg"]


def test_check_hints_once_at_those_that_say_nothing_of_their_date() -> None:
    reading = reading_of(TEXT)
    assert reading.ok
    assert messages(reading) == ["1 event has no date: `letter`"]
    assert reading.diagnostics[0].severity == "hint"
