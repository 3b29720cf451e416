"""Time zones in files: which one an event is in, names that are none, and times that its clock has not, or has twice."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.unit.timelines import messages, reading_of
from tui.model.zoned import zone_of
from tui.reading.diagnostics import Diagnostic

GAP, TWICE = "2024-03-31T02:30", "2024-10-27T02:30"
PLACES = {
    "berlin": {"name": "Berlin", "tz": "Europe/Berlin"},
    "hanoi": {"name": "Hà Nội", "tz": "Asia/Ho_Chi_Minh"},
}


def found(event: dict[str, Any], **others: Any) -> list[Diagnostic]:
    """Return the diagnostics of a timeline with an event."""
    events = {"e": {"title": "E", **event}, **others}
    return reading_of(json.dumps({"places": PLACES, "events": events})).diagnostics


@pytest.mark.parametrize(
    ("date", "meant"),
    [
        (GAP, GAP),
        (TWICE, TWICE),
        (f"{GAP}:59", f"{GAP}:59"),
        ("2024-10-27T01:00/2024-10-27T02:00", "2024-10-27T02:00"),
        (f"[{GAP}..2024-03-31T04:00]", GAP),
        (f"{TWICE}?", TWICE),
    ],
)
def test_a_time_that_the_clock_of_the_place_has_not_or_twice_is_a_warning(date: str, meant: str) -> None:
    (warning,) = found({"date": date, "place": "berlin"})
    assert (warning.severity, warning.code) == ("warning", "unclear-time")
    assert warning.excerpt is not None
    assert warning.excerpt.marked == meant
    what = (
        "never shows {}: it is put forward over it"
        if "-03-" in date
        else "shows {} twice: it is put back over it"
    )
    assert warning.message == f"the clock in Europe/Berlin {what.format(meant)}"
    assert warning.help == f"write the offset that is meant: `{meant}+02:00` / `{meant}+01:00`"


@pytest.mark.parametrize("offset", ["+01:00", "+02:00"])
def test_with_the_offset_it_is_clear(offset: str) -> None:
    assert found({"date": f"{TWICE}{offset}", "place": "berlin"}) == []
    assert found({"date": f"{GAP}:30{offset}", "place": "berlin"}) == []


@pytest.mark.parametrize("event", [{"place": "hanoi"}, {}, {"part_of": ["hanoi-day"]}])
def test_where_the_clock_has_it_once_or_is_not_known_nothing_is_said(event: dict[str, Any]) -> None:
    day = {"title": "Day", "date": "2024-10-27", "place": "hanoi"}
    assert found({"date": TWICE, **event}, **{"hanoi-day": day}) == []
    assert found({"date": "2024-10-27T03:00", "place": "berlin"}) == []
    assert found({"date": "2024-10-27", "place": "berlin"}) == []


@pytest.mark.parametrize("event", [{}, {"part_of": ["day"]}, {"place": "bare"}])
def test_the_zone_may_be_that_of_the_timeline(event: dict[str, Any]) -> None:
    day = {"title": "Day", "date": "2024-10-27"}
    places = {**PLACES, "bare": {"name": "Bare"}}
    events = {"e": {"title": "E", "date": TWICE, **event}, "day": day}
    text = json.dumps({"timeline": {"tz": "Europe/Berlin"}, "places": places, "events": events})
    assert [diagnostic.code for diagnostic in reading_of(text).diagnostics] == ["unclear-time"]


def test_every_date_of_an_event_is_looked_at() -> None:
    event = {
        "date": "2024-10-27",
        "place": "berlin",
        "conflicts": [{"text": "None."}, {"date": TWICE}],
        "other_dates": [{"date": GAP}],
        "notes": [{"text": "Said then.", "date": TWICE}],
    }
    assert [warning.code for warning in found(event)] == ["unclear-time"] * 3


def test_of_what_recurs_the_first_such_occurrence_is_named() -> None:
    event = {"date": "2024-03-30T02:30", "repeat": "FREQ=DAILY;COUNT=300", "place": "berlin"}
    (warning,) = found(event)
    assert GAP in warning.message
    assert "EXDATE" in warning.help
    assert found({**event, "date": "2024-04-30T02:30", "repeat": "FREQ=DAILY;COUNT=30"}) == []


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("Europe/Moskow", "Europe/Moscow"),
        ("europe berlin", "Europe/Berlin"),
        ("Ho Chi Minh", "Asia/Ho_Chi_Minh"),
        ("Asia/Saigoon", "Asia/Saigon"),
    ],
)
def test_a_name_that_is_no_zone_is_an_error_with_the_one_meant(wrong: str, meant: str) -> None:
    for text in ({"timeline": {"tz": wrong}}, {"places": {"x": {"name": "X", "tz": wrong}}}):
        (error,) = reading_of(json.dumps({**text, "events": {}})).diagnostics
        assert error.severity == "error"
        assert error.message.endswith(f"did you mean `{meant}`?")


def test_a_wrong_zone_of_the_timeline_or_a_place_keeps_no_recurrence_from_being_read() -> None:
    event = {"title": "E", "date": "2024-01-01T09:00", "repeat": "FREQ=DAILY;UNTIL=20240103T080000Z"}
    reading = reading_of(json.dumps({"timeline": {"tz": "Europe/Berlin"}, "events": {"e": event}}))
    assert messages(reading) == []
    assert reading.recurrences is not None
    assert len(reading.recurrences.dates["e"].texts) == 3
    wrong = reading_of(json.dumps({"timeline": {"tz": "Nowhere/Xyzzy"}, "events": {"e": event}}))
    assert any("Nowhere/Xyzzy" in message for message in messages(wrong))


def test_the_place_goes_before_what_it_is_part_of_and_that_before_the_timeline() -> None:
    events = {"day": {"place": "hanoi"}, "other": {"place": "berlin"}, "nowhere": {}}
    usual = "Asia/Tokyo"
    assert zone_of({"place": "berlin", "part_of": ["day"]}, events, PLACES, usual) == "Europe/Berlin"
    assert zone_of({"part_of": ["day"]}, events, PLACES, usual) == "Asia/Ho_Chi_Minh"
    assert zone_of({"part_of": ["day@2024-01-01"]}, events, PLACES, usual) == "Asia/Ho_Chi_Minh"
    assert zone_of({"part_of": ["day", "other"]}, events, PLACES, usual) == usual
    assert zone_of({"part_of": ["day", "nowhere"]}, events, PLACES, usual) == usual
    assert zone_of({}, events, PLACES) is None


@pytest.mark.parametrize("date", ["Y10000-03-31T02:30", "-0043-03-31T02:30", "Y-17000-01-01T00:00"])
def test_years_without_clocks_have_no_such_times(date: str) -> None:
    assert "unclear-time" not in {problem.code for problem in found({"date": date, "place": "berlin"})}
