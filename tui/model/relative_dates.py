"""Dates counted from today: "yesterday", "next tuesday", "last year", "hôm kia", "3 tuần trước"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from tui.model.spoken_dates import WEEKDAY, weekday_number
from tui.model.spoken_periods import within

Reader = Callable[[re.Match[str], date], list[str]]

_DAYS = {
    "the day before yesterday": -2,
    "day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "now": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
    "hôm kìa": -3,
    "hôm kia": -2,
    "hôm qua": -1,
    "hôm nay": 0,
    "bữa nay": 0,
    "bây giờ": 0,
    "ngày mai": 1,
    "mai": 1,
    "ngày kia": 2,
    "ngày mốt": 2,
    "mốt": 2,
}
_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_UNITS = {"day": "day", "week": "week", "month": "month", "year": "year"}
_UNITS |= {"ngày": "day", "hôm": "day", "tuần": "week", "tháng": "month", "năm": "year"}
_STEPS = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_STEPS |= {"trước": -1, "rồi": -1, "vừa rồi": -1, "qua": -1, "này": 0, "nay": 0, "sau": 1, "tới": 1}
_YEARS = {"năm ngoái": -1, "năm kia": -2, "sang năm": 1, "năm sau nữa": 2}


def counted_from(text: str, today: date) -> list[str]:
    """Return the EDTF texts that a plain text may mean today: none where it does not count from it."""
    for pattern, reader in _FORMS:
        match = pattern.fullmatch(text)
        if match:
            try:
                return list(dict.fromkeys(reader(match, today)))
            except (ValueError, OverflowError):  # beyond the years that have days here
                return []
    return []


def _named_day(match: re.Match[str], today: date) -> list[str]:
    return [(today + timedelta(_DAYS[match[0]])).isoformat()]


def _named_year(match: re.Match[str], today: date) -> list[str]:
    return [_moved(today, "year", _YEARS[match[0]])]


def _unit(match: re.Match[str], today: date) -> list[str]:
    return [_moved(today, _UNITS[match["unit"]], _STEPS[match["step"]])]


def _ago(match: re.Match[str], today: date) -> list[str]:
    number = _number(match["number"])
    back = match.groupdict().get("ago") is not None
    return [_moved(today, _UNITS[match["unit"].rstrip("s")], -number if back else number)]


def _number(text: str) -> int:
    return _NUMBERS[text] if text in _NUMBERS else int(text)


def _moved(today: date, unit: str, by: int) -> str:
    """Return the day, the week, the month or the year that lies so many behind today's."""
    if unit == "day":
        return (today + timedelta(by)).isoformat()
    if unit == "week":
        return within(monday := _monday(today, by), monday + timedelta(6))
    if unit == "month":
        year, month = divmod(today.year * 12 + today.month - 1 + by, 12)
        return date(year, month + 1, 1).isoformat()[:7]
    return date(today.year + by, 1, 1).isoformat()[:4]


def _monday(today: date, weeks: int) -> date:
    return today - timedelta(today.weekday()) + timedelta(weeks=weeks)


def _weekday(match: re.Match[str], today: date) -> list[str]:
    """
    Read "next tuesday": to some the one that comes first, to others that of next week.

    They are one and the same where this week's is over, or, of the last, still to come; else both are given.
    """
    number, step = weekday_number(match["weekday"].rstrip(".")), _STEPS[match["step"]]
    of_week = _monday(today, step) + timedelta(number)
    if not step:
        return [of_week.isoformat()]
    nearest = today + timedelta(
        (number - today.weekday() - 1) % 7 + 1 if step > 0 else -((today.weekday() - number - 1) % 7 + 1)
    )
    return [nearest.isoformat(), of_week.isoformat()]


def _weekday_of_week(match: re.Match[str], today: date) -> list[str]:
    monday = _monday(today, _STEPS[match["step"]])
    return [(monday + timedelta(weekday_number(match["weekday"].rstrip(".")))).isoformat()]


_COUNT = rf"(?P<number>\d{{1,4}}|{'|'.join(_NUMBERS)})"
_FORMS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern, re.ASCII), reader)
    for pattern, reader in (
        ("|".join(_DAYS), _named_day),
        ("|".join(_YEARS), _named_year),
        (r"(?:the )?(?P<step>last|previous|past|this|current|next|coming) (?P<unit>week|month|year)", _unit),
        (r"(?P<unit>tuần|tháng|năm) (?P<step>trước|rồi|vừa rồi|qua|này|nay|sau|tới)", _unit),
        (rf"{_COUNT} (?P<unit>days?|weeks?|months?|years?) (?P<ago>ago|earlier)", _ago),
        (rf"in {_COUNT} (?P<unit>days?|weeks?|months?|years?)(?:'? time)?", _ago),
        (rf"{_COUNT} (?P<unit>days?|weeks?|months?|years?) (?:from now|from today|hence)", _ago),
        (rf"(?:cách đây )?{_COUNT} (?P<unit>ngày|hôm|tuần|tháng|năm) (?P<ago>trước|về trước)(?: đây)?", _ago),
        (rf"(?P<ago>cách đây) {_COUNT} (?P<unit>ngày|hôm|tuần|tháng|năm)", _ago),
        (rf"(?:sau )?{_COUNT} (?P<unit>ngày|hôm|tuần|tháng|năm) (?:nữa|tới)", _ago),
        (rf"(?:on )?(?P<step>last|previous|past|this|next|coming) (?P<weekday>{WEEKDAY})\.?", _weekday),
        (rf"(?P<weekday>{WEEKDAY}) (?P<step>trước|rồi|vừa rồi|qua|này|sau|tới)", _weekday),
        (rf"(?P<weekday>{WEEKDAY})\.? (?:of )?(?P<step>last|this|next) week", _weekday_of_week),
        (rf"(?P<weekday>{WEEKDAY}) tuần (?P<step>trước|rồi|qua|này|sau|tới)", _weekday_of_week),
    )
)
