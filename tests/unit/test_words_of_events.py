"""What is said of an event that is not its date: its kind, its status, which one of its series, in every Vietnamese."""

from __future__ import annotations

import pytest

from tests.unit.timelines import timeline_of
from tui.model.dates import Window
from tui.model.entities import Kind
from tui.page.page import Fact, Target
from tui.page.records import page
from tui.page.words import LABELS, ordinal
from tui.scene.axis import make_axis

CANCELLED = """
[events.a]
title = "No kind"
date = "2023"
status = "cancelled"
[events.b]
title = "A kind"
date = "2023"
kind = "talks"
status = "cancelled"
[events.c]
title = "Held"
date = "2023"
status = "held"
"""


@pytest.mark.parametrize(
    ("event", "fact", "said"),
    [("a", Fact.STATUS, "cancelled"), ("b", Fact.KIND, "talks · cancelled"), ("c", None, "")],
)
def test_a_status_is_no_kind(event: str, fact: Fact | None, said: str) -> None:
    fields = page(timeline_of(CANCELLED), Target(Kind.EVENT, event), "en").fields
    found = {
        field.fact: "".join(span.text for line in field.lines for span in line.spans)
        for field in fields
        if field.fact in {Fact.STATUS, Fact.KIND}
    }
    assert found == ({fact: said} if fact else {})
    assert LABELS[Fact.STATUS] == "Status"


@pytest.mark.parametrize("language", ["vi", "vi-VN"])
def test_a_region_is_no_other_language(language: str) -> None:
    assert ordinal(11, language) == "thứ 11"
    axis = make_axis(Window.parse("1001/1200"), 120, language)
    assert [tick.label for tick in axis.major] == ["thế kỷ 11", "thế kỷ 12"]


@pytest.mark.parametrize("number", [*range(125), *range(1009, 1024)])
def test_ordinals_end_as_they_are_spoken(number: int) -> None:
    teens = number % 100 in {11, 12, 13}
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if not teens else "th"
    assert ordinal(number, "en") == f"{number}{suffix}"
    assert ordinal(number, "vi") == f"thứ {number}"
