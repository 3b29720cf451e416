"""What events say in each field that a query can ask for: each value once, and the events that have it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, cast

from tui.model.countries import country_code
from tui.model.entities import Kind, Named, Place, Source, Text
from tui.model.names import fold
from tui.model.records import decode_text
from tui.store.timeline import Timeline

# The fields whose values are records, and those whose values are words of the event or of its participants.
REFERENCES = {
    "place": Kind.PLACE,
    "series": Kind.SERIES,
    "org": Kind.ORGANIZATION,
    "source": Kind.SOURCE,
}
_WORDS = ("kind", "status", "basis")
_OF_PARTICIPANTS = ("role", "office")


COUNTRY = "country"


def in_country(code: str) -> str:
    """Return what stands among the names of the values of one country, whatever the file writes; no name is like it."""
    return f"={code}"


class Value(NamedTuple):
    """
    A value of a field: `text` is what a query names it by, an id or the words themselves; `name` is what to show.

    `names` are all its names, folded, and of a country, or of a place in one, also `in_country` of it; `also` are folded names of something around it, of which a beginning is enough.
    """

    field: str
    text: str
    name: Text
    names: tuple[str, ...]
    also: tuple[str, ...] = ()


class Collected:
    """The values of all events but their people, and by the number of each value the events that have it, in order."""

    def __init__(self, timeline: Timeline) -> None:
        self.values: list[Value] = []
        self.ranks: list[list[int]] = []
        self._numbers: dict[tuple[str, str], int] = {}
        self._timeline = timeline
        self._add_references()
        self._add_words()

    def _add(self, value: Value) -> int:
        number = self._numbers[value.field, value.text] = len(self.values)
        self.values.append(value)
        self.ranks.append([])
        return number

    def _add_references(self) -> None:
        """Add the places, series, organizations and sources that occur in events."""
        for field, kind in REFERENCES.items():
            known: dict[str, list[int]] = {}
            for id_, rank in self._timeline.rows(
                "select id, event from occurrences where kind = ? order by id, event", kind.value
            ):
                ranks = known.get(id_)
                if ranks is None:
                    record = self._timeline.get(kind, id_)
                    number = self._add(_value_of(field, cast("Named | Source", record)))
                    ranks = known[id_] = self.ranks[number]
                ranks.append(rank)

    def _add_words(self) -> None:
        """Add what stands in the events themselves."""
        countries = {
            (kind, id_): country
            for kind, id_, country in self._timeline.rows(
                "select kind, id, body ->> '$.country' from records where kind in ('person', 'organization')"
            )
        }
        known: dict[tuple[str, str], list[int] | None] = {}
        for rank, body in self._timeline.rows("select rank, body from events order by rank"):
            for field, written in _written(json.loads(body), countries):
                key = field, written if isinstance(written, str) else json.dumps(written)
                if key in known:
                    ranks = known[key]
                else:
                    number = self._number_of_words(field, written)
                    ranks = known[key] = None if number is None else self.ranks[number]
                if ranks is not None and (not ranks or ranks[-1] != rank):
                    ranks.append(rank)

    def _number_of_words(self, field: str, written: str | Mapping[str, str]) -> int | None:
        """
        Return the number of a text; texts whose first versions fold alike are one value, as are
        the codes and names of one country. None: it has no letters.
        """
        text = decode_text(written, self._timeline.language)
        folds = tuple(fold(version.text) for version in text.versions) if text else ()
        if text is None or not folds[0]:
            return None
        code = country_code(str(text)) if field == COUNTRY else None
        same = folds[0] if code is None else in_country(code)
        number = self._numbers.get((field, same))
        if number is None:
            number = self._numbers[field, same] = self._add(Value(field, str(text), text, ()))
        value = self.values[number]
        names = tuple(dict.fromkeys((*value.names, *filter(None, folds), same)))
        self.values[number] = value._replace(names=names)
        return number


def _value_of(field: str, record: Named | Source) -> Value:
    """Return the value that stands for a record."""
    name = record.title if isinstance(record, Source) else record.name
    names: list[str | None] = [version.text for version in name.versions]
    around: list[str] = []
    if isinstance(record, Source):
        names += [*_versions(record.publisher), record.agency]
    else:
        names += record.aliases
        around = _versions(getattr(record, "within", None))
    folds = _folds(names)
    if isinstance(record, Place) and record.country is not None:
        code = country_code(record.country)
        folds += (*_folds([record.country]), *([in_country(code)] if code is not None else []))
    return Value(field, record.id, name, folds, _folds(around))


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
