"""The answer to a view, held against plain Python that reads every event."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.query_oracle import EVENTS, QUERIES, TABLES, holds
from tests.unit.timelines import PEOPLE, timeline_of, timeline_of_tables
from tui.model.dates import Certainty, When, Window
from tui.query.language import Query, QueryError, parse
from tui.query.result import resolve
from tui.query.view import View
from tui.store.spans import Reach
from tui.store.timeline import Timeline

CONFERENCES = """
[people.giang]
name = "Phan Văn Giang"
[people.li]
name = "Li Shangfu"
names = { zh = "李尚福" }
[organizations.mod]
name = { en = "Ministry of Defence", vi = "Bộ Quốc phòng" }
[places.patriot]
name = "Patriot Centre"
aliases = ["Парк Патриот"]
[series.mcis]
name = "Moscow Conference on International Security"
aliases = ["MCIS"]

[events.mcis-11]
title = { en = "11th conference", vi = "Hội nghị lần thứ 11" }
kind = "conference"
date = "2023-08-15/[2023-08-17..]"
series = "mcis"
place = "patriot"
topics = ["security in Asia-Pacific"]
participants = [{ person = "giang" }, { organization = "mod" }]

[events.talks]
title = "Giang – Li talks"
kind = "press-conference"
date = "[2023-08-14..2023-08-17]"
summary = "The two met; 军队 came up."
participants = [{ person = "giang" }, { person = "li" }, "Interpreter One"]

[events.later]
title = "Another conference"
date = "2024-04-23/2024-04-25"
participants = ["Interpreter Two"]
"""


@pytest.fixture(scope="module")
def conferences() -> Timeline:
    return timeline_of(CONFERENCES)


def ids(timeline: Timeline, ranks: Iterable[int]) -> list[str]:
    return [timeline.event(rank).id for rank in ranks]


def answer(timeline: Timeline, query: str) -> list[str]:
    return ids(timeline, resolve(timeline, View(query)).matches)


@pytest.mark.parametrize(
    ("query", "events"),
    [
        ("", ["talks", "mcis-11", "later"]),
        ("conference", ["talks", "mcis-11", "later"]),  # kind, title
        ("conference giang", ["talks", "mcis-11"]),
        ("conf mosc", ["mcis-11"]),  # series
        ("patr", ["mcis-11"]),  # place
        ("Патриот", ["mcis-11"]),
        ("hoi nghi", ["mcis-11"]),
        ("quoc phong", ["mcis-11"]),  # organization
        ("asia-pacific", ["mcis-11"]),  # topic
        ("pacific-asia", []),
        ("press-conf", ["talks"]),
        ("军队", ["talks"]),
        ("军", ["talks"]),
        ("队军", []),
        ("郡", []),  # sounds alike
        ("李", ["talks"]),
        ("里", []),
        ("Interpreter", ["talks", "later"]),
        ('"interpreter one"', ["talks"]),
        ('"interpreter o"', []),  # a phrase is whole words
        ('"li talks"', ["talks"]),
        ('"talks press"', []),  # no phrase runs from one text into the next
        ("conference -giang", ["later"]),
        ("-conference", []),
        ('-"another conference"', ["talks", "mcis-11"]),
        ("who:giang", ["talks", "mcis-11"]),
        ("who:giang who:li", ["talks"]),
        ("who:giang -who:li", ["mcis-11"]),
        ('who:"phan giang"', ["talks", "mcis-11"]),
        ('who:"李"', ["talks"]),
        ("who:interpreter", ["talks", "later"]),
        ('who:"interpreter two"', ["later"]),
        ("who:nobody", []),
        ("-who:nobody", ["talks", "mcis-11", "later"]),
        ("OR", []),
        ("* ^ NEAR", []),
        ("folded", []),
        ("kind:press | kind:conf", ["talks", "mcis-11"]),
        ("-(kind:press | kind:conf)", ["later"]),
        ("place:patriot", ["mcis-11"]),
        ("series:mcis", ["mcis-11"]),
        ("org:bo", ["mcis-11"]),
        ("topic:pacific", ["mcis-11"]),
        ("with:giang", ["talks"]),
        ("id:later", ["later"]),
        ("id:late", []),
        ("before:2024", ["talks", "mcis-11"]),
        ("certainly:before:2024", ["talks"]),
        ("after:2023-08-17", ["later"]),
        ("in:2023-08-16 -certainly:in:2023-08-16", ["talks"]),
        ("-in:2023-08-16", ["talks", "later"]),
        ("-certainly:in:2023-08-16", ["talks", "later"]),
    ],
)
def test_answers(conferences: Timeline, query: str, events: list[str]) -> None:
    assert answer(conferences, query) == events


def test_a_query_that_cannot_be_read(conferences: Timeline) -> None:
    with pytest.raises(QueryError):
        resolve(conferences, View("kinds:meeting"))


def test_the_view_of_everything(conferences: Timeline) -> None:
    result = resolve(conferences, View())
    assert list(result.matches) == list(result.shown) == [0, 1, 2]
    assert (result.total, result.filtered, result.selected, result.language) == (3, False, None, "en")
    assert result.certainty(0) is Certainty.CERTAINLY
    assert resolve(conferences, View(language="vi")).language == "vi"


def test_a_window(conferences: Timeline) -> None:
    result = resolve(conferences, View("giang", Window.parse("2023-08-16")))
    assert result.filtered
    assert ids(conferences, result.shown) == ["talks", "mcis-11"]
    assert [result.certainty(rank) for rank in result.shown] == [Certainty.POSSIBLY, Certainty.CERTAINLY]
    empty = resolve(conferences, View("giang", Window.parse("2022")))
    assert list(empty.shown) == []
    assert ids(conferences, empty.matches) == ["talks", "mcis-11"]


def test_a_date_in_the_query_says_how_surely(conferences: Timeline) -> None:
    result = resolve(conferences, View("in:2023-08-16"))
    assert result.asks_dates
    assert [result.certainty(rank) for rank in result.shown] == [Certainty.POSSIBLY, Certainty.CERTAINLY]
    weaker = resolve(conferences, View("in:2023-08", Window.parse("2023-08-16")))
    assert [weaker.certainty(rank) for rank in weaker.shown] == [Certainty.POSSIBLY, Certainty.CERTAINLY]
    assert not resolve(conferences, View("giang")).asks_dates


def test_a_selection_that_the_query_hides_moves_to_its_neighbour_in_time(conferences: Timeline) -> None:
    def selected(view: View) -> str | None:
        rank = resolve(conferences, view).selected
        return None if rank is None else conferences.event(rank).id

    view = View(select="mcis-11")
    assert selected(view) == "mcis-11"
    assert selected(view._replace(query="-who:giang")) == "later"
    assert selected(view._replace(query="interpreter")) == "talks"
    assert selected(view._replace(query="nothing")) is None
    assert selected(view._replace(select="nothing")) is None
    assert selected(view._replace(window=Window.parse("1999"))) == "mcis-11"  # out of sight, yet selected


# ── The oracle: small random timelines, matched by plain Python ───────────────────────────────────────────────


def surely_within(when: When, window: Window | None) -> Certainty:
    if window is None:
        return Certainty.CERTAINLY
    return Certainty.NO if when.unknown else when.during(window)


@settings(deadline=None, max_examples=60)
@given(TABLES, QUERIES, st.none() | st.sampled_from(["2023-08-15", "2023-08", "2024", "2021", "../.."]))
def test_the_answer_is_that_of_plain_python(
    tables: dict[str, Any], written: Query, window: str | None
) -> None:
    timeline = timeline_of_tables(tables)
    query = parse(str(written))
    view = View(str(written), Window.parse(window) if window else None)
    result = resolve(timeline, view)
    events = tables["events"]
    answers = {id_: holds(tables, id_, query) for id_ in events}
    expected = {id_: surely for id_, surely in answers.items() if surely}
    assert {timeline.event(rank).id for rank in result.matches} == set(expected)
    assert list(result.matches) == sorted(result.matches)
    within = {id_: surely_within(When.parse(events[id_]["date"]), view.window) for id_ in expected}
    certain = {id_: min(surely, within[id_]) for id_, surely in expected.items()}
    assert {timeline.event(rank).id: result.certainty(rank) for rank in result.matches} == certain
    assert ids(timeline, result.shown) == [id_ for id_ in ids(timeline, result.matches) if within[id_]]
    assert result.total == len(events)


@settings(deadline=None)
@given(
    EVENTS,
    st.sets(st.integers(0, 30)),
    st.sampled_from(["2023-08-15", "2023-08", "../2022", "2024/..", "2021"]),
)
def test_what_lies_in_a_window_is_found_without_looking_at_every_event(
    events: list[dict[str, Any]], some: set[int], text: str
) -> None:
    many = [{"title": "x", "date": event["date"]} for event in events] * 6
    timeline = timeline_of_tables({"events": {f"e{n}": event for n, event in enumerate(many)}})
    window = Window.parse(text)
    ranks = sorted(rank for rank in some if rank < timeline.size)
    for asked in (ranks, range(timeline.size)):
        whens = [timeline.event(rank).date for rank in range(timeline.size)]
        expected = [rank for rank in asked if not whens[rank].unknown and whens[rank].during(window)]
        found = timeline.once(Reach).within(window, asked)
        assert list(found) == [*found[:]] == [found[at] for at in range(len(found))] == expected
        assert [rank for rank in range(-1, timeline.size + 1) if rank in found] == expected
        assert [asked[at] for at in Reach(timeline, asked).all_within(window)] == expected


def test_people_who_only_speak_are_not_at_the_event() -> None:
    assert answer(timeline_of(PEOPLE), "who:putin") == []
