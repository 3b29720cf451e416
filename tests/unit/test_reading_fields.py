"""Every field of the format is read and decoded, and a wrong type in it is found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.unit.timelines import reading_of
from tui.model.records import decode
from tui.model.text import safe_record
from tui.reading.diagnostics import Severity
from tui.reading.schema.tables import TABLES, TIMELINE, ListOf, NameOr, OneOf, Reference, Simple, Table, Type


def example(type_: Type) -> Any:
    """Return a value of a type with everything in it that it can have."""
    match type_:
        case Table():
            left_out = type_.exactly_one[1:]
            return {field.name: example(field.type) for field in type_.fields if field.name not in left_out}
        case ListOf(item):
            return [example(item)]
        case NameOr(table):
            return example(table)
        case OneOf(words):
            return words[-1]
        case Reference(kind):
            return f"the-{kind}"
    return {
        Simple.TEXT: {"en": "text", "vi": "chữ"},
        Simple.STRING: "https://example.org",
        Simple.LANGUAGES: {"zh-Hant": "字"},
        Simple.DATE: "2023-08-15/[2023-08-17..]",
        Simple.NUMBER: 11,
        Simple.LANGUAGE: "vi",
        Simple.TIME_ZONE: "Europe/Moscow",
        Simple.RECURRENCE: "FREQ=YEARLY;COUNT=3",
        Simple.LOCATOR: "p5",
        Simple.CITATION: {"source": "the-source", "at": "photo1", "quote": "words"},
        Simple.SPEAKER: "the-person",
    }[type_]


def full_file() -> dict[str, Any]:
    """Return a file with every field of the format."""
    file = {kind.table: {f"the-{kind}": example(table)} for kind, table in TABLES.items()}
    file["events"]["the-event"]["part_of"] = ["whole"]
    file["events"]["whole"] = {"title": "Whole", "date": "2023"}
    return {"schema": 1, "timeline": example(TIMELINE), **file}


def fields(type_: Type, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Type]]:
    """Yield the path of every value in an example of a type, with its type."""
    yield path, type_
    match type_:
        case Table():
            for field in type_.fields:
                if field.name not in type_.exactly_one[1:]:
                    yield from fields(field.type, (*path, field.name))
        case ListOf(item):
            yield from fields(item, (*path, 0))
        case NameOr(table):
            yield from fields(table, path)


EVERY_FIELD = [
    found
    for kind, table in TABLES.items()
    for found in fields(table, (kind.table, f"the-{kind}"))
    if "part_of" not in found[0]
]


def test_every_field_of_the_format_is_read_and_decoded() -> None:
    reading = reading_of(json.dumps(full_file()))
    assert [found for found in reading.diagnostics if found.severity is Severity.ERROR] == []
    for kind, records in reading.tables.items():
        for id_, record in records.items():
            entity = decode(kind, id_, safe_record(record), reading.language)
            for field in TABLES[kind].fields:
                name = "name" if field.name == "names" else field.name
                assert id_ == "whole" or getattr(entity, name) not in {None, ()}, f"{kind}.{field.name}"


@pytest.mark.parametrize("path", [path for path, _ in EVERY_FIELD], ids=lambda path: ".".join(map(str, path)))
def test_a_wrong_type_is_found_wherever_it_stands(path: tuple[str | int, ...]) -> None:
    file = full_file()
    inner: Any = file
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = -1.25
    text = json.dumps(file)
    found, *_ = [d for d in reading_of(text).diagnostics if d.severity is Severity.ERROR]
    assert found.code == "wrong-type"
    on_key = len(path) == 2
    assert text[found.column - 1 :][: found.width] == (json.dumps(path[-1]) if on_key else "-1.25")
