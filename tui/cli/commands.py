"""The commands that print or write: list, people, show, check, export. Standard output is data, the rest is not."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from tui.cli import FINE, PROBLEMS, USAGE
from tui.cli.objects import event_object, record_object
from tui.cli.options import Arguments
from tui.cli.tables import Column, page_text, table, terminal_width
from tui.drawing.page import Target
from tui.drawing.pages import name_of, page, participant_rows
from tui.drawing.words import count
from tui.model.dates import DateError, Window
from tui.model.entities import Event, Kind
from tui.query.language import QueryError
from tui.query.result import Result, resolve
from tui.query.view import View
from tui.reading.bundled import bundled_path
from tui.reading.diagnostics import Severity, as_json, render
from tui.store.build import Opened, open_files
from tui.store.people import keys_named, search
from tui.store.timeline import Timeline


class CommandError(Exception):
    """Ends a command with words on standard error and an exit status."""

    def __init__(self, message: str, status: int = PROBLEMS) -> None:
        super().__init__(message)
        self.status = status


def complain(message: str) -> None:
    print(message, file=sys.stderr)


def open_named(arguments: Arguments) -> Opened:
    """Read the files named; where none is, the bundled timeline."""
    return open_files(arguments.files or (str(bundled_path()),), sys.stdin.buffer)


def open_or_fail(arguments: Arguments) -> Timeline:
    """Return the timeline of the files; what keeps them from opening goes to standard error, warnings do not."""
    opened = open_named(arguments)
    if opened.timeline is None:
        raise CommandError(render([d for d in opened.diagnostics if d.severity is Severity.ERROR]))
    return opened.timeline


def view_of(arguments: Arguments) -> View:
    """Return the view that the options ask for; CommandError (usage) where the window is none."""
    try:
        window = Window.parse(arguments.window) if arguments.window is not None else None
    except DateError as error:
        raise CommandError(f"--window {arguments.window}: {error}", USAGE) from error
    return View(
        query=arguments.query,
        window=window,
        select=arguments.select,
        language=arguments.language,
        lanes=arguments.lanes,
        pinned=arguments.pinned,
    )


def resolve_or_fail(timeline: Timeline, view: View) -> Result:
    """Return the answer to a view; CommandError where the query cannot be read or the selected event is unknown."""
    try:
        result = resolve(timeline, view)
    except QueryError as error:
        place = " " * (len("-q ") + error.offset) + "^"
        raise CommandError(f"timeline: {error}\n-q {view.query}\n{place}", USAGE) from error
    if view.select is not None and timeline.rank(view.select) is None:
        raise CommandError(unknown(timeline, view.select, "event"))
    for person in view.pinned:
        if not keys_named(timeline, person):
            raise CommandError(f"timeline: nobody is called `{person}`; `timeline people -q` finds people")
    return result


def unknown(timeline: Timeline, reference: str, what: str = "id") -> str:
    """Say that nothing has this id, and what is near."""
    near = timeline.suggest(reference)
    return f"timeline: unknown {what} `{reference}`" + (f"; did you mean {_either(near)}?" if near else "")


def _either(words: list[str]) -> str:
    quoted = [f"`{word}`" for word in words]
    return " or ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else quoted[0]


def list_events(arguments: Arguments) -> int:
    timeline = open_or_fail(arguments)
    result = resolve_or_fail(timeline, view_of(arguments))
    print_events(result, arguments.format)
    return FINE


def print_events(result: Result, form: str = "table") -> None:
    """Print the events that a result shows; where there are none, only a line on standard error."""
    if form == "json":
        _print_json([event_object(result, rank) for rank in result.shown])
    elif result.shown:
        columns, rows = _event_rows(result)
        print(table(columns, rows, terminal_width()))
    if not result.shown:
        complain(_nothing(result))


def _nothing(result: Result) -> str:
    if not result.total:
        return "timeline: the timeline has no events"
    if not result.matches:
        return f"timeline: none of the {count(result.total, 'event')} matches {result.view.query}"
    return f"timeline: {count(len(result.matches), 'event')} in all, none of them in this window"


def _event_rows(result: Result) -> tuple[list[Column], list[list[str]]]:
    columns = [Column("Date"), Column("Event", 4, 16), Column("Place", 2), Column("People", 2), Column("Id")]
    surely = result.asks_dates
    if surely:
        columns.insert(1, Column("In window" if result.certain is None else "How surely"))
    rows = []
    for rank in result.shown:
        event = result.timeline.event(rank)
        row = [
            event.date.short(result.language),
            event.title.say(result.language).text,
            _place(result, event),
            ", ".join(p.name.text for p in participant_rows(result.timeline, event, result.language)),
            event.id,
        ]
        if surely:
            row.insert(1, result.certainty(rank).words(result.language))
        rows.append(row)
    return columns, rows


def _place(result: Result, event: Event) -> str:
    return (
        name_of(result.timeline, Target(Kind.PLACE, event.place), result.language).text if event.place else ""
    )


def people(arguments: Arguments) -> int:
    timeline = open_or_fail(arguments)
    language = arguments.language or timeline.language
    hits = search(timeline, arguments.query, limit=sys.maxsize)
    if arguments.format == "json":
        _print_json(
            [
                {
                    **record_object(timeline, Kind.PERSON, hit.person.id, language),
                    **({} if hit.person.id else {"name": hit.matched}),
                    "matched": hit.matched,
                    "events": hit.events,
                }
                for hit in hits
            ]
        )
    elif hits:
        columns = [
            Column("Name", 3, 16),
            Column("Matched", 2),
            Column("Country", 1),
            Column("Events"),
            Column("Id"),
        ]
        rows = [
            [
                hit.person.name.say(language).text,
                hit.matched if hit.matched != hit.person.name.say(language).text else "",
                hit.person.country or "",
                str(hit.events),
                hit.person.id,
            ]
            for hit in hits
        ]
        if not arguments.query:
            columns.pop(1)
            for row in rows:
                row.pop(1)
        print(table(columns, rows, terminal_width()))
    if not hits:
        complain(
            f"timeline: nobody is found by {arguments.query}"
            if arguments.query
            else "timeline: nobody is named"
        )
    return FINE


def show(arguments: Arguments) -> int:
    timeline = open_or_fail(arguments)
    language = arguments.language or timeline.language
    found = timeline.find(arguments.id)
    if not found:
        raise CommandError(unknown(timeline, arguments.id))
    if len(found) > 1:
        names = [f"{kind}:{id_}" for kind, id_ in found]
        raise CommandError(f"timeline: `{arguments.id}` is the id of several records; say {_either(names)}")
    kind, id_ = found[0]
    if arguments.format == "json":
        _print_json([record_object(timeline, kind, id_, language)])
    else:
        print(page_text(page(timeline, Target(kind, id_), language), terminal_width()))
    return FINE


def check(arguments: Arguments) -> int:
    opened = open_named(arguments)
    if arguments.format == "json":
        _print_json(as_json(opened.diagnostics))
    else:
        if opened.diagnostics:
            print(render(opened.diagnostics))
            print()
        print(_summary(opened))
    return FINE if opened.timeline is not None else PROBLEMS


def _summary(opened: Opened) -> str:
    found = [(sum(d.severity is s for d in opened.diagnostics), s.value) for s in Severity]
    problems = ", ".join(count(number, name) for number, name in found if number)
    if opened.timeline is None:
        return f"{problems}: the timeline cannot be opened until the errors are mended"
    counts = opened.timeline.counts()
    checked = [
        count(counts[Kind.EVENT], "event"),
        count(counts[Kind.PERSON], "person", "people"),
        count(counts[Kind.SOURCE], "source"),
    ]
    return f"checked {', '.join(checked[:-1])} and {checked[-1]}: {problems or 'no problems'}"


def export(arguments: Arguments) -> int:
    from tui.export.formats import FORMATS, Request, format_of
    from tui.export.writing import ExportError, FileStandsError, write

    form = FORMATS[arguments.format] if arguments.format else format_of(arguments.output or "")
    if form is None:
        known = ", ".join(FORMATS)
        raise CommandError(
            f"timeline export: what format is {arguments.output}? Say --format, one of {known}", USAGE
        )
    timeline = open_or_fail(arguments)
    view = view_of(arguments)
    result = resolve_or_fail(timeline, view)
    try:
        exported = form.write(result, Request(view.command(arguments.files), arguments.width))
        if arguments.output == "-":
            sys.stdout.write(exported.text)
        else:
            path = write(Path(arguments.output or ""), exported.text, force=arguments.force)
            complain(f"{path}: {count(len(result.shown), 'event')}")
    except FileStandsError as error:
        raise CommandError(f"timeline export: {error} --force replaces it.") from error
    except ExportError as error:
        raise CommandError(f"timeline export: {error}") from error
    if exported.remark:
        complain(f"timeline export: {exported.remark}")
    return FINE


def _print_json(value: object) -> None:
    from tui.export.json import dumps

    print(dumps(value))


def met(arguments: Arguments) -> int:
    from tui.cli.met import met as run  # it needs what stands above

    return run(arguments)


def _guarded(command: Callable[[Arguments], int]) -> Callable[[Arguments], int]:
    def run(arguments: Arguments) -> int:
        try:
            return command(arguments)
        except CommandError as failure:
            complain(str(failure))
            return failure.status

    return run


COMMANDS: dict[str, Callable[[Arguments], int]] = {
    "list": _guarded(list_events),
    "people": _guarded(people),
    "met": _guarded(met),
    "show": _guarded(show),
    "check": _guarded(check),
    "export": _guarded(export),
}
