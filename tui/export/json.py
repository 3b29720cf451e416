"""A view as one object of the file's own shape, lossless: reading it gives the same timeline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tui.model.entities import Kind, event_of
from tui.query.result import Result
from tui.reading.schema.tables import SCHEMA, TABLES, ListOf, NameOr, Reference, Simple, Table, Type
from tui.reading.schema.views import VIEWS
from tui.store.timeline import Timeline

# Characters that do something to a terminal or an editor, or nothing that can be seen: they are written as
# \uXXXX, which reads back the same. C0 is escaped by the standard library; a lone surrogate is not UTF-8.
UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)


def dumps(value: object) -> str:
    """Return a value as JSON for people and programs: indented, every script as itself, nothing invisible in it."""
    return UNSEEN.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=2))


def export_json(result: Result) -> str:
    """
    Return the events that a result shows, and every record they refer to, in all languages, as written.

    Without a query and a window it is the whole timeline, with the views that it keeps; less than all of it keeps none,
    because they may ask for what is left out. The parents of an event come with it, so that the file is complete and
    opens without an error; an event that recurs is written once, with its rule, where any of its occurrences is shown.
    """
    return dumps(document(result)) + "\n"


def document(result: Result) -> dict[str, Any]:
    """Return the same as one table in the shape of a file."""
    timeline = result.timeline
    return _document(timeline, _closure(result)) if result.filtered else _whole(timeline)


def whole(timeline: Timeline) -> str:
    """Return a timeline with all its records."""
    return dumps(_whole(timeline)) + "\n"


def _whole(timeline: Timeline) -> dict[str, Any]:
    tree = _document(timeline, {kind: set(timeline.written(kind)) for kind in Kind})
    views = timeline.raw_views()
    return {**tree, VIEWS: views} if views else tree


def _document(timeline: Timeline, ids: dict[Kind, set[str]]) -> dict[str, Any]:
    tree: dict[str, Any] = {"schema": SCHEMA, "timeline": timeline.raw_timeline()}
    for kind in Kind:
        records = {id_: timeline.raw(kind, id_) for id_ in timeline.written(kind) if id_ in ids[kind]}
        if records:
            tree[kind.table] = records
    return tree


def _escaped(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at] << 8 | units[at + 1]:04x}" for at in range(0, len(units), 2))


def _closure(result: Result) -> dict[Kind, set[str]]:
    """Return the ids of the events shown and of all that they refer to, directly or not."""
    timeline = result.timeline
    found: dict[Kind, set[str]] = {kind: set() for kind in Kind}
    events = timeline.events(result.shown)
    waiting = [(Kind.EVENT, event.occurrence.rule if event.occurrence else event.id) for event in events]
    while waiting:
        kind, id_ = waiting.pop()
        if id_ not in found[kind]:
            found[kind].add(id_)
            waiting += _references(TABLES[kind], timeline.raw(kind, id_), timeline)
    return found


def _references(type_: Type, value: Any, timeline: Timeline) -> Iterator[tuple[Kind, str]]:
    """Yield what a value of a type of the format refers to."""
    match type_:
        case Reference(kind):
            yield kind, event_of(value)  # of an occurrence, the event that recurs
        case Simple.CITATION:
            yield Kind.SOURCE, (value if isinstance(value, str) else value["source"]).partition("#")[0]
        case Simple.SPEAKER:  # a plain name refers to nothing
            yield from (
                (kind, value) for kind in (Kind.PERSON, Kind.ORGANIZATION) if timeline.get(kind, value)
            )
        case ListOf(item):
            for part in value:
                yield from _references(item, part, timeline)
        case NameOr(table) if not isinstance(value, str):
            yield from _references(table, value, timeline)
        case Table(fields=fields):
            for field in fields:
                if field.name in value:
                    yield from _references(field.type, value[field.name], timeline)
        case _:
            pass
