"""A view said in words: what is asked, of which time, and how it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from tui.model.entities import Kind
from tui.model.text import safe
from tui.model.translation import tr, trn
from tui.model.views import BY_SIZE
from tui.page.page import Target
from tui.page.records import name_of
from tui.query.view import View
from tui.store.timeline import Timeline


class ViewWords(IntEnum):
    """What some words about a view say, the most important first."""

    QUERY = 0
    WINDOW = 1
    LANES = 2
    PINNED = 3
    FOLDED = 4
    LAYOUT = 5
    GRID = 6


class Said(NamedTuple):
    """Words about a view, safe to show."""

    about: ViewWords
    words: str


def said(timeline: Timeline, view: View) -> Iterator[Said]:
    """Yield what a view asks for beyond everything there is, in the order of `ViewWords`."""
    language = view.language or timeline.language
    if view.query:
        yield Said(ViewWords.QUERY, safe(view.query))
    if view.window is not None:
        yield Said(ViewWords.WINDOW, view.window.words(language))
    if view.lanes is not None:
        value = tr(view.lanes.removesuffix(BY_SIZE))
        lanes = tr("by {value}, largest first") if view.lanes.endswith(BY_SIZE) else tr("by {value}")
        yield Said(ViewWords.LANES, lanes.format(value=value))
    if view.pinned:
        names = ", ".join(
            safe(name_of(timeline, Target(Kind.PERSON, person), language).text) for person in view.pinned
        )
        yield Said(ViewWords.PINNED, tr("{names} pinned").format(names=names))
    if view.folded:
        folded = trn("{number} lane folded", "{number} lanes folded", len(view.folded))
        yield Said(ViewWords.FOLDED, folded.format(number=len(view.folded)))
    if view.layout == "list":
        yield Said(ViewWords.LAYOUT, tr("as a list"))
    if view.grid:
        yield Said(ViewWords.GRID, tr("who met whom"))


def view_words(timeline: Timeline, view: View) -> str:
    """Say a view in one line."""
    return " · ".join(words for _, words in said(timeline, view)) or tr("everything")
