"""A view as a table: one row for each event and participant, for spreadsheets and statistics."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from tui.export.request import Along
from tui.model.entities import Citation, Event, Kind
from tui.page.page import Target
from tui.page.records import ParticipantRow, name_of, participant_rows
from tui.query.result import Result

EVENT_COLUMNS = (
    "event",
    "title",
    "date",
    "date_words",
    "earliest_start",
    "latest_start",
    "earliest_end",
    "latest_end",
    "certainty",
    "kind",
    "status",
    "series",
    "edition",
    "place",
    "part_of",
    "topics",
    "summary",
    "event_basis",
    "event_sources",
)
PARTICIPANT_COLUMNS = (
    "participant_kind",
    "participant",
    "name",
    "role",
    "office",
    "delegation",
    "basis",
    "sources",
)
# Excel takes UTF-8 for the local code page unless the file begins so; `utf-8-sig` reads it, and most programs do.
MARK = "\ufeff"
# What makes a spreadsheet take a cell for a formula: these signs, also full-width ones, also after blanks. Apostrophes
# before them count too, so that taking one away gives back what was written.
_FORMULA = re.compile(r"'*[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]")


def export_csv(result: Result, *, along: Along = iter, marked: bool = True) -> str:
    """
    Return a row for each event and participant, and one for an event without; lines end as RFC 4180 says.

    A cell that a spreadsheet would take for a formula begins with an apostrophe. Several values in a cell are joined
    by `; `. `certainty` is empty where nothing of dates was asked. Without `marked` there is no byte-order mark, which
    other programs than spreadsheets take for a part of the first heading.
    """
    out = io.StringIO()
    out.write(MARK if marked else "")
    rows = csv.writer(out)
    rows.writerow((*EVENT_COLUMNS, *PARTICIPANT_COLUMNS))
    for rank in along(result.shown):
        event = result.timeline.event(rank)
        of_event = [plain(cell) for cell in _event_cells(result, rank, event)]
        for of_participant in _participants(result, event):
            rows.writerow((*of_event, *map(plain, of_participant)))
    return out.getvalue()


def table_of_events(result: Result) -> Iterator[list[str]]:
    """Yield a heading and one row for each event, in texts without tabs and line breaks: for `cut`, `awk` and `sort`."""
    yield ["id", "date", "when", "certainty", "kind", "title", "place", "people"]
    for rank in result.shown:
        event = result.timeline.event(rank)
        cells = dict(zip(EVENT_COLUMNS, _event_cells(result, rank, event), strict=True))
        names = _joined(row.name.text for row in participant_rows(result.timeline, event, result.language))
        wanted = ("event", "date", "date_words", "certainty", "kind", "title", "place")
        yield [" ".join(text.split()) for text in (*(cells[name] for name in wanted), names)]


def plain(cell: str) -> str:
    """Return a cell as a spreadsheet takes it for text."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _event_cells(result: Result, rank: int, event: Event) -> Iterator[str]:
    timeline, language = result.timeline, result.language

    def name(kind: Kind, id_: str | None) -> str:
        return name_of(timeline, Target(kind, id_), language).text if id_ else ""

    yield event.id
    yield event.title.say(language).text
    yield "" if event.date.unknown else event.date.text
    yield "" if event.date.unknown else event.date.words(language)
    yield from (bound or "" for bound in event.date.bounds)
    yield result.certainty(rank).words("en") if result.asks_dates else ""
    yield event.kind or ""
    yield event.status or ""
    yield name(Kind.SERIES, event.series)
    yield "" if event.edition is None else str(event.edition)
    yield name(Kind.PLACE, event.place)
    yield _joined(event.part_of)
    yield _joined(topic.say(language).text for topic in event.topics)
    yield event.summary.say(language).text if event.summary else ""
    yield event.basis or ""
    yield _cited(event.sources)


def _participants(result: Result, event: Event) -> Iterator[Iterable[str]]:
    rows = participant_rows(result.timeline, event, result.language)
    yield from map(_participant_cells, rows)
    if not rows:
        yield [""] * len(PARTICIPANT_COLUMNS)


def _participant_cells(row: ParticipantRow) -> Iterator[str]:
    yield row.target.kind if row.target else "name"
    yield row.target.id if row.target else ""
    yield row.name.text
    yield row.role.text if row.role else ""
    yield row.office.text if row.office else ""
    yield row.delegation or ""
    yield row.basis or ""
    yield _cited(row.citations)


def _cited(citations: Iterable[Citation]) -> str:
    return _joined(map(str, citations))


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(texts)
