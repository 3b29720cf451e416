"""What is kept from frame to frame is what would be drawn anew."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.unit.scenes import Tables, tables, windows
from tests.unit.timelines import timeline_of_tables
from tui.model.dates import Window
from tui.query.result import resolve
from tui.query.view import View
from tui.scene.build import scene_of
from tui.scene.lru import LruCache
from tui.scene.scene import Scene
from tui.store.timeline import Timeline


def layout(timeline: Timeline, view: View, window: Window, rows: int, tallest: int | None) -> Scene:
    return scene_of(resolve(timeline, view), window, 60, rows=rows, tallest=tallest)


@settings(max_examples=40, deadline=None)
@given(
    tables(most=40),
    st.lists(windows(), min_size=1, max_size=2),
    st.sampled_from([None, "kind", "person"]),
    st.integers(1, 12),
    st.none() | st.integers(12, 40),
    st.data(),
)
def test_a_scene_is_the_same_whatever_was_drawn_before(
    table: Tables,
    some: list[Window],
    lanes: str | None,
    rows: int,
    tallest: int | None,
    data: st.DataObject,
) -> None:
    timeline = timeline_of_tables(table)
    ids = [timeline.event(rank).id for rank in range(timeline.size)]
    # Crowded frames, so that a selection is drawn that would else be counted, and windows that come back.
    steps = data.draw(
        st.lists(
            st.tuples(st.sampled_from([None, *ids]), st.sampled_from(some), st.sampled_from(["", "visit"])),
            max_size=8,
        )
    )
    for select, window, query in steps:
        view = View(query=query, select=select, lanes=lanes)
        fresh = layout(timeline_of_tables(table), view, window, rows, tallest)
        assert layout(timeline, view, window, rows, tallest) == fresh


@settings(max_examples=60, deadline=None)
@given(tables(most=60), windows(), st.integers(2, 12), st.data())
def test_selecting_what_was_counted_moves_nothing_where_a_row_is_free(
    table: Tables, window: Window, rows: int, data: st.DataObject
) -> None:
    timeline = timeline_of_tables(table)
    assume(timeline.size)
    before = layout(timeline, View(), window, rows, None)
    rank = data.draw(st.sampled_from(range(timeline.size)))
    after = layout(timeline, View(select=timeline.event(rank).id), window, rows, None)
    places = {(mark.rank, mark.row, mark.left) for mark in after.marks}
    assert sum(cluster.number for cluster in after.clusters) + len(after.marks) == (
        sum(cluster.number for cluster in before.clusters) + len(before.marks)
    )
    if max((mark.row for mark in before.marks), default=-1) + 2 < rows:  # the last one is the clusters'
        assert places >= {(mark.rank, mark.row, mark.left) for mark in before.marks}


def test_only_the_latest_answers_are_kept() -> None:
    made: list[str] = []
    latest: LruCache[str, str] = LruCache(2)

    def ask(question: str) -> str:
        def make() -> str:
            made.append(question)
            return question.upper()

        return latest.of(question, make)

    assert [ask(question) for question in ("a", "b", "a", "c", "a", "b")] == [*"ABACAB"]
    assert made == ["a", "b", "c", "b"]  # `b` was asked for longest ago when `c` came


def test_selecting_what_was_counted_moves_few_where_no_row_is_free() -> None:
    random = Random(1)
    table = {f"e{at}": {"title": f"Event number {at}", "date": _day(random)} for at in range(160)}
    timeline = timeline_of_tables({"events": table})
    window = Window.parse("2001-01-01/2001-06-30")
    before = {mark.rank: mark.row for mark in layout(timeline, View(), window, 6, None).marks}
    kept = moved = 0
    for rank in range(0, timeline.size, 3):
        selected = layout(timeline, View(select=timeline.event(rank).id), window, 6, None)
        after = {mark.rank: mark.row for mark in selected.marks}
        kept += sum(after.get(one) == row for one, row in before.items())
        moved += sum(after.get(one) != row for one, row in before.items())
    assert kept > 100 * moved


def _day(random: Random) -> str:
    return str(date(2001, 1, 1) + timedelta(min(int(random.expovariate(1 / 40)), 200)))
