"""The line at the top: whose timeline, from which file, and how much of it is on the screen."""

from __future__ import annotations

from pathlib import PurePath

from tui.drawing.words import count
from tui.model.entities import Kind
from tui.model.text import safe
from tui.query.result import Result
from tui.ui.widgets.bar import Bar, Part


class Header(Bar):
    def update(self, result: Result) -> None:
        timeline = result.timeline
        left = [Part(timeline.title.say(result.language).text, "bold $foreground")]
        if result.view.query:
            left.append(Part(f"  {safe(result.view.query)}", "$accent"))
        shown = f"{len(result.shown):,} of {count(result.total, 'event')}"
        people = count(timeline.counts()[Kind.PERSON], "person", "people")
        right = [
            Part(f"{people} · ", "$foreground 60%"),
            Part(f"{_files(timeline.files)} · ", "$foreground 60%"),
            Part(f"{'filtered · ' if result.view.query else ''}{shown}", "$foreground"),
        ]
        self.show(tuple(left), tuple(right))


def _files(files: tuple[str, ...]) -> str:
    first = "standard input" if files[:1] == ("-",) else safe(PurePath(files[0]).name) if files else ""
    return f"{first} and {len(files) - 1} more" if len(files) > 1 else first
