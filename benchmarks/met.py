"""
How long it takes to say who met whom: `python -m benchmarks.met [FILE | NUMBER OF SYNTHETIC EVENTS …]`.

For two people, for one person and everybody, for the grid of as many people as the app shows, for the chain between two
and for why there is none: what the first question costs (it makes its index), and the 50th and 99th hundredth of the
later ones, each about somebody else, in milliseconds of the processor. A tenth of the synthetic events are parts of
conferences. The people are those at most events, but for chains anybody.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from functools import partial
from random import Random
from statistics import quantiles
from time import process_time

from benchmarks.queries import tables_of
from tui.model.entities import Kind
from tui.query.grid import MOST, grid
from tui.query.result import resolve
from tui.query.view import View
from tui.reading.files import Reading
from tui.store.build import build
from tui.store.meetings.chains import chain, gap
from tui.store.meetings.meetings import acquaintances, encounters
from tui.store.opening import open_files
from tui.store.timeline import Timeline

DEFAULT = ("7000", "100000")
REPEATS = 200
BUSIEST = 100  # people asked about
CONFERENCE = 50  # events, of which a fifth are parts of the first


def conferring(number: int) -> Timeline:
    """Build the synthetic events of `benchmarks.queries`, a tenth of them parts of conferences."""
    tables = tables_of(number)
    events = list(tables[Kind.EVENT].items())
    for first in range(0, len(events) - CONFERENCE, 2 * CONFERENCE):
        conference, _ = events[first]
        for _, event in events[first + 1 : first + CONFERENCE // 5]:
            event["part_of"] = [conference]
    reading = Reading(["synthetic"], [], [])
    reading.tables.update(tables)
    return build(reading)


def questions(timeline: Timeline) -> dict[str, Callable[[Random], object]]:
    """Return what is asked, by name; each question asks about somebody else every time."""
    (people,) = timeline.rows("select count(*) from people where events > 0")[0]
    busiest = range(min(people, BUSIEST))
    everything = resolve(timeline, View())

    def pair(random: Random, among: Sequence[int]) -> tuple[int, int]:
        first, second = random.sample(among, 2)
        return first, second

    return {
        "two": lambda random: encounters(timeline, *pair(random, busiest)),
        "everybody": lambda random: acquaintances(timeline, random.choice(busiest)),
        "grid": lambda random: grid(everything, MOST - random.randrange(3)),
        "chain": lambda random: chain(timeline, *pair(random, range(people))),
        "why no chain": lambda random: gap(timeline, *pair(random, range(people))),
    }


def milliseconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return (process_time() - start) * 1000


def measure(name: str) -> None:
    timeline = conferring(int(name)) if name.isdecimal() else open_files([name]).timeline
    if timeline is None:
        raise SystemExit(f"{name}: not a timeline without errors")
    # As the app does after its first frame: what is there by then is gone through by the collector no more.
    gc.collect()
    gc.freeze()
    print(f"\n{name}: {timeline.size:,} events, {timeline.counts()[Kind.PERSON]:,} people; ms")
    print(f"{'':24}{'first':>9}{'p50':>9}{'p99':>9}")
    random = Random(2)
    for what, ask in questions(timeline).items():
        first = milliseconds(partial(ask, random))
        times = quantiles([milliseconds(partial(ask, random)) for _ in range(REPEATS)], n=100)
        print(f"{what:24}{first:9.1f}{times[49]:9.1f}{times[98]:9.1f}")
    gc.unfreeze()


def main(names: Sequence[str]) -> None:
    for name in names or DEFAULT:
        measure(name)


if __name__ == "__main__":
    main(sys.argv[1:])
