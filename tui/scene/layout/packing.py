"""Rows of cells into which blocks are put where they first fit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import and_, indexOf
from typing import NamedTuple

_BLOCK = 64  # rows


def bits(left: int, right: int) -> int:
    """Return the cells `[left, right)` of one row, as a mask."""
    return (1 << right) - (1 << left)


class Block(NamedTuple):
    """The cells `[left, right)`, at least one of them, so many rows below the first row of what is put together."""

    left: int
    right: int
    offset: int


class Rows:
    """
    Rows that fill up from the top, as many as are needed or `limit` at most.

    Of each the cells taken are kept, as a mask, so that a row is tried at once, and one row after another in C; of each
    block of rows some of the cells that are taken in all of them, so that many rows need not be tried at all.
    """

    def __init__(self, limit: int | None = None, cycle: int = 1) -> None:
        """`cycle`: how many of the first rows, some of the `limit`, are filled in turn, where a `turn` is given."""
        self.limit = limit
        self._cycle = cycle
        self._taken = [0] * (cycle if limit is None else limit)
        self._full: dict[int, int] = {}

    def copy(self) -> Rows:
        other = Rows(self.limit, self._cycle)
        other._taken, other._full = [*self._taken], {**self._full}
        return other

    def __len__(self) -> int:
        """Return how many rows there are down to the last that is not empty."""
        return next((row + 1 for row in reversed(range(len(self._taken))) if self._taken[row]), 0)

    def place(self, left: int, right: int, *, below: int = 0, turn: int = 0) -> int | None:
        """
        Take the cells `[left, right)` of the first row in which they are free, and return it; None if there is none.

        The first that is tried is the one whose turn it is, or the one at `below`, above which none is.
        """
        taken, mask = self._taken, (1 << right) - (1 << left)
        row: int | None = below or turn % self._cycle
        if row is None or row >= len(taken) or taken[row] & mask:
            row = self._first((mask,), below, turn)
        if row is not None:
            taken[row] |= mask
        return row

    def place_together(self, blocks: Sequence[Block], *, turn: int = 0) -> int | None:
        """Take the first row at which all of the blocks fit, as `place` does for one, and return it; None if there is none."""
        masks = [0] * (1 + max(block.offset for block in blocks))
        for left, right, offset in blocks:
            masks[offset] |= bits(left, right)
        first = self._first(masks, 0, turn)
        if first is not None:
            for row, mask in enumerate(masks, first):
                self._taken[row] |= mask
        return first

    def take(self, row: int, left: int, right: int) -> None:
        """Take the cells `[left, right)` of a row, as far as they are free."""
        self._taken[row] |= bits(left, right)

    def _first(self, masks: Sequence[int], below: int, turn: int) -> int | None:
        """
        Return the first row from which on these cells are free in as many rows; None if there is none.

        First are those in the cycle from its turn on, then the others in it, then those behind it.
        """
        cycle, height = self._cycle, len(masks)
        if self.limit is None and (len(self._taken) < cycle + height - 1 or any(self._taken[-height:])):
            self._taken += [0] * height
        first, last = below or turn % cycle, len(self._taken)
        if cycle == 1:
            return self._between(first, last, masks)
        for start, stop in (first, cycle), (0, first), (cycle, last):
            row = self._between(start, stop, masks)
            if row is not None:
                return row
        return None

    def _between(self, start: int, stop: int, masks: Sequence[int]) -> int | None:
        """Return the first of some rows from which on these cells are free in as many rows; None if there is none."""
        taken, full = self._taken, self._full
        while start < stop:
            block = start // _BLOCK
            end = min(stop, (block + 1) * _BLOCK)
            if not full.get(block, 0) & masks[0]:
                try:
                    if len(masks) == 1:
                        return start + indexOf(map(masks[0].__and__, taken[start:end]), 0)
                    rows = [map(mask.__and__, taken[start + at : end + at]) for at, mask in enumerate(masks)]
                    return start + indexOf(zip(*rows, strict=False), (0,) * len(masks))
                except ValueError:
                    full[block] = reduce(and_, taken[block * _BLOCK : (block + 1) * _BLOCK])
            start = end
        return None
