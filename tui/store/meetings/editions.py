"""Who was at which edition of a series: regulars, who came for the first time, and editions that are not recorded."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.model.entities import Kind
from tui.store.meetings.attendance import AttendanceIndex
from tui.store.timeline import Timeline


class EditionAttendance(NamedTuple):
    """
    `editions` are events of a series by rank, in order of time; `present` says of each person, by their key, at which
    of them they were, as ascending indexes into `editions`: most often first, then who came first.
    """

    editions: tuple[int, ...]
    present: dict[int, tuple[int, ...]]

    @property
    def regulars(self) -> list[int]:
        """Who was at more than one edition."""
        return [key for key, editions in self.present.items() if len(editions) > 1]

    def first_timers(self, edition: int) -> list[int]:
        """Return who was at this edition (an index) and at none before it that is recorded."""
        return [key for key, editions in self.present.items() if editions[0] == edition]


def attendance(timeline: Timeline, series: str) -> EditionAttendance:
    """Return who was at the editions of a series, or at parts of them. Nobody was at one that was cancelled."""
    attendance = timeline.once(AttendanceIndex)
    ranks = timeline.ranks_of(Kind.SERIES, series)
    # An event of the series that is part of another one of it is no edition of its own.
    editions = [rank for rank in ranks if not (attendance.around(rank) - {rank}).intersection(ranks)]
    present: dict[int, list[int]] = {}
    for index, rank in enumerate(editions):
        there = {key for part in attendance.inside(rank) for key in attendance.people[part]}
        for key in there:
            present.setdefault(key, []).append(index)
    often = sorted(present.items(), key=lambda item: (-len(item[1]), item[1][0], item[0]))
    return EditionAttendance(tuple(editions), {key: tuple(indexes) for key, indexes in often})


def missing(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return the runs, (first, last), of whole numbers that lack between the least and the greatest of these."""
    ordered = sorted(set(numbers))
    return [(one + 1, other - 1) for one, other in pairwise(ordered) if other - one > 1]
