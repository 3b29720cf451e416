"""Scenes in lanes, and periods as bands: laws that hold for every timeline and window, and a few scenes as text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.scene_text import paint
from tests.unit.scenes import NAMES, Tables, check, tables, windows
from tests.unit.timelines import timeline_of, timeline_of_tables
from tui.model.dates import Window
from tui.model.entities import Event
from tui.model.instants import DAY
from tui.model.names import fold
from tui.model.text import cells
from tui.model.views import BY_SIZE, LANES
from tui.query.result import Result, resolve
from tui.query.view import View
from tui.scene.build import scene_of
from tui.scene.lane_groups import MOST, lane_groups
from tui.scene.lane_scene import gutter_of, head_words, laned_scene
from tui.scene.scene import Lane, Piece, Scene
from tui.scene.windows import opening, whole
from tui.store.timeline import Timeline

GOLDEN = Path(__file__).parents[1] / "golden" / "scenes"

asked = st.none() | st.sampled_from(LANES) | st.sampled_from([f"{lanes}{BY_SIZE}" for lanes in LANES])
pins = st.lists(st.sampled_from([*NAMES, "nobody at all"]), max_size=2, unique=True).map(tuple)


def values(event: Event, lanes: str) -> set[str]:
    """Return the keys of the lanes in which an event of `tables()` belongs, told without the store's queries."""
    of = {
        "kind": {event.kind} if event.kind else set(),
        "topic": {fold(str(topic)) for topic in event.topics},
        "person": {str(participant.name) for participant in event.participants},
    }.get(lanes, set())
    return {f"{lanes}:{text}" for text in of} or {f"{lanes}-"}


def expected(timeline: Timeline, view: View, ranks: set[int]) -> dict[str, set[int]]:
    """Return which events belong into each lane that is not empty."""
    belong: dict[str, set[int]] = {}
    for rank in sorted(ranks):
        event = timeline.event(rank)
        keys = {"all"} if view.lanes is None else values(event, view.lanes.removesuffix(BY_SIZE))
        named = {participant.name for participant in event.participants}
        for key in keys | {f"pin:{name}" for name in view.pinned if name in named}:
            belong.setdefault(key, set()).add(rank)
    return belong


def drawn_in(scene: Scene, lane: Lane) -> list[int]:
    return [mark.rank for mark in scene.marks if lane.row <= mark.row < lane.row + lane.rows]


def counted_in(scene: Scene, lane: Lane) -> int:
    return sum(c.number for c in scene.clusters if lane.row <= c.row < lane.row + lane.rows)


def folded_key(lane: Lane) -> str:
    """Return a lane's key with its topic folded: which of several spellings is shown does not matter here."""
    return f"topic:{fold(lane.key[6:])}" if lane.key.startswith("topic:") else lane.key


@settings(max_examples=40, deadline=None)
@given(
    tables(),
    asked,
    pins,
    st.none() | windows(),
    st.integers(1, 130),
    st.none() | st.integers(1, 12),
    st.data(),
)
def test_every_event_is_drawn_or_counted_once_in_each_of_its_lanes(
    table: Tables,
    lanes: str | None,
    pinned: tuple[str, ...],
    window: Window | None,
    width: int,
    rows: int | None,
    data: st.DataObject,
) -> None:
    timeline = timeline_of_tables(table)
    view = View(lanes=lanes, pinned=pinned, select=data.draw(st.sampled_from([None, *table["events"]])))
    result = resolve(timeline, view)
    window = window or opening(result)
    keys = [group.key for group in lane_groups(result)]
    folded = frozenset(data.draw(st.lists(st.sampled_from(keys), unique=True)) if keys else ())
    scene = laned_scene(result, window, width, rows=rows, folded=folded)

    check(scene)
    starts, ends = timeline.earliest_start, timeline.latest_end
    inside = {r for r in range(timeline.size) if starts[r] <= window.end and ends[r] >= window.start}
    belong = expected(timeline, view, inside)
    shown = {folded_key(lane): lane for lane in scene.lanes}
    assert {key for key, lane in shown.items() if lane.events} == set(belong)
    assert len(keys) == len(set(keys))
    row = 0
    for lane in scene.lanes:
        assert lane.row == row
        assert lane.rows >= 1
        row += lane.rows
        members = belong.get(folded_key(lane), set())
        layout = drawn_in(scene, lane)
        assert len(layout) == len(set(layout))
        assert set(layout) <= members
        assert len(layout) + counted_in(scene, lane) == len(members) == lane.events
        assert lane.collapsed == (lane.key in folded)
        if lane.collapsed:
            assert not layout
            assert lane.rows == 1
        elif rows is None:
            assert len(layout) == lane.events
        else:
            assert lane.rows <= max(rows, 3)
            if result.selected in members:
                assert result.selected in layout
    assert scene.rows == row
    assert scene.axis.width + scene.gutter == width
    assert all(cells(line) <= width for line in paint(scene).splitlines())


@settings(max_examples=40, deadline=None)
@given(tables(), asked, st.integers(1, 130))
def test_the_order_of_lanes_is_the_same_in_every_window(table: Tables, lanes: str | None, width: int) -> None:
    timeline = timeline_of_tables(table)
    result = resolve(timeline, View(lanes=lanes, pinned=(NAMES[0],)))
    order = [group.key for group in lane_groups(result)]
    assert order[0] == f"pin:{NAMES[0]}"
    for window in (whole(result), Window.parse("1990/1999")):
        lane_keys = [lane.key for lane in laned_scene(result, window, width).lanes]
        assert lane_keys == [key for key in order if key in lane_keys]
    known = [group for group in lane_groups(result) if group.key.startswith(f"{lanes}:".replace(BY_SIZE, ""))]
    if lanes is not None and lanes.endswith(BY_SIZE):
        sizes = [len(group.events.ranks) for group in known]
        assert sizes == sorted(sizes, reverse=True)
    else:
        begun = [group.events.ranks[0] for group in known if group.events.ranks]  # what has a date
        assert begun == sorted(begun)


@settings(max_examples=40, deadline=None)
@given(tables(), windows(), st.integers(1, 130), st.sampled_from([None, "kind"]))
def test_a_band_lies_behind_every_period_that_is_drawn(
    table: Tables, window: Window, width: int, lanes: str | None
) -> None:
    timeline = timeline_of_tables(table)
    scene = scene_of(resolve(timeline, View(lanes=lanes)), window, width)
    periods = {mark.rank: mark for mark in scene.marks if mark.sign == "period" and not mark.point}
    assert {band.rank for band in scene.bands} == set(periods)
    for band in scene.bands:
        mark = periods[band.rank]
        assert (band.left, band.right, band.pieces) == (mark.left, mark.right, mark.pieces)
        assert 0 <= band.left < band.right <= scene.axis.width
    lengths = [band.right - band.left for band in scene.bands]
    assert lengths == sorted(lengths, reverse=True)  # a short one is never painted over


def test_bands_that_touch_differ_and_claim_nothing_possible() -> None:
    timeline = timeline_of(
        """
[events.first]
title = "First"
kind = "period"
date = "2001/2004"
[events.second]
title = "Second"
kind = "period"
date = "2005/2006"
[events.third]
title = "Third, about"
kind = "period"
date = "2007~/2009"
"""
    )
    bands = scene_of(resolve(timeline, View()), Window.parse("2000/2009"), 100).bands
    assert [(band.left, band.right, band.tone) for band in bands] == [(10, 51, 0), (70, 100, 0), (50, 71, 1)]
    assert [piece for piece, *_ in bands[1].pieces] == [Piece.POSSIBLE]


FORUM = timeline_of(
    """
[people.giang]
name = { en = "Phan Văn Giang", zh = "潘文江" }
country = "VN"
[people.li]
name = "Li Shangfu"
country = "CN"
[places.beijing]
name = "Beijing"
[series.xiangshan]
name = { en = "Xiangshan Forum", vi = "Diễn đàn Hương Sơn" }
[events.tenth]
title = "Tenth forum"
kind = "forum"
series = "xiangshan"
place = "beijing"
date = "2023-10-29/2023-10-31"
participants = [{ person = "giang" }, { person = "li" }]
topics = ["trade", "the border"]
[events.talks]
title = "Talks"
kind = "talks"
part_of = ["tenth"]
date = "2023-10-30"
participants = [{ person = "giang" }, { person = "li", delegation = "CN" }]
[events.visit]
title = "A visit of which little is known"
kind = "visit"
date = "2023-11-02~"
participants = [{ person = "giang" }]
topics = ["trade"]
[events.autumn]
title = "Autumn of meetings"
kind = "period"
date = "2023-10-28/2023-11-04"
"""
)
AUTUMN = Window.parse("2023-10-26/2023-11-06")


def lanes_of(lanes: str | None, pinned: tuple[str, ...] = (), language: str = "en") -> list[tuple[str, int]]:
    view = View(lanes=lanes, pinned=pinned, language=language)
    return [(lane.head, lane.events) for lane in scene_of(resolve(FORUM, view), AUTUMN, 80).lanes]


def test_lanes_of_every_sort() -> None:
    assert lanes_of("series") == [("Xiangshan Forum", 1), ("no series", 3)]
    assert lanes_of("series", language="vi") == [("Diễn đàn Hương Sơn", 1), ("không thuộc chuỗi", 3)]
    assert lanes_of("kind") == [("period", 1), ("forum", 1), ("talks", 1), ("visit", 1)]
    assert lanes_of("country") == [("VN", 3), ("CN", 2), ("no country", 1)]
    assert lanes_of("place") == [("Beijing", 1), ("no place", 3)]
    assert lanes_of("person") == [("Phan Văn Giang", 3), ("Li Shangfu", 2), ("nobody named", 1)]
    assert lanes_of("topic") == [("trade", 2), ("the border", 1), ("no topic", 2)]
    assert lanes_of(None) == []
    assert lanes_of(None, ("li",)) == [("Li Shangfu", 2), ("all events", 4)]
    assert lanes_of("place", ("Li Shangfu", "giang"))[:2] == [("Li Shangfu", 2), ("Phan Văn Giang", 3)]
    assert lanes_of("place", ("who is that",))[0] == ("who is that", 0)


def test_lanes_hold_only_what_answers_the_query() -> None:
    result = resolve(FORUM, View(query="kind:talks", lanes="person"))
    scene = scene_of(result, AUTUMN, 80)
    assert [(lane.head, lane.events) for lane in scene.lanes] == [("Phan Văn Giang", 1), ("Li Shangfu", 1)]


def test_too_many_values_share_a_lane() -> None:
    table = {
        f"e{at}": {"title": "x", "date": "2001-01-01", "topics": [f"topic {at}", "all of them"]}
        for at in range(MOST + 10)
    }
    result = resolve(timeline_of_tables({"events": table}), View(lanes="topic:size"))
    scene = scene_of(result, Window.parse("2001"), 80, rows=20)
    assert len(scene.lanes) == MOST + 1
    assert (scene.lanes[0].head, scene.lanes[0].events) == ("all of them", MOST + 10)
    assert (scene.lanes[-1].head, scene.lanes[-1].events) == ("11 more", 11)


def test_the_gutter_takes_a_third_at_most_and_nothing_where_that_is_too_little() -> None:
    groups = lane_groups(resolve(FORUM, View(lanes="person")))
    assert [gutter_of(groups, width) for width in (200, 120, 80, 60, 50, 40, 17)] == [
        19,
        19,
        19,
        19,
        16,
        13,
        0,
    ]
    lane = Lane("", "Phan Văn Giang", 1234, 0, 1, collapsed=True, pinned=False)
    assert head_words(lane, 24) == ("▸", "Phan Văn Giang", "1,234")
    assert head_words(lane, 14) == ("▸", "Phan…", "1,234")
    assert head_words(lane, 8, ascii_only=True) == ("+", "Pha…", "")


def _forum(lanes: str | None, pinned: tuple[str, ...] = ()) -> Result:
    return resolve(FORUM, View(lanes=lanes, pinned=pinned))


SCENES: dict[str, Callable[[], str]] = {
    "lanes-person": lambda: paint(scene_of(_forum("person"), AUTUMN, 80)),
    "lanes-pinned": lambda: paint(scene_of(_forum(None, ("li",)), AUTUMN, 80, today=AUTUMN.start + 9 * DAY)),
    "lanes-collapsed": lambda: paint(
        laned_scene(_forum("topic"), AUTUMN, 60, rows=20, folded=frozenset({"topic:trade"}))
    ),
    "lanes-ascii": lambda: paint(scene_of(_forum("kind"), AUTUMN, 60, ascii_only=True), ascii_only=True),
}


@pytest.mark.parametrize("name", SCENES)
def test_golden(name: str) -> None:
    """A change of these files is a change of how timelines look: read the difference before accepting it."""
    assert SCENES[name]() + "\n" == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
