"""Which screen answers a question about who met whom."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model.entities import Participation
from tui.store.people import keys_named, people_hits
from tui.store.timeline import Timeline
from tui.ui.screens.meeting import Asked, MeetingScreen
from tui.ui.screens.met import MetScreen
from tui.ui.screens.pair import PairScreen


def screen_for(asked: Asked, pinned: Sequence[str], reference: str | None) -> MeetingScreen | None:
    """
    Return the encounters of the two who are pinned, else of the person meant; None where nobody is.

    People are given by id or, where they have no entry, by the name as written.
    """
    timeline = asked.result.timeline
    two = [key for person in pinned if (key := person_key(timeline, person)) is not None]
    if len(pinned) == 2 and len(set(two)) == 2:
        hits = people_hits(timeline, two)
        return PairScreen(asked, (hits[two[0]], hits[two[1]]))
    key = None if reference is None else person_key(timeline, reference)
    return None if key is None else MetScreen(asked, key)


def person_key(timeline: Timeline, reference: str) -> int | None:
    """Return the key of a person by id or name; None where nobody has it."""
    for person in (Participation(person=reference), Participation(name=reference)):
        key = timeline.key_of(person)
        if key is not None:
            return key
    return next(iter(keys_named(timeline, reference)), None)
