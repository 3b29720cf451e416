"""
How long questions take: `python -m benchmarks.queries [FILE | NUMBER OF SYNTHETIC EVENTS …]`.

Queries, facets, completions and meetings, each with what its first question costs (it makes its index) and the 50th
and 99th hundredth of the later ones, which differ in whom and what they ask.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from functools import partial
from random import Random
from statistics import quantiles
from time import perf_counter
from typing import Any

from benchmarks.synthetic import events
from tui.model.dates import Window
from tui.model.entities import Kind
from tui.page.page import Target
from tui.page.records import page
from tui.query.completion import complete
from tui.query.facets import facets
from tui.query.result import resolve
from tui.query.view import View
from tui.reading.files import Reading
from tui.store.build import build
from tui.store.meetings.chains import chain
from tui.store.meetings.meetings import acquaintances, encounters
from tui.store.opening import open_files
from tui.store.search.titles import titled
from tui.store.timeline import Timeline

DEFAULT = ("7000", "100000")
REPEATS = 100
SYLLABLES = (
    "an",
    "bel",
    "chen",
    "du",
    "giang",
    "ko",
    "li",
    "mai",
    "nov",
    "phan",
    "shoi",
    "tran",
    "van",
    "wen",
)


def peopled(number: int, seed: int = 1) -> Timeline:
    """Build `tables` into a timeline."""
    reading = Reading(["synthetic"], [], [])
    reading.tables.update(tables_of(number, seed))
    return build(reading)


def tables_of(number: int, seed: int = 1) -> dict[Kind, dict[str, Any]]:
    """Return synthetic events with people, one for every five events, of whom some are at many; places and sources."""
    random = Random(seed)
    tables: dict[Kind, dict[str, Any]] = {kind: {} for kind in Kind}
    for at in range(max(number // 5, 2)):
        name = " ".join("".join(random.choices(SYLLABLES, k=2)).capitalize() for _ in range(2))
        tables[Kind.PERSON][f"person-{at}"] = {
            "name": name,
            "country": random.choice(("VN", "RU", "CN", "US")),
        }
    for at in range(200):
        tables[Kind.PLACE][f"place-{at}"] = {"name": f"Place {at}"}
        tables[Kind.SERIES][f"series-{at}"] = {"name": f"Series {at}"}
        tables[Kind.SOURCE][f"source-{at}"] = {"title": f"Report {at}"}
    people = list(tables[Kind.PERSON])
    for id_, event in events(number, seed):
        there = {people[min(int(random.expovariate(10 / len(people))), len(people) - 1)] for _ in range(2)}
        event |= {
            "participants": [
                {
                    "person": person,
                    "role": random.choice(("host", "guest", "counterpart")),
                    "office": f"Office {len(person)}",
                }
                for person in sorted(there)
            ],
            "place": f"place-{random.randrange(200)}",
            "topics": [f"topic {random.randrange(300)}"],
            "sources": [f"source-{random.randrange(200)}"],
        }
        tables[Kind.EVENT][id_] = event
    return tables


def questions(timeline: Timeline) -> dict[str, Callable[[Random], object]]:
    """Return what is asked, by name; each question asks something else every time."""
    people = [
        id_
        for (id_,) in timeline.rows("select id from people where id is not null and events > 0 order by key")
    ]
    busiest = people[: max(len(people) // 10, 2)]

    def text(query: str) -> Callable[[Random], object]:
        def ask(random: Random) -> object:
            values = {
                "person": random.choice(people),
                "busy": random.choice(busiest),
                "year": random.randrange(1900, 2025),
            }
            return resolve(timeline, View(query.format(**values))).shown

        return ask

    def key(random: Random) -> int:
        return random.randrange(len(busiest))

    def window(random: Random) -> object:
        start = random.randrange(1900, 2020)
        return resolve(
            timeline, View(window=Window.parse(f"{start}/{start + random.randrange(20):04}"))
        ).shown

    def completion(field: str, beginnings: Sequence[str]) -> Callable[[Random], object]:
        def ask(random: Random) -> object:
            query = field + random.choice(beginnings)
            return complete(timeline, query, len(query))

        return ask

    return {
        "window": window,
        "word": text("summit"),
        "word, one letter": text("s"),
        "phrase": text('"round table"'),
        "title": lambda random: titled(
            timeline, f"{random.choice(('sum', 'talks on', 'zz'))} {random.choice('abgh')}"
        ),
        "part": text("part:event-{year}"),
        "topic, role, country": text("topic:12 role:host country:VN"),
        "source or series": text("source:source-1 | series:series-{year}"),
        "with": text("with:{busy}"),
        "word, person, year": text("talks who:{busy} in:{year}"),
        "person": text("who:{person}"),
        "kind, not person": text("(kind:talks | kind:meeting) -who:{busy}"),
        "year": text("in:{year}"),
        "certainly after": text("certainly:after:{year} place:RU"),
        "facets of all": lambda _random: facets(resolve(timeline, View())),
        "facets, two chosen": lambda random: facets(
            resolve(
                timeline, View(f"kind:talks (country:VN | country:RU) after:{random.randrange(1800, 2000)}")
            )
        ),
        "facets, one excluded": lambda random: facets(
            resolve(timeline, View(f"-who:{random.choice(people)}"))
        ),
        "completion": completion("who:", SYLLABLES),
        "completion of a topic": completion("topic:", ("1", "12", "t")),
        "completion of a date": completion("in:", ("", "1", "19", "199", "1999", "1999-1")),
        "page of a person": lambda random: page(
            timeline, Target(Kind.PERSON, random.choice(busiest)), timeline.language
        ),
        "met, two": lambda random: encounters(timeline, key(random), len(busiest)),
        "met, everybody": lambda random: acquaintances(timeline, key(random)),
        "met, through": lambda random: chain(timeline, key(random), len(people) - 1),
    }


def milliseconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def measure(name: str) -> None:
    timeline = peopled(int(name)) if name.isdecimal() else open_files([name]).timeline
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
