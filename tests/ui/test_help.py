"""The help screen holds the whole table of keys and every sign."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.explore_app import SAMPLE, lines, opened
from tests.ui.explore_app import text as shown
from tui.scene.glyphs import Signs, glyph, legend
from tui.ui.commands.keys import KEYS, sign
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
        for row in legend(Signs(())):
            assert row.sign in told
        assert max(len(line.rstrip()) for line in told.split("\n")) <= size[0]


async def test_the_help_scrolls_to_its_end(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml", size=(80, 24)) as (pilot, app):
        await pilot.press("f1", "end")
        await pilot.pause()
        view = app.screen.query_one(HelpView)
        assert view.scroll_offset.y == view.virtual_size.height - view.page_height


async def test_kinds_of_the_files_own_are_told_with_their_marks(tmp_path: Path) -> None:
    text = SAMPLE.replace('kind = "conference"', 'kind = "regatta"').replace(
        'kind = "speech"', 'kind = "toast"'
    )
    async with opened(tmp_path / "a.toml", text) as (pilot, app):
        signs = Signs(["regatta", "toast", "meeting", "period"])
        assert glyph(signs.of("regatta")) in shown(app)
        await pilot.press("question_mark")
        await pilot.pause()
        told = ["".join(piece.text for piece in row) for row in app.screen.query_one(HelpView)._rows]
        for kind in ("regatta", "toast"):
            assert any(f"{glyph(signs.of(kind))} {kind}" in " ".join(line.split()) for line in told)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        ((39, 12), ["Too small: at least 40×12 is needed,", "this is 39×12; q quits."]),
        ((30, 8), ["Too small: at least 40×12 is", "needed, this is 30×8; q quits."]),
        ((24, 1), ["Too small: needs 40×12"]),
        ((10, 1), ["40×12"]),
        ((4, 1), ["…"]),
    ],
)
async def test_too_small_says_what_is_needed_and_recovers(
    tmp_path: Path, size: tuple[int, int], words: list[str]
) -> None:
    async with opened(tmp_path / "a.toml") as (pilot, app):
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert [line.rstrip() for line in lines(app) if line.strip()] == words
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert "5 of 5 events" in shown(app)
