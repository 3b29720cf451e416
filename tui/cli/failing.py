"""What keeps a command from its answer, in words on standard error, and the questions that may fail so."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from tui.cli import FINE, PROBLEMS, USAGE
from tui.cli.opening import open_named
from tui.cli.options import Arguments
from tui.model.entities import Kind
from tui.model.text import cells, safe
from tui.model.translation import speak, tr
from tui.page.left_out import left_out_words, unless_left_out
from tui.query.language import QueryError
from tui.query.result import Result, resolve
from tui.query.view import View
from tui.reading.diagnostics import render
from tui.store.timeline import Timeline


def in_colour(stream: TextIO | None) -> bool:
    """Tell whether a stream is to have colours: it is a terminal that has them, unless FORCE_COLOR or NO_COLOR say otherwise."""
    if os.environ.get("FORCE_COLOR"):
        return True
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream is not None and not stream.closed and stream.isatty()


class CommandError(Exception):
    """Ends a command with words on standard error and an exit status. Its words may be shown."""

    def __init__(self, message: str, status: int = PROBLEMS) -> None:
        super().__init__(showable(message))
        self.status = status


def complain(message: str) -> None:
    """Say something on standard error; what was typed may stand in it as it was typed."""
    print(showable(message), file=sys.stderr)


def showable(message: str) -> str:
    """Return lines as they may be shown, each with the spaces that it begins with."""
    return "\n".join(
        " " * (len(line) - len(line.lstrip(" "))) + safe(line.lstrip(" ")) for line in message.split("\n")
    )


def open_or_fail(arguments: Arguments) -> Timeline:
    """
    Return the timeline of the files; what keeps them from opening goes to standard error, warnings do not.

    What is left out of it is said at the end, by `ended`.
    """
    opened = open_named(arguments)
    if opened.timeline is None:
        raise CommandError(render(opened.diagnostics, colour=in_colour(sys.stderr)))
    speak(arguments.language or opened.timeline.language)
    return opened.timeline


def ended(timeline: Timeline) -> int:
    """Say how much of the files was left out of what a command answered, and return its exit status."""
    if not timeline.left_out:
        return FINE
    from shlex import quote  # most files are right

    files = " ".join(map(quote, timeline.files))
    told = tr("{left_out}; `{command}` says why").format(
        left_out=left_out_words(timeline), command=f"timeline check {safe(files)}"
    )
    complain(f"timeline: {told}")
    return PROBLEMS


def resolve_or_fail(timeline: Timeline, view: View) -> Result:
    """Return the answer to a view; CommandError where the query cannot be read or the selected event is unknown."""
    try:
        result = resolve(timeline, view)
    except QueryError as error:
        before = cells(safe(f"-q {view.query[: error.offset]}|")) - 1  # a space at the end would not count
        raise CommandError(
            f"timeline: {error}\n{safe(f'-q {view.query}')}\n{' ' * before}^", USAGE
        ) from error
    if view.select is not None and timeline.rank(view.select) is None:
        raise CommandError(unknown(timeline, view.select, Kind.EVENT))
    for person in view.pinned:
        from tui.query.whom import nobody_words  # few views pin anybody
        from tui.store.search.named import keys_named

        if not keys_named(timeline, person):
            nobody = unless_left_out(nobody_words(timeline, person, result.language), timeline)
            raise CommandError(f"timeline: --pin {person}: {nobody}")
    return result


def unknown(timeline: Timeline, reference: str, kind: Kind | None = None) -> str:
    """Say that nothing, or no event, has this id, and what is near; or that what has it is left out."""
    if timeline.is_left_out(reference if kind is None else f"{kind}:{reference}"):
        left_out = tr("`{id}` is left out, because something is wrong in it; `timeline check` says what")
        return f"timeline: {left_out.format(id=reference)}"
    no = tr("unknown event `{id}`") if kind is Kind.EVENT else tr("unknown id `{id}`")
    said = f"timeline: {no.format(id=reference)}"
    near = timeline.suggest(reference)
    if not near and kind is None:
        from tui.query.whom import near_names  # only where an id is unknown

        people = near_names(timeline, reference, timeline.language)
        if people:
            return f"{said}; {tr('nearest: {name}').format(name=', '.join(people))}"
    return (
        f"{said}; {tr('did you mean {these}?').format(these=either_of(near))}"
        if near
        else unless_left_out(said, timeline)
    )


def either_of(words: list[str]) -> str:
    quoted = [f"`{word}`" for word in words]
    if len(quoted) == 1:
        return quoted[0]
    return tr("{several} or {last}").format(several=", ".join(quoted[:-1]), last=quoted[-1])
