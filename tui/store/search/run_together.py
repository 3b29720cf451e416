"""Names whose words were typed as one: which words of known names a text may be made of."""

from __future__ import annotations

from collections.abc import Iterator

from tui.store.search.vocabulary import Vocabulary

# Of a name: with so many words known, few names are left to be held against what was typed.
WORDS_LOOKED_UP = 3


def joined(squashed: str, known: Vocabulary) -> str | None:
    """
    Return an FTS expression that every name matches whose squash, begun at any of its words, begins with `squashed`.

    `known` are the words of all names; None where the text cannot be made of them. Letters that are doubled where two
    words meet are typed once, and so may belong to both.
    """
    readings = dict.fromkeys(_readings(squashed, 0, (), known))
    expressions = [expression for reading in readings for expression in _around(reading)]
    return f"folded : ({' OR '.join(expressions)})" if expressions else None


def _readings(text: str, start: int, before: tuple[str, ...], known: Vocabulary) -> Iterator[tuple[str, ...]]:
    """Yield the FTS terms of which a text may be made from `start` on: words, at last the beginning of a word."""
    yield from ((*before, f"{word}*") for word in _spelt(text, start, len(text)) if known.begun(word))
    for end in range(start + 1, min(start + known.longest + 1, len(text))):
        for word in _spelt(text, start, end):
            if word in known:
                so_far = (*before, word)
                if len(so_far) == WORDS_LOOKED_UP:
                    yield so_far
                    continue
                yield from _readings(text, end, so_far, known)
                if "a" <= text[end - 1] <= "z":
                    yield from _readings(text, end - 1, so_far, known)


def _spelt(text: str, start: int, end: int) -> list[str]:
    """Return the words that a part may stand for: behind the first, one may begin with a letter twice."""
    part = text[start:end]
    return [part, part[0] + part] if start and "a" <= part[0] <= "z" else [part]


def _around(reading: tuple[str, ...]) -> Iterator[str]:
    """Yield FTS expressions for words in this order, the name read on from its first word after its last."""
    yield _phrase(reading)
    for at in range(1, len(reading)):
        yield f"({_phrase(reading[:at])} AND ^{_phrase(reading[at:])})"


def _phrase(terms: tuple[str, ...]) -> str:
    words = " ".join(terms)
    return f'"{words[:-1]}"*' if words.endswith("*") else f'"{words}"'
