"""
The view that the whole screen shows, and every way to change it.

A change makes a new View, resolves it and leaves the answer in `result` and `window`; whoever called it then
updates what is on the screen. There is nothing of a screen in here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.model.dates import Window
from tui.query.result import resolve
from tui.query.view import View
from tui.scene import windows
from tui.store.spans import holds
from tui.store.timeline import Timeline
from tui.ui.session.history import HistoryStep, Motion
from tui.ui.session.state import SessionState

if TYPE_CHECKING:
    from tui.ui.session.cluster_actions import Tour


class Session(SessionState):
    """One timeline, the view of it, and where Esc leads back to."""

    def __init__(self, timeline: Timeline, view: View) -> None:
        super().__init__(timeline, view)
        self._limits = windows.limits(timeline)
        self._before_fit: tuple[Window, View] | None = (
            None  # the view that fitting left, the window to go back to
        )
        self.tour: Tour | None = None  # of the most crowded places
        self._select_something()

    # changing it

    def show(self, view: View) -> None:
        """Show another view. A selection that its query hides moves to the nearest event that is shown."""
        self.motion = Motion.GO
        if view[:3] == self.view[:3]:  # query, window and selection
            self.result = self.result._replace(view=view, language=view.language or self.timeline.language)
            return
        before = self.instant
        query_changed = view.query != self.view.query
        self.result = resolve(self.timeline, view)
        if view.window is None or view.window != self.window:
            self.window = windows.opening(self.result, self.window)
        if query_changed:
            if self.selected is None:
                self._select(self._nearest(self.result.matches, before))
            self._select_in_window()

    def open(self, view: View) -> None:
        """Show a view as if the timeline were opened with it; `back` leads to the one before."""
        self.push()
        self.show(view)
        self._select_something()

    def select(self, rank: int) -> None:
        """Select an event; the window follows where it is outside, unless all of time is listed."""
        self._select(rank)
        if not self.listing or self.view.window is not None:
            self._follow(rank)
        self.motion = Motion.MOVE

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
            self.motion = Motion.LOOK

    def edge(self, side: int) -> None:
        """Select the first (-1) or last (1) event in time."""
        if self.result.matches:
            self.select(self.result.matches[0 if side < 0 else -1])
            self.motion = Motion.GO

    def zoom(self, steps: int, about: int | None = None) -> None:
        """Narrow (`steps` > 0) or widen the window about an instant, by default the selected event."""
        self._look(windows.zoom(self.window, steps, self.instant if about is None else about, self._limits))
        self.motion = Motion.LOOK

    def pan(self, fraction: float) -> None:
        """Shift the window by a part of its length, and the selection into it."""
        self._look(windows.pan(self.window, fraction))
        self._select_in_window()
        self.motion = Motion.LOOK

    def centre(self, instant: int) -> None:
        """Shift the window so that an instant is in its middle, and the selection into it."""
        self._look(windows.centre(self.window, instant))
        self._select_in_window()
        self.motion = Motion.LOOK

    def fit(self) -> None:
        """Show all events that answer the query, however far out they are; those without a date are in no window."""
        if self.result.matches and not self.timeline.with_date(self.result.matches):
            self.motion = Motion.GO
            self.result = resolve(self.timeline, self.view._replace(window=None))
            return
        self._look(windows.whole(self.result, self.window))

    def fit_events(self, ranks: Sequence[int]) -> None:
        """Show some events, and select the first of them."""
        self._look(windows.fit(self.timeline, ranks))
        self._select(ranks[0])

    def fit_event(self) -> bool | None:
        """
        Fit the selected event and its parts; where that has just been done, go back to the window before.

        Tell whether it is fitted now; None where none of these has a date.
        """
        if self._before_fit is not None and self._before_fit[1] == self.view:
            self._look(self._before_fit[0])
            self._before_fit = None
            return False
        before = self.window
        if self.selected is None or not self._fit((self.selected, *self.timeline.parts(self.selected))):
            return None
        self._before_fit = before, self.view
        return True

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
        self._fit((self.selected, *shown))
        self._select(min(shown))
        return True

    def push(self) -> None:
        """Remember the view for `back`."""
        self._levels.append(self.view)

    def back(self) -> bool:
        """Show the view remembered last; tell whether there was one."""
        if not self._levels:
            return False
        said = self.view  # going out is about events: the language and the list stay
        self.show(self._levels.pop()._replace(language=said.language, layout=said.layout))
        return True

    def restore(self, step: HistoryStep) -> None:
        """Show the view of a step of the history; Esc leads where it led then."""
        self._levels = list(step.levels)
        self.window = step.window or self.window
        self.show(step.view)
        self.motion = Motion.MOVE  # where files have changed since, another event may be selected

    def _look(self, window: Window) -> None:
        self.motion = Motion.GO
        if window != self.window or self.view.window is None:
            self.window = window
            self.result = resolve(self.timeline, self.view._replace(window=window))

    def _fit(self, ranks: Sequence[int]) -> bool:
        """Show these events; where none of them has a date, the window stays. Tell whether one has."""
        dated = self.timeline.with_date(sorted(ranks))
        if dated:
            self._look(windows.fit(self.timeline, dated))
        return bool(dated)

    def _follow(self, rank: int) -> None:
        window = windows.follow(self.window, *self.span(rank))
        if window != self.window:
            self._look(window)

    def _select(self, rank: int | None) -> None:
        name = None if rank is None else self.timeline.event(rank).id
        if name != self.view.select:
            self.result = resolve(self.timeline, self.view._replace(select=name))

    def _select_something(self) -> None:
        """Where no event is selected, select the first in the window; where none is in it, the first there is."""
        if self.selected is None and self.result.matches:
            shown = self.view._replace(window=self.window)
            self._select(next(iter(resolve(self.timeline, shown).shown), self.result.matches[0]))

    def _select_in_window(self) -> None:
        """Keep the selection where it is in the window, else move it to the nearest event there, if there is one."""
        shown = self.result.shown
        if shown and (self.selected is None or not holds(shown, self.selected)):
            near = max(self.window.start, min(self.window.end, self.instant))
            self._select(self._nearest(shown, near))

    def _nearest(self, ranks: Sequence[int], instant: int) -> int | None:
        """Return which of these events, in order of time, begins nearest to an instant."""
        after = bisect_left(ranks, instant, key=self.timeline.at)
        around = [ranks[index] for index in (after - 1, after) if 0 <= index < len(ranks)]
        return min(around, key=lambda rank: abs(self.timeline.at(rank) - instant), default=None)
