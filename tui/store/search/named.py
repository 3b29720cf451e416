"""Whom a name means where it is acted on: a query, a pinned lane, a command. A guess is never among them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain

from tui.model.entities import Kind
from tui.store.search.indexes import NamesIndex
from tui.store.search.matching import NameMatch, Tier, Typed
from tui.store.search.people import MOST_WORDS, Hit, best_hits, found_by, found_in_names, people_hits
from tui.store.timeline import Timeline


def keys_named(timeline: Timeline, name: str) -> list[int]:
    """
    Return whom a query means by a name: the one with this id and everybody else who is called so, by the whole name or
    whole words of it; else all with a name of the same fold, else all with a name whose words begin with the words given,
    in any order, else all with a name that is spelt otherwise. `=` in front of an id, or of the name of somebody without an entry, means that one person.
    """
    if name.startswith("="):
        return _exactly(timeline, name[1:])
    typed = Typed(name)
    has_words = 0 < len(typed.tokens) <= MOST_WORDS
    keys = _of_id(timeline, name)
    if keys:
        return sorted({*keys, *_called(timeline.once(NamesIndex), typed)}) if has_words else keys
    if not has_words:
        return []
    found = found_in_names(timeline.once(NamesIndex), typed, timeline.counts()[Kind.PERSON])
    for tier in (Tier.EXACT, Tier.WORDS):
        keys = [key for key, one in found.items() if one.match.tier is tier]
        if keys:
            return sorted(keys)
    from tui.store.search.respelt import found_respelt  # its tables, 5 ms, and few names need them

    return sorted(found_respelt(timeline, typed, {}, timeline.counts()[Kind.PERSON]))


def people_meant(timeline: Timeline, name: str) -> list[Hit]:
    """
    Return everybody whom a name means equally well, none of them a guess: as `keys_named` where it is an id or begins with
    `=`; else those whom person search finds first, and whoever else matches as well, wherever in the name.
    """
    if name.startswith("=") or _of_id(timeline, name):
        return list(people_hits(timeline, keys_named(timeline, name)).values())
    found = found_by(timeline, name, sys.maxsize)
    best = min(map(_closeness, found.values()), default=None)
    alike = {key: one for key, one in found.items() if _closeness(one) == best}
    return best_hits(timeline, alike, len(alike))


def _closeness(one: NameMatch) -> tuple[Tier, tuple[int, ...], str]:
    """Return what makes one find better than another: its place among matches, but not where in the name it is."""
    tier, order, _ = one.match
    if len(order) == (
        3 if tier <= Tier.WORDS else 5
    ):  # written as typed, at the start, whole words; as a `Match` says
        order = (*order[:-2], order[-1])
    return tier, order, one.left_out


def _exactly(timeline: Timeline, reference: str) -> list[int]:
    return _of_id(timeline, reference) or [
        key for (key,) in timeline.rows("select key from people where name = ? and id is null", reference)
    ]


def _of_id(timeline: Timeline, id: str) -> list[int]:  # noqa: A002  the format's own word
    return [key for (key,) in timeline.rows("select key from people where id = ?", id)]


def _called(index: NamesIndex, typed: Typed) -> Iterator[int]:
    """Yield who has a name in which each word typed is a whole word."""
    whole = " AND ".join(f'"{token}"' for token in typed.tokens)
    return chain.from_iterable(index.matching(f"folded : ({whole})"))
