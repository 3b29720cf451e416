"""What there is to say about a record, put into words: builds the Page that every screen and export shows."""

from __future__ import annotations

from tui.model.entities import Event, Kind, Participation, Person, Record, Source, Text, Words
from tui.model.text import safe_url
from tui.page.lines import Lines, ParticipantRow, name_of, participant_rows
from tui.page.page import Fact, Line, Page, PageField, Span, Style, Target
from tui.store.timeline import Timeline

__all__ = ["ParticipantRow", "event_page", "name_of", "page", "participant_rows"]


def page(timeline: Timeline, target: Target, language: str, *, participants: bool = True) -> Page:
    """
    Return the page of a record; participants may be left out where a panel of their own shows them.

    Somebody who is only named at events is a Target with that name, as written, for an id. Raises KeyError where the
    timeline has no such record.
    """
    record = timeline.get(target.kind, target.id) or _only_named(timeline, target)
    if record is None:
        raise KeyError(f"{target.kind}:{target.id}")
    return _Writer(timeline, language, participants=participants).page(target, record)


def event_page(timeline: Timeline, event: Event, language: str) -> Page:
    """Return the page of an event that is at hand, without its participants."""
    target = Target(Kind.EVENT, event.id)
    return _Writer(timeline, language, participants=False).page(target, event)


def _only_named(timeline: Timeline, target: Target) -> Person | None:
    """Return somebody without an entry, under their name."""
    named = target.kind is Kind.PERSON and timeline.key_of(Participation(name=target.id)) is not None
    return Person("", Text((Words(target.id, timeline.language),))) if named else None


class _Writer(Lines):
    """Writes pages of one timeline in one language."""

    def __init__(self, timeline: Timeline, language: str, *, participants: bool) -> None:
        super().__init__(timeline, language)
        self.participants = participants

    def page(self, target: Target, record: Record) -> Page:
        title, fields = self._body(record)
        fields = [*fields, *self._common(record)]
        return Page(target, self.say(title, Style.STRONG), tuple(f for f in fields if f.lines))

    def _body(self, record: Record) -> tuple[Text, list[PageField]]:
        if isinstance(record, Event):
            return record.title, self.event(record)
        if isinstance(record, Source):
            return record.title, self.source(record)
        # Deferred: a first frame shows an event.
        from tui.page.named import fields_of

        return record.name, fields_of(self.timeline, self.language, record)

    def event(self, event: Event) -> list[PageField]:
        fields = [
            self.dates(Fact.DATE, event.date, event.other_dates, Style.STRONG),
            self.dates(Fact.DIFFERS, None, event.conflicts, Style.WARN),
            self.field(Fact.PLACE, self.place_line(event.place)),
            self.field(Fact.SERIES, self.series_line(event)),
            self.field(Fact.PART_OF, *(self.link(Kind.EVENT, parent) for parent in event.part_of)),
            self.field(Fact.PARTS, *self.part_lines(event)),
            self.kind_field(event),
            self.field(Fact.TOPICS, *(Line((self.say(topic),)) for topic in event.topics)),
            self.field(Fact.SUMMARY, self.text_line(event.summary)),
        ]
        if self.participants:
            fields.append(self.field(Fact.PEOPLE, *(self.participant(p) for p in event.participants)))
        fields.append(self.field(Fact.SAID, *(self.statement(s) for s in event.statements)))
        if event.repeat or event.occurrence:
            fields += [self.repeats(event), self.occurrences(event)]
        return fields

    def source(self, source: Source) -> list[PageField]:
        return [
            self.field(Fact.PUBLISHER, self.text_line(source.publisher)),
            self.field(Fact.AGENCY, self.plain(source.agency)),
            self.dates(Fact.PUBLISHED, source.date, (), Style.PLAIN),
            self.field(Fact.LANGUAGE, self.plain(source.language)),
            self.field(Fact.ADDRESS, Line((Span(source.url, url=source.url),)) if source.url else None),
            self.field(Fact.LICENCE, self.plain(source.licence)),
            self.events_field(Kind.SOURCE, source.id, Fact.CITED_FOR),
        ]

    def _common(self, record: Record) -> list[PageField]:
        return [
            self.field(Fact.NOTES, *(self.note(note) for note in record.notes)),
            self.field(Fact.BASIS, self.basis_line(record)),
            self.field(Fact.SOURCES, *self.cited(record.sources)),
            self.field(Fact.LINKS, *(Line((Span(link, url=safe_url(link)),)) for link in record.links)),
            self.field(Fact.ID, Line((Span(record.id, Style.DIM),)) if record.id else None),
        ]
