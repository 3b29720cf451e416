"""What events have in common, field by field: which values there are, and the events of each."""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from tui.store.facets.facts import PEOPLE, Facts
from tui.store.search.named import keys_named
from tui.store.search.people import people_hits
from tui.store.timeline import Timeline


class Group(NamedTuple):
    """The events, as ranks in order of time, that have a value; `text` is what a query names the value by."""

    text: str
    number: int  # of the value among all of its field
    ranks: Sequence[int]


def groups(timeline: Timeline, field: str) -> Sequence[Group]:
    """
    Return the values of a field of queries (`series`, `kind`, `country`, `place`, `topic`, `who`) with their events.

    An event with several values is in several groups, one without any in none. One query; the answer is kept.
    """
    return timeline.once(_Groups).of(field)


def names(timeline: Timeline, field: str, some: Sequence[Group], language: str) -> list[str]:
    """Return what to call groups of a field, in `language` where the file does; those of one name with what a query calls them."""
    if field == PEOPLE:
        hits = people_hits(timeline, [group.number for group in some])
        called = [hits[group.number].person.name.say(language).text for group in some]
    else:
        values = timeline.once(Facts).values
        called = [values[group.number].name.say(language).text for group in some]
    often = Counter(called)
    return [
        f"{name} ({group.text})" if often[name] > 1 and group.text != name else name
        for name, group in zip(called, some, strict=True)
    ]


class People(NamedTuple):
    """Everybody whom a name means, by their keys, and their events, as ranks in order of time."""

    keys: Sequence[int]
    ranks: Sequence[int]


def person_group(timeline: Timeline, person: str) -> People | None:
    """Return whom a query means by a name; None where nobody has it."""
    keys = keys_named(timeline, person)
    if not keys:
        return None
    rows = timeline.rows(
        "select distinct event from participants where person in (select value from json_each(?)) order by event",
        json.dumps(keys),
    )
    return People(keys, array("q", [rank for (rank,) in rows]))


class _Groups:
    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._known: dict[str, Sequence[Group]] = {}

    def of(self, field: str) -> Sequence[Group]:
        if field not in self._known:
            self._known[field] = self._people() if field == PEOPLE else self._values(field)
        return self._known[field]

    def _people(self) -> Sequence[Group]:
        rows = self._timeline.rows(
            "select key, coalesce(id, name), event from participants join people on key = person order by key, event"
        )
        return [
            Group(text, key, array("q", [rank for _, _, rank in some]))
            for (key, text), some in groupby(rows, key=itemgetter(0, 1))
        ]

    def _values(self, field: str) -> Sequence[Group]:
        facts = self._timeline.once(Facts)
        rows = self._timeline.rows(
            "select value, event from facts where value in (select value from json_each(?)) order by value, event",
            json.dumps(list(facts.of(field))),
        )
        return [
            Group(facts.values[number].text, number, array("q", [rank for _, rank in some]))
            for number, some in groupby(rows, key=itemgetter(0))
        ]
