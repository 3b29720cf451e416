"""
What a timeline holds: events, people, organizations, places, series and sources, as immutable values.

Every text in here has been made safe to show (`tui.model.text`). Values are decoded from records by
`tui.model.records`; field names are those of the file format, schema 1. Named tuples, because a program that starts in
a fraction of a second cannot wait for some twenty dataclasses to be generated.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.model.dates import When


class Kind(StrEnum):
    """The six kinds of record; the value is the name used in references such as `event:mcis-11`."""

    EVENT = "event"
    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    SERIES = "series"
    SOURCE = "source"

    @property
    def table(self) -> str:
        """The name of the kind's table in a file: `people`, `series` …"""
        return _TABLES[self]


_TABLES = {
    Kind.EVENT: "events",
    Kind.PERSON: "people",
    Kind.ORGANIZATION: "organizations",
    Kind.PLACE: "places",
    Kind.SERIES: "series",
    Kind.SOURCE: "sources",
}


class Words(NamedTuple):
    """A text and the language (BCP 47) that it is in."""

    text: str
    language: str

    def told(self, language: str) -> str:
        """Return the text for a reader of a language: behind one in another language stands which, "Summit (en)"."""
        return self.text if self.language == language else f"{self.text} ({self.language})"


class Text(NamedTuple):
    """The same text in one or more languages, in the order written. Never empty."""

    versions: tuple[Words, ...]

    def say(self, language: str) -> Words:
        """Return the version in `language`, else the first one written."""
        for version in self.versions:  # asked many times for each event of an export
            if version.language == language:
                return version
        return self.versions[0]

    def __str__(self) -> str:
        return self.versions[0].text


class Citation(NamedTuple):
    """Where a fact stands: a source id, a place in it (`p5` a body paragraph, `photo1` a caption), words quoted."""

    source: str
    at: str | None = None
    quote: str | None = None

    def __str__(self) -> str:
        return f"{self.source}#{self.at}" if self.at else self.source


Citations = tuple[Citation, ...]

# Every claim says where it stands (`sources`) and whether it is stated, implied or background (`basis`).


class Note(NamedTuple):
    text: Text | None = None
    date: When | None = None
    sources: Citations = ()
    basis: str | None = None


class Post(NamedTuple):
    """An office a person holds or held."""

    title: Text | None = None
    organization: str | None = None
    date: When | None = None
    sources: Citations = ()
    basis: str | None = None


class Participation(NamedTuple):
    """Somebody at an event: exactly one of `person` (id), `organization` (id) or `name` (no entry of its own)."""

    person: str | None = None
    organization: str | None = None
    name: str | None = None
    role: Text | None = None
    office: Text | None = None
    delegation: str | None = None
    sources: Citations = ()
    basis: str | None = None


class Statement(NamedTuple):
    """What `by` (a person id, an organization id or a plain name) said; mode is `quote` or `paraphrase`."""

    by: str | None = None
    mode: str | None = None
    text: Text | None = None
    sources: Citations = ()
    basis: str | None = None


class OtherDate(NamedTuple):
    """A date from another source: more precise (`other_dates`) or contradicting (`conflicts`), maybe with words."""

    date: When | None = None
    text: Text | None = None
    sources: Citations = ()
    basis: str | None = None


class Person(NamedTuple):
    """`name` is in its languages, `names` merged in; `id` is empty for somebody who is only named at an event."""

    id: str
    name: Text
    aliases: tuple[str, ...] = ()
    country: str | None = None
    posts: tuple[Post, ...] = ()
    sources: Citations = ()
    basis: str | None = None
    links: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


class Organization(NamedTuple):
    id: str
    name: Text
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sources: Citations = ()
    basis: str | None = None
    links: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


class Place(NamedTuple):
    id: str
    name: Text
    aliases: tuple[str, ...] = ()
    within: Text | None = None
    country: str | None = None
    tz: str | None = None
    sources: Citations = ()
    basis: str | None = None
    links: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


class Series(NamedTuple):
    id: str
    name: Text
    aliases: tuple[str, ...] = ()
    organizer: str | None = None
    since: When | None = None
    distinct_from: tuple[str, ...] = ()
    sources: Citations = ()
    basis: str | None = None
    links: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


class Source(NamedTuple):
    """A report, page or book. `url` is an allow-listed http(s) address or None."""

    id: str
    title: Text
    publisher: Text | None = None
    agency: str | None = None
    language: str | None = None
    date: When | None = None
    url: str | None = None
    licence: str | None = None
    sources: Citations = ()
    basis: str | None = None
    links: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


class Occurrence(NamedTuple):
    """One of the events that follow from a recurrence: the id of the event that recurs, and which one this is, from 1."""

    rule: str
    number: int


def event_of(id_: str) -> str:
    """Return the id of the event in the file: of an occurrence, which is `x@2023-06-01`, that of the event that recurs."""
    return id_.partition("@")[0]


class Event(NamedTuple):
    """
    An event, one occurrence of an event that recurs, or the event that recurs itself, which has a `repeat`.

    `shown` says why the occurrences of the last end where they do (`tui.model.recurring.Stop`).
    """

    id: str
    title: Text
    date: When
    kind: str | None = None
    series: str | None = None
    edition: int | None = None
    place: str | None = None
    part_of: tuple[str, ...] = ()
    topics: tuple[Text, ...] = ()
    summary: Text | None = None
    status: str | None = None
    participants: tuple[Participation, ...] = ()
    statements: tuple[Statement, ...] = ()
    conflicts: tuple[OtherDate, ...] = ()
    other_dates: tuple[OtherDate, ...] = ()
    repeat: tuple[str, ...] = ()
    shown: str | None = None
    occurrence: Occurrence | None = None
    sources: Citations = ()
    basis: str | None = None
    links: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


Claim = Note | Post | Participation | Statement | OtherDate
Named = Person | Organization | Place | Series
Record = Event | Person | Organization | Place | Series | Source
