"""A calendar reads back in two parsers, and says no more of a date than is known."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
import vobject
from hypothesis import given
from icalendar import Calendar

from tests.export import hostile
from tests.export.conftest import MADE, Opening
from tests.unit.edtf_texts import expressions
from tui.export.ics.writer import export_ics, extent_of, uid
from tui.model.dates import BEGINNING, END, When, instant_of
from tui.model.text import safe
from tui.query.result import resolve
from tui.query.view import View
from tui.store.timeline import Timeline


def written(timeline: Timeline, **view: Any) -> str:
    return export_ics(resolve(timeline, View(**view)), made=MADE).text


def entries(text: str) -> dict[str, Any]:
    return {str(entry["uid"]): entry for entry in Calendar.from_ical(text).walk("VEVENT")}


def one(opened: Opening, **fields: Any) -> Any:
    (entry,) = entries(written(opened({"events": {"e": {"title": "E", **fields}}}))).values()
    return entry


def in_vobject(text: str) -> dict[str, Any]:
    return {entry.uid.value: entry for entry in vobject.readOne(text).vevent_list}


def test_two_parsers_read_the_same_events(bundled: Timeline) -> None:
    result = export_ics(resolve(bundled, View()), made=MADE)
    first, second = entries(result.text), in_vobject(result.text)
    assert len(first) == bundled.size - result.left_out > 10
    assert first.keys() == second.keys()
    for id_, entry in first.items():
        other = second[id_]
        assert str(entry["summary"]) == other.summary.value
        assert str(entry["description"]) == other.description.value
        assert entry.decoded("dtstart") == other.dtstart.value
        assert entry.decoded("dtend", None) == (other.dtend.value if "dtend" in other.contents else None)
        assert entry.decoded("dtstamp") == other.dtstamp.value == MADE
    expected = {
        uid(bundled, event.id): event.title.say("en").text for event in bundled.events(range(bundled.size))
    }
    assert {id_: str(entry["summary"]) for id_, entry in first.items()} == {
        id_: title for id_, title in expected.items() if id_ in first
    }


def test_hostile_texts_stay_in_their_properties(opened: Opening) -> None:
    texts = hostile.numbered(hostile.ALL)
    evil = written(opened(hostile.document(texts)))
    good = written(opened(hostile.document(hostile.twins(hostile.ALL))))

    def properties(text: str) -> list[list[str]]:
        return [sorted(entry) for entry in entries(text).values()]

    assert properties(evil) == properties(good)
    assert [str(entry["summary"]) for entry in entries(evil).values()] == [safe(text) for text in texts]
    assert [entry.summary.value for entry in in_vobject(evil).values()] == [safe(text) for text in texts]
    urls = [str(entry["url"]) for entry in entries(evil).values() if "url" in entry]
    assert urls
    assert all(re.fullmatch(r"https?://[!-~]+", url) for url in urls)


def test_lines_are_folded_as_the_standard_says(bundled: Timeline) -> None:
    text = written(bundled, language="vi")
    assert text.endswith("END:VCALENDAR\r\n")
    assert text.count("\n") == text.count("\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


@pytest.mark.parametrize(
    ("text", "start", "end", "exact"),
    [
        ("2023-08-15", date(2023, 8, 15), date(2023, 8, 16), True),
        ("2023-08-14/2023-08-17", date(2023, 8, 14), date(2023, 8, 18), True),
        ("2023-12-31", date(2023, 12, 31), date(2024, 1, 1), True),
        ("2023-08-15?", date(2023, 8, 15), date(2023, 8, 16), False),
        ("2023-08", date(2023, 8, 1), date(2023, 9, 1), False),
        ("2023-08-XX", date(2023, 8, 1), date(2023, 9, 1), False),
        ("[2023-08-14..2023-08-17]", date(2023, 8, 14), date(2023, 8, 18), False),
        ("185X", date(1850, 1, 1), date(1860, 1, 1), False),
        # No end: the start is all that is sure, or as long as it surely went on.
        ("2023-08-15/..", date(2023, 8, 15), date(2023, 8, 16), False),
        ("2023-08-15/", date(2023, 8, 15), date(2023, 8, 16), False),
        ("2023-08/..", date(2023, 8, 1), date(2023, 9, 1), False),
        ("2023-08-15/[2023-08-17..]", date(2023, 8, 15), date(2023, 8, 18), False),
        ("0001-01-01", date(1, 1, 1), date(1, 1, 2), True),
        # Times by the clock of the place, or in UTC.
        ("2023-08-17T20:00", datetime(2023, 8, 17, 20), None, True),  # noqa: DTZ001  a time without a zone
        ("2023-08-17T20:00+07:00", datetime(2023, 8, 17, 13, tzinfo=UTC), None, True),
        ("2023-08-17T20:00:30Z", datetime(2023, 8, 17, 20, 0, 30, tzinfo=UTC), None, True),
        (
            "2023-08-17T09:00/2023-08-17T11:30",
            datetime(2023, 8, 17, 9),  # noqa: DTZ001  a time without a zone
            datetime(2023, 8, 17, 11, 30),  # noqa: DTZ001  a time without a zone
            True,
        ),
        (
            "2023-08-17T09:00/2023-08-18",
            datetime(2023, 8, 17, 9),  # noqa: DTZ001  a time without a zone
            datetime(2023, 8, 19),  # noqa: DTZ001  a time without a zone
            True,
        ),
    ],
)
def test_dates_are_written_as_bounds_and_the_end_is_exclusive(
    opened: Opening, text: str, start: date, end: date | None, *, exact: bool
) -> None:
    entry = one(opened, date=text)
    assert entry.decoded("dtstart") == start
    assert type(entry.decoded("dtstart")) is type(start)
    assert entry.decoded("dtend", None) == end
    assert str(entry["x-edtf"]) == text
    assert entry.get("status") == (None if exact else "TENTATIVE")
    assert When.parse(text).words() in str(entry["description"])


@pytest.mark.parametrize(
    "text",
    [
        "-0043-03-15",
        "0000",
        "../2023",
        "/2023",
        "[..2023]",
        "[2023..]",
        "[2023..]/..",
        "9999-12-31",
        "Y17000",
        "0000-12/0001-02",
    ],
)
def test_what_a_calendar_cannot_say_is_left_out_and_counted(opened: Opening, text: str) -> None:
    dates = {"left": text, "kept": "2024-05-15"}
    timeline = opened({"events": {id_: {"title": id_, "date": date} for id_, date in dates.items()}})
    result = export_ics(resolve(timeline, View()), made=MADE)
    assert result.left_out == 1
    assert [str(entry["summary"]) for entry in entries(result.text).values()] == ["kept"]


def test_a_year_that_the_offset_changes_is_the_one_that_counts(opened: Opening) -> None:
    timeline = opened({"events": {"e": {"title": "E", "date": "0001-01-01T03:00+07:00"}}})
    assert export_ics(resolve(timeline, View()), made=MADE).left_out == 1


@given(expressions())
def test_an_extent_covers_the_bounds_and_is_never_empty(text: str) -> None:
    when = When.parse(text)
    extent = extent_of(when)
    if extent is None:
        outside = when.earliest_start < instant_of(1, 1, 2) or when.latest_end > instant_of(9999, 12, 30)
        assert outside or when.latest_start == END or when.earliest_start == BEGINNING
        return
    if isinstance(extent.start, datetime) or isinstance(extent.end, datetime):
        assert extent.end is None or extent.end > extent.start
        return
    assert extent.end is not None
    start = instant_of(extent.start.year, extent.start.month, extent.start.day)
    end = instant_of(extent.end.year, extent.end.month, extent.end.day)
    assert start == when.earliest_start < end
    assert end == when.latest_end + 1 or (when.latest_end == END and end >= when.latest_start + 1)
    assert not (extent.exact and (when.approximate or when.uncertain or when.latest_end == END))


@pytest.mark.parametrize(
    ("status", "written_date", "expected"),
    [
        ("held", "2024-05-15", "CONFIRMED"),
        ("held", "2024-05", "TENTATIVE"),
        ("planned", "2024-05-15", "TENTATIVE"),
        ("cancelled", "2024-05-15", "CANCELLED"),
        ("cancelled", "2024-05", "CANCELLED"),
    ],
)
def test_the_status_says_whether_it_took_place(
    opened: Opening, status: str, written_date: str, expected: str
) -> None:
    assert one(opened, date=written_date, status=status)["status"] == expected


def test_parts_lead_to_what_they_are_part_of(bundled: Timeline) -> None:
    read = entries(written(bundled))
    for event in bundled.events(range(bundled.size)):
        related = read[uid(bundled, event.id)].get("related-to", [])
        related = related if isinstance(related, list) else [related]
        assert [str(parent) for parent in related] == [uid(bundled, parent) for parent in event.part_of]
        assert all(parent.params["RELTYPE"] == "PARENT" for parent in related)
    assert any(event.part_of for event in bundled.events(range(bundled.size)))


def test_uids_are_the_same_in_every_view_and_others_in_another_timeline(
    opened: Opening, bundled: Timeline
) -> None:
    whole = entries(written(bundled)).keys()
    some = entries(written(bundled, query="giang", language="vi")).keys()
    assert some < whole
    assert len(whole) == bundled.size
    events = {"e": {"title": "E", "date": "2024"}}
    one_, other = (opened({"timeline": {"title": title}, "events": events}) for title in ("One", "Other"))
    assert uid(one_, "e") != uid(other, "e")


def test_only_web_addresses_are_links(opened: Opening) -> None:
    assert "url" not in one(opened, date="2024", links=["javascript:ran()", "ftp://x.org/"])
    assert (
        one(opened, date="2024", links=["javascript:ran()", "https://x.org/a;b,c"])["url"]
        == "https://x.org/a;b,c"
    )


def test_words_place_and_topics_are_there(bundled: Timeline) -> None:
    entry = entries(written(bundled))[uid(bundled, "giang-khrenin")]
    assert entry["location"] == "Moscow, RU"
    assert entry["categories"].cats[0] == "meeting"
    assert entry["transp"] == "TRANSPARENT"
    assert "Viktor Khrenin" in entry["description"]
    assert entry["summary"].params["LANGUAGE"] == "en"
