"""Instants, the names of the calendar, and windows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.edtf_texts import expressions
from tui.model.dates import (
    BEGINNING,
    END,
    When,
    Window,
    civil,
    days_in_month,
    instant_of,
    month_name,
    weekday,
    weekday_name,
    year_words,
)


@given(st.dates())
def test_a_day_is_that_of_the_standard_library(day: date) -> None:
    midnight = instant_of(day.year, day.month, day.day)
    assert midnight == (day - date(1970, 1, 1)) // timedelta(seconds=1)
    assert When.parse(day.isoformat()).earliest_start == midnight
    assert civil(midnight) == (day.year, day.month, day.day, 0, 0, 0)
    assert weekday(midnight) == day.weekday()


@given(st.integers(-(10**17), 10**17))
def test_an_instant_makes_the_round_trip(instant: int) -> None:
    year, month, day, hour, minute, second = civil(instant)
    assert instant_of(year, month, day, hour, minute, second) == instant
    assert 1 <= month <= 12
    assert 1 <= day <= days_in_month(year, month)
    assert 0 <= hour < 24
    assert 0 <= minute < 60
    assert 0 <= second < 60


@given(st.integers(-(10**8), 10**8), st.integers(1, 12))
def test_the_calendar_repeats_every_400_years(year: int, month: int) -> None:
    assert days_in_month(year, month) == days_in_month(year % 400 + 2000, month)
    assert instant_of(year + 400, month) - instant_of(year, month) == 146097 * 86400


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2023", "2023"),
        ("2010/2024", "2010/2024"),
        ("2023-01/2023-12", "2023"),
        ("2023-08-01/2023-08-31", "2023-08"),
        ("2023-08-01/2023-08-15", "2023-08-01/2023-08-15"),
        ("2023-08-15T00:00/2023-08-15T24:00", "2023-08-15"),
        ("2023-08-15T00:00/2023-08-16T00:00", "2023-08-15"),
        ("2023-08-15T00:00/2023-08-15T23:59", "2023-08-15T00:00/2023-08-15T23:59"),
        ("2023-08-15T22:00/2023-08-15T24:00", "2023-08-15T22:00/2023-08-15"),
        ("2023-08-15T22:00/2023-08-16", "2023-08-15T22:00/2023-08-16"),
        ("2023-08-15T22:00", "2023-08-15T22:00/2023-08-15T22:01"),
        ("2023-08-15T00:00/2023-08-15T12:00", "2023-08-15T00:00/2023-08-15T12:00"),
        ("2023-08-15T00:00:00/2023-08-15T12:00:01", "2023-08-15T00:00:00/2023-08-15T12:00:01"),
        ("2023/", "2023/.."),
        ("[..2023-08]", "../2023-08"),
        ("../..", "../.."),
        ("185X", "1850/1859"),
        ("-0043/0100", "-0043/0100"),
        ("Y-17000-03-01/Y12000", "Y-17000-03/Y12000-12"),
        ("Y-17000-03-02/Y12000", "Y-17000-03-02/Y12000-12-31"),
    ],
)
def test_the_text_of_a_window_is_the_coarsest_that_is_exact(text: str, written: str) -> None:
    window = Window.parse(text)
    assert window.text == written
    assert Window.parse(written) == window


@given(
    st.integers(-(10**17), 10**17), st.integers(0, 10**10), st.sampled_from(["closed", "no start", "no end"])
)
def test_a_window_makes_the_round_trip(start: int, length: int, kind: str) -> None:
    window = Window(BEGINNING if kind == "no start" else start, END if kind == "no end" else start + length)
    assert Window.parse(window.text) == window


@given(expressions())
def test_a_window_is_the_hull(text: str) -> None:
    when = When.parse(text)
    assert Window.parse(text) == Window(when.earliest_start, when.latest_end)


def test_a_window_ends_after_its_start() -> None:
    assert Window(5, 5).start == 5
    with pytest.raises(ValueError, match="before its start"):
        Window(5, 4)


def test_names() -> None:
    assert [
        month_name(8),
        month_name(8, short=True),
        month_name(8, "vi"),
        month_name(8, "vi-VN", short=True),
    ] == [*("August", "Aug", "tháng 8", "Th8")]
    assert [
        weekday_name(1),
        weekday_name(1, short=True),
        weekday_name(1, "vi"),
        weekday_name(6, "vi", short=True),
    ] == [*("Tuesday", "Tue", "thứ Ba", "CN")]


@pytest.mark.parametrize(
    ("year", "english", "vietnamese"),
    [
        (2023, "2023", "2023"),
        (1000, "1000", "1000"),
        (800, "800 CE", "800 SCN"),
        (1, "1 CE", "1 SCN"),
        (0, "1 BCE", "1 TCN"),
        (-43, "44 BCE", "44 TCN"),
        (-17000, "17,001 BCE", "17.001 TCN"),
        (12000, "12,000 CE", "12.000 SCN"),
    ],
)
def test_years(year: int, english: str, vietnamese: str) -> None:
    assert (year_words(year), year_words(year, "vi")) == (english, vietnamese)
