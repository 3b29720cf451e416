"""The people whom somebody encountered: one row each, with how closely and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from textual.message import Message

from tui.model.dates import Certainty
from tui.model.text import cells
from tui.model.translation import tr
from tui.page.encounters import counted, name_of_hit
from tui.query.whom import about_person, name_and_id
from tui.store.meetings.encounters import NEAREST_FIRST, Encounter, Grade
from tui.ui.panels.folding import GAP, FoldingList, column
from tui.ui.panels.wrapping import Row, TextPiece, wrap
from tui.ui.session.acquaintances import Acquaintances

_COUNT, _NARROW_COUNT = 5, 4  # cells for a sign, how often, and whether only possibly
_NARROW = 50  # cells; in fewer the names need what the counts can spare
_NO_MEETING = 10  # cells for the words in place of counts


class MetList(FoldingList):
    """Shows people out of a circle. Posts Moved when the cursor comes to another of them, Entered for Enter."""

    class Moved(Message):
        """The cursor has come to a person, by key; None: there is nobody."""

        def __init__(self, key: int | None) -> None:
            super().__init__()
            self.key = key

    class Entered(Message):
        """Enter or a click on a person, by key."""

        def __init__(self, key: int) -> None:
            super().__init__()
            self.key = key

    def __init__(self, *, id: str, ascii_only: bool) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._ascii_only = ascii_only
        self._circle: Acquaintances | None = None
        self._language = ""
        self._keys: Sequence[int] = ()
        self._grades: Sequence[Grade] = ()  # those that occur
        self._name_width = 0  # cells for a name
        self._count_width = 0  # cells for how often two people had encounters of a grade

    @property
    def cursor_shown(self) -> bool:
        return True  # also while a name is typed, and beside the encounters

    @property
    def current(self) -> int | None:
        """The key of whom the cursor stands on."""
        return self._keys[self.cursor] if self._keys and self.cursor is not None else None

    def show(self, acquaintances: Acquaintances, keys: Sequence[int], language: str, instead: str) -> None:
        """
        Show these people of a circle, the cursor on the first; `instead` where there are none.

        The same people in another language keep their place.
        """
        again = acquaintances is self._circle and keys == self._keys
        self._circle, self._keys, self._language = acquaintances, keys, language
        occurring = {one.grade for key in keys for one in acquaintances.encounters(key)}
        self._grades = [grade for grade in NEAREST_FIRST if grade in occurring]
        self.heading = () if keys else (TextPiece(instead, "dim"),)
        if not again:
            self.cursor = 0 if keys else None
        self.rearrange(top=not again)
        self.post_message(self.Moved(self.current))

    @property
    def items(self) -> int:
        return len(self._keys)

    def measure(self, width: int) -> None:
        self._count_width = _COUNT if width >= _NARROW else _NARROW_COUNT
        self._name_width = width - self._counts_width - GAP

    @property
    def _counts_width(self) -> int:
        return max(len(self._grades) * self._count_width, _NO_MEETING)

    def folded(self, item: int) -> Row:
        return self._row(item, "plain")

    def unfolded(self, item: int, width: int) -> list[Row]:
        if self._circle is None:
            return []
        hit = self._circle.hit(self._keys[item])
        name = self._called(self._keys[item])
        whole = wrap((TextPiece(name, "strong"),), width) if cells(name) > self._name_width else []
        about = wrap((TextPiece(about_person(hit.person, self._language), "dim"),), width)
        return [self._row(item, "strong"), *whole, *about]

    def move(self, link: int) -> None:
        before = self.current
        super().move(link)
        if self.current != before:
            self.post_message(self.Moved(self.current))

    def enter(self, link: int) -> None:
        self.post_message(self.Entered(self._keys[link]))

    def _called(self, key: int) -> str:
        """Return the name of somebody, with the id where another of the circle is called so too."""
        if self._circle is None:
            return ""
        hit = self._circle.hit(key)
        alike = key in self._circle.alike
        return name_and_id(hit, self._language) if alike else name_of_hit(hit, self._language)

    def _row(self, item: int, role: str) -> Row:
        if self._circle is None:
            return ()
        key = self._keys[item]
        name = column((TextPiece(self._called(key), role),), self._name_width)
        found = self._circle.encounters(key)
        if not found:
            return (
                *name,
                TextPiece(" " * GAP),
                *column((TextPiece(tr("no meeting"), "dim"),), self._counts_width),
            )
        return (*name, TextPiece(" " * GAP), *self._counts(found))

    def _counts(self, found: Sequence[Encounter]) -> Row:
        times = Counter(one.grade for one in found)
        pieces: list[TextPiece] = []
        for grade in self._grades:
            surest = max((one.certainty for one in found if one.grade is grade), default=Certainty.NO)
            often = counted(grade, times[grade], surest, ascii_only=self._ascii_only) if times[grade] else ""
            pieces += column((TextPiece(often),), self._count_width)
        return tuple(pieces)
