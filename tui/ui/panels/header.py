"""The line at the top: whose timeline, what is asked of it, from which file, and how much of it is on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple

from textual.content import Content

from tui.model.entities import Kind
from tui.model.text import cells, safe, shorten
from tui.model.translation import grouped, tr
from tui.page.left_out import left_out_words
from tui.page.words import counted
from tui.query.result import Result
from tui.store.timeline import Timeline
from tui.ui.commands.keys import sign
from tui.ui.panels.bar import Bar, BarPart
from tui.ui.session.view_words import ViewWords, said

_GAP = 2  # cells at least between what stands on the left and on the right
_LEAST = 12  # cells: words cut to fewer say nothing
_DOT, _DIM = " · ", "$foreground 60%"
_RANKS: tuple[ViewWords | str, ...] = (
    "shown",
    "left out",
    *list(ViewWords)[:2],
    "title",
    *list(ViewWords)[2:],
    "filtered",
    "clock",
    "files",
    "occurrences",
    "people",
)


class HeaderEntry(NamedTuple):
    """Words of the header; the lower the rank, the longer they stay. What is `cut` may be shortened by words."""

    part: BarPart
    rank: int
    on_right: bool = False
    cut: bool = False


class Header(Bar):
    """Says the view in words, as many of them as there is room for."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._entries: tuple[HeaderEntry, ...] = ()

    def update(self, result: Result) -> None:
        entries = _entries(result)
        if entries != self._entries:
            self._entries = entries
            self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        left, right = fitted(self._entries, width)
        used = sum(cells(part.text) for part in (*left, *right))
        parts = [*left, BarPart(" " * max(width - used, 0)), *right]
        return Content.assemble(*((part.text, part.style) for part in parts))


def fitted(entries: tuple[HeaderEntry, ...], width: int) -> tuple[list[BarPart], list[BarPart]]:
    """
    Return what stands on the left and on the right of a line of `width` cells, with the dots between.

    What matters less is left out; nothing is cut within a word but the very words that matter most.
    """
    room = width
    kept: dict[int, BarPart] = {}
    for number, entry in sorted(enumerate(entries), key=lambda numbered: numbered[1].rank):
        gap = 0 if not kept else cells(_DOT) if entry.on_right or number else _GAP
        text = entry.part.text
        if cells(text) + gap > room and entry.cut:
            text = _by_words(text, room - gap)
        if not kept:
            text = shorten(text, room)
        if text and cells(text) + gap <= room:
            kept[number] = BarPart(text, entry.part.style)
            room -= cells(text) + gap
    left = [part for number, part in sorted(kept.items()) if not entries[number].on_right]
    right = [part for number, part in sorted(kept.items()) if entries[number].on_right]
    return _dotted(left), _dotted(right)


def _by_words(text: str, room: int) -> str:
    """Return as many words from the beginning as there is room for; none where they would be too few to say anything."""
    first = text.split(" ", 1)[0]
    return shorten(text, room) if max(cells(first), _LEAST) < room else ""


def _dotted(parts: list[BarPart]) -> list[BarPart]:
    dotted = [found for part in parts for found in (BarPart(_DOT, _DIM), part)]
    return dotted[1:]


def _entries(result: Result) -> tuple[HeaderEntry, ...]:
    timeline, view = result.timeline, result.view
    shown = tr("{shown} of {events}").format(
        shown=grouped(len(result.shown)), events=counted(result.total, "event", "events")
    )
    undated = len(result.matches) - len(timeline.with_date(result.matches))
    if undated:
        shown = tr("{events}, {undated} without a date").format(events=shown, undated=grouped(undated))
    if result.possible:
        shown = tr("{events}, {possible} possibly").format(events=shown, possible=grouped(result.possible))
    about = [
        HeaderEntry(
            BarPart(words, "$accent" if what is ViewWords.QUERY else "$foreground"),
            _RANKS.index(what),
            cut=what is ViewWords.QUERY,
        )
        for what, words in said(timeline, view)
    ]
    left_out: tuple[HeaderEntry, ...] = ()
    if timeline.left_out:
        words = f"{left_out_words(timeline)} ({sign('exclamation_mark')})"
        left_out = (HeaderEntry(BarPart(words, "$warning"), _RANKS.index("left out"), on_right=True),)
    people = counted(timeline.counts()[Kind.PERSON], "person", "people")
    filtered = (HeaderEntry(BarPart(tr("filtered"), "$foreground"), _RANKS.index("filtered"), on_right=True),)
    return (
        HeaderEntry(
            BarPart(timeline.title.say(result.language).told(result.language), "bold $foreground"),
            _RANKS.index("title"),
            cut=True,
        ),
        *about,
        *(
            HeaderEntry(BarPart(words, _DIM), _RANKS.index("occurrences"), on_right=True)
            for words in _occurrences(timeline)
        ),
        HeaderEntry(BarPart(people, _DIM), _RANKS.index("people"), on_right=True),
        *(
            HeaderEntry(BarPart(words, _DIM), _RANKS.index("clock"), on_right=True)
            for words in _clock(timeline)
        ),
        HeaderEntry(BarPart(_files(timeline.files), _DIM), _RANKS.index("files"), on_right=True),
        *(filtered if view.query else ()),
        *left_out,
        HeaderEntry(BarPart(shown, "$foreground"), 0, on_right=True),
    )


def _occurrences(timeline: Timeline) -> Iterator[str]:
    """Say how many of the events are occurrences of what recurs, where any is."""
    number = sum(map(len, timeline.recurring().values()))
    if number:
        yield counted(number, "occurrence", "occurrences")


def _clock(timeline: Timeline) -> Iterator[str]:
    """Say on whose clock everything is drawn, where a time has a zone or an offset."""
    if timeline.clock is not None and timeline.clock.name:
        yield tr("times in {zone}").format(zone=safe(timeline.clock.name))


def _files(files: tuple[str, ...]) -> str:
    first = tr("standard input") if files[:1] == ("-",) else safe(PurePath(files[0]).name) if files else ""
    more = len(files) - 1
    return tr("{file} and {more} more").format(file=first, more=more) if more > 0 else first
