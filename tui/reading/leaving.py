"""
What is left out of files that are wrong in places, so that the rest of them opens.

What is wrong in a record keeps that record out, and nothing else. A record that only refers to one that is left out
stays, without the reference: so one mistake never takes with it what was right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from tui.model.entities import Kind, event_of
from tui.model.translation import tr, trn
from tui.reading import suggest
from tui.reading.diagnostics import Problem, Severity
from tui.reading.files import Left, Numbered, Reading
from tui.reading.schema.tables import TABLES, TOP_LEVEL, ListOf, NameOr, Reference, Simple, Table, Type
from tui.reading.schema.views import VIEW, VIEWS

_TIMELINE, _TABLE, _FIELD = "timeline", "table", "field"
_KINDS = {kind.table: kind for kind in Kind}
_NAMED_AT_MOST = 5
_GONE = object()

_Target = tuple[Kind, str]
_Collect = Callable[[Any, list[_Target]], None]


class Astray(NamedTuple):
    """
    Records that a mistake in the name or the type of a whole table hides.

    `ids` of each kind stand in a table whose name is spelt wrong; of the kinds `unknown` nobody can say which ids there are.
    """

    ids: Mapping[Kind, frozenset[str]]
    unknown: frozenset[Kind]


def astray(reading: Reading) -> Astray:
    """Return which records stand where nobody looks for them."""
    ids: dict[Kind, set[str]] = {}
    unknown: set[Kind] = set()
    for document in reading.documents:
        for key, value in document.tree.items():
            kind = _KINDS.get(key) or _meant(key)
            if kind is None or (key in _KINDS and isinstance(value, dict)):
                continue
            if isinstance(value, dict):
                ids.setdefault(kind, set()).update(value)
            else:
                unknown.add(kind)
    return Astray({kind: frozenset(some) for kind, some in ids.items()}, frozenset(unknown))


def leave_out(reading: Reading, problems: Iterable[Numbered]) -> None:
    """Take what problems are found in out of a reading: records, views, whole tables, fields of [timeline]."""
    for number, problem in problems:
        if problem.severity is Severity.ERROR:
            reading.left.update(_left(reading, number, problem))
    for what, id_, _ in reading.left:
        if what in set(Kind):
            reading.tables[Kind(what)].pop(id_, None)
            reading.numbers[Kind(what)].pop(id_, None)
        elif what == VIEW.name:
            reading.views.pop(id_, None)
            reading.view_numbers.pop(id_, None)


def _left(reading: Reading, number: int, problem: Problem) -> Iterator[Left]:
    """Yield what a problem keeps out."""
    tree = reading.documents[number].tree
    table, *inside = map(str, problem.path[:2])
    if table == _TIMELINE:
        if inside:
            tree[_TIMELINE].pop(inside[0], None)
            yield Left(_FIELD, inside[0], number)
        else:
            tree[_TIMELINE] = {}
            yield Left(_TABLE, table, number)
    elif inside:
        what = VIEW.name if table == VIEWS else _KINDS[table].value
        yield Left(what, inside[0], number)
        if problem.seen is not None:  # nobody can say which of the two is meant by those who name it
            yield Left(what, inside[0], problem.seen[0])
    else:
        kind, records = _meant(table), tree[table]
        if kind is None or not isinstance(records, dict):
            yield Left(_TABLE, table, number)
        else:
            yield from (Left(kind.value, id_, number) for id_ in records)


def _meant(table: str) -> Kind | None:
    """Return of which kind the records of a table are whose name the format does not have."""
    return None if table in TOP_LEVEL else _KINDS.get(suggest.instead(table, TOP_LEVEL) or "")


def drop_references(reading: Reading) -> list[Numbered]:
    """Take out the references to what is left out, and return a warning for each of what they refer to."""
    if not reading.left:
        return []
    named: dict[_Target, dict[str, int]] = {}

    def there(kind: Kind, id_: str) -> bool:
        return id_ in reading.tables[kind]

    for kind, records in reading.tables.items():
        collect = _collector(TABLES[kind])
        for id_, record in records.items():
            targets: list[_Target] = []
            collect(record, targets)
            gone = dict.fromkeys(one for one in targets if not there(*one))
            if gone:
                records[id_] = _without(TABLES[kind], record, there)
            for one in gone:
                named.setdefault(one, {})[f"{kind}:{id_}"] = reading.numbers[kind][id_]
    for name, view in reading.views.items():
        reading.views[name] = _without(VIEW, view, there)
    return [_dropped(*one, by) for one, by in named.items()]


def _dropped(kind: Kind, id_: str, by: Mapping[str, int]) -> Numbered:
    """Say that references to a record are left out with it."""
    message = trn(
        "the {kind} `{id}` is left out, and with it the reference to it in {these}",
        "the {kind} `{id}` is left out, and with it the references to it in {n} records: {these}",
        len(by),
    )
    first, number = next(iter(by.items()))
    listed = ", ".join(
        [*(f"`{one}`" for one in list(by)[:_NAMED_AT_MOST]), *["…"][: len(by) > _NAMED_AT_MOST]]
    )
    message = message.format(kind=tr(kind), id=id_, n=len(by), these=listed)
    table, _, of = first.partition(":")
    path = (Kind(table).table, of)
    return number, Problem(path, "left-out", message, on_key=True, severity=Severity.WARNING)


def _collector(type_: Type) -> _Collect:
    """Return what adds all that a valid value of a type refers to to a list; `_nothing` where that is never anything."""
    match type_:
        case Reference() | Simple.CITATION:
            return lambda value, found: found.append(_target(type_, value))
        case ListOf(item) if (inner := _collector(item)) is not _nothing:
            return partial(_of_each, inner)
        case NameOr(table):
            return partial(_of_table, _collector(table))
        case Table(fields=fields):
            inside = {field.name: _collector(field.type) for field in fields}
            named = [(name, inner) for name, inner in inside.items() if inner is not _nothing]
            return partial(_of_fields, named) if named else _nothing
    return _nothing


def _nothing(value: Any, found: list[_Target]) -> None:
    """Add nothing."""


def _of_each(inner: _Collect, value: Any, found: list[_Target]) -> None:
    for entry in value:
        inner(entry, found)


def _of_table(inner: _Collect, value: Any, found: list[_Target]) -> None:
    if not isinstance(value, str):
        inner(value, found)


def _of_fields(fields: Sequence[tuple[str, _Collect]], value: Any, found: list[_Target]) -> None:
    for name, inner in fields:
        if name in value:
            inner(value[name], found)


def _target(type_: Type, value: Any) -> _Target:
    """Return the kind and the id of what a reference refers to."""
    if isinstance(type_, Reference):
        return type_.kind, event_of(value)
    return Kind.SOURCE, str(value if isinstance(value, str) else value["source"]).partition("#")[0]


def _without(type_: Type, value: Any, there: Callable[[Kind, str], bool]) -> Any:
    """Return a valid value without the references to what is not there; `_GONE` where nothing is left of it."""
    match type_:
        case Reference() | Simple.CITATION:
            return value if there(*_target(type_, value)) else _GONE
        case ListOf(item):
            return [kept for entry in value if (kept := _without(item, entry, there)) is not _GONE]
        case NameOr(table) if isinstance(value, dict):
            return _table_without(table, value, there)
        case Table():
            return _table_without(type_, value, there)
    return value


def _table_without(table: Table, value: Mapping[str, Any], there: Callable[[Kind, str], bool]) -> Any:
    fields = {field.name: field for field in table.fields}
    kept = {key: _without(fields[key].type, entry, there) for key, entry in value.items()}
    gone = [key for key, entry in kept.items() if entry is _GONE]
    # What a part is about cannot be missing from it: a participant is nobody without the person.
    if any(key in table.exactly_one or fields[key].required for key in gone):
        return _GONE
    return {key: entry for key, entry in kept.items() if key not in gone}
