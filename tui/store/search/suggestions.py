"""Ids that are spelt like one that nobody knows."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model.names import fold

LEAST_LIKE = 0.55  # of 1: half the letters in the right order is still worth a hint


def suggest(unknown: str, ids: Sequence[str], n: int) -> list[str]:
    """Return up to `n` of the ids, nearest first: `phan-van-giang` for `Phan Văn Giang` or `phan-giang`."""
    from rapidfuzz import fuzz, process  # 15 ms, for a message that few runs print

    wanted = fold(unknown)
    folds = [fold(id_) for id_ in ids]
    begun = [index for index, known in enumerate(folds) if wanted and known.startswith(wanted)]
    like = process.extract(wanted, folds, scorer=fuzz.ratio, score_cutoff=100 * LEAST_LIKE, limit=n)
    order = dict.fromkeys(
        [*sorted(begun, key=lambda index: len(folds[index])), *(index for *_, index in like)]
    )
    return [ids[index] for index in list(order)[:n]]
