"""A terminal that is taken away, in every way in which a program can be started: it ends, and leaves nothing behind."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.robustness.terminal import PATIENCE, Terminal, timeline

ONE = '[timeline]\ntitle = "Harbour talks"\n[events.talks]\ntitle = "First talks"\ndate = "2024-05-01"\n'
_BLOCKED = (
    "import os, signal, sys; signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP}); "
    "os.execv(sys.argv[1], sys.argv[1:])"
)

# Only in the first does the program hear of the hang-up by a signal.
STARTED: dict[str, Callable[[list[str]], list[str]]] = {
    "by itself": lambda words: words,
    "under a shell": lambda words: ["/bin/sh", "-c", f"{shlex.join(words)}; exit $?"],
    "under one that ignores it": lambda words: [
        "/bin/sh",
        "-c",
        f"trap '' HUP; {shlex.join(words)}; exit $?",
    ],
    "ignoring it": lambda words: ["/bin/sh", "-c", f"trap '' HUP; exec {shlex.join(words)}"],
    "with the signal blocked": lambda words: [sys.executable, "-c", _BLOCKED, *words],
    "under make": lambda words: ["/usr/bin/make", "-sf", _makefile(words)],
    "under script": lambda words: ["/usr/bin/script", "-qec", shlex.join(words), "/dev/null"],
    "under script and make": lambda words: [
        *("/usr/bin/script", "-qec", shlex.join(["make", "-sf", _makefile(words)]), "/dev/null")
    ],
}


def _makefile(words: list[str]) -> str:
    file = Path(words[-1]).with_name("Makefile")
    file.write_text(f"run:\n\t@{shlex.join(words)}\n", encoding="utf-8")
    return str(file)


@pytest.fixture(params=STARTED)
def started(request: pytest.FixtureRequest) -> Callable[[list[str]], list[str]]:
    for tool in ("make", "script"):
        if tool in request.param and shutil.which(tool) is None:
            pytest.skip(f"no {tool} here")
    return STARTED[request.param]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.toml"
    path.write_text(ONE, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program may leave something, and must not."""
    place = tmp_path / "left"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    return place


def running(mark: Path) -> list[int]:
    """Return the processes whose command line names a file, apart from those that are only waited for."""
    return [pid for pid, state in states(mark) if state != "Z"]


def stopped(mark: Path) -> bool:
    """Tell whether a process whose command line names a file is suspended."""
    return "T" in [state for _, state in states(mark)]


def states(mark: Path) -> list[tuple[int, str]]:
    listed = subprocess.run(
        ["ps", "-wweo", "pid=,stat=,args="], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split(None, 2) for line in listed.splitlines() if str(mark) in line]
    return [(int(pid), state[0]) for pid, state, _ in rows if int(pid) != os.getpid()]


def assert_gone(terminal: Terminal, mark: Path, place: Path) -> None:
    """Assert that whatever had to do with a file ends, and that nothing stays in a place."""
    terminal.end()
    terminal.until(lambda: not running(mark), "the end of all that was started")
    assert sorted(place.iterdir()) == []


def test_it_ends(started: Callable[[list[str]], list[str]], file: Path, places: Path) -> None:
    with Terminal(started(timeline(str(file)))) as terminal:
        terminal.see("First talks")
        terminal.hang_up()
        assert_gone(terminal, file.parent, places)


@pytest.mark.parametrize("by", ["by itself", "ignoring it", "with the signal blocked"])
def test_its_status_says_so(file: Path, by: str) -> None:
    with Terminal(STARTED[by](timeline(str(file)))) as terminal:
        terminal.see("First talks")
        terminal.hang_up()
        assert terminal.end() == 128 + signal.SIGHUP


def test_its_status_says_so_to_whoever_waits_for_it(file: Path, tmp_path: Path) -> None:
    said = tmp_path / "status"
    words = f"trap '' HUP; {shlex.join(timeline(str(file)))}; echo $? > {said}"
    with Terminal(["/bin/sh", "-c", words]) as terminal:
        terminal.see("First talks")
        terminal.hang_up()
        terminal.end()
    assert said.read_text() == f"{128 + signal.SIGHUP}\n"


def test_it_ends_under_another_screen(
    started: Callable[[list[str]], list[str]], file: Path, places: Path
) -> None:
    with Terminal(started(timeline(str(file)))) as terminal:
        terminal.see("First talks")
        terminal.send(":kind:")
        terminal.see("kind:")
        terminal.hang_up()
        assert_gone(terminal, file.parent, places)


def test_it_ends_while_suspended(started: Callable[[list[str]], list[str]], file: Path, places: Path) -> None:
    with Terminal(started(timeline(str(file)))) as terminal:
        terminal.see("First talks")
        terminal.send("\x1a")
        terminal.until(lambda: stopped(file), "the program suspended")
        terminal.hang_up()
        terminal.signal(signal.SIGCONT)  # as the system does to whoever leads a session
        assert_gone(terminal, file.parent, places)


def test_it_ends_while_an_editor_runs(
    started: Callable[[list[str]], list[str]],
    file: Path,
    places: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "The editor is open."\nread line\nwhile sleep 0.1; do :; done\n')
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    with Terminal(started(timeline(str(file)))) as terminal:
        terminal.see("First talks")
        terminal.send("E")
        terminal.see("The editor is open.")
        terminal.hang_up()
        assert_gone(terminal, file.parent, places)


def test_it_ends_where_the_terminal_goes_before_it_starts(
    started: Callable[[list[str]], list[str]], file: Path, places: Path, tmp_path: Path
) -> None:
    slow = tmp_path / "slow"
    slow.write_text(f"#!/bin/sh\ntrap '' HUP\necho Ready.\nsleep 1\nexec {shlex.join(timeline())} \"$@\"\n")
    slow.chmod(0o755)
    with Terminal(started([str(slow), str(file)])) as terminal:
        terminal.see("Ready.")
        terminal.hang_up()
        assert_gone(terminal, file.parent, places)


def large(tmp_path: Path) -> Path:
    file = tmp_path / "large.toml"
    event = '[events.e{}]\ntitle = "A rather long title, so that the file becomes large {}"\ndate = "2024-05-01"\n'
    file.write_text("".join(event.format(number, "x" * 400) for number in range(20_000)), encoding="utf-8")
    return file


@pytest.mark.parametrize("cached", ["", "1"], ids=["cached", "not cached"])
def test_it_ends_while_a_large_file_is_read(
    started: Callable[[list[str]], list[str]],
    tmp_path: Path,
    places: Path,
    cached: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("TIMELINE_NO_CACHE", cached)
    with Terminal(started(timeline(str(large(tmp_path))))) as terminal:
        terminal.see("Opening large.toml")
        terminal.hang_up()
        assert_gone(terminal, tmp_path, places)
    assert [path for path in tmp_path.glob("cache/**/*") if "part" in path.name] == []


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_command_that_prints_ends_what_it_has_begun(
    tmp_path: Path, places: Path, number: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_NO_CACHE", "1")
    file = large(tmp_path)
    process = subprocess.Popen(timeline("list", str(file)), stdout=subprocess.PIPE)
    while not list(places.glob("timeline-*/*")):
        assert process.poll() is None
    process.send_signal(number)
    assert process.communicate(timeout=PATIENCE)[0] == b""
    assert process.returncode == 128 + number
    assert running(tmp_path) == []
    assert list(places.iterdir()) == []


def test_a_command_that_prints_into_a_terminal_that_is_gone(tmp_path: Path, file: Path) -> None:
    said = tmp_path / "status"
    command = shlex.join(timeline("list", str(file)))
    words = f"trap '' HUP; echo waiting; read line; {command} 2> {tmp_path}/errors; echo $? > {said}"
    with Terminal(["/bin/sh", "-c", words]) as terminal:
        terminal.see("waiting")
        terminal.hang_up()
        terminal.end()
    assert said.read_text() == f"{128 + signal.SIGHUP}\n"
    assert (tmp_path / "errors").read_text() == ""
