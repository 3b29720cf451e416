"""The chronological list: every event once, under the heading of its year or month, inside the width."""

from __future__ import annotations

from itertools import accumulate, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.synthetic import timeline as synthetic
from tests.unit.scenes import Tables, tables, windows
from tests.unit.timelines import timeline_of, timeline_of_tables
from tui.model.dates import Window
from tui.model.text import cells
from tui.page.listing import ListEntry, ListHeading, Listing
from tui.query.result import Result, resolve
from tui.query.view import View
from tui.store.timeline import Timeline


def text_of(listing: Listing) -> list[str]:
    """Return the rows as plain text."""
    lines = []
    for row in range(listing.rows):
        what = listing.at(row)
        if isinstance(what, ListHeading):
            lines.append(f"{what.words} ({what.events})")
            continue
        line = ""
        for bit in listing.words(what):
            line += " " * (bit.column - cells(line)) + bit.text
        lines.append(line)
    return lines


@settings(max_examples=40, deadline=None)
@given(tables(), st.none() | windows(), st.integers(1, 200))
def test_every_event_shown_stands_once_under_its_heading(
    table: Tables, window: Window | None, width: int
) -> None:
    result = resolve(timeline_of_tables(table), View(window=window))
    listing = Listing(result, width)
    rows = [listing.at(row) for row in range(listing.rows)]
    entries = [row for row in rows if isinstance(row, ListEntry)]
    assert [entry.rank for entry in entries if entry.line == 0] == list(result.shown)
    assert len(entries) == len(result.shown) * listing.lines
    begin = [isinstance(row, ListEntry) and row.line == 0 for row in rows]
    assert [listing.before(row) for row in range(listing.rows + 1)] == [*accumulate(begin, initial=0)]
    assert not rows or isinstance(rows[0], ListHeading)
    heading, under = None, 0
    for number, row in enumerate(rows):
        if isinstance(row, ListHeading):
            assert heading is None or under == heading.events * listing.lines
            heading, under = row, 0
        else:
            under += 1
            if row.line == 0:
                assert listing.row_of(row.rank) == number
        assert listing.heading_of(number) == heading
    assert heading is None or under == heading.events * listing.lines
    words = [row.words for row in rows if isinstance(row, ListHeading)]
    assert len(words) == len(set(words))
    assert all(listing.row_of(rank) is None for rank in set(result.matches) - set(result.shown))


@settings(max_examples=40, deadline=None)
@given(tables(), st.integers(1, 200))
def test_words_stand_apart_and_inside_the_width(table: Tables, width: int) -> None:
    listing = Listing(resolve(timeline_of_tables(table), View()), width)
    for row in range(listing.rows):
        what = listing.at(row)
        if isinstance(what, ListEntry):
            bits = listing.words(what)
            assert all(bit.text for bit in bits)
            for one, following in pairwise(bits):
                assert one.column + cells(one.text) < following.column
            for bit in bits:
                assert bit.column + cells(bit.text) <= width


TALKS = timeline_of(
    """
[people.giang]
name = { en = "Phan Văn Giang", zh = "潘文江" }
[places.beijing]
name = "Beijing International Convention Center"
[events.older]
title = "Ten years before"
date = "2013"
[events.forum]
title = { en = "Tenth Xiangshan Forum", vi = "Diễn đàn Hương Sơn lần thứ 10" }
kind = "forum"
place = "beijing"
date = "2023-10-29/2023-10-31"
participants = [{ person = "giang" }, "Somebody Else"]
[events.talks]
title = "Talks on the sidelines"
kind = "talks"
status = "planned"
date = "2023-10-30"
participants = [{ person = "giang" }]
[events.antique]
title = "Long ago"
date = "-0043-03-15"
"""
)


def of(timeline: Timeline, width: int, view: View = View()) -> list[str]:  # noqa: B008 - a view never changes
    return text_of(Listing(resolve(timeline, view), width))


def test_wide_rows_have_columns() -> None:
    assert of(TALKS, 120) == [
        "44 BCE (1)",
        "• 15 March 44 BCE             Long ago",
        "2013 (1)",
        "• 2013                        Ten years before",
        "2023 (2)",
        f"▲ 29–31 October 2023          {'Tenth Xiangshan Forum':49}{'Beijing…':19}Phan Văn Giang +1",
        f"◌ 30 October 2023             {'Talks on the sidelines':68}Phan Văn Giang",
    ]


def test_narrow_rows_have_the_title_first() -> None:
    assert of(TALKS, 40, View(window=Window.parse("2023"))) == [
        "October 2023 (2)",
        "▲ Tenth Xiangshan Forum",
        "  29–31 October 2023  Beijing…  Phan…",
        "◌ Talks on the sidelines",
        "  30 October 2023  Phan Văn Giang",
    ]


def test_the_list_speaks_the_language_of_the_view() -> None:
    rows = of(TALKS, 60, View("forum", Window.parse("2023"), language="vi"))
    assert rows[0] == "tháng 10 2023 (1)"
    assert rows[1] == "▲ Diễn đàn Hương Sơn lần thứ 10"


def test_only_what_is_asked_for_is_decoded() -> None:
    timeline = synthetic(3000)
    result = resolve(timeline, View())
    listing = Listing(result, 120)
    assert timeline._event.cache_info().currsize == 0
    rows = [listing.at(row) for row in range(1500, 1540)]
    for row in rows:
        if isinstance(row, ListEntry):
            listing.words(row)
    assert timeline._event.cache_info().currsize <= 40


def test_an_empty_list_has_no_rows() -> None:
    result: Result = resolve(TALKS, View(query="nothing-like-it"))
    listing = Listing(result, 80)
    assert listing.rows == 0
    assert listing.row_of(0) is None
