"""Events into rows: whole families together, and whatever finds no room counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.drawing.crowds import choose
from tui.drawing.drafts import Draft, allot, drafts_of
from tui.drawing.packing import Rows
from tui.drawing.scene import Axis
from tui.drawing.spread import Spread
from tui.query.result import Result


class Arrangement(NamedTuple):
    """
    Drafts with and without a row, the events of each column that are only counted, and the rows taken by drafts.

    `favoured` is the event that is drawn, or drawn where it is, only because it is selected; None where there is none.
    """

    drafts: list[Draft]
    crowds: list[int]
    height: int
    favoured: int | None


def arrange_all(result: Result, spread: Spread, axis: Axis, rows: int) -> Arrangement | None:
    """Find a row for every event of `spread` in the frame; None where that takes more than `rows`."""
    choice = choose(spread, axis, rows, result.selected)
    if any(choice.crowds):
        return None
    drafts = drafts_of(result, axis, choice.ranks)
    allot(drafts, axis.width, rows)
    height = _pack(drafts, axis.width, rows)
    return None if _lost(drafts) else Arrangement(drafts, choice.crowds, height, None)


def arrange(
    result: Result, spread: Spread, axis: Axis, rows: int | None, most: int | None = None
) -> Arrangement:
    """
    Find rows for the events of `spread` in the frame, and count in their columns those that find none.

    `most` is about how many to draw at most, where `rows` is given; None: as many as can be read.

    If any are counted, the last of the `rows` stays free for the clusters. The selected event is never counted, unless
    that row is the only one. Without `rows` nothing is.
    """
    choice = choose(spread, axis, rows, result.selected, most)
    drafts = drafts_of(result, axis, choice.ranks)
    limit = rows - 1 if rows is not None and any(choice.crowds) else rows
    height = _fill(drafts, axis.width, limit)
    if rows is not None and limit == rows and _lost(drafts):
        limit = rows - 1
        height = _fill(drafts, axis.width, limit)
    lost, favoured = _lost(drafts), choice.favoured
    for draft in lost:
        if draft.rank == result.selected:
            favoured = draft.rank
            draft.parent = None  # so that it is put before all others, whatever it is part of
            height = _pack([draft, *(other for other in drafts if other is not draft)], axis.width, limit)
    for draft in _lost(drafts):
        choice.crowds[draft.shape.left] += 1
    return Arrangement(drafts, choice.crowds, height, favoured)


def _fill(drafts: Sequence[Draft], width: int, limit: int | None) -> int:
    allot(drafts, width, limit)
    return _pack(drafts, width, limit)


def _lost(drafts: Sequence[Draft]) -> list[Draft]:
    return [draft for draft in drafts if draft.row is None]


def _pack(drafts: Sequence[Draft], width: int, limit: int | None) -> int:
    """Give each draft the first row that has room for it, in order, parts below the whole and near it."""
    rows = Rows(width + 1, limit)  # a label at the edge keeps a column behind it free
    for family in _families(drafts):
        if len(family) > 1 and _place_together(family, rows, width):
            continue
        for draft in family:
            above = draft.parent.row if draft.parent else None
            draft.row = rows.place([draft.asked], below=0 if above is None else above + 1)
    return len(rows)


def _place_together(family: Sequence[Draft], rows: Rows, width: int) -> bool:
    alone = Rows(width + 1)
    blocks = []
    for draft in family:
        below = 0 if draft.parent is None or draft.parent.row is None else draft.parent.row + 1
        draft.row = alone.place([draft.asked], below=below)
        blocks.append(draft.asked._replace(offset=draft.row or 0))
    top = rows.place(blocks)
    for draft, block in zip(family, blocks, strict=True):
        draft.row = None if top is None else top + block.offset
    return top is not None


def _families(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Yield each event that is part of nothing drawn, with its parts and theirs behind it, each after its whole."""
    parts: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.parent:
            parts.setdefault(draft.parent.rank, []).append(draft)
    for draft in drafts:
        if draft.parent is None:
            family = [draft]
            for member in family:
                family.extend(parts.get(member.rank, ()))
            yield family
