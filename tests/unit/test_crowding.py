"""Crowding counts bars, not labels: nothing is counted where no more events overlap than there are rows."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.scenes import check
from tests.unit.timelines import timeline_of_tables
from tui.query.result import resolve
from tui.query.view import View
from tui.scene.build import scene_of
from tui.scene.scene import Scene
from tui.scene.windows import opening, whole

FIRST = date(1800, 1, 1)
PLACES = {room: {"name": room} for room in ("Hall", "Cellar", "Attic")}


def reigns(lines: int, lengths: list[int]) -> dict[str, dict[str, str]]:
    """Return lines of reigns, each of which begins on the day on which the one before it ends."""
    days = [FIRST + timedelta(day) for day in accumulate(lengths, initial=0)]
    return {
        f"e{line}-{at}": {
            "title": f"Reign of a King of the House with Number {at} of Line {line}",
            "date": f"{days[at]}/{days[at + 1]}",
        }
        for line in range(lines)
        for at in range(len(lengths))
    }


def layout(events: dict[str, dict[str, str]], width: int, rows: int, view: View | None = None) -> Scene:
    result = resolve(timeline_of_tables({"events": events, "places": PLACES}), view or View())
    scene = scene_of(result, opening(result), width, rows=rows, tallest=5 * rows)
    check(scene)
    return scene


@pytest.mark.parametrize("size", [(118, 15), (118, 4), (78, 7), (78, 2)])
def test_two_lines_of_reigns_stand_in_two_rows(size: tuple[int, int]) -> None:
    scene = layout(reigns(2, [1300] * 66), *size)
    assert not scene.clusters
    assert len(scene.marks) == 132
    assert {mark.row for mark in scene.marks} == {0, 1}


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 3), st.lists(st.integers(1000, 3000), min_size=20, max_size=40), st.integers(3, 12))
def test_lines_are_drawn_in_as_many_rows_where_each_begins_in_a_column_of_its_own(
    lines: int, lengths: list[int], rows: int
) -> None:
    width = sum(lengths) * 107 // 100 // min(lengths) + 1
    scene = layout(reigns(lines, lengths), width, rows)
    assert not scene.clusters
    assert len(scene.marks) == lines * len(lengths)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 3000), min_size=1, max_size=150), st.integers(2, 14), st.integers(30, 120))
def test_what_is_counted_begins_where_more_overlap_than_there_are_rows(
    offsets: list[int], rows: int, width: int
) -> None:
    events = {
        f"e{at}": {"title": f"Event number {at}", "date": str(FIRST + timedelta(offset))}
        for at, offset in enumerate(offsets)
    }
    result = resolve(timeline_of_tables({"events": events, "places": PLACES}), View())
    scene = scene_of(result, whole(result), width, rows=rows)
    check(scene)
    columns = [scene.axis.column(result.timeline.at(rank)) for rank in range(len(offsets))]
    crowded = {column for column in columns if columns.count(column) >= rows}
    counted = {columns[rank] for rank in set(range(len(offsets))) - {mark.rank for mark in scene.marks}}
    assert counted <= crowded


def test_talks_of_one_room_share_a_row_in_its_lane() -> None:
    talks = {
        f"{room}-{hour}": {
            "title": f"A talk with a long title, number {hour}",
            "date": f"2024-03-05T{hour:02}:00/2024-03-05T{hour + 1:02}:00",
            "place": room,
        }
        for room in PLACES
        for hour in range(9, 17)
    }
    scene = layout(talks, 118, 18, View(lanes="place"))
    assert [lane.rows for lane in scene.lanes] == [1, 1, 1]
    assert len(scene.marks) == len(talks)
