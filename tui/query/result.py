"""The answer to a view: which events, how surely, and which of them is selected."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from tui.model.dates import Certainty
from tui.query.compiled import matching_ranks
from tui.query.language import parse
from tui.query.view import View
from tui.store.timeline import Timeline


class Result(NamedTuple):
    """
    The events of `timeline` that answer `view`, as ranks in order of time.

    `matches` answer the query, at any time; `shown` are those of them that are at least possibly in the window.
    `selected` is the event selected or, where the query hides that, its nearest neighbour in time; None where nothing
    is selected, or nothing matches. `language` is the view's, else the timeline's. `filtered` tells whether the view
    asks anything.
    """

    timeline: Timeline
    view: View
    language: str
    matches: Sequence[int]
    shown: Sequence[int]
    selected: int | None
    total: int
    filtered: bool

    def certainty(self, rank: int) -> Certainty:
        """Return how surely an event lies in the view's window; without a window every event certainly does."""
        window = self.view.window
        if window is None:
            return Certainty.CERTAINLY
        return self.timeline.event(rank).date.during(window)


def resolve(timeline: Timeline, view: View) -> Result:
    """Put a view to a timeline. QueryError where its query cannot be read."""
    query = parse(view.query)
    matches: Sequence[int] = matching_ranks(timeline, query) if query.terms else range(timeline.size)
    return Result(
        timeline=timeline,
        view=view,
        language=view.language or timeline.language,
        matches=matches,
        shown=_possibly_within(timeline, matches, view),
        selected=_selected(timeline, matches, view),
        total=timeline.size,
        filtered=bool(query.terms) or view.window is not None,
    )


def _possibly_within(timeline: Timeline, ranks: Sequence[int], view: View) -> Sequence[int]:
    window = view.window
    if window is None:
        return ranks
    starts, ends = timeline.earliest_start, timeline.latest_end
    return [rank for rank in ranks if starts[rank] <= window.end and ends[rank] >= window.start]


def _selected(timeline: Timeline, matches: Sequence[int], view: View) -> int | None:
    rank = timeline.rank(view.select) if view.select is not None else None
    if rank is None or not matches:
        return None
    at = bisect_left(matches, rank)
    near = matches[max(at - 1, 0) : at + 1]
    return min(near, key=lambda other: (abs(timeline.at(other) - timeline.at(rank)), abs(other - rank)))
