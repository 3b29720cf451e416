"""Views kept by name in the timeline's file: keeping one, choosing one, and what keeps one from being kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from tests.ui.explore_app import SAMPLE, explore, opened, text, write
from tests.ui.waiting import comes_to
from tui.model.translation import speak
from tui.query.saved import open_files, saved_views
from tui.query.view import View
from tui.ui.app import TimelineApp
from tui.ui.screens.explore import ExploreScreen
from tui.ui.screens.saving import SaveForm, slug
from tui.ui.screens.views import ViewsPrompt

KEPT = """
[views.anna]
title = "Where Anna was"
query = "who:anna"
lanes = "kind"
[views.everything]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "harbour.toml"


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speak("en")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def link(path: Path, to: Path) -> None:
    path.symlink_to(to)


def is_link(path: Path) -> bool:
    return path.is_symlink()


def remove(path: Path) -> None:
    path.unlink()


def exists(path: Path) -> bool:
    return path.exists()


def asked(app: TimelineApp) -> tuple[str, str | None]:
    view = explore(app).session.view
    return view.query, view.lanes


async def typed(pilot: Pilot[None], words: str) -> None:
    await pilot.press("ctrl+u")
    for character in words:
        await pilot.press("space" if character == " " else character)


async def test_a_view_is_kept_in_the_file_and_opened_again(path: Path) -> None:
    async with opened(path, view=View(select="summit")) as (pilot, app):
        await pilot.press("L", "L", "S")
        await pilot.pause()
        assert "as [views.kind] in" in text(app)
        await typed(pilot, "Kinds, at a glance")
        await pilot.pause()
        assert "as [views.kinds-at-a-glance] in" in text(app)
        await pilot.press("enter")
        await comes_to(pilot, lambda: "Kept as kinds-at-a-glance." in text(app), expected=True)
        added = (
            '\n[views.kinds-at-a-glance]\ntitle = "Kinds, at a glance"\nselect = "summit"\nlanes = "kind"\n'
        )
        assert read(path) == SAMPLE + added
        await pilot.press("L", "V")
        await pilot.pause()
        assert "▸ kinds-at-a-glance · Kinds, at a glance · by kind" in text(app)
        await pilot.press("enter")
        await comes_to(pilot, lambda: asked(app)[1], "kind")
        await pilot.press("less_than_sign")
        assert asked(app)[1] == "country"
    timeline = open_files([path]).timeline
    assert timeline is not None
    assert saved_views(timeline)["kinds-at-a-glance"].view == View(select="summit", lanes="kind")


async def test_a_view_is_not_replaced_unasked(path: Path) -> None:
    async with opened(path, SAMPLE + KEPT, view=View(query="who:bo")) as (pilot, app):
        await pilot.press("S")
        await pilot.pause()
        await typed(pilot, "anna")
        await pilot.pause()
        assert "where a view of that name" in text(app)
        await pilot.press("enter")
        await comes_to(pilot, lambda: "A view anna is there already." in text(app), expected=True)
        assert "▸ keep it as anna-2 instead" in text(app)
        assert "replace anna" in text(app)
        assert read(path) == SAMPLE + KEPT
        await pilot.press("down", "enter")
        await comes_to(pilot, lambda: "Kept as anna." in text(app), expected=True)
        written = read(path)
        assert 'title = "Where Anna was"\nquery = "who:bo"' in written
        assert "lanes" not in written.partition("[views.anna]")[2].partition("[views.everything]")[0]


async def test_the_name_offered_is_free_and_says_what_is_asked(path: Path) -> None:
    async with opened(path, SAMPLE + KEPT, view=View(query="who:anna")) as (pilot, app):
        await pilot.press("S")
        await pilot.pause()
        form = app.screen
        assert isinstance(form, SaveForm)
        assert form._entry.value == "anna-2"
        await typed(pilot, "!!!")
        await pilot.press("enter")
        await pilot.pause()
        assert "Type a name. There are: anna, everything." in text(app)
        await pilot.press("escape")
        assert read(path) == SAMPLE + KEPT


@pytest.mark.parametrize(
    ("typed_", "name"), [("Trần Văn Thanh", "tran-van-thanh"), ("A_b-1", "A_b-1"), (" x ", "x"), ("!", None)]
)
def test_names_are_made_of_what_is_typed(typed_: str, name: str | None) -> None:
    assert slug(typed_) == name


async def test_a_symbolic_link_is_asked_about(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "real.toml"
    write(real, SAMPLE)
    link(path, real)
    async with opened(path) as (pilot, app):
        await pilot.press("S")
        await pilot.pause()
        await typed(pilot, "mine")
        await pilot.press("enter")
        await pilot.pause()
        assert "harbour.toml is a symbolic link." in text(app)
        assert read(real) == SAMPLE
        await pilot.press("enter")
        await comes_to(pilot, lambda: "Kept as mine." in text(app), expected=True)
        assert "[views.mine]" in read(real)
        assert is_link(path)


async def test_what_cannot_keep_a_view_offers_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(TimelineApp, "copy_to_clipboard", lambda _app, text: copied.append(text))
    file = tmp_path / "a.json"
    async with opened(file, '{"events": {"a": {"title": "A", "date": "2023"}}}') as (pilot, app):
        await pilot.press("S")
        await pilot.pause()
        told = [notification.message for notification in app._notifications]
        assert told[0].startswith("a.json is JSON, and views are written into TOML only. Instead,")
        assert told[1].endswith(f"timeline --select a {file}")
        assert copied == [f"timeline --select a {file}"]


async def test_a_file_that_cannot_be_written_says_so_in_the_form(path: Path) -> None:
    async with opened(path) as (pilot, app):
        remove(path)
        await pilot.press("S")
        await pilot.pause()
        await typed(pilot, "mine")
        await pilot.press("enter")
        await comes_to(pilot, lambda: "no such file" in text(app), expected=True)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, ExploreScreen)
        assert not exists(path)


async def test_views_are_chosen_by_typing_or_from_the_palette(path: Path) -> None:
    async with opened(path, SAMPLE + KEPT) as (pilot, app):
        await pilot.press("V", "down")
        await pilot.pause()
        shown = text(app)
        assert "  anna · Where Anna was · who:anna · by kind" in shown
        assert "▸ everything · everything" in shown
        await pilot.press(*"where")
        await pilot.pause()
        assert "everything · everything" not in text(app)
        await pilot.press("enter")
        await comes_to(pilot, lambda: asked(app), ("who:anna", "kind"))
        assert "View anna. Esc goes back." in text(app)
        await pilot.press("escape")
        assert asked(app) == ("", None)
        await pilot.press("V", *"zeppelin")
        await pilot.pause()
        assert "No view is called that." in text(app)
        await pilot.press("enter")
        assert isinstance(app.screen, ViewsPrompt)
        await pilot.press("escape")
        screen: Screen[Any] = app.screen
        commands = {command.title: command for command in app.get_system_commands(screen)}
        assert "View everything" in commands
        result = commands["View anna"].callback()
        assert result is not None
        await result
        assert asked(app) == ("who:anna", "kind")


async def test_where_no_view_is_kept_it_says_how_to_keep_one(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("V")
        await pilot.pause()
        assert "This timeline keeps no view yet. S keeps the one that you see" in " ".join(
            text(app).split()
        ).replace("│ │ ", "")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ExploreScreen)


async def test_titles_from_a_file_are_shown_as_text(path: Path) -> None:
    hostile = SAMPLE + '[views.x]\ntitle = "[/][@click=app.quit]x\\u001b]52;c;eA==\\u0007"\nlanes = "kind"\n'
    async with opened(path, hostile) as (pilot, app):
        await pilot.press("V")
        await pilot.pause()
        assert "▸ x · [/][@click=app.quit]x␛]52;c;eA==␇ · by kind" in text(app)
        await pilot.press("enter")
        await comes_to(pilot, lambda: asked(app), ("", "kind"))
        screen: Screen[Any] = app.screen
        assert {"View x"} == {c.title for c in app.get_system_commands(screen) if "View " in c.title}
