"""Work that takes longer than a key may, in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

from textual.widget import Widget

T = TypeVar("T")


def in_background(widget: Widget, work: Callable[[], T], done: Callable[[Future[T]], None]) -> None:
    """
    Do `work` in a thread, then call `done` in that of the interface, unless the widget is gone by then.

    What the work raises is raised again by `Future.result`. Not a worker of Textual's: the program ends at once, and
    does not wait for what nobody will see any more.
    """

    def run() -> None:
        future: Future[T] = Future()
        try:
            future.set_result(work())
        except Exception as error:  # noqa: BLE001  handed on to whoever asks for the result
            future.set_exception(error)
        if widget.is_attached:
            widget.call_later(done, future)

    Thread(target=run, daemon=True).start()
