"""How a typed text matches one name: which tier, how well inside it, and which parts of the name as written."""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from tui.model.names import (
    fold,
    initials,
    is_latin,
    located,
    squash,
    squashes,
    typed_initials,
    written_words,
)

Span = tuple[int, int]

NAMES_KEPT = 4096


class Tier(IntEnum):
    """How a name was found; nothing of a later tier ever stands above anything of an earlier one."""

    EXACT = 0  # the whole name
    WORDS = 1  # each typed word begins a word of the name, in any order
    INITIALS = 2  # `tvt`
    SQUASHED = 3  # `chenwenqing`, from any word of the name on
    RESPELT = 4  # each typed word is another spelling of the beginning of one, as in WORDS
    TELEX = 5  # one of the above, once Telex keys are read as such
    ABOUT = 6  # all words, titles apart, are of their names, offices, posts and countries
    BUT_ONE = 7  # all of those words but one are
    TYPOS = 8  # a guess


class Typed:
    """What was typed, in the forms that it is compared in."""

    __slots__ = ("folded", "initials", "is_ascii", "is_latin", "squashed", "tokens", "words")

    def __init__(self, text: str) -> None:
        self.folded = fold(text)
        self.tokens = self.folded.split()
        self.squashed = squash(self.folded)
        self.initials = typed_initials(text)
        self.words = written_words(text)
        self.is_ascii = "".join(self.words).isascii()
        self.is_latin = is_latin(text)


class Match(NamedTuple):
    """
    A name that matches. Matches sort best first: tier, then inside it by `order`, which the later tiers have none of.

    `unlike` compares names that are equal in both: 0 with the words as typed, 1 in the same script, 2 in another.
    """

    tier: Tier
    order: tuple[int, ...]
    unlike: int


class NameMatch(NamedTuple):
    """
    The best name of somebody found so far; `typed` is what it was matched with.

    In the tiers from TELEX to BUT_ONE, `order` begins with the tier in which `typed` by itself matches. `left_out` is
    the word that nothing of this person answers.
    """

    match: Match
    matched: str
    typed: Typed
    left_out: str = ""


def match(typed: Typed, written: str, folded: str) -> Match | None:
    """
    Return how a name, as written and folded, answers what was typed without typing errors; None where it does not.

    Inside the tiers of names and words come first: where what was typed is not plain ASCII, names that have it as it
    was typed; names that begin with what was typed; names in which every typed word is a whole word (there).
    """
    tier = _tier(typed, folded)
    if tier is None:
        return None
    as_typed = _as_typed(typed, written)
    order: tuple[bool, ...] = ()
    if tier <= Tier.WORDS:
        at_start = folded.startswith(typed.folded)
        if at_start:
            whole = f"{folded} ".startswith(f"{typed.folded} ")
        else:
            whole = set(typed.tokens) <= set(folded.split())
        order = (not typed.is_ascii and not as_typed, not at_start, not whole)
    return Match(tier, order, 0 if as_typed else 1 if is_latin(written) == typed.is_latin else 2)


def _tier(typed: Typed, folded: str) -> Tier | None:
    if folded == typed.folded:
        return Tier.EXACT
    if assign(typed.tokens, folded.split()) is not None:
        return Tier.WORDS
    if len(typed.squashed) > 1:
        if len(typed.tokens) == 1 and initials(folded).startswith(typed.initials):
            return Tier.INITIALS
        if any(around.startswith(typed.squashed) for around in squashes(folded)):
            return Tier.SQUASHED
    return None


def assign(typed: list[str], words: list[str]) -> list[tuple[int, int]] | None:
    """
    Give each typed token a word of its own that it begins: (index of the word, letters matched), or None.

    Longest first and whole words first: the words that a token begins are among those that any beginning of the token
    begins, so the choice made for a longer token never takes away the last one of a shorter.
    """
    free = list(range(len(words)))
    given = []
    for token in sorted(typed, key=len, reverse=True):
        begun = [index for index in free if words[index].startswith(token)]
        if not begun:
            return None
        index = next((index for index in begun if words[index] == token), begun[0])
        free.remove(index)
        given.append((index, len(token)))
    return given


def _as_typed(typed: Typed, written: str) -> bool:
    """Tell whether every typed word begins a word of the name as it is typed, marks and script included."""
    words = _words(written)
    return all(any(word.startswith(part) for word in words) for part in typed.words)


@lru_cache(NAMES_KEPT)  # whoever is looked at for some letters is mostly looked at again for one more of them
def _words(written: str) -> list[str]:
    return written_words(written)


def spans(typed: Typed, tier: Tier, written: str) -> tuple[Span, ...]:
    """Return the code points of `written`, in order and apart, that answer what was typed in one of the first tiers."""
    name = located(written)
    bounds = _token_bounds(name.text)
    words = [name.text[start:end] for start, end in bounds]
    if tier is Tier.EXACT:
        letters = bounds
    elif tier is Tier.WORDS:
        given = assign(typed.tokens, words) or []
        letters = [(bounds[index][0], bounds[index][0] + length) for index, length in given]
    elif tier is Tier.INITIALS:
        letters = [(start, start + 1) for start, _ in bounds[: len(typed.initials)]]
    else:
        letters = _squashed_spans(typed.squashed, words, bounds)
    return _joined([(name.starts[start], name.ends[end - 1]) for start, end in letters if start < end])


def marked(written: str, letters_of_words: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Return the code points of `written` for the first so many letters of each folded word, given by index."""
    name = located(written)
    bounds = _token_bounds(name.text)
    pairs = [(bounds[index][0], min(bounds[index][0] + n, bounds[index][1])) for index, n in letters_of_words]
    return _joined([(name.starts[start], name.ends[end - 1]) for start, end in pairs if start < end])


def tokens_as_written(text: str) -> list[tuple[str, str]]:
    """Return each token of a text's fold with what is written for it."""
    text = unicodedata.normalize("NFC", text)
    name = located(text)
    return [
        (name.text[start:end], text[name.starts[start] : name.ends[end - 1]])
        for start, end in _token_bounds(name.text)
    ]


def _token_bounds(folded: str) -> list[Span]:
    bounds = []
    start = 0
    for token in folded.split():
        bounds.append((start, start + len(token)))
        start += len(token) + 1
    return bounds


def _squashed_spans(typed: str, words: list[str], bounds: list[Span]) -> list[Span]:
    """Return the letters read by the first of the name's squashes that begins with what was typed."""
    around = squashes(" ".join(words))
    first = next((index for index, text in enumerate(around) if text.startswith(typed)), None)
    if first is None:
        return []
    order = [*range(first, len(words)), *range(first)]
    letters: list[Span] = []
    read = ""
    for index in order:
        start, end = bounds[index]
        for length in range(1, end - start + 1):
            # Joining may swallow a doubled letter, so what is read is squashed anew with every letter.
            if len(squash(read + words[index][:length])) >= len(typed):
                return [*letters, (start, start + length)]
        read += words[index]
        letters.append((start, end))
    return letters


def _joined(parts: list[Span]) -> tuple[Span, ...]:
    """Return the spans in order, those that touch or overlap made one."""
    out: list[Span] = []
    for start, end in sorted(parts):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)
