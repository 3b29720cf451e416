"""A view as a timeline file of its own, written as the documentation of the format writes: to be read and edited."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from tui.export.json import UNSEEN, document
from tui.model.entities import Kind
from tui.query.result import Result
from tui.reading.schema.tables import CITATION, TABLES, TIMELINE, ListOf, NameOr, Simple, Table, Type
from tui.reading.schema.views import VIEW, VIEWS

_LINE = 110  # columns; a longer list has a line for each entry


def export_toml(result: Result) -> str:
    """
    Return the events that a result shows, and every record they refer to, in all languages, as written.

    The same records give the same text: fields stand in the order of the schema, events in order of time, and there
    is one way to write each value. What cannot be seen is written as an escape, which reads back the same.
    """
    tree = document(result)
    head = [f"schema = {tree['schema']}\n"]
    if tree["timeline"]:
        head.append(f"\n[timeline]\n{_fields(_ordered(TIMELINE, tree['timeline']))}")
    return "".join((*head, *_records(tree)))


def _records(tree: Mapping[str, Any]) -> Iterator[str]:
    for kind in Kind:
        for id_, record in tree.get(kind.table, {}).items():
            # An id is ASCII letters, digits, `-` and `_`, which TOML takes bare; so are languages and fields.
            yield f"\n[{kind.table}.{id_}]\n{_fields(_ordered(TABLES[kind], record))}"
    for name, view in tree.get(VIEWS, {}).items():
        yield f"\n[{VIEWS}.{name}]\n{_fields(_ordered(VIEW, view))}"


def _fields(record: Mapping[str, Any]) -> str:
    return "".join(f"{key} = {_broken(value, len(key) + 3)}\n" for key, value in record.items())


def _ordered(type_: Type, value: Any) -> Any:
    """Return a value with its fields in the order of the schema; languages stay, because the first one is shown."""
    match type_:
        case ListOf(item):
            return [_ordered(item, entry) for entry in value]
        case NameOr(table) if not isinstance(value, str):
            return _ordered(table, value)
        case Simple.CITATION if not isinstance(value, str):
            return _ordered(CITATION, value)
        case Table(fields=fields):
            return {
                field.name: _ordered(field.type, value[field.name]) for field in fields if field.name in value
            }
    return value


def _broken(value: Any, used: int) -> str:
    """Return the value of a field; a list that is long, or of tables, has a line for each entry."""
    line = _inline(value)
    if not isinstance(value, list) or not value:
        return line
    if used + len(line) <= _LINE and not any(isinstance(entry, dict) for entry in value):
        return line
    return "[\n" + "".join(f"  {_inline(entry)},\n" for entry in value) + "]"


def _inline(value: Any) -> str:
    match value:
        case str():
            return _string(value)
        case bool():
            return "true" if value else "false"
        case dict():
            return f"{{ {', '.join(f'{key} = {_inline(entry)}' for key, entry in value.items())} }}"
        case list():
            return f"[{', '.join(map(_inline, value))}]"
    return str(value)


def _string(text: str) -> str:
    """Return a basic string of TOML, whose escapes are those of JSON but for characters beyond U+FFFF."""
    return UNSEEN.sub(_escaped, json.dumps(text, ensure_ascii=False))


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
