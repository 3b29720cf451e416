"""The page of a person: posts, when they were where with whom, and who says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

from tui.model.dates import Certainty
from tui.model.entities import Event, Kind, Participation, Person, Place, Post, Source
from tui.model.records import RawRecord
from tui.model.translation import tr
from tui.page.lines import DOT, name_of
from tui.page.named_lines import MOST_PEOPLE, NamedLines, begun, target_of
from tui.page.page import Fact, Line, PageField, Span, Style, Target
from tui.store.meetings.encounters import Encounter, Grade
from tui.store.meetings.meetings import acquaintances
from tui.store.search.people import people_hits

MOST_PLACES = 12
_SAID = ("title", "date", "place", "sources")  # of an event, beside what somebody was there


class PersonPage(NamedLines):
    def person(self, person: Person) -> list[PageField]:
        own = Participation(person=person.id) if person.id else Participation(name=str(person.name))
        key = self.timeline.key_of(own)
        ranks = self.timeline.person_ranks(key) if key is not None else []
        events = list(self.timeline.stream(ranks, partial(_about, person.id or str(person.name))))
        known = acquaintances(self.timeline, key) if key is not None else {}
        return [
            *self.names(person),
            self.field(Fact.COUNTRY, self.plain(person.country)),
            self.field(Fact.POSTS, *(self.post(post) for post in sorted(person.posts, key=begun))),
            self.life_line(ranks),
            self.field(Fact.WITH, *self.companions(known)),
            self.places(events),
            self.field(Fact.EVENTS, *(self.appearance(event, person) for event in events)),
            self.field(Fact.NAMED_IN, *self.named_in(events)),
        ]

    def companions(self, known: dict[int, list[Encounter]]) -> list[Line]:
        """Return who was near somebody, the nearest and most often first, with how near and how often."""
        shown = list(known)[:MOST_PEOPLE]
        hits = people_hits(self.timeline, shown)
        lines = [self.person_line(target_of(hits[key]), self.closeness(known[key])) for key in shown]
        return [*lines, *self.more(len(known) - MOST_PEOPLE)]

    def closeness(self, some: Sequence[Encounter]) -> str:
        often = Counter(one.grade for one in some)
        return DOT.join(
            f"{tr(grade.words, self.language)} {often[grade]}"
            for grade in sorted(Grade, reverse=True)
            if often[grade]
        )

    def places(self, events: Iterable[Event]) -> PageField:
        often = Counter(event.place for event in events if event.place)
        lines = [
            self.link(Kind.PLACE, place, Span(f"  {self.times(number)}", Style.DIM))
            for place, number in often.most_common(MOST_PLACES)
        ]
        return self.field(Fact.PLACES, *lines, *self.more(len(often) - MOST_PLACES))

    def appearance(self, event: Event, person: Person) -> Line:
        """Return an event with what somebody was there: role, office and delegation as said, else the post then held."""
        mine = event.participants
        after = [self.say(w, Style.DIM) for part in mine for w in (part.role, part.office) if w]
        after += [Span(part.delegation, Style.DIM) for part in mine if part.delegation]
        if not any(part.office for part in mine):
            after += self.post_then(event, person.posts)
        place = self.timeline.get(Kind.PLACE, event.place) if event.place else None
        if isinstance(place, Place):
            after.append(self.words(place.name.say(self.language), Style.DIM, Target(Kind.PLACE, place.id)))
        return self.dated_event(event, *(span for one in after for span in (Span(DOT, Style.DIM), one)))

    def post_then(self, event: Event, posts: Sequence[Post]) -> list[Span]:
        """Return the first post that was held at the time of an event, surely if there is one such, else possibly."""
        held = [(post.date.overlaps(event.date), post) for post in posts if post.date and post.title]
        surest = max((certainty for certainty, _ in held), default=Certainty.NO)
        if not surest:
            return []
        title = next(post.title for certainty, post in held if certainty is surest and post.title)
        span = self.say(title, Style.DIM)
        if surest is Certainty.CERTAINLY:
            return [span]
        return [span._replace(text=tr("possibly {post}", self.language).format(post=span.text))]

    def named_in(self, events: Iterable[Event]) -> list[Line]:
        """Return the sources of what is said of somebody at events, the one that says most first."""
        often: Counter[str] = Counter()
        for event in events:
            citations = (part.sources or event.sources for part in event.participants)
            for source in dict.fromkeys(cited.source for some in citations for cited in some):
                often[source] += 1
        lines = [self.source_of(source, number) for source, number in often.most_common(MOST_PEOPLE)]
        return [*lines, *self.more(len(often) - MOST_PEOPLE)]

    def source_of(self, id_: str, number: int) -> Line:
        source = self.timeline.get(Kind.SOURCE, id_)
        target = Target(Kind.SOURCE, id_)
        spans = [self.words(name_of(self.timeline, target, self.language), target=target)]
        if isinstance(source, Source) and source.publisher:
            spans = [self.words(source.publisher.say(self.language), target=target), Span(", "), *spans]
        return Line((*spans, Span(f"  {self.times(number)}", Style.DIM)))


def _about(reference: str, record: RawRecord) -> RawRecord:
    """Return what the page of somebody says of an event: of the people who took part in it, only them."""
    mine = [part for part in record.get("participants", ()) if _reference(part) == reference]
    return {key: record[key] for key in _SAID if key in record} | {"participants": mine}


def _reference(part: str | RawRecord) -> str | None:
    """Return the id or name of a participant in the shape of the file; None for an organization."""
    return part if isinstance(part, str) else part.get("person") or part.get("name")
