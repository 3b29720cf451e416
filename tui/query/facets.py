"""Facets: what the events shown have in common, how many have it, and the queries that ask for it or against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from tui.model.names import fold
from tui.query.language import Ask, Either, Node, Not, Query, Term, either, parse
from tui.query.result import Result, resolve
from tui.query.years import Spread
from tui.store.facts import Facts

FACETS = (
    Ask.WHO,
    Ask.ROLE,
    Ask.COUNTRY,
    Ask.ORG,
    Ask.PLACE,
    Ask.SERIES,
    Ask.KIND,
    Ask.TOPIC,
    Ask.SOURCE,
    Ask.IN,
)


class State(Enum):
    """What a query asks of a value."""

    FREE = "free"
    CHOSEN = "chosen"
    EXCLUDED = "excluded"


class FacetValue(NamedTuple):
    """A value: `text` is what a query names it by, `name` what to show; `events` have it under all else asked."""

    text: str
    name: str
    events: int
    state: State


class Facet(NamedTuple):
    """A field with its values: those asked for first, then the most frequent; of `in:` the years, in order of time."""

    ask: Ask
    values: tuple[FacetValue, ...]
    useful: bool
    """False where it tells the events apart not at all or every one from every other: such a facet steps back."""


def facets(result: Result) -> list[Facet]:
    """
    Return all facets of a result, the useful ones first.

    What a facet itself asks is left out while its values are counted, so that they tell what choosing another would
    show: the number of events shown once that value alone is chosen.
    """
    query = parse(result.view.query)
    everything = _Counted(result, result.shown)
    found = [_facet(everything, query, ask) for ask in FACETS]
    return sorted(found, key=lambda facet: not facet.useful)


class _Counted:
    """Events of a result's timeline, and how many of them have each value."""

    def __init__(self, result: Result, shown: Sequence[int]) -> None:
        self.result = result
        self.shown = shown
        self.facts = result.timeline.once(Facts)
        self.counts = self.facts.count(shown)


def toggled(query: str, ask: Ask, text: str) -> str:
    """Return a query in which a value is chosen or, where it was, no longer is; values chosen of a field are choices."""
    term = Term(ask, text)
    terms = list(parse(query).terms)
    without = _without(terms, term)
    if without != [one for one in terms if one != Not(term)]:
        return str(Query(tuple(without)))
    for at, one in enumerate(without):
        chosen = _choices(one, ask)
        if chosen:
            widened = either(Query((choice,)) for choice in (*chosen, term))
            return str(Query((*without[:at], *widened.terms, *without[at + 1 :])))
    return str(Query((*without, term)))


def excluded(query: str, ask: Ask, text: str) -> str:
    """Return a query in which a value is excluded or, where it was, no longer is."""
    term = Term(ask, text)
    terms = list(parse(query).terms)
    without = _without(terms, term)
    return str(Query(tuple(without) if Not(term) in terms else (*without, Not(term))))


def _without(terms: Sequence[Node], term: Term) -> list[Node]:
    """Return terms without a value, whether it was chosen or excluded."""
    left: list[Node] = []
    for one in terms:
        chosen = _choices(one, term.ask)
        if term in chosen:
            rest = either(Query((choice,)) for choice in chosen if choice != term)
            left.extend(rest.terms)
        elif one != Not(term):
            left.append(one)
    return left


def _choices(node: Node, ask: Ask) -> list[Term]:
    """Return the values of a field among which a node lets choose; none where it is anything else."""
    if isinstance(node, Term):
        return [node] if node.ask is ask and not node.certainly else []
    if not isinstance(node, Either):
        return []
    single = [one.terms[0] for one in node.alternatives if len(one.terms) == 1]
    chosen = [term for term in single if isinstance(term, Term) and term.ask is ask and not term.certainly]
    return chosen if len(chosen) == len(node.alternatives) else []


def _facet(counted: _Counted, query: Query, ask: Ask) -> Facet:
    others = tuple(term for term in query.terms if not _is_of(term, ask))
    states = dict(_states(query, ask))
    if len(others) < len(query.terms):
        view = counted.result.view._replace(query=str(Query(others)))
        counted = _Counted(counted.result, resolve(counted.result.timeline, view).shown)
    values = tuple(_years(counted, states) if ask is Ask.IN else _values(counted, ask, states))
    several = sum(value.events > 0 for value in values)
    return Facet(ask, values, any(states) or 1 < several < len(counted.shown))


def _is_of(node: Node, ask: Ask) -> bool:
    return bool(_choices(node.of if isinstance(node, Not) and isinstance(node.of, Term) else node, ask))


def _states(query: Query, ask: Ask) -> Iterator[tuple[str, State]]:
    for node in query.terms:
        if isinstance(node, Not) and isinstance(node.of, Term) and node.of.ask is ask:
            yield node.of.text, State.EXCLUDED
        for term in _choices(node, ask):
            yield term.text, State.CHOSEN


def _values(counted: _Counted, ask: Ask, states: dict[str, State]) -> Iterator[FacetValue]:
    facts, counts = counted.facts, counted.counts
    numbers = facts.of(ask.value)
    asked: dict[int, State] = {}
    if states:
        by_fold = {fold(text): state for text, state in states.items()}
        for number in numbers:
            text = facts.values[number].text
            state = states.get(text) or by_fold.get(fold(text))
            if state is not None:
                asked[number] = state
    frequent = sorted(numbers, key=lambda number: -counts[number])
    for number in (*asked, *(one for one in frequent if one not in asked and counts[one])):
        value = facts.values[number]
        name = value.name.say(counted.result.language).text
        yield FacetValue(value.text, name, counts[number], asked.get(number, State.FREE))


def _years(counted: _Counted, states: dict[str, State]) -> Iterator[FacetValue]:
    spread = Spread(counted.result.timeline, counted.shown)
    known = dict(spread.steps())
    for text, state in states.items():
        if text not in known:
            yield FacetValue(text, text, spread.count(Term(Ask.IN, text).window), state)
    for text, events in known.items():
        yield FacetValue(text, text, events, states.get(text, State.FREE))
