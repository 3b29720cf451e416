"""Facets: what the events shown have in common, how many have it, and the queries that ask for it or against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from tui.model.alphabet import alphabetical
from tui.model.dates import UNDATED, Window
from tui.model.names import fold
from tui.query.evaluate import possible
from tui.query.language import Ask, Either, Node, Not, Query, Term, either, parse
from tui.query.result import Result
from tui.query.whom import called_alike, joined, post_and_years, reference_to
from tui.query.years import YearCounts
from tui.store.facets.facts import Facts
from tui.store.facets.value_counts import ValueCount
from tui.store.search.named import keys_named
from tui.store.search.people import people_hits, search
from tui.store.timeline import Timeline

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

MOST_FOUND = 1000  # people; who is not among them is found by typing on
MOST_PEOPLE = 200  # among the values, those at most events; narrowing finds the others


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
    """
    A field with its values: those asked for first, then the most frequent, of people no more than MOST_PEOPLE; of `in:`
    the years, in order of time.
    """

    ask: Ask
    values: tuple[FacetValue, ...]
    number: int
    """How many values the events have, shown or not."""
    useful: bool
    """False where it tells the events apart not at all or every one from every other: such a facet steps back."""


def facets(result: Result) -> list[Facet]:
    """
    Return all facets of a result, the useful ones first.

    What a facet itself asks is left out while its values are counted, so that they tell what choosing another would
    show: the number of events shown once that value alone is chosen.
    """
    query = parse(result.view.query)
    facts = result.timeline.once(Facts)
    shown = _Counted(result, facts, facts.count(_shown(result, query.terms)))
    found = [_facet(shown, query, ask) for ask in FACETS]
    return sorted(found, key=lambda facet: not facet.useful)


class _Counted(NamedTuple):
    """How many of some events of a result's timeline have each value."""

    result: Result
    facts: Facts
    counts: ValueCount


def marked(found: Sequence[Facet], query: str) -> list[Facet]:
    """Return facets with what a query asks of their values, counted as they were for another."""
    asked = parse(query)
    marks = {facet.ask: dict(_states(asked, facet.ask)) for facet in found}
    return [
        facet._replace(
            values=tuple(
                value._replace(state=marks[facet.ask].get(value.text, State.FREE)) for value in facet.values
            )
        )
        for facet in found
    ]


def narrowed(result: Result, facet: Facet, typed: str) -> list[FacetValue]:
    """
    Return the values of a facet that a text may mean, in their order: people as person search finds them, others with
    a name in which each word typed begins a word.
    """
    folded = fold(typed)
    if not folded:
        return list(facet.values)
    if facet.ask is Ask.IN:
        return [
            value
            for value in facet.values
            if value.text.startswith(typed.strip()) or fold(value.name).startswith(folded)
        ]
    timeline = result.timeline
    facts = timeline.once(Facts)
    if facet.ask is Ask.WHO:
        return _people_found(result, facet, [hit.key for hit in search(timeline, typed, MOST_FOUND)])

    meant = facts.meant(facet.ask.value, typed)

    def begins(text: str) -> bool:
        number = facts.number(facet.ask.value, text)
        numbers = facts.meant(facet.ask.value, text) if number is None else [number]
        return any(number in meant or facts.begins(number, folded) for number in numbers)

    return [value for value in facet.values if value.text.startswith(typed) or begins(value.text)]


def _people_found(result: Result, facet: Facet, keys: list[int]) -> list[FacetValue]:
    """Return people as values of a facet, its own order kept, with the others behind."""
    facts = result.timeline.once(Facts)
    query = parse(result.view.query)
    others = tuple(term for term in query.terms if not _is_of(term, facet.ask))
    counts = Counter({facts.people + key: 0 for key in keys})
    counts.update(facts.count_of(keys, _shown(result, others)))
    known = {value.text: at for at, value in enumerate(facet.values)}
    numbers = sorted(counts, key=lambda number: (-counts[number], number))
    asked = dict(_asked(result.timeline, facet.ask, dict(_states(query, facet.ask))))
    found = [
        FacetValue(asked.get(number, text), name, counts[number], State.FREE)
        for number, (text, name) in zip(numbers, _said(result, facet.ask, numbers), strict=True)
    ]
    found = _in_order(found, result.language)
    at_hand = sorted(known[value.text] for value in found if value.text in known)
    return [
        *(facet.values[at] for at in at_hand),
        *(value for value in found if value.events and value.text not in known),
    ]


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
        counted = counted._replace(counts=counted.facts.count(_shown(counted.result, others)))
    if ask is Ask.IN:
        values = tuple(_years(counted, states))
        number = sum(value.events > 0 for value in values)
    else:
        number, frequent = _frequent(counted, ask)
        found = list(_values(counted, ask, states, frequent))
        free = _in_order((value for value in found if value.state is State.FREE), counted.result.language)
        known = (*(value for value in found if value.state is not State.FREE), *free)
        values = (*_as_written(counted.result, others, ask, states, known), *known)
    return Facet(ask, values, number, any(states) or 1 < number < counted.counts.size)


def _is_of(node: Node, ask: Ask) -> bool:
    return bool(_choices(node.of if isinstance(node, Not) and isinstance(node.of, Term) else node, ask))


def _states(query: Query, ask: Ask) -> Iterator[tuple[str, State]]:
    for node in query.terms:
        if isinstance(node, Not) and isinstance(node.of, Term) and node.of.ask is ask:
            yield node.of.text, State.EXCLUDED
        for term in _choices(node, ask):
            yield term.text, State.CHOSEN


def _shown(result: Result, terms: tuple[Node, ...]) -> int:
    """Return the set of events that a result would show, were this asked in it."""
    return possible(result.timeline, Query(terms), result.view.window)


def _as_written(
    result: Result, others: tuple[Node, ...], ask: Ask, states: dict[str, State], known: Sequence[FacetValue]
) -> Iterator[FacetValue]:
    """Yield what a query asks of a field in words of its own, such as a part of a name; `known` are the values found."""
    folds = {fold(value.text) for value in known if value.state is not State.FREE}
    for text, state in states.items():
        if fold(text) not in folds:
            events = _shown(result, (*others, Term(ask, text))).bit_count()
            yield FacetValue(text, text, events, state)


def _frequent(counted: _Counted, ask: Ask) -> tuple[int, list[int]]:
    """Return how many values the events have, and the numbers of the most frequent; of equal ones the first."""
    counts = counted.counts
    if ask is Ask.WHO:
        return counts.everybody(), counts.busiest(MOST_PEOPLE)
    numbers = [number for number in counted.facts.of(ask.value) if counts[number]]
    return len(numbers), sorted(numbers, key=counts.__getitem__, reverse=True)


def _values(
    counted: _Counted, ask: Ask, states: dict[str, State], frequent: Sequence[int]
) -> Iterator[FacetValue]:
    """Yield the values asked for, each under the text that the query has for it, then the frequent ones."""
    asked = dict(_asked(counted.result.timeline, ask, states)) if states else {}
    numbers = [*asked, *(number for number in frequent if number not in asked)]
    for number, (own, name) in zip(numbers, _said(counted.result, ask, numbers), strict=True):
        text = asked.get(number, own)
        yield FacetValue(text, name, counted.counts[number], states.get(text, State.FREE))


def _in_order(values: Iterable[FacetValue], language: str) -> list[FacetValue]:
    """Return the most frequent values first, equals by what they are called."""
    alphabet = alphabetical(language)
    return sorted(values, key=lambda value: (-value.events, alphabet(value.name)))


def _asked(timeline: Timeline, ask: Ask, texts: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield (number, text) of the values that a query names, each by a text that means it and nothing else."""
    facts = timeline.once(Facts)
    for text in texts:
        if ask is Ask.WHO:
            numbers = [facts.people + key for key in keys_named(timeline, text)]
        else:
            numbers = facts.meant(ask.value, text)
        if len(numbers) == 1:
            yield numbers[0], text


def _said(result: Result, ask: Ask, numbers: Sequence[int]) -> Iterator[tuple[str, str]]:
    """Yield (what a query names a value by, what to show) for values by number; namesakes with what tells them apart."""
    facts, language = result.timeline.once(Facts), result.language
    if ask is not Ask.WHO:
        yield from (
            (facts.values[number].text, facts.values[number].name.say(language).text) for number in numbers
        )
        return
    hits = people_hits(result.timeline, [number - facts.people for number in numbers])
    alike = called_alike(list(hits.values()), language)
    for number in numbers:
        hit = hits[number - facts.people]
        name = hit.person.name.say(language).text
        if hit.key in alike:
            told = joined(hit.person.id, post_and_years(result.timeline, hit, language))
            name = f"{name} ({told})" if told else name
        yield reference_to(hit), name


def _years(counted: _Counted, states: dict[str, State]) -> Iterator[FacetValue]:
    timeline, language = counted.result.timeline, counted.result.language
    index = YearCounts(timeline, counted.counts.events)
    known = dict(index.steps())
    undated = (counted.counts.events >> timeline.dated).bit_count()
    for text, state in states.items():
        if text not in known and text != UNDATED.text:
            window = Term(Ask.IN, text).window
            yield FacetValue(text, window.short(language), index.count(window), state)
    for text, events in known.items():
        name = Window.parse(text).short(language)
        yield FacetValue(text, name, events, states.get(text, State.FREE))
    if undated or UNDATED.text in states:
        state = states.get(UNDATED.text, State.FREE)
        yield FacetValue(UNDATED.text, UNDATED.short(language), undated, state)
