"""The marks of one timeline's kinds."""

from __future__ import annotations

from tui.scene.glyphs import Signs
from tui.store.kinds import kinds
from tui.store.timeline import Timeline


def signs_of(timeline: Timeline) -> Signs:
    """Return which mark stands for which kind, as all drawings, lists and legends of a timeline have it."""
    return timeline.once(_signs)


def _signs(timeline: Timeline) -> Signs:
    return Signs(timeline.once(kinds))
