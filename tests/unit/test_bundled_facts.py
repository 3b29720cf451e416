"""What the bundled timeline must say: every claim in its place, and nothing that no source says."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import pytest
import tomli

from tests.unit.bundled_facts import DEFENCE, FACTS, SECRETARY, Fact
from tui.model.entities import Citation, Event, Kind, Person, Source, Text
from tui.model.records import decode
from tui.reading.bundled import bundled_path
from tui.reading.files import Reading, read

CLAIMS = [f"{letter}{n}" for letter, last in (("A", 19), ("B", 18), ("X", 19)) for n in range(1, last + 1)]


# Each event's date, to the letter: as exact as its source, and no more.
DATES = {
    "hrsi-10": "2019",
    "patrushev-wang-yi-2023": "2023-02-21",
    "patrushev-chen-2023": "2023-05-22",
    "hrsi-11": "2023-05-23/2023-05-25",
    "putin-address-2023": "2023-05-24",
    "army-2023": "2023-08-14/2023-08-20",
    "giang-army-2023": "[2023-08-14..2023-08-17]",
    "giang-exhibits": "[2023-08-14..2023-08-17]",
    "mcis-11": "2023-08-15/[2023-08-17..]",
    "shoigu-mcis-11": "[2023-08-15..2023-08-17]",
    "giang-mcis-11": "[2023-08-15..2023-08-17]",
    "giang-shoigu": "[2023-08-14..2023-08-17]",
    "giang-li-shangfu": "[2023-08-14..2023-08-17]",
    "giang-khrenin": "[2023-08-14..2023-08-17]",
    "mofa-2023-08-17": "2023-08-17",
    "hrsi-12": "2024-04-23/2024-04-25",
    "hrsi-12-bilaterals": "[2024-04-23..2024-04-25]/[2024-04-23..2024-04-25]",
    "patrushev-partners": "[2024-04-23..2024-04-25]/[2024-04-23..2024-04-25]",
    "patrushev-chen-2024": "2024-04-23",
    "putin-address-2024": "2024-04-24",
    "hrsi-13": "2025-05-27/2025-05-29",
}

NAMES = {
    "patrushev": ("Nikolai Patrushev", "Николай Патрушев"),
    "chen-wenqing": ("Chen Wenqing", "Trần Văn Thanh", "陈文清", "Чэнь Вэньцин"),
    "shoigu": ("Sergei Shoigu", "Sergey Shoygu", "Сергей Шойгу", "谢尔盖·绍伊古"),
    "phan-van-giang": ("Phan Văn Giang", "Фан Ван Зянг", "潘文江"),
    "li-shangfu": ("Li Shangfu", "Lý Thượng Phúc", "李尚福", "Ли Шанфу"),
    "khrenin": (
        "Viktor Khrenin",
        "Viktor Gennadievich Khrenin",
        "Виктор Геннадьевич Хренин",
        "维克托·赫列宁",
    ),
    "pham-thu-hang": ("Phạm Thu Hằng", "Фам Тху Ханг", "范秋姮"),
    "wang-yi": ("Wang Yi", "Vương Nghị", "王毅", "Ван И"),
    "putin": ("Vladimir Putin", "Владимир Путин", "弗拉基米尔·普京"),
}


@cache
def timeline() -> Reading:
    return read([bundled_path()])


def record(reference: str) -> Any:
    kind, _, id_ = reference.partition(":")
    return decode(Kind(kind), id_, timeline().tables[Kind(kind)][id_], timeline().language)


def records(kind: Kind) -> dict[str, Any]:
    return {id_: record(f"{kind}:{id_}") for id_ in timeline().tables[kind]}


def wording(value: object) -> str:
    """Return everything that a value says, in all its languages."""
    if isinstance(value, Text):
        return " | ".join(words.text for words in value.versions)
    return str(getattr(value, "text", value))


def written_dates(part: Any) -> str | None:
    date = getattr(part, "date", None)
    return None if date is None else str(date.text)


def entries(entity: Any, field: str) -> Iterator[Any]:
    """Yield what `field` holds; `names` is every name of a record."""
    value = [entity.name, *entity.aliases] if field == "names" else getattr(entity, field)
    yield from value if isinstance(value, tuple | list) else [value]


def holds(fact: Fact, part: Any, entity: Any) -> bool:
    """Tell whether one entry of a field carries a fact; what is said of the record as a whole is looked up there."""
    own = part if hasattr(part, "sources") else entity
    if fact.field == "sources":
        return str(part) == fact.source
    texts = [part, *(getattr(part, name, "") or "" for name in ("text", "title", "role", "office", "name"))]
    said = any(fact.says in wording(text) for text in texts)
    cited = not fact.source or fact.source in map(str, own.sources)
    based = fact.basis is None or own.basis == fact.basis
    dated = fact.date is None or written_dates(own) == fact.date
    by = {getattr(part, name, None) for name in ("person", "organization", "by")}
    return said and cited and based and dated and (not fact.who or fact.who in by)


@pytest.mark.parametrize("claim", CLAIMS)
def test_each_claim_stands_where_it_should(claim: str) -> None:
    facts = [fact for fact in FACTS if fact.claim == claim]
    assert facts
    for fact in facts:
        entity = record(fact.record)
        assert any(holds(fact, part, entity) for part in entries(entity, fact.field)), fact


def test_a_fact_that_is_not_there_is_not_found() -> None:
    entity = record("event:mcis-11")
    wrong = [
        Fact("", "", "notes", "800 delegates", "tass-1661003", "stated"),
        Fact("", "", "notes", "800 delegates", "nld#p5", "background"),
        Fact("", "", "notes", "900 delegates", "tass-1661003", "background"),
        Fact("", "", "conflicts", "", "tass-1661003", "background", "2023-08-16"),
        Fact("", "", "participants", "speaker", "nld#p2", "stated", who="phan-van-giang"),
        Fact("", "", "place", "moscow"),
        Fact("", "", "sources", source="nld#p9"),
    ]
    assert not [
        fact for fact in wrong if any(holds(fact, part, entity) for part in entries(entity, fact.field))
    ]


def test_each_claim_is_named_in_the_file() -> None:
    comments = re.findall(r"#.*", bundled_path().read_text(encoding="utf-8").partition("schema = 1")[2])
    named = set(re.findall(r"\b[ABX]\d+\b", " ".join(comments)))
    assert named == set(CLAIMS)


def test_check_has_nothing_to_say() -> None:
    assert list(timeline().diagnostics) == []


def test_the_file_is_read_the_same_by_toml_1_0() -> None:
    text = bundled_path().read_text(encoding="utf-8")
    assert tomllib.loads(text) == tomli.loads(text)


def test_dates_are_as_exact_as_their_sources() -> None:
    assert {id_: event.date.text for id_, event in records(Kind.EVENT).items()} == DATES


@pytest.mark.parametrize("id_", NAMES)
def test_people_are_known_in_every_script(id_: str) -> None:
    person = record(f"person:{id_}")
    assert isinstance(person, Person)
    known = {words.text for words in person.name.versions} | set(person.aliases)
    assert known >= set(NAMES[id_])
    assert {words.language for words in person.name.versions} >= {"en", "vi", "ru", "zh"}


def test_every_person_is_in_the_table_of_names() -> None:
    assert set(records(Kind.PERSON)) == set(NAMES)


@pytest.mark.parametrize("id_", DATES)
def test_events_are_told_in_english_and_vietnamese(id_: str) -> None:
    event = record(f"event:{id_}")
    assert isinstance(event, Event)
    assert event.summary
    texts = [event.title, event.summary, *event.topics]
    parts: tuple[Any, ...] = (*event.notes, *event.statements, *event.conflicts, *event.other_dates)
    texts += [part.text for part in parts if part.text]
    texts += [text for part in event.participants for text in (part.role, part.office) if text]
    for text in texts:
        assert {words.language for words in text.versions} == {"en", "vi"}, text


def claims_of(entity: Any) -> Iterator[Any]:
    """Yield every part of a record that may carry sources."""
    yield entity
    for field in ("notes", "posts", "participants", "statements", "conflicts", "other_dates"):
        yield from getattr(entity, field, ())


def citations() -> Iterator[Citation]:
    for kind in Kind:
        for entity in records(kind).values():
            for part in claims_of(entity):
                yield from part.sources


def test_every_fact_has_a_source_and_a_basis() -> None:
    for kind in Kind:
        for id_, entity in records(kind).items():
            parts: Sequence[Any] = [
                part for part in claims_of(entity) if part is not entity or kind is Kind.EVENT
            ]
            if kind is Kind.SOURCE:  # a note that gives a story's number is about the source itself
                parts = [part for part in parts if part.date or part.basis]
            for part in parts:
                assert part.sources, (id_, part)
                assert part.basis, (id_, part)


def test_background_never_rests_on_a_report_alone() -> None:
    for kind in Kind:
        for entity in records(kind).values():
            for part in claims_of(entity):
                cited = {citation.source for citation in part.sources}
                assert part.basis != "background" or cited - {"bth", "nld"}, part
                assert part.basis not in {"stated", "implied"} or cited & {"bth", "nld"}, part


def test_places_in_the_reports_are_named_and_exist() -> None:
    body = {f"p{n}" for n in range(1, 9)} | {"dateline"}
    places = {"bth": body | {"photo1"}, "nld": body | {"photo1", "photo2", "photo3"}}
    for citation in citations():
        if citation.source in places:
            assert citation.at in places[citation.source], citation


def test_every_source_is_used_and_addresses_are_https() -> None:
    assert {citation.source for citation in citations()} == set(records(Kind.SOURCE))
    addresses = [source.url for source in records(Kind.SOURCE).values() if source.url]
    assert all(url.startswith("https://") for url in addresses)
    raw = timeline().tables[Kind.SOURCE].values()
    assert len(addresses) == sum("url" in source for source in raw)


def test_quotations_are_short_terms() -> None:
    quoted = [citation.quote for citation in citations() if citation.quote]
    quoted += [
        words.text
        for event in records(Kind.EVENT).values()
        for statement in event.statements
        if statement.mode == "quote"
        for words in statement.text.versions
    ]
    assert len(quoted) > 20
    assert max(len(quote.split()) for quote in quoted) <= 12


def test_the_two_series_with_an_eleventh_edition_in_2023_are_kept_apart() -> None:
    hrsi, mcis = record("series:hrsi"), record("series:mcis")
    assert "mcis" in hrsi.distinct_from
    assert "hrsi" in mcis.distinct_from
    assert not set(hrsi.aliases) & set(mcis.aliases)
    editions = {
        (event.series, event.edition): event for event in records(Kind.EVENT).values() if event.edition
    }
    assert editions["hrsi", 11].date.text != editions["mcis", 11].date.text
    assert {edition for series, edition in editions if series == "hrsi"} == {10, 11, 12, 13}


def offices(person: str) -> dict[str, str]:
    """Return the office of a person at each event where one is given, in English."""
    return {
        id_: str(part.office)
        for id_, event in records(Kind.EVENT).items()
        for part in event.participants
        if part.person == person and part.office
    }


def test_an_office_is_the_one_held_on_that_day() -> None:
    held = offices("shoigu")
    assert held.pop("hrsi-13") == SECRETARY
    assert set(held.values()) == {DEFENCE}
    assert set(offices("patrushev").values()) == {SECRETARY}


def test_people_who_never_met_share_no_event() -> None:
    there = {id_: {part.person for part in event.participants} for id_, event in records(Kind.EVENT).items()}
    assert not [id_ for id_, people in there.items() if {"patrushev", "shoigu"} <= people]


def test_what_is_no_claim_is_not_in_the_data() -> None:
    everybody = [name for person in records(Kind.PERSON).values() for name in entries(person, "names")]
    everybody += [part.name for event in records(Kind.EVENT).values() for part in event.participants]
    assert not [name for name in everybody if "Trinh" in wording(name)]  # the credit of a photograph
    text = bundled_path().read_text(encoding="utf-8")
    assert not re.search("năng lượng|dầu khí|energy", text)  # the headline of another article
    assert not [
        event for event in records(Kind.EVENT).values() if event.date.text.startswith(("2020", "2022"))
    ]


def test_sources_without_a_known_address_have_none() -> None:
    without = {
        id_ for id_, source in records(Kind.SOURCE).items() if isinstance(source, Source) and not source.url
    }
    assert without == {"nld", "udn-7536399", "baolaocai-383221"}
