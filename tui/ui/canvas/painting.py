"""Rows of a Scene as styled cells: what the canvas shows, line by line, without the widget around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich.style import Style
from textual.strip import Strip

from tui.model.text import cells, shorten
from tui.model.translation import grouped, spoken
from tui.scene.glyphs import KINDS, OWN, OWN_TINTS, LineGlyphs, lines, shades
from tui.scene.lane_scene import head_words
from tui.scene.scene import Cluster, Mark, Piece, Scene, Tick
from tui.ui.canvas.cells import Cells
from tui.ui.canvas.labelling import giving_way
from tui.ui.canvas.placing import Emphasis, Places

Ink = Callable[[str], Style]
"""The style of a role; roles are the canvas's component classes without their prefix."""


class Painter(Places):
    """Paints the rows of one Scene. Styles are made once per role, so that cells of one style share one object."""

    def __init__(
        self,
        scene: Scene,
        ink: Ink,
        emphasis: Emphasis,
        *,
        ascii_only: bool = False,
        before: Painter | None = None,
    ) -> None:
        """Rows in which nothing stands out are taken from the painter `before`, where that painted the same scene."""
        super().__init__(scene, emphasis)
        self._ink = ink
        self._ascii_only = ascii_only
        self._lines: LineGlyphs = lines(ascii_only=ascii_only)
        self._crowd = shades(ascii_only=ascii_only)[2]  # a cluster's height says how many; its shade need not
        self._mixed: dict[tuple[str, str], Style] = {}
        self._with = (ink, spoken(), ascii_only)
        self._quiet: dict[tuple[int, bool], Strip] = {} if before is None else before.quiet(self, *self._with)

    def quiet(self, other: Places, *made_with: object) -> dict[tuple[int, bool], Strip]:
        """Return the rows painted so far in which nothing stands out, as far as they look the same elsewhere."""
        if self._with != made_with or _around(self.scene) != _around(other.scene):
            return {}
        return {key: strip for key, strip in self._quiet.items() if self.alike(other, key[0])}

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
        if self._stands_out(row):
            return self._paint(row, head=head)
        if (row, head) not in self._quiet:
            self._quiet[row, head] = self._paint(row, head=head)
        return self._quiet[row, head]

    def _stands_out(self, row: int) -> bool:
        """Whether a row looks different because of what is selected."""
        related, selected = self.emphasis.related, self.emphasis.selected
        return (
            any(mark.rank == selected or mark.rank in related for mark in self.marks.get(row, ()))
            or any(cluster is self.home for cluster in self.clusters.get(row, ()))
            or (self.lane is not None and self.lane_at(row) == self.lane)
        )

    def _paint(self, row: int, *, head: bool) -> Strip:
        marks = self.marks.get(row, ())
        chosen = next((mark for mark in marks if mark is self.selected_mark), None)
        label = self.label if chosen is not None else None
        ground = "ground" if chosen is None else "band"
        line = self._line(ground, bands=row < self.scene.rows)
        for cluster in self.clusters.get(row, ()):
            self._cluster(line, cluster, row, ground)
        for mark in marks:
            if mark is not chosen:
                self._stem(line, mark, ground)
                self._mark(line, giving_way(mark, label) if label else mark, ground)
        if chosen is not None:
            self._stem(line, chosen, ground)
            self._mark(line, chosen, ground)
        if label is not None:
            line.put(label.left - 1, f" {label.text} ", self._style(ground, "selected"))
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
        column = self.stem_of(mark)
        if column is not None:
            line.put(column, self._lines.stem, self._style(ground, "stem"))

    def _mark(self, line: Cells, mark: Mark, ground: str) -> None:
        chosen = mark.rank == self.emphasis.selected
        related = mark.rank in self.emphasis.related
        tint = "bar-selected" if chosen else tint_of(mark.sign)
        ink = self._style(ground, tint)
        if not mark.point:
            for piece, left, right in mark.pieces:
                signs = self._lines.fill(piece, right - left, status=mark.status, background=mark.background)
                line.put(left, signs, ink)
        if mark.open_left:
            line.put(mark.left, self._lines.open_left, ink)
        if mark.open_right:
            line.put(mark.right - 1, self._lines.open_right, ink)
        doubtful = mark.approximate and mark.point and not mark.label and not chosen
        line.put(mark.glyph_column, self._lines.doubt if doubtful else mark.glyph, ink)
        if mark is self.selected_mark:
            return  # its title may stand elsewhere
        role = "related" if chosen or related else "label"
        if mark.label_inside:
            line.put(mark.label_left - 1, " " * (mark.label_width + 2), ink)
        date = mark.label[: mark.date_length]
        line.put(mark.label_left, date, self._style(ground, "date"))
        line.put(mark.label_left + cells(date), mark.label[mark.date_length :], self._style(ground, role))

    def _cluster(self, line: Cells, cluster: Cluster, row: int, ground: str) -> None:
        """Paint what of a cluster is in a row; its count stands in the last one."""
        room = cluster.right - cluster.left
        role = "cluster"
        if cluster is self.home:
            role = "related" if self.selected_mark else "cluster-selected"
        style = self._style(ground, role)
        line.put(cluster.left, self._crowd * room, style)
        count = grouped(cluster.number)
        if row == cluster.row and len(count) <= room:
            words = f" {count} " if len(count) + 4 <= room else count
            line.put(cluster.left + (room - len(words)) // 2, words, style)


def _around(scene: Scene) -> Scene:
    """Return a scene without what stands in its rows."""
    return scene._replace(marks=(), clusters=(), before=0, after=0)


def tint_of(sign: str) -> str:
    """Return the role of what is drawn with a mark of this name."""
    return f"kind-{sign if sign in KINDS else OWN.index(sign) % OWN_TINTS}"
