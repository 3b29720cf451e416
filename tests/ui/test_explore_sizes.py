"""The screen at every size, compared with what was looked at and found good."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.ui.explore_app import explore, lines, opened, text
from tui.query.view import View
from tui.ui.screens.too_small import TooSmallScreen

SNAPSHOTS = Path(__file__).parent / "snapshots"


def same_as_snapshot(name: str, shown: list[str]) -> None:
    """Compare a screen with the one kept; with UPDATE_SNAPSHOTS set, keep it instead."""
    kept = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        kept.write_text("\n".join(shown) + "\n", encoding="utf-8")
    assert shown == kept.read_text(encoding="utf-8").split("\n")[:-1]


@pytest.mark.parametrize("size", [(200, 60), (120, 40), (80, 24), (60, 20), (40, 12)])
async def test_the_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path / "harbour.toml", size=size, view=View(select="summit")) as (pilot, app):
        await pilot.press("z")
        explore(app).strip.clear()
        await pilot.pause()
        same_as_snapshot(f"explore-{size[0]}x{size[1]}", lines(app))


async def test_the_search(tmp_path: Path) -> None:
    async with opened(tmp_path / "harbour.toml", size=(80, 24)) as (pilot, app):
        await pilot.press("slash", *"an", "down")
        await pilot.pause()
        same_as_snapshot("search-80x24", lines(app))


async def test_the_help(tmp_path: Path) -> None:
    async with opened(tmp_path / "harbour.toml", size=(120, 40)) as (pilot, app):
        await pilot.press("f1")
        await pilot.pause()
        same_as_snapshot("help-120x40", lines(app))


async def test_too_small_says_so_and_recovers(tmp_path: Path) -> None:
    async with opened(tmp_path / "harbour.toml") as (pilot, app):
        before = lines(app)
        for width, height in ((39, 24), (80, 11), (10, 3), (3, 1), (1, 1)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert isinstance(app.screen, TooSmallScreen)
            assert len(lines(app)[0]) <= width
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert lines(app) == before
        assert explore(app).canvas.has_focus


async def test_it_can_start_too_small(tmp_path: Path) -> None:
    async with opened(tmp_path / "harbour.toml", size=(1, 1)) as (pilot, app):
        assert isinstance(app.screen, TooSmallScreen)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Harbour talks" in text(app)


@pytest.mark.parametrize("key", ["question_mark", "slash", "d", "e", "ctrl+p"])
async def test_anything_open_survives_a_terminal_of_one_cell(tmp_path: Path, key: str) -> None:
    async with opened(tmp_path / "harbour.toml") as (pilot, app):
        await pilot.press(key)
        await pilot.pause()
        before = type(app.screen)
        for width, height in ((30, 8), (1, 1), (100, 30)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
        assert type(app.screen) is before
        await pilot.press("escape")
        await pilot.pause()
        assert "Harbour talks" in text(app)
