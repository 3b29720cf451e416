"""What Textual's driver leaves to be cured for a terminal that misbehaves, goes away or wakes up again."""

from __future__ import annotations

import codecs
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import IO, TYPE_CHECKING, Any, cast

from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.app import App


def _lenient(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    """Return what makes decoders that pass over bytes which are no text; one such byte used to end all input."""
    return partial(codecs.getincrementaldecoder(encoding), errors="ignore")


class _Output:
    """A stream that goes on where the terminal behind it is gone: else the thread that writes dies, and all wait for it."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with suppress(OSError):
            return self._stream.write(text)
        return 0

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()

    def fileno(self) -> int:
        return self._stream.fileno()


class TerminalDriver(LinuxDriver):
    """Textual's driver, hardened. Its input thread finds the decoder by the name replaced here."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        if self._file is not None:
            self._file = cast("Any", _Output(self._file))  # Textual knows only the class of sys.__stderr__

    def run_input_thread(self) -> None:
        vars(linux_driver)["getincrementaldecoder"] = _lenient
        try:
            super().run_input_thread()
        except OSError:
            # The terminal is gone: there is nobody left to show a traceback to.
            self._app.call_later(self._app.exit, return_code=128 + signal.SIGHUP)

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal back. Stopped without warning, nothing was handed over: do that first, or it is done twice."""
        if self._auto_restart and not self._must_signal_resume:
            self.suspend_application_mode()
        super()._sigcont_application()
