"""What a page says, for programs: JSON-LD in the terms of schema.org, in a `<script>` that is data and never runs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from markupsafe import Markup

from tui.export.html.markup import in_script
from tui.export.html.moments import Dates, dates_of
from tui.model.entities import (
    Citation,
    Event,
    Kind,
    Named,
    Organization,
    Participation,
    Person,
    Place,
    Series,
    Source,
    Text,
)
from tui.store.timeline import Timeline

_TOGETHER = 256  # nodes put into JSON at a time: few enough to take little memory, enough to be quick
_STATUS = {"cancelled": "https://schema.org/EventCancelled", "planned": "https://schema.org/EventScheduled"}
Node = dict[str, Any]


class LinkedData:
    """Collects events, and the people, organizations and series that they name, as nodes of one graph."""

    def __init__(
        self, timeline: Timeline, language: str, shown: frozenset[str], note: Callable[[str], int]
    ) -> None:
        self._timeline = timeline
        self._language = language
        self._shown = shown
        self._note = note
        self._places: dict[str, Node | None] = {}
        self._written: list[bytes] = []
        self._waiting: list[Node] = []
        self._named: dict[str, dict[str, Node]] = {
            kind.value: {} for kind in Kind
        }  # what refers to each, by its id

    def add(self, event: Event, dates: Dates) -> None:
        title = event.title.say(self._language).text
        node: Node = {"@type": "Event", "@id": f"#event-{event.id}", "name": title}
        if dates.start:
            node["startDate"] = dates.start
        if dates.end:
            node["endDate"] = dates.end
        if event.status in _STATUS:
            node["eventStatus"] = _STATUS[event.status]
        if event.summary:
            node["description"] = event.summary.say(self._language).text
        if event.place and (place := self._located(event.place)):
            node["location"] = place
        if parents := self._parents(event):
            node["superEvent"] = parents
        if event.participants:
            node["attendee"] = [self._participant(part) for part in event.participants]
        cited = dict.fromkeys([citation.source for citation in _citations(event)])
        if cited:
            node["subjectOf"] = [self._reference(Kind.SOURCE, source) for source in cited]
        self._waiting.append(node)
        if len(self._waiting) == _TOGETHER:
            self._write()

    def _parents(self, event: Event) -> list[Node]:
        parents = [{"@id": f"#event-{id_}"} for id_ in event.part_of if id_ in self._shown]
        return [*parents, self._reference(Kind.SERIES, event.series)] if event.series else parents

    def nodes(self) -> Iterator[Markup]:
        """Yield the nodes of the graph, several at a time, as JSON that is safe to stand in a `<script>`."""
        self._waiting += self._others()
        self._write()
        yield from (Markup(some.decode()) for some in self._written)  # noqa: S704  made by `in_script`

    def _write(self) -> None:
        """Put the nodes that wait into JSON, in UTF-8, which takes the least memory."""
        if self._waiting:
            self._written.append(in_script(_encode(self._waiting)[1:-1]).encode())
            self._waiting = []

    def _others(self) -> Iterator[Node]:
        for kind in Kind:
            for id_, reference in self._named[kind.value].items():
                record = self._timeline.get(kind, id_)
                if isinstance(record, Named | Source):
                    yield {**reference, **self._describe(record)}

    def _describe(self, record: Named | Source) -> Node:
        if isinstance(record, Source):
            return self._work(record)
        others = [text for text in _texts(record.name, record.aliases) if text != self._say(record.name)]
        node: Node = {"name": self._say(record.name)}
        if others:
            node["alternateName"] = others
        match record:
            case Person(country=country):
                return {"@type": "Person", **node, **({"nationality": country} if country else {})}
            case Organization():
                return {"@type": "Organization", **node}
            case Series(organizer=organizer):
                by = (
                    {"organizer": {"@type": "Organization", "name": self._name(organizer)}}
                    if organizer
                    else {}
                )
                return {"@type": "EventSeries", **node, **by}
        return node

    def _work(self, source: Source) -> Node:
        """Return a source as what it is to schema.org: a work, published by somebody."""
        title = source.title.say(self._language)
        node: Node = {"@type": "CreativeWork", "name": title.text}
        if source.publisher:
            node["publisher"] = {"@type": "Organization", "name": self._say(source.publisher)}
        date = dates_of(source.date) if source.date else None
        more = {
            "url": source.url,
            "inLanguage": source.language or title.language,
            "datePublished": date.start if date else None,
            "license": source.licence,
        }
        return node | {name: value for name, value in more.items() if value}

    def _participant(self, part: Participation) -> Node:
        if part.person is not None:
            return self._reference(Kind.PERSON, part.person)
        if part.organization is not None:
            return self._reference(Kind.ORGANIZATION, part.organization)
        return {"@type": "Person", "name": part.name}

    def _reference(self, kind: Kind, id_: str) -> Node:
        named = self._named[kind._value_]
        if id_ not in named:
            anchor = f"note-{self._note(id_)}" if kind is Kind.SOURCE else f"{kind}-{id_}"
            named[id_] = {"@id": f"#{anchor}"}
        return named[id_]

    def _located(self, id_: str) -> Node | None:
        if id_ not in self._places:
            self._places[id_] = self._place(id_)
        return self._places[id_]

    def _place(self, id_: str) -> Node | None:
        place = self._timeline.get(Kind.PLACE, id_)
        if not isinstance(place, Place):
            return None
        within = [self._say(place.within)] if place.within else []
        address = ", ".join([*within, *([place.country] if place.country else [])])
        return {"@type": "Place", "name": self._say(place.name), **({"address": address} if address else {})}

    def _name(self, organization: str) -> str:
        record = self._timeline.get(Kind.ORGANIZATION, organization)
        return self._say(record.name) if isinstance(record, Named) else organization

    def _say(self, text: Text) -> str:
        return text.say(self._language).text


def _citations(event: Event) -> Iterator[Citation]:
    yield from event.sources
    for part in event.participants:
        yield from part.sources
    for statement in event.statements:
        yield from statement.sources


def _texts(name: Text, aliases: Iterable[str]) -> list[str]:
    return list(dict.fromkeys([*(version.text for version in name.versions), *aliases]))


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
