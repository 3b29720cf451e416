"""Events on their way to becoming marks: shaped, with room asked for their labels, but not in a row yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from tui.drawing.labels import Place, place
from tui.drawing.packing import bits
from tui.drawing.scene import Axis
from tui.drawing.shapes import Bounds, Shape, shape
from tui.model.dates import Form
from tui.model.text import cells
from tui.query.result import Result
from tui.store.labels import Label, labels

_ROOMY = 60  # with more labels than that above each other, being seen together matters more than being read
_SHORTER = (24, 14, 0)  # cells of label asked for where there is no room for more


class Draft:
    """An event, its cells, and the cells that it and its label ask for: `[left, right)`."""

    __slots__ = ("label", "left", "parent", "place", "rank", "right", "row", "shape", "wanted")

    def __init__(self, rank: int, label: Label, shape: Shape, wanted: int) -> None:
        self.rank = rank
        self.label = label
        self.shape = shape
        self.wanted = wanted
        self.parent: Draft | None = None
        self.row: int | None = None
        self.place: Place | None = None
        self.left, self.right = shape.left, shape.right

    @property
    def approximate(self) -> bool:
        return self.label.when.approximate or self.label.when.uncertain

    def ask(self, width: int, cap: int) -> None:
        """Ask for a label of at most `cap` cells; 0: of none."""
        if cap:
            self.place = place(self.shape, min(self.wanted, cap), width)
            self.left = min(self.shape.left, self.place.left)
            self.right = max(self.shape.right, self.place.right)
        else:
            self.place = None
            self.left, self.right = self.shape.left, self.shape.right

    @property
    def mask(self) -> int:
        """The cells asked for, and one more that keeps the next label off."""
        return bits(self.left, self.right + (self.place is not None))


def drafts_of(result: Result, axis: Axis, ranks: Sequence[int]) -> list[Draft]:
    """Shape these events, and find for each the parent that is among them."""
    timeline = result.timeline
    first, second = timeline.earliest_start, timeline.latest_start
    third, fourth = timeline.earliest_end, timeline.latest_end
    drafts = []
    for rank, label in zip(ranks, labels(timeline, ranks, result.language), strict=True):
        when = label.when
        drawn = shape(
            axis,
            Bounds(first[rank], second[rank], third[rank], fourth[rank]),
            moment=when.form is Form.MOMENT,
            approximate=when.approximate or when.uncertain,
        )
        drafts.append(Draft(rank, label, drawn, cells(label.title)))
    _join(drafts)
    return drafts


def allot(drafts: Sequence[Draft], width: int, rows: int | None) -> None:
    """Ask for labels: whole ones, but ever shorter ones, the latest first, where more would overlap than there are rows."""
    limit = _ROOMY if rows is None else rows
    longest = max(24, width // 3)
    for draft in drafts:
        draft.ask(width, longest)
    load = _load(drafts, width)
    if max(load) <= limit:
        return
    for cap in _SHORTER:
        for draft in reversed(drafts):
            if max(load[draft.left : draft.right]) > limit:
                left, right = draft.left, draft.right
                draft.ask(width, cap)
                for column in (*range(left, draft.left), *range(draft.right, right)):
                    load[column] -= 1
                for column in (*range(draft.left, left), *range(right, draft.right)):
                    load[column] += 1


def _load(drafts: Iterable[Draft], width: int) -> list[int]:
    """Return how many drafts ask for each column."""
    changes = [0] * (width + 1)
    for draft in drafts:
        changes[draft.left] += 1
        changes[draft.right] -= 1
    return list(accumulate(changes))


def _join(drafts: Sequence[Draft]) -> None:
    of_rank = {draft.rank: draft for draft in drafts}
    for draft in drafts:
        draft.parent = next((of_rank[rank] for rank in draft.label.parents if rank in of_rank), None)
