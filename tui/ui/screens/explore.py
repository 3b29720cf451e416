"""The explore screen: all that the other modules of it can do, and taking things along."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tui.model.text import safe
from tui.ui import outside
from tui.ui.citing import addresses, citation, line_of
from tui.ui.screens.finding import FindingScreen
from tui.ui.session import Session


class ExploreScreen(FindingScreen):
    """The screen that the app opens with. `reload` reads the files again."""

    def __init__(
        self, session: Session, today: date, reload: Callable[[], None], *, ascii_only: bool = False
    ) -> None:
        super().__init__(session, today, ascii_only=ascii_only)
        self._reload = reload
        self._remark: str | None = None  # what the last export could not say

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
