"""Opening the app: reads the files before the screen library is imported, and prints the list where there is no screen."""

from __future__ import annotations

import codecs
import os
import sys

from tui.cli import FINE, PROBLEMS
from tui.cli.commands import CommandError, complain, open_named, print_events, resolve_or_fail, view_of
from tui.cli.options import Arguments
from tui.reading.diagnostics import Severity, render


def open_app(arguments: Arguments) -> int:
    """Open the files in the app and return its exit status; print the list where nothing can be drawn."""
    # The collector finds nothing to free while modules load and a file is read, and costs a tenth of the start.
    # The app turns it on again after its first frame.
    import gc

    gc.disable()
    try:
        view = view_of(arguments)
        opened = open_named(arguments)
        drawable = can_draw(reads_stdin="-" in arguments.files)
        if opened.timeline is not None:
            result = resolve_or_fail(opened.timeline, view)
            if not drawable:
                print_events(result)
                return FINE
        elif not drawable:
            complain(render([d for d in opened.diagnostics if d.severity is Severity.ERROR]))
            return PROBLEMS
    except CommandError as failure:
        complain(str(failure))
        return failure.status
    # The screen library takes nine tenths of the start: only now is it sure to be needed.
    from tui.ui.app import run

    return run(opened, view, ascii_only=arguments.ascii or not knows_unicode())


def knows_unicode() -> bool:
    """Tell whether the locale's encoding can say everything that the app draws."""
    import locale

    return codecs.lookup(locale.getpreferredencoding(do_setlocale=False)).name.startswith("utf")


def can_draw(*, reads_stdin: bool) -> bool:
    """Tell whether a screen can be drawn and keys read; a timeline that came by a pipe leaves the keys to the terminal."""
    if os.environ.get("TERM", "") in {"", "dumb"} or not (sys.stdout.isatty() and sys.stderr.isatty()):
        return False
    return sys.stdin.isatty() or (reads_stdin and _keys_from_terminal())


def _keys_from_terminal() -> bool:
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return False
    os.dup2(terminal, 0)
    os.close(terminal)
    return True
