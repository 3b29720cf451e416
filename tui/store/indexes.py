"""What search needs beside the records, made at the first search: every name folded, every event's words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from tui.model.entities import Kind, Named
from tui.model.names import fold, has_syllabic, initials, squashes, written_words
from tui.model.records import decode, decode_text
from tui.store.timeline import Timeline

NAMES_SCHEMA = Path(__file__).with_name("names.sql")
EVENTS_SCHEMA = Path(__file__).with_name("events.sql")

FOLDS_KEPT = 1024

# Stands between texts that are indexed together, so that no phrase runs from one into the next; no fold has it in it.
BREAK = " \ue000 "


def _spellings(kind: Kind, id_: str, body: str, language: str) -> list[str]:
    """Return the distinct names of a record as written, its first name first."""
    record = cast("Named", decode(kind, id_, json.loads(body), language))
    return list(dict.fromkeys([*(version.text for version in record.name.versions), *record.aliases]))


class NamesIndex:
    """
    The names of everybody. Make it with `timeline.once(NamesIndex)`.

    FTS expressions given to `keys` hold folded words only, so quotes need no escape.
    """

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        people = timeline.rows(
            "select key, people.id, name, body from people "
            "left join records on kind = 'person' and records.id = people.id order by key"
        )
        names = [
            (key, written)
            for key, id_, name, body in people
            for written in ([name] if body is None else _spellings(Kind.PERSON, id_, body, timeline.language))
        ]
        rows = [(number, key, written, fold(written)) for number, (key, written) in enumerate(names)]
        timeline.extend(
            NAMES_SCHEMA.read_text(encoding="utf-8"),
            {
                "insert into names values (?, ?, ?, ?)": rows,
                "insert into names_text (rowid, folded, written, initials, squashed) values (?, ?, ?, ?, ?)": [
                    (number, folded, _other_script(written), initials(folded), " ".join(squashes(folded)))
                    for number, _, written, folded in rows
                ],
            },
        )

    def keys(self, expression: str, limit: int) -> list[int]:
        """Return up to `limit` people with a name that an FTS expression matches, most events first."""
        return self._timeline.first_distinct(
            "select person from names_text join names on number = names_text.rowid "
            "where names_text match ? order by names_text.rowid",
            expression,
            limit=limit,
        )

    def keys_of_fold(self, folded: str, limit: int) -> list[int]:
        """Return up to `limit` people with a name of this very fold, most events first."""
        return self._timeline.first_distinct(
            "select person from names where folded = ? order by number", folded, limit=limit
        )

    def names(self, keys: Iterable[int]) -> Iterator[tuple[int, str, str]]:
        """Yield (key, name as written, its fold) for all names of these people."""
        yield from self._timeline.rows(
            "select person, written, folded from json_each(?) cross join names on person = json_each.value",
            json.dumps(list(keys)),
        )

    def vocabulary(self) -> list[str]:
        """Return every distinct token of the folded names."""
        rows = self._timeline.rows("select term from names_words where col = 'folded'")
        return [term for (term,) in rows]


def _other_script(written: str) -> str:
    """Return a name's own words for search as they are written, where they are not plain ASCII."""
    return "" if written.isascii() else " ".join(written_words(written))


class EventsIndex:
    """The words of every event but the names of people. Make it with `timeline.once(EventsIndex)`."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._names = {
            (kind, id_): _spellings(Kind(kind), id_, body, timeline.language)
            for kind, id_, body in timeline.rows(
                "select kind, id, body from records where kind in ('place', 'series', 'organization')"
            )
        }
        events = timeline.rows("select rank, body from events order by rank")
        texts = ((rank, list(self._texts(json.loads(body)))) for rank, body in events)
        folded = lru_cache(FOLDS_KEPT)(fold)  # kinds, topics and names come again and again
        timeline.extend(
            EVENTS_SCHEMA.read_text(encoding="utf-8"),
            {
                "insert into events_text (rowid, folded, written) values (?, ?, ?)": (
                    (rank, BREAK.join(map(folded, parts)), _syllabic(parts)) for rank, parts in texts
                )
            },
        )

    def _texts(self, record: Mapping[str, Any]) -> Iterator[str]:
        for value in (record["title"], record.get("summary"), *record.get("topics", ()), record.get("kind")):
            text = decode_text(value, "")
            if text is not None:
                yield from (version.text for version in text.versions)
        organizations = {
            participant["organization"]
            for participant in record.get("participants", ())
            if not isinstance(participant, str) and "organization" in participant
        }
        named = [(Kind.PLACE, record.get("place")), (Kind.SERIES, record.get("series"))]
        named += [(Kind.ORGANIZATION, id_) for id_ in sorted(organizations)]
        for kind, id_ in named:
            if id_ is not None:
                yield from self._names[kind.value, id_]


def _syllabic(texts: Sequence[str]) -> str:
    """Return those texts that have Han or Hangul in them, character by character."""
    return BREAK.join(" ".join(written_words(text)) for text in texts if has_syllabic(text))
