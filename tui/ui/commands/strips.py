"""What the key strip shows of the table of keys, in each place; a narrow screen keeps what matters most."""

from __future__ import annotations

from typing import NamedTuple

from tui.model.text import cells
from tui.model.translation import tr
from tui.ui.commands.keys import KEYS, Key, Where, sign


class StripKeys(NamedTuple):
    """An entry of the key strip: the keys by id, which share a word; the rank says what a narrow strip keeps."""

    ids: tuple[str, ...]
    rank: int


_STRIPS = {
    Where.TIMELINE: (
        StripKeys(("search",), 1),
        StripKeys(("query",), 8),
        StripKeys(("facets",), 5),
        StripKeys(("event.previous", "event.next"), 0),
        StripKeys(("row.up", "row.down"), 6),
        StripKeys(("zoom.in", "zoom.out"), 2),
        StripKeys(("fit",), 7),
        StripKeys(("in",), 5),
        StripKeys(("jump",), 8),
        StripKeys(("panel.next",), 9),
        StripKeys(("list",), 10),
        StripKeys(("lanes",), 12),
        StripKeys(("export",), 11),
        StripKeys(("help",), 3),
        StripKeys(("quit",), 4),
    ),
    Where.OVERVIEW: (
        StripKeys(("overview.left", "overview.right"), 0),
        StripKeys(("zoom.in", "zoom.out"), 2),
        StripKeys(("fit",), 6),
        StripKeys(("back",), 1),
        StripKeys(("panel.next",), 5),
        StripKeys(("help",), 3),
        StripKeys(("quit",), 4),
    ),
    Where.PANEL: (
        StripKeys(("panel.up", "panel.down"), 0),
        StripKeys(("panel.in",), 1),
        StripKeys(("back",), 2),
        StripKeys(("event.previous", "event.next"), 5),
        StripKeys(("panel.next",), 6),
        StripKeys(("met",), 9),
        StripKeys(("source",), 7),
        StripKeys(("copy",), 8),
        StripKeys(("help",), 3),
        StripKeys(("quit",), 4),
    ),
    Where.PROMPT: (
        StripKeys(("prompt.complete",), 2),
        StripKeys(("prompt.up", "prompt.down"), 3),
        StripKeys(("prompt.keep",), 0),
        StripKeys(("prompt.back",), 1),
    ),
    Where.FACETS: (
        StripKeys(("facets.choose",), 0),
        StripKeys(("facets.exclude",), 3),
        StripKeys(("facets.up", "facets.down"), 6),
        StripKeys(("facets.previous", "facets.next"), 4),
        StripKeys(("facets.narrow",), 5),
        StripKeys(("query",), 7),
        StripKeys(("facets.keep",), 1),
        StripKeys(("facets.back",), 2),
    ),
    Where.NARROW: (
        StripKeys(("narrow.done",), 0),
        StripKeys(("narrow.undo",), 1),
    ),
    Where.CIRCLE: (
        StripKeys(("met.find",), 2),
        StripKeys(("panel.up", "panel.down"), 0),
        StripKeys(("panel.in",), 5),
        StripKeys(("met.chain",), 6),
        StripKeys(("met.person",), 7),
        StripKeys(("met.panel",), 8),
        StripKeys(("met.back",), 1),
        StripKeys(("help",), 3),
        StripKeys(("quit",), 4),
    ),
    Where.PAIR: (
        StripKeys(("panel.up", "panel.down"), 0),
        StripKeys(("panel.in",), 5),
        StripKeys(("met.chain",), 2),
        StripKeys(("met.person",), 6),
        StripKeys(("met.back",), 1),
        StripKeys(("help",), 3),
        StripKeys(("quit",), 4),
    ),
    Where.GRID: (
        StripKeys(("grid.up", "grid.down", "grid.left", "grid.right"), 0),
        StripKeys(("grid.in",), 2),
        StripKeys(("met.chain",), 5),
        StripKeys(("met.person",), 6),
        StripKeys(("grid.export",), 7),
        StripKeys(("met.back",), 1),
        StripKeys(("help",), 3),
        StripKeys(("quit",), 4),
    ),
    Where.SEARCH: (
        StripKeys(("search.up", "search.down"), 0),
        StripKeys(("search.in",), 1),
        StripKeys(("search.back",), 2),
    ),
}


def strip_entries(where: Where, width: int, *, ascii_only: bool = False) -> list[tuple[str, str]]:
    """Return what the key strip shows in `width` cells: pairs of signs and a word, the important ones first to stay."""
    by_id = {key.id: key for key in KEYS}
    kept: set[StripKeys] = set()
    used = 0
    for entry in sorted(_STRIPS[where], key=lambda entry: entry.rank):
        signs, word = _worded(entry, by_id, ascii_only=ascii_only)
        used += len(signs) + cells(word) + 4
        if used > width + 3:
            break
        kept.add(entry)
    return [_worded(entry, by_id, ascii_only=ascii_only) for entry in _STRIPS[where] if entry in kept]


def _worded(entry: StripKeys, by_id: dict[str, Key], *, ascii_only: bool) -> tuple[str, str]:
    signs = [sign(by_id[name].keys[0], ascii_only=ascii_only) for name in entry.ids]
    gap = "" if all(len(one) == 1 for one in signs) else "/"
    return gap.join(signs), tr(by_id[entry.ids[0]].strip)
