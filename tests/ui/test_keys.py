"""The table of keys: nothing doubled, nothing that a terminal cannot send, every action there and in the help."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from textual.widget import Widget

from tests.ui.explore_app import explore, opened
from tui.ui.canvas.canvas import Canvas
from tui.ui.canvas.overview import OverviewStrip
from tui.ui.commands.keys import KEYS, Where, bindings, groups, sign
from tui.ui.commands.strips import strip_entries
from tui.ui.panels.lines import LineView
from tui.ui.screens.grid import GridScreen
from tui.ui.screens.meeting import MeetingScreen
from tui.ui.screens.met import MetScreen
from tui.ui.screens.pair import PairScreen
from tui.ui.screens.person import PersonScreen
from tui.ui.tools.entry import Entry
from tui.ui.tools.facets_panel import FacetsPanel
from tui.ui.tools.query_prompt import QueryPrompt
from tui.ui.tools.search import PersonSearch

UNSENDABLE = {"ctrl+h", "ctrl+m", "ctrl+i", "ctrl+j", "ctrl+left_square_brace", "ctrl+s"}


def test_ids_are_unique() -> None:
    assert len({key.id for key in KEYS}) == len(KEYS)


@pytest.mark.parametrize(
    "place", [place for place in Where if place not in {Where.EVERYWHERE, Where.EXPLORE}]
)
def test_a_key_means_one_thing_in_one_place(place: Where) -> None:
    names = [name for key in KEYS if key.where is place for name in key.keys]
    assert len(names) == len(set(names))
    shared = [name for key in KEYS if key.where in {Where.EXPLORE, Where.EVERYWHERE} for name in key.keys]
    assert len(shared) == len(set(shared))


def test_terminals_can_send_every_key() -> None:
    assert not UNSENDABLE & {name for key in KEYS for name in key.keys}


def test_the_keys_of_the_design_are_there() -> None:
    shown = {sign(name) for key in KEYS for name in key.keys}
    wanted = "← → ↑ ↓ h j k l + = − 0 z [ ] PgUp PgDn g G Home End d t Tab 1 2 3 4 Enter Esc Backspace / F3 : F4 f F6 x e y o E r F5 ? F1 ctrl+p F10 Y S V < > alt+← alt+→ F2 q ctrl+c ctrl+q ctrl+z"
    assert set(wanted.split()) <= shown


async def test_every_action_exists_where_its_key_works(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml") as (pilot, app):
        screen = explore(app)
        await pilot.press("slash", "f4", "f6")
        owners: dict[Where, tuple[Widget | object, ...]] = {
            Where.EVERYWHERE: (app,),
            Where.EXPLORE: (screen,),
            Where.TIMELINE: (screen,),
            Where.OVERVIEW: (screen,),
            Where.PANEL: (screen.details, screen.participants),
            Where.SEARCH: (screen.query_one(PersonSearch),),
            Where.PROMPT: (screen.query_one(QueryPrompt),),
            Where.FACETS: (screen.query_one(FacetsPanel),),
            Where.MET: (MetScreen, PairScreen, GridScreen),
            Where.CIRCLE: (MetScreen,),
            Where.GRID: (GridScreen,),
            Where.PAGE: (PersonScreen,),
            Where.NARROW: (screen.query_one(FacetsPanel).query_one(Entry),),
        }
        for key in KEYS:
            name = key.action.partition("(")[0].removeprefix("screen.")
            for owner in owners[key.where]:
                assert hasattr(owner, f"action_{name}"), (key.id, owner)


@pytest.mark.parametrize(
    ("widget", "place"),
    [
        (Canvas, Where.TIMELINE),
        (OverviewStrip, Where.OVERVIEW),
        (LineView, Where.PANEL),
        (PersonSearch, Where.SEARCH),
        (QueryPrompt, Where.PROMPT),
        (FacetsPanel, Where.FACETS),
        (MeetingScreen, Where.MET),
        (MetScreen, Where.CIRCLE),
        (GridScreen, Where.GRID),
    ],
)
def test_widgets_bind_what_the_table_says(widget: type[Widget], place: Where) -> None:
    assert bindings(place) == widget.BINDINGS


def test_a_pair_is_followed_by_its_other_half_in_the_same_group() -> None:
    for _heading, keys in groups():
        told = iter(keys)
        for key in told:
            if key.both:
                assert next(told).group == key.group


@pytest.mark.parametrize(
    ("place", "width"),
    product(
        (Where.TIMELINE, Where.PANEL, Where.OVERVIEW, Where.CIRCLE, Where.PAIR, Where.GRID), (38, 58, 78, 118)
    ),
)
def test_the_strip_fits_and_keeps_what_matters(place: Where, width: int) -> None:
    entries = strip_entries(place, width)
    assert sum(len(signs) + 1 + len(word) for signs, word in entries) + 3 * (len(entries) - 1) <= width
    if width >= 58:
        assert {"?", "q"} <= {signs for signs, _ in entries}
