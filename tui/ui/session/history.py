"""
Back and forward through the views, as a browser goes through pages.

What somebody would want back is a step: another query, other lanes, a jump, going in. Walking from event to event
only says where one stands in the step that is there, and a run of zooming and panning is one step however long it is.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from tui.model.dates import Window
from tui.query.view import View

MOST = 200
"""Steps that are kept; the oldest go first."""


class Motion(Enum):
    """What kind of change leads from one view to the next."""

    GO = "go"  # somewhere else: a step
    LOOK = "look"  # zooming, panning, paging: a step with those before it
    MOVE = "move"  # from event to event: no step


class HistoryStep(NamedTuple):
    """
    A view, and the views that Esc leads back to from it, the nearest last.

    `window` is what was in sight, which a view that nothing answers does not say.
    """

    view: View
    levels: tuple[View, ...] = ()
    window: Window | None = None


class History:
    """The steps so far, and on which of them one is."""

    def __init__(self) -> None:
        self._steps: list[HistoryStep] = []
        self._at = -1
        self._looking = False

    def record(self, step: HistoryStep, motion: Motion) -> None:
        """Take note of where one is now, and of how one came there. Where it is a step, those ahead are dropped."""
        if not self._steps:
            self._steps, self._at = [step], 0
            return
        here = self._steps[self._at]
        if step.view == here.view:
            self._steps[self._at] = step
            return
        same = step.levels == here.levels and _asked(step.view) == _asked(here.view)
        looking = same and motion is Motion.LOOK
        if (same and motion is Motion.MOVE) or (looking and self._looking):
            self._steps[self._at] = step
        else:
            self._steps[self._at + 1 :] = [step]
            del self._steps[:-MOST]
            self._at = len(self._steps) - 1
        self._looking = looking

    def go(self, direction: int) -> HistoryStep | None:
        """Go a step back (-1) or forward (1) and return it; None, staying, where there is none."""
        at = self._at + direction
        if not 0 <= at < len(self._steps):
            return None
        self._at = at
        self._looking = False
        return self._steps[at]

    @property
    def ahead(self) -> int:
        """How many steps there are to go forward."""
        return len(self._steps) - 1 - self._at

    @property
    def behind(self) -> int:
        """How many steps there are to go back."""
        return max(self._at, 0)


def _asked(view: View) -> View:
    """Return a view without where one stands and looks in it."""
    return view._replace(select=None, window=None)
