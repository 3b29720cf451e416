"""The pages of people, organizations, places and series: posts then held, life-lines, companions, attendance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.timelines import timeline_of, timeline_of_tables
from tui.model.dates import Certainty, When, Window
from tui.model.entities import Kind
from tui.page.lifeline import MOST_COLUMNS, life_line
from tui.page.named_lines import MOST_PEOPLE
from tui.page.page import Fact, Target
from tui.page.records import page
from tui.store.meetings.editions import attendance, missing
from tui.store.search.people import person_hit
from tui.store.timeline import Timeline

SERIES = """
[sources.paper]
title = "The paper"
publisher = "A publisher"
[places.port]
name = "Port"
[organizations.guild]
name = "Guild"
[people.ann]
name = "Ann"
posts = [
  { title = "Chair", organization = "guild", date = "2012/2014" },
  { title = "Clerk", organization = "guild", date = "2010/2012" },
  { title = "Member", date = "2020" },
]
[people.bob]
name = "Bob"
[series.fair]
name = "Fair"
[events.fair-1]
title = "First fair"
date = "2011-05-01/2011-05-03"
series = "fair"
edition = 1
place = "port"
participants = [{ person = "ann", delegation = "North", sources = ["paper#p1"] }, { organization = "guild" }]
[events.fair-1-panel]
title = "A panel"
date = "2011-05-02"
part_of = ["fair-1"]
participants = ["Somebody Else"]
[events.fair-2]
title = "Second fair"
date = "2013-05-01"
series = "fair"
edition = 2
participants = [{ person = "ann" }, { person = "bob" }]
[events.fair-2-day]
title = "A day of the second fair"
date = "2013-05-01"
series = "fair"
part_of = ["fair-2"]
participants = [{ person = "bob" }]
[events.fair-6]
title = "Sixth fair"
date = "2020"
series = "fair"
edition = 6
participants = [{ person = "ann", office = "Guest" }, { person = "bob" }, "Somebody Else"]
[events.fair-7]
title = "Seventh fair"
date = "2021"
series = "fair"
edition = 7
status = "cancelled"
participants = [{ person = "bob" }]
"""


@pytest.fixture(scope="module")
def fair() -> Timeline:
    return timeline_of(SERIES)


def said(timeline: Timeline, kind: Kind, id_: str, fact: Fact) -> list[str]:
    """Return the lines of a field of a page; none where it is left out."""
    fields = page(timeline, Target(kind, id_), "en").fields
    return [line.text for field in fields if field.fact is fact for line in field.lines]


def test_posts_stand_in_order_of_time(fair: Timeline) -> None:
    assert [line.split(",")[0].split(" ·")[0] for line in said(fair, Kind.PERSON, "ann", Fact.POSTS)] == [
        "Clerk",
        "Chair",
        "Member",
    ]


def test_an_event_says_the_post_then_held_unless_it_names_an_office(fair: Timeline) -> None:
    assert said(fair, Kind.PERSON, "ann", Fact.EVENTS) == [
        "1–3 May 2011  First fair · North · Clerk · Port",
        "1 May 2013  Second fair · Chair",
        "2020  Sixth fair · Guest",
    ]


def test_a_post_that_may_have_been_held_is_only_possible() -> None:
    timeline = timeline_of(
        '[people.ann]\nname = "Ann"\nposts = [{ title = "Chair", date = "[..2013-05-01]/" }]\n'
        '[events.one]\ntitle = "One"\ndate = "2012"\nparticipants = [{ person = "ann" }]\n'
    )
    assert said(timeline, Kind.PERSON, "ann", Fact.EVENTS) == ["2012  One · possibly Chair"]


def test_a_person_says_with_whom_where_and_who_tells_of_it(fair: Timeline) -> None:
    assert said(fair, Kind.PERSON, "ann", Fact.WITH) == ["Bob  same event 2", "Somebody Else  same event 2"]
    assert said(fair, Kind.PERSON, "ann", Fact.PLACES) == ["Port  1 event"]
    assert said(fair, Kind.PERSON, "ann", Fact.NAMED_IN) == ["A publisher, The paper  1 event"]


def test_somebody_without_an_entry_has_a_page_too(fair: Timeline) -> None:
    shown = page(fair, Target(Kind.PERSON, "Somebody Else"), "en")
    assert shown.title.text == "Somebody Else"
    assert said(fair, Kind.PERSON, "Somebody Else", Fact.EVENTS) == [
        "2 May 2011  A panel",
        "2020  Sixth fair",
    ]
    with pytest.raises(KeyError):
        page(fair, Target(Kind.PERSON, "Nobody"), "en")


def test_an_organization_says_who_holds_its_posts_and_who_is_at_its_events(fair: Timeline) -> None:
    assert said(fair, Kind.ORGANIZATION, "guild", Fact.HELD_BY) == [
        "Ann · Clerk · 2010–2012",
        "Ann · Chair · 2012–2014",
    ]
    assert said(fair, Kind.ORGANIZATION, "guild", Fact.PEOPLE) == ["Ann  1 event"]


def test_a_series_says_its_editions_gaps_regulars_and_first_timers(fair: Timeline) -> None:
    assert said(fair, Kind.SERIES, "fair", Fact.EDITIONS) == [
        "1–3 May 2011  First fair  no. 1",
        "1 May 2013  Second fair  no. 2",
        "2020  Sixth fair  no. 6",
        "2021  Seventh fair  no. 7",
    ]
    assert said(fair, Kind.SERIES, "fair", Fact.GAPS) == ["not recorded here: 3rd–5th"]
    assert said(fair, Kind.SERIES, "fair", Fact.REGULARS) == [
        "1267  edition",
        "●●●·  Ann  3 of 4",
        "●·●·  Somebody Else  2 of 4",
        "·●●·  Bob  2 of 4",
    ]
    assert said(fair, Kind.SERIES, "fair", Fact.FIRST_TIMERS) == ["1 May 2013  Second fair: Bob"]


def test_editions_without_numbers_are_told_apart_by_year() -> None:
    events = {
        f"e{year}": {"title": "Fair", "date": str(year), "series": "fair", "participants": ["Ann"]}
        for year in (1998, 2003)
    }
    timeline = timeline_of_tables({"series": {"fair": {"name": "Fair"}}, "events": events})
    assert said(timeline, Kind.SERIES, "fair", Fact.REGULARS) == [
        "12",
        "90",
        "90",
        "83  year",
        "●●  Ann  2 of 2",
    ]
    assert said(timeline, Kind.SERIES, "fair", Fact.GAPS) == []


def test_more_people_than_a_page_lists_are_counted() -> None:
    people = [f"Person {number:02}" for number in range(MOST_PEOPLE + 5)]
    places = {"port": {"name": "Port"}}
    event = {"title": "Crowd", "date": "2000", "place": "port", "participants": people}
    timeline = timeline_of_tables({"places": places, "events": {"crowd": event}})
    assert said(timeline, Kind.PLACE, "port", Fact.PEOPLE)[-1] == "and 5 more"
    assert said(timeline, Kind.PERSON, "Person 00", Fact.WITH)[-1] == "and 4 more"


@given(st.lists(st.integers(1, 60)))
def test_missing_numbers_are_those_between_that_are_not_there(numbers: list[int]) -> None:
    runs = missing(numbers)
    absent = {number for first, last in runs for number in range(first, last + 1)}
    assert absent == set(range(min(numbers, default=0), max(numbers, default=-1) + 1)) - set(numbers)
    assert all(first <= last for first, last in runs)


def test_who_was_at_a_part_was_at_the_edition(fair: Timeline) -> None:
    found = attendance(fair, "fair")
    somebody = person_hit(fair, "ann")
    assert somebody is not None
    assert found.present[somebody.key] == (0, 1, 2)
    assert len(found.editions) == 4


# the life-line

SPANS = st.tuples(
    st.integers(-20, 20), st.integers(0, 15), st.sampled_from(["{a}", "{a}/{b}", "[{a}..{b}]", "{a}?"])
)


@given(st.lists(SPANS, min_size=2, max_size=8))
def test_a_life_line_says_of_each_of_its_steps_how_surely_something_happened(
    spans: list[tuple[int, int, str]],
) -> None:
    dates = [form.format(a=2000 + start, b=2000 + start + length + 1) for start, length, form in spans]
    events = {f"e{number}": {"title": "E", "date": date} for number, date in enumerate(dates)}
    timeline = timeline_of_tables({"events": events})
    layout = life_line(timeline, range(timeline.size))
    if layout is None:
        assert len({date.rstrip("?") for date in dates}) == 1
        return
    assert len(layout.signs) <= MOST_COLUMNS
    edges = list(layout.step.ticks(layout.step.floor(layout.start), layout.end))
    assert len(edges) == len(layout.signs)
    for number, sign in enumerate(layout.signs):
        end = edges[number + 1] - 1 if number + 1 < len(edges) else layout.end
        within = Window(edges[number], max(end, edges[number]))
        surest = max(When.parse(date).during(within) for date in dates)
        expected = {Certainty.NO: "·", Certainty.POSSIBLY: "░"}
        assert sign == expected[surest] if surest in expected else sign in "▁▂▃▄▅▆▇█"


def test_one_event_has_no_life_line(fair: Timeline) -> None:
    assert life_line(fair, [0]) is None
    assert said(fair, Kind.PLACE, "port", Fact.LIFE_LINE) == []
