"""
How long a start takes, as ratios from one run: `python -m benchmarks.start [FILE] [--runs N]`.

Programs take turns, so that whatever else the machine does falls on all alike. FILE is a large timeline; without one
3,264 synthetic events are written and used. Byte code is compiled first, as an installation does.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import tui
from benchmarks.clock import Clocked

EMPTY = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("Nothing")

Empty().run()
"""


def printing(*command: str) -> Callable[[], tuple[float, float]]:
    def measure() -> tuple[float, float]:
        started = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, check=True)
        return (time.perf_counter() - started) * 1000, 0

    return measure


def drawing(words: bytes, *command: str) -> Callable[[], tuple[float, float]]:
    def measure() -> tuple[float, float]:
        with Clocked(command) as program:
            return program.first_frame(words), program.memory()

    return measure


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=15)
    arguments = parser.parse_args()
    compileall.compile_dir(Path(tui.__file__).parent, quiet=1)
    timeline = str(Path(sys.executable).with_name("timeline"))
    with tempfile.TemporaryDirectory() as folder:
        large = arguments.file or _synthetic(Path(folder))
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY, encoding="ascii")
        programs = {
            "python -c pass": printing(sys.executable, "-c", "pass"),
            "timeline --help": printing(timeline, "--help"),
            "timeline list": printing(timeline, "list"),
            "an empty Textual app": drawing(b"Nothing", sys.executable, str(empty)),
            "timeline": drawing(b"Participants", timeline),
            f"timeline {large.name}": drawing(b"Participants", timeline, str(large)),
        }
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
        for turn in range(arguments.runs + 1):
            for name, measure in programs.items():
                taken = measure()
                if turn:  # the first turn fills the caches
                    times[name].append(taken)
    _report(times, load=os.getloadavg()[0])


def _synthetic(folder: Path) -> Path:
    from benchmarks.synthetic import events

    path = folder / "synthetic.json"
    path.write_text(json.dumps({"events": dict(events(3264))}), encoding="utf-8")
    return path


def _report(times: dict[str, list[tuple[float, float]]], load: float) -> None:
    base = {"python -c pass": "python -c pass", "an empty Textual app": "an empty Textual app"}
    reference = ""
    print(f"load {load:.1f}\n")
    print("| program | median ms | ratio | memory MB | ratio |\n|---|---|---|---|---|")
    for name, taken in times.items():
        reference = base.get(name, reference)
        milliseconds = median(t for t, _ in taken)
        ratio = milliseconds / median(t for t, _ in times[reference])
        megabytes = median(m for _, m in taken)
        held = (
            f"{megabytes:.0f} | {megabytes / median(m for _, m in times[reference]):.2f}"
            if megabytes
            else " | "
        )
        print(f"| `{name}` | {milliseconds:.0f} | {ratio:.2f} | {held} |")


if __name__ == "__main__":
    main()
