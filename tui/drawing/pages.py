"""What there is to say about a record, put into words: builds the Page that every screen and export shows."""

from __future__ import annotations

from collections.abc import Callable

from tui.drawing.page import Field, Line, Page, Span, Style, Target
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

__all__ = ["ParticipantRow", "name_of", "page", "participant_rows"]


def page(timeline: Timeline, target: Target, language: str, *, participants: bool = True) -> Page:
    """
    Return the page of a record; participants may be left out where a panel of their own shows them.

    Raises KeyError where the timeline has no such record.
    """
    record = timeline.get(target.kind, target.id)
    if record is None:
        raise KeyError(f"{target.kind}:{target.id}")
    return _Writer(timeline, language, participants=participants).page(target, record)


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
            self.dates("Date", event.date, event.other_dates, Style.STRONG),
            self.dates("Differs", None, event.conflicts, Style.WARN),
            self.field("Place", self.place_line(event.place)),
            self.field("Series", self.series_line(event)),
            self.field("Part of", *(self.link(Kind.EVENT, parent) for parent in event.part_of)),
            self.field("Parts", *self.part_lines(event)),
            self.field("Kind", self.kind_line(event)),
            self.field("Topics", *(Line((self.say(topic),)) for topic in event.topics)),
            self.field("Summary", self.text_line(event.summary)),
        ]
        if self.participants:
            fields.append(self.field("People", *(self.participant(p) for p in event.participants)))
        fields.append(self.field("Said", *(self.statement(s) for s in event.statements)))
        fields.append(self.field("Repeats", self.plain(event.repeat)))
        return fields

    def person(self, person: Person) -> list[Field]:
        ranks = self.timeline.ranks_of(Kind.PERSON, person.id)
        return [
            *self.names(person),
            self.field("Country", self.plain(person.country)),
            self.field("Posts", *(self.post(post) for post in person.posts)),
            self.field(
                "Events", *(self.appearance(event, person.id) for event in self.timeline.events(ranks))
            ),
        ]

    def organization(self, organization: Organization) -> list[Field]:
        return [
            *self.names(organization),
            self.field("Country", self.plain(organization.country)),
            self.events_field(Kind.ORGANIZATION, organization.id),
        ]

    def place(self, place: Place) -> list[Field]:
        return [
            *self.names(place),
            self.field("Within", self.text_line(place.within)),
            self.field("Country", self.plain(place.country)),
            self.field("Time zone", self.plain(place.tz)),
            self.events_field(Kind.PLACE, place.id),
        ]

    def series(self, series: Series) -> list[Field]:
        events = self.timeline.events(self.timeline.ranks_of(Kind.SERIES, series.id))
        return [
            *self.names(series),
            self.field("Organizer", self.link(Kind.ORGANIZATION, series.organizer)),
            self.dates("Since", series.since, (), Style.PLAIN),
            self.field(
                "Not to be confused with", *(self.link(Kind.SERIES, other) for other in series.distinct_from)
            ),
            self.field("Events", *(self.edition(event) for event in events)),
        ]

    def source(self, source: Source) -> list[Field]:
        return [
            self.field("Publisher", self.text_line(source.publisher)),
            self.field("Agency", self.plain(source.agency)),
            self.dates("Published", source.date, (), Style.PLAIN),
            self.field("Language", self.plain(source.language)),
            self.field("Address", Line((Span(source.url, url=source.url),)) if source.url else None),
            self.field("Licence", self.plain(source.licence)),
            self.events_field(Kind.SOURCE, source.id, "Cited for"),
        ]

    def _common(self, record: Record) -> list[Field]:
        return [
            self.field("Notes", *(self.note(note) for note in record.notes)),
            self.field("Basis", self.basis_line(record)),
            self.field("Sources", *self.cited(record.sources)),
            self.field("Links", *(Line((Span(link, url=safe_url(link)),)) for link in record.links)),
            self.field("Id", Line((Span(record.id, Style.DIM),))),
        ]
