"""
The file format, schema 1, as one table: which fields a record may have, of what type, and what each is for.

Validation, the suggestions in its messages, and the documentation of the format are all made from this table.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from tui.model.entities import Kind

SCHEMA = 1
DEFAULT_LANGUAGE = "en"


class Simple(Enum):
    """Types that have no parts; the value says, in words, what is expected."""

    TEXT = 'a text in quotes, or a table of languages such as { en = "…", vi = "…" }'
    STRING = "a text in quotes"
    LANGUAGES = 'a table of languages such as { vi = "…", ru = "…" }'
    DATE = 'an EDTF date in quotes such as "2023-08-15", "2023-08" or "2023-08-15/2023-08-17"'
    NUMBER = "a whole number from 1 to 999999"
    LANGUAGE = 'a language code such as "en", "vi" or "zh-Hant"'
    TIME_ZONE = 'the name of a time zone such as "Europe/Moscow"'
    RECURRENCE = (
        'a recurrence rule such as "FREQ=YEARLY;COUNT=3", or a list ["RRULE:…", "RDATE:…", "EXDATE:…"]'
    )
    LOCATOR = 'a place in the source such as "p5" (paragraph 5), "photo1" or "title"'
    CITATION = 'a source: "id", "id#p5" or { source = "id", at = "p5", quote = "…" }'
    SPEAKER = "the id of a person or of an organization, or a name, in quotes"
    QUERY = 'a query in quotes such as "who:giang kind:talks"'
    WINDOW = 'a time in quotes such as "2023-08" or "2023-08-14/2023-08-17"'
    FLAG = "true or false"


class OneOf(NamedTuple):
    """One of a few words."""

    words: tuple[str, ...]


class Reference(NamedTuple):
    """The id of a record of that kind."""

    kind: Kind


class ListOf(NamedTuple):
    item: Type


class Table(NamedTuple):
    """A table of fields; `name` is what one of them is called in messages."""

    name: str
    fields: tuple[Field, ...]
    exactly_one: tuple[str, ...] = ()
    at_least_one: tuple[str, ...] = ()


class NameOr(NamedTuple):
    """A table, or a plain string where a name alone is known."""

    table: Table


Type = Simple | OneOf | Reference | ListOf | Table | NameOr


class Field(NamedTuple):
    """A key, its type and its purpose; `also` are words that people write for it and that are to be corrected."""

    name: str
    type: Type
    about: str
    required: bool = False
    also: tuple[str, ...] = ()


_SOURCES = Field(
    "sources", ListOf(Simple.CITATION), "Where this is stated.", also=("source", "cite", "citations", "refs")
)
_BASIS = Field(
    "basis",
    OneOf(("stated", "implied", "background")),
    "Whether the source states this, implies it, or it is background from elsewhere.",
)
_CLAIM = (_SOURCES, _BASIS)
_NOTE = Table(
    "note",
    (
        Field("text", Simple.TEXT, "What there is to say.", required=True, also=("note",)),
        Field("date", Simple.DATE, "When it held or was said."),
        *_CLAIM,
    ),
)
_RECORD = (
    *_CLAIM,
    Field(
        "links",
        ListOf(Simple.STRING),
        "Web addresses about it, http or https.",
        also=("link", "url", "urls", "website"),
    ),
    Field(
        "notes", ListOf(_NOTE), "Remarks, each with its own sources.", also=("note", "comment", "comments")
    ),
)
_NAMED = (
    Field("name", Simple.TEXT, "The name shown.", required=True, also=("title", "label")),
    Field("names", Simple.LANGUAGES, "The name in further languages."),
    Field(
        "aliases",
        ListOf(Simple.STRING),
        "Other spellings and short names, found by search.",
        also=("alias", "aka"),
    ),
    *_RECORD,
)
_COUNTRY = Field("country", Simple.STRING, "ISO 3166 code, or a name in any language.", also=("nationality",))
_POST = Table(
    "post",
    (
        Field(
            "title", Simple.TEXT, "The name of the office.", required=True, also=("name", "office", "role")
        ),
        Field(
            "organization", Reference(Kind.ORGANIZATION), "Where the office is held.", also=("organisation",)
        ),
        Field("date", Simple.DATE, "When it is or was held.", also=("since", "from", "start")),
        *_CLAIM,
    ),
)
_PARTICIPANT = Table(
    "participant",
    (
        Field("person", Reference(Kind.PERSON), "The id of a person.", also=("id", "who")),
        Field(
            "organization", Reference(Kind.ORGANIZATION), "The id of an organization.", also=("organisation",)
        ),
        Field("name", Simple.STRING, "The name of one who has no entry."),
        Field("role", Simple.TEXT, "What they did there.", also=("function",)),
        Field("office", Simple.TEXT, "The office they held then.", also=("post", "title", "position")),
        Field("delegation", Simple.STRING, "The country or body they stood for.", also=("country", "for")),
        *_CLAIM,
    ),
    exactly_one=("person", "organization", "name"),
)
_STATEMENT = Table(
    "statement",
    (
        Field(
            "by",
            Simple.SPEAKER,
            "Who said it: the id of a person or of an organization, or a name.",
            also=("person",),
        ),
        Field("mode", OneOf(("quote", "paraphrase")), "Whether the text is their words or their meaning."),
        Field("text", Simple.TEXT, "What was said.", required=True, also=("quote",)),
        *_CLAIM,
    ),
)
_OTHER_DATE = Table(
    "entry",
    (
        Field("date", Simple.DATE, "The date as the other source has it."),
        Field("text", Simple.TEXT, "What the other source says, in words.", also=("note",)),
        *_CLAIM,
    ),
    at_least_one=("date", "text"),
)
CITATION = Table(
    "reference",
    (
        Field("source", Reference(Kind.SOURCE), "The id of a source.", required=True, also=("id",)),
        Field(
            "at",
            Simple.LOCATOR,
            "Where in it: p5 a body paragraph, photo1 a caption.",
            also=("page", "paragraph"),
        ),
        Field("quote", Simple.STRING, "The words quoted.", also=("text",)),
    ),
)

TIMELINE = Table(
    "timeline",
    (
        Field("title", Simple.TEXT, "What the timeline is about.", also=("name",)),
        Field(
            "language",
            Simple.LANGUAGE,
            "The language of texts written as a plain string.",
            also=("lang", "locale"),
        ),
        Field(
            "tz",
            Simple.TIME_ZONE,
            "The time zone of times of day that have neither an offset nor a place with one.",
            also=("timezone", "time_zone", "zone"),
        ),
        Field(
            "hemisphere",
            OneOf(("north", "south")),
            "Where seasons are that have no place with a country.",
            also=("hemispheres",),
        ),
    ),
)

TABLES: dict[Kind, Table] = {
    Kind.PERSON: Table(
        "person",
        (
            *_NAMED,
            _COUNTRY,
            Field("posts", ListOf(_POST), "Offices held.", also=("post", "offices", "office")),
        ),
    ),
    Kind.ORGANIZATION: Table("organization", (*_NAMED, _COUNTRY)),
    Kind.PLACE: Table(
        "place",
        (
            *_NAMED,
            Field(
                "within",
                Simple.TEXT,
                "The larger place it lies in.",
                also=("in", "city", "region", "address"),
            ),
            _COUNTRY,
            Field("tz", Simple.TIME_ZONE, "Its time zone.", also=("timezone", "time_zone", "zone")),
        ),
    ),
    Kind.SERIES: Table(
        "series",
        (
            *_NAMED,
            Field(
                "organizer",
                Reference(Kind.ORGANIZATION),
                "The id of the organization behind it.",
                also=("organiser", "host"),
            ),
            Field("since", Simple.DATE, "When it began.", also=("date", "start")),
            Field("distinct_from", ListOf(Reference(Kind.SERIES)), "Series it must not be taken for."),
        ),
    ),
    Kind.EVENT: Table(
        "event",
        (
            Field("title", Simple.TEXT, "What it is called.", required=True, also=("name", "label")),
            Field(
                "date",
                Simple.DATE,
                "When it was, as exactly as is known; XXXX where no date is.",
                also=("when", "start", "day"),
            ),
            Field(
                "kind",
                Simple.STRING,
                "conference, meeting, talks, visit, period … any word.",
                also=("type", "category"),
            ),
            Field("series", Reference(Kind.SERIES), "The id of the series it belongs to."),
            Field("edition", Simple.NUMBER, "Which one of its series.", also=("number",)),
            Field(
                "place", Reference(Kind.PLACE), "The id of the place.", also=("location", "where", "venue")
            ),
            Field(
                "part_of",
                ListOf(Reference(Kind.EVENT)),
                "Ids of the events it was part of.",
                also=("parent", "parents"),
            ),
            Field("topics", ListOf(Simple.TEXT), "What it was about.", also=("tags", "topic", "keywords")),
            Field("summary", Simple.TEXT, "What happened.", also=("description", "text", "body")),
            Field(
                "status", OneOf(("held", "planned", "cancelled")), "Whether it took place.", also=("state",)
            ),
            Field(
                "participants",
                ListOf(NameOr(_PARTICIPANT)),
                "Who was there.",
                also=("people", "attendees", "who"),
            ),
            Field("statements", ListOf(_STATEMENT), "What was said there.", also=("quotes", "statement")),
            Field("conflicts", ListOf(_OTHER_DATE), "What another source says instead.", also=("conflict",)),
            Field("other_dates", ListOf(_OTHER_DATE), "Compatible, more precise dates from other sources."),
            Field(
                "repeat",
                Simple.RECURRENCE,
                "How it recurs, as an iCalendar RRULE, RDATE and EXDATE.",
                also=("rrule", "recurrence"),
            ),
            *_RECORD,
        ),
    ),
    Kind.SOURCE: Table(
        "source",
        (
            Field(
                "title",
                Simple.TEXT,
                "The title of the report, page or book.",
                required=True,
                also=("name", "headline"),
            ),
            Field("publisher", Simple.TEXT, "Who published it."),
            Field("agency", Simple.STRING, "The news agency it came from."),
            Field("language", Simple.LANGUAGE, "The language it is in.", also=("lang",)),
            Field("date", Simple.DATE, "When it was published.", also=("published", "when")),
            Field("url", Simple.STRING, "Its web address, http or https.", also=("link", "href", "address")),
            Field("licence", Simple.STRING, "The licence it is under.", also=("license",)),
            *_RECORD,
        ),
    ),
}

# What the top level of a file may hold, and words that people write for it.
TOP_LEVEL: dict[str, tuple[str, ...]] = {
    "schema": ("version",),
    "timeline": ("meta", "info"),
    "people": ("person", "persons"),
    "organizations": ("organization", "organisation", "organisations", "orgs"),
    "places": ("place", "locations", "venues"),
    "series": ("serie",),
    "events": ("event",),
    "sources": ("source", "references"),
    "views": ("view", "saved"),
}
