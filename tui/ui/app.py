"""The app: which screen stands where, and how the program ends."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.command import CommandPalette
from textual.screen import Screen

from tui.model.translation import tr
from tui.query.view import View
from tui.store.opening import Opened
from tui.ui.commands.keys import KEYS, Where, bindings
from tui.ui.frame import Frame
from tui.ui.opening import OpeningApp
from tui.ui.screens.too_small import TooSmallScreen, is_too_small
from tui.ui.themes import DARK, LIGHT, fitting
from tui.ui.tidying import Tidying
from tui.ui.translatable import Translatable

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver
    from textual.filter import LineFilter

    from tui.store.cache.building import Building
    from tui.store.timeline import Timeline


def run(
    opening: Opened | Building,
    view: View,
    *,
    settle: Callable[[Timeline], View] | None = None,
    ascii_only: bool = False,
    strict: bool = False,
) -> int:
    """
    Show a timeline, or what keeps it from opening, until somebody quits; return the exit status.

    `settle` returns the view of a timeline that is still being built, or raises Refusal. `ascii_only` draws with plain
    ASCII signs; the texts of the timeline stay as they are. `strict`: files with any error stay closed.
    """
    # Nothing is to be freed until the first frame stands, and then most of what there is stays for good.
    gc.disable()
    theme = fitting(os.environ)
    app = TimelineApp(opening, view, settle=settle, ascii_only=ascii_only, strict=strict, theme=theme)
    app.run()
    return app.return_code or 0


class TimelineApp(OpeningApp):
    """Wires the files, the session and the screens together."""

    TITLE = "timeline"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar = bindings(Where.EVERYWHERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-wide")]  # noqa: RUF012 - Textual declares it as no ClassVar
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012 - the same

    def __init__(
        self,
        opening: Opened | Building,
        view: View,
        *,
        settle: Callable[[Timeline], View] | None = None,
        today: date | None = None,
        ascii_only: bool = False,
        strict: bool = False,
        theme: str = DARK.name,
    ) -> None:
        # With it, NO_COLOR leaves the terminal's own two colours instead of shades of grey.
        super().__init__(ansi_color="NO_COLOR" in os.environ or None)
        self.opening = opening
        self.opened = opening if isinstance(opening, Opened) else Opened(opening.files, None, [])
        self.view = view
        self.settle = settle
        self.today = today or date.today()  # noqa: DTZ011 - the day it is here, where the person sits
        self.ascii_only = ascii_only
        self.strict = strict
        self._plain: LineFilter | None = None
        if ascii_only:
            from tui.ui.plain import PlainSigns  # most terminals need no translation

            self._plain = PlainSigns()
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = theme
        self._colours = self.get_css_variables()
        self.stylesheet.set_variables(self._colours)
        self._frame = Frame()
        self._tidying: Tidying | None = None  # from the first frame on

    def get_driver_class(self) -> type[Driver]:
        driver = super().get_driver_class()
        if driver.__name__ != "LinuxDriver":
            return driver
        from tui.ui.terminal import TerminalDriver

        return TerminalDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        filters = super().get_line_filters()
        return filters if self._plain is None else (*filters, self._plain)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        super()._display(screen, self._frame.sparing(renderable))
        if self._tidying is not None:
            self._tidying.put_off()

    def get_default_screen(self) -> Screen[None]:
        return self.screen_of(self.opened) or Screen()

    def refresh_css(self, animate: bool = True) -> None:
        # Textual asks for this at the start as well, with the colours that it has just parsed everything with.
        before, self._colours = self._colours, self.get_css_variables()
        if self._colours != before:
            super().refresh_css(animate)

    def on_mount(self) -> None:
        self.call_after_refresh(self._after_first_frame)
        for number in (signal.SIGTERM, signal.SIGINT):  # ctrl+c is a key here; the signal comes from outside
            ended = partial(self.exit, return_code=128 + number)
            asyncio.get_running_loop().add_signal_handler(number, ended)
        if self.explore is None:
            self.load(self.opening, self.begin)

    def _after_first_frame(self) -> None:
        self._tidying = Tidying(asyncio.get_running_loop())
        self.index_soon()

    # everywhere

    async def action_help(self) -> None:
        from tui.scene.glyphs import Signs
        from tui.scene.kinds import signs_of
        from tui.ui.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.pop_screen()
        else:
            timeline = self.opened.timeline
            signs = Signs(()) if timeline is None else signs_of(timeline)
            await self.push_screen(HelpScreen(signs, ascii_only=self.ascii_only))

    def action_command_palette(self) -> None:
        from tui.ui.commands.palette import commands  # with its fuzzy matching not needed before

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(commands())

    def search_themes(self) -> None:
        from tui.ui.commands.palette import themes  # as above

        self.push_screen(themes())

    def action_language(self) -> None:
        """Say everything on every open screen in the next language; where one cannot, nothing changes."""
        above = [screen for screen in self.screen_stack if screen is not self.explore]
        retold = [screen for screen in above if isinstance(screen, Translatable)]
        if self.explore is not None and len(retold) == len(above) and self.explore.change_language():
            for screen in retold:
                screen.retell(self.explore.session.result)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every action of the table of keys that works on this screen, and the theme."""
        for key in KEYS:
            if key.palette and (key.where is Where.EVERYWHERE or screen is self.explore):
                owner = screen if key.where is not Where.EVERYWHERE else self
                words = tr(key.words)
                yield SystemCommand(
                    words[0].upper() + words[1:],
                    tr(key.group),
                    lambda key=key, owner=owner: owner.run_action(key.action),
                )
        if self.explore is not None and screen is self.explore:
            for name, opening in self.explore.view_commands():
                yield SystemCommand(name, tr("Views"), opening)
        yield SystemCommand(tr("Choose a theme"), tr("Program"), self.action_change_theme)

    def on_resize(self) -> None:
        self.call_later(self._fit)  # when Textual has taken the new size over

    async def _fit(self) -> None:
        """Cover a screen that has become too small, and uncover it again."""
        small = isinstance(self.screen, TooSmallScreen)
        if is_too_small(*self.size) and not small:
            await self.push_screen(TooSmallScreen())
        elif small and not is_too_small(*self.size):
            await self.pop_screen()
