"""
Print what the HTML page of 10,000 events costs: `python -m benchmarks.export_html [FILE]`.

It is held against a bare jinja2 loop that writes the same page when all its texts are at hand: no dates are put into
words, no links settled, no notes numbered. Every text and every attribute that a template would fill in is escaped by
itself; what stands between them is markup. Times are processor time, the best of five, turn by turn.
"""

from __future__ import annotations

import gc
import html as escaping
import json
import re
import sys
import tempfile
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import process_time
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from tui.export.html.writer import html, html_pieces
from tui.query.result import Result, resolve
from tui.query.view import View
from tui.store.opening import open_files
from tui.store.timeline import Timeline

ROUNDS = 5
EVENTS, PEOPLE, SOURCES = 10_000, 1_500, 400
# Words between tags, and the attributes that differ from one element to the next.
_FILLED_IN = re.compile(
    r"((?<=>)[^<>]*[^<>\s][^<>]*(?=<)"
    r'|(?:(?<= id=")|(?<=href=")|(?<=datetime=")|(?<=label=")|(?<=labelledby=")|(?<=title="))[^"]+)'
)
MADE = datetime(2024, 5, 15, tzinfo=UTC)


def synthetic() -> dict[str, Any]:
    """Return a timeline like the bundled one in what each event has."""
    return {
        "people": {
            f"p{n}": {"name": f"Person Number {n}", "names": {"vi": f"Người thứ {n}"}, "country": "VN"}
            for n in range(PEOPLE)
        },
        "places": {f"l{n}": {"name": f"Hall {n}", "within": "Hà Nội", "country": "VN"} for n in range(50)},
        "series": {f"s{n}": {"name": f"Conference {n}"} for n in range(20)},
        "sources": {
            f"q{n}": {
                "title": {"vi": f"Bài báo số {n}"},
                "publisher": "Báo",
                "url": f"https://news.example/{n}",
            }
            for n in range(SOURCES)
        },
        "events": {f"e{n}": event(n) for n in range(EVENTS)},
    }


def event(n: int) -> dict[str, Any]:
    day = f"{1950 + n % 75}-{n % 12 + 1:02}-{n % 28 + 1:02}"
    cited = [f"q{n % SOURCES}#p{n % 9 + 1}"]
    return {
        "title": {"en": f"Meeting number {n} of the delegations", "vi": f"Cuộc gặp số {n}"},
        "date": f"{day}/{day[:8]}28" if n % 3 else day,
        "kind": ("meeting", "talks", "conference", "visit")[n % 4],
        "place": f"l{n % 50}",
        "series": f"s{n % 20}",
        "topics": ["security", f"subject {n % 300}"],
        "summary": f"The two sides met for the {n}th time and agreed to go on meeting, as the report has it.",
        "participants": [
            {"person": f"p{(n * 7 + k) % PEOPLE}", "role": "delegate", "office": "Minister", "sources": cited}
            for k in range(n % 4 + 1)
        ],
        "statements": [
            {"by": f"p{n * 7 % PEOPLE}", "mode": "paraphrase", "text": f"We met {n} times.", "sources": cited}
        ],
        "sources": cited,
    }


def opened(arguments: list[str]) -> Timeline:
    if arguments:
        timeline = open_files(arguments).timeline
    else:
        with tempfile.TemporaryDirectory() as directory:
            path = Path(directory) / "synthetic.json"
            path.write_text(json.dumps(synthetic()))
            timeline = open_files([path]).timeline
    assert timeline is not None
    return timeline


def bare_loop(page: str) -> Callable[[], str]:
    """Return a function that writes a page from its texts, escaping each, by a loop of jinja2 and nothing else."""
    parts = _FILLED_IN.split(page)
    pairs = [
        (Markup(markup), escaping.unescape(text))
        for markup, text in zip(parts[::2], [*parts[1::2], ""], strict=True)
    ]
    template = Environment(autoescape=True).from_string(
        "{% for markup, text in pairs %}{{ markup }}{{ text }}{% endfor %}"
    )
    return lambda: template.render(pairs=pairs)


def seconds(*works: Callable[[], object]) -> list[float]:
    """Return the least time of each; they take turns, so that a busy machine is as unkind to one as to the other."""

    def once(work: Callable[[], object]) -> float:
        gc.collect()
        start = process_time()
        work()
        return process_time() - start

    rounds = [[once(work) for work in works] for _ in range(ROUNDS)]
    return [min(times) for times in zip(*rounds, strict=True)]


def peak(work: Callable[[], object]) -> int:
    """Return the most memory in use at a time, in bytes, beyond what was in use before."""
    gc.collect()
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def streamed(result: Result) -> None:
    with open("/dev/null", "w", encoding="utf-8") as sink:  # noqa: PTH123  a device, not a path of ours
        sink.writelines(html_pieces(result, command="timeline", made=MADE))


def main() -> None:
    timeline = opened(sys.argv[1:])
    result = resolve(timeline, View())
    page = html(result, command="timeline", made=MADE)
    size = len(page.encode())
    print(f"{timeline.size:,} events, a page of {size / 1e6:.1f} MB")
    bare, ours = seconds(bare_loop(page), lambda: streamed(result))
    print(f"bare loop {bare:.2f} s, export {ours:.2f} s: {ours / bare:.2f} times (at most 2)")
    del page
    print(f"memory: {peak(lambda: streamed(result)) / size:.2f} pages (at most 3)")


if __name__ == "__main__":
    main()
