"""Who met whom among the people of the view."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.model.translation import grouped, tr, trn
from tui.page.grid import cell_words, rest_words
from tui.page.left_out import unless_left_out
from tui.query.grid import Grid, grid
from tui.ui.commands.keys import Where, bindings
from tui.ui.panels.grid_view import GridView
from tui.ui.screens.meeting import MeetingQuestion, MeetingScreen
from tui.ui.screens.met import MetScreen
from tui.ui.screens.pair import PairScreen


class GridScreen(MeetingScreen):
    """The people of the view as rows and as columns, and in each cell how near two of them came."""

    BINDINGS: ClassVar = bindings(Where.GRID)
    DEFAULT_CSS = """
    GridScreen GridView { height: 1fr; margin: 0 2; }
    GridScreen #said { height: auto; min-height: 1; max-height: 3; margin: 0 1; padding: 0 1; }
    GridScreen .title { height: 1; margin: 0 1; padding: 0 1; color: $accent; text-style: bold; }
    """

    def __init__(self, asked: MeetingQuestion) -> None:
        super().__init__(asked)
        self._grid: Grid | None = None
        self._view = GridView(id="grid", ascii_only=asked.ascii_only)
        self._title = Static(classes="title")
        self._said = Static(id="said")

    def compose(self) -> ComposeResult:
        yield self._title
        yield self._view
        yield self._said
        yield self.legend()
        yield self.strip

    def on_mount(self) -> None:
        self.tell()
        self.set_focus(self._view)
        self.strip.at(Where.GRID)
        # What stands there while a large timeline is gone through for the first time.
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._grid = grid(self.asked.result)
        self.tell()

    def tell(self) -> None:
        found = self._grid
        if found is None:
            looking = tr("Looking through {n} events …").format(n=grouped(self.timeline.size))
            self._said.update(Content(looking))
            return
        words = trn(
            "Who met whom: {n} person of this view",
            "Who met whom: {n} people of this view",
            len(found.people),
        ).format(n=grouped(len(found.people)))
        rest = rest_words(found, self.language)
        self._title.update(Content(f"{words} · {rest}" if rest else words))
        self._view.show(found, self.language)

    def on_grid_view_moved(self) -> None:
        if self._grid is None:
            return
        if not self._grid.people:
            nobody = unless_left_out(tr("Nobody is named at the events of this view."), self.timeline)
            self._said.update(Content(f"{nobody} {tr('Esc goes back.')}"))
            return
        self._said.update(Content(cell_words(self._grid, self._view.row, self._view.column, self.language)))

    def on_grid_view_entered(self) -> None:
        self.action_go_in()

    # moving

    def action_go(self, rows: int, columns: int) -> None:
        self._view.go(rows, columns)

    def action_page(self, rows: int, columns: int) -> None:
        self._view.page(rows, columns)

    def action_edge(self, side: int) -> None:
        self._view.edge(side)

    # going on

    def action_go_in(self) -> None:
        self._open(chained=False)

    def action_chain(self) -> None:
        self._open(chained=True)

    def action_page_of(self) -> None:
        if self._grid is not None and self._grid.people:
            self.open_page_of(self._grid.people[self._view.row])

    def action_export(self) -> None:
        self.asked.export()

    def _open(self, *, chained: bool) -> None:
        """Show the encounters of the two under the cursor, or by whom they are linked; of one, whom they met."""
        if self._grid is None or not self._grid.people:
            return
        one, other = (self._grid.people[at] for at in (self._view.row, self._view.column))
        if one.key == other.key:
            self.open(MetScreen(self.asked, one.key))
        else:
            self.open(PairScreen(self.asked, (one, other), chained=chained))
