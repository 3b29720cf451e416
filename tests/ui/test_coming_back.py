"""Coming back to views: back and forward, by the command of a view; the header that says one; another language."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.explore_app import SAMPLE, TODAY, explore, focus, lines, opened, selected, text, write
from tests.ui.waiting import comes_to
from tui.cli.arguments import parse
from tui.cli.views import view_for
from tui.model.translation import speak
from tui.query.saved import open_files
from tui.query.view import View
from tui.ui.app import TimelineApp


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "harbour.toml"


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speak("en")


def asked(app: TimelineApp) -> tuple[str, str | None]:
    view = explore(app).session.view
    return view.query, view.lanes


# back and forward


async def test_back_and_forward_through_lanes_and_layouts(path: Path) -> None:
    async with opened(path, view=View(select="summit")) as (pilot, app):
        await pilot.press("L", "L", "v", "right")
        assert focus(app) == "listing"
        await pilot.press("less_than_sign")
        await comes_to(pilot, lambda: focus(app), "canvas")
        assert asked(app) == ("", "kind")
        assert "Back: by kind" in text(app)
        await pilot.press("alt+left", "less_than_sign")
        assert asked(app) == ("", None)
        assert selected(app) == "summit"
        await pilot.press("less_than_sign")
        assert "This is the first view." in text(app)
        await pilot.press("alt+right", "greater_than_sign", "greater_than_sign")
        await comes_to(pilot, lambda: focus(app), "listing")
        assert selected(app) == "dinner"
        await pilot.press("greater_than_sign")
        assert "This is the latest view." in text(app)


async def test_zooming_in_a_run_is_one_step_and_walking_none(path: Path) -> None:
    async with opened(path, view=View(select="summit")) as (pilot, app):
        session = explore(app).session
        before = session.window
        await pilot.press("plus", "plus", "left_square_bracket", "minus")
        assert session.window != before
        await pilot.press("less_than_sign")
        assert session.window == before
        assert session.view.window is None
        await pilot.press("greater_than_sign", "right", "right")
        here = selected(app)
        await pilot.press("less_than_sign", "greater_than_sign")
        assert selected(app) == here


async def test_a_person_found_is_a_step_and_trying_one_out_is_none(path: Path) -> None:
    async with opened(path, view=View(select="survey")) as (pilot, app):
        await pilot.press("slash", *"bo", "down", "escape")
        await comes_to(pilot, lambda: focus(app), "canvas")
        assert explore(app).history.behind == 0
        await pilot.press("slash", *"bo lin", "enter")
        await comes_to(pilot, lambda: explore(app).session.view.query, "who:=bo")
        assert explore(app).history.behind == 1
        await pilot.press("less_than_sign")
        assert asked(app) == ("", None)
        assert selected(app) == "survey"
        await pilot.press("greater_than_sign")
        assert asked(app)[0] == "who:=bo"
        await pilot.press("escape")
        assert asked(app)[0] == ""


async def test_after_the_files_are_read_again_the_way_back_is_still_there(path: Path) -> None:
    async with opened(path, view=View(select="dinner")) as (pilot, app):
        await pilot.press("L")
        write(path, SAMPLE.replace("[events.dinner]", "[events.supper]"))
        await pilot.press("r")
        await comes_to(pilot, lambda: "Read again" in text(app), expected=True)
        await pilot.press("less_than_sign")
        assert asked(app) == ("", None)
        assert explore(app).session.timeline.rank("dinner") is None


# the header


@pytest.mark.parametrize("width", [120, 80, 60, 40])
async def test_the_header_says_the_view_in_words(path: Path, width: int) -> None:
    view = View(query="who:anna kind:conference", lanes="country", pinned=("bo",), select="summit")
    async with opened(path, view=view, size=(width, 30)) as (pilot, app):
        await pilot.press("plus")
        head = lines(app)[0]
        whole = f"Harbour talks · who:anna kind:conference · {explore(app).session.window.words()} · by country · Bo Lin pinned"
        assert "1 of 5 events" in head
        assert "who:anna" in head
        if width == 120:
            assert "Harbour talks · who:anna kind:conference" in head
        words = {word.strip("…") for word in head.split()}
        known = {
            *whole.split(),
            *["9", "3", "people", "harbour.toml", "filtered", "1", "of", "5", "events", "·"],
            "",
        }
        assert words <= known, words - known


# the command


@pytest.mark.parametrize(
    "keys",
    [
        (),
        ("L", "L", "L", "s", "space", "plus", "right"),
        ("v", "down", "down"),
        ("P", "right_square_bracket", "minus"),
        ("slash", *"bo lin", "enter", "z"),
        ("enter", "f2"),
    ],
)
@pytest.mark.parametrize("size", [(120, 40), (50, 20)])
async def test_the_command_copied_shows_the_same_screen(
    path: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(TimelineApp, "copy_to_clipboard", lambda _app, text: copied.append(text))
    async with opened(path, view=View(select="summit"), size=size) as (pilot, app):
        await pilot.press(*keys)
        await pilot.pause()
        await pilot.press("Y")
        view, shown = explore(app).session.view, shown_in(app)
    (command,) = copied
    words = shlex.split(command)
    assert words[0] == "timeline"
    arguments = parse(words[1:])
    timeline = open_files(arguments.files).timeline
    assert timeline is not None
    again = view_for(arguments, timeline)
    assert again == view
    async with opened(path, view=again, size=size) as (pilot, app):
        await pilot.pause()
        assert shown_in(app) == shown


def shown_in(app: TimelineApp) -> list[str]:
    """Return what the panels show, without the line at the bottom and what is told in passing above it."""
    screen = explore(app)
    screen.strip.clear()
    panels = (screen.header, screen.overview, screen.main)
    return [
        # Without how far a list is scrolled, which no view says.
        " ".join(re.sub(r" · +\d+% *$", "", "".join(segment.text for segment in strip)).split())
        for panel in panels
        for strip in panel.render_lines(panel.size.region)
    ]


async def test_the_command_is_shown_and_needs_no_file_for_the_bundled_timeline() -> None:
    from tui.reading.bundled import bundled_path

    app = TimelineApp(open_files([str(bundled_path())]), View(lanes="kind"), today=TODAY)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        session = explore(app).session
        assert explore(app).command() == f"timeline --select {session.view.select} --lanes kind"
        await pilot.press("Y")
        await pilot.pause()
        (told,) = app._notifications
        assert told.message.startswith("Copied, if the terminal allows it: timeline --select")


# the language


async def test_the_language_is_switched_to_and_fro(path: Path) -> None:
    bilingual = SAMPLE.replace(
        'title = "Harbour summit"', 'title = { en = "Harbour summit", vi = "Hội nghị cảng" }'
    )
    async with opened(path, bilingual, view=View(select="summit")) as (pilot, app):
        assert "Harbour summit" in text(app)
        await pilot.press("f2")
        await pilot.pause()
        shown = text(app)
        assert "Hội nghị cảng" in shown
        assert "Harbour summit" not in shown
        assert "tháng 5" in shown
        assert explore(app).session.view.language == "vi"
        await pilot.press("f2")
        await pilot.pause()
        assert explore(app).session.view.language is None
        assert "Harbour summit" in text(app)
        await pilot.press("less_than_sign")
        assert explore(app).session.view.language == "vi"


async def test_a_text_without_a_translation_says_its_language(path: Path) -> None:
    async with opened(path, view=View(select="opening", language="vi")) as (pilot, app):
        layout = text(app)
        assert "Opening (en)" in layout  # on the canvas and in the details
        assert layout.count("Harbour summit (en)") == 2
        assert "Anna Berg (en)" not in layout  # a name is a name
        await pilot.press("v")
        await pilot.pause()
        assert "Survey of the harbour (en)" in text(app)
        await pilot.press("f2")
        await pilot.pause()
        assert "(en)" not in text(app)
