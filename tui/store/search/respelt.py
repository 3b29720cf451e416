"""Finding names by other spellings than the one that folding knows: `Lee` for 이, `Gorbatschow` for Горбачёв."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tui.model.names import fold, fold_all, is_latin
from tui.model.respelling import LATIN, SEPARATE, Reading, Writing, compound, readings, servants
from tui.store.search.indexes import NamesIndex
from tui.store.search.matching import Match, NameMatch, Span, Tier, Typed, marked
from tui.store.search.vocabulary import Vocabulary
from tui.store.timeline import Timeline

TOKENS_KEPT = 256


class Respelt(NamedTuple):
    """What was typed as one writing has it: for each typed word what it may stand for."""

    writing: Writing
    words: list[list[Reading]]

    @property
    def expression(self) -> str:
        """The FTS expression that every name matches which is meant."""
        alternatives = [" OR ".join(f'"{" ".join(some)}"*' for some in word) for word in self.words]
        return " AND ".join(f"({some})" for some in alternatives)


class Writings:
    """The words of names in each writing. Make it with `timeline.once(Writings)`."""

    def __init__(self, timeline: Timeline) -> None:
        index = timeline.once(NamesIndex)
        kept = timeline.keep(
            "names.writings",
            lambda: _words_by_writing(timeline),
            lambda made: "\n".join(" ".join(words) for words in made).encode(),
            lambda text: [line.split(" ") for line in text.decode().split("\n")],
        )
        self._words = [
            *(
                (writing, Vocabulary(filter(None, words)))
                for writing, words in zip(SEPARATE, kept, strict=True)
            ),
            (LATIN, index.vocabulary),
        ]
        self._readings = lru_cache(TOKENS_KEPT)(
            self._read
        )  # all but the last word typed are asked for with every key

    def respelt(self, typed: Typed) -> list[Respelt]:
        """Return what a text may mean where it is read as each writing has it, if it is anything."""
        found = []
        abd = compound(typed.tokens)
        for number, (writing, _) in enumerate(self._words):
            if len(typed.squashed) < writing.least:
                continue
            if writing.asked is None or _pattern(writing.asked).search(typed.folded):
                found.append(Respelt(writing, self._separately(number, typed.tokens)))
            if abd:
                found.append(Respelt(writing, self._as_compound(number, typed.tokens, *abd)))
        return [one for one in found if all(one.words)]

    def _separately(self, number: int, tokens: list[str]) -> list[list[Reading]]:
        """Return the readings of each word; one that has none may belong to the next or to the one before it."""
        words = [self._readings(number, token) for token in tokens]
        if self._words[number][0].more and any(words):
            for at in range(len(tokens) - 1):
                if words[at] and words[at + 1]:
                    continue
                if together := self._readings(number, tokens[at] + tokens[at + 1]):
                    return [*words[:at], together, *words[at + 2 :]]
        return words

    def _as_compound(
        self, number: int, tokens: list[str], start: int, end: int, name: str
    ) -> list[list[Reading]]:
        """Return the readings of words of which some are a compound with `abd`."""
        writing, known = self._words[number]
        if writing is not LATIN:
            joined = [*tokens[:start], f"abdul{name}", *tokens[end:]]
            return [self._readings(number, token) for token in joined]
        words: list[list[Reading]] = [
            [(token,)] if known.begun(token) else [] for token in (*tokens[:start], *tokens[end:])
        ]
        words.insert(start, servants(name, known.__contains__, known.begun))
        return words

    def _read(self, number: int, token: str) -> list[Reading]:
        writing, words = self._words[number]
        return readings(token, writing, words.__contains__, words.begun) if words.words else []


def _words_by_writing(timeline: Timeline) -> list[list[str]]:
    """Return the folded words of the names in each writing."""
    names = timeline.rows("select written from names")
    any_of_them = _pattern(f"[{''.join(writing.marks for writing in SEPARATE)}]").search
    others = [written for (written,) in names if not written.isascii() and any_of_them(written)]
    out = []
    for writing in SEPARATE:
        find = _pattern(f"[{writing.marks}]").search
        folds = fold_all([name for name in others if find(name)])
        out.append(sorted({word for folded in folds for word in folded.split()}))
    return out


def found_respelt(
    timeline: Timeline, typed: Typed, known: Mapping[int, NameMatch], limit: int
) -> dict[int, NameMatch]:
    """Return up to `limit` people beside those `known` who have a name that is written otherwise."""
    some = timeline.once(Writings).respelt(typed)
    if not some:
        return {}
    index = timeline.once(NamesIndex)
    found: dict[int, NameMatch] = {}
    expression = " OR ".join(f"({one.expression})" for one in some)
    for keys in index.matching(f"folded : ({expression})"):
        for key, written, folded in index.names([key for key in keys if key not in known]):
            if key not in found and _given(some, written, folded.split()):
                unlike = 1 if is_latin(written) == typed.is_latin else 2
                found[key] = NameMatch(Match(Tier.RESPELT, (), unlike), written, typed)
        if len(found) >= limit:
            break
    return found


def respelt_spans(timeline: Timeline, typed: Typed, written: str) -> tuple[Span, ...]:
    """Return the code points of `written`, in order and apart, that what was typed stands for."""
    given = _given(timeline.once(Writings).respelt(typed), written, fold(written).split()) or []
    return marked(written, given)


def _given(some: Sequence[Respelt], written: str, words: Sequence[str]) -> list[tuple[int, int]] | None:
    """Return (index of a word, letters of it that are meant) where a name is meant by every typed word; else None."""
    for one in some:
        if _pattern(f"[{one.writing.marks}]").search(written):
            given = next(_assigned(one.words, words, frozenset()), None)
            if given is not None:
                return given
    return None


def _assigned(
    typed: Sequence[Sequence[Reading]], words: Sequence[str], taken: frozenset[int]
) -> Iterator[list[tuple[int, int]]]:
    """Yield each way to give every typed word words of its own, one behind the other."""
    if not typed:
        yield []
        return
    for reading in typed[0]:
        *whole, begun = reading
        for at in range(len(words) - len(whole)):
            last = at + len(whole)
            run = range(at, last + 1)
            if taken.isdisjoint(run) and list(words[at:last]) == whole and words[last].startswith(begun):
                given = [*((index, len(words[index])) for index in run[:-1]), (last, len(begun))]
                yield from (given + rest for rest in _assigned(typed[1:], words, taken.union(run)))


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
