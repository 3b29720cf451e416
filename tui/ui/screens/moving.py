"""The explore screen as far as one moves on it: to other events, to other times, by key and by mouse."""

from __future__ import annotations

from tui.model.dates import When, instant_of
from tui.model.instants import BEGINNING, DAY, END
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
        painter = self.canvas.painter
        here = painter.selected_mark if painter else None
        if painter is None or here is None:
            self.action_move(direction)
            return
        mark = painter.nearest(here, direction)
        if mark is None:
            self.say("No row above." if direction < 0 else "No row below.")
        else:
            self.session.select(mark.rank)
            self.show()

    def action_edge(self, side: int) -> None:
        self.session.edge(side)
        self.show()

    def action_zoom(self, steps: int) -> None:
        self.session.zoom(-steps)
        self.show()

    def action_pan(self, fraction: float) -> None:
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
        here = self.focused.id if self.focused is not None else None
        self.focus_panel(names[(names.index(here) + step) % len(names)] if here in names else names[0])

    # the mouse

    def on_canvas_picked(self, message: Canvas.Picked) -> None:
        self.session.select(message.rank)
        self.show()
        if message.twice:
            self.call_later(self.run_action, "go_in")

    def on_canvas_cluster_picked(self, message: Canvas.ClusterPicked) -> None:
        self.session.look_at(message.start, message.end)
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
