"""The line at the bottom: the keys that work here, or what has just been said."""

from __future__ import annotations

from tui.ui.commands.keys import Where
from tui.ui.commands.strips import strip_entries
from tui.ui.panels.bar import Bar, BarPart


class KeyStrip(Bar):
    """Shows the keys for where the focus is; `say` puts words in their place until the next `clear`."""

    def __init__(self, *, id: str, ascii_only: bool = False) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._ascii_only = ascii_only
        self._where = Where.TIMELINE
        self._said = ""

    def at(self, where: Where) -> None:
        """Show the keys for another place."""
        self._where = where
        self._update()

    def say(self, words: str) -> None:
        """Say something in passing; it is never markup."""
        self._said = words
        self._update()

    def clear(self) -> None:
        if self._said:
            self._said = ""
            self._update()

    def retell(self) -> None:
        """Show the keys again, in another language."""
        self._said = ""
        self._update()

    def on_resize(self) -> None:
        self._update()

    def _update(self) -> None:
        if self._said:
            self.show((BarPart(self._said, "$accent"),))
            return
        parts: list[BarPart] = []
        for signs, word in strip_entries(self._where, self.content_size.width, ascii_only=self._ascii_only):
            gap = "   " if parts else ""
            parts += [BarPart(f"{gap}{signs}", "bold $foreground"), BarPart(f" {word}", "$foreground 60%")]
        self.show(tuple(parts))
