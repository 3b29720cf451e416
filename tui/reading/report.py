"""Problems, which name paths, to diagnostics, which name lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.reading.collector import collector_off
from tui.reading.diagnostics import Diagnostic, Path, Problem, place
from tui.reading.documents import Document

if TYPE_CHECKING:
    from tui.reading.positions import Scanner, Span


class Reporter:
    """Gives problems their places; each file is scanned at most once, and only if it has a problem."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents
        self._scanners: dict[int, Scanner] = {}

    def diagnostics(self, problems: Sequence[tuple[int, Problem]]) -> list[Diagnostic]:
        """Return problems, each given with the number of its file, as diagnostics in the order of the files' text."""
        placed = sorted(
            ((number, *self._span(number, problem), problem) for number, problem in problems),
            key=lambda found: found[:3],
        )
        return [self._diagnostic(number, problem, start, end) for number, start, end, problem in placed]

    def scanner(self, number: int) -> Scanner:
        """Return the scanned text of a file."""
        if number not in self._scanners:
            from tui.reading.positions import Scanner  # only where there is something to report

            document = self._documents[number]
            with collector_off():
                self._scanners[number] = Scanner(document.source.text, is_json=document.is_json)
        return self._scanners[number]

    def position(self, number: int, path: Path) -> tuple[str, int, int]:
        """Return the file, as given, and the 1-based line and column of a key."""
        start, _ = self._span(number, Problem(path, "", "", on_key=True))
        source = self._documents[number].source
        return source.name, *source.position(start)

    def _span(self, number: int, problem: Problem) -> Span:
        places = self.scanner(number).places
        path = problem.path
        while path and path not in places:  # deeper than places are kept
            path = path[:-1]
        if path not in places:  # the top level of a TOML file
            return 0, 0
        at = places[path]
        if at.key is not None and (problem.on_key or (at.in_headers and at.value == at.key)):
            return at.key
        start, end = at.value
        token = self._documents[number].source.text[start:end]
        if problem.part is None or token[:1] not in {'"', "'"}:
            return start, end
        from tui.reading.positions import inside  # as in `scanner`

        first, last = problem.part
        begin = inside(token, first)
        # An empty part, as at the end of a date that breaks off, is the place after it.
        return start + begin, start + max(inside(token, last), begin + 1)

    def _diagnostic(self, number: int, problem: Problem, start: int, end: int) -> Diagnostic:
        if problem.seen is not None:
            first = place(*self.position(*problem.seen))
            problem = problem._replace(help=f"{problem.help} {first}" if problem.help else first)
        return self._documents[number].source.diagnostic(problem, start, end)
