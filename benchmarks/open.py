"""
How long a large file takes to open, the first time and from the cache: `python -m benchmarks.open [NUMBER | FILE …]`.

A NUMBER is of synthetic events, written as TOML; by default 100,000. Each is opened once without the cache and once
into it; then an empty Textual app, the bundled timeline and the file from the cache take turns to their first frames.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.start import EMPTY, drawing
from benchmarks.synthetic import events
from tui.store.cache.cache import OFF

RUNS = 9
SUMMARY = "What was said there, in as many words as a short summary has; and who had said it first."


def toml(number: int, seed: int = 1) -> Iterator[str]:
    """Yield a timeline in pieces: events with two participants, a place and a source each, a person to ten events."""
    random = Random(seed)
    people = max(number // 10, 2)
    for at in range(people):
        yield f'[people.p{at}]\nname = "Nguyễn Văn {at}"\ncountry = "VN"\n'
    for at in range(200):
        yield f'[places.l{at}]\nname = "Place {at}"\n[sources.s{at}]\ntitle = "Source {at}"\n'
    for id_, event in events(number, seed):
        yield (
            f'[events.{id_}]\ntitle = "{event["title"]}"\ndate = "{event["date"]}"\nkind = "{event["kind"]}"\n'
            f'place = "l{random.randrange(200)}"\nsources = ["s{random.randrange(200)}#p1"]\nsummary = "{SUMMARY}"\n'
            f'participants = [{{ person = "p{random.randrange(people)}", role = "host" }}, '
            f'{{ person = "p{random.randrange(people)}" }}]\n'
        )
        if "part_of" in event:
            yield f'part_of = ["{"".join(event["part_of"])}"]\n'


def seconds(command: list[str], environment: dict[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - started


def measured(file: Path, folder: Path) -> None:
    program = str(Path(sys.executable).with_name("timeline"))
    os.environ["XDG_CACHE_HOME"] = str(folder)  # also of what `drawing` starts
    asked = [program, "people", "-q", "nobody at all", str(file)]
    uncached = seconds(asked, {**os.environ, OFF: "1"})
    first, later = (seconds(asked, dict(os.environ)) for _ in range(2))
    empty = folder / "empty.py"
    empty.write_text(EMPTY, encoding="ascii")
    frames: dict[str, Callable[[], tuple[float, float]]] = {
        "an empty Textual app": drawing(b"Nothing", sys.executable, str(empty)),
        "timeline, the bundled file": drawing(b"Participants", program),
        f"timeline {file.name}, from the cache": drawing(b"Participants", program, str(file)),
    }
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in frames}
    for _ in range(RUNS):
        for name, measure in frames.items():
            taken[name].append(measure())
    kept = sum(path.stat().st_size for path in (folder / "timeline").glob("*.sqlite"))
    print(f"\n{file.name}: {file.stat().st_size / 1e6:,.0f} MB, in the cache {kept / 1e6:,.0f} MB")
    print(
        f"a search: {uncached:.1f} s without the cache, {first:.1f} s the first time, {later:.2f} s from then on\n"
    )
    print("| first frame | median ms | least ms | ratio | memory MB |\n|---|---|---|---|---|")
    reference = median(time for time, _ in taken["an empty Textual app"])
    for name, found in taken.items():
        times = [time for time, _ in found]
        memory = median(memory for _, memory in found)
        print(
            f"| {name} | {median(times):.0f} | {min(times):.0f} | {median(times) / reference:.2f} | {memory:.0f} |"
        )


def main() -> None:
    for name in sys.argv[1:] or ["100000"]:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            file = Path(name)
            if name.isdecimal():
                file = folder / f"{name}.toml"
                with file.open("w", encoding="utf-8") as written:
                    written.writelines(chain(['[timeline]\ntitle = "Synthetic"\n'], toml(int(name))))
            measured(file, folder)
    print(f"\nload {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
