"""The app: which screen stands where, and how the program ends."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.screen import Screen

from tui.model.entities import Kind
from tui.query.language import QueryError
from tui.query.view import View
from tui.store.build import Opened, open_files
from tui.store.indexes import NamesIndex
from tui.ui.keys import KEYS, Where, bindings
from tui.ui.screens.explore import ExploreScreen
from tui.ui.screens.too_small import TooSmallScreen, is_too_small
from tui.ui.session import Session
from tui.ui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from textual.driver import Driver

    from tui.reading.diagnostics import Diagnostic
SOON_INDEXED = 20_000  # people; an index of more of them holds everything up for longer than a blink
_ENDING = (signal.SIGTERM, signal.SIGHUP)


def run(opened: Opened, view: View, *, ascii_only: bool = False) -> int:
    """
    Show a timeline, or what keeps it from opening, until somebody quits; return the exit status.

    `ascii_only` draws with plain ASCII signs; the texts of the timeline stay as they are.
    """
    # Nothing is to be freed until the first frame stands, and then most of what there is stays for good.
    gc.disable()
    app = TimelineApp(opened, view, ascii_only=ascii_only)
    app.run()
    return app.return_code or 0


class TimelineApp(App[None]):
    """Wires the files, the session and the screens together."""

    TITLE = "timeline"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar = bindings(Where.EVERYWHERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-wide")]  # noqa: RUF012 - Textual declares it as no ClassVar
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012 - the same

    def __init__(
        self, opened: Opened, view: View, *, today: date | None = None, ascii_only: bool = False
    ) -> None:
        super().__init__()
        self.ascii_only = ascii_only
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name
        self._colours = self.get_css_variables()
        self.stylesheet.set_variables(self._colours)
        self._opened = opened
        self._view = view
        self._today = today or date.today()  # noqa: DTZ011 - the day it is here, where the person sits
        self._explore: ExploreScreen | None = None

    def get_driver_class(self) -> type[Driver]:
        driver = super().get_driver_class()
        if driver.__name__ != "LinuxDriver":
            return driver
        from tui.ui.terminal import TerminalDriver

        return TerminalDriver

    def get_default_screen(self) -> Screen[None]:
        return self._screen_of(self._opened) or Screen()

    def _screen_of(self, opened: Opened) -> ExploreScreen | None:
        if opened.timeline is None:
            return None
        try:
            session = Session(opened.timeline, self._view)
        except QueryError:
            # Only after problems: else the command line has put the query before the app was opened.
            session = Session(opened.timeline, View(language=self._view.language))
        self._explore = ExploreScreen(session, self._today, self._reload, ascii_only=self.ascii_only)
        return self._explore

    def refresh_css(self, animate: bool = True) -> None:
        # Textual asks for this at the start as well, with the colours that it has just parsed everything with.
        before, self._colours = self._colours, self.get_css_variables()
        if self._colours != before:
            super().refresh_css(animate)

    def on_mount(self) -> None:
        self.call_after_refresh(self._after_first_frame)
        loop = asyncio.get_running_loop()
        for number in _ENDING:
            loop.add_signal_handler(number, partial(self.exit, return_code=128 + number))
        if self._explore is None:
            self._show_problems(self._opened.diagnostics)

    def _after_first_frame(self) -> None:
        gc.freeze()
        gc.enable()
        timeline = self._opened.timeline
        if timeline is not None and timeline.counts()[Kind.PERSON] <= SOON_INDEXED:
            # What the first key of a person search would wait for.
            self.run_worker(partial(timeline.once, NamesIndex), thread=True)

    # files

    def _show_problems(self, diagnostics: Sequence[Diagnostic]) -> None:
        from tui.ui.screens.problems import ProblemsScreen

        self.push_screen(
            ProblemsScreen(diagnostics, self._read_again, back=self._explore is not None),
            self._after_problems,
        )

    def _read_again(self) -> Sequence[Diagnostic]:
        self._opened = open_files(self._opened.files)
        return self._opened.diagnostics

    def _after_problems(self, _nothing: None) -> None:
        if self._explore is None:
            screen = self._screen_of(self._opened)
            if screen is not None:
                self.push_screen(screen)
        elif self._opened.timeline is not None:
            self._renew()

    def _reload(self) -> None:
        """Read the files again; where they no longer open, say why and keep what is there."""
        if self._explore is None:
            return
        if "-" in self._opened.files:
            self._explore.say("This was read from standard input, which cannot be read again.")
            return
        diagnostics = self._read_again()
        if self._opened.timeline is None:
            self._show_problems(diagnostics)
        else:
            self._renew()

    def _renew(self) -> None:
        if self._explore is not None and self._opened.timeline is not None:
            before = self._explore.session
            self._explore.renew(Session(self._opened.timeline, before.view))
            self._explore.say(
                f"Read again: {before.timeline.size:,} events before, {self._opened.timeline.size:,} now."
            )

    # everywhere

    async def action_help(self) -> None:
        from tui.ui.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.pop_screen()
        else:
            await self.push_screen(HelpScreen(ascii_only=self.ascii_only))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every action of the table of keys that works on this screen, and the theme."""
        for key in KEYS:
            if key.palette and (key.where is Where.EVERYWHERE or screen is self._explore):
                owner = screen if key.where is not Where.EVERYWHERE else self
                words = key.words[0].upper() + key.words[1:]
                yield SystemCommand(
                    words, key.group, lambda key=key, owner=owner: owner.run_action(key.action)
                )
        yield SystemCommand("Choose a theme", "Program", self.action_change_theme)

    def on_resize(self) -> None:
        self.call_later(self._fit)  # when Textual has taken the new size over

    async def _fit(self) -> None:
        """Cover a screen that has become too small, and uncover it again."""
        small = isinstance(self.screen, TooSmallScreen)
        if is_too_small(*self.size) and not small:
            await self.push_screen(TooSmallScreen())
        elif small and not is_too_small(*self.size):
            await self.pop_screen()
