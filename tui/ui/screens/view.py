"""The explore screen as far as it shows something: its panels, and one way from the session to all of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen
from textual.widget import Widget

from tui.model.dates import instant_of
from tui.model.entities import Kind
from tui.model.text import safe
from tui.model.translation import grouped, tr
from tui.model.views import LAYOUTS
from tui.page.left_out import unless_left_out
from tui.page.page import Target
from tui.page.records import page, participant_rows
from tui.page.words import counted
from tui.query.language import parse, people_of
from tui.query.terms import TermEvaluator
from tui.scene.build import scene_of
from tui.ui.canvas.canvas import Canvas, ShownWindow
from tui.ui.canvas.overview import OverviewStrip
from tui.ui.canvas.placing import Emphasis
from tui.ui.commands.keys import Where, bindings
from tui.ui.panels.header import Header
from tui.ui.panels.page_view import DetailsPanel
from tui.ui.panels.participants import ParticipantsPanel
from tui.ui.panels.strip import KeyStrip
from tui.ui.session.history import History, Motion
from tui.ui.session.lane_actions import current
from tui.ui.session.session import Session

if TYPE_CHECKING:
    from tui.ui.panels.listing import Listed, ListingView

NARROW = 60  # columns; in fewer the list comes first
SCREENS = 5  # as many of them of rows are still scrolled through
PANELS = ("canvas", "details", "participants", "overview")  # in the order of Tab


class ViewScreen(Screen[None]):
    """Shows the view of a session. After any change of the session, `show` brings every panel up to date."""

    BINDINGS: ClassVar = bindings(Where.EXPLORE)
    AUTO_FOCUS = "#canvas, #listing"

    def __init__(self, session: Session, today: date, *, ascii_only: bool = False) -> None:
        super().__init__()
        self.session = session
        self.today = today
        self._ascii_only = ascii_only
        self._list: ListingView | None = None
        self.history = History()
        self.header = Header(id="header")
        self.overview = OverviewStrip(id="overview", ascii_only=ascii_only)
        self.canvas = Canvas(self._draw, id="canvas", ascii_only=ascii_only)
        self.details = DetailsPanel(id="details")
        self.participants = ParticipantsPanel(id="participants")
        self.strip = KeyStrip(id="strip", ascii_only=ascii_only)
        self._detailed: tuple[int | None, str] | None = None
        self._asked_for: tuple[int | None, str, str] | None = None

    def compose(self) -> ComposeResult:
        # The classes of the breakpoints, which Textual sets only after a first layout, and then does it again.
        width, height = self.app.size
        for size, points in (
            (width, self.app.HORIZONTAL_BREAKPOINTS),
            (height, self.app.VERTICAL_BREAKPOINTS),
        ):
            self.add_class(max((point for point in points or () if point[0] <= size), default=(0, "-any"))[1])
        yield self.header
        yield self.overview
        yield self.canvas
        self.session.narrow = width < NARROW
        if self.session.listing:
            yield self._make_list()
            self.add_class("-listing")
        with Container(id="panels"):
            yield self.details
            yield self.participants
        yield self.strip
        self.show()  # before the first frame, which is then the last one too

    def on_mount(self) -> None:
        if self.session.listing:
            self.set_focus(self.main)

    def show(self) -> None:
        """Bring every panel up to date with the session, in this step."""
        self.strip.clear()
        session = self.session
        if not self.previewing:
            self.history.record(session.step, session.motion)
        self.header.update(session.result)
        self.overview.update(session.result, session.window, () if session.view.query else session.hits)
        if self._list is not None and session.listing:
            self._list.update()
        else:
            self.canvas.update()
        detailed = session.selected, session.result.language
        if detailed != self._detailed:
            self._detailed = detailed
            self._show_event()
            if session.undated and not session.listing:
                self.say(tr("This event has no date, so that it is not drawn; v lists it."))
        asked = *detailed, session.view.query
        if asked != self._asked_for:
            self._asked_for = asked
            row = self._row_asked()
            if row is not None:
                self.participants.begin_at(row)

    def renew(self, session: Session) -> None:
        """Show another session, as after the files have been read again."""
        before = self.session
        session.narrow, session.lane, session.motion = before.narrow, before.lane, Motion.MOVE
        self.session = session
        self._detailed = self._asked_for = None
        self.show()

    def say(self, words: str) -> None:
        """Say something in passing, until the next key."""
        self.strip.say(words)

    def _show_event(self) -> None:
        session = self.session
        event = session.event
        if event is None:
            self.details.show(None, tr("No event."))
            self.participants.show(())
            return
        language = session.result.language
        self.details.show(page(session.timeline, Target(Kind.EVENT, event.id), language, participants=False))
        people = participant_rows(session.timeline, event, language)
        self.participants.show(people, tr("Nobody is named."), language)

    def _row_asked(self) -> int | None:
        """Return which participant of the selected event the query asks for; None where it asks for none of them."""
        timeline, event = self.session.timeline, self.session.event
        names = people_of(parse(self.session.view.query))
        if event is None or not names:
            return None
        keys = {key for name in names for key in timeline.once(TermEvaluator).people(name)}
        return next(
            (row for row, part in enumerate(event.participants) if timeline.key_of(part) in keys), None
        )

    def _draw(self, width: int, rows: int) -> ShownWindow:
        session = self.session
        today = instant_of(self.today.year, self.today.month, self.today.day)
        lane = current(session)
        scene = scene_of(
            session.result,
            session.window,
            width,
            today=today,
            rows=rows,
            tallest=SCREENS * rows,
            folded=session.folded,
            ascii_only=self._ascii_only,
        )
        outside = ((tr("‹ {number} earlier"), scene.before), (tr("{number} later ›"), scene.after))
        return ShownWindow(
            scene,
            Emphasis(session.selected, session.related, lane.key if lane else None),
            session.window.words(session.result.language),
            " · ".join(words.format(number=grouped(number)) for words, number in outside if number),
            self._instead(),
        )

    def _instead(self) -> tuple[str, ...]:
        """Say what was asked where there is nothing to draw, what would widen it, and the key for that."""
        result = self.session.result
        if not result.total:
            empty = unless_left_out(tr("This timeline has no events yet."), result.timeline)
            return empty, tr("r reads the file again, once there is one.")
        if not result.matches:
            nothing = tr("No event answers {query}").format(query=safe(result.view.query))
            return unless_left_out(nothing, result.timeline), tr("x clears the query, : edits it.")
        if not result.timeline.with_date(result.matches):
            undated = tr("None of these events has a date, so that there is nothing to draw.")
            return undated, tr("v lists them.") if result.view.window is None else tr("0, then v lists them.")
        all_of_them = counted(len(result.matches), "event", "events")
        way_out = tr("← → go to the nearest, 0 shows all of it: {events}.").format(events=all_of_them)
        return unless_left_out(tr("No event in this window."), result.timeline), way_out

    # the focus

    def on_descendant_focus(self) -> None:
        self.strip.at(self._where())

    def _where(self) -> Where:
        if self.focused is self.main:
            return Where.TIMELINE
        if self.focused is self.overview:
            return Where.OVERVIEW
        return Where.SEARCH if self.searching else Where.PANEL

    @property
    def searching(self) -> bool:
        return self.has_class("-searching")

    @property
    def previewing(self) -> bool:
        """Whether what is shown is only tried out, and no step of the history yet."""
        return self.searching

    def focus_panel(self, name: str) -> None:
        """Give the focus to a panel; a short screen shows either the details or the participants."""
        if name in {"details", "participants"}:
            self.set_class(name == "participants", "-people")
        self.set_focus(self.main if name == "canvas" else self.query_one(f"#{name}", Widget))

    # the list

    @property
    def main(self) -> Widget:
        """What shows the events: the canvas, or the list in its place."""
        return self._list if self._list is not None and self.session.listing else self.canvas

    async def list_events(self, *, listing: bool) -> None:
        """Show the view as a list, or as a canvas again, because somebody wants it so."""
        session = self.session
        by_itself = listing == session.narrow
        session.show(session.view._replace(layout=None if by_itself else LAYOUTS[listing]))
        await self.show_whole()

    async def show_whole(self) -> None:
        """Show the session, as a list or as a canvas, whichever it wants now."""
        session, listing = self.session, self.session.listing
        if listing == self.has_class("-listing"):
            self.show()
            return
        had_focus = self.focused is None or self.focused in {self.canvas, self._list}
        if listing and self._list is None:
            await self.mount(self._make_list(), after=self.canvas)
        self.set_class(listing, "-listing")
        if not listing and session.selected is not None:
            session.select(session.selected)  # the window follows what was selected in the list
        self.show()
        if had_focus:
            self.set_focus(self.main)

    def _make_list(self) -> ListingView:
        # Deferred: most first frames have no list in them.
        from tui.ui.panels.listing import ListingView

        self._list = ListingView(self._listed, id="listing", ascii_only=self._ascii_only)
        return self._list

    async def on_resize(self, event: events.Resize) -> None:
        self.session.narrow = event.size.width < NARROW
        if self.session.listing != self.has_class("-listing"):
            await self.show_whole()

    def _listed(self) -> Listed:
        from tui.ui.panels.listing import Listed  # as above

        session = self.session
        window = session.view.window
        words = tr("all of time") if window is None else window.words(session.result.language)
        return Listed(session.result, words, self._instead())
