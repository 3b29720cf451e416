"""What is typed on a command line is made safe before it is shown again, wherever it was typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tui.export.formats import FORMATS
from tui.model.text import unsafe_character

HOSTILE = {
    "escape": "\x1b[31mx",
    "clipboard": "\x1b]52;c;eA==\x07",
    "C1": "\x9b31mx",
    "bidi": "\u202ex\u2066",
    "bytes": "\udc9b31m\udcff",
    "carriage": "x\rtimeline: fine\x08",
    "invisible": "x\u200bx\U000e0041",
}

# Words of a command line; {} is what is hostile.
LINES = [
    "{}",
    "{}.toml",
    "--{}",
    "-q {}",
    '-q "{}',
    "-q kind:{}",
    "-q in:{}",
    "-q {}:x",
    "-q -{}(",
    "--window {}",
    "--select {}",
    "--language {}",
    "--lanes {}",
    "--pin {}",
    "--fold {}",
    "--layout {}",
    "--view {}",
    "list {}",
    "list --{}",
    "list --{}=x",
    "list -q {}",
    'list -q "{}',
    "list -q kind:{}",
    "list -q in:{}",
    "list -q {}:x",
    "list -q who:={}",
    "list -q certainly:{}",
    "list --window {}",
    "list --select {}",
    "list --language {}",
    "list --lanes {}",
    "list --pin {}",
    "list --fold {}",
    "list --layout {}",
    "list --view {}",
    "list --format {}",
    "list --format json -q {}",
    "people {}",
    "people -q {}",
    "people --format json -q {}",
    "people --format {}",
    "people --language {}",
    "met {}",
    "met giang {}",
    "met {} {}",
    "met {} {} {}",
    "met {}.toml",
    "met --through {} giang",
    "met -q {}",
    "met --window {}",
    "met --view {}",
    "met --format json {} {}",
    "show {}",
    "show event:{}",
    "show {}:mcis-11",
    "show mcis-11 {}",
    "show --format json {}",
    "check {}",
    "check {}.json",
    "check --format json {}",
    "check --format {}",
    "export {}",
    "export -o {}",
    "export -o {}.html {}",
    "export -o - --format {}",
    "export -o - --width {} --format svg",
    "export -o missing/{}.csv",
    "export -o {}.json --view {}",
    *(f"export -o - --format {form} -q kind:{{}}" for form in FORMATS),
    *(f"export -o - --format {form} --pin {{}}" for form in FORMATS),
    *(f"export -o - --format {form} --fold {{}}" for form in FORMATS),
    *(f"export -o {{}}.{form} --format {form}" for form in FORMATS),
]


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("line", LINES)
def test_it_is_shown_as_marks(
    run: Run, line: str, hostile: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*(word.replace("{}", hostile) for word in line.split(" ")))
    for shown in re.split(r"\r?\n", ran.out.removeprefix("\ufeff") + ran.err):
        assert unsafe_character(shown.strip(" ")) is None, shown
    assert "Traceback" not in ran.err


def test_the_caret_stands_below_the_mistake(run: Run) -> None:
    ran = run("list", "-q", "\x1b\x1b文 kind:")
    _, query, caret = ran.err.splitlines()[:3]
    assert query == "-q ␛␛文 kind:"
    assert caret == " " * (len(query) + 1) + "^"  # one letter is two cells wide


def test_a_mistake_in_the_middle_of_a_query_keeps_its_place(run: Run) -> None:
    ran = run("list", "-q", "giang  in:soon")
    assert ran.err.splitlines()[1:] == ["-q giang  in:soon", "             ^"]
