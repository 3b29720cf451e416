"""Events on their way to becoming marks: shaped, with room asked for their labels, but not in a row yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from struct import pack

from tui.query.result import Result
from tui.scene.glyphs import POSSIBLY
from tui.scene.layout.columns import Columns
from tui.scene.layout.labels import Side, cut, wanted
from tui.scene.layout.shapes import Shape, shape
from tui.scene.scene import Piece
from tui.store.labels import Label, labels

_ROOMY = 60  # with more labels than that above each other, being seen together matters more than being read
_BITS = 32  # of a column in `_Load`
_TOP = 1 << _BITS - 1
_SHORTER = (20, 0)  # cells of label asked for where there is no room for more


class LayoutItem:
    """An event, its cells, and the cells that it and its label ask for."""

    __slots__ = (
        "_bare",
        "_cells",
        "_inside",
        "_sure",
        "_wanted",
        "asked",
        "cells",
        "label",
        "parent",
        "rank",
        "row",
        "shape",
        "side",
    )

    def __init__(self, rank: int, label: Label, shape: Shape) -> None:
        left, right, pieces, _, _, _, _, ends_plainly, (first, last) = shape
        self.rank = rank
        self.label = label
        self.shape = shape
        self.parent: LayoutItem | None = None
        self.row: int | None = None
        self.side: Side | None = None
        """Where a label was asked for."""
        self.cells = self._cells = left, right
        """Those of the mark, and of the label that was asked for beside it."""
        self.asked = self._bare = left, right - ends_plainly
        """
        As `cells`, and one more on each side that keeps others off the label.

        In the last cell of a bar without a label another may begin, as a reign does on the day on which another ends.
        """
        self._inside = last - first
        self._sure = first < last and any(  # else words on the bar would hide its shade
            piece is Piece.CERTAIN and left <= first < right for piece, left, right in pieces
        )
        self._wanted = wanted(label, shape)

    def ask(self, width: int, cap: int) -> None:
        """Ask for a label of at most `cap` cells, wherever most of it can be read in a frame of `width`; 0: of none."""
        (first, last), label, wanted, inside = self._cells, self.label, self._wanted, self._inside
        if wanted > cap:
            if not cap or (label.shared and not cut(label.title, label.shared, cap)[0]):
                self.side, self.cells, self.asked = None, self._cells, self._bare
                return
            wanted = cap
        right, left = width - last - 1, first - 1
        if (self._sure and inside >= wanted) or (
            inside >= right and inside >= left and right < wanted > left
        ):
            self.side, self.cells, self.asked = "inside", self._cells, self._bare
        elif right >= wanted or (left < wanted and right >= left):
            end = min(last + 1 + wanted, width)
            self.side, self.cells, self.asked = "right", (first, end), (first, end + 1)
        else:
            start = max(left - wanted, 0)
            self.side, self.cells, self.asked = "left", (start, last), (max(start - 1, 0), last + 1)

    def ask_for_none(self) -> None:
        """Ask for no label but one on the bar, which takes no more cells than that."""
        self.cells, self.asked = self._cells, self._bare
        self.side = "inside" if self._sure and self._inside >= self._wanted else None


def layout_items(result: Result, columns: Columns, ranks: Sequence[int]) -> list[LayoutItem]:
    """Shape these events, and find for each the parent that is among them."""
    timeline, unsure = result.timeline, result.possible > 0
    first, second = timeline.earliest_start, timeline.latest_start
    third, fourth = timeline.earliest_end, timeline.latest_end
    items = [
        LayoutItem(
            rank,
            _doubted(label) if unsure and result.doubtful(rank) else label,
            shape(
                columns,
                (first[rank], second[rank], third[rank], fourth[rank]),
                moment=label.moment,
                approximate=label.approximate,
            ),
        )
        for rank, label in zip(ranks, labels(timeline, ranks, result.language), strict=True)
    ]
    adopt(items, items)
    return items


def adopt(items: Iterable[LayoutItem], families: Iterable[LayoutItem]) -> None:
    """Find for each item its parent among others."""
    of_rank = {item.rank: item for item in families}
    for item in items:
        if item.label.parents:
            item.parent = next((of_rank[rank] for rank in item.label.parents if rank in of_rank), None)


def _doubted(label: Label) -> Label:
    """Return the label of an event that answers the query only possibly."""
    return label._replace(title=f"{POSSIBLY} {label.title}", width=label.width + len(POSSIBLY) + 1, shared=0)


def caps(width: int) -> tuple[int, ...]:
    """Return the cells of label to ask for at most, from the most to none, in a frame of a width."""
    return max(24, width // 3), *_SHORTER


def allot(items: Sequence[LayoutItem], width: int, rows: int | None, *, laned: bool = False) -> bool:
    """
    Ask for labels: whole ones, but ever shorter ones, the latest first, where more would overlap than there are rows.

    Where more than twice as many would, however short, as in lines of reigns, nobody has one: what stands in the rows are
    bars. Tell whether it comes to that. In a lane (`laned`) what lasts asks for none, so that what does not overlap
    shares a row.
    """
    longest, *shorter = caps(width)
    asking = items
    if laned:
        asking = [item for item in items if item.label.moment]
        for item in items:
            item.ask_for_none()
    for item in asking:
        item.ask(width, longest)
    limit = _ROOMY if rows is None else rows
    load = _Load(items, width, limit)
    bare: set[int] = set()
    if load.crowded_for(2 * limit):
        bare = _hopeless(items, asking, width, 2 * limit)
    if bare:
        asking = [item for item in asking if item.rank not in bare]
        load = _Load(items, width, limit)
    easing: Iterable[LayoutItem] = reversed(asking)
    for cap in shorter:
        if not load.crowded:
            break
        easing = [item for item in easing if load.eases(item, cap)]
    return bool(bare)


def _hopeless(items: Sequence[LayoutItem], asking: Sequence[LayoutItem], width: int, limit: int) -> set[int]:
    """Have those ask for no label of which, however short they are, more than `limit` overlap; return their ranks."""
    short = caps(width)[1]
    before = [(item.side, item.cells, item.asked) for item in asking]
    for item, asked in zip(asking, before, strict=True):
        item.ask(width, short)
        if item.side is None:  # nothing would be left of it
            item.side, item.cells, item.asked = asked
    load = _Load(items, width, limit)
    bare = {item.rank for item in asking if load.exceeded_by(item)} if load.crowded else set()
    for item, asked in zip(asking, before, strict=True):
        if item.rank in bare:
            item.ask_for_none()
        else:
            item.side, item.cells, item.asked = asked
    return bare


class _Load:
    """
    How many items ask for each column, where `limit` are not too many.

    The numbers of all columns are one whole number, so that the columns of a label are counted and compared at once. Each
    has `_BITS`, of which the highest is set where it is more than the limit.
    """

    def __init__(self, items: Iterable[LayoutItem], width: int, limit: int) -> None:
        self._width = width
        self._limit = limit
        self._ones, self._tops = _masks(width)
        changes = [0] * (width + 1)
        for left, right in [item.cells for item in items]:
            changes[left] += 1
            changes[right] -= 1
        changes[0] += _TOP - 1 - limit
        self._columns = int.from_bytes(pack(f"<{width}I", *accumulate(changes[:width])), "little")

    @property
    def crowded(self) -> bool:
        """Whether too many ask for some column."""
        return bool(self._columns & self._tops[-1])

    def crowded_for(self, limit: int) -> bool:
        """Whether more than another limit, no lower than its own, ask for some column."""
        return bool(self._columns - self._ones[-1] * (limit - self._limit) & self._tops[-1])

    def exceeded_by(self, item: LayoutItem) -> bool:
        """Tell whether a item stands where too much is asked for."""
        left, right = item.cells
        return bool(self._columns & self._tops[right] - self._tops[left])

    def eases(self, item: LayoutItem, cap: int) -> bool:
        """Let a item ask for a shorter label if it stands where too much is asked for; tell whether it does."""
        ones = self._ones
        left, right = item.cells
        if not self._columns & self._tops[right] - self._tops[left]:
            return False
        item.ask(self._width, cap)
        first, last = item.cells
        self._columns += ones[last] - ones[first] - ones[right] + ones[left]
        return True


@lru_cache(8)
def _masks(width: int) -> tuple[list[int], list[int]]:
    """Return for each column, and for the one behind the last, the lowest and the highest bits of all columns before it."""
    ones = [*accumulate((1 << _BITS * column for column in range(width)), initial=0)]
    return ones, [one << _BITS - 1 for one in ones]
