"""A view as one HTML page that stands on its own: nothing is fetched, and without scripts it is complete."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, NamedTuple

from markupsafe import Markup

from tui import __version__
from tui.export.html.document import Writer
from tui.export.html.drawing import drawings, signs
from tui.export.html.folds import fold_table
from tui.export.html.index import IndexEntry
from tui.export.html.markup import html_lang, in_script
from tui.export.html.met_grid import table
from tui.export.html.notes import NumberedNote
from tui.export.html.rendering import asset, csp_hash, template
from tui.export.html.words import described, nothing, page_words, script_words, standfirst, ui_language
from tui.export.request import Along
from tui.export.writing import date_of_making
from tui.model.dates import When
from tui.model.text import safe
from tui.model.translation import tr
from tui.page.left_out import unless_left_out
from tui.query.result import Result
from tui.scene.kinds import signs_of

TOGETHER = 1 << 16  # characters of a page that are put into one piece
LISTED_TOGETHER = 50
_ASCII = bytes(range(0x80))


class PageSection(NamedTuple):
    """A part of the index."""

    id: str
    label: str
    entries: list[IndexEntry]


class SourceNote(NamedTuple):
    note: NumberedNote
    line: Markup | None  # the source in words; None where there is no record of it


def html(result: Result, *, command: str, made: datetime | None = None) -> str:
    """
    Return the page of a view: the drawing, the events, the people, the sources.

    `command` is the command line that shows the view. `made` is the time of making, in UTC if it has no zone; left
    out, it is SOURCE_DATE_EPOCH or now. The same arguments give the same text. Raises ExportError where
    SOURCE_DATE_EPOCH is not a time.
    """
    return "".join(html_pieces(result, command=command, made=made))


def html_pieces(
    result: Result, *, command: str, made: datetime | None = None, along: Along = iter
) -> Iterator[str]:
    """Yield the same page piece by piece, for who writes it without ever holding it whole."""
    made = _in_utc(made or date_of_making())
    language = result.language
    fixed = {
        "ui": html_lang(ui_language(language)),
        "words": page_words(language),
        "together": LISTED_TOGETHER,
    }
    writer, characters = Writer(result, along), set[str]()
    # The articles come first, because they tell what the header counts and the rest of the page lists.
    with _without_collection():
        pieces = template("articles.html.j2").generate(articles=writer.articles(), **fixed)
        articles = list(_encoded(pieces, characters))
        contents = _contents(result, writer, made)
    for section in contents["sections"]:
        for entry in section.entries:
            characters.update(entry.name, entry.others)
    style, script = asset("scene.css") + asset("page.css") + asset("dark.css"), asset("page.js")
    page = template("page.html.j2").generate(
        **contents,
        **fixed,
        articles=_decoded(articles),
        command=safe(command),
        folds=fold_table(characters),
        style=Markup(style),  # noqa: S704  ours
        script=Markup(script),  # noqa: S704  ours
        style_hash=csp_hash(style),
        script_hash=csp_hash(script),
    )
    yield from _together(page)


def _together(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the same text in fewer pieces, because a template gives it bit by bit."""
    some: list[str] = []
    size = 0
    for piece in pieces:
        some.append(piece)
        size += len(piece)
        if size >= TOGETHER:
            yield "".join(some)
            some.clear()
            size = 0
    yield "".join(some)


def _encoded(pieces: Iterable[str], characters: set[str]) -> Iterator[bytes]:
    """Yield pieces in UTF-8, which takes half the memory of texts, and note what characters they have."""
    for text in _together(pieces):
        written = text.encode()
        characters.update(written.translate(None, delete=_ASCII).decode())
        yield written


def _decoded(articles: list[bytes]) -> Iterator[Markup]:
    """Yield pieces as texts again, letting go of them, for the page is written as they are."""
    articles.reverse()
    while articles:
        yield Markup(articles.pop().decode())  # noqa: S704  a template made it


@contextmanager
def _without_collection() -> Iterator[None]:
    """Keep Python from looking for cycles: there are none in what is made, and it would take a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _contents(result: Result, writer: Writer, made: datetime) -> dict[str, Any]:
    """Return what the template is filled with, beside the articles."""
    timeline, language = result.timeline, result.language
    shown = len(result.shown)
    title = timeline.title.say(language)
    description = described(len(timeline.with_date(result.shown)), language)
    notes = [
        SourceNote(note, writer.source_line(note.source) if note.source else None)
        for note in writer.notes.all()
    ]
    people = writer.index.people()
    return {
        "language": language,
        "shown": shown,
        "title": title.text,
        "title_lang": html_lang(title.language if title.language != language else None),
        "standfirst": unless_left_out(
            standfirst(shown, result.total, len(people), len(notes), language), timeline, language
        ),
        "asked": _asked(result),
        "version": timeline.version(),
        "program": __version__,
        "made": made,
        "made_words": f"{When.parse(made.strftime('%Y-%m-%dT%H:%M')).words(language)} UTC",
        "drawings": drawings(result, made, title.text, description),
        "description": description,
        "signs": signs(
            signs_of(timeline), writer.kinds, writer.statuses, language, background=writer.has_background
        ),
        "nothing": nothing(result.total, language),
        "sections": [
            PageSection("people", tr("People", language), people),
            PageSection("organizations", tr("Organizations", language), writer.index.organizations()),
        ],
        "grid": table(result, writer.index, writer.headings),
        "notes": notes,
        "headings": writer.headings,
        "linked_data": writer.linked.nodes(),
        "filters": writer.filters.json(),
        "script_words": in_script(json.dumps(script_words(language), ensure_ascii=False)),
    }


def _in_utc(made: datetime) -> datetime:
    return made.replace(tzinfo=UTC) if made.tzinfo is None else made.astimezone(UTC)


def _asked(result: Result) -> tuple[tuple[str, str], ...]:
    """Return the view in words."""
    view, language = result.view, result.language
    asked = []
    if view.query:
        asked.append((tr("Query", language), safe(view.query)))
    if view.window is not None:
        asked.append((tr("Window", language), view.window.words(language)))
    return tuple(asked) or ((tr("View", language), tr("The whole timeline", language)),)
