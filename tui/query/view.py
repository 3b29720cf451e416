"""A view: a question put to a timeline, which one line of text restores."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any, NamedTuple

from tui.model.dates import Window

LANES = ("series", "kind", "country", "place", "person", "topic")
"""What events can be drawn apart by, in the order in which to offer it."""

BY_SIZE = ":size"
"""Behind one of `LANES`: the lanes with most events first, instead of those that begin first."""


class View(NamedTuple):
    """
    What is asked (`query`), of which time (None: all), which event is selected (its id), in which language to say it
    (None: the timeline's own). Change one with `_replace`.

    `lanes` is one of `LANES`, maybe with `BY_SIZE` behind it: what the events are drawn apart by (None: nothing).
    `pinned` are people, by id or name, each with a lane of their own above the rest.
    """

    query: str = ""
    window: Window | None = None
    select: str | None = None
    language: str | None = None
    lanes: str | None = None
    pinned: tuple[str, ...] = ()

    def arguments(self) -> list[str]:
        """Return the command line's words that restore this view; none for the view of everything."""
        options: list[tuple[str, Any]] = [
            ("-q", self.query or None),
            ("--window", self.window.text if self.window else None),
            ("--select", self.select),
            ("--language", self.language),
            ("--lanes", self.lanes),
            *(("--pin", person) for person in self.pinned),
        ]
        return [word for name, value in options if value is not None for word in (name, value)]

    def command(self, files: Sequence[str | PurePath]) -> str:
        """Return the command line that shows this view of these files (none: the bundled timeline), quoted for sh."""
        import shlex  # only an export says its command, and this costs as much as the rest of this module

        return shlex.join(["timeline", *self.arguments(), *map(_file_argument, files)])


def _file_argument(file: str | PurePath) -> str:
    """Return a file so that it is taken neither for an option nor for a command's name."""
    text = str(file)
    bare = text != "-" and "/" not in text and (text.startswith("-") or "." not in text)
    return f"./{text}" if bare else text
