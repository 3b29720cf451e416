"""What is wrong with one date of a text, in words for whoever wrote it."""

from __future__ import annotations

import re

from tui.model.calendar_names import month_name, year_words
from tui.model.edtf import is_date
from tui.model.instants import LAST_YEAR, days_in_month, year_text
from tui.model.translation import spoken, tr

Problem = tuple[str, int]
"""A message, and the place in the text, a 0-based code point."""

# These are compiled, and kept by `re`, only once there is a mistake to explain. All match ASCII digits only.
_DIGITS = r"(?a)-?[\dX]{4}(?:-[\dX]{2}){0,2}[?~%]?"
_DATE = (
    r"(?a)(?:(?P<year>-?\d{4})|Y(?P<long>-?\d+)(?:E(?P<exponent>\d{1,2}))?)"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<time>T.*?)?[?~%]?"
)
_TIME = r"(?a)T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<rest>.*)"


def shown(text: str) -> str:
    text = " ".join(text.split())
    return f"{text[:40]}…" if len(text) > 40 else text


def qualifiers(part: str) -> Problem | None:
    found = re.search(r"[?~%](?=.)", part)
    bare = re.sub(r"[?~%]", "", part)
    if found is None or not bare:
        return None
    signs = set(re.findall(r"[?~%]", part))
    sign = signs.pop() if len(signs) == 1 else "%"
    if not is_date(f"{bare}{sign}"):
        return None
    if re.fullmatch(r"[^?~%]*[?~%]+", part):
        said = tr("one qualifier stands behind a date, and % says both ? and ~: write {date}")
    else:
        said = tr(
            "a qualifier within a date is level 2 of EDTF, which is not supported: put it behind the date, {date}"
        )
    return said.format(date=f"{shown(bare)}{sign}"), found.start()


def level_2(part: str) -> Problem | None:
    season = re.fullmatch(r"-?\d{4}-(2[5-9]|3\d|4[01])[?~%]?", part, re.ASCII)
    if season:
        said = tr(
            "season {number} is level 2 of EDTF, which is not supported: the seasons are 21 spring, 22 summer,"
            " 23 autumn, 24 winter"
        )
        return said.format(number=season[1]), season.start(1)
    if "X" in part and re.fullmatch(_DIGITS, part):
        said = tr(
            "X stands for the last digits of a year (185X, 18XX), for a whole month or day (2024-XX, 2024-05-XX);"
            " elsewhere it is level 2 of EDTF, which is not supported"
        )
        return said, part.index("X")
    significant = re.fullmatch(r"Y?(-?\d+)(?:E(\d{1,2}))?S(\d{1,2})", part, re.ASCII)
    if significant:
        said = tr("{text}, significant digits, is level 2 of EDTF, which is not supported: write {date}")
        range_ = _significant(int(significant[1]) * 10 ** int(significant[2] or 0), int(significant[3]))
        return said.format(text=f"S{significant[3]}", date=range_), significant.start(3) - 1
    if re.fullmatch(r"\d{4}-?W\d\d(-?\d)?|\d{4}-?\d{3}", part, re.ASCII):
        return tr("a week or a day of the year is not supported: write year, month and day, 2023-08-15"), 4
    return None


def _significant(year: int, digits: int) -> str:
    """Return the years that share their first digits with one."""
    step = 10 ** max(len(str(abs(year))) - digits, 0)
    first = abs(year) // step * step
    years = sorted((first, first + step - 1) if year >= 0 else (-first, 1 - first - step))
    return f"[{year_text(years[0])}..{year_text(years[1])}]"


def bad_date(part: str) -> Problem | None:
    match = re.fullmatch(_DATE, part)
    if match is None:
        return None
    problem = _year(match) or _month_and_day(match)
    if problem or match["time"] is None:
        return problem
    return _time(match["time"], match.start("time"))


def _year(match: re.Match[str]) -> Problem | None:
    if match["year"]:
        wrong = match["year"] == "-0000"
        return (tr("there is no year -0000: 0000 is 1 BCE, -0001 is 2 BCE"), 0) if wrong else None
    if len(match["long"]) > len(str(-LAST_YEAR)) or abs(_number(match)) > LAST_YEAR:
        return tr("years go from {first} to {last}").format(first=f"Y-{LAST_YEAR}", last=f"Y{LAST_YEAR}"), 0
    if abs(_number(match)) <= 9999:
        said = tr("Y is for years of more than four digits: write {year}")
        return said.format(year=year_text(_number(match))), 0
    return None


def _number(match: re.Match[str]) -> int:
    number: int = int(match["year"] or match["long"]) * 10 ** int(match["exponent"] or 0)
    return number


def _month_and_day(match: re.Match[str]) -> Problem | None:
    month, day = match["month"], match["day"]
    if "00" in {month, day}:
        if month == "00":
            return tr("month 00: where the month is not known, leave it out or write XX"), match.start(
                "month"
            )
        return tr("day 00: where the day is not known, leave it out or write XX"), match.start("day")
    if month == "XX" and day not in {None, "XX"}:
        said = tr("a day without its month is level 2 of EDTF, which is not supported: write XX for both")
        return said, match.start("month")
    if match["time"] and day in {None, "XX"}:
        return tr("a time needs its day, as in 2023-08-17T20:00"), match.start("time")
    return None if month in {None, "XX"} else _too_large(match, int(month), day)


def _too_large(match: re.Match[str], month: int, day: str | None) -> Problem | None:
    if day and 21 <= month <= 24:
        return tr("a season has no day: write the season alone"), match.start("day")
    if month > 12:
        said = tr("month {month}: months go from 01 to 12, seasons from 21 to 24")
        return said.format(month=month), match.start("month")
    year = _number(match)
    days = days_in_month(year, month)
    if day and day != "XX" and int(day) > days:
        said = tr("{date}: {month} has {days} days")
        whole = f"{month_name(month, spoken())} {year_words(year, spoken())}"
        return said.format(date=shown(match[0]), month=whole, days=days), match.start("day")
    return None


def _time(time: str, offset: int) -> Problem | None:
    match = re.fullmatch(_TIME, time)
    if match is None:
        said = tr(
            "a time has hours and minutes, 20:00: write T20:00, or [T20:00..T20:59] with its day for the hour"
        )
        return said, offset
    limits = {
        "hour": (23, tr("hour {number}: hours go from 00 to 23, and 24:00 is the end of the day")),
        "minute": (59, tr("minute {number}: minutes go from 00 to 59")),
        "second": (59, tr("second {number}: seconds go from 00 to 59")),
    }
    for name, (last, said) in limits.items():
        if match[name] and int(match[name]) > last:
            return said.format(number=match[name]), offset + match.start(name)
    if match["rest"][:1] in {".", ","}:
        return tr("a time has whole seconds: leave the fraction out"), offset + match.start("rest")
    return tr("the offset from UTC is written Z, +07:00 or -04:30"), offset + match.start("rest")


def older_edtf(part: str) -> Problem | None:
    if part in {"open", "unknown"}:
        if part == "open":
            return tr("open is from a draft of EDTF: write two dots, a/.."), 0
        return tr("unknown is from a draft of EDTF: write nothing, a/"), 0
    upper = re.sub("[uU]", "X", part).upper()
    if upper != part and is_date(upper):
        place = next(place for place, sign in enumerate(part) if sign != upper[place])
        said = tr("letters are capitals, and X is a digit that is not known: write {date}")
        return said.format(date=upper), place
    return None


def widths(part: str) -> Problem | None:
    """Find numbers that have too few or too many digits."""
    match = re.fullmatch(r"([+-]?)(\d+)((?:-\d{1,2}){0,2})([?~%]?)", part, re.ASCII)
    if match is None:
        return None
    sign, year, rest, qualifier = match.groups()
    if sign == "+":
        return tr("a year has no plus sign: leave it out"), 0
    if len(year) > 4:
        return _long_year(part, year)
    padded = "".join(f"-{number:0>2}" for number in rest.split("-")[1:])
    date = f"{sign}{year:0>4}{padded}{qualifier}"
    if not is_date(date):
        problem = bad_date(date)
        return problem and (problem[0], 0)
    said = tr("a year has four digits, a month and a day two: write {date}")
    if sign:
        said = tr("a year has four digits, a month and a day two: write {date} (-0043 is 44 BCE)")
    return said.format(date=date), 0


def _long_year(part: str, year: str) -> Problem | None:
    if len(year) > len(str(LAST_YEAR)):
        said = tr("a year of more than four digits begins with Y, and the last is {year}")
        return said.format(year=f"Y{LAST_YEAR}"), 0
    said = tr("a year of more than four digits begins with Y: write {year}")
    return (said.format(year=f"Y{part}"), 0) if is_date(f"Y{part}") else None
