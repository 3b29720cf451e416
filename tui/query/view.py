"""A view: a question put to a timeline, which one line of text restores."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from tui.model.dates import Window


@dataclass(frozen=True, slots=True)
class View:
    """
    What is asked (`query`), of which time (None: all), which event is selected (its id), in which language to say it
    (None: the timeline's own). Change one with `dataclasses.replace`.
    """

    query: str = ""
    window: Window | None = None
    select: str | None = None
    language: str | None = None

    def arguments(self) -> list[str]:
        """Return the command line's words that restore this view; none for the view of everything."""
        options: list[tuple[str, Any]] = [
            ("-q", self.query or None),
            ("--window", self.window.text if self.window else None),
            ("--select", self.select),
            ("--language", self.language),
        ]
        return [word for name, value in options if value is not None for word in (name, value)]

    def command(self, files: Sequence[str | PurePath]) -> str:
        """Return the command line that shows this view of these files (none: the bundled timeline), quoted for sh."""
        return shlex.join(["timeline", *self.arguments(), *map(_file_argument, files)])


def _file_argument(file: str | PurePath) -> str:
    """Return a file so that it is taken neither for an option nor for a command's name."""
    text = str(file)
    bare = text != "-" and "/" not in text and (text.startswith("-") or "." not in text)
    return f"./{text}" if bare else text
