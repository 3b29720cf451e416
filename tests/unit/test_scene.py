"""Whole scenes: laws that hold for every timeline and window, and a few scenes as text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.scene_text import paint
from tests.unit.scenes import Tables, check, tables, windows
from tests.unit.timelines import timeline_of, timeline_of_tables
from tui.model.dates import Certainty, Window
from tui.model.instants import DAY
from tui.model.text import cells
from tui.query.result import Result, resolve
from tui.query.view import View
from tui.scene.build import scene_of
from tui.scene.scene import Piece
from tui.scene.windows import opening
from tui.store.timeline import Timeline

GOLDEN = Path(__file__).parents[1] / "golden" / "scenes"

widths = st.integers(1, 130)
limits = st.none() | st.integers(1, 12)


@settings(max_examples=40, deadline=None)
@given(tables(), st.none() | windows(), widths, limits, st.data())
def test_every_event_is_drawn_or_counted_once_inside_the_frame_and_apart(
    table: Tables, window: Window | None, width: int, rows: int | None, data: st.DataObject
) -> None:
    timeline = timeline_of_tables(table)
    ids = [None, *table["events"]]
    result = resolve(timeline, View(select=data.draw(st.sampled_from(ids))))
    window = window or opening(result)
    scene = scene_of(result, window, width, rows=rows)

    check(scene)
    starts, ends = timeline.earliest_start, timeline.latest_end
    inside = {r for r in range(timeline.size) if starts[r] <= window.end and ends[r] >= window.start}
    layout = [mark.rank for mark in scene.marks]
    assert len(layout) == len(set(layout))
    assert set(layout) <= inside
    assert len(layout) + sum(cluster.number for cluster in scene.clusters) == len(inside)
    assert scene.before == sum(end < window.start for end in ends)
    assert scene.after == sum(start > window.end for start in starts[: timeline.dated])
    if rows is None:
        assert not scene.clusters
    else:
        assert scene.rows <= rows
        if rows > 1 and result.selected in inside:
            assert result.selected in layout
    assert all(cells(line) <= width for line in paint(scene).splitlines())
    plain = paint(scene_of(result, window, width, rows=rows, ascii_only=True), ascii_only=True)
    assert plain.isascii() or not "".join(mark.label for mark in scene.marks).isascii()


@settings(max_examples=40, deadline=None)
@given(tables(), widths, st.integers(1, 12), st.integers(0, 12))
def test_a_scene_grows_only_where_then_all_is_drawn(table: Tables, width: int, rows: int, more: int) -> None:
    result = resolve(timeline_of_tables(table), View())
    window = opening(result)
    scene = scene_of(result, window, width, rows=rows, tallest=rows + more)
    check(scene)
    if scene.clusters:
        assert scene == scene_of(result, window, width, rows=rows)
    else:
        assert scene.rows <= rows + more
        assert len(scene.marks) == result.timeline.dated - scene.before - scene.after


@settings(max_examples=40, deadline=None)
@given(tables(), windows(), widths, limits)
def test_the_same_view_gives_the_same_scene(
    table: Tables, window: Window, width: int, rows: int | None
) -> None:
    scenes = []
    for timeline in (timeline_of_tables(table), timeline_of_tables(table)):
        result = resolve(timeline, View())
        scene_of(result, opening(result), width, rows=rows)  # what was drawn before leaves no trace
        scenes.append(scene_of(result, window, width, rows=rows))
    assert scenes[0] == scenes[1]


@settings(max_examples=40, deadline=None)
@given(tables(most=12), windows(), st.integers(20, 130))
def test_nothing_is_drawn_surer_than_it_is(table: Tables, window: Window, width: int) -> None:
    """A solid cell lies where the event certainly was, to the day; a shaded one where it may have been."""
    timeline = timeline_of_tables(table)
    scene = scene_of(resolve(timeline, View()), window, width)
    for mark in scene.marks:
        when = timeline.event(mark.rank).date
        assert mark.approximate == (when.approximate or when.uncertain)
        for piece, left, right in mark.pieces:
            if piece is Piece.CERTAIN:
                assert not mark.approximate
                for column in (left, right - 1):
                    cell = Window(scene.axis.at(column) - DAY, max(scene.axis.at(column + 1) - 1, 0) + DAY)
                    assert mark.point or when.during(cell) is Certainty.CERTAINLY
        assert mark.open_left == (when.earliest_start < window.start)
        assert mark.open_right == (when.latest_end > window.end)


@settings(max_examples=40, deadline=None)
@given(tables(), windows(), widths)
def test_a_part_stands_below_its_whole(table: Tables, window: Window, width: int) -> None:
    timeline = timeline_of_tables(table)
    scene = scene_of(resolve(timeline, View()), window, width)
    rows = {mark.rank: mark.row for mark in scene.marks}
    for mark in scene.marks:
        if mark.parent is not None:
            assert rows[mark.parent] < mark.row
            assert timeline.event(mark.parent).id in timeline.event(mark.rank).part_of


FORMS = """
[timeline]
title = "One of each"
[events.days]
title = "Days"
kind = "conference"
date = "2023-08-14/2023-08-20"
[events.within]
title = "One day within"
kind = "talks"
part_of = ["days"]
date = "[2023-08-14..2023-08-17]"
[events.still]
title = "Still going on when last heard of"
kind = "forum"
date = "2023-08-15/[2023-08-17..]"
[events.day]
title = "One day"
kind = "press-conference"
date = "2023-08-17"
[events.planned]
title = "Planned"
kind = "meeting"
status = "planned"
date = "2023-08-15/2023-08-16"
[events.cancelled]
title = "Cancelled"
kind = "meeting"
status = "cancelled"
date = "2023-08-21"
[events.known]
title = "Background"
basis = "background"
kind = "visit"
date = "2023-08-11/2023-08-12"
[events.about]
title = "About then"
kind = "trip"
date = "2023-08-18~"
[events.ongoing]
title = "Goes on"
kind = "period"
date = "2023-08-18/.."
[events.before]
title = "Begun before"
kind = "period"
date = "../2023-08-12"
[events.unknown]
title = "An end that nobody stated"
kind = "speech"
date = "2023-08-11/"
[events.latest]
title = "On that day or earlier"
date = "[..2023-08-13]"
[events.wide]
title = "中国外交部记者会 的 一个 很长 的 标题 没有 地方 写完 它 的 全部"
date = "2023-08-19"
"""

WEEKS = Window.parse("2023-08-10/2023-08-23")

ANTIQUITY = timeline_of(
    """
[events.marathon]
title = "Battle of Marathon"
date = "-0489-09"
[events.persian]
title = "Greco-Persian Wars"
date = "-0498~/-0448"
kind = "period"
[events.caesar]
title = "Death of Caesar"
date = "-0043-03-15"
[events.augustus]
title = "Augustus"
date = "-0026-01-16/0014-08-19"
kind = "period"
[events.farming]
title = "Farming reaches Anatolia"
date = "Y-10500~"
"""
)


def forms(language: str = "en") -> Result:
    return resolve(FORMS_TIMELINE, View(language=language))


FORMS_TIMELINE: Timeline = timeline_of(FORMS)


SCENES: dict[str, Callable[[], str]] = {
    "forms": lambda: paint(scene_of(forms(), WEEKS, 120)),
    "forms-ascii": lambda: paint(scene_of(forms(), WEEKS, 120, ascii_only=True), ascii_only=True),
    "forms-narrow": lambda: paint(scene_of(forms(), WEEKS, 40)),
    "forms-one-day": lambda: paint(scene_of(forms(), Window.parse("2023-08-17"), 80)),
    "forms-vietnamese": lambda: paint(scene_of(forms("vi"), WEEKS, 80)),
    "forms-six-rows": lambda: paint(scene_of(forms(), WEEKS, 80, rows=6)),
    "forms-today": lambda: paint(scene_of(forms(), WEEKS, 80, today=WEEKS.start + 12 * DAY)),
    "antiquity": lambda: paint(scene_of(resolve(ANTIQUITY, View()), Window.parse("-0600/0300"), 120)),
    "millennia": lambda: paint(scene_of(resolve(ANTIQUITY, View()), Window.parse("Y-12000/2000"), 100)),
}


@pytest.mark.parametrize("name", SCENES)
def test_golden(name: str) -> None:
    """A change of these files is a change of how timelines look: read the difference before accepting it."""
    assert SCENES[name]() + "\n" == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
