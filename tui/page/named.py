"""
What there is to say about people, organizations, places and series.

Apart from `pages`, because a first frame shows an event.
"""

from __future__ import annotations

from tui.model.entities import Kind, Named, Organization, Person, Place, Post, Series
from tui.page.lines import DOT
from tui.page.named_lines import NamedLines, begun
from tui.page.page import Fact, Line, PageField, Span, Style, Target
from tui.page.person import PersonPage
from tui.page.series import SeriesPage
from tui.store.timeline import Timeline


def fields_of(timeline: Timeline, language: str, record: Named) -> list[PageField]:
    """Return what is to be said of such a record, without what every record has."""
    if isinstance(record, Person):
        return PersonPage(timeline, language).person(record)
    if isinstance(record, Series):
        return SeriesPage(timeline, language).series(record)
    if isinstance(record, Place):
        return _Pages(timeline, language).place(record)
    return _Pages(timeline, language).organization(record)


class _Pages(NamedLines):
    def organization(self, organization: Organization) -> list[PageField]:
        ranks = self.timeline.ranks_of(Kind.ORGANIZATION, organization.id)
        return [
            *self.names(organization),
            self.field(Fact.COUNTRY, self.plain(organization.country)),
            self.field(Fact.HELD_BY, *self.held_by(organization.id)),
            *self.history(ranks),
        ]

    def place(self, place: Place) -> list[PageField]:
        ranks = self.timeline.ranks_of(Kind.PLACE, place.id)
        return [
            *self.names(place),
            self.field(Fact.WITHIN, self.text_line(place.within)),
            self.field(Fact.COUNTRY, self.plain(place.country)),
            self.field(Fact.TIME_ZONE, self.plain(place.tz)),
            *self.history(ranks),
        ]

    def held_by(self, organization: str) -> list[Line]:
        """Return who holds or held a post in an organization, in order of time."""
        rows = self.timeline.rows(
            "select records.id from records where kind = 'person' and instr(body, ?1) and exists (select 1 from"
            " json_each(body, '$.posts') where value ->> '$.organization' = ?2) order by number",
            organization,
            organization,
        )
        people = (self.timeline.get(Kind.PERSON, id_) for (id_,) in rows)
        posts = (
            (post, person)
            for person in people
            if isinstance(person, Person)
            for post in person.posts
            if post.organization == organization
        )
        return [self.holder(post, person) for post, person in sorted(posts, key=lambda item: begun(item[0]))]

    def holder(self, post: Post, person: Person) -> Line:
        spans = [self.words(person.name.say(self.language), target=Target(Kind.PERSON, person.id))]
        if post.title:
            spans += [Span(DOT, Style.DIM), self.say(post.title)]
        if post.date:
            spans.append(Span(DOT + post.date.words(self.language), Style.DIM))
        return Line((*spans, *self.unstated(post)), post.sources)
