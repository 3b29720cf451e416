"""The query prompt: what it shows while one types, completes, marks, keeps and takes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.ui.asking import below, matches, query, typed
from tests.ui.explore_app import SAMPLE, explore, focus, lines, opened, text, write
from tests.ui.waiting import comes_to
from tui.model.dates import Window
from tui.query.view import View
from tui.reading.bundled import bundled_path
from tui.ui import background
from tui.ui.app import TimelineApp
from tui.ui.tools import query_prompt
from tui.ui.tools.query_prompt import QueryPrompt

HOSTILE = """
[people."x"]
name = "[@click=app.quit]x [/] [draft]"
[people."esc"]
name = "Esc \\u001b[31mred\\u001b]52;c;aGk=\\u0007"
[places.tag]
name = "[/] [b]bold"
[events.one]
title = "[/] one"
date = "2024-05-01"
kind = "[/]x"
place = "tag"
participants = [{ person = "x", role = "[red]host[/]" }, { person = "esc" }]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "harbour.toml"


def line(app: TimelineApp) -> str:
    return app.screen.query_one(QueryPrompt).query_one(Input).value


def completions(app: TimelineApp) -> list[list[str]]:
    """Return the rows of the list below the line, word by word."""
    return [row.split() for row in below(app, "Query")[2:]]


def is_open(app: TimelineApp) -> bool:
    return any(prompt.is_open for prompt in app.screen.query(QueryPrompt))


@pytest.mark.parametrize("key", ["colon", "f4"])
async def test_a_query_is_tried_out_while_it_is_typed_and_enter_keeps_it(path: Path, key: str) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press(key, *typed("kind:speech"))
        await comes_to(pilot, lambda: matches(app), ["opening"])
        assert "Query · 1 event" in text(app)
        await pilot.press("enter")
        await comes_to(pilot, lambda: is_open(app), expected=False)
        assert (query(app), focus(app)) == ("kind:speech", "canvas")
        await pilot.press("escape")
        await comes_to(pilot, lambda: query(app), "")


async def test_it_opens_with_the_present_query_and_escape_goes_back_to_it(path: Path) -> None:
    view = View("who:bo", Window.parse("2024-05"), select="dinner")
    async with opened(path, view=view) as (pilot, app):
        before = explore(app).session.view
        await pilot.press("colon")
        await comes_to(pilot, lambda: line(app), "who:bo")
        await pilot.press(*typed(" kind:meeting"))
        await comes_to(pilot, lambda: matches(app), ["dinner"])
        await pilot.press("escape")
        await comes_to(pilot, lambda: explore(app).session.view, before)
        assert focus(app) == "canvas"
        assert "Details" in text(app)


async def test_an_empty_line_asks_for_everything(path: Path) -> None:
    async with opened(path, view=View("who:bo")) as (pilot, app):
        await pilot.press("colon", "ctrl+u")
        await comes_to(pilot, lambda: len(matches(app)), 5)
        await pilot.press("enter")
        await comes_to(pilot, lambda: query(app), "")


async def test_values_complete_with_counts(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("colon", *typed("wh"))
        await comes_to(pilot, lambda: completions(app)[0], ["▸", "who:", "3", "events"])
        await pilot.press("tab")
        await comes_to(pilot, lambda: line(app), "who:")
        shown = below(app, "Query")
        assert "^  expected an id, or a name in quotes" in shown[2]
        assert shown[3].split() == ["▸", "who:=anna", "Anna", "Berg", "2", "events"]
        await pilot.press("down", "right")
        await comes_to(pilot, lambda: line(app), "who:=bo ")
        await comes_to(pilot, lambda: matches(app), ["summit", "dinner"])


async def test_names_fold_as_in_person_search_and_a_word_becomes_a_value(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("colon", *typed("берг"))
        await comes_to(pilot, lambda: completions(app)[0][:5], ["▸", "who:=anna", "Anna", "Berg", "(Анна"])
        await pilot.press("ctrl+u", *typed("pie"))
        await comes_to(pilot, lambda: completions(app)[0][:2], ["▸", "place:pier"])
        await pilot.press("tab")
        await comes_to(pilot, lambda: matches(app), ["summit"])


async def test_the_arrows_move_the_cursor_where_there_is_nothing_to_complete(path: Path) -> None:
    async with opened(path, view=View("who:bo kind:meeting")) as (pilot, app):
        await pilot.press("colon", "home", "right", "right", "right", "right", "right")
        await comes_to(pilot, lambda: completions(app)[0][:2], ["▸", "who:=bo"])
        await pilot.press("end", "space", "right")
        await pilot.pause()
        assert line(app) == "who:bo kind:meeting "


async def test_completing_in_the_middle_leaves_the_rest(path: Path) -> None:
    async with opened(path, view=View("-who:b kind:meeting")) as (pilot, app):
        await pilot.press("colon", "home", *["right"] * 6, "tab")
        await comes_to(pilot, lambda: line(app), "-who:=bo kind:meeting")


async def test_a_click_puts_a_completion_in(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("colon", *typed("who:"))
        await comes_to(pilot, lambda: "who:=bo" in text(app), expected=True)
        row = next(number for number, shown in enumerate(lines(app)) if "who:=bo" in shown)
        await pilot.click(offset=(6, row))
        await comes_to(pilot, lambda: line(app), "who:=bo ")
        assert isinstance(app.focused, Input)


async def test_a_mistake_is_marked_below_its_character_and_the_last_answer_stays(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("colon", *typed("who:bo (kind:meeting"))
        shown = below(app, "Query")
        await comes_to(pilot, lambda: "a bracket is not closed" in text(app), expected=True)
        raw = lines(app)
        at = next(number for number, one in enumerate(raw) if "who:bo (" in one and "^" in raw[number + 1])
        assert raw[at + 1].index("^") == raw[at].index("(")
        assert "`)` somewhere after it" in text(app)
        assert matches(app) == ["summit", "dinner"], shown
        await pilot.press("enter")
        await pilot.pause()
        assert is_open(app)
        await pilot.press(*typed(")"), "enter")
        await comes_to(pilot, lambda: matches(app), ["dinner"])
        assert query(app) == "who:bo (kind:meeting)"


async def test_an_unknown_field_is_named_and_those_like_it_are_offered(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("colon", *typed("hwo:bo"))
        await comes_to(pilot, lambda: "unknown field `hwo:`" in text(app), expected=True)
        await pilot.press("tab")
        await comes_to(pilot, lambda: matches(app), ["summit", "dinner"])


async def test_a_word_that_only_begins_a_field_does_not_empty_the_screen(path: Path) -> None:
    async with opened(path, view=View("who:bo")) as (pilot, app):
        await pilot.press("colon", *typed(" kin"))
        await comes_to(pilot, lambda: "no event so far" in text(app), expected=True)
        assert matches(app) == ["summit", "dinner"]
        await pilot.press("enter")  # asked in earnest: no event has such a word
        await comes_to(pilot, lambda: matches(app), [])


async def test_where_nothing_answers_it_says_what_would_widen_the_query(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("colon", *typed("who:anna certainly:in:2024-02 "))
        note = "No event answers this; without certainly:in:2024-02: 2 events · without who:anna: 1 event."
        await comes_to(pilot, lambda: note in text(app), expected=True)
        assert "Query · no event" in text(app)
        await pilot.press("ctrl+u", *typed("zzz "))
        await comes_to(pilot, lambda: "An empty line asks for everything" in text(app), expected=True)
        await pilot.press("enter")
        await comes_to(pilot, lambda: "No event answers zzz" in text(app), expected=True)
        await pilot.press("x")
        await comes_to(pilot, lambda: len(matches(app)), 5)


async def test_what_is_possible_is_counted_and_marked(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("colon", *typed("in:2024-05-02"))
        await comes_to(pilot, lambda: "Query · 2 events, 1 possibly" in text(app), expected=True)
        assert "? Dinner" in text(app)
        assert "? Harbour summit" not in text(app)
        await pilot.press("home", *typed("certainly:"))
        await comes_to(pilot, lambda: matches(app), ["summit"])
        assert "1 possibly" not in text(app)


async def test_the_answer_is_shown_even_outside_the_window(path: Path) -> None:
    view = View(window=Window.parse("2024-05-20/2024-05-25"))
    async with opened(path, view=view) as (pilot, app):
        await pilot.press("colon", *typed("kind:speech"))
        await comes_to(pilot, lambda: len(explore(app).session.result.shown), 1)
        assert explore(app).session.view.window is None
        await pilot.press("ctrl+u", *typed("dredging"))
        await comes_to(pilot, lambda: matches(app), ["dredging"])
        assert explore(app).session.view.window == view.window


async def test_the_person_search_takes_over_and_gives_back(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("colon", *typed("kind:speech"), "f3")
        await comes_to(pilot, lambda: "Find a person" in text(app), expected=True)
        assert not is_open(app)
        assert query(app) == "kind:speech"
        await pilot.press("down", "f4")  # the preview of a person is taken back
        await comes_to(pilot, lambda: line(app) if is_open(app) else "", "kind:speech")


async def test_the_focus_may_leave_and_come_back(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("colon", *typed("who:bo"))
        await comes_to(pilot, lambda: len(matches(app)), 2)
        await pilot.click("#canvas", offset=(1, 1))
        await comes_to(pilot, lambda: focus(app), "canvas")
        await pilot.press("tab")
        await comes_to(pilot, lambda: isinstance(app.focused, Input), expected=True)
        await pilot.click("#canvas", offset=(1, 1))
        await comes_to(pilot, lambda: focus(app), "canvas")
        await pilot.press("escape")
        await comes_to(pilot, lambda: (is_open(app), query(app)), (False, ""))


async def test_reading_the_files_again_keeps_what_is_typed(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("colon", *typed("kind:meeting"))
        await comes_to(pilot, lambda: matches(app), ["dinner"])
        write(path, SAMPLE + '[events.lunch]\ntitle = "Lunch"\nkind = "meeting"\ndate = "2024-05-04"\n')
        await pilot.press("f5")
        await comes_to(pilot, lambda: matches(app), ["dinner", "lunch"])
        await comes_to(pilot, lambda: "Query · 2 events" in text(app), expected=True)
        assert line(app) == "kind:meeting"
        await pilot.press("enter")
        await comes_to(pilot, lambda: query(app), "kind:meeting")


async def test_hostile_names_are_shown_as_they_are(path: Path) -> None:
    async with opened(path, HOSTILE) as (pilot, app):
        await pilot.press("colon", *typed("who:"))
        await comes_to(pilot, lambda: "[@click=app.quit]x [/] [draft]" in text(app), expected=True)
        assert "Esc ␛[31mred" in text(app)
        await pilot.press("ctrl+u", *typed("kind:"), "tab")
        await comes_to(pilot, lambda: matches(app), ["one"])
        await pilot.press(*typed("[/] -[b]"), "enter")
        await comes_to(pilot, lambda: is_open(app), expected=False)
        assert app.is_running


async def test_an_empty_timeline_says_so(path: Path) -> None:
    async with opened(path, '[timeline]\ntitle = "Nothing"\n') as (pilot, app):
        await pilot.press("colon", *typed("who:x"))
        await comes_to(pilot, lambda: "This timeline has no events yet." in text(app), expected=True)
        await pilot.press("enter")
        await comes_to(pilot, lambda: is_open(app), expected=False)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 12)])
async def test_it_works_on_every_screen_and_while_that_changes(path: Path, size: tuple[int, int]) -> None:
    async with opened(path, size=size) as (pilot, app):
        await pilot.press("colon", *typed("who:"))
        await comes_to(pilot, lambda: "▸ who:=anna" in text(app), expected=True)
        assert all(len(one) <= size[0] for one in lines(app))
        for other in ((44, 14), (100, 30), size):
            await pilot.resize_terminal(*other)
            await comes_to(pilot, lambda: "▸ who:=anna" in text(app), expected=True)
        await pilot.press("tab", "enter")
        await comes_to(pilot, lambda: query(app), "who:=anna")


async def test_a_slow_answer_waits_for_a_pause_in_the_typing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(query_prompt, "SLOW", -1.0)  # every answer is
    monkeypatch.setattr(query_prompt, "PAUSE", 600.0)
    async with opened(path) as (pilot, app):
        await pilot.press("colon", *typed("dinner"))
        await comes_to(pilot, lambda: line(app), "dinner")
        assert query(app) == "d"
        await pilot.press("enter")  # which does not wait
        await comes_to(pilot, lambda: (is_open(app), query(app)), (False, "dinner"))
        monkeypatch.setattr(query_prompt, "PAUSE", 0.01)
        await pilot.press("colon", *typed(" | opening"))
        await comes_to(pilot, lambda: matches(app), ["opening", "dinner"])


async def test_what_is_not_made_yet_is_made_beside_the_typing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[object] = []
    real = background.in_background

    def late(*arguments: object) -> None:
        started.append(arguments)

    monkeypatch.setattr(query_prompt, "in_background", late)
    async with opened(path) as (pilot, app):
        await pilot.press("colon", *typed("who:bo"))
        await comes_to(pilot, lambda: "Query · counting…" in text(app), expected=True)
        assert query(app) == ""
        await pilot.press("enter")  # kept as soon as it can be answered
        await pilot.pause()
        assert is_open(app)
        real(*started[0])  # type: ignore[misc]
        await comes_to(pilot, lambda: (is_open(app), query(app)), (False, "who:bo"))


async def test_the_bundled_timeline_tells_certain_from_possible(path: Path) -> None:
    """Phan Văn Giang met Li Shangfu one day within 14–17 August: possibly on the 16th, when MCIS-11 certainly was."""
    bundled = bundled_path().read_text(encoding="utf-8")
    async with opened(path, bundled, view=View(language="en")) as (pilot, app):
        await pilot.press("colon", *typed("who:giang in:2023-08-16"))
        await comes_to(pilot, lambda: "giang-li-shangfu" in matches(app), expected=True)
        assert "? Meeting: Phan Văn Giang and Li Shangfu" in text(app)
        assert "7 events, 6 possibly" in text(app)
        result = explore(app).session.result
        mcis = result.timeline.rank("mcis-11")
        assert mcis is not None
        assert not result.doubtful(mcis)
        await pilot.press("ctrl+u", *typed("who:giang certainly:in:2023-08-16"), "enter", "v")
        await comes_to(pilot, lambda: matches(app), ["mcis-11"])
        assert "Li Shangfu" not in text(app)
