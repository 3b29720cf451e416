"""
What a person types for a date: "aug 2023", "15/8/2023", "44 bc", "hôm nay".

What counts from today is tried first, then EDTF, then the forms of `tui.model.spoken`. What can be read in several ways
is given back to be asked, and what was not typed is never filled in.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from tui.model.dates import DateError, When, weekday_name
from tui.model.relative_dates import counted_from
from tui.model.spoken import impossible, plain, readings
from tui.model.spoken_dates import MONTH_NAME, WEEKDAY, weekday_number
from tui.model.translation import spoken, tr

_WEEKDAY = re.compile(rf"(?<!\w)(?P<weekday>{WEEKDAY})(?!\w)")
_MONTH = re.compile(rf"(?<![^\W\d_]){MONTH_NAME}(?![^\W\d_])|tháng")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Ambiguous(NamedTuple):
    """The dates that a text can mean, two or more, the day-first one before the month-first one."""

    choices: tuple[When, ...]


def understand(text: str, *, today: date) -> When | Ambiguous:
    """Read what a person typed; raises DateError, whose words are for that person."""
    text = " ".join(text.split())
    if not text:
        raise DateError(tr("type a date: 2023, aug 2023, 15/8/2023, 44 bc, today"))
    found = counted_from(plain(text), today)
    try:
        found = found or [When.parse(_capitals(text)).text]
    except DateError as error:
        found = readings(text)
        if not found:
            raise _refused(text, error) from None
    found += _also_years(text)
    choices = tuple(When.parse(reading) for reading in found)
    return choices[0] if len(choices) == 1 else Ambiguous(choices)


def _capitals(text: str) -> str:
    """Return a text in the letters of EDTF, which are all capitals; those of a calendar before it are small."""
    calendar, colon, dates = text.partition(":") if re.match(r"[A-Za-z-]{5,}:", text) else ("", "", text)
    return f"{calendar.lower()}{colon}{dates.upper()}"


def _also_years(text: str) -> list[str]:
    """Return the years that 1923-24 may mean as well: to EDTF it is a winter."""
    season = re.fullmatch(r"(\d\d)(\d\d)-(2[1-4])", text)
    return [f"{season[1]}{season[2]}/{season[1]}{season[3]}"] if season and season[3] > season[2] else []


def _refused(text: str, error: DateError) -> DateError:
    """Say what is missing in a text that is not understood, or what is wrong with it."""
    wrong = impossible(text)
    said = _mistake(wrong) if wrong is not None else _missing(text)
    if said:
        return DateError(said)
    if not re.search(r"[^\W\d_]{3}", text):
        return error
    said = tr("{text} is not understood: type 2023, aug 2023, 15 aug 2023, 15/8/2023, 44 bc or today")
    return DateError(said.format(text=text[:40]))


def _missing(text: str) -> str:
    """Say which part of a date is not there, or which weekday should be."""
    weekday, month = _WEEKDAY.search(plain(text)), _MONTH.search(plain(text))
    if not (weekday or month):
        return ""
    if weekday and (said := _other_weekday(plain(text), weekday)):
        return said
    if not re.search(r"\d{3}", text):
        return tr("which year? Write it with four digits")
    if not month:
        return tr("which month?")
    clock = re.search(r"\d:\d\d|\d ?[ap]\.?m\b", text, re.IGNORECASE)
    if clock is None:
        return ""
    zone = re.fullmatch(r"[ :\d.apm]* [a-z]{1,5}", text[clock.end() :], re.IGNORECASE)
    return tr("which time zone? Write it as UTC+7, or leave it out") if zone else tr("which day?")


def _mistake(date: str) -> str:
    """Say what the calendar has not."""
    try:
        When.parse(date)
    except DateError as error:
        return str(error)
    raise AssertionError(date)


def _other_weekday(text: str, match: re.Match[str]) -> str:
    """Say which day of the week a day was, where another is written with it."""
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    found = [one for one in readings(" ".join(rest.split()).strip(" ,.()")) if _DAY.fullmatch(one)]
    if len(found) != 1:
        return ""
    day, language = date.fromisoformat(found[0]), spoken()
    if day.weekday() == weekday_number(match["weekday"]):
        return ""
    said = tr("{date} is a {weekday}, not what is written")
    return said.format(
        date=When.parse(found[0]).words(language), weekday=weekday_name(day.weekday(), language)
    )
