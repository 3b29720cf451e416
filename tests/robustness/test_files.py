"""Whatever a file is and holds: one clear line for what cannot be read, and never a traceback."""

from __future__ import annotations

import gc
import sys
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.text import safe
from tui.reading import documents
from tui.reading.diagnostics import as_json, render
from tui.reading.files import Reading, read
from tui.store import opening

EVENT = b'[events.a]\ntitle = "A"\ndate = "2023"\n'
JSON = b'{"events": {"a": {"title": "A\\u0041", "date": "2023", "participants": [{"name": "x"}]}}, "sources": {}}'


def reading_of(data: bytes) -> Reading:
    return read(["-"], BytesIO(data))


def only(data: bytes) -> tuple[str, str]:
    """Return the place and the message of the one diagnostic."""
    (found,) = reading_of(data).diagnostics
    assert "\n" not in found.message
    return found.place.removeprefix("standard input:"), found.message


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        ('[events.a]\ntitle = "Hội nghị"'.encode() + b" # \xe9t\xe9", "2:22", "byte 0xE9 is not UTF-8"),
        (EVENT + b"# \xed\xa0\x80", "4:3", "byte 0xED is not UTF-8"),  # half of a surrogate pair
        (EVENT + "Trần".encode()[:3], "4:3", "byte 0xE1 is not UTF-8"),  # cut in the middle of a letter
        (EVENT + b"\xff", "4:1", "byte 0xFF is not UTF-8"),
        (EVENT.decode().encode("utf-16"), "standard input", "the file is in UTF-16, expected UTF-8"),
        (EVENT.decode().encode("utf-32"), "standard input", "the file is in UTF-32, expected UTF-8"),
        (b'a = "\x00"', "1:6", "TOML: illegal character '\\x00'"),
        (b"\x00", "1:1", "TOML: invalid statement"),
        (b"a = 1\rb = 2", "1:6", "TOML: expected newline or end of document after a statement"),
        (b'[events.a]\r\ntitle = "A\r\n', "2:9", "the text that begins here does not end in its line"),
        (b"title = Hello", "1:9", "a text without quotes"),
        (b'[events.a]\ntitle = "A"\ndate = "2023"\n[events.a]\n', "4:1", "`[events.a]` is here twice"),
        (b'a = """', "1:5", "the text that begins here does not end"),
        (b"a = 2023-02-30", "1:5", "TOML: invalid date or datetime"),
        (b'{"a": NaN}', "standard input", "JSON: NaN is not a JSON number"),
        (b'{"a": 1,}', "1:8", "a comma stands before `}`"),
        (b'{"a": [1 , \n ] }', "1:10", "a comma stands before `]`"),
        (b'{"a": [1,, 2]}', "1:10", "JSON: expecting value"),
        (b'{"a": [1, 2}', "1:12", "JSON: expecting ',' delimiter"),
        (b'{"a": 1} x', "1:10", "JSON: extra data"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(data: bytes, place: str, message: str) -> None:
    assert only(data) == (place, message)


@pytest.mark.parametrize("text", ["a = {}", '{{"a": {}}}'], ids=["toml", "json"])
def test_a_number_that_python_does_not_take(text: str) -> None:
    place, message = only(text.format("9" * 5000).encode())
    assert place == "standard input"
    assert message.endswith(": a number has more digits than can be read")


@pytest.mark.parametrize(
    "data",
    [
        b"a = " + b"[" * 10_000,
        b"a = " + b"[" * 10_000 + b"]" * 10_000,
        b"a = " + b"{x=" * 10_000 + b"1" + b"}" * 10_000,
        b"[" + b".".join([b"x"] * 10_000) + b"]",
        b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    ],
    ids=["open", "lists", "tables", "keys", "json lists", "json objects"],
)
def test_deep_nesting_is_one_clear_line(data: bytes) -> None:
    assert only(data) == ("standard input", "nested too deeply to be read")


def test_nesting_that_can_be_parsed_is_only_a_wrong_type() -> None:
    deep = b"[" * 300 + b"]" * 300
    (found,) = reading_of(EVENT + b"topics = " + deep).diagnostics
    assert (found.code, found.line) == ("wrong-type", 4)


def test_a_key_repeated_deeper_than_the_format_goes_is_in_something_unknown() -> None:
    deep = b'{"x": ' * 40 + b'{"a": 1, "a": 2}' + b"}" * 40
    assert only(deep) == ("1:2", "unknown table `x`")


def test_half_of_a_surrogate_pair_is_read_and_shown_as_a_mark() -> None:
    reading = reading_of(b'{"events": {"a": {"title": "\\ud83d x", "date": "2023"}}}')
    (found,) = reading.diagnostics
    assert found.message == "the text holds U+D83D, shown as a mark"
    assert (found.column, found.width) == (29, 6)
    assert reading.ok


@pytest.mark.parametrize(
    "place",
    [
        '"\\ud800": 1',
        '"events": {"\\udfff": {}}',
        '"events": {"a": {"date": "\\ud800"}}',
        '"places": {"a": {"name": {"\\ud800": "x"}, "tz": "\\ud800"}}',
        '"events": {"a": {"place": "\\ud800", "repeat": "\\ud800", "kind\\udc00": 1}}, "places": {"b": {}}',
    ],
)
def test_half_of_a_surrogate_pair_is_no_trouble_anywhere(place: str) -> None:
    assert_sayable(f"{{{place}}}".encode())


def test_a_byte_order_mark_counts_for_nothing() -> None:
    assert reading_of(b"\xef\xbb\xbf" + EVENT).ok
    assert reading_of(b"\xef\xbb\xbf" + JSON).ok
    assert only(b"\xef\xbb\xbfx") == ("1:2", "TOML: expected '=' after a key in a key/value pair")


def test_windows_line_ends_move_no_place() -> None:
    text = EVENT + b'note = "x"\n'
    found = [reading_of(data).diagnostics[0] for data in (text, text.replace(b"\n", b"\r\n"))]
    assert found[0] == found[1]
    assert found[0].place == "standard input:4:1"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.toml", "no such file"),
        ("folder", "this is a directory, not a file"),
        ("folder/inside.toml/x", "no such file"),
        ("nul\0.toml", "no file can have this name"),
        ("file.toml/x", "cannot be read: Not a directory"),
        ("x" * 300, "cannot be read: File name too long"),
    ],
)
def test_files_that_are_not_there(name: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.toml").write_bytes(EVENT)
    (found,) = read([f"{tmp_path}/{name}"]).diagnostics
    assert found.message == message
    assert "\n" not in found.place
    assert "\0" not in render([found])


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(13, "Permission denied"), "no permission to read this file"),
        (OSError(5, "Input/output error"), "cannot be read: Input/output error"),
        (MemoryError(), "the file is larger than the memory"),
    ],
)
def test_files_that_refuse(error: Exception, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, _mode: str) -> bytes:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    (found,) = read(["a.toml"]).diagnostics
    assert (found.place, found.message) == ("a.toml", message)


def test_a_closed_standard_input_is_a_file_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)  # as Python has it where the shell closed it
    (found,) = read(["-"]).diagnostics
    assert found.message == "there is no standard input"


@pytest.mark.parametrize("parser", ["tomli.loads", "json.loads"])
def test_too_little_memory_is_said(parser: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise MemoryError

    monkeypatch.setattr(parser, fail)
    data = JSON if parser.startswith("json") else EVENT
    assert only(data) == ("standard input", "the file is larger than the memory")


@pytest.mark.parametrize("data", [EVENT, b"[[", JSON])
@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_left_as_it_was(data: bytes, enabled: bool) -> None:
    (gc.enable if enabled else gc.disable)()
    try:
        assert reading_of(data).diagnostics is not None
        assert gc.isenabled() is enabled
    finally:
        gc.enable()


def assert_sayable(data: bytes) -> None:
    """Whatever is found can be shown and stands where it says it does."""
    lines = data.removeprefix(b"\xef\xbb\xbf").decode(errors="replace").split("\n")
    found = reading_of(data).diagnostics
    assert as_json(found) is not None
    for diagnostic in found:
        shown = render([diagnostic]).removesuffix("\n")
        assert all(safe(line) == line for line in shown.split("\n"))
        if diagnostic.line:
            assert diagnostic.column <= len(lines[diagnostic.line - 1]) + 1


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes(data: bytes) -> None:
    assert_sayable(data)


GOOD = Path(__file__).parents[1] / "golden" / "diagnostics"
SAMPLES = [
    EVENT,
    JSON,
    *((GOOD / name).read_bytes() for name in ("everything.toml", "warnings.toml", "shape.json")),
]
pieces = st.sampled_from(
    [
        b"[",
        b"]",
        b"{",
        b"}",
        b'"',
        b'"""',
        b"'",
        b"=",
        b",",
        b".",
        b"#",
        b"\n",
        b"\\u202e",
        b"\xe2\x80\xae",
        b"\x1b",
        b"\xff",
        b"1e9",
        b"[[a]]",
        b"null",
        b"",
        b"\\ud800",
        b"2023-01-01",
        b"\0",
    ]
)


@settings(deadline=None)
@given(
    st.sampled_from(SAMPLES), st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 9), pieces), max_size=4)
)
def test_any_damage_to_a_file(data: bytes, damage: list[tuple[int, int, bytes]]) -> None:
    for anywhere, cut, piece in damage:
        at = anywhere % (len(data) + 1)
        data = data[:at] + piece + data[at + cut :]
    assert_sayable(data)


def test_what_never_ends_is_refused_by_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_BYTES", 1000)
    for name, stdin in (("/dev/zero", None), ("-", BytesIO(EVENT * 1000))):
        (found,) = read([name], stdin).diagnostics
        assert found.message == "larger than 1 GiB, the most that is read"
    assert reading_of(EVENT).ok


def test_standard_input_is_read_no_further_than_that(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (documents, opening):
        monkeypatch.setattr(module, "MOST_BYTES", 1000)
    endless = BytesIO(b"#" * 100_000)
    opened = opening.open_files(["-"], endless)
    assert [found.code for found in opened.diagnostics] == ["unreadable"]
    assert endless.tell() == 1001
