"""A box over the screen with one line to type in, what is to be said about it, and answers to choose from."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.model.text import safe
from tui.ui.tools.choices import Choices
from tui.ui.tools.entry import Entry

T = TypeVar("T")


class Prompt(ModalScreen[T | None]):
    """
    Asks for one line; Esc gives None.

    A subclass says what happens when the line changes (`changed`), on Enter (`entered`) and when an answer that
    it offered is taken (`taken`).
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back", show=False),
        # A modal screen keeps the app's own bindings out; quitting works everywhere.
        Binding("ctrl+c", "app.quit", "quit", show=False),
    ]
    DEFAULT_CSS = """
    Prompt { align: center middle; background: $background 40%; }
    Prompt > Vertical {
        width: 68;
        max-width: 100%;
        height: auto;
        max-height: 100%;
        border: round $accent;
        border-title-color: $accent;
        border-subtitle-color: $text-muted;
        background: $background;
        padding: 0 1;
    }
    Prompt .note { height: auto; min-height: 1; color: $text-muted; }
    Prompt .note.-error { color: $text-error; }
    """

    def __init__(self, value: str = "", placeholder: str = "", above: Sequence[Widget] = ()) -> None:
        """`above` are rows that stand over the line."""
        super().__init__()
        self._above = above
        self._entry = Entry(value, placeholder=placeholder)
        self._note = Static(classes="note")
        self._choices = Choices()

    def compose(self) -> ComposeResult:
        box = Vertical(*self._above, self._entry, self._note, self._choices)
        box.border_title, box.border_subtitle = self.headed()
        yield box

    def on_mount(self) -> None:
        self._choices.show(())
        self.set_focus(self._above[0] if self._above else self._entry)
        self.changed(self._entry.value)

    @abstractmethod
    def headed(self) -> tuple[str, str]:
        """Return the title of the box and what its keys do, in the language of the interface."""

    @abstractmethod
    def changed(self, text: str) -> None:
        """Say something about what is typed so far."""

    @abstractmethod
    def entered(self, text: str) -> None:
        """Take what was typed."""

    @abstractmethod
    def taken(self, number: int) -> None:
        """Take the answer of this number."""

    def say(self, words: str, *, error: bool = False) -> None:
        """Say something below the line."""
        self._note.set_class(error, "-error")
        self._note.update(Content(safe(words)))

    def offer(self, question: str, answers: Sequence[str]) -> None:
        """Ask something with a few answers; the first is the one that does no harm."""
        self.say(question)
        self._choices.show([safe(answer) for answer in answers])
        self.set_focus(self._choices)

    def withdraw(self) -> None:
        """Take back what was offered; typing goes on."""
        if self._choices.answers:
            self._choices.show(())
            self.set_focus(self._entry)

    def action_back(self) -> None:
        if self._choices.answers:
            self.withdraw()
            self.changed(self._entry.value)
        else:
            self.dismiss(None)

    def on_input_changed(self, event: Input.Changed) -> None:
        self.withdraw()
        self.changed(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.entered(event.value)

    def on_choices_made(self, event: Choices.Made) -> None:
        self.taken(event.number)
