"""One event as columns: what of it is certain, what possible, where it is open, where its mark stands."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tui.model.instants import BEGINNING, DAY, END, MINUTE
from tui.scene.scene import Axis, Piece

FADE = 3
"""Cells in which a bar fades where a bound is not known at all: enough to be seen, and no claim about how long."""

_LEAST_BAR = 6  # cells of a bar that has room for a letter
_FINER_THAN_DAYS = frozenset({"minute", "hour"})


class ColumnBounds(NamedTuple):
    """The four inclusive bounds of an event, in the order of its date."""

    earliest_start: int
    latest_start: int
    earliest_end: int
    latest_end: int


class Shape(NamedTuple):
    left: int
    right: int
    pieces: tuple[tuple[Piece, int, int], ...]
    glyph_column: int
    point: bool
    open_left: bool
    open_right: bool
    room: tuple[int, int]
    """
    The cells of a bar in which a label can stand, without the glyph, the ends and a gap on both sides.

    They are of one piece, so that a label never hides where certain turns to possible; none where the bar is short.
    """

    @property
    def ends_plainly(self) -> bool:
        """Whether nothing but more of the same is in the last cell of a bar, so that another event may begin there."""
        sure = self.pieces[-1][0] is Piece.CERTAIN
        return sure and not self.open_right and self.glyph_column < self.right - 1


def shape(axis: Axis, bounds: tuple[int, int, int, int], *, moment: bool, approximate: bool) -> Shape:
    """
    Return the cells of an event some of which lies in the frame, whether it happens at one moment or lasts.

    `bounds` are in the order of `ColumnBounds`.
    """
    start, end = bounds[0], bounds[3]
    if axis.start <= start and end <= axis.end and (left := axis.column(start)) == axis.column(end):
        return _point(left, approximate)
    if moment:
        return _moment(axis, ColumnBounds(*bounds), approximate=approximate)
    return _span(axis, ColumnBounds(*bounds), approximate=approximate)


@lru_cache(1024)
def _point(column: int, approximate: bool) -> Shape:
    piece = Piece.POSSIBLE if approximate else Piece.CERTAIN
    return Shape(
        column, column + 1, ((piece, column, column + 1),), column, True, False, False, (column, column)
    )


def _moment(axis: Axis, bounds: ColumnBounds, *, approximate: bool) -> Shape:
    """Shade all the time within which the moment lies; the mark stands in the middle, or at the one known bound."""
    start, end = bounds.earliest_start, bounds.latest_end
    if end - start < DAY and start >= axis.start and axis.minor_unit not in _FINER_THAN_DAYS:
        return _point(axis.column(start), approximate)
    left, right = _known(axis, bounds)
    if start == BEGINNING:
        glyph = right - 1
    elif end == END:
        glyph = left
    else:
        glyph = axis.column((start + end) // 2)
    return _finish(axis, bounds, left, right, ((Piece.POSSIBLE, left, right),), glyph)


def _span(axis: Axis, bounds: ColumnBounds, *, approximate: bool) -> Shape:
    left, right = _known(axis, bounds)
    start, end = bounds.latest_start, bounds.earliest_end
    grain = MINUTE if axis.minor_unit in _FINER_THAN_DAYS else DAY
    # Of a day on which it certainly was, or a minute, the whole is solid.
    start = max(bounds.earliest_start, start - start % grain)
    if bounds.latest_end - end < grain:
        end = max(ending(axis, bounds.latest_end), start)
        right = _column(axis, end) + 1
    elif grain == DAY:
        end = min(bounds.latest_end, end - end % DAY + DAY - 1)
    if approximate or start > end or start > axis.end or end < axis.start:
        return _finish(axis, bounds, left, right, ((Piece.POSSIBLE, left, right),), left)
    solid_left, solid_right = _column(axis, start), _column(axis, end) + 1
    left, right = min(left, solid_left), max(right, solid_right)
    pieces = (
        (Piece.POSSIBLE, left, solid_left),
        (Piece.CERTAIN, solid_left, solid_right),
        (Piece.POSSIBLE, solid_right, right),
    )
    return _finish(axis, bounds, left, right, pieces, solid_left)


def ending(axis: Axis, end: int) -> int:
    """
    Return the instant up to which an event is drawn of which the last instant is `end`.

    Of the day on which it ends, or the minute, that is the beginning, where the whole may not be seen: another may begin then,
    and stands in the same row.
    """
    grain = ending_grain(axis)
    return end if (end + 1) % grain else end - grain + 1


def ending_grain(axis: Axis) -> int:
    """Return the seconds of the last unit of an event of which only the beginning is drawn, as in `ending`; 1 for none."""
    if axis.minor_unit in _FINER_THAN_DAYS:
        return MINUTE
    return DAY if axis.end - axis.start + 1 >= DAY * axis.width else 1


def _known(axis: Axis, bounds: ColumnBounds) -> tuple[int, int]:
    """
    Return the columns from the first to the last instant that is known of an event.

    They go to the edge of the frame where it has no beginning or goes on; they are none, at the edge beside which they
    would be, where nothing is known of the time in the frame.
    """
    known = [bound for bound in bounds if BEGINNING < bound < END]
    left, right = 0, axis.width
    if bounds.earliest_start > BEGINNING:
        left = _column(axis, bounds.earliest_start)
    elif bounds.latest_start > BEGINNING and known:
        left = _column(axis, min(known)) if min(known) <= axis.end else axis.width
    if bounds.latest_end < END:
        right = _column(axis, bounds.latest_end) + 1
    elif bounds.earliest_end < END and known:
        last = max(known)
        if axis.minor_unit not in _FINER_THAN_DAYS:
            last += DAY - 1 - last % DAY
        right = _column(axis, last) + 1 if last >= axis.start else 0
    return left, right


def _column(axis: Axis, instant: int) -> int:
    return axis.column(min(max(instant, axis.start), axis.end))


def _finish(
    axis: Axis,
    bounds: ColumnBounds,
    left: int,
    right: int,
    pieces: tuple[tuple[Piece, int, int], ...],
    glyph: int,
) -> Shape:
    """Complete the shape: where it fades and is open, and a place for the mark between the signs that say so."""
    known = left, right
    if left and bounds.earliest_start == BEGINNING:
        left = max(left - FADE, 0)
    if right < axis.width and bounds.latest_end == END:
        right = min(right + FADE, axis.width)
    pieces = ((Piece.FADING_IN, left, known[0]), *pieces, (Piece.FADING_OUT, known[1], right))
    pieces = tuple(piece for piece in pieces if piece[1] < piece[2])
    open_left, open_right = bounds.earliest_start < axis.start, bounds.latest_end > axis.end
    if bounds.latest_end == END:
        open_right = True
    first, last = left + open_left, right - 1 - open_right
    glyph = min(max(glyph, first), last) if first <= last else left
    room = room_inside(left, right, pieces, glyph, open_right=open_right)
    return Shape(left, right, pieces, glyph, right - left == 1, open_left, open_right, room)


def without_end(shape: Shape) -> Shape:
    """Return the shape of a bar in whose last cell another event begins."""
    right = shape.right - 1
    pieces = tuple((piece, first, min(last, right)) for piece, first, last in shape.pieces if first < right)
    return shape._replace(right=right, pieces=pieces, point=right - shape.left == 1)


def room_inside(
    left: int, right: int, pieces: tuple[tuple[Piece, int, int], ...], glyph: int, *, open_right: bool
) -> tuple[int, int]:
    """Return the `room` of a shape."""
    best = (left, left)
    if right - left < _LEAST_BAR:
        return best
    for _, first, last in pieces:
        run = (max(first, glyph + 1) + 2 if first <= glyph else first + 2, last - 2 - open_right)
        if run[1] - run[0] > best[1] - best[0]:
            best = run
    return best
