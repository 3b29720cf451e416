"""The index of a page: everybody who is at an event or is heard there, with the events."""

from __future__ import annotations

from typing import NamedTuple

from tui.model.entities import Kind, Named, Organization, Person, Words
from tui.model.names import fold
from tui.store.timeline import Timeline


class Entry(NamedTuple):
    anchor: str
    name: Words
    others: tuple[Words, ...]  # the names in other languages
    aliases: tuple[str, ...]
    country: str | None
    find: str  # every name, folded as person search folds them
    events: tuple[str, ...]  # ids, in the order of the page


class Index:
    """Collects people and organizations while the articles are written."""

    def __init__(self, timeline: Timeline, language: str) -> None:
        self._timeline = timeline
        self._language = language
        self._records: dict[Kind, dict[str, list[str]]] = {Kind.PERSON: {}, Kind.ORGANIZATION: {}}
        self._plain: dict[str, list[str]] = {}
        self._anchors: dict[str, str] = {}

    def add(self, kind: Kind, id_: str, event: str) -> str:
        """Note that somebody with a record is at an event; return the anchor of the entry."""
        _append(self._records[kind].setdefault(id_, []), event)
        return f"{kind}-{id_}"

    def add_plain(self, name: str, event: str) -> str:
        """Note the same of a name without a record. One name is one entry, though it may be two people."""
        _append(self._plain.setdefault(name, []), event)
        return self._anchors.setdefault(name, f"name-{len(self._anchors) + 1}")

    def people(self) -> list[Entry]:
        """Return the people by name."""
        plain = [
            Entry(
                self._anchors[name],
                Words(name, self._timeline.language),
                (),
                (),
                None,
                fold(name),
                tuple(events),
            )
            for name, events in self._plain.items()
        ]
        return _by_name([*self._entries(Kind.PERSON), *plain])

    def organizations(self) -> list[Entry]:
        """Return the organizations by name."""
        return _by_name(self._entries(Kind.ORGANIZATION))

    def _entries(self, kind: Kind) -> list[Entry]:
        return [self._entry(kind, id_, events) for id_, events in self._records[kind].items()]

    def _entry(self, kind: Kind, id_: str, events: list[str]) -> Entry:
        record = self._timeline.get(kind, id_)
        name = record.name.say(self._language) if isinstance(record, Named) else Words(id_, self._language)
        versions = record.name.versions if isinstance(record, Named) else ()
        aliases = record.aliases if isinstance(record, Named) else ()
        return Entry(
            anchor=f"{kind}-{id_}",
            name=name,
            others=tuple(version for version in versions if version.text != name.text),
            aliases=aliases,
            country=record.country if isinstance(record, Person | Organization) else None,
            find=" ".join(fold(text) for text in (*(version.text for version in versions), *aliases)),
            events=tuple(events),
        )


def _append(events: list[str], event: str) -> None:
    """Articles are written in order, so an event that is there already is the last."""
    if events[-1:] != [event]:
        events.append(event)


def _by_name(entries: list[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (fold(entry.name.text), entry.anchor))
