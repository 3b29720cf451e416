"""The grid of who met whom: who stands in it, what its cells say, and how it is printed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.timelines import timeline_of, timeline_of_tables
from tui.model.dates import Certainty, Window
from tui.model.text import cells, safe
from tui.page.grid import cell_words, grid_lines, rest_words
from tui.query.grid import Grid, grid
from tui.query.result import resolve
from tui.query.view import View
from tui.store.meetings.encounters import Grade
from tui.store.timeline import Timeline

WEEK = """
[events.one]
title = "Talks"
kind = "talks"
date = "2001"
participants = ["Ann Lee", "Bo Lin"]
[events.two]
title = "Talks again"
kind = "talks"
date = "2002"
participants = ["Ann Lee", "Bo Lin"]
[events.three]
title = "Forum"
date = "2002"
participants = ["Ann Lee", "Bo Lin", "Cem Ok"]
[events.four]
title = "To come"
kind = "talks"
status = "planned"
date = "2030"
participants = ["Cem Ok", "Ann Lee"]
[events.off]
title = "Not to come"
kind = "talks"
status = "cancelled"
date = "2029"
participants = ["Cem Ok", "Dee"]
"""


def names(found: Grid) -> list[str]:
    return [str(hit.person.name) for hit in found.people]


def grid_of(timeline: Timeline, view: View | None = None, most: int = 60) -> Grid:
    return grid(resolve(timeline, view or View()), most)


def test_people_stand_in_it_by_their_events_and_cells_have_the_strongest_grade() -> None:
    found = grid_of(timeline_of(WEEK))
    assert names(found) == [
        "Ann Lee",
        "Bo Lin",
        "Cem Ok",
    ]  # who was only to be at what was cancelled was nowhere
    assert found.events == [4, 3, 2]
    cell = found.cell(1, 0)
    assert cell is not None
    assert cell[:3] == (Grade.TALKS, Certainty.CERTAINLY, 2)
    assert len(cell.encounters) == 3
    assert found.cell(0, 1) is cell
    possible = found.cell(0, 2)
    assert possible is not None
    assert possible[:3] == (Grade.TALKS, Certainty.POSSIBLY, 1)
    assert found.cell(1, 1) is None


def test_only_what_the_view_shows_counts() -> None:
    found = grid_of(timeline_of(WEEK), View(window=Window.parse("2001")))
    assert (names(found), found.events) == (["Ann Lee", "Bo Lin"], [1, 1])
    cell = found.cell(0, 1)
    assert cell is not None
    assert [one.event for one in cell.encounters] == [0]
    asked = grid_of(timeline_of(WEEK), View("Forum"))
    assert {found.grade for found in asked.cells.values()} == {Grade.EVENT}


def test_the_view_says_that_it_has_a_grid() -> None:
    assert View(query="a", grid=True).arguments() == ["-q", "a", "--grid"]


def test_the_rest_is_counted() -> None:
    found = grid_of(timeline_of(WEEK), most=1)
    assert (names(found), found.rest, dict(found.cells)) == (["Ann Lee"], 2, {})
    assert rest_words(found, "en") == "2 more people at fewer events"
    assert rest_words(grid_of(timeline_of(WEEK)), "en") == ""


def test_what_cells_say() -> None:
    found = grid_of(timeline_of(WEEK))
    assert cell_words(found, 0, 1, "en") == (
        "Ann Lee and Bo Lin: talks, certainly; 2 of their 3 encounters in this view."
    )
    assert cell_words(found, 2, 1, "en") == (
        "Cem Ok and Bo Lin: same event, certainly; their only encounter in this view."
    )
    assert cell_words(found, 2, 2, "en") == "Cem Ok: at 2 events of this view."


def test_in_plain_lines_and_in_ascii() -> None:
    found = grid_of(timeline_of(WEEK))
    assert list(grid_lines(found, 80, "en", ascii_only=True)) == [
        "           1    2    3",
        "           AL   BL   CO",
        "1 Ann Lee  -    T2   T?",
        "2 Bo Lin   T2   -    E",
        "3 Cem Ok   T?   E    -",
        "",
        "T talks   S same session   E same event   P same place, overlapping days   ? only possibly",
    ]
    assert list(grid_lines(found, 22, "en"))[-1] == "1 more person at fewer events"


NAMES = st.text(min_size=1, max_size=40).map(safe).filter(str.strip) | st.sampled_from(["日 本 語", "Ü Ä"])


@settings(deadline=None)
@given(
    st.lists(st.lists(NAMES, min_size=2, max_size=4), min_size=1, max_size=4),
    st.integers(30, 130),
)
def test_the_grid_fits_whatever_people_are_called(people: list[list[str]], width: int) -> None:
    events = {
        f"e{number}": {"title": "x", "date": "2001", "kind": "talks", "participants": some}
        for number, some in enumerate(people)
    }
    lines = list(grid_lines(grid_of(timeline_of_tables({"events": events})), width, "en"))
    table = lines[: lines.index("")]
    assert all(cells(line) <= width for line in table)
    assert len(table) >= 3
