"""The explore screen as far as one moves on it: to other events, to other times, by key and by mouse."""

from __future__ import annotations

from tui.model.dates import When, instant_of
from tui.model.instants import BEGINNING, DAY, END
from tui.ui import laning
from tui.ui.screens.view import PANELS, ViewScreen
from tui.ui.widgets.canvas import Canvas
from tui.ui.widgets.overview import OverviewStrip


class MovingScreen(ViewScreen):
    """Changes the selection, the window and the focus of a ViewScreen."""

    def action_move(self, step: int) -> None:
        moved = self.session.move(step)
        self.show()
        if not moved:
            self.say("This is the first event." if step < 0 else "This is the last event.")

    def action_row(self, direction: int) -> None:
        painter = None if self.session.listing else self.canvas.painter
        here = painter.selected_mark if painter else None
        if painter is None or here is None:
            self.action_move(direction)
            return
        mark = painter.nearest(here, direction)
        if mark is None:
            self.say("No row above." if direction < 0 else "No row below.")
        else:
            lane = painter.lane_at(mark.row)
            self.session.lane = lane.key if lane else None
            self.session.select(mark.rank)
            self.show()

    def action_edge(self, side: int) -> None:
        self.session.edge(side)
        self.show()

    def action_zoom(self, steps: int) -> None:
        self.session.zoom(-steps)
        self.show()

    def action_pan(self, fraction: float) -> None:
        if self.session.listing:
            self.session.page(round(2 * fraction) * (self.page // 2))
        else:
            self.session.pan(fraction)
        self.show()

    def action_fit(self) -> None:
        self.session.fit()
        self.show()

    def action_fit_event(self) -> None:
        self.session.fit_event()
        self.show()

    def action_today(self) -> None:
        start = instant_of(self.today.year, self.today.month, self.today.day)
        self.session.jump(start, start + DAY - 1)
        self.show()

    async def action_jump(self) -> None:
        # Deferred: it brings in the reading of typed dates, which a first frame does not need.
        from tui.ui.screens.jump import JumpPrompt

        await self.app.push_screen(JumpPrompt(self.today, self.session.result.language), self._jump)

    def _jump(self, when: When | None) -> None:
        if when is None:
            return
        bounds = (when.earliest_start, when.latest_start, when.earliest_end, when.latest_end)
        known = [bound for bound in bounds if BEGINNING < bound < END]
        if known:
            self.session.jump(min(known), max(known))
            self.show()

    def action_clear(self) -> None:
        cleared = self.session.clear()
        self.show()
        if not cleared:
            self.say("There is no query and no window to clear.")

    def action_panel(self, name: str) -> None:
        if name == "overview" and not self.overview.display:
            self.say("The overview is shown on a higher screen.")
        else:
            self.focus_panel(name)

    def action_panel_step(self, step: int) -> None:
        names = PANELS if self.overview.display else PANELS[:-1]
        here = (
            "canvas" if self.focused is self.main else self.focused.id if self.focused is not None else None
        )
        self.focus_panel(names[(names.index(here) + step) % len(names)] if here in names else names[0])

    # the list and the lanes

    async def action_list(self) -> None:
        self._chosen_by_hand = True
        await self.list_events(listing=not self.session.listing)

    def action_lanes(self) -> None:
        lanes = laning.cycle(self.session)
        self.show()
        if lanes:
            self.say(f"Lanes by {lanes}. Space folds this one, s sorts them, L takes the next, v lists.")
        else:
            self.say("No lanes.")

    def action_sort_lanes(self) -> None:
        by_size = laning.sort(self.session)
        self.show()
        if by_size is None:
            self.say("There are no lanes to sort; L draws some.")
        else:
            self.say("Lanes with most events first." if by_size else "Lanes that begin first, first.")

    def action_fold(self) -> None:
        folded = laning.fold(self.session)
        self.show()
        if not folded:
            self.say("There is no lane to fold; L draws some.")

    def action_pin(self) -> None:
        person = self.participants.person
        if person is None:
            self.say("Nobody is named at this event, so that nobody can be pinned.")
            return
        pinned = laning.pin(self.session, person.reference)
        self.show()
        self.say(f"{person.name} {'stands in a lane above the rest' if pinned else 'is no longer pinned'}.")

    def action_within(self, direction: int) -> None:
        """Go to the previous or next event of this lane; without lanes, of the participant under the cursor."""
        lane = laning.current(self.session)
        person = self.participants.person
        if lane is not None:
            ranks, name = lane.spread.ranks, lane.head
        elif person is not None:
            ranks, name = laning.events_of(self.session, person.reference), person.name
        else:
            self.say("There is no lane, and nobody is named at this event.")
            return
        moved = laning.step(self.session, ranks, direction)
        self.show()
        self.say(
            f"Of {name}." if moved else f"{'No earlier' if direction < 0 else 'No later'} event of {name}."
        )

    def action_hit(self, direction: int) -> None:
        """Go to the previous or next event of whoever was found last; where a query is on, of what it shows."""
        hits = self.session.result.matches if self.session.view.query else self.session.hits
        moved = laning.step(self.session, hits, direction)
        self.show()
        if not hits:
            self.say("Nothing has been looked for yet; / finds somebody.")
        elif not moved:
            self.say("This is the first hit." if direction < 0 else "This is the last hit.")

    @property
    def page(self) -> int:
        """Events on a screen of the list."""
        return self._list.page if self._list is not None else 1

    # the mouse

    def on_canvas_picked(self, message: Canvas.Picked) -> None:
        self.session.lane = message.lane
        self.session.select(message.rank)
        self.show()
        if message.twice:
            self.call_later(self.run_action, "go_in")

    def on_canvas_head_picked(self, message: Canvas.HeadPicked) -> None:
        laning.fold(self.session, message.lane)
        self.show()

    async def on_canvas_cluster_picked(self, message: Canvas.ClusterPicked) -> None:
        await self.enter_cluster(message.start, message.end)

    async def enter_cluster(self, start: int, end: int) -> None:
        """Zoom into a cluster; where no zooming would part it, list its events."""
        before = self.session.window
        self.session.look_at(start, end)
        if self.session.window == before:
            await self.list_events(listing=True)
            self.say("All at one time: v draws them again.")
        else:
            self.show()

    def on_canvas_wheel(self, message: Canvas.Wheel) -> None:
        if message.steps:
            self.session.zoom(message.steps, message.about)
        else:
            self.session.pan(message.pan)
        self.show()

    def on_overview_strip_centred(self, message: OverviewStrip.Centred) -> None:
        self.session.centre(message.instant)
        self.show()
