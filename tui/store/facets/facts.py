"""Which values events have in each field that a query can ask for, found and counted quickly."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from tui.model.countries import country_code
from tui.model.entities import Text, Words
from tui.model.names import fold
from tui.store.bitset import flags_of
from tui.store.facets.value_counts import ValueCount, ValueCounts
from tui.store.facets.values import COUNTRY, REFERENCES, Collected, Value, in_country
from tui.store.search.matching import assign
from tui.store.timeline import Timeline

FACTS_SCHEMA = Path(__file__).with_name("facts.sql")
PEOPLE = "who"
PLACE = "place"


class Facts:
    """
    Every value of every event. Make it with `timeline.once(Facts)`.

    Values are numbered: first those of `values`, then from `people` on everybody by key.
    """

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self.values: list[Value] = timeline.keep("facts.values", self._collected, _dumped, _loaded)
        self.people = len(self.values)
        self._tallies = ValueCounts(timeline, self.people)
        self._numbers: dict[tuple[str, str], int] = {}
        self._by_field: dict[str, list[int]] = {}
        for number, value in enumerate(self.values):
            self._by_field.setdefault(value.field, []).append(number)
            self._numbers[value.field, value.text] = number
            if value.field not in REFERENCES:
                self._numbers[value.field, value.names[0]] = number  # texts that fold alike are one value

    def _collected(self) -> list[Value]:
        collected = Collected(self._timeline)
        self._timeline.keep_tables(
            "facts",
            FACTS_SCHEMA.read_text(encoding="utf-8"),
            lambda: {
                "insert into facts values (?, ?)": (
                    (number, rank) for number, ranks in enumerate(collected.ranks) for rank in ranks
                )
            },
        )
        return collected.values

    def of(self, field: str) -> Sequence[int]:
        """Return the numbers of a field's values."""
        return self._by_field.get(field, ())

    def number(self, field: str, text: str) -> int | None:
        """Return the number of the value that a query names by this very text."""
        return self._numbers.get((field, text))

    def meant(self, field: str, text: str) -> list[int]:
        """
        Return the values of a field that a text means: the one with this id, else those with a name of the same fold,
        else those with a name whose words begin with the words given, in any order. A code or name of a country, in any
        language, means that country, and all places in it too.
        """
        if field in REFERENCES and (number := self.number(field, text)) is not None:
            return [number]
        folded = fold(text)
        numbers = self.of(field)
        exact = [number for number in numbers if folded in self.values[number].names]
        if field in {COUNTRY, PLACE} and (code := country_code(text)):
            same = in_country(code)
            there = [number for number in numbers if same in self.values[number].names]
            exact = there or exact if field == COUNTRY else sorted({*exact, *there})
        return exact or [number for number in numbers if self.begins(number, folded)]

    def begins(self, number: int, folded: str) -> bool:
        """Tell whether each word of a folded text begins a word of one and the same name of a value."""
        value = self.values[number]
        tokens = folded.split()
        return any(assign(tokens, name.split()) is not None for name in (*value.names, *value.also))

    def count(self, events: int) -> ValueCount:
        """Return how many events of a set have each value, by the number of the value."""
        return ValueCount(self._tallies, events)

    @property
    def totals(self) -> ValueCount:
        """How many events have each value, by the number of the value."""
        return self._tallies.total

    def count_of(self, keys: Sequence[int], events: int) -> Counter[int]:
        """Return how many events of a set some people were at, by the numbers of who was at any."""
        rows = self._timeline.rows(
            "select person, event from participants where person in (select value from json_each(?))",
            json.dumps(keys),
        )
        there = flags_of(events, self._timeline.size)
        return Counter(self.people + key for key, event in rows if there[event])

    @cached_property
    def events_by_field(self) -> Counter[str]:
        """How many events have any value of a field."""
        found = Counter({PEOPLE: self._timeline.rows("select count(distinct event) from participants")[0][0]})
        for field, numbers in self._by_field.items():
            found[field] = self._timeline.rows(
                "select count(distinct event) from facts where value in (select value from json_each(?))",
                json.dumps(numbers),
            )[0][0]
        return found


def _dumped(values: list[Value]) -> bytes:
    return json.dumps(values).encode()


def _loaded(kept: bytes) -> list[Value]:
    return [
        Value(field, text, Text(tuple(Words(*words) for words in versions)), tuple(names), tuple(also))
        for field, text, (versions,), names, also in json.loads(kept)
    ]
