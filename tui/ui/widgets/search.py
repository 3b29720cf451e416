"""Finding a person by any of their names, at every keystroke, over the explore screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.ui.keys import Where, bindings
from tui.ui.messages import Chosen, ChosenEvent, Dismissed, Preview
from tui.ui.widgets.entry import Entry
from tui.ui.widgets.hits import HitList

if TYPE_CHECKING:
    from tui.store.timeline import Timeline


class PersonSearch(Widget):
    """
    An entry with a list below, out of sight until `open`.

    Posts Preview while the cursor moves, and at last one of Chosen, ChosenEvent or Dismissed; it hides itself.
    """

    BINDINGS: ClassVar = bindings(Where.SEARCH)
    DEFAULT_CSS = """
    PersonSearch {
        display: none;
        height: 12;
        border-top: solid $accent;
        border-title-color: $accent;
        border-title-style: bold;
        background: $background;
    }
    PersonSearch Horizontal { height: 1; padding: 0 0 0 1; }
    PersonSearch Entry { width: 1fr; }
    PersonSearch .figure { width: 20; color: $text-muted; padding: 0 1; text-align: right; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.border_title = " Find a person "
        self._timeline: Timeline | None = None
        self._language = "en"
        self._previewed = False

    @property
    def is_open(self) -> bool:
        return bool(self.display)

    async def open(self, timeline: Timeline, language: str) -> None:
        """Come into sight, everybody listed. Awaited from a priority binding, it loses no key typed right after."""
        self._timeline, self._language = timeline, language
        self._previewed = False
        if not self.children:
            await self.mount(
                Horizontal(
                    Entry(placeholder="part of a name, in any script", changed=self._typed),
                    Static(classes="figure"),
                ),
                HitList(),
            )
        self.display = True
        entry = self.query_one(Entry)
        entry.value = ""
        self._look("")
        self.screen.set_focus(entry)

    def close(self) -> None:
        """Go out of sight. The screen says where the focus goes."""
        self.display = False

    def _typed(self, text: str) -> None:
        if self._previewed:
            self._previewed = False
            self.post_message(Preview(None))
        if self.query(HitList):  # not while the entry is being mounted
            self._look(text)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_submit()

    def on_chosen(self) -> None:
        self.close()

    def on_chosen_event(self) -> None:
        self.close()

    def action_move(self, how: str, direction: int) -> None:
        """Move the cursor of the list by a row ("step") or a page, and preview who it comes to."""
        hits = self.query_one(HitList)
        (hits.action_step if how == "step" else hits.action_page)(direction)
        if not isinstance(hits.current, int):
            self._previewed = True
            self.post_message(Preview(hits.current))

    def action_submit(self) -> None:
        # Posted from here, not by the list: a message made while this widget handles another stops at this widget.
        current = self.query_one(HitList).current
        if current is not None:
            self.close()
            self.post_message(ChosenEvent(current) if isinstance(current, int) else Chosen(current))

    def action_dismiss(self) -> None:
        self.close()
        self.post_message(Dismissed())

    def _look(self, text: str) -> None:
        if self._timeline is None:
            return
        # Not needed for a first frame: person search, and what it imports.
        from tui.ui.widgets.finding import find

        found = find(self._timeline, text, self._language)
        self.query_one(HitList).show(found.rows, found.heading)
        self.query_one(".figure", Static).update(Content(found.figure), layout=False)
