"""What keeps files from opening, or is left out of them, each problem with its place, until it is put right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from tui.model.text import cells as text_cells
from tui.model.translation import tr, trn
from tui.page.left_out import left_out_words
from tui.page.words import counted
from tui.reading.diagnostics import Diagnostic, Severity
from tui.store.opening import Opened
from tui.ui import system
from tui.ui.panels.hints import Hints
from tui.ui.panels.lines import LineView
from tui.ui.panels.wrapping import Row, TextPiece, cells, clipped, wrap

_ROLES = {Severity.ERROR: "error", Severity.WARNING: "warn", Severity.HINT: "dim"}


class ProblemList(LineView):
    """The diagnostics as `timeline check` prints them, an empty row between; the cursor goes from one to the next."""

    DEFAULT_CSS = """
    ProblemList { border-top: solid $accent; border-title-color: $accent; border-title-style: bold; }
    """

    class Entered(Message):
        """Enter or a click on a problem."""

        def __init__(self, diagnostic: Diagnostic) -> None:
            super().__init__()
            self.diagnostic = diagnostic

    def __init__(self) -> None:
        super().__init__()
        self.diagnostics: Sequence[Diagnostic] = ()
        self._rows: list[Row] = []

    @property
    def current(self) -> Diagnostic | None:
        return self.diagnostics[self.cursor] if self.diagnostics and self.cursor is not None else None

    def show(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics = diagnostics
        self.cursor = None
        self.rearrange(top=True)

    def lay_out(self, width: int) -> int:
        self._rows, self.tops = [], []
        for number, diagnostic in enumerate(self.diagnostics):
            if number:
                self._rows.append(())
            self.tops.append(len(self._rows))
            self._rows += _rows(diagnostic, width, number)
        return len(self._rows)

    def row(self, y: int) -> Row:
        return self._rows[y]

    def bottom(self, link: int) -> int:
        return self.tops[link + 1] - 1 if link + 1 < len(self.tops) else len(self._rows)

    def enter(self, link: int) -> None:
        self.post_message(self.Entered(self.diagnostics[link]))


def _rows(diagnostic: Diagnostic, width: int, number: int) -> list[Row]:
    """Set a diagnostic in rows; its first is what the cursor stands on."""
    role = _ROLES[diagnostic.severity]
    rows = wrap(
        [
            TextPiece(diagnostic.place, "strong", number),
            TextPiece(": ", "dim", number),
            TextPiece(tr(diagnostic.severity.value), role, number),
            TextPiece(f": {diagnostic.message}", "plain", number),
        ],
        width,
    )
    gutter = f"{diagnostic.line:>5}" if diagnostic.line else "  "
    if diagnostic.excerpt is not None:
        before, marked, after = diagnostic.excerpt
        room = width - len(gutter) - 3
        carets = min(max(1, text_cells(marked)), room)
        before = _end(before, room - carets - 1)  # one for the `…` of what comes after
        marked_row = clipped((TextPiece(marked, role),), room)
        rest = clipped((TextPiece(after),), room - text_cells(before) - cells(marked_row))
        rows.append((TextPiece(f"{gutter} │ ", "dim"), TextPiece(before), *marked_row, *rest))
        pointing = " " * text_cells(before) + "^" * carets
        rows.append((TextPiece(f"{'':{len(gutter)}} │ ", "dim"), TextPiece(pointing, role)))
    margin = f"{'':{len(gutter)}} = "
    helped = (
        wrap((TextPiece(f"{tr('help')}: ", "dim"), TextPiece(diagnostic.help)), width - len(margin))
        if diagnostic.help
        else []
    )
    rows += [
        (TextPiece(margin if y == 0 else " " * len(margin), "dim"), *row) for y, row in enumerate(helped)
    ]
    return rows


def _end(text: str, width: int) -> str:
    """Return the end of a text, in at most `width` cells, beginning with `…` where something was cut."""
    if text_cells(text) <= width:
        return text
    start = next(at for at in range(1, len(text) + 1) if text_cells(text[at:]) < max(1, width))
    return f"…{text[start:]}" if width > 0 else ""


class ProblemsScreen(Screen[None]):
    """
    Shows what keeps files from opening or is left out of them, as they were `opened`.

    `reload` reads them again and gives what came of it to what it is called with, at once or later; without an error in
    it, or where files open that did not, the screen ends. None: they cannot be read again. `back` lets Esc end it too, where an earlier state is still there to
    go back to.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r,f5", "reload", "read the files again", id="reload", show=False),
        Binding("E", "edit", "edit at this line in $EDITOR", id="edit", show=False),
        Binding("escape", "back", "back", id="back", show=False),
    ]
    DEFAULT_CSS = """
    ProblemsScreen .head { height: auto; padding: 0 2; }
    ProblemsScreen ProblemList { margin: 0 1; }
    """

    def __init__(
        self,
        opened: Opened,
        reload: Callable[[Callable[[Opened], None]], None] | None,
        *,
        back: bool = False,
    ) -> None:
        super().__init__()
        self._opened = opened
        self._reload = reload
        self._back = back
        self._list = ProblemList()
        self._head = Static(classes="head")

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._list
        yield Hints(self._hints)

    def _hints(self) -> Iterator[tuple[str, str]]:
        yield "↑↓", tr("problem")
        if self._reload is not None:
            yield "E", tr("edit it")
            yield "r", tr("read again")
        if self._back:
            yield "Esc", tr("back")
        yield "?", tr("help")
        yield "q", tr("quit")

    def on_mount(self) -> None:
        self.set_focus(self._list)
        self._list.border_title = f" {tr('Problems')} "
        self._show(self._opened)

    def action_reload(self) -> None:
        if self._reload is not None:
            self._reload(self._reloaded)

    def _reloaded(self, opened: Opened) -> None:
        opens_now = opened.timeline is not None and self._opened.timeline is None
        wrong = any(diagnostic.severity is Severity.ERROR for diagnostic in opened.diagnostics)
        if wrong and not opens_now:
            self._show(opened)
        else:
            self.dismiss(None)

    def action_edit(self) -> None:
        if self._list.current is not None:
            self._edit(self._list.current)

    def action_back(self) -> None:
        if self._back:
            self.dismiss(None)

    def on_problem_list_entered(self, event: ProblemList.Entered) -> None:
        self._edit(event.diagnostic)

    def _edit(self, diagnostic: Diagnostic) -> None:
        if system.edit(self.app, diagnostic.file, max(1, diagnostic.line)):
            self.action_reload()

    def _show(self, opened: Opened) -> None:
        self._opened = opened
        self._head.update(Content(_head_words(opened)))
        self._list.show(opened.diagnostics)


def _head_words(opened: Opened) -> str:
    """Say what the problems do to the files, and what to do about them."""
    if opened.timeline is not None:
        words = tr(
            "{left_out}, everything else is open. What is put right is there when the files are read again."
        )
        return words.format(left_out=left_out_words(opened.timeline))
    wrong = [found for found in opened.diagnostics if found.severity is Severity.ERROR]
    if len({found.file for found in wrong}) == 1:
        words = trn(
            "{errors} keeps the file from opening. Put it right, then press r.",
            "{errors} keep the file from opening. Put them right, then press r.",
            len(wrong),
        )
    else:
        words = tr("{errors} keep the files from opening. Put them right, then press r.")
    return words.format(errors=counted(len(wrong), "error", "errors"))
