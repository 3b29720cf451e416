"""The export form: a free name is proposed, nothing is overwritten unasked, errors are said in the form."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.ui.waiting import comes_to
from tui.export.writing import write
from tui.ui.screens.export import ExportForm


class Exporting(App[None]):
    def __init__(self, name: str | Path) -> None:
        super().__init__()
        self.name_ = name
        self.say = "the page"
        self.gave: Path | str | None = "nothing yet"

    def on_mount(self) -> None:
        self.push_screen(ExportForm(self.name_, self.write), self.take)

    def write(self, path: Path, *, force: bool) -> Path:
        return write(path, self.say, force=force)

    def take(self, path: Path | None) -> None:
        self.gave = path

    @property
    def form(self) -> ExportForm:
        assert isinstance(self.screen, ExportForm)
        return self.screen

    def said(self) -> list[str]:
        answers = [
            row.text.rstrip() for row in map(self.form._choices.render_line, range(self.form._choices.items))
        ]
        return [str(self.form._note.content), *(answers if self.form._choices.display else [])]


def exporting(name: str | Path) -> tuple[Exporting, AbstractAsyncContextManager[Pilot[None]]]:
    app = Exporting(name)
    return app, app.run_test(size=(100, 20))


def files(directory: Path) -> list[Path]:
    return list(directory.iterdir())


async def test_enter_writes_to_the_name_proposed(tmp_path: Path) -> None:
    app, running = exporting(tmp_path / "view.html")
    async with running as pilot:
        await comes_to(pilot, app.said, [f"to {tmp_path / 'view.html'}"])
        await pilot.press("enter")
        await pilot.pause()
        await comes_to(pilot, lambda: app.gave, tmp_path / "view.html")
        assert (tmp_path / "view.html").read_text() == "the page"


async def test_a_free_name_is_proposed(tmp_path: Path) -> None:
    (tmp_path / "view.html").write_text("old")
    app, running = exporting(tmp_path / "view.html")
    async with running as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await comes_to(pilot, lambda: app.gave, tmp_path / "view-2.html")
        assert (tmp_path / "view.html").read_text() == "old"


@pytest.mark.parametrize(
    ("keys", "gave", "old", "new"),
    [
        (("enter",), "view-3.html", "old", True),
        (("down", "enter"), "view.html", "the page", False),
        (("escape", "escape"), None, "old", False),
    ],
)
async def test_over_an_existing_file_it_asks(
    tmp_path: Path, keys: tuple[str, ...], gave: str | None, old: str, new: bool
) -> None:
    (tmp_path / "view.html").write_text("old")
    (tmp_path / "view-2.html").write_text("old too")
    app, running = exporting(tmp_path / "other.html")
    async with running as pilot:
        app.form._entry.value = str(tmp_path / "view.html")
        await pilot.press("enter")
        await pilot.pause()
        expected = [
            "view.html is there already.",
            "▸ write view-3.html instead",
            "  overwrite view.html",
        ]
        await comes_to(pilot, app.said, expected)
        await pilot.press(*keys)
        await pilot.pause()
        await comes_to(pilot, lambda: app.gave, (tmp_path / gave if gave else None))
        assert (tmp_path / "view.html").read_text() == old
        assert (tmp_path / "view-3.html").exists() is new


async def test_esc_at_the_question_goes_back_to_typing(tmp_path: Path) -> None:
    (tmp_path / "view.html").write_text("old")
    app, running = exporting(tmp_path / "other.html")
    async with running as pilot:
        app.form._entry.value = str(tmp_path / "view.html")
        await pilot.press("enter", "escape")
        await pilot.pause()
        await comes_to(pilot, app.said, [f"to {tmp_path / 'view.html'}"])
        await pilot.press(*["backspace"] * 5, "2", "enter")
        await pilot.pause()
        await comes_to(pilot, lambda: app.gave, tmp_path / "view2")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type the name of a file."),
        ("  ", "Type the name of a file."),
        ("nowhere/at/all.html", "the directory does not exist"),
        (".", "is a directory"),
        ("a\x00b", "␀"),
        ("~nobody-of-that-name/x.html", "the directory does not exist"),
    ],
)
async def test_errors_are_said_in_the_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    app, running = exporting("view.html")
    async with running as pilot:
        app.form._entry.value = typed
        await pilot.pause()
        if "\x00" in typed:
            assert said in app.form._entry.value
            return
        await pilot.press("enter")
        await pilot.pause()
        assert said in app.said()[0]
        assert app.form._note.has_class("-error")
        await pilot.press("x")
        await pilot.pause()
        assert not app.form._note.has_class("-error")
    assert files(tmp_path) == []


async def test_a_name_is_never_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "[@click=app.quit]x").write_text("old")  # its suffix is `.quit]x`
    app, running = exporting("other")
    async with running as pilot:
        app.form._entry.value = "[@click=app.quit]x"
        await pilot.press("enter")
        await pilot.pause()
        expected = [
            "[@click=app.quit]x is there already.",
            "▸ write [@click=app-2.quit]x instead",
            "  overwrite [@click=app.quit]x",
        ]
        await comes_to(pilot, app.said, expected)


async def test_ctrl_c_quits(tmp_path: Path) -> None:
    app, running = exporting(tmp_path / "view.html")
    async with running as pilot:
        await pilot.press("ctrl+c")
        await pilot.pause()
        await comes_to(pilot, lambda: app.is_running, False)
