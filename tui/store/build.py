"""From what was read to a Timeline: everything numbered, linked and put into a database, in memory or in a file."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tui.model.alphabet import Key, alphabetical
from tui.model.dates import BEGINNING, UNDATED, When
from tui.model.entities import Kind, Text, Words, event_of
from tui.model.records import decode_text
from tui.model.text import safe_record
from tui.reading.files import Reading, language_of
from tui.store import labels
from tui.store.seasons import in_hemispheres
from tui.store.stored import Stored, to_json, to_stored
from tui.store.timeline import Bounds, Clock, Four, Head, Timeline, bounds_of

SCHEMA = Path(__file__).with_name("schema.sql")

_CITING = (
    "participants",
    "statements",
    "conflicts",
    "other_dates",
    "notes",
)  # the parts of an event with sources

Record = Mapping[str, Any]
_Somebody = tuple[
    str | None, str
]  # the id of an entry and its first name, or None and the name of one without entry


def build(reading: Reading, *, tz: str | None = None) -> Timeline:
    """
    Return the timeline of what was read and is right, with its database in memory.

    `tz` names the zone on whose clock it is numbered and drawn, if not on that of the timeline or its events.
    """
    with connected(":memory:") as database:
        return build_in(database, reading, tz=tz, filed=False)


def build_in(database: sqlite3.Connection, reading: Reading, *, tz: str | None, filed: bool) -> Timeline:
    """Do as `build`, in the empty database given."""
    database.executescript(SCHEMA.read_text(encoding="utf-8"))
    database.execute("begin")
    events = _Events(_stored_events(reading), reading, tz)
    database.executemany("insert into events values (?, ?, ?, ?)", events.rows)
    database.executemany(
        "insert into labels values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        labels.stored(events.records, events.ranks, language_of(reading.timeline)),
    )
    kinds = {record["kind"] for record in events.records if record.get("kind")}
    database.executemany("insert into kinds values (?)", [(kind,) for kind in sorted(kinds)])
    database.executemany("insert into records (kind, id, body, raw) values (?, ?, ?, ?)", _records(reading))
    database.executemany(
        "insert into views (name, raw) values (?, ?)",
        [(name, to_json(view)) for name, view in reading.views.items()],
    )
    left = [(what, id_) for what, id_, _ in sorted(reading.left)]
    database.executemany("insert into left_out values (?, ?)", left)
    _insert_people(database, reading, events)
    # Rows that come in the order of their key are filled in fastest.
    database.executemany(
        "insert into occurrences values (?, ?, ?)", sorted(set(_occurrences(events.records)))
    )
    database.execute("commit")
    return Timeline(database, head(reading.files, reading.timeline), events.bounds, events.clock, filed=filed)


@contextmanager
def connected(file: str, *, uri: bool = False) -> Iterator[sqlite3.Connection]:
    """
    Open a database for a Timeline, which lets one thread at a time use its one connection and closes it.

    Where no timeline comes of it, it is closed here.
    """
    connection = sqlite3.connect(file, uri=uri, check_same_thread=False, isolation_level=None)
    try:
        yield connection
    except BaseException:
        connection.close()
        raise


def head(files: Sequence[str], table: Mapping[str, Any]) -> Head:
    """Return what a timeline says of itself: its files, as given, and their raw [timeline] table."""
    language = language_of(table)
    title = decode_text(safe_record(table.get("title")), language)
    if title is None:
        names = ", ".join(Path(file).name for file in files)
        title = Text((Words(safe_record(names), language),))
    return Head(title, language, tuple(files), table)


class _Events:
    """Events in order of time: rows for the database, their records made safe, their ranks by id, their bounds."""

    def __init__(self, stored: Iterable[tuple[str, Stored]], reading: Reading, tz: str | None) -> None:
        dated = list(_dated(stored))
        clock: Clock | None = None
        if any(one.when.unit in {"minute", "second"} for one in dated):
            dated, clock = _on_clock(dated, reading, tz)
        numbered = sorted(dated)  # the order differs between any two, so nothing else is compared
        self.clock = clock and clock.ordered([one.order[-1] for one in numbered])
        self.records = [one.stored.record for one in numbered]
        self.rows = [(rank, one.id, one.stored.body, one.stored.raw) for rank, one in enumerate(numbered)]
        self.ranks = {one.id: rank for rank, one in enumerate(numbered)}
        stands = array("q", [one.order[0] for one in numbered])
        if self.clock is not None and self.clock.name:
            from tui.store.clocks import ascending  # it is there already

            stands = ascending(stands, self.clock.name)
            # In an hour that comes twice a later event may show an earlier time: it is drawn no earlier than the one before.
            numbered = [one.from_(stand) for one, stand in zip(numbered, stands, strict=True)]
        self.bounds = Bounds(
            array("q", [one.bounds[0] for one in numbered]),
            array("q", [one.bounds[1] for one in numbered]),
            array("q", [one.bounds[2] for one in numbered]),
            array("q", [one.bounds[3] for one in numbered]),
            array("b", [one.when.doubt for one in numbered]),
            stands,
        )


def _on_clock(dated: list[_Dated], reading: Reading, tz: str | None) -> tuple[list[_Dated], Clock]:
    """Return events, as given, with their bounds and order on one clock, as far as their times are instants."""
    from tui.store.clocks import Zones, clocked  # few timelines have a time of day

    usual = reading.timeline.get("tz")
    zones = Zones(reading.tables[Kind.EVENT], reading.tables[Kind.PLACE], usual)
    bounds, clock, stands = clocked([(one.when, one.stored.record) for one in dated], zones, tz, usual)
    placed = [
        one._replace(order=(stand, one.order[1], four[3], one.order[3]), bounds=four)
        for one, four, stand in zip(dated, bounds, stands, strict=True)
    ]
    return placed, clock


def _stored_events(reading: Reading) -> Iterator[tuple[str, Stored]]:
    """Yield the events of a timeline by id: of one that recurs, its occurrences."""
    table = reading.tables[Kind.EVENT]
    if reading.recurrences is None:
        seasons = in_hemispheres(reading)
        return ((id_, seasons.get(id_) or to_stored(record)) for id_, record in table.items())
    from tui.store.occurrences import occurrences  # few files have a recurrence

    return occurrences(table, reading.recurrences)


class _Dated(NamedTuple):
    """
    An event with its date.

    In order of time it stands by `order`: by where its date stands, what may have been long before that first, then by
    when it was over; equals stand in the order of the file.
    """

    order: tuple[int, bool, int, int]
    id: str
    when: When
    stored: Stored
    bounds: Four

    def from_(self, stand: int) -> _Dated:
        """Return the event with no bound before where it stands, unless it is not known when it began."""
        if not BEGINNING < self.bounds[0] < stand:
            return self
        first, second, third, fourth = (max(bound, stand) for bound in self.bounds)
        return self._replace(bounds=(first, second, third, fourth))


def _dated(events: Iterable[tuple[str, Stored]]) -> Iterator[_Dated]:
    for number, (id_, stored) in enumerate(events):
        date = stored.record.get("date")
        when = UNDATED if date is None else When.parse(date)
        order = when.stands, when.earliest_start != BEGINNING, when.latest_end, number
        yield _Dated(order, id_, when, stored, bounds_of(when))


def _records(reading: Reading) -> Iterator[tuple[str, str, str, str | None]]:
    if reading.recurrences is not None:
        from tui.store.occurrences import rules  # as above

        for id_, stored in rules(reading.tables[Kind.EVENT], reading.recurrences):
            yield Kind.EVENT.value, id_, stored.body, stored.raw
    for kind in Kind:
        if kind is not Kind.EVENT:
            for id_, record in reading.tables[kind].items():
                stored = to_stored(record)
                yield kind.value, id_, stored.body, stored.raw


def _insert_people(database: sqlite3.Connection, reading: Reading, events: _Events) -> None:
    """
    Give everybody a key and write down who participates where.

    First come those at most events; equals are in alphabetical order in the timeline's language, those of one name with an
    entry before others.
    """
    language = language_of(reading.timeline)
    in_order = alphabetical(language)
    records = {id_: safe_record(record) for id_, record in reading.tables[Kind.PERSON].items()}
    entries = {id_: _plain_name(record) for id_, record in records.items()}
    at: dict[_Somebody, list[int]] = {(id_, name): [] for id_, name in entries.items()}
    for rank, record in enumerate(events.records):
        for somebody in {_somebody(participant, entries) for participant in record.get("participants", ())}:
            if somebody is not None:
                at.setdefault(somebody, []).append(rank)
    called = {id_: _plain_name(record, language) for id_, record in records.items()}

    def place(one: _Somebody) -> tuple[int, Key, bool, str]:
        id_, name = one
        return -len(at[one]), in_order(name if id_ is None else called[id_]), id_ is None, id_ or name

    everybody = sorted(at, key=place)
    database.executemany(
        "insert into people values (?, ?, ?, ?)",
        [(key, *somebody, len(at[somebody])) for key, somebody in enumerate(everybody)],
    )
    database.executemany(
        "insert into participants values (?, ?)",
        [(key, rank) for key, somebody in enumerate(everybody) for rank in at[somebody]],
    )


def _somebody(participant: str | Record, entries: Mapping[str, str]) -> _Somebody | None:
    """Return the person who participates, None for an organization."""
    if isinstance(participant, str):
        return None, participant
    if (id_ := participant.get("person")) is not None:
        return id_, entries[id_]
    name = participant.get("name")
    return None if name is None else (None, name)


def _plain_name(record: Record, language: str | None = None) -> str:
    """Return the name in a language, else the first there is."""
    name = record["name"]
    names = {} if isinstance(name, str) else name
    return names.get(language) or (name if isinstance(name, str) else next(iter(name.values())))


def _occurrences(records: Sequence[Record]) -> Iterator[tuple[str, str, int]]:
    """Yield (kind, id, rank) of the records that events mention; participating people have a table of their own."""
    for rank, record in enumerate(records):
        for kind in ("series", "place"):
            if kind in record:
                yield kind, record[kind], rank
        for parent in record.get("part_of", ()):
            yield "event", parent, rank
            if "@" in parent:
                yield "event", event_of(parent), rank
        if "rule" in record:
            yield "rule", record["rule"], rank
        for participant in record.get("participants", ()):
            if not isinstance(participant, str) and "organization" in participant:
                yield "organization", participant["organization"], rank
        for citation in _citations(record):
            source = citation if isinstance(citation, str) else citation["source"]
            yield "source", source.partition("#")[0], rank


def _citations(record: Record) -> Iterator[str | Record]:
    """Yield the references to sources of an event and of everything in it."""
    yield from record.get("sources", ())
    for field in _CITING:
        for part in record.get(field, ()):
            if not isinstance(part, str):
                yield from part.get("sources", ())
