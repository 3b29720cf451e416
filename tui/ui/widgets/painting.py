"""Rows of a Scene as styled cells: what the canvas shows, line by line, without the widget around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple

from rich.style import Style
from textual.strip import Strip

from tui.drawing.laned import head_words
from tui.drawing.marks import KINDS, LineGlyphs, lines, shades
from tui.drawing.scene import Cluster, Lane, Mark, Piece, Scene, Tick
from tui.model.text import cells, shorten
from tui.ui.widgets.cells import Cells

Ink = Callable[[str], Style]
"""The style of a role; roles are the canvas's component classes without their prefix."""


class Emphasis(NamedTuple):
    """What stands out from the rest."""

    selected: int | None = None  # a rank
    instant: int = 0  # when the selected one begins, which tells the cluster that counts it
    related: frozenset[int] = frozenset()  # its parts and the events it is part of
    lane: str | None = None  # the key of the lane in which it is selected, where it stands in several


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
        self._ascii_only = ascii_only
        self.lane = next((lane for lane in scene.lanes if lane.key == emphasis.lane), None)
        chosen = [mark for mark in scene.marks if mark.rank == emphasis.selected]
        self.selected_mark = next((mark for mark in chosen if self.lane_at(mark.row) == self.lane), None)
        if self.selected_mark is None and (self.lane is None or not self.lane.collapsed):
            self.selected_mark = next(iter(chosen), None)
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
        gutter = Cells(self.scene.gutter, self._style("ground", "plain"))
        return Strip.join([gutter.strip(), line.strip()])

    def words(self, text: str, role: str, column: int = 0) -> Strip:
        """Paint a line of plain words."""
        line = Cells(self.scene.gutter + self.scene.axis.width, self._style("ground", "plain"))
        line.put(column, text, self._style("ground", role))
        return line.strip()

    def row(self, row: int, *, head: bool = False) -> Strip:
        """Paint a row of events; past the last one, an empty line. `head` puts the head of its lane beside it."""
        marks = self._marks.get(row, ())
        chosen = next((mark for mark in marks if mark is self.selected_mark), None)
        ground = "ground" if chosen is None else "band"
        line = self._line(ground, bands=row < self.scene.rows)
        for cluster in self._clusters.get(row, ()):
            self._cluster(line, cluster, row, ground)
        for mark in marks:
            if mark is not chosen:
                self._stem(line, mark, ground)
                self._mark(line, _uncovered(mark, *self._chosen_label(chosen)) if chosen else mark, ground)
        if chosen is not None:
            self._stem(line, chosen, ground)
            self._mark(line, chosen, ground)
        if row < self.scene.rows:
            self._tint(line, ground)
        return Strip.join([self._gutter(row, ground, head=head), line.strip()])

    def _gutter(self, row: int, ground: str, *, head: bool) -> Strip:
        """Paint what stands left of a row: in the first of a lane, and where asked for, the lane's head."""
        width = self.scene.gutter
        line = Cells(width, self._style(ground, "plain"))
        lane = self.lane_at(row)
        if lane is None or not width:
            return line.strip()
        if head or row == lane.row:
            words = head_words(lane, width, ascii_only=self._ascii_only)
            role = "focus" if self.lane is not None and lane.key == self.lane.key else "title"
            line.put(0, f"{words.sign} {words.name}", self._style(ground, role))
            line.put(width - 1 - len(words.number), words.number, self._style(ground, "note"))
        line.put(width - 1, self._lines.edge, self._style(ground, "rule"))
        return line.strip()

    def _tint(self, line: Cells, ground: str) -> None:
        """Give the cells of periods a background, a weaker one where they only may have been; a cell is tinted once."""
        plain = self._style(ground, "plain")
        for sure in (Piece.CERTAIN, Piece.POSSIBLE):
            for band in reversed(self.scene.bands):  # the shortest first, for it lies over the longer ones
                for piece, left, right in band.pieces:
                    if piece is sure:
                        role = f"era-{band.tone}" if piece is Piece.CERTAIN else "era-possible"
                        line.tint(left, right, plain, self._ink(role))

    def _line(self, ground: str, *, bands: bool = False) -> Cells:
        line = Cells(self.scene.axis.width, self._style(ground, "plain"))
        for band in self.scene.bands if bands else ():
            if not band.open_left:
                line.put(band.left, self._lines.band, self._style(ground, "edge"))
            if not band.open_right:
                line.put(band.right - 1, self._lines.band, self._style(ground, "edge"))
        if self.scene.today is not None:
            line.put(self.scene.today, self._lines.today, self._style(ground, "today"))
        return line

    def _stem(self, line: Cells, mark: Mark, ground: str) -> None:
        """Tie a part to the event above that it is part of."""
        if mark.parent is not None and mark.left >= 2:
            line.put(mark.left - 2, "`" if self._ascii_only else "╰", self._style(ground, "stem"))

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

    def _chosen_label(self, mark: Mark) -> tuple[int, int]:
        """Return the columns of the selected event's whole label."""
        label, column = self._whole_label(mark)
        return column, column + cells(label)

    def _whole_label(self, mark: Mark) -> tuple[str, int]:
        """Return the label of the selected event, whole, and its column: beside the mark, else over it with its sign."""
        width = self.scene.axis.width
        whole = mark.label if mark.date_length or mark.label == mark.whole else mark.whole
        label = f" {whole} "
        room = cells(label)
        columns = (
            *((mark.label_left - 1,) if mark.label else ()),
            mark.right,
            mark.left - room,
            width - room,
        )
        # The blank at an end may fall outside.
        inside = [
            column
            for column in columns
            if column >= -1 and column + room <= width + 1 and not column <= mark.glyph_column < column + room
        ]
        if inside:
            others = [other for other in self._marks[mark.row] if other is not mark]
            clear = (
                column
                for column in inside
                if all(other.right <= column or column + room <= other.left for other in others)
            )
            return label, next(clear, inside[0])
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
        found = [c for c in self.scene.clusters if c.start <= instant <= c.end]
        in_lane = (c for c in found if self.lane is not None and self.lane_at(c.row) == self.lane)
        return next(in_lane, next(iter(found), None))

    @property
    def selected_cluster(self) -> Cluster | None:
        """The cluster that counts the selected event; None where that is drawn, or not in the window."""
        return self._selected_cluster

    @property
    def selected_row(self) -> int | None:
        """The row in which the selected event is drawn or counted, if it is in the window."""
        drawn = self.selected_mark or self._selected_cluster
        return None if drawn is None else drawn.row

    # what is where

    def lane_at(self, row: int) -> Lane | None:
        """Return the lane of a row; None where there are no lanes, and past the last row."""
        at = bisect_right(self.scene.lanes, row, key=lambda lane: lane.row) - 1
        return self.scene.lanes[at] if at >= 0 and row < self.scene.rows else None

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


def _uncovered(mark: Mark, left: int, right: int) -> Mark:
    """Return a mark whose label ends before the columns that another label covers, cut between words."""
    if not mark.label or mark.label_left >= right or mark.label_left + mark.label_width <= left:
        return mark
    label = shorten(mark.label, max(0, left - 1 - mark.label_left))
    return mark._replace(label=label, label_width=cells(label), date_length=min(mark.date_length, len(label)))


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
