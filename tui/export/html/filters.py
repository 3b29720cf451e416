"""What the reader of a page can narrow its events to: kinds, series, places, countries, people, topics, years."""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from tui.export.html.markup import in_script
from tui.model.countries import country_code
from tui.model.entities import Event, Kind, Organization, Participation, Person
from tui.model.names import fold
from tui.page.lines import name_of
from tui.page.page import Target
from tui.store.kinds import kind_words
from tui.store.timeline import Timeline

FIELDS = ("kind", "series", "place", "country", "who", "topic", "year")
"""The fields, named as in a query, in the order in which they are offered."""


class _Values(NamedTuple):
    """The values of a field, numbered as met, and the numbers of those of each event: `at[starts[n]:starts[n + 1]]`."""

    numbers: dict[str, int]
    names: list[str]
    at: array[int]
    starts: array[int]


class Filters:
    """Collects the values of events while their articles are written."""

    def __init__(self, timeline: Timeline, language: str) -> None:
        self._timeline = timeline
        self._language = language
        self._fields = {field: _Values({}, [], array("i"), array("i", [0])) for field in FIELDS}
        self._first_written: dict[str, str] = {}  # countries
        self._countries: tuple[dict[str, str | None], ...] = ({}, {})  # of organizations, of people

    def add(self, event: Event, year: str | None) -> None:
        """Take the values of the next event; `year` is the one in which it began, None where that is not known."""
        parts, language = event.participants, self._language
        countries = dict.fromkeys([self._as_written(one) for part in parts if (one := self._country(part))])
        who = dict.fromkeys([person for part in parts if (person := part.person or part.name)])
        topics = dict.fromkeys([topic.say(language).text for topic in event.topics])
        for field, values in (
            ("kind", (event.kind,) if event.kind else ()),
            ("series", (event.series,) if event.series else ()),
            ("place", (event.place,) if event.place else ()),
            ("country", countries),
            ("who", who),
            ("topic", topics),
            ("year", (year,) if year else ()),
        ):
            numbers, names, at, starts = self._fields[field]
            for value in values:
                number = numbers.get(value)
                if number is None:
                    number = numbers[value] = len(names)
                    names.append(self._name(field, value))
                at.append(number)
            starts.append(len(at))

    def json(self) -> Markup:
        """
        Return the fields that tell events apart, safe to stand in a `<script>`: each with its name, its values' names in
        the order to show them, and for each event the places of its values in that list.
        """
        return in_script(json.dumps(list(self._written()), ensure_ascii=False, separators=(",", ":")))

    def _written(self) -> Iterator[list[object]]:
        for field, (numbers, written, at, starts) in self._fields.items():
            if len(written) > 1:
                names = _told_apart(written, list(numbers))
                order = list(range(len(names)))  # as met, which of years is their order in time
                if field != "year":
                    folds = [fold(name) for name in names]
                    order.sort(key=folds.__getitem__)
                place = {number: position for position, number in enumerate(order)}
                events = [[place[number] for number in at[start:end]] for start, end in pairwise(starts)]
                yield [field, [names[number] for number in order], events]

    def _name(self, field: str, value: str) -> str:
        kinds = {"series": Kind.SERIES, "place": Kind.PLACE, "who": Kind.PERSON}
        if field in kinds:
            return name_of(self._timeline, Target(kinds[field], value), self._language).text
        return kind_words(value, self._language) if field == "kind" else value

    def _as_written(self, country: str) -> str:
        """Return a country as it is written first, by whichever of its codes and names."""
        return self._first_written.setdefault(country_code(country) or country, country)

    def _country(self, part: Participation) -> str | None:
        """Return the delegation of a participant, else the country of the entry."""
        if part.delegation:
            return part.delegation
        kind, id_ = (Kind.PERSON, part.person) if part.person else (Kind.ORGANIZATION, part.organization)
        if id_ is None:
            return None
        known = self._countries[kind is Kind.PERSON]
        if id_ not in known:
            record = self._timeline.get(kind, id_)
            known[id_] = record.country if isinstance(record, Person | Organization) else None
        return known[id_]


def _told_apart(names: list[str], values: list[str]) -> list[str]:
    """Return names, those that several values have with the value behind them: ids differ where names do not."""
    several = {name for name, times in Counter(names).items() if times > 1}
    return [
        f"{name} ({value})" if name in several else name for name, value in zip(names, values, strict=True)
    ]
