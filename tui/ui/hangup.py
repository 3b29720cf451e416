"""A terminal that is gone: how that is seen where nobody says so, and how the program ends then."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

STATUS = 128 + signal.SIGHUP
OFTEN = 0.5  # seconds between two looks
GRACE = 3.0  # seconds for an orderly end, before one that asks nobody

END_OF_TRANSMISSION = b"\x04"  # ctrl+d; `script` sends it when its own terminal is gone

# As for the process that builds: it finds what this one has found, wherever that was.
_WATCH = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from tui.ui.hangup import watch; watch(int(sys.argv[2]))"


def is_gone(terminal: int, process: int = 0) -> bool:
    """
    Tell whether nobody holds the other side of the terminal of a process, of this one, any more.

    Nor whoever does so for another terminal that is gone: `script` outlives its own, and keeps ours.
    """
    poll = select.poll()
    poll.register(terminal, 0)
    return bool(poll.poll(0)) or relay_is_gone(process)


def relay_is_gone(process: int = 0) -> bool:
    """Tell whether the one who began the session of a process has lost a terminal. Only Linux shows it."""
    with suppress(OSError, IndexError, ValueError):
        status = Path(f"/proc/{os.getsid(process)}/stat").read_text(encoding="utf-8", errors="replace")
        relay = int(status.rpartition(")")[2].split()[1])
        return str(Path(f"/proc/{relay}/fd/0").readlink()).endswith(" (deleted)")
    return False


def watch(stopped: int) -> None:
    """See the terminal go while a process is stopped and can see nothing, and wake it up to end."""
    while os.getppid() == stopped:
        if is_gone(0, stopped):
            os.killpg(os.getpgid(stopped), signal.SIGCONT)
            return
        time.sleep(OFTEN)


@contextmanager
def woken_when_gone(terminal: int) -> Iterator[None]:
    """Have a program that stops itself woken up where its terminal goes meanwhile; not every shell does."""
    try:
        watch = subprocess.Popen(  # noqa: S603  Python itself
            [sys.executable, "-P", "-c", _WATCH, json.dumps(sys.path), str(os.getpid())],
            stdin=terminal,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # not to be stopped with the rest
        )
    except OSError:  # too many processes: stopping is still what was asked for
        yield
        return
    try:
        yield
    finally:
        watch.kill()
        watch.wait()
