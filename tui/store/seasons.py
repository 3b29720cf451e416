"""Seasons told by their hemisphere, where the place of an event or the timeline says which it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tui.model.entities import Kind
from tui.model.hemispheres import has_season, hemisphere_of, placed
from tui.model.zoned import place_of
from tui.reading.files import Reading
from tui.store.stored import Stored, to_json, to_stored

Record = Mapping[str, Any]
_LISTS = ("conflicts", "other_dates")


def in_hemispheres(reading: Reading) -> dict[str, Stored]:
    """Return the events with a season whose hemisphere is known, by id: with it, and as written beside that."""
    events, places = reading.tables[Kind.EVENT], reading.tables[Kind.PLACE]
    found = {}
    for id_, event in events.items():
        if not any(map(has_season, _dates(event))):
            continue
        place = places.get(place_of(event, events) or "", {})
        hemisphere = hemisphere_of(place.get("country"), reading.timeline.get("hemisphere"))
        if hemisphere:
            found[id_] = to_stored(_placed(event, hemisphere))._replace(raw=to_json(event))
    return found


def _dates(event: Record) -> Iterator[str]:
    for record in (event, *(one for name in _LISTS for one in event.get(name, ()))):
        if "date" in record:
            yield record["date"]


def _placed(event: Record, hemisphere: str) -> Record:
    lists = {name: [_placed(one, hemisphere) for one in event[name]] for name in _LISTS if name in event}
    date = {"date": placed(event["date"], hemisphere)} if "date" in event else {}
    return {**event, **lists, **date}
