"""Rows of cells into which blocks are put where they first fit."""

from __future__ import annotations

from collections.abc import Sequence


def bits(left: int, right: int) -> int:
    """Return the cells `[left, right)` of one row, as a mask."""
    return (1 << right) - (1 << left)


class Rows:
    """
    Rows that fill up from the top. A block is one mask of cells for each of its rows.

    `limit` is the greatest number of rows; None is as many as are needed.
    """

    def __init__(self, width: int, limit: int | None = None) -> None:
        self._limit = limit
        self.masks: list[int] = []
        """The cells taken, of each row."""
        self._full = [0] * (width + 1)  # per column: the rows above this one are taken there

    def __len__(self) -> int:
        return len(self.masks)

    def place(self, block: Sequence[int], *, below: int = 0) -> int | None:
        """Take the first row from `below` on at which the whole block fits, and return it; None if none does."""
        head, masks = block[0], self.masks
        left = (head & -head).bit_length() - 1
        right = head.bit_length() - 1
        row = max(below, self._first_free(left), self._first_free(right))
        if len(block) == 1:
            while row < len(masks) and masks[row] & head:
                row += 1
        else:
            while row < len(masks) and not self._fits(block, row):
                row += 1
        if self._limit is not None and row + len(block) > self._limit:
            return None
        masks.extend([0] * (row + len(block) - len(masks)))
        for offset, mask in enumerate(block):
            masks[row + offset] |= mask
        return row

    def _fits(self, block: Sequence[int], row: int) -> bool:
        return not any(mask & taken for mask, taken in zip(block, self.masks[row:], strict=False))

    def _first_free(self, column: int) -> int:
        """Return the first row that is free in a column; what is taken stays taken, so it only ever grows."""
        row, masks, cell = self._full[column], self.masks, 1 << column
        while row < len(masks) and masks[row] & cell:
            row += 1
        self._full[column] = row
        return row
