"""
Timelines as a library: `import tui; timeline = tui.open("x.toml")`. What is public stands in `tui.__all__`.

Everything here asks what the command line and the app ask, and gives values instead of lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from tui.export.formats import FORMATS, ExportRequest, format_of
from tui.export.writing import write
from tui.model.dates import Certainty, Window
from tui.model.entities import Citation, Event, Kind, Organization, Person, Place, Series, Source
from tui.query.facets import Facet, facets
from tui.query.result import Result, resolve
from tui.query.saved import begin, saved_views
from tui.query.view import View
from tui.query.whom import nobody_words
from tui.reading.bundled import bundled_path
from tui.reading.diagnostics import Diagnostic, render
from tui.store.meetings.encounters import Encounter, Grade, sources_of
from tui.store.meetings.meetings import acquaintances, encounters
from tui.store.opening import Opened
from tui.store.search.named import keys_named, people_meant
from tui.store.search.people import Hit, people_hits, search
from tui.store.timeline import Timeline as Store

Record = Event | Person | Organization | Place | Series | Source


class OpenError(Exception):
    """Files of which no timeline can be made; `diagnostics` say why, and the error as text says the same."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(render(diagnostics))
        self.diagnostics = tuple(diagnostics)


class FoundEvent(NamedTuple):
    """An event of a view, and how surely it answers it: `CERTAINLY` or `POSSIBLY`."""

    event: Event
    certainty: Certainty


class Meeting(NamedTuple):
    """
    Two people near each other: how near (`Grade`), how surely, and what source says that they were there.

    `event` is the event that they share; where they shared none, only a place and days, the one where the first was,
    and `other` the one where the second was.
    """

    first: Person
    second: Person
    grade: Grade
    certainty: Certainty
    event: Event
    other: Event
    sources: tuple[Citation, ...]


class TimelineView:
    """A question put to a timeline, and what answers it: the same as `timeline list`, the app and every export show."""

    def __init__(self, timeline: Timeline, result: Result) -> None:
        self._timeline = timeline
        self._result = result

    @property
    def command(self) -> str:
        """The command line that shows the same view."""
        return self._result.view.command(self._timeline.files)

    def __len__(self) -> int:
        return len(self._result.shown)

    def __iter__(self) -> Iterator[FoundEvent]:
        """Yield the events in order of time, those without a date last."""
        store = self._result.timeline
        for rank in self._result.shown:
            yield FoundEvent(store.event(rank), self._result.certainty(rank))

    @property
    def events(self) -> list[Event]:
        """The events in order of time."""
        return self._result.timeline.events(self._result.shown)

    def facets(self) -> list[Facet]:
        """Return what the events have in common, field by field, each value with the number of events that have it."""
        return facets(self._result)

    def export(self, path: str | PathLike[str], form: str | None = None, *, force: bool = False) -> Path:
        """
        Write the view to one file, whole or not at all, and return its path.

        Args:
            path: where to; its ending says the format, unless `form` does.
            form: one of `html`, `markdown`, `svg`, `csv`, `ics`, `json`, `toml`.
            force: replace a file that is there.

        Raises:
            ValueError: neither says a format.
            ExportError: it cannot be written; FileStandsError where a file is there already.

        """
        found = FORMATS.get(form) if form else format_of(fspath(path))
        if found is None:
            raise ValueError(f"no format: {form or fspath(path)!r}; there are {', '.join(FORMATS)}")
        return write(Path(path), found.write(self._result, ExportRequest(self.command)).pieces, force=force)

    def text(self, form: str) -> str:
        """Return the view in a format, as `export` writes it; KeyError where there is no such format."""
        return FORMATS[form].write(self._result, ExportRequest(self.command)).text


class Timeline:
    """
    A timeline that is open: made by `tui.open`, closed by `close` or at the end of a `with`.

    Where a record of the files is wrong it is left out, and `diagnostics` say so.
    """

    def __init__(self, store: Store, diagnostics: Sequence[Diagnostic]) -> None:
        self._store = store
        self.diagnostics = tuple(diagnostics)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close its database; nothing can be asked of it any more."""
        self._store.close()

    @property
    def title(self) -> str:
        """What it is about, in its own language."""
        return self._store.title.say(self.language).text

    @property
    def language(self) -> str:
        """The language of its texts, as a BCP 47 tag."""
        return self._store.language

    @property
    def files(self) -> tuple[str, ...]:
        """Its files, as given."""
        return self._store.files

    def __len__(self) -> int:
        """Return the number of events; of one that recurs, of its occurrences."""
        return self._store.size

    def event(self, id: str) -> Event | None:  # noqa: A002  the format's own word
        """Return an event by its id, None where there is none."""
        found = self._store.get(Kind.EVENT, id)
        return found if isinstance(found, Event) else None

    def person(self, id: str) -> Person | None:  # noqa: A002  as above
        """Return a person by its id, None where there is none."""
        found = self._store.get(Kind.PERSON, id)
        return found if isinstance(found, Person) else None

    def record(self, kind: Kind, id: str) -> Record | None:  # noqa: A002  as above
        """Return any record by its kind and id, None where there is none."""
        return self._store.get(kind, id)

    def view(
        self,
        query: str = "",
        window: str | None = None,
        *,
        name: str | None = None,
        language: str | None = None,
    ) -> TimelineView:
        """
        Put a question to the timeline.

        Args:
            query: in the query language, such as `who:giang kind:talks`.
            window: only this time, an EDTF date or interval.
            name: begin with the view that the file keeps under this name.
            language: of titles, names and words.

        Raises:
            QueryError: the query cannot be read.
            DateError: the window is not a date.
            KeyError: the file keeps no view of that name.

        """
        view = saved_views(self._store)[name].view if name is not None else View()
        if query:
            view = view._replace(query=f"{view.query} {query}".strip())
        if window is not None:
            view = view._replace(window=Window.parse(window))
        if language is not None:
            view = view._replace(language=language)
        return TimelineView(self, resolve(self._store, view))

    def people(self, name: str = "", limit: int = 50) -> list[Hit]:
        """Return whom a name may mean, in any script, best first: everybody, by the number of events, without one."""
        return search(self._store, name, limit)

    def met(self, first: str, second: str | None = None) -> list[Meeting]:
        """
        Return who met whom, nearest first: the encounters of two people, or of one with everybody.

        A name that several people have means each of them; `=id` is one person.

        Raises:
            LookupError: nobody is called so; it names the nearest, and acts on none of them.

        """
        found: list[Encounter] = []
        seconds = None if second is None else self._keys(second)
        for one in self._keys(first):
            if seconds is None:
                found += [meeting for some in acquaintances(self._store, one).values() for meeting in some]
            else:
                found += [
                    meeting
                    for other in seconds
                    if other != one
                    for meeting in encounters(self._store, one, other)
                ]
        found.sort(key=lambda meeting: (-meeting.grade, meeting.event))
        people = people_hits(self._store, {key for meeting in found for key in meeting.people})
        return [self._meeting(meeting, people) for meeting in found]

    def _keys(self, name: str) -> list[int]:
        keys = keys_named(self._store, name) or [hit.key for hit in people_meant(self._store, name)]
        if not keys:
            raise LookupError(nobody_words(self._store, name, self.language))
        return keys

    def _meeting(self, found: Encounter, people: dict[int, Hit]) -> Meeting:
        one, other = found.people
        shared = found.grade >= Grade.EVENT
        return Meeting(
            people[one].person,
            people[other].person,
            found.grade,
            found.certainty,
            self._store.event(found.event),
            self._store.event(found.event if shared else found.second),
            sources_of(self._store, found),
        )


def open_timeline(*files: str | PathLike[str], tz: str | None = None, strict: bool = False) -> Timeline:
    """
    Open timeline files as one timeline; without files, the one that comes with the program.

    Args:
        files: TOML, or JSON of the same shape; `-` is standard input.
        tz: the zone on whose clock times are ordered, as `Europe/Berlin`; else the timeline's own.
        strict: refuse files with any error, instead of leaving out the records that are wrong.

    Raises:
        OpenError: no timeline can be made of them.

    """
    opening = begin(files or (bundled_path(),), strict=strict, tz=tz)
    opened = opening if isinstance(opening, Opened) else opening.wait()
    if opened.timeline is None:
        raise OpenError(opened.diagnostics)
    return Timeline(opened.timeline, opened.diagnostics)
