"""Files to records: what is accepted, what is said of the rest, and the same in TOML and in JSON."""

from __future__ import annotations

import json

import pytest

from tests.unit.timelines import NEWCOMER, messages, reading_of
from tui.model.entities import Kind
from tui.reading.bundled import bundled_path
from tui.reading.files import read


def test_a_first_file_is_three_lines_and_nothing_is_said_about_it() -> None:
    reading = reading_of(NEWCOMER)
    assert reading.ok
    assert reading.diagnostics == []
    assert reading.tables[Kind.EVENT] == {"kick-off": {"title": "Kick-off", "date": "2024-05-06"}}
    assert (reading.title, reading.language, reading.files) == (None, "en", ("-",))


@pytest.mark.parametrize(
    "text", ["", "\ufeff", "\n\n# nothing\n", "{}", "schema = 1", '{"schema": 1, "events": {}}']
)
def test_a_file_without_events_is_a_timeline_without_events(text: str) -> None:
    reading = reading_of(text)
    assert reading.diagnostics == []
    assert all(not records for records in reading.tables.values())


def test_the_bundled_timeline_has_nothing_wrong_with_it() -> None:
    reading = read([bundled_path()])
    assert messages(reading) == []
    assert reading.tables[Kind.EVENT]


def test_dates_that_toml_has_of_its_own_become_text() -> None:
    reading = reading_of("""
[events.a]
title = "A"
date = 2023-08-15
notes = [{ text = "n", date = 2023-08-15T20:00 }]
[sources.s]
title = "S"
date = 2023-08-17T20:00:00+07:00
[series.x]
name = "X"
since = 2023-08-17 20:00:05Z
""")
    assert reading.ok
    assert reading.tables[Kind.EVENT]["a"]["date"] == "2023-08-15"
    assert reading.tables[Kind.EVENT]["a"]["notes"] == [{"text": "n", "date": "2023-08-15T20:00"}]
    assert reading.tables[Kind.SOURCE]["s"]["date"] == "2023-08-17T20:00+07:00"
    assert reading.tables[Kind.SERIES]["x"]["since"] == "2023-08-17T20:00:05+00:00"


def test_toml_1_1_is_read() -> None:
    reading = reading_of("""
[events]
a = {
  title = "\\x41 \\e", # tables over several lines
  date = "2023",
}
""")
    assert reading.ok
    assert reading.tables[Kind.EVENT]["a"]["title"] == "A \x1b", (
        "raw text is kept; it is made safe to be shown"
    )


def test_json_says_the_same_as_toml() -> None:
    toml = '[people.a]\nname = "A"\n[events.x]\ntitle = { vi = "X" }\ndate = "2023"\nparticipants = [{ person = "a" }]\n'
    tables = {
        "people": {"a": {"name": "A"}},
        "events": {"x": {"title": {"vi": "X"}, "date": "2023", "participants": [{"person": "a"}]}},
    }
    assert reading_of(toml).tables == reading_of(json.dumps(tables)).tables


def test_a_long_chain_of_parts_is_no_ring() -> None:
    text = "".join(
        f'[events.e{n}]\ntitle = "{n}"\ndate = "2023"\npart_of = ["e{n + 1}"]\n' for n in range(3000)
    )
    reading = reading_of(text + '[events.e3000]\ntitle = "last"\ndate = "2023"\n')
    assert reading.ok


@pytest.mark.parametrize("language", ["EN", "e", "english", "en_GB", ""])
def test_a_language_is_a_code(language: str) -> None:
    (found,) = reading_of(f'[timeline]\nlanguage = "{language}"\n').diagnostics
    assert 'a language code such as "en"' in found.message


@pytest.mark.parametrize(
    "zone", ["Europe/Moskow", "../../etc/passwd", "Europe", "/etc/localtime", "a\\u0000b"]
)
def test_a_time_zone_is_one_that_the_database_has(zone: str) -> None:
    (found,) = reading_of(f'[places.p]\nname = "P"\ntz = "{zone}"\n').diagnostics
    assert found.code == "bad-value"


def test_without_a_time_zone_database_no_zone_is_called_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zoneinfo.available_timezones", set)
    assert reading_of('[places.p]\nname = "P"\ntz = "Nowhere/Land"\n').ok


@pytest.mark.parametrize("id_", ["a b", "đại-hội", "a#b", "a:b", "a/b", "-a", "a.b", "_", "x'><script>"])
def test_an_id_is_an_ascii_slug(id_: str) -> None:
    (found,) = reading_of(json.dumps({"events": {id_: {"title": "A", "date": "2023"}}})).diagnostics
    assert found.code == "bad-id"


@pytest.mark.parametrize("id_", ["a", "A", "1", "mcis-11", "visit_2138", "Army-2023"])
def test_ids_that_are_accepted(id_: str) -> None:
    assert reading_of(json.dumps({"events": {id_: {"title": "A", "date": "2023"}}})).ok


@pytest.mark.parametrize("text", ["", "   ", "\u00ad", "\u00ad \t", "\n"])
def test_a_text_has_something_to_show(text: str) -> None:
    (found,) = reading_of(json.dumps({"events": {"a": {"title": text, "date": "2023"}}})).diagnostics
    assert found.code == "wrong-type"


@pytest.mark.parametrize("number", ["0", "-1", "1000000", "true", "11.0", "0x" + "f" * 5000])
def test_an_edition_is_a_number_that_can_be_meant(number: str) -> None:
    (found,) = reading_of(f"{NEWCOMER}edition = {number}\n").diagnostics
    assert "expected a whole number from 1 to 999999" in found.message
    assert len(found.message) < 200


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('title = "x"', "unknown table `title`; `title` stands below [timeline]"),
        ("[person.x]", "unknown table `person`; did you mean `people`?"),
        ("[evnts.x]", "unknown table `evnts`; did you mean `events`?"),
        ("[zzz]", "unknown table `zzz`"),
        (
            f'{NEWCOMER}partcipants = ["A"]',
            "unknown key `partcipants` in an event; did you mean `participants`?",
        ),
        (f'{NEWCOMER}location = "x"', "unknown key `location` in an event; did you mean `place`?"),
        (f'{NEWCOMER}Title = "x"', "unknown key `Title` in an event; did you mean `title`?"),
        (f"{NEWCOMER}zzz = 1", "unknown key `zzz` in an event"),
        ("schema = true", "`schema`: expected the number 1, found true"),
        (
            "schema = 11111111111111111111111",
            "unknown schema of more than 20 digits; this program reads schema 1",
        ),
        ("timeline = 3", "a timeline: expected a table, { … }, found the number 3"),
        ("[[events]]", "`events`: expected tables by id, as in [events.an-id], found a list"),
    ],
)
def test_what_is_said(text: str, message: str) -> None:
    assert messages(reading_of(text)) == [message]


@pytest.mark.parametrize("order", ["abc", "cba"])
def test_of_equally_near_words_the_same_is_suggested_every_time(order: str) -> None:
    people = "".join(f'[people.shoigu-{letter}]\nname = "{letter}"\n' for letter in order)
    text = f'{people}{NEWCOMER}participants = [{{ person = "shoigu-x" }}]\n'
    assert messages(reading_of(text)) == ["unknown person `shoigu-x`; did you mean `shoigu-a`?"]
