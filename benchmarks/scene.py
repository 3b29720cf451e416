"""
How long a scene takes: `python -m benchmarks.scene [FILE | NUMBER OF SYNTHETIC EVENTS …]`.

For each timeline: everything in one window, and windows that a person comes through, zooming in and panning; 120
columns, 40 rows. The first scene of a window reads labels from the database; the others are as when coming back.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from statistics import median, quantiles
from time import perf_counter

from benchmarks.synthetic import timeline
from tui.drawing.density import overview
from tui.drawing.lanes import scene_of
from tui.drawing.windows import limits, opening, pan, zoom
from tui.model.dates import Window
from tui.query.result import Result, resolve
from tui.query.view import View
from tui.store.build import open_files

WIDTH, ROWS = 120, 40
REPEATS = 30
DEFAULT = ("1000", "100000")


def windows(result: Result) -> Iterator[tuple[str, Window]]:
    """Yield the way in: all of time, then zoomed in about an event near the end, and panned."""
    timeline = result.timeline
    whole = opening(result)
    yield "all", whole
    about = timeline.at(timeline.size * 9 // 10)
    for steps in (3, 6, 9, 12):
        window = zoom(whole, steps, about, limits(timeline))
        yield f"zoomed in {steps}", window
        yield f"zoomed in {steps}, panned", pan(window, 0.5)


def milliseconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def measure(name: str) -> None:
    line = timeline(int(name)) if name.isdecimal() else open_files([name]).timeline
    if line is None:
        raise SystemExit(f"{name}: not a timeline without errors")
    result = resolve(line, View())
    index = milliseconds(lambda: overview(result, opening(result), WIDTH))
    print(f"{name}: {line.size:,} events; first overview, with its index, {index:.1f} ms")
    for place, window in windows(result):

        def draw(window: Window = window) -> object:
            return scene_of(result, window, WIDTH, rows=ROWS)

        first = milliseconds(draw)
        times = [milliseconds(draw) for _ in range(REPEATS)]
        scene = scene_of(result, window, WIDTH, rows=ROWS)
        counted = sum(cluster.count for cluster in scene.clusters)
        print(
            f"  {place:<24} {len(scene.marks):>5} drawn {counted:>9,} counted   first {first:6.2f} ms   "
            f"median {median(times):6.2f} ms   p99 {quantiles(times, n=100)[98]:6.2f} ms"
        )
    times = [milliseconds(lambda: overview(result, opening(result), WIDTH)) for _ in range(3)]
    print(f"  overview                 median {median(times):.2f} ms")


if __name__ == "__main__":
    for argument in sys.argv[1:] or DEFAULT:
        measure(argument)
