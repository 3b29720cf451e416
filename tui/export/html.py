"""A view as one HTML page that stands on its own: nothing is fetched, and without scripts it is complete."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from tui import __version__
from tui.drawing.lanes import scene_of
from tui.drawing.marks import glyph
from tui.drawing.scene import Cluster, Scene
from tui.drawing.windows import fit, opening
from tui.drawing.words import BASIS, STATUS, count, kind_words
from tui.export.document import Article, Row, Writer
from tui.export.index import Entry
from tui.export.json import whole
from tui.export.notes import NumberedNote
from tui.export.rendering import asset, csp_hash, render
from tui.export.svg import Link, Picture, picture, tint
from tui.export.writing import date_of_making
from tui.model.dates import When, instant_of
from tui.model.entities import Event, Words
from tui.model.text import safe
from tui.query.result import Result

# Columns of the drawing, for a desk and for a telephone; the style shows the one that fits.
WIDTHS = {"wide": 132, "narrow": 42}
# Rows. What finds no room in so many is too much to read: then it is a shape, mostly of clusters, and need not be high.
HIGHEST, CROWDED = 60, 24


class Heading(NamedTuple):
    """An event as other parts of the page name it."""

    title: Words
    date: str


class Sign(NamedTuple):
    name: str
    glyph: str
    tint: int


class Note(NamedTuple):
    note: NumberedNote
    row: Row | None  # the source in words; None where there is no record of it


class Contents(NamedTuple):
    """What the template is filled with."""

    language: str
    title: Words
    standfirst: str
    asked: tuple[tuple[str, str], ...]
    command: str
    version: str
    program: str
    made: datetime
    made_words: str
    pictures: tuple[tuple[str, Picture], ...]
    description: str
    signs: tuple[Sign, ...]
    nothing: str
    articles: list[Article]
    people: list[Entry]
    organizations: list[Entry]
    notes: list[Note]
    headings: dict[str, Heading]


def html(result: Result, *, command: str, made: datetime | None = None) -> str:
    """
    Return the page of a view: the drawing, the events, the people, the sources.

    `command` is the command line that shows the view. `made` is the time of making, in UTC if it has no zone; left
    out, it is SOURCE_DATE_EPOCH or now. The same arguments give the same text. Raises ExportError where
    SOURCE_DATE_EPOCH is not a time.
    """
    style = asset("scene.css") + asset("page.css")
    script = asset("page.js")
    return render(
        "page.html.j2",
        page=_contents(result, command, _in_utc(made or date_of_making())),
        style=style,
        script=script,
        style_hash=csp_hash(style),
        script_hash=csp_hash(script),
    )


def _contents(result: Result, command: str, made: datetime) -> Contents:
    timeline, language = result.timeline, result.language
    writer = Writer(result)
    articles = writer.articles()
    notes = [Note(note, writer.source_row(note.source)) for note in writer.notes.all()]
    people = writer.index.people()
    shown, total = len(result.shown), result.total
    return Contents(
        language=language,
        title=timeline.title.say(language),
        standfirst=_standfirst(result, len(people), len(notes)),
        asked=_asked(result),
        command=safe(command),
        version=hashlib.sha256(whole(timeline).encode()).hexdigest(),
        program=__version__,
        made=made,
        made_words=f"{When.parse(made.strftime('%Y-%m-%dT%H:%M')).words()} UTC",
        pictures=_pictures(result, writer.events, made),
        description=f"{count(shown, 'event')} drawn along time. The list below says the same in words.",
        signs=_signs(writer.events.values()),
        nothing=f"None of the {count(total, 'event')} is in this view."
        if total
        else "The timeline has no events.",
        articles=articles,
        people=people,
        organizations=writer.index.organizations(),
        notes=notes,
        headings={
            event.id: Heading(event.title.say(language), event.date.short(language))
            for event in writer.events.values()
        },
    )


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


class _Links:
    """Leads from the marks of the drawing to the articles."""

    def __init__(self, result: Result, events: Iterable[Event]) -> None:
        self._language = result.language
        self._events = dict(zip(result.shown, events, strict=True))
        self._starts = [(result.timeline.earliest_start[rank], rank) for rank in result.shown]
        self._starts.sort()

    def event(self, rank: int) -> Link:
        event = self._events[rank]
        title = event.title.say(self._language).text
        return Link(f"{title}, {event.date.words(self._language)}", f"#event-{event.id}")

    def crowd(self, cluster: Cluster) -> Link:
        """Lead to the first of the events that a cluster counts."""
        at = bisect_left(self._starts, (cluster.start,))
        first = self._starts[min(at, len(self._starts) - 1)][1]
        return Link(count(cluster.count, "event"), f"#event-{self._events[first].id}")


def _pictures(result: Result, events: dict[str, Event], made: datetime) -> tuple[tuple[str, Picture], ...]:
    if not events:
        return ()
    window = fit(result.timeline, result.shown) if result.view.window is None else opening(result)
    today = instant_of(made.year, made.month, made.day, made.hour, made.minute)
    links = _Links(result, events.values())

    def scene(width: int) -> Scene:
        whole = scene_of(result, window, width, today=today, rows=HIGHEST)
        return scene_of(result, window, width, today=today, rows=CROWDED) if whole.clusters else whole

    return tuple((name, picture(scene(width), links)) for name, width in WIDTHS.items())


def _signs(events: Iterable[Event]) -> tuple[Sign, ...]:
    """Return the marks that occur: of kinds in their order, then of what changes a mark."""
    there = list(events)
    kinds = {event.kind for event in there if event.kind}
    signs = [
        Sign(kind_words(kind), glyph(kind), tint(kind))
        for kind in sorted(kinds, key=lambda kind: (tint(kind), kind))
    ]
    signs += [
        Sign(words, glyph(None, status=status), tint(None))
        for status, words in STATUS.items()
        if status != "held" and any(event.status == status for event in there)
    ]
    if any(event.basis == "background" for event in there):
        signs.append(Sign(BASIS["background"], glyph(None, background=True), tint(None)))
    return tuple(signs)
