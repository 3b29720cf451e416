"""
A terminal explorer for timelines, and a library: `timeline = tui.open("x.toml")`, described in docs/python.md.

Importing it costs nothing, so that `timeline --version` stays instant; what is asked for is imported then (PEP 562).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.export.writing import ExportError, FileStandsError
    from tui.library import FoundEvent, Meeting, OpenError, Timeline, TimelineView
    from tui.library import open_timeline as open  # noqa: A004  as other libraries call it
    from tui.model.dates import Certainty, DateError, When, Window
    from tui.model.entities import Event, Kind, Person
    from tui.query.language import QueryError
    from tui.store.meetings.encounters import Grade

__version__ = "0.1.0"

_WHERE = {
    "Certainty": "tui.model.dates",
    "DateError": "tui.model.dates",
    "Event": "tui.model.entities",
    "ExportError": "tui.export.writing",
    "FileStandsError": "tui.export.writing",
    "FoundEvent": "tui.library",
    "Grade": "tui.store.meetings.encounters",
    "Kind": "tui.model.entities",
    "Meeting": "tui.library",
    "OpenError": "tui.library",
    "Person": "tui.model.entities",
    "QueryError": "tui.query.language",
    "Timeline": "tui.library",
    "TimelineView": "tui.library",
    "When": "tui.model.dates",
    "Window": "tui.model.dates",
}

__all__ = [
    "Certainty",
    "DateError",
    "Event",
    "ExportError",
    "FileStandsError",
    "FoundEvent",
    "Grade",
    "Kind",
    "Meeting",
    "OpenError",
    "Person",
    "QueryError",
    "Timeline",
    "TimelineView",
    "When",
    "Window",
    "open",
]


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name == "open":
        return import_module("tui.library").open_timeline
    if name in _WHERE:
        return getattr(import_module(_WHERE[name]), name)
    raise AttributeError(f"module 'tui' has no attribute {name!r}")
