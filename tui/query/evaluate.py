"""
The answer to a query, put together from what its terms ask for.

Each part of a query holds of an event certainly, possibly or not at all; only what is asked of dates is ever merely
possible. So each has two sets of events, and `-` turns one into the other: what is possibly so is possibly not.
"""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import NamedTuple

from tui.model.dates import Certainty, Window
from tui.query.language import DATES, Either, Node, Not, Query, terms_of
from tui.query.terms import TermEvaluator
from tui.store.timeline import Timeline

POSSIBLY, CERTAINLY = Certainty.POSSIBLY, Certainty.CERTAINLY


class Answer(NamedTuple):
    """The events that at least possibly answer a query, as ranks in order of time, and those that do so certainly."""

    ranks: list[int]
    certain: frozenset[int] | None
    """None: all of them, because nothing is asked of dates."""


def answer(timeline: Timeline, query: Query) -> Answer:
    """Return which events answer a query."""
    asked = timeline.once(TermEvaluator)
    possibly = _events(asked, query, POSSIBLY)
    ranks = asked.ranks(possibly)
    if not asks_dates(query):
        return Answer(ranks, None)
    return Answer(ranks, frozenset(asked.ranks(possibly & _events(asked, query, CERTAINLY))))


def possible(timeline: Timeline, query: Query, window: Window | None) -> int:
    """Return the set of events that at least possibly answer a query and lie in a window, as `Result.shown` does."""
    asked = timeline.once(TermEvaluator)
    events = _events(asked, query, POSSIBLY)
    return events if window is None else events & asked.within(window)


def asks_dates(query: Query) -> bool:
    """Tell whether anything in a query is asked of dates."""
    return any(term.ask in DATES for term in terms_of(query))


def _events(asked: TermEvaluator, node: Node | Query, surely: Certainty, *, denied: bool = False) -> int:
    """Return the set of events of which something holds at least so surely; `denied`: under a `-`."""
    if isinstance(node, Query):
        terms = (_events(asked, term, surely, denied=denied) for term in node.terms)
        return reduce(and_, terms, asked.everything)
    if isinstance(node, Either):
        return reduce(or_, (_events(asked, one, surely, denied=denied) for one in node.alternatives), 0)
    if isinstance(node, Not):
        # What does not hold certainly is possibly not so; what does not even hold possibly is certainly not so.
        other = CERTAINLY if surely is POSSIBLY else POSSIBLY
        return asked.everything ^ _events(asked, node.of, other, denied=not denied)
    events = asked.by(node, surely)
    if denied and surely is POSSIBLY and node.ask in DATES and not (node.certainly or node.asks_undated):
        # Who asks for a time finds nothing without a date; and yet it may have been then, so that nothing is
        # certainly at another time.
        events |= asked.undated
    return events
