"""The page of a series: its editions, who came to which of them, and which are not recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.model.dates import civil
from tui.model.entities import Event, Kind, Series
from tui.model.translation import tr
from tui.page.named_lines import MOST_PEOPLE, NamedLines, target_of
from tui.page.page import Fact, Line, PageField, Span, Style
from tui.page.words import ordinal
from tui.store.meetings.editions import EditionAttendance, attendance, missing
from tui.store.search.people import Hit, people_hits


class SeriesPage(NamedLines):
    def series(self, series: Series) -> list[PageField]:
        found = attendance(self.timeline, series.id)
        events = self.timeline.events(found.editions)
        others = (self.link(Kind.SERIES, other) for other in series.distinct_from)
        return [
            *self.names(series),
            self.field(Fact.ORGANIZER, self.link(Kind.ORGANIZATION, series.organizer)),
            self.dates(Fact.SINCE, series.since, (), Style.PLAIN),
            self.field(Fact.DISTINCT_FROM, *others),
            self.life_line(found.editions),
            self.field(Fact.EDITIONS, *(self.edition(event) for event in events)),
            self.field(Fact.GAPS, self.gaps(events)),
            self.field(Fact.REGULARS, *self.regulars(found, events)),
            self.field(Fact.FIRST_TIMERS, *self.first_timers(found, events)),
        ]

    def edition(self, event: Event) -> Line:
        number = (
            [Span(f"  {tr('no. {number}', self.language).format(number=event.edition)}", Style.DIM)]
            if event.edition is not None
            else []
        )
        return self.dated_event(event, *number)

    def gaps(self, events: Iterable[Event]) -> Line | None:
        """Say which editions, by their numbers, are not in the timeline; what was never numbered cannot lack."""
        runs = missing([event.edition for event in events if event.edition is not None])
        if not runs:
            return None
        said = (self.ordinals(first, last) for first, last in runs)
        return Line(
            (Span(tr("not recorded here: {editions}", self.language).format(editions=", ".join(said))),)
        )

    def ordinals(self, first: int, last: int) -> str:
        ends = (first,) if first == last else (first, last)
        return "–".join(ordinal(number, self.language) for number in ends)

    def regulars(self, found: EditionAttendance, events: Sequence[Event]) -> list[Line]:
        """Return a grid: a row for each person who came more than once, a column for each edition."""
        regulars = found.regulars
        if not regulars:
            return []
        columns, counted_by = self.columns(found, events)
        digits = max(map(len, columns))
        rows = ["".join(row) for row in zip(*(column.rjust(digits, "·") for column in columns), strict=True)]
        rows[-1] += f"  {counted_by}"
        head = [Line((Span(row, Style.DIM),)) for row in rows]
        hits = people_hits(self.timeline, regulars)
        lines = [self.attended(hits[key], found.present[key], len(columns)) for key in regulars]
        return [*head, *lines]

    def columns(self, found: EditionAttendance, events: Sequence[Event]) -> tuple[list[str], str]:
        """Return what stands above each edition, and what that is: its number, else its year where one has none."""
        if all(event.edition is not None for event in events):
            return [str(event.edition) for event in events], tr("edition", self.language)
        dated = self.timeline.with_date(found.editions)
        years = [str(civil(self.timeline.at(rank))[0]) for rank in dated]
        return [*years, *["?"] * (len(found.editions) - len(dated))], tr("year", self.language)

    def attended(self, hit: Hit, present: Sequence[int], editions: int) -> Line:
        signs = "".join("●" if index in present else "·" for index in range(editions))
        target = target_of(hit)
        words = tr("{n} of {all}", self.language).format(n=len(present), all=editions)
        name = self.words(hit.person.name.say(self.language), target=target)
        return Line((Span(signs), Span("  "), name, Span(f"  {words}", Style.DIM)))

    def first_timers(self, found: EditionAttendance, events: Sequence[Event]) -> list[Line]:
        """Return for each edition but the first who had not been at one before."""
        lines = []
        for index, event in enumerate(events[1:], start=1):
            new = found.first_timers(index)
            hits = people_hits(self.timeline, new[:MOST_PEOPLE])
            people = [
                self.words(hits[key].person.name.say(self.language), target=target_of(hits[key]))
                for key in hits
            ]
            if not people:
                continue
            separated = [span for one in people for span in (Span(", "), one)][1:]
            rest = self.more(len(new) - MOST_PEOPLE)
            after = [span for line in rest for span in (Span(", "), *line.spans)]
            lines.append(self.dated_event(event, Span(": "), *separated, *after))
        return lines
