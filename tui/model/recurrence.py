"""
What `repeat` says of an event: a recurrence rule (iCalendar, RFC 5545), dates added to it and dates left out of it.

Here it is read and held against the standard; which dates follow from it is `tui.model.recurring`'s to say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from tui.model.instants import UNITS, Unit
from tui.model.translation import tr

Frequency = Literal["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"]
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
A_RULE = 'a rule such as "FREQ=YEARLY;COUNT=3", and lines that begin with RDATE: or EXDATE:'

# The unit that each part counts in: no date that is rougher can tell which one is meant.
_FREQUENCIES: dict[Frequency, Unit] = {
    "YEARLY": "year",
    "MONTHLY": "month",
    "WEEKLY": "day",
    "DAILY": "day",
    "HOURLY": "minute",
    "MINUTELY": "minute",
    "SECONDLY": "second",
}


class _Numbers(NamedTuple):
    """A part that lists numbers up to `last`: what they count in, and the frequencies that it cannot stand beside."""

    first: int
    last: int
    unit: Unit
    signed: bool = False
    never: tuple[Frequency, ...] = ()


_NUMBERS = {
    "BYMONTH": _Numbers(1, 12, "month"),
    "BYWEEKNO": _Numbers(
        1, 53, "day", True, ("MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY")
    ),
    "BYYEARDAY": _Numbers(1, 366, "day", True, ("MONTHLY", "WEEKLY", "DAILY")),
    "BYMONTHDAY": _Numbers(1, 31, "day", True, ("WEEKLY",)),
    "BYHOUR": _Numbers(0, 23, "minute"),
    "BYMINUTE": _Numbers(0, 59, "minute"),
    "BYSECOND": _Numbers(0, 59, "second"),
    "BYSETPOS": _Numbers(1, 366, "year", True),
}
_MOST = 999_999  # of COUNT and INTERVAL
_DAY = re.compile(rf"([+-]?\d{{1,2}})?({'|'.join(WEEKDAYS)})", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,6}", re.ASCII)
_MOMENT = re.compile(
    r"(\d{4})(?:(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?|-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?)?)?(Z)?",
    re.ASCII,
)


_WRITTEN: tuple[Unit, ...] = (
    "year",
    "month",
    "day",
    "day",
    "minute",
    "second",
)  # by how many numbers follow the year


class RuleLine(NamedTuple):
    """A line of it in capitals, and where it stands: the entry of the list, None where there is none, and from where."""

    text: str
    entry: int | None
    start: int


class RecurrenceError(ValueError):
    """A recurrence that means nothing: why, the way out, and where: the entry of the list, and a slice of the text."""

    def __init__(self, message: str, help_: str = "", line: RuleLine | None = None, piece: str = "") -> None:
        super().__init__(message)
        self.help = help_
        self.entry = line.entry if line else None
        self.part: tuple[int, int] | None = None
        if line is not None:
            start = line.start + max(line.text.find(piece), 0)
            self.part = (start, start + len(piece or line.text))


class Moment(NamedTuple):
    """A date in a rule, as finely as it was written; `utc` where it ends in Z."""

    unit: Unit
    fields: tuple[int, int, int, int, int, int]
    utc: bool
    text: str
    line: RuleLine


class Weekday(NamedTuple):
    """TU, or the first (1) or last (-1) Tuesday of a month or year."""

    day: str
    nth: int | None


class Recurrence(NamedTuple):
    """The parts of the rule, none where only dates are added; RDATE and EXDATE."""

    parts: Mapping[str, str]
    until: Moment | None
    added: tuple[Moment, ...]
    left_out: tuple[Moment, ...]
    rule: RuleLine | None

    @property
    def is_open(self) -> bool:
        """Whether it goes on for ever."""
        return bool(self.parts) and self.until is None and "COUNT" not in self.parts

    @property
    def interval(self) -> int:
        return int(self.parts.get("INTERVAL", 1))

    @property
    def most(self) -> int | None:
        return int(self.parts["COUNT"]) if "COUNT" in self.parts else None

    @property
    def weekdays(self) -> tuple[Weekday, ...]:
        """What BYDAY lists."""
        found = (_DAY.fullmatch(day) for day in self.parts.get("BYDAY", "").split(",") if day)
        return tuple(Weekday(day[2], int(day[1]) if day[1] else None) for day in found if day)

    @property
    def grain(self) -> Unit:
        """The finest unit that the rule counts in."""
        units = [_FREQUENCIES[name] for name in _FREQUENCIES if name == self.parts.get("FREQ")]
        units += [numbers.unit for name, numbers in _NUMBERS.items() if name in self.parts]
        units += ["day"] if "BYDAY" in self.parts else []
        return min(units, key=UNITS.index, default="year")

    def numbers(self, name: str) -> list[int]:
        """Return what a part such as BYMONTH lists."""
        return [int(number) for number in self.parts.get(name, "").split(",") if number]


def lines_of(repeat: str | Sequence[str]) -> list[RuleLine]:
    """Return the lines of a recurrence as it was written: one text of one line or several, or a list of texts."""
    texts = [(None, repeat)] if isinstance(repeat, str) else enumerate(repeat)
    return [
        RuleLine(found[0].upper(), entry, found.start())
        for entry, text in texts
        for found in re.finditer(r"\S+", text)
    ]


def parse(repeat: str | Sequence[str]) -> Recurrence:
    """Read a recurrence; raises RecurrenceError."""
    rule: RuleLine | None = None
    parts: dict[str, str] = {}
    until: Moment | None = None
    dates: dict[str, list[Moment]] = {"RDATE": [], "EXDATE": []}
    found = lines_of(repeat)
    for line in found:
        head, colon, value = _headed(line)
        name, _, settings = head.partition(";")
        if name in dates and colon:
            if settings not in {"", "VALUE=DATE", "VALUE=DATE-TIME"}:
                message = tr("{part} is not read here").format(part=settings)
                help_ = tr("write the dates by the event's own clock, as in {this}")
                raise RecurrenceError(message, help_.format(this=f"{name}:{_example(value)}"), line, settings)
            dates[name] += [_moment(text, line) for text in value.split(",")]
        elif name == "DTSTART":
            raise RecurrenceError(
                tr("a recurrence begins with the event's own `date`"), tr("take this line out"), line
            )
        elif head not in {"RRULE", ""}:
            raise RecurrenceError(tr("expected {what}").format(what=tr(A_RULE)), "", line)
        elif rule is not None:
            raise RecurrenceError(
                tr("there are two rules"), tr("write an event for each, or add dates with RDATE:"), line
            )
        else:
            rule = line
            parts = _parts(value, line)
            until = _moment(parts["UNTIL"], line) if "UNTIL" in parts else None
    if not found:
        raise RecurrenceError(tr("expected {what}").format(what=tr(A_RULE)))
    return Recurrence(parts, until, tuple(dates["RDATE"]), tuple(dates["EXDATE"]), rule)


def _headed(line: RuleLine) -> tuple[str, str, str]:
    """Split a line at its first colon; a rule may stand without its name."""
    head, colon, value = line.text.partition(":")
    return (head, colon, value) if colon else ("", "", line.text)


def _example(dates: str) -> str:
    return dates.split(",", maxsplit=1)[0].rstrip("Z")


def _parts(rule: str, line: RuleLine) -> dict[str, str]:
    parts: dict[str, str] = {}
    for piece in rule.rstrip(";").split(";"):
        name, equals, value = piece.partition("=")
        if not (equals and value and name.isascii() and name.isalnum()):
            raise RecurrenceError(tr("expected {what}").format(what=tr(A_RULE)), "", line, piece)
        if name in parts:
            raise RecurrenceError(tr("{part} is given twice").format(part=name), "", line, piece)
        parts[name] = value
    frequency = parts.get("FREQ")
    if frequency not in _FREQUENCIES:
        message = tr("FREQ is missing") if frequency is None else tr("{value} is no FREQ")
        help_ = tr("expected one of {these}").format(these=", ".join(_FREQUENCIES))
        raise RecurrenceError(message.format(value=frequency), help_, line, frequency or "")
    for name, value in parts.items():
        _check_part(name, value, frequency, line)
    if "COUNT" in parts and "UNTIL" in parts:
        help_ = tr("keep the one that the source says, and take out the other")
        raise RecurrenceError(
            tr("COUNT and UNTIL both say where it ends"), help_, line, f"COUNT={parts['COUNT']}"
        )
    if "BYSETPOS" in parts and not any(name.startswith("BY") for name in parts.keys() - {"BYSETPOS"}):
        raise RecurrenceError(
            tr("BYSETPOS chooses among what another part gives, such as BYDAY"), "", line, "BYSETPOS"
        )
    return parts


def _check_part(name: str, value: str, frequency: str, line: RuleLine) -> None:
    """Hold one part of a rule against the standard."""
    piece = f"{name}={value}"
    if name in {"FREQ", "UNTIL"}:
        return
    if name in {"COUNT", "INTERVAL"}:
        if not (value.isascii() and value.isdigit() and 0 < int(value[:9]) <= _MOST):
            message = tr("{part} is a whole number from {first} to {last}")
            raise RecurrenceError(message.format(part=name, first=1, last=_MOST), "", line, piece)
    elif name == "WKST":
        if value not in WEEKDAYS:
            message = tr("{part} is one of {these}").format(part=name, these=", ".join(WEEKDAYS))
            raise RecurrenceError(message, "", line, piece)
    elif name == "BYDAY":
        _check_weekdays(value, frequency, line, piece)
    elif name in _NUMBERS:
        _check_numbers(name, value, frequency, line)
    else:
        known = ", ".join(("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", *_NUMBERS))
        message = tr("{part} is no part of a rule").format(part=name)
        raise RecurrenceError(message, tr("expected one of {these}").format(these=known), line, piece)


def _check_numbers(name: str, value: str, frequency: str, line: RuleLine) -> None:
    numbers, piece = _NUMBERS[name], f"{name}={value}"
    least = -numbers.last if numbers.signed else numbers.first
    good = all(
        _NUMBER.fullmatch(number)
        and least <= int(number) <= numbers.last
        and (int(number) or not numbers.signed)
        for number in value.split(",")
    )
    if not good:
        message = tr("{part} lists whole numbers from {first} to {last}")
        if numbers.signed:
            message = tr("{part} lists whole numbers from {first} to {last}, or with a minus from the end")
        message = message.format(part=name, first=numbers.first, last=numbers.last)
        raise RecurrenceError(message, "", line, piece)
    if frequency in numbers.never:
        message = tr("{part} means nothing beside FREQ={frequency}")
        raise RecurrenceError(message.format(part=name, frequency=frequency), "", line, piece)


def _check_weekdays(value: str, frequency: str, line: RuleLine, piece: str) -> None:
    for day in value.split(","):
        found = _DAY.fullmatch(day)
        if found is None or (found[1] and not 0 < abs(int(found[1])) <= 53):
            message = tr("{part} lists days such as {these}").format(part="BYDAY", these="TU,TH / 1MO / -1SU")
            raise RecurrenceError(message, "", line, piece)
        if found[1] and frequency not in {"YEARLY", "MONTHLY"}:
            message = tr("{part} means nothing beside FREQ={frequency}").format(part=day, frequency=frequency)
            help_ = tr("write {this}").format(this=f"BYDAY={found[2]}")
            raise RecurrenceError(message, help_, line, day)


def _moment(text: str, line: RuleLine) -> Moment:
    """Read a date as iCalendar writes it or, where it has no way to, as EDTF does: `20230601`, `2023-06`."""
    match = _MOMENT.fullmatch(text)
    if match is not None:
        year, *plain = match.group(1, 2, 3, 4, 5, 6)
        dashed = match.group(7, 8, 9, 10, 11)
        written = [part for part in (plain if plain[0] else dashed) if part]
        unit: Unit = _WRITTEN[len(written)]
        fields = [int(year), *map(int, written)]
        fields += (1, 1, 1, 0, 0, 0)[len(fields) :]
        if plain[0] and unit == "second" and not fields[5]:
            unit = "minute"  # iCalendar always writes seconds
        if _exists(fields) and not (match[12] and unit in {"year", "month", "day"}):
            year_, month, day, hour, minute, second = fields
            return Moment(unit, (year_, month, day, hour, minute, second), bool(match[12]), text, line)
    message = tr("`{text}` is no date of a recurrence").format(text=text)
    raise RecurrenceError(message, tr("write {this}").format(this="20230601, 20230601T090000"), line, text)


def _exists(fields: Sequence[int]) -> bool:
    from datetime import datetime  # few files have a recurrence

    try:
        datetime(*fields)  # type: ignore[arg-type]  # noqa: DTZ001  only whether there is such a time
    except ValueError:
        return False
    return True
