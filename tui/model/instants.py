"""
Instants: whole seconds since 1970-01-01T00:00 of the wall clock as written, in any year of the Gregorian calendar.

Years are astronomical (0 is 1 BCE, -43 is 44 BCE), and the calendar is carried back before 1582, as ISO 8601 has it.
"""

from __future__ import annotations

from typing import Literal

Unit = Literal["second", "minute", "day", "month", "season", "year", "decade", "century", "millennium"]

UNITS: tuple[Unit, ...] = (
    "second",
    "minute",
    "day",
    "month",
    "season",
    "year",
    "decade",
    "century",
    "millennium",
)
"""Finest first."""

BEGINNING = -(2**62)
"""No bound towards the past."""
END = 2**62
"""No bound towards the future."""
NEVER = END + 1
"""Where the order of time has what no date is known of: after everything, in no window."""
LAST_YEAR = 10**11 - 1
"""The largest year, and with a minus the smallest: every instant stays well inside 64 bits and the sentinels."""

MINUTE = 60
HOUR = 3600
DAY = 86400

EASTERNMOST, WESTERNMOST = 14 * HOUR, -12 * HOUR
"""The offsets, in seconds east of UTC, between which every place has its own."""

_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_OF_400_YEARS = 146097
_DAYS_TO_1970 = 719468  # from 0000-03-01, where the count of whole eras begins


def days_in_month(year: int, month: int) -> int:
    """Return 28 to 31."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap else _MONTH_DAYS[month - 1]


def instant_of(
    year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0, second: int = 0
) -> int:
    """Return the instant of a date and time, whose fields must be in range (see `days_in_month`)."""
    # Years are counted from March, so that the leap day is the last of its year.
    if month <= 2:
        year -= 1
        month += 12
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * (month - 3) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    days = era * _DAYS_OF_400_YEARS + day_of_era - _DAYS_TO_1970
    return days * DAY + hour * HOUR + minute * MINUTE + second


def civil(instant: int) -> tuple[int, int, int, int, int, int]:
    """Return year, month, day, hour, minute and second of an instant."""
    days, seconds = divmod(instant, DAY)
    era, day_of_era = divmod(days + _DAYS_TO_1970, _DAYS_OF_400_YEARS)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month = (5 * day_of_year + 2) // 153  # 0 is March
    day = day_of_year - (153 * month + 2) // 5 + 1
    year = year_of_era + era * 400
    if month < 10:
        month += 3
    else:
        month -= 9
        year += 1
    return year, month, day, seconds // HOUR, seconds // MINUTE % 60, seconds % 60


def floor(instant: int, unit: Unit) -> int:
    """Return the first instant of the second, minute, day, month or year that an instant is in."""
    if unit == "second":
        return instant
    if unit in {"minute", "day"}:
        return instant - instant % (MINUTE if unit == "minute" else DAY)
    year, month, *_ = civil(instant)
    return instant_of(year, month if unit == "month" else 1)


def years_of(first: int, last: int) -> tuple[int, int]:
    """Return the first instant of the year of one instant, and the last of the year of another; sentinels stay."""
    start = first if first == BEGINNING else instant_of(civil(first)[0])
    return start, last if last == END else instant_of(civil(last)[0] + 1) - 1


def weekday(instant: int) -> int:
    """Return 0 for Monday to 6 for Sunday."""
    return (instant // DAY + 3) % 7


def year_text(year: int) -> str:
    """Return a year as EDTF writes it: `2023`, `-0043`, `Y-17000`."""
    if -9999 <= year <= 9999:
        return f"-{-year:04}" if year < 0 else f"{year:04}"
    return f"Y{year}"


def iso(instant: int, unit: Unit) -> str:
    """Return an instant as EDTF writes it, cut to a unit from "second" to "year"; no sentinel."""
    year, month, day, hour, minute, second = civil(instant)
    text = year_text(year)
    if unit == "year":
        return text
    text += f"-{month:02}"
    if unit == "month":
        return text
    text += f"-{day:02}"
    if unit == "day":
        return text
    text += f"T{hour:02}:{minute:02}"
    return text if unit == "minute" else f"{text}:{second:02}"


def offset_text(minutes: int) -> str:
    """Return an offset from UTC as EDTF writes it: `+07:00`, `Z`."""
    if not minutes:
        return "Z"
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
