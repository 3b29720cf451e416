"""The events of a frame as marks in rows: made once, however often the selection changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.query.result import Result
from tui.scene.interval_index import IntervalIndex
from tui.scene.kinds import signs_of
from tui.scene.layout.arrange import Arrangement, arrange, arrange_all, favour
from tui.scene.layout.columns import Columns
from tui.scene.layout.marks import marks_of
from tui.scene.layout.overflow import MOST_COUNTED, home_of
from tui.scene.scene import Mark


class Layout(NamedTuple):
    """Marks ordered by row, then left; the events of each column that are only counted; the rows that marks take."""

    marks: tuple[Mark, ...]
    overflow: Sequence[int]
    height: int


class Room(NamedTuple):
    """
    Where events are drawn, and how.

    `rows`, `most`, `laned` and `tallest` are as in `scene_of` and `arrange`.
    """

    columns: Columns
    rows: int | None
    most: int = MOST_COUNTED
    tallest: int | None = None
    ascii_only: bool = False
    laned: bool = False


class Plain(NamedTuple):
    """What is drawn while nothing is selected."""

    arranged: Arrangement
    layout: Layout


def layout(result: Result, index: IntervalIndex, room: Room) -> Layout:
    """Return the marks of the events of `index`, which are some of the result's, in a frame; the selected one is drawn too."""
    columns, rank = room.columns, result.selected
    asked = (columns.start, columns.end, columns.width, *room[1:], result.language)
    plain = index.drawings.of(asked, lambda: _plain(result, index, room))
    counted = (
        rank is not None and home_of(index, columns, rank) is not None and not _holds(plain.arranged, rank)
    )
    if rank is None or not counted:
        return plain.layout
    arranged = favour(plain.arranged, result, index, columns, rank)
    return _finished(arranged, result, room)


def _plain(result: Result, index: IntervalIndex, room: Room) -> Plain:
    whole = None if room.tallest is None else arrange_all(result, index, room.columns, room.tallest)
    arranged = whole or arrange(result, index, room.columns, room.rows, room.most, laned=room.laned)
    return Plain(arranged, _finished(arranged, result, room))


def _finished(arranged: Arrangement, result: Result, room: Room) -> Layout:
    signs = signs_of(result.timeline)
    marks = marks_of(arranged.items, room.columns.width, result.language, signs, ascii_only=room.ascii_only)
    return Layout(tuple(marks), arranged.overflow, len(arranged.rows))


def _holds(arranged: Arrangement, rank: int) -> bool:
    return any(item.rank == rank for item in arranged.items)
