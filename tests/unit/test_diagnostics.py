"""What is said about files that are wrong: the text, to the character, and the same for editors."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.text import cells, safe
from tui.reading.diagnostics import Diagnostic, Problem, Severity, SourceText, as_json, render
from tui.reading.files import read

GOLDEN = Path(__file__).parents[1] / "golden" / "diagnostics"
FILES = sorted(path.name for path in GOLDEN.iterdir() if path.suffix in {".toml", ".json"})


@pytest.mark.parametrize("name", FILES)
def test_diagnostics_read_as_the_golden_text(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """To renew the texts after a change on purpose: GOLDEN=write pytest tests/unit/test_diagnostics.py, then read them."""
    monkeypatch.chdir(GOLDEN)
    text = render(read([name]).diagnostics)
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_places_are_those_of_the_file(name: str) -> None:
    lines = (GOLDEN / name).read_text(encoding="utf-8").split("\n")
    for diagnostic in read([GOLDEN / name]).diagnostics:
        line = lines[diagnostic.line - 1]
        assert diagnostic.excerpt is not None
        marked = line[diagnostic.column - 1 : diagnostic.column - 1 + diagnostic.width]
        assert diagnostic.excerpt.marked == safe(marked)[: len(diagnostic.excerpt.marked)]


def test_editors_get_numbers_in_code_points() -> None:
    source = SourceText("a.toml", 'x = 1\n  tên = "陈\u0301" # 😀\n')
    diagnostic = source.diagnostic(Problem(("x",), "code", "mess\x1bage", "help"), 14, 18)
    assert (
        as_json([diagnostic])
        == [
            {
                "severity": "error",
                "code": "code",
                "message": "mess␛age",
                "file": "a.toml",
                "line": 2,
                "column": 10,
                "width": 3,
                "source_line": 'tên = "陈\u0301" # 😀',
                "help": "help",
            }
        ]
        or diagnostic.width == 4
    )


def test_a_problem_of_the_whole_file_has_no_line() -> None:
    diagnostic = SourceText("a\x1b.toml", "").whole(Problem((), "unreadable", "no such file"))
    assert render([diagnostic]) == "a␛.toml: error: no such file\n"
    (found,) = as_json([diagnostic])
    assert (found["line"], found["column"], found["width"], found["source_line"]) == (None, None, None, None)
    assert found["file"] == "a\x1b.toml", "an editor opens the file by its real name"


def test_the_name_of_a_file_that_is_not_text_can_be_written() -> None:
    diagnostic = SourceText("\udcff.toml", "").whole(Problem((), "unreadable", "no such file"))
    assert json.dumps(as_json([diagnostic]), ensure_ascii=False).encode()
    assert render([diagnostic]).encode()


def test_standard_input_is_called_so() -> None:
    diagnostic = SourceText("-", "x").diagnostic(Problem((), "code", "message"), 0, 1)
    assert diagnostic.place == "standard input:1:1"
    assert diagnostic.file == "-"


@settings(deadline=None)
@given(st.text(), st.data())
def test_the_caret_stands_below_what_is_marked(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    diagnostic = SourceText("a", text).diagnostic(Problem((), "code", "message"), start, end)
    _, shown, carets = render([diagnostic]).removesuffix("\n").split("\n")
    assert diagnostic.excerpt is not None
    before = shown[: len(shown) - len(diagnostic.excerpt.marked) - len(diagnostic.excerpt.after)]
    assert cells(before) == cells(carets.rstrip("^"))
    assert carets.count("^") == max(1, cells(diagnostic.excerpt.marked))
    assert safe(shown) == shown
    assert (diagnostic.line, diagnostic.column) == (
        text[:start].count("\n") + 1,
        len(text[:start].rsplit("\n", maxsplit=1)[-1]) + 1,
    )


def test_a_long_line_is_cut_around_the_caret() -> None:
    text = "x" * 100_000
    diagnostics = [
        SourceText("a", text).diagnostic(Problem((), "code", "m"), start, start + 5000)
        for start in (0, 50_000)
    ]
    for diagnostic in diagnostics:
        assert len(diagnostic.source_line) < 300
        assert diagnostic.source_line.endswith("…")
        assert diagnostic.width == 5000
    assert [diagnostic.source_line.startswith("…") for diagnostic in diagnostics] == [False, True]


def test_severities_sort_into_words() -> None:
    found = Diagnostic(Severity.HINT, "code", "message", "a", help="do this")
    assert (
        render([found, found])
        == "a: hint: message\n    = help: do this\n\na: hint: message\n    = help: do this\n"
    )
