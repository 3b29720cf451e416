"""The label of the selected event is whole, in the frame, off its own sign, and off other marks where it can be."""

from __future__ import annotations

from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rich.style import Style

from tests.unit.scenes import Tables, tables, windows
from tests.unit.timelines import timeline_of, timeline_of_tables
from tui.drawing.lanes import scene_of
from tui.drawing.scene import Mark, Piece
from tui.model.dates import Window
from tui.model.text import cells
from tui.query.result import resolve
from tui.query.view import View
from tui.ui.inks import Inks
from tui.ui.themes import DARK
from tui.ui.widgets.cells import Cells
from tui.ui.widgets.labelling import Placed, whole_label
from tui.ui.widgets.painting import Painter
from tui.ui.widgets.placing import Emphasis

WIDTH = 60


def mark(left: int, right: int, title: str, row: int = 0, label: str = "") -> Mark:
    return Mark(
        rank=0,
        row=row,
        left=left,
        right=right,
        pieces=((Piece.CERTAIN, left, right),),
        glyph="●",
        glyph_column=left,
        kind=None,
        point=right - left == 1,
        open_left=False,
        open_right=False,
        label=label,
        label_left=right + 1 if label else 0,
        label_width=cells(label),
        label_inside=False,
        date_length=0,
        whole=title,
        approximate=False,
        status=None,
        background=False,
        parent=None,
    )


def placed(
    one: Mark, taken: dict[int, list[tuple[int, int]]] | None = None, rows: range = range(6)
) -> Placed:
    others = {**(taken or {})}
    others[one.row] = [(one.left, one.right), *others.get(one.row, [])]
    return whole_label(one, WIDTH, rows, lambda row: others.get(row, ()))


def test_beside_the_mark_where_it_has_room() -> None:
    assert placed(mark(10, 11, "Talks")) == Placed(0, 11, 18, " Talks ")
    assert placed(mark(57, 58, "Talks")) == Placed(0, 50, 57, " Talks ")


def test_in_the_next_free_row_where_it_has_none() -> None:
    crowded = {0: [(12, 13), (8, 9)]}
    assert placed(mark(10, 11, "Talks"), crowded) == Placed(1, 9, 16, " Talks ")
    assert placed(mark(10, 11, "Talks", row=5), {5: crowded[0]}).row == 4
    assert placed(mark(10, 11, "Talks"), {**crowded, 1: [(9, 12)]}).row == 2


def test_it_covers_as_few_marks_as_it_can_where_it_must() -> None:
    everywhere = {row: [(column, column + 1) for column in range(0, WIDTH, 2)] for row in range(6)}
    everywhere[1] = [(11, 12)]
    assert placed(mark(10, 11, "Talks"), everywhere).row == 1


def test_a_label_that_says_about_is_whole_too() -> None:
    cut = mark(10, 11, "Talks of two days", label="~ Talks…")._replace(approximate=True, date_length=1)
    assert placed(cut).text == " ~ Talks of two days "
    assert placed(cut._replace(label="")).text == " ~ Talks of two days "
    assert placed(cut._replace(label="c. 2001 Talks of two days")).text == " c. 2001 Talks of two days "


@given(
    st.integers(0, WIDTH - 1),
    st.integers(1, WIDTH),
    st.text(alphabet="ab 文", min_size=1, max_size=80).map(lambda text: text.strip() or "a"),
    st.integers(0, 5),
    st.dictionaries(
        st.integers(0, 5),
        st.lists(
            st.tuples(st.integers(0, WIDTH - 1), st.integers(1, 5)).map(
                lambda at: (at[0], min(sum(at), WIDTH))
            )
        ),
    ),
)
def test_laws(left: int, length: int, title: str, row: int, taken: dict[int, list[tuple[int, int]]]) -> None:
    one = mark(left, min(left + length, WIDTH), title, row)
    label = placed(one, taken)
    assert label.row in range(6)
    assert abs(label.row - row) <= 2
    assert -1 <= label.left < label.right <= WIDTH + 1
    assert label.right - label.left == cells(label.text)
    if label.row == row and label.covers(one.glyph_column, one.glyph_column + 1):
        assert one.glyph in label.text
    if cells(title) + 4 <= WIDTH:
        assert title in label.text
    assert label == placed(one, taken)


def test_what_is_joined_takes_the_cells_of_one_character() -> None:
    line = Cells(20, Style.null())
    line.put(2, "👩\u200d🚀 in a\u0323\u0308 orbit 👩\u200d🚀", Style.null())
    assert line.strip().text == "  👩\u200d🚀 in a\u0323\u0308 orbit 👩\u200d🚀  "
    assert cells(line.strip().text) == 20
    line.put(3, "|", Style.null())
    assert line.strip().text.startswith("   | in")


@given(tables(), windows(), st.integers(20, 130), st.data())
def test_the_selected_event_is_painted_whole(
    table: Tables, window: Window, width: int, data: st.DataObject
) -> None:
    timeline = timeline_of_tables(table)
    scene = scene_of(resolve(timeline, View()), window, width)
    assume(scene.marks)
    chosen = data.draw(st.sampled_from(scene.marks))
    painter = Painter(scene, lambda _role: Style.null(), Emphasis(chosen.rank))
    painted = [painter.row(row) for row in range(scene.rows)]
    assert all(strip.cell_length == width for strip in painted)
    assert painter.selected_mark is not None
    assert painter.label_row is not None
    if cells(chosen.whole) + 4 <= width:
        assert chosen.whole in painted[painter.label_row].text
    assert painted[painter.selected_mark.row].text.strip()


@settings(max_examples=40, deadline=None)
@given(tables(most=40), windows(), st.integers(2, 10), st.sampled_from([None, "kind", "person"]), st.data())
def test_rows_taken_over_from_the_painter_before_look_as_painted_anew(
    table: Tables, window: Window, rows: int, lanes: str | None, data: st.DataObject
) -> None:
    timeline = timeline_of_tables(table)
    assume(timeline.size)
    inks = Inks(DARK.to_color_system().generate())
    before: Painter | None = None
    for rank in data.draw(st.lists(st.sampled_from(range(timeline.size)), min_size=2, max_size=5)):
        view = View(select=timeline.event(rank).id, lanes=lanes)
        scene = scene_of(resolve(timeline, view), window, WIDTH, rows=rows)
        lane = data.draw(st.sampled_from([None, *(lane.key for lane in scene.lanes)]))
        emphasis = Emphasis(rank, frozenset(timeline.parts(rank)), lane)
        after, anew = Painter(scene, inks, emphasis, before=before), Painter(scene, inks, emphasis)
        for row, head in product(range(scene.rows + 1), (False, True)):
            assert after.row(row, head=head) == anew.row(row, head=head)
        before = after


def test_a_doubtful_event_without_a_label_has_a_mark_of_its_own() -> None:
    days = "".join(
        f'[events.e{n}]\ntitle = "An event with a long title"\ndate = "2001-05-{n:02}{"~" if n % 2 else ""}"\n'
        for n in range(1, 21)
    )
    scene = scene_of(resolve(timeline_of(days), View()), Window.parse("2001-05-01/2001-05-21"), 40, rows=3)
    bare = [one for one in scene.marks if one.approximate and one.point and not one.label]
    assert bare
    painter = Painter(scene, lambda _role: Style.null(), Emphasis())
    assert all(painter.row(one.row).text[one.left] == "≈" for one in bare)
