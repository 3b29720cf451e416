"""Dates of other calendars: read, reckoned, said in both, and given back as they were written."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.timelines import messages, reading_of, timeline_of
from tui.export.csv import export_csv
from tui.export.ics.writer import export_ics
from tui.export.json import export_json
from tui.export.toml import export_toml
from tui.model.dates import Certainty, DateError, When, Window, days_in_month, instant_of, weekday
from tui.model.entities import Kind
from tui.model.instants import DAY
from tui.model.typed_dates import understand
from tui.query.result import resolve
from tui.query.view import View

CHRONICLE = """
[events.battle]
title = "The battle"
date = { date = "1066-10-14", calendar = "julian" }
conflicts = [{ date = { date = 1066-10-15, calendar = "julian" } }]
other_dates = [{ date = { date = "1066-10", calendar = "julian" } }]
notes = [{ text = "Fog.", date = { date = "1066", calendar = "julian" } }]
[events.fall]
title = "The fall"
date = { date = "0002-11-09", calendar = "french-republican" }
[people.ann]
name = "Ann"
posts = [{ title = "Abbess", date = { date = "1060/1066-10", calendar = "julian" } }]
[series.fairs]
name = "Fairs"
since = { date = "5784-07-01", calendar = "hebrew" }
[sources.roll]
title = "Roll"
date = { date = "1444-09-15", calendar = "islamic" }
"""


@pytest.mark.parametrize(
    ("text", "edtf", "words", "short", "vietnamese"),
    [
        (
            "julian:1066-10-14",
            "1066-10-20",
            "14 October 1066 (Julian), that is 20 October 1066 (Gregorian)",
            "14 Oct 1066 (Julian)",
            "ngày 14 tháng 10 năm 1066 (lịch Julius), tức ngày 20 tháng 10 năm 1066 (lịch Gregory)",
        ),
        (
            "julian:1066-10",
            "[1066-10-07..1066-11-06]",
            "October 1066 (Julian), that is 7 October – 6 November 1066 (Gregorian)",
            "Oct 1066 (Julian)",
            None,
        ),
        (
            "julian:1066?",
            "[1066-01-07?..1067-01-06?]",
            "perhaps 1066 (Julian), that is 7 January 1066 – 6 January 1067 (Gregorian)",
            "1066? (Julian)",
            None,
        ),
        (
            "julian:-0043-03-15",
            "-0043-03-13",
            "15 March 44 BCE (Julian), that is 13 March 44 BCE (Gregorian)",
            "15 Mar 44 BCE (Julian)",
            None,
        ),
        (
            "julian:1066-10/1066-11",
            "[1066-10-07..1066-11-06]/[1066-11-07..1066-12-06]",
            "October–November 1066 (Julian), that is 7 October – 6 December 1066 (Gregorian)",
            "Oct–Nov 1066 (Julian)",
            None,
        ),
        (
            "julian:[1066-10-14..1066-10-18]",
            "[1066-10-20..1066-10-24]",
            "one day within 14–18 October 1066 (Julian), that is 20–24 October 1066 (Gregorian)",
            "within 14–18 Oct 1066 (Julian)",
            None,
        ),
        (
            "julian:1066-10-14/..",
            "1066-10-20/..",
            "from 14 October 1066 onwards (Julian), that is from 20 October 1066 onwards (Gregorian)",
            "from 14 Oct 1066 (Julian)",
            None,
        ),
        (
            "julian:1066-10-14T09:00+01:00",
            "1066-10-20T09:00+01:00",
            "09:00 (UTC+1) on 14 October 1066 (Julian), that is 09:00 (UTC+1) on 20 October 1066 (Gregorian)",
            "14 Oct 1066, 09:00 (UTC+1) (Julian)",
            None,
        ),
        (
            "hebrew:5784-07-01/5784-08-03",
            "2023-09-16/2023-10-18",
            "1 Tishri – 3 Heshvan 5784 (Hebrew), that is 16 September – 18 October 2023 (Gregorian)",
            "1 Tishri – 3 Heshvan 5784 (Hebrew)",
            None,
        ),
        (
            "islamic:1444-09-15",
            "2023-04-06",
            "15 Ramaḍān 1444 (Islamic), that is 6 April 2023 (Gregorian)",
            "15 Ramaḍān 1444 (Islamic)",
            "ngày 15 tháng Ramaḍān năm 1444 (lịch Hồi giáo), tức ngày 6 tháng 4 năm 2023 (lịch Gregory)",
        ),
        (
            "french-republican:0002-11-09~",
            "1794-07-27~",
            "about 9 Thermidor II (French Republican), that is 27 July 1794 (Gregorian)",
            "c. 9 Thermidor II (French Republican)",
            None,
        ),
        (
            "french-republican:0002/0004",
            "[1793-09-22..1794-09-21]/[1795-09-23..1796-09-21]",
            "year II – year IV (French Republican), that is 22 September 1793 – 21 September 1796 (Gregorian)",
            "year II – year IV (French Republican)",
            None,
        ),
        (
            "coptic:1739-13",
            "[2023-09-06..2023-09-11]",
            "Pi Kogi Enavot 1739 (Coptic), that is 6–11 September 2023 (Gregorian)",
            "Pi Kogi Enavot 1739 (Coptic)",
            None,
        ),
    ],
)
def test_both_calendars_are_said(
    text: str, edtf: str, words: str, short: str, vietnamese: str | None
) -> None:
    when = When.parse(text)
    assert when.text == str(when) == text
    assert when.edtf == edtf
    assert when.words() == words
    assert when.short() == short
    assert vietnamese in {None, when.words("vi")}
    assert (when.bounds, when.uncertain, when.approximate) == _seen(When.parse(edtf))
    assert Window.parse(text) == Window.parse(edtf)


def _seen(when: When) -> tuple[object, bool, bool]:
    return when.bounds, when.uncertain, when.approximate


@given(st.integers(-4000, 4000), st.integers(1, 12), st.integers(1, 31))
def test_julian_days_are_those_of_a_count_of_leap_years(year: int, month: int, day: int) -> None:
    days = (31, 28 + (year % 4 == 0), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    text = f"julian:{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}"
    if day > days[month - 1]:
        with pytest.raises(DateError, match=f"has {days[month - 1]} days"):
            When.parse(text)
        return
    since_zero = year * 365 + (year + 3) // 4 + sum(days[: month - 1]) + day - 1
    assert When.parse(text).earliest_start == instant_of(0, 1, 1) + (since_zero - 2) * DAY


@given(st.integers(1, 6500))
def test_hebrew_years_have_their_lengths_and_begin_on_four_days_of_the_week(year: int) -> None:
    when = When.parse(f"hebrew:{year:04}")
    days = (when.latest_start + 1 - when.earliest_start) // DAY
    assert days in {353, 354, 355, 383, 384, 385}
    assert weekday(when.earliest_start) not in {6, 2, 4}  # never Sunday, Wednesday, Friday
    months = [When.parse(f"hebrew:{year:04}-{month:02}") for month in _hebrew_months(days)]
    assert months[0].earliest_start == when.earliest_start
    assert months[-1].latest_end == when.latest_end
    assert all(after.earliest_start == one.latest_end + 1 for one, after in pairwise(months))


def _hebrew_months(days: int) -> list[int]:
    return [*range(7, 14 if days > 360 else 13), *range(1, 7)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("hebrew:5784-07-01", "2023-09-16"),
        ("hebrew:5700-07-01", "1939-09-14"),
        ("hebrew:5708-02-05", "1948-05-14"),
        ("islamic:0001-01-01", "0622-07-19"),
        ("islamic:1400-01-01", "1979-11-21"),  # by the table; in Mecca it was the day before
        ("islamic:1445-01-01", "2023-07-19"),
        ("coptic:0001-01-01", "0284-08-29"),
        ("coptic:1741-01-01", "2024-09-11"),
        ("french-republican:0008-02-18", "1799-11-09"),
        ("french-republican:0079-08-16", "1871-05-06"),
        ("julian:1917-10-25", "1917-11-07"),
        ("julian:1582-10-05", "1582-10-15"),
        ("julian:1732-02-11", "1732-02-22"),
    ],
)
def test_days_that_are_known(text: str, edtf: str) -> None:
    assert When.parse(text).edtf == edtf


def test_the_years_of_the_republic_begin_when_they_did() -> None:
    days = [22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23]
    begun = [When.parse(f"french-republican:{year:04}-01-01").edtf for year in range(1, 15)]
    assert begun == [f"{1792 + number}-09-{day}" for number, day in enumerate(days)]


@given(st.integers(1, 2000))
def test_islamic_years_come_round_every_thirty(year: int) -> None:
    now, later = When.parse(f"islamic:{year:04}"), When.parse(f"islamic:{year + 30:04}")
    assert later.earliest_start - now.earliest_start == 10_631 * DAY
    lengths = [
        (month.latest_end + 1 - month.earliest_start) // DAY
        for month in (When.parse(f"islamic:{year:04}-{number:02}") for number in range(1, 13))
    ]
    assert lengths[:11] == [30, 29] * 5 + [30]
    assert sum(lengths) * DAY == now.latest_end + 1 - now.earliest_start


def test_dates_of_several_calendars_are_compared() -> None:
    battle = When.parse("julian:1066-10-14")
    assert battle.overlaps(When.parse("1066-10-20")) is Certainty.CERTAINLY
    assert battle.before(When.parse("julian:1066-10-15")) is Certainty.CERTAINLY
    assert battle.within(When.parse("julian:1066-10/1066-10")) is Certainty.POSSIBLY
    assert battle != When.parse("1066-10-20")


def test_a_file_says_the_calendar_wherever_a_date_stands() -> None:
    timeline = timeline_of(CHRONICLE)
    battle = timeline.event(0)
    assert [str(battle.date), battle.date.edtf] == ["julian:1066-10-14", "1066-10-20"]
    dates = [battle.conflicts[0].date, battle.other_dates[0].date, battle.notes[0].date]
    assert [str(date) for date in dates] == ["julian:1066-10-15", "julian:1066-10", "julian:1066"]
    for query, found in (("in:1066-10-20", 1), ("in:1066-10-14", 0), ("in:julian:1066-10-14", 1)):
        assert len(resolve(timeline, View(query)).matches) == found
    assert timeline.raw(Kind.SERIES, "fairs")["since"] == {"date": "5784-07-01", "calendar": "hebrew"}
    assert timeline.raw(Kind.SOURCE, "roll")["date"] == {"date": "1444-09-15", "calendar": "islamic"}


def test_exports_keep_what_was_written_and_calendars_of_other_programs_get_gregorian_days() -> None:
    result = resolve(timeline_of(CHRONICLE), View())
    as_json, as_toml = json.loads(export_json(result)), tomllib.loads(export_toml(result))
    assert as_json["events"] == as_toml["events"]
    assert as_json["events"]["battle"]["date"] == {"date": "1066-10-14", "calendar": "julian"}
    assert as_json["events"]["battle"]["conflicts"] == [
        {"date": {"date": "1066-10-15", "calendar": "julian"}}
    ]
    assert as_json["people"]["ann"]["posts"][0]["date"] == {"date": "1060/1066-10", "calendar": "julian"}
    again = resolve(timeline_of(export_toml(result)), View())
    assert export_json(again) == export_json(result)
    assert ',julian:1066-10-14,"14 October 1066 (Julian)' in export_csv(result)
    ics = export_ics(result, made=datetime(2024, 1, 1, tzinfo=UTC)).text
    assert "DTSTART;VALUE=DATE:10661020" in ics
    assert "X-EDTF:1066-10-20" in ics


def test_gregorian_is_a_calendar_too() -> None:
    timeline = timeline_of('[events.a]\ntitle = "A"\ndate = { date = "1066", calendar = "gregorian" }\n')
    assert timeline.raw(Kind.EVENT, "a")["date"] == "1066"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ('{ date = "1066-02-31", calendar = "julian" }', "`date`: 1066-02-31: February 1066 has 28 days"),
        (
            '{ date = "0002-13-06", calendar = "french-republican" }',
            "`date`: 0002-13-06: Sansculottides 2 has 5 days",
        ),
        (
            '{ date = "5783-13-01", calendar = "hebrew" }',
            "`date`: 5783-13-01: the months of this year go from 01 to 12",
        ),
        ('{ date = "1 Tishri 5784", calendar = "hebrew" }', "`date`: 1 Tishri 5784: write 5784-07-01"),
        ('{ date = "14 Oct 1066", calendar = "julian" }', "`date`: 14 Oct 1066: write 1066-10-14"),
        ('{ date = "1067/1066", calendar = "julian" }', "`date`: the end, 1066, is before the start, 1067"),
        (
            '{ date = "106X", calendar = "julian" }',
            "`date`: 106X is not a date of a calendar: write 1066, 1066-10 or 1066-10-14, a span a/b, or a moment within [a..b]",
        ),
        ('{ date = "-0001", calendar = "coptic" }', "`date`: the years of this calendar begin with 0001"),
        (
            '{ date = "1066", calendar = "Julien" }',
            '`calendar`: `Julien` is not one of "julian", "hebrew", "islamic", "french-republican", "coptic", "gregorian"; did you mean `julian`?',
        ),
        (
            '{ date = "1066", calendar = "jewish" }',
            '`calendar`: `jewish` is not one of "julian", "hebrew", "islamic", "french-republican", "coptic", "gregorian"; did you mean `hebrew`?',
        ),
        (
            '{ date = "1066" }',
            '`date`: a date with a calendar is written { date = "1066-10-14", calendar = "julian" }',
        ),
        ('{ date = 1066, calendar = "julian" }', None),
        ('{ date = "1066", calendar = 3 }', None),
        ('{ date = "1066", calender = "julian" }', None),
        ('{ date = "1066-10-14T25:00", calendar = "julian" }', None),
    ],
)
def test_mistakes_have_a_place_and_a_way_out(written: str, message: str | None) -> None:
    reading = reading_of(f'[events.a]\ntitle = "A"\ndate = {written}\n')
    assert not reading.ok
    assert all(diagnostic.line == 3 for diagnostic in reading.errors)
    if message:
        assert messages(reading) == [message]


@given(st.text("0123456789-/.[]XT?~%: aj", max_size=16), st.sampled_from(["julian", "hebrew", "coptic"]))
def test_whatever_is_no_date_of_a_calendar_has_a_reason_and_a_place(text: str, calendar: str) -> None:
    try:
        When.parse(f"{calendar}:{text}")
    except DateError as caught:
        error = caught
    else:
        return
    assert len(calendar) < error.offset <= len(calendar) + 1 + len(text)
    assert error.args[0].isprintable()


@pytest.mark.parametrize(
    "typed", ["julian:1066-10-14", "Julian:1066-10-14", "julian:1066-10-14t09:00z", "hebrew:5784"]
)
def test_a_calendar_may_be_typed(typed: str) -> None:
    today = datetime(2024, 2, 29, tzinfo=UTC).date()
    assert understand(typed, today=today) == When.parse(typed.lower().replace("t09:00z", "T09:00Z"))


def test_no_start_waits_for_calendars_that_are_not_used() -> None:
    code = (
        "import sys, tui.cli, tui.store.build, tui.page.listing; from tui.model.dates import When;"
        "When.parse('[2023..2024-05~]').words();"
        "assert not {'convertdate', 'tui.model.calendars'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_days_of_the_gregorian_calendar_are_left_alone() -> None:
    assert days_in_month(1900, 2) == 28
    assert When.parse("1066-10-14").edtf == "1066-10-14"
    assert When.parse("2023-08-17T20:00/2023-08-17T21:00").edtf == "2023-08-17T20:00/2023-08-17T21:00"


@pytest.mark.parametrize(
    "text", ["french-republican:2023-02-15", "french-republican:1201", "french-republican:9999"]
)
def test_years_that_cannot_be_reckoned_are_refused(text: str) -> None:
    with pytest.raises(DateError, match="the years of this calendar go from 0001 to 1200"):
        When.parse(text)
    assert When.parse("french-republican:1200-13-05").unit == "day"
