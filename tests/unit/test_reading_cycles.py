"""Rings among events that are part of each other are found, each once and whole."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.reading.checks.cycles import cycles

graphs = st.dictionaries(
    st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdefg"), max_size=3), max_size=6
)


@settings(deadline=None)
@given(graphs)
def test_a_graph_has_rings_where_it_cannot_be_sorted(parents: dict[str, list[str]]) -> None:
    try:
        TopologicalSorter(parents).prepare()
    except CycleError:
        assert cycles(parents)
    else:
        assert cycles(parents) == []


@settings(deadline=None)
@given(graphs)
def test_a_ring_goes_from_part_to_parent_and_back(parents: dict[str, list[str]]) -> None:
    for ring in cycles(parents):
        assert len(set(ring)) == len(ring)
        for child, parent in zip(ring, [*ring[1:], ring[0]], strict=True):
            assert parent in parents[child]


@settings(deadline=None)
@given(graphs)
def test_without_one_step_of_each_ring_none_is_left(parents: dict[str, list[str]]) -> None:
    rings = cycles(parents)
    steps = {(ring[-1], ring[0]) for ring in rings}
    rest = {child: [to for to in into if (child, to) not in steps] for child, into in parents.items()}
    assert cycles(rest) == []


@pytest.mark.parametrize(
    ("parents", "rings"),
    [
        ({"a": ["a"]}, [["a"]]),
        ({"a": ["b"], "b": ["c"], "c": ["a"]}, [["a", "b", "c"]]),
        ({"x": ["a"], "a": ["b"], "b": ["a"]}, [["a", "b"]]),
        ({"a": ["b", "c"], "b": ["a"], "c": ["a"]}, [["a", "b"], ["a", "c"]]),
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"]}, []),
    ],
)
def test_rings(parents: dict[str, list[str]], rings: list[list[str]]) -> None:
    assert cycles(parents) == rings
