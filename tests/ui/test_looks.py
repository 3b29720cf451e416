"""The screen in every theme and without colour, with how each cell looks, and with lanes at every size."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from string import ascii_letters

import pytest
from rich.style import Style
from textual.pilot import Pilot

from tests.ui.explore_app import SAMPLE, TODAY, explore, lines, opened, write
from tests.ui.test_explore_sizes import same_as_snapshot
from tui.query.view import View
from tui.store.opening import open_files
from tui.ui.app import TimelineApp
from tui.ui.themes import DARK, LIGHT, TERMINAL, fitting

LOOKS = {"dark": DARK.name, "light": LIGHT.name, "sixteen": TERMINAL, "none": TERMINAL}
Looking = tuple[Pilot[None], TimelineApp]


@asynccontextmanager
async def looking(
    path: Path, look: str, patch: pytest.MonkeyPatch, *, ascii_only: bool = False
) -> AsyncIterator[Looking]:
    write(path, SAMPLE)
    if look == "none":
        patch.setenv("NO_COLOR", "1")
    else:
        patch.delenv("NO_COLOR", raising=False)
    app = TimelineApp(
        open_files([str(path)]),
        View(select="dinner"),
        today=TODAY,
        theme=LOOKS[look],
        ascii_only=ascii_only,
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("z", "minus")
        await pilot.pause()
        yield pilot, app


def cells_of(app: TimelineApp) -> list[list[tuple[str, Style]]]:
    """Return every character on the screen with its style, line by line."""
    return [
        [(character, style or Style.null()) for text, style, _ in strip for character in text]
        for strip in app.screen._compositor.render_strips()
    ]


def described(style: Style) -> str:
    names = [name for name in ("bold", "dim", "italic", "underline", "reverse") if getattr(style, name)]
    for word, colour in (("", style.color), ("on ", style.bgcolor)):
        if colour is not None and not colour.is_default:
            names.append(f"{word}{colour.name}")
    return " ".join(names) or "plain"


def digest(app: TimelineApp) -> list[str]:
    """Return the lines of the screen, each above a line of letters for looks, then what the letters stand for."""
    letters: dict[str, str] = {}
    rows = []
    for line in cells_of(app):
        looks = ""
        for _, style in line:
            look = described(style)
            looks += letters.setdefault(look, ascii_letters[len(letters)])
        rows += ["".join(character for character, _ in line).rstrip(), looks]
    return [*rows, *(f"{letter}: {look}" for look, letter in letters.items())]


@pytest.mark.parametrize("look", LOOKS)
async def test_every_look(tmp_path: Path, look: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with looking(tmp_path / "harbour.toml", look, monkeypatch) as (_, app):
        same_as_snapshot(f"look-{look}-80x24", digest(app))


async def test_plain_signs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with looking(tmp_path / "harbour.toml", "dark", monkeypatch, ascii_only=True) as (_, app):
        same_as_snapshot("plain-80x24", lines(app))


@pytest.mark.parametrize("look", ["sixteen", "none"])
async def test_without_shades_the_selection_and_the_focus_are_told_otherwise(
    tmp_path: Path, look: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with looking(tmp_path / "harbour.toml", look, monkeypatch) as (pilot, app):
        reversed_ = "".join(character for line in cells_of(app) for character, style in line if style.reverse)
        assert reversed_.strip() == "within 2–3 May 2024 Dinner"

        def is_bold(words: str) -> bool:
            shown = cells_of(app)
            for line in shown:
                text = "".join(character for character, _ in line)
                if words in text:
                    return bool(line[text.index(words)][1].bold)
            raise AssertionError(f"{words!r} is not shown")

        assert is_bold("Timeline")
        assert not is_bold("Details")
        await pilot.press("2")
        await pilot.pause()
        assert is_bold("Details")
        assert not is_bold("Timeline")
        if look == "none":
            colours = {style.color for line in cells_of(app) for _, style in line if style.color}
            assert all(colour.is_default for colour in colours)


@pytest.mark.parametrize("size", [(200, 60), (120, 40), (80, 24), (60, 20), (40, 12)])
async def test_lanes(tmp_path: Path, size: tuple[int, int]) -> None:
    view = View(select="summit", lanes="kind", pinned=("anna",), layout="timeline")
    async with opened(tmp_path / "harbour.toml", size=size, view=view) as (pilot, app):
        await pilot.press("z")
        explore(app).strip.clear()
        await pilot.pause()
        painter = explore(app).canvas.painter
        assert painter is not None
        assert painter.scene.lanes
        same_as_snapshot(f"lanes-{size[0]}x{size[1]}", lines(app))


@pytest.mark.parametrize(
    ("environment", "theme"),
    [
        ({"TERM": "xterm-256color"}, DARK.name),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, DARK.name),
        ({"TERM": "alacritty", "COLORTERM": "24bit"}, DARK.name),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": ""}, TERMINAL),
        ({"TERM": "linux"}, TERMINAL),
        ({"TERM": "xterm"}, TERMINAL),
        ({}, TERMINAL),
    ],
)
def test_the_theme_fits_the_terminal(environment: dict[str, str], theme: str) -> None:
    assert fitting(environment) == theme
