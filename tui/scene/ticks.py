"""Steps of the calendar, from a minute to millennia: the instants at which they begin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tui.model.instants import DAY, HOUR, LAST_YEAR, MINUTE, civil, instant_of

WEEK = 7 * DAY
MONTH = 2_629_746  # a twelfth of the mean year, in seconds: only for comparing densities and limits
YEAR = 12 * MONTH

_LENGTHS = {"minute": MINUTE, "hour": HOUR, "day": DAY, "week": WEEK}
_MEANS = {**_LENGTHS, "month": MONTH, "year": YEAR}
_MONDAY = 4 * DAY  # 5 January 1970, the first Monday of the count
_CE = instant_of(1)


class Step(NamedTuple):
    """Every `size` units of minute, hour, day, week, month, year, or one century, millennium or era."""

    unit: str
    size: int = 1

    @property
    def length(self) -> int:
        """The mean length in seconds, for the units up to the year."""
        return _MEANS[self.unit] * self.size

    def floor(self, instant: int) -> int:
        """Return the first second of the step that holds `instant`."""
        if self.unit in _LENGTHS:
            return instant - (instant - _origin(self.unit)) % (_LENGTHS[self.unit] * self.size)
        return self._begin(self._number(instant))

    def ticks(self, start: int, end: int) -> Iterator[int]:
        """Yield the first second of every step that begins within `[start, end]`, in order."""
        if self.unit in _LENGTHS:
            period = _LENGTHS[self.unit] * self.size
            yield from range(start + (_origin(self.unit) - start) % period, end + 1, period)
            return
        number = self._number(start)
        while (instant := self._begin(number)) <= end:
            if instant >= start:
                yield instant
            if self.unit == "era" and number == 1:
                return
            number += 1

    def _number(self, instant: int) -> int:
        """Count steps of months or years, from wherever; consecutive steps have consecutive numbers."""
        if self.unit == "era":
            return int(instant >= _CE)
        year, month, *_ = civil(instant)
        if self.unit == "month":
            return (year * 12 + month - 1) // self.size
        if self.unit == "century":
            return (year - 1) // 100
        if self.unit == "millennium":
            return (year - 1) // 1000
        if self.size == 1:
            return year
        return year // self.size if year > 0 else (year - 1) // self.size

    def _begin(self, number: int) -> int:
        if self.unit == "era":
            return _CE if number else instant_of(-LAST_YEAR)
        if self.unit == "month":
            year, month = divmod(number * self.size, 12)
            return instant_of(year, month + 1)
        if self.unit == "century":
            return instant_of(number * 100 + 1)
        if self.unit == "millennium":
            return instant_of(number * 1000 + 1)
        if self.size == 1:
            return instant_of(number)
        # Round years as people count them: 200 BCE (-199), 100 BCE (-99), 1 CE, 100 CE, 200 CE.
        return instant_of(max(number * self.size, 1) if number >= 0 else number * self.size + 1)


def _origin(unit: str) -> int:
    return _MONDAY if unit == "week" else 0
