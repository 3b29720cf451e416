"""Lanes as one works with them: which one the selection stands in, which are folded, whose events stand above."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.model.views import BY_SIZE, LANES
from tui.query.language import one_person
from tui.store.spans import holds
from tui.ui.session.session import Session

if TYPE_CHECKING:
    from tui.scene.lane_groups import LaneGroup


def has_lanes(session: Session) -> bool:
    return bool(session.view.lanes or session.view.pinned)


def current(session: Session) -> LaneGroup | None:
    """Return the lane in which an event is selected: the one chosen last if the event is in it, else the first."""
    if not has_lanes(session) or session.selected is None:
        return None
    from tui.scene.lane_groups import lane_groups  # most first frames have no lanes

    groups = lane_groups(session.result)
    holding = [group for group in groups if holds(group.events.ranks, session.selected)]
    return next((group for group in holding if group.key == session.lane), next(iter(holding), None))


def cycle(session: Session) -> str:
    """Draw the events apart by the next value there is, at last by none; return that value, "" for none."""
    order: tuple[str | None, ...] = (None, *LANES)
    now = session.view.lanes
    here = order.index(now.removesuffix(BY_SIZE) if now else None)
    lanes = order[(here + 1) % len(order)]
    session.lane = None
    session.show(session.view._replace(lanes=lanes))
    return lanes or ""


def sort(session: Session) -> bool | None:
    """Sort the lanes by size, or else by time again; tell whether by size now, None where there are none to sort."""
    lanes = session.view.lanes
    if lanes is None:
        return None
    by_size = not lanes.endswith(BY_SIZE)
    session.show(session.view._replace(lanes=lanes + BY_SIZE if by_size else lanes.removesuffix(BY_SIZE)))
    return by_size


def fold(session: Session, lane: str | None = None) -> bool:
    """Fold a lane, or unfold it; by default the one of the selection. Tell whether there is one."""
    if lane is None:
        group = current(session)
        if group is None:
            return False
        lane = session.lane = group.key
    session.show(session.view._replace(folded=tuple(sorted(session.folded ^ {lane}))))
    return True


def pin(session: Session, person: str) -> bool:
    """
    Pin a person, by id or, without an entry, by name, as a lane above the rest, or let go of them; tell whether they are
    pinned now.
    """
    from tui.store.search.named import keys_named  # as above

    pinned = session.view.pinned
    one = one_person(person)
    key = keys_named(session.timeline, one)
    left = tuple(other for other in pinned if keys_named(session.timeline, other) != key)
    is_new = left == pinned
    session.show(session.view._replace(pinned=(*pinned, one) if is_new else left))
    return is_new


def step(session: Session, ranks: Sequence[int], direction: int) -> bool:
    """Select the previous (-1) or next (1) of some events, which are in order of time; tell whether there was one."""
    here = session.selected
    if here is None or not ranks:
        return False
    index = bisect_right(ranks, here) if direction > 0 else bisect_left(ranks, here) - 1
    if not 0 <= index < len(ranks):
        return False
    session.select(ranks[index])
    return True


def events_of(session: Session, person: str) -> Sequence[int]:
    """Return the events of a person, by id or, without an entry, by name, that answer the query."""
    from tui.store.facets.groups import (
        person_group,
    )  # only this needs it

    group = person_group(session.timeline, one_person(person))
    return [rank for rank in group.ranks if holds(session.result.matches, rank)] if group else ()
