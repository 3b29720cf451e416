"""Two people: all their encounters, and by whom the one is linked to the other."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from tui.model.translation import tr
from tui.page.encounters import chain_page, gap_page
from tui.page.page import Page
from tui.store.meetings.chains import ChainLink, chain, gap
from tui.store.meetings.meetings import encounters
from tui.store.search.people import Hit, people_hits
from tui.ui.commands.keys import Where
from tui.ui.panels.page_view import PageView
from tui.ui.screens.meeting import MeetingQuestion, MeetingScreen


class PairScreen(MeetingScreen):
    """Shows the encounters of two people; `chained` opens it with the chain between them, as `c` does."""

    DEFAULT_CSS = """
    PairScreen PageView { height: 1fr; margin: 0 1; }
    """

    def __init__(self, asked: MeetingQuestion, pair: tuple[Hit, Hit], *, chained: bool = False) -> None:
        super().__init__(asked)
        self._pair = pair
        self._opened_chained = chained
        self._chained = chained
        self._view = PageView(id="with")

    def compose(self) -> ComposeResult:
        yield self._view
        yield self.strip

    def on_mount(self) -> None:
        self.set_focus(self._view)
        self.strip.at(Where.PAIR)
        self.tell()

    def action_chain(self) -> None:
        self._chained = not self._chained
        self.tell()

    def action_page_of(self) -> None:
        self.open_page_of(self._pair[1])

    def action_leave(self) -> None:
        if self._chained == self._opened_chained:
            self.dismiss(None)
        else:
            self.action_chain()

    def tell(self) -> None:
        title = tr("By whom they are linked") if self._chained else tr("Encounters")
        self._view.border_title = f" {title} "
        self._view.show(self._chain() if self._chained else self._encounters())

    def _encounters(self) -> Page:
        found = encounters(self.timeline, *(hit.key for hit in self._pair))
        return self.encounters_page(self._pair, found)

    def _chain(self) -> Page:
        first, last = (hit.key for hit in self._pair)
        links = chain(self.timeline, first, last)
        if links is not None:
            return chain_page(self.timeline, self._pair, links, self._people(links), self.language)
        why = gap(self.timeline, first, last)
        people = self._people(why.possible or ())
        return gap_page(self.timeline, self._pair, why, people, self.language)

    def _people(self, links: Sequence[ChainLink]) -> dict[int, Hit]:
        return people_hits(self.timeline, {key for link in links for key in (link.first, link.second)})
