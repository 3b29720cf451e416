"""Periods as bands behind the rows of a scene."""

from __future__ import annotations

from collections.abc import Iterable

from tui.scene.scene import Band, Mark

PERIOD = "period"
_TONES = 3


def bands_of(marks: Iterable[Mark]) -> tuple[Band, ...]:
    """Return a band for each period that is drawn as more than a point: longer ones first, so that none is covered."""
    periods = {mark.rank: mark for mark in marks if mark.sign == PERIOD and not mark.point}
    bands: list[Band] = []
    for mark in sorted(periods.values(), key=lambda mark: (mark.left - mark.right, mark.rank)):
        near = {band.tone for band in bands if band.left <= mark.right and mark.left <= band.right}
        tone = next((tone for tone in range(_TONES) if tone not in near), len(bands) % _TONES)
        bands.append(
            Band(mark.rank, mark.left, mark.right, mark.pieces, mark.open_left, mark.open_right, tone)
        )
    return tuple(bands)
