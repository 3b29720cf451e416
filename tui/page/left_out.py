"""What is left out of a timeline because it is wrong in its files, in words: it may change any answer."""

from __future__ import annotations

from collections.abc import Mapping

from tui.model.entities import Kind
from tui.model.translation import tr
from tui.page.words import counted
from tui.store.timeline import Timeline


def left_out_words(timeline: Timeline) -> str:
    """Return how much is left out: `3 records left out`; what is no record only where nothing else is."""
    left = timeline.left_out
    records = sum(left.get(kind, 0) for kind in Kind)
    what = counted(records, "record", "records") if records else _listed(left)
    return tr("{what} left out").format(what=what)


def unless_left_out(answer: str, timeline: Timeline, language: str | None = None) -> str:
    """Return an answer that says nothing was found, with what could not be read if anything could not."""
    if not timeline.left_out:
        return answer
    stop = "." if answer.endswith(".") else ""
    said = tr("{answer}; {what} could not be read", language).format(
        answer=answer.removesuffix(stop), what=_listed(timeline.left_out, language)
    )
    return said + stop


def _listed(left: Mapping[str, int], language: str | None = None) -> str:
    """Return how much of each kind is left out: `2 events, 1 person`."""
    words = {
        "event": counted(left.get("event", 0), "event", "events", language),
        "person": counted(left.get("person", 0), "person", "people", language),
        "organization": counted(left.get("organization", 0), "organization", "organizations", language),
        "place": counted(left.get("place", 0), "place", "places", language),
        "series": counted(left.get("series", 0), "series", "series", language),
        "source": counted(left.get("source", 0), "source", "sources", language),
        "view": counted(left.get("view", 0), "view", "views", language),
        "table": counted(left.get("table", 0), "table", "tables", language),
        "field": counted(left.get("field", 0), "field", "fields", language),
        "reference": counted(left.get("reference", 0), "reference", "references", language),
    }
    return ", ".join(said for what, said in words.items() if left.get(what))
