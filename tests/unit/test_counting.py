"""Facts counted and events found by their titles: the quick way says what the slow one does."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from tests.unit.timelines import timeline_of_tables
from tui.model.entities import Kind
from tui.query import facets as facets_module
from tui.query.facets import facets, narrowed
from tui.query.language import Ask
from tui.query.result import resolve
from tui.query.view import View
from tui.store.bitset import set_of
from tui.store.facets import value_counts
from tui.store.facets.facts import Facts
from tui.store.search.titles import ids_titled, titled
from tui.store.timeline import Timeline


def attended(number: int, seed: int = 1) -> Timeline:
    """Return events with a kind, topics and people, one of them without an entry."""
    random = Random(seed)
    people = {f"p{at}": {"name": f"Person {at}"} for at in range(12)}
    return timeline_of_tables(
        {
            "people": people,
            "events": {
                f"e{at}": {
                    "title": "x",
                    "date": str(1900 + at),
                    "kind": random.choice(("talks", "visit")),
                    "topics": random.sample(["trade", "Trade", "peace"], random.randrange(3)),
                    "participants": [
                        *({"person": id_, "role": "host"} for id_ in random.sample(list(people), 2)),
                        "Somebody",
                    ],
                }
                for at in range(number)
            },
        }
    )


def said(timeline: Timeline, rank: int) -> set[tuple[str, str]]:
    """Return (field, value) of an event, from the event itself."""
    event = timeline.event(rank)
    found = {("kind", event.kind or "")} | {("topic", str(topic).lower()) for topic in event.topics}
    found |= {("role", str(person.role)) for person in event.participants if person.role}
    return found | {("who", person.person or person.name or "") for person in event.participants}


@pytest.mark.parametrize(
    "ranks", [range(20), range(3, 7), [0, 5, 19], [*range(1, 18)], [*range(0, 20, 2)], []], ids=repr
)
@pytest.mark.parametrize("often", [20, 2, 0])
def test_values_are_counted_as_events_say_them(
    ranks: list[int], often: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(value_counts, "OFTEN", often)
    timeline = attended(20)
    facts = timeline.once(Facts)
    events = set_of(ranks, timeline.size)
    counts = facts.count(events)
    expected = Counter(value for rank in ranks for value in said(timeline, rank))
    for (field, text), times in expected.items():
        if field != "who":
            number = facts.number(field, text)
            assert number is not None
            assert counts[number] == times
    names = {key: id_ or name for key, id_, name in timeline.rows("select key, id, name from people")}
    assert {text: counts[facts.people + key] for key, text in names.items()} == {
        text: expected["who", text] for text in names.values()
    }
    people = {facts.people + key: counts[facts.people + key] for key in names}
    there = {number: times for number, times in people.items() if times}
    assert facts.count_of(list(names), events) == there
    assert counts.everybody() == len(there)
    busiest = sorted(there, key=lambda number: (-there[number], number))
    assert [counts.busiest(most) for most in (1, 3, 99)] == [busiest[:1], busiest[:3], busiest]


def test_people_beyond_the_busiest_are_found_by_narrowing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets_module, "MOST_PEOPLE", 3)
    timeline = attended(20)
    result = resolve(timeline, View(query="who:p11 kind:talks"))
    who = next(facet for facet in facets(result) if facet.ask is Ask.WHO)
    shown = resolve(timeline, View(query="kind:talks")).shown
    expected = Counter(text for rank in shown for field, text in said(timeline, rank) if field == "who")
    assert who.number == len(expected)
    assert who.values[0].text == "p11"
    assert len(who.values) <= 4
    assert {value.text: value.events for value in who.values} == {
        value.text: expected[value.text.removeprefix("=")] for value in who.values
    }
    found = narrowed(result, who, "person")
    assert {value.text: value.events for value in found} == {
        text if text == "p11" else f"={text}": events
        for text, events in expected.items()
        if text != "Somebody"
    }


TITLES = timeline_of_tables(
    {
        "events": {
            "one": {"title": "Talks in Hanoi", "date": "2001"},
            "two": {"title": {"en": "Talks", "vi": "Hội đàm"}, "date": "2002"},
            "three": {"title": "Small talks", "date": "2003", "summary": "Hanoi"},
            "four": {"title": {"en": "Hanoi summit", "vi": "Đàm phán"}, "date": "2004"},
        }
    }
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("talks", ["one", "two", "three"]),
        ("hanoi", ["one", "four"]),
        ("tal han", ["one"]),
        ("dam hoi", ["two"]),
        ("talks dam", []),  # each in another language
        ("hanoi phan", []),
        ("lks", []),
        ("", []),
        ('" OR', []),
    ],
)
def test_events_by_title(text: str, found: list[str]) -> None:
    ids = TITLES.ids(Kind.EVENT)
    assert [ids[rank] for rank in titled(TITLES, text)] == found
    assert titled(TITLES, text, limit=1) == titled(TITLES, text)[:1]


def test_an_event_of_this_very_title_is_meant_before_others() -> None:
    assert ids_titled(TITLES, "talks") == ["two"]
    assert ids_titled(TITLES, "Hoi dam") == ["two"]
    assert ids_titled(TITLES, "small") == ["three"]
    assert ids_titled(TITLES, "—") == []
