"""Years by the hundred thousand, million and billion: no digit that nobody wrote, no day where nobody knows one."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.timelines import timeline_of
from tui.model.calendar_names import DEEP, MONTHS, SHORT_MONTHS
from tui.model.dates import When, Window, instant_of
from tui.model.instants import LAST_YEAR
from tui.page.lifeline import life_line
from tui.query.facets import facets, narrowed
from tui.query.language import Ask
from tui.query.result import resolve
from tui.query.view import View
from tui.scene.axis import make_axis, one_line
from tui.scene.windows import limits, pan, whole, zoom

PREHISTORY = """
[events.boom]
title = "First light"
date = "Y-138E8"
[events.rock]
title = "A rock falls"
date = "Y-66E6~"
[events.steps]
title = "Somebody walks there"
date = "1969-07-20T20:17Z"
"""
BRONZE = """
[events.siege]
title = "Siege of the harbour"
date = "-2599~"
[events.eclipse]
title = "Eclipse"
date = "-0099"
[events.mole]
title = "The mole"
date = "0001"
[events.light]
title = "Lighthouse"
date = "1815-06-18"
"""
deep_years = st.integers(DEEP, LAST_YEAR).map(lambda year: -year) | st.integers(DEEP, LAST_YEAR)
round_years = st.builds(
    lambda digits, zeros, sign: sign * digits * 10**zeros,
    st.integers(1, 9999),
    st.integers(5, 7),
    st.sampled_from([1, -1]),
)


@given(round_years, st.sampled_from(["", "~", "?"]))
def test_a_round_year_has_the_digits_that_were_written(year: int, mark: str) -> None:
    digits = str(abs(year)).rstrip("0")
    for when in (
        When.parse(f"Y{year}{mark}"),
        When.parse(f"Y{year // 10**5}E5{mark}") if year % 10**5 == 0 else None,
    ):
        for words in (when.words(), when.short(), when.words("vi"), when.short("vi")) if when else ():
            assert re.sub(r"\D", "", words).strip("0") == digits
            assert len(re.sub(r"\D", "", words)) <= max(len(digits), 3)


def test_the_off_by_one_of_eras_vanishes_where_years_are_round() -> None:
    assert When.parse("Y-66000000").words() == When.parse("Y-65999999").words() == "66 million years BCE"
    assert When.parse("Y-66000001").words() == "66,000,002 BCE"  # somebody wrote every digit


@given(deep_years, st.integers(0, 10**9))
def test_a_window_far_away_is_said_in_years(year: int, length: int) -> None:
    other = max(min(year + length, LAST_YEAR), -LAST_YEAR)
    window = Window(instant_of(year, 3, 21), instant_of(other, 11, 30))
    if min(abs(year), abs(other)) < DEEP:
        return
    for words in (window.words(), window.short(), window.words("vi"), window.short("vi")):
        assert not any(month in words for month in (*MONTHS, *SHORT_MONTHS, "tháng", "ngày", "/"))


@pytest.mark.parametrize(
    ("window", "words", "short", "vietnamese"),
    [
        (
            "Y-14352000080-03-21/Y1104000300-04-05",
            "14.4 billion years BCE – 1.1 billion years CE",
            "14.4 billion BCE – 1.1 billion CE",
            "từ 14,4 tỷ năm TCN đến 1,1 tỷ năm SCN",
        ),
        (
            "Y-138E8/2000",
            "13.8 billion years BCE – 2000",
            "13.8 billion BCE – 2000",
            "từ 13,8 tỷ năm TCN đến năm 2000",
        ),
        (
            "Y-66040000-03-04/Y-65990000-05-01",
            "66.04–65.99 million years BCE",
            "66.04–65.99 million BCE",
            None,
        ),
        ("Y-66000000-03-04/Y-66000000-05-01", "66 million years BCE", "66 million BCE", None),
        ("-2999-03-01/2000-04-04", "3000 BCE – 2000", "3000 BCE – 2000", None),
        ("1900-03-01/2000-04-04", "1 March 1900 – 4 April 2000", "1 Mar 1900 – 4 Apr 2000", None),
    ],
)
def test_windows_in_words(window: str, words: str, short: str, vietnamese: str | None) -> None:
    assert Window.parse(window).words() == words
    assert Window.parse(window).short() == short
    assert vietnamese in {None, Window.parse(window).words("vi")}
    assert Window.parse(Window.parse(window).text) == Window.parse(window)


@given(deep_years, st.integers(1, 10**6), st.integers(1, 200), st.sampled_from(["en", "vi"]))
def test_the_axis_far_away_has_no_months_and_no_digits_beyond_its_steps(
    year: int, length: int, width: int, language: str
) -> None:
    start = instant_of(year, 3, 21)
    end = start + length * 86_400 * 40
    axis = make_axis(Window(start, end), width, language)
    assert axis.minor_unit in {"year", "era"}
    for tier in (axis.major, axis.minor, one_line(axis)):
        said = [tick.label for tick in tier if tick.label]
        assert all(re.search("BCE|CE|TCN|SCN|[kMG]a|nghìn|triệu|tỷ", label) for label in said)


@pytest.mark.parametrize(
    ("window", "major", "minor"),
    [
        ("Y-144E8/Y11E8", ["BCE (Ga = billion years)", "CE"], ["14 Ga", "12 Ga"]),
        ("Y-70E6/Y-60E6", ["BCE (Ma = million years)"], ["70 Ma", "69 Ma"]),
        ("Y-300000/2000", ["BCE (ka = thousand years)"], ["300 ka", "250 ka"]),
        ("Y-66000010/Y-65999990", ["BCE"], ["66,000,010 BCE", "66,000,005 BCE"]),
        ("Y-66000000", ["66 million BCE"], []),
        ("Y-12000/2000", ["BCE", "CE"], ["10,000 BCE", "5000 BCE"]),
    ],
)
def test_the_axis_counts_in_thousands_millions_and_billions(
    window: str, major: list[str], minor: list[str]
) -> None:
    axis = make_axis(Window.parse(window), 78, "en")
    assert [tick.label for tick in axis.major] == major
    assert [tick.label for tick in axis.minor][:2] == minor


def test_the_axis_in_vietnamese_has_words() -> None:
    axis = make_axis(Window.parse("Y-144E8/Y11E8"), 78, "vi")
    assert [tick.label for tick in axis.major] == ["TCN", "SCN"]
    assert [tick.label for tick in axis.minor][:2] == ["14 tỷ", "12 tỷ"]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_no_weekday_before_the_calendar_in_which_it_is_counted(language: str) -> None:
    before = make_axis(Window.parse("1066-10-10/1066-10-18"), 120, language)
    assert [tick.label for tick in before.minor] == [str(day) for day in range(10, 19)]
    around = make_axis(Window.parse("1582-10-10/1582-10-18"), 120, language)
    friday = "T6" if language == "vi" else "Fri"
    assert [tick.label for tick in around.minor][3:6] == ["13", "14", f"15 {friday}"]
    hours = make_axis(Window.parse("1066-10-14"), 120, language)
    assert hours.major[0].label == ("14 Th10 1066" if language == "vi" else "14 Oct 1066")


def test_zooming_out_reaches_all_of_it_and_windows_there_begin_with_a_year() -> None:
    timeline = timeline_of(PREHISTORY)
    window = whole(resolve(timeline, View()))
    for _ in range(5):
        wider = zoom(window, -1, window.start, limits(timeline))
        assert wider.end - wider.start >= window.end - window.start
        assert not re.search(r"-\d\d-\d\d", pan(wider, 0.5).text + wider.text)
        window = wider
    assert window.end - window.start + 1 == pytest.approx(limits(timeline).widest, rel=0.01)


def test_a_life_line_goes_as_far_as_the_events() -> None:
    timeline = timeline_of(PREHISTORY)
    layout = life_line(timeline, range(3))
    assert layout is not None
    assert (layout.step.size, len(layout.signs) <= 60) == (5 * 10**8, True)


def test_years_among_the_facets_are_counted_as_people_do() -> None:
    result = resolve(timeline_of(BRONZE), View())
    years = next(facet for facet in facets(result) if facet.ask is Ask.IN)
    assert [(value.text, value.name) for value in years.values] == [
        ("-2599/-2500", "2600–2501 BCE"),
        ("-0099/0000", "100–1 BCE"),
        ("0001/0099", "1–99 CE"),
        ("1800/1899", "1800–1899"),
    ]
    assert [value.text for value in narrowed(result, years, "2600")] == ["-2599/-2500"]
    assert [value.text for value in narrowed(result, years, "-2599")] == ["-2599/-2500"]
    for value in years.values:
        assert len(resolve(result.timeline, View(f"in:{value.text}")).matches) == value.events == 1


def test_years_among_the_facets_follow_the_language() -> None:
    result = resolve(timeline_of(PREHISTORY), View(language="vi"))
    years = next(facet for facet in facets(result) if facet.ask is Ask.IN)
    assert [value.name for value in years.values] == [
        "13,9–13,8 tỷ TCN",
        "100 triệu TCN – 1 TCN",
        "1 SCN – 100 triệu SCN",
    ]


@given(st.lists(st.integers(-LAST_YEAR + 10**9, LAST_YEAR - 10**9), min_size=2, max_size=5))
def test_steps_of_years_hold_every_event_once(years: list[int]) -> None:
    tables = "".join(
        f'[events.e{number}]\ntitle = "t"\ndate = "{_written(year)}"\n' for number, year in enumerate(years)
    )
    result = resolve(timeline_of(tables), View())
    found = next(facet for facet in facets(result) if facet.ask is Ask.IN)
    windows = [Window.parse(value.text) for value in found.values]
    assert all(one.end < after.start for one, after in pairwise(windows))
    assert sum(value.events for value in found.values) == len(years)


def _written(year: int) -> str:
    return f"Y{year}" if abs(year) > 9999 else f"{'-' if year < 0 else ''}{abs(year):04}"
