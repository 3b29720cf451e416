"""The window of time that one looks through."""

from __future__ import annotations

from typing import NamedTuple, Self

from tui.model import edtf
from tui.model.calendar_names import DEEP
from tui.model.edtf_errors import DateError
from tui.model.instants import BEGINNING, END, Unit, civil, floor, iso, year_text
from tui.model.phrasing import Phrasing
from tui.model.translation import tr
from tui.model.when import When
from tui.model.wording import phrasing

_UNITS: tuple[Unit, ...] = ("year", "month", "day", "minute", "second")

_OF_YEARS = 1000  # windows that are as many years long are said in years


class _Bounds(NamedTuple):
    start: int
    end: int


class Window(_Bounds):
    """A stretch of time that one looks through, from `start` to `end`, both inclusive; BEGINNING and END: unbounded."""

    __slots__ = ()

    def __new__(cls, start: int, end: int) -> Self:
        if start > end:
            raise ValueError(f"a window cannot end at {end}, before its start at {start}")
        return super().__new__(cls, start, end)

    @classmethod
    def parse(cls, text: str) -> Window:
        """Read an EDTF text as all the time that it may cover, `../..` as all time; raises DateError."""
        if text == "../..":
            return cls(BEGINNING, END)
        when = When.parse(text)
        if when.unknown:
            raise DateError(tr("{text} says that no date is known, and so names no time").format(text=text))
        return cls(when.earliest_start, when.latest_end)

    @property
    def text(self) -> str:
        """The window as EDTF that `parse` reads as the same window, in the coarsest unit that is exact."""
        unit = next(unit for unit in _UNITS if self._is_exact(unit))
        start = ".." if self.start == BEGINNING else iso(self.start, unit)
        if self.end == END:
            return f"{start}/.."
        if unit in {"minute", "second"} and floor(self.end + 1, "day") != self.end + 1:
            return f"{start}/{iso(self.end + 1, unit)}"  # a span that ends at a time of day is over by then
        if unit in {"minute", "second"}:
            return f"{start}/{iso(self.end, 'day')}"
        end = iso(self.end, unit)
        return start if start == end else f"{start}/{end}"

    def words(self, language: str = "en") -> str:
        """Say it in words: "14–17 August 2023". Vietnamese for `vi`, else English."""
        return self._said(phrasing(language))

    def short(self, language: str = "en") -> str:
        """Say it in few cells: "14–17 Aug 2023". Vietnamese for `vi`, else English."""
        return self._said(phrasing(language, short=True))

    def _said(self, voice: Phrasing) -> str:
        text = self._seen
        return voice.all_time if text == "../.." else voice.say_window(edtf.parse(text))

    @property
    def _seen(self) -> str:
        """The window as EDTF, in years and with no more digits than can be seen where it is long or far away."""
        if self.start == BEGINNING or self.end == END:
            return self.text
        first, last = civil(self.start)[0], civil(self.end)[0]
        years, far = last - first + 1, min(abs(first), abs(last)) >= DEEP
        if years < _OF_YEARS and not far:
            return self.text
        step = 1 if years < DEEP and not far else 10 ** max(len(str(years)) - 3, 0)
        start, end = (year_text(_rounded(year, step)) for year in (first, last))
        return start if start == end else f"{start}/{end}"

    def _is_exact(self, unit: Unit) -> bool:
        return (self.start == BEGINNING or floor(self.start, unit) == self.start) and (
            self.end == END or floor(self.end + 1, unit) == self.end + 1
        )


def _rounded(year: int, step: int) -> int:
    """Return a year rounded as its era counts it, but never away; years that are near enough to have names stay."""
    count = year if year > 0 else 1 - year
    if count < DEEP:
        return year
    step = min(step, 10 ** (len(str(count)) - 1))
    rounded = (count + step // 2) // step * step
    return rounded if year > 0 else 1 - rounded
