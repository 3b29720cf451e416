"""The mouse, in the sequences that terminals send: a click, a double click, the wheel, a drag."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.robustness.terminal import Terminal, timeline

PRESS, RELEASE = "M", "m"
LEFT, DRAG, WHEEL_UP, WHEEL_DOWN = 0, 32, 64, 65
EVENTS = '[people.anna]\nname = "Anna"\n' + "".join(
    f'[events.e{n}]\ntitle = "Session {n}"\nkind = "{kind}"\ndate = "2024-0{n}-10"\n'
    for n, kind in enumerate(("talks", "visit", "talks", "forum"), start=1)
)


def mouse(button: int, column: int, row: int, end: str = PRESS) -> str:
    """Return what a terminal sends, as SGR, for a cell counted from 0."""
    return f"\x1b[<{button};{column + 1};{row + 1}{end}"


def click(column: int, row: int) -> str:
    return mouse(LEFT, column, row) + mouse(LEFT, column, row, RELEASE)


def place(terminal: Terminal, words: str) -> tuple[int, int]:
    """Return the column and row at which words stand, the topmost first."""
    for row, line in enumerate(terminal.text.split("\n")):
        if words in line:
            return line.index(words), row
    raise AssertionError(f"{words!r} is not on the screen:\n{terminal.text}")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.toml"
    path.write_text(EVENTS, encoding="utf-8")
    return path


def window(terminal: Terminal) -> str:
    found = re.search(r"Timeline ─ (.*?) ─", terminal.text)
    assert found is not None
    return found[1]


def test_the_mouse(path: Path) -> None:
    with Terminal(timeline(str(path))) as terminal:
        terminal.see("Session 4")
        terminal.send(click(*place(terminal, "Session 3")))
        terminal.see("10 March 2024")
        before = window(terminal)
        terminal.send(mouse(WHEEL_UP, *place(terminal, "Session 3")))
        terminal.see_no(before)
        terminal.send(mouse(WHEEL_DOWN, *place(terminal, "Session 3")))
        terminal.see("Session 3")
        here = window(terminal)
        terminal.send(mouse(LEFT, 110, 1) + mouse(DRAG, 20, 1) + mouse(LEFT, 20, 1, RELEASE))
        terminal.see_no(here)
        terminal.send("0L")
        terminal.see("Lanes by series")
        terminal.send("L")
        terminal.see("talks")
        terminal.send(click(*place(terminal, "▾ talks")))
        terminal.see("▸ talks")
        terminal.send("q")
        assert terminal.end() == 0
        terminal.assert_restored()
