"""What a page says, for programs: JSON-LD in the terms of schema.org, in a `<script>` that is data and never runs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup

from tui.export.moments import Dates
from tui.model.entities import Event, Kind, Named, Organization, Participation, Person, Place, Series, Text
from tui.store.timeline import Timeline

_STATUS = {"cancelled": "https://schema.org/EventCancelled", "planned": "https://schema.org/EventScheduled"}
# What could end the script or be taken for markup is written as JSON's own escapes, which read back the same.
_ESCAPED = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})
Node = dict[str, Any]


class LinkedData:
    """Collects events, and the people, organizations and series that they name, as nodes of one graph."""

    def __init__(self, timeline: Timeline, language: str, shown: frozenset[str]) -> None:
        self._timeline = timeline
        self._language = language
        self._shown = shown
        self._events: list[str] = []
        self._named: dict[tuple[Kind, str], None] = {}

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
        if event.place and (place := self._place(event.place)):
            node["location"] = place
        parents = [{"@id": f"#event-{id_}"} for id_ in event.part_of if id_ in self._shown]
        if event.series:
            parents.append(self._reference(Kind.SERIES, event.series))
        if parents:
            node["superEvent"] = parents
        if event.participants:
            node["attendee"] = [self._participant(part) for part in event.participants]
        self._events.append(_dumped(node))

    def nodes(self) -> Iterator[Markup]:
        """Yield the nodes of the graph as JSON, safe to stand in a `<script>`."""
        yield from map(Markup, self._events)  # no < and no & is in them
        for node in self._others():
            yield Markup(_dumped(node))  # noqa: S704  the same

    def _others(self) -> Iterator[Node]:
        for kind, id_ in list(self._named):
            record = self._timeline.get(kind, id_)
            if isinstance(record, Named):
                yield {"@id": f"#{kind}-{id_}", **self._describe(record)}

    def _describe(self, record: Named) -> Node:
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

    def _participant(self, part: Participation) -> Node:
        if part.person is not None:
            return self._reference(Kind.PERSON, part.person)
        if part.organization is not None:
            return self._reference(Kind.ORGANIZATION, part.organization)
        return {"@type": "Person", "name": part.name}

    def _reference(self, kind: Kind, id_: str) -> Node:
        self._named[kind, id_] = None
        return {"@id": f"#{kind}-{id_}"}

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


def _texts(name: Text, aliases: Iterable[str]) -> list[str]:
    return list(dict.fromkeys([*(version.text for version in name.versions), *aliases]))


def _dumped(node: Node) -> str:
    return json.dumps(node, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
