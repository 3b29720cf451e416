"""Dates for HTML's `<time>`: what a program reads, beside short words for people."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
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


class Moment(NamedTuple):
    """`machine` is a valid value of `datetime`, None where HTML has none for it: before year 1."""

    machine: str | None
    words: str


class Dates(NamedTuple):
    """
    One moment, or where a span begins and ends; `open_*` where it goes on beyond what is written or known.

    `start` and `end` are for programs that know no doubt: a day, month or year that is one of the moments, None where
    it is more than one, uncertain or not known.
    """

    moments: tuple[Moment, ...]
    open_left: bool
    open_right: bool
    start: str | None
    end: str | None

    @property
    def words(self) -> list[str]:
        """What the dates say; open ends say nothing."""
        moments = [moment.words for moment in self.moments]
        return moments if not (self.open_left or self.open_right) else []


class Dated(NamedTuple):
    """All that a page says of a date: in a sentence's words, in few, and for programs."""

    words: str
    short: str
    dates: Dates
    markup: Markup  # the short dates, open ends marked


@lru_cache(KEPT)
def dated(when: When, language: str) -> Dated:
    """Return what a page says of a date, which is read once for all of it."""
    expression = edtf.parse(when.text)
    dates = dates_of(when, language)
    return Dated(
        phrasing(language).say(expression),
        phrasing(language, short=True).say(expression),
        dates,
        _marked(dates),
    )


def _marked(dates: Dates) -> Markup:
    moments = " – ".join(
        f'<time datetime="{moment.machine}">{escape(moment.words)}</time>'
        if moment.machine
        else f"<span>{escape(moment.words)}</span>"
        for moment in dates.moments
    )
    before = '<span aria-hidden="true">‹ </span>' if dates.open_left else ""
    after = '<span aria-hidden="true"> ›</span>' if dates.open_right else ""
    return Markup(before + moments + after)  # noqa: S704  escaped, or ours


def dates_of(when: When, language: str) -> Dates:
    """Return a date as one or two moments, each as coarse as its bounds are."""
    if when.unknown:
        nothing = Moment(None, when.short(language))
        return Dates((nothing,), open_left=False, open_right=False, start=None, end=None)
    if _PLAIN.fullmatch(when.text):
        days = when.text.split("/")
        moments = tuple(_moment(day, language) for day in dict.fromkeys(days))
        return Dates(moments, open_left=False, open_right=False, start=days[0], end=days[-1])
    first, last_start, first_end, last = when.bounds
    if when.form is Form.MOMENT:
        start = end = _unit(first, last)
        ends = [start] if start else [first, last]
    else:
        start, end = _unit(first, last_start), _unit(first_end, last)
        ends = [start or first or last_start, end or first_end or last]
    written = [end for end in dict.fromkeys(ends) if end is not None]
    sure = not (when.approximate or when.uncertain)
    return Dates(
        tuple(_moment(end, language) for end in written),
        open_left=first is None,
        open_right=last is None,
        start=start if sure and start and _HTML.fullmatch(start) else None,
        end=end if sure and end and _HTML.fullmatch(end) else None,
    )


@lru_cache(KEPT)
def _moment(end: str, language: str) -> Moment:
    return Moment(end if _HTML.fullmatch(end) else None, When.parse(end).short(language))


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
