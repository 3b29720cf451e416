"""
Holding parsed files against the schema.

The table in `schema` is turned into functions once per reading. A function takes a value and returns its problems, or
None: nothing is built and no path is kept while all is well, which is what makes a large file cheap to check.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from tui.model.dates import DateError, When
from tui.model.entities import Kind
from tui.reading import suggest, values
from tui.reading.diagnostics import Problem
from tui.reading.schema import (
    CITATION,
    SCHEMA,
    TABLES,
    TIMELINE,
    TOP_LEVEL,
    Choice,
    ListOf,
    NameOr,
    Reference,
    Simple,
    Table,
    Type,
)
from tui.reading.simple import SIMPLE, Check, choice, found, list_of, name_or, shown, with_article, wrong

_ids_by_table = {kind.table: kind for kind in Kind}


def written_date(value: dt.date) -> str:
    """Return a TOML date or date-time as the text of a date; minutes where no seconds are counted."""
    if not isinstance(value, dt.datetime):
        return value.isoformat()
    return value.isoformat(timespec="auto" if value.microsecond else "seconds" if value.second else "minutes")


class Validator:
    """Checks files against the schema, knowing the ids of all files read together."""

    def __init__(self, records: Mapping[Kind, Mapping[str, Any]], *, complete: bool) -> None:
        """`complete` is False where a file could not be parsed: then no reference is said to lead nowhere."""
        self._records = records
        self._complete = complete
        self._simple = {**SIMPLE, Simple.DATE: self._date, Simple.CITATION: self._citation}
        self._citation_table = self._table(CITATION)
        self._timeline = self._table(TIMELINE)
        self._checks = {kind: self._table(table) for kind, table in TABLES.items()}
        self.has_toml_dates = False

    def check(self, tree: Mapping[str, Any]) -> list[Problem]:
        """Return every problem in one parsed file."""
        problems: list[Problem] = []
        for key, value in tree.items():
            if key in _ids_by_table:
                inside = self._check_records(_ids_by_table[key], value)
            elif key == "timeline":
                inside = self._timeline(value) or []
            elif key == "schema":
                inside = _check_schema(value)
            else:
                problems.append(_unknown_table(key))
                continue
            problems += [problem.under(key) for problem in inside]
        return problems

    def _check_records(self, kind: Kind, table: Any) -> list[Problem]:
        """Check the table of all records of a kind."""
        if type(table) is not dict:
            return [wrong(f"`{kind.table}`", f"tables by id, as in [{kind.table}.an-id]", table)]
        check = self._checks[kind]
        problems: list[Problem] = []
        for id_, record in table.items():
            if not values.SLUG.fullmatch(id_):
                problems.append(_bad_id(kind, id_))
            if type(record) is not dict:
                message = f"{kind} `{id_}`: expected a table, found {found(record)}"
                help_ = f"every {kind} has an id of its own: [{kind.table}.an-id]"
                problems.append(Problem((id_,), "wrong-type", message, help_, on_key=True))
            elif inside := check(record):
                problems += [problem.under(id_) for problem in inside]
        return problems

    def _compile(self, type_: Type, label: str) -> Check:
        """Return the check of a type; `label` names the value in messages."""
        match type_:
            case Table():
                check = self._table(type_)
            case ListOf(item):
                check = list_of(self._compile(item, f"an item of {label}"), label)
            case NameOr(table):
                check = name_or(self._table(table), label)
            case Choice(words):
                check = choice(words, label)
            case Reference(kind):
                check = self._reference(kind, label)
            case _:
                check = self._simple[type_](label)
        return check

    def _table(self, table: Table) -> Check:
        checks = {field.name: self._compile(field.type, f"`{field.name}`") for field in table.fields}
        known = {field.name: field.also for field in table.fields}
        required = frozenset(field.name for field in table.fields if field.required)
        article = "an" if table.name[0] in "aeiou" else "a"

        def whole(record: dict[str, Any]) -> list[Problem]:
            problems = [
                Problem((), "missing", f"{article} {table.name} needs `{name}`", on_key=True)
                for name in sorted(required - record.keys())
            ]
            one = [name for name in record if name in table.exactly_one]
            if table.exactly_one and len(one) != 1:
                expected = f"{article} {table.name} needs exactly one of {_listed(table.exactly_one)}"
                message = f"{expected}; here are {_listed(one)}" if one else expected
                problems.append(Problem(tuple(one[1:2]), "missing", message, on_key=True))
            if table.at_least_one and record.keys().isdisjoint(table.at_least_one):
                message = (
                    f"{article} {table.name} needs {' or '.join(f'`{name}`' for name in table.at_least_one)}"
                )
                problems.append(Problem((), "missing", message, on_key=True))
            return problems

        def check(value: Any) -> list[Problem] | None:
            if type(value) is not dict:
                return [wrong(f"{article} {table.name}", "a table, { … }", value)]
            problems: list[Problem] = []
            for key, item in value.items():
                inner = checks.get(key)
                if inner is None:
                    word = suggest.instead(key, known)
                    message = f"unknown key `{key}` in {article} {table.name}{suggest.did_you_mean(word)}"
                    help_ = "" if word else "expected one of " + ", ".join(known)
                    problems.append(Problem((key,), "unknown-key", message, help_, on_key=True))
                elif inside := inner(item):
                    problems += [problem.under(key) for problem in inside]
            if table.exactly_one or table.at_least_one or not required <= value.keys():
                problems += whole(value)
            return problems

        return check

    def _reference(self, kind: Kind, label: str) -> Check:
        ids = self._records[kind]

        def check(value: Any) -> list[Problem] | None:
            if type(value) is str:
                return None if value in ids else self._dangling(kind, value)
            return [wrong(label, f"the id of {with_article(kind)}, in quotes", value)]

        return check

    def _citation(self, label: str) -> Check:
        ids = self._records[Kind.SOURCE]

        def check(value: Any) -> list[Problem] | None:
            if type(value) is str:
                if value in ids:
                    return None
                source, hash_, at = value.partition("#")
                problems = [] if source in ids else self._dangling(Kind.SOURCE, source)
                if hash_ and not values.LOCATOR.fullmatch(at):
                    message = f"`{at}`: expected {Simple.LOCATOR.value}"
                    problems.append(Problem((), "bad-value", message, part=(len(source) + 1, len(value))))
                return problems
            if type(value) is dict:
                return self._citation_table(value)
            return [wrong(label, Simple.CITATION.value, value)]

        return check

    def _dangling(self, kind: Kind, id_: str) -> list[Problem]:
        if not self._complete:
            return []
        others = [other for other in Kind if other is not kind and id_ in self._records[other]]
        help_ = f"`{id_}` is {with_article(others[0])}" if others else ""
        word = (
            None if others else _named(id_, self._records[kind]) or suggest.nearest(id_, self._records[kind])
        )
        if not word and not help_:
            help_ = f"add [{kind.table}.{id_ if values.SLUG.fullmatch(id_) else 'an-id'}], or correct the id"
        message = f"unknown {kind} `{id_}`{suggest.did_you_mean(word)}"
        return [Problem((), "unknown-id", message, help_, part=(0, len(id_)))]

    def _date(self, label: str) -> Check:
        def check(value: Any) -> list[Problem] | None:
            if isinstance(value, dt.date):
                self.has_toml_dates = True
                value = written_date(value)
            elif type(value) is not str:
                help_ = f'write "{value:04}"' if type(value) is int and 0 <= value <= 9999 else ""
                return [wrong(label, Simple.DATE.value, value)._replace(help=help_)]
            try:
                When.parse(value)
            except DateError as error:
                return [
                    Problem((), "not-a-date", f"{label}: {error.args[0]}", part=(error.offset, len(value)))
                ]
            return None

        return check


def _named(name: str, records: Mapping[str, Any]) -> str | None:
    """Return the id of the record that is called exactly `name`, or None."""
    folded = name.casefold()
    for id_, record in records.items():
        if type(record) is dict:
            names = [
                record.get("name"),
                record.get("title"),
                *_strings(record.get("names")),
                *_strings(record.get("aliases")),
            ]
            if any(type(known) is str and known.casefold() == folded for known in names):
                return id_
    return None


def _strings(value: Any) -> Collection[Any]:
    return value.values() if type(value) is dict else value if type(value) is list else ()


def _unknown_table(key: str) -> Problem:
    fields = {field.name: field.also for field in TIMELINE.fields}
    word = suggest.instead(key, TOP_LEVEL | fields)
    if word in fields:
        message = f"unknown table `{key}`; `{word}` stands below [timeline]"
        return Problem((key,), "unknown-table", message, on_key=True)
    message = f"unknown table `{key}`{suggest.did_you_mean(word)}"
    return Problem((key,), "unknown-table", message, "expected one of " + ", ".join(TOP_LEVEL), on_key=True)


def _check_schema(value: Any) -> list[Problem]:
    if type(value) is not int:
        return [wrong("`schema`", f"the number {SCHEMA}", value)]
    if value != SCHEMA:
        message = f"unknown schema {shown(value)}; this program reads schema {SCHEMA}"
        return [Problem((), "unknown-schema", message, "a newer version of this program may read it")]
    return []


def _bad_id(kind: Kind, id_: str) -> Problem:
    from tui.model.names import fold  # its tables cost more than a file without errors should pay

    slug = "-".join(fold(id_).split())
    message = f"`{id_}` is not an id: expected ASCII letters and digits, joined by `-` or `_`"
    help_ = f"write [{kind.table}.{slug}]" if slug else ""
    return Problem((id_,), "bad-id", message, help_, on_key=True)


def _listed(names: Collection[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
