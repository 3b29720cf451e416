"""Which time zone the clock of an event is in, by records in the shape of the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tui.model.entities import event_of
from tui.model.zones import zone_named

Record = Mapping[str, Any]


def zone_of(
    event: Record, events: Mapping[str, Any], places: Mapping[str, Any], usual: object = None
) -> str | None:
    """
    Return the name of the time zone of an event, None where none is known.

    It is that of its place; where it says no place, of the one place of all that it is directly part of; else `usual`,
    that of the timeline. Only the event itself has to be valid.
    """
    place = places.get(place_of(event, events) or "")
    found = place.get("tz") if isinstance(place, Mapping) else None
    return next((name for name in (found, usual) if isinstance(name, str) and zone_named(name)), None)


def place_of(event: Record, events: Mapping[str, Any]) -> str | None:
    """Return the id of the place of an event; where it says none, of the one place of all that it is directly part of."""
    if "place" in event:
        return str(event["place"])
    where = set(_places(event, events))
    return where.pop() if len(where) == 1 else None


def _places(event: Record, events: Mapping[str, Any]) -> Iterator[str | None]:
    for id_ in event.get("part_of", ()):
        parent = events.get(id_) or events.get(event_of(id_))
        place = parent.get("place") if isinstance(parent, Mapping) else None
        yield place if isinstance(place, str) else None
