"""The explore screen: going into things and back out, finding somebody, taking things along."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tui.drawing.page import Target
from tui.drawing.words import count
from tui.model.entities import Kind
from tui.model.text import safe
from tui.query.language import Ask, Term
from tui.query.view import View
from tui.store.people import Hit
from tui.ui import outside
from tui.ui.citing import addresses, citation, line_of
from tui.ui.messages import Chosen, ChosenEvent, Dismissed, Follow, Preview
from tui.ui.screens.moving import MovingScreen
from tui.ui.session import Session


class ExploreScreen(MovingScreen):
    """The screen that the app opens with. `reload` reads the files again."""

    def __init__(
        self, session: Session, today: date, reload: Callable[[], None], *, ascii_only: bool = False
    ) -> None:
        super().__init__(session, today, ascii_only=ascii_only)
        self._reload = reload
        self._remark: str | None = None  # what the last export could not say
        self._origin: View | None = None  # where the person search was opened

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

    def _open_page(self, target: Target) -> None:
        from tui.drawing.pages import page
        from tui.ui.screens.person import PersonScreen

        result = self.session.result
        self.app.push_screen(
            PersonScreen(target, lambda other: page(result.timeline, other, result.language)), self._go_to
        )

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

    # taking along

    async def action_export(self) -> None:
        # Deferred: only an export needs the templates.
        from tui.ui.screens.export import ExportForm

        await self.app.push_screen(ExportForm(_file_name(self.session), self._export), self._exported)

    def _export(self, path: Path, *, force: bool) -> Path:
        from tui.export.formats import FORMATS, Request, format_of
        from tui.export.writing import ExportError, write

        form = format_of(path)
        if form is None:
            endings = ", ".join(known.suffixes[0] for known in FORMATS.values())
            raise ExportError(f"The name says the format: let it end in one of {endings}.")
        result = self.session.result
        exported = form.write(result, Request(result.view.command(result.timeline.files)))
        self._remark = exported.remark
        return write(path, exported.text, force=force)

    def _exported(self, path: Path | None) -> None:
        if path is not None:
            remark = f" ({self._remark})" if self._remark else ""
            self.say(f"Written to {safe(str(path.absolute()))}{remark}")

    def action_copy(self) -> None:
        session = self.session
        if session.event is not None:
            outside.copy(self.app, citation(session.timeline, session.event, session.result.language))

    def action_open_source(self) -> None:
        event = self.session.event
        if event is None:
            return
        found = addresses(self.session.timeline, event)
        if not found:
            self.say("No source of this event has a web address.")
            return
        outside.open_url(self.app, found[0])
        if len(found) > 1:
            self.say(f"The first of {len(found)} addresses; Enter on a source in the details opens another.")

    def action_edit(self) -> None:
        event = self.session.event
        files = self.session.timeline.files
        if event is None:
            return
        place = (files[0], 1) if "-" in files else line_of(files, event.id)
        if place is None:
            self.say("This event is not in the file any more; r reads it again.")
        elif outside.edit(self.app, *place):
            self._reload()

    def action_reload(self) -> None:
        self._reload()


def _file_name(session: Session) -> str:
    """Return a name for an export: the timeline's title in plain letters."""
    from anyascii import anyascii

    words = re.findall(r"[a-z0-9]+", anyascii(str(session.timeline.title)).lower())
    return ("-".join(words)[:60].strip("-") or "timeline") + ".html"
