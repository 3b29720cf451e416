"""A view as a calendar (iCalendar, RFC 5545): dates as bounds, and in words where a calendar can only hint at them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple
from uuid import UUID, uuid5

from icalendar import Calendar
from icalendar import Event as Entry
from icalendar.prop import vInline, vText

from tui import __version__
from tui.drawing.page import Page, Target
from tui.drawing.pages import page
from tui.drawing.words import kind_words
from tui.model import edtf
from tui.model.dates import BEGINNING, END, When, civil
from tui.model.entities import Event, Kind, Source
from tui.model.instants import DAY, MINUTE, floor
from tui.query.result import Result
from tui.store.timeline import Timeline

# The names of events are hashed below this, so that no other program makes the same ones.
_NAMESPACE = UUID("4f3a1f0e-6b1c-5d0a-9c55-0d3a8a0f7e21")
# Fields of a page that have properties of their own in a calendar.
_LEFT_OUT = ("Place", "Id")
_TIMED = {"minute", "second"}


class Written(NamedTuple):
    """A calendar, and how many events are left out because iCalendar has no way to write their dates."""

    text: str
    left_out: int


class Extent(NamedTuple):
    """
    When an event is in a calendar: dates for whole days, else times, in UTC where the offset was written.

    `end` is exclusive, None for a moment. `exact` tells whether the date says no less than this.
    """

    start: date | datetime
    end: date | datetime | None
    exact: bool


def export_ics(result: Result, *, made: datetime) -> Written:
    """Return the events that a result shows as a calendar; `made`, in UTC, is the time that it says it was made."""
    title = result.timeline.title.say(result.language)
    calendar = Calendar()
    calendar.add("prodid", f"-//timeline-explorer//timeline {__version__}//EN")
    calendar.add("version", "2.0")
    for name in ("name", "x-wr-calname"):  # RFC 7986, and what was used before it
        calendar[name] = _text(title.text)
    left_out = 0
    for event in result.timeline.events(result.shown):
        extent = extent_of(event.date)
        if extent is None:
            left_out += 1
        else:
            calendar.add_component(_entry(result, event, extent, made))
    return Written(calendar.to_ical().decode(), left_out)


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
    # A day is over at midnight. A time is written as a point: 09:00/11:30 ends at 11:30, not a minute later.
    end = floor(last, end_unit) if end_unit in _TIMED else floor(last, "day") + DAY
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


def _entry(result: Result, event: Event, extent: Extent, made: datetime) -> Entry:
    timeline, language = result.timeline, result.language
    written = page(timeline, Target(Kind.EVENT, event.id), language)
    title = event.title.say(language)
    entry = Entry()
    entry.add("uid", uid(timeline, event.id))
    entry.add("dtstamp", made)
    entry.add("dtstart", extent.start)
    if extent.end is not None:
        entry.add("dtend", extent.end)
    entry["x-edtf"] = _text(event.date.text)
    entry["summary"] = _text(title.text)
    entry["summary"].params["LANGUAGE"] = title.language
    entry["description"] = _text("\n".join(_description(written)))
    if status := _status(event, extent):
        entry.add("status", status)
    entry.add("transp", "TRANSPARENT")  # it is others' time, and keeps nobody busy
    if place := _line(written, "Place"):
        entry["location"] = _text(place)
    topics = [topic.say(language).text for topic in event.topics]
    if categories := [*([kind_words(event.kind)] if event.kind else []), *topics]:
        entry.add("categories", categories)
    for parent in event.part_of:
        entry.add("related-to", uid(timeline, parent), parameters={"RELTYPE": "PARENT"})
    if event.repeat:
        entry["rrule"] = vInline(event.repeat.removeprefix("RRULE:"))
    if url := _address(timeline, event):
        entry.add("url", url)
    return entry


def _status(event: Event, extent: Extent) -> str | None:
    if event.status == "cancelled":
        return "CANCELLED"
    if event.status == "planned" or not extent.exact:
        return "TENTATIVE"
    return "CONFIRMED" if event.status == "held" else None


def _description(written: Page) -> Iterator[str]:
    for field in written.fields:
        if field.label not in _LEFT_OUT:
            for line in field.lines:
                cited = f" [{', '.join(map(str, line.citations))}]" if line.citations else ""
                yield f"{field.label}: {line.text}{cited}"


def _line(written: Page, label: str) -> str | None:
    return next((field.lines[0].text for field in written.fields if field.label == label), None)


def _address(timeline: Timeline, event: Event) -> str | None:
    """Return the first allow-listed address of the event, else of a source of it."""
    sources = (timeline.get(Kind.SOURCE, citation.source) for citation in event.sources)
    return next(
        (url for url in (*event.links, *(s.url for s in sources if isinstance(s, Source))) if url), None
    )


def _text(text: str) -> vText:
    return vText(text)
