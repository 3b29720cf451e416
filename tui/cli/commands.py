"""The commands. Standard output is data, the rest is not."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from tui.cli import PROBLEMS
from tui.cli.failing import CommandError, complain, either_of, ended, open_or_fail, resolve_or_fail, unknown
from tui.cli.objects import event_object, record_object
from tui.cli.options import Arguments
from tui.cli.tables import Column, page_text, table, terminal_width
from tui.cli.views import view_for
from tui.model.dates import Certainty
from tui.model.entities import Event, Kind
from tui.model.translation import tr
from tui.page.left_out import unless_left_out
from tui.page.page import Target
from tui.page.records import name_of, page, participant_rows
from tui.page.words import counted
from tui.query.language import parse, people_of
from tui.query.result import Result
from tui.store.database import DamagedError
from tui.store.timeline import Timeline

if TYPE_CHECKING:
    from tui.store.search.people import Hit


LEAST_OF_TITLES = 40  # cells; other columns are left out before titles are cut further, and events look alike


def list_events(arguments: Arguments) -> int:
    timeline = open_or_fail(arguments)
    result = resolve_or_fail(timeline, view_for(arguments, timeline))
    print_events(result, arguments.format)
    return ended(timeline)


def print_events(result: Result, form: str = "table") -> None:
    """Print the events that a result shows; where there are none, only a line on standard error."""
    if form == "json":
        print_json([event_object(result, rank) for rank in result.shown])
    elif form in {"tsv", "csv"}:
        _print_separated(result, form)
    elif result.shown:
        columns, rows = _event_rows(result)
        print(table(columns, rows, terminal_width()))
    if not result.shown:
        complain(_nothing(result))


def _print_separated(result: Result, form: str) -> None:
    import csv  # no other format needs it, nor the next

    from tui.export.csv import plain, table_of_events

    rows = table_of_events(result)
    if form == "csv":
        csv.writer(sys.stdout, lineterminator="\n").writerows([plain(cell) for cell in row] for row in rows)
    else:
        sys.stdout.writelines("\t".join(row) + "\n" for row in rows)


def _nothing(result: Result) -> str:
    if not result.total:
        said = tr("the timeline has no events")
    elif not result.matches:
        said = tr("none of the {events} matches {query}").format(
            events=counted(result.total, "event", "events"), query=result.view.query
        )
        if people_of(parse(result.view.query)):
            from tui.query.whom import nobodies  # as in `people`

            said = "; ".join((said, *nobodies(result)))
    else:
        said = tr("{events} in all, none of them in this window").format(
            events=counted(len(result.matches), "event", "events")
        )
    return f"timeline: {unless_left_out(said, result.timeline)}"


def _event_rows(result: Result) -> tuple[list[Column], list[list[str]]]:
    columns = [
        Column(tr("Date")),
        Column(tr("Event"), 4, LEAST_OF_TITLES),
        Column(tr("Place"), 2, 12, place=2),
        Column(tr("People"), 2, 16, place=3),
        Column(tr("Id"), place=1),
    ]
    surely = result.asks_dates
    if surely:
        columns.insert(1, Column(tr("In window") if result.certain is None else tr("How surely")))
        if all(result.certainty(rank) is Certainty.CERTAINLY for rank in result.shown):
            columns[1] = columns[1]._replace(place=4)
    rows = []
    for rank in result.shown:
        event = result.timeline.event(rank)
        row = [
            event.date.short(result.language),
            event.title.say(result.language).told(result.language),
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
    from tui.store.search.people import nearest, search  # no other command finds anybody

    text = arguments.query or ""
    hits = search(timeline, text, limit=sys.maxsize)
    if not text and language != timeline.language:
        from tui.query.whom import in_order  # as below

        hits = in_order(hits, language)
    guesses = nearest(timeline, text, beside=hits)
    if arguments.format == "json":
        print_json([_person_object(timeline, hit, language) for hit in (*hits, *guesses)])
    else:
        if hits:
            print(_people_table(timeline, hits, language, asked=bool(text)))
        if guesses:
            heading = tr("nearest:") if hits else tr("nobody is found by {name}; nearest:").format(name=text)
            print(f"\n{heading}" if hits else heading)
            print(_people_table(timeline, guesses, language, asked=True))
    if not hits and not guesses:
        nobody = tr("nobody is found by {name}").format(name=text)
        nobody = nobody if text else tr("nobody is named")
        complain(f"timeline: {unless_left_out(nobody, timeline)}")
    return ended(timeline)


def _person_object(timeline: Timeline, hit: Hit, language: str) -> dict[str, Any]:
    """Return somebody found as JSON; `nearest` is true of a guess, `left_out` the word that nothing of them answers."""
    return {
        **record_object(timeline, Kind.PERSON, hit.person.id, language),
        **({} if hit.person.id else {"name": hit.matched}),
        "matched": hit.matched,
        "nearest": hit.guessed,
        "left_out": hit.left_out or None,
        "events": hit.events,
    }


def _people_table(timeline: Timeline, hits: Sequence[Hit], language: str, *, asked: bool) -> str:
    """Return the table of people; those of one name have a column with what tells them apart."""
    from tui.query.whom import called_alike, post_and_years  # as in `people`

    columns = [Column(tr("Name"), 3, 16), Column(tr("Country"), 1), Column(tr("Events")), Column(tr("Id"))]
    rows = [
        [hit.person.name.say(language).text, hit.person.country or "", str(hit.events), hit.person.id]
        for hit in hits
    ]
    alike = called_alike(hits, language)
    if alike:
        columns.insert(1, Column(tr("Post and years"), 2))
        for row, hit in zip(rows, hits, strict=True):
            row.insert(1, post_and_years(timeline, hit, language) if hit.key in alike else "")
    if asked:
        columns.insert(1, Column(tr("Matched"), 2))
        for row, hit in zip(rows, hits, strict=True):
            matched = [hit.matched] if hit.matched != row[0] else []
            if hit.left_out:
                matched.append(tr("without “{word}”").format(word=hit.left_out))
            row.insert(1, ", ".join(matched))
    return table(columns, rows, terminal_width())


def show(arguments: Arguments) -> int:
    timeline = open_or_fail(arguments)
    language = arguments.language or timeline.language
    found = timeline.find(arguments.id)
    if not found:
        raise CommandError(unknown(timeline, arguments.id))
    if len(found) > 1:
        names = [f"{kind}:{id_}" for kind, id_ in found]
        several = tr("`{id}` is the id of several records; say {these}")
        raise CommandError(f"timeline: {several.format(id=arguments.id, these=either_of(names))}")
    kind, id_ = found[0]
    if arguments.format == "json":
        print_json([record_object(timeline, kind, id_, language)])
    else:
        print(page_text(page(timeline, Target(kind, id_), language), terminal_width()))
    return ended(timeline)


def print_json(value: object) -> None:
    from tui.export.json import dumps

    print(dumps(value))


def met(arguments: Arguments) -> int:
    from tui.cli.met import met as run  # each of these needs what stands above

    return run(arguments)


def check(arguments: Arguments) -> int:
    from tui.cli.check import check as run  # as in `met`

    return run(arguments)


def export(arguments: Arguments) -> int:
    from tui.cli.export import export as run  # as in `met`

    return run(arguments)


def _guarded(command: Callable[[Arguments], int]) -> Callable[[Arguments], int]:
    def run(arguments: Arguments) -> int:
        try:
            return command(arguments)
        except CommandError as failure:
            complain(str(failure))
            return failure.status
        except DamagedError as damaged:
            complain(str(damaged))
            return PROBLEMS

    return run


COMMANDS: dict[str, Callable[[Arguments], int]] = {
    "list": _guarded(list_events),
    "people": _guarded(people),
    "met": _guarded(met),
    "show": _guarded(show),
    "check": _guarded(check),
    "export": _guarded(export),
}
