"""
The one table of keys. The bindings, the key strip, the help screen, the command palette and the documentation
are all made from it, so a key that is not here does nothing and a key that does nothing is not here.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from textual.binding import Binding, BindingType


class Where(StrEnum):
    """What has to be on the screen, or have the focus, for a key to work."""

    EVERYWHERE = "everywhere"
    EXPLORE = "on the timeline screen"
    TIMELINE = "in the timeline"
    OVERVIEW = "in the overview"
    PANEL = "in details and participants"
    SEARCH = "while finding somebody"


class Key(NamedTuple):
    """An action and the keys for it; the key strip shows the first of them, with `strip` as its word."""

    id: str
    keys: tuple[str, ...]  # Textual's names
    action: str
    words: str
    group: str
    where: Where = Where.EXPLORE
    strip: str = ""
    both: str = ""  # what this key and the next one of the table do, in one line of the help screen
    palette: bool = True  # offered in the command palette
    urgent: bool = False  # handled before anything else, so that no key typed right after it goes astray


_MOVE, _TIME, _LANES, _FIND, _PANELS, _TAKE, _PROGRAM = (
    "Events",
    "Time",
    "Lanes and list",
    "Finding",
    "Panels",
    "Taking along",
    "Program",
)
_OVERVIEW, _PANEL, _SEARCH = "In the overview", "In details and participants", "While finding"

KEYS: tuple[Key, ...] = (
    Key("event.previous", ("left", "h"), "move(-1)", "previous event in time", _MOVE, strip="event",
        both="previous, next event in time"),
    Key("event.next", ("right", "l"), "move(1)", "next event in time", _MOVE),
    Key("within.previous", ("comma",), "within(-1)", "previous event of this lane or person", _MOVE,
        both="previous, next of this lane or person"),
    Key("within.next", ("full_stop",), "within(1)", "next event of this lane or person", _MOVE),
    Key("row.up", ("up", "k"), "screen.row(-1)", "nearest event in a row above", _MOVE, Where.TIMELINE, "row",
        both="nearest event in a row above, below"),
    Key("row.down", ("down", "j"), "screen.row(1)", "nearest event in a row below", _MOVE, Where.TIMELINE),
    Key("event.first", ("g", "home"), "edge(-1)", "first event", _MOVE, both="first, last event"),
    Key("event.last", ("G", "end"), "edge(1)", "last event", _MOVE),
    Key("in", ("enter",), "screen.go_in", "go in: its parts, else its details", _MOVE, Where.TIMELINE, "open"),
    Key("back", ("escape", "backspace"), "back", "back out of what was entered", _MOVE, strip="back"),
    Key("zoom.in", ("plus", "equals_sign"), "zoom(-1)", "zoom in about the event", _TIME, strip="zoom",
        both="zoom in, out about the event"),
    Key("zoom.out", ("minus",), "zoom(1)", "zoom out about the event", _TIME),
    Key("fit", ("0",), "fit", "fit everything", _TIME, strip="all"),
    Key("fit.event", ("z",), "fit_event", "fit event and parts; again: back", _TIME),
    Key("pan.left", ("left_square_bracket",), "pan(-0.5)", "half a window earlier", _TIME,
        both="half a window earlier, later"),
    Key("pan.right", ("right_square_bracket",), "pan(0.5)", "half a window later", _TIME),
    Key("window.previous", ("pageup",), "pan(-1)", "a window earlier", _TIME, both="a window earlier, later"),
    Key("window.next", ("pagedown",), "pan(1)", "a window later", _TIME),
    Key("jump", ("d",), "jump", "jump to a date", _TIME, strip="date", urgent=True),
    Key("today", ("t",), "today", "today", _TIME),
    Key("list", ("v",), "list", "list the same view; again: draw it", _LANES, strip="list"),
    Key("lanes", ("L",), "lanes", "lanes by the next value; at last none", _LANES,
        strip="lanes"),
    Key("lanes.sort", ("s",), "sort_lanes", "sort the lanes by size, or by time", _LANES),
    Key("lanes.fold", ("space",), "screen.fold", "fold this lane, or unfold it", _LANES, Where.TIMELINE),
    Key("pin", ("P",), "pin", "pin this person as a lane on top", _LANES),
    Key("search", ("slash", "f3"), "search", "find a person, or an event by title", _FIND, strip="person",
        urgent=True),
    Key("person", ("p",), "person", "the page of this person", _FIND),
    Key("hit.previous", ("N",), "hit(-1)", "previous hit of the last search", _FIND,
        both="previous, next hit"),
    Key("hit.next", ("n",), "hit(1)", "next hit of the last search", _FIND),
    Key("clear", ("x",), "clear", "clear query and window", _FIND),
    Key("search.up", ("up",), "move('step', -1)", "previous", _SEARCH, Where.SEARCH, "choose",
        both="previous, next", palette=False),
    Key("search.down", ("down",), "move('step', 1)", "next", _SEARCH, Where.SEARCH, palette=False),
    Key("search.page.up", ("pageup",), "move('page', -1)", "a page up", _SEARCH, Where.SEARCH,
        both="a page up, down", palette=False),
    Key("search.page.down", ("pagedown",), "move('page', 1)", "a page down", _SEARCH, Where.SEARCH, palette=False),
    Key("search.in", ("enter",), "submit", "stay with the one chosen", _SEARCH, Where.SEARCH, "stay",
        palette=False),
    Key("search.back", ("escape",), "dismiss", "go back to where one was", _SEARCH, Where.SEARCH, "back",
        palette=False),
    Key("panel.next", ("tab",), "panel_step(1)", "next panel", _PANELS, strip="panel",
        both="next, previous panel"),
    Key("panel.previous", ("shift+tab",), "panel_step(-1)", "previous panel", _PANELS),
    Key("panel.timeline", ("1",), "panel('canvas')", "timeline", _PANELS, both="timeline, details"),
    Key("panel.details", ("2",), "panel('details')", "details", _PANELS),
    Key("panel.participants", ("3",), "panel('participants')", "participants", _PANELS,
        both="participants, overview"),
    Key("panel.overview", ("4",), "panel('overview')", "overview", _PANELS),
    Key("panel.up", ("up", "k"), "step(-1)", "a row up", _PANEL, Where.PANEL, "row", both="a row up, down",
        palette=False),
    Key("panel.down", ("down", "j"), "step(1)", "a row down", _PANEL, Where.PANEL, palette=False),
    Key("panel.page.up", ("pageup",), "page(-1)", "a page up", _PANEL, Where.PANEL, both="a page up, down",
        palette=False),
    Key("panel.page.down", ("pagedown", "space"), "page(1)", "a page down", _PANEL, Where.PANEL, palette=False),
    Key("panel.top", ("home",), "edge(-1)", "first row", _PANEL, Where.PANEL, both="first, last row",
        palette=False),
    Key("panel.end", ("end",), "edge(1)", "last row", _PANEL, Where.PANEL, palette=False),
    Key("panel.in", ("enter",), "go_in", "go in: person, place, event, link", _PANEL, Where.PANEL, "open",
        palette=False),
    Key("overview.left", ("left",), "screen.pan(-0.5)", "half a window earlier", _OVERVIEW, Where.OVERVIEW,
        "earlier, later", both="half a window earlier, later", palette=False),
    Key("overview.right", ("right",), "screen.pan(0.5)", "half a window later", _OVERVIEW, Where.OVERVIEW, palette=False),
    Key("export", ("e",), "export", "export this view to a file", _TAKE, strip="export", urgent=True),
    Key("copy", ("y",), "copy", "copy the citation", _TAKE, strip="cite"),
    Key("source", ("o",), "open_source", "open the source in a browser", _TAKE, strip="source"),
    Key("edit", ("E",), "edit", "edit the event at its line in $EDITOR", _TAKE),
    Key("help", ("question_mark", "f1"), "help", "all keys and signs", _PROGRAM, Where.EVERYWHERE, "help",
        urgent=True),
    Key("palette", ("ctrl+p", "f10"), "command_palette", "every command by name", _PROGRAM, Where.EVERYWHERE,
        palette=False, urgent=True),
    Key("reload", ("r", "f5"), "reload", "read the files again", _PROGRAM),
    Key("suspend", ("ctrl+z",), "suspend_process", "suspend", _PROGRAM, Where.EVERYWHERE),
    Key("quit", ("q", "ctrl+c", "ctrl+q"), "quit", "quit", _PROGRAM, Where.EVERYWHERE, "quit", urgent=True),
)  # fmt: skip

_SIGNS = {
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "plus": "+",
    "minus": "−",
    "equals_sign": "=",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "question_mark": "?",
    "slash": "/",
    "comma": ",",
    "full_stop": ".",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "escape": "Esc",
}
_ARROWS = frozenset({"left", "right", "up", "down"})


def bindings(where: Where) -> list[BindingType]:
    """Return the bindings that hold where `where` says."""
    return [
        Binding(
            name,
            key.action,
            key.words,
            id=key.id,
            show=False,
            priority=key.urgent and name != "ctrl+c",  # which first copies, where text is selected
            system=not key.palette,
        )
        for key in KEYS
        if key.where is where
        for name in key.keys
    ]


def sign(name: str, *, ascii_only: bool = False) -> str:
    """Return how a key is written for people: `←`, `PgUp`, `ctrl+p`, `F3`, `G`; arrows as words in ASCII."""
    if name in _SIGNS and not (ascii_only and name in _ARROWS):
        return _SIGNS[name]
    if name[0] == "f" and name[1:].isdigit():
        return name.upper()
    return name if len(name) == 1 or "+" in name else name.capitalize()


def groups() -> Iterator[tuple[str, list[Key]]]:
    """Yield the headings of the help screen with their keys, in order."""
    for heading in dict.fromkeys(key.group for key in KEYS):
        yield heading, [key for key in KEYS if key.group == heading]


class Shown(NamedTuple):
    """An entry of the key strip: the keys by id, which share a word; the rank says what a narrow strip keeps."""

    ids: tuple[str, ...]
    rank: int


_STRIPS = {
    Where.TIMELINE: (
        Shown(("search",), 1),
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
        Shown(("source",), 7),
        Shown(("copy",), 8),
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
        used += len(signs) + len(word) + 4
        if used > width + 3:
            break
        kept.add(entry)
    return [_worded(entry, by_id, ascii_only=ascii_only) for entry in _STRIPS[where] if entry in kept]


def _worded(entry: Shown, by_id: dict[str, Key], *, ascii_only: bool) -> tuple[str, str]:
    signs = [sign(by_id[name].keys[0], ascii_only=ascii_only) for name in entry.ids]
    gap = "" if all(len(one) == 1 for one in signs) else "/"
    return gap.join(signs), by_id[entry.ids[0]].strip
