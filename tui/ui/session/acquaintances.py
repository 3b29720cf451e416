"""Whom somebody encountered, and anybody else who may be asked about beside them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from tui.model.names import fold
from tui.store.meetings.encounters import Encounter
from tui.store.meetings.meetings import acquaintances
from tui.store.search.people import Hit, people_hits, search
from tui.store.timeline import Timeline

BLOCK = 64  # names are read so many at a time, when one of them comes into sight
STRANGERS = 20  # as many are offered who were never near


class Acquaintances:
    """
    The people whom somebody encountered, by their keys: most often nearest first.

    `found` has the encounters of each. Names are read when they are asked for.
    """

    def __init__(self, timeline: Timeline, key: int) -> None:
        self.timeline = timeline
        self.key = key
        self.found = acquaintances(timeline, key)
        self.keys: Sequence[int] = list(self.found)
        self._place = {key: number for number, key in enumerate(self.keys)}
        self._hits: dict[int, Hit] = {}
        self._folds: dict[int, str] = {}
        self.somebody = self.hit(key)

    def hit(self, key: int) -> Hit:
        """Return who has a key."""
        if key not in self._hits:
            at = self._place.get(key)
            near = (key,) if at is None else self.keys[at - at % BLOCK : at - at % BLOCK + BLOCK]
            self._read(near)
        return self._hits[key]

    @cached_property
    def alike(self) -> frozenset[int]:
        """Who of the circle has a name that another of them has too."""
        rows = self.timeline.rows(
            "select key, name from people where key in (select value from json_each(?))",
            json.dumps(self.keys),
        )
        often = Counter(name for _, name in rows)
        return frozenset(key for key, name in rows if often[name] > 1)

    def encounters(self, key: int) -> Sequence[Encounter]:
        """Return the encounters with somebody; none with a stranger."""
        return self.found.get(key, ())

    def narrowed(self, text: str) -> list[int]:
        """
        Return those in any of whose names stands each word of a text, however it is written, in their order; then
        whom else person search finds by it, best first.
        """
        words = fold(text).split()
        if not words:
            return list(self.keys)
        if len(self._folds) < len(self.keys):
            self._read(self.keys)
            self._folds = {key: _folded(self._hits[key]) for key in self.keys}
        known = [key for key in self.keys if all(word in self._folds[key] for word in words)]
        others = [hit for hit in search(self.timeline, text, limit=STRANGERS) if hit.key != self.key]
        self._hits.update((hit.key, hit) for hit in others if hit.key not in self._place)
        return [*known, *(hit.key for hit in others if hit.key not in self._place)]

    def _read(self, keys: Iterable[int]) -> None:
        self._hits.update(people_hits(self.timeline, [key for key in keys if key not in self._hits]))


def _folded(hit: Hit) -> str:
    names = (*(words.text for words in hit.person.name.versions), *hit.person.aliases)
    return "\n".join(map(fold, names))
