"""
Who met whom among the people of a view, as a grid: `grid(result, most) -> Grid`.

`Grid.people` are the heads of rows and columns alike; `Grid.cell(row, column)` is what stands where they cross.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from tui.model.alphabet import alphabetical
from tui.model.dates import Certainty
from tui.query.result import Result
from tui.store.meetings.attendance import AttendanceIndex, most_often
from tui.store.meetings.encounters import IN_GRIDS, Encounter, Grade, Pair
from tui.store.meetings.meetings import among
from tui.store.search.people import Hit, people_hits

MOST = 40
"""As many people have a row where nothing says otherwise."""


class Cell(NamedTuple):
    """
    What a view knows of two people.

    `grade` is their strongest, `times` how many of their encounters have it, `certainty` the surest of those;
    `encounters` are all of theirs, nearest first, then in order of time.
    """

    grade: Grade
    certainty: Certainty
    times: int
    encounters: Sequence[Encounter]


class Grid(NamedTuple):
    """
    The people of a view, those at most of its events first, equals by their names, and what it knows of any two of them.

    `cells` are by two places in `people`, the smaller first; who had no encounter has none. `events` says of each
    person at how many events of the view they were, `rest` how many more people were at any.
    """

    people: Sequence[Hit]
    events: Sequence[int]
    cells: Mapping[Pair, Cell]
    rest: int

    def cell(self, row: int, column: int) -> Cell | None:
        """Return what is known of the people at two places, in whichever order; None: no encounter."""
        return self.cells.get((min(row, column), max(row, column)))


def grid(result: Result, most: int = MOST) -> Grid:
    """
    Return who met whom among the people of the events that a result shows, at most `most` of them.

    Only encounters at these events count: both people were at them; and only those of the grades IN_GRIDS.
    """
    timeline = result.timeline
    attendance = timeline.once(AttendanceIndex)
    everything = len(result.shown) == timeline.size
    if everything:
        keys = attendance.busiest
        at: Mapping[int, int] = {key: len(attendance.attended[key]) for key in keys[:most]}
    else:
        at = Counter(chain.from_iterable(map(attendance.people.__getitem__, result.shown)))
        keys = most_often(at)
    hits = people_hits(timeline, keys[:most])
    alphabet = alphabetical(result.language)
    names = {key: hit.person.name.say(result.language).text for key, hit in hits.items()}
    shown = sorted(hits, key=lambda key: (-at[key], alphabet(names[key])))
    found = among(timeline, shown, None if everything else frozenset(result.shown))
    place = {key: number for number, key in enumerate(shown)}
    return Grid(
        people=[hits[key] for key in shown],
        events=[at[key] for key in shown],
        cells={
            (place[one], place[other]): _cell(near)
            for (one, other), some in found.items()
            if (near := [encounter for encounter in some if encounter.grade in IN_GRIDS])
        },
        rest=len(keys) - len(shown),
    )


def _cell(some: Sequence[Encounter]) -> Cell:
    strongest = [one for one in some if one.grade is some[0].grade]
    return Cell(some[0].grade, max(one.certainty for one in strongest), len(strongest), some)
