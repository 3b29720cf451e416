"""Who is at which event, and how events stand to each other: what is asked again and again about meetings."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from tui.model.names import fold
from tui.store.timeline import Timeline

BILATERAL = frozenset({"talks", "meeting"})
SESSIONS = frozenset({*BILATERAL, "session"})
COUNTERPART = "counterpart"


class Gatherings:
    """
    People (by their keys) and events (by rank). Make it with `timeline.once(Gatherings)`.

    Events that were cancelled have nobody.
    """

    def __init__(self, timeline: Timeline) -> None:
        size = timeline.size
        self.kinds: list[str | None] = [None] * size
        self.planned: set[int] = set()
        self.counterparts: dict[int, frozenset[int]] = {}
        """Of events that name who was met there: those who were."""
        self.people: list[tuple[int, ...]] = [()] * size
        self.parents: defaultdict[int, list[int]] = defaultdict(list)
        self.parts: defaultdict[int, list[int]] = defaultdict(list)
        for parent, part in timeline.rows(
            "select parent.rank, event from occurrences join events parent on parent.id = occurrences.id "
            "where kind = 'event'"
        ):
            self.parents[part].append(parent)
            self.parts[parent].append(part)
        places: list[str | None] = [None] * size
        cancelled = self._read_events(timeline, places)
        there: defaultdict[int, list[int]] = defaultdict(list)
        for key, rank in timeline.rows("select person, event from participants"):
            if rank not in cancelled:
                there[rank].append(key)
        self.attended: defaultdict[int, list[int]] = defaultdict(list)
        """Of each person: the events at which they were, in order of time."""
        for rank, some in sorted(there.items()):
            self.people[rank] = tuple(some)
            for key in some:
                self.attended[key].append(rank)
        self.places = [self._place(places, rank) for rank in range(size)]
        self.at_place: defaultdict[str, list[int]] = defaultdict(list)
        for rank, place in enumerate(self.places):
            if place is not None and self.people[rank]:
                self.at_place[place].append(rank)

    def _read_events(self, timeline: Timeline, places: list[str | None]) -> set[int]:
        """Take from the events what is said of each, put their places into `places`, return the cancelled ones."""
        cancelled = set()
        keys = _Keys(timeline)
        rows = timeline.rows(
            "select rank, body ->> '$.kind', body ->> '$.status', body ->> '$.place',"
            " case when instr(body, ?) then body -> '$.participants' end from events",
            COUNTERPART[1:],  # with a capital or without
        )
        for rank, kind, status, place, participants in rows:
            self.kinds[rank], places[rank] = kind, place
            if status == "cancelled":
                cancelled.add(rank)
            elif status == "planned":
                self.planned.add(rank)
            met = frozenset(keys.counterparts(json.loads(participants))) if participants else None
            if met:
                self.counterparts[rank] = met
        return cancelled

    def around(self, rank: int) -> set[int]:
        """Return an event and all that it is part of, directly or through others."""
        return _reached(rank, self.parents) if rank in self.parents else {rank}

    def inside(self, rank: int) -> set[int]:
        """Return an event and all its parts, and theirs."""
        return _reached(rank, self.parts) if rank in self.parts else {rank}

    def _place(self, places: list[str | None], rank: int) -> str | None:
        """Return where an event was; where it does not say, where all that it is directly part of were."""
        if places[rank] is not None or rank not in self.parents:
            return places[rank]
        where = {places[parent] for parent in self.parents[rank]}
        return where.pop() if len(where) == 1 else None


def _reached(rank: int, steps: Mapping[int, list[int]]) -> set[int]:
    found, ahead = {rank}, [rank]
    while ahead:
        ahead = [other for one in ahead for other in steps.get(one, ()) if other not in found]
        found.update(ahead)
    return found


class _Keys:
    """The keys of people by their ids, and by their names where they have no entry."""

    def __init__(self, timeline: Timeline) -> None:
        self._keys = {
            (id_ is not None, id_ or name): key
            for key, id_, name in timeline.rows("select key, id, name from people where events > 0")
        }

    def counterparts(self, participants: list[str | Mapping[str, Any]]) -> Iterator[int]:
        """Yield the people whose role is that of a counterpart."""
        for one in participants:
            if isinstance(one, str) or "organization" in one:
                continue
            role = one.get("role", "")
            versions = (role,) if isinstance(role, str) else role.values()
            if any(fold(version) == COUNTERPART for version in versions):
                yield self._keys["person" in one, one.get("person") or one["name"]]
