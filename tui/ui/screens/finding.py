"""The explore screen as far as one finds something on it."""

from __future__ import annotations

from datetime import date

from tui.drawing.page import Target
from tui.drawing.words import count
from tui.model.entities import Kind
from tui.query.language import Ask, Term
from tui.query.view import View
from tui.store.people import Hit
from tui.ui.messages import Chosen, ChosenEvent, Dismissed, Preview
from tui.ui.screens.going import GoingScreen
from tui.ui.session import Session


class FindingScreen(GoingScreen):
    """Finds people, and events by title; shows what is under the cursor before it is chosen."""

    def __init__(self, session: Session, today: date, *, ascii_only: bool = False) -> None:
        super().__init__(session, today, ascii_only=ascii_only)
        self._origin: View | None = None  # where the person search was opened

    # finding somebody

    async def action_search(self) -> None:
        # Deferred: neither the search nor what it imports is needed for a first frame.
        from tui.ui.widgets.search import PersonSearch

        found = self.query(PersonSearch)
        search = found.first() if found else PersonSearch(id="search")
        self._origin = self.session.view._replace(window=self.session.window)
        self.add_class("-searching")
        if not found:
            await self.query_one("#panels").mount(search)
        await search.open(self.session.timeline, self.session.result.language)
        self.strip.at(self._where())

    def on_preview(self, message: Preview) -> None:
        if self._origin is not None:
            self.session.show(
                self._origin if message.hit is None else self._view_of(message.hit, self._origin)
            )
            self.show()

    def on_chosen(self, message: Chosen) -> None:
        origin = self._leave_search()
        if origin is not None:
            self.session.show(origin)
            self.session.push()
            self.session.show(self._view_of(message.hit, origin))
            self.show()
            self.session.hits = self.session.result.matches
            found = count(len(self.session.hits), "event")
            self.say(f"{found} of {message.hit.matched}. Esc goes back, x clears.")

    def on_chosen_event(self, message: ChosenEvent) -> None:
        origin = self._leave_search()
        if origin is not None:
            self.session.show(origin)
            self._go_to(Target(Kind.EVENT, self.session.timeline.event(message.rank).id))

    def on_dismissed(self, _message: Dismissed) -> None:
        origin = self._leave_search()
        if origin is not None:
            self.session.show(origin)
            self.show()

    def _leave_search(self) -> View | None:
        origin, self._origin = self._origin, None
        self.remove_class("-searching")
        self.focus_panel("canvas")
        return origin

    @staticmethod
    def _view_of(hit: Hit, origin: View) -> View:
        who = Term(Ask.WHO, hit.person.id or str(hit.person.name))
        return origin._replace(query=str(who), window=None)
