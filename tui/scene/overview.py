"""The overview: all of time in one row, with the window in brackets."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt
from typing import NamedTuple

from tui.model.dates import Window
from tui.query.result import Result
from tui.scene.axis import make_axis, one_line
from tui.scene.glyphs import heights
from tui.scene.interval_index import interval_index, spread_of_all
from tui.scene.lru import LruCache
from tui.scene.scene import Axis, Tick
from tui.scene.windows import padded
from tui.store.timeline import Timeline

_KEPT = 4


class Overview(NamedTuple):
    """
    One row of density over all the time in which something is known to have happened.

    `cells` is one sign per column, higher where more is going on. The window covers columns `[left, right)`, at
    least one of them.
    """

    cells: str
    left: int
    right: int
    hits: tuple[int, ...]  # columns in which one of the hits begins, in order
    axis: Axis

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """One line of dates that fits under or over the cells."""
        return one_line(self.axis)

    def at(self, column: int) -> int:
        """Return the instant in the middle of a column."""
        return (self.axis.at(column) + self.axis.at(column + 1) - 1) // 2


def overview(
    result: Result, window: Window, width: int, *, hits: Sequence[int] = (), ascii_only: bool = False
) -> Overview:
    """Draw the density of a result over all its time in `width` >= 1 columns; `hits` are ranks to point out."""
    asked = result.view.query, result.language, width, ascii_only
    density = result.timeline.once(_Densities).latest.of(asked, lambda: _density(result, width, ascii_only))
    axis = density.axis
    left = min(max(axis.column(window.start), 0), width - 1)
    right = min(max(axis.column(window.end) + 1, left + 1), width)
    columns = {axis.column(result.timeline.at(rank)) for rank in result.timeline.with_date(hits)}
    inside = tuple(sorted(column for column in columns if 0 <= column < width))
    return Overview(density.cells, left, right, inside, axis)


class _Density(NamedTuple):
    """What no window changes."""

    cells: str
    axis: Axis


class _Densities:
    def __init__(self, _timeline: Timeline) -> None:
        self.latest: LruCache[tuple[str, str, int, bool], _Density] = LruCache(_KEPT)


def _density(result: Result, width: int, ascii_only: bool) -> _Density:
    index = interval_index(result)
    # Of the whole timeline, whatever is asked: so the window is always in it, and always at the same place.
    axis = make_axis(padded(spread_of_all(result.timeline).hull), width, result.language)
    counts = index.going_on(axis.edges)
    most = max(counts)
    signs = heights(ascii_only=ascii_only)
    cells = "".join(signs[ceil((len(signs) - 1) * sqrt(count / most)) if count else 0] for count in counts)
    return _Density(cells, axis)
