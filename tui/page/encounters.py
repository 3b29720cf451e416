"""Who met whom, put into words and signs: grades, the encounters of two people, the chain that links two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.model.dates import Certainty
from tui.model.entities import Citation, Event, Kind
from tui.model.translation import grouped, tr, trn
from tui.page.left_out import unless_left_out
from tui.page.lines import Lines
from tui.page.page import Line, Page, PageField, Span, Style, Target
from tui.store.meetings.chains import ChainLink, Gap
from tui.store.meetings.encounters import IN_GRIDS, NEAREST_FIRST, Encounter, Grade, place_of, sources_of
from tui.store.search.people import Hit
from tui.store.timeline import Timeline

_SIGNS = {
    Grade.TALKS: ("●", "T"),
    Grade.SESSION: ("◐", "S"),
    Grade.EVENT: ("○", "E"),
    Grade.PLACE: ("·", "P"),
    Grade.COUNTRY: ("┄", "C"),
}
POSSIBLY = "?"
"""Stands behind a sign where it is only possible."""
MOST_COUNTED = 99


def grade_words(grade: Grade, language: str) -> str:
    """Return a grade in words."""
    return {
        Grade.TALKS: tr("talks", language),
        Grade.SESSION: tr("same session", language),
        Grade.EVENT: tr("same event", language),
        Grade.PLACE: tr("same place, overlapping days", language),
        Grade.COUNTRY: tr("same country, overlapping days", language),
    }[grade]


def grade_sign(grade: Grade, *, ascii_only: bool = False) -> str:
    """Return the sign of a grade: one cell, told apart by shape alone."""
    return _SIGNS[grade][ascii_only]


def counted(grade: Grade, times: int, certainty: Certainty, *, ascii_only: bool = False) -> str:
    """Return a grade as a sign, how often where that is more than once, and whether only possibly: `●3?`."""
    often = "" if times == 1 else "++" if times > MOST_COUNTED else str(times)
    return (
        grade_sign(grade, ascii_only=ascii_only)
        + often
        + (POSSIBLY if certainty < Certainty.CERTAINLY else "")
    )


def grades_legend(
    language: str, grades: Sequence[Grade] = IN_GRIDS, *, ascii_only: bool = False
) -> list[tuple[str, str]]:
    """Return the signs of some grades with their words, and what says that they are only possible."""
    signs = [(grade_sign(grade, ascii_only=ascii_only), grade_words(grade, language)) for grade in grades]
    return [*signs, (POSSIBLY, tr("only possibly", language))]


def name_of_hit(hit: Hit, language: str) -> str:
    return hit.person.name.say(language).text


def person_target(hit: Hit) -> Target:
    """Return where the page of somebody is, who without an entry is known by the name as written."""
    return Target(Kind.PERSON, hit.person.id or str(hit.person.name))


def pair_page(
    timeline: Timeline,
    pair: tuple[Hit, Hit],
    found: Sequence[Encounter],
    language: str,
    *,
    offer: str = "",
    ascii_only: bool = False,
) -> Page:
    """
    Return all encounters of two people, the nearest first, each with date, certainty and sources.

    Where they never met, the page says so, and `offer`.
    """
    return _Writer(timeline, language, ascii_only=ascii_only).pair(pair, found, offer)


def chain_page(
    timeline: Timeline,
    pair: tuple[Hit, Hit],
    links: Sequence[ChainLink],
    people: dict[int, Hit],
    language: str,
) -> Page:
    """Return the talks that link two people, one step after the other."""
    return _Writer(timeline, language).chain(pair, links, people)


def gap_page(
    timeline: Timeline, pair: tuple[Hit, Hit], why: Gap, people: dict[int, Hit], language: str
) -> Page:
    """Return why no chain of certain talks links two people."""
    return _Writer(timeline, language).gap(pair, why, people)


def gap_words(pair: tuple[Hit, Hit], why: Gap, language: str) -> list[str]:
    """Return in sentences why no chain of certain talks links two people."""
    first, last = (name_of_hit(hit, language) for hit in pair)
    said = [
        tr("No chain of certain talks leads from {first} to {last}.", language).format(first=first, last=last)
    ]
    for name, other, reached in ((first, last, why.from_first), (last, first, why.from_last)):
        if not reached:
            said.append(tr("{name} has certain talks with nobody.", language).format(name=name))
        else:
            words = trn(
                "From {name} such talks lead to {n} other person, and not to {other}.",
                "From {name} such talks lead to {n} other people, and not to {other}.",
                reached,
                language,
            )
            said.append(words.format(name=name, n=grouped(reached, language), other=other))
    if why.possible is not None:
        unsure = sum(_is_possible(link) for link in why.possible)
        words = trn(
            "Only possible talks would link them: {n} of the steps is no more than possible.",
            "Only possible talks would link them: {n} of the steps are no more than possible.",
            unsure,
            language,
        )
        said.append(words.format(n=unsure))
    return said


def chain_words(steps: int, language: str) -> str:
    """Say of how many steps a chain is."""
    words = trn(
        "A chain of {n} meeting, the shortest there is.",
        "A chain of {n} meetings, the shortest there is.",
        steps,
        language,
    )
    return words.format(n=steps)


def link_words(link: ChainLink, first: str, second: str, language: str) -> str:
    """Say who met whom in one step of a chain, by their names."""
    words = tr("{first} met {second}", language)
    if _is_possible(link):
        words = tr("{first} possibly met {second}", language)
    return words.format(first=first, second=second)


def _is_possible(link: ChainLink) -> bool:
    return all(one.certainty < Certainty.CERTAINLY for one in link.talks)


class _Writer(Lines):
    """Writes pages about encounters in one timeline, in one language."""

    def __init__(self, timeline: Timeline, language: str, *, ascii_only: bool = False) -> None:
        super().__init__(timeline, language)
        self.ascii_only = ascii_only

    def pair(self, pair: tuple[Hit, Hit], found: Sequence[Encounter], offer: str) -> Page:
        fields = []
        if not any(one.grade is Grade.TALKS for one in found):
            none = tr("No meeting in this timeline.", self.language)
            fields.append(self._remark(unless_left_out(none, self.timeline, self.language), offer))
        for grade in NEAREST_FIRST:
            some = [one for one in found if one.grade is grade]
            if some:
                words = grade_words(grade, self.language)
                label = f"{grade_sign(grade, ascii_only=self.ascii_only)} {words[:1].upper()}{words[1:]} ({grouped(len(some), self.language)})"
                lines = tuple(line for one in some for line in self._encounter(one, pair))
                fields.append(PageField(label, lines))
        return self._page(pair, tr("{first} and {second}", self.language), fields)

    def chain(self, pair: tuple[Hit, Hit], links: Sequence[ChainLink], people: dict[int, Hit]) -> Page:
        words = chain_words(len(links), self.language)
        title = tr("From {first} to {second}", self.language)
        return self._page(pair, title, [self._remark(words), *self._steps(links, people)])

    def gap(self, pair: tuple[Hit, Hit], why: Gap, people: dict[int, Hit]) -> Page:
        words, *more = gap_words(pair, why, self.language)
        said = self._remark(unless_left_out(words, self.timeline, self.language), *more)
        title = tr("From {first} to {second}", self.language)
        return self._page(pair, title, [said, *self._steps(why.possible or (), people)])

    def _page(self, pair: tuple[Hit, Hit], title: str, fields: Sequence[PageField]) -> Page:
        first, second = (name_of_hit(hit, self.language) for hit in pair)
        # Not a record's page: the target only tells one pair's page from another's.
        target = Target(Kind.PERSON, "+".join(str(hit.key) for hit in pair))
        words = title.format(first=first, second=second)
        return Page(target, Span(words, Style.STRONG), tuple(fields))

    @staticmethod
    def _remark(*sentences: str) -> PageField:
        return PageField("", tuple(Line((Span(words),)) for words in sentences if words))

    def _steps(self, links: Sequence[ChainLink], people: dict[int, Hit]) -> Iterator[PageField]:
        for number, link in enumerate(links, 1):
            pair = people[link.first], people[link.second]
            lines = tuple(line for one in link.talks for line in self._encounter(one, pair))
            first, second = (name_of_hit(hit, self.language) for hit in pair)
            yield PageField(f"{number}. {link_words(link, first, second, self.language)}", lines)

    # encounters

    def _encounter(self, one: Encounter, pair: tuple[Hit, Hit]) -> Iterator[Line]:
        """Yield the lines of an encounter: what the two share, and below it where each was or what others say."""
        # Two places in one report are two citations, two quotes from one place are one here.
        sources = tuple({str(cited): cited for cited in sources_of(self.timeline, one)}.values())
        surely = Style.DIM if one.certainty is Certainty.CERTAINLY else Style.WARN
        certainty = Span(one.certainty.words(self.language), surely)
        event = self.timeline.event(one.event)
        if one.grade <= Grade.PLACE:
            place = self.link(Kind.PLACE, place_of(self.timeline, one.event), Span(", "), certainty)
            yield (place or Line((certainty,)))._replace(citations=sources)
        else:
            yield self._event(event, Span(", "), certainty, citations=sources)
        if one.first != one.second:
            for hit, rank in zip(pair, (one.first, one.second), strict=True):
                yield self._event(self.timeline.event(rank), before=f"{name_of_hit(hit, self.language)}: ")
            return
        for other in (*event.other_dates, *event.conflicts):
            spans = [Span(other.date.words(self.language), Style.WARN)] if other.date else []
            spans += self.according_to(other)
            if other.text:
                spans += [Span(": "), self.say(other.text)] if spans else [self.say(other.text)]
            yield Line(tuple(spans), other.sources)

    def _event(
        self, event: Event, *after: Span, before: str = "", citations: tuple[Citation, ...] = ()
    ) -> Line:
        target = Target(Kind.EVENT, event.id)
        title = self.words(event.title.say(self.language), target=target)
        date = Span(event.date.words(self.language), Style.STRONG)
        return Line((Span(before), date, *after, Span(": " if not before else ", "), title), citations)
