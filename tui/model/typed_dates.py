"""
What a person types for a date: "aug 2023", "15/8/2023", "44 bc", "hôm nay".

EDTF is tried first, then the forms of `tui.model.spoken`, then python-dateutil. What can be read in two ways is given
back to be asked, and what was not typed is never filled in.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple

from tui.model.dates import DateError, When
from tui.model.spoken import readings
from tui.model.translation import tr

_RELATIVE_DAYS = {"yesterday": -1, "hôm qua": -1, "today": 0, "hôm nay": 0, "tomorrow": 1, "ngày mai": 1}

# What dateutil does not find in a text it takes from a default. Two that differ in everything show what it found; their
# days lie so far apart that a weekday alone does not lead to the same day of a month from both.
_DEFAULTS = (datetime(2000, 1, 1, 0, 0, 0), datetime(2008, 2, 15, 1, 1, 1))  # noqa: DTZ001 - wall clocks


class Ambiguous(NamedTuple):
    """The dates that a text can mean, two or more, the day-first one before the month-first one."""

    choices: tuple[When, ...]


def understand(text: str, *, today: date) -> When | Ambiguous:
    """Read what a person typed; raises DateError, whose words are for that person."""
    text = " ".join(text.split())
    if not text:
        raise DateError(tr("type a date: 2023, aug 2023, 15/8/2023, 44 bc, today"))
    days = _RELATIVE_DAYS.get(text.casefold())
    if days is not None:
        return When.parse((today + timedelta(days)).isoformat())
    try:
        # All letters of EDTF are capitals, those of a calendar before it are small.
        calendar, colon, dates = text.partition(":") if re.match(r"[A-Za-z-]{5,}:", text) else ("", "", text)
        return When.parse(f"{calendar.lower()}{colon}{dates.upper()}")
    except DateError:
        found = readings(text)
    if found:
        choices = tuple(When.parse(reading) for reading in found)
        return choices[0] if len(choices) == 1 else Ambiguous(choices)
    if re.search(r"[^\W\d_]{3}", text):  # dateutil guesses at digits, so a word must say which is what
        return When.parse(_by_dateutil(text))
    return When.parse(text)  # which says what is wrong with it


def _by_dateutil(text: str) -> str:
    """Return the EDTF of an English date in words."""
    # Costs 30 ms, which only somebody who typed an unusual date should wait for.
    from dateutil.parser import parse

    try:
        first, second = (parse(text, default=default, tzinfos=_refuse_zone) for default in _DEFAULTS)
    except DateError:
        raise
    except (ValueError, OverflowError):
        said = tr("{text} is not understood: type 2023, aug 2023, 15 aug 2023, 15/8/2023, 44 bc or today")
        raise DateError(said.format(text=text[:40])) from None
    # Two digits were made a year of this century: a guess.
    if first.year != second.year or not re.search(rf"(?<!\d)0*{first.year}(?!\d)", text):
        raise DateError(tr("which year? Write it with four digits"))
    if first.month != second.month:
        raise DateError(tr("which month?"))
    if first.day == second.day:
        return _with_time(first, second)
    if first.hour == second.hour:
        raise DateError(tr("which day?"))
    return f"{first.year:04}-{first.month:02}"


def _with_time(first: datetime, second: datetime) -> str:
    day = f"{first.year:04}-{first.month:02}-{first.day:02}"
    if first.hour != second.hour:
        return day
    if first.minute != second.minute:
        return f"[{day}T{first.hour:02}:00..{day}T{first.hour:02}:59]"
    seconds = f":{first.second:02}" if first.second == second.second else ""
    return f"{day}T{first.hour:02}:{first.minute:02}{seconds}"


def _refuse_zone(name: str | None, offset: int | None) -> tzinfo | None:
    if name is not None or offset is not None:
        raise DateError(tr("a time of day is local here: leave its time zone out"))
    return None
