"""Large files that are not in the cache: another process builds their timeline into a file, which is then opened."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from signal import SIGKILL
from time import monotonic, sleep
from typing import IO, Any

from tui.model.translation import spoken, tr
from tui.reading.diagnostics import Problem, SourceText, decoded
from tui.store.cache.cache import CacheEntry
from tui.store.cache.sqlite_file import found_in, open_file
from tui.store.opening import Opened, OpenRequest, open_here, settled
from tui.store.progress import Estimate, Phase, Progress

PATIENCE = 0.05  # seconds between two looks at whether another process is done

# The child finds what this process has found, wherever that was; -P keeps the current directory out of it till then.
_CHILD = (
    "import json, sys; order = json.loads(sys.argv[1]); sys.path[:] = order['path']; "
    "from tui.store.cache.child import run; run(order)"
)


class Building:
    """A timeline of `size` bytes of files that another process builds: `poll` it, or `wait`, or `cancel`."""

    def __init__(self, request: OpenRequest, entry: CacheEntry | None, size: int) -> None:
        self.files = request.files
        self.size = size
        self._request = request
        self._entry = entry
        self._lock: int | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None  # that of a file which is not to be kept
        self._child: subprocess.Popen[bytes] | None = None
        self._database = Path()  # where it writes
        self._heard = b""  # of a line that has not ended
        self._answer: dict[str, Any] = {}
        self._estimate = Estimate(size)
        self._opened: Opened | None = None

    @property
    def is_kept(self) -> bool:
        """Whether the next time will be quick."""
        return self._entry is not None

    @property
    def child(self) -> int | None:
        """The number of the process while there is one."""
        return None if self._child is None else self._child.pid

    @property
    def progress(self) -> Progress:
        return self._estimate.progress()

    def wait(self, report: Callable[[Progress], None] = lambda _: None) -> Opened:
        """Return what came of it; until then, report how far it is some ten times a second."""
        try:
            while (opened := self.poll(PATIENCE)) is None:
                report(self.progress)
        except BaseException:
            self.cancel()
            raise
        return opened

    def within(self, seconds: float) -> Opened | None:
        """Wait up to so many seconds for the end; return what came of it, None where it has not ended."""
        until = monotonic() + seconds
        try:
            while (opened := self.poll(PATIENCE)) is None and monotonic() < until:
                pass
        except BaseException:
            self.cancel()
            raise
        return opened

    def poll(self, seconds: float = 0) -> Opened | None:
        """Return what came of it, None where it has not ended; wait up to so many seconds for news of it."""
        if self._opened is None and self._child is None:
            self._begin(seconds)
        if self._opened is None and self._child is not None and self._has_ended(self._child, seconds):
            try:
                self._opened = self._result(self._child.wait())
            finally:
                self.cancel()
        return self._opened

    def cancel(self) -> None:
        """End the process and remove what it has made, unless it is done."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.wait()
            if child.stdout is not None:
                child.stdout.close()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
        if self._lock is not None:
            if self._entry is not None:
                self._entry.drop()
            os.close(self._lock)
            self._lock = None

    def _begin(self, seconds: float) -> None:
        """Start the process, unless another one builds the same or is done with it."""
        if self._entry is not None:
            try:
                self._lock = self._entry.lock()
                if self._lock is None:
                    sleep(seconds)
                    return
                timeline = self._entry.open()
                if timeline is not None:
                    self._opened = settled(self._request, timeline, found_in(timeline))
                    self.cancel()
                    return
                self._start(self._entry.part())
            except OSError:
                self.cancel()
                self._entry = None
        if self._child is None:
            try:
                self._folder = tempfile.TemporaryDirectory(prefix="timeline-", ignore_cleanup_errors=True)
                self._start(Path(self._folder.name, "timeline.sqlite"))
            except OSError:
                self.cancel()
                self._opened = self._here()

    def _start(self, database: Path) -> None:
        self._database = database
        inspect = self._request.inspect
        order = {
            "path": sys.path,
            "files": self.files,
            "language": spoken(),
            "tz": self._request.tz,
            "database": str(database),
            "inspect": inspect and (inspect.__module__, inspect.__qualname__),
            "warn": self._request.warn,
            "whole": self._entry is not None,
        }
        stdin: IO[bytes] | int = subprocess.DEVNULL
        with ExitStack() as stack:
            if isinstance(self._request.stdin, BytesIO):
                stdin = stack.enter_context(tempfile.TemporaryFile())
                stdin.write(self._request.stdin.getbuffer())
                stdin.seek(0)
            self._child = subprocess.Popen(  # noqa: S603  Python itself
                [sys.executable, "-P", "-c", _CHILD, json.dumps(order)],
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # It has the lock for as long as it writes, even where this process is killed.
                pass_fds=() if self._lock is None else (self._lock,),
                start_new_session=True,  # ctrl+c is for this process, which ends the other
            )

    def _has_ended(self, child: subprocess.Popen[bytes], seconds: float) -> bool:
        """Hear what the process says; tell whether it has said all."""
        pipe = child.stdout
        assert pipe is not None  # noqa: S101  tells the type checker what was asked for
        while select.select([pipe], [], [], seconds)[0]:
            heard = os.read(pipe.fileno(), 1 << 16)
            if not heard:
                return True
            *lines, self._heard = (self._heard + heard).split(b"\n")
            for line in lines:
                self._answer = json.loads(line)
                if "phase" in self._answer:
                    self._estimate.enter(Phase(self._answer["phase"]))
            seconds = 0
        return False

    def _result(self, status: int) -> Opened:
        if "whole" not in self._answer:
            return self._stopped() if status == -SIGKILL else self._here()
        diagnostics = list(map(decoded, self._answer["diagnostics"]))
        if not self._answer["whole"]:
            return Opened(self.files, None, diagnostics, self._request.tz)
        try:
            if self._entry is not None:
                self._entry.commit()
                timeline = self._entry.open()
            else:
                timeline = open_file(self._database, self.files, final=False)
        except (OSError, ValueError):
            timeline = None
        return self._here() if timeline is None else settled(self._request, timeline, diagnostics)

    def _here(self) -> Opened:
        """Do it in this process, where no other can: a disk may be full, processes too many."""
        if isinstance(self._request.stdin, BytesIO):
            self._request.stdin.seek(0)
        return open_here(self._request)

    def _stopped(self) -> Opened:
        """Say that the system has ended the process, as it does where memory runs out."""
        message = tr("reading was stopped by the system, most likely for want of memory")
        found = [SourceText(name, "").whole(Problem((), "unreadable", message)) for name in self.files]
        return Opened(self.files, None, found, self._request.tz)
