"""
The view that the whole screen shows, and every way to change it.

A change makes a new View, resolves it and leaves the answer in `result` and `window`; whoever called it then
updates what is on the screen. There is nothing of a screen in here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tui.drawing import windows
from tui.model.dates import Window
from tui.model.entities import Event
from tui.model.instants import BEGINNING, END
from tui.query.result import Result, resolve
from tui.query.view import View
from tui.store.timeline import Timeline


class Session:
    """One timeline, the view of it, and where Esc leads back to."""

    def __init__(self, timeline: Timeline, view: View) -> None:
        self.timeline = timeline
        self._limits = windows.limits(timeline)
        self._levels: list[View] = []
        self.lane: str | None = None  # the key of the lane that was chosen last
        self.folded: frozenset[str] = frozenset()  # the keys of lanes
        self.listing = False  # whether the view is shown as a list
        self.hits: Sequence[int] = ()  # the events of whoever was found last
        self._before_fit: tuple[Window, View] | None = (
            None  # the view that fitting left, the window to go back to
        )
        self.result: Result = resolve(timeline, view)
        self.window = windows.opening(self.result)
        if self.selected is None and self.result.matches:
            shown = view._replace(window=self.window)
            self._select(next(iter(resolve(timeline, shown).shown), self.result.matches[0]))

    # what is shown

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
        """When the selected event begins, at the earliest; the middle of the window where there is none."""
        if self.selected is None:
            return (self.window.start + self.window.end) // 2
        return self.span(self.selected)[0]

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

    # changing it

    def show(self, view: View) -> None:
        """Show another view. A selection that its query hides moves to the nearest event that is shown."""
        before = self.instant
        query_changed = view.query != self.view.query
        self.result = resolve(self.timeline, view)
        if view.window is None or view.window != self.window:
            self.window = windows.opening(self.result)
        if query_changed and self.selected is None:
            self._select(self._nearest(self.result.matches, before))

    def select(self, rank: int) -> None:
        """Select an event; the window follows where it is outside, unless all of time is listed."""
        self._select(rank)
        if not self.listing or self.view.window is not None:
            self._follow(rank)

    def move(self, step: int) -> bool:
        """Select the previous (-1) or next (1) event in time; tell whether there was one."""
        matches = self.result.matches
        if not matches:
            return False
        if self.selected is None:
            index = 0 if step > 0 else len(matches) - 1
        elif step > 0:
            index = bisect_right(matches, self.selected) + step - 1
        else:
            index = bisect_left(matches, self.selected) + step
        if not 0 <= index < len(matches):
            return False
        self.select(matches[index])
        return True

    def page(self, step: int) -> None:
        """Select the event so many further on in time, the last one where there are fewer."""
        shown = self.result.shown
        if shown and self.selected is not None:
            index = bisect_left(shown, self.selected) + step
            self.select(shown[max(0, min(len(shown) - 1, index))])

    def edge(self, side: int) -> None:
        """Select the first (-1) or last (1) event in time."""
        if self.result.matches:
            self.select(self.result.matches[0 if side < 0 else -1])

    def zoom(self, steps: int, about: int | None = None) -> None:
        """Narrow (`steps` > 0) or widen the window about an instant, by default the selected event."""
        self._look(windows.zoom(self.window, steps, self.instant if about is None else about, self._limits))

    def pan(self, fraction: float) -> None:
        """Shift the window by a part of its length, and the selection into it."""
        self._look(windows.pan(self.window, fraction))
        self._select_in_window()

    def centre(self, instant: int) -> None:
        """Shift the window so that an instant is in its middle, and the selection into it."""
        self._look(windows.centre(self.window, instant))
        self._select_in_window()

    def fit(self) -> None:
        """Show all events that answer the query, however far out they are."""
        self._look(windows.fit(self.timeline, self.result.matches))

    def fit_event(self) -> None:
        """Fit the selected event and its parts; where that has just been done, go back to the window before."""
        if self._before_fit is not None and self._before_fit[1] == self.view:
            self._look(self._before_fit[0])
            self._before_fit = None
        elif self.selected is not None:
            before = self.window
            self._look(windows.fit(self.timeline, (self.selected, *self.timeline.parts(self.selected))))
            self._before_fit = before, self.view

    def look_at(self, start: int, end: int) -> None:
        """Show these instants, closed in by the shortest and longest windows there are."""
        self._look(windows.zoom(Window(start, end), 0, (start + end) // 2, self._limits))
        self._select_in_window()

    def jump(self, start: int, end: int) -> bool:
        """Show these instants and select the event nearest to the first; tell whether there is one in the window."""
        self._look(windows.follow(self.window, start, end))
        if self.result.shown:
            self._select(self._nearest(self.result.shown, start))
        return bool(self.result.shown)

    def clear(self) -> bool:
        """Clear the query and the window; tell whether there was anything to clear."""
        changed = bool(self.view.query) or self.view.window is not None
        self._levels.clear()
        self.show(self.view._replace(query="", window=None))
        if self.selected is not None:
            self._follow(self.selected)
        return changed

    # going in and backing out

    def go_in(self) -> bool:
        """Fit the parts of the selected event and select the first of them; tell whether it has any."""
        parts = self.timeline.parts(self.selected) if self.selected is not None else []
        shown = set(self.result.matches).intersection(parts)
        if not shown or self.selected is None:
            return False
        self.push()
        self._look(windows.fit(self.timeline, (self.selected, *sorted(shown))))
        self._select(min(shown))
        return True

    def push(self) -> None:
        """Remember the view, with its window, for `back`."""
        self._levels.append(self.view._replace(window=self.window))

    def back(self) -> bool:
        """Show the view remembered last; tell whether there was one."""
        if not self._levels:
            return False
        self.show(self._levels.pop())
        return True

    def _look(self, window: Window) -> None:
        if window != self.window or self.view.window is None:
            self.window = window
            self.result = resolve(self.timeline, self.view._replace(window=window))

    def _follow(self, rank: int) -> None:
        window = windows.follow(self.window, *self.span(rank))
        if window != self.window:
            self._look(window)

    def _select(self, rank: int | None) -> None:
        name = None if rank is None else self.timeline.event(rank).id
        if name != self.view.select:
            self.result = resolve(self.timeline, self.view._replace(select=name))

    def _select_in_window(self) -> None:
        """Keep the selection where it is in the window, else move it to the nearest event there, if there is one."""
        shown = self.result.shown
        if shown and (self.selected is None or self.selected not in shown):
            near = max(self.window.start, min(self.window.end, self.instant))
            self._select(self._nearest(shown, near))

    def _nearest(self, ranks: Sequence[int], instant: int) -> int | None:
        """Return which of these events, in order of time, begins nearest to an instant."""
        after = bisect_left(ranks, instant, key=self.timeline.at)
        around = [ranks[index] for index in (after - 1, after) if 0 <= index < len(ranks)]
        return min(around, key=lambda rank: abs(self.timeline.at(rank) - instant), default=None)
