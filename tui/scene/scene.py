"""
A Scene: what a timeline looks like in cells, with no screen attached. The canvas, SVG and HTML all paint one.

Instants are integer seconds as in `tui.model.dates`. Columns and rows are cells, counted from 0 at the top left
of the area below the axis; every interval of columns is half open, `[left, right)`, and lies inside the frame.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Piece(Enum):
    """How surely the event covers these cells."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    FADING_IN = "fading in"  # since when is not known: a few cells, however long they are
    FADING_OUT = "fading out"  # until when is not known


class Tick(NamedTuple):
    column: int
    label: str


class Axis(NamedTuple):
    """
    Time along the columns: column c covers the seconds from `at(c)` up to `at(c + 1)`.

    Columns begin at multiples of their length, counted from 1970 and not from the start of the frame: so the events of
    a column are the same in every window of a length. The first column is cut where the frame begins inside one, and
    what is left of that length at the end belongs to the last.
    """

    start: int
    end: int  # the last second shown, inclusive
    width: int
    major: tuple[
        Tick, ...
    ]  # the larger unit; the first is pinned at column 0, so the year never leaves the sight
    minor: tuple[Tick, ...]
    minor_unit: str  # "hour", "day", "month", "year" …, for words in the status

    @property
    def edges(self) -> list[int]:
        """The first second of each column, and of the one behind the last."""
        width, span = self.width, self.end - self.start + 1
        first = self.start * width // span
        inner = [-(-span * column // width) for column in range(first + 1, first + width)]
        return [self.start, *inner, self.end + 1]

    def at(self, column: int) -> int:
        """Return the first second of a column: the least whose `column` is this one, or that of the nearest in the frame."""
        start, end, width = self.start, self.end, self.width
        if column <= 0:
            return start
        span = end - start + 1
        return end + 1 if column >= width else -(-span * (start * width // span + column) // width)

    def column(self, instant: int) -> int:
        """Return the column of an instant; outside the frame it is < 0 or >= width."""
        start, end, width = self.start, self.end, self.width
        span = end - start + 1
        column = instant * width // span - start * width // span
        if column == width and instant <= end:
            return width - 1
        return -1 if column == 0 and instant < start else column

    def inside(self, instant: int | None) -> int | None:
        """Return the column of an instant; None where there is none, or it is outside the frame."""
        column = -1 if instant is None else self.column(instant)
        return column if 0 <= column < self.width else None


class Mark(NamedTuple):
    """
    One event, drawn: the pieces, then `‹` `›` at its ends where open, then the glyph, then the label over them.

    `pieces` are disjoint, adjacent and in order; `left` and `right` are their hull. A tuple, because a screen
    makes hundreds of them a frame.
    """

    rank: int
    row: int
    left: int
    right: int
    pieces: tuple[tuple[Piece, int, int], ...]
    glyph: str  # the kind's own mark, one cell, also where colour is absent
    glyph_column: int  # in [left, right)
    sign: str  # the name of that mark: the event's kind, or a name that stands for it
    point: bool  # drawn as `glyph` at one place rather than as a bar
    open_left: bool  # goes on beyond what is known, or beyond the frame
    open_right: bool
    label: str  # shortened by words to fit; empty when there is no room
    label_left: int
    label_width: int  # cells
    label_inside: bool  # on the bar itself
    date_length: (
        int  # code points at the start of `label` that are the date; 0 when there was no room for one
    )
    whole: str  # the title, not shortened
    shared: int  # code points at its beginning with which many others begin too
    approximate: bool  # ~ ? or %: no part of it is more than possible
    status: str | None  # None is held
    background: bool  # outside knowledge
    parent: int | None  # the rank of the event it is part of, when that is drawn in a row above


class Cluster(NamedTuple):
    """
    Events counted instead of drawn: those that begin in these columns and found no room.

    It stands on `row`, the last of the scene or of its lane, and rises over `height` rows that hold no mark in its
    columns.
    """

    row: int
    height: int
    left: int
    right: int
    number: int  # of events
    start: int  # the seconds that entering it zooms to
    end: int
    level: int  # 1 … 4: how dense, beside the densest of the scene, for where only `row` is painted
    home: bool  # the selected event begins among these: it is one of them, or is drawn only because it is selected

    @property
    def looks(self) -> tuple[int, ...]:
        """All that is seen of it."""
        return self.row, self.height, self.left, self.right, self.number, self.level


class Lane(NamedTuple):
    """
    Rows that belong together, under a head that stands in the gutter left of them, wherever they are scrolled to.

    An event with several values has a mark, or is counted, once in each of their lanes.
    """

    key: str  # tells it from the other lanes of a view
    head: str  # its name, whole
    events: int  # in the window
    row: int  # the first of its rows
    rows: int  # at least 1
    collapsed: bool  # all of its events are counted, in one row
    pinned: bool  # a person's, above the rest


class Band(NamedTuple):
    """A period, behind all rows: the columns it covers, as in the pieces of its mark."""

    rank: int
    left: int
    right: int
    pieces: tuple[tuple[Piece, int, int], ...]
    open_left: bool
    open_right: bool
    tone: int  # 0 … 2; bands that touch or overlap differ as far as there are tones


class Scene(NamedTuple):
    axis: Axis
    rows: int  # rows in all; the screen shows a slice of them
    marks: tuple[Mark, ...]  # ordered by row, then left
    clusters: tuple[Cluster, ...]  # ordered by left; empty where every event is drawn
    before: int  # events of the result wholly to the left of the window
    after: int
    today: int | None  # column of today, when it is in the window
    bands: tuple[Band, ...] = ()  # in the order in which to paint them, each over those before it
    lanes: tuple[
        Lane, ...
    ] = ()  # from the top; together they take all rows. None: the view asks for no lanes
    gutter: int = (
        0  # columns left of the frame, for the heads of lanes; the frame's own are counted from behind it
    )
