"""What is wrong in one record keeps that record out, and nothing else."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.scenes import Tables, tables
from tests.unit.timelines import messages, reading_of
from tui.model.entities import Kind
from tui.query.saved import open_files
from tui.reading.diagnostics import Severity
from tui.reading.files import Reading, read
from tui.store.build import build
from tui.store.opening import Opened, OpenRequest, begin

RIGHT: dict[str, Any] = {
    "timeline": {"title": "Talks"},
    "people": {"ada": {"name": "Ada", "posts": [{"title": "Judge", "organization": "court"}]}},
    "organizations": {"court": {"name": "Court"}},
    "places": {"quay": {"name": "Quay"}},
    "series": {"fairs": {"name": "Fairs", "organizer": "court"}},
    "sources": {"paper": {"title": "Paper"}},
    "events": {
        "whole": {"title": "Whole", "date": "2023"},
        "talk": {
            "title": "Talk",
            "date": "2023-05",
            "place": "quay",
            "series": "fairs",
            "part_of": ["whole"],
            "sources": ["paper#p1"],
            "participants": [{"person": "ada"}, {"organization": "court"}, "Ben"],
        },
    },
    "views": {"all": {"select": "talk"}},
}


def left(reading: Reading) -> set[tuple[str, str]]:
    return {(what, id_) for what, id_, _ in reading.left}


def errors(reading: Reading) -> list[str]:
    return [found.message for found in reading.errors if found.severity is Severity.ERROR]


def read_tree(tree: dict[str, Any]) -> Reading:
    return reading_of(json.dumps(tree))


BAD: list[tuple[Kind | str, dict[str, Any]]] = [
    (Kind.EVENT, {"title": "X", "date": "2015-03-30/2015-03-27"}),
    (Kind.EVENT, {"date": "2015"}),
    (Kind.EVENT, {"title": "X", "date": "2015", "colour": "red"}),
    (Kind.EVENT, {"title": "X", "date": "2015", "place": "nowhere"}),
    (Kind.EVENT, {"title": "X", "date": "2015", "participants": [{"person": "ada", "name": "Ada"}]}),
    (Kind.EVENT, {"title": "X", "date": "2015", "participants": [{"person": "nobody"}]}),
    (Kind.EVENT, {"title": "X", "date": "2015", "sources": [{"source": "paper", "at": "P 5"}]}),
    (Kind.PERSON, {"name": 5}),
    (Kind.PLACE, {"name": "X", "tz": "Mars/Olympus"}),
    (Kind.ORGANIZATION, {}),
    (Kind.SERIES, {"name": "X", "since": "May"}),
    (Kind.SOURCE, {"title": ""}),
    ("view", {"lanes": "height"}),
    ("view", {"query": "who:"}),
]


@settings(deadline=None)
@given(tables(most=6), st.lists(st.sampled_from(BAD), max_size=6), st.randoms())
def test_a_file_with_bad_records_is_the_file_without_them(
    table: Tables, bad: list[tuple[Kind | str, dict[str, Any]]], order: Any
) -> None:
    right = {**deepcopy(RIGHT), "events": {**RIGHT["events"], **table["events"]}}
    wrong = deepcopy(right)
    for number, (what, record) in enumerate(bad):
        wrong[what.table if isinstance(what, Kind) else "views"][f"bad-{number}"] = record
    for name, records in wrong.items():
        if name != "timeline":
            ids = list(records)
            order.shuffle(ids)
            wrong[name] = {id_: records[id_] for id_ in ids}
    expected, found = read_tree(right), read_tree(wrong)
    assert expected.ok
    assert expected.errors == []
    assert found.ok
    if any("query" in record for _, record in bad):  # which only who knows queries finds
        found.views = {name: view for name, view in found.views.items() if name == "all"}
    assert found.tables == expected.tables
    assert found.views == expected.views
    assert found.numbers == expected.numbers
    surely = {(str(what), f"bad-{n}") for n, (what, record) in enumerate(bad) if "query" not in record}
    assert left(found) == surely
    assert bool(errors(found)) is bool(surely)
    timeline = build(found)
    assert sum(timeline.left_out.values()) == len(surely)


@pytest.mark.parametrize("kind", list(Kind))
def test_what_names_a_bad_record_stays_without_the_reference(kind: Kind) -> None:
    tree = deepcopy(RIGHT)
    bad = next(iter(tree[kind.table]))
    tree[kind.table][bad]["colour"] = "red"
    reading = read_tree(tree)
    assert reading.ok
    assert left(reading) == {(kind.value, bad)}
    assert len(errors(reading)) == 1
    assert {found.code for found in reading.errors} == {"unknown-key", "left-out"}
    (told,) = [found for found in reading.errors if found.code == "left-out"]
    assert told.message.startswith(f"the {kind} `{bad}` is left out, and with it the reference")
    talk = reading.tables[Kind.EVENT]["talk"]
    match kind:
        case Kind.EVENT:
            assert talk["part_of"] == []
        case Kind.PLACE | Kind.SERIES:
            assert kind not in talk
        case Kind.SOURCE:
            assert talk["sources"] == []
        case Kind.PERSON:
            assert talk["participants"] == [{"organization": "court"}, "Ben"]
        case Kind.ORGANIZATION:
            assert talk["participants"] == [{"person": "ada"}, "Ben"]
            assert reading.tables[Kind.PERSON]["ada"]["posts"] == [{"title": "Judge"}]
            assert "organizer" not in reading.tables[Kind.SERIES]["fairs"]
    build(reading)


def test_a_view_loses_the_selection_of_a_bad_event() -> None:
    tree = deepcopy(RIGHT)
    tree["events"]["talk"]["date"] = "May"
    assert read_tree(tree).views == {"all": {}}


@pytest.mark.parametrize("table", [kind.table for kind in Kind] + ["views"])
@pytest.mark.parametrize("value", [3, "text", [], None])
def test_a_table_of_another_type_is_left_out_alone(table: str, value: object) -> None:
    tree = deepcopy(RIGHT)
    tree[table] = value
    reading = read_tree(tree)
    assert reading.ok
    assert left(reading) == {("table", table)}
    assert len(errors(reading)) == 1
    others = {kind: len(RIGHT[kind.table]) for kind in Kind if kind.table != table}
    assert {kind: len(reading.tables[kind]) for kind in others} == others
    build(reading)


@pytest.mark.parametrize(
    ("wrong", "right"), [("event", "events"), ("person", "people"), ("venues", "places")]
)
def test_records_below_a_heading_spelt_wrong_are_known_to_be_left_out(wrong: str, right: str) -> None:
    tree = deepcopy(RIGHT)
    tree[wrong] = tree.pop(right)
    reading = read_tree(tree)
    kind = next(kind for kind in Kind if kind.table == right)
    assert reading.ok
    assert left(reading) >= {(kind.value, id_) for id_ in RIGHT[right]}
    if kind is not Kind.EVENT:
        assert set(reading.tables[Kind.EVENT]) == {"whole", "talk"}


@pytest.mark.parametrize("value", [3, {"title": 5}, {"language": "English"}, {"titel": "Talks"}])
def test_a_bad_value_of_the_timeline_is_left_out_alone(value: Any) -> None:
    tree = {**deepcopy(RIGHT), "timeline": value}
    reading = read_tree(tree)
    assert reading.ok
    assert reading.language == "en"
    assert len(errors(reading)) == 1
    timeline = build(reading)
    assert str(timeline.title) == "-"
    assert timeline.raw_timeline() == {}
    assert sum(timeline.left_out.values()) == 1


@pytest.mark.parametrize("tree", [{"schema": 2}, {"schema": "1"}])
def test_another_schema_stays_closed(tree: dict[str, Any]) -> None:
    assert not read_tree({**deepcopy(RIGHT), **tree}).ok


@pytest.mark.parametrize(
    "tree",
    [
        {"events": 3},
        {"name": "package", "version": "1.0.0", "files": ["a"]},
        {"events": {"a": {"title": 5}}, "people": {"b": {}}},
        {"events": {"a": 3, "b": [], "c": None}},
    ],
)
def test_where_nothing_is_right_nothing_opens(tree: dict[str, Any]) -> None:
    reading = read_tree(tree)
    assert not reading.ok
    assert reading.errors


def test_an_id_in_two_files_says_which_is_meant_of_neither(tmp_path: Path) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    first.write_text(json.dumps(RIGHT))
    second.write_text(
        json.dumps({"people": {"ada": {"name": "Another Ada"}, "cid": {"name": "Cid"}}, "events": {}})
    )
    reading = read([first, second])
    assert reading.ok
    assert set(reading.tables[Kind.PERSON]) == {"cid"}
    assert reading.tables[Kind.EVENT]["talk"]["participants"] == [{"organization": "court"}, "Ben"]
    assert build(reading).left_out == {"person": 2}


def test_a_ring_loses_the_step_that_closes_it() -> None:
    def event(*parents: str) -> dict[str, Any]:
        return {"title": "X", "date": "2023", "part_of": list(parents)}

    rings = {"a": event("b", "d"), "b": event("c"), "c": event("a", "b"), "d": event(), "e": event("e")}
    reading = read_tree({"events": rings})
    assert reading.ok
    kept = {id_: record["part_of"] for id_, record in reading.tables[Kind.EVENT].items()}
    assert kept == {"a": ["b", "d"], "b": ["c"], "c": [], "d": [], "e": []}
    assert [found.code for found in reading.errors] == ["cycle"] * 3
    assert build(reading).left_out == {"reference": 3}


def test_many_references_are_told_of_once() -> None:
    events = {f"e{n}": {"title": "X", "date": "2023", "place": "quay"} for n in range(2000)}
    bad = {f"b{n}": {"title": "X", "date": "30.2.2023"} for n in range(200)}
    reading = read_tree({"places": {"quay": {"nmae": "Quay"}}, "events": events | bad})
    assert reading.ok
    assert len(reading.tables[Kind.EVENT]) == 2000
    assert not any("place" in event for event in reading.tables[Kind.EVENT].values())
    (told,) = [found for found in reading.errors if found.code == "left-out"]
    assert "references to it in 2000 records: `event:e0`, " in told.message
    assert told.message.endswith("`event:e4`, …")
    assert build(reading).left_out == {"event": 200, "place": 1}


def test_toml_dates_of_the_rest_are_text() -> None:
    reading = reading_of(
        '[events]\na = { title = "A", date = 2023-05-01 }\nb = { title = 1, date = 2023-05-01 }'
    )
    assert reading.tables[Kind.EVENT] == {"a": {"title": "A", "date": "2023-05-01"}}


def test_plain_texts_of_a_file_whose_timeline_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(
        '[timeline]\nlanguage = "vi"\n[people.a]\nname = "Ánh"\n', encoding="utf-8"
    )
    (tmp_path / "b.toml").write_text("timeline = 3\n[people.b]\nname = 'Ben'\n", encoding="utf-8")
    reading = read([tmp_path / "a.toml", tmp_path / "b.toml"])
    assert reading.language == "vi"
    assert reading.tables[Kind.PERSON] == {"a": {"name": "Ánh"}, "b": {"name": "Ben"}}


def strictly(file: Path) -> Opened:
    opened = begin(OpenRequest((str(file),), strict=True))
    assert isinstance(opened, Opened)
    return opened


def test_strictly_nothing_opens(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps({**RIGHT, "places": {"quay": {}}}))
    assert strictly(file).timeline is None
    loose = open_files([file])
    assert loose.timeline is not None
    assert loose.diagnostics == strictly(file).diagnostics
    assert loose.timeline.is_left_out("quay")
    assert loose.timeline.is_left_out("place:quay")
    assert not loose.timeline.is_left_out("event:quay")
    file.write_text(json.dumps(RIGHT))
    assert strictly(file).timeline is not None


def test_warnings_of_the_rest_are_found_beside_the_errors() -> None:
    reading = reading_of('[events]\na = { title = "A" }\nb = { title = 1 }')
    assert messages(reading)[-1] == "1 event has no date: `a`"
    assert len(reading.diagnostics) == 2
