"""
A Page: what there is to say about one record, in words, with no screen attached.

`timeline show`, the details panel and the person screen all render a Page, so they never disagree.
"""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import NamedTuple

from tui.model.entities import Citation, Kind


class Style(Enum):
    PLAIN = "plain"
    STRONG = "strong"
    DIM = "dim"
    QUOTE = "quote"
    WARN = "warn"  # conflicts, cancelled, possibly


class Fact(StrEnum):
    """What a field is about, whatever its label is called in a language."""

    DATE = "date"
    DIFFERS = "differs"
    PLACE = "place"
    SERIES = "series"
    PART_OF = "part-of"
    PARTS = "parts"
    KIND = "kind"
    STATUS = "status"
    TOPICS = "topics"
    SUMMARY = "summary"
    PEOPLE = "people"
    SAID = "said"
    REPEATS = "repeats"
    OCCURRENCES = "occurrences"
    NAMES = "names"
    ALSO = "also"
    COUNTRY = "country"
    POSTS = "posts"
    LIFE_LINE = "life-line"
    WITH = "with"
    PLACES = "places"
    NAMED_IN = "named-in"
    HELD_BY = "held-by"
    EDITIONS = "editions"
    GAPS = "gaps"
    REGULARS = "regulars"
    FIRST_TIMERS = "first-timers"
    EVENTS = "events"
    WITHIN = "within"
    TIME_ZONE = "time-zone"
    ORGANIZER = "organizer"
    SINCE = "since"
    DISTINCT_FROM = "distinct-from"
    PUBLISHER = "publisher"
    AGENCY = "agency"
    PUBLISHED = "published"
    LANGUAGE = "language"
    ADDRESS = "address"
    LICENCE = "licence"
    CITED_FOR = "cited-for"
    NOTES = "notes"
    BASIS = "basis"
    SOURCES = "sources"
    LINKS = "links"
    ID = "id"


_NAMING = {
    Fact.NAMES,
    Fact.ALSO,
    Fact.SOURCES,
    Fact.LANGUAGE,
    Fact.PUBLISHER,
}  # in each language as it is there
_SAYING = {Kind.EVENT, Kind.SERIES}  # the names of these say something, which can be translated


class Target(NamedTuple):
    """Where a span leads to."""

    kind: Kind
    id: str


class Span(NamedTuple):
    text: str
    style: Style = Style.PLAIN
    language: str | None = None  # set where it is not the language asked for
    target: Target | None = None
    url: str | None = None  # allow-listed
    named: bool = False  # a name, though it leads to no record

    def mark(self, fact: Fact | None = None) -> str:
        """
        Return what stands behind a text in another language than was asked for, in a field about `fact`: ` (vi)`.

        A name is the same in all languages, so that it has none.
        """
        says = not self.named and fact not in _NAMING and (self.target is None or self.target.kind in _SAYING)
        return f" ({self.language})" if self.language is not None and says else ""


class Line(NamedTuple):
    spans: tuple[Span, ...]
    citations: tuple[Citation, ...] = ()

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


class PageField(NamedTuple):
    """A short label (`Place`, `Topics`, `Said`; empty under a title) and one or more lines."""

    label: str
    lines: tuple[Line, ...]
    fact: Fact | None = None  # set in the pages of records


class Page(NamedTuple):
    target: Target
    title: Span
    fields: tuple[PageField, ...] = ()

    @property
    def title_mark(self) -> str:
        """What stands behind a title in another language than was asked for, as `Span.mark` says it."""
        return self.title._replace(target=self.target).mark()
