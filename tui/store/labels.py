"""The little of an event that drawing it needs: read for hundreds at once, and remembered from frame to frame."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.model.dates import Form, When
from tui.model.text import cells
from tui.store.timeline import Timeline

KEPT = 20_000


class Label(NamedTuple):
    """An event in a few words; `parents` are the ranks of the events it is part of, `status` None is held."""

    title: str
    width: int  # cells that the title takes
    when: When
    moment: bool
    approximate: bool  # a `?`, `~` or `%` is in its date
    kind: str | None
    status: str | None
    basis: str | None
    parents: tuple[int, ...]


def labels(timeline: Timeline, ranks: Sequence[int], language: str) -> list[Label]:
    """Return the labels of events, titles in `language` where there are such; one or two queries for all of them."""
    return timeline.once(_Labels).of(ranks, language)


class _Labels:
    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._known: dict[str, dict[int, Label]] = {}

    def of(self, ranks: Sequence[int], language: str) -> list[Label]:
        known = self._known.get(language, {})
        missing = [rank for rank in ranks if rank not in known]
        if missing:
            if len(known) + len(missing) > KEPT:
                known, missing = {}, list(ranks)
            # A new table: another thread may be reading the old one.
            known = self._known[language] = {**known, **dict(self._load(missing, language))}
        return [known[rank] for rank in ranks]

    def _load(self, ranks: Sequence[int], language: str) -> Iterator[tuple[int, Label]]:
        rows = self._timeline.rows(
            "select rank, body from events where rank in (select value from json_each(?))", json.dumps(ranks)
        )
        records = [(rank, json.loads(body)) for rank, body in rows]
        parents = {parent for _, record in records for parent in record.get("part_of", ())}
        numbers = dict(
            self._timeline.rows(
                "select id, rank from events where id in (select value from json_each(?))",
                json.dumps(sorted(parents)),
            )
            if parents
            else ()
        )
        for rank, record in records:
            status = record.get("status")
            title = _say(record["title"], language)
            when = When.parse(record["date"])
            yield (
                rank,
                Label(
                    title=title,
                    width=cells(title),
                    when=when,
                    moment=when.form is Form.MOMENT,
                    approximate=when.approximate or when.uncertain,
                    kind=record.get("kind"),
                    status=None if status == "held" else status,
                    basis=record.get("basis"),
                    parents=tuple(
                        numbers[parent] for parent in record.get("part_of", ()) if parent in numbers
                    ),
                ),
            )


def _say(title: str | Mapping[str, str], language: str) -> str:
    if isinstance(title, str):
        return title
    return title.get(language) or next(iter(title.values()))
