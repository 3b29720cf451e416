"""Sets of events: there and back again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.store.bitset import flags_of, ranks_of, set_of, set_of_flags


@given(st.lists(st.booleans()))
def test_sets_ranks_and_flags_say_the_same(held: list[bool]) -> None:
    size, ranks = len(held), [rank for rank, holds in enumerate(held) if holds]
    events = set_of(ranks, size)
    assert events == sum(1 << rank for rank in ranks)
    assert events == set_of_flags(bytes(held))
    assert ranks_of(events, size) == ranks
    assert flags_of(events, size) == bytes(held)


def test_an_event_that_is_not_there_is_refused() -> None:
    with pytest.raises(IndexError):
        set_of([3], 3)
