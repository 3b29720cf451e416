"""Counting without looking: the index of a result, the overview, and clusters where events outnumber cells."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.scenes import Tables, check, tables, windows
from tests.unit.timelines import timeline_of_tables
from tui.model.dates import Window
from tui.query.result import Result, resolve
from tui.query.view import View
from tui.scene.build import scene_of
from tui.scene.interval_index import interval_index
from tui.scene.overview import overview
from tui.scene.windows import fit, opening
from tui.store.timeline import Timeline

BARS = " ▁▂▃▄▅▆▇█"


def everything(timeline: Timeline) -> Result:
    return resolve(timeline, View())


def days(*counts: int) -> Timeline:
    """Return a timeline with so many events on 1 January 2001, 2 January 2001 …"""
    return timeline_of_tables(
        {
            "events": {
                f"e{day}-{number}": {"title": f"Event {number}", "date": f"2001-01-{day:02}"}
                for day, count in enumerate(counts, 1)
                for number in range(count)
            }
        }
    )


def test_the_overview_is_of_all_time_whatever_is_asked() -> None:
    timeline = days(1, 0, 2, *[0] * 20, 1)
    window = Window.parse("2001-01-02/2001-01-12")
    asked = [
        overview(resolve(timeline, View(query=query)), window, 60) for query in ("", '"event 1"', "nobody")
    ]
    assert len({(one.left, one.right, one.axis) for one in asked}) == 1
    assert asked[0].axis.column(window.start) == asked[0].left
    assert asked[0].axis.column(window.end) == asked[0].right - 1
    assert not asked[2].cells.strip()


@settings(max_examples=20, deadline=None)
@given(tables(most=50), windows(), st.sampled_from(["", "visit", "marks", "Хренин"]))
def test_the_index_counts_and_finds_as_a_scan_does(table: Tables, window: Window, query: str) -> None:
    timeline = timeline_of_tables(table)
    result = resolve(timeline, View(query=query))
    index = interval_index(result)
    starts, ends = timeline.earliest_start, timeline.latest_end
    dated = [rank for rank in result.matches if not timeline.event(rank).date.unknown]
    assert list(index.ranks) == dated
    assert index.before(window.start) == sum(ends[rank] < window.start for rank in dated)
    assert index.after(window.end) == sum(starts[rank] > window.end for rank in dated)
    inside = [
        at for at, rank in enumerate(dated) if starts[rank] <= window.end and ends[rank] >= window.start
    ]
    begun = range(index.begun(window.start), index.begun(window.end + 1))
    reaching = list(index.reaching(window.start, window.end))
    assert sorted((*(at for at in begun if at in inside), *reaching)) == inside
    assert set(begun) <= set(inside)
    everywhere = range(len(dated))
    assert [at for at in everywhere if index.overlaps(at, window.start, window.end)] == inside


def test_a_query_is_indexed_once() -> None:
    timeline = days(3)
    first = interval_index(resolve(timeline, View(query="event")))
    assert interval_index(resolve(timeline, View(query="event", window=Window(0, 1)))) is first
    assert interval_index(resolve(timeline, View(query="nothing"))) is not first
    for number in range(20):
        interval_index(resolve(timeline, View(query=str(number))))
    assert interval_index(resolve(timeline, View(query="event"))) is not first  # only the latest are kept


@settings(max_examples=25, deadline=None)
@given(tables(), windows(), st.integers(1, 120), st.data())
def test_the_overview_shows_all_that_has_a_date(
    table: Tables, window: Window, width: int, data: st.DataObject
) -> None:
    timeline = timeline_of_tables(table)
    ranks = range(timeline.size)
    hits = data.draw(st.lists(st.sampled_from(ranks), unique=True)) if ranks else []
    layout = overview(everything(timeline), window, width, hits=hits)
    assert len(layout.cells) == width
    assert set(layout.cells) <= set(BARS)
    assert 0 <= layout.left < layout.right <= width
    assert list(layout.hits) == sorted(set(layout.hits))
    assert all(layout.cells[column] != " " for column in layout.hits)
    dated = len(timeline.with_date(sorted(hits)))
    assert len(layout.hits) <= dated <= len(layout.hits) * timeline.size
    for column in range(width):
        assert layout.axis.column(layout.at(column)) == column


def test_the_overview_is_higher_where_more_goes_on() -> None:
    timeline = days(1, 0, 4, 16, *[0] * 10, 1)
    layout = overview(everything(timeline), Window.parse("2001-01-03/2001-01-04"), 15)
    year_day = [layout.axis.column(timeline.at(timeline.rank(f"e{day}-0") or 0)) for day in (1, 3, 4, 15)]
    heights = [BARS.index(layout.cells[column]) for column in year_day]
    assert heights[0] == heights[3] < heights[1] < heights[2] == 8
    assert layout.left == year_day[1]
    assert year_day[2] < layout.right < year_day[3]


def test_what_is_open_does_not_fill_the_overview() -> None:
    table = {
        "a": {"title": "Goes on", "date": "2001/.."},
        "b": {"title": "One day", "date": "2010-06-01"},
    }
    timeline = timeline_of_tables({"events": table})
    layout = overview(everything(timeline), Window.parse("2005"), 20)
    assert layout.cells.strip().count(" ") > 10
    assert layout.cells[layout.left] == " "


def test_the_overview_of_nothing_is_empty() -> None:
    layout = overview(everything(timeline_of_tables({"events": {}})), Window.parse("2005"), 20)
    assert layout.cells == " " * 20


def test_the_window_outside_of_all_time_is_at_its_edge() -> None:
    timeline = days(1, 1)
    assert overview(everything(timeline), Window.parse("1001"), 20).right == 1
    assert overview(everything(timeline), Window.parse("3001"), 20).left == 19


def test_crowded_columns_are_counted_and_the_others_drawn() -> None:
    timeline = days(2, 3000, 1)
    result = everything(timeline)
    scene = scene_of(result, Window.parse("2001-01-01/2001-01-03"), 60, rows=20)
    check(scene)
    assert sorted(mark.rank for mark in scene.marks) == [0, 1, 3002]
    (cluster,) = scene.clusters
    assert cluster.number == 3000
    assert cluster.row == 19
    assert cluster.height > 10  # it rises into the rows that nothing else needs
    assert cluster.left <= scene.axis.column(cluster.start) < cluster.right
    assert Window(cluster.start, cluster.end) == Window.parse("2001-01-02T00:00/2001-01-02T01:12")


def test_the_denser_cluster_is_higher() -> None:
    timeline = days(*[300, 600, 300])
    scene = scene_of(everything(timeline), Window.parse("2001-01-01/2001-01-03"), 60, rows=20)
    assert [cluster.number for cluster in scene.clusters] == [300, 600, 300]
    assert [cluster.height for cluster in scene.clusters] == [10, 20, 10]
    assert [cluster.level for cluster in scene.clusters] == [3, 4, 3]


def test_the_selected_event_is_drawn_in_a_crowd() -> None:
    timeline = days(3000)
    for chosen in ("e1-0", "e1-2999"):
        result = resolve(timeline, View(select=chosen))
        scene = scene_of(result, opening(result), 60, rows=20)
        assert [mark.rank for mark in scene.marks] == [timeline.rank(chosen)]
        assert sum(cluster.number for cluster in scene.clusters) == 2999


def test_zooming_parts_a_crowd() -> None:
    timeline = days(*[9] * 30)
    result = everything(timeline)
    whole = scene_of(result, fit(timeline, range(timeline.size)), 60, rows=8)
    assert whole.clusters
    narrow = scene_of(result, Window.parse("2001-01-05"), 60, rows=10)
    assert not narrow.clusters
    assert len(narrow.marks) == 9


def test_a_single_row_of_a_crowd_is_all_clusters() -> None:
    result = everything(days(5, 5))
    scene = scene_of(result, Window.parse("2001-01-01/2001-01-02"), 10, rows=1)
    check(scene)
    assert scene.rows == 1
    assert sum(cluster.number for cluster in scene.clusters) + len(scene.marks) == 10
