"""Dates in English."""

from __future__ import annotations

from typing import ClassVar

from tui.model.calendar_names import (
    MONTHS,
    SHORT_MONTHS,
    first_of_years,
    year_in_a_sentence,
    year_of_calendar,
    year_words,
)
from tui.model.edtf import Part
from tui.model.phrasing import Pair, Phrasing, Shared

_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


class English(Phrasing):
    short = False
    certainties = ("no", "possibly", "certainly")
    all_time = "all time"
    months: ClassVar = MONTHS
    phrases: ClassVar = {
        "?": "perhaps {}",
        "~": "about {}",
        "%": "perhaps about {}",
        "? range": "perhaps {}",
        "~ range": "roughly {}",
        "% range": "perhaps roughly {}",
        "inside": "in {}",
        "hidden day": "{}, day not known",
        "hidden month": "{}, month not known",
        "hidden month and day": "{}, month and day not known",
        "one day": "one day within {}",
        "between": "between {} and {}",
        "some time": "some time between {} and {}",
        "day or before": "on or before {}",
        "time or before": "at or before {}",
        "period or before": "in or before {}",
        "day or after": "on or after {}",
        "time or after": "at or after {}",
        "period or after": "in or after {}",
        "or earlier": "{} or earlier",
        "or later": "{} or later",
        "? beside": "perhaps {}",
        "% beside": "perhaps about {}",
        "at latest": "{} at the latest",
        "since": "from {} onwards",
        "until": "until {}",
        "end unknown": "from {}, end not known",
        "start unknown": "until {}, start not known",
        "from to": "from {} to {}",
        "within": "begun and ended in {}",
        "within days": "begun and ended within {}",
        "at least day": "at least on {}",
        "at least time": "at least at {}",
        "at least period": "at least in {}",
        "still day": "from {}, still on {}",
        "still time": "from {}, still under way at {}",
        "still period": "from {}, still under way in {}",
        "from": "from {} on",
        "no date": "no date",
        "julian": "{} (Julian)",
        "hebrew": "{} (Hebrew)",
        "islamic": "{} (Islamic)",
        "french-republican": "{} (French Republican)",
        "coptic": "{} (Coptic)",
        "both calendars": "{}, that is {} (Gregorian)",
    }

    def plain(self, part: Part) -> str:
        year = year_of_calendar(part.year, part.calendar, "en")
        match part.unit:
            case "decade":
                return f"the {part.year}s"
            case "year":
                return year_in_a_sentence(part.year, calendar=part.calendar)
            case "season":
                return f"{_SEASONS[part.month]} {year}"
            case "month":
                return f"{self.month_of(part)} {year}"
            case "day":
                return f"{self._day(part)} {year}"
        return f"{clock(part)}{zone(part)} on {self._day(part)} {year}"

    def pair(self, first: Part, last: Part, shared: Shared) -> Pair:
        match shared:
            case "day":
                text = clock(first)
            case "month":
                text = str(first.day)
            case "year":
                text = self._day(first) if first.unit == "day" else self.month_of(first)
            case "era":
                text = first_of_years(first.year, last.year, calendar=first.calendar)
            case _:
                text = self.plain(first)
        return Pair(text, self.plain(last), tight=shared != "" and " " not in text)

    def range(self, pair: Pair) -> str:
        return pair.first + ("–" if pair.tight else " – ") + pair.last

    def _day(self, part: Part) -> str:
        return f"{part.day} {self.month_of(part)}"


class ShortEnglish(English):
    short = True
    months = SHORT_MONTHS
    phrases: ClassVar = {
        **English.phrases,
        "?": "{}?",
        "~": "c. {}",
        "%": "c. {}?",
        "? beside": "{}?",
        "% beside": "c. {}?",
        "? range": "{}?",
        "~ range": "{}, roughly",
        "% range": "{}, roughly?",
        "inside": "{}",
        "hidden day": "{}",
        "hidden month": "{}",
        "hidden month and day": "{}",
        "one day": "within {}",
        "between": "within {} – {}",
        "some time": "within {} – {}",
        "day or before": "by {}",
        "time or before": "by {}",
        "period or before": "by {}",
        "day or after": "{} or later",
        "time or after": "{} or later",
        "period or after": "{} or later",
        "since": "from {}",
        "end unknown": "{} – ?",
        "start unknown": "? – {}",
        "from to": "{} – {}",
        "within": "{}",
        "within days": "within {}",
        "at least day": "{} at least",
        "at least time": "{} at least",
        "at least period": "{} at least",
        "still day": "{} – {} or later",
        "still time": "{} – {} or later",
        "still period": "{} – {} or later",
    }

    def plain(self, part: Part) -> str:
        if part.unit == "decade":
            return f"{part.year}s"
        if part.unit == "year" and not part.calendar:
            return year_words(part.year)
        if part.unit in {"minute", "second"}:
            return f"{self._day(part)} {year_of_calendar(part.year, part.calendar, 'en')}, {clock(part)}{zone(part)}"
        return super().plain(part)

    def pair(self, first: Part, last: Part, shared: Shared) -> Pair:
        if shared == "day":
            return Pair(self.plain(first._replace(offset=None)), clock(last) + zone(last), tight=True)
        return super().pair(first, last, shared)


def clock(part: Part) -> str:
    """Return the time of day: 20:00, or 20:00:05 where seconds were written."""
    text = f"{part.hour:02}:{part.minute:02}"
    return f"{text}:{part.second:02}" if part.unit == "second" else text


def zone(part: Part) -> str:
    """Return the offset after a blank: " (UTC+7)"; nothing where none was written."""
    if part.offset is None:
        return ""
    hours, minutes = divmod(abs(part.offset), 60)
    sign = "-" if part.offset < 0 else "+"
    return f" (UTC{sign}{hours}{f':{minutes:02}' if minutes else ''})" if part.offset else " (UTC)"
