"""
What is wrong with a file, said to the person who wrote it.

A `Problem` names a place by its path in the parsed tree; a `Diagnostic` by file, line and column, with the line to
show. Only errors keep a file from opening.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple

from tui.model.text import cells, safe
from tui.model.translation import tr

Path = tuple[str | int, ...]
STANDARD_INPUT = "-"
# How much of a long line is shown on either side of where the caret begins, in code points.
_BEFORE, _AFTER = 50, 50


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Problem(NamedTuple):
    """
    Something wrong at `path` in a parsed file.

    `part` is a slice of the string there, in code points; `on_key` means the key rather than its value. `seen` is
    another place, as (number of the file, path), that `help` ends with.
    """

    path: Path
    code: str
    message: str
    help: str = ""
    part: tuple[int, int] | None = None
    on_key: bool = False
    severity: Severity = Severity.ERROR
    seen: tuple[int, Path] | None = None

    def under(self, key: str | int) -> Problem:
        """Return the same problem seen from the table or list that holds this one under `key`."""
        return self._replace(path=(key, *self.path))


class Excerpt(NamedTuple):
    """A line of a file, made safe, in three pieces: before the caret, over it, after it. Long lines are cut with `…`."""

    before: str
    marked: str
    after: str


class Diagnostic(NamedTuple):
    """
    A problem with its place. `line` and `column` are 1-based, in code points; `width` is how many code points are
    meant. All three are 0 where the whole file is meant, and `excerpt` is None then. `file` is the name as given ("-"
    is standard input), which may not be safe to show; `place` and all other text is.
    """

    severity: Severity
    code: str
    message: str
    file: str
    line: int = 0
    column: int = 0
    width: int = 0
    excerpt: Excerpt | None = None
    help: str = ""

    @property
    def source_line(self) -> str:
        """The line meant, as it may be shown."""
        return "".join(self.excerpt or ())

    @property
    def place(self) -> str:
        """`file:line:column`, or the file alone."""
        return place(self.file, self.line, self.column) if self.line else _shown(self.file)


class SourceText(NamedTuple):
    """A file's name as given and its text, in which places are offsets."""

    name: str
    text: str

    def position(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column of a code point."""
        return self.text.count("\n", 0, offset) + 1, offset - self.text.rfind("\n", 0, offset)

    def diagnostic(self, problem: Problem, start: int, end: int) -> Diagnostic:
        """Place a problem at the code points from `start` to `end`; only their first line is marked."""
        line, column = self.position(start)
        begin = start - column + 1
        stop = self.text.find("\n", start)
        stop = len(self.text) if stop < 0 else stop
        stop -= self.text[stop - 1 : stop] == "\r" and stop > start
        end = max(start, min(end, stop))
        left, right = max(begin, start - _BEFORE), min(stop, max(end, start + 1) + _AFTER, start + 2 * _AFTER)
        shown = min(end, right)
        excerpt = Excerpt(
            ("…" if left > begin else "")
            + safe(self.text[left:start].lstrip(" \t") if left == begin else self.text[left:start]),
            safe(self.text[start:shown]),
            safe(self.text[shown:right]).rstrip() + ("…" if right < stop else ""),
        )
        return self._diagnostic(problem)._replace(
            line=line, column=column, width=max(1, end - start), excerpt=excerpt
        )

    def whole(self, problem: Problem) -> Diagnostic:
        """Return a problem of the file as a whole."""
        return self._diagnostic(problem)

    def _diagnostic(self, problem: Problem) -> Diagnostic:
        return Diagnostic(
            problem.severity, problem.code, safe(problem.message), self.name, help=safe(problem.help)
        )


def place(file: str, line: int, column: int) -> str:
    """Return `file:line:column` as it may be shown."""
    return f"{_shown(file)}:{line}:{column}"


def _shown(file: str) -> str:
    return tr("standard input") if file == STANDARD_INPUT else safe(file)


_BOLD, _BLUE, _PLAIN = "\x1b[1m", "\x1b[34m", "\x1b[0m"
_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.HINT: "\x1b[1;36m"}


def render(diagnostics: Iterable[Diagnostic], *, colour: bool = False) -> str:
    """
    Return the diagnostics as lines to read, parted by empty lines, each ending in a line break:

    `file:line:column: error: message`, the line with its number, carets under what is meant, and help. With `colour`, for a
    terminal, they are told apart by that too, and each says the code by which it can be looked up.
    """
    return "\n".join(_render(diagnostic, colour=colour) for diagnostic in diagnostics)


def _render(diagnostic: Diagnostic, *, colour: bool) -> str:
    own = _COLOURS[diagnostic.severity] if colour else ""
    bold, blue, plain = (_BOLD, _BLUE, _PLAIN) if colour else ("", "", "")
    code = f"[{diagnostic.code}]" if colour else ""
    lines = [
        f"{bold}{diagnostic.place}: {own}{tr(diagnostic.severity)}{code}{plain}{bold}: {diagnostic.message}{plain}"
    ]
    gutter = " " * len(f"{diagnostic.line:>5}") if diagnostic.line else "   "
    if diagnostic.excerpt is not None:
        before, marked, _ = diagnostic.excerpt
        carets = "^" * max(1, cells(marked))
        lines.append(f"{blue}{diagnostic.line:>5} |{plain} {diagnostic.source_line}")
        lines.append(f"{blue}{gutter} |{plain} {' ' * cells(before)}{own}{carets}{plain}")
    if diagnostic.help:
        lines.append(f"{blue}{gutter} ={plain} {bold}{tr('help')}{plain}: {diagnostic.help}")
    return "\n".join(lines) + "\n"


def decoded(fields: list[Any]) -> Diagnostic:
    """Return a diagnostic that was written as JSON, a plain list of its fields."""
    found = Diagnostic(*fields)
    excerpt = None if found.excerpt is None else Excerpt(*found.excerpt)
    return found._replace(severity=Severity(found.severity), excerpt=excerpt)


def as_json(diagnostics: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """Return the diagnostics as objects for editors; `line`, `column` and `width` are null for a whole file."""
    return [
        {
            "severity": str(diagnostic.severity),
            "code": diagnostic.code,
            "message": diagnostic.message,
            # A name in another encoding than the system's cannot be written in JSON as it is.
            "file": diagnostic.file.encode(errors="replace").decode(),
            "line": diagnostic.line or None,
            "column": diagnostic.column or None,
            "width": diagnostic.width or None,
            "source_line": diagnostic.source_line or None,
            "help": diagnostic.help or None,
        }
        for diagnostic in diagnostics
    ]
