"""One event as columns: what of it is certain, what possible, where it is open, where its mark stands."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tui.model.instants import BEGINNING, DAY, END, MINUTE
from tui.scene.layout.columns import Columns
from tui.scene.scene import Piece

Bounds = tuple[int, int, int, int]
"""The four inclusive bounds of an event, in the order of its date: earliest and latest start, earliest and latest end."""

FADE = 3
"""Cells in which a bar fades where a bound is not known at all: enough to be seen, and no claim about how long."""

_LEAST_BAR = 6  # cells of a bar that has room for a letter


class Shape(NamedTuple):
    left: int
    right: int
    pieces: tuple[tuple[Piece, int, int], ...]
    glyph_column: int
    point: bool
    open_left: bool
    open_right: bool
    ends_plainly: bool
    """Nothing but more of the same is in the last cell of a bar, so that another event may begin there."""
    room: tuple[int, int]
    """
    The cells of a bar in which a label can stand, without the glyph, the ends and a gap on both sides.

    They are of one piece, so that a label never hides where certain turns to possible; none where the bar is short.
    """


def shape(columns: Columns, bounds: Bounds, *, moment: bool, approximate: bool) -> Shape:
    """Return the cells of an event some of which lies in the frame, whether it happens at one moment or lasts."""
    start, _, _, end = bounds
    if start >= columns.start:
        left = columns.nearest(start)
        if end < columns.edges[left + 1]:
            return _point(left, approximate)
    if moment:
        return _moment(columns, bounds, approximate=approximate)
    return _span(columns, bounds, approximate=approximate)


@lru_cache(1024)
def _point(column: int, approximate: bool) -> Shape:
    piece = Piece.POSSIBLE if approximate else Piece.CERTAIN
    return Shape(
        column,
        column + 1,
        ((piece, column, column + 1),),
        column,
        True,
        False,
        False,
        False,
        (column, column),
    )


def _moment(columns: Columns, bounds: Bounds, *, approximate: bool) -> Shape:
    """Shade all the time within which the moment lies; the mark stands in the middle, or at the one known bound."""
    start, _, _, end = bounds
    if end - start < DAY and start >= columns.start and not columns.is_fine:
        return _point(columns.nearest(start), approximate)
    left, right = _known(columns, bounds)
    if start == BEGINNING:
        glyph = right - 1
    elif end == END:
        glyph = left
    else:
        glyph = columns.nearest((start + end) // 2)
    return _finish(columns, bounds, left, right, ((Piece.POSSIBLE, left, right),), glyph)


def _span(columns: Columns, bounds: Bounds, *, approximate: bool) -> Shape:
    left, right = _known(columns, bounds)
    earliest, start, end, latest = bounds
    grain = MINUTE if columns.is_fine else DAY
    # Of a day on which it certainly was, or a minute, the whole is solid.
    start = max(earliest, start - start % grain)
    if latest - end < grain:
        end = max(columns.ending(latest), start)
        right = columns.nearest(end) + 1
    elif grain == DAY:
        end = min(latest, end - end % DAY + DAY - 1)
    if approximate or start > end or start > columns.end or end < columns.start:
        return _finish(columns, bounds, left, right, ((Piece.POSSIBLE, left, right),), left)
    solid_left, solid_right = columns.nearest(start), columns.nearest(end) + 1
    left, right = min(left, solid_left), max(right, solid_right)
    pieces = (
        (Piece.POSSIBLE, left, solid_left),
        (Piece.CERTAIN, solid_left, solid_right),
        (Piece.POSSIBLE, solid_right, right),
    )
    return _finish(columns, bounds, left, right, pieces, solid_left)


def _known(columns: Columns, bounds: Bounds) -> tuple[int, int]:
    """
    Return the columns from the first to the last instant that is known of an event.

    They go to the edge of the frame where it has no beginning or goes on; they are none, at the edge beside which they
    would be, where nothing is known of the time in the frame.
    """
    earliest_start, latest_start, earliest_end, latest_end = bounds
    known = [bound for bound in bounds if BEGINNING < bound < END]
    left, right = 0, columns.width
    if earliest_start > BEGINNING:
        left = columns.nearest(earliest_start)
    elif latest_start > BEGINNING and known:
        left = columns.nearest(min(known)) if min(known) <= columns.end else columns.width
    if latest_end < END:
        right = columns.nearest(latest_end) + 1
    elif earliest_end < END and known:
        last = max(known)
        if not columns.is_fine:
            last += DAY - 1 - last % DAY
        right = columns.nearest(last) + 1 if last >= columns.start else 0
    return left, right


def _finish(
    columns: Columns,
    bounds: Bounds,
    left: int,
    right: int,
    pieces: tuple[tuple[Piece, int, int], ...],
    glyph: int,
) -> Shape:
    """Complete the shape: where it fades and is open, and a place for the mark between the signs that say so."""
    start, _, _, end = bounds
    known = left, right
    if left and start == BEGINNING:
        left = max(left - FADE, 0)
    if right < columns.width and end == END:
        right = min(right + FADE, columns.width)
    pieces = ((Piece.FADING_IN, left, known[0]), *pieces, (Piece.FADING_OUT, known[1], right))
    pieces = tuple([piece for piece in pieces if piece[1] < piece[2]])
    open_left, open_right = start < columns.start, end > columns.end or end == END
    first, last = left + open_left, right - 1 - open_right
    glyph = min(max(glyph, first), last) if first <= last else left
    plainly = pieces[-1][0] is Piece.CERTAIN and not open_right and glyph < right - 1
    room = room_inside(left, right, pieces, glyph, open_right=open_right)
    return Shape(left, right, pieces, glyph, right - left == 1, open_left, open_right, plainly, room)


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
