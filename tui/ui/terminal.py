"""What Textual's driver leaves to be cured for a terminal that misbehaves, goes away or wakes up again."""

from __future__ import annotations

import asyncio
import codecs
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Timer
from typing import IO, TYPE_CHECKING, Any, cast

from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize

from tui.ui.hangup import END_OF_TRANSMISSION, GRACE, STATUS, is_gone, relay_is_gone, woken_when_gone

if TYPE_CHECKING:
    from textual.app import App


class _Input(codecs.IncrementalDecoder):
    """
    Makes text of what the terminal sends, and passes over bytes which are none; one such byte used to end all input.

    A terminal that is there always sends something: nothing is the end, and used to be read again and again.
    """

    def __init__(self, encoding: str) -> None:
        super().__init__("ignore")
        self._decoder = codecs.getincrementaldecoder(encoding)("ignore")

    def decode(self, data: Any, final: bool = False) -> str:
        if not data or (END_OF_TRANSMISSION in data and relay_is_gone()):
            raise EOFError
        return self._decoder.decode(data, final)


def _decoders(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    return partial(_Input, encoding)


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
        self._loop = asyncio.get_running_loop()
        self._loop.add_signal_handler(signal.SIGHUP, self.hang_up)
        if self._file is not None:
            self._file = cast("Any", _Output(self._file))  # Textual knows only the class of sys.__stderr__

    def run_input_thread(self) -> None:
        vars(linux_driver)["getincrementaldecoder"] = _decoders
        gone = is_gone(self.fileno)  # before there was anybody to be told
        # Where the terminal is gone there is nobody left to show a traceback to.
        with suppress(EOFError, OSError):
            if not gone:
                super().run_input_thread()
                return
        self._loop.call_soon_threadsafe(self.hang_up)

    def hang_up(self) -> None:
        """End the program, whose terminal is gone: in good order, or where something in it does not end, without."""
        last_resort = Timer(GRACE, os._exit, (STATUS,))
        last_resort.daemon = True
        last_resort.start()
        self._app.exit(return_code=STATUS)

    def start_application_mode(self) -> None:
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual does not say that it returns nothing
        self._loop.add_signal_handler(signal.SIGWINCH, self._resized)

    def _resized(self) -> None:
        """Tell the size, in the loop: read in a handler that another interrupts, an older size would come last and stay."""
        if not self._in_band_window_resize:
            self._app.post_message(Resize.from_dimensions(self._get_terminal_size(), None))

    # The two signals come in the middle of anything, and of what holds a lock: what they ask for waits for its turn.

    def _sigtstp_application(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop)

    def _sigcont_application(self, *_: object) -> None:
        if self._auto_restart:
            self._loop.call_soon_threadsafe(self._take_back)

    def _stop(self) -> None:
        """Stop the program and whatever it was started by as one job: under `make`, the shell waits for that."""
        if self._auto_restart:
            self.suspend_application_mode()
            self._must_signal_resume = True
        with woken_when_gone(self.fileno):
            os.killpg(os.getpgrp(), signal.SIGSTOP)

    def _take_back(self) -> None:
        """Take the terminal back. Stopped without warning, nothing was handed over: do that first, or it is done twice."""
        if is_gone(self.fileno):
            self.hang_up()
            return
        if not self._must_signal_resume:
            self.suspend_application_mode()
        self.resume_application_mode()
        self._app.refresh(layout=True)  # the screen that is entered again is empty
