"""
Sets of events as numbers, with one bit for each event, the first lowest.

So two sets of a hundred thousand are joined, cut, turned round or counted (`int.bit_count`) in microseconds.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress

_DIGITS = bytes.maketrans(b"\0\1", b"01")
_FLAGS = bytes.maketrans(b"01", b"\0\1")


def set_of(ranks: Iterable[int], size: int) -> int:
    """Return the set of events of these ranks, of `size` events in all."""
    flags = bytearray(size)
    for rank in ranks:
        flags[rank] = 1
    return set_of_flags(flags)


def set_of_flags(flags: bytes | bytearray) -> int:
    """Return the set of events whose flag, one byte for each event, is 1; of the others it is 0."""
    # Digits are read many times quicker than bits are set one by one.
    return int(flags[::-1].translate(_DIGITS), 2) if flags else 0


def flags_of(events: int, size: int) -> bytes:
    """Return a byte for each of `size` events: 1 where the event is in a set, else 0."""
    digits = format(events, f"0{size}b").encode() if size else b""
    return digits.translate(_FLAGS)[::-1]


def ranks_of(events: int, size: int) -> list[int]:
    """Return the events of a set in order of time."""
    return list(compress(range(size), flags_of(events, size)))
