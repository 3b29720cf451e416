"""What the canvas paints, and what the mouse does on it and on the overview."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from textual.events import MouseScrollDown, MouseScrollUp
from textual.pilot import Pilot

from tests.ui.explore_app import SAMPLE, explore, lines, opened, selected, text
from tests.ui.waiting import comes_to
from tests.unit.timelines import timeline_of
from tui.model.dates import Window
from tui.model.text import cells
from tui.query.result import resolve
from tui.query.view import View
from tui.scene.build import scene_of
from tui.ui.app import TimelineApp
from tui.ui.canvas.cells import Cells
from tui.ui.canvas.painting import Painter
from tui.ui.canvas.placing import Emphasis, extent
from tui.ui.inks import Inks
from tui.ui.themes import DARK

PLAIN, OTHER = Style(bold=False), Style(bold=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "harbour.toml"


@given(
    st.integers(1, 30),
    st.lists(st.tuples(st.integers(-5, 35), st.text("ab 陈é́👍", max_size=8)), max_size=6),
)
def test_whatever_is_painted_over_a_line_it_keeps_its_width(width: int, puts: list[tuple[int, str]]) -> None:
    line = Cells(width, PLAIN)
    for column, words in puts:
        line.put(column, words, OTHER)
    strip = line.strip()
    assert strip.cell_length == width
    assert sum(cells(segment.text) for segment in strip) == width


def test_painting_over_half_a_wide_character_leaves_a_blank() -> None:
    line = Cells(6, PLAIN)
    line.put(0, "陈文清", PLAIN)
    line.put(1, "x", OTHER)
    line.put(4, "y", OTHER)
    assert line.strip().text == " x文y "


def test_a_wide_character_that_would_stick_out_is_left_out() -> None:
    line = Cells(3, PLAIN)
    line.put(-1, "陈a", PLAIN)
    line.put(2, "陈", PLAIN)
    assert line.strip().text == " a "


async def test_the_selected_event_stands_out_and_its_family_is_related(path: Path) -> None:
    async with opened(path, view=View(select="opening")) as (pilot, app):
        await pilot.press("z")
        screen = explore(app)
        assert screen.session.related == {screen.session.timeline.rank("summit")}
        painter = screen.canvas.painter
        assert painter is not None
        mark = painter.selected_mark
        assert mark is not None
        strip = painter.row(mark.row)
        chosen = [segment for segment in strip if " Opening " in segment.text]
        ground = app.screen.get_component_rich_style("screen--selection", default=Style()).bgcolor
        assert chosen
        assert chosen[0].style is not None
        assert chosen[0].style.bold
        assert chosen[0].style.bgcolor not in {None, ground}


async def test_every_segment_is_painted_on_the_theme_s_ground(path: Path) -> None:
    async with opened(path) as (pilot, app):
        for theme in ("timeline-dark", "timeline-light", "nord"):
            app.theme = theme
            await pilot.pause()
            strips = [explore(app).canvas.render_line(y) for y in range(explore(app).canvas.size.height)]
            grounds = {segment.style.bgcolor for strip in strips for segment in strip if segment.style}
            assert None not in grounds
            background = app.theme_variables["background"].lower()
            assert background in {str(ground.name).lower() for ground in grounds if ground}


async def test_hostile_titles_are_painted_as_text(path: Path) -> None:
    title = "[/][@click=app.quit]x[/] \\u001b[31m \\u202e"
    async with opened(path, f'[events.x]\ntitle = "{title}"\ndate = "2024-05-01"\n') as (_pilot, app):
        shown = text(app)
        assert "[@click=app.quit]x[/]" in shown
        assert not {"\x1b", "\u202e"} & set(shown)


def _place(app: TimelineApp, rank: int) -> tuple[int, int]:
    """Return the place of an event's mark within the canvas."""
    canvas = explore(app).canvas
    painter = canvas.painter
    assert painter is not None
    mark = next(mark for mark in painter.scene.marks if mark.rank == rank)
    return extent(mark)[0], next(y for y in range(canvas.size.height) if canvas._row_at(y) == mark.row)


async def test_a_click_selects_and_a_double_click_goes_in(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("0")
        await pilot.pause()
        rank = explore(app).session.timeline.rank("summit")
        assert rank is not None
        await pilot.click("#canvas", offset=_place(app, rank))
        await comes_to(pilot, lambda: selected(app), "summit")
        await pilot.click("#canvas", offset=_place(app, rank), times=2)
        await comes_to(pilot, lambda: selected(app), "opening")


async def test_a_click_beside_everything_selects_nothing(path: Path) -> None:
    async with opened(path) as (pilot, app):
        before = selected(app)
        canvas = explore(app).canvas
        await pilot.click("#canvas", offset=(3, canvas.size.height - 1))
        await pilot.click("#canvas", offset=(3, 0))
        await pilot.pause()
        assert selected(app) == before


async def _wheel(
    pilot: Pilot[None], kind: type[MouseScrollDown | MouseScrollUp], x: int, y: int, **keys: bool
) -> None:
    modifiers = {"shift": False, "meta": False, "ctrl": False, **keys}
    canvas = pilot.app.screen.query_one("#canvas")
    canvas.post_message(
        kind(canvas, x, y, 0, 0, 0, modifiers["shift"], modifiers["meta"], modifiers["ctrl"], x, y)
    )
    await pilot.pause()


async def test_the_wheel_zooms_about_the_mouse_where_all_rows_are_in_sight(path: Path) -> None:
    async with opened(path) as (pilot, app):
        painter = explore(app).canvas.painter
        assert painter is not None
        about = painter.scene.axis.at(30)
        before = explore(app).session.window
        await _wheel(pilot, MouseScrollUp, 30, 6)
        window = explore(app).session.window
        assert window.end - window.start < before.end - before.start
        painter = explore(app).canvas.painter
        assert painter is not None
        assert abs(painter.scene.axis.column(about) - 30) <= 1


async def test_the_wheel_with_shift_pans(path: Path) -> None:
    async with opened(path) as (pilot, app):
        before = explore(app).session.window
        await _wheel(pilot, MouseScrollDown, 30, 6, shift=True)
        assert explore(app).session.window.start > before.start
        assert (
            explore(app).session.window.end - explore(app).session.window.start == before.end - before.start
        )


async def test_the_wheel_scrolls_rows_where_there_are_more(path: Path) -> None:
    many = "".join(f'[events.e{n}]\ntitle = "Session {n}"\ndate = "2024-05-02"\n' for n in range(25))
    async with opened(path, many, size=(80, 24)) as (pilot, app):
        window = explore(app).session.window
        assert "rows above" not in text(app)
        await _wheel(pilot, MouseScrollDown, 30, 6)
        assert "rows above" in text(app)
        for _ in range(30):
            await _wheel(pilot, MouseScrollDown, 30, 6)
        assert "rows below" not in text(app)
        for _ in range(30):
            await _wheel(pilot, MouseScrollUp, 30, 6)
        assert "rows above" not in text(app)
        assert explore(app).session.window == window


async def test_hidden_and_shown_rows_add_up_at_every_scroll(path: Path) -> None:
    many = "".join(f'[events.e{n}]\ntitle = "Session {n}"\ndate = "2024-05-02"\n' for n in range(25))
    async with opened(path, many, size=(80, 24)) as (pilot, app):
        for _ in range(24):
            await pilot.press("down")
            canvas = explore(app).canvas
            painter = canvas.painter
            assert painter is not None
            shown = [line for line in lines(app)[2 : 2 + canvas.size.height] if "Session" in line]
            counted = [int(line.split()[1]) for line in lines(app) if line.lstrip().startswith(("↑", "↓"))]
            assert len(shown) + sum(counted) == painter.scene.rows
            assert 1 not in counted  # a row that is counted alone could as well be shown


async def test_a_click_and_a_drag_on_the_overview_move_the_window(path: Path) -> None:
    async with opened(path, SAMPLE + '[events.far]\ntitle = "Far"\ndate = "2030-05-01"\n') as (pilot, app):
        await pilot.press("G", "plus", "plus", "plus")
        await pilot.pause()
        late = explore(app).session.window
        await pilot.click("#overview", offset=(4, 0))
        await comes_to(pilot, lambda: explore(app).session.window.start < late.start, expected=True)


async def test_clusters_count_and_a_click_enters_them(path: Path) -> None:
    many = "".join(
        f'[events.e{n}]\ntitle = "Session {n}"\ndate = "{2000 + n // 36}-{n // 3 % 12 + 1:02}-10"\n'
        for n in range(840)
    )
    async with opened(path, many, size=(80, 24)) as (pilot, app):
        await pilot.press("0")
        await pilot.pause()
        canvas = explore(app).canvas
        painter = canvas.painter
        assert painter is not None
        clusters = painter.scene.clusters
        assert clusters
        assert len(painter.scene.marks) + sum(cluster.number for cluster in clusters) == 840
        before = explore(app).session.window
        y = next(y for y in range(canvas.size.height) if canvas._row_at(y) == clusters[0].row)
        await pilot.click("#canvas", offset=(clusters[0].left, y))
        await comes_to(pilot, lambda: explore(app).session.window.end < before.end, expected=True)


PERIODS = """
[events.long]
title = "Long"
kind = "period"
date = "2001-01-01/2001-12-31"
[events.inside]
title = "Inside, or about"
kind = "period"
date = "[2001-03-01..2001-05-01]/2001-08-31"
[events.talks]
title = "Talks"
kind = "talks"
date = "2001-12-20"
"""


def test_periods_tint_what_is_behind_the_rows_and_no_more_than_is_certain() -> None:
    timeline = timeline_of(PERIODS)
    scene = scene_of(resolve(timeline, View()), Window.parse("2000-07/2002-06"), 120)
    inks = Inks(DARK.to_color_system().generate())
    painter = Painter(scene, inks, Emphasis())
    row = next(mark.row for mark in scene.marks if mark.whole == "Talks")
    found = [
        segment.style.bgcolor
        for segment in painter.row(row)
        if segment.style is not None
        for _ in range(cells(segment.text))
    ]

    def column(date: str) -> int:
        return scene.axis.column(Window.parse(date).start)

    outer, inner, plain = inks("era-0").bgcolor, inks("era-1").bgcolor, inks("ground").bgcolor
    assert found[column("2000-10-01")] == found[column("2002-05-15")] == plain
    assert found[column("2001-02-01")] == found[column("2001-11-01")] == outer
    assert found[column("2001-07-01")] == inner
    assert found[column("2001-04-01")] == outer  # where the shorter one only may have begun
