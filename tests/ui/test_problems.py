"""The problems screen: what is wrong and where, and how to go on."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from typing import ClassVar

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Static

from tests.ui.waiting import comes_to
from tui.reading.diagnostics import Diagnostic, Excerpt, Severity
from tui.store.opening import Opened
from tui.ui import system
from tui.ui.screens.problems import ProblemList, ProblemsScreen

UNKNOWN = Diagnostic(
    Severity.ERROR,
    "unknown-id",
    "unknown person `shoygu`; did you mean `shoigu`?",
    "a.toml",
    12,
    8,
    6,
    Excerpt('by = "', "shoygu", '" # [/] [draft]'),
    "people are under [people]",
)
LONG = Diagnostic(
    Severity.ERROR, "key", "unknown key", "a.toml", 20, 90, 5, Excerpt("陈 x" * 60, "ofice", " = 1" * 60)
)
WHOLE = Diagnostic(Severity.ERROR, "missing", "no such file", "[@click=app.quit]x.toml")
WARNING = Diagnostic(Severity.WARNING, "no-source", "no source", "a.toml", 3, 1, 4, Excerpt("", "[a]", ""))


def closed(diagnostics: Sequence[Diagnostic]) -> Opened:
    return Opened(("a.toml",), None, list(diagnostics))


class Checking(App[None]):
    BINDINGS: ClassVar = [("q", "quit")]

    def __init__(self, first: Sequence[Diagnostic], *later: Sequence[Diagnostic], back: bool = False) -> None:
        super().__init__()
        self.first = first
        self.later = list(later)
        self.back = back
        self.ended = False

    def on_mount(self) -> None:
        self.push_screen(
            ProblemsScreen(closed(self.first), lambda then: then(closed(self.later.pop(0))), back=self.back),
            self.end,
        )

    def end(self, _nothing: None) -> None:
        self.ended = True

    def lines(self) -> list[str]:
        view = self.screen.query_one(ProblemList)
        width, height = view.scrollable_content_region.size
        return [view.render_line(y).crop(0, width).text.rstrip() for y in range(height)]

    def head(self) -> str:
        return str(self.screen.query_one(".head", Static).content)


def checking(
    *read: Sequence[Diagnostic], size: tuple[int, int] = (80, 20), back: bool = False
) -> tuple[Checking, AbstractAsyncContextManager[Pilot[None]]]:
    app = Checking(*read, back=back)
    return app, app.run_test(size=size)


async def test_place_line_carets_and_help() -> None:
    app, running = checking([UNKNOWN, WHOLE])
    async with running as pilot:
        expected = [
            "a.toml:12:8: error: unknown person `shoygu`; did you mean `shoigu`?",
            '   12 │ by = "shoygu" # [/] [draft]',
            "      │       ^^^^^^",
            "      = help: people are under [people]",
            "",
            "[@click=app.quit]x.toml: error: no such file",
        ]
        await comes_to(pilot, lambda: app.lines()[:6], expected)
        await comes_to(pilot, app.head, "2 errors keep the files from opening. Put them right, then press r.")


@pytest.mark.parametrize("width", [30, 50, 80])
async def test_the_carets_stand_under_what_is_meant_however_long_the_line(width: int) -> None:
    from tui.model.text import cells

    app, running = checking([LONG], size=(width, 20))
    async with running:
        *_, shown, carets = (row for row in app.lines() if row)
        assert cells(shown[: shown.index("ofice")]) == carets.index("^")
        assert carets.count("^") == 5
        assert cells(shown) <= width


async def test_reading_again_goes_on_once_there_is_no_error() -> None:
    app, running = checking([UNKNOWN, WHOLE], [WHOLE, WARNING], [WARNING])
    async with running as pilot:
        await pilot.press("r")
        await comes_to(pilot, app.head, "1 error keeps the file from opening. Put it right, then press r.")
        await comes_to(pilot, lambda: app.ended, False)
        await pilot.press("f5")
        await pilot.pause()
        assert app.ended


async def test_editing_opens_the_problem_under_the_cursor_and_reads_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[tuple[str, int]] = []

    def edit(_app: App[None], file: str, line: int) -> bool:
        opened.append((file, line))
        return len(opened) > 1

    monkeypatch.setattr(system, "edit", edit)
    app, running = checking([UNKNOWN, WHOLE], [WARNING])
    async with running as pilot:
        await pilot.press("E")
        assert not app.ended  # no editor could be opened, so nothing is read again
        await pilot.press("down", "enter")
        await pilot.pause()
        assert opened == [("a.toml", 12), ("[@click=app.quit]x.toml", 1)]
        assert app.ended


@pytest.mark.parametrize("back", [True, False])
async def test_esc_goes_back_only_where_there_is_something_to_go_back_to(back: bool) -> None:
    app, running = checking([UNKNOWN], back=back)
    async with running as pilot:
        await pilot.press("escape")
        await pilot.pause()
        await comes_to(pilot, lambda: app.ended, back)


async def test_many_problems_scroll() -> None:
    app, running = checking([UNKNOWN._replace(line=n) for n in range(1, 500)])
    async with running as pilot:
        await pilot.press("end")
        assert any(row.startswith("a.toml:499:8") for row in app.lines())
        await pilot.press("q")
        await pilot.pause()
        await comes_to(pilot, lambda: app.is_running, False)
