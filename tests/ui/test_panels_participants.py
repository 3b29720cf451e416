"""The participants of an event: columns to the cell, the one under the cursor whole."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from tests.ui.waiting import comes_to
from tui.model.entities import Citation, Kind, Words
from tui.model.text import cells
from tui.page.page import Target
from tui.page.records import ParticipantRow
from tui.ui.messages import Follow
from tui.ui.panels.participants import NARROWEST, ParticipantsPanel, _Texts, _widths


def person(
    name: str,
    role: str | None = None,
    office: str | None = None,
    delegation: str | None = None,
    *,
    entry: str | None = None,
    cited: Sequence[Citation] = (),
    basis: str | None = None,
) -> ParticipantRow:
    return ParticipantRow(
        Words(name, "en"),
        Words(role, "en") if role else None,
        Words(office, "en") if office else None,
        delegation,
        basis,
        tuple(cited),
        Target(Kind.PERSON, entry) if entry else None,
        None if entry else name,
    )


GIANG = person("Phan Văn Giang", "head of delegation", "Minister of National Defence", "VN", entry="giang")
LI = person(
    "李尚福",
    "speaker",
    "Minister of National Defence of China",
    "CN",
    entry="li",
    cited=[Citation("nld", "p5")],
)
NAMED = person("Somebody Else", basis="implied")


class Panel(App[None]):
    AUTO_FOCUS = None

    def __init__(self, people: Sequence[ParticipantRow]) -> None:
        super().__init__()
        self.people = people
        self.followed: list[Target | str | None] = []

    def compose(self) -> ComposeResult:
        yield ParticipantsPanel()

    def on_mount(self) -> None:
        self.panel.show(self.people, "Nobody is named.")

    @property
    def panel(self) -> ParticipantsPanel:
        return self.query_one(ParticipantsPanel)

    def on_follow(self, message: Follow) -> None:
        self.followed.append(message.target or message.name)

    def lines(self) -> list[str]:
        width, height = self.panel.scrollable_content_region.size
        rows = [self.panel.render_line(y) for y in range(height)]
        return [row.crop(0, width).text.rstrip() for row in rows]


async def test_columns_are_aligned_to_the_cell() -> None:
    async with (app := Panel([GIANG, LI, NAMED])).run_test(size=(90, 10)) as pilot:
        await pilot.pause()
        rows = app.lines()
        assert rows[0] == "  Phan Văn Giang  VN  head of delegation  Minister of National Defence"
        assert rows[1] == "  李尚福          CN  speaker             Minister of National Defence of China"
        assert rows[2] == "  Somebody Else"
        assert app.panel.border_title == " Participants (3) "


async def test_the_one_under_the_cursor_is_whole_with_sources() -> None:
    async with (app := Panel([GIANG, LI, NAMED])).run_test(size=(50, 10)) as pilot:
        await pilot.press("tab")
        expected = [
            "▸ Phan Văn Giang",
            "  VN · head of delegation · Minister of National",
            "  Defence",
            "  李尚福          CN  speaker",
        ]
        await comes_to(pilot, lambda: app.lines()[:4], expected)
        await pilot.press("down")
        expected = [
            "  Phan Văn Giang  VN  head of delegation",
            "▸ 李尚福",
            "  CN · speaker · Minister of National Defence of",
            "  China [nld p5]",
        ]
        await comes_to(pilot, lambda: app.lines()[:4], expected)
        await pilot.press("down")
        await comes_to(pilot, lambda: app.lines()[2:4], ["▸ Somebody Else", "  (implied)"])


async def test_without_the_focus_nobody_is_unfolded() -> None:
    async with (app := Panel([GIANG, LI])).run_test(size=(50, 10)) as pilot:
        await pilot.press("tab", "down")
        app.screen.set_focus(None)
        await pilot.pause()
        assert not any("▸" in row for row in app.lines())
        assert len([row for row in app.lines() if row]) == 2


async def test_enter_and_click_follow() -> None:
    async with (app := Panel([GIANG, LI, NAMED])).run_test(size=(48, 12)) as pilot:
        await pilot.click(
            ParticipantsPanel, offset=(5, 2)
        )  # the second row, though focusing unfolds the first
        await pilot.press("up", "enter", "end", "enter")
        await comes_to(
            pilot,
            lambda: app.followed,
            [Target(Kind.PERSON, "li"), Target(Kind.PERSON, "giang"), "Somebody Else"],
        )


async def test_names_are_cut_between_words() -> None:
    people = [person("Ministry of National Defence of the Russian Federation", "organizer"), GIANG]
    async with (app := Panel(people)).run_test(size=(36, 10)) as pilot:
        await pilot.pause()
        name = app.lines()[0].split("…")[0].strip()
        assert people[0].name.text.startswith(name + " ")


async def test_nobody() -> None:
    async with (app := Panel([])).run_test(size=(40, 10)) as pilot:
        await pilot.press("tab", "down", "enter")
        await comes_to(pilot, lambda: app.lines()[0], "Nobody is named.")
        assert app.panel.border_title == " Participants "
        await comes_to(pilot, lambda: app.followed, [])


async def test_a_thousand_rows() -> None:
    people = [
        person(f"Name {n}", "delegate", "an office of some length, for one", "XX", entry=f"p{n}")
        for n in range(1000)
    ]
    async with (app := Panel(people)).run_test(size=(40, 12)) as pilot:
        await pilot.press("tab", "end")
        await comes_to(pilot, lambda: app.panel.cursor, 999)
        assert "▸ Name 999" in app.lines()
        await pilot.press("enter", "pageup", "home", "enter")
        await comes_to(pilot, lambda: app.followed, [Target(Kind.PERSON, "p999"), Target(Kind.PERSON, "p0")])


@pytest.mark.parametrize("text", ["[/]", "[draft]", "[@click=app.quit]x"])
async def test_text_is_never_markup(text: str) -> None:
    async with (app := Panel([person(text, text, text, text, cited=[Citation(text)])])).run_test(
        size=(120, 8)
    ) as pilot:
        await pilot.press("tab", "down")
        assert "\n".join(app.lines()).count(text) == 5


texts = st.text(alphabet="ab cdé陈", max_size=30)


@given(st.lists(st.builds(_Texts, texts, texts, texts, texts), min_size=1, max_size=8), st.integers(12, 80))
def test_columns_never_exceed_the_width(people: list[_Texts], width: int) -> None:
    name, *others = _widths(people, width)
    assert name + sum(room + 2 for room in others if room) <= width
    assert name >= min(NARROWEST, *(cells(p.name) for p in people))
