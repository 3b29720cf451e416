"""Leaving the program, or saying why not and what is next best."""

from __future__ import annotations

import os
import signal
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from textual.app import App

from tui.reading.bundled import bundled_path
from tui.ui import system

NO_BROWSER = ("BROWSER", "SSH_CONNECTION", "SSH_TTY", "DISPLAY", "WAYLAND_DISPLAY")


class Outside(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.copied: list[str] = []

    def notify(self, message: str, **kwargs: Any) -> None:
        assert kwargs["markup"] is False
        self.said.append(message)

    def copy_to_clipboard(self, text: str) -> None:
        self.copied.append(text)


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*NO_BROWSER, "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Outside:
    """An app that can be suspended, as one in a terminal can."""
    app = Outside()
    monkeypatch.setattr(app, "suspend", nullcontext)
    return app


def script(path: Path, text: str) -> str:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


# the browser


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "http://", "\x1b]52;c;x\x07", "-x"]
)
async def test_only_web_addresses_are_opened(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "false")
    async with (app := Outside()).run_test():
        system.open_url(app, url)
        await app.workers.wait_for_complete()
        assert app.said[0].startswith("Not opened, as it is not a web address")
        assert not set(app.said[0]) & {"\x1b", "\x07"}
        assert app.copied == []


@pytest.mark.parametrize(
    ("name", "why"), [("SSH_CONNECTION", "No browser over ssh."), (None, "No browser without a desktop.")]
)
async def test_without_a_browser_the_address_is_shown_and_copied(
    name: str | None, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    if name:
        monkeypatch.setenv(name, "1")
        monkeypatch.setenv("DISPLAY", ":0")
    async with (app := Outside()).run_test():
        system.open_url(app, "https://example.org/[/]")
        assert app.said[0].startswith(why)
        assert app.said[0].endswith("https://example.org/[/]")
        assert app.copied == ["https://example.org/[/]"]


async def test_the_browser_gets_the_address_and_not_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = tmp_path / "asked"
    monkeypatch.setenv(
        "BROWSER", script(tmp_path / "browser", f'echo "$1" >> {asked}; echo noise; test -t 1 && exit 3')
    )
    async with (app := Outside()).run_test():
        system.open_url(app, "https://example.org/a b")
        await app.workers.wait_for_complete()
        assert asked.read_text() == "https://example.org/a%20b\n"


async def test_a_browser_that_does_not_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", script(tmp_path / "browser", "exit 1"))
    monkeypatch.setenv("PATH", str(tmp_path))
    async with (app := Outside()).run_test():
        system.open_url(app, "https://example.org/")
        await app.workers.wait_for_complete()
        assert app.copied == ["https://example.org/"]
        assert "No browser could be started" in app.said[-1]


# the clipboard


def test_what_is_copied_is_shown_safely() -> None:
    app = Outside()
    system.copy(app, "a [/] \x1b[31m")
    assert app.copied == ["a [/] \x1b[31m"]
    assert app.said == ["Copied, if the terminal allows it: a [/] ␛[31m"]


# the editor


def test_the_editor_gets_the_file_at_the_line(
    terminal: Outside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a b.toml"
    file.write_text("x = 1\n")
    asked = tmp_path / "asked"
    monkeypatch.setenv("EDITOR", "false")
    editor = script(tmp_path / "my editor", f'for a in "$@"; do echo "$a" >> {asked}; done')
    monkeypatch.setenv("VISUAL", f"'{editor}' -x")
    monkeypatch.chdir(tmp_path)
    assert system.edit(terminal, "a b.toml", 12)
    assert asked.read_text().splitlines() == ["-x", "+12", str(file)]
    assert terminal.said == []


@pytest.mark.parametrize(
    ("editor", "asked"),
    [
        ("vim", ["vim", "+7", "/t.toml"]),
        ("/usr/bin/nano", ["/usr/bin/nano", "+7", "/t.toml"]),
        ("emacsclient -t", ["emacsclient", "-t", "+7", "/t.toml"]),
        ("code", ["code", "--wait", "--goto", "/t.toml:7"]),
        ("code -w", ["code", "-w", "--goto", "/t.toml:7"]),
        ("hx", ["hx", "/t.toml:7"]),
        ("subl", ["subl", "--wait", "/t.toml:7"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_way(
    editor: str, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor)
    command = system.editor()
    assert command is not None
    assert system.editing(command, Path("/t.toml"), 7) == asked


def test_an_editor_with_an_open_quotation_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "vim 'x")
    assert system.editor() == ["vim", "'x"]


def test_standard_input_has_no_file(terminal: Outside) -> None:
    assert not system.edit(terminal, "-", 1)
    assert "standard input" in terminal.said[0]


def test_the_bundled_file_is_not_edited(terminal: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "true")
    assert not system.edit(terminal, str(bundled_path()), 3)
    assert "read-only" in terminal.said[0]
    assert f"{bundled_path()}:3" in terminal.said[0]


@pytest.mark.parametrize(("editor", "why"), [("", "Set $EDITOR"), ("no-such-editor-here", "No such editor")])
def test_without_an_editor_the_place_is_shown(
    terminal: Outside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, editor: str, why: str
) -> None:
    monkeypatch.setenv("EDITOR", editor)
    assert not system.edit(terminal, str(tmp_path / "[b].toml"), 3)
    assert why in terminal.said[0]
    assert f"{tmp_path / '[b].toml'}:3" in terminal.said[0]


def test_an_editor_that_ends_badly_was_opened_all_the_same(
    terminal: Outside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", script(tmp_path / "editor", "exit 4"))
    assert system.edit(terminal, str(tmp_path / "a.toml"), 1)
    assert "ended with status 4" in terminal.said[0]


def test_an_interrupt_is_left_to_the_editor(
    terminal: Outside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", script(tmp_path / "editor", f"kill -INT {os.getpid()}"))
    before = signal.getsignal(signal.SIGINT)
    assert system.edit(terminal, str(tmp_path / "a.toml"), 1)
    assert signal.getsignal(signal.SIGINT) is before


async def test_where_the_screen_cannot_be_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "true")
    async with (app := Outside()).run_test():
        assert not system.edit(app, str(tmp_path / "a.toml"), 3)
        assert f"{tmp_path / 'a.toml'}:3" in app.said[0]
