"""The explore screen as far as one moves on it: to other events, to other times, by key and by mouse."""

from __future__ import annotations

from tui.model.dates import When, instant_of
from tui.model.instants import BEGINNING, DAY, END
from tui.model.translation import grouped, tr, trn
from tui.page.words import counted
from tui.scene.scene import Cluster, Mark
from tui.ui.canvas.canvas import Canvas
from tui.ui.canvas.overview import OverviewStrip
from tui.ui.screens.view import PANELS, ViewScreen
from tui.ui.session import cluster_actions, lane_actions

COLUMNS = 100  # of a drawing that has never been shown


class MovingScreen(ViewScreen):
    """Changes the selection, the window and the focus of a ViewScreen."""

    def action_move(self, step: int) -> None:
        moved = self.session.move(step)
        self.show()
        if not moved:
            self.say(tr("This is the first event.") if step < 0 else tr("This is the last event."))

    def action_row(self, direction: int) -> None:
        painter = None if self.session.listing else self.canvas.painter
        here = painter.selected_mark if painter else None
        if painter is None or here is None:
            self.action_move(direction)
            return
        mark = painter.nearest(here, direction)
        if mark is None:
            self.say(tr("No row above.") if direction < 0 else tr("No row below."))
            return
        lane = painter.lane_at(mark.row)
        self.session.lane = lane.key if lane else None
        if isinstance(mark, Mark):
            self.session.select(mark.rank)
        else:
            cluster_actions.select(self.session, mark, painter.drawn(lane))
        self.show()
        self._say_counted()

    def _say_counted(self) -> None:
        """Say how many events are counted where the selected one stands."""
        home = self.canvas.painter.home if self.canvas.painter else None
        if home is not None:
            words = trn(
                "{number} more event is counted here; Enter goes in.",
                "{number} more events are counted here; Enter goes in.",
                home.number,
            )
            self.say(words.format(number=grouped(home.number)))

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
        fitted = self.session.fit_event()
        self.show()
        if fitted is None:
            self.say(tr("Nothing here has a date to fit."))
        else:
            self.say(tr("Fitted with its parts. z goes back.") if fitted else tr("Back where z was pressed."))

    def action_crowded(self) -> None:
        """Go to the most crowded place of the window; again: to the next."""
        before = self.session.tour
        again = before is not None and before.view == self.session.view
        tour = cluster_actions.go(self.session, self.canvas.size.width or COLUMNS)
        self.show()
        if tour is None:
            last = tr("That was the last crowded place. Esc goes back.")
            self.say(
                last if again else tr("No place is crowded: nowhere do many events begin in a few cells.")
            )
            return
        words = tr("Crowded place {number} of {all}: {events}. c goes to the next, Esc back.")
        events = counted(tour.events, "event", "events")
        self.say(words.format(number=grouped(tour.at + 1), all=grouped(len(tour.places)), events=events))

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
            self.say(tr("There is no query and no window to clear."))

    def action_panel(self, name: str) -> None:
        if name == "overview" and not self.overview.display:
            self.say(tr("The overview is shown on a higher screen."))
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
        await self.list_events(listing=not self.session.listing)

    def action_lanes(self) -> None:
        lanes = lane_actions.cycle(self.session)
        self.show()
        if not lanes:
            self.say(tr("No lanes."))
        elif self.session.listing:
            self.say(tr("Lanes by {value}, in the drawing: v draws it.").format(value=tr(lanes)))
        else:
            self.say(tr("Lanes by {value}: Space folds, s sorts, L goes on.").format(value=tr(lanes)))

    def action_sort_lanes(self) -> None:
        if self._lanes_unseen():
            return
        by_size = lane_actions.sort(self.session)
        self.show()
        if by_size is None:
            self.say(tr("There are no lanes to sort; L draws some."))
        else:
            self.say(tr("Lanes with most events first.") if by_size else tr("Lanes that begin first, first."))

    def action_fold(self) -> None:
        if self._lanes_unseen():
            return
        folded = lane_actions.fold(self.session)
        self.show()
        if not folded:
            self.say(tr("There is no lane to fold; L draws some."))

    def _lanes_unseen(self) -> bool:
        """Say that a list has no lanes, where that is what is shown."""
        if self.session.listing:
            self.say(tr("A list has no lanes: v draws the events."))
        return self.session.listing

    def action_pin(self) -> None:
        person = self.participants.person
        if person is None:
            self.say(tr("Nobody is named at this event, so that nobody can be pinned."))
            return
        pinned = lane_actions.pin(self.session, person.reference)
        self.show()
        words = tr("{name} stands in a lane above the rest.") if pinned else tr("{name} is no longer pinned.")
        self.say(words.format(name=person.name))

    def action_within(self, direction: int) -> None:
        """Go to the previous or next event of this lane; without lanes, of the participant under the cursor."""
        lane = lane_actions.current(self.session)
        person = self.participants.person
        if lane is not None:
            ranks, name = lane.events.ranks, lane.head
        elif person is not None:
            ranks, name = lane_actions.events_of(self.session, person.reference), person.name
        else:
            self.say(tr("There is no lane, and nobody is named at this event."))
            return
        moved = lane_actions.step(self.session, ranks, direction)
        self.show()
        words = tr("No earlier event of {name}.") if direction < 0 else tr("No later event of {name}.")
        self.say((tr("Of {name}.") if moved else words).format(name=name))

    def action_hit(self, direction: int) -> None:
        """Go to the previous or next event of whoever was found last; where a query is on, of what it shows."""
        hits = self.session.result.matches if self.session.view.query else self.session.hits
        moved = lane_actions.step(self.session, hits, direction)
        self.show()
        if not hits:
            self.say(tr("Nothing has been looked for yet; / finds somebody."))
        elif not moved:
            self.say(tr("This is the first hit.") if direction < 0 else tr("This is the last hit."))

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
        lane_actions.fold(self.session, message.lane)
        self.show()

    async def on_canvas_cluster_picked(self, message: Canvas.ClusterPicked) -> None:
        await self.enter_cluster(message.cluster)

    async def enter_cluster(self, cluster: Cluster) -> None:
        """Zoom into a cluster; where no zooming would part it, list its events."""
        painter = self.canvas.painter
        lane = painter.lane_at(cluster.row) if painter else None
        self.session.lane = lane.key if lane else None
        if cluster_actions.enter(self.session, cluster):
            self.show()
            self.say(tr("Zoomed in on what was counted. Esc goes back."))
        else:
            await self.list_events(listing=True)
            self.say(tr("All at one time, so that they are listed. Esc goes back, v draws."))

    def on_canvas_wheel(self, message: Canvas.Wheel) -> None:
        if message.steps:
            self.session.zoom(message.steps, message.about)
        else:
            self.session.pan(message.pan)
        self.show()

    def on_overview_strip_centred(self, message: OverviewStrip.Centred) -> None:
        self.session.centre(message.instant)
        self.show()
