"""A program in a pseudo-terminal: keys in, screen out, and what it leaves behind."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self

import pyte

PATIENCE = 60.0  # seconds until something that does not come is a failure; nothing is timed


# Sequences that pyte does not know: private ones of the kitty keyboard, queries of modes, the shape of the pointer.
_UNKNOWN = re.compile(rb"\x1b\[[<>=][0-9;:]*[A-Za-z]|\x1b\[\?[0-9;]*\$p|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
_ESCAPE = re.compile(rb"\x1b(?:\[[0-9;:?<>=$]*[A-Za-z]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[^\[\]])")


class Terminal:
    """Runs a command as the leader of a terminal of its own. Use as a context manager; leaving it kills what is left."""

    def __init__(self, command: Sequence[str], *, columns: int = 120, rows: int = 40) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._waiting = b""
        self.output = b""
        self.status: int | None = None
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            _size(0, columns, rows)
            # Not what `readline` puts into the environment behind Python's back: a size that is not the terminal's.
            hidden = {"COLUMNS", "LINES"}
            environment = {name: value for name, value in os.environ.items() if name not in hidden}
            environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
            # A shell that runs the tests in the background has them, and all that they start, ignore ctrl+c.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.execve(command[0], list(command), environment)
        _size(self._terminal, columns, rows)
        self._modes = termios.tcgetattr(self._terminal)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self.status is None:
            for number in (signal.SIGKILL, signal.SIGCONT):
                os.kill(self.pid, number)
            os.waitpid(self.pid, 0)
        self.hang_up()

    @property
    def text(self) -> str:
        return "\n".join(self._screen.display)

    def send(self, keys: str | bytes) -> None:
        os.write(self._terminal, keys.encode() if isinstance(keys, str) else keys)

    def signal(self, number: signal.Signals) -> None:
        os.kill(self.pid, number)

    def resize(self, columns: int, rows: int) -> None:
        self.resize_screen(columns, rows)
        _size(self._terminal, columns, rows)

    def resize_screen(self, columns: int, rows: int) -> None:
        """Resize what is seen, where the program itself resizes the terminal."""
        self._screen.resize(rows, columns)

    def hang_up(self) -> None:
        """Take the terminal away."""
        if self._terminal >= 0:
            os.close(self._terminal)
            self._terminal = -1

    def clear(self) -> None:
        """Forget what stands on the screen, so that only what is written from now on can be seen."""
        self._screen.reset()

    def see(self, words: str) -> None:
        """Wait until the words are on the screen."""
        self.until(lambda: words in self.text, f"{words!r} on the screen")

    def see_no(self, words: str) -> None:
        """Wait until the words are gone from the screen."""
        self.until(lambda: words not in self.text, f"{words!r} gone")

    @property
    def taken(self) -> int:
        """How often the program has taken the terminal for its screen."""
        return self.output.count(b"\x1b[?1049h")

    def taken_again(self, before: int) -> None:
        """Wait until the program has taken the terminal once more; what is typed before that, it throws away."""
        self.until(lambda: self.taken > before, "the terminal taken")

    def stopped(self) -> None:
        """Wait until the program has suspended itself."""

        def check() -> bool:
            pid, status = os.waitpid(self.pid, os.WNOHANG | os.WUNTRACED)
            return bool(pid) and os.WIFSTOPPED(status)

        self.until(check, "the program suspended")

    def end(self) -> int:
        """Wait for the end and return the exit status as a shell tells it."""

        def check() -> bool:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
            return bool(pid)

        self.until(check, "the end")
        assert self.status is not None
        return self.status if self.status >= 0 else 128 - self.status

    def assert_restored(self) -> None:
        """Assert that the terminal is as it was: its modes, the main screen, the cursor, no mouse reports."""
        self._read(0.1)
        assert termios.tcgetattr(self._terminal)[:4] == self._modes[:4]
        for mode, on, off in (
            (1049, b"h", b"l"),
            (25, b"l", b"h"),
            (1000, b"h", b"l"),
            (1003, b"h", b"l"),
            (2004, b"h", b"l"),
        ):
            name = b"\x1b[?%d" % mode
            assert self.output.rfind(name + off) > self.output.rfind(name + on), mode

    def until(self, condition: Callable[[], bool], wanted: str) -> None:
        """Read what comes until a condition holds."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            self._read(0.02)
            if time.monotonic() > deadline:
                raise AssertionError(f"waited for {wanted}; on the screen:\n{self.text}")

    def _read(self, seconds: float) -> None:
        if self._terminal < 0:
            time.sleep(seconds)
            return
        while select.select([self._terminal], [], [], seconds)[0]:
            try:
                data = os.read(self._terminal, 65536)
            except OSError:  # nobody holds the other side any more
                return
            if not data:
                return
            self.output += data
            self._feed(data)
            seconds = 0

    def _feed(self, data: bytes) -> None:
        """Give the emulator all but what it does not know; an escape sequence that is not whole yet waits for its end."""
        data = self._waiting + data
        cut = data.rfind(b"\x1b", -64)
        whole = cut < 0 or _ESCAPE.match(data, cut) is not None
        self._waiting = b"" if whole else data[cut:]
        self._stream.feed(_UNKNOWN.sub(b"", data if whole else data[:cut]))


def timeline(*words: str) -> list[str]:
    """Return the command line of the program."""
    return [sys.executable, "-m", "tui", *words]


def _size(terminal: int, columns: int, rows: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
