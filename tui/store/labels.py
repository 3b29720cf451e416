"""The little of an event that drawing it needs: read for hundreds at once, and remembered from frame to frame."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.model.entities import Words
from tui.model.text import cells
from tui.store.timeline import Timeline

KEPT = 20_000


class Label(NamedTuple):
    """An event in a few words; `parents` are the ranks of the events it is part of, `status` None is held."""

    title: str
    width: int  # cells that the title takes
    date: str  # as written: few are ever put into words
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
        known = self._known.setdefault(language, {})
        missing = [rank for rank in ranks if rank not in known]
        if missing:
            if len(known) + len(missing) > KEPT:  # a new table: another thread may be reading the old one
                known = self._known[language] = {}
                missing = list(ranks)
            known.update(self._load(missing, language))
        return [known[rank] for rank in ranks]

    def _load(self, ranks: Sequence[int], language: str) -> Iterator[tuple[int, Label]]:
        rows = self._timeline.rows(
            "select rank, body from events where rank in (select value from json_each(?))", json.dumps(ranks)
        )
        records = json.loads(
            f"[{','.join([body for _, body in rows])}]"
        )  # one text is read faster than hundreds
        parents = {parent for record in records for parent in record.get("part_of", ())}
        numbers = dict(
            self._timeline.rows(
                "select id, rank from events where id in (select value from json_each(?))",
                json.dumps(sorted(parents)),
            )
            if parents
            else ()
        )
        qualified = self._timeline.qualified
        for (rank, _), record in zip(rows, records, strict=True):
            status, date = record.get("status"), record["date"]
            title = _say(record["title"], language, self._timeline.language)
            yield (
                rank,
                Label(
                    title,
                    cells(title),
                    date,
                    "/" not in date,  # which is what makes a date one that lasts
                    qualified[rank] == 1,
                    record.get("kind"),
                    None if status == "held" else status,
                    record.get("basis"),
                    tuple([numbers[parent] for parent in record.get("part_of", ()) if parent in numbers]),
                ),
            )


def _say(title: str | Mapping[str, str], language: str, own: str) -> str:
    """Return a title in a language; one that is not in it says in which it is. `own` is that of plain strings."""
    if isinstance(title, str):
        return title if own == language else Words(title, own).told(language)
    return title.get(language) or next(Words(text, tag) for tag, text in title.items()).told(language)
