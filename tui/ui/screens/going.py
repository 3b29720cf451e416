"""The explore screen as far as one goes into things and back out: parts, clusters, people, places, links."""

from __future__ import annotations

from tui.drawing.page import Target
from tui.drawing.words import count
from tui.model.entities import Kind
from tui.model.translation import tr
from tui.query.language import Ask, Term
from tui.ui import outside
from tui.ui.messages import Follow
from tui.ui.screens.moving import MovingScreen


class GoingScreen(MovingScreen):
    """Enters what is selected or followed, and backs out of it again."""

    # going in and backing out

    async def action_go_in(self) -> None:
        if self.session.selected is None:
            return
        painter = None if self.session.listing else self.canvas.painter
        cluster = painter.selected_cluster if painter else None
        if cluster is not None:
            await self.enter_cluster(cluster.start, cluster.end)
            return
        if self.session.go_in():
            self.show()
            self.say("Inside, at its parts. Esc goes back.")
        else:
            self.focus_panel("details")

    def action_back(self) -> None:
        if self.focused is not self.main:
            self.focus_panel("canvas")
        elif self.session.back():
            self.show()
        elif self.session.view.query:
            self.say("x clears the query; q quits.")
        else:
            self.say("Nothing to go back to; q quits.")

    def on_follow(self, message: Follow) -> None:
        message.stop()
        if message.url is not None:
            outside.open_url(self.app, message.url)
        elif message.name is not None:
            self._narrow(Term(Ask.WHO, message.name))
        elif message.target is not None and message.target.kind is Kind.EVENT:
            self._go_to(message.target)
        elif message.target is not None:
            self._open_page(message.target)

    def _narrow(self, who: Term) -> None:
        """Show the events of a person only; Esc shows all again."""
        self.session.push()
        self.session.show(self.session.view._replace(query=str(who), window=None))
        self.show()
        self.say(
            f"{count(len(self.session.result.matches), 'event')} of {who.text}. Esc goes back, x clears."
        )

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

    def _open_page(self, target: Target) -> None:
        from tui.drawing.pages import page
        from tui.ui.screens.person import PersonScreen

        result = self.session.result
        self.app.push_screen(
            PersonScreen(target, lambda other: page(result.timeline, other, result.language)), self._go_to
        )
