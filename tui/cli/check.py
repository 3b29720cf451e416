"""The command `check`: every mistake in the files."""

from __future__ import annotations

import sys
from collections import Counter

from tui.cli import FINE, PROBLEMS
from tui.cli.commands import print_json
from tui.cli.failing import in_colour
from tui.cli.opening import open_named
from tui.cli.options import Arguments
from tui.model.entities import Kind
from tui.model.translation import tr
from tui.page.left_out import left_out_words
from tui.page.words import counted
from tui.reading.diagnostics import Severity, as_json, render
from tui.store.opening import Opened


def check(arguments: Arguments) -> int:
    opened = open_named(arguments, warn=True)
    if arguments.format == "json":
        print_json(as_json(opened.diagnostics))
    else:
        if opened.diagnostics:
            print(render(opened.diagnostics, colour=in_colour(sys.stdout)))
            print()
        print(_summary(opened))
    wrong = any(found.severity is Severity.ERROR for found in opened.diagnostics)
    return PROBLEMS if wrong else FINE


def _summary(opened: Opened) -> str:
    found = Counter(diagnostic.severity for diagnostic in opened.diagnostics)
    told = (
        (found[Severity.ERROR], counted(found[Severity.ERROR], "error", "errors")),
        (found[Severity.WARNING], counted(found[Severity.WARNING], "warning", "warnings")),
        (found[Severity.HINT], counted(found[Severity.HINT], "hint", "hints")),
    )
    problems = ", ".join(words for number, words in told if number)
    if opened.timeline is None:
        return tr("{problems}: the timeline cannot be opened until the errors are mended").format(
            problems=problems
        )
    counts = opened.timeline.counts()
    events = counted(counts[Kind.EVENT], "event", "events")
    if recurring := opened.timeline.recurring():
        occurrences = counted(sum(map(len, recurring.values())), "occurrence", "occurrences")
        events = tr("{events}, {occurrences} among them").format(events=events, occurrences=occurrences)
    checked = tr("checked {events}, {people} and {sources}: {problems}").format(
        events=events,
        people=counted(counts[Kind.PERSON], "person", "people"),
        sources=counted(counts[Kind.SOURCE], "source", "sources"),
        problems=problems or tr("no problems"),
    )
    if not opened.timeline.left_out:
        return checked
    left_out = left_out_words(opened.timeline)
    return tr("{checked}; {left_out} until the errors are mended").format(checked=checked, left_out=left_out)
