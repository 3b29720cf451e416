"""
Leaving the program: a browser, an editor, the clipboard. What cannot be done here is said, with the next best.

Words about it are shown as notifications; nothing in them is markup.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from tui.model.text import safe, safe_url
from tui.model.translation import tr
from tui.reading.bundled import bundled_path
from tui.ui.hangup import OFTEN, STATUS, is_gone

LONG = 12.0  # seconds that an address or a path stays in sight, to be read and selected

# How editors are told the line; the others get `+12 file`, which vi, nano, emacs and most that came after know.
_COLON = {"hx", "helix", "zed", "zeditor", "subl", "sublime_text"}  # file:12
_GOTO = {"code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"}  # --goto file:12
_WINDOWS = _GOTO | {"zed", "zeditor", "subl", "sublime_text"}  # return at once unless told to wait

# The browser gets neither the terminal's input nor its output, so nothing of it can disturb the screen.
_BROWSE = "import sys, webbrowser; sys.exit(0 if webbrowser.open(sys.argv[1]) else 1)"


def open_url(app: App[Any], url: str) -> None:
    """Open an http(s) address in the browser; where there is none, show and copy it."""
    address = safe_url(url)
    if address is None:
        say(app, tr("Not opened, as it is not a web address: {text}").format(text=safe(url)), warn=True)
        return
    hindrance = _no_browser()
    if hindrance:
        _address_instead(app, address, hindrance)
        return

    _browse(app, address)


def open_file(app: App[Any], path: Path) -> None:
    """Open a file with the program that this machine has for it; where there is none, show and copy its address."""
    hindrance = _no_browser()
    if hindrance:
        _address_instead(app, path.absolute().as_uri(), hindrance)
    else:
        _browse(app, path.absolute().as_uri())


def copy(app: App[Any], text: str) -> None:
    """Hand text to the terminal's clipboard. Terminals give no answer, so it is shown as well."""
    app.copy_to_clipboard(text)
    say(app, tr("Copied, if the terminal allows it: {text}").format(text=safe(text)))


def edit(app: App[Any], file: str, line: int) -> bool:
    """Open a file in $VISUAL or $EDITOR at a line, from 1, until it is closed; tell whether it was opened."""
    if file == "-":
        say(app, tr("This was read from standard input; there is no file to edit."), warn=True)
        return False
    path = Path(file).absolute()
    place = safe(f"{path}:{line}")
    if path.resolve() == bundled_path().resolve():
        words = tr("This file comes with the program and is read-only: {place}. Copy it and open the copy.")
        say(app, words.format(place=place), warn=True)
        return False
    command = editor()
    if command is None:
        say(app, tr("Set $EDITOR to edit from here: {place}").format(place=place), warn=True)
        return False
    if shutil.which(command[0]) is None:
        words = tr("No such editor: {name}. Set $EDITOR to edit from here: {place}")
        say(app, words.format(name=safe(command[0]), place=place), warn=True)
        return False
    try:
        with app.suspend(), _interrupts_left_to_the_editor():
            status = _edited(app, editing(command, path, line))
    except (SuspendNotSupported, OSError) as error:
        words = tr("The editor could not be started ({why}): {place}")
        say(app, words.format(why=safe(str(error)), place=place), warn=True)
        return False
    if status:
        words = tr("{name} ended with status {status}.")
        say(app, words.format(name=safe(command[0]), status=status), warn=True)
    return True


def _edited(app: App[Any], command: list[str]) -> int:
    """Wait until an editor ends and return its status. Where the terminal goes, it is told so, and this program ends."""
    process = subprocess.Popen(command)  # noqa: S603  the command is the person's own; no shell reads it
    while True:
        try:
            return process.wait(OFTEN)
        except subprocess.TimeoutExpired:
            if is_gone(0):
                process.send_signal(signal.SIGHUP)
                app.exit(return_code=STATUS)
                return STATUS


def editor() -> list[str] | None:
    """Return the words of $VISUAL or $EDITOR; None where neither is set."""
    for name in ("VISUAL", "EDITOR"):
        words = os.environ.get(name, "").strip()
        if words:
            try:
                return shlex.split(words)
            except ValueError:  # an open quotation mark
                return words.split()
    return None


def editing(command: list[str], path: Path, line: int) -> list[str]:
    """Return the command that opens a file at a line, in the way of the editor it names."""
    name = Path(command[0]).name
    wait = ["--wait"] if name in _WINDOWS and not {"-w", "--wait"} & set(command) else []
    if name in _GOTO:
        return [*command, *wait, "--goto", f"{path}:{line}"]
    if name in _COLON:
        return [*command, *wait, f"{path}:{line}"]
    return [*command, f"+{line}", str(path)]


def say(app: App[Any], words: str, *, warn: bool = False) -> None:
    """Show a notification; what is in it is never markup."""
    app.notify(
        words, severity="warning" if warn else "information", timeout=LONG if warn else None, markup=False
    )


def _no_browser() -> str | None:
    """Say why no browser can be opened from here; None where one can be tried."""
    if os.environ.get("BROWSER"):
        return None
    if os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"):
        return tr("No browser over ssh.")
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return tr("No browser without a desktop.")
    return None


def _browse(app: App[Any], address: str) -> None:
    """Hand an address to the browser, without waiting for it."""

    def browse() -> None:
        done = subprocess.run(  # noqa: S603 - the address is one word, and checked
            [sys.executable, "-c", _BROWSE, address],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode:
            app.call_from_thread(_address_instead, app, address, tr("No browser could be started."))

    app.run_worker(browse, thread=True, group="browser", exit_on_error=False)
    say(app, tr("Opening {address}").format(address=address))


def _address_instead(app: App[Any], address: str, why: str) -> None:
    app.copy_to_clipboard(address)
    words = tr("{why} The address, copied if the terminal allows it: {address}")
    say(app, words.format(why=why, address=address), warn=True)


@contextmanager
def _interrupts_left_to_the_editor() -> Iterator[None]:
    """Do nothing on a ctrl+c typed in the editor; it reaches this process too."""
    before = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
