"""
The formats of an export, in one table: the command line, the app's form and the documentation are made from it.

A writer is imported when it writes, because some of them cost more than a whole listing does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from tui.export.request import USUAL_COLUMNS, Request

if TYPE_CHECKING:
    from tui.query.result import Result

__all__ = [
    "FORMATS",
    "LEAST_COLUMNS",
    "MOST_COLUMNS",
    "USUAL_COLUMNS",
    "Exported",
    "Format",
    "Request",
    "format_of",
]

LEAST_COLUMNS, MOST_COLUMNS = 20, 1000


class Exported(NamedTuple):
    """
    An export, piece by piece, so that nobody has to hold it whole; it can be gone through once.

    `remark` is what it could not say, in a sentence for the person who asked for it.
    """

    pieces: Iterable[str]
    remark: str | None = None

    @property
    def text(self) -> str:
        """The pieces together."""
        return "".join(self.pieces)


class Format(NamedTuple):
    """A format: its name, the endings of its files' names (the first is given), what it is, and its writer."""

    name: str
    suffixes: tuple[str, ...]
    words: str
    write: Callable[[Result, Request], Exported]
    """
    Raises ExportError where SOURCE_DATE_EPOCH is not a time, maybe only while the pieces are gone through. The same
    result, request and time give the same text.
    """


def format_of(name: str | PurePath) -> Format | None:
    """Return the format that a file's name says, None where it says none."""
    suffix = PurePath(name).suffix.lower()
    return next((form for form in FORMATS.values() if suffix in form.suffixes), None)


def _html(result: Result, request: Request) -> Exported:
    from tui.export.html import html_pieces

    return Exported(html_pieces(result, command=request.command, along=request.along))


def _markdown(result: Result, request: Request) -> Exported:
    from tui.export.markdown import export_markdown
    from tui.export.writing import date_of_making

    text = export_markdown(result, command=request.command, made=date_of_making(), along=request.along)
    return Exported((text,))


def _svg(result: Result, request: Request) -> Exported:
    from tui.export.svg_file import export_svg
    from tui.export.writing import date_of_making

    return Exported((export_svg(result, columns=request.columns, made=date_of_making()),))


def _csv(result: Result, request: Request) -> Exported:
    from tui.export.csv import export_csv

    return Exported((export_csv(result, along=request.along, marked=not request.piped),))


def _ics(result: Result, request: Request) -> Exported:
    from tui.drawing.words import counted
    from tui.export.ics import export_ics
    from tui.export.writing import date_of_making
    from tui.model.translation import tr

    written = export_ics(result, made=date_of_making(), along=request.along)
    if not written.left_out:
        return Exported(written.pieces)
    left_out = tr(
        "{events} left out: a calendar has no date without a known start, before year 1 or after year 9999"
    )
    return Exported(written.pieces, left_out.format(events=counted(written.left_out, "event", "events")))


def _json(result: Result, _request: Request) -> Exported:
    from tui.export.json import export_json

    return Exported((export_json(result),))


def _toml(result: Result, _request: Request) -> Exported:
    from tui.export.toml import export_toml

    return Exported((export_toml(result),))


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
