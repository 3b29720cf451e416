"""Going in and out, finding somebody, taking things along, reading the files again."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.ui.explore_app import SAMPLE, explore, focus, opened, selected, text, write
from tests.ui.waiting import comes_to
from tui.query.view import View
from tui.ui import system
from tui.ui.screens.help import HelpScreen
from tui.ui.screens.person import PersonScreen
from tui.ui.screens.problems import ProblemsScreen


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "harbour.toml"


async def test_enter_goes_to_the_parts_and_escape_back_but_never_out(path: Path) -> None:
    async with opened(path, view=View(select="summit")) as (pilot, app):
        before = explore(app).session.window
        await pilot.press("enter")
        assert selected(app) == "opening"
        assert explore(app).session.window != before
        await pilot.press("enter")  # no parts: its details
        assert focus(app) == "details"
        await pilot.press("escape")
        assert focus(app) == "canvas"
        await pilot.press("escape")
        assert selected(app) == "summit"
        assert explore(app).session.window == before
        for _ in range(3):
            await pilot.press("escape")
        assert app.is_running
        assert "q quits" in text(app)


async def test_backspace_backs_out_too(path: Path) -> None:
    async with opened(path, view=View(select="summit")) as (pilot, app):
        await pilot.press("enter", "backspace")
        assert selected(app) == "summit"


async def test_a_participant_leads_to_the_person_and_from_there_to_an_event(path: Path) -> None:
    async with opened(path, view=View(select="opening")) as (pilot, app):
        await pilot.press("3", "enter")
        await comes_to(pilot, lambda: isinstance(app.screen, PersonScreen), expected=True)
        assert "Anna Berg" in text(app)
        await pilot.press("escape")
        await comes_to(pilot, lambda: focus(app), "participants")


async def test_a_participant_without_an_entry_narrows_to_their_events(path: Path) -> None:
    async with opened(path, view=View(select="summit")) as (pilot, app):
        await pilot.press("3", "end", "enter")
        await comes_to(pilot, lambda: list(explore(app).session.result.matches) == [2], expected=True)
        assert "filtered" in text(app)
        await pilot.press("escape", "escape")
        assert len(explore(app).session.result.matches) == 5


async def test_search_previews_stays_and_goes_back(path: Path) -> None:
    async with opened(path) as (pilot, app):
        before = selected(app)
        await pilot.press("slash", *"берг")
        assert "Anna Berg" in text(app)
        assert len(explore(app).session.result.matches) == 5
        await pilot.press("down")
        await comes_to(pilot, lambda: len(explore(app).session.result.matches) == 2, expected=True)
        await pilot.press("escape")
        await comes_to(pilot, lambda: len(explore(app).session.result.matches) == 5, expected=True)
        assert selected(app) == before
        await pilot.press("f3", *"berg", "enter")
        await comes_to(pilot, lambda: focus(app), "canvas")
        assert explore(app).session.view.query == "who:=anna"
        assert "2 events of Anna Berg" in text(app)
        await pilot.press("escape")
        assert explore(app).session.view.query == ""


async def test_search_offers_events_where_nobody_is_found(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("slash", *"dredg", "enter")
        await comes_to(pilot, lambda: focus(app), "canvas")
        assert selected(app) == "dredging"


async def test_a_letter_typed_into_the_search_is_no_command(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("slash", *"qdex?/+")
        assert app.is_running
        assert explore(app).searching


async def test_clear_clears_query_and_window(path: Path) -> None:
    async with opened(path, view=View(query="dinner")) as (pilot, app):
        assert "1 of 5 events" in text(app)
        await pilot.press("plus", "x")
        assert explore(app).session.view == View(select="dinner")
        assert "5 of 5 events" in text(app)
        await pilot.press("x")
        assert "no query and no window" in text(app)


async def test_nothing_found_says_what_was_asked_and_what_helps(path: Path) -> None:
    async with opened(path, view=View(query="zeppelin")) as (pilot, app):
        assert "No event answers zeppelin" in text(app)
        assert "x clears the query" in text(app)
        await pilot.press("right", "enter", "x")
        assert "5 of 5 events" in text(app)


async def test_export_writes_the_view_and_says_where(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    async with opened(path, view=View(query="who:anna")) as (pilot, app):
        await pilot.press("e")
        await pilot.pause()
        assert "harbour-talks.html" in text(app)
        await pilot.press("enter")
        await comes_to(pilot, lambda: "Written to" in text(app), expected=True)
        page = read(path.parent / "harbour-talks.html")
        assert "Harbour summit" in page
        assert "Dredging" not in page
        await pilot.press("escape", "e")
        await pilot.pause()
        assert "harbour-talks-2.html" in text(app)


async def test_the_name_of_an_export_says_its_format(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    async with opened(path) as (pilot, app):
        await pilot.press("e")
        await pilot.pause()
        app.screen.query_one(Input).value = "talks.docx"
        await pilot.press("enter")
        await comes_to(pilot, lambda: ".html" in text(app) and ".csv" in text(app), expected=True)
        app.screen.query_one(Input).value = "talks.csv"
        await pilot.press("enter")
        await comes_to(pilot, lambda: "Written to" in text(app), expected=True)
    assert "Harbour summit" in read(path.parent / "talks.csv")
    assert not (path.parent / "talks.docx").exists()


async def test_the_citation_is_copied(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(system, "copy", lambda _app, words: copied.append(words))
    async with opened(path, view=View(select="opening")) as (pilot, _app):
        await pilot.press("y")
    assert copied == [
        "“Opening”, 1 May 2024. Harbour Gazette, 3 May 2024, paragraph 3, https://gazette.example/talks."
    ]


async def test_the_source_is_opened_or_it_is_said_that_there_is_none(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visited: list[str] = []
    monkeypatch.setattr(system, "open_url", lambda _app, url: visited.append(url))
    async with opened(path, view=View(select="opening")) as (pilot, app):
        await pilot.press("o", "g", "o")
        assert visited == ["https://gazette.example/talks"]
        assert "No source of this event has a web address." in text(app)


async def test_edit_opens_the_file_at_the_event_and_reads_it_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, int]] = []

    def edit(_app: object, file: str, line: int) -> bool:
        asked.append((file, line))
        write(path, SAMPLE.replace('"Dinner"', '"Late dinner"'))
        return True

    monkeypatch.setattr(system, "edit", edit)
    async with opened(path, view=View(select="dinner")) as (pilot, app):
        await pilot.press("E")
        await comes_to(pilot, lambda: "Late dinner" in text(app), expected=True)
    assert asked == [(str(path), SAMPLE.split("\n").index("[events.dinner]") + 1)]


@pytest.mark.parametrize("key", ["r", "f5"])
async def test_reload_keeps_the_view_and_goes_through_problems(path: Path, key: str) -> None:
    async with opened(path, view=View(select="dinner")) as (pilot, app):
        await pilot.press("z")
        window = explore(app).session.window
        write(path, SAMPLE + '[events.more]\ntitle = "More"\ndate = soon\n')
        await pilot.press(key)
        await comes_to(pilot, lambda: isinstance(app.screen, ProblemsScreen), expected=True)
        write(path, SAMPLE + '[events.more]\ntitle = "More"\ndate = "2024-07-01"\n')
        await pilot.press(key)
        await comes_to(pilot, lambda: "of 6 events" in text(app), expected=True)
        assert selected(app) == "dinner"
        assert explore(app).session.window == window


async def test_problems_first_then_the_timeline(path: Path) -> None:
    bad = SAMPLE.replace('"2024-02"', "soon")
    async with opened(path, bad, view=View(query="nobody:here")) as (pilot, app):
        assert isinstance(app.screen, ProblemsScreen)
        write(path, SAMPLE)
        await pilot.press("r")
        await comes_to(
            pilot, lambda: "5 of 5 events" in text(app), expected=True
        )  # a query that nobody can read is let go


async def test_help_comes_and_goes(path: Path) -> None:
    async with opened(path) as (pilot, app):
        for key in ("question_mark", "f1"):
            await pilot.press(key)
            await comes_to(pilot, lambda: isinstance(app.screen, HelpScreen), expected=True)
            await pilot.press(key)
            await comes_to(pilot, lambda: explore(app).canvas.has_focus, expected=True)
            await pilot.press(key, "escape")
            await comes_to(pilot, lambda: explore(app).canvas.has_focus, expected=True)


@pytest.mark.parametrize("key", ["q", "ctrl+c", "ctrl+q"])
async def test_quitting(path: Path, key: str) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press(key)
        await pilot.pause()
        assert not app.is_running
        assert app.return_code == 0


@pytest.mark.parametrize("key", ["ctrl+p", "f10"])
async def test_the_palette_runs_a_command(path: Path, key: str) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press(key)
        await pilot.pause()
        await pilot.press(*"last event")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await comes_to(pilot, lambda: selected(app) == "dredging", expected=True)
