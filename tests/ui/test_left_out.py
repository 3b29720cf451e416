"""Files that are wrong in places: the rest is open, and what is left out is said for as long as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App

from tests.ui.explore_app import SAMPLE, TODAY, explore, opened, selected, text, write
from tests.ui.waiting import comes_to
from tui.query.saved import open_files
from tui.query.view import View
from tui.store.opening import Opened, OpenRequest, begin
from tui.ui import system
from tui.ui.app import TimelineApp
from tui.ui.screens.explore import ExploreScreen
from tui.ui.screens.problems import ProblemsScreen

BAD = """
[events.quarrel]
title = "Quarrel"
date = "2024-05-09/2024-05-07"
[people.cy]
nmae = "Cy"
[events.repair]
title = 5
"""
NOTE = "3 records left out (!)"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "harbour.toml"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 16)])
async def test_the_note_stands_at_every_size(path: Path, size: tuple[int, int]) -> None:
    async with opened(path, SAMPLE + BAD, size=size) as (pilot, app):
        assert NOTE in text(app)
        await pilot.press("right", "plus", "v", "colon", *"anna", "enter")
        assert NOTE in text(app)


async def test_its_key_lists_them_and_esc_goes_back(path: Path) -> None:
    async with opened(path, SAMPLE + BAD) as (pilot, app):
        await pilot.press("right")
        before, here = explore(app).session, selected(app)
        await pilot.press("exclamation_mark")
        shown = " ".join(text(app).split())  # a long path breaks a message over two rows
        assert "3 records left out, everything else is open." in shown
        assert "unknown key `nmae`" in shown
        await pilot.press("escape")
        assert explore(app).session is before  # nothing has been read again
        assert selected(app) == here
        assert "Read again" not in text(app)


async def test_the_editor_opens_at_the_line_and_the_note_goes_when_all_is_mended(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mended = [SAMPLE + BAD.replace("title = 5", 'title = "Repair"\ndate = "2024-05-08"'), SAMPLE]
    places: list[tuple[str, int]] = []

    def edit(_app: App[None], file: str, line: int) -> bool:
        places.append((file, line))
        write(path, mended.pop(0))
        return True

    monkeypatch.setattr(system, "edit", edit)
    async with opened(path, SAMPLE + BAD) as (pilot, app):
        await pilot.press("exclamation_mark", "E")
        await comes_to(
            pilot, lambda: "2 records left out, everything else is open." in text(app), expected=True
        )
        assert places == [(str(path), SAMPLE.count("\n") + 4)]
        await pilot.press("escape")
        await comes_to(pilot, lambda: "2 records left out (!)" in text(app), expected=True)
        assert "Read again: 5 events before, 6 now." in text(app)
        await pilot.press("exclamation_mark", "E")
        await comes_to(pilot, lambda: isinstance(app.screen, ExploreScreen), expected=True)
        assert "left out" not in text(app)
        await pilot.press("exclamation_mark")
        assert "Nothing is left out of these files." in text(app)


async def test_reading_again_goes_from_right_to_partly_wrong_to_not_toml_and_back(path: Path) -> None:
    async with opened(path, SAMPLE) as (pilot, app):
        assert "left out" not in text(app)
        write(path, SAMPLE + BAD)
        await pilot.press("r")
        await comes_to(pilot, lambda: NOTE in text(app), expected=True)
        kept = explore(app).session.timeline
        write(path, SAMPLE + BAD + "[events.\n")
        await pilot.press("r")
        assert isinstance(app.screen, ProblemsScreen)
        assert "4 errors keep the file from opening." in text(app)
        await pilot.press("escape")
        assert explore(app).session.timeline is kept  # the last that could be opened
        assert NOTE in text(app)
        await pilot.press("exclamation_mark")
        assert "4 errors keep the file from opening." in text(app)
        write(path, SAMPLE + BAD)
        await pilot.press("r")  # opens again, though not all of it
        await comes_to(pilot, lambda: isinstance(app.screen, ExploreScreen), expected=True)
        assert explore(app).session.timeline is not kept
        assert NOTE in text(app)
        write(path, SAMPLE)
        await pilot.press("r")
        await comes_to(pilot, lambda: "left out" in text(app), expected=False)


async def test_what_did_not_open_at_all_opens_with_what_is_right(path: Path) -> None:
    async with opened(path, BAD) as (pilot, app):
        assert isinstance(app.screen, ProblemsScreen)
        assert "3 errors keep the file from opening." in text(app)
        write(path, BAD + SAMPLE)
        await pilot.press("r")
        await comes_to(pilot, lambda: isinstance(app.screen, ExploreScreen), expected=True)
        assert NOTE in text(app)


async def test_strictly_it_stays_closed_when_read_again_too(path: Path) -> None:
    write(path, SAMPLE + BAD)
    files = begin(OpenRequest((str(path),), strict=True))
    app = TimelineApp(files, View(), strict=True, today=TODAY)
    async with app.run_test(size=(120, 40)) as pilot:
        await comes_to(pilot, lambda: "keep the file from opening" in text(app), expected=True)
        await pilot.press("r")
        assert isinstance(app.screen, ProblemsScreen)
        write(path, SAMPLE)
        await pilot.press("r")
        await comes_to(pilot, lambda: isinstance(app.screen, ExploreScreen), expected=True)
        write(path, SAMPLE + BAD)
        await pilot.press("r")
        assert isinstance(app.screen, ProblemsScreen)
        assert isinstance(files, Opened)


async def test_no_answer_says_what_could_not_be_read(path: Path) -> None:
    write(path, SAMPLE + BAD)
    app = TimelineApp(open_files([str(path)]), View(query="who:nobody"), today=TODAY)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "No event answers who:nobody; 2 events, 1 person could not be read" in text(app)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("slash", *"zzqq"), "Nobody here is called “zzqq”; 2 events, 1 person could not be read."),
        (("colon", *"zzqq"), "No event answers this; 2 events, 1 person could not be read. An empty line"),
        (("w", "slash", *"zzqq"), "could not be read."),
        (("P", "3", "down", "P", "w"), "No meeting in this timeline; 2 events, 1 person could not be read."),
    ],
)
async def test_an_answer_of_nothing_says_what_could_not_be_read(
    path: Path, keys: tuple[str, ...], words: str
) -> None:
    async with opened(path, SAMPLE + BAD, view=View(select="summit")) as (pilot, app):
        await pilot.press(*keys)
        await comes_to(pilot, lambda: words in " ".join(text(app).split()), expected=True)


async def test_in_vietnamese(path: Path) -> None:
    async with opened(path, SAMPLE + BAD) as (pilot, app):
        await pilot.press("f2")
        assert "3 bản ghi bị bỏ qua (!)" in text(app)
        await pilot.press("exclamation_mark")
        assert "3 bản ghi bị bỏ qua, mọi thứ khác đều mở." in text(app)
