"""The grid of who met whom, in the app."""

from __future__ import annotations

from pathlib import Path

from tests.ui.explore_app import explore, lines, opened, selected, text
from tests.ui.test_met import WEEK, shows
from tests.ui.waiting import comes_to
from tui.query.view import View
from tui.ui.screens.explore import ExploreScreen
from tui.ui.screens.grid import GridScreen
from tui.ui.screens.pair import PairScreen
from tui.ui.screens.person import PersonScreen


async def test_the_grid_and_its_status(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml", WEEK, view=View(select="empty")) as (pilot, app):
        await pilot.press("w")  # nobody is named there
        await comes_to(pilot, lambda: "Who met whom: 5 people of this view" in text(app), True)
        shown = lines(app)
        heads, rows = shown[2].split(), [line.split() for line in shown[3:8]]
        assert heads == ["BL", "CO", "AL", "DF", "EA"]
        assert rows[0] == ["1", "Bo", "Lin", "╲", "●", "●"]
        assert rows[1] == ["2", "Cem", "Ok", "●", "╲", "○", "●?"]
        assert "Bo Lin and Cem Ok: talks, certainly; 1 of their 2 encounters in this view." in text(app)
        await pilot.press("right", "right")
        assert "Bo Lin and Dee Far: no encounter in this view." in text(app)
        await pilot.press("j")
        assert "Cem Ok and Dee Far: talks, possibly; their only encounter in this view." in text(app)
        await pilot.press("end", "pagedown", "home", "pageup", "left", "up", "l", "k", "h")
        assert "Bo Lin: at 3 events of this view." in text(app)
        await pilot.press("right", "enter")
        await comes_to(pilot, lambda: shows(app, PairScreen), True)
        assert "Bo Lin and Cem Ok" in text(app)
        await pilot.press("escape", "c")
        await comes_to(pilot, lambda: "From Bo Lin to Cem Ok" in text(app), True)
        await pilot.press("escape", "left", "enter")
        await comes_to(pilot, lambda: "Near Bo Lin: 2 people" in text(app), True)
        await pilot.press("escape", "p")
        await comes_to(pilot, lambda: shows(app, PersonScreen), True)


async def test_the_grid_is_of_the_view_and_the_view_says_so(tmp_path: Path) -> None:
    view = View(query="kind:talks before:2024", select="talks", grid=True)
    async with opened(tmp_path / "a.toml", WEEK, view=view) as (pilot, app):
        await comes_to(pilot, lambda: shows(app, GridScreen), True)
        await comes_to(pilot, lambda: "3 people of this view" in text(app), True)
        await pilot.press("enter", "enter")  # the encounters of two; the event of the first
        await comes_to(pilot, lambda: shows(app, ExploreScreen), True)
        assert selected(app) in {"talks", "second"}
        assert not explore(app).session.view.grid
        await pilot.press("W")
        await comes_to(pilot, lambda: shows(app, GridScreen), True)
        await pilot.press("e")
        await comes_to(pilot, lambda: type(app.screen).__name__, "ExportForm")
        await pilot.press("escape", "escape")
        await comes_to(pilot, lambda: shows(app, ExploreScreen), True)
        assert not explore(app).session.view.grid


async def test_a_grid_of_nobody(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml", WEEK, view=View(query="id:empty", grid=True)) as (pilot, app):
        await comes_to(
            pilot, lambda: "Nobody is named at the events of this view. Esc goes back." in text(app), True
        )
        await pilot.press("right", "down", "enter", "c", "p", "escape")
        await comes_to(pilot, lambda: shows(app, ExploreScreen), True)


MANY = "\n".join(
    f'[events.e{number}]\ntitle = "Talks {number}"\ndate = "2000"\nkind = "talks"\n'
    f'participants = ["Person Number{number}", "Person Number{number + 1}"]'
    for number in range(70)
)


async def test_a_large_grid_scrolls_under_heads_that_stay(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml", MANY, size=(80, 24), view=View(grid=True)) as (pilot, app):
        await comes_to(pilot, lambda: "40 people of this view · 31 more people" in text(app), True)
        assert lines(app)[1].split()[0] == "1"
        await pilot.press("end")
        assert lines(app)[1].split()[-1] == "40"
        assert lines(app)[3].lstrip().startswith("1 ")
        await pilot.press(*["pagedown"] * 4)
        assert any(line.lstrip().startswith("40 ") for line in lines(app))
        await pilot.press("left_square_bracket", "right_square_bracket", "home")
        assert lines(app)[1].split()[0] == "1"


async def test_a_click_moves_the_cursor_and_a_second_opens(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml", WEEK, view=View(grid=True)) as (pilot, app):
        await comes_to(pilot, lambda: "5 people of this view" in text(app), True)
        column = lines(app)[2].index("DF")
        await pilot.click(offset=(column, 4))
        assert "Cem Ok and Dee Far" in text(app)
        await pilot.click(offset=(column, 4))
        await comes_to(pilot, lambda: shows(app, PairScreen), True)
