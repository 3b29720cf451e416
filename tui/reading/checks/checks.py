"""
What looks wrong in valid files: warnings and hints. None of them keeps a file from opening.

Each check goes over all records of a reading and yields findings; they are cheap, but need every date parsed and so
run only when somebody asks.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.model.dates import UNDATED, Certainty, When
from tui.model.entities import Kind, event_of
from tui.model.names import fold, tokens
from tui.model.text import safe_url, unsafe_character
from tui.model.translation import tr, trn
from tui.reading.diagnostics import Path, Problem, Severity
from tui.reading.schema.values import SLUG

if TYPE_CHECKING:
    from tui.reading.files import Reading

Record = Mapping[str, Any]

# Words that offices share without being the same office.
_EMPTY_WORDS = frozenset(fold("of the and for to in a an de la du des la der die das und của và về").split())


class Finding(NamedTuple):
    """A problem in one record; its path begins inside that record."""

    kind: Kind
    id: str
    problem: Problem


def check(reading: Reading) -> list[tuple[int, Problem]]:
    """Return every warning and hint, each with the number of its file."""
    findings = chain(
        _outside_parents(reading),
        _same_edition(reading),
        _duplicates(reading),
        _other_offices(reading),
        _unsourced(reading),
        _undated(reading),
        _not_linkable(reading),
        _names_that_are_entries(reading),
        _unknown_speakers(reading),
        _invisible_characters(reading),
        _unclear_times(reading),
    )
    found = [
        (reading.numbers[kind][id_], problem.under(id_).under(kind.table)) for kind, id_, problem in findings
    ]
    if reading.recurrences is not None:
        from tui.reading.recurrences import unended  # with dateutil, and few files have a recurrence

        found += unended(reading, reading.recurrences)
    return found


def _finding(  # noqa: PLR0913  a finding has these parts
    kind: Kind,
    id_: str,
    path: Path,
    code: str,
    message: str,
    help_: str = "",
    *,
    severity: Severity = Severity.WARNING,
    on_key: bool = False,
    seen: tuple[int, Path] | None = None,
) -> Finding:
    return Finding(kind, id_, Problem(path, code, message, help_, None, on_key, severity, seen))


def _outside_parents(reading: Reading) -> Iterator[Finding]:
    events = reading.tables[Kind.EVENT]
    for id_, event in events.items():
        for parent in event.get("part_of", ()):
            date, wholes = event.get("date"), _dates_of(reading, parent)
            if date and wholes and _is_outside(When.parse(date), wholes):
                whole = wholes[0] if len(wholes) == 1 else f"{wholes[0]} … {wholes[-1]}"
                message = tr("event `{id}` ({date}) lies outside `{parent}` ({whole}), which it is part of")
                message = message.format(id=id_, date=date, parent=parent, whole=whole)
                yield _finding(Kind.EVENT, id_, ("date",), "outside-parent", message)


def _dates_of(reading: Reading, id_: str) -> Sequence[str]:
    """Return the date of an event or of an occurrence; of an event that recurs, all of them; none where none is known."""
    event = event_of(id_)
    if reading.recurrences is not None and (dates := reading.recurrences.dates.get(event)):
        return (
            dates.texts if id_ == event else [dates.texts[dates.marks.index(id_.removeprefix(f"{event}@"))]]
        )
    date = reading.tables[Kind.EVENT][event].get("date")
    return [] if date is None else [date]


def _is_outside(date: When, wholes: Sequence[str]) -> bool:
    return all(date.within(When.parse(whole)) is Certainty.NO for whole in wholes)


def _same_edition(reading: Reading) -> Iterator[Finding]:
    events = reading.tables[Kind.EVENT]
    first: dict[tuple[str, int], str] = {}
    for id_, event in events.items():
        if "series" not in event or "edition" not in event:
            continue
        edition = (event["series"], event["edition"])
        # A session of an edition may name the edition too, whichever of them is written first.
        parents = (events[event_of(parent)] for parent in event.get("part_of", ()))
        if any((parent.get("series"), parent.get("edition")) == edition for parent in parents):
            continue
        other = first.setdefault(edition, id_)
        if other != id_:
            message = tr("edition {number} of `{series}` is here twice: `{one}` and `{other}`")
            message = message.format(series=edition[0], number=edition[1], one=other, other=id_)
            seen = (reading.numbers[Kind.EVENT][other], ("events", other))
            yield _finding(
                Kind.EVENT, id_, ("edition",), "same-edition", message, tr("the other is at"), seen=seen
            )


def _duplicates(reading: Reading) -> Iterator[Finding]:
    """Events with the same title on the same date at the same place."""

    def when_and_where(item: tuple[str, Record]) -> tuple[str, str]:
        return item[1].get("date", UNDATED.text), item[1].get("place", "")

    items = sorted(reading.tables[Kind.EVENT].items(), key=when_and_where)
    for _, group in groupby(items, key=when_and_where):
        together = list(group)
        first: dict[str, str] = {}
        for id_, event in together if len(together) > 1 else ():
            titles = [
                title
                for text in _versions(event["title"], reading.language).values()
                if (title := fold(text))
            ]
            other = next((first[title] for title in titles if title in first), None)
            first.update((title, id_) for title in titles if title not in first)
            if other is not None:
                message = tr("events `{one}` and `{other}` have the same title and date")
                message = message.format(one=other, other=id_)
                seen = (reading.numbers[Kind.EVENT][other], ("events", other))
                yield _finding(
                    Kind.EVENT, id_, (), "duplicate", message, tr("the other is at"), on_key=True, seen=seen
                )


def _other_offices(reading: Reading) -> Iterator[Finding]:
    """Participants whose office there has no word in common with any post they held that day."""
    people = reading.tables[Kind.PERSON]
    for id_, event in reading.tables[Kind.EVENT].items():
        for index, participant in enumerate(event.get("participants", ())):
            if isinstance(participant, str) or "office" not in participant or "person" not in participant:
                continue
            posts = people[participant["person"]].get("posts")
            if posts and (
                held := _contradicting(
                    participant["office"],
                    posts,
                    When.parse(event.get("date", UNDATED.text)),
                    reading.language,
                )
            ):
                message = tr("`{person}` held another office then: {offices}")
                message = message.format(person=participant["person"], offices=held)
                yield _finding(Kind.EVENT, id_, ("participants", index, "office"), "other-office", message)


def _contradicting(office: Any, posts: Iterable[Record], date: When, language: str) -> str | None:
    """Return the posts certainly held on `date` if the office, in some language, shares no word with any post then."""
    certain: list[str] = []
    offices = _versions(office, language)
    for post in posts:
        held = When.parse(post["date"]).overlaps(date) if "date" in post else Certainty.POSSIBLY
        if held is Certainty.NO:
            continue
        titles = _versions(post["title"], language)
        common = offices.keys() & titles.keys()
        if any(_words(offices[tag]) & _words(titles[tag]) for tag in common):
            return None
        if common and held is Certainty.CERTAINLY:
            certain.append(titles[min(common)])
    return ", ".join(certain)


def _words(text: str) -> set[str]:
    return set(tokens(text)) - _EMPTY_WORDS


def _unsourced(reading: Reading) -> Iterator[Finding]:
    """Say once for each file how many events have no source, where sources are used at all."""
    if not reading.tables[Kind.SOURCE]:
        return
    for ids in _by_file(
        reading, lambda event: not any(key == "sources" and value for key, value in _entries(event))
    ):
        message = trn("{n} event has no source: {these}", "{n} events have no source: {these}", len(ids))
        message = message.format(n=len(ids), these=_first_of(ids))
        yield _finding(Kind.EVENT, ids[0], (), "no-source", message, on_key=True)


def _undated(reading: Reading) -> Iterator[Finding]:
    """Say once for each file how many events say nothing of their date, not even that none is known."""
    for ids in _by_file(reading, lambda event: "date" not in event):
        message = trn("{n} event has no date: {these}", "{n} events have no date: {these}", len(ids))
        message = message.format(n=len(ids), these=_first_of(ids))
        help_ = tr("write {this} where none is known").format(this=f'date = "{UNDATED}"')
        yield _finding(Kind.EVENT, ids[0], (), "no-date", message, help_, severity=Severity.HINT, on_key=True)


def _by_file(reading: Reading, wanted: Callable[[Record], bool]) -> Iterable[list[str]]:
    """Return the ids of the events wanted, those of each file together."""
    found: dict[int, list[str]] = {}
    for id_, event in reading.tables[Kind.EVENT].items():
        if wanted(event):
            found.setdefault(reading.numbers[Kind.EVENT][id_], []).append(id_)
    return found.values()


def _first_of(ids: Sequence[str]) -> str:
    return ", ".join([*(f"`{id_}`" for id_ in ids[:5]), *(["…"] if len(ids) > 5 else [])])


def _not_linkable(reading: Reading) -> Iterator[Finding]:
    for kind, id_, record in _records(reading):
        addresses: list[tuple[Path, str]] = [
            (("links", index), link) for index, link in enumerate(record.get("links", ()))
        ]
        if "url" in record:
            addresses.append((("url",), record["url"]))
        for path, address in addresses:
            if safe_url(address) is None:
                message = tr("not a web address, so it is not shown as a link")
                help_ = tr("expected http:// or https:// and a host")
                yield _finding(kind, id_, path, "not-a-link", message, help_)


def _names_that_are_entries(reading: Reading) -> Iterator[Finding]:
    """Plain names that are the id or the name of somebody who has an entry."""
    known: dict[str, tuple[Kind, str]] = {}
    for kind in (Kind.ORGANIZATION, Kind.PERSON):
        for id_, record in reading.tables[kind].items():
            names = [
                *_versions(record["name"], "").values(),
                *record.get("names", {}).values(),
                *record.get("aliases", ()),
                id_,
            ]
            known |= {name.casefold(): (kind, id_) for name in names}
    for id_, event in reading.tables[Kind.EVENT].items():
        for index, participant in enumerate(event.get("participants", ())):
            name = participant if isinstance(participant, str) else participant.get("name")
            if name is not None and (entry := known.get(name.casefold())):
                message = tr("`{name}` is taken as a name alone, but {kind} `{id}` has it")
                message = message.format(name=name, kind=tr(entry[0]), id=entry[1])
                written = f'{{ {entry[0]} = "{entry[1]}" }}'
                help_ = tr("write {this} if that is who is meant").format(this=written)
                yield _finding(
                    Kind.EVENT,
                    id_,
                    ("participants", index),
                    "name-of-entry",
                    message,
                    help_,
                    severity=Severity.HINT,
                )


def _unknown_speakers(reading: Reading) -> Iterator[Finding]:
    """Speakers written like an id that nobody has."""
    known = reading.tables[Kind.PERSON].keys() | reading.tables[Kind.ORGANIZATION].keys()
    for id_, event in reading.tables[Kind.EVENT].items():
        for index, statement in enumerate(event.get("statements", ())):
            by = statement.get("by", "")
            if by not in known and "-" in by and by == by.lower() and SLUG.fullmatch(by):
                from tui.reading.suggest import did_you_mean, nearest  # only where there is something to say

                message = tr("`{name}` is no known id and is taken as a name").format(name=by)
                message += did_you_mean(nearest(by, known))
                path = ("statements", index, "by")
                yield _finding(Kind.EVENT, id_, path, "unknown-speaker", message, severity=Severity.HINT)


def _invisible_characters(reading: Reading) -> Iterator[Finding]:
    for kind, id_, record in _records(reading):
        for path, text in _texts(record, ()):
            if (offset := unsafe_character(text)) is not None:
                character = text[offset]
                named = f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
                message = tr("the text holds {character}, shown as a mark").format(character=named)
                problem = Problem(
                    path, "invisible", message, "", (offset, offset + 1), severity=Severity.WARNING
                )
                yield Finding(kind, id_, problem)


def _unclear_times(reading: Reading) -> Iterator[Finding]:
    if "tz" in reading.timeline or any("tz" in place for place in reading.tables[Kind.PLACE].values()):
        from tui.reading.checks.clocks import unclear_times  # few files name a time zone

        yield from (Finding(Kind.EVENT, id_, problem) for id_, problem in unclear_times(reading))


def _records(reading: Reading) -> Iterator[tuple[Kind, str, Record]]:
    for kind, records in reading.tables.items():
        for id_, record in records.items():
            yield kind, id_, record


def _entries(value: Any) -> Iterator[tuple[str | int, Any]]:
    """Yield every key and value of a tree."""
    for key, entry in value.items() if isinstance(value, dict) else enumerate(value):
        yield key, entry
        if isinstance(entry, dict | list):
            yield from _entries(entry)


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield every text of a tree with its path."""
    for key, entry in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(entry, str):
            yield (*path, key), entry
        elif isinstance(entry, dict | list):
            yield from _texts(entry, (*path, key))


def _versions(text: str | Mapping[str, str], language: str) -> Mapping[str, str]:
    """Return a text by language; a plain one is in `language`."""
    return {language: text} if isinstance(text, str) else text
