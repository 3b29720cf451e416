"""With --ascii every screen is plain ASCII, but for the letters of the timeline itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tests.ui.explore_app import SAMPLE, TODAY, lines
from tui.model.text import cells
from tui.query.view import View
from tui.store.opening import open_files
from tui.ui.app import TimelineApp
from tui.ui.plain import SIGNS, PlainSigns

ASCII_SAMPLE = SAMPLE.replace('names = { ru = "Анна Берг" }\n', "")
CROWDED = ASCII_SAMPLE + "".join(
    f'[events.e{n}]\ntitle = "Session {n} with a title that is long enough to be cut between its words"\n'
    f'date = "{2000 + n % 24}-05-{n % 28 + 1:02}"\n'
    for n in range(300)
)
BROKEN = '[events.a]\ntitle = "A"\ndate = "never"\n'

SCREENS: dict[str, tuple[str, ...]] = {
    "canvas": (),
    "in a part": ("z", "enter"),
    "lanes": ("L", "L", "space", "P"),
    "list": ("v",),
    "details": ("2",),
    "overview": ("4",),
    "help": ("question_mark",),
    "end of help": ("question_mark", "end"),
    "search": ("slash", "a"),
    "query": ("colon", "w", "h"),
    "facets": ("f",),
    "jump": ("d", "2", "0", "2", "4"),
    "export": ("e",),
    "palette": ("ctrl+p",),
    "person": ("3", "enter"),
    "met": ("3", "w"),
    "grid": ("W",),
    "views": ("V",),
}


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
@pytest.mark.parametrize("name", SCREENS)
async def test_every_screen_is_ascii(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    path = tmp_path / "a.toml"
    path.write_text(CROWDED, encoding="utf-8")
    app = TimelineApp(open_files([str(path)]), View(select="summit"), today=TODAY, ascii_only=True)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in SCREENS[name]:
            await pilot.press(key)
            await pilot.pause()
        strange = [line for line in lines(app) if not line.isascii()]
        assert not strange
        await pilot.resize_terminal(39, 11)
        await pilot.pause()
        assert all(line.isascii() for line in lines(app))


async def test_the_problems_are_ascii(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(BROKEN, encoding="utf-8")
    app = TimelineApp(open_files([str(path)]), View(), today=TODAY, ascii_only=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = "\n".join(lines(app))
        assert "error" in shown
        assert "Up/Down problem" in shown
        assert shown.isascii()


async def test_letters_of_the_timeline_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(
        '[events.a]\ntitle = "Đối thoại – 对话…"\ndate = "2024"\n[people.x]\nname = "X"\n', encoding="utf-8"
    )
    app = TimelineApp(open_files([str(path)]), View(), today=TODAY, ascii_only=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Đối thoại - 对话~" in "\n".join(lines(app))


@given(st.text(alphabet="".join(map(chr, SIGNS)) + "aé文", max_size=30))
def test_signs_are_translated_cell_by_cell(text: str) -> None:
    (segment,) = PlainSigns().apply([Segment(text, Style(bold=True))], Color(0, 0, 0))
    assert cells(segment.text) == cells(text)
    assert segment.style == Style(bold=True)
    kept = {"é", "文"}
    assert all(character.isascii() or character in kept for character in segment.text)
