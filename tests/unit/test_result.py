"""The answer to a view, held against plain Python that reads every event."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.timelines import PEOPLE, timeline_of, timeline_of_tables
from tui.model.dates import Certainty, When, Window
from tui.model.names import tokens
from tui.query.language import (
    DATES,
    Ask,
    Either,
    Node,
    Not,
    Query,
    QueryError,
    Term,
    either,
    negated,
    parse,
)
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

WORDS = ["army", "arms", "Hội", "hoi", "陈", "陈文", "Шой", "a", "x-y", "Yi"]
SAYINGS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
WHENS = [
    "2023-08-15",
    "2023-08",
    "2023/2024",
    "2022/..",
    "[2023-08-14..2023-08-17]",
    "../2023",
    "2023?",
    "2023-08-15/",
    "2024-04-23",
]
ROLES = ["host", "Host", "head guest", "guest"]
PARTICIPANTS = (
    st.sampled_from([{"person": "p"}, {"person": "q"}, {"organization": "s"}])
    | st.fixed_dictionaries(
        {"person": st.sampled_from(["p", "q"])},
        optional={
            "role": st.sampled_from(ROLES),
            "office": st.sampled_from(ROLES),
            "delegation": st.sampled_from(["VN", "x-y"]),
        },
    )
    | SAYINGS
)
SOURCES = [["z"], ["z#p1"], [{"source": "z", "at": "p2"}], []]
EVENTS = st.lists(
    st.fixed_dictionaries(
        {
            "title": SAYINGS | st.fixed_dictionaries({"en": SAYINGS, "vi": SAYINGS}),
            "date": st.sampled_from(WHENS),
        },
        optional={
            "summary": SAYINGS,
            "topics": st.lists(SAYINGS, max_size=2),
            "kind": st.sampled_from(["meeting", "army-talks", "army"]),
            "series": st.just("s"),
            "place": st.just("s"),
            "status": st.sampled_from(["held", "planned"]),
            "basis": st.sampled_from(["stated", "implied"]),
            "sources": st.sampled_from(SOURCES),
            "participants": st.lists(PARTICIPANTS, max_size=3),
            # of events before it only, so that none is part of itself
            "part_of": st.sets(st.integers(0, 4), max_size=2).map(sorted),
        },
    ),
    max_size=5,
)


def table_of(events: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {
        f"e{n}": event
        | (
            {"part_of": [f"e{parent}" for parent in event["part_of"] if parent < n]}
            if "part_of" in event
            else {}
        )
        for n, event in enumerate(events)
    }


NAMED = st.fixed_dictionaries({"name": SAYINGS}, optional={"aliases": st.lists(SAYINGS, max_size=2)})
TEXTS = SAYINGS | st.sampled_from(["p", "s", "z", "e1", "a", "hoi ar", "VN", "gu", "planned", "st", *ROLES])
TERMS = st.builds(
    Term, st.sampled_from([ask for ask in Ask if ask not in DATES]), TEXTS, st.just(value=False)
) | st.builds(
    Term,
    st.sampled_from(sorted(DATES)),
    st.sampled_from(["2023-08-15", "2023-08-17", "2024-04-23"]),
    st.booleans(),
)
QUERIES = st.recursive(
    TERMS.map(lambda term: Query((term,))),
    lambda queries: (
        queries.map(negated)
        | st.lists(queries, min_size=2, max_size=3).map(either)
        | st.lists(queries, max_size=3).map(
            lambda some: Query(tuple(term for query in some for term in query.terms))
        )
    ),
    max_leaves=5,
)
TABLES = st.fixed_dictionaries(
    {
        "people": st.fixed_dictionaries(
            {
                "p": NAMED.map(lambda record: record | {"country": "VN"}),
                "q": NAMED,
            }
        ),
        "organizations": st.fixed_dictionaries({"s": NAMED.map(lambda record: record | {"country": "Y"})}),
        "places": st.fixed_dictionaries(
            {"s": NAMED.map(lambda record: record | {"country": "VN", "within": "army guest"})}
        ),
        "series": st.fixed_dictionaries({"s": NAMED}),
        "sources": st.just({"z": {"title": "arms", "publisher": "VN army", "agency": "Hội"}}),
        "events": EVENTS.map(table_of),
    }
)


def versions(text: Any) -> list[str]:
    return [] if text is None else [text] if isinstance(text, str) else list(text.values())


def spellings(record: dict[str, Any]) -> list[str]:
    return [*versions(record["name"]), *record.get("aliases", [])]


def people_of(tables: dict[str, Any], event: dict[str, Any]) -> list[tuple[str | None, list[str]]]:
    """Return (id, names) of an event's people."""
    people: list[tuple[str | None, list[str]]] = []
    for participant in event.get("participants", []):
        if isinstance(participant, str):
            people.append((None, [participant]))
        elif "person" in participant:
            people.append((participant["person"], spellings(tables["people"][participant["person"]])))
    return people


def texts_of(tables: dict[str, Any], event: dict[str, Any]) -> list[str]:
    texts = [*versions(event["title"]), *versions(event.get("summary")), *versions(event.get("kind"))]
    texts += event.get("topics", [])
    for field, table in (("series", "series"), ("place", "places")):
        if field in event:
            texts += spellings(tables[table][event[field]])
    if {"organization": "s"} in event.get("participants", []):
        texts += spellings(tables["organizations"]["s"])
    return texts + [name for _, names in people_of(tables, event) for name in names]


def contains(text: str, term: Term) -> bool:
    """Tell whether a text has the term's tokens one after the other, a word's last one at least begun."""
    if any(char in term.text for char in "陈文"):
        words, wanted = split_han(text), split_han(term.text)
    else:
        words, wanted = tokens(text), tokens(term.text)
    for at in range(len(words) - len(wanted) + 1):
        *before, last = words[at : at + len(wanted)]
        if before == wanted[:-1] and (
            last == wanted[-1] or (term.ask is Ask.WORD and last.startswith(wanted[-1]))
        ):
            return True
    return False


def split_han(text: str) -> list[str]:
    return text.casefold().replace("陈", " 陈 ").replace("文", " 文 ").replace("-", " ").split()


def meant(name: str, everybody: dict[Any, list[str]], ids: Iterable[str] = ()) -> set[Any]:
    """Return which of these, given with their names, a text means."""
    if name in ids:
        return {name}
    exact = {who for who, names in everybody.items() if any(tokens(one) == tokens(name) for one in names)}
    return exact or {
        who for who, names in everybody.items() if any(begins(tokens(name), tokens(one)) for one in names)
    }


def begins(typed: list[str], words: list[str]) -> bool:
    """Tell whether each typed token begins a word of its own."""
    if not typed:
        return True
    return any(
        word.startswith(typed[0]) and begins(typed[1:], words[:at] + words[at + 1 :])
        for at, word in enumerate(words)
    )


def somebody_is_there(tables: dict[str, Any], event: dict[str, Any], term: Term) -> bool:
    everybody: dict[Any, list[str]] = {id_: spellings(record) for id_, record in tables["people"].items()}
    for other in tables["events"].values():
        everybody |= {("named", names[0]): names for id_, names in people_of(tables, other) if id_ is None}
    there = {("named", names[0]) if id_ is None else id_ for id_, names in people_of(tables, event)}
    company = term.ask is Ask.WHO or len(there) > 1
    return company and bool(there & meant(term.text, everybody, tables["people"]))


REFERENCES = {"place": "places", "series": "series"}


def values_of(tables: dict[str, Any], event: dict[str, Any], ask: Ask) -> dict[Any, list[str]]:
    """Return the values that an event has in a field: their ids or themselves, with all their names."""
    field = ask.value
    participants = [one for one in event.get("participants", []) if isinstance(one, dict)]
    if field in REFERENCES:
        record = tables[REFERENCES[field]]["s"]
        return (
            {"s": [*spellings(record), *([record["country"]] if field == "place" else [])]}
            if field in event
            else {}
        )
    if ask is Ask.ORG:
        return {"s": spellings(tables["organizations"]["s"])} if {"organization": "s"} in participants else {}
    if ask is Ask.SOURCE:
        return {"z": ["arms", "VN army", "Hội"]} if event.get("sources") else {}
    texts = [event[field]] if field in event else []
    if ask is Ask.TOPIC:
        texts = event.get("topics", [])
    elif ask in {Ask.ROLE, Ask.OFFICE}:
        texts = [one[field] for one in participants if field in one]
    elif ask is Ask.COUNTRY:
        of_entry = {"p": "VN", "q": None, "s": "Y"}
        texts = [
            one.get("delegation") or of_entry[one.get("person") or one["organization"]]
            for one in participants
        ]
    return {text: [text] for text in texts if text}


def has_value(tables: dict[str, Any], event: dict[str, Any], term: Term) -> bool:
    everything: dict[Any, list[str]] = {}
    for other in tables["events"].values():
        everything |= values_of(tables, other, term.ask)
    references = {Ask.PLACE: "s", Ask.SERIES: "s", Ask.ORG: "s", Ask.SOURCE: "z"}
    found = meant(term.text, everything, everything if term.ask in references else ())
    if term.ask is Ask.PLACE and not found and begins(tokens(term.text), tokens("army guest")):
        found = {"s"}
    return bool(found & set(values_of(tables, event, term.ask)))


def is_part(tables: dict[str, Any], event: dict[str, Any], term: Term) -> bool:
    events = tables["events"]
    titles = {id_: versions(one["title"]) for id_, one in events.items()}
    if term.text in events:
        wanted = {term.text}
    else:
        wanted = {
            id_ for id_, some in titles.items() if any(tokens(one) == tokens(term.text) for one in some)
        }
        wanted = wanted or {
            id_
            for id_, some in titles.items()
            if any(all(any(w.startswith(t) for w in tokens(one)) for t in tokens(term.text)) for one in some)
        }
    parents = set(event.get("part_of", []))
    return bool(parents & wanted) or any(is_part(tables, events[parent], term) for parent in parents)


def says_of_date(event: dict[str, Any], term: Term) -> Certainty:
    when, window = When.parse(event["date"]), Window.parse(term.text)
    if term.ask in {Ask.IN, Ask.ON}:
        found = when.during(window)
    elif term.ask is Ask.BEFORE:
        found = Certainty((when.earliest_end < window.start) + (when.latest_end < window.start))
    else:
        found = Certainty((when.latest_start > window.end) + (when.earliest_start > window.end))
    if when.uncertain:
        found = min(found, Certainty.POSSIBLY)
    return Certainty.NO if term.certainly and found < Certainty.CERTAINLY else found


def holds(tables: dict[str, Any], id_: str, node: Node | Query) -> Certainty:
    """Return how surely an event answers a query: Kleene's logic of three values."""
    if isinstance(node, Query):
        return min((holds(tables, id_, term) for term in node.terms), default=Certainty.CERTAINLY)
    if isinstance(node, Either):
        return max(holds(tables, id_, one) for one in node.alternatives)
    if isinstance(node, Not):
        return Certainty(2 - holds(tables, id_, node.of))
    event = tables["events"][id_]
    if node.ask in DATES:
        return says_of_date(event, node)
    if node.ask in {Ask.WHO, Ask.WITH}:
        found = somebody_is_there(tables, event, node)
    elif node.ask in {Ask.WORD, Ask.PHRASE}:
        found = any(contains(text, node) for text in texts_of(tables, event))
    elif node.ask is Ask.ID:
        found = id_ == node.text
    elif node.ask is Ask.PART:
        found = is_part(tables, event, node)
    else:
        found = has_value(tables, event, node)
    return Certainty.CERTAINLY if found else Certainty.NO


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
    within = {
        id_: When.parse(events[id_]["date"]).during(view.window) if view.window else Certainty.CERTAINLY
        for id_ in expected
    }
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
        expected = [rank for rank in asked if timeline.event(rank).date.during(window)]
        found = timeline.once(Reach).within(window, asked)
        assert list(found) == [*found[:]] == [found[at] for at in range(len(found))] == expected
        assert [rank for rank in range(-1, timeline.size + 1) if rank in found] == expected
        assert [asked[at] for at in Reach(timeline, asked).all_within(window)] == expected


def test_people_who_only_speak_are_not_at_the_event() -> None:
    assert answer(timeline_of(PEOPLE), "who:putin") == []
