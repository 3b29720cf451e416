"""Events without a date on the screen: reached behind all others, shown in the details, drawn nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.explore_app import SAMPLE, explore, opened, selected, text

UNDATED = """
[events.rumour]
title = "A rumour"
[events.ruin]
title = "The ruin"
date = "XXXX"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "harbour.toml"


async def test_they_come_behind_the_last_event_and_the_window_stays(path: Path) -> None:
    async with opened(path, SAMPLE + UNDATED) as (pilot, app):
        assert "7 of 7 events, 2 without a date" in text(app)
        await pilot.press("G", "left", "left")
        assert selected(app) == "dredging"
        window = explore(app).session.window
        await pilot.press("right")
        assert selected(app) in {"rumour", "ruin"}
        assert "This event has no date" in text(app)
        assert "no date" in text(app)
        assert explore(app).session.window == window
        await pilot.press("z")
        assert "Nothing here has a date to fit." in text(app)
        await pilot.press("enter", "0")
        assert explore(app).session.window.end < window.end + 366 * 86400
        await pilot.press("left")
        assert selected(app) == "dredging"


async def test_zooming_from_one_keeps_the_middle(path: Path) -> None:
    async with opened(path, SAMPLE + UNDATED) as (pilot, app):
        await pilot.press("G")
        session = explore(app).session
        middle = (session.window.start + session.window.end) // 2
        await pilot.press("plus")
        assert ", 2 without a date" in text(app)
        assert session.window.start < middle < session.window.end
        assert abs((session.window.start + session.window.end) // 2 - middle) < 86400
        await pilot.press("right_square_bracket")
        assert selected(app) not in {"rumour", "ruin"}


async def test_the_list_ends_with_them(path: Path) -> None:
    async with opened(path, SAMPLE + UNDATED, size=(80, 24)) as (pilot, app):
        await pilot.press("v", "G")
        shown = text(app)
        assert "no date" in shown
        assert shown.index("Dredging") < shown.rindex("no date")
        assert "This event has no date" not in shown


async def test_a_timeline_of_nothing_else_says_so(path: Path) -> None:
    async with opened(path, UNDATED) as (pilot, app):
        assert "None of these events has a date" in text(app)
        await pilot.press("right", "z", "plus", "0", "t")
        assert "None of these events has a date" in text(app)
        await pilot.press("v", "0")
        assert "A rumour" in text(app)
