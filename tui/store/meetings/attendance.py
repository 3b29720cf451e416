"""Who is at which event, and how events stand to each other: what is asked again and again about meetings."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache, partial
from itertools import compress
from typing import Any, cast

from tui.model.dates import BEGINNING, END, Certainty, When, Window
from tui.model.entities import Kind, Place
from tui.model.instants import DAY, MINUTE
from tui.model.names import fold
from tui.store.jagged import JaggedArray
from tui.store.spans import FEW, Reach
from tui.store.timeline import EVENTS_KEPT, Timeline

BILATERAL = frozenset({"talks", "meeting"})
SESSIONS = frozenset({*BILATERAL, "session"})
STRETCH = "period"
COUNTERPART = "counterpart"
_PLANNED, _CANCELLED, _TIMED = 1, 2, 4  # marks
_WIDER = 2 * DAY  # what may overlap is looked for: days are compared as days, and offsets shift times


_Columns = tuple[list[str | None], list[str | None], list[int]]
_Rows = list[tuple[str | None, str | None, int, str | None]]


class AttendanceIndex:
    """
    People (by their keys) and events (by rank). Make it with `timeline.once(Gatherings)`.

    Events that were cancelled have nobody.
    """

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        inside = timeline.rows(
            "select parent.rank, event from occurrences join events parent on parent.id = occurrences.id "
            "where kind = 'event'"
        )
        # In tuples of numbers or texts, which the garbage collector does not go through.
        self.parents = _by_first((part, parent) for parent, part in inside)
        self.parts = _by_first(inside)
        self.linked = frozenset((*self.parents, *self.parts))
        """Events that are parts or have some."""
        self._groups: dict[int | str, _Group] = {}
        self._countries: dict[str | None, bool] = {}
        self._date = lru_cache(EVENTS_KEPT)(self._read_date)
        read = cache(partial(_said, timeline))
        kinds, places, marks = timeline.keep(
            "gatherings.events",
            lambda: cast("_Columns", tuple([row[column] for row in read()] for column in range(3))),
            lambda said: json.dumps(said).encode(),
            lambda kept: cast("_Columns", tuple(json.loads(kept))),
        )
        self.kinds = tuple(kinds)
        marked = list(compress(enumerate(marks), marks))
        self.planned = _with_mark(marked, _PLANNED)
        self._timed = _with_mark(marked, _TIMED)  # events of which a time of day is known
        self._cancelled = _with_mark(marked, _CANCELLED)
        (everybody,) = timeline.rows("select count(*) from people")[0]
        self.attended = JaggedArray.kept(timeline, "gatherings.attended", everybody, self._there)
        """Of each person: the events at which they were, in order of time."""
        self.people = JaggedArray.kept(
            timeline,
            "gatherings.people",
            timeline.size,
            lambda: sorted((rank, key) for key, rank in self._there()),
        )
        """Of each event: who was there, in the order of keys."""
        self.counterparts = JaggedArray.kept(
            timeline, "gatherings.counterparts", timeline.size, lambda: self._met(read())
        )
        """Of each event: whom it names as met there, in the order of keys; most name nobody."""
        placed = {rank: self._place(places, rank) for rank in self.parents}
        for rank, place in placed.items():
            places[rank] = place
        self.places = tuple(places)

    def _there(self) -> Iterator[tuple[int, int]]:
        """Yield (person, event) of all who were at events, in the order of both."""
        rows = self.timeline.rows("select person, event from participants order by person, event")
        return (row for row in rows if row[1] not in self._cancelled)

    def _met(self, rows: _Rows) -> Iterator[tuple[int, int]]:
        """Yield (event, person) of all whom events name as met there, in the order of both."""
        keys = {
            (id_ is not None, id_ or name): key
            for key, id_, name in self.timeline.rows("select key, id, name from people where events > 0")
        }
        for rank, (*_, participants) in enumerate(rows):
            if participants is not None:
                met = {keys[one] for one in _counterparts(json.loads(participants))}
                yield from ((rank, key) for key in sorted(met))

    @cached_property
    def at_place(self) -> Mapping[str, Sequence[int]]:
        """The events with people at each place, in order of time."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for rank, (place, people) in enumerate(zip(self.places, self.people.lengths(), strict=True)):
            if place is not None and people:
                found[place].append(rank)
        return found

    @cached_property
    def busiest(self) -> Sequence[int]:
        """Everybody who was anywhere, those at most events first."""
        return most_often({key: events for key, events in enumerate(self.attended.lengths()) if events})

    def is_country(self, place: str | None) -> bool:
        """Tell whether of a place no more is known than the country, so that being there says little."""
        if place not in self._countries:
            record = None if place is None else self.timeline.get(Kind.PLACE, place)
            self._countries[place] = isinstance(record, Place) and _names_country(record)
        return self._countries[place]

    def around(self, rank: int) -> set[int]:
        """Return an event and all that it is part of, directly or through others."""
        return _reached(rank, self.parents) if rank in self.parents else {rank}

    def inside(self, rank: int) -> set[int]:
        """Return an event and all its parts, and theirs."""
        return _reached(rank, self.parts) if rank in self.parts else {rank}

    def is_stretch(self, rank: int) -> bool:
        """Tell whether an event is a stretch of time and nothing that one attends: who was in it was not together by that."""
        return self.kinds[rank] == STRETCH

    def apart(self, rank: int, other: int) -> bool:
        """Tell whether two events are not the same and neither parts of each other nor of one and the same event."""
        if rank not in self.parents and other not in self.parents:
            return rank != other
        return self.around(rank).isdisjoint(self.around(other))

    def overlap(self, rank: int, other: int) -> Certainty:
        """Return how surely two events share some time; an event shares all of it with itself, whenever it was."""
        if rank == other:
            return Certainty.CERTAINLY
        timeline = self.timeline
        if max(rank, other) >= timeline.dated:
            return Certainty.NO  # of what has no date nothing says that it shares time with anything else
        if rank in self._timed or other in self._timed:
            return self._overlap_of_times(rank, other)
        # As `When.overlaps` has it for dates that are exact to the day at most, without reading the two events.
        certain = (
            timeline.latest_start[rank] // DAY <= timeline.earliest_end[other] // DAY
            and timeline.latest_start[other] // DAY <= timeline.earliest_end[rank] // DAY
        )
        if certain and not (timeline.qualified[rank] or timeline.qualified[other]):
            return Certainty.CERTAINLY
        possible = (
            timeline.earliest_start[rank] // DAY <= timeline.latest_end[other] // DAY
            and timeline.earliest_start[other] // DAY <= timeline.latest_end[rank] // DAY
        )
        return Certainty.POSSIBLY if possible else Certainty.NO

    def _overlap_of_times(self, rank: int, other: int) -> Certainty:
        """Compare as `When.overlaps` does, and as instants also where a place or the timeline says the zone."""
        date, other_date, clock = self._date(rank), self._date(other), self.timeline.clock
        if clock is None or rank not in self._timed or other not in self._timed:
            return date.overlaps(other_date)
        bounds = clock.utc if clock.zoned[rank] or clock.zoned[other] else clock.own
        size = 1 if "second" in {date.unit, other_date.unit} else MINUTE
        start, sure_start, sure_end, end = (bound[rank] // size for bound in bounds[:4])
        other_start, other_sure_start, other_sure_end, other_end = (
            bound[other] // size for bound in bounds[:4]
        )
        if sure_start <= other_sure_end and other_sure_start <= sure_end:
            qualified = self.timeline.qualified
            return Certainty.POSSIBLY if qualified[rank] or qualified[other] else Certainty.CERTAINLY
        return Certainty.POSSIBLY if start <= other_end and other_start <= end else Certainty.NO

    def _read_date(self, rank: int) -> When:
        """Return the date of an event, of which nothing else is read."""
        return When.parse(
            self.timeline.rows("select body ->> '$.date' from events where rank = ?", rank)[0][0]
        )

    def neighbours(self, rank: int, where: int | str) -> Sequence[int]:
        """
        Return the events with people that may overlap an event, at a place or in the event of which both are parts.

        They are a few too many, never too few.
        """
        if where not in self._groups:
            if isinstance(where, str):
                ranks = self.at_place.get(where, ())
            else:
                ranks = [one for one in sorted(self.inside(where)) if self.people[one]]
            self._groups[where] = _Group(self.timeline, ranks)
        return self._groups[where].near(self.timeline, rank)

    def overlaps_among(self, ranks: Iterable[int]) -> Iterator[tuple[int, int, Certainty]]:
        """Yield any two of these events that share some time, once each, and how surely they do."""
        starts, ends = self.timeline.earliest_start, self.timeline.latest_end
        going_on: list[int] = []
        latest = BEGINNING  # when the last of these has ended
        for rank in sorted(ranks, key=starts.__getitem__):
            start = starts[rank] - _WIDER
            going_on = [other for other in going_on if ends[other] >= start] if latest >= start else []
            for other in going_on:
                certainty = self.overlap(other, rank)
                if certainty:
                    yield other, rank, certainty
            going_on.append(rank)
            latest = max(latest, ends[rank])

    def _place(self, places: list[str | None], rank: int) -> str | None:
        """Return where an event was; where it does not say, where all that it is directly part of were."""
        if places[rank] is not None or rank not in self.parents:
            return places[rank]
        where = {places[parent] for parent in self.parents[rank]}
        return where.pop() if len(where) == 1 else None


class _Group:
    """Some events in order of time, among which those of a time are found."""

    def __init__(self, timeline: Timeline, ranks: Sequence[int]) -> None:
        self._ranks = ranks
        self._reach = Reach(timeline, ranks) if len(ranks) > FEW else None
        few = ranks if self._reach is None else ()
        self._bounds = [(rank, timeline.earliest_start[rank], timeline.latest_end[rank]) for rank in few]

    def near(self, timeline: Timeline, rank: int) -> Sequence[int]:
        start, end = _widened(timeline, rank)
        if self._reach is None:
            return [other for other, begun, ended in self._bounds if begun <= end and ended >= start]
        return [self._ranks[at] for at in self._reach.all_within(Window(start, end))]


def most_often(times: Mapping[int, int]) -> list[int]:
    """Return keys with how often each, the most often first, equals in the order of keys."""
    return sorted(sorted(times), key=times.__getitem__, reverse=True)


def _names_country(place: Place) -> bool:
    """
    Tell whether a place is named as a country, and as no other than the one that it is said to be in.

    What lies within something is a place in it, whatever it is called: so a city can be told from its state.
    """
    if place.within is not None:
        return False
    names = [version.text for version in place.name.versions]
    if place.country is not None and fold(place.country) in map(fold, names):
        return True
    from tui.model.countries import country_code  # whose table few encounters need

    own = place.country and country_code(place.country)
    codes = {code for name in names if (code := country_code(name)) is not None}
    return bool(codes) if own is None else own in codes


def _by_first(pairs: Iterable[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    """Return the second of some pairs by the first, in the order given."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        found[one].append(other)
    return {one: tuple(others) for one, others in found.items()}


def _said(timeline: Timeline) -> _Rows:
    """Return of all events the kind, the place, marks, and the participants as JSON if any may be named as met."""
    return timeline.rows(
        "select body ->> '$.kind', body ->> '$.place', ?1 * (ifnull(body ->> '$.status', '') = 'planned')"
        " + ?2 * (ifnull(body ->> '$.status', '') = 'cancelled') + ?3 * (instr(ifnull(body ->> '$.date', ''), 'T') > 0),"
        " case when instr(lower(body), ?4) then body -> '$.participants' end from events order by rank",
        _PLANNED,
        _CANCELLED,
        _TIMED,
        COUNTERPART,
    )


def _with_mark(marked: Iterable[tuple[int, int]], mark: int) -> set[int]:
    return {rank for rank, marks in marked if marks & mark}


def _widened(timeline: Timeline, rank: int) -> tuple[int, int]:
    """Return the first and last instant of an event, a little wider."""
    start, end = timeline.earliest_start[rank], timeline.latest_end[rank]
    return max(start - _WIDER, BEGINNING), min(end + _WIDER, END)


def _reached(rank: int, steps: Mapping[int, Sequence[int]]) -> set[int]:
    found, ahead = {rank}, [rank]
    while ahead:
        ahead = [other for one in ahead for other in steps.get(one, ()) if other not in found]
        found.update(ahead)
    return found


def _counterparts(participants: Iterable[str | Mapping[str, Any]]) -> list[tuple[bool, str]]:
    """Return the people whose role is that of a counterpart: whether by id, and the id or the name."""
    return [
        ("person" in one, one.get("person") or one["name"])
        for one in participants
        if not isinstance(one, str)
        and "organization" not in one
        and any(map(_is_counterpart, _versions(one.get("role", ""))))
    ]


def _versions(text: str | Mapping[str, str]) -> Iterable[str]:
    return (text,) if isinstance(text, str) else text.values()


@lru_cache(4096)  # the same few roles stand at all events, and folding one takes longer than reading it
def _is_counterpart(role: str) -> bool:
    return fold(role) == COUNTERPART
