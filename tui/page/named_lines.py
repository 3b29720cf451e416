"""What the pages of people, organizations, places and series have in common: when, and with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tui.model.dates import When
from tui.model.entities import Event, Kind, Participation, Post, Words
from tui.model.instants import Unit, iso
from tui.model.translation import grouped, tr, trn
from tui.page.lifeline import life_line
from tui.page.lines import Lines, name_of
from tui.page.page import Fact, Line, PageField, Span, Style, Target
from tui.store.search.people import Hit

MOST_PEOPLE = 25
"""How many people a field lists; it says how many more there are."""


class NamedLines(Lines):
    """Says what is known of something with a name."""

    def history(self, ranks: Sequence[int]) -> list[PageField]:
        """Say of some events when they were, who was there most often, and which they are."""
        events = self.timeline.events(ranks)
        return [
            self.life_line(ranks),
            self.field(Fact.PEOPLE, *self.most_often(events)),
            self.field(Fact.EVENTS, *(self.dated_event(event) for event in events)),
        ]

    def life_line(self, ranks: Sequence[int]) -> PageField:
        layout = life_line(self.timeline, ranks)
        if layout is None:
            return self.field(Fact.LIFE_LINE)
        first, last = (self.shortly(instant, layout.step.unit) for instant in (layout.start, layout.end))
        unit = _unit_words(layout.step.unit, layout.step.size, self.language)
        spans = Span(f"{first} ", Style.DIM), Span(layout.signs), Span(f" {last}  {unit}", Style.DIM)
        return self.field(Fact.LIFE_LINE, Line(spans))

    def shortly(self, instant: int, unit: str) -> str:
        """Say which day, month or year an instant lies in."""
        grain: Unit = "day" if unit == "day" else "month" if unit == "month" else "year"
        return When.parse(iso(instant, grain)).short(self.language)

    def most_often(self, events: Iterable[Event]) -> list[Line]:
        """Return who was at most of these events, with how many."""
        often = Counter(
            reference_of(part) for event in events for part in event.participants if not part.organization
        )
        lines = [
            self.person_line(Target(Kind.PERSON, reference), self.times(number))
            for reference, number in often.most_common(MOST_PEOPLE)
        ]
        return [*lines, *self.more(len(often) - MOST_PEOPLE)]

    def times(self, number: int) -> str:
        return trn("{n} event", "{n} events", number, self.language).format(n=grouped(number, self.language))

    def person_line(self, target: Target, after: str) -> Line:
        known = self.timeline.get(target.kind, target.id) is not None
        name = (
            name_of(self.timeline, target, self.language)
            if known
            else Words(target.id, self.timeline.language)
        )
        return Line((self.words(name, target=target), Span(f"  {after}", Style.DIM)))

    def more(self, number: int, where: str = "") -> list[Line]:
        if number <= 0:
            return []
        words = trn("and {n} more", "and {n} more", number, self.language).format(
            n=grouped(number, self.language)
        )
        return [Line((Span(f"{words}{where}", Style.DIM),))]


def reference_of(part: Participation) -> str:
    return part.person or part.name or ""


def target_of(hit: Hit) -> Target:
    return Target(Kind.PERSON, hit.person.id or str(hit.person.name))


def begun(post: Post) -> tuple[bool, int]:
    """Return a key that puts posts in order of time, those without a date behind."""
    return post.date is None, post.date.earliest_start if post.date else 0


def _unit_words(unit: str, size: int, language: str) -> str:
    if unit == "day":
        return tr("a sign a day", language)
    if unit == "month":
        return tr("a sign a month", language)
    return trn("a sign a year", "a sign for {n} years", size, language).format(n=grouped(size, language))
