"""Every screen, with hostile text in every field: nothing reaches the terminal that acts, hides or turns around."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.ui.explore_app import opened
from tui.query.view import View
from tui.ui.app import TimelineApp
from tui.ui.screens.problems import ProblemsScreen

ATTACK = "\x1b[31m\x1b]52;c;eA==\x07 \x9b2J \u202eabc\u2066 z\u200bw\u2060 \ufeff \U000e0041 \x7f\x00 [@click=app.quit]x[/] [/]"

# Joiners and selectors are looked at by the tests of `tui.model.text`; none is in the attack.
HARMLESS = {"\n"}


def hostile() -> str:
    """Return a timeline, as JSON, with the attack in every field that takes words."""
    cite: dict[str, Any] = {"sources": [{"source": "s", "quote": f"q {ATTACK}"}]}
    event = {
        "title": {"en": f"Talks {ATTACK}", "vi": f"Hội đàm {ATTACK}"},
        "kind": "talks",
        "date": "2024-05-01/[2024-05-03..]",
        "series": "r",
        "edition": 2,
        "place": "l",
        "topics": [f"topic {ATTACK}"],
        "summary": f"summary {ATTACK}",
        "participants": [
            {
                "person": "p",
                "role": f"role {ATTACK}",
                "office": f"office {ATTACK}",
                "delegation": f"d {ATTACK}",
            }
            | cite,
            {"organization": "o", "role": f"host {ATTACK}"},
            f"nobody {ATTACK}",
        ],
        "statements": [{"by": f"voice {ATTACK}", "mode": "quote", "text": f"said {ATTACK}"} | cite],
        "conflicts": [{"date": "2024-05-02", "text": f"conflict {ATTACK}"} | cite],
        "other_dates": [{"date": "2024-05-01", "text": f"other {ATTACK}"} | cite],
        "notes": [{"text": f"note {ATTACK}"} | cite],
        "links": ["https://example.org/a"],
    }
    return json.dumps(
        {
            "timeline": {"title": f"Title {ATTACK}"},
            "people": {
                "p": {
                    "name": f"Anna {ATTACK}",
                    "names": {"ru": f"Анна {ATTACK}"},
                    "aliases": [f"alias {ATTACK}"],
                    "country": f"NO {ATTACK}",
                    "posts": [{"title": f"post {ATTACK}", "organization": "o"} | cite],
                }
            },
            "organizations": {"o": {"name": f"Board {ATTACK}", "country": f"c {ATTACK}"}},
            "places": {"l": {"name": f"Pier {ATTACK}", "within": f"in {ATTACK}", "country": f"c {ATTACK}"}},
            "series": {"r": {"name": f"Series {ATTACK}", "aliases": [f"a {ATTACK}"]}},
            "sources": {
                "s": {"title": f"Gazette {ATTACK}", "publisher": f"pub {ATTACK}", "agency": f"ag {ATTACK}"}
            },
            "events": {"a": event, "b": {**event, "part_of": ["a"], "kind": "period"}},
        }
    )


def unsafe(app: TimelineApp) -> set[str]:
    """Return the characters on the screen, in words and in links, that a terminal would act on or not show."""
    found: set[str] = set()
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            link = segment.style.link if segment.style and segment.style.link else ""
            found.update(
                c for c in segment.text + link if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp", "Cs"}
            )
    return found - HARMLESS


async def walk(pilot: Pilot[None], app: TimelineApp) -> tuple[dict[str, set[str]], set[str]]:
    """Go through every screen; return what was found at each step, and the screens that were seen."""
    found: dict[str, set[str]] = {}
    seen: set[str] = set()

    async def look(name: str, *keys: str) -> None:
        await pilot.press(*keys)
        await pilot.pause()
        found[name] = unsafe(app)
        seen.add(type(app.screen).__name__)

    await look("explore")
    await look("details", "2", "down", "down")
    await look("participants", "3", "down", "down")
    await look("person", "up", "up", "enter")
    await look("page below", "down", "enter")
    await look("list", "escape", "escape", "escape", "1", "v")
    await look("drawing again", "v")
    for number in range(6):
        await look(f"lanes {number}", "L")
    await look("pinned", "P")
    await look("search", "L", "slash", "a", "n")
    await look("preview", "down")
    await look("chosen", "enter")
    await look("events by title", "x", "slash", *"talks")
    await look("nothing found", *"zqzq")
    await look("help", "escape", "question_mark")
    await look("jump", "escape", "d")
    app.screen.query_one(Input).value = ATTACK
    await look("jump to an attack", "enter")
    await look("export", "escape", "e")
    app.screen.query_one(Input).value = f"/nowhere/{ATTACK}.html"
    await look("export to an attack", "enter")
    await look("citation copied", "escape", "y")
    await look("palette", "ctrl+p")
    await look("reloaded", "escape", "r")
    return found, seen


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_no_screen_shows_what_acts_or_hides(path: Path, size: tuple[int, int]) -> None:
    async with opened(path, hostile(), size=size) as (pilot, app):
        found, seen = await walk(pilot, app)
    assert {name: characters for name, characters in found.items() if characters} == {}
    assert seen == {
        "ExploreScreen",
        "PersonScreen",
        "HelpScreen",
        "JumpPrompt",
        "ExportForm",
        "CommandPalette",
    }


async def test_the_problems_screen_is_safe_too(path: Path) -> None:
    broken = json.dumps(
        {"events": {"a": {"title": f"x {ATTACK}", "date": f"2024 {ATTACK}", f"key {ATTACK}": ATTACK}}}
    )
    async with opened(path, broken) as (_pilot, app):
        assert isinstance(app.screen, ProblemsScreen)
        assert unsafe(app) == set()


async def test_without_the_safe_text_the_walk_finds_them(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.store.build.safe_record", lambda record: record)
    async with opened(path, hostile(), view=View()) as (_pilot, app):
        assert {"\x1b", "\u202e", "\u200b", "\U000e0041"} & unsafe(app)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "hostile.json"
