"""
The `timeline` command.

Nothing here imports the screen library unless the app is really opened: printing commands must answer in a
fraction of the time that importing it takes.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from tui.cli.options import Arguments

FINE, PROBLEMS, USAGE = 0, 1, 2

_ENDING = (signal.SIGTERM, signal.SIGHUP)


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 fine, 1 problems found, 2 usage, 128 + n by signal n."""
    words = list(sys.argv[1:] if argv is None else argv)
    written = _own_standard_streams()
    for stream in (sys.stdout, sys.stderr):  # names in every script, whatever the locale says
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    for number in _ENDING:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)
    try:
        status = _ended(words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        status = 128 + signal.SIGINT
    except BrokenPipeError:  # the reader (`| head`) has what it wanted
        _write_no_more()
        status = 128 + signal.SIGPIPE
    except OSError as error:
        if error.errno not in _UNWRITABLE:
            raise
        gone = error.errno == errno.EIO and _terminal_is_gone()
        _write_no_more()
        status = 128 + signal.SIGHUP if gone else _lost(error.strerror)
    if not written and sys.stdout.tell():
        status = _lost()
    sys.exit(status)


_UNWRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF}
"""What a system call answers where standard output takes nothing; files of our own are written by `tui.export.writing`."""


def _own_standard_streams() -> bool:
    """
    Have something behind standard input, output and error where the shell closed them (`<&-`, `>&-`, `2>&-`).

    Else the next file that is opened gets the number of the one that is closed, and what is printed goes there.

    Returns:
        False where there is no standard output, so that what is printed is counted and lost.

    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
    written = sys.stdout is not None
    sys.stdout = sys.stdout or io.TextIOWrapper(io.BytesIO(), write_through=True)
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open until the end
    return written


def _write_no_more() -> None:
    """Give Python, which flushes once more while it ends, a place that takes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _terminal_is_gone() -> bool:
    """Tell whether output was for a terminal that is gone; then what is still to be said goes nowhere."""
    import select  # seldom asked

    poll = select.poll()
    for number in (1, 2):
        poll.register(number, 0)
    if not any(event & select.POLLHUP for _, event in poll.poll(0)):
        return False
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    return True


def _end(number: int, _frame: object) -> NoReturn:
    """End as ctrl+c does, with the processes and files that are only for now."""
    sys.exit(128 + number)


def _lost(reason: str | None = None) -> int:
    from tui.model.translation import tr

    words = tr("cannot write to standard output: {reason}").format(reason=reason or tr("it is closed"))
    print(f"timeline: {words}", file=sys.stderr)
    return PROBLEMS


def _ended(words: list[str]) -> int:
    """Run the command line also where its parser ends it: what it printed is still to be written."""
    try:
        return _run(words)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else FINE


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
