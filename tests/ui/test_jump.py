"""The prompt for a date: what is understood is said while typing, what may mean two dates is asked."""

from __future__ import annotations

from datetime import date

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.ui.waiting import comes_to
from tui.model.dates import When
from tui.ui.screens.jump import JumpPrompt

NOTHING = object()


class Jumping(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.gave: object = NOTHING

    def on_mount(self) -> None:
        self.push_screen(JumpPrompt(date(2024, 5, 17)), self.take)

    def take(self, when: When | None) -> None:
        self.gave = when

    @property
    def prompt(self) -> JumpPrompt:
        assert isinstance(self.screen, JumpPrompt)
        return self.screen

    def said(self) -> str:
        return str(self.prompt._note.content)

    def answers(self) -> list[str]:
        shown = self.prompt._choices
        return (
            [row.text.rstrip() for row in map(shown.render_line, range(shown.items))] if shown.display else []
        )


async def typed(app: Jumping, pilot: Pilot[None], text: str) -> None:
    app.prompt._entry.value = text
    await pilot.pause()


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("2023-08", "August 2023", "2023-08"),
        ("aug 2023", "August 2023", "2023-08"),
        ("today", "17 May 2024", "2024-05-17"),
        ("44 bc", "44 BCE", "-0043"),
    ],
)
async def test_what_is_understood_is_said_in_words_and_given(text: str, words: str, edtf: str) -> None:
    async with (app := Jumping()).run_test(size=(90, 20)) as pilot:
        await typed(app, pilot, text)
        await comes_to(pilot, app.said, words)
        await pilot.press("enter")
        await comes_to(pilot, lambda: str(app.gave), edtf)


@pytest.mark.parametrize(("keys", "gave"), [(("enter",), "2023-08-05"), (("down", "enter"), "2023-05-08")])
async def test_what_may_mean_two_dates_is_asked(keys: tuple[str, ...], gave: str | None) -> None:
    async with (app := Jumping()).run_test(size=(90, 20)) as pilot:
        await typed(app, pilot, "5/8/2023")
        await comes_to(pilot, app.said, "5 August 2023 or 8 May 2023?")
        await pilot.press("enter")
        await comes_to(pilot, app.answers, ["▸ 5 August 2023", "  8 May 2023"])
        await pilot.press(*keys)
        await comes_to(pilot, lambda: str(app.gave), gave)


async def test_what_is_no_date_says_what_is_expected() -> None:
    async with (app := Jumping()).run_test(size=(90, 20)) as pilot:
        await typed(app, pilot, "soon [/]")
        await pilot.press("enter")
        await comes_to(pilot, lambda: app.prompt._note.has_class("-error"), True)
        assert len(app.said()) > 10
        assert app.gave is NOTHING


async def test_nothing_typed_shows_examples() -> None:
    async with (app := Jumping()).run_test(size=(90, 20)) as pilot:
        assert "15/8/2023" in app.said()
        await pilot.press("enter")
        assert app.gave is NOTHING


async def test_esc_gives_nothing() -> None:
    async with (app := Jumping()).run_test(size=(90, 20)) as pilot:
        await pilot.press("q", "escape")
        await comes_to(pilot, lambda: app.gave, None)
