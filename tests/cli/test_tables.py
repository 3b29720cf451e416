"""Tables on a terminal: what is left out, cut and wrapped where there is no room for everything."""

from hypothesis import given
from hypothesis import strategies as st

from tui.cli.tables import GAP, Column, table
from tui.model.text import cells

COLUMNS = [Column("Date"), Column("Event", 4, 40), Column("Place", 2, 12, place=2), Column("Id", place=1)]
DATE, TITLE, PLACE, ID = (
    "within 14–17 Aug 2023",
    "Talks: Phan Văn Giang and Sergei Shoigu on defence",
    "Moscow",
    "talks-1",
)


def layout(width: int | None) -> list[str]:
    return table(COLUMNS, [[DATE, TITLE, PLACE, ID]], width).splitlines()


def test_all_is_whole_where_there_is_room() -> None:
    for width in (None, 100):
        assert layout(width) == [
            f"Date                   {'Event':<{len(TITLE)}}  Place   Id",
            GAP.join((DATE, TITLE, PLACE, ID)),
        ]


def test_titles_are_cut_to_forty_cells_before_a_column_is_left_out() -> None:
    assert layout(80)[1] == f"{DATE}  Talks: Phan Văn Giang and Sergei Shoigu…  {PLACE}  {ID}"


def test_the_least_important_columns_are_left_out_first() -> None:
    assert [line.split()[-1] for line in layout(72)] == ["Id", ID]
    assert layout(64) == ["Date                   Event", f"{DATE}  Talks: Phan Văn Giang and Sergei Shoigu…"]


def test_what_is_narrower_still_is_wrapped_so_that_events_can_be_told_apart() -> None:
    assert layout(50)[1:] == [
        f"{DATE}  Talks: Phan Văn Giang and",
        f"{' ' * len(DATE)}  Sergei Shoigu on defence",
    ]


texts = st.text("abc é文 ", min_size=1, max_size=60).map(str.strip)


@given(st.lists(st.tuples(texts, texts, texts, texts), min_size=1, max_size=5), st.integers(20, 200))
def test_no_line_is_wider_than_the_terminal_unless_a_whole_column_is(
    rows: list[tuple[str, str, str, str]], width: int
) -> None:
    lines = table(COLUMNS, rows, width).splitlines()
    whole = max(cells(row[0]) for row in [("Date",), *rows]) + len(GAP) + 16
    assert all(cells(line) <= max(width, whole) for line in lines)
