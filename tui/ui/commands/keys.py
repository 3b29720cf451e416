"""
The one table of keys. The bindings, the key strip, the help screen, the command palette and the documentation
are all made from it, so a key that is not here does nothing and a key that does nothing is not here.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from textual.binding import Binding, BindingType

from tui.model.translation import tr


class Where(StrEnum):
    """What has to be on the screen, or have the focus, for a key to work."""

    EVERYWHERE = "everywhere"
    EXPLORE = "on the timeline screen"
    TIMELINE = "in the timeline"
    OVERVIEW = "in the overview"
    PANEL = "in details and participants"
    SEARCH = "while finding somebody"
    PROMPT = "while asking a query"
    FACETS = "in the facets"
    NARROW = "while narrowing a facet"
    MET = "in who met whom"
    CIRCLE = "among those whom somebody met"
    PAIR = "at two people"
    GRID = "in the grid of who met whom"
    PAGE = "on the page of a person"


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
_PROMPT, _FACETS, _NARROW = "While asking a query", "In the facets", "While narrowing a facet"
_MET, _GRID = "In who met whom", "In the grid of who met whom"

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
    Key("in", ("enter",), "screen.go_in", "go in: what is counted, its parts, its details", _MOVE, Where.TIMELINE, "open"),
    Key("back", ("escape", "backspace"), "back", "back out of what was entered", _MOVE, strip="back"),
    Key("history.back", ("less_than_sign", "alt+left"), "history(-1)", "back to the view before", _MOVE,
        both="back, forward through the views"),
    Key("history.forward", ("greater_than_sign", "alt+right"), "history(1)", "forward again", _MOVE),
    Key("zoom.in", ("plus", "equals_sign"), "zoom(-1)", "zoom in about the event", _TIME, strip="zoom",
        both="zoom in, out about the event"),
    Key("zoom.out", ("minus",), "zoom(1)", "zoom out about the event", _TIME),
    Key("fit", ("0",), "fit", "fit everything", _TIME, strip="all"),
    Key("fit.event", ("z",), "fit_event", "fit this event and its parts; again: back", _TIME),
    Key("crowded", ("c",), "crowded", "the most crowded place; again: the next", _TIME),
    Key("pan.left", ("left_square_bracket",), "pan(-0.5)", "half a window earlier", _TIME,
        both="half a window earlier, later"),
    Key("pan.right", ("right_square_bracket",), "pan(0.5)", "half a window later", _TIME),
    Key("window.previous", ("pageup",), "pan(-1)", "a window earlier; in the list a page up", _TIME,
        both="a window earlier, later; in the list a page"),
    Key("window.next", ("pagedown",), "pan(1)", "a window later; in the list a page down", _TIME),
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
    Key("met", ("w",), "met", "whom this person met; how the two who are pinned met", _FIND,
        strip="met"),
    Key("met.all", ("W",), "grid", "who met whom among the people of the view", _FIND),
    Key("hit.previous", ("N",), "hit(-1)", "previous hit of the last search", _FIND,
        both="previous, next hit"),
    Key("hit.next", ("n",), "hit(1)", "next hit of the last search", _FIND),
    Key("query", ("colon", "f4"), "query", "ask a query, or edit the one asked", _FIND, strip="query", urgent=True),
    Key("facets", ("f", "f6"), "facets", "facets: choose among what events have in common", _FIND, strip="facets",
        urgent=True),
    Key("views", ("V",), "views", "the views that the file keeps", _FIND),
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
    Key("prompt.complete", ("tab", "right"), "complete", "put in the completion chosen", _PROMPT, Where.PROMPT,
        "complete", palette=False),
    Key("prompt.up", ("up",), "choose('step', -1)", "previous completion", _PROMPT, Where.PROMPT, "choose",
        both="previous, next completion", palette=False),
    Key("prompt.down", ("down",), "choose('step', 1)", "next completion", _PROMPT, Where.PROMPT, palette=False),
    Key("prompt.page.up", ("pageup",), "choose('page', -1)", "a page up", _PROMPT, Where.PROMPT,
        both="a page up, down", palette=False),
    Key("prompt.page.down", ("pagedown",), "choose('page', 1)", "a page down", _PROMPT, Where.PROMPT, palette=False),
    Key("prompt.keep", ("enter",), "keep", "keep the query; none: everything", _PROMPT, Where.PROMPT, "keep",
        palette=False),
    Key("prompt.back", ("escape",), "dismiss", "go back to what was asked before", _PROMPT, Where.PROMPT, "back",
        palette=False),
    Key("facets.up", ("up", "k"), "choose('step', -1)", "previous value", _FACETS, Where.FACETS, "value",
        both="previous, next value", palette=False),
    Key("facets.down", ("down", "j"), "choose('step', 1)", "next value", _FACETS, Where.FACETS, palette=False),
    Key("facets.page.up", ("pageup",), "choose('page', -1)", "a page up", _FACETS, Where.FACETS,
        both="a page up, down", palette=False),
    Key("facets.page.down", ("pagedown",), "choose('page', 1)", "a page down", _FACETS, Where.FACETS, palette=False),
    Key("facets.top", ("home",), "choose('edge', -1)", "first value", _FACETS, Where.FACETS,
        both="first, last value", palette=False),
    Key("facets.end", ("end",), "choose('edge', 1)", "last value", _FACETS, Where.FACETS, palette=False),
    Key("facets.previous", ("left", "h"), "facet(-1)", "previous facet", _FACETS, Where.FACETS, "facet",
        both="previous, next facet", palette=False),
    Key("facets.next", ("right", "l"), "facet(1)", "next facet", _FACETS, Where.FACETS, palette=False),
    Key("facets.choose", ("space",), "pick", "choose this value, or let it go", _FACETS, Where.FACETS, "choose",
        palette=False),
    Key("facets.exclude", ("minus",), "exclude", "exclude this value, or let it go", _FACETS, Where.FACETS, "exclude",
        palette=False),
    Key("facets.narrow", ("slash", "f3"), "narrow", "narrow the values by typing", _FACETS, Where.FACETS, "narrow",
        palette=False),
    Key("facets.keep", ("enter",), "keep", "keep the query and go to the timeline", _FACETS, Where.FACETS, "keep",
        palette=False),
    Key("facets.back", ("escape",), "dismiss", "go back to what was asked before", _FACETS, Where.FACETS, "back",
        palette=False),
    Key("narrow.done", ("enter",), "done", "go to the values found", _NARROW, Where.NARROW, "to the values",
        palette=False),
    Key("narrow.undo", ("escape",), "undo", "all values again", _NARROW, Where.NARROW, "all values", palette=False),
    Key("page.met", ("w",), "met", "on the page of a person: whom they met", _MET, Where.PAGE, palette=False),
    Key("met.find", ("slash", "f3"), "find", "narrow by name, or find anybody else", _MET, Where.CIRCLE, "find",
        palette=False, urgent=True),
    Key("met.panel", ("tab",), "panel", "the people, or the encounters", _MET, Where.CIRCLE, "panel", palette=False),
    Key("met.chain", ("c",), "chain", "by whom the two are linked; again: their encounters", _MET, Where.MET, "chain",
        palette=False),
    Key("met.person", ("p",), "page_of", "the page of this person", _MET, Where.MET, "page", palette=False),
    Key("met.back", ("escape", "backspace"), "leave", "back", _MET, Where.MET, "back", palette=False),
    Key("grid.up", ("up", "k"), "go(-1, 0)", "a row up", _GRID, Where.GRID, "two people", both="a row up, down",
        palette=False),
    Key("grid.down", ("down", "j"), "go(1, 0)", "a row down", _GRID, Where.GRID, palette=False),
    Key("grid.left", ("left", "h"), "go(0, -1)", "a column to the left", _GRID, Where.GRID,
        both="a column to the left, right", palette=False),
    Key("grid.right", ("right", "l"), "go(0, 1)", "a column to the right", _GRID, Where.GRID, palette=False),
    Key("grid.page.up", ("pageup",), "page(-1, 0)", "a screen up", _GRID, Where.GRID, both="a screen up, down",
        palette=False),
    Key("grid.page.down", ("pagedown",), "page(1, 0)", "a screen down", _GRID, Where.GRID, palette=False),
    Key("grid.page.left", ("left_square_bracket",), "page(0, -1)", "a screen to the left", _GRID, Where.GRID,
        both="a screen to the left, right", palette=False),
    Key("grid.page.right", ("right_square_bracket",), "page(0, 1)", "a screen to the right", _GRID, Where.GRID,
        palette=False),
    Key("grid.first", ("home",), "edge(-1)", "first column", _GRID, Where.GRID, both="first, last column",
        palette=False),
    Key("grid.last", ("end",), "edge(1)", "last column", _GRID, Where.GRID, palette=False),
    Key("grid.in", ("enter",), "go_in", "the encounters of the two", _GRID, Where.GRID, "open", palette=False),
    Key("grid.export", ("e",), "export", "export the view with this grid", _GRID, Where.GRID, "export",
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
    Key("copy.view", ("Y",), "copy_view", "copy the command of this view", _TAKE),
    Key("view.save", ("S",), "save_view", "keep this view in the file, under a name", _TAKE),
    Key("source", ("o",), "open_source", "open the source in a browser", _TAKE, strip="source"),
    Key("edit", ("E",), "edit", "edit the event at its line in $EDITOR", _TAKE),
    Key("help", ("question_mark", "f1"), "help", "all keys and signs", _PROGRAM, Where.EVERYWHERE, "help",
        urgent=True),
    Key("palette", ("ctrl+p", "f10"), "command_palette", "every command by name", _PROGRAM, Where.EVERYWHERE,
        palette=False, urgent=True),
    Key("language", ("f2",), "language", "in the other language", _PROGRAM, Where.EVERYWHERE),
    Key("reload", ("r", "f5"), "reload", "read the files again", _PROGRAM),
    Key("problems", ("exclamation_mark",), "problems", "what is left out of the files, and why", _PROGRAM),
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
    "exclamation_mark": "!",
    "slash": "/",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "alt+left": "alt+←",
    "alt+right": "alt+→",
    "colon": ":",
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
        yield tr(heading), [key for key in KEYS if key.group == heading]
