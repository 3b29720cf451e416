"""The command as a process of its own: what it imports, pipes that close, terminals that are none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TIMELINE = [sys.executable, "-m", "tui"]


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["--version"],
        ["list"],
        ["people", "-q", "shoigu"],
        ["show", "mcis-11"],
        ["check"],
        ["export", "-o", "-"],
        [],
    ],
)
def test_printing_never_imports_the_screen_library(words: list[str]) -> None:
    if words == ["export", "-o", "-"]:
        words = ["export", "--format", "html", "-o", "-"]
    code = (
        "import sys, tui.cli\n"
        "try:\n    tui.cli.main(sys.argv[1:])\n"
        "finally:\n    print(*sorted(m for m in sys.modules if m.split('.')[0] == 'textual'), file=sys.stderr)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr.strip() == ""


def test_nothing_outside_the_user_interface_imports_it() -> None:
    code = (
        "import pkgutil, importlib, sys, tui\n"
        "for m in pkgutil.walk_packages(tui.__path__, 'tui.'):\n"
        "    if not m.name.startswith('tui.ui') and m.name != 'tui.__main__':\n"
        "        importlib.import_module(m.name)\n"
        "assert 'tui.scene' in sys.modules\n"
        "print(*[m for m in sys.modules if m.split('.')[0] == 'textual'])\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""


def test_a_reader_that_leaves_early_ends_it_quietly() -> None:
    script = f"{sys.executable} -m tui people --format json | head -n 1; exit ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert ran.stdout == "[\n"
    assert ran.stderr == ""
    assert ran.returncode in (0, 128 + 13)


def test_output_is_utf8_whatever_the_locale() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ran = subprocess.run([*TIMELINE, "people"], capture_output=True, env=environment, check=True)
    assert "Phan Văn Giang" in ran.stdout.decode("utf-8")


def test_a_dumb_terminal_gets_the_list() -> None:
    environment = {**os.environ, "TERM": "dumb"}
    ran = subprocess.run(
        TIMELINE, capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL, check=True
    )
    assert "mcis-11" in ran.stdout


PRINTING = [
    "list",
    "check",
    "--help",
    "--version",
    "list --help",
    "export --format html -o -",
    "people --format json",
]


def redirected(words: str, redirection: str) -> subprocess.CompletedProcess[str]:
    script = f"{sys.executable} -m tui {words} {redirection}"
    return subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("words", PRINTING)
@pytest.mark.parametrize(
    ("redirection", "reason"), [(">&-", "it is closed"), (">/dev/full", "No space left on device")]
)
def test_where_nothing_can_be_printed_that_is_said(words: str, redirection: str, reason: str) -> None:
    ran = redirected(words, redirection)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == f"timeline: cannot write to standard output: {reason}\n"


@pytest.mark.parametrize("words", PRINTING)
@pytest.mark.parametrize("redirection", ["<&-", "2>&-"])
def test_what_is_not_needed_may_be_closed(words: str, redirection: str) -> None:
    ran = redirected(words, redirection)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout


def test_a_file_is_never_printed_into(tmp_path: Path) -> None:
    """Where standard output is closed, the next file that is opened would have its number."""
    kept = tmp_path / "out.html"
    ran = redirected(f"export -o {kept} ", ">&- 2>&-")
    assert ran.returncode == 0
    assert kept.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_timeline_cannot_come_from_a_standard_input_that_is_closed() -> None:
    ran = redirected("list -", "<&-")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "there is no standard input" in ran.stderr


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "", "NO_COLOR": "1"}, False)],
)
def test_diagnostics_have_colours_and_codes_only_where_they_are_wanted(
    environment: dict[str, str], coloured: bool, tmp_path: Path
) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text('[events.a]\ntitle = A\ndate = "2023"\n')
    ran = subprocess.run(
        [*TIMELINE, "check", str(file)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
    )
    assert ran.returncode == 1
    assert ("\x1b[" in ran.stdout, "error[syntax]" in ran.stdout.replace("\x1b", "")) == (coloured, coloured)
