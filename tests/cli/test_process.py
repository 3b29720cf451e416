"""The command as a process of its own: what it imports, pipes that close, terminals that are none."""

import os
import subprocess
import sys

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
        "assert 'tui.drawing' in sys.modules\n"
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
