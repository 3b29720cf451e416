"""
Print how quick the HTML page of 10,000 events is in Chromium: `python -m benchmarks.page [EVENTS]`.

It is held against vis-timeline (`npm ci --ignore-scripts --prefix benchmarks`) with the same titles and dates, told not to
stack them, which is its quickest way. A page
is interactive when it has painted, with its script run, and answers. Times are in milliseconds, the median of several
loads and keys; the two take turns, so that a busy machine is as unkind to one as to the other.
"""

from __future__ import annotations

import json
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.synthetic import timeline
from tests.conftest import find_chromium
from tui.export.html.writer import html
from tui.query.result import resolve
from tui.query.view import View
from tui.store.timeline import Timeline

ROUNDS = 5
MADE = datetime(2024, 5, 15, tzinfo=UTC)
VIS = Path(__file__).parent / "node_modules" / "vis-timeline" / "standalone"
VIS_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>vis-timeline</title>
<style>{style}</style><div id="timeline"></div><script>{script}</script>
<script>new vis.Timeline(document.getElementById("timeline"), new vis.DataSet({items}), {{ stack: false }});</script></html>"""
# Two frames after everything has been loaded, the page has been painted and the next key is answered.
READY = """() => new Promise(done => {
    const settled = () => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
    document.readyState === 'complete' ? settled() : addEventListener('load', settled);
})"""
# From a key to the frame that answers it.
TYPED = """(text) => new Promise(done => {
    const [box, start] = [document.getElementById('words'), performance.now()];
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    requestAnimationFrame(() => { const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now() - start); channel.port2.postMessage(0); });
})"""
PRESSED = """(key) => new Promise(done => {
    const start = performance.now();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    requestAnimationFrame(() => { const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now() - start); channel.port2.postMessage(0); });
})"""


def vis_page(line: Timeline) -> str:
    """Return a page that shows the titles and dates by vis-timeline, with all its code inside."""
    items = []
    for event in line.events(range(line.size)):
        start, _, _, end = event.date.bounds
        item: dict[str, Any] = {"id": event.id, "content": str(event.title), "start": start or end}
        if end is not None and end != start:
            item["end"] = end
        items.append(item)
    return VIS_PAGE.format(
        style=(VIS.parent / "styles" / "vis-timeline-graph2d.min.css").read_text(encoding="utf-8"),
        script=(VIS / "umd" / "vis-timeline-graph2d.min.js").read_text(encoding="utf-8"),
        items=json.dumps(items).replace("<", "\\u003c"),
    )


def interactive(browser: Browser, path: Path) -> tuple[float, Page]:
    """Open a page; return the time from the start of its loading until it is interactive, and the page."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(path.as_uri(), wait_until="commit")
    return float(page.evaluate(READY)), page


def keystrokes(page: Page) -> list[float]:
    """Search for something letter by letter, and take it back; the first search makes the index."""
    page.evaluate(TYPED, "x")
    page.evaluate(TYPED, "")
    words = "security hanoi"
    texts = [words[:length] for length in (*range(1, len(words) + 1), *range(len(words) - 1, -1, -1))]
    return [float(page.evaluate(TYPED, text)) for text in texts]


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    line = timeline(number)
    chromium = find_chromium()
    assert chromium is not None, "there is no Chromium"
    with tempfile.TemporaryDirectory() as directory, sync_playwright() as playwright:
        ours, theirs = Path(directory) / "ours.html", Path(directory) / "vis.html"
        text = html(resolve(line, View()), command="timeline", made=MADE)
        ours.write_text(text, encoding="utf-8")
        theirs.write_text(vis_page(line), encoding="utf-8")
        print(f"{number:,} events, a page of {len(text.encode()) / 1e6:.1f} MB")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        ready: dict[Path, list[float]] = {ours: [], theirs: []}
        typed: list[float] = []
        zoomed: list[float] = []
        for _ in range(ROUNDS):
            for path, times in ready.items():
                time, page = interactive(browser, path)
                times.append(time)
                if path is ours:
                    page.wait_for_timeout(500)
                    typed += keystrokes(page)
                    zoomed += [float(page.evaluate(PRESSED, key)) for key in "+++---0+++---0"]
                page.close()
        browser.close()
    us, vis = median(ready[ours]), median(ready[theirs])
    print(f"interactive: {us:.0f} ms, vis-timeline {vis:.0f} ms: {us / vis:.2f} times (at most 0.5)")
    print(f"a key in the search: median {median(typed):.0f}, worst {max(typed):.0f} ms (under 50)")
    print(f"a step of zooming: median {median(zoomed):.0f}, worst {max(zoomed):.0f} ms (at most 33)")


if __name__ == "__main__":
    main()
