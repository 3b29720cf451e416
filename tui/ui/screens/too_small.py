"""What stands where nothing can be drawn, until the terminal is larger again."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from tui.model.translation import tr

LEAST_WIDTH, LEAST_HEIGHT = 40, 12


class TooSmallScreen(Screen[None]):
    """One line; quitting works."""

    def compose(self) -> ComposeResult:
        yield _Notice()


class _Notice(Widget):
    DEFAULT_CSS = "_Notice { width: 100%; height: 1; }"

    def render(self) -> str:
        width = self.app.size.width
        least = f"{LEAST_WIDTH}×{LEAST_HEIGHT}"
        sentences = (
            tr("Too small: at least {size} is needed; q quits.").format(size=least),
            tr("Too small: needs {size}").format(size=least),
            least,
            "…",
        )
        return next(words for words in sentences if len(words) <= max(width, 1))


def is_too_small(width: int, height: int) -> bool:
    return width < LEAST_WIDTH or height < LEAST_HEIGHT
