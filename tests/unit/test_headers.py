"""Headers of records found in the bytes of a file: the same lines as the scanner's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.model.entities import Kind
from tui.reading.bundled import bundled_path
from tui.reading.files import read
from tui.reading.headers import lines_of


def test_they_are_the_lines_of_the_bundled_events() -> None:
    file = str(bundled_path())
    reading = read([file])
    for id_ in reading.tables[Kind.EVENT]:
        position = reading.position(Kind.EVENT, id_)
        assert position is not None
        assert lines_of(file, Kind.EVENT, id_) == [position[1]]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (b"[events.a]\n", [1]),
        (b"\xef\xbb\xbf# x\r\n[events.a]\r\n[events.ab]\r\n", [2]),
        (b"\n \t[ events . 'a' ] # x\n", [2]),
        (b'["events"."a"]', [1]),
        (b"[events.ab]\n[events.b.a]\n[people.a]\nevents.a = 1\n# [events.a]\n[events.a.place]\n", []),
        (b'x = """\n[events.a]\n"""\n[events.a]\n', [2, 4]),
        (b'{"events": {"a": {}}}', []),
        (b"\xff\xfe[events.a]\n", []),
    ],
)
def test_headers(tmp_path: Path, text: bytes, lines: list[int]) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(text)
    assert lines_of(str(file), Kind.EVENT, "a") == lines


def test_a_file_that_cannot_be_read_has_none(tmp_path: Path) -> None:
    assert lines_of(str(tmp_path / "missing.toml"), Kind.EVENT, "a") == []
    assert lines_of("-", Kind.EVENT, "a") == []
