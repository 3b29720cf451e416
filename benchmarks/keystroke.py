"""
From a key to the frame that shows it: `python -m benchmarks.keystroke [FILE …]`.

Opens each file in a pseudo-terminal of 120 by 40, sends one key at a time, and waits until the screen is quiet; a time is
that of the last output. The keys move about the timeline, its lanes and its list, and type into the person search. FILE
may be a number: as many synthetic events. The last column is the median held against that of the first file.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles

from benchmarks.clock import Clocked

NAMES = ("churchill", "gandhi", "ben-gurion", "king", "de gaulle")
RIGHT = "\x1b[C"
NEXT = (RIGHT,) * 120
# Keys in a tuple are sent and not measured: what was drawn for the latest windows is kept, so that most are to be new.
ZOOM = ((RIGHT,) * 5, "+", "+", "+", "-", "-", "-") * 20
PAN = (("+", "+", "+"), *("[" * 15 + "]" * 15) * 4, ("0",))
PAGE = ("\x1b[6~", "\x1b[6~", "\x1b[5~", "\x1b[5~") * 8
# What is measured, after the keys that lead there.
MOVES: tuple[tuple[str, str, Sequence[str | tuple[str, ...]]], ...] = (
    ("next event", "", NEXT),
    ("zoom", "", ZOOM),
    ("pan", "", PAN),
    ("page", "", PAGE),
    ("first lanes", "", ("L",)),
    ("next event in lanes", "LL", NEXT[:20]),
    ("fold a lane", "", (" ",) * 10),
    ("first list", "LLLL", ("v",)),
    ("next event in the list", "", NEXT),
    ("page of the list", "", PAGE),
)


def main() -> None:
    timeline = str(Path(sys.executable).with_name("timeline"))
    print(f"load {os.getloadavg()[0]:.1f}\n")
    print(
        "| file | keys | median ms | p99 ms | median bytes | most bytes | × first file |\n|---|---|---|---|---|---|---|"
    )
    medians: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for word in sys.argv[1:] or ["1000", "100000"]:
            file = _synthetic(Path(folder), int(word)) if word.isdigit() else Path(word)
            with Clocked((timeline, str(file))) as program:
                program.first_frame(b"Participants")
                for name, before, keys in MOVES:
                    for key in before:
                        program.key(key)
                    _report(file, name, list(_measured(program, keys)), medians)
                program.key("v")
                searched = []
                for typed in NAMES:
                    program.key("/")
                    searched += [program.key(letter) for letter in typed]
                    program.key("\x1b")
                _report(file, "person search", searched, medians)


def _measured(program: Clocked, keys: Sequence[str | tuple[str, ...]]) -> Iterator[tuple[float, int]]:
    for key in keys:
        if isinstance(key, str):
            yield program.key(key)
        else:
            for one in key:
                program.key(one)


def _synthetic(folder: Path, number: int) -> Path:
    from benchmarks.synthetic import events

    path = folder / f"{number}-events.json"
    path.write_text(json.dumps({"events": dict(events(number))}), encoding="utf-8")
    return path


def _report(file: Path, name: str, taken: list[tuple[float, int]], medians: dict[str, float]) -> None:
    times, sizes = zip(*taken, strict=True)
    usual = median(times)
    worst = quantiles(times, n=100, method="inclusive")[-1] if len(times) > 1 else usual
    ratio = usual / medians.setdefault(name, usual)
    print(
        f"| {file.name} | {name} | {usual:.0f} | {worst:.0f} | {median(sizes):.0f} | {max(sizes)} | {ratio:.2f} |",
        flush=True,
    )


if __name__ == "__main__":
    main()
