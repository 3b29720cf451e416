"""Stretches of time as people write them, turned into EDTF: weeks, quarters, seasons, decades, centuries, millions of years."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tui.model.instants import year_text
from tui.model.spoken_forms import (
    AFTER_CHRIST,
    BEFORE_CHRIST,
    ORDINALS,
    ROMAN,
    YEAR,
    Reader,
    compiled,
    number_of,
    years_of,
)

_QUARTERS = {"one": 1, "two": 2, "three": 3, "four": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SEASONS |= {"xuân": 21, "hè": 22, "hạ": 22, "thu": 23, "đông": 24}
_CENTURY = rf"(\d{{1,2}}(?=st|nd|rd|th)|[ivx]+(?= )|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})(?:st|nd|rd|th)?"

_SCALED = (
    r"(?P<number>\d+(?:[.,]\d+)?) ?(?P<scale>thousand|million|billion|m|bn|nghìn|ngàn|triệu|tỷ|tỉ) (?:years? |năm )?"
    rf"(?:(?P<ago>ago|trước|before present|before the present|bp)|{BEFORE_CHRIST}|(?P<after>{AFTER_CHRIST}))"
)


def _weeks(match: re.Match[str]) -> list[str]:
    """Read a week of a year as somewhere within its days, or a day of it."""
    year, week, day = int(match["year"]), int(match["week"]), match.groupdict().get("weekday")
    try:
        first = date.fromisocalendar(year, week, int(day or 1))
    except ValueError:
        return []
    return [first.isoformat()] if day else [within(first, first + timedelta(6))]


def within(first: date, last: date) -> str:
    """Say that something was on one of some days."""
    return f"[{first.isoformat()}..{last.isoformat()}]"


def _day_of_year(match: re.Match[str]) -> list[str]:
    year, number = int(match["year"]), int(match["number"])
    if not 1 <= number <= 366 or year < 1:
        return []
    day = date(year, 1, 1) + timedelta(number - 1)
    return [day.isoformat()] if day.year == year else []


def _quarter(match: re.Match[str]) -> list[str]:
    written = match["quarter"]
    number = (
        _QUARTERS.get(written) or ROMAN.get(written) or int(written[:1])
        if written not in ORDINALS
        else 1 + ORDINALS.index(written)
    )
    return [_months(match["year"], 3 * number - 2, 3 * number)] if 1 <= number <= 4 else []


def _half(match: re.Match[str]) -> list[str]:
    second = match["half"] in {"2", "second", "2nd", "sau", "cuối"}
    return [_months(match["year"], 7, 12) if second else _months(match["year"], 1, 6)]


def _months(year: str, first: int, last: int) -> str:
    return f"[{year}-{first:02}..{year}-{last:02}]"


_LARGE = {
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "m": 6,
    "bn": 9,
    "nghìn": 3,
    "ngàn": 3,
    "triệu": 6,
    "tỷ": 9,
    "tỉ": 9,
}
_LARGE |= {"ka": 3, "kya": 3, "ma": 6, "mya": 6, "ga": 9, "gya": 9, "bya": 9}


def _large(match: re.Match[str]) -> list[str]:
    """Read 13.8 billion years BC; years ago are as good as that where they are counted in such numbers, but about."""
    whole, _, decimals = match["number"].replace(",", ".").partition(".")
    zeros = _LARGE[match["scale"]] - len(decimals)
    if zeros < 0:
        return []
    number = int(whole + decimals) * 10**zeros
    after, ago = match.groupdict().get("after"), match.groupdict().get("ago")
    if number < (100_000 if ago else 10_000):
        return []
    digits = str(number).rstrip("0")
    exponent = len(str(number)) - len(digits)
    year = f"{digits}E{exponent}" if exponent else digits
    return [f"Y{'' if after else '-'}{year}{'~' if ago else ''}"]


def _years_ago(match: re.Match[str]) -> list[str]:
    """Read 200,000 years ago, which is counted from nobody knows which year."""
    number = re.sub("[,.]", "", match[1])
    digits = number.rstrip("0")
    exponent = len(number) - len(digits)
    return [f"Y-{digits}{f'E{exponent}' if exponent else ''}~"] if len(number) > 5 else []


def _decade(match: re.Match[str]) -> list[str]:
    digits = match[1]
    decade = f"{digits}X"
    return [decade, f"{digits[:2]}XX"] if digits.endswith("0") and match[0].endswith("s") else [decade]


def _decade_of_century(match: re.Match[str]) -> list[str]:
    century = number_of(match["century"])
    return [f"{century - 1:02}{match['tens']}X"] if century else []


def _hundreds(length: int) -> Reader:
    """Read a century or a millennium."""

    def read(match: re.Match[str]) -> list[str]:
        number = number_of(match[1])
        if not number:
            return []
        first, last = length * (number - 1) + 1, length * number
        if match[2]:
            first, last = 1 - last, 1 - first
        return [f"[{year_text(first)}..{year_text(last)}]"]

    return read


def _season(match: re.Match[str]) -> list[str]:
    return [f"{year_text(year)}-{_SEASONS[match['season']]}" for year in years_of(match)]


def _winter(match: re.Match[str]) -> list[str]:
    """Read winter 2023/24, which begins in the first of two years."""
    first, second = match["year"], match["second"]
    return [f"{first}-24"] if int(first) + 1 == int(first[: 4 - len(second)] + second) else []


PERIODS = compiled(
    (r"(\d{1,3}(?:[,.]\d{3})+) (?:years? ago|năm trước)", _years_ago),
    (
        _SCALED,
        _large,
    ),
    (
        r"(?P<number>\d+(?:[.,]\d+)?) ?(?P<scale>ka|kya|ma|mya|ga|gya|bya)(?P<ago>(?: ago| bp)?)",
        lambda match: [f"{one.rstrip('~')}~" for one in _large(match)],
    ),
    (r"(?P<year>\d{4})-?w(?P<week>\d\d)(?:-?(?P<weekday>[1-7]))?", _weeks),
    (r"(?:week|w|wk\.?|tuần)(?: thứ)? ?(?P<week>\d{1,2})(?:,| of|/| năm|,? năm)? ?(?P<year>\d{4})", _weeks),
    (r"(?P<year>\d{4}) (?:week|wk\.?|w) ?(?P<week>\d{1,2})", _weeks),
    (r"(?P<year>\d{4})-?(?P<number>\d{3})", _day_of_year),
    (
        r"(?:q|quarter |quý |quí )(?P<quarter>[1-4]|i{1,3}|iv|one|two|three|four|một|hai|ba|tư|bốn)(?:,? |/|-| of | năm |, năm )(?P<year>\d{4})",
        _quarter,
    ),
    (
        r"(?:the )?(?P<quarter>[1-4](?:st|nd|rd|th)|first|second|third|fourth) quarter(?: of|,)? (?P<year>\d{4})",
        _quarter,
    ),
    (r"(?P<year>\d{4})[ /-]?q(?P<quarter>[1-4])", _quarter),
    (r"h(?P<half>[12])[ /-]?(?P<year>\d{4})", _half),
    (r"(?P<year>\d{4})[ /-]?h(?P<half>[12])", _half),
    (r"(?:the )?(?P<half>first|second|1st|2nd) half (?:of )?(?P<year>\d{4})", _half),
    (r"(?:6|sáu) tháng (?P<half>đầu|cuối)(?: năm)? (?P<year>\d{4})", _half),
    (r"nửa (?P<half>đầu|sau|cuối)(?: năm)? (?P<year>\d{4})", _half),
    (r"(?:the )?(\d{3})0['’]?s", _decade),
    (r"(?:thập niên|thập kỷ|thập kỉ|những năm|các năm) (\d{3})0", _decade),
    (
        r"(?:những năm|thập niên|thập kỷ) (?P<tens>\d)0 (?:của )?(?:thế k[ỷỉ]|tk) (?P<century>\d{1,2}|[ivx]+)",
        _decade_of_century,
    ),
    (
        rf"(?:the )?{_CENTURY} c(?:entury|ent\.?|\.)?(?:,? (?:({BEFORE_CHRIST})|{AFTER_CHRIST}))?",
        _hundreds(100),
    ),
    (
        rf"(?:thế k[ỷỉ]|tk\.?)(?: thứ)? (\d{{1,2}}|[ivx]+)(?: (?:({BEFORE_CHRIST})|{AFTER_CHRIST}))?",
        _hundreds(100),
    ),
    (rf"(?:the )?{_CENTURY} mill(?:ennium|\.)(?:,? (?:({BEFORE_CHRIST})|{AFTER_CHRIST}))?", _hundreds(1000)),
    (
        rf"(?:thiên niên k[ỷỉ]|tnk\.?)(?: thứ)? (\d{{1,2}}|[ivx]+)(?: (?:({BEFORE_CHRIST})|{AFTER_CHRIST}))?",
        _hundreds(1000),
    ),
    (r"(?:the )?(?:winter|đông|mùa đông)(?: of| năm)? (?P<year>\d{4})[/–-](?P<second>\d\d|\d{4})", _winter),
    (rf"(?:the )?(?P<season>spring|summer|autumn|fall|winter)(?: of|,)? {YEAR}", _season),
    (rf"(?:mùa )?(?P<season>xuân|hè|hạ|thu|đông)(?: năm)? {YEAR}", _season),
)
