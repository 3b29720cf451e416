"""The kinds that the events of a timeline have."""

from __future__ import annotations

from tui.store.timeline import Timeline


def kinds(timeline: Timeline) -> tuple[str, ...]:
    """Return them, alphabetically. Make it with `timeline.once(kinds)`."""
    return tuple(kind for (kind,) in timeline.rows("select kind from kinds order by kind"))
