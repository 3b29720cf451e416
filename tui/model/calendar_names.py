"""Names of months and weekdays, and years with their era, in English and Vietnamese."""

from __future__ import annotations

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
    """Say an astronomical year without its era: 2023, 44, 17,001 (in Vietnamese 17.001)."""
    number = year if year > 0 else 1 - year
    if number <= 9999:
        return str(number)
    return f"{number:,}".replace(",", ".") if is_vietnamese(language) else f"{number:,}"


def year_words(year: int, language: str = "en") -> str:
    """Say an astronomical year by itself: "2023", "800 CE", "44 BCE", "44 TCN"."""
    number = year_number(year, language)
    if 1000 <= year <= 9999:
        return number
    eras = ("TCN", "SCN") if is_vietnamese(language) else ("BCE", "CE")
    return f"{number} {eras[year > 0]}"
