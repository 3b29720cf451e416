"""A query as a condition in SQL, with every value bound."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from tui.model.names import fold, has_syllabic, written_words
from tui.query.language import Ask, Query, Term
from tui.store.indexes import EventsIndex, NamesIndex
from tui.store.people import keys_named
from tui.store.timeline import Timeline


class Condition(NamedTuple):
    """A condition on events.rank, and the values of its placeholders in order."""

    sql: str
    values: tuple[Any, ...]


def matching_ranks(timeline: Timeline, query: Query) -> list[int]:
    """Return the events that answer a query, in order of time."""
    conditions = [_condition(timeline, term) for term in query.terms]
    where = " and ".join(condition.sql for condition in conditions) or "true"
    values = [value for condition in conditions for value in condition.values]
    rows = timeline.rows(f"select rank from events where {where} order by rank", *values)
    return [rank for (rank,) in rows]


def _condition(timeline: Timeline, term: Term) -> Condition:
    condition = _with_people(timeline, term.text) if term.ask is Ask.WHO else _with_text(timeline, term)
    return Condition(f"not {condition.sql}", condition.values) if term.negated else condition


def _with_people(timeline: Timeline, name: str) -> Condition:
    keys = keys_named(timeline, name)
    return Condition(
        "(rank in (select event from participants where person in (select value from json_each(?))))",
        (json.dumps(keys),),
    )


def _with_text(timeline: Timeline, term: Term) -> Condition:
    """Ask for the text among an event's words, or in a name of one of its people."""
    timeline.once(EventsIndex)
    timeline.once(NamesIndex)
    expression = _expression(term)
    return Condition(
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
