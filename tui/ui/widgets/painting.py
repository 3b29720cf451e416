"""Rows of a Scene as styled cells: what the canvas shows, line by line, without the widget around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.drawing.marks import KINDS, LineGlyphs, lines, shades
from tui.drawing.scene import Cluster, Mark, Scene, Tick
from tui.model.text import cells, shorten

Ink = Callable[[str], Style]
"""The style of a role; roles are the canvas's component classes without their prefix."""


class Emphasis(NamedTuple):
    """What stands out from the rest."""

    selected: int | None = None  # a rank
    instant: int = 0  # when the selected one begins, which tells the cluster that counts it
    related: frozenset[int] = frozenset()  # its parts and the events it is part of


class Cells:
    """One line of `width` cells that is painted over, then cut into segments of one style."""

    def __init__(self, width: int, style: Style) -> None:
        self._characters = [" "] * width
        self._styles = [style] * width

    def put(self, column: int, text: str, style: Style) -> None:
        """Paint `text` from `column` on; what is outside the line, or half outside, is left out."""
        width = len(self._characters)
        if text.isascii():  # the common case, one character a cell
            for at, character in enumerate(text, column):
                if 0 <= at < width:
                    self._set(at, character, style)
            return
        for character in text:
            size = cells(character)
            if size == 0:
                self._join(column - 1, character)
                continue
            if column >= 0 and column + size <= width:
                self._set(column, character, style)
                if size == 2:
                    self._set(column + 1, "", style)
            column += size

    def _set(self, at: int, character: str, style: Style) -> None:
        characters = self._characters
        if characters[at] == "" and at:
            characters[at - 1] = " "  # half of a wide character would be left over
        if at + 1 < len(characters) and characters[at + 1] == "":
            characters[at + 1] = " "
        characters[at] = character
        self._styles[at] = style

    def _join(self, at: int, character: str) -> None:
        """Add a combining character to the one before it."""
        if 0 < at < len(self._characters) and self._characters[at] == "":
            at -= 1
        if 0 <= at < len(self._characters):
            self._characters[at] += character

    def strip(self) -> Strip:
        segments: list[Segment] = []
        start = 0
        styles = self._styles
        for end in range(1, len(styles) + 1):
            if end == len(styles) or styles[end] is not styles[start]:
                segments.append(Segment("".join(self._characters[start:end]), styles[start]))
                start = end
        return Strip(segments, len(styles))


class Painter:
    """Paints the rows of one Scene. Styles are made once per role, so that cells of one style share one object."""

    def __init__(self, scene: Scene, ink: Ink, emphasis: Emphasis, *, ascii_only: bool = False) -> None:
        self.scene = scene
        self._ink = ink
        self._emphasis = emphasis
        self._lines: LineGlyphs = lines(ascii_only=ascii_only)
        self._crowd = shades(ascii_only=ascii_only)[2]  # a cluster's height says how many; its shade need not
        self._mixed: dict[tuple[str, str], Style] = {}
        self._marks = _by_row(scene.marks)
        self._clusters: dict[int, list[Cluster]] = {}
        for cluster in scene.clusters:
            for row in range(cluster.row - cluster.height + 1, cluster.row + 1):
                self._clusters.setdefault(row, []).append(cluster)
        self.selected_mark = next((mark for mark in scene.marks if mark.rank == emphasis.selected), None)
        self._selected_cluster = None if self.selected_mark else self._cluster_of_selected()

    def _style(self, ground: str, role: str) -> Style:
        key = (ground, role)
        if key not in self._mixed:
            self._mixed[key] = self._ink(ground) + self._ink(role)
        return self._mixed[key]

    def ticks(self, ticks: Iterable[Tick], role: str) -> Strip:
        """Paint a line of the axis."""
        line = self._line("ground")
        for tick in ticks:
            line.put(tick.column, tick.label, self._style("ground", role))
        return line.strip()

    def words(self, text: str, role: str, column: int = 0) -> Strip:
        """Paint a line of plain words."""
        line = Cells(self.scene.axis.width, self._style("ground", "plain"))
        line.put(column, text, self._style("ground", role))
        return line.strip()

    def row(self, row: int) -> Strip:
        """Paint a row of events; past the last one, an empty line."""
        marks = self._marks.get(row, ())
        chosen = next((mark for mark in marks if mark is self.selected_mark), None)
        ground = "ground" if chosen is None else "band"
        line = self._line(ground)
        for cluster in self._clusters.get(row, ()):
            self._cluster(line, cluster, row, ground)
        for mark in marks:
            if mark is not chosen:
                self._stem(line, mark, ground)
                self._mark(line, mark, ground)
        if chosen is not None:
            self._stem(line, chosen, ground)
            self._mark(line, chosen, ground)
        return line.strip()

    def _line(self, ground: str) -> Cells:
        line = Cells(self.scene.axis.width, self._style(ground, "plain"))
        if self.scene.today is not None:
            line.put(self.scene.today, self._lines.today, self._style(ground, "today"))
        return line

    def _stem(self, line: Cells, mark: Mark, ground: str) -> None:
        """Tie a part to the event above that it is part of."""
        if mark.parent is not None and mark.left >= 2:
            line.put(mark.left - 2, "╰", self._style(ground, "stem"))

    def _mark(self, line: Cells, mark: Mark, ground: str) -> None:
        chosen = mark.rank == self._emphasis.selected
        related = mark.rank in self._emphasis.related
        tint = "bar-selected" if chosen else tint_of(mark.kind)
        ink = self._style(ground, tint)
        if not mark.point:
            for piece, left, right in mark.pieces:
                sign = self._lines.fill(piece, status=mark.status, background=mark.background)
                line.put(left, sign * (right - left), ink)
        if mark.open_left:
            line.put(mark.left, self._lines.open_left, ink)
        if mark.open_right:
            line.put(mark.right - 1, self._lines.open_right, ink)
        line.put(mark.glyph_column, mark.glyph, ink)
        role = "selected" if chosen else "related" if related else "label"
        if chosen:
            label, column = self._whole_label(mark)
            line.put(column, label, self._style(ground, role))
            return
        date = mark.label[: mark.date_length]
        line.put(mark.label_left, date, self._style(ground, "date"))
        line.put(mark.label_left + cells(date), mark.label[mark.date_length :], self._style(ground, role))

    def _whole_label(self, mark: Mark) -> tuple[str, int]:
        """Return the label of the selected event, whole, and its column: beside the mark, else over it with its sign."""
        width = self.scene.axis.width
        whole = mark.label if mark.date_length or mark.label == mark.whole else mark.whole
        label = f" {whole} "
        room = cells(label)
        for column in (mark.label_left - 1, mark.right, mark.left - room):
            covers = column <= mark.glyph_column < column + room
            # The blank at an end may fall outside.
            if mark.label and column >= -1 and column + room <= width + 1 and not covers:
                return label, column
        label = f" {mark.glyph} {shorten(whole, width - 4)} "
        return label, max(0, min(mark.left, width - cells(label)))

    def _cluster(self, line: Cells, cluster: Cluster, row: int, ground: str) -> None:
        """Paint what of a cluster is in a row; its count stands in the last one."""
        room = cluster.right - cluster.left
        style = self._style(ground, "cluster-selected" if cluster is self._selected_cluster else "cluster")
        line.put(cluster.left, self._crowd * room, style)
        count = f"{cluster.count:,}"
        if row == cluster.row and len(count) <= room:
            words = f" {count} " if len(count) + 2 <= room else count
            line.put(cluster.left + (room - len(words)) // 2, words, style)

    def _cluster_of_selected(self) -> Cluster | None:
        if self._emphasis.selected is None:
            return None
        instant = self._emphasis.instant
        return next((c for c in self.scene.clusters if c.start <= instant <= c.end), None)

    @property
    def selected_row(self) -> int | None:
        """The row in which the selected event is drawn or counted, if it is in the window."""
        drawn = self.selected_mark or self._selected_cluster
        return None if drawn is None else drawn.row

    # what is where

    def mark_at(self, row: int, column: int) -> Mark | None:
        """Return the event drawn at a cell, its label included; within a cell of one where it is a single cell wide."""
        marks = self._marks.get(row, ())
        for slack in (0, 1):
            for mark in marks:
                left, right = extent(mark)
                if left - slack <= column < right + slack:
                    return mark
        return None

    def cluster_at(self, row: int, column: int) -> Cluster | None:
        """Return the cluster drawn at a cell."""
        return next((c for c in self._clusters.get(row, ()) if c.left <= column < c.right), None)

    def nearest(self, mark: Mark, direction: int) -> Mark | None:
        """Return the event nearest in time in the next row that has one, upwards (-1) or downwards (1)."""
        centre = mark.left + mark.right
        row = mark.row + direction
        while 0 <= row < self.scene.rows:
            marks = self._marks.get(row)
            if marks:
                return min(marks, key=lambda m: (_apart(m, mark), abs(m.left + m.right - centre)))
            row += direction
        return None


def extent(mark: Mark) -> tuple[int, int]:
    """Return the columns that an event and its label take."""
    if not mark.label:
        return mark.left, mark.right
    return min(mark.left, mark.label_left), max(mark.right, mark.label_left + mark.label_width)


def tint_of(kind: str | None) -> str:
    """Return the role of a kind of event; kinds without a mark of their own share one."""
    return f"kind-{kind if kind in KINDS else 'other'}"


def _apart(one: Mark, other: Mark) -> int:
    """Return the cells between two events, 0 where they overlap."""
    return max(0, one.left - other.right + 1, other.left - one.right + 1)


def _by_row(marks: Iterable[Mark]) -> dict[int, list[Mark]]:
    rows: dict[int, list[Mark]] = {}
    for mark in marks:
        rows.setdefault(mark.row, []).append(mark)
    return rows
