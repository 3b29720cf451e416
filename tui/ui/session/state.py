"""What a session shows: its view, the answer, the window, and what follows from them."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model.entities import Event
from tui.model.instants import BEGINNING, END
from tui.query.result import Result, resolve
from tui.query.view import View
from tui.scene import windows
from tui.store.timeline import Timeline
from tui.ui.session.history import HistoryStep, Motion


class SessionState:
    """A view of a timeline as it stands; `Session` changes it."""

    def __init__(self, timeline: Timeline, view: View) -> None:
        self.timeline = timeline
        self._levels: list[View] = []
        self.lane: str | None = None  # the key of the lane that was chosen last
        self.narrow = False  # whether the screen is one on which a list comes first
        self.motion = Motion.GO  # what kind of change the latest one was
        self.hits: Sequence[int] = ()  # the events of whoever was found last
        self.result: Result = resolve(timeline, view)
        self.window = windows.opening(self.result)

    @property
    def view(self) -> View:
        return self.result.view

    @property
    def selected(self) -> int | None:
        """The rank of the selected event; None only where no event answers the query."""
        return self.result.selected

    @property
    def event(self) -> Event | None:
        """The selected event."""
        return None if self.selected is None else self.timeline.event(self.selected)

    @property
    def undated(self) -> bool:
        """Whether the selected event has no date, so that no drawing shows it."""
        return self.selected is not None and self.selected >= self.timeline.dated

    @property
    def related(self) -> frozenset[int]:
        """The parts of the selected event and the events it is part of."""
        event = self.event
        if event is None or self.selected is None:
            return frozenset()
        parents = (self.timeline.rank(parent) for parent in event.part_of)
        return frozenset(
            (*self.timeline.parts(self.selected), *(rank for rank in parents if rank is not None))
        )

    @property
    def instant(self) -> int:
        """When the selected event begins, at the earliest; the middle of the window where there is none, or no date."""
        if self.selected is None or self.undated:
            return (self.window.start + self.window.end) // 2
        return self.span(self.selected)[0]

    @property
    def folded(self) -> frozenset[str]:
        """The keys of the lanes of which only a count is drawn."""
        return frozenset(self.view.folded)

    @property
    def listing(self) -> bool:
        """Whether the view is shown as a list."""
        return self.narrow if self.view.layout is None else self.view.layout == "list"

    @property
    def step(self) -> HistoryStep:
        """Where one is, for the history: the view, and where Esc leads back to from it."""
        return HistoryStep(self.view, tuple(self._levels), self.window)

    @property
    def entered(self) -> bool:
        return bool(self._levels)

    def span(self, rank: int) -> tuple[int, int]:
        """Return the first and last known instants of an event."""
        timeline = self.timeline
        bounds = (
            timeline.earliest_start[rank],
            timeline.latest_start[rank],
            timeline.earliest_end[rank],
            timeline.latest_end[rank],
        )
        known = [bound for bound in bounds if BEGINNING < bound < END]
        if not known:
            return self.window.start, self.window.end
        return min(known), max(known)
