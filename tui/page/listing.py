"""A view as a chronological list: rows of text under headings by year or month, worded only where they are in sight."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.model.dates import civil, month_name, year_words
from tui.model.entities import Event, Kind
from tui.model.instants import LAST_YEAR, instant_of
from tui.model.text import cells, shorten
from tui.model.translation import tr
from tui.page.page import Target
from tui.page.records import name_of, participant_rows
from tui.query.result import Result
from tui.scene.glyphs import POSSIBLY, glyph
from tui.scene.kinds import signs_of
from tui.scene.ticks import YEAR, Step
from tui.store.timeline import Timeline

ONE_LINE = 100
"""Columns from which an event takes one row; in fewer it takes two: the title, and below it the rest."""

_MONTHS_UP_TO = 4 * YEAR  # a list of a longer time has headings by year
_DATE, _WIDE_DATE, _WIDE = 21, 26, 120  # cells of a date, and from which width on it has more of them
_TITLE_PART, _PLACE_PART = 0.55, 0.2  # of what glyph and date leave; the rest is for the people
_GAP = 2
_INDENT = 2  # the glyph and a gap
_LEAST_WORDS = 8  # cells: a place or a name cut to less says nothing
_END_OF_TIME = instant_of(LAST_YEAR, 12, 31, 23, 59, 59)


class Bit(NamedTuple):
    """Words on a row of the list; `role` is "glyph", "date", "title", "place" or "people"."""

    column: int
    text: str
    role: str


class ListHeading(NamedTuple):
    """The month or year of the rows below, and how many events stand under it."""

    words: str
    events: int


class ListEntry(NamedTuple):
    """One row of an event: `line` is 0, or 1 for the second of two."""

    rank: int
    line: int


class _Section(NamedTuple):
    first: int  # position of its first event among those shown
    top: int  # row of its heading
    words: str


class Listing:
    """
    The events that a result shows, in `width` >= 1 columns, as `rows` rows.

    Making one takes a few bisections for each heading, however many events there are.
    """

    def __init__(self, result: Result, width: int) -> None:
        self._timeline: Timeline = result.timeline
        self._language = result.language
        self._shown: Sequence[int] = result.shown
        self._doubtful = result.doubtful
        self.width = width
        self.lines = 1 if width >= ONE_LINE else 2
        self._sections = [
            _Section(first, first * self.lines + number, words)
            for number, (first, words) in enumerate(self._headings())
        ]
        self.rows = len(self._shown) * self.lines + len(self._sections)

    def at(self, row: int) -> ListHeading | ListEntry:
        """Return what stands on a row, 0 <= row < rows."""
        number = self._section(row)
        section = self._sections[number]
        if row == section.top:
            return self._heading(number)
        position, line = divmod(row - section.top - 1, self.lines)
        return ListEntry(self._shown[section.first + position], line)

    def heading_of(self, row: int) -> ListHeading:
        """Return the heading under which a row stands, 0 <= row < rows."""
        return self._heading(self._section(row))

    def before(self, row: int) -> int:
        """Return how many events begin above a row; below the last one, all of them."""
        if row >= self.rows:
            return len(self._shown)
        section = self._sections[self._section(row)]
        return section.first + -(-max(row - section.top - 1, 0) // self.lines)

    def row_of(self, rank: int) -> int | None:
        """Return the first row of an event; None where it is not shown."""
        position = bisect_left(self._shown, rank)
        if position == len(self._shown) or self._shown[position] != rank:
            return None
        section = self._sections[bisect_right(self._sections, position, key=lambda one: one.first) - 1]
        return section.top + 1 + (position - section.first) * self.lines

    def words(self, entry: ListEntry, *, ascii_only: bool = False) -> tuple[Bit, ...]:
        """Return the words on a row of an event, from left to right, cut to the width and never overlapping."""
        event = self._timeline.event(entry.rank)
        if entry.line:
            return self._below(event)
        sign = glyph(
            signs_of(self._timeline).of(event.kind),
            status=event.status,
            background=event.basis == "background",
            ascii_only=ascii_only,
        )
        title = event.title.say(self._language).told(self._language)
        if self._doubtful(entry.rank):
            title = f"{POSSIBLY} {title}"
        bits = self._beside(event, title) if self.lines == 1 else self._alone(title)
        return (Bit(0, sign, "glyph"), *(bit for bit in bits if bit.text))

    def sign(self, entry: ListEntry) -> str:
        """Return the name of the mark of an event."""
        return signs_of(self._timeline).of(self._timeline.event(entry.rank).kind)

    # the rows of an event

    def _beside(self, event: Event, words: str) -> Iterator[Bit]:
        """Yield date, title, place and people, each in a column of its own; a title goes on where there is no place."""
        date = _WIDE_DATE if self.width >= _WIDE else _DATE
        yield Bit(_INDENT, self._date(event, date), "date")
        left = _INDENT + date + _GAP
        room = self.width - left - 2 * _GAP
        title, place = int(room * _TITLE_PART), int(room * _PLACE_PART)
        people = room - title - place
        where = shorten(self._place(event), place)
        yield Bit(left, shorten(words, title if where else title + _GAP + place), "title")
        yield Bit(left + title + _GAP, where, "place")
        yield Bit(left + title + place + 2 * _GAP, self._people(event, people), "people")

    def _alone(self, words: str) -> Iterator[Bit]:
        yield Bit(_INDENT, shorten(words, max(self.width - _INDENT, 0)), "title")

    def _below(self, event: Event) -> tuple[Bit, ...]:
        """Return the date, the place and the people one behind the other, as far as there is room."""
        bits = []
        column = _INDENT
        for role in ("date", "place", "people"):
            room = max(self.width - column, 0)
            if role == "date":
                words = self._date(event, room)
            else:
                words = self._place(event) if role == "place" else self._people(event, room)
            if words and room >= min(cells(words), _LEAST_WORDS):
                cut = shorten(words, room)
                bits.append(Bit(column, cut, role))
                column += cells(cut) + _GAP
        return tuple(bits)

    def _date(self, event: Event, room: int) -> str:
        """Return the date in words, in fewer words where those do not fit."""
        words = event.date.words(self._language)
        return words if cells(words) <= room else shorten(event.date.short(self._language), room)

    def _place(self, event: Event) -> str:
        if event.place is None:
            return ""
        return name_of(self._timeline, Target(Kind.PLACE, event.place), self._language).text

    def _people(self, event: Event, room: int) -> str:
        """Return as many names as there is room for, each of them whole, and how many more there are."""
        names = [row.name.text for row in participant_rows(self._timeline, event, self._language)]
        words = ", ".join(names)
        if len(names) < 2 or cells(words) <= room:
            return shorten(words, room)
        fitting, before = "", ""
        for shown, name in enumerate(names[:-1], 1):
            before += f", {name}" if before else name
            words = f"{before} +{len(names) - shown}"
            if cells(words) > room:
                break
            fitting = words
        return fitting or shorten(before, room)

    # headings

    def _section(self, row: int) -> int:
        return bisect_right(self._sections, row, key=lambda section: section.top) - 1

    def _heading(self, number: int) -> ListHeading:
        following = self._sections[number + 1 : number + 2]
        end = following[0].first if following else len(self._shown)
        return ListHeading(self._sections[number].words, end - self._sections[number].first)

    def _headings(self) -> Iterator[tuple[int, str]]:
        """Yield the position of the first event under each heading, and the heading's words."""
        shown, at = self._timeline.with_date(self._shown), self._timeline.at
        step = Step("month" if shown and at(shown[-1]) - at(shown[0]) < _MONTHS_UP_TO else "year")
        first = 0
        while first < len(shown):
            begin = step.floor(at(shown[first]))
            yield first, self._period(begin, step)
            following = next(step.ticks(begin + 1, _END_OF_TIME), _END_OF_TIME + 1)
            first = bisect_left(shown, following, first, key=at)
        if first < len(self._shown):
            yield first, tr("no date", self._language)

    def _period(self, begin: int, step: Step) -> str:
        year, month, *_ = civil(begin)
        words = year_words(year, self._language)
        return f"{month_name(month, self._language)} {words}" if step.unit == "month" else words
