"""
A query as conditions in SQL, with every value bound.

Each part of a query holds of an event certainly, possibly or not at all; only what is asked of dates is ever merely
possible. So each is written as two conditions, and `-` turns one into the other: what is possibly so is possibly not.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple

from tui.model.dates import Certainty
from tui.model.names import fold, has_syllabic, written_words
from tui.query.language import DATES, Ask, Either, Node, Not, Query, Term
from tui.store.facts import Facts
from tui.store.indexes import EventsIndex, NamesIndex
from tui.store.people import keys_named
from tui.store.spans import spans_table
from tui.store.timeline import Timeline
from tui.store.titles import titled

POSSIBLY, CERTAINLY = Certainty.POSSIBLY, Certainty.CERTAINLY


class Answer(NamedTuple):
    """The events that at least possibly answer a query, as ranks in order of time, and those that do so certainly."""

    ranks: list[int]
    certain: frozenset[int] | None
    """None: all of them, because nothing is asked of dates."""


class _Condition(NamedTuple):
    """A condition on a row of `spans`, and the values of its placeholders in order."""

    sql: str
    values: tuple[Any, ...] = ()


def answer(timeline: Timeline, query: Query) -> Answer:
    """Return which events answer a query."""
    timeline.once(spans_table)
    possibly = _all(timeline, query, POSSIBLY)
    if not asks_dates(query):
        rows = timeline.rows(f"select rank from spans where {possibly.sql} order by rank", *possibly.values)
        return Answer([rank for (rank,) in rows], None)
    certainly = _all(timeline, query, CERTAINLY)
    rows = timeline.rows(
        f"select rank, {certainly.sql} from spans where {possibly.sql} order by rank",
        *certainly.values,
        *possibly.values,
    )
    return Answer([rank for rank, _ in rows], frozenset(rank for rank, certain in rows if certain))


def asks_dates(query: Query) -> bool:
    """Tell whether anything in a query is asked of dates."""
    return any(_asks_dates(term) for term in query.terms)


def _asks_dates(node: Node | Query) -> bool:
    if isinstance(node, Term):
        return node.ask in DATES
    if isinstance(node, Not):
        return _asks_dates(node.of)
    return any(_asks_dates(part) for part in (node.terms if isinstance(node, Query) else node.alternatives))


def _all(timeline: Timeline, query: Query, surely: Certainty) -> _Condition:
    return _joined([_condition(timeline, term, surely) for term in query.terms], " and ")


def _joined(conditions: list[_Condition], word: str) -> _Condition:
    if not conditions:
        return _Condition("true")
    values = tuple(value for condition in conditions for value in condition.values)
    return _Condition(f"({word.join(condition.sql for condition in conditions)})", values)


def _condition(timeline: Timeline, node: Node | Query, surely: Certainty) -> _Condition:
    """Return the condition under which something holds at least so surely."""
    if isinstance(node, Query):
        return _all(timeline, node, surely)
    if isinstance(node, Either):
        return _joined([_all(timeline, one, surely) for one in node.alternatives], " or ")
    if isinstance(node, Not):
        # What does not hold certainly is possibly not so; what does not even hold possibly is certainly not so.
        inner = _condition(timeline, node.of, CERTAINLY if surely is POSSIBLY else POSSIBLY)
        return _Condition(f"not {inner.sql}", inner.values)
    if node.ask in DATES:
        return _when(node, CERTAINLY if node.certainly else surely)
    return _TERMS.get(node.ask, _with_value)(timeline, node)


def _when(term: Term, surely: Certainty) -> _Condition:
    window = term.window
    certain = surely is CERTAINLY
    values: tuple[int, ...]
    if term.ask is Ask.BEFORE:
        sql, values = f"{'latest_end' if certain else 'earliest_end'} < ?", (window.start,)
    elif term.ask is Ask.AFTER:
        sql, values = f"{'earliest_start' if certain else 'latest_start'} > ?", (window.end,)
    else:
        start, end = ("latest_start", "earliest_end") if certain else ("earliest_start", "latest_end")
        sql, values = f"{start} <= ? and {end} >= ?", (window.end, window.start)
    return _Condition(f"({sql}{' and not qualified' if certain else ''})", values)


def _with_people(timeline: Timeline, term: Term) -> _Condition:
    return _Condition(
        "(rank in (select event from participants where person in (select value from json_each(?))))",
        (json.dumps(keys_named(timeline, term.text)),),
    )


def _with_company(timeline: Timeline, term: Term) -> _Condition:
    """Ask for somebody and at least one other person beside them."""
    people = _with_people(timeline, term)
    return _Condition(f"(people > 1 and {people.sql})", people.values)


def _with_value(timeline: Timeline, term: Term) -> _Condition:
    numbers = timeline.once(Facts).meant(term.ask.value, term.text)
    return _Condition(
        "(rank in (select event from facts where value in (select value from json_each(?))))",
        (json.dumps(numbers),),
    )


def _with_id(_timeline: Timeline, term: Term) -> _Condition:
    return _Condition("(rank in (select rank from events where id = ?))", (term.text,))


def _being_part(timeline: Timeline, term: Term) -> _Condition:
    """Ask for parts of an event, and for parts of its parts."""
    return _Condition(
        "(rank in (with recursive inside (event) as ("
        " select event from occurrences where kind = 'event' and id in (select value from json_each(?))"
        " union select part.event from inside join events on events.rank = inside.event"
        " join occurrences part on part.kind = 'event' and part.id = events.id) select event from inside))",
        (json.dumps(_events_named(timeline, term.text)),),
    )


def _events_named(timeline: Timeline, text: str) -> list[str]:
    """Return the ids of the events meant: of this id, else of this very title, else with words in it that begin so."""
    if timeline.rank(text) is not None:
        return [text]
    events = timeline.events(titled(timeline, text, limit=timeline.size))
    folded = fold(text)
    exact = [
        event for event in events if any(fold(version.text) == folded for version in event.title.versions)
    ]
    return [event.id for event in exact or events]


def _with_text(timeline: Timeline, term: Term) -> _Condition:
    """Ask for the text among an event's words, or in a name of one of its people."""
    timeline.once(EventsIndex)
    timeline.once(NamesIndex)
    expression = _expression(term)
    return _Condition(
        "(rank in (select rowid from events_text where events_text match ?)"
        " or rank in (select event from participants where person in (select person from names where number in"
        " (select rowid from names_text where names_text match ?))))",
        (expression, expression),
    )


def _expression(term: Term) -> str:
    """
    Return the FTS expression of a word or phrase: its tokens one after the other, a word's last one maybe only begun.

    Han and Hangul are asked for as they are written, for in their transliteration too many words are alike.
    """
    begun = "*" if term.ask is Ask.WORD else ""
    if has_syllabic(term.text):
        return f'written : "{" ".join(written_words(term.text))}"{begun}'
    return f'folded : "{fold(term.text)}"{begun}'


_TERMS: dict[Ask, Callable[[Timeline, Term], _Condition]] = {
    Ask.WORD: _with_text,
    Ask.PHRASE: _with_text,
    Ask.WHO: _with_people,
    Ask.WITH: _with_company,
    Ask.ID: _with_id,
    Ask.PART: _being_part,
}
