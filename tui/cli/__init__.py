"""
The `timeline` command.

Nothing here imports the screen library unless the app is really opened: printing commands must answer in a
fraction of the time that importing it takes.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from tui.cli.options import Arguments

FINE, PROBLEMS, USAGE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 fine, 1 problems found, 2 usage, 128 + n by signal n."""
    words = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):  # names in every script, whatever the locale says
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = _run(words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        status = 128 + signal.SIGINT
    except BrokenPipeError:
        # The reader (`| head`) has what it wanted. Python would complain once more while closing: give it nothing to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        status = 128 + signal.SIGPIPE
    sys.exit(status)


def _run(words: list[str]) -> int:
    if words in (["--version"], ["-V"]):
        from tui import __version__

        print(f"timeline {__version__}")
        return FINE
    if words in (["--help"], ["-h"]):
        from tui.cli.help import main_help

        print(main_help(), end="")
        return FINE
    arguments = _parsed(words)
    if arguments.command is None:
        from tui.cli.app import open_app

        return open_app(arguments)
    from tui.cli.commands import COMMANDS

    return COMMANDS[arguments.command](arguments)


def _parsed(words: list[str]) -> Arguments:
    from tui.cli.options import Arguments

    if not words:
        return Arguments()
    from tui.cli.arguments import parse  # argparse, which a start without any words does without

    return parse(words)
