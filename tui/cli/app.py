"""Opening the app: reads the files before the screen library is imported, and prints the list where there is no screen."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from tui.cli import PROBLEMS
from tui.cli.failing import CommandError, complain, ended, in_colour, resolve_or_fail
from tui.cli.opening import begin_named, finished
from tui.cli.options import Arguments
from tui.cli.views import view_for, view_of
from tui.query.view import View
from tui.reading.diagnostics import render
from tui.store.opening import Opened
from tui.store.timeline import Timeline

if TYPE_CHECKING:
    from tui.store.cache.building import Building

BRIEFLY = 0.4  # seconds for which nobody needs to be told why there is nothing yet


def open_app(arguments: Arguments) -> int:
    """Open the files in the app and return its exit status; print the list where nothing can be drawn."""
    # The collector finds nothing to free while modules load and a file is read, and costs a tenth of the start.
    # The app turns it on again after its first frame.
    import gc

    gc.disable()
    try:
        view = view_of(arguments, View())
        opening = begin_named(arguments)
        drawable = can_draw(reads_stdin="-" in arguments.files)
        if drawable and not isinstance(opening, Opened):
            import_module("tui.ui.app")  # the screen library, while the other process reads

            opening = opening.within(BRIEFLY) or opening
            if not isinstance(opening, Opened):
                return _open_later(arguments, opening, view)
        opened = finished(opening)
        if opened.timeline is not None:
            view = view_for(arguments, opened.timeline)
            result = resolve_or_fail(opened.timeline, view)
            if not drawable:
                from tui.cli.commands import print_events  # an app prints nothing

                print_events(result)
                return ended(opened.timeline)
        elif not drawable or arguments.view is not None:  # where nothing opens, no view is kept either
            complain(render(opened.diagnostics, colour=in_colour(sys.stderr)))
            return PROBLEMS
    except CommandError as failure:
        complain(str(failure))
        return failure.status
    # The screen library takes nine tenths of the start: only now is it sure to be needed.
    from tui.ui.app import run

    return run(opened, view, ascii_only=arguments.ascii or not knows_unicode(), strict=arguments.strict)


def _open_later(arguments: Arguments, building: Building, view: View) -> int:
    """Open the app while another process still builds the timeline; it shows how far that is."""
    from tui.model.translation import speak
    from tui.ui.app import run
    from tui.ui.opening import Refusal

    if view.language is not None:
        speak(view.language)

    def settle(timeline: Timeline) -> View:
        try:
            settled = view_for(arguments, timeline)
            resolve_or_fail(timeline, settled)
        except CommandError as failure:
            raise Refusal(str(failure), failure.status) from failure
        return settled

    try:
        ascii_only = arguments.ascii or not knows_unicode()
        return run(building, view, settle=settle, ascii_only=ascii_only, strict=arguments.strict)
    finally:
        building.cancel()


def knows_unicode() -> bool:
    """
    Tell whether the locale that is set has an encoding for everything that the app draws; where none is set, it has.

    Python cannot be asked: it takes UTF-8 in place of the locale C, and says so in LC_CTYPE.
    """
    coerced = sys.flags.utf8_mode and os.environ.get("LC_CTYPE", "").upper() in {"C.UTF-8", "C.UTF8", "UTF-8"}
    names = ("LC_ALL", "LANG") if coerced else ("LC_ALL", "LC_CTYPE", "LANG")
    name = next(filter(None, map(os.environ.get, names)), "")
    encoding = name.partition(".")[2].partition("@")[0]
    return name not in {"C", "POSIX"} and encoding.lower().replace("-", "") in {"", "utf8"}


def can_draw(*, reads_stdin: bool) -> bool:
    """Tell whether a screen can be drawn and keys read; a timeline that came by a pipe leaves the keys to the terminal."""
    if os.environ.get("TERM", "") in {"", "dumb"} or not (sys.stdout.isatty() and sys.stderr.isatty()):
        return False
    return (sys.stdin is not None and sys.stdin.isatty()) or (reads_stdin and _keys_from_terminal())


def _keys_from_terminal() -> bool:
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return False
    os.dup2(terminal, 0)
    os.close(terminal)
    return True
