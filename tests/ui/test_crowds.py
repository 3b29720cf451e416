"""Every cluster can be reached and entered by keys: zoomed into, or listed where zooming cannot part it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.explore_app import explore, opened, text
from tui.model.dates import Window
from tui.model.instants import DAY
from tui.query.view import View
from tui.ui.app import TimelineApp
from tui.ui.canvas.painting import Painter

PEOPLE = '[people.anna]\nname = "Anna Berg"\n'
SPREAD = PEOPLE + "".join(
    f'[events.e{n}]\ntitle = "Session {n}"\nkind = "{"talks" if n % 3 else "visit"}"\n'
    f'date = "{2000 + n // 40}-{n % 12 + 1:02}-{n % 28 + 1:02}"\n'
    for n in range(600)
)
ONE_DAY = PEOPLE + "".join(f'[events.e{n}]\ntitle = "Session {n}"\ndate = "2001-05-05"\n' for n in range(400))
ONE_DAY += "".join(f'[events.f{n}]\ntitle = "Other {n}"\ndate = "2001-{n + 1:02}-20"\n' for n in range(12))


def painter_of(app: TimelineApp) -> Painter:
    painter = explore(app).canvas.painter
    assert painter is not None
    return painter


async def _go_down(pilot: Pilot[None], app: TimelineApp) -> None:
    """Press ↓ until the selection is among the counted."""
    for _ in range(40):
        await pilot.press("down")
        if painter_of(app).home is not None:
            return
    raise AssertionError("no cluster was reached")


@pytest.mark.parametrize("lanes", [None, "kind"])
async def test_down_reaches_a_cluster_and_enter_zooms_into_it(tmp_path: Path, lanes: str | None) -> None:
    view = View(lanes=lanes)
    async with opened(tmp_path / "a.toml", SPREAD, size=(80, 24), view=view) as (pilot, app):
        session = explore(app).session
        assert painter_of(app).scene.clusters
        await _go_down(pilot, app)
        home = painter_of(app).home
        assert home is not None
        assert home.start <= session.instant <= home.end
        assert "counted here; Enter goes in." in text(app)
        before = session.window
        await pilot.press("enter")
        await pilot.pause()
        assert session.window.end - session.window.start < before.end - before.start
        assert session.window.start <= session.instant <= session.window.end
        await pilot.press("escape")
        assert session.window == before


async def test_a_selected_event_of_a_crowd_shows_that_crowd(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml", SPREAD, size=(80, 24)) as (pilot, app):
        crowd = max(painter_of(app).scene.clusters, key=lambda cluster: cluster.number)
        session = explore(app).session
        result = session.result
        inside = next(rank for rank in result.matches if result.timeline.at(rank) > crowd.start)
        session.select(inside)
        explore(app).show()
        home = painter_of(app).home
        assert home is not None
        assert painter_of(app).selected_mark is not None
        before = session.window
        await pilot.press("enter")
        await pilot.pause()
        assert session.window != before


@pytest.fixture
async def one_day(tmp_path: Path) -> AsyncIterator[tuple[Pilot[None], TimelineApp]]:
    async with opened(tmp_path / "a.toml", ONE_DAY, size=(100, 30)) as both:
        yield both


async def test_what_zooming_cannot_part_is_listed_at_once(
    one_day: tuple[Pilot[None], TimelineApp],
) -> None:
    pilot, app = one_day
    session = explore(app).session
    before = session.window
    crowd = max(painter_of(app).scene.clusters, key=lambda cluster: cluster.number)
    await explore(app).enter_cluster(crowd)
    await pilot.pause()
    assert session.listing
    assert len(session.result.shown) >= 395
    assert session.window.text == "2001-05-05"
    assert "All at one time" in text(app)
    await pilot.press("escape")
    assert session.window == before


async def test_up_and_down_pass_from_events_to_counts_and_back(
    one_day: tuple[Pilot[None], TimelineApp],
) -> None:
    pilot, app = one_day
    await _go_down(pilot, app)
    mark = painter_of(app).selected_mark
    assert mark is not None  # drawn now, because it is selected
    if mark.row:
        await pilot.press("up")
        above = painter_of(app).selected_mark
        assert above is not None
        assert above.row < mark.row or above.rank != mark.rank


def days(*counts: tuple[str, int]) -> str:
    return "".join(
        f'[events.e{month}-{number}]\ntitle = "Session {number}"\ndate = "{month}-{number % 3 + 1:02}"\n'
        for month, count in counts
        for number in range(count)
    )


async def test_one_key_goes_to_the_most_crowded_place_and_again_to_the_next(tmp_path: Path) -> None:
    many = days(("1990-01", 1), ("1996-05", 6), ("2003-09", 9), ("2015-01", 1))
    async with opened(tmp_path / "crowded.toml", many) as (pilot, app):
        session = explore(app).session
        before = session.view
        for month, place in (("2003-09", "1 of 2: 9 events"), ("1996-05", "2 of 2: 6 events")):
            await pilot.press("c")
            await pilot.pause()
            assert session.window.start <= Window.parse(month).start
            assert session.window.end - session.window.start < 40 * DAY
            assert session.event is not None
            assert session.event.id.startswith(f"e{month}")
            assert place in text(app)
        await pilot.press("c")
        await pilot.pause()
        assert "last crowded place" in text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert session.view == before


async def test_it_says_where_no_place_is_crowded(tmp_path: Path) -> None:
    many = days(*((f"{year}-05", 1) for year in range(1990, 2010)))
    async with opened(tmp_path / "even.toml", many) as (pilot, app):
        before = explore(app).session.view
        await pilot.press("c")
        await pilot.pause()
        assert "No place is crowded" in text(app)
        assert explore(app).session.view == before
