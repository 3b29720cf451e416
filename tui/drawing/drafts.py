"""Events on their way to becoming marks: shaped, with room asked for their labels, but not in a row yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

from tui.drawing.labels import Side, wanted
from tui.drawing.marks import POSSIBLY
from tui.drawing.scene import Axis, Piece
from tui.drawing.shapes import Shape, shape
from tui.query.result import Result
from tui.store.labels import Label, labels

_ROOMY = 60  # with more labels than that above each other, being seen together matters more than being read
_BITS = 24  # of a column in `_Load`: so many events are drawn nowhere
_TOP = 1 << _BITS - 1
_SHORTER = (20, 0)  # cells of label asked for where there is no room for more


class Draft:
    """An event, its cells, and the cells that it and its label ask for: `[left, right)`."""

    __slots__ = (
        "_cells",
        "_inside",
        "_sure",
        "_wanted",
        "label",
        "left",
        "parent",
        "rank",
        "right",
        "row",
        "shape",
        "side",
    )

    def __init__(self, rank: int, label: Label, shape: Shape) -> None:
        self.rank = rank
        self.label = label
        self.shape = shape
        self.parent: Draft | None = None
        self.row: int | None = None
        self.side: Side | None = None  # where a label was asked for
        self._cells = self.left, self.right = shape.left, shape.right
        self._inside = shape.room[1] - shape.room[0]
        self._sure = self._inside > 0 and any(  # else words on the bar would hide its shade
            piece is Piece.CERTAIN and left <= shape.room[0] < right for piece, left, right in shape.pieces
        )
        self._wanted = wanted(label, shape)

    def ask(self, width: int, cap: int) -> None:
        """Ask for a label of at most `cap` cells, wherever most of it can be read in a frame of `width`; 0: of none."""
        first, last = self.left, self.right = self._cells
        if not cap:
            self.side = None
            return
        wanted = min(cap, self._wanted)
        right, left, inside = width - last - 1, first - 1, self._inside
        if self._sure and inside >= wanted:
            self.side = "inside"
        elif right >= wanted:
            self.side = "right"
            self.right = last + 1 + wanted
        elif left >= wanted:
            self.side = "left"
            self.left = left - wanted
        elif inside >= max(right, left):
            self.side = "inside"
        elif right >= left:
            self.side = "right"
            self.right = width
        else:
            self.side = "left"
            self.left = 0

    @property
    def asked(self) -> tuple[int, int]:
        """The cells asked for, `[left, right)`, and one more on each side that keeps others off the label."""
        if self.side is None:
            return self.left, self.right
        return self.left - (self.side == "left" and self.left > 0), self.right + 1


def drafts_of(result: Result, axis: Axis, ranks: Sequence[int]) -> list[Draft]:
    """Shape these events, and find for each the parent that is among them."""
    timeline, unsure = result.timeline, result.possible > 0
    first, second = timeline.earliest_start, timeline.latest_start
    third, fourth = timeline.earliest_end, timeline.latest_end
    drafts = [
        Draft(
            rank,
            _doubted(label) if unsure and result.doubtful(rank) else label,
            shape(
                axis,
                (first[rank], second[rank], third[rank], fourth[rank]),
                moment=label.moment,
                approximate=label.approximate,
            ),
        )
        for rank, label in zip(ranks, labels(timeline, ranks, result.language), strict=True)
    ]
    adopt(drafts, drafts)
    return drafts


def adopt(drafts: Iterable[Draft], families: Iterable[Draft]) -> None:
    """Find for each draft its parent among others."""
    of_rank = {draft.rank: draft for draft in families}
    for draft in drafts:
        if draft.label.parents:
            draft.parent = next((of_rank[rank] for rank in draft.label.parents if rank in of_rank), None)


def _doubted(label: Label) -> Label:
    """Return the label of an event that answers the query only possibly."""
    return label._replace(title=f"{POSSIBLY} {label.title}", width=label.width + len(POSSIBLY) + 1, shared=0)


def caps(width: int) -> tuple[int, ...]:
    """Return the cells of label to ask for at most, from the most to none, in a frame of a width."""
    return max(24, width // 3), *_SHORTER


def allot(drafts: Sequence[Draft], width: int, rows: int | None) -> None:
    """Ask for labels: whole ones, but ever shorter ones, the latest first, where more would overlap than there are rows."""
    longest, *shorter = caps(width)
    for draft in drafts:
        draft.ask(width, longest)
    load = _Load(drafts, width, _ROOMY if rows is None else rows)
    asking: Iterable[Draft] = reversed(drafts)
    for cap in shorter:
        if not load.crowded:
            return
        asking = [draft for draft in asking if load.eases(draft, cap)]


class _Load:
    """
    How many drafts ask for each column, where `limit` are not too many.

    The numbers of all columns are one whole number, so that the columns of a label are counted and compared at once. Each
    has `_BITS`, of which the highest is set where it is more than the limit.
    """

    def __init__(self, drafts: Iterable[Draft], width: int, limit: int) -> None:
        self._width = width
        self._ones = _ones(width)
        self._columns = self._ones[width] * (_TOP - 1 - limit)
        for draft in drafts:
            self._columns += self._ones[draft.right] - self._ones[draft.left]

    @property
    def crowded(self) -> bool:
        """Whether too many ask for some column."""
        return bool(self._columns & self._ones[self._width] * _TOP)

    def eases(self, draft: Draft, cap: int) -> bool:
        """Let a draft ask for a shorter label if it stands where too much is asked for; tell whether it does."""
        ones = self._ones
        asked = ones[draft.right] - ones[draft.left]
        if not self._columns & asked << _BITS - 1:
            return False
        draft.ask(self._width, cap)
        self._columns += ones[draft.right] - ones[draft.left] - asked
        return True


@lru_cache(8)
def _ones(width: int) -> tuple[int, ...]:
    """Return for each column, and for the one behind the last, a 1 in all columns before it."""
    return tuple(accumulate((1 << _BITS * column for column in range(width)), initial=0))
