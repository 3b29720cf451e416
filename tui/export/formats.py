"""
The formats of an export, in one table: the command line, the app's form and the documentation are made from it.

A writer is imported when it writes, because some of them cost more than a whole listing does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from tui.export.request import USUAL_COLUMNS, ExportRequest
from tui.model.translation import grouped, tr

if TYPE_CHECKING:
    from tui.query.result import Result

__all__ = [
    "FORMATS",
    "LEAST_COLUMNS",
    "MOST_COLUMNS",
    "USUAL_COLUMNS",
    "ExportRequest",
    "Exported",
    "Format",
    "format_of",
]

LEAST_COLUMNS, MOST_COLUMNS = 20, 1000


class Exported(NamedTuple):
    """
    An export, piece by piece, so that nobody has to hold it whole; it can be gone through once.

    There are `events` events in it; so many are `left_out`, as `why` says.
    """

    pieces: Iterable[str]
    events: int
    left_out: int = 0
    why: str = ""

    @property
    def text(self) -> str:
        """The pieces together."""
        return "".join(self.pieces)

    @property
    def told(self) -> str:
        """How many events are in it, and how many are not: `49 events, 11 left out (no exact date)`."""
        from tui.page.words import counted

        events = counted(self.events, "event", "events")
        if not self.left_out:
            return events
        said = tr("{events}, {n} left out ({why})")
        return said.format(events=events, n=grouped(self.left_out), why=self.why)


class Format(NamedTuple):
    """A format: its name, the endings of its files' names (the first is given), what it is, and its writer."""

    name: str
    suffixes: tuple[str, ...]
    words: str
    write: Callable[[Result, ExportRequest], Exported]
    """
    Raises ExportError where SOURCE_DATE_EPOCH is not a time, maybe only while the pieces are gone through. The same
    result, request and time give the same text.
    """


def format_of(name: str | PurePath) -> Format | None:
    """Return the format that a file's name says, None where it says none."""
    suffix = PurePath(name).suffix.lower()
    return next((form for form in FORMATS.values() if suffix in form.suffixes), None)


def _html(result: Result, request: ExportRequest) -> Exported:
    from tui.export.html.writer import html_pieces

    pieces = html_pieces(result, command=request.command, along=request.along)
    return Exported(pieces, len(result.shown))


def _markdown(result: Result, request: ExportRequest) -> Exported:
    from tui.export.markdown import export_markdown
    from tui.export.writing import date_of_making

    text = export_markdown(result, command=request.command, made=date_of_making(), along=request.along)
    return Exported((text,), len(result.shown))


def _svg(result: Result, request: ExportRequest) -> Exported:
    from tui.export.svg.writer import export_svg
    from tui.export.writing import date_of_making

    picture = export_svg(result, columns=request.columns, made=date_of_making())
    layout = len(result.timeline.with_date(result.shown))
    return Exported((picture,), layout, len(result.shown) - layout, tr("no date"))


def _csv(result: Result, request: ExportRequest) -> Exported:
    from tui.export.csv import export_csv

    table = export_csv(result, along=request.along, marked=not request.piped)
    return Exported((table,), len(result.shown))


def _ics(result: Result, request: ExportRequest) -> Exported:
    from tui.export.ics.writer import export_ics
    from tui.export.writing import date_of_making

    written = export_ics(result, made=date_of_making(), along=request.along, only_exact=request.only_exact)
    without = tr("no date with a known start in the years 1 to 9999, which alone a calendar has")
    why = tr("no exact date") if request.only_exact else without
    return Exported(written.pieces, len(result.shown) - written.left_out, written.left_out, why)


def _json(result: Result, _request: ExportRequest) -> Exported:
    from tui.export.json import export_json

    return Exported((export_json(result),), len(result.shown))


def _toml(result: Result, _request: ExportRequest) -> Exported:
    from tui.export.toml import export_toml

    return Exported((export_toml(result),), len(result.shown))


FORMATS: dict[str, Format] = {
    form.name: form
    for form in (
        Format(
            "html", (".html", ".htm"), "one page that stands on its own, to read, search and print", _html
        ),
        Format("markdown", (".md", ".markdown"), "the events as text, the sources as footnotes", _markdown),
        Format("svg", (".svg",), "the drawing alone, for print", _svg),
        Format("csv", (".csv",), "a table: a row for each event and participant", _csv),
        Format("ics", (".ics",), "a calendar", _ics),
        Format("json", (".json",), "the records as data, without loss", _json),
        Format("toml", (".toml",), "the records as a timeline file of its own, without loss", _toml),
    )
}
