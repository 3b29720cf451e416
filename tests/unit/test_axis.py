"""The axis: which columns its labels stand in, on which instants they fall, and how they read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.dates import Window, civil, instant_of, weekday
from tui.model.instants import DAY, HOUR, LAST_YEAR
from tui.model.text import cells
from tui.scene.axis import make_axis, one_line
from tui.scene.scene import Axis, Tick
from tui.scene.ticks import Step

starts = st.integers(-20_000, 3000).map(instant_of) | st.integers(instant_of(-9000), instant_of(3000))
lengths = st.sampled_from([1, 60, HOUR, DAY, 14 * DAY, 366 * DAY]) | st.integers(HOUR, 7 * 10**11)
axes = st.builds(
    lambda start, length, width, language: make_axis(Window(start, start + length - 1), width, language),
    starts,
    lengths,
    st.integers(1, 200),
    st.sampled_from(["en", "vi"]),
)
steps = st.sampled_from(
    [
        Step("minute", 5),
        Step("hour"),
        Step("hour", 6),
        Step("day"),
        Step("week"),
        Step("month"),
        Step("month", 3),
    ]
    + [Step("year", size) for size in (1, 2, 5, 10, 50, 100, 500, 1000, 20_000)]
    + [Step("century"), Step("millennium"), Step("era")]
)


def labels(ticks: tuple[Tick, ...]) -> list[str]:
    return [tick.label for tick in ticks]


@settings(deadline=None)
@given(axes)
def test_labels_are_whole_inside_the_frame_and_apart(axis: Axis) -> None:
    for tier in (axis.major, axis.minor, one_line(axis)):
        for tick, after in pairwise(tier):
            assert tick.column + cells(tick.label) < after.column
        for tick in tier:
            assert tick.column >= 0
            assert tick.column + cells(tick.label) <= axis.width
    assert axis.major[0].column == 0
    assert all(axis.major[1:])
    assert all(tick in (*axis.major, *axis.minor) for tick in one_line(axis))


@given(axes)
def test_a_column_begins_at_its_first_second(axis: Axis) -> None:
    assert axis.edges == [axis.at(column) for column in range(axis.width + 1)]
    assert axis.edges == sorted(axis.edges)
    if axis.end - axis.start >= axis.width:  # at least a second for each
        for column in range(axis.width + 1):
            assert axis.column(axis.at(column)) == column
            assert axis.column(axis.at(column) - 1) == column - 1
    assert (axis.at(-1), axis.at(0)) == (axis.start, axis.start)
    assert (axis.at(axis.width), axis.at(axis.width + 1)) == (axis.end + 1, axis.end + 1)


@given(axes, st.integers(-300, 300), st.lists(st.floats(0, 1), min_size=2))
def test_what_is_in_one_column_is_so_in_every_window_of_that_length(
    axis: Axis, columns: int, places: list[float]
) -> None:
    span = axis.end - axis.start + 1
    by = columns * span // axis.width
    moved = axis._replace(start=axis.start + by, end=axis.end + by)
    first, *others = [
        moved.column(instant) - axis.column(instant)
        for instant in [axis.start + int((span - 1) * place) for place in places]
        if all(0 < one.column(instant) < one.width - 1 for one in (axis, moved))
    ] or [0]
    assert others == [first] * len(others)


@given(steps, starts, st.integers(1, 400 * 366 * DAY))
def test_steps_tile_the_time(step: Step, start: int, length: int) -> None:
    end = start + min(
        length, 300 * step.length if step.unit not in {"century", "millennium", "era"} else length
    )
    ticks = list(step.ticks(start, end))
    assert all(start <= tick <= end for tick in ticks)
    assert all(step.floor(tick) == tick for tick in ticks)
    assert all(step.floor(after - 1) == tick for tick, after in pairwise(ticks))
    assert step.floor(start) <= start
    assert step.floor(ticks[0] - 1 if ticks else end) == step.floor(start) or ticks[0] == start


@given(starts)
def test_weeks_begin_on_monday_and_months_on_the_first(start: int) -> None:
    assert {weekday(tick) for tick in Step("week").ticks(start, start + 70 * DAY)} == {0}
    assert {civil(tick)[2:] for tick in Step("month").ticks(start, start + 400 * DAY)} == {(1, 0, 0, 0)}


def test_the_eras_meet_between_1_bce_and_1_ce() -> None:
    hundreds = [civil(tick)[0] for tick in Step("year", 100).ticks(instant_of(-250), instant_of(250))]
    assert hundreds == [-199, -99, 1, 100, 200]  # 200 BCE, 100 BCE, 1 CE, 100 CE, 200 CE
    assert list(Step("era").ticks(instant_of(-5), instant_of(5))) == [instant_of(1)]
    assert Step("era").floor(instant_of(-5)) == instant_of(-LAST_YEAR)
    assert [civil(tick)[0] for tick in Step("century").ticks(instant_of(-150), instant_of(150))] == [
        -99,
        1,
        101,
    ]


@pytest.mark.parametrize(
    ("window", "width", "unit", "major", "minor"),
    [
        ("2023-08-17T09:00/2023-08-17T09:59", 120, "minute", ["17 Thu Aug 2023"], ["09:00", "09:05"]),
        ("2023-08-17", 80, "hour", ["17 Thu Aug 2023"], ["00:00", "03:00"]),
        ("2023-08-14/2023-08-23", 120, "day", ["Aug 2023"], ["14 Mon", "15 Tue"]),
        ("2023-08-14/2023-09-13", 130, "day", ["Aug 2023", "Sep 2023"], ["14", "15"]),
        ("2024-02-01/2024-03-31", 80, "week", ["Feb 2024", "Mar 2024"], ["5", "12"]),
        ("2023/2024", 125, "month", ["2023", "2024"], ["Jan", "Feb"]),
        ("2023/2024", 44, "month", ["2023", "2024"], ["Jan", "Apr"]),
        ("2010/2024", 100, "year", ["21st century"], ["2010", "2011"]),
        ("1990/2010", 100, "year", ["20th century", "21st century"], ["1990", "1992"]),
        ("-0479/-0400", 100, "year", ["5th century BCE"], ["480 BCE", "470 BCE"]),
        ("-0300/0300", 100, "year", ["1st millennium BCE", "1st millennium CE"], ["300 BCE", "200 BCE"]),
        ("Y-12000/2000", 100, "year", ["BCE", "CE"], ["12,000 BCE", "10,000 BCE"]),
    ],
)
def test_units_follow_the_room_there_is(
    window: str, width: int, unit: str, major: list[str], minor: list[str]
) -> None:
    axis = make_axis(Window.parse(window), width, "en")
    assert axis.minor_unit == unit
    assert labels(axis.major) == major
    assert labels(axis.minor)[:2] == minor


def test_vietnamese() -> None:
    days = make_axis(Window.parse("2023-08-14/2023-08-20"), 80, "vi")
    assert labels(days.major) == ["Th8 2023"]
    assert labels(days.minor)[-2:] == ["19 T7", "20 CN"]
    years = make_axis(Window.parse("-0300/0300"), 100, "vi")
    assert labels(years.major) == ["thiên niên kỷ 1 TCN", "thiên niên kỷ 1 SCN"]


def test_the_larger_unit_stays_in_sight_and_gives_way_to_the_next() -> None:
    axis = make_axis(Window.parse("2023-08-29/2023-09-12"), 60, "en")
    assert axis.major[:2] == (Tick(0, "Aug 2023"), Tick(12, "Sep 2023"))
    axis = make_axis(Window.parse("2023-08-30/2023-09-13"), 60, "en")
    assert axis.major[:2] == (Tick(0, "Aug"), Tick(8, "Sep 2023"))
    axis = make_axis(Window.parse("2023-08-31/2023-09-14"), 40, "en")
    assert axis.major[:2] == (Tick(0, ""), Tick(3, "Sep 2023"))


def test_one_line_says_both_tiers() -> None:
    axis = make_axis(Window.parse("2023-08-28/2023-09-06"), 100, "en")
    assert labels(one_line(axis)) == [
        *["Aug 2023", "29 Tue", "30 Wed", "31 Thu", "Sep 2023", "2 Sat", "3 Sun", "4 Mon", "5 Tue", "6 Wed"]
    ]


def test_a_width_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one column"):
        make_axis(Window.parse("2023"), 0, "en")


def test_axis_columns_are_those_of_the_frame() -> None:
    axis = Axis(0, 99, 10, (), (), "")
    assert [axis.column(instant) for instant in (-1, 0, 9, 10, 99, 100)] == [-1, 0, 0, 1, 9, 10]
