"""docs/file-format.md says what the program does: fields, types, dates in words, and examples that open."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.model.dates import When
from tui.model.entities import Kind
from tui.query.saved import open_files
from tui.reading.files import read
from tui.reading.schema.tables import (
    CITATION,
    TABLES,
    TIMELINE,
    TOP_LEVEL,
    ListOf,
    NameOr,
    OneOf,
    Reference,
    Simple,
    Table,
    Type,
)
from tui.reading.schema.views import VIEW

PAGE = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text(encoding="utf-8")
EVERY_RECORD = {"sources", "basis", "links", "notes"}


def section(heading: str) -> str:
    """Return the text under a heading, up to the next of the same or a higher level."""
    level = heading.partition(" ")[0]
    _, found, rest = PAGE.partition(f"\n{heading}\n")
    assert found, heading
    return re.split(rf"\n#{{1,{len(level)}}} ", rest)[0]


def rows(text: str) -> dict[str, list[str]]:
    """Return the rows of the tables in a text, keyed by what their first cell has in backquotes."""
    found = re.findall(r"^\| `([^`]+)` \| (.*) \|$", text, re.MULTILINE)
    return {name: rest.split(" | ") for name, rest in found}


def examples(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def part(kind: Kind, name: str) -> Table:
    """Return the table that the entries of a list field are."""
    type_ = next(field.type for field in TABLES[kind].fields if field.name == name)
    assert isinstance(type_, ListOf)
    item = type_.item.table if isinstance(type_.item, NameOr) else type_.item
    assert isinstance(item, Table)
    return item


def only(table: Table) -> Table:
    """Return a table of records without the fields that every record has."""
    return table._replace(fields=tuple(field for field in table.fields if field.name not in EVERY_RECORD))


TABLES_ON_THE_PAGE = {
    "### `[timeline]`": TIMELINE,
    "### `[views.NAME]`": VIEW,
    **{f"### `[{kind.table}.ID]`": only(TABLES[kind]) for kind in Kind},
    "### Participants": part(Kind.EVENT, "participants"),
    "### Statements": part(Kind.EVENT, "statements"),
    "### Posts": part(Kind.PERSON, "posts"),
    "### Notes": part(Kind.EVENT, "notes"),
    "### `conflicts` and `other_dates`": part(Kind.EVENT, "conflicts"),
}

SIMPLE = {
    Simple.TEXT: "text",
    Simple.STRING: "string",
    Simple.LANGUAGES: "table of languages",
    Simple.DATE: "date",
    Simple.NUMBER: "number",
    Simple.LANGUAGE: "language code",
    Simple.TIME_ZONE: "string",
    Simple.RECURRENCE: "string, or list of strings",
    Simple.LOCATOR: "string",
    Simple.CITATION: "reference",
    Simple.SPEAKER: "string",
    Simple.QUERY: "string",
    Simple.WINDOW: "date",
    Simple.FLAG: "true or false",
}


def in_words(type_: Type) -> str:
    """Say a type as the page says it."""
    match type_:
        case Simple():
            return SIMPLE[type_]
        case OneOf(words):
            return "one of " + ", ".join(f"`{word}`" for word in words)
        case Reference(kind):
            return f"id of {'an' if kind[0] in 'aeiou' else 'a'} {kind}"
        case ListOf(Reference(kind)):
            return f"list of ids of {kind.table}"
        case ListOf(Simple() as item):
            return f"list of {SIMPLE[item]}s"
        case ListOf():
            return "list of ["  # a link to the table of the entries
    raise AssertionError(type_)


@pytest.mark.parametrize("heading", TABLES_ON_THE_PAGE)
def test_every_field_is_described_with_its_type(heading: str) -> None:
    table = TABLES_ON_THE_PAGE[heading]
    described = {name: cells[0] for name, cells in rows(section(heading)).items()}
    assert list(described) == [field.name for field in table.fields]
    for field in table.fields:
        type_, _, required = described[field.name].partition(", **")
        assert type_.startswith(in_words(field.type)), field.name
        assert (required == "required**") == field.required, field.name


def test_the_fields_of_every_record_are_described() -> None:
    described = rows(section("### Every record"))
    assert set(described) == EVERY_RECORD
    for table in TABLES.values():
        for field in table.fields:
            if field.name in EVERY_RECORD:
                assert described[field.name][0].startswith(in_words(field.type))


def test_the_fields_of_a_reference_are_described() -> None:
    described = rows(section("## Sources and references"))
    assert [name for name in described if name in {"source", "at", "quote"}] == [
        field.name for field in CITATION.fields
    ]


def test_the_top_level_is_described() -> None:
    assert set(rows(section("## The tables").split("\n### ")[0])) == set(TOP_LEVEL)


def test_dates_are_said_as_the_program_says_them() -> None:
    said = rows(section("## Dates"))
    assert len(said) > 25
    for written, (words,) in said.items():
        assert When.parse(written).words("en") == words.removeprefix("✚ "), written


@pytest.mark.parametrize("number", range(len(examples("toml"))))
def test_toml_examples_open_and_check_finds_no_error(number: int, tmp_path: Path) -> None:
    file = tmp_path / "example.toml"
    file.write_text(examples("toml")[number], encoding="utf-8")
    reading = read([file])
    assert reading.ok, reading.diagnostics
    assert reading.tables[Kind.EVENT]


def test_the_fuller_example_is_without_fault(tmp_path: Path) -> None:
    file = tmp_path / "example.toml"
    file.write_text(examples("toml")[1], encoding="utf-8")
    assert list(read([file]).diagnostics) == []


def test_the_json_example_opens(tmp_path: Path) -> None:
    file = tmp_path / "example.json"
    file.write_text(examples("json")[0], encoding="utf-8")
    reading = read([file])
    assert reading.ok
    assert list(reading.tables[Kind.EVENT]) == ["harbour-talks"]


# For each code on the page, bytes of a file that has that fault.
FAULTS = {
    "encoding": b"\xff",
    "syntax": b"[events.a]\n[events.a]",
    "unknown-schema": b"schema = 2",
    "unknown-table": b"[evnts.a]",
    "unknown-key": b"[events.a]\ntitle = 'T'\ndate = '2023'\ncolour = 'red'",
    "missing": b"[events.a]\ndate = '2023'",
    "wrong-type": b"[events.a]\ntitle = 1\ndate = '2023'",
    "empty": b"[events.a]\ntitle = {}\ndate = '2023'",
    "bad-value": b"[events.a]\ntitle = 'T'\ndate = '2023'\nstatus = 'over'",
    "not-a-date": b"[events.a]\ntitle = 'T'\ndate = 'May'",
    "not-a-query": b"[events.a]\ntitle = 'T'\ndate = '2023'\n[views.v]\nquery = 'who:'",
    "bad-id": b"[events.'a b']\ntitle = 'T'\ndate = '2023'",
    "unknown-id": b"[events.a]\ntitle = 'T'\ndate = '2023'\nplace = 'b'",
    "cycle": b"[events.a]\ntitle = 'T'\ndate = '2023'\npart_of = ['a']",
    "left-out": b"""[places.p]\n[events]\na = {title = 'A', date = '2023', place = 'p'}""",
    "outside-parent": b"""[events]\na = {title = 'A', date = '2023', part_of = ['b']}\nb = {title = 'B', date = '2024'}""",
    "same-edition": b"""[series.s]\nname = 'S'
        [events]
        a = {title = 'A', date = '2023', series = 's', edition = 1}
        b = {title = 'B', date = '2024', series = 's', edition = 1}""",
    "duplicate": b"""[events]\na = {title = 'A', date = '2023'}\nb = {title = 'A', date = '2023'}""",
    "other-office": b"""[people.p]\nname = 'P'\nposts = [{title = 'Judge', date = '2022/2024'}]
        [events.a]
        title = 'A'
        date = '2023-05-01'
        participants = [{person = 'p', office = 'Mayor'}]""",
    "no-source": b"[sources.s]\ntitle = 'S'\n[events.a]\ntitle = 'A'\ndate = '2023'",
    "no-date": b"[events.a]\ntitle = 'A'",
    "not-a-link": b"[events.a]\ntitle = 'A'\ndate = '2023'\nlinks = ['ftp://a.example']",
    "invisible": b"[events.a]\ntitle = \"A\\u202E\"\ndate = '2023'",
    "name-of-entry": b"[people.p]\nname = 'P'\n[events.a]\ntitle = 'A'\ndate = '2023'\nparticipants = ['p']",
    "unclear-time": b"[timeline]\ntz = 'Europe/Berlin'\n[events.a]\ntitle = 'A'\ndate = '2024-10-27T02:30'",
    "too-many": b"[events.a]\ntitle = 'A'\ndate = '2000-01-01'\nrepeat = 'FREQ=DAILY;COUNT=10001'",
    "no-end": b"[events.a]\ntitle = 'A'\ndate = '2000-01-01'\nrepeat = 'FREQ=YEARLY'",
    "unknown-speaker": b"[events.a]\ntitle = 'A'\ndate = '2023'\nstatements = [{by = 'jan-smit', text = 'S'}]",
}
WITHOUT_ONE_FILE = {"unreadable", "same-id"}


@pytest.mark.parametrize("code", FAULTS)
def test_faults_have_the_codes_that_the_page_gives_them(code: str, tmp_path: Path) -> None:
    file = tmp_path / "faulty.toml"
    file.write_bytes(FAULTS[code])
    assert code in {diagnostic.code for diagnostic in open_files([file], warn=True).diagnostics}


def test_faults_of_no_file_and_of_two(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text("[events.a]\ntitle = 'T'\ndate = '2023'", encoding="utf-8")
    assert [diagnostic.code for diagnostic in read([tmp_path / "none.toml"]).diagnostics] == ["unreadable"]
    assert [diagnostic.code for diagnostic in read([file, file]).diagnostics] == ["same-id"]


def test_every_fault_on_the_page_is_tried() -> None:
    assert set(rows(section("## Errors, warnings, hints"))) == FAULTS.keys() | WITHOUT_ONE_FILE


def test_links_within_the_page_lead_somewhere() -> None:
    headings = re.findall(r"^#+ (.*)$", re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL), re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    targets = set(re.findall(r"\]\(#([^)]+)\)", PAGE))
    assert targets
    assert targets <= anchors
