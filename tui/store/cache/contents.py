"""What a file in the cache has in it beside the records: whatever a question would else have to make first."""

from __future__ import annotations

from collections.abc import Callable

from tui.store.facets.facts import Facts
from tui.store.meetings.attendance import AttendanceIndex
from tui.store.search.about import AboutIndex
from tui.store.search.indexes import EventsIndex, NamesIndex
from tui.store.search.respelt import Writings
from tui.store.spans import Ends, Reach, Sorted
from tui.store.timeline import Timeline

KEPT: tuple[Callable[[Timeline], object], ...] = (
    Reach,
    Ends,
    Sorted,
    NamesIndex,
    AboutIndex,
    Writings,
    EventsIndex,
    Facts,
    AttendanceIndex,
)
"""Made through `timeline.once`, each with `keep_tables` or `keep`, before a file is put into the cache."""
