"""How a date is put into words, whatever the language: which phrase fits which form. Languages fill in the words."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import ClassVar, Literal, NamedTuple, cast

from tui.model.calendar_names import round_years
from tui.model.edtf import Choice, Edge, Expression, Interval, Part, Side, calendar_of
from tui.model.instants import civil

Shared = Literal["day", "month", "year", "era", ""]
"""The smallest unit that two dates lie in together, so far as their words can leave it out once."""


class Pair(NamedTuple):
    """Two dates in words, the first without what it shares with the second: `14`, `20 August 2023`."""

    first: str
    last: str
    tight: bool  # no blank beside the dash


class Phrasing(ABC):
    """The words of one language: in sentences, or short for labels and columns."""

    short: ClassVar[bool]
    certainties: ClassVar[tuple[str, str, str]]
    """No, possibly, certainly."""
    all_time: ClassVar[str]
    """A window without bounds."""
    months: ClassVar[tuple[str, ...]]
    phrases: ClassVar[Mapping[str, str]]
    """
    Templates for dates in words:

    - `?` `~` `%`: a qualified date; `? range`, `~ range`, `% range` where it is a range of years
    - each of these with `beside`: where "from", "to" or "between" stands before it, if it is said otherwise then
    - `hidden day`, `hidden month`, `hidden month and day`: one whose digits are X, `inside` what is known of it
    - `one day`: a moment within a range in words; `between`, and in an interval `some time`: one between two dates
    - `or before`, `or after`, after a preceding `day`, `time` or `period`: a moment that is known to one side
    - `or earlier`, `or later`, `at latest`: an end of an interval that is known to one side
    - `since`, `until`, `end unknown`, `start unknown`, `from to`, `within`, `within days`: intervals
    - `at least`, before `day`, `time` or `period`: an interval of which one date inside is known
    - `still`, after `day`, `time` or `period`: an interval with its start, and a date at which it had not ended
    - `from`: a window without an end
    - `no date`: that no date is known
    - each calendar: a date of it, and `both calendars`: the same date also as the Gregorian has it
    """

    def say(self, expression: Expression) -> str:
        """Put a date, a choice or an interval into words; one of another calendar also as the Gregorian has it."""
        text = self._expression(expression)
        calendar = calendar_of(expression)
        if not calendar:
            return text
        text = self.phrases[calendar].format(text)
        if self.short:
            return text
        from tui.model.calendars import extent  # few files have such a date

        return self.phrases["both calendars"].format(text, self._expression(extent(expression)))

    def _expression(self, expression: Expression) -> str:
        if isinstance(expression, Interval):
            return self._interval(expression)
        if isinstance(expression, Choice):
            return self._choice(expression)
        text = self._part(expression)
        if not expression.hidden:
            return text
        inside = text if expression.qualifier else self.phrases["inside"].format(text)
        return self.phrases[f"hidden {expression.hidden}"].format(inside)

    def say_window(self, expression: Expression) -> str:
        """Put the text of a window into words; where it has no end one looks on, which is not that something goes on."""
        if isinstance(expression, Interval) and expression.end is Edge.OPEN:
            return self.phrases["from"].format(self._side(expression.start, "or earlier"))
        return self.say(expression)

    @abstractmethod
    def plain(self, part: Part) -> str:
        """Say a date from a second to a decade that has a name, without its qualifier."""

    @abstractmethod
    def pair(self, first: Part, last: Part, shared: Shared) -> Pair:
        """Say two dates of one unit, days, months, years or times, that have no qualifier."""

    @abstractmethod
    def range(self, pair: Pair) -> str:
        """Say that something lasted from one to the other."""

    def month_of(self, part: Part) -> str:
        """Name the month of a date, by its calendar."""
        if part.calendar:
            from tui.model.calendars import month_names  # few files have such a date

            names = month_names(part.calendar)
            if names:
                return names[part.month - 1]
        return self.months[part.month - 1]

    def _part(self, part: Part, *, beside: bool = False) -> str:
        """Say a date with its doubt; `beside` other words, "from", "between", which it is part of."""
        years = _as_years(part)
        if years:
            text, key = self._choice(years, nested=beside), f"{part.qualifier} range"
        else:
            text, key = self.plain(part), part.qualifier
        if not part.qualifier:
            return text
        between = f"{key} beside"
        return self.phrases[between if beside and between in self.phrases else key].format(text)

    def _pair(self, first: Side, last: Side | None) -> Pair | None:
        if not (isinstance(first, Part) and isinstance(last, Part)) or first.qualifier or last.qualifier:
            return None
        alike = first.unit == last.unit and first.offset == last.offset
        return self.pair(first, last, _shared(first, last)) if alike and first.unit in _PAIRED else None

    def _choice(self, choice: Choice, *, nested: bool = False) -> str:
        first, last = choice
        if first is None and last is None:
            return self.phrases["no date"]
        if first is None or last is None:
            part, side = (first, "after") if first else (cast("Part", last), "before")
            return self.phrases[f"{_kind(part)} or {side}"].format(self._part(part))
        if _same(first, last):
            return self._part(first, beside=nested)
        pair = self._pair(first, last)
        if pair and (self.short or first.unit == "day"):
            return self.phrases["one day"].format(self.range(pair))
        first_text, last_text = (
            pair[:2] if pair else (self._part(first, beside=True), self._part(last, beside=True))
        )
        return self.phrases["some time" if nested else "between"].format(first_text, last_text)

    def _interval(self, interval: Interval) -> str:
        start, end = interval
        known = self._known_inside(start, end)
        if known:
            return known
        pair = self._pair(start, end)
        if pair:
            return self.range(pair)
        if isinstance(end, Choice) and end.first and not end.last and not isinstance(start, Edge):
            return self._still(start, end.first)
        start_text, end_text = self._side(start, "or earlier"), self._side(end, "at latest")
        if isinstance(end, Edge):
            return self.phrases["since" if end is Edge.OPEN else "end unknown"].format(start_text)
        if isinstance(start, Edge):
            return self.phrases["until" if start is Edge.OPEN else "start unknown"].format(end_text)
        return self.phrases["from to"].format(start_text, end_text)

    def _known_inside(self, start: Side, end: Side) -> str:
        """Say an interval whose two ends leave the same open; nothing where they differ."""
        if isinstance(start, Part) and isinstance(end, Part) and _same(start, end):
            text = self._part(start, beside=_kind(start) == "period")
            return self.phrases["within"].format(text) if _kind(start) == "period" else text
        if not (isinstance(start, Choice) and isinstance(end, Choice)):
            return ""
        if start == end and start.first and start.last:
            pair = self._pair(start.first, start.last)
            return self.phrases["within days"].format(self.range(pair)) if pair else ""
        if start.last and start.last == end.first and not start.first and not end.last:
            return self.phrases[f"at least {_kind(start.last)}"].format(self._part(start.last))
        return ""

    def _still(self, start: Side, end: Part) -> str:
        pair = self._pair(start, end)
        if pair and self.short:
            return self.phrases["or later"].format(self.range(pair))
        return self.phrases[f"still {_kind(end)}"].format(
            self._side(start, "or earlier"), self._part(end, beside=True)
        )

    def _side(self, side: Side, before: str) -> str:
        if isinstance(side, Edge):
            return ""
        if isinstance(side, Part):
            return self._part(side, beside=True)
        if side.first and side.last:
            return self._choice(side, nested=True)
        key = "or later" if side.first else before
        return self.phrases[key].format(self._part(cast("Part", side.first or side.last), beside=True))


_PAIRED = {"year", "month", "day", "minute", "second"}


def _kind(part: Part) -> str:
    return {"day": "day", "minute": "time", "second": "time"}.get(part.unit, "period")


def _same(first: Part, last: Part) -> bool:
    """Tell whether two dates say the same, whatever was written XX in them."""
    return first._replace(hidden="") == last._replace(hidden="")


def _shared(first: Part, last: Part) -> Shared:
    if first.unit == "year":
        alike = (first.year > 0) == (last.year > 0) and bool(round_years(first.year)) == bool(
            round_years(last.year)
        )
        return "era" if alike else ""
    if first.year != last.year:
        return ""
    if first.unit == "month" or (first.unit == "day" and first.month != last.month):
        return "year"
    if first.unit == "day":
        return "month"
    return "day" if (first.month, first.day) == (last.month, last.day) else ""


def _as_years(part: Part) -> Choice | None:
    """Return the first and last year of a decade, century or millennium that has no name of its own."""
    named_decade = part.unit == "decade" and part.year >= 1000 and part.year % 100
    if part.unit not in {"decade", "century", "millennium"} or named_decade:
        return None
    first, last = (Part(bound, bound, "year", civil(bound)[0]) for bound in (part.earliest, part.latest))
    return Choice(first, last)
