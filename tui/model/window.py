"""The window of time that one looks through."""

from __future__ import annotations

from typing import NamedTuple, Self

from tui.model import edtf
from tui.model.instants import BEGINNING, END, Unit, floor, iso
from tui.model.when import When
from tui.model.wording import phrasing

_UNITS: tuple[Unit, ...] = ("year", "month", "day", "minute", "second")


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
        return cls(when.earliest_start, when.latest_end)

    @property
    def text(self) -> str:
        """The window as EDTF that `parse` reads as the same window, in the coarsest unit that is exact."""
        unit = next(unit for unit in _UNITS if self._is_exact(unit))
        start = ".." if self.start == BEGINNING else iso(self.start, unit)
        end = ".." if self.end == END else iso(self.end, unit)
        return start if start == end != ".." else f"{start}/{end}"

    def words(self, language: str = "en") -> str:
        """Say it in words: "14–17 August 2023". Vietnamese for `vi`, else English."""
        voice, text = phrasing(language), self.text
        return voice.all_time if text == "../.." else voice.say_window(edtf.parse(text))

    def _is_exact(self, unit: Unit) -> bool:
        return (self.start == BEGINNING or floor(self.start, unit) == self.start) and (
            self.end == END or floor(self.end + 1, unit) == self.end + 1
        )
