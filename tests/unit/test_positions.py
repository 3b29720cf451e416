"""The scanner finds every key and value of a file, exactly where the parser read it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.reading.positions import Scanner, inside

Draw = Callable[[st.SearchStrategy[Any]], Any]
Path = tuple[str | int, ...]

plain = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=8)
strings = st.one_of(plain, st.text(st.sampled_from("ab\"'\\\n\r\t#[]{},=.\x1b\u2028é😀 "), max_size=12))
scalars = st.one_of(strings, st.integers(-5, 5), st.booleans(), st.dates(date(1000, 1, 1)), st.just(1.5))
keys = st.one_of(st.sampled_from(["a", "b-1", "C_", "7"]), strings)
blanks = st.sampled_from(["", " ", "\n", "\r\n", ' # [x] = "1"\n', "\t\n\n "])


json_scalars = st.one_of(strings, st.integers(), st.none(), st.booleans())


def tables_of(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return tables with lists and tables inside them, and `leaves` in those."""

    def extend(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return st.one_of(st.lists(inner, max_size=3), st.dictionaries(keys, inner, max_size=3))

    return st.dictionaries(keys, st.recursive(leaves, extend, max_leaves=12), max_size=5)


def write_string(draw: Draw, text: str) -> str:
    """Write a string in one of the ways that TOML has."""
    escaped = json.dumps(text, ensure_ascii=draw(st.booleans()) and text.isascii()).replace("\x7f", "\\u007f")
    written = [escaped, f'"{escaped[1:-1]}"']
    if "'" not in text and text.isprintable():
        written += [f"'{text}'", f"'''\n{text}'''"]
    if '"' not in text and text.isprintable() and "\\" not in text:
        written += [
            f'"""\n{text}"""',
            f'"""\\\n   {text.lstrip()}"""' if text == text.lstrip() else f'"{text}"',
        ]
    if "\r" not in text and text.replace("\n", "").isprintable() and "\\" not in text and '"' not in text:
        written.append(f'"""\n{text}"""')
    return str(draw(st.sampled_from(written)))


def write_key(draw: Draw, key: str) -> str:
    is_bare = key and all(c.isascii() and (c.isalnum() or c in "-_") for c in key)
    if is_bare and draw(st.booleans()):
        return key
    if "'" not in key and key.isprintable() and draw(st.booleans()):
        return f"'{key}'"
    return json.dumps(key, ensure_ascii=False).replace("\x7f", "\\u007f")


def write_value(draw: Draw, value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return write_string(draw, value)
        case list():
            items = [draw(blanks) + write_value(draw, item) + draw(blanks) for item in value]
            comma = "," + draw(blanks) if items and draw(st.booleans()) else draw(blanks)
            return f"[{','.join(items)}{comma}]"
        case dict():
            items = [
                f"{draw(blanks)}{write_key(draw, key)} = {write_value(draw, item)}{draw(blanks)}"
                for key, item in value.items()
            ]
            return f"{{{','.join(items)}{draw(blanks)}}}"
    return str(value)


def write_table(draw: Draw, table: dict[str, Any], header: str) -> Iterator[str]:
    """Write a table: first what stands in it, then the tables that have a header of their own."""
    later = []
    for key, value in table.items():
        name = write_key(draw, key)
        is_list = isinstance(value, list) and value != [] and all(isinstance(item, dict) for item in value)
        if isinstance(value, dict) and value and draw(st.booleans()):
            yield from (f"{name} . {write_key(draw, k)} = {write_value(draw, v)}" for k, v in value.items())
        elif (isinstance(value, dict) or is_list) and draw(st.booleans()):
            later.append((f"{header}.{name}" if header else name, value))
        else:
            comment = draw(st.sampled_from(["", ' # "']))
            yield f"  {name}\t= {write_value(draw, value)}{comment}"
    for name, value in later:
        for item in value if isinstance(value, list) else [value]:
            yield f"[[ {name} ]]" if isinstance(value, list) else f" [{name}] # ]"
            yield from write_table(draw, item, name)


@st.composite
def toml_files(draw: Draw) -> tuple[str, dict[str, Any]]:
    table = draw(tables_of(scalars))
    newline = draw(st.sampled_from(["\n", "\r\n", '\n\n# a comment with "quotes\n']))
    return newline.join(write_table(draw, table, "")), table


def paths(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every path of a parsed tree with what is there."""
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*path, key), item
        if isinstance(item, dict | list):
            yield from paths(item, (*path, key))


def assert_exact(text: str, tree: dict[str, Any], *, is_json: bool) -> None:
    places = Scanner(text, is_json=is_json).places
    expected = dict(paths(tree))
    assert places.keys() - {()} == expected.keys()
    for path, value in expected.items():
        place = places[path]
        if isinstance(path[-1], str):
            assert place.key is not None
            token = text[slice(*place.key)]
            key = json.loads(token) if is_json else next(iter(tomli.loads(f"{token} = 1")))
            assert key == path[-1]
        if not place.in_headers:
            token = text[slice(*place.value)]
            again = json.loads(token) if is_json else tomli.loads(f"x = {token}")["x"]
            assert again == value


@settings(deadline=None)
@given(toml_files())
def test_toml_has_the_paths_of_its_tree_and_every_span_parses_again(file: tuple[str, dict[str, Any]]) -> None:
    text, table = file
    tree = tomli.loads(text)
    assert {key: value for key, value in tree.items() if value == table.get(key)} == tree or "\r" in text
    assert_exact(text, tree, is_json=False)


@settings(deadline=None)
@given(tables_of(json_scalars), st.sampled_from([None, 1, "\t"]), st.booleans())
def test_json_has_the_paths_of_its_tree_and_every_span_parses_again(
    tree: dict[str, Any], indent: int | str | None, ascii_only: bool
) -> None:
    text = json.dumps(tree, indent=indent, ensure_ascii=ascii_only)
    scanner = Scanner(text, is_json=True)
    assert scanner.repeated == {}
    assert_exact(text, tree, is_json=True)
    assert scanner.places[()].value == (0, len(text))


@settings(deadline=None)
@given(st.data(), strings)
def test_each_code_point_of_a_string_is_found_as_written(data: st.DataObject, text: str) -> None:
    token = write_string(data.draw, text)
    value = tomli.loads(f"x = {token}")["x"]
    at = [inside(token, index) for index in range(len(value) + 1)]
    assert at == sorted(at)
    assert at[-1] <= len(token) - (1 if token[:3] not in {'"""', "'''"} else 3)
    for begin, end, character in zip(at, at[1:], value, strict=False):
        piece = token[begin:end]
        if token[0] == "'":
            assert piece == character
        else:
            assert tomli.loads(f'x = """a{piece}a"""')["x"] == f"a{character}a"


def test_headers_that_stand_apart_and_lists_of_tables() -> None:
    text = """
[events."a b".title]  # implied parents
en = "x"

[[events."a b".notes]]
text = "one"
[[events."a b".notes]]
text = "two"
[events."a b".notes.deep]
x = 2023-08-15 07:32:00
[events."a b"]
date = '2023'
"""
    scanner = Scanner(text, is_json=False)
    assert scanner.places.keys() == dict(paths(tomli.loads(text))).keys()
    place = scanner.places["events", "a b"]
    assert place.key is not None
    assert text[slice(*place.value)] == '[events."a b"]', "its own header, not the one that implied it"
    assert text[slice(*place.key)] == '"a b"'
    assert (
        text[slice(*scanner.places["events", "a b", "notes", 1, "deep", "x"].value)] == "2023-08-15 07:32:00"
    )


@pytest.mark.parametrize("name", ['"a\\u0062"', "'ab'", "ab", '"ab"'])
def test_a_key_is_the_same_however_it_is_quoted(name: str) -> None:
    assert set(Scanner(f"[t.{name}]\n{name}={{{name}=1}}", is_json=False).places) == {
        ("t",),
        ("t", "ab"),
        ("t", "ab", "ab"),
        ("t", "ab", "ab", "ab"),
    }


def test_keys_that_json_repeats() -> None:
    text = '{"a": {"b": 1, "b": 2}, "a": 3}'
    repeated = Scanner(text, is_json=True).repeated
    assert repeated == {("a", "b"): (15, 18), ("a",): (24, 27)}


def test_what_is_in_a_repeated_table_is_not_repeated_itself() -> None:
    assert list(Scanner('{"a": {"b": 1}, "a": {"b": 1}}', is_json=True).repeated) == [("a",)]


DEEP = ["[" * 100_000 + "]" * 100_000, '{"x":' * 100_000 + "1" + "}" * 100_000]


@pytest.mark.parametrize("deep", DEEP, ids=["lists", "objects"])
def test_deep_nesting_is_scanned_without_recursion_and_not_kept(deep: str) -> None:
    places = Scanner(f'{{"a": {deep}, "b": 1}}', is_json=True).places
    assert ("a",) in places
    assert ("b",) in places
    assert len(places) < 50


def test_deep_keys_are_not_kept() -> None:
    deep = ".".join(["x"] * 900)
    places = Scanner(f"{deep} = 1\n[{deep}y]\na = 2\n[b]\n", is_json=False).places
    assert ("b",) in places
    assert len(places) < 50
