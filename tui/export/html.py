"""A view as one HTML page that stands on its own: nothing is fetched, and without scripts it is complete."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, NamedTuple

from markupsafe import Markup

from tui import __version__
from tui.drawing.words import count
from tui.export.document import Writer
from tui.export.drawn import pictures, signs
from tui.export.folds import fold_table
from tui.export.markup import html_lang
from tui.export.notes import NumberedNote
from tui.export.rendering import asset, csp_hash, macro, template
from tui.export.writing import date_of_making
from tui.model.dates import When
from tui.model.text import safe
from tui.query.result import Result


class Note(NamedTuple):
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


def html_pieces(result: Result, *, command: str, made: datetime | None = None) -> Iterator[str]:
    """Yield the same page piece by piece, for who writes it without ever holding it whole."""
    made = _in_utc(made or date_of_making())
    ui = html_lang("en" if result.language != "en" else None)
    writer, characters = Writer(result), set[str]()
    # The articles come first, because they tell what the header counts and the rest of the page lists.
    with _without_collection():
        articles = list(_encoded(writer, ui, characters))
        contents = _contents(result, writer, made)
    for _, _, entries in contents["sections"]:
        for entry in entries:
            characters.update(entry.name, entry.others)
    style, script = asset("scene.css") + asset("page.css"), asset("page.js")
    yield from template("page.html.j2").generate(
        **contents,
        ui=ui,
        articles=(Markup(article.decode()) for article in articles),  # noqa: S704  a template made them
        command=safe(command),
        folds=fold_table(characters),
        style=Markup(style),  # noqa: S704  ours
        script=Markup(script),  # noqa: S704  ours
        style_hash=csp_hash(style),
        script_hash=csp_hash(script),
    )


def _encoded(writer: Writer, ui: Markup, characters: set[str]) -> Iterator[bytes]:
    """Yield the articles in UTF-8, in half the memory of texts, and note what characters they have."""
    article = macro("article.html.j2", "article")
    for one in writer.articles():
        text = article(one, ui)
        characters.update(text)
        yield text.encode()


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
    shown, total = len(result.shown), result.total
    title = timeline.title.say(language)
    notes = [
        Note(note, writer.source_line(note.source) if note.source else None) for note in writer.notes.all()
    ]
    people = writer.index.people()
    return {
        "language": language,
        "shown": shown,
        "title": title.text,
        "title_lang": html_lang(title.language if title.language != language else None),
        "standfirst": _standfirst(result, len(people), len(notes)),
        "asked": _asked(result),
        "version": timeline.version(),
        "program": __version__,
        "made": made,
        "made_words": f"{When.parse(made.strftime('%Y-%m-%dT%H:%M')).words()} UTC",
        "pictures": pictures(result, made),
        "description": f"{count(shown, 'event')} drawn along time. The list below says the same in words.",
        "signs": signs(writer.kinds, writer.statuses, background=writer.has_background),
        "nothing": f"None of the {count(total, 'event')} is in this view."
        if total
        else "The timeline has no events.",
        "sections": [
            ("people", "People", people),
            ("organizations", "Organizations", writer.index.organizations()),
        ],
        "notes": notes,
        "headings": writer.headings,
        "linked_data": writer.linked.nodes(),
    }


def _in_utc(made: datetime) -> datetime:
    return made.replace(tzinfo=UTC) if made.tzinfo is None else made.astimezone(UTC)


def _standfirst(result: Result, people: int, sources: int) -> str:
    """Say how much there is: `14 events, 8 people, 12 sources.`"""
    shown, total = len(result.shown), result.total
    events = f"{shown:,} of {count(total, 'event')}" if result.filtered else count(total, "event")
    counted = [events, count(people, "person", "people"), count(sources, "source")]
    return f"{', '.join(counted[:-1])} and {counted[-1]}."


def _asked(result: Result) -> tuple[tuple[str, str], ...]:
    """Return the view in words."""
    view = result.view
    asked = []
    if view.query:
        asked.append(("Query", view.query))
    if view.window is not None:
        asked.append(("Window", view.window.words("en")))
    return tuple(asked) or (("View", "The whole timeline"),)
