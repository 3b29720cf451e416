"""What the key strip shows of the table of keys, in each place; a narrow screen keeps what matters most."""

from __future__ import annotations

from typing import NamedTuple

from tui.model.text import cells
from tui.model.translation import tr
from tui.ui.commands.keys import KEYS, Key, Where, sign


class Shown(NamedTuple):
    """An entry of the key strip: the keys by id, which share a word; the rank says what a narrow strip keeps."""

    ids: tuple[str, ...]
    rank: int


_STRIPS = {
    Where.TIMELINE: (
        Shown(("search",), 1),
        Shown(("query",), 8),
        Shown(("facets",), 5),
        Shown(("event.previous", "event.next"), 0),
        Shown(("row.up", "row.down"), 6),
        Shown(("zoom.in", "zoom.out"), 2),
        Shown(("fit",), 7),
        Shown(("in",), 5),
        Shown(("jump",), 8),
        Shown(("panel.next",), 9),
        Shown(("list",), 10),
        Shown(("lanes",), 12),
        Shown(("export",), 11),
        Shown(("help",), 3),
        Shown(("quit",), 4),
    ),
    Where.OVERVIEW: (
        Shown(("overview.left", "overview.right"), 0),
        Shown(("zoom.in", "zoom.out"), 2),
        Shown(("fit",), 6),
        Shown(("back",), 1),
        Shown(("panel.next",), 5),
        Shown(("help",), 3),
        Shown(("quit",), 4),
    ),
    Where.PANEL: (
        Shown(("panel.up", "panel.down"), 0),
        Shown(("panel.in",), 1),
        Shown(("back",), 2),
        Shown(("event.previous", "event.next"), 5),
        Shown(("panel.next",), 6),
        Shown(("met",), 9),
        Shown(("source",), 7),
        Shown(("copy",), 8),
        Shown(("help",), 3),
        Shown(("quit",), 4),
    ),
    Where.PROMPT: (
        Shown(("prompt.complete",), 2),
        Shown(("prompt.up", "prompt.down"), 3),
        Shown(("prompt.keep",), 0),
        Shown(("prompt.back",), 1),
    ),
    Where.FACETS: (
        Shown(("facets.choose",), 0),
        Shown(("facets.exclude",), 3),
        Shown(("facets.up", "facets.down"), 6),
        Shown(("facets.previous", "facets.next"), 4),
        Shown(("facets.narrow",), 5),
        Shown(("query",), 7),
        Shown(("facets.keep",), 1),
        Shown(("facets.back",), 2),
    ),
    Where.NARROW: (
        Shown(("narrow.done",), 0),
        Shown(("narrow.undo",), 1),
    ),
    Where.CIRCLE: (
        Shown(("met.find",), 2),
        Shown(("panel.up", "panel.down"), 0),
        Shown(("panel.in",), 5),
        Shown(("met.chain",), 6),
        Shown(("met.person",), 7),
        Shown(("met.panel",), 8),
        Shown(("met.back",), 1),
        Shown(("help",), 3),
        Shown(("quit",), 4),
    ),
    Where.PAIR: (
        Shown(("panel.up", "panel.down"), 0),
        Shown(("panel.in",), 5),
        Shown(("met.chain",), 2),
        Shown(("met.person",), 6),
        Shown(("met.back",), 1),
        Shown(("help",), 3),
        Shown(("quit",), 4),
    ),
    Where.GRID: (
        Shown(("grid.up", "grid.down", "grid.left", "grid.right"), 0),
        Shown(("grid.in",), 2),
        Shown(("met.chain",), 5),
        Shown(("met.person",), 6),
        Shown(("grid.export",), 7),
        Shown(("met.back",), 1),
        Shown(("help",), 3),
        Shown(("quit",), 4),
    ),
    Where.SEARCH: (
        Shown(("search.up", "search.down"), 0),
        Shown(("search.in",), 1),
        Shown(("search.back",), 2),
    ),
}


def strip_entries(where: Where, width: int, *, ascii_only: bool = False) -> list[tuple[str, str]]:
    """Return what the key strip shows in `width` cells: pairs of signs and a word, the important ones first to stay."""
    by_id = {key.id: key for key in KEYS}
    kept: set[Shown] = set()
    used = 0
    for entry in sorted(_STRIPS[where], key=lambda entry: entry.rank):
        signs, word = _worded(entry, by_id, ascii_only=ascii_only)
        used += len(signs) + cells(word) + 4
        if used > width + 3:
            break
        kept.add(entry)
    return [_worded(entry, by_id, ascii_only=ascii_only) for entry in _STRIPS[where] if entry in kept]


def _worded(entry: Shown, by_id: dict[str, Key], *, ascii_only: bool) -> tuple[str, str]:
    signs = [sign(by_id[name].keys[0], ascii_only=ascii_only) for name in entry.ids]
    gap = "" if all(len(one) == 1 for one in signs) else "/"
    return gap.join(signs), tr(by_id[entry.ids[0]].strip)
