"""Finding events by their titles: for the person search that found nobody, and for queries that name an event by it."""

from __future__ import annotations

import json

from tui.model.names import fold, fold_all
from tui.store.search.indexes import BREAK, EventsIndex
from tui.store.timeline import Timeline


def titled(timeline: Timeline, text: str, limit: int = 50) -> list[int]:
    """Return up to `limit` events, in order of time, a title of which has a word beginning with each word of `text`."""
    tokens = fold(text).split()
    if not tokens:
        return []
    timeline.once(EventsIndex)
    expression = "title : (" + " AND ".join(f'"{token}"*' for token in tokens) + ")"
    found: list[int] = []
    last = -1
    while len(found) < limit:
        wanted = limit - len(found)
        rows = timeline.rows(
            "select events_text.rowid, body -> '$.title' from events_text cross join events on events.rank = events_text.rowid "
            "where events_text match ? and events_text.rowid > ? order by events_text.rowid limit ?",
            expression,
            last,
            wanted,
        )
        found += [rank for rank, title in rows if _begun(json.loads(title), tokens)]
        if len(rows) < wanted:
            break
        last = rows[-1][0]
    return found


def ids_titled(timeline: Timeline, text: str) -> list[str]:
    """Return the ids of the events of this very title, else of those with words in it that begin so."""
    folded = fold(text)
    if not folded:
        return []
    timeline.once(EventsIndex)
    rows = timeline.rows(
        "select id from events where rank in (select rowid from events_text where events_text match ?) order by rank",
        f'title : "{BREAK}{folded}{BREAK}"',
    )
    if not rows:
        rows = timeline.rows(
            "select id from events where rank in (select value from json_each(?)) order by rank",
            json.dumps(titled(timeline, text, limit=timeline.size)),
        )
    return [id_ for (id_,) in rows]


def _begun(title: str | dict[str, str], tokens: list[str]) -> bool:
    """Tell whether a title that has a word for each token has them all in one language."""
    if isinstance(title, str) or len(title) == 1:
        return True
    versions = [f" {folded}" for folded in fold_all(list(title.values()))]
    return any(all(f" {token}" in version for token in tokens) for version in versions)
