"""What may stand where a query is being typed: fields, and the values of a field, with how many events have them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

from tui.model.dates import UNDATED, Certainty, Window, days_in_month
from tui.model.names import fold
from tui.model.translation import tr
from tui.query.language import CERTAINLY, DATES, EXACTLY, FIELDS, PEOPLE, TERM, Ask, Term, parse
from tui.query.terms import TermEvaluator
from tui.query.whom import called_alike, joined, post_and_years, reference_to
from tui.query.years import YearCounts
from tui.store.facets.facts import Facts
from tui.store.search.people import nearest, search
from tui.store.timeline import Timeline

MOST = 50
FEW = 5  # values of one field, where any field may be meant
LEAST_LETTERS = 2  # from which on any field may be meant
COUNTED = 5_000  # events up to which dates are asked for while one types, and not only looked up
ANYWHERE = (Ask.WHO, Ask.PLACE, Ask.SERIES, Ask.ORG, Ask.KIND, Ask.TOPIC)


class Completion(NamedTuple):
    """
    What to put in the place of the term being typed (`place`), and how many events then answer that term alone.

    `events` is None where there is no term yet (`certainly:`) or counting would take longer than a key may. `name` is
    what the value is called, empty where the value says so itself.
    """

    value: str
    events: int | None
    name: str = ""


class _Value(NamedTuple):
    """A value; `number` and `key` are those of the value of a field and of the person that it is."""

    text: str
    name: str = ""
    number: int | None = None
    key: int | None = None


def complete(
    timeline: Timeline, text: str, cursor: int, limit: int = MOST, language: str | None = None
) -> list[Completion]:
    """
    Return what the term at a cursor (0-based code point) may become, best first.

    Fields come in the order of the documentation, each with the number of events that have a value in it; people as
    person search finds them, other values the most frequent first, dates in order of time. A word without a field may
    also become a value with the field that it is of. Names are in `language`, by default the timeline's own.
    """
    language = language or timeline.language
    start, _ = place(text, cursor)
    found = TERM.match(text[start:cursor])
    assert found is not None  # noqa: S101  every part of the pattern may be empty
    certainly = bool(found["certainly"])
    field = (found["field"] or "").lower()
    if field == CERTAINLY:
        certainly, field = True, ""
    if not field:
        typed = found["word"] if found["quoted"] is None else found["quoted"]
        fields = () if found["quoted"] is not None else _fields(timeline, typed, certainly=certainly)
        anywhere = not certainly and len(fold(typed)) >= LEAST_LETTERS
        return list(islice(chain(fields, _anywhere(timeline, typed, language) if anywhere else ()), limit))
    ask = FIELDS.get(field)
    if ask is None:
        return list(
            _alike(timeline, field, text[start + found.end("field") + 1 : cursor], certainly=certainly)
        )
    if certainly and ask not in DATES:
        return []
    typed = found["word"] if found["quoted"] is None else found["quoted"]
    if found["exactly"] and ask not in PEOPLE:
        typed = f"{EXACTLY}{typed}"  # which means something in front of people only
    values = _values(timeline, ask, typed, limit, language)
    found_of = (_completion(timeline, ask, value, certainly=certainly) for value in values)
    return list(islice((one for one in found_of if one.events != 0), limit))


def _completion(timeline: Timeline, ask: Ask, value: _Value, *, certainly: bool = False) -> Completion:
    term = Term(ask, value.text, certainly)
    return Completion(
        str(term), _events(timeline, term, value), "" if value.name == value.text else value.name
    )


def _events(timeline: Timeline, term: Term, value: _Value) -> int | None:
    """
    Return how many events answer a term; None where nobody could wait for it.

    What the counts that are kept anyway say is taken from them, as long as they count what the term means.
    """
    facts = timeline.once(Facts)
    asked = timeline.once(TermEvaluator)
    if value.key is not None and term.ask is Ask.WHO and asked.people(term.text) == [value.key]:
        return facts.totals[facts.people + value.key]
    if value.number is not None and facts.meant(term.ask.value, term.text) == [value.number]:
        return facts.totals[value.number]
    if term.ask in DATES and timeline.size > COUNTED:
        plain = term.ask in {Ask.IN, Ask.ON} and not term.certainly and not term.asks_undated
        return timeline.once(_everything).count(term.window) if plain else None
    return asked.by(term, Certainty.POSSIBLY).bit_count()


def place(text: str, cursor: int) -> tuple[int, int]:
    """Return where the term at a cursor begins and ends, as code points; a cursor between terms begins one there."""
    at = 0
    while at < cursor:
        if text[at].isspace() or text[at] in "()|-":
            at += 1
            continue
        found = TERM.match(text, at)
        assert found is not None  # noqa: S101  every part of the pattern may be empty
        if cursor <= found.end():
            return at, found.end()
        at = found.end()
    return cursor, cursor


def _fields(timeline: Timeline, typed: str, *, certainly: bool) -> Iterator[Completion]:
    """Yield the fields that begin as typed."""
    facts = timeline.once(Facts)
    for field, ask in FIELDS.items():
        if field.startswith(typed.lower()) and (ask in DATES or not certainly):
            count: int | None = timeline.size
            if ask in DATES:
                # Of which of them anything is certain depends on the date that is asked for.
                count = None if certainly else timeline.size if ask is Ask.IN else timeline.dated
            elif ask in _HAVING:
                count = timeline.rows(f"select count(*) from ({_HAVING[ask]})")[0][0]
            elif ask is not Ask.ID:
                count = facts.events_by_field[ask.value]
            yield Completion(f"{CERTAINLY + ':' if certainly else ''}{field}:", count)
    if typed and not certainly and CERTAINLY.startswith(typed.lower()):
        yield Completion(f"{CERTAINLY}:", None)


def _alike(timeline: Timeline, unknown: str, value: str, *, certainly: bool) -> Iterator[Completion]:
    """Yield the fields that are spelt like one that nobody knows, with the value as it is typed."""
    from tui.store.search.suggestions import suggest  # brings in rapidfuzz, 15 ms

    for field in suggest(unknown, list(FIELDS), FEW):
        for one in _fields(timeline, field, certainly=certainly):
            yield Completion(
                one.value + value, _events_asked(timeline, one.value + value) if value else one.events
            )


def _events_asked(timeline: Timeline, text: str) -> int | None:
    """Return how many events answer a term as it is typed; None where it is none yet."""
    try:
        (term,) = parse(text).terms
    except ValueError:  # of QueryError too
        return None
    return _events(timeline, term, _Value(term.text)) if isinstance(term, Term) else None


_HAVING = {
    Ask.PART: "select distinct event from occurrences where kind = 'event'",
    Ask.WITH: "select event from participants group by event having count(*) > 1",
}


def _anywhere(timeline: Timeline, typed: str, language: str) -> Iterator[Completion]:
    """Yield the first few people and other values that begin as typed, each with its field."""
    for ask in ANYWHERE:
        for value in islice(_values(timeline, ask, typed, FEW, language, guess=False), FEW):
            yield _completion(timeline, ask, value)


def _values(
    timeline: Timeline, ask: Ask, typed: str, limit: int, language: str, *, guess: bool = True
) -> Iterator[_Value]:
    """Yield the values of a field that begin as typed; people of near names last, marked, unless no guess is wanted."""
    if ask in PEOPLE:
        found = search(timeline, typed, limit)
        guesses = nearest(timeline, typed, beside=found) if guess else []
        hits = [hit for hit in (*found, *guesses) if hit.events]
        alike = called_alike(hits, language)
        for hit in hits:
            name = hit.person.name.say(language).text
            called = name if hit.matched == name else f"{name} ({hit.matched})"
            if hit.guessed:
                called = tr("nearest: {name}", language).format(name=called)
            told = post_and_years(timeline, hit, language) if hit.key in alike else ""
            yield _Value(reference_to(hit), joined(called, told), key=hit.key)
    elif ask in DATES:
        yield from _dates(timeline, typed, days_only=ask is Ask.ON)
        undated = timeline.size - timeline.dated
        if undated and ask is Ask.IN and UNDATED.text.startswith(typed.upper()):
            yield _Value(UNDATED.text, UNDATED.short(language))
    elif ask is Ask.ID:
        rows = timeline.rows(
            "select id from events where id >= ?1 and id < ?1 || char(1114111) order by id limit ?2",
            typed,
            limit,
        )
        yield from (_Value(id_) for (id_,) in rows)
    elif ask is Ask.PART:
        rows = timeline.rows(
            "select id from occurrences where kind = 'event' and id >= ?1"
            " and id < ?1 || char(1114111) group by id order by count(*) desc, id limit ?2",
            typed,
            limit,
        )
        yield from (_Value(id_) for (id_,) in rows)
    else:
        facts = timeline.once(Facts)
        folded = fold(typed)
        meant = facts.meant(ask.value, typed) if folded else []
        begun = [
            number
            for number in facts.of(ask.value)
            if facts.values[number].text.startswith(typed) or facts.begins(number, folded) or number in meant
        ]
        for number in sorted(begun, key=lambda number: -facts.totals[number]):
            value = facts.values[number]
            yield _Value(value.text, value.name.say(language).text, number)


def _dates(timeline: Timeline, typed: str, *, days_only: bool) -> Iterator[_Value]:
    """Yield the years that begin as typed; where a year is typed, that and its months; where a month is, its days."""
    index = timeline.once(_everything)
    stem = re.match(r"-?\d{4}(?:-(?:0[1-9]|1[0-2]))?", typed)
    if stem is not None:
        texts = _inside(stem[0], days_only=days_only)
    else:
        texts = (year for year, _ in index.steps() if not days_only)
    for text in texts:
        count = index.count(Window.parse(text)) if text.startswith(typed) else 0
        if count:
            yield _Value(text)


def _inside(stem: str, *, days_only: bool) -> Iterator[str]:
    """Yield a year and its months, or a month and its days; days only where only they are wanted."""
    is_month = len(stem.lstrip("-")) > 4
    months = [stem] if is_month else [f"{stem}-{month:02}" for month in range(1, 13)]
    if not days_only:
        yield from [stem] if is_month else [stem, *months]
    if is_month or days_only:
        for month in months:
            days = days_in_month(int(month[:-3]), int(month[-2:]))
            yield from (f"{month}-{day:02}" for day in range(1, days + 1))


def _everything(timeline: Timeline) -> YearCounts:
    return YearCounts(timeline, (1 << timeline.size) - 1)
