"""The clock of a timeline: its order, what is drawn on it, and what queries and meetings make of zones and offsets."""

from __future__ import annotations

import operator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.timelines import timeline_of_tables
from tui.model.dates import Certainty, When, Window, instant_of
from tui.model.entities import Kind
from tui.query.result import resolve
from tui.query.view import View
from tui.reading.files import Reading, read
from tui.store.build import build
from tui.store.cache.sqlite_file import build_file, open_file
from tui.store.meetings.attendance import AttendanceIndex
from tui.store.timeline import Timeline

THREE = {
    "los-angeles": "2024-03-04T23:30-08:00",
    "tokyo": "2024-03-05T12:00+09:00",
    "london": "2024-03-05T04:00+00:00",
}
PLACES = {"berlin": "Europe/Berlin", "hanoi": "Asia/Ho_Chi_Minh"}


def tables(dates: dict[str, str], places: dict[str, str] | None = None, **head: str) -> dict[str, Any]:
    events: dict[str, Any] = {id_: {"title": id_, "date": date} for id_, date in dates.items()}
    for id_, place in (places or {}).items():
        events[id_]["place"] = place
    where = {id_: {"name": id_, "tz": zone} for id_, zone in PLACES.items()}
    return {"timeline": dict(head), "places": where, "events": events}


def timeline_of(dates: dict[str, str], places: dict[str, str] | None = None, **head: str) -> Timeline:
    return timeline_of_tables(tables(dates, places, **head))


def answers(timeline: Timeline, query: str) -> dict[str, str]:
    result = resolve(timeline, View(query=query))
    return {timeline.event(rank).id: result.certainty(rank).words() for rank in result.shown}


def test_events_with_offsets_stand_in_the_order_of_their_instants() -> None:
    assert timeline_of(THREE).ids(Kind.EVENT) == ["tokyo", "london", "los-angeles"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("before:2024-03-05T03:30Z", {"tokyo": "certainly"}),
        ("after:2024-03-05T05:00Z", {"los-angeles": "certainly"}),
        ("on:2024-03-05T03:00Z", {"tokyo": "certainly"}),
        ("in:2024-03-05T10:00+07:00/2024-03-05T11:30+07:00", {"tokyo": "certainly", "london": "certainly"}),
        # A day is the event's own.
        ("in:2024-03-04", {"los-angeles": "certainly"}),
        ("before:2024-03-05", {"los-angeles": "certainly"}),
        ("in:2024-03", dict.fromkeys(THREE, "certainly")),
        # A time without a zone may be in any.
        ("before:2024-03-05T03:30", dict.fromkeys(THREE, "possibly")),
        ("before:2024-03-06T03:30", dict.fromkeys(THREE, "certainly")),
        ("after:2024-03-04T12:00", {"tokyo": "certainly", "london": "certainly", "los-angeles": "certainly"}),
        ("certainly:after:2024-03-05T05:00", {}),
    ],
)
def test_queries_compare_instants(query: str, found: dict[str, str]) -> None:
    assert answers(timeline_of(THREE), query) == found


def test_a_time_of_which_nobody_knows_the_zone_is_only_possible_beside_one_that_has_an_offset() -> None:
    timeline = timeline_of({"a": "2024-03-05T12:00"})
    assert answers(timeline, "before:2024-03-05T12:30") == {"a": "certainly"}
    assert answers(timeline, "before:2024-03-05T12:30Z") == {"a": "possibly"}
    assert answers(timeline, "before:2024-03-06T00:02Z") == {"a": "certainly"}
    assert answers(timeline, "before:2024-03-04T12:00Z") == {}


def test_the_zone_of_a_place_or_of_the_timeline_makes_instants_of_times() -> None:
    dates = {"b": "2024-03-05T12:00", "h": "2024-03-05T12:00"}
    timeline = timeline_of(dates, {"b": "berlin", "h": "hanoi"})
    assert timeline.ids(Kind.EVENT) == ["h", "b"]
    assert answers(timeline, "before:2024-03-05T06:00Z") == {"h": "certainly"}
    timeline = timeline_of({"a": "2024-03-05T12:00"}, tz="Asia/Tokyo")
    assert answers(timeline, "before:2024-03-05T03:30Z") == {"a": "certainly"}
    assert answers(timeline, "before:2024-03-05T12:30") == {"a": "certainly"}  # on the timeline's own clock


def test_a_part_is_in_the_zone_of_the_place_of_the_whole() -> None:
    written = tables({"whole": "2024-03-05", "part": "2024-03-05T12:00"}, {"whole": "hanoi"})
    written["events"]["part"]["part_of"] = ["whole"]
    assert answers(timeline_of_tables(written), "before:2024-03-05T05:30Z id:part") == {"part": "certainly"}


@pytest.mark.parametrize(
    ("timeline", "name", "stated"),
    [
        (timeline_of({"a": "2024-03-05"}), None, False),
        (timeline_of({"a": "2024-03-05T12:00"}), "", False),
        (timeline_of({"a": "2024-03-05T12:00"}, {"a": "berlin"}), "Europe/Berlin", False),
        (timeline_of({"a": "2024-03-05T12:00+01:00"}, {"a": "berlin"}), "Europe/Berlin", False),
        (timeline_of({"a": "2024-03-05T12:00+07:00"}), "UTC+07:00", False),
        (timeline_of(THREE), "UTC", False),
        (timeline_of(THREE, tz="Asia/Tokyo"), "Asia/Tokyo", True),
    ],
)
def test_whose_clock_it_is(timeline: Timeline, name: str | None, *, stated: bool) -> None:
    assert (timeline.clock and timeline.clock.name) == name
    assert timeline.clock is None or timeline.clock.stated is stated


def test_bounds_are_on_the_clock_and_days_stay_days() -> None:
    timeline = timeline_of({**THREE, "day": "2024-03-05", "unknown": "2024-03-05T08:00"}, tz="Asia/Tokyo")
    starts = {timeline.event(rank).id: timeline.earliest_start[rank] for rank in range(timeline.size)}
    assert starts == {
        "day": instant_of(2024, 3, 5),
        "unknown": instant_of(2024, 3, 5, 8),
        "tokyo": instant_of(2024, 3, 5, 12),
        "london": instant_of(2024, 3, 5, 13),
        "los-angeles": instant_of(2024, 3, 5, 16, 30),
    }
    evening = resolve(timeline, View(window=Window.parse("2024-03-05T13:00/2024-03-05T17:00")))
    assert [timeline.event(rank).id for rank in evening.shown] == ["day", "london", "los-angeles"]


def test_an_hour_that_comes_twice_keeps_the_order_of_its_instants() -> None:
    dates = {"late": "2024-10-27T02:15+01:00", "early": "2024-10-27T02:30+02:00", "after": "2024-10-27T03:05"}
    timeline = timeline_of(dates, dict.fromkeys(dates, "berlin"))
    assert timeline.ids(Kind.EVENT) == ["early", "late", "after"]
    assert list(timeline.stands) == sorted(timeline.stands)
    for rank in range(3):
        at = timeline.earliest_start[rank]
        shown = resolve(timeline, View(window=Window(at, at))).shown
        assert rank in shown


moments = st.datetimes(datetime(2023, 1, 1), datetime(2023, 1, 3))  # noqa: DTZ001 - offsets are added
offsets = st.integers(-12 * 60, 14 * 60)


def _written(moment: datetime, offset: int) -> str:
    sign = "-" if offset < 0 else "+"
    return f"{moment:%Y-%m-%dT%H:%M}{sign}{abs(offset) // 60:02}:{abs(offset) % 60:02}"


@given(st.lists(st.tuples(moments, offsets), min_size=1, max_size=6), st.tuples(moments, offsets))
def test_order_and_queries_agree_with_the_standard_library(
    events: list[tuple[datetime, int]], value: tuple[datetime, int]
) -> None:
    def instant(moment: datetime, offset: int) -> datetime:
        return moment.replace(second=0, microsecond=0, tzinfo=UTC) - timedelta(minutes=offset)

    timeline = timeline_of({f"e{n}": _written(*event) for n, event in enumerate(events)})
    instants = {f"e{n}": instant(*event) for n, event in enumerate(events)}
    assert timeline.ids(Kind.EVENT) == sorted(instants, key=lambda id_: instants[id_])
    asked, text = instant(*value), _written(*value)
    for field, holds in (("before", operator.lt), ("after", operator.gt), ("on", operator.eq)):
        found = answers(timeline, f'certainly:{field}:"{text}"')
        assert set(found) == {id_ for id_, one in instants.items() if holds(one, asked)}


@given(moments, offsets, st.sampled_from([*PLACES, None]))
def test_a_day_in_a_query_is_the_day_that_was_written(
    moment: datetime, offset: int, place: str | None
) -> None:
    places = {} if place is None else {"a": place}
    timeline = timeline_of({"a": _written(moment, offset), "b": "2023-01-02T09:00Z"}, places)
    for day in range(3):
        text = f"2023-01-0{day + 1}"
        assert ("a" in answers(timeline, f"in:{text}")) == (f"{moment:%Y-%m-%d}" == text)


def test_who_was_at_one_place_at_one_time_is_told_by_instants() -> None:
    written = tables(
        {
            "a": "2024-03-05T12:00/2024-03-05T13:00",
            "b": "2024-03-05T11:00Z/2024-03-05T12:00Z",
            "c": "2024-03-05T12:00Z",
        },
        dict.fromkeys("abc", "berlin"),
    )
    timeline = timeline_of_tables(written)
    attendance = timeline.once(AttendanceIndex)
    ranks = {id_: timeline.rank(id_) or 0 for id_ in "abc"}
    assert attendance.overlap(ranks["a"], ranks["b"]) is Certainty.CERTAINLY
    assert attendance.overlap(ranks["a"], ranks["c"]) is Certainty.NO


def test_dates_of_which_one_has_an_offset_compare_in_whatever_zone() -> None:
    local, instant = When.parse("2024-03-05T12:00"), When.parse("2024-03-05T12:30Z")
    assert local.before(instant) is Certainty.POSSIBLY
    assert local.overlaps(instant) is Certainty.POSSIBLY
    assert local.before(When.parse("2024-03-06T00:30Z")) is Certainty.CERTAINLY
    assert When.parse("2024-03-05").overlaps(instant) is Certainty.POSSIBLY


def _reading(tmp_path: Path) -> Reading:
    file = tmp_path / "zones.toml"
    lines = [f'[events.{id_}]\ntitle = "{id_}"\ndate = "{date}"' for id_, date in THREE.items()]
    file.write_text("\n".join(lines), encoding="utf-8")
    return read([file])


def test_a_clock_may_be_asked_for(tmp_path: Path) -> None:
    timeline = build(_reading(tmp_path), tz="America/New_York")
    assert timeline.clock is not None
    assert (timeline.clock.name, timeline.clock.stated) == ("America/New_York", True)
    at = datetime(2024, 3, 5, 3, tzinfo=UTC).astimezone(ZoneInfo("America/New_York"))
    assert timeline.earliest_start[0] == instant_of(at.year, at.month, at.day, at.hour, at.minute)


def test_a_clock_is_kept_with_the_timeline(tmp_path: Path) -> None:
    file = tmp_path / "kept.sqlite"
    built = build_file(_reading(tmp_path), file, "Asia/Tokyo")
    opened = open_file(file, ["zones.toml"], final=False)
    assert opened.clock == built.clock
    assert list(opened.stands) == list(built.stands)
    assert answers(opened, "before:2024-03-05T03:30Z") == {"tokyo": "certainly"}
