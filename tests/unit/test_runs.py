"""Lists of numbers as one flat array: what goes in comes out, and again out of the cache."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.cached import kept, opened, write
from tests.unit.timelines import timeline_of_tables
from tui.store.jagged import JaggedArray
from tui.store.meetings.attendance import AttendanceIndex

EVENT = {"title": "x", "date": "2001"}


@given(st.lists(st.lists(st.integers(-(2**62), 2**62), max_size=3), max_size=8))
def test_runs_are_the_lists_they_were_made_of(lists: list[list[int]]) -> None:
    timeline = timeline_of_tables({"events": {"one": EVENT}})
    pairs = [(at, number) for at, numbers in enumerate(lists) for number in numbers]
    runs = JaggedArray.kept(timeline, "runs", len(lists), lambda: pairs)
    assert [runs[at] for at in range(len(lists))] == list(map(tuple, lists))
    assert runs.lengths() == list(map(len, lists))


def test_there_are_no_more_lists_than_that() -> None:
    with pytest.raises(IndexError):
        _ = JaggedArray(1, array("q", [0, 0]))[1]


def test_who_was_named_as_met_is_kept_in_the_cache(tmp_path: Path) -> None:
    named = {"participants": [{"name": "Ann", "role": {"en": "Counterpart"}}, {"name": "Bo", "role": "host"}]}
    file = write(tmp_path / "file.json", {"events": {"one": EVENT, "two": EVENT | named}})
    attendance = opened(kept(tmp_path, [str(file)])).once(AttendanceIndex)
    ann, bo = attendance.people[1]  # in alphabetical order
    assert [attendance.counterparts[rank] for rank in (0, 1)] == [(), (ann,)]
    assert attendance.attended[ann] == attendance.attended[bo] == (1,)
    assert attendance.busiest == [ann, bo]
