"""The keys of a screen that is not the explore screen, in the look of its key strip."""

from __future__ import annotations

from tui.ui.widgets.bar import Bar, Part


class Hints(Bar):
    """Shows pairs of keys and what they do."""

    def __init__(self, *pairs: tuple[str, str]) -> None:
        super().__init__(id="strip")
        self._pairs = pairs

    def on_mount(self) -> None:
        self.show(
            tuple(
                part
                for keys, words in self._pairs
                for part in (Part(keys, "bold $foreground"), Part(f" {words}   ", "$text-muted"))
            )
        )
