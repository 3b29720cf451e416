"""What a query that nothing answers could do without."""

from __future__ import annotations

import pytest

from tui.query.language import parse
from tui.query.widening import widenings
from tui.reading.bundled import bundled_path
from tui.store.opening import open_files
from tui.store.timeline import Timeline


@pytest.fixture(scope="module")
def conferences() -> Timeline:
    timeline = open_files([str(bundled_path())]).timeline
    assert timeline is not None
    return timeline


@pytest.mark.parametrize(
    ("query", "less"),
    [
        ("who:patrushev who:shoigu", [("who:shoigu", 5), ("who:patrushev", 4)]),
        (
            "id:giang-li-shangfu certainly:in:2023-08-16",
            [("id:giang-li-shangfu", 2), ("certainly:in:2023-08-16", 1), ("certainly:", 1)],
        ),
        ("nobody nowhere", []),
        ("nobody", []),
        ("nobody (kind:talks | kind:visit)", [("nobody", 5)]),
        ("", []),
    ],
)
def test_what_to_leave_out(conferences: Timeline, query: str, less: list[tuple[str, int]]) -> None:
    found = widenings(conferences, parse(query))
    assert sorted(found) == sorted(less)
    assert [one.events for one in found] == sorted((one.events for one in found), reverse=True)
