"""Which screen answers a question about who met whom."""

from __future__ import annotations

from collections.abc import Sequence

from tui.query.language import one_person
from tui.store.search.named import keys_named
from tui.store.search.people import people_hits
from tui.store.timeline import Timeline
from tui.ui.screens.meeting import MeetingQuestion, MeetingScreen
from tui.ui.screens.met import MetScreen
from tui.ui.screens.pair import PairScreen


def screen_for(asked: MeetingQuestion, pinned: Sequence[str], person: str | None) -> MeetingScreen | None:
    """
    Return the encounters of the two who are pinned, else of one person; None where nobody is meant.

    `person` is an id or, of somebody without an entry, the name as written; who is pinned is named as a query does it.
    """
    timeline = asked.result.timeline
    two = [key for name in pinned for key in keys_named(timeline, name)]
    if len(pinned) == 2 and len(set(two)) == 2:
        hits = people_hits(timeline, two)
        return PairScreen(asked, (hits[two[0]], hits[two[1]]))
    keys = [] if person is None else keys_named(timeline, one_person(person))
    return MetScreen(asked, keys[0]) if keys else None


def means_several(timeline: Timeline, pinned: Sequence[str]) -> str | None:
    """Return which of two pinned names is that of several people, so that it cannot be said how the two met; else None."""
    names = pinned if len(pinned) == 2 else ()
    return next((name for name in names if len(keys_named(timeline, name)) > 1), None)
