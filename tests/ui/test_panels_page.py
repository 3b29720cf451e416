"""A page on the screen: how it is set, where the cursor goes, what is followed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult

from tests.ui.waiting import comes_to
from tui.model.entities import Citation, Kind
from tui.page.page import Line, Page, PageField, Span, Style, Target
from tui.ui.messages import Follow
from tui.ui.panels.page_view import DetailsPanel

EVENT = Target(Kind.EVENT, "mcis-11")
PLACE = Target(Kind.PLACE, "patriot")
NLD = Target(Kind.SOURCE, "nld")
TASS = Target(Kind.SOURCE, "tass")
URL = "https://example.org/a"


def line(*spans: Span | str, cited: Sequence[Citation] = ()) -> Line:
    return Line(tuple(Span(s) if isinstance(s, str) else s for s in spans), tuple(cited))


def page(*fields: PageField, title: str = "A conference", target: Target = EVENT) -> Page:
    return Page(target, Span(title, Style.STRONG), fields)


SMALL = page(
    PageField("Date", (line(Span("15 August 2023", Style.STRONG), cited=[Citation("nld", "p5")]),)),
    PageField("Place", (line(Span("Patriot Centre", target=PLACE), ", Kubinka"),)),
    PageField(
        "Sources",
        (line(Span("A paper", target=NLD), " ", Span(URL, url=URL), cited=[Citation("nld", "p5")]),),
    ),
)


class Panel(App[None]):
    AUTO_FOCUS = None

    def __init__(self, shown: Page | None = SMALL, instead: str = "") -> None:
        super().__init__()
        self.shown = shown
        self.instead = instead
        self.followed: list[Target | str | None] = []

    def compose(self) -> ComposeResult:
        yield DetailsPanel()

    def on_mount(self) -> None:
        self.panel.show(self.shown, self.instead)

    @property
    def panel(self) -> DetailsPanel:
        return self.query_one(DetailsPanel)

    def on_follow(self, message: Follow) -> None:
        self.followed.append(message.target or message.url or message.name)

    def lines(self) -> list[str]:
        width, height = self.panel.scrollable_content_region.size
        return [self.panel.render_line(y).text[:width].rstrip() for y in range(height)]


async def test_title_then_labels_in_a_column_and_citations_at_the_end() -> None:
    async with (app := Panel()).run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        assert [row for row in app.lines() if row] == [
            "A conference",
            "Date     15 August 2023 [nld p5]",
            "Place    Patriot Centre, Kubinka",
            "Sources  A paper https://example.org/a [nld p5]",
        ]


async def test_long_text_wraps_at_words_within_80_cells() -> None:
    text = "word " * 60
    async with (app := Panel(page(PageField("Summary", (line(text),))))).run_test(size=(140, 12)) as pilot:
        await pilot.pause()
        rows = [row for row in app.lines() if row][1:]
        assert max(map(len, rows)) <= 80
        assert all(row.startswith("         word") for row in rows[1:])
        assert " ".join(rows).split() == ["Summary", *text.split()]


async def test_several_lines_of_a_field_hang() -> None:
    lines = (line("one two three four five six seven eight"), line("nine"))
    async with (app := Panel(page(PageField("Parts", lines)))).run_test(size=(50, 12)) as pilot:
        await pilot.pause()
        assert [row for row in app.lines() if row][1:] == [
            "Parts  one two three four five six seven eight",
            "       nine",
        ]
        await pilot.resize_terminal(48, 12)
        await pilot.pause()
        assert [row for row in app.lines() if row][1:] == [
            "Parts  one two three four five six seven",
            "         eight",
            "       nine",
        ]


async def test_a_narrow_panel_puts_labels_above() -> None:
    async with (app := Panel()).run_test(size=(30, 12)) as pilot:
        await pilot.pause()
        await comes_to(pilot, lambda: app.lines()[1:4], ["Date", "  15 August 2023 [nld p5]", "Place"])


async def test_a_long_label_stands_above_its_lines() -> None:
    shown = page(PageField("Date", (line("2012"),)), PageField("Not to be confused with", (line("another"),)))
    async with (app := Panel(shown)).run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        await comes_to(
            pilot, lambda: app.lines()[1:4], ["Date  2012", "Not to be confused with", "      another"]
        )


async def test_the_cursor_goes_over_what_leads_somewhere_once_per_line() -> None:
    async with (app := Panel()).run_test(size=(60, 12)) as pilot:
        await pilot.press("tab")
        for key in (
            "enter",
            "down",
            "enter",
            "j",
            "enter",
            "down",
            "enter",
            "down",
            "enter",
            "k",
            "k",
            "enter",
        ):
            await pilot.press(key)
        await comes_to(pilot, lambda: app.followed, [NLD, PLACE, NLD, URL, URL, PLACE])


async def test_a_click_follows() -> None:
    async with (app := Panel()).run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        row = next(y for y, text in enumerate(app.lines()) if "Patriot" in text)
        await pilot.click(DetailsPanel, offset=(12, row + 1))
        await pilot.click(DetailsPanel, offset=(45, row + 1))  # beside it
        await pilot.pause()
        await comes_to(pilot, lambda: app.followed, [PLACE])


async def test_rows_without_a_link_scroll_past() -> None:
    fields = (
        PageField("Place", (line(Span("here", target=PLACE)),)),
        PageField("Summary", tuple(line(f"row {n}") for n in range(40))),
        PageField("Sources", (line(Span("there", target=TASS)),)),
    )
    async with (app := Panel(page(*fields))).run_test(size=(60, 12)) as pilot:
        await pilot.press("tab")
        await pilot.press("down", "down", "down")
        assert app.panel.scroll_offset.y == 3
        await pilot.press("enter")
        await comes_to(pilot, lambda: app.panel.cursor, 0)
        await pilot.press(*["down"] * 40)
        await pilot.press("enter")
        await pilot.press("home", "enter")
        assert app.panel.scroll_offset.y == 0
        await pilot.press("end", "enter")
        await comes_to(pilot, lambda: app.followed, [PLACE, TASS, PLACE, TASS])


async def test_paging_goes_to_the_end_and_back() -> None:
    fields = tuple(
        PageField("", (line(Span(f"link {n}", target=Target(Kind.EVENT, f"e{n}"))),)) for n in range(100)
    )
    async with (app := Panel(page(*fields))).run_test(size=(60, 12)) as pilot:
        await pilot.press("tab", "pagedown")
        assert app.panel.cursor in range(6, 12)
        await pilot.press(*["pagedown"] * 12)
        await comes_to(pilot, lambda: app.panel.cursor, 99)
        await pilot.press(*["pageup"] * 14)
        assert (app.panel.cursor, app.panel.scroll_offset.y) == (0, 0)


async def test_another_page_begins_at_its_top_and_the_same_keeps_its_place() -> None:
    fields = tuple(PageField("", (line(f"row {n}"),)) for n in range(100))
    async with (app := Panel(page(*fields))).run_test(size=(60, 12)) as pilot:
        await pilot.press("tab", "pagedown")
        before = app.panel.scroll_offset.y
        app.panel.show(page(*fields, title="Hội nghị"))
        assert app.panel.scroll_offset.y == before > 0
        app.panel.show(page(*fields, target=Target(Kind.EVENT, "other")))
        assert app.panel.scroll_offset.y == 0


async def test_without_a_page_it_says_so() -> None:
    async with (app := Panel(None, "No event.")).run_test(size=(60, 12)) as pilot:
        await pilot.press("tab", "down", "enter")
        await comes_to(pilot, lambda: app.lines()[0], "No event.")
        await comes_to(pilot, lambda: app.followed, [])


@pytest.mark.parametrize("text", ["[/]", "[draft]", "[@click=app.quit]x", "[b]x[/b]", "\\[x]"])
async def test_text_is_never_markup(text: str) -> None:
    shown = page(
        PageField(text, (line(Span(text, target=PLACE), text, cited=[Citation(text, text)]),)), title=text
    )
    async with (app := Panel(shown)).run_test(size=(100, 12)) as pilot:
        await pilot.press("tab", "down", "enter")
        said = "\n".join(app.lines())
        assert said.count(text) == 6
        assert app.is_running


async def test_an_address_is_a_link_of_the_terminal_too() -> None:
    async with (app := Panel()).run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        links = {s.style.link for y in range(5) for s in app.panel.render_line(y) if s.style}
        assert links == {None, URL}


async def test_selected_text_can_be_copied() -> None:
    async with (app := Panel()).run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        app.panel.text_select_all()
        await pilot.pause()
        assert "15 August 2023 [nld p5]\nPlace    Patriot Centre, Kubinka" in (
            app.screen.get_selected_text() or ""
        )
        marked = app.panel.render_line(1)
        ground = app.screen.get_component_rich_style("screen--selection").bgcolor
        assert {s.style.bgcolor for s in marked if s.style and s.text.strip()} == {ground}
