"""The keys of a screen that is not the explore screen, in the look of its key strip."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tui.ui.panels.bar import Bar, BarPart
from tui.ui.plain import keys_of


class Hints(Bar):
    """Shows pairs of keys and what they do."""

    def __init__(self, pairs: Callable[[], Iterable[tuple[str, str]]]) -> None:
        """`pairs` says them in the language that is spoken when it is called."""
        super().__init__(id="strip")
        self._pairs = pairs

    def on_mount(self) -> None:
        self.retell()

    def retell(self) -> None:
        """Say the words again, in another language."""
        self.show(
            tuple(
                part
                for keys, words in self._pairs()
                for part in (
                    BarPart(keys_of(self.app, keys), "bold $foreground"),
                    BarPart(f" {words}   ", "$text-muted"),
                )
            )
        )
