"""A Page on the screen: labels in a column, values beside them, whatever leads somewhere under a cursor."""

from __future__ import annotations

from tui.model.entities import Citation, Kind
from tui.model.translation import tr
from tui.page.page import Fact, Line, Page, PageField, Style, Target
from tui.ui.messages import Follow
from tui.ui.panels.lines import LineView
from tui.ui.panels.wrapping import Row, TextPiece, cells, wrap

TEXT_WIDTH = 80  # cells; longer lines are hard to read
LABEL_WIDTH = 10  # cells; a longer label takes a line of its own
NARROW = 40  # below this many cells labels stand above their values
GAP = 2
HANG = 2  # where a field has several lines, each shows where it begins


class PageView(LineView):
    """Shows a Page. Posts Follow for what Enter or a click goes into."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self.page: Page | None = None
        self._instead = ""
        self._rows: list[Row] = []
        self._links: list[Target | str] = []

    def show(self, page: Page | None, instead: str = "") -> None:
        """Show a page from its top, or `instead` where there is none; the same record again keeps its place."""
        again = self.page is not None and page is not None and page.target == self.page.target
        self.page = page
        self._instead = instead
        if not again:
            self.cursor = None
        self.rearrange(top=not again)

    def lay_out(self, width: int) -> int:
        width = min(width - 1, TEXT_WIDTH)  # an empty cell before the scroll bar
        if self.page is None:
            self._rows, self._links, self.tops = wrap([TextPiece(self._instead, "dim")], width), [], []
        else:
            setting = _Setting(self.page, width)
            self._rows, self._links, self.tops = setting.rows, setting.links, setting.tops
        return len(self._rows)

    def row(self, y: int) -> Row:
        return self._rows[y]

    def bottom(self, link: int) -> int:
        top = self.tops[link]
        below = next((y for y in range(top, len(self._rows)) if not _leads(self._rows[y], link)), None)
        return len(self._rows) if below is None else max(below, top + 1)

    def enter(self, link: int) -> None:
        to = self._links[link]
        self.post_message(Follow(url=to) if isinstance(to, str) else Follow(target=to))


class DetailsPanel(PageView):
    """The page of the selected event, in a panel of the explore screen."""

    DEFAULT_CSS = """
    DetailsPanel {
        border-top: solid $foreground 22%;
        border-title-color: $text-muted;
        &:focus { border-top: solid $accent; border-title-color: $accent; border-title-style: bold; }
    }
    """

    def show(self, page: Page | None, instead: str = "") -> None:
        self.border_title = f" {tr('Details')} "
        super().show(page, instead)


def _leads(row: Row, link: int) -> bool:
    return any(piece.link == link for piece in row)


class _Setting:
    """A page set in rows of a width, with the links in the order read."""

    def __init__(self, page: Page, width: int) -> None:
        self.width = width
        self.rows: list[Row] = []
        self.links: list[Target | str] = []
        self.tops: list[int] = []
        labels = [cells([TextPiece(field.label)]) for field in page.fields]
        column = max((label for label in labels if label <= LABEL_WIDTH), default=0)
        self.indent = 2 if width < NARROW else column + GAP
        title = TextPiece(page.title.text, page.title.style.value)
        self._set([title, *_dim(page.title_mark)], 0)
        for field in page.fields:
            self._field(field)

    def _field(self, field: PageField) -> None:
        label = [TextPiece(field.label, "dim")]
        beside = self.width >= NARROW and cells(label) + GAP <= self.indent
        if field.label and not beside:
            self._set(label, 0)
        for number, line in enumerate(field.lines):
            start = len(self.rows)
            pieces = self._line(line, field.fact)
            self._set(pieces, self.indent, HANG if len(field.lines) > 1 else 0)
            if number == 0 and beside and len(self.rows) > start:
                filled = TextPiece(field.label.ljust(self.indent + len(field.label) - cells(label)), "dim")
                self.rows[start] = (filled, *self.rows[start][1:])

    def _set(self, pieces: list[TextPiece], indent: int, hang: int = 0) -> None:
        for row in wrap(pieces, self.width - indent, hang):
            for piece in row:
                if piece.link is not None and piece.link == len(self.tops):
                    self.tops.append(len(self.rows))
            self.rows.append((TextPiece(" " * indent), *row) if indent else row)

    def _line(self, line: Line, fact: Fact | None) -> list[TextPiece]:
        """Return the pieces of a line of a field; what leads to the same place from one line is one link."""
        pieces = []
        leads: dict[Target | str, int] = {}
        for span in line.spans:
            to = span.target or span.url
            link = self._link(to, leads) if to and span.text.strip() else None
            role = span.style.value
            if link is not None and span.style in (Style.PLAIN, Style.DIM):
                role = "link"
            pieces.append(TextPiece(span.text, role, link, span.url))
            pieces += _dim(span.mark(fact))
        for citation in line.citations:
            link = self._link(Target(Kind.SOURCE, citation.source), leads)
            pieces += [TextPiece(" "), TextPiece(cited(citation), "dim", link, whole=True)]
        return pieces

    def _link(self, to: Target | str, leads: dict[Target | str, int]) -> int:
        if to not in leads:
            leads[to] = len(self.links)
            self.links.append(to)
        return leads[to]


def _dim(text: str) -> list[TextPiece]:
    return [TextPiece(text, "dim")] if text else []


def cited(citation: Citation) -> str:
    """Return a citation as it stands at the end of a line: `[nld p5]`."""
    return f"[{citation.source} {citation.at}]" if citation.at else f"[{citation.source}]"
