"""The events of a frame as marks in rows: made once, as long as nothing but the selection changes."""

from __future__ import annotations

from typing import NamedTuple

from tui.drawing.arrange import arrange, arrange_all
from tui.drawing.crowds import home_of
from tui.drawing.finishing import marks_of
from tui.drawing.scene import Axis, Mark
from tui.drawing.spread import Spread
from tui.query.result import Result


class Drawn(NamedTuple):
    """Marks ordered by row, then left; the events of each column that are only counted; the rows that marks take."""

    marks: tuple[Mark, ...]
    crowds: tuple[int, ...]
    height: int
    favoured: int | None  # as in `Arrangement`


class Room(NamedTuple):
    """
    What is drawn of some events, and in how much room.

    `rows`, `most` and `tallest` are as in `scene_of` and `arrange`.
    """

    axis: Axis
    rows: int | None
    most: int | None = None
    tallest: int | None = None
    ascii_only: bool = False


def drawn(result: Result, spread: Spread, room: Room) -> Drawn:
    """Return the marks of the events of `spread`, which are some of the result's, in a frame."""
    axis, selected = room.axis, result.selected

    def still(kept: Drawn) -> bool:
        """Whether the same would be made for the event that is selected now."""
        if kept.favoured is not None:
            return kept.favoured == selected
        return home_of(spread, axis, selected) is None or any(mark.rank == selected for mark in kept.marks)

    asked = (axis.start, axis.end, axis.width, *room[1:], result.language)
    return spread.drawings.of(asked, lambda: _draw(result, spread, room), still=still)


def _draw(result: Result, spread: Spread, room: Room) -> Drawn:
    axis = room.axis
    whole = None if room.tallest is None else arrange_all(result, spread, axis, room.tallest)
    arranged = whole or arrange(result, spread, axis, room.rows, room.most)
    marks = marks_of(arranged.drafts, axis.width, result.language, ascii_only=room.ascii_only)
    return Drawn(tuple(marks), tuple(arranged.crowds), arranged.height, arranged.favoured)
