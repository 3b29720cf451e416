"""The command `met`: who met whom, how surely, and what source says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from tui.cli import FINE, USAGE
from tui.cli.commands import CommandError, open_or_fail
from tui.cli.options import Arguments
from tui.cli.tables import Column, table, terminal_width
from tui.drawing.page import Target
from tui.drawing.pages import name_of
from tui.drawing.words import count
from tui.model.entities import Citation, Kind
from tui.store.chains import Link, chain
from tui.store.meetings import Encounter, Grade, acquaintances, encounters, place_of
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


def met(arguments: Arguments) -> int:
    """Run the command: one person's encounters with everybody, those of two, or the chain between two."""
    timeline = open_or_fail(arguments)
    people = [_found(timeline, name) for name in arguments.names]
    asked = _Asked(timeline, arguments.language or timeline.language, people)
    if len(people) == 2 and people[0].key == people[1].key:
        raise CommandError(f"timeline met: both are {asked.name(people[0])}; name two people", USAGE)
    if arguments.through and len(people) < 2:
        raise CommandError("timeline met: --through needs two people", USAGE)
    as_json = arguments.format == "json"
    if arguments.through:
        _print_chain(asked, as_json=as_json)
    elif len(people) == 2:
        _print_two(asked, as_json=as_json)
    else:
        _print_everybody(asked, as_json=as_json)
    return FINE


def _found(timeline: Timeline, name: str) -> Hit:
    hit = person_hit(timeline, name) or next(iter(search(timeline, name, limit=1)), None)
    if hit is None:
        raise CommandError(f"timeline met: nobody is found by {name}")
    return hit


def _print_two(asked: _Asked, *, as_json: bool) -> None:
    first, second = asked.people
    found = encounters(asked.timeline, first.key, second.key)
    if as_json:
        _print_json([_object(asked, one, first, second) for one in found])
        return
    print(f"{asked.name(first)} and {asked.name(second)}")
    if not any(one.grade is Grade.TALKS for one in found):
        print("This timeline knows of no meeting of the two.")
    if found:
        print()
        _print_table(asked, found, (first, second))


def _print_everybody(asked: _Asked, *, as_json: bool) -> None:
    (person,) = asked.people
    known = acquaintances(asked.timeline, person.key)
    hits = people_hits(asked.timeline, known)
    if as_json:
        _print_json([_object(asked, one, person, hits[key]) for key, some in known.items() for one in some])
        return
    print(asked.name(person))
    if not known:
        print("Nobody was near, as far as this timeline knows.")
        return
    print()
    columns = [Column("Name", 1, 16), *(Column(grade.words.capitalize()) for grade in _GRADES), Column("Id")]
    rows = []
    for key, some in known.items():
        times = Counter(one.grade for one in some)
        name = hits[key].person.name.say(asked.language).text
        rows.append([name, *(str(times[grade] or "") for grade in _GRADES), hits[key].person.id])
    print(table(columns, rows, terminal_width()))


_GRADES = sorted(Grade, reverse=True)


def _print_chain(asked: _Asked, *, as_json: bool) -> None:
    first, last = asked.people
    links = chain(asked.timeline, first.key, last.key)
    if as_json:
        hits = _people_of(asked.timeline, links or ())
        _print_json(
            [
                _object(asked, one, hits[link.first], hits[link.second])
                for link in links or ()
                for one in link.talks
            ]
        )
        return
    print(f"{asked.name(first)} and {asked.name(last)}")
    if links is None:
        print("No chain of talks leads from one to the other.")
        return
    hits = _people_of(asked.timeline, links)
    print(f"A chain of {count(len(links), 'meeting')}, the shortest there is.")
    for link in links:
        print(f"\n{asked.name(hits[link.first])} met {asked.name(hits[link.second])}")
        _print_table(asked, link.talks, (hits[link.first], hits[link.second]))


def _people_of(timeline: Timeline, links: Iterable[Link]) -> dict[int, Hit]:
    return people_hits(timeline, {key for link in links for key in (link.first, link.second)})


def _print_table(asked: _Asked, found: Sequence[Encounter], people: tuple[Hit, Hit]) -> None:
    columns = [
        Column("Grade"),
        Column("How surely"),
        Column("Date", 2, 16),
        Column("Event", 3, 16),
        Column("Sources", 2, 10),
        Column("Id"),
    ]
    rows = [row for one in found for row in _rows(asked, one, people)]
    print(table(columns, rows, terminal_width()))


def _rows(asked: _Asked, one: Encounter, people: tuple[Hit, Hit]) -> Iterator[list[str]]:
    """Yield the lines of an encounter: the event, and below it what other sources have, or where each of the two was."""
    language = asked.language
    grade = [one.grade.words, one.certainty.words(language)]
    event = asked.timeline.event(one.event)
    if one.grade is Grade.PLACE:
        yield [*grade, "", _place(asked, one), _cited(one.sources), ""]
    else:
        title = event.title.say(language).text
        yield [*grade, event.date.words(language), title, _cited(one.sources), event.id]
    if one.first != one.second:
        for hit, rank in zip(people, (one.first, one.second), strict=True):
            where = asked.timeline.event(rank)
            what = f"{hit.person.name.say(language).text}: {where.title.say(language).text}"
            yield ["", "", where.date.words(language), what, "", where.id]
        return
    for other in (*event.other_dates, *event.conflicts):
        text = f": {other.text.say(language).text}" if other.text else ""
        date = other.date.words(language) if other.date else ""
        yield ["", "", date, f"another source’s date{text}", _cited(other.sources), ""]


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
        "date": event.date.text,
        "date_words": event.date.words(asked.language),
        "other_dates": [
            {"date": other.date.text, "sources": list(map(str, other.sources))}
            for other in (*event.other_dates, *event.conflicts)
            if other.date
        ],
        "place": place_of(timeline, one.event),
        "people": [
            {"id": hit.person.id or None, "name": hit.person.name.say(asked.language).text}
            for hit in (first, second)
        ],
        "where": [{"event": at.id, "date": at.date.text} for at in where] if one.first != one.second else [],
        "sources": list(dict.fromkeys(map(str, one.sources))),
    }


def _print_json(value: object) -> None:
    from tui.export.json import dumps  # only for --format json

    print(dumps(value))
