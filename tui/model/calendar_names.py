"""Names of months and weekdays, and years with their era, in English and Vietnamese."""

from __future__ import annotations

from typing import NamedTuple

DEEP = 100_000
"""The year from which on people count in thousands, millions and billions of years."""

_SCALES = (("", "thousand", "million", "billion"), ("", "nghìn", "triệu", "tỷ"))
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKDAYS_VI = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_SHORT_WEEKDAYS_VI = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")

_ROMAN_SIGNS = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def is_vietnamese(language: str) -> bool:
    """Whether a language tag such as `vi` or `vi-VN` is Vietnamese."""
    return language == "vi" or language.startswith("vi-")


def month_name(month: int, language: str = "en", *, short: bool = False) -> str:
    """Say a month, 1 to 12, by itself: "August", "Aug", "tháng 8", "Th8"."""
    if is_vietnamese(language):
        return f"Th{month}" if short else f"tháng {month}"
    return (SHORT_MONTHS if short else MONTHS)[month - 1]


def weekday_name(weekday: int, language: str = "en", *, short: bool = False) -> str:
    """Say a weekday, 0 Monday to 6 Sunday: "Tuesday", "Tue", "thứ Ba", "T3"."""
    if is_vietnamese(language):
        return (_SHORT_WEEKDAYS_VI if short else _WEEKDAYS_VI)[weekday]
    return (_SHORT_WEEKDAYS if short else _WEEKDAYS)[weekday]


def year_number(year: int, language: str = "en") -> str:
    """Say an astronomical year without its era: 2023, 44, 17,001 (in Vietnamese 17.001), 66 million."""
    round_number = round_years(year)
    if round_number:
        return f"{round_number.digits(language)} {_SCALES[is_vietnamese(language)][round_number.scale]}"
    return _all_digits(year, language)


def year_words(year: int, language: str = "en", *, exact: bool = False) -> str:
    """
    Say an astronomical year by itself: "2023", "800 CE", "44 BCE", "44 TCN", "66 million BCE".

    Where more than the year is meant, a month or a day in it, it is `exact`: "66,000,001 BCE".
    """
    number = _all_digits(year, language) if exact else year_number(year, language)
    if 1000 <= year <= 9999:
        return number
    return f"{number} {era(year, language)}"


def year_in_a_sentence(year: int, language: str = "en", *, calendar: str = "") -> str:
    """Say a year as `year_words` does, and of what a large and round number is one: "66 million years BCE"."""
    if calendar:
        words = year_of_calendar(year, calendar, language)
        return words if words[0].isdigit() else f"year {words}"
    if not round_years(year):
        return year_words(year, language)
    years = "năm" if is_vietnamese(language) else "years"
    return f"{year_number(year, language)} {years} {era(year, language)}"


def year_of_calendar(year: int, calendar: str, language: str) -> str:
    """Say a year of a calendar, "" for the Gregorian, which is more than a year alone."""
    if calendar in {"", "julian"}:
        return year_words(year, language, exact=True)
    return roman(year) if calendar == "french-republican" else str(year)


def roman(number: int) -> str:
    """Return 14 as XIV."""
    text = ""
    for value, sign in _ROMAN_SIGNS:
        times, number = divmod(number, value)
        text += sign * times
    return text


def first_of_years(first: int, last: int, language: str = "en", *, calendar: str = "") -> str:
    """Say the first of two years of one era without what is said with the last: 44, 252 of 252–66 million."""
    if calendar == "french-republican":
        return roman(first) if is_vietnamese(language) else f"year {roman(first)}"
    one, other = round_years(first), round_years(last)
    if one and other and one.scale == other.scale:
        return one.digits(language)
    return year_number(first, language)


def era(year: int, language: str = "en") -> str:
    """Say which era an astronomical year is in."""
    return (("TCN", "SCN") if is_vietnamese(language) else ("BCE", "CE"))[year > 0]


class RoundYears(NamedTuple):
    """So many thousand (`scale` 1), million (2) or billion (3) years: `thousandths` of that, so that no digit is lost."""

    thousandths: int
    scale: int

    def digits(self, language: str) -> str:
        """Say the number without its scale: 66, 13.8 (in Vietnamese 13,8)."""
        return decimal(self.thousandths, language)


def round_years(year: int) -> RoundYears | None:
    """
    Return a large year that was written as a round number: from 100,000 on, and of whole thousands.

    That is how people count there, and no digit is said that was not written: 66 million years BCE is written
    `Y-66E6`, and whether that is the year 66,000,000 or 66,000,001 BCE is nothing that anybody knows.
    """
    count = abs(year) if year % 1000 == 0 or year > 0 else 1 - year
    if count < DEEP or count % 1000:
        return None
    scale = next(scale for scale in (3, 2, 1) if count >= 1000**scale and count % 1000 ** (scale - 1) == 0)
    return RoundYears(count // 1000 ** (scale - 1), scale)


def decimal(thousandths: int, language: str) -> str:
    """Say a number with as many decimals as it needs."""
    whole, rest = divmod(thousandths, 1000)
    comma = "," if is_vietnamese(language) else "."
    return _grouped(whole, language) + (f"{comma}{rest:03}".rstrip("0") if rest else "")


def _all_digits(year: int, language: str) -> str:
    number = year if year > 0 else 1 - year
    return str(number) if number <= 9999 else _grouped(number, language)


def _grouped(number: int, language: str) -> str:
    return f"{number:,}".replace(",", ".") if is_vietnamese(language) else f"{number:,}"
