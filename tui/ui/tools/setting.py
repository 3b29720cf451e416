"""One of a few values, changed with the arrows: a row of a form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.model.text import safe


class Setting(Static, can_focus=True):
    """Shows a label and one of its values, with a few words on it. Posts Changed where another one is taken by key or click."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h,minus", "step(-1)", "previous", show=False),
        Binding("right,l,space,plus", "step(1)", "next", show=False),
    ]
    DEFAULT_CSS = """
    Setting { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    Setting:focus { color: $accent; text-style: bold; }
    """

    class Changed(Message):
        """Another value was taken."""

        def __init__(self, setting: Setting) -> None:
            super().__init__()
            self.setting = setting

        @property
        def control(self) -> Setting:
            return self.setting

    def __init__(self, label: str, values: Sequence[tuple[str, str]], at: int = 0) -> None:
        """`values` are names, each with words that tell what it is."""
        super().__init__()
        self._label = label
        self._values = values
        self.at = at

    def on_mount(self) -> None:
        self.take(self.at)

    def take(self, at: int) -> None:
        """Show another value, without a message."""
        self.at = at
        name, words = self._values[at]
        self.update(Content(safe(f"{self._label}  ‹ {name} ›  {words}".rstrip())))

    def action_step(self, by: int) -> None:
        self.take((self.at + by) % len(self._values))
        self.post_message(self.Changed(self))

    def on_click(self) -> None:
        self.action_step(1)
