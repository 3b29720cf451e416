"""The page of a person, and from there of whatever else it leads to, one upon the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui.model.entities import Kind
from tui.model.translation import tr
from tui.page.page import Page, Target
from tui.query.result import Result
from tui.ui import system
from tui.ui.commands.keys import Where, bindings
from tui.ui.messages import Follow
from tui.ui.panels.hints import Hints
from tui.ui.panels.page_view import PageView


class PersonScreen(Screen[Target | None]):
    """
    Shows a page and follows its links: a person, place, series, organization or source opens here, an address in
    the browser, and an event ends the screen with that event. Esc goes back a page; from the first it gives None.

    `meet` shows whom a person met, given by id or name, and then tells the event that was gone to from there, if any.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace", "back", "back", id="back", show=False),
        *bindings(Where.PAGE),
    ]
    DEFAULT_CSS = """
    PersonScreen PageView {
        border-top: solid $accent;
        border-title-color: $accent;
        border-title-style: bold;
        margin: 0 1;
    }
    """

    def __init__(
        self,
        target: Target,
        page_of: Callable[[Target], Page],
        meet: Callable[[str, Callable[[Target | None], None]], None] | None = None,
    ) -> None:
        super().__init__()
        self._page_of = page_of
        self._meet = meet
        self._visited = [target]
        self._view = PageView()
        self._hints = Hints(_hints)

    def compose(self) -> ComposeResult:
        yield self._view
        yield self._hints

    def on_mount(self) -> None:
        self.set_focus(self._view)
        self._show()

    def retell(self, _result: Result) -> None:
        """Say again what has been said in another language."""
        self._hints.retell()
        self._show()

    def on_follow(self, event: Follow) -> None:
        event.stop()
        if event.url is not None:
            system.open_url(self.app, event.url)
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

    def action_met(self) -> None:
        target = self._visited[-1]
        if self._meet is not None and target.kind is Kind.PERSON:
            self._meet(target.id, self._left)

    def _left(self, target: Target | None) -> None:
        if target is not None:
            self.dismiss(target)

    def _show(self) -> None:
        target = self._visited[-1]
        self._view.border_title = f" {tr(target.kind.value).capitalize()} "
        self._view.show(self._page_of(target))


def _hints() -> tuple[tuple[str, str], ...]:
    return (
        ("↑↓", tr("row")),
        ("Enter", tr("open")),
        ("Esc", tr("back")),
        ("w", tr("met")),
        ("?", tr("help")),
        ("q", tr("quit")),
    )
