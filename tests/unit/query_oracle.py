"""Timelines and queries by hypothesis, and which events answer a query, in plain Python that reads every event."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from tui.model.dates import Certainty, When, Window
from tui.model.names import tokens
from tui.query.language import (
    DATES,
    PEOPLE,
    Ask,
    Either,
    Node,
    Not,
    Query,
    Term,
    either,
    negated,
)

WORDS = ["p", "pa", "army", "arms", "Hội", "hoi", "陈", "陈文", "Шой", "a", "x-y", "Yi"]
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
    "XXXX",
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
NAMES = SAYINGS | st.sampled_from(["p", "q", "=p", "=q", "=army", "=Hội", "=x-y a", "=zz"])
TEXTS = SAYINGS | st.sampled_from(["p", "s", "z", "e1", "a", "hoi ar", "VN", "gu", "planned", "st", *ROLES])
TERMS = (
    st.builds(
        Term, st.sampled_from([ask for ask in Ask if ask not in DATES | PEOPLE]), TEXTS, st.just(value=False)
    )
    | st.builds(Term, st.sampled_from(sorted(PEOPLE)), NAMES, st.just(value=False))
    | st.builds(
        Term,
        st.sampled_from(sorted(DATES)),
        st.sampled_from(["2023-08-15", "2023-08-17", "2024-04-23"]),
        st.booleans(),
    )
    | st.builds(Term, st.just(Ask.IN), st.just("XXXX"), st.booleans())
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
    return company and bool(there & people_meant(term.text, everybody, tables["people"]))


def people_meant(name: str, everybody: dict[Any, list[str]], ids: Iterable[str]) -> set[Any]:
    """Return whom a text means: after `=` one person; by an id also whoever has a name with all of its words."""
    if name.startswith("="):
        one = name[1:] if name[1:] in ids else ("named", name[1:])
        return {one} & set(everybody)
    if name not in ids:
        return meant(name, everybody)
    called = {
        who for who, names in everybody.items() if any(set(tokens(name)) <= set(tokens(one)) for one in names)
    }
    return {name} | called


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


def says_of_date(event: dict[str, Any], term: Term, *, denied: bool) -> Certainty:
    when = When.parse(event["date"])
    if term.text == "XXXX":
        return Certainty.CERTAINLY if when.unknown else Certainty.NO
    window = Window.parse(term.text)
    if (
        when.unknown
    ):  # asking for a time finds nothing without a date, and asking against one finds it possibly
        return Certainty.POSSIBLY if denied and not term.certainly else Certainty.NO
    if term.ask in {Ask.IN, Ask.ON}:
        found = when.during(window)
    elif term.ask is Ask.BEFORE:
        found = Certainty((when.earliest_end < window.start) + (when.latest_end < window.start))
    else:
        found = Certainty((when.latest_start > window.end) + (when.earliest_start > window.end))
    if when.uncertain:
        found = min(found, Certainty.POSSIBLY)
    return Certainty.NO if term.certainly and found < Certainty.CERTAINLY else found


def holds(tables: dict[str, Any], id_: str, node: Node | Query, *, denied: bool = False) -> Certainty:
    """Return how surely an event answers a query: Kleene's logic of three values; `denied`: under a `-`."""
    if isinstance(node, Query):
        terms = (holds(tables, id_, term, denied=denied) for term in node.terms)
        return min(terms, default=Certainty.CERTAINLY)
    if isinstance(node, Either):
        return max(holds(tables, id_, one, denied=denied) for one in node.alternatives)
    if isinstance(node, Not):
        return Certainty(2 - holds(tables, id_, node.of, denied=not denied))
    event = tables["events"][id_]
    if node.ask in DATES:
        return says_of_date(event, node, denied=denied)
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
