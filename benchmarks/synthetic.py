"""
Timelines of any size for measuring: the same number and seed give the same events.

They are as uneven as real ones: more events towards the present, bursts, a few spans of years, imprecise and open
dates, parts of larger events. `python -m benchmarks.synthetic 100000 > events.json` writes one as a file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from tui.model.entities import Kind
from tui.reading.files import Reading
from tui.store.build import build
from tui.store.timeline import Timeline

_FIRST, _LAST = date(1600, 1, 1), date(2025, 12, 31)
_KINDS = ("conference", "meeting", "talks", "forum", "press-conference", "speech", "visit", "trip", "other")
_WHAT = (
    "Summit",
    "Round table",
    "Talks",
    "Reception",
    "Working visit",
    "Conference",
    "Address",
    "Joint exercise",
)
_ABOUT = (
    "security",
    "trade",
    "the border",
    "fisheries",
    "energy",
    "culture",
    "reconstruction",
    "the alliance",
)
_WHERE = (
    "Hanoi",
    "Moscow",
    "Beijing",
    "Geneva",
    "Kubinka",
    "Thượng Hải",
    "Санкт-Петербург",
    "北京",
    "Pretoria",
)


def events(number: int, seed: int = 1) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield ids and records, in no order of time."""
    random = Random(seed)
    days = (_LAST - _FIRST).days
    burst = 0
    for at in range(number):
        if random.random() < 0.7 or not at:
            burst = days - min(int(random.expovariate(8 / days)), days)
        first = _FIRST + timedelta(min(burst + int(random.expovariate(0.2)), days))
        event: dict[str, Any] = {
            "title": f"{random.choice(_WHAT)} on {random.choice(_ABOUT)} in {random.choice(_WHERE)}",
            "date": _date(random, first),
            "kind": random.choice(_KINDS),
        }
        if random.random() < 0.02:
            event["part_of"] = [f"event-{random.randrange(at)}"] if at else []
        if random.random() < 0.05:
            event["basis"] = "background"
        yield f"event-{at}", event


def _date(random: Random, first: date) -> str:
    form = random.random()
    if form < 0.7:
        return str(first)
    if form < 0.93:
        return f"{first}/{first + timedelta(1 + int(random.expovariate(0.3)))}"
    if form < 0.95:
        return f"{first}/{first + timedelta(int(random.expovariate(1 / 700)))}"
    if form < 0.97:
        return f"[{first}..{first + timedelta(7)}]"
    if form < 0.99:
        return f"{first:%Y-%m}"
    return f"{first}/" if form < 0.995 else f"{first.year}~"


def timeline(number: int, seed: int = 1) -> Timeline:
    """Build a timeline without going through a file."""
    reading = Reading(["synthetic"], [], [])
    reading.tables[Kind.EVENT] = dict(events(number, seed))
    return build(reading)


if __name__ == "__main__":
    json.dump({"schema": 1, "events": dict(events(int(sys.argv[1])))}, sys.stdout, ensure_ascii=False)
