"""Warnings and hints: what they are about, and where they keep quiet. Their words are in the golden diagnostics."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from tui.reading.files import read

EVENT = '[events.{}]\ntitle = "{}"\ndate = "{}"\n'


def codes(text: str) -> list[str]:
    reading = read(["-"], BytesIO(text.encode()))
    assert reading.ok, [error.message for error in reading.errors]
    return [diagnostic.code for diagnostic in reading.diagnostics]


def event(id_: str, title: str = "", date: str = "2023-08-15", **fields: str) -> str:
    lines = [f"{key} = {value}\n" for key, value in fields.items()]
    return EVENT.format(id_, title or id_, date) + "".join(lines)


@pytest.mark.parametrize(
    ("child", "parent", "expected"),
    [
        ("2023-08-16", "2023-08-15/2023-08-17", []),
        ("2023-08-18", "2023-08-15/2023-08-17", ["outside-parent"]),
        ("2023-08-18~", "2023-08-15/2023-08-17", ["outside-parent"]),
        ("2023-08", "2023-08-15/2023-08-17", []),
        ("[2023-08-14..2023-08-17]", "2023-08-15/2023-08-17", []),
        ("2024", "2023-08-15/..", []),
        ("2024", "2023-08-15/", []),
        ("2022", "2023-08-15/..", ["outside-parent"]),
        ("2023-08-18", "2023-08-15/[2023-08-17..]", []),
    ],
)
def test_a_part_lies_within_its_parents_unless_that_cannot_be(
    child: str, parent: str, expected: list[str]
) -> None:
    assert codes(event("whole", date=parent) + event("part", date=child, part_of='["whole"]')) == expected


def test_each_parent_is_held_against_the_part() -> None:
    text = event("a", date="2022") + event("b", date="2023") + event("c", date="2021")
    assert codes(text + event("part", date="2023", part_of='["a", "b", "c"]')) == ["outside-parent"] * 2


SERIES = '[series.s]\nname = "S"\n[series.t]\nname = "T"\n'


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ({"series": '"s"', "edition": "3"}, ["same-edition"]),
        ({"series": '"s"', "edition": "4"}, []),
        ({"series": '"t"', "edition": "3"}, []),
        ({"series": '"s"'}, []),
        ({"series": '"s"', "edition": "3", "part_of": '["first"]'}, []),
    ],
)
def test_an_edition_is_held_once(second: dict[str, str], expected: list[str]) -> None:
    text = SERIES + event("first", series='"s"', edition="3")
    assert codes(text + event("second", **second)) == expected


@pytest.mark.parametrize(
    ("title", "date", "fields", "expected"),
    [
        ("Hội nghị", "2023-08-15", {}, ["duplicate"]),
        ("HOI  NGHI", "2023-08-15", {}, ["duplicate"]),
        ("Hội nghị", "2023-08-16", {}, []),
        ("Hội nghị khác", "2023-08-15", {}, []),
        ("Hội nghị", "2023-08-15", {"place": '"p"'}, []),
    ],
)
def test_an_event_is_here_once(title: str, date: str, fields: dict[str, str], expected: list[str]) -> None:
    text = '[places.p]\nname = "P"\n' + event("first", "Hội nghị") + event("other")
    assert codes(text + event("second", title, date, **fields)) == expected


PERSON = """
[people.giang]
name = "Giang"
posts = [
  { title = { en = "Minister of National Defence", vi = "Bộ trưởng Bộ Quốc phòng" }, date = "2021-04-08/.." },
  { title = "Chief of the General Staff", date = "2016/2021-03" },
]
"""


@pytest.mark.parametrize(
    ("office", "date", "expected"),
    [
        ('"Defence Minister"', "2023", []),
        ('"Ambassador"', "2023", ["other-office"]),
        ('"Head of the delegation"', "2023", ["other-office"]),  # `of` and `the` make no office the same
        ('{ vi = "Bộ trưởng Quốc phòng" }', "2023", []),
        ('{ vi = "Đại sứ" }', "2023", ["other-office"]),
        ('{ ru = "Посол" }', "2023", []),  # nothing to compare it with
        ('"Ambassador"', "2010", []),  # no post is known then
        ('"Ambassador"', "2021", []),  # no post was held then for certain
        ('"Chief of Staff"', "2018", []),
        ('"Defence Minister"', "2018", ["other-office"]),
    ],
)
def test_an_office_is_held_against_the_posts_of_that_day(office: str, date: str, expected: list[str]) -> None:
    participants = f'[{{ person = "giang", office = {office} }}]'
    assert codes(PERSON + event("a", date=date, participants=participants)) == expected


def test_a_post_without_a_date_may_have_been_held() -> None:
    person = '[people.a]\nname = "A"\nposts = [{ title = "Ambassador" }, { title = "Minister", date = "2020/.." }]\n'
    text = person + event("a", participants='[{ person = "a", office = "Ambassador" }]')
    assert codes(text) == []


SOURCE = '[sources.s]\ntitle = "S"\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (event("a") + event("b"), []),  # a file that uses no sources is not told to
        (SOURCE + event("a") + event("b"), ["no-source"]),
        (SOURCE + event("a", sources='["s"]') + event("b"), ["no-source"]),
        (SOURCE + event("a", participants='[{ name = "A", sources = ["s"] }]'), []),
        (SOURCE + event("a", sources="[]"), ["no-source"]),
    ],
)
def test_missing_sources_are_counted_once(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_missing_sources_are_counted_for_each_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.toml").write_text(SOURCE + "".join(event(f"a{n}") for n in range(7)))
    (tmp_path / "b.toml").write_text(event("b"))
    assert [(d.place, d.message) for d in read(["a.toml", "b.toml"]).diagnostics] == [
        ("a.toml:3:9", "7 events have no source: `a0`, `a1`, `a2`, `a3`, `a4`, …"),
        ("b.toml:1:9", "1 event has no source: `b`"),
    ]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ('{ by = "giang", text = "x" }', []),
        ('{ by = "a spokesperson", text = "x" }', []),
        ('{ by = "Giang-Phan", text = "x" }', []),
        ('{ by = "phan-giang", text = "x" }', ["unknown-speaker"]),
        ('{ text = "x" }', []),
    ],
)
def test_a_speaker_written_like_an_id_is_one(statement: str, expected: list[str]) -> None:
    assert codes(PERSON + event("a", statements=f"[{statement}]")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\\u001bb", ["invisible"]),
        ("a\\nb\\tc", []),
        ("e\\u0301", []),
        ("می\\u200cخواهم", []),
        ("a\\u200cb", ["invisible"]),
    ],
)
def test_invisible_characters_are_named(text: str, expected: list[str]) -> None:
    assert codes(event("a", summary=f'"{text}"')) == expected


def test_warnings_are_not_looked_for_until_asked() -> None:
    reading = read(["-"], BytesIO(event("a", summary='"a\\u001bb"').encode()))
    assert "warnings" not in vars(reading)
    assert len(reading.warnings) == 1
    assert reading.ok
