"""What is wrong with a text that is not an EDTF date, in words for whoever wrote it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from tui.model.calendar_names import MONTHS, year_words
from tui.model.instants import LAST_YEAR, days_in_month, year_text

Problem = tuple[str, int]
"""A message, and the place in the text, a 0-based code point."""

_EXPECTED = "a date is written 2023, 2023-08 or 2023-08-15, a span 2023-08-14/2023-08-20, a moment within [2023-08..2023-09]"
_LEVEL_2 = "is level 2 of EDTF, which is not supported"

# These are compiled, and kept by `re`, only once there is a mistake to explain. All match ASCII digits only.
_DIGITS = r"(?a)-?[\dX]{4}(?:-[\dX]{2}){0,2}[?~%]?"
_DATE = (
    r"(?a)(?:(?P<year>-?\d{4})|Y(?P<long>-?\d+)(?:E(?P<exponent>\d{1,2}))?)"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<time>T.*?)?[?~%]?"
)
_TIME = r"(?a)T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<rest>.*)"


class DateError(ValueError):
    """
    A text is not a date.

    `args[0]` says what is wrong and what is expected; `offset` is the place in the text, a 0-based code point.
    """

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.offset = offset


def explain(part: str, offset: int, whole: str) -> DateError:
    """Say what is wrong with `part`, which stands at `offset` of `whole` and is not a date, a choice or an open end."""
    for check in _OF_THE_WHOLE:
        problem = check(whole)
        if problem:
            return DateError(*problem)
    for check in _OF_A_PART:
        problem = check(part)
        if problem:
            return DateError(problem[0], offset + problem[1])
    return DateError(f"{_shown(part)} is not a date: {_EXPECTED}", offset)


def _shown(text: str) -> str:
    text = " ".join(text.split())
    return f"{text[:40]}…" if len(text) > 40 else text


def _blank(whole: str) -> Problem | None:
    if not whole.strip():
        return f"nothing is written here: {_EXPECTED}", 0
    if whole != whole.strip():
        place = 0 if whole[0].isspace() else len(whole.rstrip())
        return f"a date has no blanks around it: write {_shown(whole.strip())}", place
    return None


def _invisible(whole: str) -> Problem | None:
    """Find what cannot be printed, so that no other message repeats it."""
    place = next(
        (place for place, sign in enumerate(whole) if not (sign.isprintable() or sign.isspace())), None
    )
    if place is None:
        return None
    return (
        f"the character U+{ord(whole[place]):04X}, which cannot be seen, is no part of a date: remove it",
        place,
    )


def _meant(text: str) -> Problem | None:
    # Its many patterns are compiled only once there is a mistake to explain.
    from tui.model.spoken import readings

    found = readings(text)
    if not found:
        return None
    if len(found) == 1:
        return f"{_shown(text)}: write {found[0]}", 0
    return f"{_shown(text)} can be read in two ways: write {' or '.join(found)}", 0


def _brackets(whole: str) -> Problem | None:
    if "{" in whole:
        return f"all of several dates, {{a,b}}, {_LEVEL_2}: write one date or a span, a/b", whole.index("{")
    if whole.count("[") != whole.count("]"):
        sign, other = "[]" if whole.count("[") > whole.count("]") else "]["
        return f"a {sign} without its {other}: a moment within is [a..b]", whole.index(sign)
    group = re.search(r"\[(.*?)\]", whole)
    if group:
        return _within_brackets(group[1], group.start(1)) or _behind_brackets(
            whole[group.end() :], group.end()
        )
    if re.search(r"\w\.\.\w", whole):
        return "two dots stand in brackets: write [a..b] for a moment within, a/b for all of it", whole.index(
            ".."
        )
    return None


def _within_brackets(inside: str, offset: int) -> Problem | None:
    if "," in inside:
        return f"a list of dates {_LEVEL_2}: write from the first to the last, [a..b]", offset + inside.index(
            ","
        )
    if "/" in inside:
        return "in brackets two dots part the dates: [a..b]", offset + inside.index("/")
    if inside.strip() in {"", ".."}:
        return "the brackets hold no date: a moment within is [a..b], [a..] or [..b]", offset
    if ".." not in inside:
        return "brackets hold two dots, [a..b], [a..] or [..b]; one date needs no brackets", offset
    return None


def _behind_brackets(rest: str, offset: int) -> Problem | None:
    if not rest or rest.startswith("/"):
        return None
    return "after the brackets only / may follow; ? ~ % stand behind a date, inside them", offset


def _interval(whole: str) -> Problem | None:
    if whole.count("/") > 1:
        return "an interval has one slash: a/b", whole.index("/", whole.index("/") + 1)
    start, _, end = whole.partition("/")
    if re.fullmatch(r"P(?=.*\d).*|.*\bP\d.*", end):
        return "a duration is not supported: write the date of the end", len(start) + 1
    shorter = re.fullmatch(r"\d{1,2}(-\d\d?)?", end, re.ASCII)
    if shorter and re.fullmatch(r"\d{4}(-\d\d){0,2}", start, re.ASCII):
        numbers = [f"{int(number):02}" for number in end.split("-")]
        kept = start[: max(len(start) - 3 * len(numbers), 2)]
        meant = f"{kept}-{'-'.join(numbers)}" if len(start) > 4 else f"{kept}{numbers[0]}"
        return f"the end of an interval is a whole date: write {start}/{meant}", len(start) + 1
    return None


def _lookalikes(whole: str) -> Problem | None:
    plain = unicodedata.normalize("NFKC", re.sub("[\u2010-\u2015\u2212]", "-", whole))
    close = re.sub(r"\s*([-/])\s*", r"\1", plain)
    if close == whole or not re.fullmatch(r"[-0-9XYZTE:/.+?~%\[\]]+", close):
        return None
    place = next(place for place, sign in enumerate(whole) if place >= len(close) or sign != close[place])
    return f"a date has plain digits and hyphens, and no blanks: write {_shown(close)}", place


def _qualifiers(part: str) -> Problem | None:
    found = re.search(r"[?~%](?=.)", part)
    bare = re.sub(r"[?~%]", "", part)
    if found is None or not bare:
        return None
    signs = set(re.findall(r"[?~%]", part))
    sign = signs.pop() if len(signs) == 1 else "%"
    if re.fullmatch(r"[^?~%]*[?~%]+", part):
        return (
            f"one qualifier stands behind a date, and % says both ? and ~: write {_shown(bare)}{sign}",
            found.start(),
        )
    return (
        f"a qualifier within a date {_LEVEL_2}: put it behind the date, {_shown(bare)}{sign}",
        found.start(),
    )


def _level_2(part: str) -> Problem | None:
    season = re.fullmatch(r"-?\d{4}-(2[5-9]|3\d|4[01])[?~%]?", part, re.ASCII)
    if season:
        return (
            f"season {season[1]} {_LEVEL_2}: the seasons are 21 spring, 22 summer, 23 autumn, 24 winter",
            season.start(1),
        )
    if "X" in part and re.fullmatch(_DIGITS, part):
        places = "X stands for the last digits of a year (185X, 18XX), for a whole month or day (2024-XX, 2024-05-XX)"
        return f"{places}; elsewhere it {_LEVEL_2}", part.index("X")
    significant = re.fullmatch(r"Y?-?\d+(?:E\d+)?(S\d+)", part, re.ASCII)
    if significant:
        return f"{significant[1]}, significant digits, {_LEVEL_2}: write a range, [a..b]", significant.start(
            1
        )
    if re.fullmatch(r"\d{4}-?W\d\d(-?\d)?|\d{4}-?\d{3}", part, re.ASCII):
        return "a week or a day of the year is not supported: write year, month and day, 2023-08-15", 4
    return None


def _date(part: str) -> Problem | None:
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
        return ("there is no year -0000: 0000 is 1 BCE, -0001 is 2 BCE", 0) if wrong else None
    if len(match["long"]) > len(str(-LAST_YEAR)) or abs(_number(match)) > LAST_YEAR:
        return f"years go from Y-{LAST_YEAR} to Y{LAST_YEAR}", 0
    if abs(_number(match)) <= 9999:
        return f"Y is for years of more than four digits: write {year_text(_number(match))}", 0
    return None


def _number(match: re.Match[str]) -> int:
    number: int = int(match["year"] or match["long"]) * 10 ** int(match["exponent"] or 0)
    return number


def _month_and_day(match: re.Match[str]) -> Problem | None:
    month, day = match["month"], match["day"]
    if "00" in {month, day}:
        name = "month" if month == "00" else "day"
        return f"{name} 00: where the {name} is not known, leave it out or write XX", match.start(name)
    if month == "XX" and day not in {None, "XX"}:
        return f"a day without its month {_LEVEL_2}: write XX for both", match.start("month")
    if match["time"] and day in {None, "XX"}:
        return "a time needs its day, as in 2023-08-17T20:00", match.start("time")
    return None if month in {None, "XX"} else _too_large(match, int(month), day)


def _too_large(match: re.Match[str], month: int, day: str | None) -> Problem | None:
    if day and 21 <= month <= 24:
        return "a season has no day: write the season alone", match.start("day")
    if month > 12:
        return f"month {month}: months go from 01 to 12, seasons from 21 to 24", match.start("month")
    year = _number(match)
    days = days_in_month(year, month)
    if day and day != "XX" and int(day) > days:
        return f"{_shown(match[0])}: {MONTHS[month - 1]} {year_words(year)} has {days} days", match.start(
            "day"
        )
    return None


def _time(time: str, offset: int) -> Problem | None:
    match = re.fullmatch(_TIME, time)
    if match is None:
        return (
            "a time has hours and minutes, 20:00: write T20:00, or [T20:00..T20:59] with its day for the hour",
            offset,
        )
    for name, last in (("hour", 23), ("minute", 59), ("second", 59)):
        if match[name] and int(match[name]) > last:
            note = "; midnight is 00:00 of the next day" if match[name] == "24" else ""
            return f"{name} {match[name]}: {name}s go from 00 to {last}{note}", offset + match.start(name)
    if match["rest"][:1] in {".", ","}:
        return "a time has whole seconds: leave the fraction out", offset + match.start("rest")
    return "the offset from UTC is written Z, +07:00 or -04:30", offset + match.start("rest")


def _older_edtf(part: str) -> Problem | None:
    if part in {"open", "unknown"}:
        meant = "two dots, a/.." if part == "open" else "nothing, a/"
        return f"{part} is from a draft of EDTF: write {meant}", 0
    upper = re.sub("[uU]", "X", part).upper()
    if upper != part and re.fullmatch(
        r"Y-?\d+|-?[\dX]{4}(-[\dX]{2}){0,2}(T[\d:+-]+Z?)?[?~%]?", upper, re.ASCII
    ):
        place = next(place for place, sign in enumerate(part) if sign != upper[place])
        return f"letters are capitals, and X is a digit that is not known: write {upper}", place
    return None


def _widths(part: str) -> Problem | None:
    """Find numbers that have too few or too many digits."""
    match = re.fullmatch(r"([+-]?)(\d+)((?:-\d{1,2}){0,2})([?~%]?)", part, re.ASCII)
    if match is None:
        return None
    sign, year, rest, qualifier = match.groups()
    if sign == "+":
        return "a year has no plus sign: leave it out", 0
    if len(year) > 4:
        known = len(year) <= len(str(LAST_YEAR))
        meant = f": write Y{part}" if known else f", and the last is Y{LAST_YEAR}"
        return f"a year of more than four digits begins with Y{meant}", 0
    padded = "".join(f"-{number:0>2}" for number in rest.split("-")[1:])
    note = " (-0043 is 44 BCE)" if sign else ""
    meant = f"{sign}{year:0>4}{padded}{qualifier}"
    return f"a year has four digits, a month and a day two: write {meant}{note}", 0


Check = Callable[[str], Problem | None]
_OF_THE_WHOLE: tuple[Check, ...] = (_invisible, _blank, _meant, _brackets, _interval, _lookalikes)
_OF_A_PART: tuple[Check, ...] = (_qualifiers, _level_2, _date, _older_edtf, _meant, _widths)
