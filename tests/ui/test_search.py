"""The person search over a screen: what it shows at every keystroke, what it posts."""

from __future__ import annotations

import unicodedata
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import Static

from tests.ui.waiting import comes_to
from tui.query.view import View
from tui.store.opening import open_files
from tui.store.timeline import Timeline
from tui.ui.messages import Chosen, ChosenEvent, Dismissed, Preview
from tui.ui.session.preview import PreviewRun
from tui.ui.session.session import Session
from tui.ui.tools.entry import Entry
from tui.ui.tools.hits import HitList
from tui.ui.tools.search import PersonSearch

TIMELINE = """
[people.chen-wenqing]
name = "Chen Wenqing"
names = { vi = "Trần Văn Thanh", zh = "陈文清" }
country = "CN"
posts = [
  { title = "Minister of State Security", date = "2016/2022" },
  { title = "Secretary of the Political and Legal Affairs Commission", date = "2022-10-28/.." },
]
[people.giang]
name = "Phan Văn Giang"
country = "VN"
[people.smith-1]
name = "John Smith"
country = "GB"
[people.smith-2]
name = "John Smith"
country = "GB"
[people.markup]
name = "[@click=app.quit]x [/] [draft]"
[events.talks]
title = { en = "Talks in Moscow", vi = "Hội đàm tại Mátxcơva" }
date = "2023-05-23"
participants = [{ person = "chen-wenqing" }, { person = "smith-1" }]
[events.forum]
title = "Army forum"
date = "2024-08-14"
participants = [{ person = "giang" }, { person = "smith-2" }, "Somebody Unlisted", { person = "chen-wenqing" }]
summary = "near Moscow"
"""


@pytest.fixture(scope="module")
def timeline(tmp_path_factory: pytest.TempPathFactory) -> Timeline:
    path = tmp_path_factory.mktemp("search") / "t.toml"
    path.write_text(TIMELINE, encoding="utf-8")
    opened = open_files([path])
    assert opened.timeline is not None, opened.diagnostics
    return opened.timeline


class Searching(App[None]):
    BINDINGS: ClassVar = [("slash", "search"), ("t", "said('today')")]
    AUTO_FOCUS = None

    def __init__(self, timeline: Timeline, language: str = "en") -> None:
        super().__init__()
        self.timeline = timeline
        self.language = language
        self.heard: list[str | tuple[str, str]] = []

    def compose(self) -> ComposeResult:
        yield PersonSearch()
        yield Static("below")

    @property
    def search(self) -> PersonSearch:
        return self.query_one(PersonSearch)

    async def action_search(self) -> None:
        session = Session(self.timeline, View(language=self.language))
        self.search.open(PreviewRun(session, lambda: None))

    def action_said(self, word: str) -> None:
        self.heard.append(word)

    def on_preview(self, message: Preview) -> None:
        self.heard.append(message.hit.person.id if message.hit else "nobody")

    def on_chosen(self, message: Chosen) -> None:
        self.heard.append(("chosen", message.hit.person.id))

    def on_chosen_event(self, message: ChosenEvent) -> None:
        self.heard.append(("event", self.timeline.event(message.rank).id))

    def on_dismissed(self, _message: Dismissed) -> None:
        self.heard.append("dismissed")

    def rows(self) -> list[str]:
        hits = self.query_one(HitList)
        width, height = hits.scrollable_content_region.size
        return [row for y in range(height) if (row := hits.render_line(y).crop(0, width).text.rstrip())]


def keys(text: str) -> list[str]:
    return ["slash", *(unicodedata.name(c).lower().replace(" ", "_") if not c.isalnum() else c for c in text)]


def searching(
    timeline: Timeline, language: str = "en", size: tuple[int, int] = (90, 16)
) -> tuple[Searching, AbstractAsyncContextManager[Pilot[None]]]:
    app = Searching(timeline, language)
    return app, app.run_test(size=size)


async def test_it_is_out_of_sight_until_opened(timeline: Timeline) -> None:
    app, running = searching(timeline)
    async with running as pilot:
        await comes_to(pilot, lambda: app.search.is_open, False)
        await pilot.press("slash")
        assert app.search.is_open
        assert isinstance(app.focused, Entry)
        assert app.query_one(HitList).items == 6  # everybody


async def test_whoever_matches_is_shown_by_the_name_that_matched(timeline: Timeline) -> None:
    app, running = searching(timeline)
    async with running as pilot:
        await pilot.press(*keys("tran"))
        first = "▸ Chen Wenqing (Trần Văn Thanh)"
        about = "  CN · Secretary of the Political and Legal Affairs Commission"
        width = app.query_one(HitList).scrollable_content_region.width
        await comes_to(pilot, app.rows, [f"{first}{'2 events':>{width - len(first)}}", about])
        assert str(app.query_one(".figure", Static).content) == "1 person"


async def test_the_letters_that_match_are_marked_without_colour(timeline: Timeline) -> None:
    app, running = searching(timeline)
    async with running as pilot:
        await pilot.press(*keys("tra"))
        marked = [
            s.text
            for s in app.query_one(HitList).render_line(0)
            if s.style and s.style.underline and s.style.bold
        ]
        assert marked == ["Trầ"[:3]]


async def test_in_another_language_people_are_called_otherwise(timeline: Timeline) -> None:
    app, running = searching(timeline, "vi")
    async with running as pilot:
        await pilot.press(*keys("tran"))
        assert app.rows()[0].startswith("▸ Trần Văn Thanh  ")


async def test_the_result_changes_with_every_keystroke(timeline: Timeline) -> None:
    app, running = searching(timeline)
    async with running as pilot:
        await pilot.press("slash")
        for text, first in (("g", "Giang"), ("gx", "Nobody"), ("g", "Giang"), ("", "Chen")):
            app.query_one(Entry).value = text
            await pilot.pause()
            assert first in app.rows()[0]


async def test_namesakes_show_their_years(timeline: Timeline) -> None:
    app, running = searching(timeline)
    async with running as pilot:
        await pilot.press(*keys("smith"))
        assert [row.split()[1:] for row in app.rows()] == [
            ["John", "Smith", "GB", "·", "2023", "·", "smith-1", "1", "event"],
            ["Smith", "GB", "·", "2024", "·", "smith-2", "1", "event"],
        ]


async def test_moving_previews_and_enter_stays(timeline: Timeline) -> None:
    app, running = searching(timeline)
    async with running as pilot:
        await pilot.press(*keys("smith"), "down", "up", "down", "enter")
        await pilot.pause()
        await comes_to(pilot, lambda: app.heard, ["smith-2", "smith-1", "smith-2", ("chosen", "smith-2")])
        await comes_to(pilot, lambda: app.search.is_open, False)


async def test_typing_on_takes_a_preview_back(timeline: Timeline) -> None:
    app, running = searching(timeline)
    async with running as pilot:
        await pilot.press(*keys("smit"), "down", "h", "enter")
        await pilot.pause()
        await comes_to(pilot, lambda: app.heard, ["smith-2", "nobody", ("chosen", "smith-1")])


async def test_somebody_without_an_entry_is_found(timeline: Timeline) -> None:
    app, running = searching(timeline)
    async with running as pilot:
        await pilot.press(*keys("unlisted"))
        assert app.rows()[0].split() == ["▸", "Somebody", "Unlisted", "2024", "1", "event"]
        await pilot.press("enter")
        await pilot.pause()
        await comes_to(pilot, lambda: app.heard, [("chosen", "")])


async def test_esc_dismisses_and_it_opens_empty_again(timeline: Timeline) -> None:
    app, running = searching(timeline)
    async with running as pilot:
        await pilot.press(*keys("smith"), "escape")
        await comes_to(pilot, lambda: app.heard, ["dismissed"])
        await comes_to(pilot, lambda: app.search.is_open, False)
        app.screen.set_focus(None)
        await pilot.press("slash")
        assert app.query_one(Entry).value == ""
        assert app.query_one(HitList).items == 6


@pytest.mark.parametrize(
    ("text", "event"), [("mosc", "talks"), ("talks mos", "talks"), ("hoi dam", "talks"), ("army", "forum")]
)
async def test_where_there_is_nobody_events_are_offered_by_title_in_any_language(
    timeline: Timeline, text: str, event: str
) -> None:
    app, running = searching(timeline)
    async with running as pilot:
        await pilot.press(*keys(text))
        assert app.rows()[0] == f"Nobody here is called “{text}”. Events with it in the title:"
        assert len(app.rows()) == 2
        await pilot.press("down", "enter")
        await comes_to(pilot, lambda: app.heard, [("event", event)])


@pytest.mark.parametrize("text", ["xyzzy", "[/]zq", "-zzqq", 'who:"', "🙈"])
async def test_where_there_is_nothing_it_says_what_was_asked_and_what_to_try(
    timeline: Timeline, text: str
) -> None:
    app, running = searching(timeline)
    async with running as pilot:
        await pilot.press("slash")
        app.query_one(Entry).value = text
        await pilot.pause()
        said = " ".join(app.rows())
        assert f"“{text}”" in said or text == "🙈"
        if text != "🙈":
            assert "fewer letters" in said
        await pilot.press("down", "enter")
        await pilot.pause()


async def test_people_of_near_names_are_marked_as_such(timeline: Timeline) -> None:
    app, running = searching(timeline)
    async with running as pilot:
        await pilot.press("slash")
        app.query_one(Entry).value = "smidt"
        await pilot.pause()
        heading, *rows = app.rows()
        assert heading == "Nobody here is called “smidt”. The nearest:"
        assert all("nearest: John Smith" in row for row in rows)
        assert len(rows) == 2
        app.query_one(Entry).value = "gianh"
        await pilot.pause()
        assert "nearest: Phan Văn Giang" in app.rows()[1]
        app.query_one(Entry).value = "giang"
        await pilot.pause()
        assert len(app.rows()) == 1
        assert "nearest" not in app.rows()[0]


async def test_a_word_left_out_is_told(timeline: Timeline) -> None:
    app, running = searching(timeline)
    async with running as pilot:
        await pilot.press("slash")
        app.query_one(Entry).value = "onkel giang"
        await pilot.pause()
        (row,) = app.rows()
        assert "Phan Văn Giang" in row
        assert "without “onkel”" in row
        app.query_one(Entry).value = "general giang"
        await pilot.pause()
        assert "without" not in app.rows()[0]


async def test_names_are_never_markup(timeline: Timeline) -> None:
    app, running = searching(timeline)
    async with running as pilot:
        await pilot.press(*keys("draft"))
        assert "▸ [@click=app.quit]x [/] [draft]" in app.rows()[0]
        await pilot.click(HitList, offset=(6, 0))
        await comes_to(pilot, lambda: app.heard, [("chosen", "markup")])


async def test_a_paste_is_made_safe_and_one_line(timeline: Timeline) -> None:
    app, running = searching(timeline)
    async with running as pilot:
        await pilot.press("slash")
        app.query_one(Entry).post_message(Paste("tr\x1b]52;c;eA==\x07an\nvan"))
        await pilot.pause()
        assert app.query_one(Entry).value == "tr␛]52;c;eA==␇an van"


async def test_a_name_typed_in_nfd_is_kept_in_nfc(timeline: Timeline) -> None:
    app, running = searching(timeline)
    async with running as pilot:
        await pilot.press("slash")
        for character in unicodedata.normalize("NFD", "Trần Văn"):
            app.query_one(Entry).post_message(Key(character, character))
            await pilot.pause()
        assert app.query_one(Entry).value == unicodedata.normalize("NFC", "Trần Văn")
        assert app.query_one(Entry).cursor_position == len("Trần Văn")
        assert "Chen Wenqing" in app.rows()[0]
        await pilot.press("home", "right")
        app.query_one(Entry).post_message(Key("x", "\N{COMBINING CARON}"))
        await pilot.press("x")
        assert app.query_one(Entry).value == "Ťxrần Văn"


async def test_the_cursor_does_not_blink(timeline: Timeline) -> None:
    app, running = searching(timeline)
    async with running as pilot:
        await pilot.press("slash")
        assert app.query_one(Entry).cursor_blink is False


async def test_a_timeline_that_names_nobody(tmp_path: Path) -> None:
    path = tmp_path / "t.toml"
    path.write_text('[events.a]\ntitle = "A"\ndate = "2020"\n', encoding="utf-8")
    timeline = open_files([path]).timeline
    assert timeline is not None
    app, running = searching(timeline)
    async with running as pilot:
        await pilot.press("slash")
        await comes_to(pilot, app.rows, ["This timeline names nobody."])
        await pilot.press("down", "enter", "a")
        await pilot.pause()
        assert "Events" in app.rows()[0]
