"""What one finds something with: it takes the place of the lower panels, and leaves it when done."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.widgets import Input

from tui.ui.messages import Dismissed

if TYPE_CHECKING:
    from tui.query.result import Result
    from tui.ui.commands.keys import Where
    from tui.ui.session.preview import PreviewRun


class Tool(Widget):
    """
    Out of sight until `open`. Whatever it finds is tried out on its trial; at last it hides itself and says so.

    A subclass says how it begins (`begin`, with `preview` new), where the focus goes (`take_focus`) and which keys then
    work (`where`).
    """

    DEFAULT_CSS = """
    Tool {
        display: none;
        height: 1fr;
        width: 1fr;
        border-top: solid $accent;
        border-title-color: $accent;
        border-title-style: bold;
        background: $background;
    }
    Tool Horizontal { height: 1; padding: 0 0 0 1; }
    Tool Entry { width: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.preview: PreviewRun | None = None

    @property
    def is_open(self) -> bool:
        return bool(self.display)

    def open(self, preview: PreviewRun) -> None:
        """Come into sight. From a priority binding, it loses no key typed right after."""
        self.preview = preview
        self.display = True
        self.begin()
        self.take_focus()

    def close(self) -> None:
        """Go out of sight. The screen says where the focus goes."""
        self.preview = None
        self.display = False

    @abstractmethod
    def begin(self) -> None:
        """Show what there is to begin with."""

    @abstractmethod
    def renew(self) -> None:
        """Go on over the session that the trial has now, as after the files have been read again."""

    @abstractmethod
    def take_focus(self) -> None:
        """Let the keys come here."""

    @property
    @abstractmethod
    def where(self) -> Where:
        """Which keys work."""

    def update(self, result: Result) -> None:
        """Take note of what is shown now. Most tools know, as it was they who asked for it."""

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()

    def action_dismiss(self) -> None:
        self.close()
        self.post_message(Dismissed())
