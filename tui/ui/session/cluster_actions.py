"""Clusters as one works with them: selecting one of the events that are only counted, and going in to see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from tui.model.instants import DAY
from tui.query.view import View
from tui.scene import windows
from tui.scene.axis import make_axis
from tui.scene.interval_index import IntervalIndex, interval_index
from tui.scene.layout.overflow import places
from tui.scene.scene import Cluster
from tui.ui.session.lane_actions import has_lanes
from tui.ui.session.session import Session


def select(session: Session, cluster: Cluster, layout: AbstractSet[int]) -> None:
    """Select the first event of a cluster of this lane that is not `layout`; nothing where all are."""
    index = _spread(session)
    counted = (index.ranks[position] for position in _positions(session, index, cluster))
    rank = next((rank for rank in counted if rank not in layout), None)
    if rank is not None:
        session.select(rank)


def enter(session: Session, cluster: Cluster) -> bool:
    """
    Zoom into a cluster of this lane, so that `back` leads out again; tell whether that can part its events.

    Where it cannot, because they all begin at one time, the window is the day of that time.
    """
    index = _spread(session)
    first, last = index.begun(cluster.start), index.begun(cluster.end + 1) - 1
    before = session.window
    session.push()
    if last < first:  # all of them had begun before the window
        session.look_at(cluster.start, cluster.end)
        return False
    begin = index.at(first)
    if begin == index.at(last):
        session.look_at(begin - begin % DAY, begin - begin % DAY + DAY - 1)
        return False
    session.look_at(cluster.start, cluster.end)
    return session.window != before


class Tour(NamedTuple):
    """The most crowded places of a window, gone through one after the other; each is the ranks of its events."""

    places: tuple[Sequence[int], ...]
    at: int
    view: View  # that the last step led to

    @property
    def events(self) -> int:
        return len(self.places[self.at])


def go(session: Session, width: int) -> Tour | None:
    """
    Show the most crowded place of the window, drawn in so many columns; where that was the last thing done, the next one.

    `back` leads out again. Return the tour; None where there is no such place, or no further one.
    """
    tour = session.tour
    if tour is None or tour.view != session.view:
        axis = make_axis(session.window, width, session.result.language)
        index = interval_index(session.result)
        found = tuple([index.ranks[position] for position in place] for place in places(index, axis))
        found = tuple(ranks for ranks in found if _narrows(session, ranks))
        tour = Tour(found, -1, session.view)
    if tour.at + 1 == len(tour.places):
        return None
    if tour.at < 0:
        session.push()
    session.fit_events(tour.places[tour.at + 1])
    session.tour = Tour(tour.places, tour.at + 1, session.view)
    return session.tour


def _narrows(session: Session, ranks: Sequence[int]) -> bool:
    """Tell whether fitting these events zooms in."""
    there, here = windows.fit(session.timeline, ranks), session.window
    return there.end - there.start < here.end - here.start


def _spread(session: Session) -> IntervalIndex:
    """Return the events of the lane chosen last, of all where there are no lanes."""
    if not has_lanes(session):
        return interval_index(session.result)
    from tui.scene.lane_groups import lane_groups  # most first frames have no lanes

    return next(group.events for group in lane_groups(session.result) if group.key == session.lane)


def _positions(session: Session, index: IntervalIndex, cluster: Cluster) -> Iterator[int]:
    """Yield where the events of a cluster stand in their spread; those that began before the window after the others."""
    yield from range(index.begun(cluster.start), index.begun(cluster.end + 1))
    if cluster.left == 0:
        yield from index.reaching(session.window.start, session.window.end)
