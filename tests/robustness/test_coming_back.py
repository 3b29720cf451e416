"""Coming back to a view in a real terminal: by the keys that terminals send, and by the command that was copied."""

from __future__ import annotations

import base64
import re
import shlex
from pathlib import Path

import pytest

from tests.robustness.terminal import Terminal, timeline
from tests.ui.explore_app import SAMPLE

ALT_LEFT, ALT_RIGHT = "\x1b[1;3D", "\x1b[1;3C"  # as xterm, and all that came after it, send them
_COPY = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.toml"
    path.write_text(SAMPLE, encoding="utf-8")
    return path


@pytest.mark.parametrize(("back", "forward"), [(ALT_LEFT, ALT_RIGHT), ("<", ">")])
def test_back_and_forward_by_key(file: Path, back: str, forward: str) -> None:
    with Terminal(timeline(str(file))) as terminal:
        terminal.see("5 of 5 events")
        terminal.send("LL")
        terminal.see("Harbour talks · by kind")
        terminal.send(back)
        terminal.see("Back: by series")
        terminal.send(back)
        terminal.see("Back: everything")
        terminal.send(forward)
        terminal.see("Forward: by series")
        terminal.send("q")
        assert terminal.end() == 0


def test_the_command_copied_shows_the_same_screen(file: Path) -> None:
    with Terminal(timeline(str(file))) as terminal:
        terminal.see("5 of 5 events")
        terminal.send("LLL++\x1b[C\x1b[C")
        terminal.see("by country")
        terminal.send("Y")
        terminal.see("Copied, if the terminal allows it")
        copied = _COPY.search(terminal.output)
        assert copied is not None
        rows = terminal.text.splitlines()[:12]
        terminal.send("q")
        assert terminal.end() == 0
    words = shlex.split(base64.b64decode(copied[1]).decode())
    assert words[0] == "timeline"
    with Terminal(timeline(*words[1:])) as terminal:
        terminal.see("by country")
        terminal.see("\n".join(rows))  # they come one by one
        assert terminal.text.splitlines()[:12] == rows
        terminal.send("q")
        assert terminal.end() == 0
