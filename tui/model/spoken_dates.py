"""One date as people write it, turned into EDTF; a date of another calendar says so (`tui.model.calendars`)."""

from __future__ import annotations

import re
from datetime import date

from tui.model.calendar_names import MONTHS
from tui.model.instants import year_text
from tui.model.spoken_forms import AFTER_CHRIST, ERA, ROMAN, YEAR, compiled, first_read, number_of, years_of
from tui.model.spoken_periods import PERIODS

_MONTH_NAMES = (f"{name[:3]}(?:{name[3:4]}(?:{name[4:]})?)?" for name in map(str.lower, MONTHS))
MONTH_NAME = f"(?:{'|'.join(_MONTH_NAMES)})"
_NUMBERS_VI = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_MONTHS_VI = {word: number for number, word in enumerate(_NUMBERS_VI, 1)} | {"bốn": 4, "bẩy": 7}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS_VI = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|"
    r"thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|t[2-7]|cn)"
)
_FIRST_WEEKDAY = date(1582, 10, 15)

_MONTH = rf"(?P<name>{MONTH_NAME})\.?"
_DAY = r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
# A comma before three digits may part thousands: April 12,628 CE.
_APART = r"(?:\s*,\s+|\s*,(?=\d{4}(?!\d)|[^\d])|[\s/.-]+|\s+of\s+)"
_MONTH_VI = rf"(?:tháng|thg\.?|th\.?) ?(?:(?P<month>\d{{1,2}})|(?P<month_vi>{'|'.join(sorted(_MONTHS_VI, key=len, reverse=True))}))"
_OF_YEAR = r"(?:\s*,?\s*năm\s+|\s*,\s*|[\s/-]+)"


def _dates(match: re.Match[str], month: int) -> list[str]:
    day = match.groupdict().get("day")
    behind = f"-{month:02}-{int(day):02}" if day else f"-{month:02}"
    return [f"{year_text(year)}{behind}" for year in years_of(match)]


def _numbers(match: re.Match[str]) -> list[str]:
    """Read year, month and perhaps day, all in digits; a month may be a word in Vietnamese."""
    word = match.groupdict().get("month_vi")
    return _dates(match, _MONTHS_VI[word] if word else int(match["month"]))


def _either_first(match: re.Match[str]) -> list[str]:
    """Read two numbers and a year: the first may be the day or the month."""
    first, second = int(match["first"]), int(match["second"])
    years = [year_text(year) for year in years_of(match)]
    return [
        *(f"{year}-{second:02}-{first:02}" for year in years if second <= 12 or first > 12),
        *(f"{year}-{first:02}-{second:02}" for year in years if first <= 12),
    ]


def _named_month(match: re.Match[str]) -> list[str]:
    short_names = [name[:3].lower() for name in MONTHS]
    return _dates(match, short_names.index(match["name"][:3]) + 1)


def _roman_month(match: re.Match[str]) -> list[str]:
    return _dates(match, ROMAN[match["roman"]])


def _dual(match: re.Match[str]) -> list[str]:
    """
    Read 15 January 1743/44: a day between 1 January and 24 March, when the year changed where that was written.

    It is a day of the Julian calendar, in the year that begins on 1 January: the later one.
    """
    first = int(match["year"])
    whole = str(first)
    second = int(whole[: -len(match["second"])] + match["second"])
    if second != first + 1 and not (second % 10 == 0 and second + 10 ** len(match["second"]) == first + 1):
        return []
    month = [name[:3].lower() for name in MONTHS].index(match["name"][:3]) + 1
    day = f"-{int(match['day']):02}" if match["day"] else ""
    early = month < 3 or (month == 3 and (not day or int(match["day"]) <= 24))
    return [f"julian:{first + 1:04}-{month:02}{day}"] if early else []


def _with_weekday(match: re.Match[str]) -> list[str]:
    """Read a day whose weekday is written with it, and is that day's."""
    found = first_read(match["date"], _PLAIN)
    return [one for one in found if _is_on(one, match["weekday"].rstrip("."))]


def _is_on(text: str, name: str) -> bool:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return False
    day = date.fromisoformat(text)
    return day < _FIRST_WEEKDAY or weekday_number(name) == day.weekday()


def weekday_number(name: str) -> int:
    """Return 0 for Monday to 6 for Sunday."""
    if name in {"cn", "chủ nhật"}:
        return 6
    if name[-1].isdigit():
        return int(name[-1]) - 2
    return next(
        number
        for number, names in enumerate(zip(_WEEKDAYS, _WEEKDAYS_VI, strict=True))
        if name == names[1] or names[0].startswith(name)
    )


def _year(match: re.Match[str]) -> list[str]:
    return [year_text(year) for year in years_of(match) if year or match.groupdict().get("of_era")]


def _signed_year(match: re.Match[str]) -> list[str]:
    return [match[1]]


def _of_calendar(match: re.Match[str]) -> list[str]:
    """Read a date that is said to be in the old style, which is Julian, or in the new."""
    found = first_read(match["date"], _PLAIN + _ON_WEEKDAYS)
    if re.fullmatch("n.*|g.*", match["style"]):
        return found
    return [f"julian:{one}" for one in found if ":" not in one]


def _gedcom_calendar(match: re.Match[str]) -> list[str]:
    found = first_read(match["date"], _PLAIN)
    return [one if ":" in one or match["calendar"] == "gregorian" else f"julian:{one}" for one in found]


def _other_month(match: re.Match[str]) -> list[str]:
    """Read a month of another calendar by its name: 1 Tishri 5784, 15 Ramadan 1444 AH, 9 Thermidor II."""
    from tui.model.calendars import date_by_name  # loads the calendars, and few such dates are written

    year = number_of(match["year"])
    found = date_by_name(match["day"], match["month"], year) if year else None
    return [found] if found else []


_SHORT_YEAR = rf"(?:(?P<year>\d{{3,4}})|(?P<of_era>\d{{1,5}}){ERA}|['’]?(?P<short>\d\d))"

# In the order tried, after blanks and capitals have been made alike.
_DAYS = compiled(
    (r"(?P<year>-(?!0000)\d{4}|\d{4})([-/. ])(?P<month>\d{1,2})(?:\2(?P<day>\d{1,2}))?", _numbers),
    (r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)?", _numbers),
    (
        rf"(?:ngày |mùng |mồng )?(?P<first>\d{{1,2}})([-/.])(?P<second>\d{{1,2}})(?:\2|,? (?:năm )?){_SHORT_YEAR}",
        _either_first,
    ),
    (r"(?P<first>\d{1,2}) (?P<second>\d{1,2}) (?P<year>\d{4})", _either_first),
    (r"(?:tháng |t|thg\.? ?)?(?P<month>\d{1,2})[-/. ](?P<year>\d{4})", _numbers),
    (
        rf"(?:the )?(?P<day>\d{{1,2}})?(?:st|nd|rd|th)?{_APART}?{_MONTH}{_APART}(?P<year>\d{{4}})/(?P<second>\d\d?|\d{{4}})",
        _dual,
    ),
    (
        rf"{_MONTH}{_APART}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_APART}(?P<year>\d{{4}})/(?P<second>\d\d?|\d{{4}})",
        _dual,
    ),
    (rf"{_DAY}{_APART}?{_MONTH}{_APART}?{YEAR}", _named_month),
    (rf"{_MONTH}{_APART}{_DAY}{_APART}{YEAR}", _named_month),
    (rf"{_DAY}{_APART}?{_MONTH}{_APART}?(?P<short>\d\d)", _named_month),
    (rf"{_MONTH}{_APART}{YEAR}", _named_month),
    (rf"{YEAR}{_APART}{_MONTH}(?:{_APART}{_DAY})?", _named_month),
    (r"(?P<day>\d{1,2})([. ])\s*(?P<roman>[ivx]+)\2\s*(?P<year>\d{4})", _roman_month),
    (
        rf"(?:ngày |mùng |mồng |ngày mùng |ngày mồng )?(?P<day>\d{{1,2}}),? {_MONTH_VI}{_OF_YEAR}{YEAR}",
        _numbers,
    ),
    (rf"{_MONTH_VI}{_OF_YEAR}{YEAR}", _numbers),
    (rf"(?:năm |the year )?(?P<of_era>\d{{1,3}}(?:[,.]\d{{3}})+|\d{{1,11}}){ERA}", _year),
    (rf"{AFTER_CHRIST} ?(?P<year>\d{{1,11}})", _year),
    (r"(?:năm |the year |year |in |sometime in |some time in )?(?P<year>\d{3,4})", _year),
    (r"(?:năm )?(-(?!0000)\d{4})", _signed_year),
)
_BY_NAME = compiled(
    (
        r"(?P<day>\d{1,2})?(?:st|nd|rd|th)? ?(?P<month>[^\W\d_][^\d]*?),? (?:an |year |năm )?(?P<year>\d{1,4}|[ivxl]+)(?: (?:ah|am|a\.h\.|a\.m\.))?",
        _other_month,
    ),
)
_PLAIN = _DAYS + PERIODS + _BY_NAME
# Each group is made of the ones before it, so that no text leads to deeper and deeper reading.
_ON_WEEKDAYS = compiled(
    (rf"(?P<weekday>{WEEKDAY})\.?,? (?P<date>.+)", _with_weekday),
    (rf"(?P<date>.+?)(?:, |,? \()(?P<weekday>{WEEKDAY})\)?", _with_weekday),
)
_OF_CALENDARS = compiled(
    (
        r"(?P<date>.+?),? \(?(?P<style>o\.? ?s\.?|old style|julian(?: calendar)?|n\.? ?s\.?|new style|gregorian(?: calendar)?|lịch julius|lịch gregory|gregory)\)?",
        _of_calendar,
    ),
    (r"@#d(?P<calendar>julian|gregorian|hebrew|french r|hijri)@ (?P<date>.+)", _gedcom_calendar),
)
SINGLE = _PLAIN + _ON_WEEKDAYS + _OF_CALENDARS
