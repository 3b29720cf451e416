"""A program on a pseudo-terminal and a stopwatch: what it writes, when, and how much memory it holds."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

QUIET = 0.15  # seconds without output that end a frame
PATIENCE = 30.0


class Clocked:
    """Runs a command on a terminal of its own, 120 by 40. Times are in milliseconds."""

    def __init__(self, command: Sequence[str], *, columns: int = 120, rows: int = 40) -> None:
        self._started = time.perf_counter()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            for name in ("COLUMNS", "LINES"):
                os.environ.pop(name, None)
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LC_ALL="C.UTF-8")
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execv(command[0], list(command))
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)

    def first_frame(self, words: bytes) -> float:
        """Return the time from exec to the last output before the screen was quiet, which has the words on it."""
        return self._until_quiet(self._started, words)[0]

    def key(self, keys: str) -> tuple[float, int]:
        """Send a key; return the time to the last output of the frame that answers it, and the bytes of that frame."""
        sent = time.perf_counter()
        os.write(self._terminal, keys.encode())
        return self._until_quiet(sent)

    def memory(self) -> float:
        """Return the resident memory in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:")) / 1024

    def _until_quiet(self, since: float, words: bytes = b"") -> tuple[float, int]:
        last, written = since, b""
        deadline = time.perf_counter() + PATIENCE
        while time.perf_counter() < deadline:
            awaited = not written or words not in written
            if not select.select([self._terminal], [], [], PATIENCE if awaited else QUIET)[0]:
                return (last - since) * 1000, len(written)
            try:
                written += os.read(self._terminal, 1 << 16)
            except OSError as error:
                raise RuntimeError(f"the program ended: {written.decode(errors='replace')}") from error
            last = time.perf_counter()
        raise TimeoutError("the screen never came to rest")
