"""
From a key to the frame that shows it, in the facets and the query prompt: `python -m benchmarks.facets [NUMBER …]`.

Opens so many synthetic events with people in a pseudo-terminal of 120 by 40, as `benchmarks.keystroke` does. Choosing
counts all facets anew; where that is done beside the typing, the time is that of the last output, with the new counts.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles
from time import sleep

from benchmarks.clock import Clocked
from benchmarks.queries import tables_of
from tui.model.entities import Kind

TABLES = {Kind.PERSON: "people", Kind.PLACE: "places", Kind.SERIES: "series", Kind.SOURCE: "sources"}
INDEXED = 12  # seconds for what the first frame is followed by
QUERIES = (
    "who:gian kind:talks",
    "chen in:1999",
    "place:place-1 -kind:talks",
    "(kind:talks | kind:visit) after:1990",
)


def main() -> None:
    timeline = str(Path(sys.executable).with_name("timeline"))
    print(
        f"load {os.getloadavg()[0]:.1f}\n\n| events | keys | median ms | p99 ms | median bytes |\n|---|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory() as folder:
        for number in map(int, sys.argv[1:] or ["7000"]):
            with Clocked((timeline, str(_file(Path(folder), number)))) as program:
                program.first_frame(b"Participants")
                _warm(program)
                program.key("f")
                # Every key changes something on the screen: what answers a key is known by it.
                _report(number, "facets: choose, exclude", [program.key(key) for key in " j j-j  j-" * 4])
                _report(number, "facets: next value", [program.key(key) for key in "jk" * 15])
                _report(number, "facets: next facet", [program.key("l") for _ in range(20)])
                program.key("/")
                _report(number, "facets: narrow", [program.key(key) for key in ("a", "\x15") * 10])
                program.key("\x1b")
                program.key("\x1b")
                typed = []
                for query in QUERIES:
                    program.key(":")
                    typed += [program.key(letter) for letter in query]
                    program.key("\x1b")
                _report(number, "query prompt", typed)


def _warm(program: Clocked) -> None:
    """Have everything made that a first question waits for."""
    for key in (":", "\x1b", "f", "\x1b"):
        program.key(key)
        sleep(INDEXED / 4)


def _file(folder: Path, number: int) -> Path:
    tables = {TABLES.get(kind, "events"): table for kind, table in tables_of(number).items() if table}
    path = folder / f"{number}-events.json"
    path.write_text(json.dumps(tables), encoding="utf-8")
    return path


def _report(number: int, name: str, taken: list[tuple[float, int]]) -> None:
    times = [milliseconds for milliseconds, _ in taken]
    written = median(size for _, size in taken)
    worst = quantiles(times, n=100)[-1]
    print(f"| {number:,} | {name} | {median(times):.0f} | {worst:.0f} | {written:.0f} |", flush=True)


if __name__ == "__main__":
    main()
