"""What stands where nothing can be drawn, until the terminal is larger again."""

from __future__ import annotations

from textwrap import wrap

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from tui.model.translation import tr

LEAST_WIDTH, LEAST_HEIGHT = 40, 12


class TooSmallScreen(Screen[None]):
    """Says so, what is needed and what there is; quitting works."""

    def compose(self) -> ComposeResult:
        yield _Notice()


class _Notice(Widget):
    DEFAULT_CSS = "_Notice { width: 100%; height: 100%; }"

    def render(self) -> str:
        width, height = self.app.size
        least, here = f"{LEAST_WIDTH}×{LEAST_HEIGHT}", f"{width}×{height}"
        sentences = (
            tr("Too small: at least {least} is needed, this is {here}; q quits."),
            tr("Too small: needs {least}"),
            "{least}",
            "…",
        )
        wrapped = (
            wrap(words.format(least=least, here=here), max(width, 1), break_long_words=False)
            for words in sentences
        )
        lines = next(lines for lines in wrapped if _fit(lines, width, height))
        return "\n".join(lines)


def _fit(lines: list[str], width: int, height: int) -> bool:
    return lines == ["…"] or (len(lines) <= height and all(len(line) <= width for line in lines))


def is_too_small(width: int, height: int) -> bool:
    return width < LEAST_WIDTH or height < LEAST_HEIGHT
