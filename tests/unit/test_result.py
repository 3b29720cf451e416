"""The answer to a view, held against plain Python that reads every event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.timelines import PEOPLE, timeline_of, timeline_of_tables
from tui.model.dates import Certainty, When, Window
from tui.model.names import tokens
from tui.query.language import Ask, QueryError, Term, parse
from tui.query.result import resolve
from tui.query.view import View
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
        ("* ^ ( NEAR", []),
        ("folded", []),
    ],
)
def test_answers(conferences: Timeline, query: str, events: list[str]) -> None:
    assert answer(conferences, query) == events


def test_a_query_that_cannot_be_read(conferences: Timeline) -> None:
    with pytest.raises(QueryError):
        resolve(conferences, View("kind:meeting"))


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


def test_a_selection_that_the_query_hides_moves_to_its_neighbour_in_time(conferences: Timeline) -> None:
    def selected(view: View) -> str | None:
        rank = resolve(conferences, view).selected
        return None if rank is None else conferences.event(rank).id

    view = View(select="mcis-11")
    assert selected(view) == "mcis-11"
    assert selected(replace(view, query="-who:giang")) == "later"
    assert selected(replace(view, query="interpreter")) == "talks"
    assert selected(replace(view, query="nothing")) is None
    assert selected(replace(view, select="nothing")) is None
    assert selected(replace(view, window=Window.parse("1999"))) == "mcis-11"  # out of sight, yet selected


# ── The oracle: small random timelines, matched by plain Python ───────────────────────────────────────────────

WORDS = ["army", "arms", "Hội", "hoi", "陈", "陈文", "Шой", "a", "x-y", "Yi"]
SAYINGS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
DATES = [
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
EVENTS = st.lists(
    st.fixed_dictionaries(
        {
            "title": SAYINGS | st.fixed_dictionaries({"en": SAYINGS, "vi": SAYINGS}),
            "date": st.sampled_from(DATES),
        },
        optional={
            "summary": SAYINGS,
            "topics": st.lists(SAYINGS, max_size=2),
            "kind": st.sampled_from(["meeting", "army-talks"]),
            "series": st.just("s"),
            "place": st.just("s"),
            "participants": st.lists(
                st.sampled_from([{"person": "p"}, {"person": "q"}, {"organization": "s"}]) | SAYINGS,
                max_size=3,
            ),
        },
    ),
    max_size=5,
)
NAMED = st.fixed_dictionaries({"name": SAYINGS}, optional={"aliases": st.lists(SAYINGS, max_size=2)})
TERMS = st.builds(Term, st.sampled_from(Ask), SAYINGS | st.sampled_from(["p", "a", "hoi ar"]), st.booleans())
TABLES = st.fixed_dictionaries(
    {
        "people": st.fixed_dictionaries({"p": NAMED, "q": NAMED}),
        "organizations": st.fixed_dictionaries({"s": NAMED}),
        "places": st.fixed_dictionaries({"s": NAMED}),
        "series": st.fixed_dictionaries({"s": NAMED}),
        "events": EVENTS.map(lambda events: {f"e{n}": event for n, event in enumerate(events)}),
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


def meant(tables: dict[str, Any], name: str) -> set[Any]:
    """Return whom `who:` means: ids, or the one name of somebody without an entry."""
    everybody: dict[Any, list[str]] = {id_: spellings(record) for id_, record in tables["people"].items()}
    for event in tables["events"].values():
        everybody |= {("named", names[0]): names for id_, names in people_of(tables, event) if id_ is None}
    if name in tables["people"]:
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


def holds(tables: dict[str, Any], event: dict[str, Any], term: Term) -> bool:
    if term.ask is Ask.WHO:
        there = {("named", names[0]) if id_ is None else id_ for id_, names in people_of(tables, event)}
        answer = bool(there & meant(tables, term.text))
    else:
        answer = any(contains(text, term) for text in texts_of(tables, event))
    return answer is not term.negated


@settings(deadline=None, max_examples=150)
@given(
    TABLES,
    st.lists(TERMS, max_size=3),
    st.none() | st.sampled_from(["2023-08-15", "2023-08", "2024", "2021", "../.."]),
)
def test_the_answer_is_that_of_plain_python(
    tables: dict[str, Any], terms: list[Term], window: str | None
) -> None:
    timeline = timeline_of_tables(tables)
    query = parse(" ".join(map(str, terms)))
    view = View(str(query), Window.parse(window) if window else None)
    result = resolve(timeline, view)
    events = tables["events"]
    expected = [
        id_ for id_, event in events.items() if all(holds(tables, event, term) for term in query.terms)
    ]
    assert sorted(ids(timeline, result.matches)) == sorted(expected)
    assert list(result.matches) == sorted(result.matches)
    certain = {
        id_: When.parse(events[id_]["date"]).during(view.window) if view.window else Certainty.CERTAINLY
        for id_ in expected
    }
    assert {timeline.event(rank).id: result.certainty(rank) for rank in result.matches} == certain
    assert ids(timeline, result.shown) == [id_ for id_ in ids(timeline, result.matches) if certain[id_]]
    assert result.total == len(events)


def test_people_who_only_speak_are_not_at_the_event() -> None:
    assert answer(timeline_of(PEOPLE), "who:putin") == []
