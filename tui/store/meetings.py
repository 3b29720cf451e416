"""
Who met whom, and how surely.

Being at one conference is not a meeting: every encounter has a grade that says what the timeline knows of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import product
from typing import NamedTuple

from tui.model.dates import BEGINNING, END, Certainty, Window
from tui.model.entities import Citation
from tui.model.instants import DAY
from tui.store.gatherings import BILATERAL, SESSIONS, Gatherings
from tui.store.spans import FEW, Reach
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


def encounters(timeline: Timeline, first: int, second: int) -> list[Encounter]:
    """Return every encounter of two different people, given by their keys: nearest first, then in order of time."""
    return _between(timeline, _Presence(timeline, first), _Presence(timeline, second))


def acquaintances(timeline: Timeline, key: int) -> dict[int, list[Encounter]]:
    """Return everybody whom somebody encountered, with their encounters: most often nearest first."""
    here = _Presence(timeline, key)
    found: dict[int, list[Encounter]] = {}
    for other in _companions(timeline, here):
        found[other] = list(_shared(timeline, here, _Presence(timeline, other)))
    for other, encounter in _nearby(timeline, here):
        found.setdefault(other, []).append(encounter)
    known = {other: sorted(some, key=_order) for other, some in found.items() if some}
    return dict(sorted(known.items(), key=lambda item: (_closeness(item[1]), item[0])))


def strongest(timeline: Timeline, keys: Sequence[int]) -> dict[tuple[int, int], Grade]:
    """Return the strongest grade between any two of these people, by their keys, the smaller first."""
    wanted = set(keys)
    found: dict[tuple[int, int], Grade] = {}
    for key in sorted(wanted):
        for other, some in acquaintances(timeline, key).items():
            if key < other and other in wanted:
                found[key, other] = some[0].grade
    return found


def place_of(timeline: Timeline, rank: int) -> str | None:
    """Return where an event was, by what it is part of where it does not say; None where that is not known."""
    return timeline.once(Gatherings).places[rank]


class _Presence:
    """Where somebody was: events, and all that those are part of, with the events by which they were there."""

    def __init__(self, timeline: Timeline, key: int) -> None:
        gatherings = timeline.once(Gatherings)
        self.key = key
        self.ranks: Sequence[int] = gatherings.attended.get(key, ())
        self.under: dict[int, list[int]] = {}
        for rank in self.ranks:
            for around in gatherings.around(rank):
                self.under.setdefault(around, []).append(rank)

    def by_place(self, gatherings: Gatherings) -> Mapping[str, Sequence[int]]:
        """Return the events by their places."""
        found: dict[str, list[int]] = {}
        for rank in self.ranks:
            place = gatherings.places[rank]
            if place is not None:
                found.setdefault(place, []).append(rank)
        return found


def _between(timeline: Timeline, here: _Presence, there: _Presence) -> list[Encounter]:
    near = (encounter for _, encounter in _nearby(timeline, here, there))
    return sorted([*_shared(timeline, here, there), *near], key=_order)


def _order(one: Encounter) -> tuple[int, ...]:
    return -one.grade, one.event, one.first, one.second


def _shared(timeline: Timeline, here: _Presence, there: _Presence) -> Iterator[Encounter]:
    """Yield the encounters at events that two people share, or whose parts they were at."""
    gatherings = timeline.once(Gatherings)
    shared = here.under.keys() & there.under.keys()
    for event in shared:
        first, second = here.under[event], there.under[event]
        if event in first and event in second:
            grade = _grade(gatherings, event, here.key, there.key)
            yield encounter_of(
                timeline, grade, Certainty.CERTAINLY, event, (here.key, event), (there.key, event)
            )
        elif not shared.intersection(gatherings.parts.get(event, ())):
            # Where a part is shared too, that part says more.
            surest = max(product(first, second), key=lambda pair: _overlap(timeline, *pair))
            certainty = _overlap(timeline, *surest)
            if certainty:
                yield encounter_of(
                    timeline, Grade.EVENT, certainty, event, (here.key, surest[0]), (there.key, surest[1])
                )


def _nearby(
    timeline: Timeline, here: _Presence, there: _Presence | None = None
) -> Iterator[tuple[int, Encounter]]:
    """Yield who was at another event with nothing in common but the place, with the encounter; `there`: only this one."""
    gatherings = timeline.once(Gatherings)
    at_place: Mapping[str, Sequence[int]] = gatherings.at_place
    if there is not None:
        at_place = there.by_place(gatherings)
    for rank in here.ranks:
        place = gatherings.places[rank]
        if place is None or place not in at_place:
            continue
        around = gatherings.around(rank)
        for other in _at_the_time(timeline, rank, at_place[place]):
            people = gatherings.people[other]
            if here.key in people or around & gatherings.around(other):
                continue
            certainty = _overlap(timeline, rank, other)
            for key in people if certainty else ():
                if key not in gatherings.people[rank] and (there is None or key == there.key):
                    spots = (here.key, rank), (key, other)
                    yield key, encounter_of(timeline, Grade.PLACE, certainty, rank, *spots)


def _companions(timeline: Timeline, presence: _Presence) -> set[int]:
    """Return who was at the same events, or at other parts of what these are part of."""
    gatherings = timeline.once(Gatherings)
    near = {
        rank
        for around in presence.under
        if not gatherings.parents.get(around)  # the outermost: it has all the others inside
        for rank in gatherings.inside(around)
    }
    return {other for rank in near for other in gatherings.people[rank]} - {presence.key}


def _at_the_time(timeline: Timeline, rank: int, others: Sequence[int]) -> Sequence[int]:
    """Return those events, given in order of time, that may overlap another one; a few too many, never too few."""
    start, end = timeline.earliest_start[rank], timeline.latest_end[rank]
    # Two days wider: days are compared as days, and offsets shift what is compared in UTC.
    start, end = max(start - 2 * DAY, BEGINNING), min(end + 2 * DAY, END)
    if len(others) > FEW:
        return timeline.once(Reach).within(Window(start, end), others)
    starts, ends = timeline.earliest_start, timeline.latest_end
    return [other for other in others if starts[other] <= end and ends[other] >= start]


def _grade(gatherings: Gatherings, event: int, first: int, second: int) -> Grade:
    """Return how near two people were who both took part in an event."""
    if named_as_meeting(gatherings, event, first, second):
        return Grade.TALKS
    inner = event in gatherings.parents and event not in gatherings.parts
    return Grade.SESSION if inner or gatherings.kinds[event] in SESSIONS else Grade.EVENT


def named_as_meeting(gatherings: Gatherings, event: int, first: int, second: int) -> bool:
    """Tell whether an event says of two of its people that they met."""
    met = gatherings.counterparts.get(event, frozenset())
    alone = gatherings.kinds[event] in BILATERAL and len(gatherings.people[event]) == 2
    return alone or (first in met) != (second in met)


def _overlap(timeline: Timeline, rank: int, other: int) -> Certainty:
    """Return how surely two events share some time; an event shares all of it with itself, whenever it was."""
    if rank == other:
        return Certainty.CERTAINLY
    return timeline.event(rank).date.overlaps(timeline.event(other).date)


def encounter_of(
    timeline: Timeline,
    grade: Grade,
    certainty: Certainty,
    event: int,
    first: tuple[int, int],
    second: tuple[int, int],
) -> Encounter:
    """Return an encounter of two people, each given by their key and by the event at which they were."""
    gatherings = timeline.once(Gatherings)
    ranks = first[1], second[1]
    if gatherings.planned.intersection(ranks):
        certainty = min(certainty, Certainty.POSSIBLY)
    cited = [citation for key, rank in (first, second) for citation in _sources(timeline, rank, key)]
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


def _closeness(some: Sequence[Encounter]) -> tuple[int, ...]:
    """Return a key that sorts people by how often they came nearest, then next nearest, and so on."""
    return tuple(-sum(one.grade is grade for one in some) for grade in sorted(Grade, reverse=True))
