"""Who met whom, in the app: whom somebody met, two people, the chain between them, and the grid."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from tests.ui.explore_app import TODAY, focus, lines, opened, selected, text
from tests.ui.waiting import comes_to
from tui.query.view import View
from tui.store.opening import open_files
from tui.ui.app import TimelineApp
from tui.ui.screens.explore import ExploreScreen
from tui.ui.screens.grid import GridScreen
from tui.ui.screens.met import MetScreen
from tui.ui.screens.pair import PairScreen
from tui.ui.screens.person import PersonScreen


def shows(app: TimelineApp, screen: type[Screen[Any]]) -> bool:
    return isinstance(app.screen, screen)


WEEK = """
[people.ann]
name = "Ann Lee"
names = { ru = "Анна Ли" }
country = "NO"
[people.bo]
name = "Bo Lin"
[people.cem]
name = "Cem Ok"
[people.dee]
name = "Dee Far"
[people.eve]
name = "Eve Alone"
[sources.paper]
title = "The paper"
publisher = "Press"
[sources.other]
title = "Another"
publisher = "Rival"
[events.talks]
title = "Talks of two"
kind = "talks"
date = "[2023-05-01..2023-05-03]"
participants = [{ person = "ann", sources = ["paper#p1"] }, { person = "bo", sources = ["paper#p2"] }]
other_dates = [{ date = "2023-05-02", sources = ["other"] }]
sources = ["paper"]
[events.forum]
title = "Forum"
kind = "conference"
date = "2023-06-01"
participants = [{ person = "ann" }, { person = "bo" }, { person = "cem" }]
sources = ["paper"]
[events.second]
title = "Second talks"
kind = "talks"
date = "2023-07-01"
participants = [{ person = "bo" }, { person = "cem" }]
sources = ["paper#p3"]
[events.plan]
title = "To come"
kind = "talks"
date = "2030"
status = "planned"
participants = [{ person = "cem" }, { person = "dee" }]
[events.alone]
title = "A speech"
date = "2023-08-01"
participants = [{ person = "eve" }]
[events.empty]
title = "Nobody"
date = "2023-09-01"
"""


async def test_w_shows_whom_the_first_participant_met(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml", WEEK, view=View(select="talks")) as (pilot, app):
        await pilot.press("w")
        await comes_to(pilot, lambda: "Near Ann Lee: 2 people" in text(app), True)
        shown = lines(app)
        assert "Bo Lin" in shown[1]
        assert "●" in shown[1]
        assert "○" in shown[1]
        people = [line[:60] for line in shown]
        assert any("Cem Ok" in line and "○" in line and "●" not in line for line in people)
        # On the other half: grade, certainty, date in words, event, sources, and another source's date.
        whole = text(app)
        assert "● Talks (1)" in whole
        assert "one day within 1–3 May 2023, certainly" in whole
        assert "[paper p1]" in whole
        assert "2 May 2023, according to Rival" in whole
        assert "● talks   ◐ same session   ○ same event   · same place, overlapping days" in whole


async def test_w_asks_about_the_participant_under_the_cursor(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml", WEEK, view=View(select="forum")) as (pilot, app):
        await pilot.press("3", "down", "down", "w")
        await comes_to(pilot, lambda: "Near Cem Ok: 3 people" in text(app), True)


async def test_moving_shows_the_encounters_with_another(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml", WEEK, view=View(select="talks")) as (pilot, app):
        await pilot.press("w", "down")
        await comes_to(pilot, lambda: "Ann Lee and Cem Ok" in text(app), True)
        assert "No meeting in this timeline." in text(app)
        assert "○ Same event (1)" in text(app)
        await pilot.press("home")
        await comes_to(pilot, lambda: "Ann Lee and Bo Lin" in text(app), True)


async def test_tab_and_enter_lead_to_the_event(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml", WEEK, view=View(select="forum")) as (pilot, app):
        await pilot.press("w", "tab", "enter")
        await comes_to(pilot, lambda: shows(app, ExploreScreen), True)
        assert selected(app) == "talks"
        await pilot.press("escape")
        assert selected(app) == "forum"


async def test_a_source_opens_its_page_and_escape_comes_back(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml", WEEK, view=View(select="talks")) as (pilot, app):
        await pilot.press("w", "tab", "down", "enter")
        await comes_to(pilot, lambda: shows(app, PersonScreen), True)
        assert "The paper" in text(app)
        await pilot.press("escape")
        assert shows(app, MetScreen)
        await pilot.press("escape")  # from the encounters to the people
        assert shows(app, MetScreen)
        await pilot.press("escape")
        assert shows(app, ExploreScreen)


async def test_enter_shows_two_and_c_the_chain(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml", WEEK, view=View(select="talks")) as (pilot, app):
        await pilot.press("w", "down", "enter")
        await comes_to(pilot, lambda: shows(app, PairScreen), True)
        assert "Ann Lee and Cem Ok" in text(app)
        assert "c shows by whom the two are linked." in text(app)
        await pilot.press("c")
        assert "A chain of 2 meetings, the shortest there is." in text(app)
        assert "1. Ann Lee met Bo Lin" in text(app)
        assert "2. Bo Lin met Cem Ok" in text(app)
        assert "Second talks [paper p3]" in text(app)
        await pilot.press("escape")  # one level: the encounters again
        assert "Ann Lee and Cem Ok" in text(app)
        await pilot.press("c", "c")
        assert "Ann Lee and Cem Ok" in text(app)
        await pilot.press("escape")
        assert shows(app, MetScreen)


async def test_c_among_the_people_and_an_event_of_the_chain(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml", WEEK, view=View(select="forum")) as (pilot, app):
        await pilot.press("w", "down", "c")
        await comes_to(pilot, lambda: "From Ann Lee to Cem Ok" in text(app), True)
        await pilot.press("home", "enter")
        await comes_to(pilot, lambda: shows(app, ExploreScreen), True)
        assert selected(app) == "talks"


async def test_the_way_out_of_a_chain_opened_at_once(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml", WEEK, view=View(select="talks")) as (pilot, app):
        await pilot.press("w", "down", "c", "escape")
        await comes_to(pilot, lambda: shows(app, MetScreen), True)


async def test_why_there_is_no_chain(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml", WEEK, view=View(select="plan")) as (pilot, app):
        await pilot.press("w", "slash", *"dee")
        await pilot.press("enter", "c")
        await comes_to(pilot, lambda: "Only possible talks would link them" in text(app), True)
        assert "No chain of certain talks leads from Cem Ok to Dee Far." in text(app)
        assert "From Cem Ok such talks lead to 2 other people, and not to Dee Far." in text(app)
        assert "Dee Far has certain talks with nobody." in text(app)
        assert "1. Cem Ok possibly met Dee Far" in text(app)


async def test_typing_narrows_and_finds_who_was_never_met(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml", WEEK, view=View(select="talks")) as (pilot, app):
        await pilot.press("w", "slash", *"LIN")
        await comes_to(pilot, lambda: "Cem Ok" in text(app), False)
        assert "Bo Lin" in text(app)
        await pilot.press(*["backspace"] * 3, *"eve")
        await comes_to(pilot, lambda: "no meeting" in text(app), True)
        assert "Ann Lee and Eve Alone" in text(app)
        assert "No meeting in this timeline." in text(app)
        await pilot.press("enter")
        await comes_to(pilot, lambda: shows(app, PairScreen), True)
        await pilot.press("escape", "escape")  # out of the pair, then out of typing: everybody again
        await comes_to(pilot, lambda: "Cem Ok" in text(app), True)
        assert focus(app) == "who"
        await pilot.press("slash", *"zzzzzz")
        await comes_to(pilot, lambda: "Nobody is found by zzzzzz." in text(app), True)
        await pilot.press("enter")
        assert shows(app, MetScreen)


async def test_a_name_is_found_in_any_script(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml", WEEK, view=View(select="second")) as (pilot, app):
        await pilot.press("w", "slash", *"анна")
        await comes_to(pilot, lambda: "Bo Lin and Ann Lee" in text(app), True)
        await pilot.press("down", "up", "pagedown", "pageup")
        assert "Bo Lin and Ann Lee" in text(app)


async def test_p_opens_the_page_of_whom_the_cursor_is_on(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml", WEEK, view=View(select="talks")) as (pilot, app):
        await pilot.press("w", "p")
        await comes_to(pilot, lambda: shows(app, PersonScreen), True)
        assert lines(app)[1].strip() == "Bo Lin"
        await pilot.press("escape", "enter", "p")
        await comes_to(pilot, lambda: shows(app, PersonScreen), True)
        assert lines(app)[1].strip() == "Bo Lin"


async def test_w_on_the_page_of_a_person(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml", WEEK, view=View(select="talks")) as (pilot, app):
        await pilot.press("p", "w")
        await comes_to(pilot, lambda: "Near Ann Lee: 2 people" in text(app), True)
        await pilot.press("escape")
        assert shows(app, PersonScreen)
        await pilot.press("w", "down", "tab", "enter")
        await comes_to(pilot, lambda: shows(app, ExploreScreen), True)
        assert selected(app) == "forum"


async def test_somebody_who_was_near_nobody(tmp_path: Path) -> None:
    async with opened(tmp_path / "a.toml", WEEK, view=View(select="alone")) as (pilot, app):
        await pilot.press("w")
        await comes_to(pilot, lambda: "Nobody was near, as far as this timeline knows." in text(app), True)
        await pilot.press("enter", "c")
        assert shows(app, MetScreen)
        assert "There is nobody here; / finds anybody in this timeline." in text(app)
        await pilot.press("p")
        await comes_to(pilot, lambda: shows(app, PersonScreen), True)


async def test_two_who_are_pinned(tmp_path: Path) -> None:
    view = View(select="alone", pinned=("ann", "Cem Ok"))
    async with opened(tmp_path / "a.toml", WEEK, view=view) as (pilot, app):
        await pilot.press("w")
        await comes_to(pilot, lambda: "Ann Lee and Cem Ok" in text(app), True)
        assert shows(app, PairScreen)


async def test_ascii_signs(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(WEEK, encoding="utf-8")
    app = TimelineApp(open_files([str(path)]), View(select="talks"), today=TODAY, ascii_only=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("w")
        await comes_to(pilot, lambda: "Near Ann Lee: 2 people" in text(app), True)
        assert "T Talks (1)" in text(app)
        assert "T talks   S same session   E same event   P same place, overlapping days" in text(app)
        assert not set("●◐○╲") & set(text(app))
        await pilot.press("escape", "W")
        await comes_to(pilot, lambda: "5 people of this view" in text(app), True)
        assert not set("●◐○╲") & set(text(app))


HOSTILE = """
[events.a]
title = "[@click=app.quit]Talks[/]"
date = "2023"
kind = "talks"
participants = ["[b]Ann[/b] \\u001b[31m", "[/]\\u202eBo"]
[events.b]
title = "\\u0007"
date = "2024"
kind = "talks"
status = "planned"
participants = ["[/]\\u202eBo", "日本語の名前がとても長い人の名前がとても長い"]
"""


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 12)])
async def test_hostile_names_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path / "a.toml", HOSTILE, size=size, view=View(select="a")) as (pilot, app):
        await pilot.press("w")
        await comes_to(pilot, lambda: shows(app, MetScreen), True)
        await comes_to(pilot, lambda: "[b]Ann[/b]" in text(app), True)
        await pilot.press("slash", "[", "escape", "enter", "c", "escape", "escape", "escape", "W")
        await comes_to(pilot, lambda: shows(app, GridScreen), True)
        await pilot.press("right", "down", "enter")
        await comes_to(pilot, lambda: shows(app, PairScreen), True)
        assert "\x1b" not in text(app)
        assert "\u202e" not in text(app)
        assert all(len(line) <= size[0] for line in lines(app))
