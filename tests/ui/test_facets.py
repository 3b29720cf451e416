"""The facets panel: what it counts, builds, narrows, keeps and takes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.ui.asking import below, matches, query, typed
from tests.ui.explore_app import SAMPLE, explore, focus, lines, opened, text, write
from tests.ui.waiting import comes_to
from tui.model.dates import Window
from tui.query.view import View
from tui.ui import background
from tui.ui.app import TimelineApp
from tui.ui.tools import facets_panel
from tui.ui.tools.facet_tabs import FacetTabs
from tui.ui.tools.facets_panel import FacetsPanel

NAMESAKES = """
[people.smith-1]
name = "[/] [@click=app.quit]x"
[people.smith-2]
name = "[/] [@click=app.quit]x"
[people.esc]
name = "Esc \\u001b[31mred"
[events.one]
title = "One"
date = "2024-05-01"
participants = [{ person = "smith-1" }, { person = "esc" }]
[events.two]
title = "Two"
date = "2024-05-02"
participants = [{ person = "smith-2" }, { person = "esc" }]
[events.three]
title = "Three"
date = "2024-05-03"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "harbour.toml"


def is_open(app: TimelineApp) -> bool:
    return any(panel.is_open for panel in app.screen.query(FacetsPanel))


def tabs(app: TimelineApp) -> str:
    return str(app.screen.query_one(FacetTabs).render()).strip()


def rows(app: TimelineApp) -> list[str]:
    """Return the values shown: marker, mark, name and number."""
    return [" ".join(row.split("━")[0].split()) for row in below(app, "Facets") if "] " in row]


PEOPLE = ["▸ [ ] Anna Berg 2", "[ ] Bo Lin 2", "[ ] A Stranger 1"]


@pytest.mark.parametrize("key", ["f", "f6"])
async def test_it_counts_what_the_events_have_in_common(path: Path, key: str) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press(key)
        await comes_to(pilot, lambda: sorted(rows(app)), sorted(PEOPLE))
        assert "Facets · 5 events" in text(app)
        assert tabs(app).startswith("▸ Person 3  ")
        assert "Details" not in text(app)
        assert "Space choose" in lines(app)[-1]


async def test_space_chooses_and_minus_excludes_and_the_query_says_so(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("f", "space")
        await comes_to(pilot, lambda: query(app), "who:=anna")
        assert rows(app)[0] == "▸ [x] Anna Berg 2"
        assert "who:=anna" in lines(app)[0]
        assert sorted(row[-1] for row in rows(app)) == ["1", "2", "2"]  # its own choice hides nothing
        await pilot.press("down", "space")
        await comes_to(pilot, lambda: query(app), "who:=anna | who:=bo")
        await pilot.press("up", "minus")
        await comes_to(pilot, lambda: query(app), "who:=bo -who:=anna")
        assert rows(app)[:2] == ["▸ [-] Anna Berg 2", "[x] Bo Lin 2"]
        assert matches(app) == ["dinner"]
        await pilot.press("minus", "down", "space")
        await comes_to(pilot, lambda: query(app), "")
        assert len(matches(app)) == 5


async def test_counts_are_those_under_all_other_filters(path: Path) -> None:
    async with opened(path, view=View("-kind:speech")) as (pilot, app):
        await pilot.press("f")
        await comes_to(
            pilot, lambda: sorted(rows(app)), sorted(["▸ [ ] Bo Lin 2", "[ ] Anna Berg 1", PEOPLE[2]])
        )
        assert "Kind* " in tabs(app)


async def test_enter_keeps_and_escape_in_the_timeline_goes_back(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("f", "space", "enter")
        await comes_to(pilot, lambda: (is_open(app), focus(app), query(app)), (False, "canvas", "who:=anna"))
        assert "Details" in text(app)
        await pilot.press("escape")
        await comes_to(pilot, lambda: query(app), "")


async def test_escape_goes_back_to_what_was_before(path: Path) -> None:
    view = View("dinner | harbour", Window.parse("2024-05"), select="dinner")
    async with opened(path, view=view) as (pilot, app):
        before = explore(app).session.view
        await pilot.press("f", "space", "right", "space")
        await comes_to(pilot, lambda: query(app) == before.query, expected=False)
        await pilot.press("escape")
        await comes_to(pilot, lambda: (is_open(app), explore(app).session.view), (False, before))


async def test_left_and_right_go_from_facet_to_facet(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("f")
        await comes_to(pilot, lambda: tabs(app)[:8], "▸ Person")
        names = []
        for _ in range(10):
            names.append(tabs(app).partition("▸ ")[2].split()[0])
            await pilot.press("right")
        assert len(set(names)) == 10
        await comes_to(pilot, lambda: tabs(app)[:8], "▸ Person")
        await pilot.press("left")
        await comes_to(pilot, lambda: tabs(app).partition("▸ ")[2].split()[0], names[-1])


async def test_what_tells_nothing_apart_stands_back_and_says_why(path: Path) -> None:
    async with opened(path, view=View("kind:meeting")) as (pilot, app):
        await pilot.press("f")
        await comes_to(pilot, lambda: tabs(app)[:7], "▸ Kind*")  # the only one that is of use comes first
        await pilot.press("right")
        await comes_to(pilot, lambda: "All that have one have the same." in text(app), expected=True)
        await pilot.press("left", "left")
        await comes_to(pilot, lambda: "▸ Year" in tabs(app), expected=True)


async def test_values_are_narrowed_by_folded_typing(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("f", "slash", *typed("берг"))
        await comes_to(pilot, lambda: rows(app), ["▸ [ ] Anna Berg 2"])
        assert "Person: " in text(app)
        assert "Enter to the values" in lines(app)[-1]
        await pilot.press("enter", "space")
        await comes_to(pilot, lambda: query(app), "who:=anna")
        assert rows(app) == ["▸ [x] Anna Berg 2"]
        await pilot.press("f3")
        await comes_to(pilot, lambda: isinstance(app.focused, Input), expected=True)
        await pilot.press("ctrl+u", *typed("zzz"))
        await comes_to(pilot, lambda: "No value begins so; Esc shows all again." in text(app), expected=True)
        await pilot.press("escape")
        await comes_to(pilot, lambda: len(rows(app)), 3)
        assert is_open(app)
        assert query(app) == "who:=anna"


async def test_another_facet_shows_all_its_values(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("f", "slash", *typed("anna"), "enter", "right")
        await comes_to(pilot, lambda: "Person: " in text(app), expected=False)
        assert "▸ Person" not in tabs(app)
        assert rows(app)


async def test_the_prompt_takes_the_query_over_and_the_facets_take_it_back(path: Path) -> None:
    async with opened(path, view=View('harbour "of the" | dinner')) as (pilot, app):
        await pilot.press("f", "space", "colon")
        built = '(harbour "of the" | dinner) who:=bo'
        await comes_to(pilot, lambda: (is_open(app), query(app)), (False, built))
        await comes_to(pilot, lambda: isinstance(app.focused, Input), expected=True)
        await pilot.press(*typed(" -kind:speech"), "f6")
        await comes_to(pilot, lambda: (is_open(app), query(app)), (True, f"{built} -kind:speech"))
        await comes_to(pilot, lambda: rows(app)[0], "▸ [x] Bo Lin 1")
        await pilot.press("space")  # what the panel does not know stays as it is
        await comes_to(pilot, lambda: query(app), '(harbour "of the" | dinner) -kind:speech')


async def test_a_name_written_by_hand_is_a_value_too(path: Path) -> None:
    async with opened(path, view=View("who:berg")) as (pilot, app):
        await pilot.press("f")
        await comes_to(pilot, lambda: rows(app)[0], "▸ [x] Anna Berg 2")
        await pilot.press("space")
        await comes_to(pilot, lambda: query(app), "")


async def test_x_clears_and_the_panel_follows(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("f", "space")
        await comes_to(pilot, lambda: query(app), "who:=anna")
        await pilot.press("x")
        await comes_to(pilot, lambda: rows(app)[0], "▸ [ ] Anna Berg 2")
        assert "Facets · 5 events" in text(app)


async def test_the_window_is_a_filter_as_well(path: Path) -> None:
    async with opened(path, view=View(window=Window.parse("2024-05-02/2024-05-03"))) as (pilot, app):
        await pilot.press("f")
        await comes_to(pilot, lambda: "Facets · 5 events, 2 in this window" in text(app), expected=True)
        assert "[ ] Anna Berg 1" in rows(app)
        await pilot.press("0")
        await comes_to(pilot, lambda: "[ ] Anna Berg 2" in rows(app), expected=True)


async def test_the_mouse_chooses(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("f")
        await comes_to(pilot, lambda: len(rows(app)), 3)
        row = next(number for number, shown in enumerate(lines(app)) if "[ ] A Stranger" in shown)
        await pilot.click(offset=(6, row))
        await comes_to(pilot, lambda: query(app), 'who:="A Stranger"')


async def test_paging_and_the_ends(path: Path) -> None:
    people = "".join(f'[people.p{n:03}]\nname = "Somebody {n:03}"\n' for n in range(200))
    named = ", ".join(f'{{ person = "p{n:03}" }}' for n in range(200))
    events = f'[events.all]\ntitle = "All"\ndate = "2024"\nparticipants = [{named}]\n'
    none = '[events.none]\ntitle = "None"\ndate = "2025"\n'
    more = "".join(f'[events.n{n}]\ntitle = "N"\ndate = "2024"\n' for n in range(300))
    async with opened(path, people + events + none + more) as (pilot, app):
        await pilot.press("f", "end")
        await comes_to(pilot, lambda: rows(app)[-1], "▸ [ ] Somebody 199 1")
        await pilot.press("home", "pagedown")
        await comes_to(pilot, lambda: "▸ [ ] Somebody 000 1" in rows(app), expected=False)
        await pilot.press("pageup")
        await comes_to(pilot, lambda: rows(app)[0], "▸ [ ] Somebody 000 1")


async def test_hostile_names_are_shown_as_they_are_and_namesakes_told_apart(path: Path) -> None:
    async with opened(path, NAMESAKES) as (pilot, app):
        await pilot.press("f")
        await comes_to(
            pilot,
            lambda: rows(app),
            [
                "▸ [ ] Esc ␛[31mred 2",
                "[ ] [/] [@click=app.quit]x (smith-1 · 2024) 1",
                "[ ] [/] [@click=app.quit]x (smith-2 · 2024) 1",
            ],
        )
        await pilot.press("down", "space", "slash", *typed("[/]"), "enter")
        await comes_to(pilot, lambda: matches(app), ["one"])
        assert app.is_running


async def test_an_empty_timeline_says_so(path: Path) -> None:
    async with opened(path, '[timeline]\ntitle = "Nothing"\n') as (pilot, app):
        await pilot.press("f")
        await comes_to(pilot, lambda: "No event shown has one." in text(app), expected=True)
        await pilot.press("space", "minus", "down", "right", "slash", "x", "escape", "enter")
        await comes_to(pilot, lambda: (is_open(app), query(app)), (False, ""))


async def test_reading_the_files_again_counts_anew(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("f", "space")
        await comes_to(pilot, lambda: query(app), "who:=anna")
        write(path, SAMPLE + '[events.l]\ntitle = "L"\ndate = "2024"\nparticipants = [{ person = "anna" }]\n')
        await pilot.press("f5")
        await comes_to(pilot, lambda: rows(app)[0], "▸ [x] Anna Berg 3")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 12)])
async def test_it_works_on_every_screen_and_while_that_changes(path: Path, size: tuple[int, int]) -> None:
    async with opened(path, size=size) as (pilot, app):
        await pilot.press("f")
        await comes_to(pilot, lambda: rows(app)[:1], ["▸ [ ] Anna Berg 2"])
        for other in ((44, 14), (100, 30), size):
            await pilot.resize_terminal(*other)
            await comes_to(pilot, lambda: rows(app)[:1], ["▸ [ ] Anna Berg 2"])
            assert "▸ Person 3" in tabs(app)
        await pilot.press("left", "right", "space", "enter")
        await comes_to(pilot, lambda: query(app), "who:=anna")


async def test_many_events_are_counted_beside_the_typing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[object, ...]] = []
    monkeypatch.setattr(facets_panel, "AT_ONCE", 0)
    monkeypatch.setattr(facets_panel, "in_background", lambda *arguments: started.append(arguments))
    async with opened(path) as (pilot, app):
        await pilot.press("f")
        await comes_to(pilot, lambda: "Counting…" in text(app), expected=True)
        await pilot.press("space", "right", "slash")  # nothing to choose from yet
        background.in_background(*started.pop())  # type: ignore[arg-type]
        await comes_to(pilot, lambda: len(rows(app)), 3)
        await pilot.press("space")
        await comes_to(pilot, lambda: query(app), "who:=anna")
        assert rows(app)[0] == "▸ [x] Anna Berg 2"  # chosen at once, with what was counted before
        await pilot.press("down", "space")  # one count at a time
        await comes_to(pilot, lambda: query(app), "who:=anna | who:=bo")
        assert len(started) == 1
        background.in_background(*started.pop())  # type: ignore[arg-type]
        await comes_to(pilot, lambda: len(started), 1)
        background.in_background(*started.pop())  # type: ignore[arg-type]
        await comes_to(pilot, lambda: rows(app)[:2], ["[x] Anna Berg 2", "▸ [x] Bo Lin 2"])


async def _open_facets(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("f")
        await comes_to(pilot, lambda: app.is_running, expected=False)


async def test_what_goes_wrong_beside_the_typing_is_not_lost(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_result: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(facets_panel, "AT_ONCE", 0)
    monkeypatch.setattr(facets_panel, "facets", broken)
    with pytest.raises(ZeroDivisionError):
        await _open_facets(path)
