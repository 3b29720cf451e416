"""Rows of a Scene as styled cells: what the canvas shows, line by line, without the widget around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.style import Style
from textual.strip import Strip

from tui.drawing.laned import head_words
from tui.drawing.marks import KINDS, LineGlyphs, lines, shades
from tui.drawing.scene import Cluster, Lane, Mark, Piece, Scene, Tick
from tui.model.text import cells, shorten
from tui.model.translation import grouped
from tui.ui.widgets.cells import Cells
from tui.ui.widgets.labelling import Placed, whole_label

Ink = Callable[[str], Style]
"""The style of a role; roles are the canvas's component classes without their prefix."""


class Emphasis(NamedTuple):
    """What stands out from the rest."""

    selected: int | None = None  # a rank
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
        self._label = self._place_label(self.selected_mark) if self.selected_mark else None
        homes = (cluster for cluster in scene.clusters if cluster.home)
        here = (cluster for cluster in homes if self.lane_at(cluster.row) == self.lane)
        self.home = next(here, None)
        """The cluster among whose events the selected one begins: Enter goes into it."""

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
        return self._beside_gutter(Cells(self.scene.gutter, self._style("ground", "plain")), line)

    def words(self, text: str, role: str, column: int = 0) -> Strip:
        """Paint a line of plain words."""
        line = Cells(self.scene.gutter + self.scene.axis.width, self._style("ground", "plain"))
        line.put(column, text, self._style("ground", role))
        return line.strip()

    def empty(self, instead: Sequence[str], rows: int) -> list[Strip]:
        """Paint `rows` lines with words in place of events."""
        above = max(0, (rows - len(instead)) // 3)
        width = self.scene.gutter + self.scene.axis.width - 2
        words = [
            self.words(shorten(line, width), "label" if y == 0 else "note", 1)
            for y, line in enumerate(instead)
        ]
        blank = self.row(0)
        return [*[blank] * above, *words, *[blank] * rows][:rows]

    def row(self, row: int, *, head: bool = False) -> Strip:
        """Paint a row of events; past the last one, an empty line. `head` puts the head of its lane beside it."""
        marks = self._marks.get(row, ())
        chosen = next((mark for mark in marks if mark is self.selected_mark), None)
        label = self._label if self._label is not None and self._label.row == row else None
        ground = "ground" if chosen is None else "band"
        line = self._line(ground, bands=row < self.scene.rows)
        for cluster in self._clusters.get(row, ()):
            self._cluster(line, cluster, row, ground)
        for mark in marks:
            if mark is not chosen:
                self._stem(line, mark, ground)
                self._mark(line, _uncovered(mark, label.left, label.right) if label else mark, ground)
        if chosen is not None:
            self._stem(line, chosen, ground)
            self._mark(line, chosen, ground)
        if label is not None:
            line.put(label.left, label.text, self._style(ground, "selected"))
        if row < self.scene.rows:
            self._tint(line, ground)
        return self._beside_gutter(self._gutter(row, ground, head=head), line)

    def _beside_gutter(self, gutter: Cells, line: Cells) -> Strip:
        return Strip.join([gutter.strip(), line.strip()]) if self.scene.gutter else line.strip()

    def _gutter(self, row: int, ground: str, *, head: bool) -> Cells:
        """Paint what stands left of a row: in the first of a lane, and where asked for, the lane's head."""
        width = self.scene.gutter
        line = Cells(width, self._style(ground, "plain"))
        lane = self.lane_at(row) if width else None
        if lane is None:
            return line
        if head or row == lane.row:
            words = head_words(lane, width, ascii_only=self._ascii_only)
            role = "focus" if self.lane is not None and lane.key == self.lane.key else "title"
            line.put(0, f"{words.sign} {words.name}", self._style(ground, role))
            line.put(width - 1 - len(words.number), words.number, self._style(ground, "note"))
        line.put(width - 1, self._lines.edge, self._style(ground, "rule"))
        return line

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
            line.put(mark.left - 2, self._lines.stem, self._style(ground, "stem"))

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
        doubtful = mark.approximate and mark.point and not mark.label and not chosen
        line.put(mark.glyph_column, self._lines.doubt if doubtful else mark.glyph, ink)
        if mark is self.selected_mark:
            return  # its label, whole, may stand elsewhere
        role = "related" if chosen or related else "label"
        if mark.label_inside:
            line.put(mark.label_left - 1, " " * (mark.label_width + 2), ink)
        date = mark.label[: mark.date_length]
        line.put(mark.label_left, date, self._style(ground, "date"))
        line.put(mark.label_left + cells(date), mark.label[mark.date_length :], self._style(ground, role))

    def _place_label(self, mark: Mark) -> Placed:
        lane = self.lane_at(mark.row)
        rows = range(lane.row, lane.row + lane.rows) if lane else range(self.scene.rows)
        return whole_label(mark, self.scene.axis.width, rows, self._taken)

    def _taken(self, row: int) -> Iterator[tuple[int, int]]:
        """Yield the columns of what is drawn in a row, without labels."""
        for one in (*self._marks.get(row, ()), *self._clusters.get(row, ())):
            yield one.left, one.right

    def _cluster(self, line: Cells, cluster: Cluster, row: int, ground: str) -> None:
        """Paint what of a cluster is in a row; its count stands in the last one."""
        room = cluster.right - cluster.left
        role = "cluster"
        if cluster is self.home:
            role = "related" if self.selected_mark else "cluster-selected"
        style = self._style(ground, role)
        line.put(cluster.left, self._crowd * room, style)
        count = grouped(cluster.count)
        if row == cluster.row and len(count) <= room:
            words = f" {count} " if len(count) + 4 <= room else count
            line.put(cluster.left + (room - len(words)) // 2, words, style)

    @property
    def label_row(self) -> int | None:
        """The row in which the selected event's label stands, where that is drawn."""
        return None if self._label is None else self._label.row

    @property
    def selected_row(self) -> int | None:
        """The row in which the selected event is drawn or counted, if it is in the window."""
        drawn = self.selected_mark or self.home
        return None if drawn is None else drawn.row

    # what is where

    def drawn(self, lane: Lane | None) -> frozenset[int]:
        """Return the events that have a mark in a lane; None: anywhere."""
        marks = (mark for mark in self.scene.marks if lane is None or self.lane_at(mark.row) == lane)
        return frozenset(mark.rank for mark in marks)

    def lane_at(self, row: int) -> Lane | None:
        """Return the lane of a row; None where there are no lanes, and past the last row."""
        at = bisect_right(self.scene.lanes, row, key=lambda lane: lane.row) - 1
        return self.scene.lanes[at] if at >= 0 and row < self.scene.rows else None

    def mark_at(self, row: int, column: int) -> Mark | None:
        """Return the event drawn at a cell, its label included; within a cell of one where it is a single cell wide."""
        if self._label is not None and self._label.row == row and self._label.covers(column, column + 1):
            return self.selected_mark
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

    def nearest(self, mark: Mark, direction: int) -> Mark | Cluster | None:
        """Return what is nearest in time in the next row that has an event or a count, upwards (-1) or downwards (1)."""
        centre = mark.left + mark.right
        row = mark.row + direction
        while 0 <= row < self.scene.rows:
            counts = [cluster for cluster in self._clusters.get(row, ()) if cluster.row == row]
            near: list[Mark | Cluster] = [*self._marks.get(row, ()), *counts]
            if near:
                return min(near, key=lambda one: (_apart(one, mark), abs(one.left + one.right - centre)))
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


def _apart(one: Mark | Cluster, other: Mark) -> int:
    """Return the cells between two of them, 0 where they overlap."""
    return max(0, one.left - other.right + 1, other.left - one.right + 1)


def _by_row(marks: Iterable[Mark]) -> dict[int, list[Mark]]:
    rows: dict[int, list[Mark]] = {}
    for mark in marks:
        rows.setdefault(mark.row, []).append(mark)
    return rows
