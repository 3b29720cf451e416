"""Dates to columns: two tiers of ticks whose labels never overlap, chosen by how much room a unit has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tui.model.calendar_names import DEEP, decimal, era, is_vietnamese, year_words
from tui.model.dates import Window, civil, instant_of, month_name, weekday, weekday_name
from tui.model.text import cells
from tui.scene.scene import Axis, Tick
from tui.scene.ticks import YEAR, Step

_GAP = 2  # cells between the labels of a tier

# Before this day the calendar of the axis is nobody's: the weekday that it counts back to is none that people had.
_FIRST_WEEKDAY = instant_of(1582, 10, 15)
_UNITS = {1: ("ka", "nghìn"), 2: ("Ma", "triệu"), 3: ("Ga", "tỷ")}  # thousand, million, billion years

Names = tuple[str, ...]
Namer = Callable[[int, str], Names]


def make_axis(window: Window, width: int, language: str) -> Axis:
    """Lay out the axis of a bounded window over `width` >= 1 columns, with labels in `language` (`en` or `vi`)."""
    if width < 1:
        raise ValueError(f"an axis needs at least one column, not {width}")
    frame = Axis(window.start, window.end, width, (), (), "")
    scale = _scale(frame, language)
    return frame._replace(
        major=tuple(_major(scale, frame, language)),
        minor=tuple(_minor(scale, frame, language)),
        minor_unit=scale.minor.unit,
    )


def one_line(axis: Axis) -> tuple[Tick, ...]:
    """
    Return both tiers in one, for where only one row can be spared.

    The larger unit stands wherever it begins, and of the smaller what has room beside it.
    """
    taken = [False] * (axis.width + 1)
    kept = []
    for tick in (*axis.major, *axis.minor):
        end = tick.column + cells(tick.label)
        if tick.label and not any(taken[max(tick.column - 1, 0) : end + 1]):
            taken[tick.column : end] = [True] * (end - tick.column)
            kept.append(tick)
    return tuple(sorted(kept))


class _Scale(NamedTuple):
    minor: Step
    minor_names: Namer
    major: Step
    major_names: Namer  # from the fullest to the shortest


def _clock(instant: int, _language: str) -> Names:
    _, _, _, hour, minute, _ = civil(instant)
    return (f"{hour:02}:{minute:02}",)


def _day(instant: int, _language: str) -> Names:
    return (str(civil(instant)[2]),)


def _weekday(instant: int, language: str) -> Names:
    (day,) = _day(instant, language)
    if instant < _FIRST_WEEKDAY:
        return (day,)
    return (f"{day} {weekday_name(weekday(instant), language, short=True)}",)


def _month(instant: int, language: str) -> Names:
    return (month_name(civil(instant)[1], language, short=True),)


def _year(instant: int, language: str) -> Names:
    return (year_words(civil(instant)[0], language, exact=True),)


def _round_year(instant: int, language: str) -> Names:
    return (year_words(civil(instant)[0], language),)


def _date(instant: int, language: str) -> Names:
    (day,), (month,), (year,) = _day(instant, language), _month(instant, language), _year(instant, language)
    (weekday,) = _weekday(instant, language)
    return f"{weekday} {month} {year}", f"{day} {month} {year}", f"{day} {month}", day


def _month_of_year(instant: int, language: str) -> Names:
    (month,), (year,) = _month(instant, language), _year(instant, language)
    return f"{month} {year}", month


def _century(instant: int, language: str) -> Names:
    return _hundreds(civil(instant)[0], 100, language)


def _millennium(instant: int, language: str) -> Names:
    return _hundreds(civil(instant)[0], 1000, language)


def _hundreds(year: int, length: int, language: str) -> Names:
    number = (year - 1) // length + 1 if year > 0 else -((year - 1) // length)
    early = year > 0 and number * length <= 1000  # with an era, as the years in it have one
    if is_vietnamese(language):
        full, short = {100: ("thế kỷ", "tk."), 1000: ("thiên niên kỷ", "tnk.")}[length]
        behind = " TCN" if year <= 0 else " SCN" if early else ""
        return f"{full} {number}{behind}", f"{short} {number}{behind}"
    full, short = {100: ("century", "c."), 1000: ("millennium", "mill.")}[length]
    behind = " BCE" if year <= 0 else " CE" if early else ""
    return f"{_ordinal(number)} {full}{behind}", f"{_ordinal(number)} {short}{behind}"


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _era(instant: int, language: str) -> Names:
    return (era(civil(instant)[0], language),)


class _Large(NamedTuple):
    """Says years in thousands, millions or billions (`scale` 1, 2, 3), with the decimals that steps of `size` years need."""

    scale: int
    size: int

    def tick(self, instant: int, language: str) -> Names:
        year = civil(instant)[0]
        count = year if year > 0 else 1 - year
        if count == 1:  # where the eras meet
            return (year_words(year, language),)
        unit = 1000**self.scale
        seen = (count + self.size // 2) // self.size * self.size
        return (f"{decimal(seen * 1000 // unit, language)} {_UNITS[self.scale][is_vietnamese(language)]}",)

    def era(self, instant: int, language: str) -> Names:
        (name,) = _era(instant, language)
        if is_vietnamese(language):  # where the ticks have words
            return (name,)
        words = ("", "thousand", "million", "billion")[self.scale]
        return f"{name} ({_UNITS[self.scale][0]} = {words} years)", name


_FINE = (
    *(_Scale(Step("minute", size), _clock, Step("day"), _date) for size in (1, 5, 15, 30)),
    *(_Scale(Step("hour", size), _clock, Step("day"), _date) for size in (1, 2, 3, 6, 12)),
    _Scale(Step("day"), _weekday, Step("month"), _month_of_year),
    _Scale(Step("day"), _day, Step("month"), _month_of_year),
    _Scale(Step("week"), _day, Step("month"), _month_of_year),
    *(_Scale(Step("month", size), _month, Step("year"), _year) for size in (1, 3, 6)),
)
_YEARS = (
    *(_Scale(Step("year", size), _year, Step("century"), _century) for size in (1, 2, 5, 10, 20, 50)),
    *(_Scale(Step("year", size), _year, Step("millennium"), _millennium) for size in (100, 200, 500)),
)
_OF_ONE_YEAR = _Scale(Step("era"), _era, Step("year"), _round_year)


def _scales(frame: Axis) -> Iterator[_Scale]:
    """Yield the scales from the finest to the coarsest, without end; of years alone where nobody knows their months."""
    nearest, farthest = sorted(abs(civil(instant)[0]) for instant in (frame.start, frame.end))
    if farthest < DEEP:
        yield from _FINE
    if nearest < DEEP:
        yield from _YEARS
    else:  # nobody counts the centuries there
        yield from (scale._replace(major=Step("era"), major_names=_era) for scale in _YEARS)
    power = 1000
    while True:
        for factor in (1, 2, 5):
            size = factor * power
            scale = max((scale for scale in _UNITS if 1000**scale <= min(farthest, 1000 * size)), default=1)
            large = _Large(scale, size)
            names = (large.tick, large.era) if farthest >= DEEP else (_year, _era)
            yield _Scale(Step("year", size), names[0], Step("era"), names[1])
        power *= 10


def _scale(frame: Axis, language: str) -> _Scale:
    """Choose the finest scale whose labels stand apart."""
    span = frame.end - frame.start + 1
    if span < 2 * YEAR and abs(civil(frame.start)[0]) > DEEP:
        return _OF_ONE_YEAR
    for scale in _scales(frame):
        if scale.minor.length * frame.width < 3 * span:  # not even one cell and a gap: do not word it
            continue
        widest = max(cells(scale.minor_names(instant, language)[0]) for instant in (frame.start, frame.end))
        if scale.minor.length * frame.width >= (widest + _GAP) * span:
            return scale
    raise AssertionError("the scales are endless")


def _minor(scale: _Scale, frame: Axis, language: str) -> Iterator[Tick]:
    """Yield the ticks of the smaller unit that are whole inside the frame and apart from the one before."""
    free = 0
    for instant in scale.minor.ticks(frame.start, frame.end):
        column, label = frame.column(instant), scale.minor_names(instant, language)[0]
        end = column + cells(label)
        if free <= column and end <= frame.width:
            yield Tick(column, label)
            free = end + 1


def _major(scale: _Scale, frame: Axis, language: str) -> Iterator[Tick]:
    """Yield the larger units, the one in which the frame begins pinned at column 0, each worded to its room."""
    begins: dict[int, int] = {}
    for instant in (frame.start, *scale.major.ticks(frame.start + 1, frame.end)):
        begins.setdefault(frame.column(instant), instant)
    free = 0
    for (column, instant), following in zip(begins.items(), [*[*begins][1:], frame.width + 1], strict=True):
        names = scale.major_names(scale.major.floor(instant), language)
        label = next((name for name in names if column + cells(name) < following), "")
        if (label or not column) and column >= free:
            yield Tick(column, label)
            free = column + cells(label) + 1
