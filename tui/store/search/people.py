"""Person search: whom a typed text may mean, in tiers that never mix."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

from tui.model.entities import Kind, Person, Text, Words
from tui.model.names import is_latin, telex
from tui.model.records import decode
from tui.store.search.indexes import NamesIndex
from tui.store.search.matching import NameMatch, Span, Tier, Typed, match, spans, tokens_as_written
from tui.store.search.run_together import joined
from tui.store.timeline import Timeline

_Place = tuple[Tier, tuple[bool, ...]]  # among matches, as in `Match`

MOST_WORDS = 32  # no name is longer; more of them, pasted by mistake, name nobody
PEOPLE_KEPT = 1024  # decoded: most of those who are listed are listed again at the next key
FEW = 3  # with fewer people than this found, those whose names are near are worth naming
NEAREST = 5  # as many of them are named


class Hit(NamedTuple):
    """
    Somebody found: `matched` is the name that matched, as written, and `spans` the code points of it to mark.

    `key` numbers the person within this timeline. Somebody without an entry has `person.id` "". `events` counts the
    events in which the person participates. `left_out` is the word typed that nothing of the person answers, in BUT_ONE.
    """

    key: int
    person: Person
    matched: str
    spans: tuple[Span, ...]
    events: int
    tier: Tier
    left_out: str = ""

    @property
    def guessed(self) -> bool:
        """Whether this is only somebody of a name near to what was asked, who is not to be acted on."""
        return self.tier is Tier.TYPOS


def search(timeline: Timeline, text: str, limit: int = 50) -> list[Hit]:
    """
    Return up to `limit` people whom a text means, best first; a guess is not among them (`nearest`).

    A later tier never stands above an earlier one; inside a tier come names that begin with what was typed, then whole
    words, then people in the order of their keys: who is at more events, then by the alphabet. The
    tiers from TELEX on are asked only where those before have nobody. A text without letters and digits means everybody.
    """
    if not Typed(text).tokens:
        return _unasked(timeline, range(min(limit, timeline.counts()[Kind.PERSON])))
    return best_hits(timeline, found_by(timeline, text, limit), limit)


def found_by(timeline: Timeline, text: str, limit: int) -> dict[int, NameMatch]:
    """Return by their keys whom a text means, at least the best `limit` of them; nobody by one without a letter or digit."""
    typed = Typed(text)
    if not 0 < len(typed.tokens) <= MOST_WORDS:
        return {}
    found = _found(timeline, typed, limit)
    if not found:
        found = _found_as_telex(timeline, text, limit)
    if not found and len(typed.tokens) > 1:
        found = _found_by_more(timeline, text, limit)
    return found


def nearest(timeline: Timeline, text: str, limit: int = NEAREST, beside: Sequence[Hit] = ()) -> list[Hit]:
    """
    Return up to `limit` people whose names are near to a text, as after an error of typing: guesses, nearest first.

    They are for naming as such beside what `search` found (`beside`), never for acting on. Nobody who was found is
    among them, and there are none where `FEW` people or more were found.
    """
    typed = Typed(text)
    if len(beside) >= FEW or not 0 < len(typed.tokens) <= MOST_WORDS:
        return []
    from tui.store.search.typos import with_typos  # brings in rapidfuzz, 15 ms

    found = {hit.key for hit in beside}
    near = with_typos(timeline, typed)
    return best_hits(timeline, {key: one for key, one in near.items() if key not in found}, limit)


def best_hits(timeline: Timeline, found: Mapping[int, NameMatch], limit: int) -> list[Hit]:
    """Return the best of those found, in their order."""
    best = sorted(found, key=lambda key: (found[key].match.tier, found[key].match.order, key))[:limit]
    people = _people(timeline, best)
    return [_hit(timeline, key, people[key], found[key]) for key in best]


def person_hit(timeline: Timeline, id: str) -> Hit | None:  # noqa: A002  the format's own word
    """Return the person of an id as if found by their first name, with nothing marked; None where nobody has it."""
    rows = timeline.rows("select key from people where id = ?", id)
    return _unasked(timeline, rows[0])[0] if rows else None


def people_hits(timeline: Timeline, keys: Iterable[int]) -> dict[int, Hit]:
    """Return people by their keys as if found by their first names, with nothing marked."""
    return {hit.key: hit for hit in _unasked(timeline, keys)}


class _Somebody(NamedTuple):
    """A row of `people`, and the entry if there is one."""

    id: str | None
    name: str
    events: int
    body: str | None

    def decoded(self, language: str) -> Person:
        if self.id is None or self.body is None:
            return Person(id="", name=Text((Words(self.name, language),)))
        return _person(self.id, self.body, language)


@lru_cache(PEOPLE_KEPT)
def _person(id: str, body: str, language: str) -> Person:  # noqa: A002  the format's own word
    return cast("Person", decode(Kind.PERSON, id, json.loads(body), language))


def _people(timeline: Timeline, keys: Iterable[int]) -> dict[int, _Somebody]:
    """Return who has these keys."""
    rows = timeline.rows(
        "select people.key, people.id, name, events, body from json_each(?) "
        "cross join people on people.key = json_each.value left join records on kind = 'person' and records.id = people.id",
        json.dumps(list(keys)),
    )
    return {key: _Somebody(*row) for key, *row in rows}


def _unasked(timeline: Timeline, keys: Iterable[int]) -> list[Hit]:
    """Return people by their first names, in the order of their keys."""
    people = sorted(_people(timeline, keys).items())
    language = timeline.language
    return [Hit(key, one.decoded(language), one.name, (), one.events, Tier.EXACT) for key, one in people]


def _found(timeline: Timeline, typed: Typed, limit: int) -> dict[int, NameMatch]:
    """Return who is found by their names, or by how else they are spelt: at least the best `limit`, or all of them."""
    found = found_in_names(timeline.once(NamesIndex), typed, limit)
    if len(found) < limit:
        from tui.store.search.respelt import found_respelt  # its tables, 5 ms, and few names need them

        found |= found_respelt(timeline, typed, found, limit - len(found))
    return found


def found_in_names(index: NamesIndex, typed: Typed, limit: int) -> dict[int, NameMatch]:
    """Return who is found by their names as they fold: at least the best `limit`, or all of them."""
    found: dict[int, NameMatch] = {}
    looked_at: set[int] = set()
    for best, groups in _candidates(index, typed):
        for keys in groups:
            new = [key for key in keys if key not in looked_at]
            looked_at.update(new)
            for key, written, folded in index.names(new):
                one = match(typed, written, folded)
                if one and (
                    key not in found or (one, len(written)) < (found[key].match, len(found[key].matched))
                ):
                    found[key] = NameMatch(one, written, typed)
            if sum((one.match.tier, one.match.order) <= best for one in found.values()) >= limit:
                return found
    return found


def _candidates(index: NamesIndex, typed: Typed) -> Iterator[tuple[_Place, Iterator[list[int]]]]:
    """
    Yield (place, people group by group) for each place among matches, in order.

    Among the people are all those in that place, in the order of keys, who were not among those of an earlier place.
    """
    in_words = _words_expressions(typed)
    if not typed.is_ascii:
        yield (Tier.EXACT, (False, False, False)), index.of_fold(typed.folded)
    yield (Tier.EXACT, (not typed.is_ascii, False, False)), index.of_fold(typed.folded)
    if not typed.is_ascii:
        as_written = " AND ".join(f'"{word}"*' for word in typed.words)
        for order, expression in in_words:
            yield (
                (Tier.WORDS, (False, *order)),
                index.matching(f"({expression}) AND written : ({as_written})"),
            )
    for order, expression in in_words:
        yield (Tier.WORDS, (not typed.is_ascii, *order)), index.matching(expression)
    if len(typed.squashed) > 1:
        if len(typed.tokens) == 1:
            yield (Tier.INITIALS, ()), index.of_initials(typed.initials)
        in_one = joined(typed.squashed, index.vocabulary)
        if in_one is not None:
            yield (Tier.SQUASHED, ()), index.matching(in_one)


def _words_expressions(typed: Typed) -> list[tuple[tuple[bool, bool], str]]:
    """Return ((not at the start, not whole), FTS expression) for the tier of words."""
    whole = " AND ".join(f'"{token}"' for token in typed.tokens)
    begun = " AND ".join(f'"{token}"*' for token in typed.tokens)
    return [
        ((False, False), f'folded : ^"{typed.folded}"'),
        ((False, True), f'folded : ^"{typed.folded}"*'),
        ((True, False), f"folded : ({whole})"),
        ((True, True), f"folded : ({begun})"),
    ]


def _found_as_telex(timeline: Timeline, text: str, limit: int) -> dict[int, NameMatch]:
    """Return who is found once Telex keys are read as such: names in Latin letters first, as Telex writes them."""
    meant = telex(text)
    if meant is None:
        return {}
    found = found_in_names(timeline.once(NamesIndex), Typed(meant), limit)
    return _lowered(found, Tier.TELEX)


def _lowered(found: Mapping[int, NameMatch], tier: Tier) -> dict[int, NameMatch]:
    """Return finds of another reading of a text as finds of a lower tier, names in Latin letters first in each place."""
    return {
        key: one._replace(
            match=one.match._replace(
                tier=tier, order=(one.match.tier, not is_latin(one.matched), *one.match.order)
            )
        )
        for key, one in found.items()
    }


def _found_by_more(timeline: Timeline, text: str, limit: int) -> dict[int, NameMatch]:
    """Return who is found by what else is known of them, without titles, and failing that but for one word."""
    # As few searches come here, what they need is imported for them.
    from tui.model.honorifics import without_chinese_titles, without_titles
    from tui.store.search.about import found_about, found_but_one, with_countries

    words = tokens_as_written(text)
    tokens = [token for token, _ in words]
    if found := found_about(timeline, tokens) or found_about(timeline, with_countries(words)):
        return found
    rest = tokens_as_written(without_chinese_titles(text))
    is_name = timeline.once(NamesIndex).vocabulary.__contains__
    kept = without_titles([token for token, _ in rest], is_name)
    tokens = [rest[at][0] for at in kept]
    if len(tokens) < len(words):
        if found := _found(timeline, Typed(" ".join(rest[at][1] for at in kept)), limit):
            return _lowered(found, Tier.ABOUT)
        if found := found_about(timeline, with_countries([rest[at] for at in kept])):
            return found
    written = dict(rest)
    found = found_but_one(timeline, tokens)
    return {key: one._replace(left_out=written[one.left_out]) for key, one in found.items()}


def _hit(timeline: Timeline, key: int, somebody: _Somebody, one: NameMatch) -> Hit:
    tier = one.match.tier
    inner = Tier(one.match.order[0]) if Tier.TELEX <= tier <= Tier.BUT_ONE else tier
    if inner is Tier.TYPOS:
        from tui.store.search.typos import typo_spans  # as in nearest

        marks = typo_spans(one.typed, one.matched)
    elif inner is Tier.RESPELT:
        from tui.store.search.respelt import respelt_spans  # as in search

        marks = respelt_spans(timeline, one.typed, one.matched)
    else:
        marks = spans(one.typed, inner, one.matched)
    person = somebody.decoded(timeline.language)
    return Hit(key, person, one.matched, marks, somebody.events, tier, one.left_out)
