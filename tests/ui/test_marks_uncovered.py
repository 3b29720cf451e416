"""No mark, shade, bar, sign or count is ever moved or covered by a label, whatever is selected, in windows of any size."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rich.cells import split_graphemes
from rich.style import Style

from tests.unit.scenes import NAMES, Tables, tables, windows
from tests.unit.timelines import timeline_of_tables
from tui.model.dates import Window
from tui.model.text import cells
from tui.query.result import resolve
from tui.query.view import View
from tui.scene.build import scene_of
from tui.scene.glyphs import lines, shades
from tui.scene.scene import Mark, Scene
from tui.scene.windows import opening
from tui.store.timeline import Timeline
from tui.ui.canvas.labelling import Placed
from tui.ui.canvas.painting import Painter
from tui.ui.canvas.placing import Emphasis

SIGNS = lines()


def columns_of(text: str) -> str:
    """Return one character for every cell."""
    return "".join(text[start] + "\0" * (size - 1) for start, _, size in split_graphemes(text)[0] if size)


def painted(painter: Painter, row: int) -> str:
    return columns_of(painter.row(row).text)[painter.scene.gutter :]


def signs_of(mark: Mark) -> Iterator[tuple[int, str]]:
    """Yield what a mark shows in each of its cells; its own sign last."""
    for piece, left, right in mark.pieces:
        yield from enumerate(
            SIGNS.fill(piece, right - left, status=mark.status, background=mark.background), left
        )
    if mark.open_left:
        yield mark.left, SIGNS.open_left
    if mark.open_right:
        yield mark.right - 1, SIGNS.open_right
    yield mark.glyph_column, mark.glyph


def own_label(mark: Mark, painter: Painter) -> tuple[int, int]:
    """Return the columns that the label of a mark takes, with the blanks around it."""
    if mark is painter.selected_mark:
        label = painter.label
        return (0, 0) if label is None else (label.left - 1, label.right + 1)
    return mark.label_left - 1, mark.label_left + mark.label_width + 1


def assert_uncovered(painter: Painter) -> None:
    rows = [painted(painter, row) for row in range(painter.scene.rows)]
    for mark in painter.scene.marks:
        left, right = own_label(mark, painter)
        for column, sign in dict(signs_of(mark)).items():
            if column == mark.glyph_column and mark.approximate:
                assert rows[mark.row][column] in {sign, SIGNS.doubt}
            elif column == mark.glyph_column or not left <= column < right:
                assert rows[mark.row][column] == sign
        if left <= mark.left and right >= mark.right:  # whatever stands on a bar leaves both of its ends
            assert mark.point or right - left == 2
    for cluster in painter.scene.clusters:
        for row in range(cluster.row - cluster.height + 1, cluster.row + 1):
            assert set(rows[row][cluster.left : cluster.right]) <= {shades()[2], " ", ",", *"0123456789"}


def assert_beside_its_own(painter: Painter, label: Placed) -> None:
    mark = painter.selected_mark
    assert mark is not None
    assert label.row == mark.row
    assert label.right - label.left == cells(label.text)
    assert label.left >= 0
    assert label.right <= painter.scene.axis.width
    assert (
        label.left == mark.right + 1
        or label.right == mark.left - 1
        or (mark.left < label.left - 1 and label.right + 1 < mark.right)
    )
    line = painted(painter, label.row)
    assert line[label.left : label.right] == columns_of(label.text)
    for other in (*painter.marks[label.row], *painter.clusters.get(label.row, ())):
        if other is not mark:
            assert not label.near(other.left, other.right)


def dated_columns(scene: Scene, timeline: Timeline) -> Iterator[tuple[Mark, int]]:
    """Yield the marks whose day of beginning is known and in the frame, with its column."""
    for mark in scene.marks:
        start, latest = timeline.earliest_start[mark.rank], timeline.latest_start[mark.rank]
        if start == latest and scene.axis.start <= start <= scene.axis.end:
            yield mark, scene.axis.column(start)


@settings(max_examples=80, deadline=None)
@given(
    tables(most=40),
    st.none() | windows(),
    st.integers(12, 130),
    st.integers(1, 14),
    st.none() | st.integers(14, 60),
    st.sampled_from([None, None, "kind", "person"]),
    st.data(),
)
def test_no_label_covers_or_moves_anything(
    table: Tables,
    window: Window | None,
    width: int,
    rows: int,
    tallest: int | None,
    lanes: str | None,
    data: st.DataObject,
) -> None:
    timeline = timeline_of_tables(table)
    assume(timeline.size)
    rank = data.draw(st.sampled_from(range(timeline.size)))
    pinned = tuple(data.draw(st.sampled_from([(), ("Li Shangfu",), NAMES[:2]])))
    view = View(select=timeline.event(rank).id, lanes=lanes, pinned=pinned)
    result = resolve(timeline, view)
    shown = window or opening(result)
    scene = scene_of(result, shown, width, rows=rows, tallest=tallest)
    folded = (
        frozenset(data.draw(st.sets(st.sampled_from([lane.key for lane in scene.lanes]))))
        if scene.lanes
        else frozenset()
    )
    scene = scene_of(result, shown, width, rows=rows, tallest=tallest, folded=folded)
    lane = data.draw(st.sampled_from([None, *(lane.key for lane in scene.lanes)]))
    painter = Painter(
        scene, lambda _role: Style.null(), Emphasis(rank, frozenset(timeline.parts(rank)), lane)
    )

    assert_uncovered(painter)
    if painter.label is not None:
        assert_beside_its_own(painter, painter.label)
    for mark, column in dated_columns(scene, timeline):
        assert mark.glyph_column == column
    unselected = Painter(scene, lambda _role: Style.null(), Emphasis())
    assert_uncovered(unselected)
