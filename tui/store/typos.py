"""Names that nearly begin with what was typed: the last resort of person search."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from tui.model.names import is_latin, located
from tui.store.indexes import NamesIndex
from tui.store.matching import Match, Span, Tier, Typed, marked
from tui.store.timeline import Timeline

MOST_CANDIDATES = 200  # people held against what was typed
MOST_BEGINNINGS = 64  # nearest beginnings of known words, for one typed word


class _Vocabulary:
    """The distinct words of all names, and their beginnings by length."""

    def __init__(self, timeline: Timeline) -> None:
        self._words = timeline.once(NamesIndex).vocabulary()
        self._beginnings: dict[int, list[str]] = {}

    def beginnings(self, length: int) -> list[str]:
        """Return the distinct beginnings of `length` letters."""
        if length not in self._beginnings:
            cut = dict.fromkeys(word[:length] for word in self._words if len(word) >= length)
            self._beginnings[length] = list(cut)
        return self._beginnings[length]


class _Near(NamedTuple):
    errors: int
    word: int  # index in the name
    letters: int  # of that word


def with_typos(timeline: Timeline, typed: Typed) -> dict[int, tuple[Match, str]]:
    """Return people by key with (match, name as written) where each typed word nearly begins a word of the name."""
    vocabulary = timeline.once(_Vocabulary)
    near = [_beginnings_near(token, vocabulary) for token in typed.tokens]
    if not all(near):
        return {}
    index = timeline.once(NamesIndex)
    alternatives = ["(" + " OR ".join(f'"{beginning}"*' for beginning in some) + ")" for some in near]
    keys = index.keys(f"folded : ({' AND '.join(alternatives)})", MOST_CANDIDATES)
    best: dict[int, tuple[Match, str]] = {}
    for key, written, folded in index.names(keys):
        given = _assign_nearest(typed.tokens, folded.split())
        if given:
            errors = sum(one.errors for one in given)
            elsewhere = 0 if any(one.word == 0 for one in given) else 1
            unlike = 1 if is_latin(written) == typed.is_latin else 2
            found = Match(Tier.TYPOS, (errors, elsewhere), unlike), written
            best[key] = min(best.get(key, found), found, key=lambda one: (one[0], len(one[1])))
    return best


def typo_spans(typed: Typed, written: str) -> tuple[Span, ...]:
    """Return the code points of `written`, in order and apart, that are nearly what was typed."""
    given = _assign_nearest(typed.tokens, located(written).text.split()) or []
    return marked(written, [(one.word, one.letters) for one in given])


def errors_allowed(token: str) -> int:
    """Return how many letters may be wrong, missing, too many or swapped with their neighbour."""
    return 0 if len(token) < 4 else 1 if len(token) < 8 else 2


def _beginnings_near(token: str, vocabulary: _Vocabulary) -> list[str]:
    allowed = errors_allowed(token)
    if not allowed:
        return [token]
    near = [
        (errors, beginning)
        for length in range(len(token) - allowed, len(token) + allowed + 1)
        for beginning, errors, _ in process.extract(
            token, vocabulary.beginnings(length), scorer=OSA.distance, score_cutoff=allowed, limit=None
        )
    ]
    return [beginning for _, beginning in sorted(near)[:MOST_BEGINNINGS]]


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
    allowed = errors_allowed(token)
    lengths = range(max(1, len(token) - allowed), min(len(word), len(token) + allowed) + 1)
    near = [(OSA.distance(token, word[:length], score_cutoff=allowed), -length) for length in lengths]
    if not near:
        return None
    errors, length = min(near)
    return _Near(errors, index, -length) if errors <= allowed else None
