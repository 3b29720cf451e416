"""Texts from right to left move nothing that stands beside them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.timelines import timeline_of
from tui.cli.tables import Column, page_text, table
from tui.model.bidi import FIRST_STRONG_ISOLATE, POP_ISOLATE, has_right_to_left, isolated
from tui.model.entities import Kind
from tui.model.text import cells, safe
from tui.page.page import Target
from tui.page.records import page

HEBREW, ARABIC = "יצחק כהן", "عبد الرحمن"


@given(st.text())
def test_exactly_what_has_letters_from_right_to_left_is_isolated(text: str) -> None:
    # Letters alone: numbers of Arabic stand in order, and unassigned characters are nobody's text.
    if any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text if char not in "\u200f\u061c"):
        assert has_right_to_left(text)
    assert isolated(text).strip(FIRST_STRONG_ISOLATE + POP_ISOLATE) == text.strip(
        FIRST_STRONG_ISOLATE + POP_ISOLATE
    )


@pytest.mark.parametrize("text", ["", "Anna Berg", "Трамп", "김민준", "Đàm phán 1991", "น้ำ", "…"])
def test_what_runs_from_left_to_right_is_left_alone(text: str) -> None:
    assert isolated(text) is text


def test_an_isolate_takes_no_cell() -> None:
    assert cells(isolated(HEBREW)) == cells(HEBREW)


@pytest.mark.parametrize("width", [None, 60, 40, 24])
def test_in_a_table_each_cell_is_isolated_and_the_columns_stay(width: int | None) -> None:
    columns = [Column("Date"), Column("Event", 3), Column("People", 2), Column("Id")]
    rows = [["2023", f"{ARABIC} {HEBREW} 2023", HEBREW, "e1"], ["2024", "Talks", "Anna Berg", "e2"]]
    head, first, second = table(columns, rows, width).splitlines()
    assert first.count(FIRST_STRONG_ISOLATE) == first.count(POP_ISOLATE) == 2
    starts = {cells(line[: line.index(id_)]) for line, id_ in ((head, "Id"), (first, "e1"), (second, "e2"))}
    assert len(starts) == 1
    inside = first.split(FIRST_STRONG_ISOLATE)
    assert all(POP_ISOLATE in part for part in inside[1:])


@pytest.mark.parametrize("width", [None, 30, 20])
def test_in_a_page_no_isolate_goes_over_the_end_of_a_line(width: int | None) -> None:
    timeline = timeline_of(
        f'[events.a]\ntitle = "{ARABIC}"\ndate = "2023"\nsummary = "{HEBREW} {ARABIC} {HEBREW} {ARABIC}"\n'
        f'participants = [{{ name = "{HEBREW}", role = "host", delegation = "SA" }}]'
    )
    for line in page_text(page(timeline, Target(Kind.EVENT, "a"), "en"), width).splitlines():
        assert line.count(FIRST_STRONG_ISOLATE) == line.count(POP_ISOLATE)
        if has_right_to_left(line):
            assert FIRST_STRONG_ISOLATE in line


def test_a_file_cannot_end_an_isolate() -> None:
    assert POP_ISOLATE not in safe(f"{HEBREW}{POP_ISOLATE}{ARABIC}")
