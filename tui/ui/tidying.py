"""Garbage is collected while nobody waits for a frame."""

from __future__ import annotations

import gc
from asyncio import AbstractEventLoop, TimerHandle

_SOON, _LATER = 0.1, 4.0  # seconds after the last frame: what is new is gone through, then all
_SELDOM = 20_000  # objects made and not let go of for which the collector comes all the same, as while a key is held


class Tidying:
    """
    Keeps the collector out of the way of frames: by itself it comes two or three times in each of them.

    Whatever there is when it is made stays for good and is gone through no more.
    """

    def __init__(self, loop: AbstractEventLoop) -> None:
        self._loop = loop
        self._due: TimerHandle | None = None
        gc.freeze()
        gc.set_threshold(_SELDOM)
        gc.enable()

    def put_off(self) -> None:
        """Wait anew, since a frame was shown."""
        if self._due is not None:
            self._due.cancel()
        self._due = self._loop.call_later(_SOON, self._tidy)

    def _tidy(self) -> None:
        gc.collect(1)
        self._due = self._loop.call_later(_LATER, gc.collect)
