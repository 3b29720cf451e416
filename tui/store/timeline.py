"""A timeline open for questions: events by their number in order of time, records by id, who is where."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from tui.model.dates import NEVER, Certainty, Doubt, When, Window
from tui.model.entities import Event, Kind, Participation, Text
from tui.model.instants import years_of
from tui.model.records import Entity, RawRecord, decode
from tui.store.database import Database

if TYPE_CHECKING:
    from sqlite3 import Connection

# Decoded, for what a screen or an export asks for again and again.
EVENTS_KEPT = 2048
RECORDS_KEPT = 4096
READ_AT_ONCE = 256  # events, by who goes through all of them


class RecordReference(NamedTuple):
    """A record by its kind and id."""

    kind: Kind
    id: str


class Bounds(NamedTuple):
    """
    The four bounds of every event, indexed by rank; instants as in `tui.model.dates`, sentinels included.

    Those of an event without a date are NEVER, so that it lies in no window and stands behind all others. `stands`, which
    ascends, is where each stands in order of time (`When.stands`).
    """

    earliest_start: array[int]
    latest_start: array[int]
    earliest_end: array[int]
    latest_end: array[int]
    qualified: array[int]  # a `Doubt`: why nothing is certain about a date, 0 where something may be
    stands: array[int]

    def ordered(self, order: Sequence[int]) -> Bounds:
        """Return the bounds of the events at these places, in this order."""
        return Bounds(
            *(array(kept.typecode, map(kept.__getitem__, order)) if kept else kept for kept in self)
        )


Four = tuple[int, int, int, int]
"""The bounds of one date, in the order of `Bounds`."""


def bounds_of(when: When) -> Four:
    """Return the bounds by which a timeline finds an event of this date."""
    if when.unknown:
        return NEVER, NEVER, NEVER, NEVER
    return when.earliest_start, when.latest_start, when.earliest_end, when.latest_end


class Clock(NamedTuple):
    """
    What is known of the times of day of a timeline that has any (`tui.store.clocks`); arrays are indexed by rank.

    `name` is the zone whose clock everything is numbered and drawn on, "" where no time has a zone or an offset; `stated`
    where that clock was asked for, or is the timeline's. `own` has the bounds on each event's own clock, as written.
    `utc` has them as instants: of times whose zone is not known, as early and as late as they are in any. `zoned` is 1
    where it is known.
    """

    name: str
    stated: bool
    own: Bounds
    utc: Bounds
    zoned: array[int]

    def ordered(self, order: Sequence[int]) -> Clock:
        """Return the clock with the events at these places, in this order."""
        own, utc = (bounds.ordered(order) for bounds in (self.own, self.utc))
        return self._replace(own=own, utc=utc, zoned=array("b", map(self.zoned.__getitem__, order)))


class Head(NamedTuple):
    """What a timeline says of itself; `table` is the [timeline] table as written."""

    title: Text
    language: str
    files: tuple[str, ...]
    table: Mapping[str, Any]


class Timeline(Database):
    """
    Events, people, organizations, places, series and sources in a database, never changed once built.

    A rank is the number of an event in order of time, from 0: by where its date stands (`When.stands`), what may have been
    long before first, then by its latest end, then in the order of the file. Events without a date come last: their ranks
    are from `dated` on. Texts are safe to show, except those of `raw`, `raw_timeline` and `raw_views`. All methods may be
    called from any thread; each waits for the others.
    """

    def __init__(
        self,
        connection: Connection,
        head: Head,
        bounds: Bounds,
        clock: Clock | None = None,
        *,
        filed: bool = False,
    ) -> None:
        super().__init__(connection, filed=filed)
        self.title = head.title
        self.language = head.language
        self.files = head.files
        self.size = len(bounds.earliest_start)
        self.earliest_start, self.latest_start, self.earliest_end, self.latest_end = bounds[:4]
        self.qualified, self.stands = bounds.qualified, bounds.stands
        self.clock = clock
        """None where no event has a time of day."""
        self.dated = bisect_left(self.stands, NEVER)
        """How many events have a date."""
        self._table = head.table
        self._event = lru_cache(EVENTS_KEPT)(self._load_event)
        self._record = lru_cache(RECORDS_KEPT)(self._load_record)

    def event(self, rank: int) -> Event:
        """Return an event; IndexError where there is none of this rank."""
        return self._event(rank)

    def events(self, ranks: Sequence[int]) -> list[Event]:
        return [self._event(rank) for rank in ranks]

    def stream(
        self, ranks: Iterable[int], needed: Callable[[RawRecord], RawRecord] | None = None
    ) -> Iterator[Event]:
        """
        Yield events in the order of their ranks, read many at a time and kept nowhere: for who goes through all.

        `needed` returns of a record, in the shape of the file, what of it is to become an object; else all of it does.
        """
        waiting = iter(ranks)
        while some := list(islice(waiting, READ_AT_ONCE)):
            rows = self.rows(
                "select rank, id, body from events where rank in (select value from json_each(?))",
                json.dumps(some),
            )
            bodies = {rank: (id_, body) for rank, id_, body in rows}
            for rank in some:
                id_, body = bodies.pop(rank)
                record = json.loads(body)
                if needed is not None:
                    record = needed(record)
                yield cast("Event", decode(Kind.EVENT, id_, record, self.language))

    def at(self, rank: int) -> int:
        """Return the instant by which an event is numbered (`When.stands`)."""
        return self.stands[rank]

    def with_date(self, ranks: Sequence[int]) -> Sequence[int]:
        """Return those of `ranks`, which ascend, that have a date."""
        return ranks if self.dated == self.size else ranks[: bisect_left(ranks, self.dated)]

    def during(self, rank: int, window: Window) -> Certainty:
        """Return what the event's date says of a window (`When.during`), without reading the event."""
        certain = self.latest_start[rank] <= window.end and self.earliest_end[rank] >= window.start
        if certain and not self.qualified[rank]:
            return Certainty.CERTAINLY
        if certain and self.qualified[rank] == Doubt.HEMISPHERE:
            first, last = years_of(self.earliest_start[rank], self.latest_end[rank])
            if window.start <= first and last <= window.end:
                return Certainty.CERTAINLY
        possible = self.earliest_start[rank] <= window.end and self.latest_end[rank] >= window.start
        return Certainty.POSSIBLY if possible else Certainty.NO

    def rank(self, event_id: str) -> int | None:
        """Return the rank of an event; of one that recurs, that of its first occurrence."""
        rows = self.rows("select rank from events where id = ?", event_id)
        if not rows:
            rows = self.rows("select min(event) from occurrences where kind = 'rule' and id = ?", event_id)
        return cast("int | None", rows[0][0])

    def occurrences(self, rule: str) -> list[int]:
        """Return the occurrences of an event that recurs, in order of time."""
        return self._ranks(
            "select event from occurrences where kind = 'rule' and id = ? order by event", rule
        )

    def get(self, kind: Kind, id: str) -> Entity | None:  # noqa: A002  the format's own word
        """Return a record by its id, None where there is none."""
        if kind is Kind.EVENT:
            rows = self.rows("select rank from events where id = ?", id)
            if rows:
                return self.event(rows[0][0])
        return self._record(kind, id)

    def raw(self, kind: Kind, id: str) -> dict[str, Any]:  # noqa: A002  the format's own word
        """Return a record in the shape of the file, its texts as written and not safe to show; KeyError if unknown."""
        rows = (
            self.rows("select coalesce(raw, body) from events where id = ?", id) if kind is Kind.EVENT else []
        )
        if not rows:  # of an event, where it recurs
            rows = self.rows("select coalesce(raw, body) from records where kind = ? and id = ?", kind, id)
        if not rows:
            raise KeyError(f"{kind}:{id}")
        from tui.model.calendars import as_written  # only exports ask

        return as_written(rows[0][0])

    def version(self) -> str:
        """Return a hash (SHA-256, in hexadecimal) of everything in the timeline as written, whatever its files are."""
        from hashlib import sha256  # only exports ask

        digest = sha256(json.dumps(self._table).encode())
        for row in self.rows(
            "select 'event', id, coalesce(raw, body) from events union all "
            "select kind, id, coalesce(raw, body) from records order by 1, 2"
        ):
            digest.update(json.dumps(row).encode())
        return digest.hexdigest()

    def raw_timeline(self) -> dict[str, Any]:
        """Return the [timeline] table as written."""
        return dict(self._table)

    def raw_views(self) -> dict[str, dict[str, Any]]:
        """Return the saved views by name in the shape of the file, their texts as written and not safe to show."""
        return {
            name: json.loads(raw) for name, raw in self.rows("select name, raw from views order by number")
        }

    def ids(self, kind: Kind) -> list[str]:
        """Return the ids of a kind: events in order of time, the others as written."""
        if kind is Kind.EVENT:
            return [id_ for (id_,) in self.rows("select id from events order by rank")]
        return [id_ for (id_,) in self.rows("select id from records where kind = ? order by number", kind)]

    def recurring(self) -> dict[str, list[int]]:
        """Return the events that recur, by id, each with its occurrences in order of time."""
        return self.once(_recurring)

    def written(self, kind: Kind) -> list[str]:
        """Return the same as files have them: an event that recurs once, where its first occurrence stands."""
        ids = self.ids(kind)
        if kind is Kind.EVENT:
            for rule, ranks in self.recurring().items():
                for rank in ranks:
                    ids[rank] = rule
        return list(dict.fromkeys(ids))

    def counts(self) -> dict[Kind, int]:
        """Return how many of each kind there are; of people also those named only as participants."""
        counts = dict.fromkeys(Kind, 0)
        for kind, number in self.rows("select kind, count(*) from records group by kind"):
            counts[Kind(kind)] = number
        counts[Kind.EVENT] = self.size
        counts[Kind.PERSON] = self.rows("select count(*) from people")[0][0]
        return counts

    @cached_property
    def left_out(self) -> Mapping[str, int]:
        """How much of the files is left out, because it is wrong, by what it is: "event", "view" and so on."""
        return dict(self.rows("select what, count(*) from left_out group by what order by min(rowid)"))

    def is_left_out(self, reference: str) -> bool:
        """Tell whether a record that `find` does not know is one that is left out."""
        kinds, id_ = _kinds_of(reference)
        return any(what in kinds for (what,) in self.rows("select what from left_out where id = ?", id_))

    def find(self, reference: str) -> list[RecordReference]:
        """Return the records meant by `id` or, where several kinds share an id, by `kind:id`."""
        kinds, id_ = _kinds_of(reference)
        rows = self.rows(
            "select 'event' from events where id = ?1 union all select kind from records where id = ?1", id_
        )
        return [RecordReference(kind, id_) for kind in kinds if (kind.value,) in rows]

    def suggest(self, reference: str, n: int = 3) -> list[str]:
        """Return up to `n` references that are spelt most like an unknown one, nearest first."""
        from tui.store.search.suggestions import suggest

        kinds, id_ = _kinds_of(reference)
        prefix = reference.removesuffix(id_)
        known_of = self.ids if "@" in id_ else self.written
        ids = dict.fromkeys(known for kind in kinds for known in known_of(kind))
        return [prefix + known for known in suggest(id_, list(ids), n)]

    def parts(self, rank: int) -> list[int]:
        """Return the events that name this one in `part_of`, in order of time."""
        return self.ranks_of(Kind.EVENT, self.event(rank).id)

    def ranks_of(self, kind: Kind, id: str) -> list[int]:  # noqa: A002  the format's own word
        """
        Return the events in which a record occurs, in order of time.

        A person or organization occurs where it participates (who only speaks in a statement, or is a parent's
        participant, does not), a place where the event took place, a series where it is one of it, a source where
        anything in the event cites it; an event "occurs" in its parts.
        """
        if kind is Kind.PERSON:
            return self._ranks(
                "select event from people join participants on person = key where id = ? order by event", id
            )
        return self._ranks("select event from occurrences where kind = ? and id = ? order by event", kind, id)

    def person_ranks(self, key: int) -> list[int]:
        """Return the events in which somebody participates, in order of time."""
        return self._ranks("select event from participants where person = ? order by event", key)

    def key_of(self, participation: Participation) -> int | None:
        """Return the key under which person search knows a participant; None for an organization."""
        if participation.person is not None:
            rows = self.rows("select key from people where id = ?", participation.person)
        else:
            rows = self.rows("select key from people where name = ? and id is null", participation.name)
        return rows[0][0] if rows else None

    def _ranks(self, sql: str, *values: Any) -> list[int]:
        return [rank for (rank,) in self.rows(sql, *values)]

    def _load_event(self, rank: int) -> Event:
        rows = self.rows("select id, body from events where rank = ?", rank)
        if not rows:
            raise IndexError(f"no event of rank {rank} among {self.size}")
        id_, body = rows[0]
        return cast("Event", decode(Kind.EVENT, id_, json.loads(body), self.language))

    def _load_record(self, kind: Kind, id: str) -> Entity | None:  # noqa: A002  the format's own word
        rows = self.rows("select body from records where kind = ? and id = ?", kind, id)
        return decode(kind, id, json.loads(rows[0][0]), self.language) if rows else None


def _recurring(timeline: Timeline) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for rule, rank in timeline.rows(
        "select id, event from occurrences where kind = 'rule' order by id, event"
    ):
        found.setdefault(rule, []).append(rank)
    return found


def _kinds_of(reference: str) -> tuple[tuple[Kind, ...], str]:
    """Split `kind:id`; a reference without a kind may be of any."""
    prefix, colon, id_ = reference.partition(":")
    if colon and prefix in set(Kind):
        return (Kind(prefix),), id_
    return tuple(Kind), reference
