"""What stands on the terminal, so that of a frame only those cells are written that differ from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from operator import itemgetter, ne
from typing import NamedTuple, cast

from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, Console, RenderableType
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from tui.ui.pen import Cell, Pen, cells_of

_GAP = 5  # cells: to pass over fewer equal ones takes more bytes than to write them again
_DIFFERENT = re.compile(b"\1+")  # cells, one byte each: whether it differs


class Change(NamedTuple):
    """Cells to be written from column `x` of a row on."""

    x: int
    cells: Sequence[Cell]


class _Piece(NamedTuple):
    strip: Strip
    cells: Sequence[Cell]


class Frame:
    """
    The rows of a terminal as they were written last, each in the pieces in which Textual's compositor hands them over.

    Textual itself writes every line that a widget calls changed from the widget's left edge on, and every line of a
    widget that does not say which ones have changed; most of that stands there already.
    """

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, _Piece]] = {}

    def sparing(self, update: RenderableType | None) -> RenderableType | None:
        """Return an update that writes what, at the moment when it is written, differs from the frame."""
        if not isinstance(update, ChopsUpdate | LayoutUpdate):
            return update
        return cast("RenderableType", _Sparing(self, update))  # as Textual says of its own updates

    def forget(self) -> None:
        """Take nothing for known, so that all is written."""
        self._rows.clear()

    def changes(
        self, y: int, strips: Mapping[int, Strip | None], ends: Iterable[int], system: ColorSystem
    ) -> Iterator[Change]:
        """
        Take over what row `y` shows now, and yield what of it differs from what stands there.

        `strips` are by the column in which each begins, `ends` the columns in which they end; None has not changed.
        """
        before, after = self._rows.get(y, {}), {}
        for (x, strip), end in zip(strips.items(), ends, strict=True):
            piece = before.get(x)
            if piece is not None and len(piece.cells) != end - x:
                piece = None  # something else stands here now
            if strip is not None and (piece is None or strip is not piece.strip):
                known = piece.cells if piece else ()
                piece = _Piece(strip, cells_of(strip, system))
                for left, right in differences(known, piece.cells):
                    yield Change(x + left, piece.cells[left:right])
            if piece is not None:
                after[x] = piece
        self._rows[y] = after


class _Sparing(CompositorUpdate):
    """An update of Textual's, written sparingly."""

    def __init__(self, frame: Frame, update: ChopsUpdate | LayoutUpdate) -> None:
        self._frame = frame
        self._update = update

    def render_segments(self, console: Console) -> str:
        system = COLOR_SYSTEMS[console.color_system or "truecolor"]
        pen = Pen()
        for y, strips, ends in self._rows():
            for x, cells in self._frame.changes(y, strips, ends, system):
                pen.put(x, y, cells)
        return pen.finish()

    def _rows(self) -> Iterator[tuple[int, Mapping[int, Strip | None], Sequence[int]]]:
        """Yield the rows of the update: their number, their pieces, and where these end."""
        update = self._update
        if isinstance(update, ChopsUpdate):
            spans: dict[int, list[tuple[int, int]]] = {}
            for y, left, right in update.spans:
                spans.setdefault(y, []).append((left, right))
            for y, changed in spans.items():
                # Beside the spans, what stands below a widget may be drawn without the widget itself.
                pieces = {
                    x: strip if any(left < end and x < right for left, right in changed) else None
                    for (x, strip), end in zip(update.chops[y].items(), update.chop_ends[y], strict=True)
                }
                yield y, pieces, update.chop_ends[y]
            return
        # After a layout, and whenever another program may have written: nothing is known of the terminal.
        self._frame.forget()
        for y, line in enumerate(update.strips, update.region.y):
            strips = list(line)
            edges = list(accumulate((strip.cell_length for strip in strips), initial=update.region.x))
            yield y, dict(zip(edges[:-1], strips, strict=True)), edges[1:]


def differences(before: Sequence[Cell], after: Sequence[Cell]) -> list[tuple[int, int]]:
    """
    Return the columns `[left, right)` in which a line looks different from one of as many cells; from any other, all.

    Neighbours are joined where the cells between are few, and no character is parted. Where terminals may disagree on
    how wide something is, nothing can be placed behind it but all: such a line is different as a whole.
    """
    if len(before) != len(after):
        return [(0, len(after))]
    spans: list[tuple[int, int]] = []
    for found in _DIFFERENT.finditer(bytes(map(ne, before, after))):
        left, right = found.span()
        while right < len(after) and not after[right][0]:
            right += 1
        if spans and left - spans[-1][1] < _GAP:
            left = spans.pop()[0]
        spans.append((left, right))
    doubtful = spans and max(map(len, map(itemgetter(0), (*before, *after)))) > 1
    return [(0, len(after))] if doubtful else spans
