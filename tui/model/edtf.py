"""
EDTF (ISO 8601-2) read into a tree: a `Part` is one date, a `Choice` one moment within a range, an `Interval` a span.

Level 0 and level 1 whole; of level 2 `[a..b]`, `[..b]`, `[a..]` and `Y17E8`. Beyond the standard: times to the
minute, with or without offset, also in intervals; a month and day after a `Y` year; the hemisphere of a season, `2023-22S`; an interval end that is a `Choice`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import Enum
from typing import NamedTuple, overload

from tui.model.edtf_errors import DateError, explain, quiet
from tui.model.instants import (
    BEGINNING,
    DAY,
    END,
    HOUR,
    LAST_YEAR,
    MINUTE,
    UNITS,
    Unit,
    days_in_month,
    instant_of,
)
from tui.model.translation import tr


class Part(NamedTuple):
    """One date to its written precision; what was not written is the first of its kind (month 1, hour 0 …)."""

    earliest: int
    latest: int
    unit: Unit
    year: int  # of a decade, century or millennium: its first
    month: int = 1  # 21 to 24 where the unit is "season"
    day: int = 1
    hour: int = 0
    minute: int = 0
    second: int = 0
    offset: int | None = None  # minutes east of UTC
    qualifier: str = ""  # ? uncertain, ~ approximate, % both
    hidden: str = ""  # what was written XX: "day", "month" or "month and day"
    hemisphere: str = ""  # of a season: N, S, or empty where nobody wrote it
    calendar: str = ""  # that of year, month and day, where it is not the Gregorian (`tui.model.calendars`)


class Choice(NamedTuple):
    """One moment from the first part to the last; None is no bound, on both sides only where no date is known."""

    first: Part | None
    last: Part | None


class Edge(Enum):
    """An end of an interval that has no date."""

    OPEN = ".."
    UNKNOWN = ""


Side = Part | Choice | Edge


class Interval(NamedTuple):
    """A span of time; at most one side is an `Edge`."""

    start: Side
    end: Side


Expression = Part | Choice | Interval
PartReader = Callable[[str, int, str], Part]
"""Reads a date that stands at an offset of a whole text."""

NO_DATE = "XXXX"
"""An unspecified year: that no date is known. It stands alone, and for nothing smaller than a year."""
DAY_OF_1970 = date(1970, 1, 1).toordinal()

_PART = re.compile(
    r"""(?: (-?\d{4}) | Y(-?\d{1,11})(?:E(\d{1,2}))? | (-?\d{1,3})(X{1,3}) )
    (?: -(\d\d|XX) (?: -(\d\d|XX) (?: T([^?~%]*) )? | ([NS]) )? )?
    ([?~%])?""",
    re.ASCII | re.VERBOSE,
)
_TIME = re.compile(
    r"([01]\d|2[0-4]):([0-5]\d)(?::([0-5]\d|60))?(Z|[+-]([01]\d|2[0-3])(?::([0-5]\d))?)?", re.ASCII
)
_END_OF_DAY = 24  # o'clock
_LEAP = 60
_ROUGH_UNITS: tuple[Unit, ...] = ("decade", "century", "millennium")  # by the number of X

# In the north, and where nobody wrote the hemisphere (`When` says nothing for certain then but of the year). What begins in
# December runs on into February of the year after.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_IN_THE_SOUTH = {21: 23, 22: 24, 23: 21, 24: 22}


def parse(text: str, part: PartReader | None = None) -> Expression:
    """Read an EDTF text, or one in which `part` reads the single dates; raises DateError."""
    if part is None and ":" in text and text[0].islower():  # `julian:1066-10-14`; EDTF has no small letters
        from tui.model import calendars  # few files have such a date

        if calendars.split(text)[0]:
            return calendars.parse(text)
    if text == NO_DATE:
        return Choice(None, None)
    expression = _read(text, part or _part)
    if isinstance(expression, Part):
        return expression
    if "T" in text:  # only times have offsets
        expression = _in_one_offset(expression)
    _check_order(expression, text)
    return expression


def parts(expression: Side | Interval) -> Iterator[Part]:
    """Yield the dates of an expression in the order written."""
    if isinstance(expression, Part):
        yield expression
    elif not isinstance(expression, Edge):
        for side in expression:
            if side is not None:
                yield from parts(side)


def is_date(text: str) -> bool:
    """Tell whether a text can be read, without saying why it cannot."""
    before = quiet.set(True)
    try:
        parse(text)
    except DateError:
        return False
    finally:
        quiet.reset(before)
    return True


def calendar_of(expression: Expression) -> str:
    """Return the calendar of the dates of an expression, "" for the Gregorian."""
    return next((part.calendar for part in parts(expression)), "")


def finest(units: Iterable[Unit]) -> Unit:
    """Return the finest of one or more units."""
    return min(units, key=UNITS.index)


def reach(side: Side) -> tuple[int, int]:
    """Return the first and last instant that a side may be at."""
    if isinstance(side, Part):
        return side.earliest, side.latest
    if isinstance(side, Choice):
        first = BEGINNING if side.first is None else side.first.earliest
        return first, END if side.last is None else side.last.latest
    return BEGINNING, END


def bounds(expression: Expression) -> tuple[int, int, int, int]:
    """Return the earliest and latest start, the earliest and latest end, as inclusive instants."""
    if not isinstance(expression, Interval):
        earliest, latest = reach(expression)
        return earliest, latest, earliest, latest
    earliest_start, latest_start = reach(expression.start)
    earliest_end, latest_end = _ending(expression.end)
    if latest_end < earliest_start:  # 14:00/14:00, which can only be that minute
        earliest_end, latest_end = reach(expression.end)
    if expression.start is Edge.OPEN:
        latest_start = BEGINNING
    if expression.end is Edge.OPEN:
        earliest_end = END
    # Nothing ends before it starts, so each side narrows the other.
    return earliest_start, min(latest_start, latest_end), max(earliest_end, earliest_start), latest_end


def _ending(side: Side) -> tuple[int, int]:
    """Return the first and last instant at which a span may end whose end is written so: a time of day is not in it."""
    if isinstance(side, Part):
        ended = _ended(side)
        return (side.earliest if ended is None else ended), (side.latest if ended is None else ended)
    earliest, latest = reach(side)
    if isinstance(side, Choice):
        first, last = (part and _ended(part) for part in side)
        return (earliest if first is None else first), (latest if last is None else last)
    return earliest, latest


def _ended(part: Part) -> int | None:
    """Return the last instant before a time of day; None for what is no time, or itself the last of its day."""
    return part.earliest - 1 if part.unit in {"minute", "second"} and part.hour != _END_OF_DAY else None


def precision(expression: Expression) -> tuple[Unit, Unit]:
    """Return the finest unit written on the side of the start and on that of the end, at most "day"."""
    sides = expression if isinstance(expression, Interval) else (expression, expression)
    start, end = (finest(["day", *(part.unit for part in parts(side))]) for side in sides)
    return start, end


def _read(text: str, part: PartReader) -> Expression:
    start, slash, end = text.partition("/")
    if not slash:
        return _choice(text, 0, text, part) if text.startswith("[") else part(text, 0, text)
    interval = Interval(_side(start, 0, text, part), _side(end, len(start) + 1, text, part))
    if isinstance(interval.start, Edge) and isinstance(interval.end, Edge):
        raise DateError(
            tr("{text} has no date on either side: write one at least, as in 2023/..").format(text=text)
        )
    return interval


def _side(text: str, offset: int, whole: str, part: PartReader) -> Side:
    if text in {"", ".."}:
        return Edge(text)
    return _choice(text, offset, whole, part) if text.startswith("[") else part(text, offset, whole)


def _choice(text: str, offset: int, whole: str, part: PartReader) -> Choice:
    first, dots, last = text[1:-1].partition("..")
    if not (text.endswith("]") and dots and (first or last)):
        raise explain(text, offset, whole)
    return Choice(
        part(first, offset + 1, whole) if first else None,
        part(last, offset + 1 + len(first) + 2, whole) if last else None,
    )


def _part(text: str, offset: int, whole: str) -> Part:
    if len(text) == 10 and text[4] == "-" == text[7]:
        # Nearly all dates are plain days, which the standard library reads many times as fast.
        try:
            day = date.fromisoformat(text)
        except ValueError:
            pass  # the grammar reads it, or says what is wrong
        else:
            start = (day.toordinal() - DAY_OF_1970) * DAY
            return Part(start, start + DAY - 1, "day", day.year, day.month, day.day)
    match = _PART.fullmatch(text)
    part = match and (_rough(match) if match[5] else _exact(match))
    if part is None:
        raise explain(text, offset, whole)
    return part


def _rough(match: re.Match[str]) -> Part | None:
    """Return the decade, century or millennium that a year with X digits is; None where it is no such year."""
    digits, crosses, month, mark = match.group(4, 5, 6, 10)
    if month or len(digits.removeprefix("-")) + len(crosses) != 4:
        return None
    sign = -1 if digits.startswith("-") else 1
    size: int = 10 ** len(crosses)
    nearest = abs(int(digits)) * size
    first, last = sorted((sign * nearest, sign * (nearest + size - 1)))
    unit = _ROUGH_UNITS[len(crosses) - 1]
    return Part(instant_of(first), instant_of(last + 1) - 1, unit, first, qualifier=mark or "")


def _exact(match: re.Match[str]) -> Part | None:
    """Return the date that the numbers say; None where a number is out of its range."""
    written, long, exponent = match.group(1, 2, 3)
    year: int = int(written or long) * 10 ** int(exponent or 0)
    if written == "-0000" or (long and abs(year) <= 9999) or abs(year) > LAST_YEAR:
        return None
    month, day, time, hemisphere, mark = match.group(6, 7, 8, 9, 10)
    if month is None or (month == "XX" and day in {None, "XX"} and time is None):
        hidden = "" if month is None else "month and day" if day else "month"
        return Part(
            instant_of(year), instant_of(year + 1) - 1, "year", year, qualifier=mark or "", hidden=hidden
        )
    if day is None and month.isdigit() and int(month) in _SEASONS:
        return _season(year, int(month), hemisphere or "", mark or "")
    if hemisphere or month == "XX" or not 1 <= int(month) <= 12:
        return None
    return _within_month(year, int(month), day, time, mark or "")


def _season(year: int, season: int, hemisphere: str, qualifier: str) -> Part:
    first, last = _SEASONS[_IN_THE_SOUTH[season] if hemisphere == "S" else season]
    end_year = year if last > first else year + 1
    latest = instant_of(end_year, last, days_in_month(end_year, last)) + DAY - 1
    return Part(
        instant_of(year, first), latest, "season", year, season, qualifier=qualifier, hemisphere=hemisphere
    )


def _within_month(year: int, month: int, day: str | None, time: str | None, qualifier: str) -> Part | None:
    days = days_in_month(year, month)
    if day is None or day == "XX":
        if time is not None:
            return None
        start = instant_of(year, month)
        hidden = "day" if day else ""
        return Part(start, start + days * DAY - 1, "month", year, month, qualifier=qualifier, hidden=hidden)
    if not 1 <= int(day) <= days:
        return None
    start = instant_of(year, month, int(day))
    if time is None:
        return Part(start, start + DAY - 1, "day", year, month, int(day), qualifier=qualifier)
    moment = _time(time)
    if moment is None:
        return None
    (hour, minute, second), unit, offset = moment
    start += hour * HOUR + minute * MINUTE + min(second, _LEAP - 1)  # a leap second is the last of its minute
    latest = start + MINUTE - 1 if unit == "minute" else start
    if hour == _END_OF_DAY:
        start = latest = start - 1  # the last of the day, not the first of the next
    return Part(start, latest, unit, year, month, int(day), hour, minute, second, offset, qualifier)


def _time(text: str) -> tuple[tuple[int, int, int], Unit, int | None] | None:
    """Return hour, minute and second of a time of day, its unit and its offset; None where it is none."""
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if (hour == _END_OF_DAY and (minute or second)) or (second == _LEAP and minute != 59):
        return None
    return (hour, minute, second), ("second" if match[3] else "minute"), _offset(match)


def _offset(match: re.Match[str]) -> int | None:
    """Return the minutes east of UTC that a match of `_TIME` has."""
    zone = match[4]
    if zone is None:
        return None
    if zone == "Z":
        return 0
    minutes = int(match[5]) * 60 + int(match[6] or 0)
    return -minutes if zone.startswith("-") else minutes


def _in_one_offset(expression: Expression) -> Expression:
    """Reckon all times by the offset of the first; offsets count only where every date has one."""
    offsets = [part.offset for part in parts(expression)]
    first = offsets[0]
    if first is None or None in offsets or len(set(offsets)) == 1:
        return expression
    if isinstance(expression, Interval):
        return Interval(_moved(expression.start, first), _moved(expression.end, first))
    return _moved(expression, first)


@overload
def _moved(side: Part | Choice, offset: int) -> Part | Choice: ...
@overload
def _moved(side: Side, offset: int) -> Side: ...
def _moved(side: Side, offset: int) -> Side:
    if isinstance(side, Edge):
        return side
    if isinstance(side, Choice):
        return Choice(*(part and _moved_part(part, offset) for part in side))
    return _moved_part(side, offset)


def _moved_part(part: Part, offset: int) -> Part:
    seconds = (offset - (part.offset or 0)) * MINUTE
    return part._replace(earliest=part.earliest + seconds, latest=part.latest + seconds)


def _check_order(expression: Expression, text: str) -> None:
    if not isinstance(expression, Interval):
        _check_choice(expression, text, 0)
        return
    start, _, end = text.partition("/")
    _check_choice(expression.start, start, 0)
    _check_choice(expression.end, end, len(start) + 1)
    if reach(expression.start)[0] > reach(expression.end)[1]:
        raise DateError(
            tr("the end, {end}, is before the start, {start}").format(end=end, start=start), len(start) + 1
        )


def _check_choice(side: Side, text: str, offset: int) -> None:
    if isinstance(side, Choice) and reach(side)[0] > reach(side)[1]:
        first, _, last = text[1:-1].partition("..")
        raise DateError(
            tr("the last, {last}, is before the first, {first}").format(last=last, first=first),
            offset + len(first) + 3,
        )
