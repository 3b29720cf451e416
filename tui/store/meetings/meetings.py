"""
Who met whom, and how surely.

Being at one conference is not a meeting: every encounter has a grade that says what the timeline knows of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations, product
from typing import NamedTuple

from tui.model.dates import Certainty
from tui.store.meetings.attendance import BILATERAL, SESSIONS, AttendanceIndex
from tui.store.meetings.encounters import Encounter, Grade, Pair
from tui.store.timeline import Timeline

# No number of encounters of one grade weighs as much as a single nearer one.
_WEIGHTS = {grade: 1 << (32 * grade) for grade in Grade}


def encounters(timeline: Timeline, first: int, second: int) -> list[Encounter]:
    """Return every encounter of two different people, given by their keys: nearest first, then in order of time."""
    return among(timeline, (first, second)).get((first, second), [])


def acquaintances(timeline: Timeline, key: int) -> dict[int, list[Encounter]]:
    """Return everybody whom somebody encountered, with their encounters: most often nearest first."""
    attendance = timeline.once(AttendanceIndex)
    here = _Presence(attendance, key)
    found = {other: some for (_, other), some in _sorted(_with_everybody(attendance, here)).items()}
    return dict(sorted(found.items(), key=lambda item: (_closeness(item[1]), item[0])))


def among(
    timeline: Timeline, keys: Iterable[int], within: AbstractSet[int] | None = None
) -> dict[Pair, list[Encounter]]:
    """
    Return the encounters of any two of these people, by their keys in the order given; of two without any, nothing.

    `within`: only those at these events, where both of the two were.
    """
    attendance = timeline.once(AttendanceIndex)
    people = [_Presence(attendance, key, within) for key in dict.fromkeys(keys)]
    return _sorted(_Among(attendance, people))


class _Presence:
    """Where somebody was: events, and those with parts at which they were there."""

    def __init__(self, attendance: AttendanceIndex, key: int, within: AbstractSet[int] | None = None) -> None:
        self.key = key
        ranks: Sequence[int] = attendance.attended[key]
        self.ranks = ranks if within is None else [rank for rank in ranks if rank in within]
        self.under: dict[int, list[int]] = {}
        """Of events with parts: by which they were there, parts or the event itself."""
        self.inner: dict[int, set[int]] = {}
        """Of these: the direct parts at which they were."""
        self._go_through(attendance)

    def _go_through(self, attendance: AttendanceIndex) -> None:
        parents, parts = attendance.parents, attendance.parts
        for rank in sorted(attendance.linked.intersection(self.ranks)):
            if rank in parents:
                for event in attendance.around(rank):
                    if event in parts:
                        self.under.setdefault(event, []).append(rank)
                    for parent in parents.get(event, ()):
                        self.inner.setdefault(parent, set()).add(event)
            else:
                self.under.setdefault(rank, []).append(rank)

    def nearer(self, event: int, other: _Presence) -> bool:
        """Tell whether the two share more of an event than the whole of it, or were both at the whole of it."""
        if not self.inner.get(event, set()).isdisjoint(other.inner.get(event, ())):
            return True
        return event in self.under[event] and event in other.under[event]


class _Spot(NamedTuple):
    """Where somebody was."""

    key: int
    rank: int


_Spots = tuple[_Spot, _Spot, Certainty]  # of two people, and how surely they were there at one time


def _with_everybody(attendance: AttendanceIndex, here: _Presence) -> Iterator[Encounter]:
    """Yield the encounters of somebody with everybody."""
    people = attendance.people
    for rank in here.ranks:
        yield from _together(attendance, rank, [(here.key, key) for key in people[rank] if key != here.key])
    for event, ranks in here.under.items():
        # Where a part is shared, or both were at the whole, that says more.
        nearer = {here.key, *(people[event] if event in ranks else ())}
        for part in here.inner.get(event, ()):
            nearer.update(key for rank in attendance.inside(part) for key in people[rank])
        if attendance.is_stretch(event):
            yield from _surest(attendance, event, _spots(attendance, here.key, ranks, event, nearer))
        else:
            yield from _sharing(
                attendance, event, _Spot(here.key, _spot_in(attendance, event, ranks)), nearer
            )
    for rank in here.ranks:
        place = attendance.places[rank]
        for other in attendance.neighbours(rank, place) if place is not None else ():
            there = people[other]
            # Who was at the other event too met its people there.
            if here.key not in there and attendance.apart(rank, other):
                pairs = [(here.key, key) for key in there]
                yield from _beside(attendance, rank, other, attendance.overlap(rank, other), pairs)


def _sharing(
    attendance: AttendanceIndex, event: int, here: _Spot, but: AbstractSet[int]
) -> Iterator[Encounter]:
    """Yield the encounters of somebody with everybody else, but for some, who was at any part of an event."""
    where: defaultdict[int, list[int]] = defaultdict(list)
    for rank in attendance.inside(event):
        for key in attendance.people[rank]:
            where[key].append(rank)
    for key in where.keys() - but:
        there = _Spot(key, _spot_in(attendance, event, where[key]))
        yield _shared(attendance, event, here, there)


def _spots(
    attendance: AttendanceIndex, key: int, ranks: Iterable[int], event: int, but: AbstractSet[int]
) -> Iterator[_Spots]:
    """Yield who else, but for some, was in an event at the same time as somebody who was at parts of it."""
    for rank in ranks:
        here = _Spot(key, rank)
        for other in attendance.neighbours(rank, event):
            there = [one for one in attendance.people[other] if one not in but]
            certainty = attendance.overlap(rank, other) if there else Certainty.NO
            if certainty:
                for one in there:
                    yield here, _Spot(one, other), certainty


class _Among:
    """The encounters of any two of some people, who are numbered in the order given."""

    def __init__(self, attendance: AttendanceIndex, people: Sequence[_Presence]) -> None:
        self._attendance = attendance
        self._people = people
        self._numbers = {presence.key: number for number, presence in enumerate(people)}
        self._found: dict[int, tuple[int, ...]] = {}

    def __iter__(self) -> Iterator[Encounter]:
        yield from self._together()
        yield from self._at_parts()
        yield from self._nearby()

    def _at(self, rank: int) -> tuple[int, ...]:
        """Return who was at an event, by number."""
        if rank not in self._found:
            there = self._numbers.keys() & self._attendance.people[rank]
            self._found[rank] = tuple(sorted(map(self._numbers.__getitem__, there)))
        return self._found[rank]

    def _together(self) -> Iterator[Encounter]:
        seen: set[int] = set()
        shared: set[int] = set()
        for presence in self._people:
            shared.update(seen.intersection(presence.ranks))
            seen.update(presence.ranks)
        for rank in sorted(shared):
            keys = [self._people[number].key for number in self._at(rank)]
            yield from _together(self._attendance, rank, combinations(keys, 2))

    def _at_parts(self) -> Iterator[Encounter]:
        under: dict[int, set[int]] = {}
        for presence in self._people:
            for event, ranks in presence.under.items():
                under.setdefault(event, set()).update(ranks)
        for event, some in under.items():
            if self._attendance.is_stretch(event):
                yield from _surest(self._attendance, event, self._apart_in(event, some))
            else:
                yield from self._sharing(event)

    def _sharing(self, event: int) -> Iterator[Encounter]:
        """Yield any two who were at parts of an event, whenever those were, where nothing says more of the two in it."""
        there = [presence for presence in self._people if event in presence.under]
        spots = {
            one.key: _Spot(one.key, _spot_in(self._attendance, event, one.under[event])) for one in there
        }
        for one, other in combinations(there, 2):
            if not one.nearer(event, other):
                yield _shared(self._attendance, event, spots[one.key], spots[other.key])

    def _apart_in(self, event: int, ranks: Iterable[int]) -> Iterator[_Spots]:
        """Yield any two who were in an event at the same time, and nothing says more of the two in it."""
        for rank, other_rank, certainty in self._attendance.overlaps_among(ranks):
            for number, other_number in product(self._at(rank), self._at(other_rank)):
                spots = (number, rank), (other_number, other_rank)
                (first, here), (second, there) = sorted(spots)
                one, other = self._people[first], self._people[second]
                if first != second and not one.nearer(event, other):
                    yield _Spot(one.key, here), _Spot(other.key, there), certainty

    def _nearby(self) -> Iterator[Encounter]:
        places: defaultdict[str, list[int]] = defaultdict(list)
        placed = self._attendance.places
        for rank in sorted(set().union(*(presence.ranks for presence in self._people))):
            place = placed[rank]
            if place is not None:
                places[place].append(rank)
        for ranks in places.values():
            for rank, other, certainty in self._attendance.overlaps_among(ranks):
                if self._attendance.apart(rank, other):
                    yield from self._beside(rank, other, certainty)

    def _beside(self, rank: int, other: int, certainty: Certainty) -> Iterator[Encounter]:
        pairs = list(product(self._at(rank), self._at(other)))
        keys = [presence.key for presence in self._people]
        here = [(keys[one], keys[two]) for one, two in pairs if one < two]
        there = [(keys[two], keys[one]) for one, two in pairs if one > two]
        yield from _beside(self._attendance, rank, other, certainty, here)
        yield from _beside(self._attendance, other, rank, certainty, there)


def _together(attendance: AttendanceIndex, event: int, pairs: Iterable[Pair]) -> Iterator[Encounter]:
    """Yield the encounters of people who both took part in an event."""
    alone = _alone(attendance, event)
    met = attendance.counterparts[event]
    inner = event in attendance.parents and event not in attendance.parts
    beside = Grade.SESSION if inner or attendance.kinds[event] in SESSIONS else Grade.EVENT
    certainty = Certainty.POSSIBLY if event in attendance.planned else Certainty.CERTAINLY
    for pair in pairs:
        grade = Grade.TALKS if alone or (pair[0] in met) != (pair[1] in met) else beside
        yield Encounter(grade, certainty, event, event, event, pair)


def _beside(
    attendance: AttendanceIndex, rank: int, other: int, certainty: Certainty, pairs: Iterable[Pair]
) -> Iterator[Encounter]:
    """Yield the encounters of people of whom one was at an event and not at another, the other the other way round."""
    certainty = _capped(attendance, certainty, rank, other)
    here, there = attendance.people[rank], attendance.people[other]
    grade = Grade.COUNTRY if attendance.is_country(attendance.places[rank]) else Grade.PLACE
    for pair in pairs if certainty else ():
        if pair[0] not in there and pair[1] not in here:
            yield Encounter(grade, certainty, rank, rank, other, pair)


def named_as_meeting(attendance: AttendanceIndex, event: int, one: int, other: int) -> bool:
    """Tell whether an event says of two of its people that they met."""
    met = attendance.counterparts[event]
    return _alone(attendance, event) or (one in met) != (other in met)


def _alone(attendance: AttendanceIndex, event: int) -> bool:
    return attendance.kinds[event] in BILATERAL and len(attendance.people[event]) == 2


def _spot_in(attendance: AttendanceIndex, event: int, ranks: Iterable[int]) -> int:
    """Return where somebody was in an event: what was held before what was planned, the whole before parts, the first."""
    return min(ranks, key=lambda rank: (rank in attendance.planned, rank != event, rank))


def _shared(attendance: AttendanceIndex, event: int, one: _Spot, other: _Spot) -> Encounter:
    """Return the encounter of two who were at different parts of an event: they shared the event, as surely as it was."""
    surely = Certainty.POSSIBLY if event in attendance.planned else Certainty.CERTAINLY
    certainty = _capped(attendance, surely, one.rank, other.rank)
    return Encounter(Grade.EVENT, certainty, event, one.rank, other.rank, (one.key, other.key))


def _surest(attendance: AttendanceIndex, event: int, spots: Iterable[_Spots]) -> Iterator[Encounter]:
    """Yield one encounter at parts of an event for any two people: of several the surest, of equals the earliest."""
    best: dict[Pair, tuple[tuple[int, ...], Encounter]] = {}
    for one, other, possibly in spots:
        certainty = _capped(attendance, possibly, one.rank, other.rank)
        order = -certainty, *sorted((one.rank, other.rank))
        pair = one.key, other.key
        if pair not in best or order < best[pair][0]:
            best[pair] = order, Encounter(Grade.EVENT, certainty, event, one.rank, other.rank, pair)
    for _, encounter in best.values():
        yield encounter


def _capped(attendance: AttendanceIndex, certainty: Certainty, rank: int, other: int) -> Certainty:
    """Return how surely people were near each other at two events, of which none is more than possible if planned."""
    if rank in attendance.planned or other in attendance.planned:
        return min(certainty, Certainty.POSSIBLY)
    return certainty


def _sorted(found: Iterable[Encounter]) -> dict[Pair, list[Encounter]]:
    """Return encounters by who had them, nearest first, then in order of time."""
    pairs: dict[Pair, list[Encounter]] = {}
    for one in sorted(found, key=lambda one: (-one.grade, one.event, one.first, one.second)):
        pairs.setdefault(one.people, []).append(one)
    return pairs


def _closeness(some: Sequence[Encounter]) -> int:
    """Return a number that sorts people by how often they came nearest, then next nearest, and so on."""
    return -sum([_WEIGHTS[one.grade] for one in some])
