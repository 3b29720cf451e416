"""Records in the shape of the file, decoded into entities."""

from __future__ import annotations

from typing import Any

import pytest

from tui.model.dates import When
from tui.model.entities import (
    Citation,
    Event,
    Kind,
    Note,
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
from tui.model.records import decode, decode_citation, decode_participation, decode_text


def text(words: str, language: str = "en") -> Text:
    return Text((Words(words, language),))


def test_an_event_with_everything() -> None:
    record: dict[str, Any] = {
        "title": {"en": "Talks", "vi": "Hội đàm"},
        "date": "[2023-08-14..2023-08-17]",
        "kind": "talks",
        "series": "mcis",
        "edition": 11,
        "place": "patriot",
        "part_of": ["mcis-11", "army-2023"],
        "topics": ["defence", {"vi": "an ninh"}],
        "summary": "They talked.",
        "status": "held",
        "basis": "stated",
        "participants": [
            {
                "person": "giang",
                "role": "head",
                "office": {"vi": "Bộ trưởng"},
                "delegation": "VN",
                "sources": ["nld#p5"],
            },
            {"organization": "mod", "basis": "implied"},
            {"name": "Somebody"},
            "A name",
        ],
        "statements": [{"by": "giang", "mode": "quote", "text": "Yes.", "sources": ["nld#p6"]}],
        "sources": ["nld", {"source": "nld", "at": "p5", "quote": "đã"}],
        "conflicts": [{"date": "2023-08-15", "sources": ["tass"]}],
        "other_dates": [{"text": "in the evening"}],
        "notes": [{"text": "A note.", "date": "2010/..", "basis": "stated"}],
        "links": ["https://example.org/ü", "javascript:alert(1)"],
        "repeat": "FREQ=YEARLY",
    }
    assert decode(Kind.EVENT, "talks", record, "en") == Event(
        id="talks",
        title=Text((Words("Talks", "en"), Words("Hội đàm", "vi"))),
        date=When.parse("[2023-08-14..2023-08-17]"),
        kind="talks",
        series="mcis",
        edition=11,
        place="patriot",
        part_of=("mcis-11", "army-2023"),
        topics=(text("defence"), text("an ninh", "vi")),
        summary=text("They talked."),
        status="held",
        basis="stated",
        participants=(
            Participation(
                person="giang",
                role=text("head"),
                office=text("Bộ trưởng", "vi"),
                delegation="VN",
                sources=(Citation("nld", "p5"),),
            ),
            Participation(organization="mod", basis="implied"),
            Participation(name="Somebody"),
            Participation(name="A name"),
        ),
        statements=(
            Statement(by="giang", mode="quote", text=text("Yes."), sources=(Citation("nld", "p6"),)),
        ),
        sources=(Citation("nld"), Citation("nld", "p5", "đã")),
        conflicts=(OtherDate(date=When.parse("2023-08-15"), sources=(Citation("tass"),)),),
        other_dates=(OtherDate(text=text("in the evening")),),
        notes=(Note(text=text("A note."), date=When.parse("2010/.."), basis="stated"),),
        links=("https://example.org/%C3%BC",),
        repeat=("FREQ=YEARLY",),
    )


def test_an_event_with_no_more_than_it_needs() -> None:
    event = decode(Kind.EVENT, "kick-off", {"title": "Khởi động", "date": "2024-05"}, "vi")
    assert event == Event(id="kick-off", title=text("Khởi động", "vi"), date=When.parse("2024-05"))


@pytest.mark.parametrize(
    ("kind", "record", "entity"),
    [
        (
            Kind.PERSON,
            {
                "name": "Chen Wenqing",
                "names": {"zh": "陈文清", "vi": "Trần Văn Thanh"},
                "aliases": ["Ch'en"],
                "country": "CN",
                "posts": [
                    {"title": "Secretary", "organization": "cpc", "date": "2022-10-28/..", "sources": ["wp"]}
                ],
            },
            Person(
                id="x",
                name=Text(
                    (Words("Chen Wenqing", "en"), Words("陈文清", "zh"), Words("Trần Văn Thanh", "vi"))
                ),
                aliases=("Ch'en",),
                country="CN",
                posts=(
                    Post(
                        title=text("Secretary"),
                        organization="cpc",
                        date=When.parse("2022-10-28/.."),
                        sources=(Citation("wp"),),
                    ),
                ),
            ),
        ),
        (
            Kind.ORGANIZATION,
            {"name": {"en": "Party"}, "names": {"en": "Party", "ru": "Партия"}, "country": "CN"},
            Organization(id="x", name=Text((Words("Party", "en"), Words("Партия", "ru"))), country="CN"),
        ),
        (
            Kind.PLACE,
            {"name": "Patriot", "within": "Kubinka", "country": "RU", "tz": "Europe/Moscow"},
            Place(id="x", name=text("Patriot"), within=text("Kubinka"), country="RU", tz="Europe/Moscow"),
        ),
        (
            Kind.SERIES,
            {"name": "MCIS", "organizer": "mod", "since": "2012", "distinct_from": ["hrsi"]},
            Series(
                id="x", name=text("MCIS"), organizer="mod", since=When.parse("2012"), distinct_from=("hrsi",)
            ),
        ),
        (
            Kind.SOURCE,
            {
                "title": "Report",
                "publisher": {"vi": "Người Lao Động"},
                "agency": "TASS",
                "language": "vi",
                "date": "2023-08-17T20:00+07:00",
                "url": "https://example.org",
                "licence": "CC0-1.0",
            },
            Source(
                id="x",
                title=text("Report"),
                publisher=text("Người Lao Động", "vi"),
                agency="TASS",
                language="vi",
                date=When.parse("2023-08-17T20:00+07:00"),
                url="https://example.org",
                licence="CC0-1.0",
            ),
        ),
        (
            Kind.SOURCE,
            {"title": "Report", "url": "javascript:alert(1)"},
            Source(id="x", title=text("Report")),
        ),
    ],
)
def test_the_other_kinds(kind: Kind, record: dict[str, Any], entity: object) -> None:
    assert decode(kind, "x", record, "en") == entity


def test_a_text_is_in_the_language_of_the_timeline_unless_it_says_another() -> None:
    assert decode_text("Hội nghị", "vi") == text("Hội nghị", "vi")
    assert decode_text({"ru": "Встреча"}, "vi") == text("Встреча", "ru")
    assert decode_text(None, "vi") is None


def test_a_citation_is_short_or_a_table() -> None:
    assert decode_citation("nld") == Citation("nld")
    assert decode_citation("nld#p5") == Citation("nld", "p5")
    assert decode_citation({"source": "nld", "quote": "đã"}) == Citation("nld", None, "đã")


def test_a_plain_participant_is_a_name_and_never_an_id() -> None:
    assert decode_participation("shoigu", "en") == Participation(name="shoigu")
