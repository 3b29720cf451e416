"""Dates for HTML's `<time>`: what a program reads, beside short words for people."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from tui.model import edtf
from tui.model.dates import Form, When, days_in_month
from tui.model.wording import phrasing

KEPT = 4096  # bounds are days, and days come again
# Days and spans of days, which nearly all dates are: they have no bounds but what is written.
_PLAIN = re.compile(r"(?!0000)\d{4}-\d\d-\d\d(?:/(?!0000)\d{4}-\d\d-\d\d)?")
_DAY = re.compile(r"(?P<month>(?P<year>Y?-?\d+)-(?P<m>\d\d))-(?P<d>\d\d)")
_HTML = re.compile(r"(?!0+(?:-|$))\d{4,}(?:-\d\d){0,2}(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?")


class Dates(NamedTuple):
    """
    When something began and ended, for programs that know no doubt: a day, month or year that is all of what the date
    says; None where it is more than one, uncertain or not known.
    """

    start: str | None
    end: str | None


class Dated(NamedTuple):
    """All that a page says of a date: in a sentence's words, in few, and for programs."""

    words: str
    short: str
    dates: Dates
    markup: Markup
    """The few words; what a program can read of them without more being said than they say."""


@lru_cache(KEPT)
def dated(when: When, language: str) -> Dated:
    """Return what a page says of a date, which is read once for all of it."""
    expression = edtf.parse(when.text)
    dates = dates_of(when)
    words, short = phrasing(language).say(expression), phrasing(language, short=True).say(expression)
    return Dated(words, short, dates, _marked(when, short, dates, language))


def _marked(when: When, short: str, dates: Dates, language: str) -> Markup:
    if when.form is Form.MOMENT and dates.start is not None:
        return _time(dates.start, short)
    if dates.start is not None and dates.end is not None:  # HTML has no spans
        ends = dict.fromkeys((dates.start, dates.end))
        return Markup(" – ").join(_time(end, When.parse(end).short(language)) for end in ends)
    return Markup("<span>{}</span>").format(short)


def _time(machine: str, words: str) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(machine, words)


def dates_of(when: When) -> Dates:
    """Return as much of a date as is one day, month or year."""
    if _PLAIN.fullmatch(when.text):
        days = when.text.split("/")
        return Dates(days[0], days[-1])
    if when.unknown or when.approximate or when.uncertain:
        return Dates(None, None)
    first, last_start, first_end, last = when.bounds
    if when.form is Form.MOMENT:
        start = end = _unit(first, last)
    else:
        start, end = _unit(first, last_start), _unit(first_end, last)
    return Dates(
        start if start and _HTML.fullmatch(start) else None, end if end and _HTML.fullmatch(end) else None
    )


def _unit(first: str | None, last: str | None) -> str | None:
    """Return the day, month or year of which two bounds are the first and the last day."""
    if first is None or first == last:
        return last and first
    start, end = _DAY.fullmatch(first), _DAY.fullmatch(last or "")
    if start is None or end is None or start["year"] != end["year"] or start["d"] != "01":
        return None
    if (start["m"], end["m"], end["d"]) == ("01", "12", "31"):
        return start["year"]
    ends_month = int(end["d"]) == days_in_month(int(end["year"].lstrip("Y")), int(end["m"]))
    return start["month"] if start["m"] == end["m"] and ends_month else None
