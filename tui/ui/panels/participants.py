"""Who was there: one row each, whole under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from tui.model.entities import Kind
from tui.model.text import cells
from tui.model.translation import grouped, tr
from tui.page.records import ParticipantRow
from tui.ui.messages import Follow
from tui.ui.panels.folding import GAP, FoldingList, column
from tui.ui.panels.page_view import cited
from tui.ui.panels.wrapping import Row, TextPiece, wrap

NARROWEST = 8  # cells; a column that would get less is left to the row under the cursor
_MOST = 0.8  # of the names stay whole; of a few people all


class _Texts(NamedTuple):
    """What the columns say; empty where there is nothing."""

    name: str
    delegation: str
    role: str
    office: str


_ROLES = _Texts("plain", "dim", "plain", "dim")


class Somebody(NamedTuple):
    """A person that the panel shows: what a query names them by, and what to call them."""

    reference: str
    name: str


class ParticipantsPanel(FoldingList):
    """Shows the participants of an event. Posts Follow for the one that Enter or a click goes to."""

    DEFAULT_CSS = """
    ParticipantsPanel {
        border-top: solid $foreground 22%;
        border-title-color: $text-muted;
        &:focus { border-top: solid $accent; border-title-color: $accent; border-title-style: bold; }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self.people: Sequence[ParticipantRow] = ()
        self._heading = ""
        self._texts: list[_Texts] = []
        self._widths: tuple[int, ...] = ()

    def show(self, people: Sequence[ParticipantRow], instead: str = "", language: str = "en") -> None:
        """
        Show these people from the first on, or `instead` where there are none; the same people keep their place.

        Roles and offices in another language than `language` say in which.
        """
        again = people == self.people
        self.people = people
        self._texts = [_texts(person, language) for person in people]
        self.heading = () if people else (TextPiece(instead, "dim"),)
        words = tr("Participants ({number})") if people else tr("Participants")
        title = f" {words.format(number=grouped(len(people)))} "
        if title != self._heading:  # a new one has the whole panel painted anew
            self._heading = self.border_title = title
        if not again:
            self.cursor = None
        self.rearrange(top=not again)

    def begin_at(self, item: int) -> None:
        """Put the cursor on somebody who is asked for."""
        self.cursor = item
        self.rearrange()

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.rearrange()
        if has_focus and self.cursor is not None and self.tops:
            self.reveal(self.cursor)

    @property
    def person(self) -> Somebody | None:
        """The person under the cursor, else the next there is; None where there are only organizations, or nobody."""
        at = self.cursor or 0
        for row in (*self.people[at:], *self.people[:at]):
            if row.target is None and row.plain is not None:
                return Somebody(row.plain, row.name.text)
            if row.target is not None and row.target.kind is Kind.PERSON:
                return Somebody(row.target.id, row.name.text)
        return None

    @property
    def items(self) -> int:
        return len(self.people)

    def measure(self, width: int) -> None:
        self._widths = _widths(self._texts, width)

    def folded(self, item: int) -> Row:
        pieces: list[TextPiece] = []
        for text, width, role in zip(self._texts[item], self._widths, _ROLES, strict=True):
            if width:
                pieces += [*column([TextPiece(text, role)], width), TextPiece(" " * GAP)]
        return tuple(pieces[:-1])

    def unfolded(self, item: int, width: int) -> list[Row]:
        person, texts = self.people[item], self._texts[item]
        basis = () if person.basis in {None, "stated"} else (f"({tr(person.basis)})",)
        sources = [
            TextPiece(f"{word} ", "dim", whole=True) for word in (*basis, *map(cited, person.citations))
        ]
        if all(cells(text) <= room for text, room in zip(texts, self._widths, strict=True)):
            return [self.folded(item), *wrap(sources, width)]
        rest = [text for text in texts[1:] if text]
        more = [TextPiece(" · ".join(rest)), TextPiece(" ")] if rest else []
        return [*wrap([TextPiece(texts.name, "strong")], width), *wrap([*more, *sources], width)]

    def enter(self, link: int) -> None:
        person = self.people[link]
        if person.target is not None:
            self.post_message(Follow(target=person.target))
        else:
            self.post_message(Follow(name=person.plain))


def _texts(person: ParticipantRow, language: str) -> _Texts:
    role = person.role.told(language) if person.role else ""
    office = person.office.told(language) if person.office else ""
    return _Texts(person.name.text, person.delegation or "", role, office)


def _widths(people: Sequence[_Texts], width: int) -> tuple[int, ...]:
    """
    Divide so many cells among the columns; 0 leaves one out.

    The names come first: most of them, though not a few very long ones, stay whole whatever that leaves beside them.
    """
    sizes = [sorted(map(cells, texts)) for texts in zip(*people, strict=True)]
    name, delegation, role, office = (size[-1] for size in sizes)
    most = sizes[0][ceil(_MOST * (len(people) - 1))]
    beside = sum(room + GAP for room in (delegation, min(role or office, NARROWEST)) if room)
    left = width - min(width, name, max(most, width - beside))
    given = []
    for wanted in (delegation, role, office):
        room = min(wanted, left - GAP)
        given.append(room if room == wanted or room >= NARROWEST else 0)
        left -= given[-1] + GAP if given[-1] else 0
    return min(name, width - sum(room + GAP for room in given if room)), *given
