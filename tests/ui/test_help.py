"""The help screen holds the whole table of keys and every sign."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.explore_app import opened
from tui.drawing.marks import legend
from tui.ui.keys import KEYS, sign
from tui.ui.screens.help import HelpView


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_every_key_and_sign_is_told(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path / "a.toml", size=size) as (pilot, app):
        await pilot.press("question_mark")
        await pilot.pause()
        view = app.screen.query_one(HelpView)
        told = "\n".join("".join(piece.text for piece in row) for row in view._rows)
        for key in KEYS:
            for name in key.keys:
                assert sign(name) in told
        for row in legend():
            assert row.sign in told
        assert max(len(line.rstrip()) for line in told.split("\n")) <= size[0]


async def test_the_help_scrolls_to_its_end(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml", size=(80, 24)) as (pilot, app):
        await pilot.press("f1", "end")
        await pilot.pause()
        view = app.screen.query_one(HelpView)
        assert view.scroll_offset.y == view.virtual_size.height - view.page_height
