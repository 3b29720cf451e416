"""
How long a scene takes: `python -m benchmarks.scene [FILE | NUMBER OF SYNTHETIC EVENTS …]`.

For each timeline 200 windows, which the same seed leads to: of every length that zooming leads to, about any of the
events, panned by any part. Each is drawn once, 120 columns by 40 rows, so that nothing stands ready but what other
windows have left behind; labels come from the database. Times are processor time. Between them a bare loop is timed: where
that takes longer than elsewhere or than before, so does everything. Then the same in lanes, and as a list of as many rows.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import pairwise
from random import Random
from statistics import median, quantiles
from time import thread_time
from typing import TypeVar

from benchmarks.synthetic import timeline
from tui.model.dates import Window
from tui.page.listing import ListEntry, Listing
from tui.query.result import Result, resolve
from tui.query.view import View
from tui.scene.build import scene_of
from tui.scene.lane_groups import lane_groups
from tui.scene.lane_scene import laned_scene
from tui.scene.overview import overview
from tui.scene.windows import limits, opening, pan, zoom
from tui.store.opening import open_files
from tui.store.timeline import Timeline

WIDTH, ROWS = 120, 40
WINDOWS, STEPS = 200, 14
MANY = 100  # marks: a scene of so many is one of the dear ones
LOOP = 100_000
LANES = "kind"
DEFAULT = ("1000", "100000", "1000000")

T = TypeVar("T")


def windows(result: Result) -> Iterator[Window]:
    """Yield windows like those that a person comes through."""
    random, line, whole = Random(1), result.timeline, opening(result)
    for _ in range(WINDOWS):
        about = line.at(random.randrange(line.size))
        yield pan(zoom(whole, random.randrange(STEPS), about, limits(line)), random.random() - 0.5)


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the milliseconds of processor time that a piece of work takes, and its answer."""
    gc.collect(1)  # as the app has it done between frames, and not in them
    start = thread_time()
    done = work()
    return (thread_time() - start) * 1000, done


def bare() -> None:
    """Do what takes as long wherever the machine is as fast: how even it is shows in the times."""
    for _ in range(LOOP):
        pass


def report(what: str, times: Iterable[float], unit: str = "ms") -> None:
    taken = list(times)
    if len(taken) > 1:
        worst = quantiles(taken, n=100)[98]
        print(f"  {what:<40} {len(taken):>4} × median {median(taken):6.2f} {unit}   p99 {worst:6.2f} {unit}")


def measure(name: str) -> None:
    line = timeline(int(name)) if name.isdecimal() else open_files([name]).timeline
    if line is None:
        raise SystemExit(f"{name}: not a timeline without errors")
    result = resolve(line, View())
    first, _ = timed(lambda: overview(result, opening(result), WIDTH))
    gc.collect()
    gc.freeze()  # as the app does
    gc.disable()
    print(f"{name}: {line.size:,} events; first overview, with its index, {first:.1f} ms")
    layout, loops = [], []
    for window in windows(result):
        loops.append(timed(bare)[0])
        layout.append(timed(partial(scene_of, result, window, WIDTH, rows=ROWS)))
    loops.append(timed(bare)[0])
    report(f"bare loops of {LOOP:,} steps", loops)
    beside = [2 * taken / sum(pair) for (taken, _), pair in zip(layout, pairwise(loops), strict=True)]
    report("scenes, in those around each", beside, "×")
    report("scenes", (taken for taken, _ in layout))
    report(f"those of {MANY} marks or more", (taken for taken, scene in layout if len(scene.marks) >= MANY))
    report("the others", (taken for taken, scene in layout if len(scene.marks) < MANY))
    report("overviews", (timed(partial(overview, result, window, WIDTH))[0] for window in windows(result)))
    in_lanes(line)
    as_list(line)
    gc.enable()


def in_lanes(line: Timeline) -> None:
    result = resolve(line, View(lanes=LANES))
    first, groups = timed(lambda: lane_groups(result))
    print(f"  lanes by {LANES}: {len(groups)}, found at the first question in {first:.1f} ms")
    draws = (partial(laned_scene, result, window, WIDTH, rows=ROWS) for window in windows(result))
    report("scenes in lanes", (timed(draw)[0] for draw in draws))


def as_list(line: Timeline) -> None:
    """Measure a list of all events, from the first to the rows in sight, at as many places."""
    result = resolve(line, View())
    first, listing = timed(lambda: Listing(result, WIDTH - 2))
    random = Random(1)
    tops = [random.randrange(max(listing.rows - ROWS, 1)) for _ in range(WINDOWS)]
    print(f"  a list of all of them made in {first:.1f} ms")
    report("screens of it", (timed(partial(words, listing, top))[0] for top in tops))


def words(listing: Listing, top: int) -> list[object]:
    rows = (listing.at(row) for row in range(top, min(top + ROWS, listing.rows)))
    return [listing.words(row) if isinstance(row, ListEntry) else row for row in rows]


if __name__ == "__main__":
    for argument in sys.argv[1:] or DEFAULT:
        measure(argument)
