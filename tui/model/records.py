"""
Records in the shape of the file, as read and made safe, to the values of `tui.model.entities`.

A record given here has been validated by `tui.reading` and made safe by `tui.model.text.safe_record`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tui.model.dates import UNDATED, When
from tui.model.entities import (
    Citation,
    Event,
    Kind,
    Note,
    Occurrence,
    Organization,
    OtherDate,
    Participation,
    Person,
    Place,
    Post,
    Series,
    Source,
    Statement,
    Text,
    Words,
)
from tui.model.text import safe_url

RawRecord = Mapping[str, Any]
Entity = Event | Person | Organization | Place | Series | Source


def decode(kind: Kind, id: str, record: RawRecord, language: str) -> Entity:  # noqa: A002  the format's own word
    """Return the value that `record` describes; `language` is that of texts written as a plain string."""
    return _DECODERS[kind](id, record, language)


def decode_text(value: str | Mapping[str, str] | None, language: str) -> Text | None:
    """Return a text written as a string or as a table of languages; None where there is none."""
    if value is None:
        return None
    if isinstance(value, str):
        return Text((Words(value, language),))
    return Text(tuple(Words(text, tag) for tag, text in value.items()))


def spellings(record: RawRecord) -> list[str]:
    """Return the distinct names of a person, organization, place or series, without decoding it: its first name first."""
    name, names = record["name"], record.get("names", {})
    texts = (name,) if isinstance(name, str) else name.values()
    return list(dict.fromkeys((*texts, *names.values(), *record.get("aliases", ()))))


def decode_citation(value: str | Mapping[str, str]) -> Citation:
    """Return a reference to a source: `"id"`, `"id#p5"` or a table of `source`, `at` and `quote`."""
    if isinstance(value, str):
        source, _, at = value.partition("#")
        return Citation(source, at or None)
    return Citation(value["source"], value.get("at"), value.get("quote"))


def decode_repeat(value: str | Sequence[str]) -> tuple[str, ...]:
    """Return the lines of a recurrence, written as one text or as a list of texts."""
    texts = (value,) if isinstance(value, str) else value
    return tuple(line for text in texts for line in text.split())


def decode_participation(value: str | RawRecord, language: str) -> Participation:
    """Return somebody at an event: a plain string is the name of one who has no entry."""
    if isinstance(value, str):
        return Participation(name=value)
    return Participation(
        **_claim(value),
        person=value.get("person"),
        organization=value.get("organization"),
        name=value.get("name"),
        role=decode_text(value.get("role"), language),
        office=decode_text(value.get("office"), language),
        delegation=value.get("delegation"),
    )


def _text(record: RawRecord, key: str, language: str) -> Text:
    """Return a text that the format requires."""
    text = decode_text(record[key], language)
    assert text is not None  # noqa: S101  tells the type checker what validation holds
    return text


def _when(record: RawRecord, key: str = "date") -> When | None:
    text = record.get(key)
    return None if text is None else When.parse(text)


def _claim(record: RawRecord) -> dict[str, Any]:
    sources = record.get("sources")
    return {"sources": tuple(map(decode_citation, sources)) if sources else (), "basis": record.get("basis")}


def _record(id: str, record: RawRecord, language: str) -> dict[str, Any]:  # noqa: A002  the format's own word
    """Return what every kind of record may carry."""
    notes = tuple(
        Note(**_claim(note), text=_text(note, "text", language), date=_when(note))
        for note in record.get("notes", ())
    )
    links = tuple(url for link in record.get("links", ()) if (url := safe_url(link)) is not None)
    return {"id": id, **_claim(record), "links": links, "notes": notes}


def _named(id: str, record: RawRecord, language: str) -> dict[str, Any]:  # noqa: A002  the format's own word
    """Return what every record known by names may carry; the versions of `name` come before those of `names`."""
    versions = dict.fromkeys(_text(record, "name", language).versions)
    versions.update(dict.fromkeys(Words(text, tag) for tag, text in record.get("names", {}).items()))
    return {
        **_record(id, record, language),
        "name": Text(tuple(versions)),
        "aliases": tuple(record.get("aliases", ())),
    }


def _person(id: str, record: RawRecord, language: str) -> Person:  # noqa: A002  the format's own word
    posts = tuple(
        Post(
            **_claim(post),
            title=_text(post, "title", language),
            organization=post.get("organization"),
            date=_when(post),
        )
        for post in record.get("posts", ())
    )
    return Person(**_named(id, record, language), country=record.get("country"), posts=posts)


def _organization(id: str, record: RawRecord, language: str) -> Organization:  # noqa: A002  the format's own word
    return Organization(**_named(id, record, language), country=record.get("country"))


def _place(id: str, record: RawRecord, language: str) -> Place:  # noqa: A002  the format's own word
    return Place(
        **_named(id, record, language),
        within=decode_text(record.get("within"), language),
        country=record.get("country"),
        tz=record.get("tz"),
    )


def _series(id: str, record: RawRecord, language: str) -> Series:  # noqa: A002  the format's own word
    return Series(
        **_named(id, record, language),
        organizer=record.get("organizer"),
        since=_when(record, "since"),
        distinct_from=tuple(record.get("distinct_from", ())),
    )


def _source(id: str, record: RawRecord, language: str) -> Source:  # noqa: A002  the format's own word
    url = record.get("url")
    return Source(
        **_record(id, record, language),
        title=_text(record, "title", language),
        publisher=decode_text(record.get("publisher"), language),
        agency=record.get("agency"),
        language=record.get("language"),
        date=_when(record),
        url=None if url is None else safe_url(url),
        licence=record.get("licence"),
    )


def _other_dates(entries: list[RawRecord], language: str) -> tuple[OtherDate, ...]:
    return tuple(
        OtherDate(**_claim(entry), date=_when(entry), text=decode_text(entry.get("text"), language))
        for entry in entries
    )


def _event(id: str, record: RawRecord, language: str) -> Event:  # noqa: A002  the format's own word
    get = record.get
    return Event(
        **_record(id, record, language),
        title=_text(record, "title", language),
        date=_when(record) or UNDATED,
        kind=get("kind"),
        series=get("series"),
        edition=get("edition"),
        place=get("place"),
        part_of=tuple(get("part_of", ())),
        topics=tuple(_text({"": topic}, "", language) for topic in get("topics", ())),
        summary=decode_text(get("summary"), language),
        status=get("status"),
        participants=tuple(decode_participation(value, language) for value in get("participants", ())),
        statements=tuple(
            Statement(
                **_claim(value),
                by=value.get("by"),
                mode=value.get("mode"),
                text=_text(value, "text", language),
            )
            for value in get("statements", ())
        ),
        conflicts=_other_dates(get("conflicts", []), language),
        other_dates=_other_dates(get("other_dates", []), language),
        repeat=decode_repeat(get("repeat", ())),
        shown=get("shown"),
        occurrence=Occurrence(record["rule"], record["occurrence"]) if "rule" in record else None,
    )


_DECODERS: dict[Kind, Callable[[str, RawRecord, str], Entity]] = {
    Kind.EVENT: _event,
    Kind.PERSON: _person,
    Kind.ORGANIZATION: _organization,
    Kind.PLACE: _place,
    Kind.SERIES: _series,
    Kind.SOURCE: _source,
}
