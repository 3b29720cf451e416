"""Sources as numbered notes: a number is given where a source is first cited, as in print."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from tui.model.entities import Citation, Kind, Source
from tui.store.timeline import Timeline

_PLACES = {"p": "paragraph", "photo": "photo caption"}


class Cited(NamedTuple):
    """One place in a source, the words quoted from it, and the events that cite it."""

    at: str | None  # in words; None is the source as a whole
    quotes: tuple[str, ...]
    events: tuple[str, ...]  # ids


class NumberedNote(NamedTuple):
    number: int
    id: str
    source: Source | None  # None where there is no such record
    cited: tuple[Cited, ...]


class _Place:
    """What is cited of one place, each once and in the order met; and how it is referred to."""

    def __init__(self, number: int, at: str | None) -> None:
        self.quotes: dict[str, None] = {}
        self.events: dict[str, None] = {}
        place = locator_words(at)
        words = escape(f"Source {number}, {place}" if place else f"Source {number}")
        written = f"{number}<span> {escape(at)}</span>" if at else str(number)
        # The name has what is seen in it, for those who speak to their browser.
        name = escape(f"Source {number} {at}" if at else f"Source {number}")
        self.reference = f'<a href="#note-{number}" aria-label="{name}" title="{words}">{written}</a>'


class Notes:
    """Numbers the citations of a page in the order in which they are asked for."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._numbers: dict[str, int] = {}
        self._cited: dict[str, dict[str | None, _Place]] = {}

    def number(self, source: str) -> int:
        """Return the number of a source's note."""
        self._cited.setdefault(source, {})
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def refs(self, citations: Iterable[Citation], event: str) -> str:
        """Return the markup that stands after a fact about an event: a reference to each note and place, once."""
        references: dict[str, None] = {}
        for citation in citations:
            place = self._place(citation)
            place.events[event] = None
            if citation.quote:
                place.quotes[citation.quote] = None
            references[place.reference] = None
        return f'<sup class="refs">{"".join(references)}</sup>' if references else ""

    def all(self) -> list[NumberedNote]:
        """Return the notes by number."""
        return [
            NumberedNote(
                number,
                source,
                record if isinstance(record := self._timeline.get(Kind.SOURCE, source), Source) else None,
                tuple(
                    Cited(locator_words(at), tuple(place.quotes), tuple(place.events))
                    for at, place in sorted(self._cited[source].items(), key=_in_reading_order)
                ),
            )
            for source, number in self._numbers.items()
        ]

    def _place(self, citation: Citation) -> _Place:
        number = self.number(citation.source)
        places = self._cited[citation.source]
        if citation.at not in places:
            places[citation.at] = _Place(number, citation.at)
        return places[citation.at]


def locator_words(at: str | None) -> str | None:
    """Return a place in a source in words: `p5` is paragraph 5; others are as written."""
    match = re.fullmatch(r"([a-z]+)(\d+)", at or "")
    return f"{_PLACES[match[1]]} {match[2]}" if match and match[1] in _PLACES else at


def _in_reading_order(cited: tuple[str | None, _Place]) -> tuple[bool, list[tuple[int, str]]]:
    """Sort `p2` before `p10`, and the source as a whole before its places."""
    at = cited[0]
    return at is not None, [
        (int(part) if part.isdecimal() else -1, part) for part in re.split(r"(\d+)", at or "")
    ]
