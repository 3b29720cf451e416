"""The words of all names: which there are, and how they begin."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class Vocabulary:
    """Distinct folded words, in order."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted(set(words))
        self.longest = max(map(len, self.words), default=0)
        self._words = frozenset(self.words)
        self._cut: dict[tuple[int, str], list[str]] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def begun(self, text: str) -> bool:
        """Tell whether a word begins so."""
        at = bisect_left(self.words, text)
        return at < len(self.words) and self.words[at].startswith(text)

    def cut(self, length: int, first: str) -> list[str]:
        """Return the distinct words that begin with a letter, no more than `length` letters of each, in order."""
        if (length, first) not in self._cut:
            words = self.words[bisect_left(self.words, first) : bisect_left(self.words, chr(ord(first) + 1))]
            self._cut[length, first] = list(dict.fromkeys([word[:length] for word in words]))
        return self._cut[length, first]
