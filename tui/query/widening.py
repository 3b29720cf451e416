"""What a query that nothing answers could do without."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tui.query.evaluate import answer
from tui.query.language import Node, Query, Term
from tui.store.timeline import Timeline

MOST_TRIED = 8  # terms


class Widening(NamedTuple):
    """What to leave out of a query, as it is written, and how many events answer the rest."""

    without: str
    events: int


def widenings(timeline: Timeline, query: Query) -> list[Widening]:
    """
    Return the terms without which a query has answers, and where it asks `certainly:`, that; most answers first.

    Nothing where only several terms together keep the answers away, or where nothing would be left to ask.
    """
    found = [
        Widening(without, len(answer(timeline, rest).ranks)) for without, rest in _less(query) if rest.terms
    ]
    return sorted((one for one in found if one.events), key=lambda one: -one.events)


def _less(query: Query) -> Iterator[tuple[str, Query]]:
    terms = query.terms
    for at, term in enumerate(terms[:MOST_TRIED]):
        if isinstance(term, Term) and term.certainly:
            yield "certainly:", _with(terms, at, term._replace(certainly=False))
        yield str(Query((term,))), _with(terms, at)


def _with(terms: tuple[Node, ...], at: int, *instead: Node) -> Query:
    return Query((*terms[:at], *instead, *terms[at + 1 :]))
