"""Finding a person by any of their names, at every keystroke, over the explore screen."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from tui.model.translation import tr
from tui.ui.commands.keys import Where, bindings
from tui.ui.messages import Preview
from tui.ui.tools.entry import Entry
from tui.ui.tools.hits import HitList, choosing
from tui.ui.tools.tool import Tool


class PersonSearch(Tool):
    """
    An entry with a list below.

    Posts Preview while the cursor moves, and at last one of Chosen, ChosenEvent, Asked or Dismissed.
    """

    BINDINGS: ClassVar = bindings(Where.SEARCH)
    DEFAULT_CSS = """
    PersonSearch .figure { width: 20; color: $text-muted; padding: 0 1; text-align: right; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.border_title = f" {tr('Find a person')} "
        self._previewed = False

    def compose(self) -> ComposeResult:
        yield Horizontal(
            Entry(placeholder=tr("part of a name, in any script"), changed=self._typed),
            Static(classes="figure"),
        )
        yield HitList()

    @property
    def where(self) -> Where:
        return Where.SEARCH

    def begin(self) -> None:
        """List everybody."""
        self._previewed = False
        self.query_one(Entry).value = ""
        self._look("")

    def renew(self) -> None:
        self._look(self.query_one(Entry).value)

    def take_focus(self) -> None:
        self.screen.set_focus(self.query_one(Entry))

    def _typed(self, text: str) -> None:
        if self._previewed:
            self._previewed = False
            self.post_message(Preview(None))
        self._look(text)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_submit()

    def on_chosen(self) -> None:
        self.close()

    def on_chosen_event(self) -> None:
        self.close()

    def on_asked(self) -> None:
        self.close()

    def action_move(self, how: str, direction: int) -> None:
        """Move the cursor of the list by a row ("step") or a page, and preview who it comes to."""
        hits = self.query_one(HitList)
        (hits.action_step if how == "step" else hits.action_page)(direction)
        if not isinstance(hits.current, int | str):
            self._previewed = True
            self.post_message(Preview(hits.current))

    def action_submit(self) -> None:
        # Posted from here, not by the list: a message made while this widget handles another stops at this widget.
        current = self.query_one(HitList).current
        if current is not None:
            self.close()
            self.post_message(choosing(current))

    def _look(self, text: str) -> None:
        if self.preview is None:
            return
        # Not needed for a first frame: person search, and what it imports.
        from tui.ui.tools.finding import find

        result = self.preview.result
        found = find(result.timeline, text, result.language)
        self.query_one(HitList).show(found.rows, found.heading)
        self.query_one(".figure", Static).update(Content(found.figure), layout=False)
