"""The same view as a chronological list: painted line by line, so that only the rows in sight are worded."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual import events
from textual.strip import Strip
from textual.widget import Widget

from tui.model.text import cells, shorten
from tui.model.translation import grouped, tr
from tui.page.listing import ListHeading, Listing
from tui.page.words import counted
from tui.query.result import Result
from tui.ui.canvas.canvas import WHEEL_ROWS, Canvas
from tui.ui.canvas.cells import Cells
from tui.ui.canvas.painting import tint_of
from tui.ui.commands.keys import Where, bindings
from tui.ui.inks import Inks

_ABOVE = 2  # lines that do not scroll: the rule, and the heading of the first row in sight
_ROLES = {"title": "label", "date": "date", "place": "note", "people": "note"}


class Listed(NamedTuple):
    """What a list shows."""

    result: Result
    title: str  # the window in words
    instead: tuple[str, ...]  # lines that stand where there is no event


class ListingView(Widget, can_focus=True):
    """Shows what `ask` returns; posts Canvas.Picked for the event that is clicked."""

    BINDINGS: ClassVar = bindings(Where.TIMELINE)
    ALLOW_SELECT = False

    def __init__(self, ask: Callable[[], Listed], *, id: str, ascii_only: bool = False) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._ask = ask
        self._ascii_only = ascii_only
        self._listed: Listed | None = None
        self._listing: Listing | None = None
        self._made_for: tuple[object, ...] = ()
        self._ink = Inks({})
        self._top = 0

    # what is shown

    def update(self) -> None:
        """Show the view as it is now; the selected event scrolls into sight."""
        if not self.size:
            return
        self._listed = self._ask()
        result = self._listed.result
        # Selecting changes nothing of the list, and making one takes longer than a key may.
        made_for = (
            id(result.timeline),
            result.view.query,
            result.view.window,
            result.language,
            self.size.width,
        )
        if made_for != self._made_for or self._listing is None:
            self._made_for = made_for
            self._listing = Listing(result, self.size.width - 2)
            self._bound()
        row = None if result.selected is None else self._listing.row_of(result.selected)
        if row is not None:
            self._reveal(row)
        self._bound()
        self.refresh()

    @property
    def page(self) -> int:
        """How many events fill a screen."""
        return max(1, self._room // (self._listing.lines if self._listing else 1) - 1)

    @property
    def _room(self) -> int:
        return max(1, self.size.height - _ABOVE)

    @property
    def _first(self) -> int:
        """The row below the heading that does not scroll, which stands in for the same one among the rows."""
        listing = self._listing
        if listing is None or not listing.rows:
            return 0
        return self._top + isinstance(listing.at(self._top), ListHeading)

    def _reveal(self, row: int) -> None:
        lines = self._listing.lines if self._listing else 1
        if row < self._first:
            self._top = row - 1  # with its heading, if that is there
        self._top = max(self._top, row + lines - max(self._room, lines))

    def _bound(self) -> None:
        rows = self._listing.rows if self._listing else 0
        self._top = max(0, min(self._top, rows - self._room))
        if self._listing is not None and self._top < rows - 1:
            what = self._listing.at(self._top)
            self._top += not isinstance(what, ListHeading) and what.line  # no event is cut in two at the top

    def on_resize(self) -> None:
        self.update()

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.refresh())

    # painting

    def render_line(self, y: int) -> Strip:
        if not self._ink.made_from(self.app.theme_variables):
            self._ink = Inks(self.app.theme_variables)
        listing, listed = self._listing, self._listed
        width = self.size.width
        if listing is None or listed is None:
            return Strip.blank(width, self._ink("ground"))
        if y == 0:
            return self._rule(listed)
        if not listing.rows:
            words = listed.instead[y - _ABOVE : y - _ABOVE + 1] if y >= _ABOVE else ()
            line = Cells(width, self._ink("ground"))
            for text in words:
                line.put(1, shorten(text, width - 2), self._ink("ground") + self._ink("note"))
            return line.strip()
        if y == 1:
            return self._heading(listing.heading_of(self._top))
        return self._row(listing, self._first + y - _ABOVE)

    def _rule(self, listed: Listed) -> Strip:
        ground = self._ink("ground")
        width = self.size.width
        line = Cells(width, ground)
        line.put(0, "─" * width, ground + self._ink("focus" if self.has_focus else "rule"))
        head = f" {tr('List')} "
        line.put(1, head, ground + self._ink("focus" if self.has_focus else "title"))
        left, right = 1 + cells(head), width - 1
        place = self._in_sight()
        if place and right - left - 4 >= cells(place) + 2 + cells(listed.title):
            right -= cells(place) + 2
            line.put(right, f" {place} ", ground + self._ink("note"))
        words = shorten(listed.title, max(0, right - left - 4))
        if words:
            line.put(left + 1, f" {words} ", ground + self._ink("note"))
        return line.strip()

    def _in_sight(self) -> str:
        """Say which events are in sight, where not all are."""
        listing = self._listing
        if listing is None or listing.rows <= self._room + 1:  # of the first heading stands one above them
            return ""
        first, last = listing.before(self._first), listing.before(self._first + self._room)
        events = counted(listing.before(listing.rows), "event", "events")
        return tr("{shown} of {events}").format(shown=f"{grouped(first + 1)}–{grouped(last)}", events=events)

    def _heading(self, heading: ListHeading) -> Strip:
        ground = self._ink("ground")
        width = self.size.width
        line = Cells(width, ground)
        place = counted(heading.events, "event", "events")
        room = width - cells(place) - 2
        line.put(1, shorten(heading.words, room), ground + self._ink("heading"))
        line.put(width - cells(place) - 1, place, ground + self._ink("note"))
        return line.strip()

    def _row(self, listing: Listing, row: int) -> Strip:
        width = self.size.width
        if row >= listing.rows:
            return Strip.blank(width, self._ink("ground"))
        what = listing.at(row)
        if isinstance(what, ListHeading):
            line = Cells(width, self._ink("ground"))
            line.put(1, shorten(what.words, width - 2), self._ink("ground") + self._ink("heading"))
            return line.strip()
        result = self._listed.result if self._listed else None
        chosen = result is not None and what.rank == result.selected
        ground = self._ink("band" if chosen else "ground")
        line = Cells(width, ground)
        sign = listing.sign(what)
        for bit in listing.words(what, ascii_only=self._ascii_only):
            role = tint_of(sign) if bit.role == "glyph" else _ROLES[bit.role]
            if chosen and bit.role == "title":
                role = "selected"
            line.put(1 + bit.column, bit.text, ground + self._ink(role))
        return line.strip()

    # the mouse

    def on_click(self, event: events.Click) -> None:
        row = self._first + event.y - _ABOVE
        if self._listing is None or event.y < _ABOVE or row >= self._listing.rows or event.button != 1:
            return
        what = self._listing.at(row)
        if not isinstance(what, ListHeading):
            self.post_message(Canvas.Picked(what.rank, None, twice=event.chain > 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._scroll(event, WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._scroll(event, -WHEEL_ROWS)

    def _scroll(self, event: events.MouseEvent, rows: int) -> None:
        event.stop()
        self._top += rows
        self._bound()
        self.refresh()
