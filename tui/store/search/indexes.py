"""What search needs beside the records, made at the first search: every name folded, every event's words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from tui.model.names import fold, fold_all, has_syllabic, initials, written_text, written_words
from tui.model.records import spellings
from tui.store.search.vocabulary import Vocabulary
from tui.store.timeline import Timeline

NAMES_SCHEMA = Path(__file__).with_name("names.sql")
EVENTS_SCHEMA = Path(__file__).with_name("events.sql")

FOLDS_KEPT = 1024
EVENTS_AT_ONCE = 5000

# Names read at first, and how many times as many with every further reading.
FIRST_GROUP = 64
GROWTH = 4
LAST = chr(0x10FFFF)  # behind every other character

# Stands between texts that are indexed together, so that no phrase runs from one into the next; no fold has it in it.
BREAK = " \ue000 "


class NamesIndex:
    """
    The names of everybody, numbered by person. Make it with `timeline.once(NamesIndex)`.

    What finds people yields their keys in groups, those at most events first, each no larger than it has to be: whoever
    needs few stops early. FTS expressions hold folded words only, so quotes need no escape.
    """

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        timeline.keep_tables("names", NAMES_SCHEMA.read_text(encoding="utf-8"), self._tables)
        #: the words of the folded names
        self.vocabulary = timeline.keep(
            "names.vocabulary",
            self._vocabulary,
            lambda made: " ".join(made.words).encode(),
            lambda kept: Vocabulary(kept.decode().split()),
        )

    def matching(self, expression: str) -> Iterator[list[int]]:
        """Find people with a name that an FTS expression matches."""
        # The rows of the text come in their order by themselves, one by one as far as they are read.
        return self._found(
            "names_text.rowid",
            "names_text cross join names on number = names_text.rowid where names_text match ?",
            expression,
        )

    def of_fold(self, folded: str) -> Iterator[list[int]]:
        """Find people with a name of this very fold."""
        return self._found("number", "names indexed by names_by_fold where folded = ?", folded)

    def of_initials(self, initials: str) -> Iterator[list[int]]:
        """Find people with a name whose initials begin so."""
        return self._found(
            "number",
            "names indexed by names_by_initials where initials >= ? and initials < ?",
            initials,
            f"{initials}{LAST}",
        )

    def names(self, keys: Iterable[int]) -> Iterator[tuple[int, str, str]]:
        """Yield (key, name as written, its fold) for all names of these people."""
        yield from self._timeline.rows(
            "select person, written, folded from json_each(?) cross join names on person = json_each.value",
            json.dumps(list(keys)),
        )

    def _found(self, number: str, names: str, *values: str) -> Iterator[list[int]]:
        last, most = -1, FIRST_GROUP
        while True:
            rows = self._timeline.rows(
                f"select {number}, person from {names} and {number} > ? order by {number} limit ?",
                *values,
                last,
                most,
            )
            if rows:
                yield list(dict.fromkeys(key for _, key in rows))
            if len(rows) < most:
                return
            last, most = rows[-1][0], most * GROWTH

    def _tables(self) -> Mapping[str, Iterable[tuple[Any, ...]]]:
        people = self._timeline.rows(
            "select key, name, body from people "
            "left join records on kind = 'person' and records.id = people.id order by key"
        )
        names = [
            (key, written)
            for key, name, body in people
            for written in ([name] if body is None else spellings(json.loads(body)))
        ]
        folds = fold_all([written for _, written in names])
        rows = (
            (number, key, written, folded, initials(folded))
            for number, ((key, written), folded) in enumerate(zip(names, folds, strict=True))
        )
        others = _other_scripts([written for _, written in names])
        return {
            "insert into names values (?, ?, ?, ?, ?)": rows,
            "insert into names_text (rowid, folded, written) values (?, ?, ?)": zip(
                range(len(names)), folds, others, strict=True
            ),
        }

    def _vocabulary(self) -> Vocabulary:
        folds = self._timeline.rows("select folded from names")
        return Vocabulary(word for (folded,) in folds for word in folded.split())


def _other_scripts(names: Sequence[str]) -> list[str]:
    """Return names case folded in their own scripts, where they are not plain ASCII."""
    others = written_text("\n".join("" if name.isascii() else name.replace("\n", " ") for name in names))
    return others.split("\n") if names else []


class EventsIndex:
    """The words of every event but the names of people. Make it with `timeline.once(EventsIndex)`."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        timeline.keep_tables(
            "events_text",
            EVENTS_SCHEMA.read_text(encoding="utf-8"),
            lambda: {
                "insert into events_text (rowid, title, folded, written) values (?, ?, ?, ?)": self._rows()
            },
        )

    def _rows(self) -> Iterator[tuple[int, str, str, str]]:
        named = {
            (kind, id_): spellings(json.loads(body))
            for kind, id_, body in self._timeline.rows(
                "select kind, id, body from records where kind in ('place', 'series', 'organization')"
            )
        }
        organizations: dict[int, list[tuple[str, str]]] = {}
        for id_, rank in self._timeline.rows(
            "select id, event from occurrences where kind = 'organization' order by event, id"
        ):
            organizations.setdefault(rank, []).append(("organization", id_))
        folded = lru_cache(FOLDS_KEPT)(fold)  # kinds, topics and names come again and again
        for first in range(0, self._timeline.size, EVENTS_AT_ONCE):
            events = [
                (rank, json.loads(body))
                for rank, body in self._timeline.rows(
                    "select rank, body from events where rank >= ? and rank < ? order by rank",
                    first,
                    first + EVENTS_AT_ONCE,
                )
            ]
            own = [
                (titles := _versions(event["title"]), titles + _versions(event.get("summary")))
                for _, event in events
            ]
            folds = iter(fold_all([text for _, texts in own for text in texts]))
            for (rank, event), (titles, texts) in zip(events, own, strict=True):
                others = [text for topic in event.get("topics", ()) for text in _versions(topic)]
                others += _versions(event.get("kind"))
                about = (
                    ("place", event.get("place")),
                    ("series", event.get("series")),
                    *organizations.get(rank, ()),
                )
                others += [name for kind, id_ in about if id_ is not None for name in named[kind, id_]]
                title = BREAK.join(["", *islice(folds, len(titles)), ""])
                words = [*islice(folds, len(texts) - len(titles)), *map(folded, others)]
                yield rank, title, BREAK.join(words), _syllabic([*texts, *others])


def _versions(text: str | Mapping[str, str] | None) -> list[str]:
    """Return a text as written in every language."""
    return [] if text is None else [text] if isinstance(text, str) else list(text.values())


def _syllabic(texts: Sequence[str]) -> str:
    """Return those texts that have Han or Hangul in them, character by character."""
    if all(map(str.isascii, texts)):
        return ""
    return BREAK.join(" ".join(written_words(text)) for text in texts if has_syllabic(text))
