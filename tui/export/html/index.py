"""The index of a page: everybody who is at an event or is heard there, with the events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import NamedTuple

from markupsafe import Markup

from tui.export.html.markup import Heading, run
from tui.model.entities import Kind, Organization, Person, Words
from tui.model.names import fold
from tui.store.timeline import Timeline


class IndexEntry(NamedTuple):
    anchor: str
    name: Markup
    others: Markup  # the names in other languages and the aliases
    country: str | None
    events: tuple[str, ...]  # ids, in the order of the page

    def appearances(self, headings: Mapping[str, Heading]) -> Markup:
        """Return the events as elements of a list."""
        named = [headings[id_] for id_ in self.events]
        items = [f"<li><small>{date}</small> {link}</li>\n" for date, link in named]
        return Markup("".join(items))  # noqa: S704  made by `heading`


class Index:
    """Collects people and organizations while the articles are written."""

    def __init__(self, timeline: Timeline, language: str) -> None:
        self._timeline = timeline
        self._language = language
        self._people: dict[str, list[str]] = {}
        self._organizations: dict[str, list[str]] = {}
        self._plain: dict[str, list[str]] = {}
        self._anchors: dict[str, str] = {}

    def add(self, kind: Kind, id_: str, event: str) -> str:
        """Note that somebody with a record is at an event; return the anchor of the entry."""
        records = self._people if kind is Kind.PERSON else self._organizations
        _append(records.setdefault(id_, []), event)
        return f"{kind}-{id_}"

    def add_plain(self, name: str, event: str) -> str:
        """Note the same of a name without a record. One name is one entry, though it may be two people."""
        _append(self._plain.setdefault(name, []), event)
        return self._anchors.setdefault(name, f"name-{len(self._anchors) + 1}")

    def link(self, id_: str, name: str) -> str | None:
        """Return where the entry of a person is, by id or, where that is empty, by name; None: they have none."""
        if id_:
            return f"#person-{id_}" if id_ in self._people else None
        return f"#{self._anchors[name]}" if name in self._anchors else None

    def people(self) -> list[IndexEntry]:
        """Return the people by name."""
        language = self._timeline.language
        plain = (
            (name, self._entry(self._anchors[name], Words(name, language), None, events))
            for name, events in self._plain.items()
        )
        return _by_name([*self._entries(Kind.PERSON, self._people), *plain])

    def organizations(self) -> list[IndexEntry]:
        """Return the organizations by name."""
        return _by_name(self._entries(Kind.ORGANIZATION, self._organizations))

    def _entries(self, kind: Kind, records: dict[str, list[str]]) -> Iterator[tuple[str, IndexEntry]]:
        for id_, events in records.items():
            record = self._timeline.get(kind, id_)
            known = record if isinstance(record, Person | Organization) else None
            name = known.name.say(self._language) if known else Words(id_, self._language)
            yield name.text, self._entry(f"{kind}-{id_}", name, known, events)

    def _entry(
        self, anchor: str, name: Words, record: Person | Organization | None, events: list[str]
    ) -> IndexEntry:
        versions = record.name.versions if record else ()
        others = [self._run(words) for words in versions if words.text != name.text]
        others += [f'<span dir="auto">{escape(alias)}</span>' for alias in (record.aliases if record else ())]
        return IndexEntry(
            anchor=anchor,
            name=Markup(self._run(name)),  # noqa: S704  made by `run`
            others=Markup(", ".join(others)),  # noqa: S704  made by `run`, or escaped here
            country=record.country if record else None,
            events=tuple(events),
        )

    def _run(self, words: Words) -> str:
        return run(words.text, language=words.language if words.language != self._language else None)


def _append(events: list[str], event: str) -> None:
    """Articles are written in order, so an event that is there already is the last."""
    if not events or events[-1] != event:
        events.append(event)


def _by_name(entries: Iterable[tuple[str, IndexEntry]]) -> list[IndexEntry]:
    found = sorted(entries, key=lambda named: (fold(named[0]), named[1].anchor))
    return [entry for _, entry in found]
