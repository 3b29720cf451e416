"""Chains of talks that lead from one person to another."""

from __future__ import annotations

from itertools import pairwise, product
from typing import NamedTuple

from tui.model.dates import Certainty
from tui.store.gatherings import Gatherings
from tui.store.meetings import Encounter, Grade, encounter_of, named_as_meeting
from tui.store.timeline import Timeline


class Link(NamedTuple):
    """One step of a chain: two people, and the talks of the two."""

    first: int
    second: int
    talks: tuple[Encounter, ...]


def chain(timeline: Timeline, first: int, last: int) -> list[Link] | None:
    """Return the shortest chain of certain talks from one person to another; None where there is none."""
    talks = timeline.once(_Talks)
    came_from: dict[int, int] = {first: first}
    ahead = [first]
    while ahead and last not in came_from:
        reached: list[int] = []
        for key in ahead:
            for other in talks.partners(key):
                if other not in came_from:
                    came_from[other] = key
                    reached.append(other)
        ahead = reached
    if last not in came_from:
        return None
    people = [last]
    while people[-1] != first:
        people.append(came_from[people[-1]])
    people.reverse()
    return [Link(one, other, talks.of(timeline, one, other)) for one, other in pairwise(people)]


class _Talks:
    """Who certainly met whom, and where. Make it with `timeline.once(_Talks)`."""

    def __init__(self, timeline: Timeline) -> None:
        gatherings = timeline.once(Gatherings)
        self._events: dict[int, dict[int, list[int]]] = {}
        for event, people in enumerate(gatherings.people):
            if event not in gatherings.planned:
                met = gatherings.counterparts.get(event, people)
                for one, other in product(people, met) if len(people) == 2 or met is not people else ():
                    if one != other and named_as_meeting(gatherings, event, one, other):
                        self._add(one, other, event)
                        self._add(other, one, event)

    def _add(self, one: int, other: int, event: int) -> None:
        events = self._events.setdefault(one, {}).setdefault(other, [])
        if event not in events[-1:]:
            events.append(event)

    def partners(self, key: int) -> list[int]:
        """Return whom somebody met, those at most events first."""
        return sorted(self._events.get(key, ()))

    def of(self, timeline: Timeline, first: int, second: int) -> tuple[Encounter, ...]:
        """Return the talks of two people, in order of time."""
        return tuple(
            encounter_of(timeline, Grade.TALKS, Certainty.CERTAINLY, event, (first, event), (second, event))
            for event in self._events[first][second]
        )
