"""Rows and labels: who stands where, and what is read beside it."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.scenes import TITLES, check
from tests.unit.timelines import timeline_of, timeline_of_tables
from tui.model.dates import Window
from tui.model.text import cells
from tui.query.result import resolve
from tui.query.view import View
from tui.scene.build import scene_of
from tui.scene.glyphs import KINDS, OWN, Signs, glyph, heights, legend, lines, shades
from tui.scene.layout.labels import cut
from tui.scene.layout.packing import Block, Rows, bits
from tui.scene.scene import Mark, Piece, Scene

members = st.lists(st.tuples(st.integers(0, 19), st.integers(1, 20)), min_size=1, max_size=3)
Families = list[tuple[list[tuple[int, int]], int]]
families = st.lists(st.tuples(members, st.integers(0, 50)), max_size=40)


def scene(text: str, window: str, width: int = 100, rows: int | None = None) -> Scene:
    layout = scene_of(resolve(timeline_of(text), View()), Window.parse(window), width, rows=rows)
    check(layout)
    return layout


def event(text: str, window: str, width: int = 100) -> Mark:
    (mark,) = scene(f'[events.e]\ntitle = "Title"\n{text}', window, width).marks
    return mark


def check_places(families: Families, limit: int | None, cycle: int) -> None:
    """Place families, and assert of each that it has the first row at which it fits, from its turn on, by trying all."""
    rows = Rows(limit, cycle)
    taken: list[int] = []
    for family, turn in families:
        block = [bits(left, left + length) for left, length in family]
        blocks = [Block(left, left + length, offset) for offset, (left, length) in enumerate(family)]
        first = turn % cycle
        tried = (*range(first, cycle), *range(first), *range(cycle, len(taken) + cycle + 1))
        expected = next(
            (
                row
                for row in tried
                if limit is None or row + len(block) <= limit
                if not any(mask & above for mask, above in zip(block, taken[row:], strict=False))
            ),
            None,
        )
        (left, right, _), *parts = blocks
        assert expected == (
            rows.place_together(blocks, turn=turn) if parts else rows.place(left, right, turn=turn)
        )
        if expected is not None:
            taken.extend([0] * (expected + len(block) - len(taken)))
            for offset, mask in enumerate(block):
                taken[expected + offset] |= mask
    assert len(rows) == len(taken)


@given(families, st.none() | st.integers(0, 20), st.integers(1, 12))
def test_a_block_goes_where_it_first_fits_from_its_turn_on(
    families: Families, limit: int | None, cycle: int
) -> None:
    check_places(families, limit, cycle if limit is None else max(min(cycle, limit), 1))


@pytest.mark.parametrize(("limit", "cycle"), [(None, 1), (None, 90), (150, 1), (150, 90)])
def test_it_does_where_there_are_many_rows(limit: int | None, cycle: int) -> None:
    random = Random(cycle)
    families = [
        (
            [
                (random.randrange(20), random.randint(1, 9))
                for _ in range(random.choice([1, 1, 1, 1, 1, 1, 2, 3]))
            ],
            random.randrange(200),
        )
        for _ in range(900)
    ]
    check_places(families, limit, cycle)


def test_a_block_can_be_kept_below_a_row() -> None:
    rows = Rows()
    assert rows.place(0, 4) == 0
    assert rows.place(6, 8, below=1) == 1
    assert rows.place(6, 8) == 0
    assert len(rows) == 2


def test_parts_stand_under_their_whole_and_others_go_elsewhere() -> None:
    layout = scene(
        """
        [events.forum]
        title = "Forum"
        date = "2001-01-02/2001-01-20"
        [events.other]
        title = "Something else on the second day of it"
        date = "2001-01-03"
        [events.talks]
        title = "Talks"
        part_of = ["forum"]
        date = "2001-01-04"
        [events.speech]
        title = "Speech"
        part_of = ["talks"]
        date = "2001-01-04"
        [events.dinner]
        title = "Dinner"
        part_of = ["forum"]
        date = "2001-01-18"
        """,
        "2001-01-01/2001-01-31",
    )
    rows = {mark.whole: mark.row for mark in layout.marks}
    assert rows == {
        "Forum": 0,
        "Talks": 1,
        "Dinner": 1,
        "Speech": 2,
        "Something else on the second day of it": 3,
    }
    parents = {mark.whole: mark.parent for mark in layout.marks}
    assert parents["Talks"] == parents["Dinner"] == 0
    assert parents["Forum"] is None


def test_a_label_stands_inside_a_wide_bar_else_beside_it() -> None:
    wide = event('date = "2001-02/2001-11"', "2001")
    assert wide.label_inside
    assert wide.label == "Feb–Nov 2001 Title"
    assert wide.label[: wide.date_length] == "Feb–Nov 2001"
    point = event('date = "2001-02-03"', "2001")
    assert (point.label_inside, point.label, point.label_left) == (False, "3 Feb 2001 Title", point.right + 1)
    late = event('date = "2001-12-30"', "2001")
    assert (late.label, late.label_left + late.label_width) == ("30 Dec 2001 Title", late.left - 1)


def test_a_label_inside_hides_no_change_from_certain_to_possible() -> None:
    mark = event('date = "[2001-01-10..2001-06-01]/2001-12-20"', "2001")
    assert mark.label_inside
    run = next((left, right) for _, left, right in mark.pieces if left < mark.label_left < right)
    assert mark.label_left + mark.label_width < run[1]


def test_the_date_goes_first_when_there_is_no_room_then_words() -> None:
    title = "International Meeting of High Representatives"
    text = f'[events.e]\ntitle = "{title}"\ndate = "2001-01-02"'
    labels = {width: scene(text, "2001", width).marks[0].label for width in (100, 50, 40, 12)}
    assert labels == {
        100: f"2 Jan 2001 {title}",
        50: title,
        40: "International Meeting of High…",
        12: "",  # part of a word says nothing
    }
    assert scene(text, "2001", 6).marks[0].whole == title


def test_what_is_cut_begins_with_what_only_few_titles_have() -> None:
    names = ("Quirino (Philippines)", "Auriol (France)", *"ABCDEFGH")
    text = "\n".join(
        f'[events.e{at}]\ntitle = "Visit of President {name}"\ndate = "2001-01-0{at}"'
        for at, name in enumerate(names)
        if at
    )
    text += f'\n[events.e0]\ntitle = "Visit of President {names[0]}"\ndate = "2001-01~"'
    labels = {
        width: [mark.label for mark in sorted(scene(text, "2001", width).marks)[:2]]
        for width in (60, 30, 22, 14)
    }
    assert labels == {
        60: [
            "1 Jan 2001 Visit of President Auriol (France)",
            "c. Jan 2001 Visit of President Quirino (Philippines)",
        ],
        30: ["…President Auriol (France)", "…Quirino (Philippines)"],
        22: ["…President Auriol…", "…Quirino…"],  # no more is left out than remains
        14: ["", "…Quirino…"],  # rather than what all of them say
    }


def test_no_label_is_only_an_initial_or_a_part_of_a_word() -> None:
    assert cut("James B. Alder: Representative", len("James "), 6) == ("", 0)
    assert cut("James B. Alder: Representative", len("James "), 14) == ("…B. Alder…", 10)
    assert cut("James B. Alder: Representative", 0, 9) == ("James B.…", 9)
    assert cut("Donaudampfschifffahrt", 0, 12) == ("", 0)
    assert cut("Talk 12 of the day", len("Talk "), 9) == ("…12 of…", 7)
    assert cut("李尚福会见潘文江", 0, 8) == ("李尚福…", 7)


@given(TITLES, st.integers(0, 20), st.integers(0, 60))
def test_a_cut_title_has_a_word_of_its_own_and_leaves_out_no_more_than_remains(
    title: str, words: int, room: int
) -> None:
    ends = [0, *(at + 1 for at, sign in enumerate(title) if sign == " ")]
    shared = ends[min(words, len(ends) - 1)]
    text, width = cut(title, shared, room)
    assert cells(text) == width <= max(room, 0)
    if not text or text == title:
        return
    shown = text.removeprefix("…").removesuffix("…")
    first = title.rindex(shown) if text[0] == "…" else 0
    own = title[max(first, shared) : first + len(shown)]
    assert any(
        sum(sign.isalnum() for sign in word) > 1 or any(cells(sign) > 1 for sign in word)
        for word in own.split()
    )
    assert first == 0 or (first <= shared and cells(title[first:]) > cells(title[:first]))


def test_an_approximate_point_says_so() -> None:
    text = '[events.e]\ntitle = "Founded in the east"\ndate = "1801~"'
    labels = {width: scene(text, "1500/2100", width).marks[0].label for width in (100, 48, 30, 24)}
    assert labels == {
        100: "c. 1801 Founded in the east",
        48: "~ Founded in the east",
        30: "~ Founded in…",
        24: "~ Founded…",
    }


def test_wide_characters_are_measured() -> None:
    text = '[events.e]\ntitle = "中国国防部长李尚福"\ndate = "2001-01-02"\n[events.f]\ntitle = "x"\ndate = "2001-06-15"'
    mark = scene(text, "2001", 30).marks[0]
    assert cells(mark.label) == mark.label_width == 18


def test_pieces_of_every_form_of_date() -> None:
    window = "2001-01-01/2001-01-20"  # five columns a day

    def pieces(date: str) -> list[tuple[str, int, int]]:
        mark = event(f'date = "{date}"', window)
        return [(piece.value[0], left // 5, -(-right // 5)) for piece, left, right in mark.pieces]

    assert pieces("2001-01-02/2001-01-04") == [("c", 1, 4)]
    assert pieces("2001-01-02/[2001-01-04..2001-01-06]") == [("c", 1, 4), ("p", 4, 6)]
    assert pieces("[2001-01-02..2001-01-04]") == [("p", 1, 4)]
    assert pieces("2001-01-02~/2001-01-04") == [("p", 1, 4)]
    assert pieces("2001-01-18/..") == [("c", 17, 20)]
    assert pieces("2000/..") == [("c", 0, 20)]
    assert pieces("../2001-01-02") == [("c", 0, 2)]
    assert event('date = "2001-01-02"', window).pieces == ((Piece.CERTAIN, 5, 6),)
    assert event('date = "2001-01-02?"', window).pieces == ((Piece.POSSIBLE, 5, 6),)


def test_what_is_not_known_fades_after_the_last_day_that_is() -> None:
    mark = event('date = "2001-01-02/"', "2001-01-01/2001-01-20")
    assert mark.pieces == ((Piece.CERTAIN, 5, 10), (Piece.FADING_OUT, 10, 13))
    assert mark.open_right
    assert not mark.open_left
    mark = event('date = "/2001-01-19"', "2001-01-01/2001-01-20")
    assert mark.pieces == ((Piece.FADING_IN, 87, 90), (Piece.CERTAIN, 90, 95))
    assert mark.open_left
    mark = event('date = "[2001-01-02..]"', "2001-01-01/2001-01-20")
    assert mark.pieces == ((Piece.POSSIBLE, 5, 10), (Piece.FADING_OUT, 10, 13))
    assert event('date = "2001-01-02/"', "2001-06").pieces == ((Piece.FADING_OUT, 0, 3),)
    assert event('date = "/2001-06-02"', "2001-01").pieces == ((Piece.FADING_IN, 97, 100),)


@pytest.mark.parametrize("window", ["2001-02/2001-04", "1990/2010", "1000/2999"])
@pytest.mark.parametrize(
    "date", ["2001-03-01/", "2001-02-20/[2001-03-01..]", "[2001-03-01..]", "2001-02-20~/[2001-03-01..]"]
)
def test_it_fades_over_as_many_cells_at_every_scale(date: str, window: str) -> None:
    layout = scene(f'[events.e]\ntitle = "x"\ndate = "{date}"', window)
    last = layout.axis.column(Window.parse("2001-03-01").end) + 1
    assert layout.marks[0].pieces[-1] == (Piece.FADING_OUT, last, last + 3)


def test_a_day_is_a_point_among_days_and_has_hours_among_hours() -> None:
    assert event('date = "2001-01-02"', "2001-01-01/2001-01-20").point
    hours = event('date = "2001-01-02"', "2001-01-01T18:00/2001-01-03T05:59")
    assert not hours.point
    assert [piece for piece, *_ in hours.pieces] == [Piece.POSSIBLE]
    assert abs(hours.glyph_column - (hours.left + hours.right) // 2) <= 1


def test_what_a_window_cuts_is_open_there() -> None:
    mark = event('date = "2001-01-01/2001-03-01"', "2001-02")
    assert (mark.left, mark.right, mark.open_left, mark.open_right) == (0, 100, True, True)


def test_order_of_marks_and_today() -> None:
    table = {
        f"e{at}": {"title": "x" * (at % 7 * 5 + 1), "date": f"2001-{at % 12 + 1:02}-03"} for at in range(60)
    }
    layout = scene_of(
        resolve(timeline_of_tables({"events": table}), View()),
        Window.parse("2001"),
        80,
        today=Window.parse("2001-07-01").start,
    )
    assert [(mark.row, mark.left) for mark in layout.marks] == sorted(
        (mark.row, mark.left) for mark in layout.marks
    )
    assert layout.today == 40
    assert layout.rows == max(mark.row for mark in layout.marks) + 1


def test_signs_differ_and_take_one_cell() -> None:
    for ascii_only in (False, True):
        kinds = [
            glyph(name, ascii_only=ascii_only, background=b) for name in (*KINDS, *OWN) for b in (False, True)
        ]
        states = [glyph("talks", status=status, ascii_only=ascii_only) for status in ("planned", "cancelled")]
        signs = kinds + states
        assert len(set(signs)) == len(signs)
        line = lines(ascii_only=ascii_only)
        others = {line.fill(piece, 1) for piece in Piece} | set("".join(line))
        assert all(cells(sign) == 1 for sign in (*signs, *others))
        assert not others & set(kinds)
        assert len(heights(ascii_only=ascii_only)) == 9
        assert len(shades(ascii_only=ascii_only)) == 5
        shown = {row.sign for row in legend(Signs(()), ascii_only=ascii_only)}
        assert {glyph(kind, ascii_only=ascii_only) for kind in KINDS} < shown
        assert "".join(shown).isascii() is ascii_only


def test_bars_tell_their_state() -> None:
    line = lines()
    fills = [
        line.fill(Piece.CERTAIN, 1),
        line.fill(Piece.CERTAIN, 1, status="planned"),
        line.fill(Piece.CERTAIN, 1, background=True),
        line.fill(Piece.POSSIBLE, 1),
        line.fill(Piece.FADING_OUT, 1),
    ]
    assert len(set(fills)) == 5
    assert line.fill(Piece.FADING_OUT, 2) == line.fill(Piece.FADING_IN, 2)[::-1]
