"""The nearest known word, for messages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tui.model.translation import tr


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that looks most like `word`, or None where none comes near."""
    from rapidfuzz import fuzz, process  # 18 ms, and only a file with errors needs it

    # Sorted, so that of two equally near words the same one is named every time.
    found = process.extractOne(
        word, sorted(known), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=65
    )
    return None if found is None else str(found[0])


def instead(word: str, known: Mapping[str, Iterable[str]]) -> str | None:
    """Return the key to use for `word`: one that people write `word` for, else the nearest."""
    folded = word.casefold()
    return next((key for key, others in known.items() if folded in others), None) or nearest(word, known)


def did_you_mean(word: str | None) -> str:
    """Return the end of a message that names the word meant, or nothing."""
    return f"; {tr('did you mean {these}?').format(these=f'`{word}`')}" if word else ""
