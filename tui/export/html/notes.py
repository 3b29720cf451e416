"""Sources as numbered notes: a number is given where a source is first cited, as in print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import NamedTuple

from markupsafe import Markup

from tui.export.html.markup import Heading
from tui.model.entities import Citation, Kind, Source
from tui.model.translation import grouped, tr, trn
from tui.store.timeline import Timeline

MOST = 20  # events named for one place in a source; each article refers to its notes anyway


class Cited(NamedTuple):
    """One place in a source, the words quoted from it, and the events that cite it."""

    at: str | None  # in words; None is the source as a whole
    quotes: tuple[str, ...]
    events: tuple[str, ...]  # ids

    def events_words(self, headings: Mapping[str, Heading], language: str) -> Markup:
        """Return the events in markup; of very many the first ones, and how many more there are."""
        named = self.events if len(self.events) <= MOST else self.events[:MOST]
        links = ", ".join([headings[id_].link for id_ in named])
        more = len(self.events) - len(named)
        words = trn("and {number} more event", "and {number} more events", more, language)
        after = f" {escape(words.format(number=grouped(more, language)))}" if more else ""
        return Markup(links + after)  # noqa: S704  made by `heading`, or escaped


class NumberedNote(NamedTuple):
    number: int
    id: str
    source: Source | None  # None where there is no such record
    cited: tuple[Cited, ...]


class _Place:
    """What is cited of one place, each once and in the order met; and how it is referred to."""

    def __init__(self, number: int, at: str | None, language: str) -> None:
        self.quotes: dict[str, None] = {}
        self.events: list[str] = []  # in the order of the page, so that one that is there already is the last
        self.last: str | None = None
        source = tr("Source {number}", language).format(number=number)
        place = locator_words(at, language)
        words = escape(f"{source}, {place}" if place else source)
        written = f"{number}<span> {escape(at)}</span>" if at else str(number)
        # The name has what is seen in it, for those who speak to their browser.
        name = escape(f"{source} {at}" if at else source)
        self.reference = (
            f'<a href="#note-{number}" aria-label="{name}" aria-describedby="source-{number}" title="{words}">'
            f"{written}</a>"
        )


class Notes:
    """Numbers the citations of a page in the order in which they are asked for."""

    def __init__(self, timeline: Timeline, language: str) -> None:
        self._timeline = timeline
        self._language = language
        self._numbers: dict[str, int] = {}
        self._cited: dict[str, dict[str | None, _Place]] = {}

    def number(self, source: str) -> int:
        """Return the number of a source's note."""
        self._cited.setdefault(source, {})
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def refs(self, citations: Iterable[Citation], event: str) -> str:
        """Return the markup that stands after a fact about an event: a reference to each note and place, once."""
        references: dict[str, None] = {}
        for source, at, quote in citations:
            places = self._cited.get(source)
            place = places.get(at) if places else None
            if place is None:
                place = self._place(source, at)
            if place.last != event:
                place.last = event
                place.events.append(event)
            if quote:
                place.quotes[quote] = None
            references[place.reference] = None
        # Brackets and spaces that are copied too: else a date and the number behind it are one number.
        return f'<sup class="refs"> [{", ".join(references)}]</sup>' if references else ""

    def all(self) -> list[NumberedNote]:
        """Return the notes by number."""
        return [
            NumberedNote(
                number,
                source,
                record if isinstance(record := self._timeline.get(Kind.SOURCE, source), Source) else None,
                tuple(
                    Cited(locator_words(at, self._language), tuple(place.quotes), tuple(place.events))
                    for at, place in sorted(self._cited[source].items(), key=_in_reading_order)
                ),
            )
            for source, number in self._numbers.items()
        ]

    def _place(self, source: str, at: str | None) -> _Place:
        number = self.number(source)
        place = self._cited[source][at] = _Place(number, at, self._language)
        return place


def locator_words(at: str | None, language: str) -> str | None:
    """Return a place in a source in words: `p5` is paragraph 5; others are as written."""
    match = re.fullmatch(r"(p|photo)(\d+)", at or "")
    if match is None:
        return at
    words = tr("paragraph {number}", language) if match[1] == "p" else tr("photo caption {number}", language)
    return words.format(number=match[2])


def _in_reading_order(cited: tuple[str | None, _Place]) -> tuple[bool, list[tuple[int, str]]]:
    """Sort `p2` before `p10`, and the source as a whole before its places."""
    at = cited[0]
    return at is not None, [
        (int(part) if part.isdecimal() else -1, part) for part in re.split(r"(\d+)", at or "")
    ]
