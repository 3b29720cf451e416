"""Timelines to export, and a real browser to look at the pages with."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from tests.conftest import find_chromium
from tests.export.tree import Node, tree
from tui.export.html.writer import html
from tui.query.result import resolve
from tui.query.view import View
from tui.reading.bundled import bundled_path
from tui.store.opening import open_files
from tui.store.timeline import Timeline

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

Opening = Callable[[Mapping[str, Any]], Timeline]

MADE = datetime(2024, 5, 15, 12, tzinfo=UTC)
BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def bundled() -> Timeline:
    timeline = open_files([bundled_path()]).timeline
    assert timeline is not None
    return timeline


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opening:
    """Return a function that opens a document (in the shape of a file) as a timeline."""
    path = tmp_path_factory.mktemp("opened") / "timeline.json"

    def open_document(document: Mapping[str, Any]) -> Timeline:
        path.write_text(json.dumps(document), encoding="utf-8")
        opened = open_files([path])
        assert opened.timeline is not None, [d.message for d in opened.diagnostics]
        return opened.timeline

    return open_document


def event(**fields: Any) -> dict[str, Any]:
    """Return an event in the shape of a file."""
    return {"title": "Something", "date": "2024-05-15", **fields}


def page_of(timeline: Timeline, **view: Any) -> str:
    return html(resolve(timeline, View(**view)), command="timeline", made=MADE)


@pytest.fixture(scope="session")
def bundled_page(bundled: Timeline) -> str:
    return page_of(bundled)


# Not for the session: while Playwright runs, no test with an event loop of its own can run in the same thread.
@pytest.fixture(scope="session")
def page(bundled_page: str) -> Node:
    return tree(bundled_page)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """A browser that all these tests share; a machine without one fails here, if CI is set."""
    from playwright.sync_api import sync_playwright  # only tests with a browser pay for it

    path = find_chromium()
    assert path is not None, "CI is set and there is no Chromium: install it (apt-get install chromium)"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_ARGUMENTS)
        yield browser
        browser.close()


class Visit:
    """A page in a browser that has no network, with all that it said and asked for."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", self._answer)
        page.on("request", lambda request: self.asked.append(request.url))
        self.address = path.as_uri()
        page.goto(self.address)

    def _answer(self, dialog: Dialog) -> None:
        self.said.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def is_quiet(self) -> bool:
        return self.said == [] and self.asked == [self.address]


class Visiting(Protocol):
    def __call__(self, text: str, *, script: str = "", **options: Any) -> Visit: ...


@pytest.fixture
def visit(chromium: Browser, tmp_path: Path) -> Iterator[Visiting]:
    """Return a function that opens a page from a file, offline; options are those of a browser context."""
    contexts: list[Any] = []

    def open_page(text: str, *, script: str = "", **options: Any) -> Visit:
        path = tmp_path / f"page-{len(contexts)}.html"
        path.write_text(text, encoding="utf-8")
        context = chromium.new_context(offline=True, **options)
        contexts.append(context)
        if script:
            context.add_init_script(script)
        return Visit(context.new_page(), path)

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def seen(visit: Visiting, bundled_page: str) -> Visit:
    return visit(bundled_page)
