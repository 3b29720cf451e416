"""Who met whom: the grades, how surely, from which source, and the chains."""

from __future__ import annotations

import pytest

from tests.unit.timelines import timeline_of, timeline_of_tables
from tui.reading.bundled import bundled_path
from tui.store.meetings.chains import chain
from tui.store.meetings.encounters import sources_of
from tui.store.meetings.meetings import acquaintances, encounters
from tui.store.opening import open_files
from tui.store.search.people import person_hit, search
from tui.store.timeline import Timeline

WEEK = """
[sources.paper]
title = "The paper"
[places.port]
name = "Port"
[people.ann]
name = "Ann"
[people.bob]
name = "Bob"
[people.cem]
name = "Cem"
[people.dee]
name = "Dee"
[people.eve]
name = "Eve"
[people.fay]
name = "Fay"

[events.week]
title = "The week"
kind = "conference"
date = "2023-05-01/2023-05-07"
place = "port"
participants = [{ person = "ann" }, { person = "cem" }]

[events.panel]
title = "A panel"
date = "2023-05-02"
part_of = ["week"]
participants = [{ person = "ann", sources = ["paper#p2"] }, { person = "cem" }, { person = "dee" }]
sources = ["paper#p1"]

[events.evening]
title = "An evening"
date = "2023-05-03"
part_of = ["week"]
participants = [{ person = "bob" }]

[events.morning]
title = "A morning"
date = "2023-05-04"
part_of = ["week"]
participants = [{ person = "eve" }]

[events.two]
title = "The two"
kind = "talks"
date = "[2023-05-01..2023-05-07]"
part_of = ["week"]
sources = ["paper#p3"]
participants = [{ person = "ann" }, { person = "bob" }, { organization = "mod" }]

[events.three]
title = "The three"
kind = "meeting"
date = "2023-06-01"
participants = [{ person = "ann" }, { person = "bob" }, "An Interpreter"]

[events.planned]
title = "To come"
kind = "talks"
date = "2030"
status = "planned"
participants = [{ person = "cem" }, { person = "eve" }]

[events.cancelled]
title = "Not to come"
kind = "talks"
date = "2029"
status = "cancelled"
participants = [{ person = "dee" }, { person = "eve" }]

[events.trip]
title = "A trip"
kind = "trip"
date = "2024-01-01/2024-01-03"
participants = [
  { person = "fay", role = "traveller" },
  { person = "bob", role = "COUNTERPART" },
  { person = "eve", role = { en = "counterpart" } },
]

[events.errand]
title = "An errand"
date = "2023-05"
place = "port"
participants = [{ person = "fay" }]

[events.later]
title = "Later"
date = "2023-05-07/2023-05-09"
place = "port"
participants = [{ person = "fay" }]

[organizations.mod]
name = "Ministry"
"""


@pytest.fixture(scope="module")
def week() -> Timeline:
    return timeline_of(WEEK)


def key(timeline: Timeline, person: str) -> int:
    hit = person_hit(timeline, person) or search(timeline, person)[0]
    return hit.key


def found(timeline: Timeline, first: str, second: str) -> list[tuple[str, str, str, str, str]]:
    def id_of(rank: int) -> str:
        return timeline.event(rank).id

    return [
        (one.grade.words, one.certainty.words(), id_of(one.event), id_of(one.first), id_of(one.second))
        for one in encounters(timeline, key(timeline, first), key(timeline, second))
    ]


def test_two_alone_at_talks_met_on_whatever_day_that_was(week: Timeline) -> None:
    assert found(week, "ann", "bob") == [
        ("talks", "certainly", "two", "two", "two"),
        ("same session", "certainly", "three", "three", "three"),
    ]


def test_a_conference_is_never_a_meeting(week: Timeline) -> None:
    assert found(week, "ann", "cem") == [
        ("same session", "certainly", "panel", "panel", "panel"),
        ("same event", "certainly", "week", "week", "week"),
    ]


def test_parts_of_one_event_are_the_same_event_whatever_their_hours(week: Timeline) -> None:
    assert found(week, "cem", "bob") == [("same event", "certainly", "week", "week", "two")]
    assert found(week, "dee", "bob") == [("same event", "certainly", "week", "panel", "two")]
    # A panel on one day, a morning on another; the talks were cancelled.
    assert found(week, "dee", "eve") == [("same event", "certainly", "week", "panel", "morning")]


def congress(**whole: str) -> Timeline:
    """A congress of two days with a day for each, and a talk on each."""
    days = {f"d{n}": {"title": "Day", "date": f"2014-12-{27 + n}", "part_of": ["con"]} for n in (0, 1)}
    talks = {
        f"t{n}": {
            "title": "Talk",
            "date": f"2014-12-{27 + n // 2}T{14 + n}:00/2014-12-{27 + n // 2}T{15 + n}:00",
            "part_of": [f"d{n // 2}"],
            "participants": [{"person": "abc"[n]}],
            "place": "hall",
        }
        for n in (0, 1, 2)
    }
    con = {"title": "Congress", "date": "2014-12-27/2014-12-28", **whole}
    return timeline_of_tables(
        {
            "people": {id_: {"name": id_ * 3} for id_ in "abc"},
            "places": {"hall": {"name": "Hall"}},
            "events": {"con": con, **days, **talks},
        }
    )


def test_speakers_shared_the_nearest_event_that_both_were_in() -> None:
    timeline = congress()
    assert found(timeline, "a", "b") == [("same event", "certainly", "d0", "t0", "t1")]
    assert found(timeline, "b", "c") == [("same event", "certainly", "con", "t1", "t2")]


def test_they_shared_it_as_surely_as_it_took_place() -> None:
    assert found(congress(status="planned"), "a", "c") == [("same event", "possibly", "con", "t0", "t2")]


def test_a_period_is_nothing_that_one_shares() -> None:
    assert found(congress(kind="period"), "b", "c") == []


def test_what_is_planned_is_only_possible(week: Timeline) -> None:
    assert found(week, "eve", "cem") == [
        ("talks", "possibly", "planned", "planned", "planned"),
        ("same event", "certainly", "week", "morning", "week"),
    ]


def test_a_counterpart_met_those_who_are_none(week: Timeline) -> None:
    assert found(week, "fay", "bob")[0] == ("talks", "certainly", "trip", "trip", "trip")
    assert found(week, "eve", "bob") == [
        ("same event", "certainly", "week", "morning", "two"),
        ("same event", "certainly", "trip", "trip", "trip"),
    ]


def test_the_same_place_on_days_that_may_overlap(week: Timeline) -> None:
    assert found(week, "fay", "cem") == [
        ("same place, overlapping days", "possibly", "errand", "errand", "week"),
        ("same place, overlapping days", "possibly", "errand", "errand", "panel"),
        ("same place, overlapping days", "certainly", "later", "later", "week"),
    ]
    # A part without a place is where the event is that it is part of; it was over before `later` began.
    assert found(week, "dee", "fay") == [
        ("same place, overlapping days", "possibly", "panel", "panel", "errand")
    ]


def test_sources_are_those_of_the_two_else_those_of_the_event(week: Timeline) -> None:
    ann, bob, cem = (key(week, person) for person in ("ann", "bob", "cem"))
    assert [str(one) for one in sources_of(week, encounters(week, ann, bob)[0])] == ["paper#p3"]
    assert [str(one) for one in sources_of(week, encounters(week, ann, cem)[0])] == ["paper#p2", "paper#p1"]


def test_people_without_an_entry_meet_too(week: Timeline) -> None:
    assert found(week, "An Interpreter", "bob") == [("same session", "certainly", "three", "three", "three")]


def test_everybody_somebody_met_the_nearest_and_most_often_first(week: Timeline) -> None:
    known = acquaintances(week, key(week, "bob"))
    assert list(known)[:2] == [key(week, "ann"), key(week, "fay")]
    assert {other: [one.grade for one in some] for other, some in known.items()} == {
        other: [one.grade for one in some]
        for other in range(7)
        if other != key(week, "bob") and (some := encounters(week, key(week, "bob"), other))
    }


def test_a_chain_of_talks(week: Timeline) -> None:
    links = chain(week, key(week, "ann"), key(week, "eve"))
    assert links is not None
    assert [(link.first, link.second) for link in links] == [
        (key(week, one), key(week, other)) for one, other in (("ann", "bob"), ("bob", "fay"), ("fay", "eve"))
    ]
    assert [[week.event(one.event).id for one in link.talks] for link in links] == [
        ["two"],
        ["trip"],
        ["trip"],
    ]
    assert chain(week, key(week, "ann"), key(week, "cem")) is None  # only planned talks lead to cem


def test_the_bundled_timeline() -> None:
    timeline = open_files([str(bundled_path())]).timeline
    assert timeline is not None
    assert [one[:3] for one in found(timeline, "phan-van-giang", "shoigu")] == [
        ("talks", "certainly", "giang-shoigu"),
        ("same event", "certainly", "mcis-11"),
    ]
    assert found(timeline, "patrushev", "shoigu") == []
    assert [one[:3] for one in found(timeline, "putin", "patrushev")] == [
        ("same event", "certainly", "hrsi-12")
    ]
