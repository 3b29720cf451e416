"""A scene as plain text, for comparing whole scenes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.model.text import cells
from tui.scene.glyphs import LineGlyphs, lines, shades
from tui.scene.lane_scene import head_words
from tui.scene.scene import Band, Cluster, Mark, Scene


def paint(scene: Scene, *, ascii_only: bool = False) -> str:
    """Return the two tiers of the axis and every row of a scene, a line each, without trailing blanks."""
    width = scene.axis.width
    tiers = [_Line(width), _Line(width)]
    for line, ticks in zip(tiers, (scene.axis.major, scene.axis.minor), strict=True):
        for tick in ticks:
            line.put(tick.column, tick.label)
    rows = [_Line(width) for _ in range(scene.rows)]
    signs = lines(ascii_only=ascii_only)
    _paint_bands(rows, scene.bands, signs.band)
    if scene.today is not None:
        for row in rows:
            row.put(scene.today, signs.today)
    for cluster in scene.clusters:
        _paint_cluster(rows, cluster, shades(ascii_only=ascii_only)[cluster.level])
    for mark in scene.marks:
        _paint_mark(rows[mark.row], mark, signs)
    gutter = [" " * scene.gutter] * len(tiers) + list(_gutter(scene, ascii_only=ascii_only))
    return "\n".join(f"{head}{line}".rstrip() for head, line in zip(gutter, (*tiers, *rows), strict=True))


def _gutter(scene: Scene, *, ascii_only: bool) -> Iterator[str]:
    """Yield what stands left of each row: the heads of lanes, each beside its first row."""
    edge = lines(ascii_only=ascii_only).edge
    heads = {lane.row: lane for lane in scene.lanes}
    for row in range(scene.rows):
        if not scene.gutter:
            yield ""
        elif row in heads:
            head = head_words(heads[row], scene.gutter, ascii_only=ascii_only)
            left = f"{head.sign} {head.name}"
            yield left + " " * (scene.gutter - 1 - cells(left) - len(head.number)) + head.number + edge
        else:
            yield " " * (scene.gutter - 1) + edge


class _Line:
    """One line of cells; a wide character leaves the cell after it empty."""

    def __init__(self, width: int) -> None:
        self._cells = [" "] * width

    def put(self, column: int, text: str) -> None:
        taken = 0
        for length in range(1, len(text) + 1):
            size = cells(text[:length]) - taken  # measured from the start: characters may join into one
            if size:
                self._cells[column + taken] = text[length - 1]
                self._cells[column + taken + 1 : column + taken + size] = [""] * (size - 1)
                taken += size
            else:
                self._joined(column + taken - 1, text[length - 1])

    def _joined(self, column: int, character: str) -> None:
        while not self._cells[column]:  # the second cell of something wide
            column -= 1
        self._cells[column] += character

    def __str__(self) -> str:
        return "".join(self._cells).rstrip()


def _paint_bands(rows: list[_Line], bands: Iterable[Band], edge: str) -> None:
    """Paint where periods certainly or possibly begin and end; not where the frame cuts them, or nothing is known."""
    for band in bands:
        columns = [band.left] * (not band.open_left) + [band.right - 1] * (not band.open_right)
        for column in columns:
            for row in rows:
                row.put(column, edge)


def _paint_cluster(rows: list[_Line], cluster: Cluster, shade: str) -> None:
    width = cluster.right - cluster.left
    for row in rows[cluster.row - cluster.height + 1 : cluster.row + 1]:
        row.put(cluster.left, shade * width)
    count = str(cluster.number)
    if len(count) <= width:
        rows[cluster.row].put(cluster.left + (width - len(count)) // 2, count)


def _paint_mark(row: _Line, mark: Mark, signs: LineGlyphs) -> None:
    for piece, left, right in mark.pieces:
        row.put(left, signs.fill(piece, right - left, status=mark.status, background=mark.background))
    if mark.open_left:
        row.put(mark.left, signs.open_left)
    if mark.open_right:
        row.put(mark.right - 1, signs.open_right)
    row.put(mark.glyph_column, mark.glyph)
    if mark.label_inside:
        row.put(mark.label_left - 1, f" {mark.label} ")
    else:
        row.put(mark.label_left, mark.label)
