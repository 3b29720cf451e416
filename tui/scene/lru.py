"""What was made for the latest questions, kept because the next one is likely to be the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class LruCache(Generic[K, V]):
    """The answers to the latest `most` questions that differ. Exports ask in threads of their own."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: dict[K, V] = {}
        self._lock = Lock()

    def of(self, question: K, make: Callable[[], V]) -> V:
        """Return the answer to a question, made where none is kept."""
        with self._lock:
            kept = [self._known[question]] if question in self._known else []
        answer = kept[0] if kept else make()
        with self._lock:
            self._known.pop(question, None)  # so that it stands last
            self._known[question] = answer
            if len(self._known) > self._most:
                del self._known[next(iter(self._known))]
        return answer
