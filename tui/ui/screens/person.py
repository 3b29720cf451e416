"""The page of a person, and from there of whatever else it leads to, one upon the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui.drawing.page import Page, Target
from tui.model.entities import Kind
from tui.ui import outside
from tui.ui.messages import Follow
from tui.ui.widgets.hints import Hints
from tui.ui.widgets.page_view import PageView


class PersonScreen(Screen[Target | None]):
    """
    Shows a page and follows its links: a person, place, series, organization or source opens here, an address in
    the browser, and an event ends the screen with that event. Esc goes back a page; from the first it gives None.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace", "back", "back", id="back", show=False),
    ]
    DEFAULT_CSS = """
    PersonScreen PageView {
        border-top: solid $accent;
        border-title-color: $accent;
        border-title-style: bold;
        margin: 0 1;
    }
    """

    def __init__(self, target: Target, page_of: Callable[[Target], Page]) -> None:
        super().__init__()
        self._page_of = page_of
        self._visited = [target]
        self._view = PageView()

    def compose(self) -> ComposeResult:
        yield self._view
        yield Hints(("↑↓", "row"), ("Enter", "open"), ("Esc", "back"), ("?", "help"), ("q", "quit"))

    def on_mount(self) -> None:
        self.set_focus(self._view)
        self._show()

    def on_follow(self, event: Follow) -> None:
        event.stop()
        if event.url is not None:
            outside.open_url(self.app, event.url)
        elif event.target is not None and event.target.kind is Kind.EVENT:
            self.dismiss(event.target)
        elif event.target is not None:
            self._visited.append(event.target)
            self._show()

    def action_back(self) -> None:
        self._visited.pop()
        if self._visited:
            self._show()
        else:
            self.dismiss(None)

    def _show(self) -> None:
        target = self._visited[-1]
        self._view.border_title = f" {target.kind.value.capitalize()} "
        self._view.show(self._page_of(target))
