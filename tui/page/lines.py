"""The lines of a page: each fact of a record put into words, with what it leads to and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tui.model.dates import When
from tui.model.entities import (
    Citation,
    Claim,
    Event,
    Kind,
    Named,
    Note,
    OtherDate,
    Participation,
    Place,
    Post,
    Record,
    Source,
    Statement,
    Text,
    Words,
)
from tui.model.translation import grouped, tr, trn
from tui.page.page import Fact, Line, PageField, Span, Style, Target
from tui.page.words import BASIS, LABELS, MODE, STATUS, ordinal
from tui.store.kinds import kind_words
from tui.store.timeline import Timeline

DOT = " · "


class ParticipantRow(NamedTuple):
    """Somebody at an event. `target` leads to their entry; who has none is known by `plain`, the name as written."""

    name: Words
    role: Words | None
    office: Words | None
    delegation: str | None
    basis: str | None
    citations: tuple[Citation, ...]
    target: Target | None
    plain: str | None


def participant_rows(timeline: Timeline, event: Event, language: str) -> list[ParticipantRow]:
    """Return everybody at the event, in the order written."""
    return [_participant_row(timeline, part, language) for part in event.participants]


def _participant_row(timeline: Timeline, part: Participation, language: str) -> ParticipantRow:
    target: Target | None = None
    if part.person is not None:
        target = Target(Kind.PERSON, part.person)
    elif part.organization is not None:
        target = Target(Kind.ORGANIZATION, part.organization)
    name = (
        Words(part.name or "", timeline.language) if target is None else name_of(timeline, target, language)
    )
    return ParticipantRow(
        name=name,
        role=part.role.say(language) if part.role else None,
        office=part.office.say(language) if part.office else None,
        delegation=part.delegation,
        basis=part.basis,
        citations=part.sources,
        target=target,
        plain=part.name if target is None else None,
    )


def name_of(timeline: Timeline, target: Target, language: str) -> Words:
    """Return the name or title of a record in a language; of an unknown id, the id."""
    record = timeline.get(target.kind, target.id)
    if isinstance(record, Named):
        return record.name.say(language)
    if isinstance(record, Event | Source):
        return record.title.say(language)
    return Words(target.id, language)


class Lines:
    """Puts the facts of one timeline into words in one language."""

    def __init__(self, timeline: Timeline, language: str) -> None:
        self.timeline = timeline
        self.language = language

    def say(self, text: Text, style: Style = Style.PLAIN) -> Span:
        words = text.say(self.language)
        return self.words(words, style)

    def words(self, words: Words, style: Style = Style.PLAIN, target: Target | None = None) -> Span:
        foreign = words.language if words.language != self.language else None
        return Span(words.text, style, language=foreign, target=target)

    def field(self, fact: Fact, *lines: Line | None) -> PageField:
        return PageField(
            tr(LABELS[fact], self.language), tuple(line for line in lines if line is not None), fact
        )

    @staticmethod
    def plain(text: str | None) -> Line | None:
        return Line((Span(text),)) if text else None

    def text_line(self, text: Text | None) -> Line | None:
        return Line((self.say(text),)) if text else None

    def link(self, kind: Kind, id_: str | None, *after: Span) -> Line | None:
        if id_ is None:
            return None
        target = Target(kind, id_)
        return Line((self.words(name_of(self.timeline, target, self.language), target=target), *after))

    def names(self, record: Named) -> list[PageField]:
        others = [words for words in record.name.versions if words != record.name.say(self.language)]
        return [
            self.field(
                Fact.NAMES,
                *(Line((self.words(words), Span(f"  {words.language}", Style.DIM))) for words in others),
            ),
            self.field(Fact.ALSO, *(Line((Span(alias),)) for alias in record.aliases)),
        ]

    def dates(self, fact: Fact, date: When | None, others: Iterable[OtherDate], style: Style) -> PageField:
        lines = [Line((Span(date.words(self.language), style),))] if date else []
        for other in others:
            spans = [Span(other.date.words(self.language), style)] if other.date else []
            spans += self.according_to(other)
            if other.text:
                spans += [Span(": "), self.say(other.text)] if spans else [self.say(other.text)]
            lines.append(Line(tuple(spans), other.sources))
        return self.field(fact, *lines)

    def according_to(self, claim: Claim) -> list[Span]:
        spans: list[Span] = []
        for citation in claim.sources:
            source = self.timeline.get(Kind.SOURCE, citation.source)
            if isinstance(source, Source):
                name = source.publisher or source.title
                target = Target(Kind.SOURCE, source.id)
                spans += [Span(", " if spans else f", {tr('according to', self.language)} ", Style.DIM)]
                spans += [self.words(name.say(self.language), target=target)]
        return spans

    def place_line(self, place_id: str | None) -> Line | None:
        place = self.timeline.get(Kind.PLACE, place_id) if place_id else None
        if not isinstance(place, Place):
            return None
        after = [Span(", "), self.say(place.within)._replace(named=True)] if place.within else []
        if place.country:
            after.append(Span(f", {place.country}"))
        return self.link(Kind.PLACE, place.id, *after)

    def series_line(self, event: Event) -> Line | None:
        if event.edition is None:
            return self.link(Kind.SERIES, event.series)
        edition = tr("{ordinal} edition", self.language).format(ordinal=ordinal(event.edition, self.language))
        return self.link(Kind.SERIES, event.series, Span(f", {edition}"))

    def part_lines(self, event: Event) -> list[Line | None]:
        parts = self.timeline.ranks_of(Kind.EVENT, event.id)
        return [self.dated_event(part) for part in self.timeline.events(parts)]

    def repeats(self, event: Event) -> PageField:
        """Say how an event recurs, or that of which it is an occurrence."""
        from tui.page.recurrences import repeat_lines  # few timelines have one

        return self.field(Fact.REPEATS, *repeat_lines(self.timeline, event, self.language))

    def occurrences(self, rule: Event) -> PageField:
        """Return the occurrences of an event that recurs."""
        from tui.page.recurrences import occurrence_ranks  # as above

        ranks, more = occurrence_ranks(self.timeline, rule)
        lines = [self.dated_event(one) for one in self.timeline.events(ranks)]
        if more:
            said = trn("and {n} more", "and {n} more", more, self.language)
            lines.append(Line((Span(said.format(n=grouped(more, self.language)), Style.DIM),)))
        return self.field(Fact.OCCURRENCES, *lines)

    def kind_line(self, event: Event) -> Line | None:
        words = [Span(kind_words(event.kind, self.language))] if event.kind else []
        if event.status and event.status != "held":
            words.append(Span((DOT if words else "") + tr(STATUS[event.status], self.language), Style.WARN))
        return Line(tuple(words)) if words else None

    def kind_field(self, event: Event) -> PageField:
        """Say the kind of an event, and its status; alone, that is no kind."""
        return self.field(Fact.KIND if event.kind else Fact.STATUS, self.kind_line(event))

    def basis_line(self, record: Record) -> Line | None:
        return Line((Span(tr(BASIS[record.basis], self.language)),)) if record.basis else None

    def participant(self, part: Participation) -> Line:
        row = _participant_row(self.timeline, part, self.language)
        spans = [self.words(row.name, target=row.target)._replace(named=True)]
        for words in (row.role, row.office):
            if words:
                spans += [Span(DOT, Style.DIM), self.words(words)]
        if row.delegation:
            spans += [Span(DOT, Style.DIM), Span(row.delegation)]
        return Line((*spans, *self.unstated(part)), part.sources)

    def speaker(self, by: str | None) -> Span | None:
        if by is None:
            return None
        for kind in (Kind.PERSON, Kind.ORGANIZATION):
            target = Target(kind, by)
            if self.timeline.get(kind, by) is not None:
                return self.words(name_of(self.timeline, target, self.language), target=target)
        return Span(by)

    def statement(self, statement: Statement) -> Line:
        speaker = self.speaker(statement.by)
        spans = [speaker] if speaker else []
        if statement.mode:
            mode = tr(MODE[statement.mode], self.language)
            spans.append(Span(f" ({mode})" if spans else mode, Style.DIM))
        if spans:
            spans.append(Span(": "))
        if statement.text:
            spans.append(self.say(statement.text, Style.QUOTE if statement.mode == "quote" else Style.PLAIN))
        return Line((*spans, *self.unstated(statement)), statement.sources)

    def post(self, post: Post) -> Line:
        spans = [self.say(post.title)] if post.title else []
        if post.organization:
            target = Target(Kind.ORGANIZATION, post.organization)
            spans += [Span(", " if spans else "", Style.DIM)]
            spans += [self.words(name_of(self.timeline, target, self.language), target=target)]
        if post.date:
            spans.append(Span(DOT + post.date.words(self.language), Style.DIM))
        return Line((*spans, *self.unstated(post)), post.sources)

    def note(self, note: Note) -> Line:
        spans = [self.say(note.text)] if note.text else []
        if note.date:
            spans.append(Span((DOT if spans else "") + note.date.words(self.language), Style.DIM))
        return Line((*spans, *self.unstated(note)), note.sources)

    def unstated(self, claim: Claim) -> Sequence[Span]:
        """Say it where a claim is not simply stated by its source."""
        if claim.basis in (None, "stated"):
            return ()
        return (Span(f" ({tr(claim.basis, self.language)})", Style.DIM),)

    def cited(self, citations: Sequence[Citation]) -> list[Line]:
        """Return a line for each source, with every place in it and the words quoted there."""
        places: dict[str, list[Citation]] = {}
        for citation in citations:
            places.setdefault(citation.source, []).append(citation)
        return [self.source_line(source, tuple(cited)) for source, cited in places.items()]

    def source_line(self, id_: str, citations: tuple[Citation, ...]) -> Line:
        source = self.timeline.get(Kind.SOURCE, id_)
        target = Target(Kind.SOURCE, id_)
        if not isinstance(source, Source):
            return Line((Span(id_),), citations)
        spans = [self.words(source.title.say(self.language), target=target)]
        if source.publisher:
            spans = [self.words(source.publisher.say(self.language), target=target), Span(", "), *spans]
        if source.date:
            spans.append(Span(f", {source.date.short(self.language)}", Style.DIM))
        for citation in citations:
            if citation.quote:
                spans += [Span(f" {DOT.strip()} {citation.at} " if citation.at else DOT, Style.DIM)]
                spans += [Span(f"“{citation.quote}”", Style.QUOTE, language=source.language)]
        if source.url:
            spans += [Span(" "), Span(source.url, Style.DIM, url=source.url)]
        return Line(tuple(spans), citations)

    def dated_event(self, event: Event, *after: Span) -> Line:
        target = Target(Kind.EVENT, event.id)
        date = Span(event.date.short(self.language) + "  ", Style.DIM)
        return Line((date, self.words(event.title.say(self.language), target=target), *after))

    def events_field(self, kind: Kind, id_: str, fact: Fact = Fact.EVENTS) -> PageField:
        ranks = self.timeline.ranks_of(kind, id_)
        return self.field(fact, *(self.dated_event(event) for event in self.timeline.events(ranks)))
