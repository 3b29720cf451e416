"""
The dates of an event that recurs: the date as it was written, moved as a whole to wherever the recurrence has it again.

dateutil reckons the rule, by the wall clock as written. A date of days or times is moved by so many days (and hours), so
that what lasted three days does so again; one in which there is a month, a season or a year is moved by so many months.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from enum import Enum
from itertools import islice
from typing import Any, NamedTuple, Self

from dateutil.rrule import (
    DAILY,
    HOURLY,
    MINUTELY,
    MONTHLY,
    SECONDLY,
    WEEKLY,
    YEARLY,
    rrule,
    rruleset,
    weekday,
)

from tui.model import edtf
from tui.model.calendars import split
from tui.model.instants import DAY, UNITS, Unit, civil, days_in_month, instant_of, iso
from tui.model.recurrence import WEEKDAYS, Moment, Recurrence, RecurrenceError
from tui.model.translation import tr
from tui.model.zones import offset_zone, zone_named

MOST = 10_000
"""Occurrences of one rule."""
_TIMED = frozenset({"minute", "second"})
_LAST_YEAR = 9999  # of dateutil, as the first is 1

_NUMBERED: dict[str, Any] = {
    "YEARLY": YEARLY,
    "MONTHLY": MONTHLY,
    "WEEKLY": WEEKLY,
    "DAILY": DAILY,
    "HOURLY": HOURLY,
    "MINUTELY": MINUTELY,
    "SECONDLY": SECONDLY,
}
_LISTS = {
    "BYSETPOS": "bysetpos",
    "BYMONTH": "bymonth",
    "BYMONTHDAY": "bymonthday",
    "BYYEARDAY": "byyearday",
    "BYWEEKNO": "byweekno",
    "BYHOUR": "byhour",
    "BYMINUTE": "byminute",
    "BYSECOND": "bysecond",
}
_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?"
    r"(?P<time>T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?)?(?P<zone>Z|(?<=\d)[+-]\d\d(?::\d\d)?)?",
    re.ASCII,
)


class Stop(Enum):
    """Why the dates of a recurrence end where they do."""

    END = "end"
    """It says so itself."""
    OPEN = "open"
    """It goes on; no further is of use to the timeline."""
    MANY = "many"
    """There are more than are drawn."""


class Dates(NamedTuple):
    """Dates of a recurrence, each with what tells it from the others in an id; and why there are no more."""

    texts: list[str]
    marks: list[str]
    stop: Stop


class OutOfReachError(Exception):
    """The search for a next date takes too long."""


class Work:
    """How much looking for dates is left for one timeline, in about microseconds: a rule can be written that never ends."""

    def __init__(self, left: int = 10_000_000) -> None:
        self.left = left

    def spend(self, amount: int) -> None:
        self.left -= amount
        if self.left < 0:
            raise OutOfReachError


class _Interval(int):
    """
    An INTERVAL that tells whenever dateutil takes a step by it.

    dateutil looks for a next date in a loop of its own, till the year 9999, which nothing else can end.
    """

    _spend: Callable[[], None]

    @classmethod
    def made(cls, value: int, spend: Callable[[], None]) -> Self:
        interval = cls(value)
        interval._spend = spend
        return interval

    def __radd__(self, other: int) -> int:
        self._spend()
        return other + int(self)

    def __mul__(self, other: int) -> int:
        self._spend()
        return int(self) * other


_COST = {
    "YEARLY": 100,
    "MONTHLY": 20,
    "WEEKLY": 8,
    "DAILY": 5,
    "HOURLY": 3,
    "MINUTELY": 1,
    "SECONDLY": 1,
}  # microseconds of a step


class Recurring:
    """
    A date and its recurrence; raises RecurrenceError where they do not go together.

    `zone` is the time zone of a clock without an offset, where one is known.
    """

    def __init__(self, date: str, recurrence: Recurrence, zone: str | None = None) -> None:
        if split(date)[0]:
            raise RecurrenceError(
                tr("a date of another calendar does not recur"), tr("write an event for each")
            )
        self.date = date
        self.recurrence = recurrence
        expression = edtf.parse(date)
        parts = list(edtf.parts(expression))
        self._check_date(expression, parts)
        units = [part.unit for part in parts]
        self._unit: Unit = units[0]
        self.is_timed = self._unit in _TIMED
        self.by_days = not any(UNITS.index(unit) > UNITS.index("day") for unit in units)
        roughest = max(units, key=UNITS.index)
        self._check_grain("year" if roughest == "season" else roughest)
        self._zone = zone
        self.offset = parts[0].offset
        first = _DATE.search(date)
        assert first is not None  # noqa: S101  there is a date, and its year has four digits
        self.start = datetime(*civil(_instant(first)))  # noqa: DTZ001  the clock as written
        self.until = self._local(recurrence.until) if recurrence.until else None
        self.added = [self._day(moment) for moment in recurrence.added]
        self.left_out = [self._day(moment) for moment in recurrence.left_out]

    def check(self, work: Work) -> None:
        """
        Hold that the event's own date is the first of its rule, and that not every date is left out.

        Programs do not agree on what it is otherwise. Raises RecurrenceError.
        """
        if self.recurrence.parts:
            self._check_start(work)
        if self.left_out:
            self._check_some_left(work)

    def dates(self, work: Work, last_year: int = _LAST_YEAR, most: int = MOST) -> Dates:
        """
        Return the dates in order; those of an open rule up to the end of a year.

        There are no more than `most`, and the first, unless it is left out, however little work is left.
        """
        found: list[datetime] = []
        stop = Stop.OPEN if self.recurrence.is_open else Stop.END
        try:
            for moment in islice(self._moments(work, last_year), most + 1):
                if len(found) == most:
                    stop = Stop.MANY
                else:
                    found.append(moment)
        except OutOfReachError:
            stop = Stop.MANY
        if not found and self.start not in self.left_out:
            found = [self.start]
        texts = [self.moved(moment) for moment in found]
        return Dates(texts, _marks(texts), stop)

    def moved(self, moment: datetime) -> str:
        """Return the date as it is when it begins at another time."""
        if not self.by_days:
            months = (moment.year - self.start.year) * 12 + moment.month - self.start.month
            return _DATE.sub(lambda match: _by_months(match, months), self.date)
        seconds = int((moment - self.start).total_seconds())
        return _DATE.sub(lambda match: _by_seconds(match, seconds), self.date)

    def _moments(self, work: Work, last_year: int) -> Iterator[datetime]:
        every = rruleset()
        if self.recurrence.parts:
            end = datetime(min(max(last_year, self.start.year), _LAST_YEAR), 12, 31, 23, 59, 59)  # noqa: DTZ001
            every.rrule(self._rule(work, end if self.recurrence.is_open else self.until))
        else:
            every.rdate(self.start)
        for moment in self.added:
            every.rdate(moment)
        for moment in self.left_out:
            every.exdate(moment)
        try:
            yield from every
        except (ValueError, OverflowError):
            return  # beyond what a rule can reach, as year 9999 is

    def _rule(self, work: Work, until: datetime | None) -> rrule:
        recurrence, parts = self.recurrence, self.recurrence.parts
        cost = _COST[parts["FREQ"]]
        keywords: dict[str, Any] = {
            keyword: recurrence.numbers(name) for name, keyword in _LISTS.items() if name in parts
        }
        if recurrence.weekdays:
            keywords["byweekday"] = [weekday(WEEKDAYS.index(day), nth) for day, nth in recurrence.weekdays]
        if "WKST" in parts:
            keywords["wkst"] = WEEKDAYS.index(parts["WKST"])
        return rrule(
            _NUMBERED[parts["FREQ"]],
            dtstart=self.start,
            interval=_Interval.made(recurrence.interval, lambda: work.spend(cost)),
            count=recurrence.most,
            until=until,
            **keywords,
        )

    def _check_date(self, expression: edtf.Expression, parts: list[edtf.Part]) -> None:
        if not parts:
            raise RecurrenceError(tr("what has no date does not recur"))
        if isinstance(expression, edtf.Interval) and edtf.Edge.OPEN in expression:
            message = tr("what goes on for ever does not recur")
            raise RecurrenceError(
                message, tr("write when each of its occurrences ends, or take out `repeat`")
            )
        if any(UNITS.index(part.unit) > UNITS.index("year") for part in parts):
            raise RecurrenceError(tr("a date rougher than a year does not recur"))
        if not all(1 <= part.year <= _LAST_YEAR for part in parts):
            message = tr("only dates of the years 1 to {last} recur")
            raise RecurrenceError(message.format(last=_LAST_YEAR), tr("write an event for each"))

    def _check_grain(self, roughest: Unit) -> None:
        recurrence = self.recurrence
        if UNITS.index(recurrence.grain) < UNITS.index(roughest):
            message = tr("{date} says no more than the {unit}, and the rule tells more finely")
            message = message.format(date=self.date, unit=tr(roughest))
            units: dict[Unit, str] = {
                "year": "FREQ=YEARLY",
                "month": "FREQ=YEARLY / FREQ=MONTHLY",
                "day": "FREQ=YEARLY / MONTHLY / WEEKLY / DAILY",
            }
            help_ = tr("write {this}").format(this=units.get(roughest, "…T09:00:00"))
            raise RecurrenceError(message, help_, recurrence.rule)

    def _day(self, moment: Moment) -> datetime:
        """Return a date that is added or left out, which is as fine as the first."""
        alike = moment.unit == self._unit or (self._unit == "second" and moment.unit == "minute")
        if not alike:
            message = tr("`{text}` is not as exact as the event's own {date}")
            if moment.unit in _TIMED and self.is_timed:
                message = tr("`{text}` is more exact than the event's own {date}")
            help_ = tr("write {this}").format(this=_like(moment, self._unit))
            message = message.format(text=moment.text, date=self.date)
            raise RecurrenceError(message, help_, moment.line, moment.text)
        return self._local(moment, until=False)

    def _local(self, moment: Moment, *, until: bool = True) -> datetime:
        """Return a time of the rule by the event's own clock."""
        local = datetime(*moment.fields)  # noqa: DTZ001  the clock as written
        timed = self.is_timed
        if until and timed != (moment.unit in _TIMED):
            kind = tr("a time") if timed else tr("a day")
            message = tr("UNTIL is not {what}, as the start of the event is").format(what=kind)
            written = local.replace(hour=23, minute=59, second=59) if timed else local
            help_ = tr("write {this}").format(this=f"UNTIL={self._written(written, timed=timed)}")
            raise RecurrenceError(message, help_, moment.line, moment.text)
        if moment.utc and self.offset is None and self._zone is None:
            message = tr("{text} is in UTC, and {date} has no offset").format(
                text=moment.text, date=self.date
            )
            help_ = tr("write {this}").format(this=f"{local:%Y%m%dT%H%M%S}")
            raise RecurrenceError(message, help_, moment.line, moment.text)
        if not moment.utc and self.offset is not None:
            message = tr("{text} has no offset, and {date} has one").format(text=moment.text, date=self.date)
            help_ = tr("write {this}").format(this=self._written(local, timed=True))
            raise RecurrenceError(message, help_, moment.line, moment.text)
        return self._by_own_clock(local) if moment.utc else local

    def _by_own_clock(self, utc: datetime) -> datetime:
        if self.offset is not None:
            return utc + timedelta(minutes=self.offset)
        zone = zone_named(self._zone or "UTC") or UTC
        return utc.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)

    def _written(self, local: datetime, *, timed: bool) -> str:
        """Return a time of the event's own clock as a rule has to write it."""
        if not timed:
            return f"{local:%Y%m%d}"
        if self.offset is None:
            return f"{local:%Y%m%dT%H%M%S}"
        utc = local.replace(tzinfo=offset_zone(self.offset)).astimezone(UTC)
        return f"{utc:%Y%m%dT%H%M%SZ}"

    def _check_start(self, work: Work) -> None:
        recurrence = self.recurrence
        if self.until is not None and self.until < self.start:
            message = tr("UNTIL is before the start, {date}").format(date=self.date)
            assert recurrence.until is not None  # noqa: S101  as it has just been read
            raise RecurrenceError(message, "", recurrence.until.line, recurrence.until.text)
        message = tr("the start, {date}, is none of the dates of the rule").format(date=self.date)
        try:
            first = next(iter(self._rule(work, None)), None)
        except (ValueError, OverflowError):
            first = None
        except OutOfReachError as error:  # the first step leads away from the start
            raise RecurrenceError(message, "", recurrence.rule) from error
        if first is None:
            raise RecurrenceError(tr("the rule has no date at all"), "", recurrence.rule)
        if first != self.start:
            help_ = tr("begin with its first, {this}, or correct the rule").format(
                this=f'date = "{self.moved(first)}"'
            )
            raise RecurrenceError(message, help_, recurrence.rule)

    def _check_some_left(self, work: Work) -> None:
        try:
            if next(self._moments(work, _LAST_YEAR), None) is None:
                raise RecurrenceError(tr("every date is left out"), "", self.recurrence.left_out[-1].line)
        except OutOfReachError:
            pass  # some are left, if far away


def _instant(date: re.Match[str]) -> int:
    """Return the first instant of a date, whatever its clock."""
    month = date["month"] or "1"
    month = month if month.isdigit() and int(month) <= 12 else "1"  # else a season, or not known
    day = date["day"] or "1"
    return instant_of(
        int(date["year"]),
        int(month),
        int(day) if day.isdigit() else 1,
        int(date["hour"] or 0),
        int(date["minute"] or 0),
        int(date["second"] or 0),
    )


def _by_months(date: re.Match[str], months: int) -> str:
    """Return a date so many months later: only whole years where it has no month. A day stays within its month."""
    text, month = date[0][4:], date["month"] or "XX"
    if not month.isdigit() or int(month) > 12:
        return f"{int(date['year']) + months // 12:04}{text}"
    year, number = divmod(int(date["year"]) * 12 + int(month) - 1 + months, 12)
    text = text[3:]
    if date["day"] and date["day"].isdigit():
        day = min(int(date["day"]), days_in_month(year, number + 1))
        text = f"-{day:02}{text[3:]}"
    return f"{year:04}-{number + 1:02}{text}"


def _by_seconds(date: re.Match[str], seconds: int) -> str:
    """Return a day or time so many seconds later; by whole days, its time is left as written."""
    instant = _instant(date) + seconds
    if seconds % DAY == 0:
        midnight = instant - instant % DAY if date["time"] is None else _midnight(date) + seconds
        return iso(midnight, "day") + date[0][10:]
    return iso(instant, "second" if date["second"] else "minute") + (date["zone"] or "")


def _midnight(date: re.Match[str]) -> int:
    return instant_of(int(date["year"]), int(date["month"]), int(date["day"]))


def _marks(texts: list[str]) -> list[str]:
    """Return the beginning of each date, without its time where no two are on one day."""
    firsts = [match for text in texts if (match := re.search(r"Y?" + _DATE.pattern, text))]
    marks = [_mark(match, timed=False) for match in firsts]
    return marks if len(set(marks)) == len(marks) else [_mark(match, timed=True) for match in firsts]


def _mark(date: re.Match[str], *, timed: bool) -> str:
    known = [part for part in date.group("year", "month", "day") if part and part.isdigit()]
    return "-".join(known) + (date["time"] or "" if timed else "")


def _like(moment: Moment, unit: Unit) -> str:
    year, month, day, hour, minute, _ = moment.fields
    if unit in {"year", "month"}:
        return f"{year:04}" if unit == "year" else f"{year:04}-{month:02}"
    if unit == "season":
        return f"{year:04}-21"
    date = f"{year:04}{month:02}{day:02}"
    return date if unit == "day" else f"{date}T{hour:02}{minute:02}00"
