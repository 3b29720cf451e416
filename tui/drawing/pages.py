"""What there is to say about a record, put into words: builds the Page that every screen and export shows."""

from __future__ import annotations

from collections.abc import Callable

from tui.drawing.page import Fact, Field, Line, Page, Span, Style, Target
from tui.drawing.page_lines import Lines, ParticipantRow, name_of, participant_rows
from tui.model.entities import (
    Event,
    Kind,
    Named,
    Organization,
    Person,
    Place,
    Record,
    Series,
    Source,
    Text,
)
from tui.model.text import safe_url
from tui.store.timeline import Timeline

__all__ = ["ParticipantRow", "event_page", "name_of", "page", "participant_rows"]


def page(timeline: Timeline, target: Target, language: str, *, participants: bool = True) -> Page:
    """
    Return the page of a record; participants may be left out where a panel of their own shows them.

    Raises KeyError where the timeline has no such record.
    """
    record = timeline.get(target.kind, target.id)
    if record is None:
        raise KeyError(f"{target.kind}:{target.id}")
    return _Writer(timeline, language, participants=participants).page(target, record)


def event_page(timeline: Timeline, event: Event, language: str) -> Page:
    """Return the page of an event that is at hand, without its participants."""
    target = Target(Kind.EVENT, event.id)
    return _Writer(timeline, language, participants=False).page(target, event)


class _Writer(Lines):
    """Writes pages of one timeline in one language."""

    def __init__(self, timeline: Timeline, language: str, *, participants: bool) -> None:
        super().__init__(timeline, language)
        self.participants = participants

    def page(self, target: Target, record: Record) -> Page:
        title, fields = self._body(record)
        fields = [*fields, *self._common(record)]
        return Page(target, self.say(title, Style.STRONG), tuple(f for f in fields if f.lines))

    def _body(self, record: Record) -> tuple[Text, list[Field]]:
        if isinstance(record, Event):
            return record.title, self.event(record)
        if isinstance(record, Source):
            return record.title, self.source(record)
        if not isinstance(record, Named):
            raise TypeError(type(record).__name__)
        writers: dict[type[Named], Callable[..., list[Field]]] = {
            Person: self.person,
            Organization: self.organization,
            Place: self.place,
            Series: self.series,
        }
        return record.name, writers[type(record)](record)

    # the six kinds

    def event(self, event: Event) -> list[Field]:
        fields = [
            self.dates(Fact.DATE, event.date, event.other_dates, Style.STRONG),
            self.dates(Fact.DIFFERS, None, event.conflicts, Style.WARN),
            self.field(Fact.PLACE, self.place_line(event.place)),
            self.field(Fact.SERIES, self.series_line(event)),
            self.field(Fact.PART_OF, *(self.link(Kind.EVENT, parent) for parent in event.part_of)),
            self.field(Fact.PARTS, *self.part_lines(event)),
            self.field(Fact.KIND, self.kind_line(event)),
            self.field(Fact.TOPICS, *(Line((self.say(topic),)) for topic in event.topics)),
            self.field(Fact.SUMMARY, self.text_line(event.summary)),
        ]
        if self.participants:
            fields.append(self.field(Fact.PEOPLE, *(self.participant(p) for p in event.participants)))
        fields.append(self.field(Fact.SAID, *(self.statement(s) for s in event.statements)))
        fields.append(self.field(Fact.REPEATS, self.plain(event.repeat)))
        return fields

    def person(self, person: Person) -> list[Field]:
        ranks = self.timeline.ranks_of(Kind.PERSON, person.id)
        return [
            *self.names(person),
            self.field(Fact.COUNTRY, self.plain(person.country)),
            self.field(Fact.POSTS, *(self.post(post) for post in person.posts)),
            self.field(
                Fact.EVENTS, *(self.appearance(event, person.id) for event in self.timeline.events(ranks))
            ),
        ]

    def organization(self, organization: Organization) -> list[Field]:
        return [
            *self.names(organization),
            self.field(Fact.COUNTRY, self.plain(organization.country)),
            self.events_field(Kind.ORGANIZATION, organization.id),
        ]

    def place(self, place: Place) -> list[Field]:
        return [
            *self.names(place),
            self.field(Fact.WITHIN, self.text_line(place.within)),
            self.field(Fact.COUNTRY, self.plain(place.country)),
            self.field(Fact.TIME_ZONE, self.plain(place.tz)),
            self.events_field(Kind.PLACE, place.id),
        ]

    def series(self, series: Series) -> list[Field]:
        events = self.timeline.events(self.timeline.ranks_of(Kind.SERIES, series.id))
        return [
            *self.names(series),
            self.field(Fact.ORGANIZER, self.link(Kind.ORGANIZATION, series.organizer)),
            self.dates(Fact.SINCE, series.since, (), Style.PLAIN),
            self.field(
                Fact.DISTINCT_FROM, *(self.link(Kind.SERIES, other) for other in series.distinct_from)
            ),
            self.field(Fact.EVENTS, *(self.edition(event) for event in events)),
        ]

    def source(self, source: Source) -> list[Field]:
        return [
            self.field(Fact.PUBLISHER, self.text_line(source.publisher)),
            self.field(Fact.AGENCY, self.plain(source.agency)),
            self.dates(Fact.PUBLISHED, source.date, (), Style.PLAIN),
            self.field(Fact.LANGUAGE, self.plain(source.language)),
            self.field(Fact.ADDRESS, Line((Span(source.url, url=source.url),)) if source.url else None),
            self.field(Fact.LICENCE, self.plain(source.licence)),
            self.events_field(Kind.SOURCE, source.id, Fact.CITED_FOR),
        ]

    def _common(self, record: Record) -> list[Field]:
        return [
            self.field(Fact.NOTES, *(self.note(note) for note in record.notes)),
            self.field(Fact.BASIS, self.basis_line(record)),
            self.field(Fact.SOURCES, *self.cited(record.sources)),
            self.field(Fact.LINKS, *(Line((Span(link, url=safe_url(link)),)) for link in record.links)),
            self.field(Fact.ID, Line((Span(record.id, Style.DIM),))),
        ]
