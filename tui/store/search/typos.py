"""
Names that nearly begin with what was typed: guesses, to be named as such and never acted on.

Each typed word has its errors to itself, about one in four letters and none in three. The letter that a word begins
with is seldom mistyped, and names that differ in it are mostly other names: it is the same, or one that other
languages write in its place (`written_alike`).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from tui.model.names import is_latin, located
from tui.store.search.indexes import NamesIndex
from tui.store.search.matching import Match, NameMatch, Span, Tier, Typed, marked
from tui.store.timeline import Timeline

MOST_CANDIDATES = 200  # people held against what was typed
MOST_BEGINNINGS = 32  # nearest beginnings of known words, for one typed word
TOKENS_KEPT = 256
LETTERS_PER_ERROR = 4

# Letters of folds (in which `y` is `i`) that one sound or one letter of another script begins with, by who writes which:
# pairs from the romanizations of ALA-LC and BGN/PCGN, of Duden (German), PWN (Polish) and French newspapers, from pinyin
# with Wade-Giles, and from the Revised Romanization of Korean with McCune-Reischauer.
_ALIKE = (
    "ae ou ei "  # Ahmed, Ehmed; Osama, Usama; Eltsin, Yeltsin
    "ck cs ct cz ch cj "  # Catherine, Cyril, Chaikovsky (Tchaikovsky, Czajkowski), Chomeini (Homeini), Cemal (Jemal)
    "dj dz dt "  # Djibril (Jibril), Dzerzhinsky, Deng (Teng)
    "fp fv gh gj gk gq "  # Filipp, Voigt; Grigory (Hryhoriy), Gamal (Jamal), Gim (Kim), Gaddafi (Qaddafi)
    "hk hx ij jz kq kx lr "  # Homeini (Khomeini), Xrushchev; Yeltsin (Jelzin), Jukov (Zhukov), Qasim, Ksenia, Li (Ri)
    "bp bv sx sz tz uv uw vw"  # Bak (Pak), Basilis (Vasilis); Si (Xi), Sacharow, Tsvetkov (Zwetkow); Uladzimir, Walesa
)


class _Near(NamedTuple):
    errors: int
    unread: int  # letters of the word behind what is near
    word: int  # index in the name
    letters: int  # of that word, which are near


def with_typos(timeline: Timeline, typed: Typed) -> dict[int, NameMatch]:
    """Return people by key where each typed word nearly begins a word of a name."""
    index = timeline.once(NamesIndex)
    near = [timeline.once(_Nearness).of(token) for token in typed.tokens]
    if not all(near):
        return {}
    alternatives = ["(" + " OR ".join(f'"{beginning}"*' for beginning in some) + ")" for some in near]
    groups = index.matching(f"folded : ({' AND '.join(alternatives)})")
    keys = islice(chain.from_iterable(groups), MOST_CANDIDATES)
    best: dict[int, NameMatch] = {}
    for key, written, folded in index.names(keys):
        given = _assign_nearest(typed.tokens, folded.split())
        if given:
            errors = sum(one.errors for one in given)
            unread = sum(one.unread for one in given)
            elsewhere = 0 if any(one.word == 0 for one in given) else 1
            unlike = 1 if is_latin(written) == typed.is_latin else 2
            found = NameMatch(Match(Tier.TYPOS, (errors, elsewhere, unread), unlike), written, typed)
            best[key] = min(best.get(key, found), found, key=lambda one: (one.match, len(one.matched)))
    return best


def typo_spans(typed: Typed, written: str) -> tuple[Span, ...]:
    """Return the code points of `written`, in order and apart, that are nearly what was typed."""
    given = _assign_nearest(typed.tokens, located(written).text.split()) or []
    return marked(written, [(one.word, one.letters) for one in given])


def errors_allowed(token: str) -> int:
    """Return how many letters may be wrong, missing, too many or swapped with their neighbour."""
    return len(token) // LETTERS_PER_ERROR


def written_alike(letter: str) -> str:
    """Return a letter and those that other languages write in its place at the beginning of a name."""
    return letter + "".join(pair.replace(letter, "") for pair in _ALIKE.split() if letter in pair)


class _Nearness:
    """Beginnings of words of all names that are near what was typed. Make it with `timeline.once(_Nearness)`."""

    def __init__(self, timeline: Timeline) -> None:
        self._vocabulary = timeline.once(NamesIndex).vocabulary
        self.of = lru_cache(TOKENS_KEPT)(self._of)  # all but the last word typed are asked for with every key

    def _of(self, token: str) -> list[str]:
        """Return the nearest beginnings, none of which begins with another."""
        allowed = errors_allowed(token)
        if not allowed:
            return [token]
        errors: dict[str, int] = {}
        for word in self._likely(token, allowed):
            for length in range(len(token) - allowed, len(word) + 1):
                beginning = word[:length]
                distance = OSA.distance(token, beginning, score_cutoff=allowed)
                if distance <= allowed:
                    errors[beginning] = distance
        near: dict[str, int] = {}
        shortest = ""
        for beginning in sorted(errors):
            if not shortest or not beginning.startswith(shortest):
                shortest = beginning
            near[shortest] = min(errors[beginning], near.get(shortest, allowed))
        return sorted(near, key=lambda beginning: (near[beginning], beginning))[:MOST_BEGINNINGS]

    def _likely(self, token: str, allowed: int) -> list[str]:
        """Return the words, cut where nothing further matters, that may begin near a token."""
        longest = len(token) + allowed
        words = chain.from_iterable(self._vocabulary.cut(longest, first) for first in written_alike(token[0]))
        # Behind a beginning that is near come at most so many letters as make it the longest.
        found = process.extract(token, list(words), scorer=OSA.distance, score_cutoff=3 * allowed, limit=None)
        return [word for word, _, _ in found]


def _assign_nearest(typed: list[str], words: list[str]) -> list[_Near] | None:
    """Give each typed token, in the order typed, the word not yet given that it begins with fewest errors, or None."""
    given: list[_Near] = []
    for token in typed:
        taken = {one.word for one in given}
        near = [
            one
            for index, word in enumerate(words)
            if index not in taken and (one := _nearest(token, index, word)) is not None
        ]
        if not near:
            return None
        given.append(min(near))
    return given


def _nearest(token: str, index: int, word: str) -> _Near | None:
    """Return the beginning of a word that is nearest to a token, the longest of those equally near."""
    if word[0] not in written_alike(token[0]):
        return None
    allowed = errors_allowed(token)
    longest = min(len(word), len(token) + allowed)
    if OSA.distance(token, word[:longest], score_cutoff=3 * allowed) > 3 * allowed:
        return None  # as in _Nearness
    lengths = range(max(1, len(token) - allowed), longest + 1)
    near = [(OSA.distance(token, word[:length], score_cutoff=allowed), -length) for length in lengths]
    if not near:
        return None
    errors, length = min(near)
    return _Near(errors, len(word) + length, index, -length) if errors <= allowed else None
