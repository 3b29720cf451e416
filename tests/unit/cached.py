"""Timelines put into the cache in this process, and everything that a timeline may be asked."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tests.unit.scenes import NAMES, tables
from tui.model.dates import Window
from tui.model.entities import Kind
from tui.page.page import Target
from tui.page.records import page
from tui.query.completion import complete
from tui.query.facets import facets
from tui.query.grid import grid
from tui.query.result import resolve
from tui.query.view import View
from tui.reading.files import read
from tui.store.cache.cache import CacheEntry
from tui.store.cache.contents import KEPT
from tui.store.cache.sqlite_file import build_file
from tui.store.meetings.meetings import acquaintances, encounters
from tui.store.search.people import search
from tui.store.search.titles import titled
from tui.store.timeline import Timeline

QUERIES = (
    "trade",
    "kind:talks",
    "who:giang",
    "who:li in:2000",
    "-status:held",
    "place:pier | country:VN",
    "x y",
)
TYPED = ("", "giang", "phan van", "李", "pvg", "lishangfu", "gianh", "somebody", "visit")


@st.composite
def peopled(draw: st.DrawFn) -> dict[str, Any]:
    """Return a timeline in the shape of a file, with records of every kind and hostile text."""
    timeline: dict[str, Any] = draw(tables(most=12))
    timeline["timeline"] = {"title": "Talks \u001b[31m", "language": draw(st.sampled_from(["en", "vi"]))}
    timeline["people"] = {
        "giang": {"name": NAMES[0], "aliases": ["General\u202eGiang"], "country": "VN"},
        "li": {"name": "Li Shangfu", "names": {"zh": "李尚福", "vi": "Lý Thượng Phúc"}},
    }
    timeline["places"] = {"pier": {"name": "The pier"}}
    timeline["sources"] = {"nld": {"title": "Người Lao Động"}}
    for event in timeline["events"].values():
        if draw(st.booleans()):
            event["place"] = "pier"
            event["sources"] = ["nld#p3"]
            event["participants"] = [
                {"person": "giang", "role": draw(st.sampled_from(["host", "counterpart"]))},
                {"person": "li"},
                "Somebody Else",
            ]
    timeline["views"] = {"all": {"query": "who:li"}}
    return timeline


def write(path: Path, timeline: Mapping[str, Any]) -> Path:
    path.write_text(json.dumps(timeline), encoding="utf-8")
    return path


def kept(place: Path, files: Sequence[str]) -> CacheEntry:
    """Build the timeline of files and put it into the cache, as the two processes do together."""
    entry = CacheEntry(place, files)
    lock = entry.lock()
    assert lock is not None
    reading = read(files)
    assert reading.ok, reading.errors
    timeline = build_file(reading, entry.part())
    for make in KEPT:
        timeline.once(make)
    timeline.close()
    entry.commit()
    os.close(lock)
    return entry


def opened(entry: CacheEntry) -> Timeline:
    timeline = entry.open()
    assert timeline is not None
    return timeline


def answers(timeline: Timeline) -> dict[str, Any]:
    """Return what a timeline says to everything that can be asked of it."""
    ids = {kind: timeline.ids(kind) for kind in Kind}
    everybody = range(timeline.counts()[Kind.PERSON])
    results = {query: resolve(timeline, View(query)) for query in QUERIES}
    return {
        "head": (str(timeline.title), timeline.language, timeline.files, timeline.raw_timeline()),
        "version": timeline.version(),
        "views": timeline.raw_views(),
        "counts": timeline.counts(),
        "events": timeline.events(range(timeline.size)),
        "bounds": [
            (timeline.at(rank), timeline.during(rank, Window(0, 10**9)), timeline.parts(rank))
            for rank in range(timeline.size)
        ],
        "records": {kind: [timeline.get(kind, id_) for id_ in ids[kind]] for kind in Kind},
        "raw": {kind: [timeline.raw(kind, id_) for id_ in ids[kind]] for kind in Kind},
        "ranks": {kind: [timeline.ranks_of(kind, id_) for id_ in ids[kind]] for kind in Kind},
        "people": [search(timeline, text) for text in TYPED],
        "titles": [titled(timeline, text) for text in TYPED],
        "results": {query: (list(one.matches), one.certain) for query, one in results.items()},
        "shown": list(resolve(timeline, View(window=Window(0, 10**9))).shown),
        "facets": [facets(result) for result in results.values()],
        "completion": [complete(timeline, text, len(text)) for text in ("who:g", "kind:", "pla")],
        "met": [acquaintances(timeline, key) for key in everybody],
        "grids": [grid(result) for result in results.values()],
        "pages": [page(timeline, Target(Kind.PERSON, id_), timeline.language) for id_ in ids[Kind.PERSON]],
        "encounters": [
            encounters(timeline, one, other) for one in everybody for other in everybody if one < other
        ],
    }
