"""Events that recur, on the screen: their occurrences one by one, and how many of the events they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.explore_app import SAMPLE, opened, selected, text
from tui.ui import system

FAIR = """
[events.fair]
title = "Harbour fair"
date = "2020-06-01/2020-06-02"
repeat = "FREQ=YEARLY;COUNT=3"
[events.tide]
title = "Spring tide"
date = "2019-05"
repeat = "FREQ=YEARLY"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "harbour.toml"


async def test_the_details_say_which_one_it_is_and_lead_to_the_first(path: Path) -> None:
    async with opened(path, SAMPLE + FAIR) as (pilot, app):
        assert "occurrences ·" in text(app)
        await pilot.press("g", "g", "right", "right")
        while selected(app) != "fair@2021-06-01":
            await pilot.press("right")
        shown = text(app)
        assert "every year, 3 times, the 2nd" in shown
        assert "fair@2021-06-01" in shown
        while selected(app) != "tide@2022-05":
            await pilot.press("right")
        assert "no end is given:" in text(app)


async def test_it_is_edited_where_its_rule_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places: list[tuple[str, int]] = []
    monkeypatch.setattr(system, "edit", lambda _, file, line: places.append((file, line)))
    async with opened(path, SAMPLE + FAIR) as (pilot, app):
        await pilot.press("g", "g")
        while selected(app) != "fair@2022-06-01":
            await pilot.press("right")
        await pilot.press("E")
    lines = (SAMPLE + FAIR).split("\n")
    assert places == [(str(path), lines.index("[events.fair]") + 1)]
