"""The command `met`: who met whom, how surely, and what source says so."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any, NamedTuple

from tui.cli import USAGE
from tui.cli.app import knows_unicode
from tui.cli.commands import print_json
from tui.cli.failing import CommandError, complain, ended, open_or_fail, resolve_or_fail
from tui.cli.options import Arguments
from tui.cli.tables import Column, table, terminal_width
from tui.cli.views import view_for
from tui.model.bidi import isolated
from tui.model.entities import Citation, Event, Kind
from tui.model.translation import tr
from tui.page.encounters import chain_words, gap_words, grade_words, link_words
from tui.page.left_out import unless_left_out
from tui.page.page import Target
from tui.page.records import name_of
from tui.query.result import Result
from tui.query.view import shell_word
from tui.query.whom import FEW, apart, label, name_and_id, nobody_words, reference_to, several_words
from tui.store.meetings.chains import ChainLink, chain, gap
from tui.store.meetings.encounters import Encounter, Grade, grades_among, place_of, sources_of
from tui.store.meetings.meetings import acquaintances, encounters
from tui.store.search.named import people_meant
from tui.store.search.people import Hit, people_hits
from tui.store.timeline import Timeline

MOST_LISTED = 50
"""Namesakes: who is not among them is named by an id too."""


class _Asked(NamedTuple):
    """The timeline asked, the language to answer in, and who is asked about: everybody whom each name means."""

    timeline: Timeline
    language: str
    people: list[list[Hit]]

    def name(self, hit: Hit) -> str:
        """Return a person's name with what they can be asked for by; of namesakes, with what tells them apart."""
        several = any(len(some) > 1 and hit in some for some in self.people)
        name = label(self.timeline, hit, self.language) if several else name_and_id(hit, self.language)
        name = isolated(name)
        if not hit.left_out:
            return name
        without = tr("without “{word}”", self.language).format(word=hit.left_out)
        return f"{name} [{without}]"

    def names(self, people: Sequence[Hit]) -> str:
        if len(people) == 1:
            return self.name(people[0])
        first, second = map(self.name, people)
        return tr("{first} and {second}", self.language).format(first=first, second=second)

    def questions(self) -> list[tuple[Hit, ...]]:
        """Return whom to answer for: everybody whom the one name means, or any two people whom the two names mean."""
        if len(self.people) == 1:
            return [(hit,) for hit in self.people[0]]
        pairs: dict[frozenset[int], tuple[Hit, ...]] = {}
        for one, other in product(*self.people):
            if one.key != other.key:
                pairs.setdefault(frozenset((one.key, other.key)), (one, other))
        return list(pairs.values())


def met(arguments: Arguments) -> int:
    """Run the command: the encounters of two, of one with everybody, the chain between two, or the grid of a view."""
    of_a_view = any(asked is not None for asked in (arguments.query, arguments.window, arguments.view))
    if arguments.names and of_a_view:
        raise CommandError(
            f"timeline met: {tr('-q, --window and --view ask for the grid, with nobody named')}", USAGE
        )
    if arguments.through and len(arguments.names) < 2:
        raise CommandError(f"timeline met: {tr('--through needs two people')}", USAGE)
    timeline = open_or_fail(arguments)
    if not arguments.names:
        result = resolve_or_fail(timeline, view_for(arguments, timeline))
        _print_grid(result, as_json=arguments.format == "json")
        return ended(timeline)
    return _answer(arguments, timeline)


def _answer(arguments: Arguments, timeline: Timeline) -> int:
    """Answer for everybody whom the names mean, and say whom each answer is about."""
    as_json = arguments.format == "json"
    language = arguments.language or timeline.language
    asked = _Asked(timeline, language, [_meant(timeline, name, language) for name in arguments.names])
    questions = asked.questions()
    if not questions:
        words = tr("both are {name}; name two people").format(name=asked.name(asked.people[0][0]))
        raise CommandError(f"timeline met: {words}", USAGE)
    several = [
        (several_words(name, len(hits), language), hits)
        for name, hits in zip(arguments.names, asked.people, strict=True)
        if len(hits) > 1
    ]
    if as_json:
        for words, hits in several:
            complain("\n  ".join((f"timeline met: {words}", *map(asked.name, hits))))
        found = _linked if arguments.through else _encountered
        print_json([one for people in questions for one in found(asked, people)])
        return ended(timeline)
    for words, _ in several:
        print(f"{words}\n")
    for number, people in enumerate(questions):
        print(("\n" if number else "") + asked.names(people))
        if arguments.through:
            _print_chain(asked, people)
        elif len(people) > 1:
            _print_two(asked, people)
        else:
            _print_everybody(asked, people[0])
    return ended(timeline)


def _print_grid(result: Result, *, as_json: bool) -> None:
    from tui.page.grid import grid_lines  # with the next, only for the grid
    from tui.query.grid import grid

    asked = _Asked(result.timeline, result.language, [])
    if as_json:
        found = grid(result, sys.maxsize)
        print_json(
            [
                _object(asked, one, found.people[row], found.people[column])
                for (row, column), cell in sorted(found.cells.items())
                for one in cell.encounters
            ]
        )
        return
    found = grid(result)
    if not found.people:
        nobody = tr("nobody is named at the events of this view")
        complain(f"timeline met: {unless_left_out(nobody, result.timeline)}")
        return
    width = terminal_width() or sys.maxsize
    for line in grid_lines(found, width, result.language, ascii_only=not knows_unicode()):
        print(line)


def _meant(timeline: Timeline, name: str, language: str) -> list[Hit]:
    """Return everybody whom a name means; CommandError where that is nobody, or more people than can be answered for."""
    hits = people_meant(timeline, name)
    if not hits:
        nobody = unless_left_out(nobody_words(timeline, name, language), timeline)
        raise CommandError(f"timeline met: {nobody}")
    if len(hits) > FEW:
        said = tr("{several}. Name one of them, by what stands first:", language)
        lines = []
        for hit in hits[:MOST_LISTED]:
            told = (
                shell_word(reference_to(hit)),
                hit.person.name.say(language).text,
                apart(timeline, hit, language),
            )
            lines.append("  " + "  ".join(told))
        more = ["  …"] if len(hits) > MOST_LISTED else []
        said = said.format(several=several_words(name, len(hits), language))
        raise CommandError("\n".join([f"timeline met: {said}", *lines, *more]))
    return hits


def _encountered(asked: _Asked, people: Sequence[Hit]) -> Iterator[dict[str, Any]]:
    """Yield the encounters of two people, or of one with everybody, as JSON."""
    first = people[0]
    if len(people) > 1:
        for one in encounters(asked.timeline, first.key, people[1].key):
            yield _object(asked, one, first, people[1])
        return
    known = acquaintances(asked.timeline, first.key)
    hits = people_hits(asked.timeline, known)
    yield from (_object(asked, one, first, hits[key]) for key, some in known.items() for one in some)


def _linked(asked: _Asked, people: Sequence[Hit]) -> Iterator[dict[str, Any]]:
    """Yield the talks of the chain that leads from one person to another, as JSON."""
    first, last = people
    links = chain(asked.timeline, first.key, last.key) or ()
    hits = _people_of(asked.timeline, links)
    for link in links:
        yield from (_object(asked, one, hits[link.first], hits[link.second]) for one in link.talks)


def _print_two(asked: _Asked, people: Sequence[Hit]) -> None:
    first, second = people
    found = encounters(asked.timeline, first.key, second.key)
    if not any(one.grade is Grade.TALKS for one in found):
        print(
            unless_left_out(
                tr("No meeting in this timeline.", asked.language), asked.timeline, asked.language
            )
        )
    if found:
        print()
        _print_table(asked, found, (first, second))


def _print_everybody(asked: _Asked, person: Hit) -> None:
    known = acquaintances(asked.timeline, person.key)
    if not known:
        nobody = tr("Nobody was near, as far as this timeline knows.", asked.language)
        print(unless_left_out(nobody, asked.timeline, asked.language))
        return
    hits = people_hits(asked.timeline, known)
    print()
    grades = grades_among(known.values())
    often = [Column(grade_words(grade, asked.language).capitalize()) for grade in grades]
    columns = [Column(tr("Name", asked.language), 1, 16), *often, Column(tr("Id", asked.language))]
    rows = []
    for key, some in known.items():
        times = Counter(one.grade for one in some)
        name = hits[key].person.name.say(asked.language).text
        rows.append([name, *(str(times[grade] or "") for grade in grades), hits[key].person.id])
    print(table(columns, rows, terminal_width()))


def _print_chain(asked: _Asked, people: Sequence[Hit]) -> None:
    first, last = people
    links = chain(asked.timeline, first.key, last.key)
    if links is None:
        why = gap(asked.timeline, first.key, last.key)
        words, *more = gap_words((first, last), why, asked.language)
        print(unless_left_out(words, asked.timeline, asked.language), *more, sep="\n")
        if why.possible is not None:
            _print_links(asked, why.possible)
        return
    print(chain_words(len(links), asked.language))
    _print_links(asked, links)


def _print_links(asked: _Asked, links: Sequence[ChainLink]) -> None:
    hits = _people_of(asked.timeline, links)
    for link in links:
        pair = hits[link.first], hits[link.second]
        first, second = map(asked.name, pair)
        print(f"\n{link_words(link, first, second, asked.language)}")
        _print_table(asked, link.talks, pair)


def _people_of(timeline: Timeline, links: Iterable[ChainLink]) -> dict[int, Hit]:
    return people_hits(timeline, {key for link in links for key in (link.first, link.second)})


def _print_table(asked: _Asked, found: Sequence[Encounter], people: tuple[Hit, Hit]) -> None:
    language = asked.language
    columns = [
        Column(tr("Grade", language)),
        Column(tr("How surely", language)),
        Column(tr("Date", language), 2, 16),
        Column(tr("Event", language), 3, 16),
        Column(tr("Sources", language), 2, 10),
        Column(tr("Id", language)),
    ]
    rows = [row for one in found for row in _rows(asked, one, people)]
    print(table(columns, rows, terminal_width()))


def _rows(asked: _Asked, one: Encounter, people: tuple[Hit, Hit]) -> Iterator[list[str]]:
    """Yield the lines of an encounter: the event, and below it what other sources have, or where each of the two was."""
    language = asked.language
    grade = [grade_words(one.grade, language), one.certainty.words(language)]
    event = asked.timeline.event(one.event)
    if one.grade <= Grade.PLACE:
        yield [*grade, "", _place(asked, one), _cited(sources_of(asked.timeline, one)), ""]
    else:
        title = event.title.say(language).told(language)
        yield [*grade, event.date.words(language), title, _cited(sources_of(asked.timeline, one)), event.id]
    if one.first != one.second:
        for hit, rank in zip(people, (one.first, one.second), strict=True):
            where = asked.timeline.event(rank)
            what = f"{hit.person.name.say(language).text}: {where.title.say(language).told(language)}"
            yield ["", "", where.date.words(language), what, "", where.id]
        return
    for other in (*event.other_dates, *event.conflicts):
        text = f": {other.text.say(language).text}" if other.text else ""
        date = other.date.words(language) if other.date else ""
        what = tr("another source’s date", language) + text
        yield ["", "", date, what, _cited(other.sources), ""]


def _place(asked: _Asked, one: Encounter) -> str:
    place = place_of(asked.timeline, one.event)
    return name_of(asked.timeline, Target(Kind.PLACE, place), asked.language).text if place else ""


def _cited(sources: Sequence[Citation]) -> str:
    return ", ".join(dict.fromkeys(map(str, sources)))


def _object(asked: _Asked, one: Encounter, first: Hit, second: Hit) -> dict[str, Any]:
    """Return an encounter as JSON; `where` tells where each was, if they were not at one event."""
    timeline = asked.timeline
    event = timeline.event(one.event)
    where = [timeline.event(rank) for rank in (one.first, one.second)]
    return {
        "event": event.id,
        "title": event.title.say(asked.language).text,
        "grade": one.grade.words,
        "certainty": one.certainty.words("en"),
        "date": _date(event),
        "date_words": event.date.words(asked.language),
        "other_dates": [
            {"date": other.date.edtf, "sources": list(map(str, other.sources))}
            for other in (*event.other_dates, *event.conflicts)
            if other.date
        ],
        "place": place_of(timeline, one.event),
        "people": [
            {"id": hit.person.id or None, "name": hit.person.name.say(asked.language).text}
            for hit in (first, second)
        ],
        "where": [{"event": at.id, "date": _date(at)} for at in where] if one.first != one.second else [],
        "sources": list(dict.fromkeys(map(str, sources_of(timeline, one)))),
    }


def _date(event: Event) -> str | None:
    return None if event.date.unknown else event.date.edtf
