"""What stands while large files are read: what is done, how far it is, and the way out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.model.text import safe
from tui.model.translation import grouped, tr, trn
from tui.store.opening import Opened
from tui.ui.panels.hints import Hints

if TYPE_CHECKING:
    from tui.store.cache.building import Building

OFTEN = 0.1  # seconds between two looks
BLINK = 0.4  # seconds that a screen may stay as it is before it has to say why
_DONE, _LEFT = "━", "─"


class LoadingScreen(ModalScreen[Opened | None]):
    """
    Waits for what a process builds and ends with it. With `back`, where there is an earlier state to go back to, Esc
    gives up and the screen ends with None; it stays in sight until the waiting becomes long.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back", id="back", show=False),
        # Those of the app end at a screen that stands before another, and there is no text here to copy.
        Binding("ctrl+c", "app.quit", "quit", priority=True, show=False),
    ]
    DEFAULT_CSS = """
    LoadingScreen { align: center middle; }
    LoadingScreen.-brief Vertical, LoadingScreen.-brief Hints { visibility: hidden; }
    LoadingScreen Vertical { width: 64; max-width: 90%; height: auto; }
    LoadingScreen .title { text-style: bold; margin-bottom: 1; }
    LoadingScreen .bar { color: $accent; }
    LoadingScreen .remark { color: $foreground 60%; margin-top: 1; }
    """

    def __init__(self, building: Building, *, back: bool = False) -> None:
        super().__init__(classes="-brief" if back else "")
        self._building = building
        self._back = back
        self._phase = Static(classes="phase")
        self._bar = Static(classes="bar")

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Content(_title(self._building)), classes="title")
            yield self._phase
            yield self._bar
            if self._building.is_kept:
                yield Static(
                    Content(tr("From the next time on it opens at once, until it changes.")), classes="remark"
                )
        yield Hints(self._hints)

    def _hints(self) -> Iterator[tuple[str, str]]:
        if self._back:
            yield "Esc", tr("keep what was there")
        yield "q", tr("give up and quit")

    def on_mount(self) -> None:
        self.set_interval(OFTEN, self._look)
        self.set_timer(BLINK, lambda: self.remove_class("-brief"))
        self._show()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def on_unmount(self) -> None:
        self._building.cancel()

    def action_back(self) -> None:
        if self._back:
            self.dismiss(None)

    def _look(self) -> None:
        if not self.is_current:  # under the help, or while the terminal is too small
            return
        opened = self._building.poll()
        if opened is None:
            self._show()
        else:
            self.dismiss(opened)

    def _show(self) -> None:
        phase, done = self._building.progress
        width = self._bar.size.width
        percent = f"{int(100 * done)} %"
        gap = " " * max(width - len(phase.words) - len(percent), 1)
        self._phase.update(Content(f"{phase.words}{gap}{percent}"))
        cells = int(width * done)
        self._bar.update(Content(_DONE * cells + _LEFT * (width - cells)))


def _title(building: Building) -> str:
    """Name what is opened, and how large it is."""
    first = tr("standard input") if building.files[0] == "-" else safe(Path(building.files[0]).name)
    size = f"{grouped(round(building.size / 1e6))} MB"
    more = len(building.files) - 1
    if not more:
        return tr("Opening {name}, {size}").format(name=first, size=size)
    return trn(
        "Opening {name} and {number} more file, {size}",
        "Opening {name} and {number} more files, {size}",
        more,
    ).format(name=first, number=more, size=size)
