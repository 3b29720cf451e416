"""
Person search among many people: `python -m benchmarks.people [NUMBER OF PEOPLE] [EVENTS]`.

First what a search costs in the store, for each kind of key, 50th and 99th hundredth. Then, in a terminal of 120 by 40,
from a key to the frame that shows its results: the program, and fzf, where there is one, fed with the same names. Each
text is typed letter by letter; a time is that of the last output before the screen was quiet.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from statistics import quantiles
from time import perf_counter

from benchmarks.clock import Clocked
from benchmarks.named import people, reading, tables, written_names
from tui.model.names import fold, initials, squash
from tui.store.build import build
from tui.store.search.indexes import NamesIndex
from tui.store.search.people import nearest, search
from tui.store.timeline import Timeline

PEOPLE, EVENTS = 100_000, 20_000
REPEATS = 200
TYPED = ("nguyen van", "shoigu", "chenwenq", "tvt", "陈文", "Сергей", "anderson", "patruschev", "zq")


def questions(names: Sequence[str]) -> dict[str, Callable[[Random], str]]:
    """Return what is typed, by the kind of key."""

    def some(random: Random) -> str:
        return random.choice(names)

    def typo(random: Random) -> str:
        name = random.choice([name for name in random.sample(names, 20) if len(name) > 5])
        at = random.randrange(1, len(name) - 2)
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]

    return {
        "first letter": lambda random: some(random)[:1],
        "second": lambda random: some(random)[:2],
        "third": lambda random: some(random)[:3],
        "a whole word": lambda random: some(random).split()[-1],
        "the whole name": some,
        "initials": lambda random: initials(fold(some(random))),
        "written together": lambda random: squash(fold(some(random))),
        "letters swapped": typo,
        "nobody": lambda random: f"qx{some(random)[::-1]}",
    }


def in_the_store(timeline: Timeline, names: Sequence[str]) -> None:
    start = perf_counter()
    timeline.once(NamesIndex)
    print(
        f"index of {len(names):,} names: {perf_counter() - start:.1f} s\n\n| key | p50 ms | p99 ms |\n|---|---|---|"
    )
    _asked(timeline, "somebody mistyped")  # imports and makes what only some texts need
    random = Random(2)
    for what, typed in questions(names).items():
        times = []
        for text in [typed(random) for _ in range(REPEATS)]:
            start = perf_counter()
            _asked(timeline, text)
            times.append((perf_counter() - start) * 1000)
        print(f"| {what} | {_hundredth(times, 50):.1f} | {_hundredth(times, 99):.1f} |")


def _asked(timeline: Timeline, text: str) -> None:
    """Ask what the app asks with every key."""
    nearest(timeline, text, beside=search(timeline, text))


def in_a_terminal(name: str, command: Sequence[str], ready: bytes, begin: str, clear: str) -> None:
    with Clocked(command) as program:
        program.first_frame(ready)
        program.key(begin)
        times = []
        for text in TYPED:
            times += [program.key(letter)[0] for letter in text]
            program.key(clear)
        print(f"| {name} | {_hundredth(times, 50):.0f} | {_hundredth(times, 99):.0f} | {max(times):.0f} |")


def _hundredth(times: Sequence[float], which: int) -> float:
    return quantiles(times, n=100)[which - 1]


def main() -> None:
    everybody = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    number = int(sys.argv[2]) if len(sys.argv) > 2 else EVENTS
    names = list(written_names(people(everybody)))
    print(f"load {os.getloadavg()[0]:.1f}; {everybody:,} people, {number:,} events")
    in_the_store(build(reading(number, everybody)), names)
    with tempfile.TemporaryDirectory() as folder:
        file, lines = Path(folder, "people.json"), Path(folder, "names.txt")
        file.write_text(json.dumps({"schema": 1, **tables(number, everybody)}), encoding="utf-8")
        lines.write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
        print("\n| key to frame | p50 ms | p99 ms | most |\n|---|---|---|---|")
        timeline = str(Path(sys.executable).with_name("timeline"))
        os.environ["XDG_CACHE_HOME"] = folder
        # A large file is read once; what is measured is every start but the first.
        subprocess.run((timeline, "list", str(file), "-q", "id:none"), check=False, capture_output=True)
        in_a_terminal("timeline", (timeline, str(file)), b"Participants", "/", "\x15")
        if fzf := shutil.which("fzf"):
            command = f"{shlex.quote(fzf)} < {shlex.quote(str(lines))}"
            in_a_terminal(
                "fzf", ("/bin/sh", "-c", command), f"{len(names)}/{len(names)}".encode(), "", "\x15"
            )


if __name__ == "__main__":
    main()
