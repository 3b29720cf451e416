"""
What an exported page says, in the order in which it says it, with every link and every note's number settled.

Templates only lay it out. The words come from the Pages that the terminal shows, so the two agree.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tui.drawing.marks import glyph
from tui.drawing.page import Field, Line, Page, Span, Style, Target
from tui.drawing.pages import ParticipantRow, page, participant_rows
from tui.drawing.words import BASIS
from tui.export.index import Index
from tui.export.moments import Dates, dates_of
from tui.export.notes import Notes, Ref
from tui.export.svg import tint
from tui.model.dates import BEGINNING, END, Certainty, civil, year_words
from tui.model.entities import Citation, Event, Kind, Source
from tui.model.text import safe_url
from tui.query.result import Result

# Where the fields of an event's page go, by their labels; what is not named here stands among the facts.
_HEAD, _BODY, _LEFT_OUT = (
    ("Place",),
    ("Summary", "Differs", "Said", "Notes"),
    ("Date", "Kind", "Sources", "Id"),
)


class Piece(NamedTuple):
    """A run of text in one style."""

    text: str
    style: Style
    language: str | None  # where it is not the page's
    href: str | None


class Row(NamedTuple):
    pieces: tuple[Piece, ...]
    refs: tuple[Ref, ...]


class Block(NamedTuple):
    label: str
    rows: tuple[Row, ...]


class Guest(NamedTuple):
    """A participant: the name, then what they were there, `head of delegation`, `Minister of …`, `VN`."""

    name: Piece
    about: tuple[Piece, ...]
    basis: str | None  # in words, where it is neither simply stated nor that of the event
    refs: tuple[Ref, ...]


class Article(NamedTuple):
    """An event."""

    id: str
    year: str | None  # set where the year is another than that of the article before
    tint: int
    title: Piece
    glyph: str
    kind: Row | None
    dates: Dates
    when: Row  # the date in words, with the notes for the event as a whole
    other_dates: tuple[Row, ...]
    doubt: bool  # only possibly in the window asked for
    head: tuple[Block, ...]
    guests: tuple[Guest, ...]
    facts: tuple[Block, ...]
    body: tuple[Block, ...]


class Writer:
    """Turns events into articles, in order; the notes and the index fill as it goes."""

    def __init__(self, result: Result) -> None:
        self.result = result
        self.timeline = result.timeline
        self.language = result.language
        self.events: dict[str, Event] = {event.id: event for event in self.timeline.events(result.shown)}
        self.notes = Notes(self.timeline)
        self.index = Index(self.timeline, self.language)
        self._year: str | None = None

    def articles(self) -> list[Article]:
        """Return an article for every event that the result shows."""
        return [
            self._article(event, rank)
            for event, rank in zip(self.events.values(), self.result.shown, strict=True)
        ]

    def source_row(self, source: Source | None) -> Row | None:
        """Return what a source is, in words: its title, who published it, which agency wrote it, when."""
        if source is None:
            return None
        title = source.title.say(self.language)
        pieces = [Piece(title.text, Style.STRONG, self._foreign(title.language), safe_url(source.url or ""))]
        if source.publisher:
            publisher = source.publisher.say(self.language)
            pieces.append(Piece(publisher.text, Style.PLAIN, self._foreign(publisher.language), None))
        date = source.date.words(self.language) if source.date else None
        pieces += [
            Piece(text, Style.PLAIN, None, None) for text in (source.agency, date, source.licence) if text
        ]
        return Row(tuple(pieces), ())

    def _article(self, event: Event, rank: int) -> Article:
        written = page(self.timeline, Target(Kind.EVENT, event.id), self.language, participants=False)
        date = _field(written, "Date")
        kind = _field(written, "Kind")
        return Article(
            id=event.id,
            year=self._new_year(event),
            tint=tint(event.kind),
            title=self._piece(written.title, event),
            glyph=glyph(event.kind, status=event.status, background=event.basis == "background"),
            dates=dates_of(event.date, self.language),
            doubt=self.result.view.window is not None
            and self.result.certainty(rank) is not Certainty.CERTAINLY,
            # From here on in the order of the page, because the notes are numbered by it.
            kind=self._row(kind.lines[0], event) if kind.lines else None,
            when=self._row(date.lines[0], event, event.sources),
            other_dates=tuple(self._row(line, event) for line in date.lines[1:]),
            head=self._blocks(written, event, _HEAD),
            guests=tuple(
                self._guest(row, event) for row in participant_rows(self.timeline, event, self.language)
            ),
            facts=self._blocks(
                written,
                event,
                [f.label for f in written.fields if f.label not in (*_HEAD, *_BODY, *_LEFT_OUT)],
            ),
            body=self._blocks(written, event, _BODY),
        )

    def _new_year(self, event: Event) -> str | None:
        date = event.date
        bounds = (date.earliest_start, date.latest_start, date.earliest_end, date.latest_end)
        known = next((bound for bound in bounds if BEGINNING < bound < END), None)
        year = None if known is None else year_words(civil(known)[0], self.language)
        new = year if year != self._year else None
        self._year = year
        return new

    def _blocks(self, written: Page, event: Event, labels: Iterable[str]) -> tuple[Block, ...]:
        fields = [field for label in labels for field in written.fields if field.label == label]
        return tuple(Block(f.label, tuple(self._row(line, event) for line in f.lines)) for f in fields)

    def _row(self, line: Line, event: Event, citations: tuple[Citation, ...] | None = None) -> Row:
        pieces = tuple(self._piece(span, event) for span in line.spans)
        return Row(pieces, self.notes.refs(line.citations if citations is None else citations, event.id))

    def _guest(self, row: ParticipantRow, event: Event) -> Guest:
        name = Span(row.name.text, Style.STRONG, language=self._foreign(row.name.language), target=row.target)
        if row.plain is not None:
            anchor = self.index.add_plain(row.plain, event.id)
            piece = Piece(row.plain, Style.STRONG, name.language, f"#{anchor}")
        else:
            piece = self._piece(name, event)
        about = [
            Piece(words.text, Style.PLAIN, self._foreign(words.language), None)
            for words in (row.role, row.office)
            if words
        ]
        if row.delegation:
            about.append(Piece(row.delegation, Style.DIM, None, None))
        basis = BASIS[row.basis] if row.basis not in {None, "stated", event.basis} else None
        return Guest(piece, tuple(about), basis, self.notes.refs(row.citations, event.id))

    def _foreign(self, language: str) -> str | None:
        return language if language != self.language else None

    def _piece(self, span: Span, event: Event) -> Piece:
        return Piece(span.text, span.style, span.language, self._href(span, event))

    def _href(self, span: Span, event: Event) -> str | None:
        if span.url:
            return safe_url(span.url)
        if span.target is None:
            return None
        kind, id_ = span.target.kind, span.target.id
        if kind is Kind.EVENT:
            return f"#event-{id_}" if id_ in self.events else None
        if kind is Kind.SOURCE:
            return f"#note-{self.notes.number(id_)}"
        if kind in (Kind.PERSON, Kind.ORGANIZATION):
            return f"#{self.index.add(kind, id_, event.id)}"
        return None


def _field(written: Page, label: str) -> Field:
    return next((field for field in written.fields if field.label == label), Field(label, ()))
