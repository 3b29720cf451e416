"""Times in a calendar are in the zone of their place: whoever reads it reckons the instants that the zone has."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.tz import tzical
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.export.conftest import MADE, Opening
from tests.unit.timelines import timeline_of_tables
from tui.export.ics.writer import export_ics, extent_of
from tui.model.dates import When
from tui.query.result import resolve
from tui.query.view import View

NAMES = (
    "Europe/Berlin",
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Ho_Chi_Minh",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Casablanca",
)
PLACES = {name.rpartition("/")[2]: {"name": name, "tz": name} for name in NAMES}
BERLIN = {"place": "Berlin"}


def calendar(events: dict[str, Any], **tables: Any) -> str:
    named = {id_: {"title": id_, **event} for id_, event in events.items()}
    one = timeline_of_tables({"places": {**PLACES, "bare": {"name": "Bare"}}, "events": named, **tables})
    return export_ics(resolve(one, View()), made=MADE).text


def line(text: str, name: str = "DTSTART") -> str:
    """Return a line of the only entry."""
    (entry,) = text.split("BEGIN:VEVENT")[1:]
    return next(line for line in entry.splitlines() if line.startswith(name))


def zones(text: str) -> list[str]:
    return [str(zone["tzid"]) for zone in Calendar.from_ical(text).walk("VTIMEZONE")]


@pytest.mark.parametrize(
    ("event", "tables", "start"),
    [
        (BERLIN, {}, "DTSTART;TZID=Europe/Berlin:20240601T140000"),
        ({"place": "bare"}, {}, "DTSTART:20240601T140000"),
        ({}, {}, "DTSTART:20240601T140000"),
        ({}, {"timeline": {"tz": "Asia/Kathmandu"}}, "DTSTART;TZID=Asia/Kathmandu:20240601T140000"),
        (
            {"place": "bare"},
            {"timeline": {"tz": "Asia/Kathmandu"}},
            "DTSTART;TZID=Asia/Kathmandu:20240601T140000",
        ),
        (BERLIN, {"timeline": {"tz": "Asia/Kathmandu"}}, "DTSTART;TZID=Europe/Berlin:20240601T140000"),
        ({}, {"timeline": {"tz": "UTC"}}, "DTSTART:20240601T140000Z"),
    ],
)
def test_a_time_is_in_the_zone_of_its_place_else_of_the_timeline(
    event: dict[str, Any], tables: dict[str, Any], start: str
) -> None:
    text = calendar({"e": {"date": "2024-06-01T14:00", **event}}, **tables)
    assert line(text) == start
    assert zones(text) == ([start.partition("=")[2].partition(":")[0]] if "TZID" in start else [])


def test_an_offset_and_a_day_need_no_zone() -> None:
    assert line(calendar({"e": {"date": "2024-06-01T14:00+07:00", **BERLIN}})) == "DTSTART:20240601T070000Z"
    text = calendar({"e": {"date": "2024-06-01", **BERLIN}})
    assert line(text) == "DTSTART;VALUE=DATE:20240601"
    assert zones(text) == []
    # The end has no offset and the start has: of neither is it known which zone is meant.
    mixed = calendar({"e": {"date": "2024-06-01T14:00+07:00/2024-06-01T16:00", **BERLIN}})
    assert line(mixed) == "DTSTART:20240601T140000"


def test_what_says_no_place_is_where_that_was_of_which_it_is_a_part() -> None:
    congress = {"date": "2024-06-01/2024-06-02", **BERLIN}
    elsewhere = {"date": "2024-06-01/2024-06-02", "place": "Kathmandu"}
    session = {"date": "2024-06-01T14:00", "part_of": ["congress"]}
    both = {**session, "part_of": ["congress", "elsewhere"]}
    text = calendar({"congress": congress, "elsewhere": elsewhere, "session": session, "both": both})
    starts = {str(entry["summary"]): entry["dtstart"] for entry in Calendar.from_ical(text).walk("VEVENT")}
    assert starts["session"].params["TZID"] == "Europe/Berlin"
    assert "TZID" not in starts["both"].params


def test_a_part_of_an_occurrence_is_where_that_is() -> None:
    fair = {"date": "2023-06-01T09:00", "repeat": "FREQ=YEARLY;COUNT=2", **BERLIN}
    talk = {"date": "2024-06-01T10:00", "part_of": ["fair@2024-06-01"]}
    text = calendar({"fair": fair, "talk": talk})
    assert {entry["dtstart"].params["TZID"] for entry in Calendar.from_ical(text).walk("VEVENT")} == {
        "Europe/Berlin"
    }
    assert zones(text) == ["Europe/Berlin"]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("2024-06-01T14:00/2024-06-01T15:00", "DTEND;TZID=Europe/Berlin:20240601T150000"),
        ("2024-06-01T14:00:00/2024-06-01T15:00:30", "DTEND;TZID=Europe/Berlin:20240601T150030"),
        ("2024-06-01T20:00/2024-06-01T24:00", "DTEND;TZID=Europe/Berlin:20240602T000000"),
        ("2024-06-01T14:00/2024-06-02", "DTEND;TZID=Europe/Berlin:20240603T000000"),
        ("2024-06-01T14:00+02:00/2024-06-01T15:00+02:00", "DTEND:20240601T130000Z"),
    ],
)
def test_a_span_ends_at_the_time_written(text: str, end: str) -> None:
    assert line(calendar({"e": {"date": text, **BERLIN}}), "DTEND") == end


@pytest.mark.parametrize(
    "text", ["2024-03-31T02:30", "2024-10-27T02:30", "2024-10-27T01:30/2024-10-27T02:30"]
)
def test_a_time_that_its_clock_never_shows_or_shows_twice_is_not_certain(text: str) -> None:
    assert line(calendar({"e": {"date": text, **BERLIN}}), "STATUS") == "STATUS:TENTATIVE"
    assert "STATUS" not in calendar({"e": {"date": text, "place": "Kathmandu"}})


def test_no_entry_ends_before_it_begins_where_the_clock_is_put_forward() -> None:
    # 02:50 is read by the clock of before, and is then behind 03:10.
    assert "DTEND" not in calendar({"e": {"date": "2024-03-31T02:50/2024-03-31T03:10", **BERLIN}})


def in_dateutil(text: str, entry: Any) -> datetime:
    """Return the start of an entry as dateutil has it, by the zone that the calendar describes."""
    described = text[text.index("BEGIN:VTIMEZONE") : text.rindex("END:VTIMEZONE")] + "END:VTIMEZONE\r\n"
    zone = tzical(io.StringIO(described)).get(entry["dtstart"].params["TZID"])
    return entry.decoded("dtstart").replace(tzinfo=zone).astimezone(UTC)  # type: ignore[no-any-return]


def minutes(first: int, last: int) -> st.SearchStrategy[datetime]:
    """Return times to the minute in years from the first to the last, by no clock in particular."""
    return st.datetimes(datetime(first, 1, 3), datetime(last, 1, 3)).map(  # noqa: DTZ001
        lambda at: at.replace(second=0, microsecond=0)
    )


@given(st.lists(st.tuples(minutes(1960, 2400), st.sampled_from(NAMES)), min_size=1, max_size=4))
def test_readers_reckon_the_instants_of_the_zone(times: list[tuple[datetime, str]]) -> None:
    events = {
        str(number): {"date": f"{at:%Y-%m-%dT%H:%M}", "place": name.rpartition("/")[2]}
        for number, (at, name) in enumerate(times)
    }
    text = calendar(events)
    read = {str(entry["summary"]): entry for entry in Calendar.from_ical(text).walk("VEVENT")}
    for number, (at, name) in enumerate(times):
        first, second = (at.replace(tzinfo=ZoneInfo(name), fold=fold).astimezone(UTC) for fold in (0, 1))
        entry = read[str(number)]
        assert entry.decoded("dtstart").astimezone(UTC) == first
        assert in_dateutil(text, entry) in {first, second}
        assert (entry.get("status") == "TENTATIVE") == (first != second)


def test_vobject_reckons_by_the_zone_described(opened: Opening) -> None:
    # vobject keeps the first zone that it reads of a name, for good: one file with all years that are read here.
    dates = ["1975-07-01T12:00", "2024-01-31T12:00", "2024-07-01T12:00", "2300-07-01T12:00"]
    events = {f"e{at}": {"title": text, "date": text, "place": "Berlin"} for at, text in enumerate(dates)}
    one = opened({"places": PLACES, "events": events})
    read = vobject.readOne(export_ics(resolve(one, View()), made=MADE).text)
    for entry in read.vevent_list:
        local = datetime.fromisoformat(entry.summary.value).replace(tzinfo=ZoneInfo("Europe/Berlin"))
        assert entry.dtstart.value.astimezone(UTC) == local.astimezone(UTC)


def test_a_zone_is_described_once_and_only_for_the_years_that_there_are() -> None:
    days = ["0900-06-01T12:00", "1950-06-01T12:00", "2024-06-01T12:00", "9998-06-01T12:00"]
    text = calendar({str(at): {"date": day, **BERLIN} for at, day in enumerate(days)})
    (zone,) = Calendar.from_ical(text).walk("VTIMEZONE")
    years = {part.decoded("dtstart").year for part in zone.subcomponents}
    assert years <= {899, 900, 1949, 1950, 1951, 2023, 2024, 2025, 9997, 9998, 9999}
    assert "DTSTART:08990102T" in text
    assert "DTSTART;TZID=Europe/Berlin:09000601T120000" in text


@given(minutes(1, 9998), st.integers(1, 60 * 48))
def test_the_end_of_a_span_of_times_is_what_is_written(start: datetime, length: int) -> None:
    end = start + timedelta(minutes=length)
    extent = extent_of(When.parse(f"{start.isoformat()[:16]}/{end.isoformat()[:16]}"))
    assert extent is not None
    assert (extent.start, extent.end) == (start, end)


def test_a_date_without_a_zone_is_written_as_before() -> None:
    text = calendar({"e": {"date": "0001-02-03"}})
    assert (line(text), line(text, "DTEND")) == ("DTSTART;VALUE=DATE:00010203", "DTEND;VALUE=DATE:00010204")
    (entry,) = Calendar.from_ical(text).walk("VEVENT")
    assert entry.decoded("dtstart") == date(1, 2, 3)
