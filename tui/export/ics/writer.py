"""A view as a calendar (iCalendar, RFC 5545): dates as bounds, and in words where a calendar can only hint at them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID, uuid5

from icalendar import Calendar
from icalendar import Event as Entry
from icalendar.prop import vDatetime, vText, vUri

from tui import __version__
from tui.export.html.fields import EventFields
from tui.export.ics.zones import CalendarZone, described, stamp, zone_of
from tui.export.request import Along
from tui.model import edtf
from tui.model.dates import BEGINNING, END, Form, When, civil
from tui.model.entities import Event, Kind, Source, event_of
from tui.model.instants import DAY, MINUTE, floor
from tui.query.result import Result
from tui.store.kinds import kind_words
from tui.store.timeline import Timeline

if TYPE_CHECKING:
    from tui.export.ics.rules import Rule

# The names of events are hashed below this, so that no other program makes the same ones.
_NAMESPACE = UUID("4f3a1f0e-6b1c-5d0a-9c55-0d3a8a0f7e21")
_TIMED = {"minute", "second"}
_LAST_YEAR_OF_RULES = (
    2100  # nobody knows how clocks will be changed later, and rules go on for thousands of years
)


class CalendarEvent(NamedTuple):
    """A calendar, and how many events are left out because iCalendar has no way to write their dates."""

    pieces: list[str]
    left_out: int

    @property
    def text(self) -> str:
        return "".join(self.pieces)


class Extent(NamedTuple):
    """
    When an event is in a calendar: dates for whole days, else times, in UTC where the offset was written, else by the clock there.

    `end` is exclusive, None for a moment. `exact` tells whether the date says no less than this.
    """

    start: date | datetime
    end: date | datetime | None
    exact: bool


def export_ics(
    result: Result, *, made: datetime, along: Along = iter, only_exact: bool = False
) -> CalendarEvent:
    """
    Return the events that a result shows as a calendar; `made`, in UTC, is the time that it says it was made.

    With `only_exact` there are only those whose date says no less than their entry.
    """
    timeline = result.timeline
    # Written entry by entry: a calendar that holds all its entries takes five times the memory of its text.
    head, foot = _calendar(timeline.title.say(result.language).text)
    recurring = {} if not timeline.recurring() else _recurring(result)
    pieces = [head]
    left_out = 0
    writer = EventFields(timeline, result.language)
    years: dict[CalendarZone, set[int]] = {}
    for event in timeline.stream(along(result.shown)):
        rule = recurring.get(event.occurrence.rule) if event.occurrence else None
        shown = rule.event if rule is not None else event
        extent = extent_of(shown.date)
        zone = rule.zone if rule is not None else zone_of(timeline, event)
        extent = extent and _by_clock(extent, zone)
        if extent is None or (only_exact and not extent.exact):
            left_out += 1
            continue
        if zone is not None and (needed := _years(extent, event, zone, rule)):
            years.setdefault(zone, set()).update(needed)
        if rule is None or (event.occurrence and event.occurrence.number == 1):  # the rule says the others
            pieces.append(_entry(writer, shown, extent, zone, made, recurring).to_ical().decode())
    pieces[1:1] = [described(zone, those).to_ical().decode() for zone, those in years.items()]
    pieces.append(foot)
    return CalendarEvent(pieces, left_out)


def uid(timeline: Timeline, event_id: str) -> str:
    """Return what an event is called in every calendar: the same as long as its id and the timeline's title are."""
    return str(uuid5(_NAMESPACE, f"{timeline.title}\n{event_id}"))


def extent_of(when: When) -> Extent | None:
    """
    Return the bounds of a date for a calendar, or None where it has none to write.

    That is so before year 1 and after 9999, where no earliest start is known, and where no latest start is. What
    only has no end is written up to where it surely was.
    """
    start, last_start, first_end, last = (
        when.earliest_start,
        when.latest_start,
        when.earliest_end,
        when.latest_end,
    )
    if start == BEGINNING or last_start == END:
        return None
    start_unit, end_unit = edtf.precision(edtf.parse(when.text)) if when.unit in _TIMED else ("day", "day")
    open_ended = last == END
    days = last_start - start < DAY and last - first_end < DAY
    exact = days and not (open_ended or when.approximate or when.uncertain)
    if open_ended:
        last, end_unit = max(
            (last_start, start_unit), (first_end if first_end < END else BEGINNING, end_unit)
        )
    # A day is over at midnight, a span that ends at a time of day by then; a moment is a point.
    if end_unit not in _TIMED:
        end = floor(last, "day") + DAY
    else:
        end = last + 1 if when.form is Form.SPAN else floor(last, end_unit)
    if start_unit not in _TIMED and end_unit not in _TIMED:
        first_day, next_day = _moment(start, None), _moment(end, None)
        return Extent(first_day.date(), next_day.date(), exact) if first_day and next_day else None
    begins, ends = _moment(start, when.offset), _moment(end, when.offset)
    return Extent(begins, ends if ends > begins else None, exact) if begins and ends else None


def _moment(instant: int, offset: int | None) -> datetime | None:
    """Return an instant as a time in UTC, or by the clock of the place without an offset; None outside years 1–9999."""
    year, *rest = civil(instant - (offset or 0) * MINUTE)
    if not 1 <= year <= 9999:
        return None
    month, day, hour, minute, second = rest
    return datetime(year, month, day, hour, minute, second, tzinfo=None if offset is None else UTC)


def _by_clock(extent: Extent, zone: CalendarZone | None) -> Extent:
    """Return an extent as the clock of a zone has it: not exact at a time that it shows twice, or never."""
    start, end, exact = extent
    if zone is None or not isinstance(start, datetime) or start.tzinfo is not None:
        return extent

    def instants(moment: date | datetime) -> list[datetime]:
        assert isinstance(moment, datetime)  # noqa: S101  as both are, where one is
        return [moment.replace(tzinfo=zone.clock, fold=fold).astimezone(UTC) for fold in (0, 1)]

    begins, ends = instants(start), instants(end or start)
    is_sure = begins[0] == begins[1] and ends[0] == ends[1]
    return Extent(start, end if ends[0] > begins[0] else None, exact and is_sure)


def _years(extent: Extent, event: Event, zone: CalendarZone, rule: Rule | None) -> set[int]:
    """Return the years of which the clock of a zone has to be described for an event."""
    if zone.name is None or not isinstance(extent.start, datetime):
        return set()
    if rule is not None:
        return {min(civil(event.date.earliest_start)[0], _LAST_YEAR_OF_RULES)}
    if extent.start.tzinfo is not None:
        return set()  # in UTC
    return {extent.start.year, (extent.end or extent.start).year}


def _calendar(title: str) -> tuple[str, str]:
    """Return what comes before the entries of a calendar, and what comes after them."""
    calendar = Calendar()
    calendar.add("prodid", f"-//timeline-explorer//timeline {__version__}//EN")
    calendar.add("version", "2.0")
    for name in ("name", "x-wr-calname"):  # RFC 7986, and what was used before it
        calendar[name] = vText(title)
    head, end, rest = calendar.to_ical().decode().rpartition("END:VCALENDAR")
    return head, end + rest


def _recurring(result: Result) -> dict[str, Rule]:
    """Return the events that recur and can be written as one entry each, by id."""
    from tui.export.ics.rules import rules_of  # with dateutil, and few timelines have any

    found = {id_: (rule, extent_of(rule.event.date)) for id_, rule in rules_of(result).items()}
    return {id_: rule for id_, (rule, extent) in found.items() if extent and rule.is_first(extent.start)}


def _entry(
    writer: EventFields,
    event: Event,
    extent: Extent,
    zone: CalendarZone | None,
    made: datetime,
    recurring: Mapping[str, Rule],
) -> Entry:
    timeline, language = writer.timeline, writer.language
    title = event.title.say(language)
    # Each value is given its type here: to let `add` find it out takes as long as all the rest.
    entry = Entry()
    entry["uid"] = vText(uid(timeline, event.id))
    entry["dtstamp"] = vDatetime(made)
    if event.id in recurring:
        recurring[event.id].fill(entry, extent.start, extent.end)
    else:
        entry["dtstart"] = stamp([extent.start], zone)
        if extent.end is not None:
            entry["dtend"] = stamp([extent.end], zone)
    entry["x-edtf"] = vText(event.date.edtf)
    entry["summary"] = vText(title.text)
    entry["summary"].params["LANGUAGE"] = title.language
    entry["description"] = vText("\n".join(_description(writer, event)))
    if status := _status(event, extent):
        entry["status"] = vText(status)
    entry["transp"] = vText("TRANSPARENT")  # it is others' time, and keeps nobody busy
    if place := writer.place_line(event.place):
        entry["location"] = vText(place.text)
    topics = [topic.say(language).text for topic in event.topics]
    if categories := [*([kind_words(event.kind, language)] if event.kind else []), *topics]:
        entry.add("categories", categories)
    for parent in event.part_of:
        named = event_of(parent) if event_of(parent) in recurring else parent
        entry.add("related-to", uid(timeline, named), parameters={"RELTYPE": "PARENT"})
    if url := _address(timeline, event):
        entry["url"] = vUri(url)
    return entry


def _status(event: Event, extent: Extent) -> str | None:
    if event.status == "cancelled":
        return "CANCELLED"
    if event.status == "planned" or not extent.exact:
        return "TENTATIVE"
    return "CONFIRMED" if event.status == "held" else None


def _description(writer: EventFields, event: Event) -> Iterator[str]:
    for label, lines, _ in writer.everything(event):
        for one in lines:
            cited = f" [{', '.join(map(str, one.citations))}]" if one.citations else ""
            yield f"{label}: {one.text}{cited}"


def _address(timeline: Timeline, event: Event) -> str | None:
    """Return the first allow-listed address of the event, else of a source of it."""
    sources = (timeline.get(Kind.SOURCE, citation.source) for citation in event.sources)
    return next(
        (url for url in (*event.links, *(s.url for s in sources if isinstance(s, Source))) if url), None
    )
