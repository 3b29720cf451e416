"""The export form: format, events and name; nothing is overwritten unasked, errors are said in the form."""

from __future__ import annotations

import json
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from threading import Event

import pytest
from textual.app import App
from textual.containers import Vertical
from textual.pilot import Pilot

from tests.ui.waiting import comes_to
from tui.export.formats import FORMATS, Exported, ExportRequest, Format
from tui.model.dates import Window
from tui.query.result import Result, resolve
from tui.query.view import View
from tui.store.opening import open_files
from tui.ui import system
from tui.ui.exporting import ExportChoice, ExportDone
from tui.ui.screens import export
from tui.ui.screens.export import ExportForm

EVENTS = {f"e{year}": {"title": f"Event of {year}", "date": str(year)} for year in range(2001, 2011)}
WINDOW = Window.parse("2003/2005")
WHOLE = View()


class Exporting(App[None]):
    def __init__(self, directory: Path, last: ExportChoice | None, view: View) -> None:
        super().__init__()
        path = directory / "in.json"
        path.write_text(json.dumps({"events": EVENTS}))
        timeline = open_files([path]).timeline
        assert timeline is not None
        self.result = resolve(timeline, view)
        self.last = last or ExportChoice(directory=directory)
        self.gave: ExportDone | str | None = "nothing yet"

    def on_mount(self) -> None:
        self.push_screen(ExportForm(self.result, WINDOW, "view", self.last), self.take)

    def take(self, written: ExportDone | None) -> None:
        self.gave = written

    @property
    def form(self) -> ExportForm:
        assert isinstance(self.screen, ExportForm)
        return self.screen

    def said(self) -> list[str]:
        answers = [
            row.text.rstrip() for row in map(self.form._choices.render_line, range(self.form._choices.items))
        ]
        return [str(self.form._note.content), *(answers if self.form._choices.display else [])]

    def rows(self) -> list[str]:
        return [str(self.form._format.content), str(self.form._scope.content), self.form._entry.value]


def names(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir())


def exporting(
    directory: Path, last: ExportChoice | None = None, view: View = WHOLE, size: tuple[int, int] = (100, 24)
) -> tuple[Exporting, AbstractAsyncContextManager[Pilot[None]]]:
    app = Exporting(directory, last, view)
    return app, app.run_test(size=size)


def written_to(path: Path, events: str = "10 events") -> list[str]:
    return [f"Written to {path}: {events}.", "▸ open it", "  go back"]


async def test_enter_writes_to_the_name_proposed_and_says_where(tmp_path: Path) -> None:
    app, running = exporting(tmp_path)
    async with running as pilot:
        await comes_to(pilot, app.said, [f"to {tmp_path / 'view.html'}"])
        assert app.rows() == [
            "Format  ‹ html ›  one page that stands on its own, to read, search and print",
            "Events  ‹ all ›  10 events",
            str(tmp_path / "view.html"),
        ]
        await pilot.press("enter")
        await comes_to(pilot, app.said, written_to(tmp_path / "view.html"))
        await pilot.press("escape")
        await pilot.pause()
    assert isinstance(app.gave, ExportDone)
    assert app.gave == ExportDone(tmp_path / "view.html", "10 events", ExportChoice("html", True, tmp_path))
    assert (tmp_path / "view.html").read_text().count("<article ") == 10


async def test_enter_where_it_is_said_opens_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(system, "open_file", lambda _app, path: opened.append(path))
    app, running = exporting(tmp_path)
    async with running as pilot:
        await pilot.press("enter")
        await comes_to(pilot, app.said, written_to(tmp_path / "view.html"))
        assert app.screen.query_one(Vertical).border_subtitle == "↑↓ choose · Enter opens · Esc goes back"
        await pilot.press("enter")
        await comes_to(pilot, lambda: isinstance(app.gave, ExportDone), expected=True)
    assert opened == [tmp_path / "view.html"]


async def test_the_name_follows_the_format_and_the_format_the_name(tmp_path: Path) -> None:
    app, running = exporting(tmp_path)
    async with running as pilot:
        await pilot.press("right")
        await comes_to(pilot, lambda: app.rows()[2], str(tmp_path / "view.md"))
        await pilot.press("left", "left")
        await comes_to(pilot, lambda: app.rows()[2], str(tmp_path / "view.toml"))
        await pilot.press("up", *["backspace"] * 4, "c", "s", "v")
        await comes_to(pilot, lambda: app.rows()[0].split("›")[0], "Format  ‹ csv ")
        await pilot.press("enter")
        await comes_to(pilot, app.said, written_to(tmp_path / "view.csv"))
    assert (tmp_path / "view.csv").read_text(encoding="utf-8-sig").startswith("event,title,")


async def test_only_what_is_in_the_window_can_be_taken(tmp_path: Path) -> None:
    app, running = exporting(tmp_path, ExportChoice("json", True, tmp_path))
    async with running as pilot:
        await pilot.press("down", "right")
        await comes_to(pilot, lambda: app.rows()[1], "Events  ‹ this window ›  3 events, 2003–2005")
        await pilot.press("enter")
        await comes_to(pilot, app.said, written_to(tmp_path / "view.json", "3 events"))
    assert list(json.loads((tmp_path / "view.json").read_text())["events"]) == ["e2003", "e2004", "e2005"]


@pytest.mark.parametrize(("window", "at"), [(None, "all"), (Window.parse("2004"), "this window")])
async def test_what_the_view_asks_for_is_proposed(tmp_path: Path, window: Window | None, at: str) -> None:
    app, running = exporting(tmp_path, view=View(window=window))
    app.last = None  # type: ignore[assignment]  # as at the first export
    async with running as pilot:
        await comes_to(pilot, lambda: f"‹ {at} ›" in app.rows()[1], expected=True)


async def test_what_was_chosen_before_is_proposed(tmp_path: Path) -> None:
    app, running = exporting(tmp_path, ExportChoice("ics", False, tmp_path))
    async with running as pilot:
        await comes_to(pilot, lambda: app.rows()[2], str(tmp_path / "view.ics"))
        assert "‹ ics ›" in app.rows()[0]
        assert "‹ this window ›" in app.rows()[1]


async def test_a_free_name_is_proposed(tmp_path: Path) -> None:
    (tmp_path / "view.html").write_text("old")
    app, running = exporting(tmp_path)
    async with running as pilot:
        await pilot.press("enter")
        await comes_to(pilot, app.said, written_to(tmp_path / "view-2.html"))
    assert (tmp_path / "view.html").read_text() == "old"


@pytest.mark.parametrize(
    ("keys", "gave", "kept"),
    [(("enter",), "view-3.html", True), (("down", "enter"), "view.html", False), (("escape",), None, True)],
)
async def test_over_an_existing_file_it_asks(
    tmp_path: Path, keys: tuple[str, ...], gave: str | None, kept: bool
) -> None:
    (tmp_path / "view.html").write_text("old")
    (tmp_path / "view-2.html").write_text("old too")
    app, running = exporting(tmp_path)
    async with running as pilot:
        app.form._entry.value = str(tmp_path / "view.html")
        await pilot.press("enter")
        expected = ["view.html is there already.", "▸ write view-3.html instead", "  overwrite view.html"]
        await comes_to(pilot, app.said, expected)
        await pilot.press(*keys)
        said = written_to(tmp_path / gave) if gave else [f"to {tmp_path / 'view.html'}"]
        await comes_to(pilot, app.said, said)
    assert ((tmp_path / "view.html").read_text() == "old") is kept
    assert (tmp_path / "view-3.html").exists() is (gave == "view-3.html")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type the name of a file."),
        ("  ", "Type the name of a file."),
        ("nowhere/at/all.html", "the directory does not exist"),
        ("view.docx", "let it end in one of .html, .md, .svg, .csv, .ics, .json, .toml"),
        (".", "let it end in one of"),
        ("dir.html", "is a directory"),
        ("~nobody-of-that-name/x.html", "the directory does not exist"),
    ],
)
async def test_errors_are_said_in_the_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dir.html").mkdir()
    app, running = exporting(tmp_path)
    async with running as pilot:
        app.form._entry.value = typed
        await pilot.pause()
        await pilot.press("enter")
        await comes_to(pilot, lambda: said in app.said()[0], expected=True)
        assert app.form._note.has_class("-error")
        await pilot.press("up", "x")
        await comes_to(pilot, lambda: app.form._note.has_class("-error"), expected=False)
    assert names(tmp_path) == ["dir.html", "in.json"]


async def test_a_name_is_never_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "[@click=app.quit]x.csv").write_text("old")
    app, running = exporting(tmp_path)
    async with running as pilot:
        app.form._entry.value = "[@click=app.quit]x.csv"
        await pilot.press("enter")
        expected = [
            "[@click=app.quit]x.csv is there already.",
            "▸ write [@click=app.quit]x-2.csv instead",
            "  overwrite [@click=app.quit]x.csv",
        ]
        await comes_to(pilot, app.said, expected)


async def test_past_a_second_it_says_how_far_it_is_and_esc_gives_up_leaving_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, go_on = Event(), Event()

    def slow(result: Result, request: ExportRequest) -> Exported:
        def pieces() -> list[str]:
            for done in request.along(result.shown):
                if done == 4:
                    asked.set()
                    go_on.wait(10)
            return ["text"]

        return Exported((piece for piece in pieces()), 10)

    monkeypatch.setattr(export, "PATIENCE", 0.01)
    form = FORMATS["csv"]
    monkeypatch.setitem(FORMATS, "csv", Format("csv", form.suffixes, form.words, slow))
    app, running = exporting(tmp_path, ExportChoice("csv", True, tmp_path))
    async with running as pilot:
        await pilot.press("enter")
        await comes_to(pilot, asked.is_set, expected=True)
        await pilot.pause(0.1)
        await comes_to(pilot, app.said, ["Writing csv: 4 of 10 events. Esc gives up."])
        await pilot.press("enter")  # one at a time
        await pilot.press("escape")
        go_on.set()
        await comes_to(pilot, app.said, ["Given up. Nothing was written."])
        assert names(tmp_path) == ["in.json"]
        await pilot.press("escape")
        await comes_to(pilot, lambda: app.gave, None)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 12)])
async def test_at_every_size_all_of_it_is_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    app, running = exporting(tmp_path, size=size)
    async with running as pilot:
        await pilot.pause()
        form = app.form
        for widget in (form._format, form._scope, form._entry, form._note):
            assert form.region.contains_region(widget.region)
            assert widget.region.height >= 1


async def test_ctrl_c_quits(tmp_path: Path) -> None:
    app, running = exporting(tmp_path)
    async with running as pilot:
        await pilot.press("ctrl+c")
        await comes_to(pilot, lambda: app.is_running, False)
