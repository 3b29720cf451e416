"""
Who met whom, and how surely.

Being at one conference is not a meeting: every encounter has a grade that says what the timeline knows of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import NamedTuple

from tui.model.dates import Certainty
from tui.store.encounters import Encounter, Grade, Pair
from tui.store.gatherings import BILATERAL, SESSIONS, Gatherings
from tui.store.timeline import Timeline

# No number of encounters of one grade weighs as much as a single nearer one.
_WEIGHTS = {grade: 1 << (32 * grade) for grade in Grade}


def encounters(timeline: Timeline, first: int, second: int) -> list[Encounter]:
    """Return every encounter of two different people, given by their keys: nearest first, then in order of time."""
    return among(timeline, (first, second)).get((first, second), [])


def acquaintances(timeline: Timeline, key: int) -> dict[int, list[Encounter]]:
    """Return everybody whom somebody encountered, with their encounters: most often nearest first."""
    gatherings = timeline.once(Gatherings)
    here = _Presence(gatherings, key)
    found = {other: some for (_, other), some in _sorted(_with_everybody(gatherings, here)).items()}
    return dict(sorted(found.items(), key=lambda item: (_closeness(item[1]), item[0])))


def among(
    timeline: Timeline, keys: Iterable[int], within: AbstractSet[int] | None = None
) -> dict[Pair, list[Encounter]]:
    """
    Return the encounters of any two of these people, by their keys in the order given; of two without any, nothing.

    `within`: only those at these events, where both of the two were.
    """
    gatherings = timeline.once(Gatherings)
    people = [_Presence(gatherings, key, within) for key in dict.fromkeys(keys)]
    return _sorted(_Among(gatherings, people))


class _Presence:
    """Where somebody was: events, and all that those are part of, with the events by which they were there."""

    def __init__(self, gatherings: Gatherings, key: int, within: AbstractSet[int] | None = None) -> None:
        self.key = key
        ranks: Sequence[int] = gatherings.attended.get(key, ())
        self.ranks = ranks if within is None else [rank for rank in ranks if rank in within]
        self.under: dict[int, list[int]] = {rank: [rank] for rank in self.ranks}
        for rank in gatherings.parents.keys() & self.under.keys():
            for around in gatherings.around(rank) - {rank}:
                self.under.setdefault(around, []).append(rank)
        self.inner: dict[int, list[int]] = {}
        """Of these, by the event: its direct parts."""
        for around in gatherings.parents.keys() & self.under.keys():
            for parent in gatherings.parents[around]:
                self.inner.setdefault(parent, []).append(around)

    def nearer(self, event: int, other: _Presence) -> bool:
        """Tell whether the two share more of an event than the whole of it, or were both at the whole of it."""
        if any(part in other.under for part in self.inner.get(event, ())):
            return True
        return event in self.under[event] and event in other.under[event]


class _Spot(NamedTuple):
    """Where somebody was."""

    key: int
    rank: int


_Spots = tuple[_Spot, _Spot, Certainty]  # of two people, and how surely they were there at one time


def _with_everybody(gatherings: Gatherings, here: _Presence) -> Iterator[Encounter]:
    """Yield the encounters of somebody with everybody."""
    people = gatherings.people
    for rank in here.ranks:
        yield from _together(gatherings, rank, [(here.key, key) for key in people[rank] if key != here.key])
    for event in here.under.keys() & gatherings.parts.keys():
        # Where a part is shared, or both were at the whole, that says more.
        nearer = {here.key, *(people[event] if event in here.under[event] else ())}
        for part in here.inner.get(event, ()):
            nearer.update(key for rank in gatherings.inside(part) for key in people[rank])
        ranks = here.under[event]
        spots = _spots(gatherings, here, ((rank, gatherings.neighbours(rank, event)) for rank in ranks))
        yield from _surest(gatherings, event, (some for some in spots if some[1].key not in nearer))
    placed = ((rank, gatherings.places[rank]) for rank in here.ranks)
    near = ((rank, gatherings.neighbours(rank, place)) for rank, place in placed if place is not None)
    for one, other, certainty in _spots(gatherings, here, near):
        if _apart(gatherings, one, other):
            yield _encounter(gatherings, Grade.PLACE, certainty, one.rank, one, other)


def _spots(
    gatherings: Gatherings, here: _Presence, near: Iterable[tuple[int, Iterable[int]]]
) -> Iterator[_Spots]:
    """Yield who was at events that are near those of somebody, given by rank with the ranks near, at the same time."""
    for rank, others in near:
        one = _Spot(here.key, rank)
        for other in others:
            certainty = gatherings.overlap(rank, other)
            for key in gatherings.people[other] if certainty else ():
                yield one, _Spot(key, other), certainty


class _Among:
    """The encounters of any two of some people, who are numbered in the order given."""

    def __init__(self, gatherings: Gatherings, people: Sequence[_Presence]) -> None:
        self._gatherings = gatherings
        self._people = people
        self._at: dict[int, list[int]] = {}
        """Who was at each event, by number."""
        for number, presence in enumerate(people):
            for rank in presence.ranks:
                self._at.setdefault(rank, []).append(number)

    def __iter__(self) -> Iterator[Encounter]:
        yield from self._together()
        yield from self._at_parts()
        yield from self._nearby()

    def _together(self) -> Iterator[Encounter]:
        for rank, some in self._at.items():
            if len(some) > 1:
                keys = [self._people[number].key for number in some]
                yield from _together(self._gatherings, rank, combinations(keys, 2))

    def _at_parts(self) -> Iterator[Encounter]:
        under: dict[int, set[int]] = {}
        for presence in self._people:
            for event in presence.under.keys() & self._gatherings.parts.keys():
                under.setdefault(event, set()).update(presence.under[event])
        for event, ranks in under.items():
            apart = (found for one, other, found in self._spots(ranks) if not one.nearer(event, other))
            yield from _surest(self._gatherings, event, apart)

    def _nearby(self) -> Iterator[Encounter]:
        places: dict[str, list[int]] = {}
        for rank in self._at:
            place = self._gatherings.places[rank]
            if place is not None:
                places.setdefault(place, []).append(rank)
        for ranks in places.values():
            for _, _, (here, there, certainty) in self._spots(ranks):
                if _apart(self._gatherings, here, there):
                    yield _encounter(self._gatherings, Grade.PLACE, certainty, here.rank, here, there)

    def _spots(self, ranks: Iterable[int]) -> Iterator[tuple[_Presence, _Presence, _Spots]]:
        """Yield any two people who were at two of these events at the same time."""
        at, people = self._at, self._people
        for rank, other_rank, certainty in self._gatherings.overlaps_among(ranks):
            for number in at[rank]:
                for other_number in at[other_rank]:
                    one, other = people[number], people[other_number]
                    here, there = _Spot(one.key, rank), _Spot(other.key, other_rank)
                    if number < other_number:
                        yield one, other, (here, there, certainty)
                    elif number > other_number:
                        yield other, one, (there, here, certainty)


def _together(gatherings: Gatherings, event: int, pairs: Iterable[Pair]) -> Iterator[Encounter]:
    """Yield the encounters of people who both took part in an event."""
    alone = _alone(gatherings, event)
    met = gatherings.counterparts_at(event)
    inner = event in gatherings.parents and event not in gatherings.parts
    beside = Grade.SESSION if inner or gatherings.kinds[event] in SESSIONS else Grade.EVENT
    certainty = Certainty.POSSIBLY if event in gatherings.planned else Certainty.CERTAINLY
    for pair in pairs:
        grade = Grade.TALKS if alone or (pair[0] in met) != (pair[1] in met) else beside
        yield Encounter(grade, certainty, event, event, event, pair)


def named_as_meeting(gatherings: Gatherings, event: int, one: int, other: int) -> bool:
    """Tell whether an event says of two of its people that they met."""
    met = gatherings.counterparts_at(event)
    return _alone(gatherings, event) or (one in met) != (other in met)


def _alone(gatherings: Gatherings, event: int) -> bool:
    return gatherings.kinds[event] in BILATERAL and len(gatherings.people[event]) == 2


def _surest(gatherings: Gatherings, event: int, spots: Iterable[_Spots]) -> Iterator[Encounter]:
    """Yield one encounter at parts of an event for any two people: of several the surest, of equals the earliest."""
    best: dict[Pair, tuple[tuple[int, ...], Encounter]] = {}
    for one, other, certainty in spots:
        encounter = _encounter(gatherings, Grade.EVENT, certainty, event, one, other)
        order = -encounter.certainty, *sorted((one.rank, other.rank))
        if encounter.people not in best or order < best[encounter.people][0]:
            best[encounter.people] = order, encounter
    for _, encounter in best.values():
        yield encounter


def _apart(gatherings: Gatherings, one: _Spot, other: _Spot) -> bool:
    """Tell whether two people were at different events only, which have nothing in common but the place."""
    people = gatherings.people
    if one.rank == other.rank or one.key in people[other.rank] or other.key in people[one.rank]:
        return False
    if one.rank not in gatherings.parents and other.rank not in gatherings.parents:
        return True
    return gatherings.around(one.rank).isdisjoint(gatherings.around(other.rank))


def _encounter(
    gatherings: Gatherings, grade: Grade, certainty: Certainty, event: int, one: _Spot, other: _Spot
) -> Encounter:
    if one.rank in gatherings.planned or other.rank in gatherings.planned:
        certainty = min(certainty, Certainty.POSSIBLY)
    return Encounter(grade, certainty, event, one.rank, other.rank, (one.key, other.key))


def _sorted(found: Iterable[Encounter]) -> dict[Pair, list[Encounter]]:
    """Return encounters by who had them, nearest first, then in order of time."""
    pairs: dict[Pair, list[Encounter]] = {}
    for one in sorted(found, key=lambda one: (-one.grade, one.event, one.first, one.second)):
        pairs.setdefault(one.people, []).append(one)
    return pairs


def _closeness(some: Sequence[Encounter]) -> int:
    """Return a number that sorts people by how often they came nearest, then next nearest, and so on."""
    return -sum([_WEIGHTS[one.grade] for one in some])
