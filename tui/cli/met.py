"""The command `met`: who met whom, how surely, and what source says so."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from tui.cli import USAGE
from tui.cli.app import knows_unicode
from tui.cli.commands import print_json
from tui.cli.failing import CommandError, complain, ended, open_or_fail, resolve_or_fail
from tui.cli.options import Arguments
from tui.cli.tables import Column, table, terminal_width
from tui.cli.views import view_for
from tui.drawing.encounters import chain_words, gap_words, grade_words, link_words
from tui.drawing.left_out import unless_left_out
from tui.drawing.page import Target
from tui.drawing.pages import name_of
from tui.model.entities import Citation, Event, Kind
from tui.model.translation import tr
from tui.query.result import Result
from tui.store.chains import Link, chain, gap
from tui.store.encounters import NEAREST_FIRST, Encounter, Grade, place_of, sources_of
from tui.store.meetings import acquaintances, encounters
from tui.store.people import Hit, people_hits, person_hit, search
from tui.store.timeline import Timeline


class _Asked(NamedTuple):
    """The timeline asked, the language to answer in, and who is asked about."""

    timeline: Timeline
    language: str
    people: list[Hit]

    def name(self, hit: Hit) -> str:
        """Return a person's name with what they can be asked for by."""
        name = hit.person.name.say(self.language).text
        return f"{name} ({hit.person.id})" if hit.person.id else name

    def both(self, one: Hit, other: Hit) -> str:
        words = tr("{first} and {second}", self.language)
        return words.format(first=self.name(one), second=self.name(other))


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
    as_json = arguments.format == "json"
    if not arguments.names:
        _print_grid(resolve_or_fail(timeline, view_for(arguments, timeline)), as_json=as_json)
        return ended(timeline)
    people = [_found(timeline, name) for name in arguments.names]
    asked = _Asked(timeline, arguments.language or timeline.language, people)
    if len(people) == 2 and people[0].key == people[1].key:
        words = tr("both are {name}; name two people").format(name=asked.name(people[0]))
        raise CommandError(f"timeline met: {words}", USAGE)
    if arguments.through:
        _print_chain(asked, as_json=as_json)
    elif len(people) == 2:
        _print_two(asked, as_json=as_json)
    else:
        _print_everybody(asked, as_json=as_json)
    return ended(timeline)


def _print_grid(result: Result, *, as_json: bool) -> None:
    from tui.drawing.grid import grid_lines  # with the next, only for the grid
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


def _found(timeline: Timeline, name: str) -> Hit:
    hit = person_hit(timeline, name) or next(iter(search(timeline, name, limit=1)), None)
    if hit is None:
        nobody = tr("nobody is found by {name}").format(name=name)
        raise CommandError(f"timeline met: {unless_left_out(nobody, timeline)}")
    return hit


def _print_two(asked: _Asked, *, as_json: bool) -> None:
    first, second = asked.people
    found = encounters(asked.timeline, first.key, second.key)
    if as_json:
        print_json([_object(asked, one, first, second) for one in found])
        return
    print(asked.both(first, second))
    if not any(one.grade is Grade.TALKS for one in found):
        print(
            unless_left_out(
                tr("No meeting in this timeline.", asked.language), asked.timeline, asked.language
            )
        )
    if found:
        print()
        _print_table(asked, found, (first, second))


def _print_everybody(asked: _Asked, *, as_json: bool) -> None:
    (person,) = asked.people
    known = acquaintances(asked.timeline, person.key)
    hits = people_hits(asked.timeline, known)
    if as_json:
        print_json([_object(asked, one, person, hits[key]) for key, some in known.items() for one in some])
        return
    print(asked.name(person))
    if not known:
        nobody = tr("Nobody was near, as far as this timeline knows.", asked.language)
        print(unless_left_out(nobody, asked.timeline, asked.language))
        return
    print()
    grades = [Column(grade_words(grade, asked.language).capitalize()) for grade in NEAREST_FIRST]
    columns = [Column(tr("Name", asked.language), 1, 16), *grades, Column(tr("Id", asked.language))]
    rows = []
    for key, some in known.items():
        times = Counter(one.grade for one in some)
        name = hits[key].person.name.say(asked.language).text
        rows.append([name, *(str(times[grade] or "") for grade in NEAREST_FIRST), hits[key].person.id])
    print(table(columns, rows, terminal_width()))


def _print_chain(asked: _Asked, *, as_json: bool) -> None:
    first, last = asked.people
    links = chain(asked.timeline, first.key, last.key)
    if as_json:
        hits = _people_of(asked.timeline, links or ())
        print_json(
            [
                _object(asked, one, hits[link.first], hits[link.second])
                for link in links or ()
                for one in link.talks
            ]
        )
        return
    print(asked.both(first, last))
    if links is None:
        why = gap(asked.timeline, first.key, last.key)
        words, *more = gap_words((first, last), why, asked.language)
        print(unless_left_out(words, asked.timeline, asked.language), *more, sep="\n")
        if why.possible is not None:
            _print_links(asked, why.possible)
        return
    print(chain_words(len(links), asked.language))
    _print_links(asked, links)


def _print_links(asked: _Asked, links: Sequence[Link]) -> None:
    hits = _people_of(asked.timeline, links)
    for link in links:
        pair = hits[link.first], hits[link.second]
        first, second = map(asked.name, pair)
        print(f"\n{link_words(link, first, second, asked.language)}")
        _print_table(asked, link.talks, pair)


def _people_of(timeline: Timeline, links: Iterable[Link]) -> dict[int, Hit]:
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
    if one.grade is Grade.PLACE:
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
