"""Every printable key can be typed into every field, and pasted; none of them is a command there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tests.ui.asking import matches, query, typed
from tests.ui.explore_app import explore, opened, text
from tests.ui.waiting import comes_to
from tui.ui.app import TimelineApp
from tui.ui.commands.keys import KEYS
from tui.ui.tools.entry import Entry

LETTERS = "Ưđ文ßя"
PRINTABLE = "".join(map(chr, range(0x20, 0x7F))) + LETTERS

# The keys that lead to each field, from the timeline.
FIELDS: dict[str, Sequence[str]] = {
    "person search": ("slash",),
    "query": ("colon",),
    "facet": ("f", "slash"),
    "met": ("t", "g", "right", "p", "w", "slash"),
    "jump": ("d",),
    "export": ("e",),
    "save": ("S",),
}


def entry(app: TimelineApp) -> Entry:
    focused = app.focused
    assert isinstance(focused, Entry)
    return focused


async def led(pilot: Pilot[None], keys: Sequence[str]) -> None:
    await pilot.press(*keys)
    await pilot.pause()


@pytest.mark.parametrize("field", FIELDS)
async def test_every_printable_key_is_typed(tmp_path: Path, field: str) -> None:
    async with opened(tmp_path / "a.toml") as (pilot, app):
        await led(pilot, FIELDS[field])
        line = await _entry(pilot, app)
        stack = list(app.screen_stack)
        for character in PRINTABLE:
            line.value = ""
            await pilot.press(*typed(character))
            assert line.value == character, character
            assert app.focused is line
            assert app.screen_stack == stack


@pytest.mark.parametrize("field", FIELDS)
async def test_every_printable_character_is_pasted(tmp_path: Path, field: str) -> None:
    async with opened(tmp_path / "a.toml") as (pilot, app):
        await led(pilot, FIELDS[field])
        line = await _entry(pilot, app)
        line.value = ""
        app.post_message(events.Paste(PRINTABLE.strip()))
        await comes_to(pilot, lambda: line.value, PRINTABLE.strip())
        assert app.focused is line


def test_the_table_has_keys_that_could_be_taken_for_commands() -> None:
    """Else the tests above would say nothing."""
    assert {"slash", "colon", "question_mark"} <= {name for key in KEYS if key.urgent for name in key.keys}


async def test_the_search_offers_to_ask_a_query(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml") as (pilot, app):
        await pilot.press("slash")
        entry(app).value = "who:anna kind:speech"
        await pilot.pause()
        assert "Ask it as a query:" in text(app)
        assert "1 event" in text(app)
        await pilot.press("enter")
        await comes_to(pilot, lambda: query(app), "who:anna kind:speech")
        assert matches(app) == ["opening"]
        assert explore(app).focused is explore(app).canvas
        await pilot.press("escape")
        await comes_to(pilot, lambda: query(app), "")


@pytest.mark.parametrize("words", ["in:2000/20", "who:", "x:", "anna -bo", '"anna"', "a (b", "12:30"])
async def test_the_search_takes_what_asks_by_no_field_for_a_name(tmp_path: Path, words: str) -> None:
    async with opened(tmp_path / "a.toml") as (pilot, app):
        await pilot.press("slash")
        entry(app).value = words
        await pilot.pause()
        assert "Ask it as a query" not in text(app)


async def _entry(pilot: Pilot[None], app: TimelineApp) -> Entry:
    """Return the field that has the focus; where rows stand above it, after going down to it."""
    for _ in range(5):
        if isinstance(app.focused, Entry):
            break
        await pilot.press("tab")
    return entry(app)
