"""Where the title of the selected event stands, and how what is beside it is painted."""

from __future__ import annotations

from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rich.style import Style

from tests.unit.scenes import Tables, tables, windows
from tests.unit.timelines import timeline_of, timeline_of_tables
from tui.model.dates import Window
from tui.model.text import cells
from tui.query.result import resolve
from tui.query.view import View
from tui.scene.build import scene_of
from tui.scene.scene import Mark, Piece
from tui.ui.canvas.cells import Cells
from tui.ui.canvas.labelling import Placed, giving_way, title_of
from tui.ui.canvas.painting import Painter
from tui.ui.canvas.placing import Emphasis
from tui.ui.inks import Inks
from tui.ui.themes import DARK

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
        sign="other",
        point=right - left == 1,
        open_left=False,
        open_right=False,
        label=label,
        label_left=right + 1 if label else 0,
        label_width=cells(label),
        label_inside=False,
        date_length=0,
        whole=title,
        shared=0,
        approximate=False,
        status=None,
        background=False,
        parent=None,
    )


def placed(one: Mark, *others: tuple[int, int]) -> Placed | None:
    return title_of(one, WIDTH, others)


def test_beside_the_mark_where_it_has_room() -> None:
    assert placed(mark(10, 11, "Talks")) == Placed(0, 12, 17, "Talks")
    assert placed(mark(57, 58, "Talks")) == Placed(0, 51, 56, "Talks")
    assert placed(mark(10, 11, "Talks"), (18, 19), (5, 9)) == Placed(0, 12, 17, "Talks")


def test_on_its_own_bar_where_that_is_the_only_room() -> None:
    assert placed(mark(10, 24, "Talks"), (8, 9), (25, 26)) == Placed(0, 13, 18, "Talks")
    assert placed(mark(10, 16, "Talks"), (8, 9), (17, 18)) is None


def test_cut_where_there_is_room_for_some_words_and_nowhere_where_there_is_for_none() -> None:
    talks = mark(20, 21, "Talks of two days on trade")
    assert placed(talks, (2, 3), (24, 25)) == Placed(0, 6, 19, "Talks of two…")
    assert placed(talks, (18, 19), (24, 25)) is None


def test_what_is_drawn_stays_where_it_is_whole_or_as_long_as_can_be() -> None:
    whole = mark(10, 11, "Talks", label="May 2001 Talks")
    assert placed(whole) == Placed(0, 12, 26, "May 2001 Talks")
    cut_short = mark(10, 11, "Talks of two days on trade", label="Talks of…")
    assert placed(cut_short, (22, 23)) == Placed(0, 12, 21, "Talks of…")
    assert placed(cut_short, (40, 41)) == Placed(0, 12, 38, "Talks of two days on trade")


def test_a_label_that_says_about_says_so_when_selected() -> None:
    short = mark(10, 11, "Talks of two days", label="~ Talks…")._replace(approximate=True, date_length=1)
    assert placed(short) == Placed(0, 12, 31, "~ Talks of two days")
    dated = short._replace(label="c. 2001 Talks of two days", label_width=25)
    assert placed(dated) == Placed(0, 12, 37, "c. 2001 Talks of two days")


def test_labels_of_others_give_way() -> None:
    title = Placed(0, 30, 40, "0123456789")
    far, before = (
        mark(2, 3, "A", label="A"),
        mark(10, 11, "Talks of two days on trade", label="Talks of two days…"),
    )
    assert giving_way(far, title) is far
    assert giving_way(before, title).label == "Talks of two…"
    assert giving_way(mark(25, 26, "Talks on trade", label="Talks on…"), title).label == ""
    beside = mark(42, 43, "Talks", label="Talks")._replace(label_left=36)
    assert giving_way(beside, title).label == ""


def test_what_is_joined_takes_the_cells_of_one_character() -> None:
    line = Cells(20, Style.null())
    line.put(2, "👩\u200d🚀 in a\u0323\u0308 orbit 👩\u200d🚀", Style.null())
    assert line.strip().text == "  👩\u200d🚀 in a\u0323\u0308 orbit 👩\u200d🚀  "
    assert cells(line.strip().text) == 20
    line.put(3, "|", Style.null())
    assert line.strip().text.startswith("   | in")


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
