"""The explore screen: all that the other modules of it can do, and taking things along."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from tui.model.text import safe
from tui.model.translation import tr
from tui.ui import system
from tui.ui.screens.returning import ReturningScreen
from tui.ui.session.citing import addresses, citation, line_of
from tui.ui.session.session import Session

if TYPE_CHECKING:
    from tui.ui.exporting import ExportChoice, ExportDone


class ExploreScreen(ReturningScreen):
    """The screen that the app opens with. `reload` reads the files again, `problems` shows what is left out of them."""

    def __init__(
        self,
        session: Session,
        today: date,
        reload: Callable[[], None],
        problems: Callable[[], None],
        *,
        ascii_only: bool = False,
    ) -> None:
        super().__init__(session, today, ascii_only=ascii_only)
        self._reload = reload
        self._problems = problems
        self._last_export: ExportChoice | None = None

    # taking along

    async def action_export(self) -> None:
        # Deferred: only an export needs its form.
        from tui.ui.screens.export import ExportForm

        session = self.session
        form = ExportForm(session.result, session.window, _file_name(session), self._last_export)
        await self.app.push_screen(form, self._exported)

    def _exported(self, written: ExportDone | None) -> None:
        if written is not None:
            self._last_export = written.choice
            self.say(tr("Written to {path}").format(path=safe(str(written.path))))

    def action_copy(self) -> None:
        session = self.session
        if session.event is not None:
            system.copy(self.app, citation(session.timeline, session.event, session.result.language))

    def action_open_source(self) -> None:
        event = self.session.event
        if event is None:
            return
        found = addresses(self.session.timeline, event)
        if not found:
            self.say(tr("No source of this event has a web address."))
            return
        system.open_url(self.app, found[0])
        if len(found) > 1:
            words = tr("The first of {number} addresses; Enter on a source in the details opens another.")
            self.say(words.format(number=len(found)))

    def action_edit(self) -> None:
        event = self.session.event
        files = self.session.timeline.files
        if event is None:
            return
        place = (files[0], 1) if "-" in files else line_of(files, event.id)
        if place is None:
            self.say(tr("This event is not in the file any more; r reads it again."))
        elif system.edit(self.app, *place):
            self._reload()

    def action_reload(self) -> None:
        self._reload()

    def action_problems(self) -> None:
        self._problems()


def _file_name(session: Session) -> str:
    """Return a name for an export, without its ending: the timeline's title in plain letters."""
    from anyascii import anyascii

    words = re.findall(r"[a-z0-9]+", anyascii(str(session.timeline.title)).lower())
    return "-".join(words)[:60].strip("-") or "timeline"
