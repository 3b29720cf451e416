"""What drawing knows of an event, in the language of the timeline and in others."""

from __future__ import annotations

from tests.unit.timelines import timeline_of
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
        Label("День (ru)", 9, "2023-08-14", True, False, None, None, None, (1,)),
        Label("Diễn đàn", 8, "2023-08-14/2023-08-20", False, False, "forum", None, None, ()),
        Label("Hội đàm", 7, "2023-08-15~", True, True, "talks", "planned", "background", (1, 0)),
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
