"""Records as `--format json` shows them: the schema's field names, texts in one language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tui.model.entities import Event, Kind
from tui.query.result import Result
from tui.store.timeline import Timeline

# Fields whose value is a text: one string, or a table of languages.
_TEXTS = {"title", "name", "summary", "within", "text", "role", "office", "publisher", "topics"}


def record_object(timeline: Timeline, kind: Kind, id_: str, language: str) -> dict[str, Any]:
    """Return a record as JSON shows it: the schema's field names, its id, texts in one language, an event's bounds."""
    record = {"id": id_ or None, **_in_language(timeline.raw(kind, id_) if id_ else {}, language)}
    if kind is Kind.EVENT:
        event = timeline.get(kind, id_)
        if isinstance(event, Event):
            record["bounds"] = list(event.date.bounds)
            if event.date.unknown:
                record["date"] = None
    return record


def event_object(result: Result, rank: int) -> dict[str, Any]:
    """Return an event of a result; where the view asks of dates, it also says how surely the event answers."""
    timeline = result.timeline
    record = record_object(timeline, Kind.EVENT, timeline.event(rank).id, result.language)
    if result.asks_dates:
        record["certainty"] = result.certainty(rank).words("en")
    return record


def _in_language(value: Any, language: str, *, text: bool = False) -> Any:
    if isinstance(value, Mapping):
        if text:
            return value.get(language) or next(iter(value.values()))
        return {key: _in_language(item, language, text=key in _TEXTS) for key, item in value.items()}
    if isinstance(value, list):
        return [_in_language(item, language, text=text and isinstance(item, Mapping)) for item in value]
    return value
