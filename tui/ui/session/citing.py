"""The selected event taken elsewhere: its citation in words, its web addresses, its line in a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui.model.entities import Citation, Event, Kind, Source, event_of
from tui.model.translation import tr
from tui.store.timeline import Timeline

_AT = re.compile(r"(p|photo)(\d+)")


def citation(timeline: Timeline, event: Event, language: str) -> str:
    """Return an event and what it rests on in one line: “Title”, date. Source, publisher, date, paragraph 5, address."""
    said = f"“{event.title.say(language).text}”, {event.date.words(language)}."
    sources = [_cited(source, cited, language) for source, cited in _sources(timeline, event)]
    return " ".join([said, *sources])


def addresses(timeline: Timeline, event: Event) -> list[str]:
    """Return where the sources of an event, and then its own links, are on the web, each once."""
    urls = (source.url for source, _ in _sources(timeline, event))
    return list(dict.fromkeys(url for url in (*urls, *event.links) if url))


def line_of(files: Sequence[str], event_id: str) -> tuple[str, int] | None:
    """Return the file in which an event is written and its line, from 1; None where it is not there any more."""
    # Reads the files again: they may have changed since, and positions are kept by nobody.
    from tui.reading.files import read
    from tui.reading.headers import lines_of

    event_id = event_of(event_id)  # an occurrence is written where its rule is
    headers = [(file, line) for file in files for line in lines_of(file, Kind.EVENT, event_id)]
    if len(headers) == 1:  # 40 MB take a tenth of a second, to parse and to scan them half a minute
        return headers[0]
    position = read(files).position(Kind.EVENT, event_id)
    return None if position is None else position[:2]


def _sources(timeline: Timeline, event: Event) -> Iterator[tuple[Source, Citation]]:
    for cited in event.sources:
        source = timeline.get(Kind.SOURCE, cited.source)
        if isinstance(source, Source):
            yield source, cited


def _cited(source: Source, cited: Citation, language: str) -> str:
    place = _AT.fullmatch(cited.at or "")
    parts = (
        source.title.say(language).text,
        source.publisher.say(language).text if source.publisher else None,
        source.date.words(language) if source.date else None,
        _place(place[1], place[2], language) if place else cited.at,
        source.url,
    )
    return ", ".join(part for part in parts if part) + "."


def _place(kind: str, number: str, language: str) -> str:
    """Say where in a source something stands: `p5` is paragraph 5, `photo1` photo 1."""
    words = tr("paragraph {number}", language) if kind == "p" else tr("photo {number}", language)
    return words.format(number=number)
