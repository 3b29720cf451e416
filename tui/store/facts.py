"""The values that events have in each field that a query can ask for: what they are, what they are called, where."""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain
from pathlib import Path
from typing import Any, NamedTuple, cast

from tui.model.entities import Kind, Named, Source, Text
from tui.model.names import fold
from tui.model.records import decode, decode_text
from tui.store.matching import assign
from tui.store.timeline import Timeline

FACTS_SCHEMA = Path(__file__).with_name("facts.sql")

# The fields whose values are records, and those whose values are words of the event or of its participants.
REFERENCES = {
    "place": Kind.PLACE,
    "series": Kind.SERIES,
    "org": Kind.ORGANIZATION,
    "source": Kind.SOURCE,
}
_WORDS = ("kind", "status", "basis")
_OF_PARTICIPANTS = ("role", "office")
PEOPLE = "who"


class Value(NamedTuple):
    """
    A value of a field: `text` is what a query names it by, an id or the words themselves; `name` is what to show.

    `names` are all its names, folded; `also` are folded names of something around it, of which a beginning is enough.
    """

    field: str
    text: str
    name: Text
    names: tuple[str, ...]
    also: tuple[str, ...] = ()


class Facts:
    """
    Every value of every event. Make it with `timeline.once(Facts)`.

    Values are numbered. Those of the event of rank r are `_values[_starts[r]:_starts[r + 1]]`: so hundreds of
    thousands are counted in the time that a key press may take.
    """

    def __init__(self, timeline: Timeline) -> None:
        self.values: list[Value] = []
        self._numbers: dict[tuple[str, str], int] = {}
        self._timeline = timeline
        at: list[set[int]] = [set() for _ in range(timeline.size)]
        self._add_references(at)
        self._add_words(at)
        events: list[list[int]] = [[] for _ in self.values]
        for rank, numbers in enumerate(at):
            for number in numbers:
                events[number].append(rank)
        rows = ((number, rank) for number, ranks in enumerate(events) for rank in ranks)
        timeline.extend(FACTS_SCHEMA.read_text(encoding="utf-8"), {"insert into facts values (?, ?)": rows})
        self._add_people(at)
        self._starts = array("q", accumulate(map(len, at), initial=0))
        self._values = array("q", chain.from_iterable(at))
        self._by_field: dict[str, list[int]] = {}
        for number, value in enumerate(self.values):
            self._by_field.setdefault(value.field, []).append(number)

    def of(self, field: str) -> Sequence[int]:
        """Return the numbers of a field's values."""
        return self._by_field.get(field, ())

    def number(self, field: str, text: str) -> int | None:
        """Return the number of the value that a query names by this very text."""
        return self._numbers.get((field, text))

    def meant(self, field: str, text: str) -> list[int]:
        """
        Return the values of a field that a text means: the one with this id, else those with a name of the same fold,
        else those with a name whose words begin with the words given, in any order.
        """
        if field in REFERENCES and (number := self.number(field, text)) is not None:
            return [number]
        folded = fold(text)
        numbers = self.of(field)
        exact = [number for number in numbers if folded in self.values[number].names]
        return exact or [number for number in numbers if self.begins(number, folded)]

    def begins(self, number: int, folded: str) -> bool:
        """Tell whether each word of a folded text begins a word of one and the same name of a value."""
        value = self.values[number]
        tokens = folded.split()
        return any(assign(tokens, name.split()) is not None for name in (*value.names, *value.also))

    def count(self, ranks: Sequence[int]) -> Counter[int]:
        """Return how many of these events, each given once, have each value, by the number of the value."""
        starts, values = self._starts, self._values
        if len(ranks) == self._timeline.size:
            return self.totals
        if isinstance(ranks, range):
            return Counter(values[starts[ranks[0]] : starts[ranks[-1] + 1]] if ranks else ())
        return Counter(chain.from_iterable([values[starts[rank] : starts[rank + 1]] for rank in ranks]))

    @cached_property
    def totals(self) -> Counter[int]:
        """How many events have each value, by the number of the value."""
        return Counter(self._values)

    @cached_property
    def events_by_field(self) -> Counter[str]:
        """How many events have any value of a field."""
        fields = [value.field for value in self.values]
        starts, values = self._starts, self._values
        return Counter(
            field
            for rank in range(self._timeline.size)
            for field in {fields[number] for number in values[starts[rank] : starts[rank + 1]]}
        )

    def _add(self, value: Value) -> int:
        number = self._numbers[value.field, value.text] = len(self.values)
        self.values.append(value)
        return number

    def _add_references(self, at: list[set[int]]) -> None:
        """Add the places, series, organizations and sources that occur in events."""
        fields = {kind: field for field, kind in REFERENCES.items()}
        rows = self._timeline.rows(
            "select occurrences.kind, occurrences.id, event, body from occurrences "
            "join records on records.kind = occurrences.kind and records.id = occurrences.id"
        )
        for kind_, id_, rank, body in rows:
            kind = Kind(kind_)
            number = self._numbers.get((fields[kind], id_))
            if number is None:
                record = decode(kind, id_, json.loads(body), self._timeline.language)
                number = self._add(_value_of(fields[kind], cast("Named | Source", record)))
            at[rank].add(number)

    def _add_words(self, at: list[set[int]]) -> None:
        """Add what stands in the events themselves."""
        countries = {
            (kind, id_): country
            for kind, id_, country in self._timeline.rows(
                "select kind, id, body ->> '$.country' from records where kind in ('person', 'organization')"
            )
        }
        known: dict[tuple[str, str], int | None] = {}
        for rank, body in self._timeline.rows("select rank, body from events order by rank"):
            for field, written in _written(json.loads(body), countries):
                key = field, written if isinstance(written, str) else json.dumps(written)
                if key not in known:
                    known[key] = self._number_of_words(field, written)
                number = known[key]
                if number is not None:
                    at[rank].add(number)

    def _number_of_words(self, field: str, written: str | Mapping[str, str]) -> int | None:
        """Return the number of a text; texts whose first versions fold alike are one value. None: it has no letters."""
        text = decode_text(written, self._timeline.language)
        folds = tuple(fold(version.text) for version in text.versions) if text else ()
        if text is None or not folds[0]:
            return None
        number = self._numbers.get((field, folds[0]))
        if number is None:
            number = self._numbers[field, folds[0]] = self._add(Value(field, str(text), text, ()))
        value = self.values[number]
        names = tuple(dict.fromkeys((*value.names, *filter(None, folds))))
        self.values[number] = value._replace(names=names)
        return number

    def _add_people(self, at: list[set[int]]) -> None:
        """Add who participates; they have no rows in `facts`, for `participants` tells the same."""
        numbers: dict[int, int] = {}
        language = self._timeline.language
        rows = self._timeline.rows(
            "select key, people.id, people.name, body -> '$.name', body -> '$.names' from people "
            "left join records on kind = 'person' and records.id = people.id where events > 0 order by key"
        )
        for key, id_, written, name, names in rows:
            if id_ is not None or fold(written):
                text = decode_text(json.loads(name) if name else written, language)
                more = decode_text(json.loads(names), language) if names else None
                versions = (*(text.versions if text else ()), *(more.versions if more else ()))
                numbers[key] = self._add(Value(PEOPLE, id_ or written, Text(versions), ()))
        for key, rank in self._timeline.rows("select person, event from participants"):
            if key in numbers:
                at[rank].add(numbers[key])


def _value_of(field: str, record: Named | Source) -> Value:
    """Return the value that stands for a record."""
    name = record.title if isinstance(record, Source) else record.name
    names: list[str | None] = [version.text for version in name.versions]
    around: list[str] = []
    if isinstance(record, Source):
        names += [*_versions(record.publisher), record.agency]
    else:
        names += record.aliases
        names += [getattr(record, "country", None)] if field == "place" else []
        around = _versions(getattr(record, "within", None))
    return Value(field, record.id, name, _folds(names), _folds(around))


def _versions(text: Text | None) -> list[str]:
    return [version.text for version in text.versions] if text else []


def _folds(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(folded for name in names if name and (folded := fold(name))))


def _written(
    record: Mapping[str, Any], countries: Mapping[tuple[str, str], str | None]
) -> Iterator[tuple[str, str | Mapping[str, str]]]:
    """Yield (field, words) of an event and of its participants."""
    for field in _WORDS:
        if field in record:
            yield field, record[field]
    for topic in record.get("topics", ()):
        yield "topic", topic
    for participant in record.get("participants", ()):
        if not isinstance(participant, str):
            yield from ((field, participant[field]) for field in _OF_PARTICIPANTS if field in participant)
            country = participant.get("delegation") or _country(participant, countries)
            if country is not None:
                yield "country", country


def _country(participant: Mapping[str, Any], countries: Mapping[tuple[str, str], str | None]) -> str | None:
    """Return the country of a participant's entry, if there is one that names it."""
    kind = next((kind for kind in ("person", "organization") if kind in participant), None)
    return None if kind is None else countries[kind, participant[kind]]
