"""Facets: what is counted, and the queries that they build."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.timelines import timeline_of_tables
from tui.model.dates import Window
from tui.query.facets import FACETS, Facet, State, excluded, facets, marked, narrowed, toggled
from tui.query.language import Ask
from tui.query.result import resolve
from tui.query.view import View
from tui.reading.bundled import bundled_path
from tui.store.opening import open_files
from tui.store.timeline import Timeline


@pytest.fixture(scope="module")
def conferences() -> Timeline:
    timeline = open_files([str(bundled_path())]).timeline
    assert timeline is not None
    return timeline


def facet(timeline: Timeline, view: View, ask: Ask) -> Facet:
    return next(one for one in facets(resolve(timeline, view)) if one.ask is ask)


def counts(timeline: Timeline, view: View, ask: Ask) -> dict[str, int]:
    return {value.text: value.events for value in facet(timeline, view, ask).values}


@pytest.mark.parametrize(
    ("query", "ask", "text", "built"),
    [
        ("", Ask.KIND, "talks", "kind:talks"),
        ("giang", Ask.KIND, "talks", "giang kind:talks"),
        ("kind:talks", Ask.KIND, "meeting", "kind:talks | kind:meeting"),
        ("kind:talks giang", Ask.KIND, "meeting", "(kind:talks | kind:meeting) giang"),
        ("(kind:talks | kind:meeting) giang", Ask.KIND, "talks", "kind:meeting giang"),
        ("kind:talks | kind:meeting", Ask.KIND, "visit", "kind:talks | kind:meeting | kind:visit"),
        ("kind:talks giang", Ask.KIND, "talks", "giang"),
        ("-kind:talks", Ask.KIND, "talks", "kind:talks"),
        ("kind:talks | giang", Ask.KIND, "meeting", "(kind:talks | giang) kind:meeting"),
        ("who:=shoigu", Ask.WHO, "=Somebody Else", 'who:=shoigu | who:="Somebody Else"'),
        ("in:2023", Ask.IN, "2024", "in:2023 | in:2024"),
        ("certainly:in:2023", Ask.IN, "2024", "certainly:in:2023 in:2024"),
    ],
)
def test_choosing_a_value(query: str, ask: Ask, text: str, built: str) -> None:
    assert toggled(query, ask, text) == built


@pytest.mark.parametrize(
    ("query", "ask", "text", "built"),
    [
        ("giang", Ask.KIND, "talks", "giang -kind:talks"),
        ("-kind:talks giang", Ask.KIND, "talks", "giang"),
        ("kind:talks giang", Ask.KIND, "talks", "giang -kind:talks"),
        ("-kind:talks", Ask.KIND, "visit", "-kind:talks -kind:visit"),
        ("kind:talks | kind:visit", Ask.KIND, "visit", "kind:talks -kind:visit"),
    ],
)
def test_excluding_a_value(query: str, ask: Ask, text: str, built: str) -> None:
    assert excluded(query, ask, text) == built


def test_counts_on_the_bundled_timeline(conferences: Timeline) -> None:
    kinds = counts(conferences, View(), Ask.KIND)
    assert kinds["talks"] == len(resolve(conferences, View("kind:talks")).matches)
    assert counts(conferences, View("who:phan-van-giang"), Ask.KIND) == {
        "speech": 1,
        "visit": 2,
        "meeting": 2,
        "talks": 1,
        "conference": 1,
    }
    # A facet's own choice does not hide what else could be chosen.
    assert counts(conferences, View("kind:talks"), Ask.KIND) == kinds
    assert set(counts(conferences, View("kind:talks"), Ask.WHO)) == {
        "=patrushev",
        "=chen-wenqing",
        "=phan-van-giang",
        "=shoigu",
    }
    assert counts(conferences, View(), Ask.IN)["2019"] == 1


def test_what_is_asked_for_comes_first_and_says_so(conferences: Timeline) -> None:
    values = facet(conferences, View("kind:talks -kind:visit"), Ask.KIND).values
    assert {value.text: value.state for value in values[:2]} == {
        "talks": State.CHOSEN,
        "visit": State.EXCLUDED,
    }
    assert {value.state for value in values[2:]} == {State.FREE}
    others = [value.events for value in values[2:]]
    assert others == sorted(others, reverse=True)


def test_names_come_in_the_language_of_the_view(conferences: Timeline) -> None:
    people = facet(conferences, View(language="vi"), Ask.WHO).values
    assert "Trần Văn Thanh" in {value.name for value in people}


def test_a_facet_that_tells_nothing_apart_steps_back(conferences: Timeline) -> None:
    found = facets(resolve(conferences, View("id:mcis-11")))
    assert not any(one.useful for one in found)
    every = facets(resolve(conferences, View()))
    assert {one.ask for one in every} == set(FACETS)
    assert sorted(every, key=lambda one: not one.useful) == every
    assert next(one for one in every if one.ask is Ask.KIND).useful


WORDS = ["army", "talks", "Hội nghị", "陈", "x-y"]
EVENTS = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.just("x"),
            "date": st.sampled_from(["2023-05-01", "2022/2024", "2021/..", "../2020", "2023?"]),
        },
        optional={
            "kind": st.sampled_from(WORDS),
            "topics": st.lists(st.sampled_from(WORDS), max_size=2),
            "series": st.just("s"),
            "place": st.sampled_from("st"),
            "sources": st.sampled_from([["z"], ["w#p1", "z"]]),
            "participants": st.lists(
                st.sampled_from(["Nobody", {"person": "p"}, {"organization": "s"}])
                | st.fixed_dictionaries(
                    {"person": st.sampled_from("pq"), "role": st.sampled_from(WORDS)},
                    optional={"delegation": st.sampled_from(["VN", "RU"])},
                ),
                max_size=3,
            ),
        },
    ),
    max_size=6,
)


def tables_of(events: list[dict[str, Any]]) -> dict[str, Any]:
    def named(*ids: str) -> dict[str, Any]:
        return {id_: {"name": f"The {id_ * 3}"} for id_ in ids}

    return {
        "people": {id_: record | {"country": "CN"} for id_, record in named("p", "q").items()},
        "organizations": named("s"),
        "places": named("s", "t"),
        "series": named("s"),
        "sources": {id_: {"title": id_} for id_ in "zw"},
        "events": {f"e{n}": event for n, event in enumerate(events)},
    }


@settings(deadline=None, max_examples=60)
@given(
    EVENTS,
    st.sampled_from(
        [
            "",
            "kind:army",
            "kind:army | kind:talks",
            "-who:p",
            "who:=p",
            "place:t -kind:talks",
            "in:2023",
            "-in:2023",
        ]
    ),
    st.sampled_from([None, "2023"]),
)
def test_a_count_is_what_choosing_the_value_alone_shows(
    events: list[dict[str, Any]], query: str, window: str | None
) -> None:
    timeline = timeline_of_tables(tables_of(events))
    view = View(query, Window.parse(window) if window else None)
    for one in facets(resolve(timeline, view)):
        others = query
        for value in one.values:
            if value.state is State.CHOSEN:
                others = toggled(others, one.ask, value.text)
            elif value.state is State.EXCLUDED:
                others = excluded(others, one.ask, value.text)
        for value in one.values:
            alone = toggled(others, one.ask, value.text)
            assert len(resolve(timeline, View(alone, view.window)).shown) == value.events, (alone, value)
        assert len({value.text for value in one.values}) == len(one.values)


@pytest.mark.parametrize(
    ("ask", "typed", "found"),
    [
        (Ask.WHO, "giang", ["=phan-van-giang"]),
        (Ask.WHO, "van phan", ["=phan-van-giang"]),
        (Ask.WHO, "Traanf", ["=chen-wenqing"]),
        (Ask.WHO, "陈", ["=chen-wenqing"]),
        (Ask.PLACE, "mat", ["moscow"]),
        (Ask.PLACE, "kub", ["patriot"]),
        (Ask.KIND, "conf", ["conference", "press-conference"]),
        (Ask.IN, "2023", ["2023"]),
        (Ask.IN, "23", []),
    ],
)
def test_values_are_narrowed_as_names_are_found(
    conferences: Timeline, ask: Ask, typed: str, found: list[str]
) -> None:
    result = resolve(conferences, View())
    one = next(one for one in facets(result) if one.ask is ask)
    assert [value.text for value in narrowed(result, one, typed)] == found
    assert narrowed(result, one, " ") == list(one.values)


def test_marks_follow_a_query_before_anything_is_counted(conferences: Timeline) -> None:
    before = facets(resolve(conferences, View("kind:talks")))
    after = marked(before, "-kind:visit who:=patrushev")
    states = {(one.ask, value.text): value.state for one in after for value in one.values}
    asked = {key: state for key, state in states.items() if state is not State.FREE}
    assert asked == {(Ask.KIND, "visit"): State.EXCLUDED, (Ask.WHO, "=patrushev"): State.CHOSEN}
    assert [[value.events for value in one.values] for one in after] == [
        [value.events for value in one.values] for one in before
    ]


def test_what_is_asked_in_other_words_is_a_value_as_it_is_written(conferences: Timeline) -> None:
    values = facet(conferences, View("who:giang -who:shoi"), Ask.WHO).values
    assert [(value.text, value.state) for value in values[:2]] == [
        ("giang", State.CHOSEN),
        ("shoi", State.EXCLUDED),
    ]
    assert values[0].events == len(resolve(conferences, View("who:giang")).matches)
    assert toggled("who:giang kind:talks", Ask.WHO, "giang") == "kind:talks"
