"""Which events a single term of a query asks for, as a set (`tui.store.bitset`)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from typing import Any

from tui.model.dates import NEVER, Certainty, Window
from tui.model.names import fold, has_syllabic, written_words
from tui.query.language import DATES, Ask, Term
from tui.query.times import asked
from tui.store.bitset import ranks_of, set_of, set_of_flags
from tui.store.facets.facts import Facts
from tui.store.search.indexes import EventsIndex, NamesIndex
from tui.store.search.named import keys_named
from tui.store.search.titles import ids_titled
from tui.store.spans import Reach
from tui.store.timeline import Timeline

TERMS_KEPT = 64  # while one queries and zooms, most terms stay as they are


class TermEvaluator:
    """The sets of what single terms ask for, kept for the next query. Make it with `timeline.once(Asked)`."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self.everything = (1 << timeline.size) - 1
        self.by = lru_cache(TERMS_KEPT)(self._by)
        self.people = lru_cache(TERMS_KEPT)(self._people)
        self._terms: dict[Ask, Callable[[Term], int]] = {
            Ask.WORD: self._with_text,
            Ask.PHRASE: self._with_text,
            Ask.WHO: self._with_people,
            Ask.WITH: self._with_company,
            Ask.ID: self._with_id,
            Ask.PART: self._being_part,
        }

    def ranks(self, events: int) -> list[int]:
        """Return the events of a set in order of time."""
        return ranks_of(events, self._timeline.size)

    def within(self, window: Window) -> int:
        """Return the events that are at least possibly in a window."""
        return self._set(self._timeline.once(Reach).within(window, range(self._timeline.size)))

    def _by(self, term: Term, surely: Certainty) -> int:
        """Return the events for which a term holds at least so surely."""
        if term.ask in DATES:
            return self._when(term, Certainty.CERTAINLY if term.certainly else surely)
        return self._terms.get(term.ask, self._with_value)(term)

    @cached_property
    def undated(self) -> int:
        """The events without a date."""
        return self.everything >> self._timeline.dated << self._timeline.dated

    def _when(self, term: Term, surely: Certainty) -> int:
        if term.asks_undated:
            return self.undated
        timeline, window = self._timeline, term.window
        if timeline.clock is not None:
            return asked(timeline, timeline.clock, term, surely)
        start, end = window.start, window.end
        certain = surely is Certainty.CERTAINLY
        if term.ask is Ask.BEFORE:
            over = timeline.latest_end if certain else timeline.earliest_end
            found = set_of_flags(bytes([instant < start for instant in over]))
        elif term.ask is Ask.AFTER:
            begun = timeline.earliest_start if certain else timeline.latest_start
            found = set_of_flags(bytes([end < instant < NEVER for instant in begun]))
        elif certain:
            inside = timeline.once(Reach).within(window, range(timeline.size))
            return self._set(rank for rank in inside if timeline.during(rank, window) is Certainty.CERTAINLY)
        else:
            return self.within(window)
        # Of what is uncertain or approximate nothing is certain.
        return found & ~self._qualified if certain else found

    @cached_property
    def _qualified(self) -> int:
        """The events whose date is uncertain or approximate."""
        return set_of_flags(bytes(map(bool, self._timeline.qualified)))

    def _with_people(self, term: Term) -> int:
        return self._of(
            "select event from participants where person in (select value from json_each(?))",
            json.dumps(self.people(term.text)),
        )

    def _people(self, name: str) -> list[int]:
        """Return whom a term means by a name."""
        return keys_named(self._timeline, name)

    def _with_company(self, term: Term) -> int:
        """Ask for somebody and at least one other person beside them."""
        return self._company & self._with_people(term)

    @cached_property
    def _company(self) -> int:
        """The events at which there are several people."""
        return self._of("select event from participants group by event having count(*) > 1")

    def _with_value(self, term: Term) -> int:
        return self._of(
            "select event from facts where value in (select value from json_each(?))",
            json.dumps(self._timeline.once(Facts).meant(term.ask.value, term.text)),
        )

    def _with_id(self, term: Term) -> int:
        """Ask for an event; for one that recurs, for its occurrences."""
        return self._of(
            "select rank from events where id = ?1"
            " union select event from occurrences where kind = 'rule' and id = ?1",
            term.text,
        )

    def _being_part(self, term: Term) -> int:
        """Ask for parts of an event, and for parts of its parts: one of this id, else of this title."""
        timeline = self._timeline
        ids = [term.text] if timeline.rank(term.text) is not None else ids_titled(timeline, term.text)
        return self._of(
            "with recursive inside (event) as ("
            " select event from occurrences where kind = 'event' and id in (select value from json_each(?))"
            " union select part.event from inside join events on events.rank = inside.event"
            " join occurrences part on part.kind = 'event' and part.id = events.id) select event from inside",
            json.dumps(ids),
        )

    def _with_text(self, term: Term) -> int:
        """Ask for the text among an event's words, or in a name of one of its people."""
        self._timeline.once(EventsIndex)
        self._timeline.once(NamesIndex)
        column, words = _words(term)
        said = f"{{title folded}} : {words}" if column == "folded" else f"{column} : {words}"
        return self._of("select rowid from events_text where events_text match ?", said) | self._of(
            "select event from participants where person in (select person from names where number in"
            " (select rowid from names_text where names_text match ?))",
            f"{column} : {words}",
        )

    def _of(self, sql: str, *values: Any) -> int:
        # As one text, a hundred thousand numbers come out of the database in half the time that as many rows take.
        ((text,),) = self._timeline.rows(
            f"with found (rank) as ({sql}) select json_group_array(rank) from found", *values
        )
        return self._set(json.loads(text))

    def _set(self, ranks: Iterable[int]) -> int:
        return set_of(ranks, self._timeline.size)


def _words(term: Term) -> tuple[str, str]:
    """
    Return (column, FTS expression) of a word or phrase: its tokens one after the other, a word's last one maybe only begun.

    Han and Hangul are asked for as they are written, for in their transliteration too many words are alike.
    """
    begun = "*" if term.ask is Ask.WORD else ""
    if has_syllabic(term.text):
        return "written", f'"{" ".join(written_words(term.text))}"{begun}'
    return "folded", f'"{fold(term.text)}"{begun}'
