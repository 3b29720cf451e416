"""The words in which facts are told, in one place for the terminal, the exports and standard output."""

from __future__ import annotations

from tui.model.calendar_names import is_vietnamese
from tui.model.translation import grouped, trn
from tui.page.page import Fact

_ORDINALS = {1: "st", 2: "nd", 3: "rd"}

LABELS = {
    Fact.DATE: "Date",
    Fact.DIFFERS: "Differs",
    Fact.PLACE: "Place",
    Fact.SERIES: "Series",
    Fact.PART_OF: "Part of",
    Fact.PARTS: "Parts",
    Fact.KIND: "Kind",
    Fact.STATUS: "Status",
    Fact.TOPICS: "Topics",
    Fact.SUMMARY: "Summary",
    Fact.PEOPLE: "People",
    Fact.SAID: "Said",
    Fact.REPEATS: "Repeats",
    Fact.OCCURRENCES: "Occurrences",
    Fact.NAMES: "Names",
    Fact.ALSO: "Also",
    Fact.COUNTRY: "Country",
    Fact.POSTS: "Posts",
    Fact.LIFE_LINE: "Life-line",
    Fact.WITH: "With",
    Fact.PLACES: "Places",
    Fact.NAMED_IN: "Named in",
    Fact.HELD_BY: "Posts here",
    Fact.EDITIONS: "Editions",
    Fact.GAPS: "Gaps",
    Fact.REGULARS: "Regulars",
    Fact.FIRST_TIMERS: "First here",
    Fact.EVENTS: "Events",
    Fact.WITHIN: "Within",
    Fact.TIME_ZONE: "Time zone",
    Fact.ORGANIZER: "Organizer",
    Fact.SINCE: "Since",
    Fact.DISTINCT_FROM: "Not to be confused with",
    Fact.PUBLISHER: "Publisher",
    Fact.AGENCY: "Agency",
    Fact.PUBLISHED: "Published",
    Fact.LANGUAGE: "Language",
    Fact.ADDRESS: "Address",
    Fact.LICENCE: "Licence",
    Fact.CITED_FOR: "Cited for",
    Fact.NOTES: "Notes",
    Fact.BASIS: "Basis",
    Fact.SOURCES: "Sources",
    Fact.LINKS: "Links",
    Fact.ID: "Id",
}
BASIS = {
    "stated": "stated by the source",
    "implied": "implied by the source, not stated",
    "background": "background, from outside the main sources",
}
STATUS = {
    "held": "held",
    "planned": "announced as planned",
    "cancelled": "cancelled",
}
MODE = {"quote": "in their own words", "paraphrase": "as reported"}


def ordinal(number: int, language: str) -> str:
    """Return `11th`; in Vietnamese `thứ 11`."""
    if is_vietnamese(language):
        return f"thứ {number}"
    suffix = "th" if 10 <= number % 100 <= 20 else _ORDINALS.get(number % 10, "th")
    return f"{number}{suffix}"


def counted(number: int, one: str, many: str, language: str | None = None) -> str:
    """Return `1 event`, `3,264 events`: the number with the one of two English nouns that goes with it, as `trn` says it."""
    return f"{grouped(number, language)} {trn(one, many, number, language)}"
