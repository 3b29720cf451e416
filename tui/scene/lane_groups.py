"""Which lanes a view has, and which events stand in each: found once for a query, whatever the window."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tui.model.translation import grouped, tr, trn
from tui.model.views import BY_SIZE
from tui.query.result import Result
from tui.query.view import View
from tui.scene.interval_index import IntervalIndex, interval_index
from tui.scene.lru import LruCache
from tui.store.kinds import kind_words
from tui.store.timeline import Timeline

if TYPE_CHECKING:
    from tui.store.facets.groups import Group, People

MOST = 100
"""Lanes of values; the events of all further values share one more lane."""

_KEPT = 4
_FIELDS = {"person": "who"}  # the others are called the same in views and in queries
WITHOUT = {
    "series": "no series",
    "kind": "no kind",
    "country": "no country",
    "place": "no place",
    "person": "nobody named",
    "topic": "no topic",
}


class LaneGroup(NamedTuple):
    """A lane of a view, in all of time."""

    key: str
    head: str
    events: IntervalIndex
    pinned: bool


def lane_groups(result: Result) -> Sequence[LaneGroup]:
    """
    Return the lanes of a result from the top: pinned people, then values in the order asked for, then the rest.

    Every event of the result is in at least one of those that are not pinned.
    """
    return result.timeline.once(_LaneGroups).of(result)


class _LaneGroups:
    """The lanes of the latest views: windows and selections do not change them."""

    def __init__(self, _timeline: Timeline) -> None:
        self._latest: LruCache[View, Sequence[LaneGroup]] = LruCache(_KEPT)

    def of(self, result: Result) -> Sequence[LaneGroup]:
        view = result.view
        asked = View(query=view.query, lanes=view.lanes, pinned=view.pinned, language=result.language)
        return self._latest.of(asked, lambda: [*_pinned(result), *_values(result)])


def _pinned(result: Result) -> Iterator[LaneGroup]:
    from tui.store.facets.groups import person_group  # only lanes need it

    timeline = result.timeline
    keep = _Kept(result)
    for person in dict.fromkeys(result.view.pinned):
        group = person_group(timeline, person)
        if group is None:
            yield LaneGroup(f"pin:{person}", person, IntervalIndex(timeline, ()), pinned=True)
        else:
            yield LaneGroup(
                f"pin:{person}",
                _head(result, person, group),
                IntervalIndex(timeline, keep.of(group.ranks)),
                pinned=True,
            )


def _head(result: Result, person: str, group: People) -> str:
    """Return the name of who is pinned; of several people of one name, that name and how many they are."""
    if len(group.keys) == 1:
        from tui.store.search.people import people_hits  # as above

        return people_hits(result.timeline, group.keys)[group.keys[0]].person.name.say(result.language).text
    words = trn("{name}: {n} person", "{name}: {n} people", len(group.keys), result.language)
    return words.format(name=person, n=grouped(len(group.keys), result.language))


def _values(result: Result) -> Iterator[LaneGroup]:
    asked = result.view.lanes
    if asked is None:
        yield LaneGroup("all", tr("all events", result.language), interval_index(result), pinned=False)
        return
    from tui.store.facets.groups import groups, names  # as above

    lanes = asked.removesuffix(BY_SIZE)
    timeline, field = result.timeline, _FIELDS.get(lanes, lanes)
    keep = _Kept(result)
    kept = [group._replace(ranks=keep.of(group.ranks)) for group in groups(timeline, field)]
    some = [group for group in kept if group.ranks]
    some.sort(key=partial(_by_size, timeline) if asked.endswith(BY_SIZE) else _by_time)
    first, rest = some[:MOST], some[MOST:]
    for group, name in zip(first, names(timeline, field, first, result.language), strict=True):
        head = kind_words(name, result.language) if lanes == "kind" else name
        yield LaneGroup(f"{lanes}:{group.text}", head, IntervalIndex(timeline, group.ranks), pinned=False)
    if rest:
        together = sorted({rank for group in rest for rank in group.ranks})
        more = tr("{number} more", result.language)
        head = more.format(number=grouped(len(rest), result.language))
        yield LaneGroup(f"{lanes}+", head, IntervalIndex(timeline, together), pinned=False)
    without = keep.others(some)
    if without:
        yield LaneGroup(
            f"{lanes}-", tr(WITHOUT[lanes], result.language), IntervalIndex(timeline, without), pinned=False
        )


def _by_time(group: Group) -> tuple[int, int]:
    return group.ranks[0], group.number


def _by_size(timeline: Timeline, group: Group) -> tuple[int, int]:
    return -len(timeline.with_date(group.ranks)), group.number  # what has no date is not drawn


class _Kept:
    """Tells the events of a result from the others of its timeline."""

    def __init__(self, result: Result) -> None:
        self._matches = result.matches
        self._whole = len(result.matches) == result.timeline.size
        self._answers = bytearray(result.timeline.size)
        for rank in () if self._whole else result.matches:
            self._answers[rank] = 1

    def of(self, ranks: Sequence[int]) -> Sequence[int]:
        """Return those of `ranks` that are in the result, in order."""
        if self._whole:
            return ranks
        answers = self._answers
        return array("q", [rank for rank in ranks if answers[rank]])

    def others(self, some: Sequence[Group]) -> Sequence[int]:
        """Return the events of the result that are in none of these groups."""
        free = bytearray(b"\1") * len(self._answers)
        for group in some:
            for rank in group.ranks:
                free[rank] = 0
        return array("q", [rank for rank in self._matches if free[rank]])
