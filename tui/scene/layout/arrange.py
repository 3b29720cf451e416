"""Events into rows: whole families together, and whatever finds no room counted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from tui.query.result import Result
from tui.scene.interval_index import IntervalIndex
from tui.scene.layout.columns import Columns
from tui.scene.layout.items import LayoutItem, adopt, allot, caps, layout_items
from tui.scene.layout.overflow import MOST_COUNTED, choose, home_of
from tui.scene.layout.packing import Block, Rows, bits

_MOST_IN_TWO_ROWS = 3  # events, on the average, if a scene is to grow so that they have labels


class Arrangement(NamedTuple):
    """Items that have a row, the rows with what is taken of them, and the events of each column that are only counted."""

    items: list[LayoutItem]
    rows: Rows
    overflow: list[int]


def arrange_all(result: Result, index: IntervalIndex, columns: Columns, rows: int) -> Arrangement | None:
    """Find a row for every event of `index` in the frame; None where that takes more than `rows`, or hardly a label."""
    if 2 * index.inside(columns.start, columns.end) > _MOST_IN_TWO_ROWS * rows:
        return None
    choice = choose(index, columns, rows)
    if any(choice.overflow):
        return None
    items = layout_items(result, columns, [index.ranks[position] for position in choice.positions])
    taken = _fill(items, columns.width, rows, choice.positions)
    return None if _lost(items) else Arrangement(items, taken, choice.overflow)


def arrange(
    result: Result,
    index: IntervalIndex,
    columns: Columns,
    rows: int | None,
    most: int = MOST_COUNTED,
    *,
    laned: bool = False,
) -> Arrangement:
    """
    Find rows for the events of `index` in the frame, whichever is selected, and count in their columns those without.

    Bars come before labels: where not all find a row with the labels they ask for, all ask for none. `most` and `laned` are as
    in `choose` and `allot`. If any are counted, the last of the `rows` stays free for the clusters. Without `rows` nothing is.
    """
    choice = choose(index, columns, rows, most)
    items = layout_items(result, columns, [index.ranks[position] for position in choice.positions])
    counted = any(choice.overflow)
    limit = None if rows is None else rows - counted
    taken = _fill(items, columns.width, limit, choice.positions, counted=counted, laned=laned)
    if limit is not None and choice.fits and _lost(items):
        _spare(items)
        taken = _pack(items, columns.width, limit, choice.positions)
        if _lost(items):
            taken = _fill_bare(items, columns.width, limit, choice.positions)
    if limit is not None and not counted and _lost(items):
        taken = _fill(items, columns.width, limit - 1, choice.positions, counted=True, laned=laned)
    return _counted(items, taken, choice.overflow, index, columns)


def favour(
    arranged: Arrangement, result: Result, index: IntervalIndex, columns: Columns, rank: int
) -> Arrangement:
    """
    Find a row for an event that is only counted in an arrangement, because it is selected.

    It comes last, so that nothing moves for its sake. Only where no row has room even for its bare mark it comes first
    and others give way; and where all rows are taken by clusters it stays one of those counted.
    """
    home = home_of(index, columns, rank)
    overflow = [number - (column == home) for column, number in enumerate(arranged.overflow)]
    (item,) = layout_items(result, columns, [rank])
    adopt([item], arranged.items)
    rows = arranged.rows.copy()
    for other in arranged.items:
        rows.take(other.row or 0, other.shape.left, other.shape.right)  # no bar is made shorter for it
    for cap in caps(columns.width):
        item.ask(columns.width, cap)
        item.row = rows.place(*item.asked, below=_below_parent(item))
        if item.row is not None:
            return Arrangement([*arranged.items, item], rows, overflow)
    items = layout_items(result, columns, [rank, *(other.rank for other in arranged.items)])
    items[0].parent = None  # else it would come with what it is part of
    turns = [bisect_left(index.ranks, item.rank) for item in items]
    return _counted(
        items, _fill(items, columns.width, rows.limit, turns, counted=True), overflow, index, columns
    )


def _fill(
    items: Sequence[LayoutItem],
    width: int,
    limit: int | None,
    turns: Sequence[int],
    *,
    counted: bool = False,
    laned: bool = False,
) -> Rows:
    bare = allot(items, width, limit, laned=laned)
    return _pack(items, width, limit, turns if counted or bare else None)


def _spare(items: Iterable[LayoutItem]) -> None:
    """Have those ask for no label that stand where others have found no row."""
    lost = 0
    for item in items:
        if item.row is None:
            lost |= bits(*item.asked)
    for item in items:
        if lost & bits(*item.asked):
            item.ask_for_none()


def _fill_bare(items: Sequence[LayoutItem], width: int, limit: int, turns: Sequence[int]) -> Rows:
    """Give each item a row as it comes, without a label and wherever the event is that it is part of."""
    for item in items:
        item.ask_for_none()
    rows = Rows(limit, min(_needed(items, width), max(limit, 1)))
    for item, turn in zip(items, turns, strict=True):
        item.row = rows.place(*item.asked, turn=turn)
    return rows


def _counted(
    items: Sequence[LayoutItem], rows: Rows, overflow: Sequence[int], index: IntervalIndex, columns: Columns
) -> Arrangement:
    """Return an arrangement in which the items that found no row are counted too."""
    overflow = [*overflow]
    for item in items:
        if item.row is None:
            overflow[home_of(index, columns, item.rank) or 0] += 1
    return Arrangement([item for item in items if item.row is not None], rows, overflow)


def _lost(items: Iterable[LayoutItem]) -> bool:
    return any(item.row is None for item in items)


def _below_parent(item: LayoutItem) -> int:
    return 0 if item.parent is None or item.parent.row is None else item.parent.row + 1


def _pack(
    items: Sequence[LayoutItem], width: int, limit: int | None, turns: Sequence[int] | None = None
) -> Rows:
    """
    Give each item the first row that has room for it, in order, parts below the whole and near it.

    With `turns`, a number for each that no window changes, they take turns in as many rows as are needed: so most keep
    theirs when the window moves, and stand as far from each other as can be.
    """
    cycle = 1 if turns is None or limit is None else min(_needed(items, width), max(limit, 1))
    rows = Rows(limit, cycle)  # a label at the edge keeps a column behind it free
    parts: dict[int, list[LayoutItem]] = {}
    for item in items:
        if item.parent:
            parts.setdefault(item.parent.rank, []).append(item)
    for item, turn in zip(items, turns or [0] * len(items), strict=True):
        if item.rank in parts:
            if item.parent is None:
                _place_family(_family(item, parts), rows, turn)
        elif item.parent is None:
            item.row = rows.place(*item.asked, turn=turn)
    return rows


def _needed(items: Iterable[LayoutItem], width: int) -> int:
    """Return how many rows items need at least, as a power of two, so that it seldom changes with the window."""
    changes = [0] * (width + 2)
    for left, right in [item.asked for item in items]:
        changes[left] += 1
        changes[right] -= 1
    return 1 << (max(accumulate(changes)) - 1).bit_length()


def _family(whole: LayoutItem, parts: Mapping[int, Sequence[LayoutItem]]) -> list[LayoutItem]:
    """Return an event with its parts and theirs behind it, each after its whole."""
    family = [whole]
    for member in family:
        family.extend(parts.get(member.rank, ()))
    return family


def _place_family(family: Sequence[LayoutItem], rows: Rows, turn: int) -> None:
    """Give a family rows in which it stands as it would alone, or else each of them the first that has room."""
    alone = Rows()
    blocks = []
    for item in family:
        item.row = alone.place(*item.asked, below=_below_parent(item))
        blocks.append(Block(*item.asked, item.row or 0))
    top = rows.place_together(blocks, turn=turn)
    for item, block in zip(family, blocks, strict=True):
        if top is None:
            item.row = rows.place(*item.asked, below=_below_parent(item))
        else:
            item.row = top + block.offset
