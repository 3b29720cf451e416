"""Events on their way to becoming marks: shaped, with room asked for their labels, but not in a row yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

from tui.query.result import Result
from tui.scene.glyphs import POSSIBLY
from tui.scene.layout.labels import Side, cut, wanted
from tui.scene.layout.shapes import Shape, shape
from tui.scene.scene import Axis, Piece
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
        label, wanted = self.label, min(cap, self._wanted)
        if wanted < self._wanted and label.shared and not cut(label.title, label.shared, wanted)[0]:
            self.side = None
            return
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

    def ask_for_none(self) -> None:
        """Ask for no label but one on the bar, which takes no more cells than that."""
        self.left, self.right = self._cells
        self.side = "inside" if self._sure and self._inside >= self._wanted else None

    @property
    def asked(self) -> tuple[int, int]:
        """
        The cells asked for, `[left, right)`, and one more on each side that keeps others off the label.

        In the last cell of a bar without a label another may begin, as a reign does on the day on which another ends.
        """
        if self.side is None or self.side == "inside":
            return self.left, self.right - self.shape.ends_plainly
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


def allot(drafts: Sequence[Draft], width: int, rows: int | None, *, laned: bool = False) -> bool:
    """
    Ask for labels: whole ones, but ever shorter ones, the latest first, where more would overlap than there are rows.

    Where more than twice as many would, however short, as in lines of reigns, nobody has one: what stands in the rows are
    bars. Tell whether it comes to that. In a lane (`laned`) what lasts asks for none, so that what does not overlap
    shares a row.
    """
    longest, *shorter = caps(width)
    asking = drafts
    if laned:
        asking = [draft for draft in drafts if draft.label.moment]
        for draft in drafts:
            draft.ask_for_none()
    for draft in asking:
        draft.ask(width, longest)
    limit = _ROOMY if rows is None else rows
    load = _Load(drafts, width, limit)
    bare: set[int] = set()
    if load.crowded:
        bare = _hopeless(drafts, asking, width, limit)
    if bare:
        asking = [draft for draft in asking if draft.rank not in bare]
        load = _Load(drafts, width, limit)
    easing: Iterable[Draft] = reversed(asking)
    for cap in shorter:
        if not load.crowded:
            break
        easing = [draft for draft in easing if load.eases(draft, cap)]
    return bool(bare)


def _hopeless(drafts: Sequence[Draft], asking: Sequence[Draft], width: int, limit: int) -> set[int]:
    """Have those of which not half would get a label, however short, ask for none, and return their ranks."""
    far = 2 * limit
    if not _Load(drafts, width, far).crowded:
        return set()
    longest, short, _ = caps(width)
    for draft in asking:
        draft.ask(width, short)
        if draft.side is None:  # nothing would be left of it
            draft.ask(width, longest)
    load = _Load(drafts, width, far)
    bare = {draft.rank for draft in asking if load.exceeded_by(draft)} if load.crowded else set()
    for draft in asking:
        if draft.rank in bare:
            draft.ask_for_none()
        else:
            draft.ask(width, longest)
    return bare


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

    def exceeded_by(self, draft: Draft) -> bool:
        """Tell whether a draft stands where too much is asked for."""
        return bool(self._columns & (self._ones[draft.right] - self._ones[draft.left]) << _BITS - 1)

    def eases(self, draft: Draft, cap: int) -> bool:
        """Let a draft ask for a shorter label if it stands where too much is asked for; tell whether it does."""
        if not self.exceeded_by(draft):
            return False
        ones = self._ones
        asked = ones[draft.right] - ones[draft.left]
        draft.ask(self._width, cap)
        self._columns += ones[draft.right] - ones[draft.left] - asked
        return True


@lru_cache(8)
def _ones(width: int) -> tuple[int, ...]:
    """Return for each column, and for the one behind the last, a 1 in all columns before it."""
    return tuple(accumulate((1 << _BITS * column for column in range(width)), initial=0))
