"""A text without a translation says its language, a name does not: the one rule, wherever a page is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.test_catalogues import LANGUAGES
from tui.cli.tables import page_text
from tui.model.entities import Kind
from tui.page.page import Fact, Span, Target
from tui.page.records import page
from tui.store.opening import open_files

TIMELINE = """
[people.anna]
name = "Anna Berg"
[places.pier]
name = "Pier House"
within = "Harbour"
[series.talks]
name = "Harbour talks"
[events.summit]
title = "Harbour summit"
date = "2024-05-01"
series = "talks"
place = "pier"
summary = { en = "It was held.", ru = "Прошло." }
participants = [{ person = "anna", role = { en = "host", vi = "chủ nhà" } }, "A Stranger"]
"""


@pytest.mark.parametrize(
    ("span", "fact", "mark"),
    [
        (Span("said", language="vi"), None, " (vi)"),
        (Span("said"), None, ""),
        (Span("Anna", language="vi", target=Target(Kind.PERSON, "anna")), None, ""),
        (Span("Talks", language="vi", target=Target(Kind.SERIES, "talks")), None, " (vi)"),
        (Span("A Stranger", language="vi", named=True), None, ""),
        (Span("Анна", language="ru"), Fact.NAMES, ""),
    ],
)
def test_a_text_is_marked_and_a_name_is_not(span: Span, fact: Fact | None, mark: str) -> None:
    assert span.mark(fact) == mark


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_a_printed_page_marks_what_is_in_another_language(language: str, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(TIMELINE, encoding="utf-8")
    timeline = open_files([str(tmp_path / "a.toml")]).timeline
    assert timeline is not None
    printed = page_text(page(timeline, Target(Kind.EVENT, "summit"), language), None)
    marked = [line.split("  ")[-1].strip() for line in printed.splitlines() if "(en)" in line]
    assert marked == (
        [] if language == "en" else ["Harbour summit (en)", "Harbour talks (en)", "It was held. (en)"]
    )
