"""Finding events by their titles, for the person search that found nobody."""

from __future__ import annotations

import json

from tui.model.names import fold
from tui.store.timeline import Timeline


def titled(timeline: Timeline, text: str, limit: int = 50) -> list[int]:
    """Return up to `limit` events, in order of time, a title of which has a word beginning with each word of `text`."""
    typed = [f" {word}" for word in fold(text).split()]
    if not typed:
        return []
    found: dict[int, None] = {}
    for rank, title in timeline.once(_titles):
        if all(word in title for word in typed):
            found[rank] = None
            if len(found) == limit:
                break
    return list(found)


def _titles(timeline: Timeline) -> list[tuple[int, str]]:
    """Return every title in every language, folded, a space before each word; in order of time."""
    # `->` keeps the quotes of a plain title, so that it is told from a table of languages.
    rows = timeline.rows("select rank, body -> '$.title' from events order by rank")
    titles = ((rank, json.loads(written)) for rank, written in rows)
    return [
        (rank, f" {fold(version)}")
        for rank, title in titles
        for version in (title.values() if isinstance(title, dict) else (title,))
    ]
