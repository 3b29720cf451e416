"""What an encounter of two people is: how near they came, how surely, at which event, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from tui.model.dates import Certainty
from tui.model.entities import Citation
from tui.store.meetings.attendance import AttendanceIndex
from tui.store.timeline import Timeline


class Grade(IntEnum):
    """How near two people came to each other; the greater, the nearer."""

    COUNTRY = 1
    """As PLACE, where no more is known of the place than the country."""
    PLACE = 2
    """They were at different events at the same place, on days that overlap."""
    EVENT = 3
    """They were at the same event, or at parts of it."""
    SESSION = 4
    """They were at the same talks or meeting of more than two, or at the same part of an event."""
    TALKS = 5
    """They met: an event of the two alone, or one that names one of them as the other's counterpart."""

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Grade.TALKS: "talks",
    Grade.SESSION: "same session",
    Grade.EVENT: "same event",
    Grade.PLACE: "same place, overlapping days",
    Grade.COUNTRY: "same country, overlapping days",
}

NEAREST_FIRST = tuple(sorted(Grade, reverse=True))
IN_GRIDS = NEAREST_FIRST[:-1]
"""What a grid of many people shows: to be in one country says too little to stand beside a meeting."""


def grades_among(found: Iterable[Sequence[Encounter]]) -> Sequence[Grade]:
    """Return the grades to tell apart in an overview of encounters, the nearest first; COUNTRY only where it occurs."""
    has_country = any(some[-1].grade is Grade.COUNTRY for some in found if some)
    return NEAREST_FIRST if has_country else IN_GRIDS


class Encounter(NamedTuple):
    """
    Two people (by their keys) near each other: where the first was and where the second was, as ranks.

    `event` is the event that they share; of the grades PLACE and COUNTRY, where there is none, the one where the first was.
    """

    grade: Grade
    certainty: Certainty
    event: int
    first: int
    second: int
    people: tuple[int, int]


Pair = tuple[int, int]
"""The keys of two people."""


def place_of(timeline: Timeline, rank: int) -> str | None:
    """Return where an event was, by what it is part of where it does not say; None where that is not known."""
    return timeline.once(AttendanceIndex).places[rank]


def sources_of(timeline: Timeline, encounter: Encounter) -> tuple[Citation, ...]:
    """Return what says that the two took part; of who took part without a source, what tells of the event."""
    one, other = encounter.people
    cited = *_sources(timeline, encounter.first, one), *_sources(timeline, encounter.second, other)
    return tuple(dict.fromkeys(cited))


def _sources(timeline: Timeline, rank: int, key: int) -> tuple[Citation, ...]:
    """Return what says that somebody took part; where nothing says so in particular, what tells of the event."""
    event = timeline.event(rank)
    own = [
        citation
        for participation in event.participants
        if participation.sources and timeline.key_of(participation) == key
        for citation in participation.sources
    ]
    return tuple(own) or event.sources
