"""Chains of talks that lead from one person to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from itertools import pairwise, product
from typing import NamedTuple

from tui.model.dates import Certainty
from tui.store.meetings.attendance import AttendanceIndex
from tui.store.meetings.encounters import Encounter, Grade
from tui.store.meetings.meetings import encounters, named_as_meeting
from tui.store.timeline import Timeline


class ChainLink(NamedTuple):
    """One step of a chain: two people, and the talks of the two."""

    first: int
    second: int
    talks: tuple[Encounter, ...]


class Gap(NamedTuple):
    """
    Why no chain of certain talks leads from one person to another.

    `from_first` and `from_last` count whom such chains lead to from either end. `possible` is the shortest chain that
    takes possible talks too; None where even those do not link the two.
    """

    from_first: int
    from_last: int
    possible: list[ChainLink] | None


def chain(timeline: Timeline, first: int, last: int) -> list[ChainLink] | None:
    """Return the shortest chain of certain talks from one person to another; None where there is none."""
    return _links(timeline, timeline.once(_CertainTalks).people(first, last), Certainty.CERTAINLY)


def gap(timeline: Timeline, first: int, last: int) -> Gap:
    """Say why there is no chain of certain talks between two people."""
    talks = timeline.once(_CertainTalks)
    possible = timeline.once(_AllTalks).people(first, last)
    return Gap(
        talks.acquaintances(first) - 1,
        talks.acquaintances(last) - 1,
        _links(timeline, possible, Certainty.POSSIBLY),
    )


def _links(timeline: Timeline, people: list[int] | None, least: Certainty) -> list[ChainLink] | None:
    """Return the talks, at least so sure, by which people follow each other in a chain."""
    if people is None:
        return None
    return [
        ChainLink(
            one,
            other,
            tuple(
                encounter
                for encounter in encounters(timeline, one, other)
                if encounter.grade is Grade.TALKS and encounter.certainty >= least
            ),
        )
        for one, other in pairwise(people)
    ]


class _Talks:
    """Who met whom at some events."""

    def __init__(self, attendance: AttendanceIndex, events: Iterable[int]) -> None:
        met: defaultdict[int, set[int]] = defaultdict(set)
        for event in events:
            for one, other in _met(attendance, event):
                met[one].add(other)
                met[other].add(one)
        # In the order of keys, so that whoever is at most events comes first.
        self._partners = {key: tuple(sorted(others)) for key, others in met.items()}

    def people(self, first: int, last: int) -> list[int] | None:
        """Return by whom somebody is reached from another, both included: the fewest there can be; None: by nobody."""
        if first not in self._circles or self._circles.get(last) is not self._circles[first]:
            return None
        came_from = self._reached(first, last)
        people = [last]
        while people[-1] != first:
            people.append(came_from[people[-1]])
        return people[::-1]

    def acquaintances(self, key: int) -> int:
        """Return how many are linked to somebody by any chain, themselves included."""
        return len(self._circles.get(key, (key,)))

    @cached_property
    def _circles(self) -> Mapping[int, Collection[int]]:
        """Everybody who is linked to each person: one and the same collection for all who are."""
        circles: dict[int, Collection[int]] = {}
        for key in self._partners:
            if key not in circles:
                acquaintances = self._reached(key)
                circles.update(dict.fromkeys(acquaintances, acquaintances.keys()))
        return circles

    def _reached(self, first: int, last: int | None = None) -> dict[int, int]:
        """Return who is reached from somebody, by whom; no further than `last`."""
        found = {first: first}
        ahead = [first]
        while ahead and last not in found:
            reached: list[int] = []
            for key in ahead:
                for other in self._partners.get(key, ()):
                    if other not in found:
                        found[other] = key
                        reached.append(other)
            ahead = reached
        return found


class _CertainTalks(_Talks):
    """Make it with `timeline.once(_CertainTalks)`."""

    def __init__(self, timeline: Timeline) -> None:
        attendance = timeline.once(AttendanceIndex)
        super().__init__(
            attendance, (event for event in range(timeline.size) if event not in attendance.planned)
        )


class _AllTalks(_Talks):
    """With those that are only possible. Make it with `timeline.once(_AllTalks)`."""

    def __init__(self, timeline: Timeline) -> None:
        super().__init__(timeline.once(AttendanceIndex), range(timeline.size))


def _met(attendance: AttendanceIndex, event: int) -> Iterable[tuple[int, int]]:
    """Return any two people of whom an event says that they met."""
    people = attendance.people[event]
    if len(people) == 2:
        return (people,) if named_as_meeting(attendance, event, *people) else ()
    met = attendance.counterparts[event]
    return product(met, (key for key in people if key not in met)) if met else ()
