"""A view of rows, drawn line by line, with a cursor that moves over what can be gone into."""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_left
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from tui.ui.commands.keys import Where, bindings
from tui.ui.inks import Inks
from tui.ui.panels.wrapping import Row


@lru_cache(256)
def _link_style(link: int) -> Style:
    return Style.from_meta({"link": link})


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """
    Rows of pieces, scrolled vertically. Pieces with a `link` lead somewhere: the cursor moves over the links
    that are in sight, rows without one scroll past.

    A subclass says how many rows there are at a width (`lay_out`), what a row shows (`row`), where each link
    stands (`tops`, one row number per link, ascending) and what going in does (`enter`).
    """

    BINDINGS: ClassVar = bindings(Where.PANEL)
    DEFAULT_CSS = """
    LineView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size: 0 1;
        scrollbar-color: $foreground 25%;
        scrollbar-color-hover: $foreground 40%;
        scrollbar-color-active: $accent;
        scrollbar-background: $foreground 5%;
        scrollbar-background-hover: $foreground 5%;
        scrollbar-background-active: $foreground 5%;
        padding: 0 0 0 1;
    }
    """

    # Textual lays out the whole screen whenever this changes; rows more or fewer concern the scroll bar alone.
    virtual_size = Reactive(Size(0, 0))

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self.cursor: int | None = None
        self.tops: list[int] = []
        self._laid_for = 0  # the width for which the rows are laid out; 0: for none
        self._count = 0
        self._painted: dict[int, tuple[Row, bool]] = {}  # the look of each line when it was painted last
        self._ground = Style.null()
        self._ink = Inks({})
        self._pressed: int | None = None

    # what a subclass says

    @abstractmethod
    def lay_out(self, width: int) -> int:
        """Lay out for a width in cells, set `tops`, return the number of rows."""

    @abstractmethod
    def row(self, y: int) -> Row:
        """Return the row y, 0 <= y < what `lay_out` returned."""

    @abstractmethod
    def enter(self, link: int) -> None:
        """Go into a link."""

    @property
    def cursor_shown(self) -> bool:
        return self.has_focus

    # layout

    @property
    def text_width(self) -> int:
        return self.scrollable_content_region.width

    @property
    def page_height(self) -> int:
        return max(1, self.scrollable_content_region.height)

    def rearrange(self, *, top: bool = False) -> None:
        """Lay out again after a change of content, width or cursor; `top` scrolls to the first row."""
        self._laid_for = 0
        if not self.text_width:
            return
        self._lay_out()
        self._measure()
        if top:
            self.scroll_to(y=0, animate=False)
        changed = [y for y in range(self.size.height) if self._look(y) != self._painted.get(y)]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def _look(self, y: int) -> tuple[Row, bool]:
        """Return the row on line y of the widget, and whether the cursor is on it."""
        y += self.scroll_offset.y
        row = self.row(y) if y < self._count else ()
        cursor = self.cursor if self.cursor_shown else None
        return row, cursor is not None and any(piece.link == cursor for piece in row)

    def _lay_out(self) -> None:
        self._laid_for = self.text_width
        self._count = self.lay_out(self._laid_for)
        if self.cursor is not None and not 0 <= self.cursor < len(self.tops):
            self.cursor = None
        if self.cursor is None and self.tops:
            self.cursor = 0

    def _measure(self) -> None:
        size = Size(self._laid_for, self._count)
        if size != self.virtual_size:
            self.virtual_size = size

    def on_resize(self) -> None:
        if self._laid_for == self.text_width:
            self._measure()  # the first frame has laid out already
        else:
            self.rearrange()

    def watch_virtual_size(self, size: Size) -> None:
        self._scroll_update(size)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.refresh()

    # drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        self._ground = self.rich_style  # asked for once: it is put together from all ancestors
        if not self._laid_for and self.text_width:
            self._lay_out()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        row, _ = self._painted[y] = self._look(y)
        y += self.scroll_offset.y
        if y >= self._count:
            return Strip.blank(width, self._ground)
        strip = Strip(self._segments(row, y)).adjust_cell_length(width, self._ground)
        return strip.apply_offsets(0, y)

    def _segments(self, row: Row, y: int) -> list[Segment]:
        cursor = self.cursor if self.cursor_shown else None
        if not self._ink.made_from(self.app.theme_variables):
            self._ink = Inks(self.app.theme_variables)
        under = self._ink("cursor")
        # The background alone, so that what is dim or warns stays so under the cursor.
        under = Style(bgcolor=under.bgcolor, reverse=under.reverse)
        segments = []
        # Every style that is put together costs more than the text it is for: pieces alike are one segment.
        for (role, link, url), pieces in groupby(row, key=attrgetter("role", "link", "url")):
            style = self._ground + self._ink(role)
            if link is not None:
                if link == cursor:
                    style += under
                style += _link_style(link)
            if url is not None:
                style += Style(link=url)
            segments.append(Segment("".join([piece.text for piece in pieces]), style))
        selection = self.text_selection
        span = selection.get_span(y) if selection is not None else None
        return segments if span is None else self._selected(segments, *span)

    def _selected(self, segments: list[Segment], start: int, end: int) -> list[Segment]:
        """Mark the characters from start up to end (-1: the end of the row) as selected by the mouse."""
        style = self.screen.get_component_rich_style("screen--selection")
        marked = []
        offset = 0
        for text, own, _ in segments:
            left = max(0, min(len(text), start - offset))
            right = len(text) if end == -1 else max(left, min(len(text), end - offset))
            plain = own or Style.null()
            parts = ((text[:left], plain), (text[left:right], plain + style), (text[right:], plain))
            marked += [Segment(part, part_style) for part, part_style in parts if part]
            offset += len(text)
        return marked

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        rows = ("".join(piece.text for piece in self.row(y)).rstrip() for y in range(self._count))
        return selection.extract("\n".join(rows)), "\n"

    # moving

    def reveal(self, link: int) -> None:
        """Scroll as little as shows the rows of a link."""
        top = self.tops[link]
        bottom = self.bottom(link)
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        elif bottom > self.scroll_offset.y + self.page_height:
            self.scroll_to(y=min(top, bottom - self.page_height), animate=False)

    def bottom(self, link: int) -> int:
        """Return the row below the last one of a link."""
        return self.tops[link] + 1

    def move(self, link: int) -> None:
        """Put the cursor on a link and show it."""
        self.cursor = link
        self.refresh()
        self.reveal(link)

    def action_step(self, direction: int) -> None:
        """Go to the next link where it is in sight or on the next row, else scroll by a row."""
        first = self.scroll_offset.y
        last = first + self.page_height - 1
        link = self._beside(direction, first, last)
        if link is not None and first - 1 <= self.tops[link] <= last + 1:
            self.move(link)
        else:
            self.scroll_to(y=first + direction, animate=False)

    def _beside(self, direction: int, first: int, last: int) -> int | None:
        """Return the next link from the cursor, or from the edge of what is in sight when the cursor is not."""
        if not self.tops:
            return None
        link = self.cursor + direction if self.cursor is not None else 0
        if self.cursor is not None and not first <= self.tops[self.cursor] <= last:
            outside = bisect_left(self.tops, first) if direction > 0 else bisect_left(self.tops, last + 1) - 1
            link = max(link, outside) if direction > 0 else min(link, outside)
        return link if 0 <= link < len(self.tops) else None

    def action_page(self, direction: int) -> None:
        first = self.scroll_offset.y
        step = direction * max(1, self.page_height - 1)
        here = self.tops[self.cursor] if self.cursor is not None else first
        self.scroll_to(y=first + step, animate=False)
        if self.tops:
            link = bisect_left(self.tops, here + step)
            self.move(max(0, min(len(self.tops) - 1, link)))

    def action_edge(self, direction: int) -> None:
        if self.tops:
            self.move(0 if direction < 0 else len(self.tops) - 1)
        self.scroll_to(y=0 if direction < 0 else self._count, animate=False)

    # going in

    def action_go_in(self) -> None:
        if self.cursor is not None and self.tops:
            self.enter(self.cursor)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        # Remembered here because focusing may lay the rows out anew before the button comes up.
        link = event.style.meta.get("link")
        self._pressed = link if isinstance(link, int) and link < len(self.tops) else None
        if self._pressed is not None:
            self.move(self._pressed)

    def on_click(self, event: events.Click) -> None:
        if self._pressed is not None and event.button == 1:
            event.stop()
            self.enter(self._pressed)
