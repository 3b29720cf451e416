"""One line to type in: an Input with a still cursor that lets no control character in from a paste."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.geometry import Size
from textual.keys import KEY_NAME_REPLACEMENTS
from textual.reactive import Reactive
from textual.widgets import Input

from tui.model.text import safe

# Keys of one character that Textual knows by names of its own and then takes for no character: "slash", "minus" …
_CHARACTERS = frozenset(KEY_NAME_REPLACEMENTS.values())


class Entry(Input):
    """
    As `Input`, one row high; what is typed or pasted is kept in NFC and safe to show.

    `changed` is told the text in the same step as the key that changes it, so that both stand in one frame; what waits
    for the message `Input.Changed` comes a frame later. `edited` is told in that step too, once text and cursor are
    both where the key leaves them; also of keys that only move the cursor.
    """

    DEFAULT_CSS = """
    Entry, Entry:focus {
        border: none;
        height: 1;
        padding: 0;
        background: transparent;
        background-tint: $foreground 0%;
    }
    """

    # Textual lays out the whole screen whenever this changes, which is at every key.
    virtual_size = Reactive(Size(0, 0))

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        changed: Callable[[str], None] | None = None,
        edited: Callable[[], None] | None = None,
    ) -> None:
        self._told = changed
        self._edited = edited
        self._editing = False
        super().__init__(value, placeholder=placeholder, select_on_focus=False)
        self.cursor_blink = False

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return key in _CHARACTERS or super().check_consume_key(key, character)

    def watch_value(self, value: str) -> None:
        if self._told is not None:
            self._told(value)

    def validate_value(self, value: str) -> str:
        return safe(value)

    def watch_selection(self) -> None:
        if self._edited is not None and not self._editing:
            self._edited()

    def replace(self, text: str, start: int, end: int) -> None:
        before = self.value[: min(start, end)]
        self._editing = True
        super().replace(text, start, end)
        # A mark typed after its letter becomes one character with it.
        self.cursor_position = len(safe(before + text))
        self._editing = False
        self.watch_selection()

    def _on_paste(self, event: events.Paste) -> None:
        # A paste of several lines is one line here: `safe` makes the breaks into spaces.
        event.prevent_default()
        event.stop()
        self.replace(safe(event.text), *self.selection)
