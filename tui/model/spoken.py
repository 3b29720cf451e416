"""
Dates as people write them, in English and Vietnamese, turned into EDTF: "15 Aug 2023", "44 BC", "thế kỷ XIX".

Used to read what is typed, and to say what a mistaken date in a file should have been. Nothing is guessed: what may
mean two dates has two readings, and no missing part is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tui.model.calendar_names import MONTHS
from tui.model.instants import days_in_month, year_text

Reader = Callable[[re.Match[str]], list[str]]
Form = tuple[re.Pattern[str], Reader]

_LONGEST = 100  # code points; no date is longer

_ABBREVIATED = "|".join(f"{name[:3]}(?:{name[3:4]}(?:{name[4:]})?)?" for name in map(str.lower, MONTHS))
_MONTH = rf"(?P<name>{_ABBREVIATED})\.?"
_YEAR = r"(?P<year>\d{3,4})"
_DAY = r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_APART = r"(?:\s*,\s*|[\s/.-]+|\s+of\s+)"
_OF_YEAR = r"(?:\s*,?\s*năm\s+|\s*,\s*|[\s/-]+)"
_WEEKDAY = r"(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật),? )?"
_BEFORE_CHRIST = r"(?:b\.?c\.?(?:e\.?)?|tcn|trước công nguyên|trước cn)"
_AFTER_CHRIST = r"(?:a\.?d\.?|c\.?e\.?|scn|sau công nguyên)"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SEASONS |= {"xuân": 21, "hè": 22, "hạ": 22, "thu": 23, "đông": 24}
_DAY_IN_FULL = re.compile(r"-?\d{4}-\d\d-\d\d")
_ROMAN = (
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
    "xix",
    "xx",
    "xxi",
)


def readings(text: str) -> list[str]:
    """Return the EDTF texts that a text may mean: none where it is not understood, two where it can be read both ways."""
    if len(text) > _LONGEST:
        return []
    return _read(" ".join(text.casefold().split()), _SINGLE + _QUALIFIED + _SPANS)


def _read(text: str, forms: tuple[Form, ...]) -> list[str]:
    for pattern, reader in forms:
        match = pattern.fullmatch(text)
        found = reader(match) if match else []
        if found:
            return found
    return []


def _date(year: int, month: int, day: int) -> list[str]:
    """Return a day that the calendar has."""
    valid = 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)
    return [f"{year_text(year)}-{month:02}-{day:02}"] if valid else []


def _month_or_day(match: re.Match[str], month: int) -> list[str]:
    year, day = int(match["year"]), match.groupdict().get("day")
    if day:
        return _date(year, month, int(day))
    return [f"{year_text(year)}-{month:02}"] if 1 <= month <= 12 else []


def _numbers(match: re.Match[str]) -> list[str]:
    """Read year, month and perhaps day, all in digits."""
    return _month_or_day(match, int(match["month"]))


def _either_first(match: re.Match[str]) -> list[str]:
    """Read two numbers and a year: the first may be the day or the month."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    day_first, month_first = _date(year, second, first), _date(year, first, second)
    return day_first if day_first == month_first else day_first + month_first


def _named_month(match: re.Match[str]) -> list[str]:
    short_names = [name[:3].lower() for name in MONTHS]
    return _month_or_day(match, short_names.index(match["name"][:3]) + 1)


def _with_time(match: re.Match[str]) -> list[str]:
    days = [found for found in _read(match[1], _SINGLE) if _DAY_IN_FULL.fullmatch(found)]
    return [f"{day}T{match[2]:0>2}:{match[3].upper()}" for day in days]


def _before_christ(match: re.Match[str]) -> list[str]:
    number = int(match[1])
    return [year_text(1 - number)] if number else []


def _year(match: re.Match[str]) -> list[str]:
    number = int(match["year"])
    return [year_text(number)] if number else []


def _decade(match: re.Match[str]) -> list[str]:
    digits = match[1]
    decade = f"{digits}X"
    return [decade, f"{digits[:2]}XX"] if digits.endswith("0") and match[0].endswith("s") else [decade]


def _century(match: re.Match[str]) -> list[str]:
    number = _ROMAN.index(match[1]) + 1 if match[1] in _ROMAN else int(match[1]) if match[1].isdigit() else 0
    if not number:
        return []
    first, last = 100 * number - 99, 100 * number
    if match[2]:
        first, last = 1 - last, 1 - first
    return [f"[{year_text(first)}..{year_text(last)}]"]


def _season(match: re.Match[str]) -> list[str]:
    return [f"{match['year']}-{_SEASONS[match[1]]}"]


def _qualified(sign: str) -> Reader:
    def read(match: re.Match[str]) -> list[str]:
        return [f"{found}{sign}" for found in _read(match[1], _SINGLE) if found[-1] not in "]?~%"]

    return read


def _span(match: re.Match[str]) -> list[str]:
    starts, ends = (_read(side, _SINGLE + _QUALIFIED) for side in match.groups())
    return [f"{starts[0]}/{ends[0]}"] if len(starts) == len(ends) == 1 else []


def _forms(*forms: tuple[str, Reader]) -> tuple[Form, ...]:
    return tuple((re.compile(pattern, re.ASCII), reader) for pattern, reader in forms)


# What people write, in the order tried, after blanks and capitals have been made alike. Each group is made of the ones
# before it, so that no text leads to deeper and deeper reading.
_SINGLE = _forms(
    (r"(?P<year>-(?!0000)\d{4}|\d{4})([-/. ])(?P<month>\d{1,2})(?:\2(?P<day>\d{1,2}))?", _numbers),
    (r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)?", _numbers),
    (r"(?P<first>\d{1,2})([-/. ])(?P<second>\d{1,2})\2(?P<year>\d{4})", _either_first),
    (r"(?P<month>\d{1,2})[-/. ](?P<year>\d{4})", _numbers),
    (rf"{_DAY}{_APART}{_MONTH}{_APART}{_YEAR}", _named_month),
    (rf"{_MONTH}{_APART}{_DAY}{_APART}{_YEAR}", _named_month),
    (rf"{_MONTH}{_APART}{_YEAR}", _named_month),
    (rf"{_YEAR}{_APART}{_MONTH}(?:{_APART}{_DAY})?", _named_month),
    (
        rf"{_WEEKDAY}(?:ngày )?(?P<day>\d{{1,2}}) (?:tháng|thg\.?) (?P<month>\d{{1,2}}){_OF_YEAR}{_YEAR}",
        _numbers,
    ),
    (rf"(?:tháng|thg\.?) ?(?P<month>\d{{1,2}}){_OF_YEAR}{_YEAR}", _numbers),
    (rf"(?:năm )?(\d{{1,11}}) ?{_BEFORE_CHRIST}", _before_christ),
    (rf"(?:năm )?(?P<year>\d{{1,11}}) ?{_AFTER_CHRIST}", _year),
    (rf"{_AFTER_CHRIST} ?(?P<year>\d{{1,11}})", _year),
    (r"(?:năm )?(?P<year>\d{3,4}|-(?!0000)\d{4})", _year),
    (r"(?:the )?(\d{3})0['’]?s", _decade),
    (r"(?:thập niên|thập kỷ|những năm) (\d{3})0", _decade),
    (rf"(?:the )?(\d{{1,2}})(?:st|nd|rd|th) c(?:entury|\.)( {_BEFORE_CHRIST})?", _century),
    (rf"thế k[ỷỉ] (\d{{1,2}}|[ivx]+)( {_BEFORE_CHRIST})?", _century),
    (r"(?:the )?(spring|summer|autumn|fall|winter)(?: of)? (?P<year>\d{4})", _season),
    (r"(?:mùa )?(xuân|hè|hạ|thu|đông)(?: năm)? (?P<year>\d{4})", _season),
)
_QUALIFIED = _forms(
    (
        r"(.+?)(?:t| | at )(\d|[01]\d|2[0-3]):([0-5]\d(?::[0-5]\d)?(?:z|[+-](?!00:00)[01]\d:[0-5]\d)?)",
        _with_time,
    ),
    (r"(?:about|around|approximately|approx\.?|circa|ca\.?|c\.|~|khoảng) ?(.+)", _qualified("~")),
    (r"(?:perhaps|maybe|possibly|probably|có lẽ) (.+)", _qualified("?")),
    (r"(.+?) ?\?", _qualified("?")),
)
_SPANS = _forms(
    (r"(\d{4})-(\d{4})", _span),
    (r"(?:from |từ )?(.+?)(?: (?:to|until|till|đến|-) | ?[–—] ?)(.+)", _span),
)
