"""Rules leave the program as rules, in the zone of their clock: what other programs make of them is what it shows."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rruleset, rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.export.conftest import MADE, Opening
from tests.unit.timelines import timeline_of_tables
from tui.export.ics.writer import export_ics, extent_of, uid
from tui.export.ics.zones import CalendarZone, described
from tui.model.dates import When
from tui.model.entities import Kind
from tui.query.result import resolve
from tui.query.view import View
from tui.store.timeline import Timeline

PLACES = {
    "oslo": {"name": "Oslo", "tz": "Europe/Oslo"},
    "lima": {"name": "Lima", "tz": "America/Lima"},
    "somewhere": {"name": "Somewhere"},
}
RULES: dict[str, dict[str, Any]] = {
    "offset": {"date": "2023-05-02T02:00+07:00", "repeat": "FREQ=WEEKLY;BYDAY=TU;COUNT=4"},
    "offset-by-monthday": {
        "date": "2023-01-31T23:30-09:30/2023-02-01T01:00-09:30",
        "repeat": "FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20230701T000000Z",
    },
    "utc": {"date": "2023-05-02T02:00Z", "repeat": "FREQ=DAILY;COUNT=3"},
    "zone": {"date": "2023-03-20T09:00/2023-03-20T10:00", "repeat": "freq=weekly;count=4", "place": "oslo"},
    "zone-until": {
        "date": "2023-10-16T09:00",
        "repeat": [
            "RRULE:FREQ=WEEKLY;UNTIL=20231106T090000",
            "EXDATE:20231023T090000",
            "RDATE:20231225T200000",
        ],
        "place": "oslo",
    },
    "zone-without-summer": {"date": "2023-10-16T09:00", "repeat": "FREQ=MONTHLY;COUNT=5", "place": "lima"},
    "clock": {"date": "2023-10-16T09:00", "repeat": "FREQ=HOURLY;INTERVAL=7;COUNT=5", "place": "somewhere"},
    "days": {"date": "2020-02-28/2020-03-01", "repeat": "COUNT=3;FREQ=YEARLY", "place": "oslo"},
    "last-of-months": {"date": "2023-01-31", "repeat": "FREQ=MONTHLY;COUNT=4"},
    "leap": {"date": "2020-02-29", "repeat": "FREQ=YEARLY;UNTIL=20300101"},
    "one-of-three-days": {"date": "[2020-06-01..2020-06-03]", "repeat": "FREQ=MONTHLY;COUNT=3"},
    "added": {"date": "2020-06-01", "repeat": ["RDATE:20200701,20200901", "EXDATE:20200601"]},
    "last-weekday": {"date": "2023-05-31", "repeat": "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=9"},
    "months": {"date": "2020-06", "repeat": "FREQ=MONTHLY;COUNT=4"},
}
AS_ONE = RULES.keys() - {"months"}  # not all as long as the first


def timeline() -> Timeline:
    events = {id_: {"title": id_, **event} for id_, event in RULES.items()}
    return timeline_of_tables({"places": PLACES, "events": events})


def written(timeline: Timeline, **view: Any) -> str:
    return export_ics(resolve(timeline, View(**view)), made=MADE).text


def entries(text: str) -> list[Any]:
    return Calendar.from_ical(text).walk("VEVENT")


def expected(timeline: Timeline, id_: str) -> list[tuple[str, str]]:
    """Return when the occurrences of an event begin and end, as an export of each alone has it, zones aside."""
    zone = PLACES.get(RULES[id_].get("place", ""), {}).get("tz")
    found = []
    for event in timeline.events(timeline.occurrences(id_)):
        extent = extent_of(event.date)
        assert extent is not None
        found.append((told(extent.start, zone), told(extent.end or extent.start, zone)))
    return found


def told(moment: date | datetime, zone: str | None) -> str:
    """Say a time in UTC where its zone is known."""
    if isinstance(moment, datetime):
        if moment.tzinfo is None and zone:
            moment = moment.replace(tzinfo=ZoneInfo(zone))
        return (
            f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if moment.tzinfo else f"{moment:%Y-%m-%dT%H:%M:%S}"
        )
    return f"{moment:%Y-%m-%d}"


def expanded(entry: Any) -> Iterator[tuple[str, str]]:
    """Expand an entry that icalendar has read, with dateutil."""
    start = entry.decoded("dtstart")
    end = entry.decoded("dtend", start)
    zone = getattr(start, "tzinfo", None)
    naive = start.replace(tzinfo=None) if isinstance(start, datetime) else datetime(*start.timetuple()[:3])  # noqa: DTZ001
    every = rruleset()
    every.rdate(naive)
    if "rrule" in entry:
        rule = entry["rrule"].to_ical().decode()
        if zone is not None and "UNTIL" in entry["rrule"]:
            (until,) = entry["rrule"]["UNTIL"]
            rule = rule.replace(f"{until:%Y%m%dT%H%M%SZ}", f"{until.astimezone(zone):%Y%m%dT%H%M%S}")
        every.rrule(rrulestr(rule, dtstart=naive))  # type: ignore[arg-type]  # a rule alone is no set
    for name, add in (("rdate", every.rdate), ("exdate", every.exdate)):
        for one in entry[name].dts if name in entry else ():
            moment = one.dt if isinstance(one.dt, datetime) else datetime(*one.dt.timetuple()[:3])  # noqa: DTZ001
            add(moment.replace(tzinfo=None))
    for moment in every:
        begins = moment.replace(tzinfo=zone) if isinstance(start, datetime) else moment.date()
        yield told(begins, None), told(begins + (end - start), None)


def test_each_rule_is_one_entry_that_is_expanded_to_its_occurrences() -> None:
    one = timeline()
    read: dict[str, list[Any]] = {}
    for entry in entries(written(one)):
        read.setdefault(str(entry["summary"]), []).append(entry)
    assert {id_ for id_, found in read.items() if len(found) == 1} == AS_ONE
    for id_, found in read.items():
        assert [times for entry in found for times in expanded(entry)] == expected(one, id_), id_


@pytest.mark.npm
def test_ical_js_expands_them_alike() -> None:
    one = timeline()
    script = Path(__file__).with_name("expand.mjs")
    done = subprocess.run(
        ["node", str(script)], input=written(one), check=True, capture_output=True, text=True
    )
    found = {id_: [tuple(times) for times in all_times] for id_, all_times in json.loads(done.stdout).items()}
    assert found == {id_: expected(one, id_) for id_ in RULES}


def test_a_rule_by_the_weekday_stays_on_its_weekday() -> None:
    (entry,) = (entry for entry in entries(written(timeline())) if entry["summary"] == "offset")
    assert entry["dtstart"].params["TZID"] == "UTC+07:00"
    assert entry.decoded("dtstart").utcoffset() == timedelta(hours=7)
    assert entry["rrule"].to_ical() == b"FREQ=WEEKLY;COUNT=4;BYDAY=TU"


def test_a_view_of_some_has_each_alone() -> None:
    one = timeline()
    found = entries(written(one, query="id:days in:2021"))
    assert [entry.decoded("dtstart") for entry in found] == [date(2021, 2, 28)]
    assert all("rrule" not in entry for entry in found)


def test_a_clock_without_a_place_is_in_the_zone_of_the_timeline() -> None:
    rule = "FREQ=WEEKLY;UNTIL=20230403T070000Z"
    one = timeline_of_tables(
        {
            "timeline": {"tz": "Europe/Oslo"},
            "events": {"e": {"title": "E", "date": "2023-03-20T09:00", "repeat": rule}},
        }
    )
    (entry,) = entries(written(one))
    assert entry["dtstart"].params["TZID"] == "Europe/Oslo"
    assert [begins for begins, _ in expanded(entry)] == [
        "2023-03-20T08:00:00Z",
        "2023-03-27T07:00:00Z",
        "2023-04-03T07:00:00Z",
    ]
    assert len(one.occurrences("e")) == 3


def test_parts_lead_to_the_entry_that_there_is(opened: Opening) -> None:
    fair = {"title": "Fair", "date": "2020-06-01/2020-06-02", "repeat": "FREQ=YEARLY;COUNT=3"}
    talk = {"title": "Talk", "date": "2021-06-01", "part_of": ["fair"]}
    one = opened({"events": {"fair": fair, "talk": talk}})

    def parent(text: str) -> str:
        return next(str(entry["related-to"]) for entry in entries(text) if entry["summary"] == "Talk")

    assert parent(written(one)) == uid(one, "fair")
    assert parent(written(one, query="in:2021")) == uid(one, "fair@2021-06-01")


def test_a_rule_without_end_is_written_without_end() -> None:
    one = timeline_of_tables({"events": {"e": {"title": "E", "date": "2020-06-01", "repeat": "freq=yearly"}}})
    (entry,) = entries(written(one))
    assert entry["rrule"].to_ical() == b"FREQ=YEARLY"


@given(
    st.sampled_from(
        ["Europe/Oslo", "America/New_York", "Asia/Tehran", "Australia/Lord_Howe", "Asia/Ho_Chi_Minh"]
    ),
    st.datetimes(datetime(1960, 1, 1), datetime(2037, 12, 31)),  # noqa: DTZ001  in UTC below
)
def test_a_zone_is_described_as_its_clock_was(name: str, moment: datetime) -> None:
    clock = ZoneInfo(name)
    utc = moment.replace(tzinfo=UTC)
    zone = described(CalendarZone(clock, name), {moment.year})
    read: Any = Calendar.from_ical(
        f"BEGIN:VCALENDAR\n{zone.to_ical().decode()}END:VCALENDAR\n"
    ).subcomponents[0]
    onsets = [
        (part.decoded("dtstart") - part.decoded("tzoffsetfrom"), part.decoded("tzoffsetto"))
        for part in read.subcomponents
    ]
    _, offset = max(onset for onset in onsets if onset[0] <= moment)
    assert offset == utc.astimezone(clock).utcoffset()


def test_everything_of_the_rule_is_in_its_entry() -> None:
    one = timeline()
    (entry,) = (entry for entry in entries(written(one)) if entry["summary"] == "zone-until")
    assert str(entry["uid"]) == uid(one, "zone-until")
    assert "Repeats: every week, until 09:00 on 6 November 2023" in str(entry["description"])
    assert one.get(Kind.EVENT, "zone-until") is not None
    assert str(entry["x-edtf"]) == When.parse("2023-10-16T09:00").text
