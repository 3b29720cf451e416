"""Events into rows: whole families together, and whatever finds no room counted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from tui.query.result import Result
from tui.scene.interval_index import Spread
from tui.scene.layout.items import Draft, adopt, allot, caps, drafts_of
from tui.scene.layout.overflow import MOST_COUNTED, choose, home_of
from tui.scene.layout.packing import Block, Rows, bits
from tui.scene.scene import Axis

_MOST_IN_TWO_ROWS = 3  # events, on the average, if a scene is to grow so that they have labels


class Arrangement(NamedTuple):
    """Drafts that have a row, the rows with what is taken of them, and the events of each column that are only counted."""

    drafts: list[Draft]
    rows: Rows
    crowds: list[int]


def arrange_all(result: Result, spread: Spread, axis: Axis, rows: int) -> Arrangement | None:
    """Find a row for every event of `spread` in the frame; None where that takes more than `rows`, or hardly a label."""
    if 2 * spread.inside(axis.start, axis.end) > _MOST_IN_TWO_ROWS * rows:
        return None
    choice = choose(spread, axis, rows)
    if any(choice.crowds):
        return None
    drafts = drafts_of(result, axis, [spread.ranks[position] for position in choice.positions])
    taken = _fill(drafts, axis.width, rows, choice.positions)
    return None if _lost(drafts) else Arrangement(drafts, taken, choice.crowds)


def arrange(
    result: Result,
    spread: Spread,
    axis: Axis,
    rows: int | None,
    most: int = MOST_COUNTED,
    *,
    laned: bool = False,
) -> Arrangement:
    """
    Find rows for the events of `spread` in the frame, whichever is selected, and count in their columns those without.

    Bars come before labels: where not all find a row with the labels they ask for, all ask for none. `most` and `laned` are as
    in `choose` and `allot`. If any are counted, the last of the `rows` stays free for the clusters. Without `rows` nothing is.
    """
    choice = choose(spread, axis, rows, most)
    drafts = drafts_of(result, axis, [spread.ranks[position] for position in choice.positions])
    counted = any(choice.crowds)
    limit = None if rows is None else rows - counted
    taken = _fill(drafts, axis.width, limit, choice.positions, counted=counted, laned=laned)
    if limit is not None and choice.fits and _lost(drafts):
        _spare(drafts)
        taken = _pack(drafts, axis.width, limit, choice.positions)
        if _lost(drafts):
            taken = _fill_bare(drafts, axis.width, limit, choice.positions)
    if limit is not None and not counted and _lost(drafts):
        taken = _fill(drafts, axis.width, limit - 1, choice.positions, counted=True, laned=laned)
    return _counted(drafts, taken, choice.crowds, spread, axis)


def favour(arranged: Arrangement, result: Result, spread: Spread, axis: Axis, rank: int) -> Arrangement:
    """
    Find a row for an event that is only counted in an arrangement, because it is selected.

    It comes last, so that nothing moves for its sake. Only where no row has room even for its bare mark it comes first
    and others give way; and where all rows are taken by clusters it stays one of those counted.
    """
    home = home_of(spread, axis, rank)
    crowds = [number - (column == home) for column, number in enumerate(arranged.crowds)]
    (draft,) = drafts_of(result, axis, [rank])
    adopt([draft], arranged.drafts)
    rows = arranged.rows.copy()
    for other in arranged.drafts:
        rows.take(other.row or 0, other.shape.left, other.shape.right)  # no bar is made shorter for it
    for cap in caps(axis.width):
        draft.ask(axis.width, cap)
        draft.row = rows.place(*draft.asked, below=_below_parent(draft))
        if draft.row is not None:
            return Arrangement([*arranged.drafts, draft], rows, crowds)
    drafts = drafts_of(result, axis, [rank, *(other.rank for other in arranged.drafts)])
    drafts[0].parent = None  # else it would come with what it is part of
    turns = [bisect_left(spread.ranks, draft.rank) for draft in drafts]
    return _counted(drafts, _fill(drafts, axis.width, rows.limit, turns, counted=True), crowds, spread, axis)


def _fill(
    drafts: Sequence[Draft],
    width: int,
    limit: int | None,
    turns: Sequence[int],
    *,
    counted: bool = False,
    laned: bool = False,
) -> Rows:
    bare = allot(drafts, width, limit, laned=laned)
    return _pack(drafts, width, limit, turns if counted or bare else None)


def _spare(drafts: Iterable[Draft]) -> None:
    """Have those ask for no label that stand where others have found no row."""
    lost = 0
    for draft in drafts:
        if draft.row is None:
            lost |= bits(*draft.asked)
    for draft in drafts:
        if lost & bits(*draft.asked):
            draft.ask_for_none()


def _fill_bare(drafts: Sequence[Draft], width: int, limit: int, turns: Sequence[int]) -> Rows:
    """Give each draft a row as it comes, without a label and wherever the event is that it is part of."""
    for draft in drafts:
        draft.ask_for_none()
    rows = Rows(width + 1, limit, min(_needed(drafts, width), max(limit, 1)))
    for draft, turn in zip(drafts, turns, strict=True):
        draft.row = rows.place(*draft.asked, turn=turn)
    return rows


def _counted(
    drafts: Sequence[Draft], rows: Rows, crowds: Sequence[int], spread: Spread, axis: Axis
) -> Arrangement:
    """Return an arrangement in which the drafts that found no row are counted too."""
    crowds = [*crowds]
    for draft in drafts:
        if draft.row is None:
            crowds[home_of(spread, axis, draft.rank) or 0] += 1
    return Arrangement([draft for draft in drafts if draft.row is not None], rows, crowds)


def _lost(drafts: Iterable[Draft]) -> bool:
    return any(draft.row is None for draft in drafts)


def _below_parent(draft: Draft) -> int:
    return 0 if draft.parent is None or draft.parent.row is None else draft.parent.row + 1


def _pack(drafts: Sequence[Draft], width: int, limit: int | None, turns: Sequence[int] | None = None) -> Rows:
    """
    Give each draft the first row that has room for it, in order, parts below the whole and near it.

    With `turns`, a number for each that no window changes, they take turns in as many rows as are needed: so most keep
    theirs when the window moves, and stand as far from each other as can be.
    """
    cycle = 1 if turns is None or limit is None else min(_needed(drafts, width), max(limit, 1))
    rows = Rows(width + 1, limit, cycle)  # a label at the edge keeps a column behind it free
    parts: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.parent:
            parts.setdefault(draft.parent.rank, []).append(draft)
    for draft, turn in zip(drafts, turns or [0] * len(drafts), strict=True):
        if draft.rank in parts:
            if draft.parent is None:
                _place_family(_family(draft, parts), rows, width, turn)
        elif draft.parent is None:
            draft.row = rows.place(*draft.asked, turn=turn)
    return rows


def _needed(drafts: Iterable[Draft], width: int) -> int:
    """Return how many rows drafts need at least, as a power of two, so that it seldom changes with the window."""
    changes = [0] * (width + 2)
    for left, right in [draft.asked for draft in drafts]:
        changes[left] += 1
        changes[right] -= 1
    return 1 << (max(accumulate(changes)) - 1).bit_length()


def _family(whole: Draft, parts: Mapping[int, Sequence[Draft]]) -> list[Draft]:
    """Return an event with its parts and theirs behind it, each after its whole."""
    family = [whole]
    for member in family:
        family.extend(parts.get(member.rank, ()))
    return family


def _place_family(family: Sequence[Draft], rows: Rows, width: int, turn: int) -> None:
    """Give a family rows in which it stands as it would alone, or else each of them the first that has room."""
    alone = Rows(width + 1)
    blocks = []
    for draft in family:
        draft.row = alone.place(*draft.asked, below=_below_parent(draft))
        blocks.append(Block(*draft.asked, draft.row or 0))
    top = rows.place_together(blocks, turn=turn)
    for draft, block in zip(family, blocks, strict=True):
        if top is None:
            draft.row = rows.place(*draft.asked, below=_below_parent(draft))
        else:
            draft.row = top + block.offset
