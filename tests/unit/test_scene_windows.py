"""Windows: which one a timeline opens with, and what zooming, panning and following do to it."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.scenes import Tables, tables
from tests.unit.timelines import timeline_of_tables
from tui.model.dates import Window, instant_of
from tui.model.instants import BEGINNING, DAY, END, HOUR, LAST_YEAR, MINUTE
from tui.query.result import resolve
from tui.query.view import View
from tui.scene.axis import make_axis
from tui.scene.build import scene_of
from tui.scene.windows import (
    Limits,
    centre,
    first_view,
    fit,
    follow,
    limits,
    opening,
    pan,
    whole,
    zoom,
)
from tui.store.timeline import Timeline

YEAR = 31_556_952
WIDE = Limits(HOUR, 20_000 * YEAR)

snapped = st.builds(
    lambda start, length, unit: Window(start * unit, (start + length) * unit - 1),
    st.integers(-(10**6), 10**6),
    st.integers(11, 10**6),
    st.just(DAY),
) | st.builds(
    lambda start, length: Window(start * MINUTE, (start + length) * MINUTE - 1),
    st.integers(-(10**9), 10**8),
    st.integers(60, 14_000),
)


def length_of(window: Window) -> int:
    return window.end - window.start + 1


def is_snapped(window: Window) -> bool:
    unit = DAY if length_of(window) > 10 * DAY else MINUTE
    return window.start % unit == 0 and length_of(window) % unit == 0


def timeline(*dates: str) -> Timeline:
    return timeline_of_tables(
        {"events": {f"e{at}": {"title": "x", "date": date} for at, date in enumerate(dates)}}
    )


@settings(max_examples=60, deadline=None)
@given(tables())
def test_fit_holds_everything_known_with_room_around_it(table: Tables) -> None:
    line = timeline_of_tables(table)
    ranks = range(line.size)
    window = fit(line, ranks)
    assert is_snapped(window)
    assert BEGINNING < window.start < window.end < END
    for bounds in (line.earliest_start, line.latest_start, line.earliest_end, line.latest_end):
        assert all(window.start < bound < window.end for bound in bounds if BEGINNING < bound < END)
    assert whole(resolve(line, View())) == window
    inner = first_view(resolve(line, View()))
    assert is_snapped(inner)
    assert length_of(inner) <= length_of(window)


@pytest.mark.parametrize(
    ("dates", "window"),
    [
        ((), "2000"),
        (("2023-08-15",), "2023-08-08/2023-08-22"),
        (("2023-08-15T10:00",), "2023-08-15T04:00/2023-08-15T16:01"),
        (("2023-01-01", "2023-12-31"), "2022-12-21/2024-01-11"),
        (("2023-01-01/..", "2023-02-10"), "2022-12-30/2023-02-12"),
        (("../2023-01-01",), "2022-12-25/2023-01-08"),
    ],
)
def test_fit(dates: tuple[str, ...], window: str) -> None:
    line = timeline(*dates)
    assert fit(line, range(line.size)).text == window


def test_a_far_outlier_does_not_squeeze_the_first_view() -> None:
    years = [f"20{year}-05-01" for year in range(10, 24)]
    line = timeline("1850", *years)
    assert opening(resolve(line, View())) == fit(line, range(1, 15))
    late = timeline(*years, "2400")
    assert opening(resolve(late, View())) == fit(late, range(14))
    two = timeline("1850", "1855", *years, *(f"{year[:4]}-11" for year in years[:4]))
    assert opening(resolve(two, View())) == fit(two, range(2, 20))
    few = timeline("1850", *years[:5])
    assert opening(resolve(few, View())) == fit(few, range(6))  # of few, each counts
    even = timeline(*(f"{year}" for year in range(1900, 2000, 5)))
    assert opening(resolve(even, View())) == fit(even, range(20))


def test_times_within_a_day_open_on_that_day() -> None:
    line = timeline("2024-03-14", "2024-03-14T08:00/2024-03-14T08:45", "2024-03-14T22:00/2024-03-15T02:00")
    assert opening(resolve(line, View())).end - opening(resolve(line, View())).start < 2 * DAY
    days = timeline("2024-03-14", "2024-03-15")
    assert opening(resolve(days, View())).text == "2024-03-13T22:00/2024-03-16T02:00"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 4000), min_size=2, unique=True))
def test_the_first_view_is_the_time_of_the_events_and_little_more(offsets: list[int]) -> None:
    days = [date(1990, 1, 1) + timedelta(offset) for offset in offsets]
    line = timeline(*map(str, days))
    window = fit(line, range(line.size))
    first, last = Window.parse(str(min(days))).start, Window.parse(str(max(days))).end
    margin = (last - first + 1) * 0.03 + DAY  # whole days are said in fewer words
    assert first - margin <= window.start < first
    assert last < window.end <= last + margin


def test_a_query_that_nothing_answers_keeps_the_window() -> None:
    line = timeline("2010-03-01", "2012-03-01")
    nothing = resolve(line, View(query="nobody"))
    assert opening(nothing) == whole(nothing) == fit(line, range(2))
    before = Window.parse("2011")
    assert opening(nothing, before) == whole(nothing, before) == before


def test_the_window_asked_for_is_the_one_opened() -> None:
    line = timeline("2010-03-01", "2020-03-01")
    for text, opened in (
        ("2015-01-03T10:17/2016", "2015-01-03T10:17/2016-12-31"),
        ("2015/..", "2015-01-01/2020-06-19"),
        ("../2015", "2009-11-11/2015-12-31"),
        ("2030/..", "2030-01-01"),
        ("../1999", "1999-12-31"),
        ("../..", "2009-11-11/2020-06-19"),
    ):
        assert opening(resolve(line, View(window=Window.parse(text)))).text == opened


@given(snapped, st.floats(0, 1), st.integers(-3, 3))
def test_zooming_keeps_the_instant_in_its_column(window: Window, place: float, steps: int) -> None:
    about = window.start + int((length_of(window) - 1) * place)
    zoomed = zoom(window, steps, about, WIDE)
    assert is_snapped(zoomed)
    assert WIDE.narrowest <= length_of(zoomed) <= WIDE.widest
    unit = DAY if length_of(zoomed) > 10 * DAY else MINUTE
    cells = 1 + 120 * unit // length_of(zoomed)  # as near as whole units and whole columns let it be
    before, after = make_axis(window, 120, "en").column(about), make_axis(zoomed, 120, "en").column(about)
    assert abs(before - after) <= cells


@given(snapped, st.integers(1, 8))
def test_zooming_in_and_out_again_comes_back(window: Window, steps: int) -> None:
    middle = (window.start + window.end) // 2
    there = zoom(window, -1, middle, WIDE)  # on the ladder
    back = zoom(zoom(there, steps, middle, WIDE), -steps, middle, WIDE)
    if length_of(zoom(there, steps, middle, WIDE)) > HOUR * 2 and length_of(there) < WIDE.widest:
        assert 0.85 < length_of(back) / length_of(there) < 1.18


@given(snapped, st.integers(1, 60))
def test_zooming_ends_at_the_limits(window: Window, steps: int) -> None:
    limit = Limits(HOUR, 1000 * YEAR)
    middle = (window.start + window.end) // 2
    assert HOUR <= length_of(zoom(window, steps, middle, limit)) <= 1000 * YEAR
    assert HOUR <= length_of(zoom(window, -steps, middle, limit)) <= 1000 * YEAR
    assert length_of(zoom(window, 60, middle, limit)) == HOUR


def test_zoom_goes_by_lengths_that_people_know() -> None:
    window = Window.parse("2010/2019")
    lengths = []
    while length_of(window) > HOUR:
        window = zoom(window, 1, instant_of(2015), WIDE)
        lengths.append(length_of(window) / DAY)
    assert lengths == [
        *[1826, 730, 366, 182, 92, 60, 30, 14, 7, 4, 2, 1],
        *[hours / 24 for hours in (12, 6, 3, 2, 1)],
    ]


def test_limits() -> None:
    assert limits(timeline()) == limits(timeline("2010")) == Limits(HOUR, 20_000 * YEAR)
    assert limits(timeline("Y-50000-01-01", "2010")).widest > 100_000 * YEAR


@given(snapped, st.sampled_from([0.5, 1.0, -0.5, -1.0]))
def test_panning_keeps_the_length(window: Window, part: float) -> None:
    panned = pan(window, part)
    assert length_of(panned) == length_of(window)
    assert is_snapped(panned)
    assert abs(panned.start - window.start - length_of(window) * part) <= DAY
    assert pan(panned, -part).start in range(window.start - DAY, window.start + DAY + 1)


@given(snapped, snapped)
def test_following_shows_the_event_clear_of_the_edges(window: Window, event: Window) -> None:
    followed = follow(window, event.start, event.end)
    assert length_of(followed) == length_of(window)
    assert follow(followed, event.start, event.end) == followed
    if length_of(event) < length_of(window) // 2:
        near = length_of(window) // 50 - DAY
        assert followed.start + near <= event.start
        assert event.end <= followed.end - near
    assert followed.start <= event.end
    assert event.start <= followed.end


def test_following_moves_no_more_than_it_must() -> None:
    window = Window.parse("2001")
    inside, late = instant_of(2001, 6, 1), instant_of(2002, 1, 5)
    assert follow(window, inside, inside + DAY) is window
    assert follow(window, instant_of(2000, 6), instant_of(2002, 6)) is window  # it fills the window
    assert follow(window, late, late + DAY - 1).text == "2001-02-19/2002-02-18"
    far = instant_of(2010, 6, 1)
    assert follow(window, far, far) == centre(window, far)


def test_nothing_leads_out_of_the_years_there_are() -> None:
    first, last = instant_of(-LAST_YEAR), instant_of(LAST_YEAR, 12, 31, 23, 59, 59)
    edge = Window(last - 100 * DAY + 1, last)
    assert pan(edge, 1) == edge
    assert centre(edge, last) == edge
    assert pan(Window(first, first + 100 * DAY - 1), -1).start == first


def test_marks_of_a_crowded_frame_keep_their_rows_when_the_window_moves() -> None:
    random = Random(1)
    days = sorted(date(2001, 1, 1) + timedelta(int(random.expovariate(1 / 300))) for _ in range(1500))
    timeline = timeline_of_tables(
        {"events": {f"e{at}": {"title": "Reception", "date": str(day)} for at, day in enumerate(days)}}
    )
    result = resolve(timeline, View())
    kept = moved = gone = 0
    for first in range(0, 600, 20):
        start = Window.parse("2001-01-01").start + first * DAY
        window = Window(start, start + 100 * DAY - 1)
        before, after = (
            {mark.rank: mark.row for mark in scene_of(result, shown, 78, rows=9).marks}
            for shown in (window, pan(window, 0.1))
        )
        both = before.keys() & after.keys()
        kept += sum(before[rank] == after[rank] for rank in both)
        moved += sum(before[rank] != after[rank] for rank in both)
        gone += sum(timeline.at(rank) >= pan(window, 0.1).start for rank in before.keys() - both)
    assert kept > 2 * moved
    assert gone * 10 < kept
