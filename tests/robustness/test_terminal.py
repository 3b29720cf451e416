"""The app in a real terminal: how it starts, what it survives, how it ends and what it leaves behind."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.robustness.terminal import Terminal, timeline

ONE = '[timeline]\ntitle = "Harbour talks"\n[events.talks]\ntitle = "First talks"\ndate = "2024-05-01"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.toml"
    path.write_text(ONE, encoding="utf-8")
    return path


@pytest.mark.parametrize("key", ["q", "\x03", "\x11"])
def test_it_starts_and_quits(file: Path, key: str) -> None:
    with Terminal(timeline(str(file))) as terminal:
        terminal.see("First talks")
        terminal.see("1 of 1 event")
        terminal.send(key)
        assert terminal.end() == 0
        terminal.assert_restored()


def test_the_bundled_timeline_opens() -> None:
    with Terminal(timeline()) as terminal:
        terminal.see("events.toml")
        terminal.see("Participants")
        terminal.send("q")
        assert terminal.end() == 0


def test_a_timeline_without_events(tmp_path: Path) -> None:
    path = tmp_path / "none.toml"
    path.write_text('[timeline]\ntitle = "Nothing yet"\n', encoding="utf-8")
    with Terminal(timeline(str(path)), columns=80, rows=24) as terminal:
        terminal.see("This timeline has no events yet.")
        terminal.send("+-0z[]gGt\x1b[C\x1b[D\x1b[A\x1b[B\r?")
        terminal.see("Keys and signs")
        terminal.send("q")
        assert terminal.end() == 0
        terminal.assert_restored()


def test_a_timeline_on_standard_input_is_steered_by_the_terminal(file: Path) -> None:
    with Terminal(["/bin/sh", "-c", f'cat "{file}" | exec "{sys.executable}" -m tui -']) as terminal:
        terminal.see("First talks")
        terminal.send("r")
        terminal.see("cannot be read again")
        terminal.send("q")
        assert terminal.end() == 0


def test_down_to_one_cell_and_back(file: Path) -> None:
    with Terminal(timeline(str(file))) as terminal:
        terminal.see("First talks")
        for columns, rows in ((39, 11), (7, 2), (1, 1)):
            terminal.resize(columns, rows)
        terminal.resize(39, 11)
        terminal.see("Too small")
        terminal.resize(80, 24)
        terminal.see("First talks")
        terminal.see("1 of 1 event")
        terminal.send("q")
        assert terminal.end() == 0
        terminal.assert_restored()


def test_resized_while_the_size_is_read(file: Path) -> None:
    program = (
        "import fcntl, struct, sys, termios; from tui.cli import main; from textual.drivers.linux_driver import LinuxDriver\n"
        "read = LinuxDriver._get_terminal_size\n"
        "def interrupted(driver):\n"
        "    size = read(driver)\n"
        "    if size == (7, 2):\n"
        "        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack('HHHH', 11, 39, 0, 0))\n"  # which signals it
        "    return size\n"
        "LinuxDriver._get_terminal_size = interrupted\n"
        "main(sys.argv[1:])"
    )
    with Terminal([sys.executable, "-c", program, str(file)]) as terminal:
        terminal.see("First talks")
        terminal.resize(7, 2)
        terminal.resize_screen(39, 11)
        terminal.see("this is 39×11")
        terminal.send("q")
        assert terminal.end() == 0


def test_suspended_the_terminal_is_free_and_afterwards_all_is_there(file: Path) -> None:
    with Terminal(timeline(str(file))) as terminal:
        terminal.see("First talks")
        for _ in range(2):
            terminal.send("\x1a")
            terminal.stopped()
            terminal.assert_restored()
            before = terminal.output.count(b"\x1b[?1049h")
            terminal.clear()  # as the alternate screen is when it is entered again
            terminal.signal(signal.SIGCONT)
            terminal.see("First talks")
            terminal.see("1 of 1 event")
            terminal.send("?")
            terminal.see("Keys and signs")
            assert terminal.output.count(b"\x1b[?1049h") == before + 1
            terminal.send("?")
            terminal.see_no("Keys and signs")
        terminal.send("q")
        assert terminal.end() == 0
        terminal.assert_restored()


def test_stopped_without_warning_and_continued(file: Path) -> None:
    with Terminal(timeline(str(file))) as terminal:
        terminal.see("First talks")
        terminal.signal(signal.SIGSTOP)
        terminal.stopped()
        taken = terminal.taken
        terminal.clear()
        terminal.signal(signal.SIGCONT)
        terminal.taken_again(taken)
        terminal.see("First talks")
        terminal.send("?")
        terminal.see("Keys and signs")
        taken = terminal.taken
        terminal.signal(signal.SIGCONT)  # while it runs
        terminal.taken_again(taken)
        terminal.send("?")
        terminal.see_no("Keys and signs")
        terminal.send("q")
        assert terminal.end() == 0
        terminal.assert_restored()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_ended_by_a_signal(file: Path, number: signal.Signals) -> None:
    with Terminal(timeline(str(file))) as terminal:
        terminal.see("First talks")
        terminal.signal(number)
        assert terminal.end() == 128 + number
        terminal.assert_restored()


def test_ctrl_c_in_an_editor_is_the_editors(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text(
        "#!/bin/sh\ntrap 'echo Interrupted.' INT\necho The editor is open.\nread line\nread line\n"
    )
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    with Terminal(timeline(str(file))) as terminal:
        terminal.see("First talks")
        terminal.send("E")
        terminal.see("The editor is open.")
        terminal.send("\x03")
        terminal.see("Interrupted.")
        terminal.send("\n\n\n")
        terminal.see("1 of 1 event")
        terminal.send("q")
        assert terminal.end() == 0


def test_the_terminal_goes_away(file: Path) -> None:
    with Terminal(timeline(str(file))) as terminal:
        terminal.see("First talks")
        terminal.hang_up()
        assert terminal.end() == 128 + signal.SIGHUP


@pytest.mark.parametrize("noise", [b"\xff", b"\xc3\x28", b"\xf0\x28\x8c\xbc", b"\x80\x81"])
def test_bytes_that_are_no_text(file: Path, noise: bytes) -> None:
    with Terminal(timeline(str(file))) as terminal:
        terminal.see("First talks")
        terminal.send(noise)
        terminal.send("?")
        terminal.see("Keys and signs")
        terminal.send("q")
        assert terminal.end() == 0
        terminal.assert_restored()


def test_quitting_under_load(tmp_path: Path) -> None:
    path = tmp_path / "many.toml"
    path.write_text(
        "".join(
            f'[events.e{n}]\ntitle = "Event {n}"\ndate = "2000-{n % 12 + 1:02}-{n % 28 + 1:02}"\n'
            for n in range(2000)
        ),
        encoding="utf-8",
    )
    with Terminal(timeline(str(path))) as terminal:
        terminal.see("of 2,000 events")
        terminal.send("\x1b[C" * 60 + "+++]]]]---0" + "q")
        assert terminal.end() == 0
        terminal.assert_restored()


def test_a_crash_ends_with_a_status_and_gives_the_terminal_back(file: Path) -> None:
    program = (
        "import sys; from tui.cli import main; from tui.ui.screens.explore import ExploreScreen\n"
        "def crash(self): raise RuntimeError('crashed on purpose')\n"
        "ExploreScreen.action_today = crash\n"
        "main(sys.argv[1:])"
    )
    with Terminal([sys.executable, "-c", program, str(file)]) as terminal:
        terminal.see("First talks")
        terminal.send("t")
        assert terminal.end() == 1
        terminal.assert_restored()
        assert b"crashed on purpose" in terminal.output


def test_a_file_with_errors_is_put_right(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(ONE.replace("2024-05-01", "soon"), encoding="utf-8")
    with Terminal(timeline(str(path))) as terminal:
        terminal.see("bad.toml:5:9")
        path.write_text(ONE, encoding="utf-8")
        terminal.send("r")
        terminal.see("First talks")
        terminal.send("q")
        assert terminal.end() == 0
        terminal.assert_restored()
