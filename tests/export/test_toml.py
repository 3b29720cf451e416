"""A TOML export is a timeline file of its own: the same records, and nothing to complain of that was not there before."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.export import hostile
from tests.export.conftest import Opening
from tests.unit.edtf_texts import expressions
from tui.export.toml import export_toml
from tui.model.dates import Window
from tui.model.entities import Kind
from tui.model.recurring import Work
from tui.query.result import resolve
from tui.query.view import View
from tui.reading.bundled import bundled_path
from tui.reading.files import read
from tui.reading.recurrences import mistakes
from tui.reading.schema.tables import (
    CITATION,
    TABLES,
    TIMELINE,
    ListOf,
    NameOr,
    OneOf,
    Reference,
    Simple,
    Table,
    Type,
)
from tui.reading.schema.values import is_text
from tui.store.opening import open_files
from tui.store.timeline import Timeline

UNSEEN = set("\x7f\x85\x9b\xad\u061c\u200b\u200e\u2028\u202e\u2066\ufeff\ufffe\U000e0001")


def exported(timeline: Timeline, **view: Any) -> str:
    return export_toml(resolve(timeline, View(**view)))


def reopened(text: str, path: Path) -> Timeline:
    path.write_bytes(text.encode())
    opened = open_files([path])
    assert opened.timeline is not None, [d.message for d in opened.diagnostics]
    return opened.timeline


def records(timeline: Timeline) -> dict[Kind, dict[str, dict[str, Any]]]:
    return {kind: {id_: timeline.raw(kind, id_) for id_ in timeline.ids(kind)} for kind in Kind}


def complaints(path: Path) -> set[str]:
    reading = read([path])
    assert reading.ok
    return {diagnostic.code for diagnostic in reading.diagnostics}


def test_the_whole_timeline_reads_back_the_same(bundled: Timeline, tmp_path: Path) -> None:
    text = exported(bundled)
    twin = reopened(text, tmp_path / "twin.toml")
    assert records(twin) == records(bundled)
    assert twin.raw_timeline() == bundled.raw_timeline()
    assert [twin.event(rank) for rank in range(twin.size)] == [
        bundled.event(rank) for rank in range(bundled.size)
    ]
    assert complaints(bundled_path()) == set()
    assert complaints(tmp_path / "twin.toml") == set()
    assert exported(twin) == text


@pytest.mark.parametrize(
    "view", [{"query": "giang"}, {"window": Window.parse("2023-08")}, {"query": "nobody-at-all"}]
)
def test_every_view_is_a_file_that_check_has_nothing_to_say_of(
    bundled: Timeline, tmp_path: Path, view: dict[str, Any]
) -> None:
    twin = reopened(exported(bundled, **view), tmp_path / "twin.toml")
    assert {event.id for event in bundled.events(resolve(bundled, View(**view)).shown)} <= set(
        twin.ids(Kind.EVENT)
    )
    assert twin.size < bundled.size
    assert all(twin.raw(kind, id_) == bundled.raw(kind, id_) for kind in Kind for id_ in twin.ids(kind))
    assert complaints(tmp_path / "twin.toml") == set()


def test_an_edition_with_its_sessions_is_no_edition_twice_in_any_order(tmp_path: Path) -> None:
    edition = {"title": "E", "series": "s", "edition": 3}
    events = {
        "whole": {**edition, "date": "2024-05-15/2024-05-17"},
        "first": {**edition, "date": "2024-05-15", "part_of": ["whole"]},
        "second": {**edition, "date": "2024-05-16", "part_of": ["whole"]},
    }
    source = tmp_path / "source.json"
    source.write_text(json.dumps({"series": {"s": {"name": "S"}}, "events": events}), encoding="utf-8")
    timeline = open_files([source]).timeline
    assert timeline is not None
    twin = reopened(exported(timeline), tmp_path / "twin.toml")
    assert twin.ids(Kind.EVENT) != list(events), "by time the first session comes before the whole"
    assert complaints(source) == complaints(tmp_path / "twin.toml") == set()


def test_it_is_written_as_the_documentation_writes(opened: Opening) -> None:
    event = {
        "participants": [{"role": "host", "name": "A"}, "B"],
        "date": "2024-05-15",
        "topics": ["x", "y"],
        "edition": 3,
        "title": {"vi": "Đàm", "en": "Talk"},
    }
    timeline = opened({"timeline": {"language": "en", "title": "T"}, "events": {"e": event}})
    assert exported(timeline) == (
        "schema = 1\n\n"
        '[timeline]\ntitle = "T"\nlanguage = "en"\n\n'
        '[events.e]\ntitle = { vi = "Đàm", en = "Talk" }\ndate = "2024-05-15"\nedition = 3\n'
        'topics = ["x", "y"]\nparticipants = [\n  { name = "A", role = "host" },\n  "B",\n]\n'
    )


def test_a_long_list_has_a_line_for_each_entry(opened: Opening) -> None:
    aliases = [f"another name {number}" for number in range(9)]
    text = exported(opened({"events": {}, "people": {"p": {"name": "P", "aliases": aliases, "links": []}}}))
    assert max(map(len, text.splitlines())) < 40
    assert tomli.loads(text)["people"]["p"] == {"name": "P", "aliases": aliases, "links": []}


def test_texts_that_are_not_safe_to_show_are_kept_as_written(opened: Opening, tmp_path: Path) -> None:
    document = hostile.document(hostile.numbered(hostile.ALL))
    text = exported(opened(document))
    assert tomli.loads(text) == document
    assert not any(ord(character) < 0x20 and character != "\n" for character in text)
    assert not set(text) & UNSEEN
    reopened(text, tmp_path / "twin.toml")


def test_languages_stay_in_the_order_written(opened: Opening, tmp_path: Path) -> None:
    timeline = opened({"events": {"e": {"title": {"zh": "一", "en": "one", "ar": "واحد"}, "date": "2024"}}})
    twin = reopened(exported(timeline), tmp_path / "twin.toml")
    assert [words.language for words in twin.event(0).title.versions] == ["zh", "en", "ar"]


# Documents of every shape that the schema allows.

IDS = {kind: [f"{kind.value}-{number}" for number in range(3)] for kind in Kind}
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8).filter(is_text)
LANGUAGES = st.dictionaries(st.sampled_from(["en", "vi", "ru", "zh-Hant"]), TEXT, min_size=1, max_size=3)
AT = st.sampled_from(["p1", "p12", "photo2", "dateline"])
PLAIN_CITATION = st.builds(
    lambda id_, at: f"{id_}#{at}" if at else id_, st.sampled_from(IDS[Kind.SOURCE]), AT | st.none()
)
SIMPLE: dict[Simple, st.SearchStrategy[Any]] = {
    Simple.TEXT: TEXT | LANGUAGES,
    Simple.STRING: TEXT,
    Simple.LANGUAGES: LANGUAGES,
    Simple.DATE: expressions(),
    Simple.NUMBER: st.integers(1, 999_999),
    Simple.LANGUAGE: st.sampled_from(["en", "vi", "fr-CA"]),
    Simple.TIME_ZONE: st.sampled_from(["Europe/Moscow", "UTC"]),
    Simple.RECURRENCE: st.sampled_from(["FREQ=YEARLY;COUNT=3", "RRULE:FREQ=DAILY"]),
    Simple.LOCATOR: AT,
    Simple.SPEAKER: TEXT | st.sampled_from(IDS[Kind.PERSON]),
}


def values(type_: Type) -> st.SearchStrategy[Any]:
    match type_:
        case Simple.CITATION:
            return PLAIN_CITATION | tables(CITATION)
        case Simple():
            return SIMPLE[type_]
        case OneOf(words):
            return st.sampled_from(words)
        case Reference(kind):
            return st.sampled_from(IDS[kind])
        case ListOf(item):
            return st.lists(values(item), max_size=3)
        case NameOr(table):
            return TEXT | tables(table)
        case Table():
            return tables(type_)


@st.composite
def tables(draw: st.DrawFn, table: Table) -> dict[str, Any]:
    """Return a table with some of the fields, in any order."""
    one = draw(st.sampled_from(table.exactly_one)) if table.exactly_one else None
    wanted = [
        field
        for field in table.fields
        # An event that is part of others in any way would be a ring now and then, which is an error.
        if field.name != "part_of"
        and (
            field.name == one
            or (field.name not in table.exactly_one and (field.required or draw(st.booleans())))
        )
    ]
    if table.at_least_one and not {field.name for field in wanted} & set(table.at_least_one):
        wanted.append(next(field for field in table.fields if field.name == table.at_least_one[0]))
    return {field.name: draw(values(field.type)) for field in draw(st.permutations(wanted))}


def documents() -> st.SearchStrategy[Mapping[str, Any]]:
    kinds = {
        kind.table: st.fixed_dictionaries(dict.fromkeys(IDS[kind], tables(TABLES[kind]))) for kind in Kind
    }
    return st.fixed_dictionaries({"timeline": tables(TIMELINE), **kinds}).map(_recurring_where_they_can)


def _recurring_where_they_can(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document without the recurrences that its dates cannot have."""
    events = {
        id_: {
            field: value
            for field, value in event.items()
            if field != "repeat" or not mistakes(event, None, Work())
        }
        for id_, event in document["events"].items()
    }
    return {**document, "events": events}


@settings(
    max_examples=15,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
@given(document=documents())
def test_any_timeline_reads_back_the_same_and_check_says_the_same_of_it(
    tmp_path: Path, document: Mapping[str, Any]
) -> None:
    source, path = tmp_path / "source.json", tmp_path / "twin.toml"
    source.write_text(json.dumps(document), encoding="utf-8")
    timeline = open_files([source]).timeline
    assert timeline is not None
    text = exported(timeline)
    twin = reopened(text, path)
    assert records(twin) == records(timeline)
    assert twin.raw_timeline() == timeline.raw_timeline()
    assert complaints(path) == complaints(source)
    assert exported(twin) == text
    assert not set(text) & UNSEEN


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(is_text))
def test_any_text_is_a_toml_string(opened: Opening, text: str) -> None:
    written = exported(opened({"events": {"e": {"title": text, "date": "2024"}}}))
    assert tomli.loads(written)["events"]["e"]["title"] == text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", written)
