"""Recurrences: what is a rule, and which dates follow; dateutil is the oracle of the dates, RFC 5545 of the rules."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.timelines import reading_of
from tui.model.dates import When
from tui.model.recurrence import parse
from tui.model.recurring import MOST, Dates, Recurring, Stop, Work


def dates_of(date: str, *repeat: str, zone: str | None = None, last_year: int = 2035) -> Dates:
    return Recurring(date, parse(repeat), zone).dates(Work(), last_year)


@pytest.mark.parametrize(
    ("date", "repeat", "texts"),
    [
        ("2020-06-01/2020-06-02", "FREQ=YEARLY;COUNT=3", "2021-06-01/2021-06-02 2022-06-01/2022-06-02"),
        ("2020-02-29", "freq=yearly;until=20281231", "2024-02-29 2028-02-29"),
        ("2020-01-31", "FREQ=MONTHLY;COUNT=3", "2020-03-31 2020-05-31"),
        ("2020-06", "FREQ=YEARLY;COUNT=3", "2021-06 2022-06"),
        ("2020-11~", "RRULE:FREQ=MONTHLY;INTERVAL=2;COUNT=3", "2021-01~ 2021-03~"),
        ("2020-06?/2020-08", "FREQ=YEARLY;COUNT=2", "2021-06?/2021-08"),
        ("2020", "FREQ=YEARLY;INTERVAL=4;COUNT=2", "2024"),
        ("2020-XX-XX", "FREQ=YEARLY;COUNT=2", "2021-XX-XX"),
        ("2020-08-XX", "FREQ=MONTHLY;COUNT=2", "2020-09-XX"),
        ("2020-21", "FREQ=YEARLY;COUNT=2", "2021-21"),
        ("[2020-06-01..2020-06-03]", "FREQ=MONTHLY;COUNT=2", "[2020-07-01..2020-07-03]"),
        ("2020-02-27/[2020-03-01..]", "FREQ=YEARLY;COUNT=2", "2021-02-27/[2021-03-02..]"),
        ("2020-01-30/2020-02", "FREQ=MONTHLY;COUNT=3", "2020-03-30/2020-04 2020-04-30/2020-05"),
        ("2020-12-31T23:00/2021-01-01T01:00", "FREQ=DAILY;COUNT=2", "2021-01-01T23:00/2021-01-02T01:00"),
        ("2020-05-01T22:00+07:00", "FREQ=HOURLY;INTERVAL=3;COUNT=2", "2020-05-02T01:00+07:00"),
        ("2020-05-01T22:00:30Z", "FREQ=SECONDLY;INTERVAL=45;COUNT=2", "2020-05-01T22:01:15Z"),
        ("2020-05-29", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", "2020-06-30"),
        ("0033-04-03", "FREQ=YEARLY;COUNT=2", "0034-04-03"),
    ],
)
def test_a_date_moves_as_a_whole(date: str, repeat: str, texts: str) -> None:
    assert dates_of(date, repeat).texts == [date, *texts.split()]
    assert all(When.parse(text).form is When.parse(date).form for text in texts.split())


def test_dates_are_added_and_left_out() -> None:
    assert dates_of("2023-05-02", "RDATE:20230601,20230101").texts == [
        "2023-01-01",
        "2023-05-02",
        "2023-06-01",
    ]
    repeat = ("RRULE:FREQ=DAILY;COUNT=3", "RDATE;VALUE=DATE:20230503,20230509", "EXDATE:2023-05-02")
    assert dates_of("2023-05-02", *repeat).texts == ["2023-05-03", "2023-05-04", "2023-05-09"]
    assert dates_of("2023-05", "RDATE:2023-09 exdate:2023-05").texts == ["2023-09"]


def test_a_mark_has_the_time_only_where_two_are_on_one_day() -> None:
    assert dates_of("2023-05-02T09:00", "FREQ=DAILY;COUNT=2").marks == ["2023-05-02", "2023-05-03"]
    twice = dates_of("2023-05-02T09:00", "FREQ=DAILY;BYHOUR=9,15;COUNT=2")
    assert twice.marks == ["2023-05-02T09:00", "2023-05-02T15:00"]
    assert dates_of("2023-08-XX?", "FREQ=MONTHLY;COUNT=2").marks == ["2023-08", "2023-09"]


def test_until_is_an_instant_where_the_date_has_an_offset_or_a_zone() -> None:
    rule = "FREQ=WEEKLY;BYDAY=TU;UNTIL=20230508T190000Z"
    assert len(dates_of("2023-05-02T02:00+07:00", rule).texts) == 2
    assert len(dates_of("2023-05-02T02:00", rule, zone="Asia/Ho_Chi_Minh").texts) == 2
    assert len(dates_of("2023-05-02T02:00", rule.replace("19", "18"), zone="Asia/Ho_Chi_Minh").texts) == 1


def test_what_has_no_end_stops_somewhere_and_says_so() -> None:
    assert dates_of("2020-06-01", "FREQ=YEARLY", last_year=2022)[2] is Stop.OPEN
    assert dates_of("2020-06-01", "FREQ=YEARLY", last_year=2022).texts[-1] == "2022-06-01"
    many = dates_of("2020-06-01", "FREQ=DAILY", last_year=9999)
    assert (len(many.texts), many.stop) == (MOST, Stop.MANY)
    assert (
        dates_of("9998-06-01/9999-12-31", "FREQ=YEARLY", last_year=9999).texts[-1]
        == "9999-06-01/Y10000-12-30"
    )


def test_a_search_without_end_is_given_up() -> None:
    work = Work(100_000)
    bomb = "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=29;BYHOUR=9;BYMINUTE=0;BYSECOND=0"
    found = Recurring("2024-02-29T09:00:00", parse(bomb)).dates(work)
    assert (found.texts, found.stop) == (["2024-02-29T09:00:00"], Stop.MANY)
    other = Recurring("2024-02-29", parse("FREQ=YEARLY;COUNT=3")).dates(work)
    assert other.texts == ["2024-02-29"]


def test_searches_of_all_rules_together_are_given_up() -> None:
    nowhere = "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30;BYHOUR=9"  # a search for the first takes seconds
    text = "".join(
        f'[events.e{n}]\ntitle = "E"\ndate = "2000-02-29T09:00:00"\nrepeat = "{nowhere}"\n'
        for n in range(2000)
    )
    text += '[events.fair]\ntitle = "Fair"\ndate = "2000-02-29"\nrepeat = "FREQ=YEARLY;COUNT=2"\n'
    reading = reading_of(text)
    assert len(reading.errors) == 2000
    assert reading.recurrences is not None
    assert reading.recurrences.dates["fair"].texts == ["2000-02-29", "2004-02-29"]


days = st.dates(date(1600, 1, 1), date(2400, 12, 31))
rules = st.builds(
    "FREQ={};INTERVAL={}{};{}".format,
    st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]),
    st.integers(1, 5),
    st.sampled_from(["", ";WKST=SU"]),
    st.sampled_from(["COUNT=7", "COUNT=1", "UNTIL=24101231"]),
)


@given(days, rules, st.integers(0, 40))
def test_days_are_those_of_dateutil_and_stay_as_long(day: date, rule: str, length: int) -> None:
    last = day + timedelta(days=length)
    found = dates_of(f"{day}/{last}", rule)
    start = datetime(day.year, day.month, day.day)  # noqa: DTZ001  days have no clock
    expected = islice(rrulestr(rule, dtstart=start), MOST)
    assert found.texts == [
        f"{moment:%Y-%m-%d}/{moment + timedelta(days=length):%Y-%m-%d}" for moment in expected
    ]


@pytest.mark.parametrize(
    ("date", "rule", "message", "help_"),
    [
        ("2023-05-02", "every year", "expected a rule such as", ""),
        ("2023-05-02", "", "expected a rule such as", ""),
        (
            "2023-05-02",
            "DTSTART:20240101\\nRRULE:FREQ=DAILY",
            "begins with the event's own `date`",
            "take this",
        ),
        ("2023-05-02", "EXRULE:FREQ=DAILY", "expected a rule such as", ""),
        ("2023-05-02", "FREQ=DAILY\\nFREQ=WEEKLY", "there are two rules", "RDATE:"),
        ("2023-05-02", "COUNT=3", "FREQ is missing", "YEARLY"),
        ("2023-05-02", "FREQ=SOMETIMES", "SOMETIMES is no FREQ", "YEARLY"),
        ("2023-05-02", "FREQ=YEARLY;FREQ=DAILY", "FREQ is given twice", ""),
        ("2023-05-02", "FREQ=YEARLY;INTERVAL=0", "INTERVAL is a whole number from 1", ""),
        ("2023-05-02", "FREQ=YEARLY;COUNT=-1", "COUNT is a whole number from 1", ""),
        ("2023-05-02", "FREQ=YEARLY;BYDAY=XX", "BYDAY lists days", ""),
        ("2023-05-02", "FREQ=YEARLY;BYMONTH=,", "BYMONTH lists whole numbers from 1 to 12", ""),
        (
            "2023-05-02",
            "FREQ=YEARLY;BYMONTHDAY=0",
            "BYMONTHDAY lists whole numbers from 1 to 31, or with",
            "",
        ),
        ("2023-05-02", "FREQ=WEEKLY;BYDAY=-1TU", "-1TU means nothing beside FREQ=WEEKLY", "BYDAY=TU"),
        ("2023-05-02", "FREQ=WEEKLY;BYMONTHDAY=2", "BYMONTHDAY means nothing beside FREQ=WEEKLY", ""),
        ("2023-05-02", "FREQ=YEARLY;NONSENSE=1", "NONSENSE is no part of a rule", "BYDAY"),
        ("2023-05-02", "FREQ=YEARLY;BYSETPOS=1", "BYSETPOS chooses", ""),
        ("2023-05-02", "FREQ=YEARLY;UNTIL=99999999", "`99999999` is no date", "20230601"),
        ("2023-05-02", "FREQ=YEARLY;WKST=1,2", "WKST is one of MO", ""),
        ("2023-05-02", "FREQ=YEARLY;COUNT=2;UNTIL=20300101", "COUNT and UNTIL both", "keep the one"),
        ("2023-05-02", "FREQ=YEARLY;UNTIL=20300101T000000", "UNTIL is not a day", "UNTIL=20300101"),
        ("2023-05-02T09:00", "FREQ=YEARLY;UNTIL=20300101", "UNTIL is not a time", "UNTIL=20300101T235959"),
        ("2023-05-02T09:00Z", "FREQ=DAILY;UNTIL=20300101", "UNTIL is not a time", "UNTIL=20300101T235959Z"),
        ("2023-05-02T09:00", "FREQ=DAILY;UNTIL=20300101T000000Z", "is in UTC", "20300101T000000"),
        ("2023-05-02T09:00+07:00", "FREQ=DAILY;UNTIL=20300101T000000", "has no offset", "20291231T170000Z"),
        ("2023-05-02", "FREQ=DAILY;UNTIL=20220101", "UNTIL is before the start", ""),
        ("2023-05-02", "FREQ=WEEKLY;BYDAY=MO", "none of the dates of the rule", 'date = "2023-05-08"'),
        ("2023-05-02", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "the rule has no date at all", ""),
        ("2023-05-02", "FREQ=DAILY;COUNT=1\\nEXDATE:20230502", "every date is left out", ""),
        ("2023-05-02", "RDATE:20230601T090000", "not as exact as", "20230601"),
        ("2023-05", "RDATE:20230601", "not as exact as", "2023-06"),
        (
            "2023-05-02",
            "RDATE;TZID=Europe/Oslo:20230601",
            "TZID=EUROPE/OSLO is not read here",
            "RDATE:20230601",
        ),
        ("2023-05-02", "FREQ=HOURLY", "says no more than the day", "FREQ=YEARLY / MONTHLY"),
        ("2023-05", "FREQ=WEEKLY", "says no more than the month", "FREQ=MONTHLY"),
        ("2023-21", "FREQ=MONTHLY", "says no more than the year", "FREQ=YEARLY"),
        ("185X", "FREQ=YEARLY", "rougher than a year", ""),
        ("XXXX", "FREQ=YEARLY", "what has no date", ""),
        ("2023-05-02/..", "FREQ=YEARLY", "what goes on for ever", "`repeat`"),
        ("-0043-03-15", "FREQ=YEARLY", "only dates of the years 1 to 9999", "an event for each"),
        ("Y12000", "FREQ=YEARLY", "only dates of the years 1 to 9999", "an event for each"),
    ],
)
def test_a_bad_recurrence_keeps_its_event_out_and_says_the_way(
    date: str, rule: str, message: str, help_: str
) -> None:
    text = f'[events.a]\ntitle = "A"\ndate = "{date}"\nrepeat = "{rule}"\n[events.b]\ntitle = "B"\ndate = "2020"\n'
    reading = reading_of(text)
    (found,) = reading.errors
    assert (found.code, found.line) == ("bad-value", 4)
    assert message in found.message
    assert help_ in found.help
    assert list(reading.tables["event"]) == ["b"]  # type: ignore[index]  # a Kind is its value


def test_dates_that_are_no_texts() -> None:
    days = reading_of('[events.a]\ntitle = "A"\ndate = 2023-05-02\nrepeat = "FREQ=DAILY;COUNT=2"\n')
    assert days.recurrences is not None
    assert days.recurrences.dates["a"].texts == ["2023-05-02", "2023-05-03"]
    table = '{ date = "1066-10-14", calendar = "julian" }'
    (found,) = reading_of(f'[events.a]\ntitle = "A"\ndate = {table}\nrepeat = "FREQ=YEARLY"\n').errors
    assert "another calendar" in found.message


def test_a_mistake_in_a_list_is_marked_where_it_stands() -> None:
    text = '[events.a]\ntitle = "A"\ndate = "2023-05-02"\nrepeat = [\n "freq=daily;count=2",\n "rdate:20230230",\n]\n'
    (found,) = reading_of(text).errors
    assert (found.line, found.excerpt and found.excerpt.marked) == (6, "20230230")
