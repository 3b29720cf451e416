"""What the tests of the query prompt and of the facets do again and again."""

from __future__ import annotations

import unicodedata

from textual.keys import KEY_NAME_REPLACEMENTS

from tests.ui.explore_app import explore, lines
from tui.ui.app import TimelineApp


def typed(words: str) -> list[str]:
    """Return the keys that type a text, as Textual names them."""
    named = (unicodedata.name(character).lower().replace(" ", "_").replace("-", "_") for character in words)
    return [
        character if character.isalnum() else KEY_NAME_REPLACEMENTS.get(name, name)
        for character, name in zip(words, named, strict=True)
    ]


def query(app: TimelineApp) -> str:
    """Return the query that is shown."""
    return explore(app).session.view.query


def matches(app: TimelineApp) -> list[str]:
    """Return the ids of the events that answer it."""
    session = explore(app).session
    return [event.id for event in session.timeline.events(session.result.matches)]


def below(app: TimelineApp, heading: str) -> list[str]:
    """Return the lines from a tool's heading down to the key strip."""
    shown = lines(app)
    first = next(number for number, line in enumerate(shown) if f" {heading} " in line)
    return [line.strip() for line in shown[first:-1] if line.strip()]
