"""
People asked for by more than a name: `Chancellor Muster`, `hung poet vietnam`, and `Erna Muster`, a word too many.

What is known of somebody is every name and alias, and the offices, posts, delegations and countries that they had. Those
whom all words of a text answer are found, each word as a whole or by its beginning, at least one of them in a name.

Where nobody is, one word may be left out, and is told (`NameMatch.left_out`). That must not find somebody else: nobody asks
for each John by `john smith`, nor for Trần Văn Thanh by `tran van thinh`. So, of the words that remain, all are whole
words of what is known of a person, and one of a name has four letters, or those of one name have eight. Then either nothing of that name is left (`anna berg`
of `anna maria berg`); or its last word is among them, and the word left out is none that anybody here is called by, has three
letters or more but no more than the longest that remains, and `FEW` people at most are meant by the rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from tui.model.countries import country_code
from tui.model.names import fold, is_latin
from tui.store.search.indexes import EVENTS_AT_ONCE, FOLDS_KEPT, NamesIndex
from tui.store.search.matching import Match, NameMatch, Tier, Typed, assign
from tui.store.search.vocabulary import Vocabulary
from tui.store.timeline import Timeline

SCHEMA = Path(__file__).with_name("about.sql")
FEW = 3
TELLING = 4  # letters of a word of a name that is asked for
LEAST_LEFT_OUT = 3  # letters: fewer are an initial, or a word that is still being typed
MOST_LEFT_OUT_OF = 8  # words: of more, too many are too many
LONGEST_COUNTRY = 4  # words of its name
COMMON = 2000  # people: a word that more of them have helps nobody to find them
LOOKED_AT = 500  # of those who may be meant, the ones at most events
LOOKED_AT_BUT_ONE = (
    100  # of those with all words but one; where there are more, hardly anybody is told by these
)
TOKENS_KEPT = 64


class AboutIndex:
    """What is known of people beside their names. Make it with `timeline.once(About)`."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._index = timeline.once(NamesIndex)
        timeline.keep_tables(
            "about",
            SCHEMA.read_text(encoding="utf-8"),
            lambda: {"insert into about values (?, ?)": self._rows()},
        )
        texts = timeline.rows("select distinct words from about")
        self._vocabulary = Vocabulary(word for (words,) in texts for word in words.split())
        countries = timeline.rows("select distinct body ->> '$.country' from records where kind = 'person'")
        self._countries = Vocabulary(word for (country,) in countries for word in _of_country(country))
        self.keys = lru_cache(TOKENS_KEPT)(
            self._keys
        )  # all but the last word typed are asked for with every key

    def words(self, keys: Iterable[int]) -> dict[int, list[str]]:
        """Return the folded words about each of these people."""
        rows = self._timeline.rows(
            "select people.key, words, body ->> '$.country' from json_each(?) "
            "cross join people on people.key = json_each.value left join about on person = people.key "
            "left join records on kind = 'person' and records.id = people.id",
            json.dumps(list(keys)),
        )
        return {key: [*(words or "").split(), *_of_country(country)] for key, words, country in rows}

    def knows(self, token: str) -> bool:
        """Tell whether any word begins so."""
        return any(
            known.begun(token) for known in (self._index.vocabulary, self._vocabulary, self._countries)
        )

    def _keys(self, token: str, *, whole: bool = False) -> frozenset[int] | None:
        """
        Return who has a word, in a name or about them, that begins so or, as a `whole`, is so. None: too many, or who is
        of a country.
        """
        if self._countries.begun(token):
            return None
        keys: set[int] = set()
        end = " " if whole else ""
        if (token in self._index.vocabulary) if whole else self._index.vocabulary.begun(token):
            for some in self._index.matching(f'folded : "{token}"{"" if whole else "*"}'):
                keys.update(some)
                if len(keys) > COMMON:
                    return None
        if self._vocabulary.begun(token):
            rows = self._timeline.rows(
                "select person from about where instr(words || ' ', ?) limit ?", f" {token}{end}", COMMON + 1
            )
            keys.update(key for (key,) in rows)
        return frozenset(keys) if len(keys) <= COMMON else None

    def _rows(self) -> Iterator[tuple[int, str]]:
        folded = lru_cache(FOLDS_KEPT)(fold)  # offices and countries come again and again
        known: dict[int, dict[str, None]] = {}
        for key, text in chain(self._of_records(), self._of_events()):
            known.setdefault(key, {})[folded(text)] = None
        for key, texts in sorted(known.items()):
            yield key, f" {' '.join(texts)}"

    def _of_records(self) -> Iterator[tuple[int, str]]:
        rows = self._timeline.rows(
            "select key, body -> '$.posts' from records join people on people.id = records.id "
            "where kind = 'person' and instr(body, '\"posts\"')"
        )
        for key, posts in rows:
            for post in json.loads(posts or "[]"):
                yield from ((key, text) for text in _versions(post.get("title")))

    def _of_events(self) -> Iterator[tuple[int, str]]:
        rows = self._timeline.rows("select id, name, key from people")
        keys = {(id_, None if id_ else name): key for id_, name, key in rows}
        for first in range(0, self._timeline.size, EVENTS_AT_ONCE):
            bodies = self._timeline.rows(
                "select body -> '$.participants' from events where rank >= ? and rank < ? "
                "and (instr(body, '\"office\"') or instr(body, '\"delegation\"'))",
                first,
                first + EVENTS_AT_ONCE,
            )
            for (participants,) in bodies:
                for somebody in json.loads(participants or "[]"):
                    if isinstance(somebody, str):
                        continue
                    key = keys.get((somebody.get("person"), somebody.get("name")))
                    country = somebody.get("delegation", "")
                    texts = (*_versions(somebody.get("office")), country, country_code(country) or "")
                    yield from ((key, text) for text in texts if key is not None and text)


def with_countries(words: Sequence[tuple[str, str]]) -> list[str]:
    """Return words, given as (folded, as written), folded, with its code for each name of a country in any language."""
    tokens = []
    at = 0
    while at < len(words):
        runs = [words[at : at + length] for length in range(min(LONGEST_COUNTRY, len(words) - at), 0, -1)]
        # Two letters are a code as they are.
        names = ((len(run), " ".join(written for _, written in run)) for run in runs)
        named = next(
            ((length, code) for length, name in names if len(name) > 2 and (code := country_code(name))), None
        )
        length, word = named or (1, words[at][0])
        tokens.append(fold(word))
        at += length
    return tokens


def _of_country(country: str | None) -> list[str]:
    """Return the folded words of a country as written, and its code."""
    return [*fold(country).split(), *fold(country_code(country) or "").split()] if country else []


def _versions(text: str | Mapping[str, Any] | None) -> list[str]:
    return [] if text is None else [text] if isinstance(text, str) else list(text.values())


class _Name(NamedTuple):
    written: str
    words: list[str]


def found_about(timeline: Timeline, tokens: Sequence[str]) -> dict[int, NameMatch]:
    """Return whom all these words answer, no single name has them all."""
    found: dict[int, NameMatch] = {}
    if len(tokens) < 2:
        return found
    for key, names, about in _people(timeline, tokens, LOOKED_AT):
        best = max(names, key=lambda name: _letters(_taken(tokens, name.words)))
        in_name = _taken(tokens, best.words)
        others = [word for name in names for word in name.words]
        if in_name and assign(list(tokens), [*others, *about]) is not None:
            found[key] = _found(Tier.ABOUT, best, in_name, (len(tokens) - len(in_name),))
    return found


def found_but_one(timeline: Timeline, tokens: Sequence[str]) -> dict[int, NameMatch]:
    """Return whom all of these words but one answer, as is said above."""
    best: dict[int, NameMatch] = {}
    for at, left_out in enumerate(tokens if 1 < len(tokens) <= MOST_LEFT_OUT_OF else ()):
        rest = [*tokens[:at], *tokens[at + 1 :]]
        found = _found_by_rest(timeline, rest, left_out)
        for key, one in found.items():
            best[key] = min(best.get(key, one), one, key=lambda found: found.match)
    return best


def _found_by_rest(timeline: Timeline, rest: Sequence[str], left_out: str) -> dict[int, NameMatch]:
    named = timeline.once(NamesIndex).vocabulary.begun(left_out)
    longest = max(map(len, rest))
    may_differ = not named and LEAST_LEFT_OUT <= len(left_out) <= longest
    whole: dict[int, NameMatch] = {}
    parts: dict[int, NameMatch] = {}
    for key, names, about in _people(timeline, rest, LOOKED_AT_BUT_ONE, whole=True):
        known = [*about, *(word for name in names for word in name.words)]
        if len(_taken(rest, known, whole=True)) < len(rest):
            continue
        for name in sorted(names, key=lambda name: (not set(name.words) <= set(rest), len(name.written))):
            in_name = _taken(rest, name.words, whole=True)
            if max(map(len, in_name), default=0) < TELLING and _letters(in_name) < 2 * TELLING:
                continue
            if set(name.words) <= set(rest):
                whole[key] = _found(Tier.BUT_ONE, name, in_name, (0, len(left_out)), left_out)
            elif may_differ and name.words[-1] in in_name:
                parts[key] = _found(Tier.BUT_ONE, name, in_name, (1, len(left_out)), left_out)
            else:
                continue
            break
    return whole | parts if len(parts) <= FEW else whole


def _people(
    timeline: Timeline, tokens: Sequence[str], most: int, *, whole: bool = False
) -> Iterator[tuple[int, list[_Name], list[str]]]:
    """Yield whoever may be answered by all of these words, up to so many: (key, names, words about them)."""
    about = timeline.once(AboutIndex)
    if not all(map(about.knows, tokens)):
        return
    of_tokens = [keys for token in tokens if (keys := about.keys(token, whole=whole)) is not None]
    meant = sorted(frozenset.intersection(*of_tokens))[:most] if of_tokens else []
    names: dict[int, list[_Name]] = {}
    for key, written, folded in timeline.once(NamesIndex).names(meant):
        names.setdefault(key, []).append(_Name(written, folded.split()))
    words = about.words(names)
    for key, some in names.items():
        yield key, some, words.get(key, [])


def _taken(tokens: Sequence[str], words: Sequence[str], *, whole: bool = False) -> list[str]:
    """Return those tokens that find a word of their own, which begins so or, as a `whole`, is so: longest first."""
    free = list(words)
    taken = []
    for token in sorted(tokens, key=len, reverse=True):
        word = next((word for word in free if word == token or (not whole and word.startswith(token))), None)
        if word is not None:
            free.remove(word)
            taken.append(token)
    return taken


def _letters(tokens: Sequence[str]) -> int:
    return sum(map(len, tokens))


def _found(
    tier: Tier, name: _Name, in_name: Sequence[str], order: tuple[int, ...], left_out: str = ""
) -> NameMatch:
    typed = Typed(" ".join(in_name))
    return NameMatch(
        Match(tier, (Tier.WORDS, *order), int(not is_latin(name.written))), name.written, typed, left_out
    )
