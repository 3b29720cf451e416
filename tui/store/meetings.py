"""
Who met whom, and how surely.

Being at one conference is not a meeting: every encounter has a grade that says what the timeline knows of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import pairwise, product
from typing import NamedTuple

from tui.model.dates import BEGINNING, END, Certainty, Window
from tui.model.entities import Citation
from tui.model.instants import DAY
from tui.store.gatherings import BILATERAL, SESSIONS, Gatherings
from tui.store.spans import Reach
from tui.store.timeline import Timeline


class Grade(IntEnum):
    """How near two people came to each other; the greater, the nearer."""

    PLACE = 1
    """They were at different events at the same place, on days that overlap."""
    EVENT = 2
    """They were at the same event, or at parts of it."""
    SESSION = 3
    """They were at the same talks or meeting of more than two, or at the same part of an event."""
    TALKS = 4
    """They met: an event of the two alone, or one that names one of them as the other's counterpart."""

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Grade.TALKS: "talks",
    Grade.SESSION: "same session",
    Grade.EVENT: "same event",
    Grade.PLACE: "same place, overlapping days",
}


class Encounter(NamedTuple):
    """
    Two people near each other: where the first was and where the second was, as ranks, and what they share.

    `event` is the event that they share; of the grade PLACE, where there is none, the one where the first was.
    """

    grade: Grade
    certainty: Certainty
    event: int
    first: int
    second: int
    sources: tuple[Citation, ...]


class Link(NamedTuple):
    """One step of a chain: two people, and the talks of the two."""

    first: int
    second: int
    talks: tuple[Encounter, ...]


def encounters(timeline: Timeline, first: int, second: int) -> list[Encounter]:
    """Return every encounter of two different people, given by their keys: nearest first, then in order of time."""
    return _between(timeline, _Presence(timeline, first), _Presence(timeline, second))


def acquaintances(timeline: Timeline, key: int) -> dict[int, list[Encounter]]:
    """Return everybody whom somebody encountered, with their encounters: most often nearest first."""
    here = _Presence(timeline, key)
    found = {
        other: _between(timeline, here, _Presence(timeline, other)) for other in _candidates(timeline, here)
    }
    known = {other: some for other, some in found.items() if some}
    return dict(sorted(known.items(), key=lambda item: (_closeness(item[1]), item[0])))


def strongest(timeline: Timeline, keys: Sequence[int]) -> dict[tuple[int, int], Grade]:
    """Return the strongest grade between any two of these people, by their keys, the smaller first."""
    present = {key: _Presence(timeline, key) for key in sorted(set(keys))}
    pairs = (
        (key, other)
        for key, here in present.items()
        for other in sorted(_candidates(timeline, here) & present.keys())
        if key < other
    )
    found = {pair: _between(timeline, present[pair[0]], present[pair[1]]) for pair in pairs}
    return {pair: some[0].grade for pair, some in found.items() if some}


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


def place_of(timeline: Timeline, rank: int) -> str | None:
    """Return where an event was, by what it is part of where it does not say; None where that is not known."""
    return timeline.once(Gatherings).places[rank]


class _Presence:
    """Where somebody was: events, and all that those are part of, with the events by which they were there."""

    def __init__(self, timeline: Timeline, key: int) -> None:
        gatherings = timeline.once(Gatherings)
        self.key = key
        self.ranks = [rank for rank in timeline.person_ranks(key) if key in gatherings.people[rank]]
        self.under: dict[int, list[int]] = {}
        for rank in self.ranks:
            for around in gatherings.around(rank):
                self.under.setdefault(around, []).append(rank)


def _between(timeline: Timeline, here: _Presence, there: _Presence) -> list[Encounter]:
    found = [*_shared(timeline, here, there), *_nearby(timeline, here, there)]
    return sorted(found, key=lambda one: (-one.grade, one.event, one.first, one.second))


def _shared(timeline: Timeline, here: _Presence, there: _Presence) -> Iterator[Encounter]:
    """Yield the encounters at events that two people share, or whose parts they were at."""
    gatherings = timeline.once(Gatherings)
    shared = here.under.keys() & there.under.keys()
    for event in shared:
        first, second = here.under[event], there.under[event]
        if event in first and event in second:
            grade = _grade(gatherings, event, here.key, there.key)
            yield _encounter(timeline, grade, Certainty.CERTAINLY, event, (here, event), (there, event))
        elif not shared.intersection(gatherings.parts.get(event, ())):
            # Where a part is shared too, that part says more.
            surest = max(product(first, second), key=lambda pair: _overlap(timeline, *pair))
            certainty = _overlap(timeline, *surest)
            if certainty:
                yield _encounter(
                    timeline, Grade.EVENT, certainty, event, (here, surest[0]), (there, surest[1])
                )


def _nearby(timeline: Timeline, here: _Presence, there: _Presence) -> Iterator[Encounter]:
    """Yield the encounters of people who were at different events, with nothing in common but the place."""
    gatherings = timeline.once(Gatherings)
    theirs: dict[str, list[int]] = {}
    for rank in there.ranks:
        place = gatherings.places[rank]
        if place is not None and here.key not in gatherings.people[rank]:
            theirs.setdefault(place, []).append(rank)
    for rank in here.ranks:
        others = theirs.get(gatherings.places[rank] or "", [])
        if others and there.key not in gatherings.people[rank]:
            around = gatherings.around(rank)
            for other in _at_the_time(timeline, rank, others):
                certainty = _overlap(timeline, rank, other)
                if certainty and not around & gatherings.around(other):
                    yield _encounter(timeline, Grade.PLACE, certainty, rank, (here, rank), (there, other))


def _candidates(timeline: Timeline, presence: _Presence) -> set[int]:
    """Return whom somebody may have encountered."""
    gatherings = timeline.once(Gatherings)
    near = {
        rank
        for around in presence.under
        if not gatherings.parents.get(around)  # the outermost: it has all the others inside
        for rank in gatherings.inside(around)
    }
    for rank in presence.ranks:
        place = gatherings.places[rank]
        if place is not None:
            near.update(_at_the_time(timeline, rank, gatherings.at_place[place]))
    return {other for rank in near for other in gatherings.people[rank]} - {presence.key}


def _at_the_time(timeline: Timeline, rank: int, others: Sequence[int]) -> Sequence[int]:
    """Return those events, given in order of time, that may overlap another one; a few too many, never too few."""
    start, end = timeline.earliest_start[rank], timeline.latest_end[rank]
    # Two days wider: days are compared as days, and offsets shift what is compared in UTC.
    window = Window(max(start - 2 * DAY, BEGINNING), min(end + 2 * DAY, END))
    return timeline.once(Reach).within(window, others)


def _grade(gatherings: Gatherings, event: int, first: int, second: int) -> Grade:
    """Return how near two people were who both took part in an event."""
    if _met(gatherings, event, first, second):
        return Grade.TALKS
    inner = event in gatherings.parents and event not in gatherings.parts
    return Grade.SESSION if inner or gatherings.kinds[event] in SESSIONS else Grade.EVENT


def _met(gatherings: Gatherings, event: int, first: int, second: int) -> bool:
    """Tell whether an event says of two of its people that they met."""
    met = gatherings.counterparts.get(event, frozenset())
    alone = gatherings.kinds[event] in BILATERAL and len(gatherings.people[event]) == 2
    return alone or (first in met) != (second in met)


def _overlap(timeline: Timeline, rank: int, other: int) -> Certainty:
    """Return how surely two events share some time; an event shares all of it with itself, whenever it was."""
    if rank == other:
        return Certainty.CERTAINLY
    return timeline.event(rank).date.overlaps(timeline.event(other).date)


def _encounter(
    timeline: Timeline,
    grade: Grade,
    certainty: Certainty,
    event: int,
    first: tuple[_Presence, int],
    second: tuple[_Presence, int],
) -> Encounter:
    gatherings = timeline.once(Gatherings)
    ranks = first[1], second[1]
    if gatherings.planned.intersection(ranks):
        certainty = min(certainty, Certainty.POSSIBLY)
    cited = [citation for one, rank in (first, second) for citation in _sources(timeline, rank, one.key)]
    return Encounter(grade, certainty, event, *ranks, tuple(dict.fromkeys(cited)))


def _sources(timeline: Timeline, rank: int, key: int) -> tuple[Citation, ...]:
    """Return what says that somebody took part; where nothing says so in particular, what tells of the event."""
    event = timeline.event(rank)
    own = [
        citation
        for participation in event.participants
        if participation.sources and timeline.key_of(participation) == key
        for citation in participation.sources
    ]
    return tuple(own) or event.sources


class _Talks:
    """Who certainly met whom, and where. Make it with `timeline.once(_Talks)`."""

    def __init__(self, timeline: Timeline) -> None:
        gatherings = timeline.once(Gatherings)
        self._events: dict[int, dict[int, list[int]]] = {}
        for event, people in enumerate(gatherings.people):
            if event not in gatherings.planned:
                met = gatherings.counterparts.get(event, people)
                for one, other in product(people, met) if len(people) == 2 or met is not people else ():
                    if one != other and _met(gatherings, event, one, other):
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
        here, there = _Presence(timeline, first), _Presence(timeline, second)
        return tuple(
            _encounter(timeline, Grade.TALKS, Certainty.CERTAINLY, event, (here, event), (there, event))
            for event in self._events[first][second]
        )


def _closeness(some: Sequence[Encounter]) -> tuple[int, ...]:
    """Return a key that sorts people by how often they came nearest, then next nearest, and so on."""
    return tuple(-sum(one.grade is grade for one in some) for grade in sorted(Grade, reverse=True))
