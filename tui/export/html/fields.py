"""What is known of an event, field by field, in the words of its page: for who writes thousands of events at a time."""

from __future__ import annotations

from collections.abc import Iterator

from tui.model.entities import Event, Kind
from tui.page.lines import Lines
from tui.page.page import Fact, Line, PageField, Span, Style
from tui.store.timeline import Timeline


class EventFields(Lines):
    """
    The fields of the events of a timeline, only those that an event has.

    They are those of `tui.page.records`, whose every field is made before it is found to be empty.
    """

    def __init__(self, timeline: Timeline, language: str) -> None:
        super().__init__(timeline, language)
        self._has_parts = {
            id_ for (id_,) in timeline.rows("select distinct id from occurrences where kind = 'event'")
        }

    def everything(self, event: Event) -> Iterator[PageField]:
        """Yield all fields but the place and the id, in the order of a page."""
        yield self.dates(Fact.DATE, event.date, event.other_dates, Style.STRONG)
        if event.conflicts:
            yield self.dates(Fact.DIFFERS, None, event.conflicts, Style.WARN)
        if self.kind_line(event):
            yield self.kind_field(event)
        yield from self.facts(event)
        if event.participants:
            yield self.field(Fact.PEOPLE, *map(self.participant, event.participants))
        yield from self.told(event)
        if event.sources:
            yield self.field(Fact.SOURCES, *self.cited(event.sources))

    def facts(self, event: Event) -> Iterator[PageField]:
        """Yield what an event belongs to and what it is about."""
        if event.series:
            yield self.field(Fact.SERIES, self.series_line(event))
        if event.part_of:
            yield self.field(Fact.PART_OF, *(self.link(Kind.EVENT, parent) for parent in event.part_of))
        if event.id in self._has_parts:
            yield self.field(Fact.PARTS, *self.part_lines(event))
        if event.topics:
            yield self.field(Fact.TOPICS, *(Line((self.say(topic),)) for topic in event.topics))
        if event.occurrence or event.repeat:
            yield self.repeats(event)
        if event.basis:
            yield self.field(Fact.BASIS, self.basis_line(event))
        if event.links:
            yield self.field(Fact.LINKS, *(Line((Span(link, url=link),)) for link in event.links))

    def told(self, event: Event) -> Iterator[PageField]:
        """Yield what is told of an event, in sentences."""
        if event.summary:
            yield self.field(Fact.SUMMARY, self.text_line(event.summary))
        if event.statements:
            yield self.field(Fact.SAID, *map(self.statement, event.statements))
        if event.notes:
            yield self.field(Fact.NOTES, *map(self.note, event.notes))
