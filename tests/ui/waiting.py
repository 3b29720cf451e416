"""Waiting for what a key sets off: messages go from widget to widget, and a busy machine takes its time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot


async def comes_to(pilot: Pilot[Any], value: Callable[[], object], expected: object) -> None:
    """Assert that a value becomes what is expected, once the messages under way have been handled."""
    for _ in range(100):
        if value() == expected:
            return
        await pilot.pause()
    assert value() == expected
