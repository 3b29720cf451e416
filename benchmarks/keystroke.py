"""
From a key to the frame that shows it: `python -m benchmarks.keystroke [FILE …]`.

Opens each file in a pseudo-terminal of 120 by 40, sends one key at a time, and waits until the screen is quiet; a time is
that of the last output. Letters are typed into the person search, the other keys move about the timeline. FILE may be a
number: as many synthetic events.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles

from benchmarks.clock import Clocked

NAMES = ("churchill", "gandhi", "ben-gurion", "king", "de gaulle")
MOVES = {"next event": ("\x1b[C",) * 30, "zoom": ("+", "+", "+", "-", "-", "-") * 5, "pan": ("]", "[") * 15}


def main() -> None:
    timeline = str(Path(sys.executable).with_name("timeline"))
    print(
        f"load {os.getloadavg()[0]:.1f}\n\n| file | keys | median ms | p99 ms | median bytes |\n|---|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory() as folder:
        for word in sys.argv[1:] or ["3264"]:
            file = _synthetic(Path(folder), int(word)) if word.isdigit() else Path(word)
            with Clocked((timeline, str(file))) as program:
                program.first_frame(b"Participants")
                for name, keys in MOVES.items():
                    _report(file, name, [program.key(key) for key in keys])
                searched = []
                for typed in NAMES:
                    program.key("/")
                    searched += [program.key(letter) for letter in typed]
                    program.key("\x1b")
                _report(file, "person search", searched)


def _synthetic(folder: Path, number: int) -> Path:
    from benchmarks.synthetic import events

    path = folder / f"{number}-events.json"
    path.write_text(json.dumps({"events": dict(events(number))}), encoding="utf-8")
    return path


def _report(file: Path, name: str, taken: list[tuple[float, int]]) -> None:
    times = [milliseconds for milliseconds, _ in taken]
    written = median(size for _, size in taken)
    worst = quantiles(times, n=100)[-1]
    print(f"| {file.name} | {name} | {median(times):.0f} | {worst:.0f} | {written:.0f} |")


if __name__ == "__main__":
    main()
