"""
The formats of an export, in one table: the command line, the app's form and the documentation are made from it.

A writer is imported when it writes, because some of them cost more than a whole listing does.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.query.result import Result

USUAL_COLUMNS = 140
"""How wide a picture is drawn unless something else is asked for: a page on its side."""
LEAST_COLUMNS, MOST_COLUMNS = 20, 1000


class Request(NamedTuple):
    """What a writer is told beside the result: the command line of the view; of a picture, how wide."""

    command: str
    columns: int = USUAL_COLUMNS


class Exported(NamedTuple):
    """The text of an export, and what it could not say, in a sentence for the person who asked for it."""

    text: str
    remark: str | None = None


class Format(NamedTuple):
    """A format: its name, the endings of its files' names (the first is given), what it is, and its writer."""

    name: str
    suffixes: tuple[str, ...]
    words: str
    write: Callable[[Result, Request], Exported]
    """Raises ExportError where SOURCE_DATE_EPOCH is not a time. The same result, request and time give the same text."""


def format_of(name: str | PurePath) -> Format | None:
    """Return the format that a file's name says, None where it says none."""
    suffix = PurePath(name).suffix.lower()
    return next((form for form in FORMATS.values() if suffix in form.suffixes), None)


def _html(result: Result, request: Request) -> Exported:
    from tui.export.html import html

    return Exported(html(result, command=request.command))


def _markdown(result: Result, request: Request) -> Exported:
    from tui.export.markdown import export_markdown
    from tui.export.writing import date_of_making

    return Exported(export_markdown(result, command=request.command, made=date_of_making()))


def _svg(result: Result, request: Request) -> Exported:
    from tui.export.svg_file import export_svg
    from tui.export.writing import date_of_making

    return Exported(export_svg(result, columns=request.columns, made=date_of_making()))


def _csv(result: Result, _request: Request) -> Exported:
    from tui.export.csv import export_csv

    return Exported(export_csv(result))


def _ics(result: Result, _request: Request) -> Exported:
    from tui.drawing.words import count
    from tui.export.ics import export_ics
    from tui.export.writing import date_of_making

    written = export_ics(result, made=date_of_making())
    if not written.left_out:
        return Exported(written.text)
    left_out = count(written.left_out, "event")
    return Exported(
        written.text,
        f"{left_out} left out: a calendar has no date without a known start, before year 1 or after year 9999",
    )


def _json(result: Result, _request: Request) -> Exported:
    from tui.export.json import export_json

    return Exported(export_json(result))


def _toml(result: Result, _request: Request) -> Exported:
    from tui.export.toml import export_toml

    return Exported(export_toml(result))


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
