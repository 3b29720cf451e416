"""
What an exported page says, in the order in which it says it, with every link and every note's number settled.

Templates only lay it out. The words come from the Pages that the terminal shows, so the two agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from markupsafe import Markup

from tui.drawing.marks import glyph
from tui.drawing.page import Fact, Field, Line, Span, Style
from tui.drawing.pages import ParticipantRow, event_page, participant_rows
from tui.drawing.words import BASIS
from tui.export.index import Index
from tui.export.linked_data import LinkedData
from tui.export.markup import Heading, dates, heading, html_lang, run
from tui.export.moments import dates_of
from tui.export.notes import Notes
from tui.export.svg import tint
from tui.model.dates import BEGINNING, END, Certainty, civil, year_words
from tui.model.entities import Citation, Event, Kind, Source
from tui.model.text import safe_url
from tui.query.result import Result

# Where the fields of an event's page go; what is not named here stands among the facts.
_HEAD = (Fact.PLACE,)
_BODY = (Fact.SUMMARY, Fact.DIFFERS, Fact.SAID, Fact.NOTES)
_LEFT_OUT = (Fact.DATE, Fact.KIND, Fact.SOURCES, Fact.ID)
_ELSEWHERE = frozenset((*_HEAD, *_BODY, *_LEFT_OUT))
_DOT = " · "


class Article(NamedTuple):
    """An event, in markup."""

    id: str
    year: str | None  # set where the year is another than that of the article before
    alone: bool  # the year says all that the short dates would
    tint: int
    lang: Markup
    title: str
    glyph: str
    kind: Markup | None
    dates: Markup
    when: Markup  # the date in words, with the notes for the event as a whole
    other_dates: Markup  # these two and `guests`: elements of a list; `facts` and `body`: of a `<dl>`
    doubt: bool  # only possibly at the time asked for
    head: Markup
    guests: Markup
    facts: Markup
    body: Markup


class Writer:
    """Turns the events that a result shows into articles; notes, index and linked data fill as it goes."""

    def __init__(self, result: Result) -> None:
        self.timeline = result.timeline
        self.language = result.language
        ids = self.timeline.ids(Kind.EVENT)
        self.shown = frozenset(ids[rank] for rank in result.shown)
        self.notes = Notes(self.timeline)
        self.index = Index(self.timeline, self.language)
        self.linked = LinkedData(self.timeline, self.language, self.shown)
        self.headings: dict[str, Heading] = {}  # by the id of the event
        self.kinds: set[str] = set()  # of the articles so far, as are these two
        self.statuses: set[str] = set()
        self.has_background = False
        self._result = result
        self._ui = html_lang("en" if self.language != "en" else None)
        self._year: str | None = None

    def articles(self) -> Iterator[Article]:
        """Yield an article for every event that the result shows, in order of time."""
        for rank in self._result.shown:
            yield self._article(self.timeline.event(rank), rank)

    def source_line(self, source: Source) -> Markup:
        """Return what a source is, in words: its title, who published it, which agency wrote it, when."""
        title = source.title.say(self.language)
        pieces = [run(title.text, Style.STRONG, self._foreign(title.language), safe_url(source.url or ""))]
        if source.publisher:
            publisher = source.publisher.say(self.language)
            pieces.append(run(publisher.text, language=self._foreign(publisher.language)))
        date = source.date.words(self.language) if source.date else None
        pieces += [run(text) for text in (source.agency, date, source.licence) if text]
        return _markup(_DOT.join(pieces))

    def _article(self, event: Event, rank: int) -> Article:
        written = event_page(self.timeline, event, self.language)
        fields = {field.fact: field for field in written.fields}
        title, moments = event.title.say(self.language), dates_of(event.date, self.language)
        year, dated = self._new_year(event), fields[Fact.DATE].lines
        self._note_signs(event)
        self.headings[event.id] = heading(event, self.language)
        self.linked.add(event, moments)
        # From here on in the order of the page, because the notes are numbered by it.
        return Article(
            id=event.id,
            year=year,
            alone=year is not None and moments.words == [year],
            tint=tint(event.kind),
            lang=html_lang(self._foreign(title.language)),
            title=title.text,
            glyph=glyph(event.kind, status=event.status, background=event.basis == "background"),
            dates=dates(moments),
            doubt=self._is_doubtful(rank),
            kind=_markup(self._line(fields[Fact.KIND].lines[0], event)) if Fact.KIND in fields else None,
            when=_markup(self._line(dated[0], event, event.sources)),
            other_dates=_markup("".join(f"<li>{self._line(line, event)}</li>" for line in dated[1:])),
            head=self._paragraphs((fields[fact] for fact in _HEAD if fact in fields), event),
            guests=_markup(
                "".join(
                    f"<li>{self._guest(row, event)}</li>\n"
                    for row in participant_rows(self.timeline, event, self.language)
                )
            ),
            facts=self._blocks((field for field in written.fields if field.fact not in _ELSEWHERE), event),
            body=self._blocks((fields[fact] for fact in _BODY if fact in fields), event),
        )

    def _note_signs(self, event: Event) -> None:
        if event.kind:
            self.kinds.add(event.kind)
        if event.status:
            self.statuses.add(event.status)
        self.has_background |= event.basis == "background"

    def _is_doubtful(self, rank: int) -> bool:
        return self._result.certainty(rank) is not Certainty.CERTAINLY

    def _new_year(self, event: Event) -> str | None:
        date = event.date
        bounds = (date.earliest_start, date.latest_start, date.earliest_end, date.latest_end)
        known = next((bound for bound in bounds if BEGINNING < bound < END), None)
        year = None if known is None else year_words(civil(known)[0], self.language)
        new = year if year != self._year else None
        self._year = year
        return new

    def _paragraphs(self, fields: Iterable[Field], event: Event) -> Markup:
        lines = [(field.fact, self._line(line, event)) for field in fields for line in field.lines]
        return _markup("".join(f'<p class="{fact}">{line}</p>' for fact, line in lines))

    def _blocks(self, fields: Iterable[Field], event: Event) -> Markup:
        return _markup("".join(self._block(field, event) for field in fields))

    def _block(self, field: Field, event: Event) -> str:
        lines = "".join(f"<dd>{self._line(line, event)}</dd>\n" for line in field.lines)
        return f'<div class="block {field.fact}"><dt{self._ui}>{escape(field.label)}</dt>\n{lines}</div>\n'

    def _line(self, line: Line, event: Event, citations: Iterable[Citation] | None = None) -> str:
        pieces = [run(s.text, s.style, s.language, self._href(s, event)) for s in line.spans]
        pieces.append(self.notes.refs(line.citations if citations is None else citations, event.id))
        return "".join(pieces)

    def _guest(self, row: ParticipantRow, event: Event) -> str:
        """Return a participant: the name, then what they were there, `head of delegation`, `Minister of …`, `VN`."""
        foreign = self._foreign(row.name.language)
        if row.plain is not None:
            anchor = f"#{self.index.add_plain(row.plain, event.id)}"
            name = run(row.name.text, Style.STRONG, foreign, anchor)
        else:
            href = self._href(Span("", target=row.target), event)
            name = run(row.name.text, Style.STRONG, foreign, href)
        about = [
            run(words.text, language=self._foreign(words.language))
            for words in (row.role, row.office)
            if words
        ]
        if row.delegation:
            about.append(run(row.delegation, Style.DIM))
        parts = [name, self.notes.refs(row.citations, event.id)]
        if about:
            parts.append(f'<span class="about">{_DOT.join(about)}</span>')
        if row.basis not in {None, "stated", event.basis}:
            parts.append(f" {run(BASIS[row.basis], Style.WARN, self._foreign('en'))}")
        return "".join(parts)

    def _foreign(self, language: str) -> str | None:
        return language if language != self.language else None

    def _href(self, span: Span, event: Event) -> str | None:
        if span.url:
            return safe_url(span.url)
        if span.target is None:
            return None
        kind, id_ = span.target.kind, span.target.id
        if kind is Kind.EVENT:
            return f"#event-{id_}" if id_ in self.shown else None
        if kind is Kind.SOURCE:
            return f"#note-{self.notes.number(id_)}"
        if kind in (Kind.PERSON, Kind.ORGANIZATION):
            return f"#{self.index.add(kind, id_, event.id)}"
        return None


def _markup(finished: str) -> Markup:
    """Mark what is made by `tui.export.markup` as finished, so that a template leaves it as it is."""
    return Markup(finished)  # noqa: S704  every text in it has been escaped there
