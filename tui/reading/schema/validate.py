"""
Holding parsed files against the schema.

The table in `schema` is turned into functions once per reading. A function takes a value and returns its problems, or
None: nothing is built and no path is kept while all is well, which is what makes a large file cheap to check.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from tui.model.dates import DateError, When, Window
from tui.model.entities import Kind, event_of
from tui.model.translation import tr
from tui.reading import suggest
from tui.reading.diagnostics import Problem
from tui.reading.schema import values
from tui.reading.schema.calendars import calendar_problems
from tui.reading.schema.simple import SIMPLE, Check, choice, list_of, name_or, shown, with_article, wrong
from tui.reading.schema.tables import (
    CITATION,
    SCHEMA,
    TABLES,
    TIMELINE,
    TOP_LEVEL,
    ListOf,
    NameOr,
    OneOf,
    Reference,
    Simple,
    Table,
    Type,
)
from tui.reading.schema.views import VIEW, VIEWS

if TYPE_CHECKING:
    from tui.model.recurring import Work

_KINDS = {**{kind.table: kind.value for kind in Kind}, VIEWS: VIEW.name}  # what a record of a table is called


def written_date(value: dt.date) -> str:
    """Return a TOML date or date-time as the text of a date; minutes where no seconds are counted."""
    if not isinstance(value, dt.datetime):
        return value.isoformat()
    return value.isoformat(timespec="auto" if value.microsecond else "seconds" if value.second else "minutes")


def date_of_table(table: Mapping[str, Any]) -> str:
    """Return a date that says its calendar as one text."""
    from tui.model.calendars import joined  # few files have such a date

    date = table["date"]
    return joined(written_date(date) if isinstance(date, dt.date) else date, table["calendar"])


class Validator:
    """Checks files against the schema, knowing the ids of all files read together."""

    def __init__(
        self,
        records: Mapping[Kind, Mapping[str, Any]],
        unknown: Collection[Kind] = (),
        zone: object = None,
    ) -> None:
        """
        `unknown` are the kinds of which there may be other records: no reference to one is said to lead nowhere.

        `zone` is the time zone of the timeline, as written.
        """
        self._records = records
        self._unknown = unknown
        self._zone = zone
        self._simple: dict[Type, Callable[[str], Check]] = {
            **SIMPLE,
            Simple.DATE: partial(self._date, type_=Simple.DATE),
            Simple.WINDOW: partial(self._date, type_=Simple.WINDOW),
            Simple.CITATION: self._citation,
        }
        self._citation_table = self._table(CITATION)
        self._timeline = self._table(TIMELINE)
        self._checks = {kind.table: self._table(table) for kind, table in TABLES.items()}
        self._checks[VIEWS] = self._table(VIEW)
        self.has_dates_to_write = False
        self._work: Work | None = None
        self.names_occurrences = False
        """Whether `x@2023-06-01` is anywhere, which only `tui.reading.recurrences` can tell right from wrong."""

    def check(self, tree: Mapping[str, Any]) -> list[Problem]:
        """Return every problem in one parsed file."""
        problems: list[Problem] = []
        for key, value in tree.items():
            if key in self._checks:
                inside = self._check_records(key, value)
            elif key == "timeline":
                inside = self._timeline(value) or []
            elif key == "schema":
                inside = _check_schema(value)
            else:
                problems.append(_unknown_table(key))
                continue
            problems += [problem.under(key) for problem in inside]
        return problems

    def _check_records(self, name: str, table: Any) -> list[Problem]:
        """Check the table of all records of a kind, or of all views."""
        if type(table) is not dict:
            expected = tr("tables by id, as in {example}").format(example=f"[{name}.an-id]")
            problem = wrong(f"`{name}`", expected, table)
            return [problem._replace(help=_heads(name, table)) if type(table) is list else problem]
        check, kind = self._checks[name], _KINDS[name]
        problems: list[Problem] = []
        for id_, record in table.items():
            if not values.SLUG.fullmatch(id_):
                problems.append(_bad_id(name, id_))
            if type(record) is not dict:
                problem = wrong(f"{tr(kind)} `{id_}`", tr("a table"), record)
                help_ = tr("each has an id of its own: {example}").format(example=f"[{name}.an-id]")
                problems.append(problem.under(id_)._replace(help=help_, on_key=True))
            elif inside := check(record) or self._recurrence(record):
                problems += [problem.under(id_) for problem in inside]
        return problems

    def _recurrence(self, record: Mapping[str, Any]) -> list[Problem]:
        """Hold the recurrence of an event against its date."""
        if "repeat" not in record:
            return []
        from tui.model.recurring import Work  # with dateutil; few files have a recurrence
        from tui.model.zoned import zone_of
        from tui.reading.recurrences import mistakes

        self._work = self._work or Work()
        zone = zone_of(record, self._records[Kind.EVENT], self._records[Kind.PLACE], self._zone)
        return mistakes(record, zone, self._work)

    def _compile(self, type_: Type, label: str) -> Check:
        """Return the check of a type; `label` names the value in messages."""
        match type_:
            case Table():
                check = self._table(type_)
            case ListOf(item):
                check = list_of(self._compile(item, tr("an item of {label}").format(label=label)), label)
            case NameOr(table):
                check = name_or(self._table(table), label)
            case OneOf(words):
                check = choice(words, label)
            case Reference(kind):
                check = self._reference(kind, label)
            case _:
                check = self._simple[type_](label)
        return check

    def _table(self, table: Table) -> Check:
        checks = {field.name: self._compile(field.type, f"`{field.name}`") for field in table.fields}
        known = {field.name: field.also for field in table.fields}
        required = _required(table)
        name = with_article(table.name)

        def check(value: Any) -> list[Problem] | None:
            if type(value) is not dict:
                return [wrong(tr(name), tr("a table, { … }"), value)]
            problems: list[Problem] = []
            for key, item in value.items():
                inner = checks.get(key)
                if inner is None:
                    word = suggest.instead(key, known)
                    message = tr("unknown key `{key}` in {table}").format(key=key, table=tr(name))
                    message += suggest.did_you_mean(word)
                    help_ = "" if word else _expected_one_of(known)
                    problems.append(Problem((key,), "unknown-key", message, help_, on_key=True))
                elif inside := inner(item):
                    problems += [problem.under(key) for problem in inside]
            if table.exactly_one or table.at_least_one or not required <= value.keys():
                problems += _lacking(table, value)
            return problems

        return check

    def _reference(self, kind: Kind, label: str) -> Check:
        ids = self._records[kind]

        def check(value: Any) -> list[Problem] | None:
            if type(value) is str:
                if value in ids:
                    return None
                if kind is Kind.EVENT and _recurs(ids.get(event_of(value))):
                    self.names_occurrences = True
                    return None
                return self._dangling(kind, value)
            expected = tr("the id of {record}, in quotes").format(record=tr(with_article(kind)))
            return [wrong(label, expected, value)]

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
                    message = tr("`{text}`: expected {what}").format(text=at, what=tr(Simple.LOCATOR.value))
                    problems.append(Problem((), "bad-value", message, part=(len(source) + 1, len(value))))
                return problems
            if type(value) is dict:
                return self._citation_table(value)
            return [wrong(label, tr(Simple.CITATION.value), value)]

        return check

    def _dangling(self, kind: Kind, id_: str) -> list[Problem]:
        if kind in self._unknown:
            return []
        others = [other for other in Kind if other is not kind and id_ in self._records[other]]
        help_ = tr("`{id}` is {record}").format(id=id_, record=tr(with_article(others[0]))) if others else ""
        word = (
            None if others else _named(id_, self._records[kind]) or suggest.nearest(id_, self._records[kind])
        )
        if not word and not help_:
            table = f"[{kind.table}.{id_ if values.SLUG.fullmatch(id_) else 'an-id'}]"
            help_ = tr("add {table}, or correct the id").format(table=table)
        message = tr("unknown {kind} `{id}`").format(kind=tr(kind), id=id_) + suggest.did_you_mean(word)
        return [Problem((), "unknown-id", message, help_, part=(0, len(id_)))]

    def _date(self, label: str, type_: Simple) -> Check:
        """Return the check of a date, or of a window, which may be all of time as well."""
        parse = Window.parse if type_ is Simple.WINDOW else When.parse

        def check(value: Any) -> list[Problem] | None:
            if isinstance(value, dt.date):
                self.has_dates_to_write = True
                value = written_date(value)
            elif type(value) is dict and type_ is Simple.DATE:
                self.has_dates_to_write = True
                return calendar_problems(label, value)
            elif type(value) is not str:
                year = type(value) is int and 0 <= value <= 9999
                help_ = tr("write {this}").format(this=f'"{value:04}"') if year else ""
                return [wrong(label, tr(type_.value), value)._replace(help=help_)]
            try:
                parse(value)
            except DateError as error:
                return [
                    Problem((), "not-a-date", f"{label}: {error.args[0]}", part=(error.offset, len(value)))
                ]
            return None

        return check


_HEADS_SHOWN = 3


def _recurs(event: Any) -> bool:
    return type(event) is dict and "repeat" in event


def _required(table: Table) -> frozenset[str]:
    return frozenset(field.name for field in table.fields if field.required)


def _lacking(table: Table, record: Mapping[str, Any]) -> list[Problem]:
    """Return what a table must have and has not, and what it may have only one of."""
    name = tr(with_article(table.name))
    needs = tr("{table} needs `{field}`")
    fields = {field.name: field.also for field in table.fields}
    # A key that is misspelt is one mistake, told where it stands.
    meant = {suggest.instead(key, fields) for key in record if key not in fields}
    lacking = [
        needs.format(table=name, field=field) for field in sorted(_required(table) - record.keys() - meant)
    ]
    problems = [Problem((), "missing", message, on_key=True) for message in lacking]
    one = [field for field in record if field in table.exactly_one]
    if table.exactly_one and len(one) != 1:
        message = tr("{table} needs exactly one of {these}")
        if one:
            message = tr("{table} needs exactly one of {these}; here are {those}")
        message = message.format(table=name, these=_listed(table.exactly_one), those=_listed(one))
        problems.append(Problem(tuple(one[1:2]), "missing", message, on_key=True))
    if table.at_least_one and record.keys().isdisjoint(table.at_least_one):
        message = tr("{table} needs at least one of {these}")
        message = message.format(table=name, these=_listed(table.at_least_one))
        problems.append(Problem((), "missing", message, on_key=True))
    return problems


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
        message = tr("unknown table `{key}`; `{word}` stands below [timeline]").format(key=key, word=word)
        return Problem((key,), "unknown-table", message, on_key=True)
    message = tr("unknown table `{key}`").format(key=key) + suggest.did_you_mean(word)
    return Problem((key,), "unknown-table", message, _expected_one_of(TOP_LEVEL), on_key=True)


def _expected_one_of(names: Collection[str]) -> str:
    return tr("expected one of {these}").format(these=", ".join(names))


def _check_schema(value: Any) -> list[Problem]:
    if type(value) is not int:
        return [wrong("`schema`", tr("the number {number}").format(number=SCHEMA), value)]
    if value != SCHEMA:
        message = tr("unknown schema {number}; this program reads schema {known}")
        message = message.format(number=shown(value), known=SCHEMA)
        return [Problem((), "unknown-schema", message, tr("a newer version of this program may read it"))]
    return []


def _bad_id(table: str, id_: str) -> Problem:
    from tui.model.names import fold  # its tables cost more than a file without errors should pay

    slug = "-".join(fold(id_).split())
    message = tr("`{id}` is not an id: expected ASCII letters and digits, joined by `-` or `_`")
    message = message.format(id=id_)
    help_ = tr("write {this}").format(this=f"[{table}.{slug}]") if slug else ""
    return Problem((id_,), "bad-id", message, help_, on_key=True)


def _heads(name: str, table: Sequence[Any]) -> str:
    """Say the heads to write for records that are in a list, by what they are called."""
    from tui.model.names import fold  # as in `_bad_id`

    called = [record.get("title") or record.get("name") for record in table if type(record) is dict]
    slugs = ["-".join(fold(text).split()) for text in called if type(text) is str]
    heads = ", ".join(f"[{name}.{slug}]" for slug in slugs[:_HEADS_SHOWN] if slug)
    more = ", …" if len(slugs) > _HEADS_SHOWN else ""
    return tr("write {this}").format(this=heads + more) if heads else ""


def _listed(names: Collection[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
