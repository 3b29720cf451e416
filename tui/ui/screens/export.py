"""Asking where an export goes. What is exported, and how, is the business of whoever opens the form."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Protocol

from tui.export.writing import ExportError, FileStandsError, free_name
from tui.ui.screens.prompt import Prompt


class Write(Protocol):
    """Writes the export and returns where it went. Raises ExportError; FileStandsError unless `force`."""

    def __call__(self, path: Path, *, force: bool) -> Path: ...


class ExportForm(Prompt[Path]):
    """Asks for a file name, starting with a free one; gives the path written, or None."""

    TITLE_WORDS: ClassVar[str] = "Export this view"
    HINT: ClassVar[str] = "Enter writes · Esc goes back"

    def __init__(self, name: str | Path, write: Write) -> None:
        super().__init__(str(free_name(name)))
        self._write = write
        self._answers: list[tuple[Path, bool]] = []

    def changed(self, text: str) -> None:
        path = _path(text)
        self.say(f"to {path.absolute()}" if path else "Type the name of a file.")

    def entered(self, text: str) -> None:
        path = _path(text)
        if path is None:
            self.say("Type the name of a file.", error=True)
        else:
            self._export(path, force=False)

    def taken(self, number: int) -> None:
        path, force = self._answers[number]
        self.withdraw()
        self._export(path, force=force)

    def _export(self, path: Path, *, force: bool) -> None:
        try:
            written = self._write(path, force=force)
        except FileStandsError:
            free = free_name(path)
            self._answers = [(free, False), (path, True)]
            self.offer(
                f"{path.name} is there already.",
                [f"write {free.name} instead", f"overwrite {path.name}"],
            )
        except ExportError as error:
            self.say(str(error), error=True)
        else:
            self.dismiss(written)


def _path(text: str) -> Path | None:
    """Return the path that was typed, `~` standing for the home directory."""
    name = text.strip()
    if not name:
        return None
    try:
        return Path(name).expanduser()
    except RuntimeError:  # `~nobody`: there is no such home, so it is a name like any other
        return Path(name)
