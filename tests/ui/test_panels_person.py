"""The person screen: pages upon pages, an event or Esc ends it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App

from tests.ui.explore_app import lines, opened, text
from tests.ui.waiting import comes_to
from tui.model.entities import Kind
from tui.page.page import Line, Page, PageField, Span, Style, Target
from tui.query.view import View
from tui.ui import system
from tui.ui.panels.page_view import PageView
from tui.ui.screens.person import PersonScreen

GIANG, FORUM, PAPER = Target(Kind.PERSON, "giang"), Target(Kind.EVENT, "forum"), Target(Kind.SOURCE, "paper")
URL = "https://example.org/"


def page_of(target: Target) -> Page:
    spans = {
        GIANG: (Span("A paper", target=PAPER), Span("A forum", target=FORUM)),
        PAPER: (Span(URL, url=URL), Span("Giang", target=GIANG)),
    }[target]
    return Page(
        target, Span(target.id, Style.STRONG), tuple(PageField("To", (Line((span,)),)) for span in spans)
    )


class Reading(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.gave: Target | str | None = "nothing yet"

    def on_mount(self) -> None:
        self.push_screen(PersonScreen(GIANG, page_of), self.take)

    def take(self, target: Target | None) -> None:
        self.gave = target

    def heading(self) -> str:
        return str(self.screen.query_one(PageView).border_title).strip()


async def test_an_event_ends_the_screen() -> None:
    async with (app := Reading()).run_test(size=(60, 12)) as pilot:
        await comes_to(pilot, app.heading, "Person")
        await pilot.press("down", "enter")
        await comes_to(pilot, lambda: app.gave, FORUM)


async def test_other_records_open_here_and_esc_goes_back_through_them() -> None:
    async with (app := Reading()).run_test(size=(60, 12)) as pilot:
        await pilot.press("enter")
        await comes_to(pilot, app.heading, "Source")
        await pilot.press("down", "enter")
        await comes_to(pilot, app.heading, "Person")
        for title in ("Source", "Person"):
            await pilot.press("escape")
            await comes_to(pilot, app.heading, title)
        await pilot.press("backspace")
        await comes_to(pilot, lambda: app.gave, None)


async def test_an_address_opens_in_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(system, "open_url", lambda _app, url: opened.append(url))
    async with (app := Reading()).run_test(size=(60, 12)) as pilot:
        await pilot.press("enter")
        await comes_to(pilot, app.heading, "Source")
        await pilot.press("enter")
        await comes_to(pilot, lambda: opened, [URL])


@pytest.mark.parametrize("moves", [0, 2])  # to Anna Berg; to A Stranger, who has no entry
async def test_p_opens_the_page_of_the_participant_under_the_cursor(tmp_path: Path, moves: int) -> None:
    async with opened(tmp_path / "talks.toml", view=View(select="summit")) as (pilot, app):
        await pilot.press("3", *["down"] * moves, "p")
        await comes_to(pilot, lambda: isinstance(app.screen, PersonScreen), True)
        assert lines(app)[1].strip() == ("A Stranger" if moves else "Anna Berg")
        assert "Harbour summit" in text(app)


async def test_p_says_where_there_is_nobody(tmp_path: Path) -> None:
    async with opened(tmp_path / "talks.toml", view=View(select="dredging")) as (pilot, app):
        await pilot.press("p")
        await comes_to(pilot, lambda: "Nobody is named at this event." in text(app), True)
