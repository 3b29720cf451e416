"""
Waiting for what a key sets off: messages go from widget to widget, and a busy machine takes its time.

Textual's pilot cannot know when an app is done: it sleeps until the process has used next to no time for 20 ms, twice for
every key. That was most of a test, and on a busy machine a process that does not get its turn looks like one that has
nothing to do. `settled`, which stands in its place (`conftest.py`), looks at the event loop instead.
"""

from __future__ import annotations

import asyncio
import threading
from asyncio import AbstractEventLoop
from collections import deque
from collections.abc import Callable
from time import monotonic, process_time, thread_time
from typing import Any

from textual._context import active_app
from textual.app import App
from textual.pilot import Pilot

PATIENCE = 30  # seconds that a busy machine may take
MOMENT = 0.001  # seconds between two looks at a thread
STILL = 0.05  # seconds in which a thread that does not wait uses some time of a processor


async def comes_to(pilot: Pilot[Any], value: Callable[[], object], expected: object) -> None:
    """Assert that a value becomes what is expected, once the messages under way have been handled."""
    deadline = monotonic() + PATIENCE
    while value() != expected and monotonic() < deadline:
        await pilot.pause()
        await asyncio.sleep(MOMENT)
    assert value() == expected


async def settled(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """
    Wait until the app has handled all messages, drawn what they changed and finished what it does in threads.

    It is called as Textual's `wait_for_idle` is. Longer timers are not waited for, nor threads that wait themselves.
    """
    app = active_app.get()
    ready = _ready(asyncio.get_running_loop())
    deadline = monotonic() + max_sleep
    while monotonic() < deadline:
        await _handled(ready, deadline)
        await app.animator.wait_until_complete()
        # These two would come with the next frame; `Pilot.pause` does not wait for it either.
        app._check_resize()
        if app.screen_stack:
            app.screen._on_timer_update()
        if not ready and not await _at_work(app, ready):
            return


def _ready(loop: AbstractEventLoop) -> deque[object]:
    """Return what the loop will call as soon as it can. It has no other name."""
    ready: deque[object] = loop._ready  # type: ignore[attr-defined]
    return ready


async def _handled(ready: deque[object], deadline: float) -> None:
    """Let everything go on that can, until nothing can."""
    idle = 0
    while idle < 2 and monotonic() < deadline:  # twice: a timer that is due gets in line in between
        await asyncio.sleep(0)
        idle = 0 if ready else idle + 1


async def _at_work(app: App[Any], ready: deque[object]) -> bool:
    """Wait while threads of the app are at work; tell whether anything may have come of it."""
    waited = False
    since, used = monotonic(), process_time() - thread_time()
    while _threads(app) and not ready:
        waited = True
        await asyncio.sleep(MOMENT)
        if monotonic() - since > STILL:
            before, used = used, process_time() - thread_time()
            if used - before < MOMENT:
                return False
            since = monotonic()
    return waited


def _threads(app: App[Any]) -> bool:
    """Tell whether the app has something done in a thread; those of an executor stay, idle, when its workers are done."""
    return any(worker.is_running for worker in app.workers) or any(
        thread is not threading.main_thread() and not thread.name.startswith("asyncio_")
        for thread in threading.enumerate()
    )
