"""What holds of who met whom in any timeline, however small or large."""

from __future__ import annotations

from itertools import combinations
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.timelines import timeline_of_tables
from tui.model.dates import Certainty
from tui.store.meetings.attendance import AttendanceIndex
from tui.store.meetings.chains import chain, gap
from tui.store.meetings.encounters import Grade
from tui.store.meetings.meetings import acquaintances, among, encounters

EVENTS = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.just("x"),
            "date": st.sampled_from(
                [
                    "2023-05-01",
                    "2023-05-01/2023-05-03",
                    "2023-05",
                    "[2023-05-02..2023-05-04]",
                    "2023?",
                    "2023-05-03/..",
                    "2023-05-01T23:30-07:00",
                    "2023-05-02T09:00+07:00",
                ]
            ),
            "participants": st.lists(
                st.fixed_dictionaries(
                    {"person": st.sampled_from("pqrs")},
                    optional={"role": st.sampled_from(["counterpart", "host"])},
                ),
                max_size=3,
            ),
        },
        optional={
            "kind": st.sampled_from(["talks", "meeting", "conference"]),
            "status": st.sampled_from(["held", "planned", "cancelled"]),
            "place": st.sampled_from("yz"),
            "part_of": st.sets(st.integers(0, 4), max_size=2).map(sorted),
        },
    ),
    max_size=6,
)


def tables_of(events: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "people": {id_: {"name": id_ * 3} for id_ in "pqrs"},
        "places": {id_: {"name": id_} for id_ in "yz"},
        "events": {
            f"e{n}": event | {"part_of": [f"e{parent}" for parent in event.get("part_of", ()) if parent < n]}
            for n, event in enumerate(events)
        },
    }


@settings(deadline=None)
@given(EVENTS)
def test_laws_of_meetings(events: list[dict[str, Any]]) -> None:
    timeline = timeline_of_tables(tables_of(events))
    known = {one: acquaintances(timeline, one) for one in range(4)}
    pairs = among(timeline, range(4))
    for first, second in combinations(range(4), 2):
        some, others = encounters(timeline, first, second), encounters(timeline, second, first)
        # What holds of one and another holds of the other and the one.
        assert sorted(
            (one.grade, one.certainty, one.event) for one in some if one.grade > Grade.PLACE
        ) == sorted((one.grade, one.certainty, one.event) for one in others if one.grade > Grade.PLACE)
        assert sorted((one.certainty, one.first, one.second) for one in some) == sorted(
            (one.certainty, one.second, one.first) for one in others
        )
        assert all(one.certainty > Certainty.NO for one in some)
        # Asking about everybody misses nobody.
        assert known[first].get(second, []) == some
        assert pairs.get((first, second), []) == some
        links = chain(timeline, first, second)
        direct = [one for one in some if one.grade is Grade.TALKS and one.certainty is Certainty.CERTAINLY]
        assert (links is not None and len(links) == 1) == bool(direct)
        for link in links or ():
            assert link.talks == tuple(
                one
                for one in encounters(timeline, link.first, link.second)
                if one.grade is Grade.TALKS and one.certainty is Certainty.CERTAINLY
            )
        if links is None:
            why = gap(timeline, first, second)
            unsure = [link for link in why.possible or () if link.talks[0].certainty is Certainty.POSSIBLY]
            assert (why.possible is None) or unsure


@settings(deadline=None)
@given(EVENTS)
def test_how_surely_events_overlap_is_what_their_dates_say(events: list[dict[str, Any]]) -> None:
    timeline = timeline_of_tables(tables_of(events))
    attendance = timeline.once(AttendanceIndex)
    for one, other in combinations(range(timeline.size), 2):
        assert attendance.overlap(one, other) is timeline.event(one).date.overlaps(timeline.event(other).date)


def test_many_events_at_one_place_and_in_one_event() -> None:
    random = Random(4)
    events: dict[str, Any] = {"all": {"title": "All", "date": "2000/2010"}}
    for number in range(300):
        year, length = random.randrange(2000, 2010), random.choice((0, 0, 0, 3))
        event: dict[str, Any] = {
            "title": "x",
            "date": str(year) if not length else f"{year}/{year + length}",
            "participants": [{"person": random.choice("pqrstuvw")}],
        }
        event |= {"place": "y"} if number % 2 else {"part_of": ["all"]}
        events[f"e{number}"] = event
    tables = {"people": {id_: {"name": id_} for id_ in "pqrstuvw"}, "places": {"y": {"name": "y"}}}
    timeline = timeline_of_tables(tables | {"events": events})
    pairs = among(timeline, range(8))
    assert {one.grade for some in pairs.values() for one in some} == {Grade.EVENT, Grade.PLACE}
    for first in range(8):
        known = acquaintances(timeline, first)
        for second in range(8):
            if first != second:
                assert known.get(second, []) == encounters(timeline, first, second)
    assert all(encounters(timeline, *pair) == some for pair, some in pairs.items())


def test_only_at_some_events() -> None:
    talks = {"title": "x", "kind": "talks", "participants": ["A", "B"]}
    timeline = timeline_of_tables({"events": {"a": talks | {"date": "2001"}, "b": talks | {"date": "2002"}}})
    assert [len(some) for some in among(timeline, (0, 1)).values()] == [2]
    assert [one.event for one in among(timeline, (0, 1), {1})[0, 1]] == [1]
    assert among(timeline, (0, 1), set()) == {}
