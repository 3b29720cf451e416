"""Rows of cells into which blocks are put where they first fit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple


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

    Kept by column, the rows taken in each as a mask: so all rows are tried at once, however many there are.
    """

    def __init__(self, width: int, limit: int | None = None, cycle: int = 1) -> None:
        """`cycle`: how many of the first rows are filled in turn, where a `turn` is given."""
        self.limit = limit
        self._cycle = cycle
        self._height = 0
        self._columns = [0] * width

    def copy(self) -> Rows:
        other = Rows(0, self.limit, self._cycle)
        other._height, other._columns = self._height, [*self._columns]
        return other

    def __len__(self) -> int:
        return self._height

    def place(self, left: int, right: int, *, below: int = 0, turn: int = 0) -> int | None:
        """
        Take the cells `[left, right)` of the first row from `below` on where they are free; None if there is none.

        The first that is tried is the one whose turn it is.
        """
        columns = self._columns
        free = self._next(~reduce(or_, columns[left:right]) >> below << below, turn)
        cell = free & -free
        row = cell.bit_length() - 1
        if self.limit is not None and row >= self.limit:
            return None
        columns[left:right] = [rows | cell for rows in columns[left:right]]
        if row >= self._height:
            self._height = row + 1
        return row

    def place_together(self, blocks: Sequence[Block], *, turn: int = 0) -> int | None:
        """Take the first row at which all of the blocks fit, as `place` does for one, and return it; None if there is none."""
        columns, taken, height = self._columns, 0, 1
        for left, right, offset in blocks:
            taken |= reduce(or_, columns[left:right]) >> offset
            height = max(height, offset + 1)
        free = self._next(~taken, turn)
        row = (free & -free).bit_length() - 1
        if self.limit is not None and row + height > self.limit:
            return None
        for left, right, offset in blocks:
            cell = 1 << row + offset
            columns[left:right] = [rows | cell for rows in columns[left:right]]
        self._height = max(self._height, row + height)
        return row

    def _next(self, free: int, turn: int) -> int:
        """Return of the rows that are free those in the cycle from its turn on, else those in the cycle, else all."""
        if self._cycle == 1:
            return free
        inside = free & (1 << self._cycle) - 1
        first = turn % self._cycle
        return inside >> first << first or inside or free
