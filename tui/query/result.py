"""The answer to a view: which events, how surely, and which of them is selected."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from tui.model.dates import Certainty
from tui.query.language import parse
from tui.query.view import View
from tui.store.spans import Reach
from tui.store.timeline import Timeline


class Result(NamedTuple):
    """
    The events of `timeline` that answer `view`, as ranks in order of time.

    `matches` answer the query, at any time; `shown` are those of them that are at least possibly in the window.
    `selected` is the event selected or, where the query hides that, its nearest neighbour in time; None where nothing
    is selected, or nothing matches. `language` is the view's, else the timeline's. `filtered` tells whether the view
    asks anything. `certain` are the matches that answer the query certainly; None where it asks nothing of dates, so
    that all of them do.
    """

    timeline: Timeline
    view: View
    language: str
    matches: Sequence[int]
    shown: Sequence[int]
    selected: int | None
    total: int
    filtered: bool
    certain: AbstractSet[int] | None = None

    @property
    def asks_dates(self) -> bool:
        """Whether some events may answer the view less surely than others."""
        return self.view.window is not None or self.certain is not None

    @property
    def possible(self) -> int:
        """How many of `matches` answer the query only possibly."""
        return 0 if self.certain is None else len(self.matches) - len(self.certain)

    def doubtful(self, rank: int) -> bool:
        """Tell whether one of `matches` answers the query only possibly, whatever the window."""
        return self.certain is not None and rank not in self.certain

    def certainty(self, rank: int) -> Certainty:
        """Return how surely one of `matches` answers the view: the weaker of what window and query say."""
        window = self.view.window
        within = Certainty.CERTAINLY if window is None else self.timeline.during(rank, window)
        sure = self.certain is None or rank in self.certain
        return within if sure else min(within, Certainty.POSSIBLY)


def resolve(timeline: Timeline, view: View) -> Result:
    """Put a view to a timeline. QueryError where its query cannot be read."""
    query = parse(view.query)
    window = view.window
    matches: Sequence[int] = range(timeline.size)
    certain: AbstractSet[int] | None = None
    if query.terms:
        from tui.query.evaluate import (
            answer,  # with the indexes of the store, which a view of everything needs not
        )

        matches, certain = answer(timeline, query)
    return Result(
        timeline=timeline,
        view=view,
        language=view.language or timeline.language,
        matches=matches,
        shown=matches if window is None else timeline.once(Reach).within(window, matches),
        selected=_selected(timeline, matches, view),
        total=timeline.size,
        filtered=bool(query.terms) or window is not None,
        certain=certain,
    )


def _selected(timeline: Timeline, matches: Sequence[int], view: View) -> int | None:
    rank = timeline.rank(view.select) if view.select is not None else None
    if rank is None or not matches:
        return None
    at = bisect_left(matches, rank)
    near = matches[max(at - 1, 0) : at + 1]
    return min(near, key=lambda other: (abs(timeline.at(other) - timeline.at(rank)), abs(other - rank)))
