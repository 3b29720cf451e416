"""
Dates of other calendars than the Gregorian: `julian:1066-10-14`, read into the same tree as EDTF.

What a file writes as `{ date = "1066-10-14", calendar = "julian" }` is this text inside the program. A part of such a
date has the year, month and day of its calendar, and instants like every other; so that bounds, order and comparing
need to know nothing of calendars, and only words do. convertdate reckons.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Protocol, cast

from tui.model import edtf
from tui.model.edtf import Choice, Edge, Expression, Interval, Part, Side
from tui.model.edtf_errors import DateError, explain
from tui.model.instants import DAY, Unit, iso, offset_text
from tui.model.translation import tr

if TYPE_CHECKING:
    from types import ModuleType

ALSO = {
    "julian": ("old style", "os", "julius"),
    "hebrew": ("jewish",),
    "islamic": ("muslim", "hijri", "arabic", "ah"),
    "french-republican": ("french", "republican", "revolutionary", "french_republican"),
    "coptic": ("alexandrian",),
}
"""The calendars, each with words that people write for it."""

_YEAR_BEGINS = {"hebrew": 7}
"""The month with which the year begins, where it is not the first: Nisan is counted as the first, Tishri opens the year."""

_LAST_YEAR = {"french-republican": 1200}
"""The last year that can be reckoned, where there is one: this calendar's begins at an equinox, and those of later ones are not known."""

_EPOCH = 2440587.5  # the Julian day that begins with 1970
_DATE = re.compile(
    r"(-?\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX)(T[^?~%]*)?)?)?([?~%])?",
    re.ASCII,
)
_NAMED = re.compile(r"(?P<day>\d{1,2})?\s*(?P<month>[^\W\d_].*?),?\s+(?P<year>\d{1,4})")


class _Reckoning(Protocol):
    """What modules of convertdate have in common."""

    MONTHS: Sequence[str]

    def to_jd(self, year: int, month: int, day: int) -> float: ...


def split(text: str) -> tuple[str, str]:
    """Return the calendar that a text begins with, "" for the Gregorian, and the rest."""
    calendar, colon, rest = text.partition(":")
    return (calendar, rest) if colon and calendar in ALSO else ("", text)


def joined(date: str, calendar: str) -> str:
    """Return a date of a calendar as one text."""
    return date if calendar == "gregorian" else f"{calendar}:{date}"


def as_written(record: str) -> dict[str, Any]:
    """Return a record that is kept as JSON, every date of another calendar as the table that a file has for it."""
    read: dict[str, Any] = json.loads(record)
    return _with_tables(read) if any(f'":"{calendar}:' in record for calendar in ALSO) else read


def _with_tables(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {
            key: _table(entry) if key in {"date", "since"} and isinstance(entry, str) else _with_tables(entry)
            for key, entry in value.items()
        }
    return [_with_tables(entry) for entry in value] if isinstance(value, list) else value


def _table(text: str) -> str | dict[str, str]:
    calendar, date = split(text)
    return {"date": date, "calendar": calendar} if calendar else text


def parse(text: str) -> Expression:
    """Read a text that `split` finds a calendar in; raises DateError."""
    calendar, dates = split(text)
    try:
        return edtf.parse(dates, partial(_part, calendar))
    except DateError as error:
        raise DateError(error.args[0], error.offset + len(calendar) + 1) from None


def gregorian(expression: Expression) -> str:
    """Return the EDTF of what dates of another calendar are in the Gregorian."""
    if isinstance(expression, Interval):
        return f"{_gregorian_side(expression.start)}/{_gregorian_side(expression.end)}"
    return _gregorian_side(expression)


def month_names(calendar: str) -> Sequence[str]:
    """Return the names of the months; none where they are those of the Gregorian."""
    return () if calendar == "julian" else _reckoning(calendar).MONTHS


def extent(expression: Expression) -> Expression:
    """Return from when to when dates of another calendar reach in the Gregorian, whatever doubts they have."""
    if isinstance(expression, Part):
        expression = Choice(expression, expression)
    first: Side | None
    last: Side | None
    first, last = expression
    first = first.first if isinstance(first, Choice) else first
    last = last.last if isinstance(last, Choice) else last
    if not (isinstance(first, Part) and isinstance(last, Part)):
        return edtf.parse(gregorian(expression))
    start, end = _gregorian_end(first, first.earliest), _gregorian_end(last, last.latest)
    return edtf.parse(re.sub("[?~%]", "", start if start == end else f"{start}/{end}"))


def _gregorian_side(side: Side) -> str:
    if isinstance(side, Edge):
        return side.value
    if isinstance(side, Part):
        first, last = _gregorian_end(side, side.earliest), _gregorian_end(side, side.latest)
        return first if side.unit in _EXACT else f"[{first}..{last}]"
    begin = _gregorian_end(side.first, side.first.earliest) if side.first else ""
    end = _gregorian_end(side.last, side.last.latest) if side.last else ""
    return f"[{begin}..{end}]"


_EXACT = {"day", "minute", "second"}


def _gregorian_end(part: Part, instant: int) -> str:
    unit: Unit = part.unit if part.unit in _EXACT else "day"
    offset = "" if part.offset is None or unit == "day" else offset_text(part.offset)
    return f"{iso(instant, unit)}{offset}{part.qualifier}"


def _part(calendar: str, text: str, offset: int, whole: str) -> Part:
    match = _DATE.fullmatch(text)
    if match is None:
        raise _explain(calendar, text, offset)
    written, month, day, time, qualifier = match.groups()
    year = int(written)
    if year < 1 and calendar != "julian":
        raise DateError(tr("the years of this calendar begin with 0001"), offset)
    last = _LAST_YEAR.get(calendar)
    if last is not None and year > last:
        raise DateError(tr("the years of this calendar go from 0001 to {last}").format(last=last), offset)
    if written == "-0000":
        raise explain(text, offset, whole)
    part = partial(Part, year=year, qualifier=qualifier or "", calendar=calendar)
    if month is None or (month == "XX" and day in {None, "XX"} and time is None):
        hidden = "" if month is None else "month and day" if day else "month"
        return part(*_year(calendar, year), unit="year", hidden=hidden)
    start, length = _month(calendar, year, month, text, offset + match.start(2))
    number = int(month)
    if day is None or (day == "XX" and time is None):
        hidden = "day" if day else ""
        return part(start, start + length * DAY - 1, unit="month", month=number, hidden=hidden)
    if day == "XX" or not 1 <= int(day) <= length:
        raise _no_such_day(calendar, text, number, length, offset + match.start(3))
    start += (int(day) - 1) * DAY
    if time is None:
        return part(start, start + DAY - 1, unit="day", month=number, day=int(day))
    # A time of day is the same in every calendar, so the grammar of EDTF reads it on the day that it is there.
    try:
        timed = edtf.parse(f"{iso(start, 'day')}{time}{qualifier or ''}")
    except DateError as error:
        raise DateError(error.args[0], offset + error.offset) from None
    return cast("Part", timed)._replace(year=year, month=number, day=int(day), calendar=calendar)


def _month(calendar: str, year: int, month: str, text: str, offset: int) -> tuple[int, int]:
    """Return the first instant of a month, and how many days it has."""
    last = _last_month(calendar, year)
    if month == "XX" or not 1 <= int(month) <= last:
        said = tr("{date}: the months of this year go from 01 to {last}")
        raise DateError(said.format(date=text, last=last), offset)
    number = int(month)
    start = _begins(calendar, year, number)
    if number == _YEAR_BEGINS.get(calendar, 1) - 1 or (calendar not in _YEAR_BEGINS and number == last):
        following = _begins(calendar, year + 1, _YEAR_BEGINS.get(calendar, 1))
    else:
        following = _begins(calendar, year, number % last + 1)
    return start, (following - start) // DAY


def _last_month(calendar: str, year: int) -> int:
    if calendar != "hebrew":
        return len(month_names(calendar)) or 12
    return 13 if cast("Any", _module(calendar)).leap(year) else 12


def _no_such_day(calendar: str, text: str, month: int, days: int, offset: int) -> DateError:
    from tui.model.calendar_names import month_name  # only where there is a mistake to explain
    from tui.model.translation import spoken

    names = month_names(calendar)
    name = names[month - 1] if names else month_name(month, spoken())
    said = tr("{date}: {month} has {days} days").format(
        date=text, month=f"{name} {text.lstrip('-')[:4].lstrip('0')}", days=days
    )
    return DateError(said, offset)


def _explain(calendar: str, text: str, offset: int) -> DateError:
    """Say what is wrong with a text that is no date of a calendar."""
    named = _NAMED.fullmatch(text.strip())
    names = [name.casefold() for name in month_names(calendar)]
    if named and named["month"].casefold() in names:
        month = names.index(named["month"].casefold()) + 1
        day = f"-{int(named['day']):02}" if named["day"] else ""
        said = tr("{text}: write {date}")
        return DateError(said.format(text=text, date=f"{int(named['year']):04}-{month:02}{day}"), offset)
    if not names:
        from tui.model.spoken import readings  # only where there is a mistake to explain

        found = readings(text)
        if len(found) == 1 and _DATE.fullmatch(found[0]):
            return DateError(tr("{text}: write {date}").format(text=text, date=found[0]), offset)
    said = tr(
        "{text} is not a date of a calendar: write 1066, 1066-10 or 1066-10-14, a span a/b, or a moment within [a..b]"
    )
    return DateError(said.format(text=text[:40]), offset)


def _year(calendar: str, year: int) -> tuple[int, int]:
    first = _YEAR_BEGINS.get(calendar, 1)
    return _begins(calendar, year, first), _begins(calendar, year + 1, first) - 1


@lru_cache(4096)
def _begins(calendar: str, year: int, month: int) -> int:
    """Return the first instant of a month."""
    return int(_reckoning(calendar).to_jd(year, month, 1) - _EPOCH) * DAY


def _reckoning(calendar: str) -> _Reckoning:
    return cast("_Reckoning", _module(calendar))


def _module(calendar: str) -> ModuleType:
    import importlib  # with convertdate 14 ms, and few files have such a date

    return importlib.import_module(f"convertdate.{calendar.replace('-', '_')}")


def date_by_name(day: str | None, month: str, year: int) -> str | None:
    """Return the date of which a month of another calendar has this name; None where none or several have it."""
    found = [
        f"{calendar}:{year:04}-{number:02}" + (f"-{int(day):02}" if day else "")
        for calendar in ALSO
        for number, name in enumerate(month_names(calendar), 1)
        if _plain_name(month) in {_plain_name(name), *_OTHER_NAMES.get((calendar, number), ())}
    ]
    return found[0] if len(found) == 1 else None


def _plain_name(name: str) -> str:
    """Return the letters of a name without accents, articles and marks, as people type it."""
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in letters if letter.isalpha() and letter.isascii()).removeprefix("al")


# Spellings that are no mere leaving out of accents; letters alone, as `_plain_name` returns them.
_OTHER_NAMES: dict[tuple[str, int], tuple[str, ...]] = {
    ("hebrew", 2): ("iyar",),
    ("hebrew", 7): ("tishrei", "tsh"),
    ("hebrew", 8): ("cheshvan", "marcheshvan", "csh"),
    ("hebrew", 10): ("tevet",),
    ("hebrew", 11): ("shvat",),
    ("islamic", 3): ("rabialawwal", "rabii"),
    ("islamic", 4): ("rabialthani", "rabiii"),
    ("islamic", 5): ("jumadaalawwal", "jumadai"),
    ("islamic", 6): ("jumadaalthani", "jumadaii"),
    ("islamic", 9): ("ramadhan", "ramazan"),
    ("islamic", 11): ("dhualqadah", "dhulqadah"),
    ("islamic", 12): ("dhualhijjah", "dhulhijjah"),
}
