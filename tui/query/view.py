"""A view: a question put to a timeline, which one line of text restores."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any, NamedTuple

from tui.model.dates import Window


class View(NamedTuple):
    """
    What is asked (`query`), of which time (None: all), which event is selected (its id), in which language to say it
    (None: the timeline's own). Change one with `_replace`.

    `lanes` is one of `ORDERED_LANES` of `tui.model.views`: what the events are drawn apart by (None: nothing).
    `pinned` are people, by id or name, each with a lane of their own above the rest. `folded` are the keys of lanes of
    which only a count is drawn. `layout` is one of `LAYOUTS`; None: what suits the width of the screen.
    `tz`: the zone on whose clock the timeline was opened (None: its own); no view changes that.
    `grid`: show who met whom among the people of the view, besides the events.
    """

    query: str = ""
    window: Window | None = None
    select: str | None = None
    language: str | None = None
    lanes: str | None = None
    pinned: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    layout: str | None = None
    grid: bool = False
    tz: str | None = None

    def arguments(self) -> list[str]:
        """Return the command line's words that restore this view; none for the view of everything."""
        options: list[tuple[str, Any]] = [
            ("-q", self.query or None),
            ("--window", self.window.text if self.window else None),
            ("--select", self.select),
            ("--language", self.language),
            ("--lanes", self.lanes),
            *(("--pin", person) for person in self.pinned),
            *(("--fold", lane) for lane in self.folded),
            ("--layout", self.layout),
            ("--tz", self.tz),
        ]
        words = [word for name, value in options if value is not None for word in (name, value)]
        return [*words, "--grid"] if self.grid else words

    def command(self, files: Sequence[str | PurePath]) -> str:
        """Return the command line that shows this view of these files (none: the bundled timeline), quoted for sh."""
        return " ".join(map(shell_word, ["timeline", *self.arguments(), *map(_file_argument, files)]))


def shell_word(word: str) -> str:
    """Return a word quoted for sh and for zsh, which takes a bare `=name` for the path of a command."""
    import shlex  # a first frame says no command, and this costs as much as the rest of this module

    return f"'{word}'" if shlex.quote(word) == word and word.startswith("=") else shlex.quote(word)


def _file_argument(file: str | PurePath) -> str:
    """Return a file so that it is taken neither for an option nor for a command's name."""
    text = str(file)
    bare = text != "-" and "/" not in text and (text.startswith("-") or "." not in text)
    return f"./{text}" if bare else text
