"""Events that recur: what is wrong with the recurrence of a date, and the dates that follow from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.model.dates import BEGINNING, END, When, civil
from tui.model.entities import Kind, event_of
from tui.model.recurrence import RecurrenceError, parse
from tui.model.recurring import MOST, Dates, Recurring, Stop, Work
from tui.model.translation import tr, trn
from tui.model.zoned import zone_of
from tui.reading.diagnostics import Path, Problem, Severity
from tui.reading.schema.validate import date_of_table, written_date

if TYPE_CHECKING:
    from tui.reading.files import Numbered, Reading

Record = Mapping[str, Any]

BEYOND = 10
"""Years after the last year of the timeline in which there are occurrences of what goes on for ever."""
MOST_IN_ALL = 100_000
"""Occurrences in one timeline: far more than anybody reads, and few enough to be made in seconds."""
_MOST_TEXT = 100_000_000  # code points in all occurrences together, because each is a record of its own


class Recurrences(NamedTuple):
    """The dates of each event that recurs, by its id; those of what goes on for ever are in no year after `last_year`."""

    dates: dict[str, Dates]
    last_year: int


def mistakes(event: Record, zone: str | None, work: Work) -> list[Problem]:
    """Return what is wrong with the recurrence of an event that is right in all else; `work` is that of all together."""
    try:
        Recurring(_date(event), parse(event["repeat"]), zone).check(work)
    except RecurrenceError as error:
        path: Path = ("repeat",) if error.entry is None else ("repeat", error.entry)
        return [Problem(path, "bad-value", f"`repeat`: {error}", error.help, error.part)]
    return []


def recurrences(reading: Reading) -> Recurrences:
    """
    Return the dates of all events that recur: first of those that end, then of those that go on for ever.

    Where there are too many of them all, of the later ones in the files the first date alone is left.
    """
    events, places, usual = reading.tables[Kind.EVENT], reading.tables[Kind.PLACE], reading.timeline.get("tz")
    found: dict[str, Dates] = {}
    recurring = {
        id_: Recurring(_date(event), parse(event["repeat"]), zone_of(event, events, places, usual))
        for id_, event in events.items()
        if "repeat" in event
    }
    work, left, text_left = Work(), MOST_IN_ALL, _MOST_TEXT
    last_year = 0
    for is_open in (False, True):
        if is_open and any(one.recurrence.is_open for one in recurring.values()):
            last_year = _last_year(events, recurring, found) + BEYOND
        for id_, one in recurring.items():
            if one.recurrence.is_open is is_open:
                size = len(repr(events[id_]))
                most = max(min(MOST, left, text_left // size), 1)
                found[id_] = one.dates(work, last_year, most)
                left -= len(found[id_].texts)
                text_left -= size * len(found[id_].texts)
    return Recurrences(found, last_year)


def unknown_occurrences(reading: Reading) -> list[Numbered]:
    """Return a problem for each `x@2023-06-01` that names no occurrence of the event `x`."""
    problems: list[Numbered] = []
    found = recurrences(reading)
    for table, numbers, id_, path, named in _named(reading):
        rule = event_of(named)
        dates = found.dates[rule]
        if named not in ids_of(rule, dates):
            message = tr("event `{id}` has no occurrence {date}").format(id=rule, date=f"`{named}`")
            known = ", ".join(f"`{one}`" for one in ids_of(rule, dates)[:3])
            problem = Problem(
                (table, id_, *path),
                "unknown-id",
                message,
                tr("it has {these} and so on").format(these=known),
                part=(0, len(named)),
            )
            problems.append((numbers[id_], problem))
    return problems


def unended(reading: Reading, found: Recurrences) -> list[Numbered]:
    """Say once for each file which events recur for ever, and up to when they are shown, and which recur too often."""
    stopped: dict[tuple[Stop, int], list[str]] = {}
    for id_, dates in found.dates.items():
        stopped.setdefault((dates.stop, reading.numbers[Kind.EVENT][id_]), []).append(id_)
    said: list[Numbered] = []
    for (stop, number), ids in stopped.items():
        path = ("events", ids[0], "repeat")
        named = ", ".join([*(f"`{id_}`" for id_ in ids[:5]), *["…"][: len(ids) > 5]])
        if stop is Stop.OPEN:
            message = trn(
                "the recurrence of {n} event has no end, and is shown up to {year}: {these}",
                "the recurrences of {n} events have no end, and are shown up to {year}: {these}",
                len(ids),
            )
            message = message.format(n=len(ids), year=found.last_year, these=named)
            help_ = tr("end it with UNTIL or COUNT where that is known")
            said.append((number, Problem(path, "no-end", message, help_, severity=Severity.HINT)))
        elif stop is Stop.MANY:
            message = trn(
                "{n} event recurs more often than is shown: {these}",
                "{n} events recur more often than is shown: {these}",
                len(ids),
            )
            message = message.format(n=len(ids), these=named)
            said.append((number, Problem(path, "too-many", message, severity=Severity.WARNING)))
    return said


def ids_of(rule: str, dates: Dates) -> list[str]:
    """Return the ids of the occurrences of an event."""
    return [f"{rule}@{mark}" for mark in dates.marks]


def _named(reading: Reading) -> Iterator[tuple[str, Mapping[str, int], str, Path, str]]:
    for id_, event in reading.tables[Kind.EVENT].items():
        for at, parent in enumerate(event.get("part_of", ())):
            if "@" in parent:
                yield "events", reading.numbers[Kind.EVENT], id_, ("part_of", at), parent
    for name, view in reading.views.items():
        if "@" in view.get("select", ""):
            yield "views", reading.view_numbers, name, ("select",), view["select"]


def _date(event: Record) -> str:
    date = event.get("date", "XXXX")
    if isinstance(date, Mapping):
        return date_of_table(date)
    return date if isinstance(date, str) else written_date(date)


def _last_year(
    events: Mapping[str, Record], recurring: Mapping[str, Recurring], found: Mapping[str, Dates]
) -> int:
    """Return the last year of which the timeline says anything, but for what goes on for ever; else when that begins."""
    once = (_date(event) for id_, event in events.items() if id_ not in recurring)
    ended = (text for dates in found.values() for text in dates.texts[-1:])
    starts = (one.date for one in recurring.values())
    for texts in ((*once, *ended), starts):
        known = [last for text in texts if (last := _last(When.parse(text))) is not None]
        if known:
            return civil(max(known))[0]
    return 0


def _last(when: When) -> int | None:
    """Return the latest instant known of a date."""
    bounds = (when.earliest_start, when.latest_start, when.earliest_end, when.latest_end)
    return max((bound for bound in bounds if BEGINNING < bound < END), default=None)
