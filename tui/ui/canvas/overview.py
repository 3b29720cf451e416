"""All of time in one row: how dense it is, and the window in brackets."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar

from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.model.dates import Window
from tui.model.text import cells
from tui.query.result import Result
from tui.scene.glyphs import BRACKETS
from tui.scene.overview import Overview, overview
from tui.ui.canvas.cells import Cells
from tui.ui.commands.keys import Where, bindings
from tui.ui.inks import Inks
from tui.ui.panels.painted import Painted

LEAST_WIDTH = 10


class OverviewStrip(Painted, can_focus=True):
    """One row over everything there is; a click or a drag moves the window there."""

    BINDINGS: ClassVar = bindings(Where.OVERVIEW)
    ALLOW_SELECT = False

    class Centred(Message):
        """The window is to have this instant in its middle."""

        def __init__(self, instant: int) -> None:
            super().__init__()
            self.instant = instant

    def __init__(self, *, id: str, ascii_only: bool = False) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._ascii_only = ascii_only
        self._shown: tuple[object, ...] = ()
        self._result: Result | None = None
        self._hits: Sequence[int] = ()
        self._window: Window | None = None
        self._overview: Overview | None = None
        self._line: Strip | None = None
        self._ink = Inks({})

    def update(self, result: Result, window: Window, hits: Sequence[int] = ()) -> None:
        """Show another result or window; what looks the same is not sent again. `hits` are ranks to point out."""
        shown = (result.timeline, result.view.query, result.language, window, hits)
        if shown == self._shown:
            return  # a selection changes nothing here
        self._shown = shown
        self._result, self._window, self._hits = result, window, hits
        before, self._line = self._line, None
        if before is None or self._painted(self.size.width) != before:
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        return self._painted(width) if y == 0 and width else Strip.blank(width, self.rich_style)

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._forget())

    def _forget(self) -> None:
        self._line = None
        self.refresh()

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._forget()

    def _painted(self, width: int) -> Strip:
        if self._line is None or self._line.cell_length != width:
            self._line = self._paint(width)
        return self._line

    def _paint(self, width: int) -> Strip:
        if self._result is None or self._window is None or width < LEAST_WIDTH:
            return Strip.blank(width, self.rich_style)
        layout = self._overview = overview(
            self._result, self._window, width - 2, hits=self._hits, ascii_only=self._ascii_only
        )
        if not self._ink.made_from(self.app.theme_variables):
            self._ink = Inks(self.app.theme_variables)
        ink = self._ink
        ground = ink("ground")
        line = Cells(width, ground)
        brackets = (
            layout.left - 1,
            layout.right,
        )  # in the columns of the overview, which begins at the second cell
        axis = layout.axis  # whose larger unit may be one for all of time, a century
        for tick in axis.major if len(axis.major) > 1 else axis.minor:  # dates stand where nothing happens
            end = tick.column + cells(tick.label)
            clear = not layout.cells[max(0, tick.column - 1) : end + 1].strip()
            if clear and not any(tick.column - 1 <= bracket <= end for bracket in brackets):
                line.put(tick.column + 1, tick.label, ground + ink("tick"))
        hits = set(layout.hits)

        def look(column: int) -> tuple[bool, str]:
            inside = layout.left <= column < layout.right
            role = "mark" if column in hits else "inside" if inside else "density"
            return layout.cells[column] != " ", role

        for (filled, role), columns in groupby(range(len(layout.cells)), look):
            run = [*columns]
            if filled:
                line.put(run[0] + 1, layout.cells[run[0] : run[-1] + 1], ground + ink(role))
        bracket = ground + ink("focus" if self.has_focus else "bracket")
        for column, sign in zip((layout.left, layout.right + 1), BRACKETS, strict=True):
            line.put(column, sign, bracket)
        return line.strip()

    # the mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self.capture_mouse()
        self._go_to(event.x)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if event.button and self.app.mouse_captured is self:
            self._go_to(event.x)

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        self.release_mouse()

    def _go_to(self, x: int) -> None:
        if self._overview is not None:
            column = max(0, min(self._overview.axis.width - 1, x - 1))
            self.post_message(self.Centred(self._overview.at(column)))
