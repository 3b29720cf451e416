"""The explore screen as far as one goes into things and back out: parts, clusters, people, places, links."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.model.entities import Kind
from tui.model.translation import tr
from tui.page.page import Target
from tui.page.words import counted
from tui.query.language import Ask, Term, one_person
from tui.ui import system
from tui.ui.messages import Follow
from tui.ui.screens.moving import MovingScreen

if TYPE_CHECKING:
    from tui.page.page import Page
    from tui.ui.screens.meeting import MeetingQuestion


class GoingScreen(MovingScreen):
    """Enters what is selected or followed, and backs out of it again."""

    # going in and backing out

    async def action_go_in(self) -> None:
        if self.session.selected is None:
            return
        painter = None if self.session.listing else self.canvas.painter
        if painter and painter.home:
            await self.enter_cluster(painter.home)
            return
        if self.session.go_in():
            self.show()
            self.say(tr("Inside, at its parts. Esc goes back."))
        else:
            self.focus_panel("details")

    def action_back(self) -> None:
        if self.focused is not self.main:
            self.focus_panel("canvas")
        elif self.session.back():
            self.show()
        elif self.session.view.query:
            self.say(tr("x clears the query; q quits."))
        else:
            self.say(tr("Nothing to go back to; q quits."))

    def on_follow(self, message: Follow) -> None:
        message.stop()
        if message.url is not None:
            system.open_url(self.app, message.url)
        elif message.name is not None:
            self._narrow(message.name)
        elif message.target is not None and message.target.kind is Kind.EVENT:
            self._go_to(message.target)
        elif message.target is not None:
            self._open_page(message.target)

    def _narrow(self, name: str) -> None:
        """Show the events of somebody without an entry only; Esc shows all again."""
        self.session.push()
        who = Term(Ask.WHO, one_person(name))
        self.session.show(self.session.view._replace(query=str(who), window=None))
        self.show()
        events = counted(len(self.session.result.matches), "event", "events")
        self.say(tr("{events} of {name}. Esc goes back, x clears.").format(events=events, name=name))

    def _go_to(self, target: Target | None) -> None:
        """Select an event, which a page led to; a query that hides it gives way."""
        rank = self.session.timeline.rank(target.id) if target is not None else None
        if rank is None:
            return
        self.session.push()
        if rank not in self.session.result.matches:
            self.session.show(self.session.view._replace(query=""))
        self.session.select(rank)
        self.show()
        self.focus_panel("canvas")

    def action_person(self) -> None:
        """Open the page of the participant under the cursor, with an entry or without."""
        person = self.participants.person
        if person is None:
            self.say(tr("Nobody is named at this event."))
        else:
            self._open_page(Target(Kind.PERSON, person.reference))

    # who met whom

    def on_mount(self) -> None:
        if self.session.view.grid:
            self.call_after_refresh(self.action_grid)

    def action_met(self) -> None:
        """Show whom the participant under the cursor met; of two who are pinned, how they met; of nobody, the grid."""
        # With what it imports not needed for a first frame.
        from tui.ui.screens.asking import means_several, screen_for

        pinned = self.session.view.pinned
        several = means_several(self.session.timeline, pinned)
        if several is not None:
            self.say(
                tr("Several people are called {name}: P on one of them pins that one.").format(name=several)
            )
            return
        person = self.participants.person
        screen = screen_for(self._asked(), pinned, person.reference if person else None)
        if screen is None:
            self.action_grid()
        else:
            self.app.push_screen(screen, self._go_to)

    def action_grid(self) -> None:
        """Show who met whom among the people of the view, which says so until the grid is left."""
        from tui.ui.screens.grid import GridScreen  # as above

        self.session.show(self.session.view._replace(grid=True))
        self.app.push_screen(GridScreen(self._asked()), self._leave_grid)

    def _leave_grid(self, target: Target | None) -> None:
        self.session.show(self.session.view._replace(grid=False))
        self._go_to(target)

    def _meet(self, person: str, then: Callable[[Target | None], None]) -> None:
        from tui.ui.screens.asking import screen_for  # as above

        screen = screen_for(self._asked(), (), person)
        if screen is not None:
            self.app.push_screen(screen, then)

    def _asked(self) -> MeetingQuestion:
        from tui.ui.screens.meeting import MeetingQuestion  # as above

        return MeetingQuestion(
            self.session.result, self._ascii_only, self._open_page, self._export_from_above
        )

    def _export_from_above(self) -> None:
        self.call_later(self.run_action, "export")

    def _open_page(self, target: Target, then: Callable[[Target | None], None] | None = None) -> None:
        from tui.page.records import page
        from tui.ui.screens.person import PersonScreen

        def page_of(other: Target) -> Page:
            return page(self.session.timeline, other, self.session.result.language)

        self.app.push_screen(
            PersonScreen(target, page_of, self._meet),
            then or self._go_to,
        )
