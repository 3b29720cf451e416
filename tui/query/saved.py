"""Views that a timeline's file keeps by name, in its table `[views]`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from tui.model.dates import Window
from tui.model.entities import Text
from tui.model.records import decode_text
from tui.model.text import safe_record
from tui.query.language import QueryError, parse
from tui.query.view import View
from tui.reading.diagnostics import Problem
from tui.reading.schema.views import VIEWS
from tui.store import opening
from tui.store.opening import Opened
from tui.store.timeline import Timeline

if TYPE_CHECKING:
    from tui.reading.files import Reading
    from tui.store.cache.building import Building

_LISTS = ("pinned", "folded")
_KEPT = frozenset(View._fields) - {"tz"}  # the clock is that of whoever opens the file


class SavedView(NamedTuple):
    """A view under its name; the title, safe to show, says it in words."""

    name: str
    title: Text | None
    view: View


def open_files(
    files: Sequence[str | PathLike[str]], stdin: BinaryIO | None = None, *, warn: bool = False
) -> Opened:
    """
    Read timeline files (`-`: standard input) and build one timeline of them.

    As `tui.store.opening.open_files`, which knows nothing of queries; here those of saved views are held to be read.
    """
    return opening.open_files(files, stdin, bad_queries, warn=warn)


def begin(
    files: Sequence[str | PathLike[str]],
    stdin: BinaryIO | None = None,
    *,
    warn: bool = False,
    strict: bool = False,
    tz: str | None = None,
) -> Opened | Building:
    """Begin to do what `open_files` does; what is not done at once is done by the process returned."""
    names = tuple(fspath(file) for file in files)
    return opening.begin(opening.OpenRequest(names, stdin, bad_queries, warn, strict, tz))


def saved_views(timeline: Timeline) -> dict[str, SavedView]:
    """Return the saved views of a timeline by name, in the order written."""
    return {
        name: SavedView(
            name, decode_text(safe_record(record.get("title")), timeline.language), decode(record)
        )
        for name, record in timeline.raw_views().items()
    }


def decode(record: Mapping[str, Any]) -> View:
    """Return the view that a record of `[views]` describes, which has been found valid, with its texts made safe."""
    record = safe_record(dict(record))
    fields = {name: record[name] for name in View._fields if name in record}
    if "window" in fields:
        fields["window"] = Window.parse(fields["window"])
    return View(**fields | {name: tuple(fields[name]) for name in _LISTS if name in fields})


def encode(view: View) -> dict[str, Any]:
    """Return a view as a record of `[views]`, without what is as it would be if nothing were said."""
    record = {
        name: value
        for name, value in view._asdict().items()
        if name in _KEPT and value != View._field_defaults[name]
    }
    if view.window is not None:
        record["window"] = view.window.text
    return record | {name: list(record[name]) for name in _LISTS if name in record}


def bad_queries(reading: Reading) -> list[tuple[int, Problem]]:
    """Return what is wrong with the queries of saved views that cannot be read, each with the number of its file."""
    return [
        (reading.view_numbers[name], problem)
        for name, record in reading.views.items()
        for problem in _bad_query(name, record.get("query", ""))
    ]


def _bad_query(name: str, query: str) -> Iterator[Problem]:
    try:
        parse(query)
    except QueryError as error:
        part = (error.offset, error.offset + 1)
        yield Problem((VIEWS, name, "query"), "not-a-query", f"`query`: {error}", part=part)
