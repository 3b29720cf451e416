"""From the options of a command line to a view: `--view NAME`, and the other options in front of it."""

from __future__ import annotations

from typing import Any

from tui.cli import USAGE
from tui.cli.failing import CommandError, either_of
from tui.cli.options import Arguments
from tui.model.dates import DateError, Window
from tui.model.translation import speak, tr
from tui.page.left_out import unless_left_out
from tui.query.view import View
from tui.store.timeline import Timeline


def view_for(arguments: Arguments, timeline: Timeline) -> View:
    """Return the view that the options ask for; CommandError (usage) where the window or the saved view is none."""
    speak(arguments.language or timeline.language)
    if arguments.view is None:
        return view_of(arguments, View())
    view = view_of(arguments, _saved(timeline, arguments.view))
    if view.language is not None:
        speak(view.language)  # as if it had been said on the line
    return view


def view_of(arguments: Arguments, saved: View) -> View:
    """Return a view with what the options say in place of what it says; CommandError (usage) where the window is none."""
    try:
        window = Window.parse(arguments.window) if arguments.window is not None else None
    except DateError as error:
        raise CommandError(f"--window {arguments.window}: {error}", USAGE) from error
    asked: dict[str, Any] = {
        "query": arguments.query,
        "window": window,
        "select": arguments.select,
        "language": arguments.language,
        "lanes": arguments.lanes,
        "pinned": arguments.pinned or None,
        "folded": arguments.folded or None,
        "layout": arguments.layout,
        "tz": arguments.tz,
        "grid": arguments.grid or None,
    }
    return saved._replace(**{name: value for name, value in asked.items() if value is not None})


def _saved(timeline: Timeline, name: str) -> View:
    # Most command lines name no view.
    from tui.query.saved import saved_views
    from tui.store.search.suggestions import suggest

    saved = saved_views(timeline)
    if name in saved:
        return saved[name].view
    if not saved:
        words = tr("there is no view `{name}`; this timeline keeps none (S in the app keeps one)")
        raise CommandError(f"timeline: {unless_left_out(words.format(name=name), timeline)}", USAGE)
    near = suggest(name, list(saved), 3)
    unknown = (
        tr("there is no view `{name}`; did you mean {near}?") if near else tr("there is no view `{name}`")
    )
    known = tr("This timeline keeps {names}.").format(names=", ".join(f"`{known}`" for known in saved))
    words = unless_left_out(unknown.format(name=name, near=either_of(near) if near else ""), timeline)
    raise CommandError(f"timeline: {words}\n{known}", USAGE)
