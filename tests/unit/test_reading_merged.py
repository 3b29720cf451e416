"""Several files become one timeline, and what is wrong is said of the file in which it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.timelines import NEWCOMER, messages
from tui.model.entities import Kind
from tui.reading.files import read


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_file_named_json_is_json(files: Path) -> None:
    (files / "list.json").write_text("[]")
    (found,) = read(["list.json"]).diagnostics
    assert found.message == 'expected one object with the keys of the file format, { "events": { … } }'
    assert (found.line, found.column) == (1, 1)


def test_files_merge_into_one_timeline(files: Path) -> None:
    (files / "a.toml").write_text('[people.a]\nname = "A"\n')
    (files / "b.toml").write_text(
        '[timeline]\ntitle = { vi = "Tựa" }\nlanguage = "vi"\n[events.x]\ntitle = "X"\ndate = "2023"\nparticipants = [{ person = "a" }]\n'
    )
    third = '{"timeline": {"title": "Not this"}, "people": {"c": {"name": "C"}}}'
    (files / "c.json").write_text(third)
    reading = read([files / "a.toml", "b.toml", "c.json"])
    assert messages(reading) == []
    assert reading.title == {"vi": "Tựa"}
    assert reading.language == "vi"
    assert reading.tables[Kind.PERSON] == {"a": {"name": "A"}, "c": {"name": "C"}}
    assert reading.position(Kind.PERSON, "c") == ("c.json", 1, third.index('"c"') + 1)
    assert reading.position(Kind.EVENT, "x") == ("b.toml", 4, 9)
    assert reading.position(Kind.EVENT, "y") is None


def test_plain_text_of_a_file_in_another_language_says_so(files: Path) -> None:
    (files / "vi.toml").write_text('[timeline]\nlanguage = "vi"\n[people.a]\nname = "Ánh"\n')
    (files / "en.toml").write_text("""
[timeline]
language = "en"
[people.b]
name = "Ben"
names = { ru = "Бен" }
aliases = ["Benny"]
posts = [{ title = "Minister" }]
[events.x]
title = { vi = "Gặp", en = "Meeting" }
date = "2023"
topics = ["trade"]
participants = ["A guest", { person = "a", role = "host" }]
""")
    tables = read(["vi.toml", "en.toml"]).tables
    assert tables[Kind.PERSON] == {
        "a": {"name": "Ánh"},
        "b": {
            "name": {"en": "Ben"},
            "names": {"ru": "Бен"},
            "aliases": ["Benny"],
            "posts": [{"title": {"en": "Minister"}}],
        },
    }
    event = tables[Kind.EVENT]["x"]
    assert event["title"] == {"vi": "Gặp", "en": "Meeting"}
    assert event["topics"] == [{"en": "trade"}]
    assert event["participants"] == ["A guest", {"person": "a", "role": {"en": "host"}}]


def test_an_id_in_two_files_names_both_places(files: Path) -> None:
    (files / "a.toml").write_text(NEWCOMER)
    (files / "b.toml").write_text("\n" + NEWCOMER)
    (found,) = read(["a.toml", "b.toml"]).diagnostics
    assert found.message == "event `kick-off` is in two files"
    assert found.place == "b.toml:2:9"
    assert found.help == "the other is at a.toml:1:9"


def test_a_file_given_twice_is_said_once(files: Path) -> None:
    (files / "a.toml").write_text(NEWCOMER)
    (found,) = read(["a.toml", files / "a.toml"]).diagnostics
    assert found.message == "this file is given twice"


def test_errors_of_all_files_are_found_at_once(files: Path) -> None:
    (files / "a.toml").write_text('[events.a]\ntitle = 1\ndate = "2023"\nplace = "in-the-broken-file"\n')
    (files / "b.toml").write_text("[places\n")
    found = read(["a.toml", "missing.toml", "b.toml"]).diagnostics
    assert [(d.code, d.place) for d in found] == [
        ("unreadable", "missing.toml"),
        ("syntax", "b.toml:1:1"),
        ("wrong-type", "a.toml:2:9"),
    ], "nobody knows whether the place is in a file that could not be read"


def test_references_lead_from_file_to_file(files: Path) -> None:
    (files / "a.toml").write_text('[events.a]\ntitle = "A"\ndate = "2023"\npart_of = ["b"]\n')
    (files / "b.toml").write_text('[events.b]\ntitle = "B"\ndate = "2023"\npart_of = ["a"]\n')
    (found,) = read(["a.toml", "b.toml"]).diagnostics
    assert found.message == "event `b` is part of itself: b → a → b"
