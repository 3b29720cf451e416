"""Events on their way to becoming marks: shaped, with room asked for their labels, but not in a row yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from tui.drawing.labels import Place, inside, place, wanted
from tui.drawing.packing import bits
from tui.drawing.scene import Axis
from tui.drawing.shapes import Bounds, Shape, shape
from tui.query.result import Result
from tui.store.labels import Label, labels

_ROOMY = 60  # with more labels than that above each other, being seen together matters more than being read
_SHORTER = (20, 0)  # cells of label asked for where there is no room for more


class Draft:
    """An event, its cells, and the cells that it and its label ask for: `[left, right)`."""

    __slots__ = ("_inside", "_wanted", "label", "left", "parent", "place", "rank", "right", "row", "shape")

    def __init__(self, rank: int, label: Label, shape: Shape) -> None:
        self.rank = rank
        self.label = label
        self.shape = shape
        self.parent: Draft | None = None
        self.row: int | None = None
        self.place: Place | None = None
        self.left, self.right = shape.left, shape.right
        self._inside = inside(shape)
        self._wanted = wanted(label, shape)

    def ask(self, width: int, cap: int) -> None:
        """Ask for a label of at most `cap` cells; 0: of none."""
        shape = self.shape
        self.place = None
        self.left, self.right = shape.left, shape.right
        if cap:
            self.place = chosen = place(shape, self._inside, min(self._wanted, cap), width)
            if chosen.side == "left":
                self.left = chosen.left
            elif chosen.side == "right":
                self.right = chosen.right

    @property
    def mask(self) -> int:
        """The cells asked for, and one more on each side that keeps others off the label."""
        if self.place is None:
            return bits(self.left, self.right)
        return bits(max(self.left - (self.place.side == "left"), 0), self.right + 1)


def drafts_of(result: Result, axis: Axis, ranks: Sequence[int]) -> list[Draft]:
    """Shape these events, and find for each the parent that is among them."""
    timeline = result.timeline
    first, second = timeline.earliest_start, timeline.latest_start
    third, fourth = timeline.earliest_end, timeline.latest_end
    drafts = [
        Draft(
            rank,
            label,
            shape(
                axis,
                Bounds(first[rank], second[rank], third[rank], fourth[rank]),
                moment=label.moment,
                approximate=label.approximate,
            ),
        )
        for rank, label in zip(ranks, labels(timeline, ranks, result.language), strict=True)
    ]
    of_rank = {draft.rank: draft for draft in drafts}
    for draft in drafts:
        if draft.label.parents:
            draft.parent = next((of_rank[rank] for rank in draft.label.parents if rank in of_rank), None)
    return drafts


def allot(drafts: Sequence[Draft], width: int, rows: int | None) -> None:
    """Ask for labels: whole ones, but ever shorter ones, the latest first, where more would overlap than there are rows."""
    limit = _ROOMY if rows is None else rows
    longest = max(24, width // 3)
    for draft in drafts:
        draft.ask(width, longest)
    load = _load(drafts, width)
    asking = list(reversed(drafts))
    for cap in _SHORTER:
        if max(load) <= limit:
            return
        asking = [draft for draft in asking if _yields(draft, width, cap, load, limit)]


def _yields(draft: Draft, width: int, cap: int, load: list[int], limit: int) -> bool:
    """Let a draft ask for less if it stands where too much is asked for, and keep the load true to that."""
    left, right = draft.left, draft.right
    if max(load[left:right]) <= limit:
        return False
    draft.ask(width, cap)
    for column in (*range(left, draft.left), *range(draft.right, right)):
        load[column] -= 1
    for column in (*range(draft.left, left), *range(right, draft.right)):
        load[column] += 1
    return True


def _load(drafts: Iterable[Draft], width: int) -> list[int]:
    """Return how many drafts ask for each column."""
    changes = [0] * (width + 1)
    for draft in drafts:
        changes[draft.left] += 1
        changes[draft.right] -= 1
    return list(accumulate(changes))
