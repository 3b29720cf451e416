"""The explore screen as far as one finds something on it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tui.model.entities import Kind
from tui.model.translation import tr
from tui.page.page import Target
from tui.page.words import counted
from tui.query.language import Ask, Term, parse, people_of
from tui.query.view import View
from tui.ui.commands.keys import Where
from tui.ui.messages import Asked, Chosen, ChosenEvent, Dismissed, Kept, Preview
from tui.ui.screens.going import GoingScreen
from tui.ui.session.preview import PreviewRun, answer_words
from tui.ui.session.session import Session

if TYPE_CHECKING:
    from tui.store.search.people import Hit
    from tui.ui.tools.tool import Tool


class FindingScreen(GoingScreen):
    """
    Finds people, and events by title, by query and by facets; shows what that leads to before it is chosen.

    What finds is a tool. One at a time stands in the place of the lower panels, and has a trial to itself.
    """

    def __init__(self, session: Session, today: date, *, ascii_only: bool = False) -> None:
        super().__init__(session, today, ascii_only=ascii_only)
        self._tool: Tool | None = None
        self._preview: PreviewRun | None = None

    # Deferred, all three: neither a tool nor what it imports is needed for a first frame.

    async def action_search(self) -> None:
        from tui.ui.tools.facets_panel import FacetsPanel
        from tui.ui.tools.search import PersonSearch

        if isinstance(self._tool, FacetsPanel) and self._tool.has_focus_within:
            self._tool.action_narrow()
        else:
            await self._open(PersonSearch, "search")

    async def action_query(self) -> None:
        from tui.ui.tools.query_prompt import QueryPrompt

        await self._open(QueryPrompt, "prompt")

    async def action_facets(self) -> None:
        from tui.ui.tools.facets_panel import FacetsPanel

        await self._open(FacetsPanel, "facets")

    async def _open(self, kind: type[Tool], name: str) -> None:
        if isinstance(self._tool, kind):
            self._tool.take_focus()
            return
        self._hand_over()
        found = self.query(kind)
        tool = found.first() if found else kind(id=name)
        self._preview = PreviewRun(self.session, self.show)
        self.add_class("-searching")
        if not found:
            await self.query_one("#panels").mount(tool)
        self._tool = tool
        tool.open(self._preview)
        self.strip.at(self._where())

    def _hand_over(self) -> None:
        """Put away a tool for another one, which goes on from what is shown; what was a mere preview is taken back."""
        from tui.ui.tools.search import PersonSearch

        tool = self._tool
        preview = self._leave()
        if tool is not None and preview is not None:
            tool.close()
            if isinstance(tool, PersonSearch):
                preview.give_up()
            else:
                preview.keep()

    def _leave(self) -> PreviewRun | None:
        """Give the lower panels their place back."""
        preview, self._preview, self._tool = self._preview, None, None
        self.remove_class("-searching")
        return preview

    def show(self) -> None:
        super().show()
        if self._tool is not None and self._preview is not None:
            self._tool.update(self.session.result)

    def renew(self, session: Session) -> None:
        preview = self._preview
        super().renew(session)
        if self._tool is not None and preview is not None:
            preview.session = session
            self._tool.renew()

    def focus_panel(self, name: str) -> None:
        if self._tool is not None and name in {"details", "participants"}:
            self._tool.take_focus()  # which has their place
        else:
            super().focus_panel(name)

    def action_back(self) -> None:
        if self._tool is not None:
            self._tool.action_dismiss()
        else:
            super().action_back()

    def _where(self) -> Where:
        if self._tool is not None and self._tool.has_focus_within:
            return self._tool.where
        return super()._where()

    # what the tools say

    def on_preview(self, message: Preview) -> None:
        preview = self._preview
        if preview is not None:
            preview.show(
                preview.origin if message.hit is None else self._view_of(message.hit, preview.origin)
            )

    def on_kept(self, _message: Kept) -> None:
        preview = self._leave()
        self.focus_panel("canvas")
        if preview is not None and preview.keep():
            self.session.hits = self.session.result.matches
            self._say_several()

    def _say_several(self) -> None:
        """Say it where a name in the query means several people."""
        result = self.session.result
        query = parse(result.view.query)
        if people_of(query):
            from tui.query.whom import several_asked  # as above

            self.say(several_asked(result.timeline, query, result.language))

    def on_chosen(self, message: Chosen) -> None:
        preview = self._leave()
        self.focus_panel("canvas")
        if preview is not None:
            preview.show(self._view_of(message.hit, preview.origin))
            preview.keep()
            self.session.hits = self.session.result.matches
            found = counted(len(self.session.hits), "event", "events")
            words = tr("{events} of {name}. Esc goes back, x clears.")
            self.say(words.format(events=found, name=message.hit.matched))

    def on_chosen_event(self, message: ChosenEvent) -> None:
        preview = self._leave()
        if preview is not None:
            preview.give_up()
            self._go_to(Target(Kind.EVENT, self.session.timeline.event(message.rank).id))

    def on_asked(self, message: Asked) -> None:
        preview = self._leave()
        self.focus_panel("canvas")
        if preview is not None:
            preview.ask(message.query)
            preview.keep()
            self.session.hits = self.session.result.matches
            self.say(answer_words(self.session.result))

    def on_dismissed(self, _message: Dismissed) -> None:
        preview = self._leave()
        self.focus_panel("canvas")
        if preview is not None:
            preview.give_up()

    @staticmethod
    def _view_of(hit: Hit, origin: View) -> View:
        from tui.query.whom import reference_to  # as above

        return origin._replace(query=str(Term(Ask.WHO, reference_to(hit))), window=None)
