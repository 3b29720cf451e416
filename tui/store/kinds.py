"""The kinds that the events of a timeline have, and their words."""

from __future__ import annotations

from tui.model.translation import tr
from tui.store.timeline import Timeline


def kinds(timeline: Timeline) -> tuple[str, ...]:
    """Return them, alphabetically. Make it with `timeline.once(kinds)`."""
    return tuple(kind for (kind,) in timeline.rows("select kind from kinds order by kind"))


def kind_words(kind: str, language: str | None = None) -> str:
    """Return an event's kind as people write it: `press-conference` is a press conference."""
    return tr(kind.replace("-", " "), language)
