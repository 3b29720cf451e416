"""Events that recur, in a timeline: their occurrences are events, and the event itself is their rule."""

from __future__ import annotations

import io
import json
import tomllib
from collections.abc import Sequence

from tests.unit.timelines import messages, reading_of, timeline_of
from tui.cli.objects import record_object
from tui.export.formats import FORMATS, ExportRequest
from tui.model.dates import Certainty
from tui.model.entities import Event, Kind
from tui.page.page import Fact, Page, Target
from tui.page.records import page
from tui.page.recurrences import words_of
from tui.query.result import resolve
from tui.query.view import View
from tui.reading.diagnostics import Severity
from tui.reading.files import read
from tui.reading.recurrences import MOST_IN_ALL
from tui.store.build import build
from tui.store.meetings.encounters import Grade
from tui.store.meetings.meetings import encounters
from tui.store.search.people import person_hit
from tui.store.timeline import Timeline
from tui.ui.session.citing import line_of

TEXT = """
[people.ada]
name = "Ada Moor"
[people.ben]
name = "Ben Holm"
[places.quay]
name = "Quay"
[events.fair]
title = "Fair \\u202e"
edition = 4
kind = "forum"
place = "quay"
repeat = ["RRULE:FREQ=YEARLY;COUNT=4", "EXDATE:20210601"]
date = "2020-06-01/2020-06-02"
participants = [{ person = "ada" }]
conflicts = [{ date = "2020-07", text = "In July" }]
[events.visit]
title = "Visit"
date = "2023-06-02"
place = "quay"
participants = [{ person = "ben" }]
[events.talk]
title = "Talk"
date = "2022-06-01"
part_of = ["fair"]
[events.rumour]
title = "Rumour"
date = "2022-09"
part_of = ["fair"]
[events.prize]
title = "Prize"
date = "2023-06-01"
part_of = ["fair@2023-06-01"]
"""
IDS = ["fair@2020-06-01", "fair@2022-06-01", "fair@2023-06-01"]


def found(timeline: Timeline, query: str) -> list[str]:
    return [timeline.event(rank).id for rank in resolve(timeline, View(query=query)).matches]


def lines(shown: Page, fact: Fact) -> Sequence[str]:
    return next(([line.text for line in field.lines] for field in shown.fields if field.fact is fact), [])


def test_an_occurrence_is_an_event_with_a_date_of_its_own() -> None:
    timeline = timeline_of(TEXT)
    assert found(timeline, "kind:forum") == IDS
    assert found(timeline, "in:2021") == []
    assert found(timeline, "in:2022-06 kind:forum") == IDS[1:2]
    event = timeline.get(Kind.EVENT, "fair@2022-06-01")
    assert isinstance(event, Event)
    assert (event.date.text, str(event.title), event.place) == ("2022-06-01/2022-06-02", "Fair �", "quay")
    assert event.occurrence == ("fair", 2)
    # What the file says of its date alone is true of no other.
    assert (event.edition, event.conflicts) == (None, ())
    first = timeline.get(Kind.EVENT, IDS[0])
    assert isinstance(first, Event)
    assert (first.edition, len(first.conflicts)) == (4, 1)


def test_who_is_at_an_occurrence_is_met_there() -> None:
    timeline = timeline_of(TEXT)
    ada, ben = (person_hit(timeline, id_) for id_ in ("ada", "ben"))
    assert ada
    assert ben
    (only,) = encounters(timeline, ada.key, ben.key)
    assert (only.grade, only.certainty) == (Grade.PLACE, Certainty.CERTAINLY)
    assert {timeline.event(rank).id for rank in (only.first, only.second)} == {"visit", "fair@2023-06-01"}


def test_the_event_that_recurs_is_the_rule() -> None:
    timeline = timeline_of(TEXT)
    rule = timeline.get(Kind.EVENT, "fair")
    assert isinstance(rule, Event)
    assert rule.repeat == ("RRULE:FREQ=YEARLY;COUNT=4", "EXDATE:20210601")
    assert timeline.rank("fair") == timeline.rank(IDS[0]) == 0
    assert timeline.rank("fai") is None
    assert [timeline.event(rank).id for rank in timeline.occurrences("fair")] == IDS
    assert found(timeline, "id:fair") == IDS
    assert timeline.find("fair") == [(Kind.EVENT, "fair")]
    assert timeline.suggest("fari") == ["fair"]
    assert timeline.suggest("fair@2022-06-02")[0] in IDS
    assert timeline.written(Kind.EVENT) == ["fair", "talk", "rumour", "prize", "visit"]
    assert timeline.size == 7
    shown = page(timeline, Target(Kind.EVENT, "fair"), "en")
    assert lines(shown, Fact.REPEATS) == ["every year, 4 times, but for 1 date"]
    assert len(lines(shown, Fact.OCCURRENCES)) == 3
    assert lines(page(timeline, Target(Kind.EVENT, IDS[1]), "vi"), Fact.REPEATS) == [
        "hằng năm, 4 lần, trừ 1 ngày, lần thứ 2"
    ]
    assert record_object(timeline, Kind.EVENT, IDS[1], "en")["rule"] == "fair"


def test_parts_belong_to_the_occurrence_in_which_they_lie() -> None:
    timeline = timeline_of(TEXT)
    parents = {event.id: event.part_of for event in timeline.events(range(timeline.size))}
    assert parents["talk"] == ("fair@2022-06-01",)
    assert parents["prize"] == ("fair@2023-06-01",)
    assert parents["rumour"] == ("fair",)
    assert found(timeline, "part:fair") == ["talk", "rumour", "prize"]
    assert found(timeline, "part:fair@2022-06-01") == ["talk"]
    assert timeline.raw(Kind.EVENT, "talk")["part_of"] == ["fair"]
    assert messages(reading_of(TEXT)) == [
        "the text holds U+202E RIGHT-TO-LEFT OVERRIDE, shown as a mark",
        "event `rumour` (2022-09) lies outside `fair` (2020-06-01/2020-06-02 … 2023-06-01/2023-06-02), which it is part of",
    ]


def test_an_occurrence_that_is_not_there_is_no_parent() -> None:
    text = TEXT.replace('"fair@2023-06-01"', '"fair@2021-06-01"')
    (error,) = reading_of(text).errors
    assert error.code == "unknown-id"
    assert "`fair@2021-06-01`" in error.message
    assert "`fair@2020-06-01`" in error.help
    (error,) = reading_of(TEXT.replace('"fair@2023-06-01"', '"visit@2023-06-02"')).errors
    assert error.code == "unknown-id"


def test_a_view_may_select_an_occurrence() -> None:
    assert reading_of(TEXT + '[views.v]\nselect = "fair@2022-06-01"\n').ok
    assert reading_of(TEXT + '[views.v]\nselect = "fair@2021-06-01"\n').errors[0].code == "unknown-id"


def test_a_ring_through_an_occurrence_is_a_ring() -> None:
    text = TEXT.replace('kind = "forum"', 'part_of = ["prize"]')
    assert reading_of(text).errors[0].code == "cycle"


def test_what_is_written_is_read_again_as_the_same() -> None:
    timeline = timeline_of(TEXT)
    request = ExportRequest(columns=100, command="timeline")
    for name, loads in (("json", json.loads), ("toml", tomllib.loads)):
        text = FORMATS[name].write(resolve(timeline, View()), request).text
        assert list(loads(text)["events"]) == ["fair", "talk", "rumour", "prize", "visit"]
        again = build(read(["-"], io.BytesIO(text.encode())))
        assert again.ids(Kind.EVENT) == timeline.ids(Kind.EVENT)
        some = FORMATS[name].write(resolve(timeline, View(query="in:2022-06-02")), request).text
        assert list(loads(some)["events"]) == ["fair"]


def test_every_export_has_each_occurrence() -> None:
    timeline = timeline_of(TEXT)
    for name in ("csv", "markdown", "html"):
        text = (
            FORMATS[name]
            .write(resolve(timeline, View()), ExportRequest(columns=100, command="timeline"))
            .text
        )
        assert all(id_ in text for id_ in IDS), name


def test_an_occurrence_is_edited_where_its_rule_is(tmp_path: object) -> None:
    file = f"{tmp_path}/a.toml"
    with open(file, "w", encoding="utf-8") as written:  # noqa: PTH123  as a person's file
        written.write(TEXT)
    assert line_of([file], "fair@2022-06-01") == (file, TEXT.split("\n").index("[events.fair]") + 1)


def endless(number: int, rule: str = "FREQ=DAILY") -> str:
    return "".join(
        f'[events.e{n}]\ntitle = "E{n}"\ndate = "2000-01-01"\nrepeat = "{rule}"\n' for n in range(number)
    )


def test_what_has_no_end_goes_ten_years_beyond_the_timeline() -> None:
    text = endless(1, "FREQ=YEARLY") + '[events.last]\ntitle = "Last"\ndate = "2003-05"\n'
    timeline = timeline_of(text)
    assert timeline.ids(Kind.EVENT)[-1] == "e0@2013-01-01"
    (hint,) = reading_of(text).warnings
    assert (hint.severity, hint.code) == (Severity.HINT, "no-end")
    assert "up to 2013" in hint.message
    assert lines(page(timeline, Target(Kind.EVENT, "e0@2001-01-01"), "en"), Fact.REPEATS) == [
        "every year, the 2nd",
        "no end is given: 14 occurrences are shown, up to 1 January 2013",
    ]
    assert timeline_of(endless(1, "FREQ=YEARLY")).ids(Kind.EVENT)[-1] == "e0@2010-01-01"


def test_there_is_an_end_to_all_of_them_together() -> None:
    text = endless(10_000)
    reading = reading_of(text + '[events.last]\ntitle = "Last"\ndate = "2060"\n')
    assert reading.recurrences is not None
    dates = reading.recurrences.dates
    assert sum(len(one.texts) for one in dates.values()) <= MOST_IN_ALL + len(dates)
    assert dates["e9999"].texts == ["2000-01-01"]
    assert [found.code for found in reading.warnings if found.code == "too-many"] == ["too-many"]


def test_a_long_text_recurs_less_often() -> None:
    text = endless(1) + 'summary = "' + "x" * 1_000_000 + '"\n'
    recurrences = reading_of(text).recurrences
    assert recurrences is not None
    assert len(recurrences.dates["e0"].texts) == 99


def test_nothing_is_paid_where_nothing_recurs() -> None:
    reading = reading_of('[events.a]\ntitle = "A"\ndate = "2020"\n')
    assert reading.recurrences is None


def test_in_words() -> None:
    cases = {
        "FREQ=YEARLY;COUNT=5": ("every year, 5 times", "hằng năm, 5 lần"),
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH": (
            "every 2 weeks on Tuesday and Thursday",
            "cứ 2 tuần một lần vào thứ Ba và thứ Năm",
        ),
        "FREQ=MONTHLY;BYDAY=-1SU;UNTIL=20301231": (
            "every month on the last Sunday, until 31 December 2030",
            "hằng tháng vào Chủ nhật cuối cùng, đến ngày 31 tháng 12 năm 2030",
        ),
        "FREQ=MONTHLY;BYDAY=2MO,3MO": ("FREQ=MONTHLY;BYDAY=2MO,3MO",) * 2,
        "FREQ=DAILY;BYMONTH=5": ("FREQ=DAILY;BYMONTH=5",) * 2,
        "RDATE:20230101,20240101": ("on 2 more dates", "thêm 2 ngày"),
        "FREQ=DAILY;COUNT=1": ("every day, once", "hằng ngày, 1 lần"),
    }
    for rule, (english, vietnamese) in cases.items():
        assert words_of((rule,), "en") == english
        assert words_of((rule,), "vi") == vietnamese
