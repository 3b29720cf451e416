"""The little of an event that drawing it needs: read for hundreds at once, and remembered from frame to frame."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.model.dates import UNDATED
from tui.model.entities import Words
from tui.model.text import cells

if TYPE_CHECKING:
    from tui.store.timeline import Timeline

KEPT = 20_000
_MANY = 5  # titles, and no fewer than one of `_SHARE`
_SHARE = 50
_LONGEST = 100  # code points: whatever is longer is cut within them


class Label(NamedTuple):
    """An event in a few words; `parents` are the ranks of the events it is part of, `status` None is held."""

    title: str
    width: int  # cells that the title takes
    shared: int  # code points at the beginning of the title, whole words, with which many others begin too
    date: str  # as written: few are ever put into words
    moment: bool
    approximate: bool  # a `?`, `~` or `%` is in its date
    kind: str | None
    status: str | None
    basis: str | None
    parents: tuple[int, ...]


def stored(
    records: Sequence[Mapping[str, Any]], ranks: Mapping[str, int], language: str
) -> Iterator[tuple[Any, ...]]:
    """Yield rows of the table `labels` for the events of a timeline, in order of time; `ranks` are theirs by id."""
    titles = [_say(record["title"], language, language) for record in records]
    for rank, (record, title, shared) in enumerate(zip(records, titles, _shared(titles), strict=True)):
        written, status = record["title"], record.get("status")
        parents = [ranks[parent] for parent in record.get("part_of", ()) if parent in ranks]
        yield (
            rank,
            title,
            cells(title),
            shared,
            None if isinstance(written, str) else json.dumps(written),
            record.get("date", UNDATED.text),
            record.get("kind"),
            None if status == "held" else status,
            record.get("basis"),
            json.dumps(parents) if parents else None,
        )


def _shared(titles: Sequence[str]) -> list[int]:
    """Return how many code points at the beginning of each title are words with which many begin; never all of them."""
    many = max(_MANY, len(titles) // _SHARE)
    shared = [0] * len(titles)
    going = list(range(len(titles)))
    while going:
        ends = {at: titles[at].find(" ", shared[at], _LONGEST) + 1 for at in going}
        counts = Counter(titles[at][:end] for at, end in ends.items())
        going = [at for at, end in ends.items() if end and counts[titles[at][:end]] >= many]
        for at in going:
            shared[at] = ends[at]
    return shared


def labels(timeline: Timeline, ranks: Sequence[int], language: str) -> list[Label]:
    """Return the labels of events, titles in `language` where there are such; one query for all of them."""
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

    def _load(self, ranks: Sequence[int], language: str) -> dict[int, Label]:
        rows = self._timeline.rows(
            "select * from labels where rank in (select value from json_each(?))", json.dumps(ranks)
        )
        own, qualified = self._timeline.language, self._timeline.qualified
        if language != own:
            rows = [_retold(row, language, own) for row in rows]
        return {
            rank: Label(
                title,
                width,
                shared,
                date,
                "/" not in date,  # which is what makes a date one that lasts
                qualified[rank] == 1,
                kind,
                status,
                basis,
                tuple(json.loads(parents)) if parents else (),
            )
            for rank, title, width, shared, _, date, kind, status, basis, parents in rows
        }


def _retold(row: tuple[Any, ...], language: str, own: str) -> tuple[Any, ...]:
    """Return a row of the table `labels` with its title in a language; what others begin with is known in `own` alone."""
    rank, title, _, _, titles, *others = row
    title = _say(json.loads(titles) if titles else title, language, own)
    return rank, title, cells(title), 0, titles, *others


def _say(title: str | Mapping[str, str], language: str, own: str) -> str:
    """Return a title in a language; one that is not in it says in which it is. `own` is that of plain strings."""
    if isinstance(title, str):
        return title if own == language else Words(title, own).told(language)
    return title.get(language) or next(Words(text, tag) for tag, text in title.items()).told(language)
