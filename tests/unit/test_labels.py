"""What drawing knows of an event, in the language of the timeline and in others."""

from __future__ import annotations

from tests.unit.timelines import timeline_of, timeline_of_tables
from tui.store.labels import Label, labels

TIMELINE = timeline_of("""
[timeline]
language = "vi"
[events.forum]
title = { vi = "Diễn đàn", en = "Forum" }
date = "2023-08-14/2023-08-20"
kind = "forum"
[events.talks]
title = "Hội đàm"
date = "2023-08-15~"
kind = "talks"
status = "planned"
basis = "background"
part_of = ["forum", "day"]
[events.day]
title = { ru = "День" }
date = "2023-08-14"
status = "held"
part_of = ["forum"]
""")


def test_titles_are_in_the_language_of_the_timeline() -> None:
    assert labels(TIMELINE, [0, 1, 2], "vi") == [
        Label("День (ru)", 9, 0, "2023-08-14", True, False, None, None, None, (1,)),
        Label("Diễn đàn", 8, 0, "2023-08-14/2023-08-20", False, False, "forum", None, None, ()),
        Label("Hội đàm", 7, 0, "2023-08-15~", True, True, "talks", "planned", "background", (1, 0)),
    ]


def test_titles_in_another_language_say_so_where_there_is_none() -> None:
    found = {
        language: [(label.title, label.width) for label in labels(TIMELINE, [2, 0, 1], language)]
        for language in ("en", "ru", "zh")
    }
    assert found == {
        "en": [("Hội đàm (vi)", 12), ("День (ru)", 9), ("Forum", 5)],
        "ru": [("Hội đàm (vi)", 12), ("День", 4), ("Diễn đàn (vi)", 13)],
        "zh": [("Hội đàm (vi)", 12), ("День (ru)", 9), ("Diễn đàn (vi)", 13)],
    }


def test_it_is_known_with_which_words_many_titles_begin() -> None:
    visits = [f"Visit of President {name}" for name in ("Ayub Khan", "Auriol", *"ABCDEFGH")]
    titles = [*visits, "Visit of President", "Visit of the King", "Visit", "Talks of Presidents"]
    timeline = timeline_of_tables(
        {"events": {f"e{at:02}": {"title": title, "date": "2001"} for at, title in enumerate(titles)}}
    )
    found = [label.title[: label.shared] for label in labels(timeline, range(len(titles)), "en")]
    assert found == ["Visit of President "] * 10 + ["Visit of ", "Visit of ", "", ""]
    assert {label.shared for label in labels(timeline, range(len(titles)), "vi")} == {0}


def test_long_titles_that_are_all_alike_take_no_longer() -> None:
    title = "again " * 50_000 + "and again"
    timeline = timeline_of_tables({"events": {f"e{at}": {"title": title, "date": "2001"} for at in range(6)}})
    assert {label.shared for label in labels(timeline, range(6), "en")} == {96}
