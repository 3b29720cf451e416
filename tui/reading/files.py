"""Files, in TOML or in JSON of the same shape, to records: the one way in for a timeline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from os import PathLike, fspath
from os.path import realpath
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from tui.model.entities import Kind, event_of
from tui.model.translation import tr
from tui.reading.checks.cycles import cycles
from tui.reading.diagnostics import Diagnostic, Problem
from tui.reading.documents import Document, Unreadable, load
from tui.reading.report import Reporter
from tui.reading.schema.tables import DEFAULT_LANGUAGE, TABLES, TOP_LEVEL, ListOf, NameOr, Simple, Table, Type
from tui.reading.schema.validate import Validator, date_of_table, written_date
from tui.reading.schema.views import VIEW, VIEWS

if TYPE_CHECKING:
    from tui.reading.recurrences import Recurrences


class Left(NamedTuple):
    """
    Something left out: the kind of a record, "view", "table", "field" (of [timeline]) or "reference", and its id or name.

    `number` is that of its file.
    """

    what: str
    id: str
    number: int


Tables = dict[Kind, dict[str, dict[str, Any]]]
Numbered = tuple[int, Problem]


class Reading:
    """
    What files say, as written, merged into one timeline.

    `tables` holds the records of each kind by id, in the shape of the file, dates as text; only where `ok` have they
    been found valid. `timeline` is the raw [timeline] table; `views` are the saved views by name. `numbers` says for
    each record which of `documents` it comes from, `view_numbers` for each view. `left` is what is left out of all of
    these, and `errors` say why, and what else that leaves out.
    """

    def __init__(self, files: Sequence[str], documents: list[Document], errors: list[Diagnostic]) -> None:
        self.files = tuple(files)
        self.documents = documents
        self.errors = errors
        self.ok = not errors
        """Whether the timeline may be opened: there are files, all of them can be read, and something of them is right."""
        self.left: set[Left] = set()
        self.tables: Tables = {kind: {} for kind in Kind}
        self.numbers: dict[Kind, dict[str, int]] = {kind: {} for kind in Kind}
        self.views: dict[str, dict[str, Any]] = {}
        self.view_numbers: dict[str, int] = {}
        self.reporter = Reporter(documents)
        self.timeline: dict[str, Any] = next(
            (table for document in documents if isinstance(table := document.tree.get("timeline"), dict)), {}
        )

    @property
    def title(self) -> str | dict[str, str] | None:
        """The raw title."""
        return self.timeline.get("title")

    @property
    def language(self) -> str:
        """The language of texts written as a plain string."""
        return language_of(self.timeline)

    def position(self, kind: Kind, id_: str) -> tuple[str, int, int] | None:
        """Return the file, as given, and the 1-based line and column where a record is written; None without such."""
        number = self.numbers[kind].get(id_)
        return None if number is None else self.reporter.position(number, (kind.table, id_))

    @cached_property
    def warnings(self) -> list[Diagnostic]:
        """What looks wrong and yet keeps no file from opening; found when first asked for, as most callers never ask."""
        if not self.ok:
            return []
        from tui.reading.checks.checks import check  # most callers never ask

        return self.reporter.diagnostics(check(self))

    @cached_property
    def recurrences(self) -> Recurrences | None:
        """The occurrences of the events that recur, None where no event does; for readings that are `ok`."""
        if not any("repeat" in event for event in self.tables[Kind.EVENT].values()):
            return None
        from tui.reading.recurrences import recurrences  # with dateutil, and few files have a recurrence

        return recurrences(self)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """Errors, and of what is right in spite of them warnings and hints."""
        return self.errors + self.warnings

    def leave_out(self, problems: Sequence[Numbered]) -> None:
        """Leave out what is wrong, and what refers to that; where nothing is left, or of another schema, nothing opens."""
        if not problems:
            return
        from tui.reading.leaving import drop_references, leave_out  # most files are right

        leave_out(self, problems)
        dropped = drop_references(self)
        self.errors += self.reporter.diagnostics([*problems, *dropped])
        of_another_schema = any(problem.path == ("schema",) for _, problem in problems)
        self.ok = self.ok and any(self.tables.values()) and not of_another_schema


def language_of(table: Mapping[str, Any]) -> str:
    """Return the language of texts written as a plain string, by the raw [timeline] table."""
    language = table.get("language")
    return language if isinstance(language, str) else DEFAULT_LANGUAGE


def read(files: Sequence[str | PathLike[str]], stdin: BinaryIO | None = None) -> Reading:
    """
    Read files into one timeline and validate it; "-" is standard input. Never raises for what the files hold.

    The title and language are those of the first file that has a [timeline]; plain texts of a file in another
    language become tables that say so.
    """
    names = [fspath(file) for file in files]
    documents, errors = _loaded(names, stdin)
    reading = Reading(names, documents, errors)
    problems = _collect(reading)
    validator = Validator(*_known(reading), reading.timeline.get("tz"))
    for number, document in enumerate(documents):
        problems += [(number, problem) for problem in validator.check(document.tree)]
    reading.leave_out(problems)
    if validator.names_occurrences and reading.ok:
        from tui.reading.recurrences import unknown_occurrences  # as for `Reading.recurrences`

        reading.leave_out(unknown_occurrences(reading))
    if not reading.ok:
        return reading
    reading.errors += reading.reporter.diagnostics(_opened_rings(reading))
    if validator.has_dates_to_write:
        for records in (*reading.tables.values(), reading.views):
            for record in records.values():
                _write_dates(record)
    _mark_languages(reading)
    return reading


def _loaded(names: Sequence[str], stdin: BinaryIO | None) -> tuple[list[Document], list[Diagnostic]]:
    """Return the files that can be parsed, if only in part, and what keeps the others from it."""
    documents: list[Document] = []
    errors: list[Diagnostic] = []
    real_paths: set[str] = set()
    for name in names:
        try:
            document = load(name, stdin)
        except Unreadable as unreadable:
            errors += unreadable.diagnostics
            if unreadable.rest is None:
                continue
            document = unreadable.rest
        if (real_path := realpath(name)) in real_paths:
            errors.append(document.source.whole(Problem((), "same-id", tr("this file is given twice"))))
        else:
            real_paths.add(real_path)
            documents.append(document)
    return documents, errors


def _collect(reading: Reading) -> list[Numbered]:
    """Gather the records of all files by kind and id; return a problem for each id that two files give."""
    problems = _merge(reading, VIEWS, VIEW.name, reading.views, reading.view_numbers)
    for kind in Kind:
        problems += _merge(reading, kind.table, kind, reading.tables[kind], reading.numbers[kind])
    return problems


def _known(reading: Reading) -> tuple[Mapping[Kind, Mapping[str, Any]], frozenset[Kind]]:
    """Return the ids that records may name, of each kind, and the kinds of which there may be others."""
    if reading.errors:  # where a file could not be parsed, nobody knows what it has
        return reading.tables, frozenset(Kind)
    tables = {kind.table for kind in Kind}
    if all(
        key in TOP_LEVEL and (key not in tables or isinstance(value, dict)) for key, value in _tops(reading)
    ):
        return reading.tables, frozenset()
    from tui.reading.leaving import astray  # only where a whole table is wrong

    hidden, unknown = astray(reading)
    return {kind: {**dict.fromkeys(hidden.get(kind, ())), **reading.tables[kind]} for kind in Kind}, unknown


def _tops(reading: Reading) -> Iterator[tuple[str, Any]]:
    for document in reading.documents:
        yield from document.tree.items()


def _merge(
    reading: Reading, name: str, what: str, records: dict[str, dict[str, Any]], numbers: dict[str, int]
) -> list[Numbered]:
    """Gather the records of one table of all files, and the numbers of those files, into dictionaries given empty."""
    problems: list[Numbered] = []
    for number, document in enumerate(reading.documents):
        table = document.tree.get(name)
        if not isinstance(table, dict):
            continue
        for id_ in records.keys() & table.keys():
            path = (name, id_)
            problem = Problem(
                path,
                "same-id",
                tr("{kind} `{id}` is in two files").format(kind=tr(what), id=id_),
                tr("the other is at"),
                on_key=True,
                seen=(numbers[id_], path),
            )
            problems.append((number, problem))
        records |= {id_: record for id_, record in table.items() if id_ not in records}
        numbers |= {id_: number for id_ in table if id_ not in numbers}
    return problems


def _opened_rings(reading: Reading) -> list[Numbered]:
    """Take out of `part_of` the step that closes each ring of events, and return a problem for each."""
    events = reading.tables[Kind.EVENT]
    parents = {
        id_: list(map(event_of, ids)) for id_, event in events.items() if (ids := event.get("part_of"))
    }
    problems = []
    for *rest, child in cycles(parents):
        ring = [child, *rest]
        parent, number = ring[1 % len(ring)], reading.numbers[Kind.EVENT][child]
        path = ("events", child, "part_of", parents[child].index(parent))
        message = tr("event `{id}` is part of itself: {ring}").format(
            id=child, ring=" → ".join([*ring, child])
        )
        problems.append((number, Problem(path, "cycle", message, tr("take one of these out of `part_of`"))))
        kept = [other for other in events[child]["part_of"] if event_of(other) != parent]
        events[child] = {**events[child], "part_of": kept}
        reading.left.add(Left("reference", f"{child}:{parent}", number))
    return problems


def _write_dates(tree: Any) -> None:
    """Turn the dates that TOML has of its own, and those with a calendar, into text, in place."""
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        if isinstance(value, dt.date):
            tree[key] = written_date(value)
        elif isinstance(value, dict) and "calendar" in value:
            tree[key] = date_of_table(value)
        elif isinstance(value, dict | list):
            _write_dates(value)


def _mark_languages(reading: Reading) -> None:
    """Say the language of plain texts in files whose language is not the timeline's."""
    for number, document in enumerate(reading.documents):
        language = document.tree.get("timeline", {}).get("language", reading.language)
        if language != reading.language:
            for kind, numbers in reading.numbers.items():
                for id_ in [id_ for id_, at in numbers.items() if at == number]:
                    records = reading.tables[kind]
                    records[id_] = _in_language(records[id_], TABLES[kind], language)
            for name, at in reading.view_numbers.items():
                if at == number:
                    reading.views[name] = _in_language(reading.views[name], VIEW, language)


def _in_language(value: Any, type_: Type, language: str) -> Any:
    """Return a value with every plain text in it turned into a table of that one language."""
    match type_:
        case Simple.TEXT if isinstance(value, str):
            return {language: value}
        case ListOf(item):
            return [_in_language(entry, item, language) for entry in value]
        case NameOr(table) if isinstance(value, dict):
            return _in_language(value, table, language)
        case Table(fields=fields):
            types = {field.name: field.type for field in fields}
            return {key: _in_language(entry, types[key], language) for key, entry in value.items()}
    return value
