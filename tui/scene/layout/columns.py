"""Instants to columns, for hundreds of events of one frame."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from tui.model.instants import DAY, MINUTE
from tui.scene.scene import Axis

_FINER_THAN_DAYS = frozenset({"minute", "hour"})


class Columns:
    """The columns of an axis, whose edges are made once: then each instant is found by bisection."""

    __slots__ = ("edges", "end", "grain", "is_fine", "start", "width")

    def __init__(self, axis: Axis) -> None:
        self.start, self.end, self.width = axis.start, axis.end, axis.width
        self.edges = axis.edges
        self.is_fine = axis.minor_unit in _FINER_THAN_DAYS
        """Whether the hours of a day can be told apart."""
        self.grain = MINUTE if self.is_fine else DAY if axis.end - axis.start + 1 >= DAY * axis.width else 1
        """The seconds of the last unit of an event of which only the beginning is drawn, as in `ending`; 1 for none."""

    def nearest(self, instant: int) -> int:
        """Return the column of an instant; of one outside the frame, the first or the last."""
        return bisect_right(self.edges, instant, 1, self.width) - 1

    def nearest_each(self, instants: Iterable[int]) -> list[int]:
        """Return `nearest` of each of these instants."""
        edges, width = self.edges, self.width
        return [bisect_right(edges, instant, 1, width) - 1 for instant in instants]

    def ending(self, end: int) -> int:
        """
        Return the instant up to which an event is drawn of which the last instant is `end`.

        Of the day on which it ends, or the minute, that is the beginning, where the whole may not be seen: another may
        begin then, and stands in the same row.
        """
        grain = self.grain
        return end if (end + 1) % grain else end - grain + 1

    def home(self, instant: int) -> int:
        """Return the column to which an event belongs that begins at an instant: the first if that is not in the frame."""
        return self.nearest(instant) if instant <= self.end else 0
