"""What may stand where a query is being typed: fields, and the values of a field, with how many events have them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from tui.model.dates import Window, days_in_month
from tui.model.names import fold
from tui.query.language import CERTAINLY, DATES, FIELDS, TERM, Ask, Term
from tui.query.years import Spread
from tui.store.facts import Facts
from tui.store.people import search
from tui.store.timeline import Timeline

MOST = 50


class Completion(NamedTuple):
    """What to put in the place of the term being typed (`place`), and how many events then answer that term alone."""

    value: str
    events: int


def complete(timeline: Timeline, text: str, cursor: int, limit: int = MOST) -> list[Completion]:
    """
    Return what the term at a cursor (0-based code point) may become, best first.

    Fields come in the order of the documentation, each with the number of events that have a value in it; people as
    person search finds them, other values the most frequent first, dates in order of time.
    """
    start, _ = place(text, cursor)
    found = TERM.match(text[start:cursor])
    assert found is not None  # noqa: S101  every part of the pattern may be empty
    certainly = bool(found["certainly"])
    field = (found["field"] or "").lower()
    if field == CERTAINLY:
        certainly, field = True, ""
    if not field:
        typed = found["word"] if found["quoted"] is None else None
        return list(islice(_fields(timeline, typed, certainly=certainly), limit))
    ask = FIELDS.get(field)
    if ask is None or (certainly and ask not in DATES):
        return []
    typed = found["word"] if found["quoted"] is None else found["quoted"]
    values = islice(_values(timeline, ask, typed, limit), limit)
    return [Completion(str(Term(ask, value, certainly)), count) for value, count in values]


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


def _fields(timeline: Timeline, typed: str | None, *, certainly: bool) -> Iterator[Completion]:
    """Yield the fields that begin as typed; None was typed where a phrase is."""
    if typed is None:
        return
    facts = timeline.once(Facts)
    for field, ask in FIELDS.items():
        if field.startswith(typed.lower()) and (ask in DATES or not certainly):
            count = timeline.size
            if ask is Ask.PART:
                count = timeline.rows("select count(distinct event) from occurrences where kind = 'event'")[
                    0
                ][0]
            elif ask is not Ask.ID and ask not in DATES:
                count = facts.events_by_field[_FACT.get(ask, ask.value)]
            yield Completion(f"{CERTAINLY + ':' if certainly else ''}{field}:", count)
    if typed and not certainly and CERTAINLY.startswith(typed.lower()):
        yield Completion(f"{CERTAINLY}:", timeline.size)


_FACT = {Ask.WITH: Ask.WHO.value}


def _values(timeline: Timeline, ask: Ask, typed: str, limit: int) -> Iterator[tuple[str, int]]:
    """Yield (value, how many events have it) of the values of a field that begin as typed."""
    if ask in {Ask.WHO, Ask.WITH}:
        for hit in search(timeline, typed, limit):
            if hit.events:
                yield hit.person.id or str(hit.person.name), hit.events
    elif ask in DATES:
        yield from _dates(timeline, typed, days_only=ask is Ask.ON)
    elif ask is Ask.ID:
        rows = timeline.rows(
            "select id from events where id >= ?1 and id < ?1 || char(1114111) order by id limit ?2",
            typed,
            limit,
        )
        yield from ((id_, 1) for (id_,) in rows)
    elif ask is Ask.PART:
        yield from timeline.rows(
            "select id, count(*) as parts from occurrences where kind = 'event' and id >= ?1"
            " and id < ?1 || char(1114111) group by id order by parts desc, id limit ?2",
            typed,
            limit,
        )
    else:
        facts = timeline.once(Facts)
        folded = fold(typed)
        begun = [
            number
            for number in facts.of(ask.value)
            if facts.values[number].text.startswith(typed) or facts.begins(number, folded)
        ]
        for number in sorted(begun, key=lambda number: -facts.totals[number]):
            yield facts.values[number].text, facts.totals[number]


def _dates(timeline: Timeline, typed: str, *, days_only: bool) -> Iterator[tuple[str, int]]:
    """Yield the years that begin as typed; where a year is typed, that and its months; where a month is, its days."""
    spread = timeline.once(_everything)
    stem = re.match(r"-?\d{4}(?:-(?:0[1-9]|1[0-2]))?", typed)
    if stem is not None:
        texts = _inside(stem[0], days_only=days_only)
    else:
        texts = (year for year, _ in spread.steps() if not days_only)
    for text in texts:
        count = spread.count(Window.parse(text)) if text.startswith(typed) else 0
        if count:
            yield text, count


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


def _everything(timeline: Timeline) -> Spread:
    return Spread(timeline, range(timeline.size))
