"""
What an exported page says, in the order in which it says it, with every link and every note's number settled.

Templates only lay it out. The words come from the lines that the terminal shows, so the two agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from markupsafe import Markup

from tui.export.html.fields import EventFields
from tui.export.html.filters import Filters
from tui.export.html.index import Index
from tui.export.html.lines import DOT, MarkedLines
from tui.export.html.linked_data import LinkedData
from tui.export.html.markup import Heading, heading, html_lang, run
from tui.export.html.moments import dated
from tui.export.html.notes import Notes
from tui.export.html.words import ui_language
from tui.export.request import Along
from tui.export.svg.drawing import tint
from tui.model.dates import BEGINNING, END, Certainty, civil, year_words
from tui.model.entities import Event, Kind, Source
from tui.model.text import safe_url
from tui.model.translation import tr
from tui.page.page import Fact, PageField, Style
from tui.page.records import participant_rows
from tui.query.result import Result
from tui.scene.glyphs import glyph
from tui.scene.kinds import signs_of

NONE = Markup()


class Article(NamedTuple):
    """An event, in markup; the fields stand as `articles.html.j2` takes them."""

    id: str
    year: str | None  # set where the year is another than that of the article before
    alone: bool  # the year says all that the short dates would
    dates: Markup
    tint: int
    glyph: str
    kind: Markup
    title: Markup  # a link to the article itself
    when: Markup  # the date in words, with the notes for the event as a whole
    doubt: bool  # only possibly at the time asked for
    other_dates: Markup  # these two and `guests`: elements of a list; `facts` and `body`: of a `<dl>`
    place: Markup
    guests: Markup
    facts: Markup
    body: Markup


class _Sign(NamedTuple):
    """How the kind of an event is shown."""

    tint: int
    glyph: str
    kind: Markup


class Writer:
    """Turns the events that a result shows into articles; notes, index, filters and linked data fill as it goes."""

    def __init__(self, result: Result, along: Along = iter) -> None:
        self.timeline = result.timeline
        self.language = result.language
        ids = self.timeline.ids(Kind.EVENT)
        shown = frozenset(ids[rank] for rank in result.shown)
        ui = ui_language(self.language)
        self.notes = Notes(self.timeline, self.language)
        self.index = Index(self.timeline, self.language)
        self.filters = Filters(self.timeline, self.language)
        self.linked = LinkedData(self.timeline, self.language, shown, self.notes.number)
        self.headings: dict[str, Heading] = {}  # by the id of the event
        self.kinds: set[str] = set()  # of the articles so far, as are these two
        self.statuses: set[str] = set()
        self.has_background = False
        self._result = result
        self._along = along
        self._words = EventFields(self.timeline, self.language)
        self._marked = MarkedLines(self.language, shown, self.notes, self.index, ui=html_lang(ui))
        self._places: dict[str | None, Markup] = {None: NONE}
        self._signs: dict[tuple[str | None, ...], _Sign] = {}
        self._year: str | None = None

    def articles(self) -> Iterator[Article]:
        """Yield an article for every event that the result shows, in order of time."""
        shown = self._result.shown
        for rank, event in zip(shown, self.timeline.stream(self._along(shown)), strict=True):
            yield self._article(event, rank)

    def source_line(self, source: Source) -> Markup:
        """Return what a source is, in words: its title, who published it, which agency wrote it, when."""
        title, foreign = source.title.say(self.language), self._marked.foreign
        pieces = [run(title.text, Style.STRONG, foreign(title.language), safe_url(source.url or ""))]
        if source.publisher:
            publisher = source.publisher.say(self.language)
            pieces.append(run(publisher.text, language=foreign(publisher.language)))
        date = source.date.words(self.language) if source.date else None
        pieces += [run(text) for text in (source.agency, date, source.licence) if text]
        return _markup(DOT.join(pieces))

    def _article(self, event: Event, rank: int) -> Article:
        id_, marked = event.id, self._marked
        words, short, moments, column = dated(event.date, self.language)
        named, year = heading(event, self.language), self._year_of(event)
        new_year = year if year != self._year else None
        self._year = year
        sign = self._sign(event)
        self.headings[id_] = named
        self.filters.add(event, year)
        # From here on in the order of the page, because the notes are numbered by it.
        when = f"<strong>{escape(words)}</strong>{self.notes.refs(event.sources, id_)}"
        others = (
            event.other_dates and self._words.dates(Fact.DATE, None, event.other_dates, Style.STRONG).lines
        )
        article = Article(
            id=id_,
            year=new_year,
            alone=new_year is not None and short == new_year,
            dates=column,
            tint=sign.tint,
            glyph=sign.glyph,
            kind=sign.kind,
            title=_markup(named.link),
            when=_markup(when),
            doubt=self._result.certainty(rank) is not Certainty.CERTAINLY,
            other_dates=_markup("".join([f"<li>{marked.line(line, id_)}</li>" for line in others]))
            if others
            else NONE,
            place=self._place(event),
            guests=_markup(self._guests(event)) if event.participants else NONE,
            facts=_markup(marked.blocks(self._words.facts(event), id_)),
            body=_markup(marked.blocks(self._body(event), id_)),
        )
        self.linked.add(event, moments)
        return article

    def _sign(self, event: Event) -> _Sign:
        key = event.kind, event.status, event.basis
        if key not in self._signs:
            background = event.basis == "background"
            line = self._words.kind_line(event)
            sign = signs_of(self._result.timeline).of(event.kind)
            self._signs[key] = _Sign(
                tint(sign),
                glyph(sign, status=event.status, background=background),
                _markup(self._marked.line(line, event.id)) if line else NONE,
            )
            self.kinds |= {event.kind} if event.kind else set()
            self.statuses |= {event.status} if event.status else set()
            self.has_background |= background
        return self._signs[key]

    def _place(self, event: Event) -> Markup:
        if event.place not in self._places:
            line = self._words.place_line(event.place)
            self._places[event.place] = _markup(self._marked.line(line, event.id)) if line else NONE
        return self._places[event.place]

    def _guests(self, event: Event) -> str:
        guest, rows = self._marked.guest, participant_rows(self.timeline, event, self.language)
        return "".join([f"<li>{guest(row, event.id, event.basis)}</li>\n" for row in rows])

    def _body(self, event: Event) -> Iterator[PageField]:
        if event.conflicts:
            yield self._words.dates(Fact.DIFFERS, None, event.conflicts, Style.WARN)
        yield from self._words.told(event)

    def _year_of(self, event: Event) -> str | None:
        """Return the year in which an event began, as far as that is known, or that it has no date."""
        date = event.date
        if date.unknown:
            return tr("no date", self.language)
        for bound in (date.earliest_start, date.latest_start, date.earliest_end, date.latest_end):
            if BEGINNING < bound < END:
                return year_words(civil(bound)[0], self.language)
        return None


def _markup(finished: str) -> Markup:
    """Mark what is made by `tui.export.html.markup` as finished, so that a template leaves it as it is."""
    return Markup(finished)  # noqa: S704  every text in it has been escaped there
