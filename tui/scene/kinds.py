"""The kinds of events: the marks that one timeline has for them, and their words."""

from __future__ import annotations

from tui.model.translation import tr
from tui.scene.glyphs import Signs
from tui.store.kinds import kinds
from tui.store.timeline import Timeline


def signs_of(timeline: Timeline) -> Signs:
    """Return which mark stands for which kind, as all drawings, lists and legends of a timeline have it."""
    return timeline.once(_signs)


def _signs(timeline: Timeline) -> Signs:
    return Signs(timeline.once(kinds))


def kind_words(kind: str, language: str | None = None) -> str:
    """Return an event's kind as people write it: `press-conference` is a press conference."""
    return tr(kind.replace("-", " "), language)
