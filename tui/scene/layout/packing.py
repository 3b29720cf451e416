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
        row = self._first(~reduce(or_, columns[left:right]) >> below << below, 1, turn)
        if row is not None:
            cell = 1 << row
            columns[left:right] = [rows | cell for rows in columns[left:right]]
        return row

    def take(self, row: int, left: int, right: int) -> None:
        """Take the cells `[left, right)` of a row, as far as they are free."""
        columns, cell = self._columns, 1 << row
        columns[left:right] = [rows | cell for rows in columns[left:right]]

    def place_together(self, blocks: Sequence[Block], *, turn: int = 0) -> int | None:
        """Take the first row at which all of the blocks fit, as `place` does for one, and return it; None if there is none."""
        columns, taken, height = self._columns, 0, 1
        for left, right, offset in blocks:
            taken |= reduce(or_, columns[left:right]) >> offset
            height = max(height, offset + 1)
        row = self._first(~taken, height, turn)
        if row is not None:
            for left, right, offset in blocks:
                cell = 1 << row + offset
                columns[left:right] = [rows | cell for rows in columns[left:right]]
        return row

    def _first(self, free: int, height: int, turn: int) -> int | None:
        """
        Return the first of the rows that are free at which so many rows have room; None if none has.

        First are those in the cycle from its turn on, then the others in it, then those behind it.
        """
        if self.limit is not None:
            free &= (1 << max(self.limit - height + 1, 0)) - 1
        if self._cycle > 1:
            inside = free & (1 << self._cycle) - 1
            first = turn % self._cycle
            free = inside >> first << first or inside or free
        if not free:
            return None
        row = (free & -free).bit_length() - 1
        self._height = max(self._height, row + height)
        return row
