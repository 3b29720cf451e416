"""Events that recur, as the store has them: each occurrence an event like any other, and the rule beside them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from tui.model.dates import UNDATED, Certainty, When
from tui.reading.recurrences import Recurrences, ids_of
from tui.store.stored import Record, Stored, to_json, to_stored

# What the file says of the date that is written, and of no other.
_OF_THE_FIRST = ("edition", "conflicts", "other_dates")


def occurrences(events: Mapping[str, Record], found: Recurrences) -> Iterator[tuple[str, Stored]]:
    """Yield all events by id; in the place of one that recurs, its occurrences."""
    parents = {rule: _Parents(ids_of(rule, dates), dates.texts) for rule, dates in found.dates.items()}
    for id_, event in events.items():
        each = [(id_, to_stored(event))] if id_ not in found.dates else _occurrences(id_, event, found)
        for one, stored in each:
            yield one, _part_of_occurrences(stored, parents)


def rules(events: Mapping[str, Record], found: Recurrences) -> Iterator[tuple[str, Stored]]:
    """Yield the events that recur by id; `shown` says of each why its occurrences end where they do."""
    for id_, dates in found.dates.items():
        written = to_stored(events[id_])
        record = {**written.record, "shown": dates.stop.value}
        yield id_, Stored(record, to_json(record), written.raw or written.body)


def _occurrences(id_: str, event: Record, found: Recurrences) -> Iterator[tuple[str, Stored]]:
    dates = found.dates[id_]
    first = _without(event, "date", "repeat")
    later = _without(first, *_OF_THE_FIRST)
    plain, stored_first, stored_later = event["date"], to_stored(first), to_stored(later)
    for number, (one, text) in enumerate(zip(ids_of(id_, dates), dates.texts, strict=True), 1):
        own = {"date": text, "rule": id_, "occurrence": number}
        record, body, raw = stored_first if text == plain else stored_later
        # Its JSON is the rule's with a new end: thousands are made in the time that encoding some would take.
        end = f",{to_json(own)[1:]}"
        yield one, Stored({**record, **own}, body[:-1] + end, raw and raw[:-1] + end)


def _without(record: Record, *fields: str) -> dict[str, Any]:
    return {field: value for field, value in record.items() if field not in fields}


class _Parents:
    """The occurrences of an event of which others are parts."""

    def __init__(self, ids: list[str], texts: list[str]) -> None:
        self._ids = ids
        self._dates = [When.parse(text) for text in texts]
        self._starts = [
            when.earliest_start for when in self._dates
        ]  # both rise, as all are as long as the first
        self._ends = [when.latest_end for when in self._dates]

    def of(self, when: When) -> list[str]:
        """Return the occurrences within which a date may lie."""
        if when.unknown:
            return []
        first = bisect_left(self._ends, when.earliest_start)
        behind = bisect_right(self._starts, when.latest_end)
        near = zip(self._ids[first:behind], self._dates[first:behind], strict=True)
        return [id_ for id_, date in near if when.within(date) is not Certainty.NO]


def _part_of_occurrences(stored: Stored, parents: Mapping[str, _Parents]) -> Stored:
    """Return an event that is part of one that recurs as part of those of its occurrences in which it may lie."""
    record = stored.record
    if parents.keys().isdisjoint(record.get("part_of", ())):
        return stored
    when = When.parse(record["date"]) if "date" in record else UNDATED
    named: list[str] = []
    for parent in record["part_of"]:
        found = parents[parent].of(when) if parent in parents else []
        named += found or [parent]
    changed = {**record, "part_of": list(dict.fromkeys(named))}
    return Stored(changed, to_json(changed), stored.raw or stored.body)
