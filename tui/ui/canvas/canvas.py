"""The timeline itself: a Scene under its axis, scrolled by rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from tui.model.text import cells, shorten
from tui.model.translation import grouped, tr, trn
from tui.scene.axis import one_line
from tui.scene.scene import Cluster, Scene
from tui.ui.canvas.cells import Cells
from tui.ui.canvas.painting import Painter
from tui.ui.canvas.placing import Emphasis
from tui.ui.commands.keys import Where, bindings
from tui.ui.inks import Inks
from tui.ui.panels.painted import Painted

LOW = 8  # rows; a canvas lower than this has both tiers of the axis in one row
WHEEL_ROWS = 2
WHEEL_PAN = 0.1  # of the window


class ShownWindow(NamedTuple):
    """What a canvas shows."""

    scene: Scene
    emphasis: Emphasis
    title: str  # the window in words
    outside: str  # what is not in it
    instead: tuple[str, ...]  # lines that stand where there is no event


class Canvas(Painted, can_focus=True):
    """
    Paints what `draw` returns for a width in cells and the rows in sight, and posts what is pointed at.

    Lines are painted ahead and compared with those on the screen: only those that changed go to the terminal.
    """

    BINDINGS: ClassVar = bindings(Where.TIMELINE)
    ALLOW_SELECT = False

    class Picked(Message):
        """An event was clicked, in a lane if there are lanes; twice, when it is to be gone into."""

        def __init__(self, rank: int, lane: str | None, *, twice: bool) -> None:
            super().__init__()
            self.rank = rank
            self.lane = lane
            self.twice = twice

    class HeadPicked(Message):
        """The head of a lane was clicked."""

        def __init__(self, lane: str) -> None:
            super().__init__()
            self.lane = lane

    class ClusterPicked(Message):
        """A cluster was clicked."""

        def __init__(self, cluster: Cluster) -> None:
            super().__init__()
            self.cluster = cluster

    class Wheel(Message):
        """The wheel asks to zoom about an instant, or to pan by a part of the window."""

        def __init__(self, *, steps: int = 0, about: int = 0, pan: float = 0) -> None:
            super().__init__()
            self.steps = steps
            self.about = about
            self.pan = pan

    def __init__(
        self,
        draw: Callable[[int, int], ShownWindow],
        *,
        id: str,  # noqa: A002 - Textual's name
        ascii_only: bool = False,
    ) -> None:
        super().__init__(id=id)
        self._ascii_only = ascii_only
        self._draw = draw
        self._shown: ShownWindow | None = None
        self._painter: Painter | None = None
        self._ink = Inks({})
        self._lines: list[Strip] = []
        self._painted = Size(0, 0)
        self._top = 0  # the first row shown

    # what is shown

    def update(self) -> None:
        """Draw again after a change of view; the row of the selected event scrolls into sight."""
        if self.size:
            self._redraw()
            self._send()

    def _redraw(self) -> None:
        if not self._ink.made_from(self.app.theme_variables):
            self._ink = Inks(self.app.theme_variables)
        self._shown = self._draw(self.size.width, max(self._room, 1))
        self._painter = Painter(
            self._shown.scene,
            self._ink,
            self._shown.emphasis,
            ascii_only=self._ascii_only,
            before=self._painter,
        )
        if self._painter.selected_row is not None:
            self._reveal(self._painter.selected_row)

    @property
    def painter(self) -> Painter | None:
        """What is drawn where; None before the first frame."""
        return self._painter

    def render_line(self, y: int) -> Strip:
        if self._painted != self.size:
            self._painted = self.size
            self._redraw()
            self._lines = self._paint()
        return self._lines[y] if y < len(self._lines) else Strip.blank(self.size.width, self._ink("ground"))

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._forget())

    def _forget(self) -> None:
        self._painted = Size(0, 0)  # drawn again when it is next asked for
        self.refresh()

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._send()

    # painting

    @property
    def _axis_rows(self) -> int:
        return 1 if self.size.height < LOW else 2

    @property
    def _room(self) -> int:
        """Lines below the axis."""
        return max(0, self.size.height - 1 - self._axis_rows)

    def _send(self) -> None:
        """Paint all lines and have those sent that are not on the screen yet."""
        if self._painter is None or self._painted != self.size:
            return
        before, self._lines = self._lines, self._paint()
        changed = [y for y, line in enumerate(self._lines) if y >= len(before) or line != before[y]]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def _paint(self) -> list[Strip]:
        if self._painter is None or self._shown is None:
            return []
        scene = self._shown.scene
        lines = [self._rule(self._shown.title, self._shown.outside)]
        if self._axis_rows == 1:
            lines.append(self._painter.ticks(one_line(scene.axis), "major"))
        else:
            lines.append(self._painter.ticks(scene.axis.major, "major"))
            lines.append(self._painter.ticks(scene.axis.minor, "minor"))
        lines += (
            self._rows(self._painter) if scene.rows else self._painter.empty(self._shown.instead, self._room)
        )
        return lines[: self.size.height]

    def _rule(self, window: str, outside: str) -> Strip:
        width = self.size.width
        line = Cells(width, self._ink("ground") + self._ink("rule"))
        rule = self._ink("ground") + self._ink("focus" if self.has_focus else "rule")
        title = self._ink("ground") + self._ink("focus" if self.has_focus else "title")
        note = self._ink("ground") + self._ink("note")
        line.put(0, "─" * width, rule)
        head = f" {tr('Timeline')} "
        line.put(1, head, title)
        left = 1 + cells(head)
        right = width - cells(outside) - 3
        if outside and right > left:
            line.put(right, f" {outside} ", note)
        words = shorten(window, max(0, (right if outside else width - 1) - left - 4))
        if words:
            line.put(left + 1, f" {words} ", note)
        return line.strip()

    def _rows(self, painter: Painter) -> list[Strip]:
        first, last = self._slice(self._top)
        lines = [painter.row(row, head=row == first) for row in range(first, last)]
        if first:
            lines.insert(
                0,
                painter.words(
                    trn("↑ {number} row above", "↑ {number} rows above", first).format(number=grouped(first)),
                    "note",
                    1,
                ),
            )
        below = painter.scene.rows - last
        if below:
            lines.append(
                painter.words(
                    trn("↓ {number} row below", "↓ {number} rows below", below).format(number=grouped(below)),
                    "note",
                    1,
                )
            )
        lines += [painter.row(painter.scene.rows)] * (self._room - len(lines))
        return lines

    # scrolling by rows

    def _slice(self, top: int) -> tuple[int, int]:
        """Return the rows shown from `top` on: one line fewer for each side on which rows are hidden."""
        rows = self._painter.scene.rows if self._painter else 0
        room = self._room - (top > 0)
        if rows - top > room:
            room -= 1
        return top, min(rows, top + max(room, 1))

    def _reveal(self, row: int) -> None:
        """Scroll as little as shows a row."""
        rows = self._painter.scene.rows if self._painter else 0
        self._top = max(0, min(self._top, row))
        while self._slice(self._top)[1] <= row:
            self._top += 1
        # Where everything below is in sight, rows above come back as far as there is room for them.
        while self._top and self._slice(self._top - 1)[1] >= rows:
            self._top -= 1
        if self._top == 1 and self._slice(0)[1] > row:
            self._top = 0

    def _scroll(self, rows: int) -> bool:
        """Scroll by rows; tell whether there is anything to scroll."""
        if self._painter is None or self._slice(0)[1] >= self._painter.scene.rows:
            return False
        target = max(0, self._top + rows)
        total = self._painter.scene.rows
        while target and self._slice(target - 1)[1] >= total:
            target -= 1
        if target == 1:
            target = 2 if rows > 0 else 0  # the count of one row would stand where that row fits
        self._top = target
        self._send()
        return True

    # the mouse

    def _row_at(self, y: int) -> int | None:
        """Return the row of events on a line of the widget."""
        first, last = self._slice(self._top)
        row = y - 1 - self._axis_rows - (first > 0) + first
        return row if first <= row < last and y > self._axis_rows else None

    def on_click(self, event: events.Click) -> None:
        row = self._row_at(event.y)
        if self._painter is None or row is None or event.button != 1:
            return
        lane = self._painter.lane_at(row)
        column = event.x - self._painter.scene.gutter
        if lane is not None and column < 0:
            self.post_message(self.HeadPicked(lane.key))
            return
        mark = self._painter.mark_at(row, column)
        if mark is not None:
            self.post_message(self.Picked(mark.rank, lane.key if lane else None, twice=event.chain > 1))
            return
        cluster = self._painter.cluster_at(row, column)
        if cluster is not None:
            self.post_message(self.ClusterPicked(cluster))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._wheel(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._wheel(event, -1)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        self._wheel(event, 1, sideways=True)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        self._wheel(event, -1, sideways=True)

    def _wheel(self, event: events.MouseEvent, direction: int, *, sideways: bool = False) -> None:
        """Scroll the rows; with shift pan; with ctrl, on the axis or where all rows are in sight zoom about the mouse."""
        event.stop()
        if sideways or event.shift:
            self.post_message(self.Wheel(pan=direction * WHEEL_PAN))
        elif self._painter is not None and (
            event.ctrl or event.y <= self._axis_rows or not self._scroll(direction * WHEEL_ROWS)
        ):
            scene = self._painter.scene
            self.post_message(
                self.Wheel(steps=-direction, about=scene.axis.at(max(event.x - scene.gutter, 0)))
            )
