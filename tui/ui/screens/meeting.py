"""What the screens about who met whom have in common: one upon the other, each left by Esc, all left for an event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.model.entities import Kind
from tui.model.translation import tr
from tui.page.encounters import grades_legend, pair_page, person_target
from tui.page.page import Page, Target
from tui.query.result import Result
from tui.store.meetings.encounters import IN_GRIDS, Encounter, Grade
from tui.store.search.people import Hit
from tui.ui import system
from tui.ui.commands.keys import Where, bindings
from tui.ui.messages import Follow
from tui.ui.panels.strip import KeyStrip
from tui.ui.panels.wrapping import TextPiece, wrap

Left = Callable[[Target | None], None]


class MeetingQuestion(NamedTuple):
    """
    The view in which somebody is asked about, and how to leave for something else.

    `open_page` shows the page of a record, and then tells the event that was gone to from there, if any.
    """

    result: Result
    ascii_only: bool
    open_page: Callable[[Target, Left], None]
    export: Callable[[], object]


class Legend(Static):
    """Signs and words, as many pairs of them in a row as fit."""

    DEFAULT_CSS = "Legend { height: auto; margin: 0 1; padding: 0 1; color: $text-muted; }"

    def __init__(self, signs: Callable[[], Sequence[tuple[str, str]]]) -> None:
        super().__init__()
        self._signs = signs

    def on_resize(self) -> None:
        self.retell()

    def retell(self) -> None:
        """Say the words in the language of now, as wide as there is room."""
        pairs = [f"{sign} {words}" for sign, words in self._signs()]
        pieces = [part for pair in pairs for part in (TextPiece(pair, whole=True), TextPiece("   "))]
        rows = wrap(pieces, self.size.width)
        self.update(Content("\n".join("".join(piece.text for piece in row) for row in rows)))


class MeetingScreen(Screen[Target | None]):
    """Ends with the event that was gone to; with None where Esc left it."""

    BINDINGS: ClassVar = bindings(Where.MET)

    def __init__(self, asked: MeetingQuestion) -> None:
        super().__init__()
        self.asked = asked
        self.timeline = asked.result.timeline
        self.language = asked.result.language
        self.strip = KeyStrip(id="strip", ascii_only=asked.ascii_only)

    def legend(self) -> Legend:
        """Return what says what the signs mean."""
        return Legend(lambda: grades_legend(self.language, self.grades(), ascii_only=self.asked.ascii_only))

    def grades(self) -> Sequence[Grade]:
        """Return those whose signs are shown."""
        return IN_GRIDS

    def retell(self, result: Result) -> None:
        """Say again what has been said in another language."""
        self.asked = self.asked._replace(result=result)
        self.language = result.language
        for legend in self.query(Legend):
            legend.retell()
        self.strip.retell()
        self.tell()

    def tell(self) -> None:
        """Say whatever is no sign and no key."""
        raise NotImplementedError

    def encounters_page(self, pair: tuple[Hit, Hit], found: Sequence[Encounter]) -> Page:
        offer = tr("c shows by whom the two are linked.")
        return pair_page(
            self.timeline, pair, found, self.language, offer=offer, ascii_only=self.asked.ascii_only
        )

    def open(self, screen: MeetingScreen) -> None:
        self.app.push_screen(screen, self.left)

    def left(self, target: Target | None) -> None:
        """Leave for the event to which a screen above this one led, if it did."""
        if target is not None:
            self.dismiss(target)

    def open_page_of(self, hit: Hit) -> None:
        self.asked.open_page(person_target(hit), self.left)

    def on_follow(self, message: Follow) -> None:
        message.stop()
        if message.url is not None:
            system.open_url(self.app, message.url)
        elif message.target is not None and message.target.kind is Kind.EVENT:
            self.dismiss(message.target)
        elif message.target is not None:
            self.asked.open_page(message.target, self.left)

    def action_leave(self) -> None:
        self.dismiss(None)
