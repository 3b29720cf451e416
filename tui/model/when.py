"""When something was: an EDTF date, its four bounds, and how it stands to a window and to other dates."""

from __future__ import annotations

from datetime import date
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, NoReturn

from tui.model import edtf
from tui.model.instants import (
    BEGINNING,
    DAY,
    EASTERNMOST,
    END,
    MINUTE,
    NEVER,
    WESTERNMOST,
    Unit,
    days_in_month,
    iso,
    offset_text,
    years_of,
)
from tui.model.wording import phrasing

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.model.window import Window


class Certainty(IntEnum):
    """How surely something is so; the smaller of two is that of both together."""

    NO = 0
    POSSIBLY = 1
    CERTAINLY = 2

    def words(self, language: str = "en") -> str:
        return phrasing(language).certainties[self]


class Doubt(IntEnum):
    """Why nothing is certain of a date, whatever its bounds are."""

    NONE = 0
    QUALIFIED = 1  # `?` `~` `%`
    HEMISPHERE = 2  # a season of which nobody says where: it is certain of its year and of nothing else


class Form(Enum):
    MOMENT = "moment"
    """One instant or day, somewhere within the bounds."""
    SPAN = "span"
    """Lasted from a start to an end."""


_UNCERTAIN, _APPROXIMATE, _GOES_ON, _BEGUN_BEFORE, _END_UNKNOWN, _START_UNKNOWN, _SOMEWHERE = (
    1 << bit for bit in range(7)
)
_QUALIFIED = _UNCERTAIN | _APPROXIMATE
_QUALIFIERS = {"": 0, "?": _UNCERTAIN, "~": _APPROXIMATE, "%": _QUALIFIED}

_START_FLAGS: dict[object, int] = {edtf.Edge.OPEN: _BEGUN_BEFORE, edtf.Edge.UNKNOWN: _START_UNKNOWN}
_END_FLAGS: dict[object, int] = {edtf.Edge.OPEN: _GOES_ON, edtf.Edge.UNKNOWN: _END_UNKNOWN}

_from_iso = date.fromisoformat


class _Fields:
    """What a When holds. Its fields are filled in here, because a When refuses to be assigned to."""

    __slots__ = (
        "_flags",
        "earliest_end",
        "earliest_start",
        "form",
        "latest_end",
        "latest_start",
        "offset",
        "text",
        "unit",
    )

    def __init__(
        self,
        text: str,
        form: Form,
        bounds: tuple[int, int, int, int],
        unit: Unit,
        offset: int | None,
        flags: int,
    ) -> None:
        self.text = text
        """As it was written."""
        self.form = form
        self.earliest_start, self.latest_start, self.earliest_end, self.latest_end = bounds
        self.unit: Unit = unit
        """The finest unit written."""
        self.offset = offset
        """Minutes east of UTC, by which all bounds are reckoned; None unless every date in the text has an offset."""
        self._flags = flags


class When(_Fields):
    """
    An EDTF date: made by `When.parse`, immutable, equal where the text is equal.

    Bounds are inclusive instants (`tui.model.instants`) of the local wall clock as written, BEGINNING or END where
    open or unknown. A moment has them too: it starts and ends somewhere between its earliest and its latest instant.
    """

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> When:
        """Read an EDTF text; raises DateError."""
        # Nearly all dates are plain days, spans of days, months or years, and the standard library reads a day many
        # times as fast as the grammar does.
        size = len(text)
        try:
            if size == 10 and text[4] == "-" == text[7]:
                first = (_from_iso(text).toordinal() - edtf.DAY_OF_1970) * DAY
                last = first + DAY - 1
                return _made(text, Form.MOMENT, (first, last, first, last), "day", None, 0)
            if size == 21 and text[4] == text[7] == text[15] == text[18] == "-" and text[10] == "/":
                first = (_from_iso(text[:10]).toordinal() - edtf.DAY_OF_1970) * DAY
                last = (_from_iso(text[11:]).toordinal() - edtf.DAY_OF_1970) * DAY
                if first <= last:
                    bounds = (first, first + DAY - 1, last, last + DAY - 1)
                    return _made(text, Form.SPAN, bounds, "day", None, 0)
            if size in {4, 7}:
                return _month_or_year(text)
        except ValueError:
            pass  # not so plain: the whole grammar reads it, or says what is wrong
        return _read(text)

    @property
    def unknown(self) -> bool:
        """`XXXX`, in any calendar: no date is known, so that there is nothing to draw, and no window that it lies in."""
        # A span may have no bound on its outer sides, and yet be known to have been there at some time.
        return self.form is Form.MOMENT and self.earliest_start == BEGINNING and self.latest_end == END

    @property
    def stands(self) -> int:
        """
        Where it stands in order of time: at the earliest instant that is known of it.

        What may have been any time up to a date stands at the beginning of that date, NEVER what has none.
        """
        if self.unknown:
            return NEVER
        if self.earliest_start != BEGINNING:
            return self.earliest_start
        return min(part.earliest for part in edtf.parts(edtf.parse(self.text)))

    @property
    def edtf(self) -> str:
        """The text as EDTF: what it is in the Gregorian calendar, where it is of another."""
        return gregorian_of(self.text)

    @property
    def uncertain(self) -> bool:
        """Whether a `?` or `%` is anywhere in it."""
        return bool(self._flags & _UNCERTAIN)

    @property
    def approximate(self) -> bool:
        """Whether a `~` or `%` is anywhere in it."""
        return bool(self._flags & _APPROXIMATE)

    @property
    def doubt(self) -> Doubt:
        """What keeps answers about it from being certain."""
        if self._flags & _QUALIFIED:
            return Doubt.QUALIFIED
        return Doubt.HEMISPHERE if self._flags & _SOMEWHERE else Doubt.NONE

    @property
    def goes_on(self) -> bool:
        """`a/..`: it has no end."""
        return bool(self._flags & _GOES_ON)

    @property
    def begun_before(self) -> bool:
        """`../b`: it has no start."""
        return bool(self._flags & _BEGUN_BEFORE)

    @property
    def end_unknown(self) -> bool:
        """`a/`: it has an end that nobody stated."""
        return bool(self._flags & _END_UNKNOWN)

    @property
    def start_unknown(self) -> bool:
        """`/b`: it has a start that nobody stated."""
        return bool(self._flags & _START_UNKNOWN)

    @property
    def bounds(self) -> tuple[str | None, str | None, str | None, str | None]:
        """
        The four bounds as EDTF, in the order of the attributes; None where open or unknown.

        They are days, or minutes or seconds (with the offset) on a side where times were written. A span that ends at
        a time of day is over by then, so that time is the first that is not in it.
        """
        start_unit: Unit = "day"
        end_unit: Unit = "day"
        if self.unit in {"minute", "second"}:
            start_unit, end_unit = edtf.precision(edtf.parse(self.text))
        over = self.form is Form.SPAN and end_unit != "day"
        return (
            self._bound(self.earliest_start, start_unit),
            None if self.start_unknown else self._bound(self.latest_start, start_unit),
            None if self.end_unknown else self._bound(self.earliest_end, end_unit, over=over),
            self._bound(self.latest_end, end_unit, over=over),
        )

    def words(self, language: str = "en") -> str:
        """Say it in a sentence's words: "one day within 14–17 August 2023". Vietnamese for `vi`, else English."""
        return phrasing(language).say(edtf.parse(self.text))

    def short(self, language: str = "en") -> str:
        """Say it in few cells: "14–20 Aug 2023", "1850?". Vietnamese for `vi`, else English."""
        return short_date(self.text, language)

    def during(self, window: Window) -> Certainty:
        """Whether it was, for some of its time, within a window."""
        certain = self.latest_start <= window.end and self.earliest_end >= window.start
        if certain and self.doubt is Doubt.HEMISPHERE:
            first, last = years_of(self.earliest_start, self.latest_end)
            return Certainty.CERTAINLY if window.start <= first and last <= window.end else Certainty.POSSIBLY
        return self._capped(
            certain=certain,
            possible=self.earliest_start <= window.end and self.latest_end >= window.start,
        )

    def overlaps(self, other: When) -> Certainty:
        """Whether the two share any time; two dates that are exact to the day share the day."""
        start, sure_start, sure_end, end = self._grains(other)
        other_start, other_sure_start, other_sure_end, other_end = other._grains(self)
        return self._capped(
            other,
            certain=sure_start <= other_sure_end and other_sure_start <= sure_end,
            possible=start <= other_end and other_start <= end,
        )

    def before(self, other: When) -> Certainty:
        """Whether it was over before the other began; a day is not before itself."""
        _, _, sure_end, end = self._grains(other)
        other_start, other_sure_start, _, _ = other._grains(self)
        return self._capped(other, certain=end < other_start, possible=sure_end < other_sure_start)

    def within(self, other: When) -> Certainty:
        """
        Whether it began no earlier and ended no later than the other.

        What is dated to a month or a year may have lasted for all of it, so a span can possibly lie within a moment.
        """
        start, sure_start, sure_end, end = self._grains(other)
        other_start, other_sure_start, other_sure_end, other_end = other._grains(self)
        return self._capped(
            other,
            certain=start >= other_sure_start and end <= other_sure_end,
            possible=sure_start >= other_start and sure_end <= other_end,
        )

    def _capped(self, other: When | None = None, *, certain: bool, possible: bool) -> Certainty:
        if certain and not (self.doubt or (other is not None and other.doubt)):
            return Certainty.CERTAINLY
        return Certainty.POSSIBLY if possible else Certainty.NO

    def _grains(self, other: When) -> tuple[int, int, int, int]:
        """
        Return the four bounds in the unit in which the two are compared, in UTC where both have an offset.

        That is the finer of their units, but at most a day: two days are equal or not, while a day may hold a time. Of two
        times of day of which only the other has an offset, this one is as early and as late as it is in any zone.
        """
        units = (self.unit, other.unit)
        size = 1 if "second" in units else MINUTE if "minute" in units else DAY
        early = late = 0
        if self._is_timed and other._is_timed and (self.offset, other.offset) != (None, None):
            early, late = (
                (EASTERNMOST, WESTERNMOST)
                if self.offset is None
                else (self.offset * MINUTE, self.offset * MINUTE)
            )
        values = (
            (self.earliest_start, early),
            (self.latest_start, late),
            (self.earliest_end, early),
            (self.latest_end, late),
        )
        first, second, third, fourth = (
            value if abs(value) == END else (value - shift) // size for value, shift in values
        )
        return first, second, third, fourth

    @property
    def _is_timed(self) -> bool:
        return self.unit in {"minute", "second"}

    def _bound(self, instant: int, unit: Unit, *, over: bool = False) -> str | None:
        if abs(instant) == END:
            return None
        text = iso(instant + over, unit)
        return text if self.offset is None or unit == "day" else text + offset_text(self.offset)

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, When) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"When.parse({self.text!r})"

    def __reduce__(self) -> tuple[Callable[[str], When], tuple[str]]:
        return When.parse, (self.text,)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a When is immutable: {name} cannot be set")


def short_date(text: str, language: str) -> str:
    """Return what `When.parse(text).short(language)` says, without reckoning bounds; raises DateError."""
    return phrasing(language, short=True).say(edtf.parse(text))


def gregorian_of(text: str) -> str:
    """Return a date of any calendar as EDTF."""
    expression = edtf.parse(text)
    if not edtf.calendar_of(expression):
        return text
    from tui.model.calendars import gregorian  # few files have such a date

    return gregorian(expression)


def _made(
    text: str, form: Form, bounds: tuple[int, int, int, int], unit: Unit, offset: int | None, flags: int
) -> When:
    fields = _Fields(text, form, bounds, unit, offset, flags)
    fields.__class__ = When
    return fields  # type: ignore[return-value]  # it has just become one


def _month_or_year(text: str) -> When:
    """Read YYYY-MM or YYYY; raises ValueError for anything else."""
    unit: Unit = "month" if len(text) == 7 else "year"
    start = _from_iso(f"{text}-01" if unit == "month" else f"{text}-01-01")
    days = days_in_month(start.year, start.month) if unit == "month" else 337 + days_in_month(start.year, 2)
    first = (start.toordinal() - edtf.DAY_OF_1970) * DAY
    last = first + days * DAY - 1
    return _made(text, Form.MOMENT, (first, last, first, last), unit, None, 0)


def _read(text: str) -> When:
    expression = edtf.parse(text)
    if isinstance(expression, edtf.Part):
        flags = _flags_of(expression)
        return _made(text, Form.MOMENT, edtf.bounds(expression), expression.unit, expression.offset, flags)
    dates = list(edtf.parts(expression))
    flags = 0
    for part in dates:
        flags |= _flags_of(part)
    form = Form.MOMENT
    if isinstance(expression, edtf.Interval):
        form = Form.SPAN
        flags |= _START_FLAGS.get(expression.start, 0) | _END_FLAGS.get(expression.end, 0)
    offset = dates[0].offset if dates and all(part.offset is not None for part in dates) else None
    unit = edtf.finest(part.unit for part in dates) if dates else "year"
    return _made(text, form, edtf.bounds(expression), unit, offset, flags)


def _flags_of(part: edtf.Part) -> int:
    somewhere = part.unit == "season" and not part.hemisphere
    return _QUALIFIERS[part.qualifier] | (_SOMEWHERE if somewhere else 0)


UNDATED = When.parse(edtf.NO_DATE)
"""The date of what has none."""
