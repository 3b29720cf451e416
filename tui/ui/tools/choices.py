"""A question with a few answers, one to a row."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Size
from textual.message import Message

from tui.ui.panels.folding import FoldingList
from tui.ui.panels.wrapping import Row, TextPiece, clipped, wrap


class Choices(FoldingList):
    """Shows the answers, as high as there are rows of them. Posts Made for the one that Enter or a click takes."""

    DEFAULT_CSS = """
    Choices { height: auto; max-height: 50vh; padding: 0; }
    """

    class Made(Message):
        """The answer of this number, from 0, was taken."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, *, led: bool = False) -> None:
        """`led`: what is typed elsewhere moves the cursor, which is seen without the focus too."""
        super().__init__()
        self.answers: Sequence[str] = ()
        self._led = led
        self._width = 0

    @property
    def cursor_shown(self) -> bool:
        return self._led or super().cursor_shown

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.rearrange()  # a frame may have come between being offered and having the focus

    def show(self, answers: Sequence[str]) -> None:
        """Offer these answers, the cursor on the first."""
        self.answers = answers
        self.cursor = 0 if answers else None
        self.display = bool(answers)
        self.rearrange(top=True)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        return self.lay_out(width)  # before a first layout there is nothing that Textual could measure

    @property
    def items(self) -> int:
        return len(self.answers)

    def measure(self, width: int) -> None:
        self._width = width

    def folded(self, item: int) -> Row:
        return clipped((TextPiece(self.answers[item]),), self._width)

    def unfolded(self, item: int, width: int) -> list[Row]:
        return wrap((TextPiece(self.answers[item]),), width)

    def enter(self, link: int) -> None:
        self.post_message(self.Made(link))
