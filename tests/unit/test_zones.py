"""Wall clocks and instants, against the standard library's own time zones."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.instants import BEGINNING, END, instant_of
from tui.model.zones import is_left_out, is_shown_once, to_local, to_utc, zone_named

NAMES = [
    "Europe/Berlin",
    "America/New_York",
    "Asia/Ho_Chi_Minh",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "UTC",
    "+05:30",
    "-09:00",
]
BERLIN = ZoneInfo("Europe/Berlin")


@given(st.datetimes(datetime(1800, 1, 1), datetime(2400, 1, 1)), st.sampled_from(NAMES))  # noqa: DTZ001 - made UTC below
def test_an_instant_comes_back_from_the_wall_clock_of_a_zone(moment: datetime, name: str) -> None:
    zone = zone_named(name)
    assert zone is not None
    instant = int(moment.replace(tzinfo=UTC, microsecond=0).timestamp())
    shown = moment.replace(tzinfo=UTC, microsecond=0).astimezone(zone)
    local = to_local(instant, zone)
    assert local == instant_of(shown.year, shown.month, shown.day, shown.hour, shown.minute, shown.second)
    first, last = to_utc(local, zone)
    assert instant in {first, last}
    assert not is_left_out(local, zone)
    assert is_shown_once(local, zone) == (first == last)


def test_an_hour_that_comes_twice_may_mean_either() -> None:
    half_past_two = instant_of(2024, 10, 27, 2, 30)
    assert to_utc(half_past_two, BERLIN) == (instant_of(2024, 10, 27, 0, 30), instant_of(2024, 10, 27, 1, 30))
    assert not is_shown_once(half_past_two, BERLIN)
    assert not is_left_out(half_past_two, BERLIN)


def test_an_hour_that_is_left_out_may_mean_the_clock_of_before_or_after() -> None:
    half_past_two = instant_of(2024, 3, 31, 2, 30)
    assert to_utc(half_past_two, BERLIN) == (instant_of(2024, 3, 31, 0, 30), instant_of(2024, 3, 31, 1, 30))
    assert is_left_out(half_past_two, BERLIN)


@pytest.mark.parametrize("year", [-500_000, 0, 9999, 10_000, 66_000_000])
def test_zones_reach_as_far_as_years_do(year: int) -> None:
    instant = instant_of(year, 6, 1)
    local = to_local(instant, BERLIN)
    assert abs(local - instant) <= 2 * 3600
    assert instant in to_utc(local, BERLIN)


def test_no_bound_stays_none() -> None:
    for bound in (BEGINNING, END):
        assert to_utc(bound, BERLIN) == (bound, bound)
        assert to_local(bound, BERLIN) == bound


def test_names_that_are_no_zone() -> None:
    for name in ("Europe/Moskow", "../etc/passwd", "", "+25:00", "+1", "x" * 300):
        assert zone_named(name) is None
