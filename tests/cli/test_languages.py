"""No string of the command line is untranslated."""

from __future__ import annotations

import argparse
import gettext
import os
from pathlib import Path

import pytest

from tests.armenian import GREEK, Armenian, latin, say_everything_in_armenian
from tests.cli.conftest import Run
from tui.model import translation


@pytest.fixture(autouse=True)
def _everything_in_armenian(monkeypatch: pytest.MonkeyPatch) -> None:
    say_everything_in_armenian(monkeypatch)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "λ.toml"


OPTIONS = r"--?[a-z]+|\{[a-z,]+\}|\b[A-Z]{2,}(/[A-Z]+)?\b"  # what is typed, and where it says for what
COMMANDS = [
    ("list",),
    ("list", "-q", "ψψ"),
    ("list", "--window", "2024-05"),
    ("list", "--select", "e9"),
    ("list", "-q", "("),
    ("people",),
    ("people", "-q", "Ανν"),
    ("people", "-q", "ψψψ"),
    ("met", "a1"),
    ("met", "a1", "b1"),
    ("met", "a1", "b1", "--through"),
    ("met", "b1", "c1", "--through"),
    ("met", "a1", "a1"),
    ("met",),
    ("show", "e2"),
    ("show", "a1"),
    ("show", "s1"),
    ("show", "g1"),
    ("show", "o1"),
    ("show", "t1"),
    ("show", "e9"),
    ("check",),
    ("export", "-o", "-", "--format", "markdown"),
]


@pytest.fixture
def _argparse_in_armenian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(argparse, "_", Armenian().gettext)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_what_a_command_prints_is_translated(words: tuple[str, ...], path: Path, run: Run) -> None:
    path.write_text(GREEK, encoding="utf-8")
    printed = run(*words, str(path))
    typed = rf"{OPTIONS}|^    timeline .*$|^-q .*$|^timeline( \w+)?:|^ *\d* [|].*$"
    assert latin(printed.out + printed.err, path.parent, typed=typed) == []
    assert printed.out or printed.err


@pytest.mark.usefixtures("_argparse_in_armenian")
@pytest.mark.parametrize("command", ["", "list", "people", "met", "show", "check", "export"])
def test_help_is_translated(command: str, run: Run) -> None:
    shown = run(*filter(None, (command, "--help"))).out
    assert latin(shown, also=(*HELD, command), typed=OPTIONS) == []


HELD = ("series", "kind", "country", "place", "person", "topic", "size", "list", "docs", "query", "language")


@pytest.mark.usefixtures("_argparse_in_armenian")
def test_a_mistake_on_the_command_line_is_translated(run: Run) -> None:
    for words in (("list", "--nothing"), ("export",), ("list", "--language", "xx"), ("met", "a", "b", "c")):
        typed = rf"{OPTIONS}|^timeline \w+:"
        assert latin(run(*words).err, also=("xx", "en", "vi"), typed=typed) == []


@pytest.mark.parametrize("form", ["html", "svg", "ics", "csv", "json", "toml"])
def test_what_an_export_says_is_translated(form: str, path: Path, run: Run) -> None:
    path.write_text(GREEK, encoding="utf-8")
    out = path.with_suffix(f".{form}")
    for _ in range(2):
        said = run("export", str(path), "-o", str(out)).err
        assert latin(said, path.parent, typed=rf"{OPTIONS}|^timeline export:") == []


@pytest.fixture
def _vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak real languages again, beginning with English."""
    monkeypatch.undo()
    monkeypatch.setattr(translation, "_spoken", "en")


@pytest.mark.usefixtures("_vietnamese")
def test_help_and_mistakes_are_said_in_the_language_asked_for(run: Run) -> None:
    assert "cách dùng: " in run("--language", "vi", "list", "--help").out
    assert "usage" not in run("list", "--language", "vi", "--help").out
    assert "các lệnh:" in run("--language=vi", "--help").out
    assert "tham số không nhận ra: --bogus" in run("list", "--bogus", "--language", "vi").err
    assert "LANGUAGE" not in os.environ  # which programs started from here would go by
    assert gettext.textdomain() == "messages"


@pytest.mark.usefixtures("_vietnamese")
@pytest.mark.parametrize("command", ["list", "people", "met", "check"])
def test_a_timeline_speaks_its_own_language(command: str, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "a.toml"
    file.write_text(GREEK.replace('language = "el"', 'language = "vi"'), encoding="utf-8")
    said = {
        "list": "Sự kiện",
        "people": "Quốc gia",
        "met": "hội đàm",
        "check": "8 sự kiện, trong đó 3 lần lặp lại",
    }[command]
    assert said in run(command, str(file), *(("--language", "vi") if command == "check" else ())).out


@pytest.mark.usefixtures("_vietnamese")
def test_what_has_no_translation_says_its_language(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "a.toml"
    file.write_text(GREEK, encoding="utf-8")
    for words in (
        ("list",),
        ("show", "e2"),
        ("met", "a1", "b1"),
        ("export", "-o", "-", "--format", "markdown"),
    ):
        assert "Σύνοδος (el)" in run(*words, str(file), "--language", "vi").out
        assert "(el)" not in run(*words, str(file)).out
