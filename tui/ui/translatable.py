"""What can be said again in another language, while it stands."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from tui.query.result import Result


@runtime_checkable
class Translatable(Protocol):
    """A screen above that of the timeline."""

    def retell(self, result: Result) -> None:
        """Say everything again; the result is that of the view in the new language."""
