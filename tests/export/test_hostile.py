"""Hostile texts in every field of a timeline: none runs, and none changes the structure of what is exported."""

import contextlib
import re
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser
from itertools import zip_longest
from typing import cast
from xml.etree import ElementTree as ET

import pytest

from tests.export import hostile
from tests.export.checkers import naughty_strings
from tests.export.conftest import MADE, Opening, Visit, Visiting, page_of
from tests.export.tree import drawing, tree
from tui.export.html.writer import html
from tui.export.svg.drawing import SvgLink, svg
from tui.model.text import safe
from tui.query.result import resolve
from tui.query.view import View
from tui.scene.build import scene_of
from tui.scene.scene import Cluster
from tui.scene.windows import fit
from tui.store.timeline import Timeline

COUNT = "window.hits = new Set(); window.ran = () => window.hits.add('page');"
STRUCTURE = """() => [...document.querySelectorAll('*')].map(element =>
    element.tagName + ' ' + element.getAttributeNames().sort().join(' '))"""


def exported(timeline: Timeline, command: str) -> str:
    return html(resolve(timeline, View(query="")), command=command, made=MADE)


@pytest.fixture(scope="module")
def hostile_page(opened: Opening) -> str:
    return exported(opened(hostile.document(hostile.numbered(hostile.ALL))), hostile.ALL[1])


@pytest.fixture(scope="module")
def harmless_page(opened: Opening) -> str:
    return exported(opened(hostile.document(hostile.twins(hostile.ALL))), hostile.twins(hostile.ALL)[1])


def first_difference(
    one: Iterable[object], other: Iterable[object]
) -> tuple[int, tuple[object, object]] | None:
    """Return where two long lists differ; comparing them whole would take a failing test half a minute."""
    pairs = enumerate(zip_longest(one, other))
    return next(((index, pair) for index, pair in pairs if pair[0] != pair[1]), None)


class Outline(HTMLParser):
    """The tags of a page with the names of their attributes; the values of those that lead somewhere."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, ...]] = []
        self.addresses: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, *sorted(name for name, _ in attrs)))
        self.addresses |= {
            value or "" for name, value in attrs if name in {"href", "src", "xlink:href", "action"}
        }

    def handle_endtag(self, tag: str) -> None:
        self.tags.append((f"/{tag}",))


@pytest.mark.chromium
def test_unescaped_every_running_text_runs(visit: Visiting) -> None:
    """The positive control: what the other tests find harmless is dangerous where nothing guards it."""
    from playwright.sync_api import TimeoutError as TooLong  # only tests with a browser pay for it

    page = visit("<!doctype html><title>x</title>", script=COUNT).page
    page.evaluate(
        """texts => texts.forEach((text, number) => {
            const frame = document.createElement('iframe');
            frame.srcdoc = `<script>ran = () => parent.hits.add(${number})</script>`
                + '<style>@keyframes spin { to { rotate: 1turn } }</style>' + text;
            document.body.append(frame);
        })""",
        [place for _, place in hostile.PLACED],
    )
    with contextlib.suppress(TooLong):
        page.wait_for_function("count => window.hits.size === count", arg=len(hostile.PLACED))
    ran = page.evaluate("[...window.hits]")
    assert [text for number, text in enumerate(hostile.RUNNING) if number not in ran] == []
    assert len(ran) >= 100


@pytest.mark.chromium
@pytest.mark.parametrize("guarded", [True, False], ids=["with its policy", "without its policy"])
def test_nothing_runs_and_nothing_is_fetched(visit: Visiting, hostile_page: str, guarded: bool) -> None:
    policy = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
    assert policy.search(hostile_page)
    seen = visit(hostile_page if guarded else policy.sub("", hostile_page), script=COUNT)
    seen.page.wait_for_load_state("networkidle")
    assert seen.page.evaluate("window.hits.size") == 0
    assert seen.is_quiet(), (seen.said, seen.asked)


@pytest.mark.npm
@pytest.mark.chromium
def test_no_naughty_string_runs_and_each_is_shown(visit: Visiting, opened: Opening) -> None:
    texts = hostile.numbered(naughty_strings())
    assert len(texts) + len(hostile.ALL) >= 700
    page = exported(opened(hostile.document(texts)), texts[0])
    seen = visit(page, script=COUNT)
    seen.page.wait_for_load_state("networkidle")
    assert seen.page.evaluate("window.hits.size") == 0
    assert seen.is_quiet(), (seen.said, seen.asked)
    seen.page.keyboard.press("Control+f")  # the browser's own search finds all, so all is there
    titles = seen.page.evaluate("[...document.querySelectorAll('article h3')].map(h => h.textContent)")
    assert titles == [safe(text) for text in texts]
    assert {address.split(":")[0] for address in Outline(page).addresses if address[:1] != "#"} <= {
        "data",
        "http",
        "https",
    }


def structure(seen: Visit) -> list[str]:
    """Return the elements of a page and the names of their attributes, once its filters are there."""
    seen.page.locator("#filters option").nth(100).wait_for(state="attached")
    seen.page.keyboard.press("Control+f")  # makes elements of all
    return cast("list[str]", seen.page.evaluate(STRUCTURE))


def without_options(elements: Iterable[str]) -> list[str]:
    return [element for element in elements if not element.startswith("OPTION ")]


@pytest.mark.chromium
def test_a_browser_sees_the_same_structure_as_of_harmless_texts(
    visit: Visiting, hostile_page: str, harmless_page: str
) -> None:
    dangerous, harmless = (structure(visit(page)) for page in (hostile_page, harmless_page))
    # Values that are shown alike share an option of a filter, so that there may be fewer of them.
    assert first_difference(*(without_options(page) for page in (dangerous, harmless))) is None
    names = {name for line in dangerous for name in line.split(" ")[1:]}
    assert not {
        name for name in names if name.startswith("on") or name in {"style", "srcdoc", "src", "action"}
    }


@pytest.mark.chromium
def test_a_browser_shows_every_text_as_it_is(visit: Visiting, hostile_page: str) -> None:
    page = visit(hostile_page).page
    page.keyboard.press("Control+f")  # makes elements of all
    titles = page.evaluate("[...document.querySelectorAll('article h3')].map(heading => heading.textContent)")
    assert titles == [safe(text) for text in hostile.numbered(hostile.ALL)]


def test_links_lead_into_the_page_or_to_the_web(hostile_page: str) -> None:
    addresses = Outline(hostile_page).addresses
    assert len(addresses) > len(hostile.ALL)
    assert not {
        a
        for a in addresses
        if not a.startswith(
            ("#", "data:image/svg+xml,%3Csvg%20", "data:image/svg+xml;base64,", "https://evil.invalid/")
        )
    }
    inside = [drawing(tree(hostile_page), width) for width in ("wide", "narrow")]
    drawn = {
        node.attributes["href"] for picture in inside for node in picture.all() if "href" in node.attributes
    }
    assert drawn
    assert not {address for address in drawn if not address.startswith("#event-")}


def test_a_parser_sees_the_same_structure(hostile_page: str, harmless_page: str) -> None:
    tags = Outline(hostile_page).tags
    assert first_difference(tags, Outline(harmless_page).tags) is None
    assert sum(tag[0] == "article" for tag in tags) == len(hostile.ALL)


def test_a_title_that_is_hostile_does_not_leave_its_tag(opened: Opening) -> None:
    for text in hostile.ALL:
        page = page_of(opened({**hostile.document([text])}))
        assert page.count("<article ") == page.count("</article>") == 1


class Hostile:
    """Links whose names and addresses are hostile too."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts

    def event(self, rank: int) -> SvgLink:
        return SvgLink(self.texts[rank], None if rank % 2 else self.texts[rank])

    def crowd(self, cluster: Cluster) -> SvgLink:
        return SvgLink(self.texts[cluster.number % len(self.texts)], self.texts[0])


@pytest.mark.parametrize("rows", [60, 4])
def test_a_picture_is_well_formed_whatever_the_texts_are(opened: Opening, rows: int) -> None:
    def layout(texts: Sequence[str]) -> str:
        timeline = opened(hostile.document(texts))
        result = resolve(timeline, View())
        scene = scene_of(result, fit(timeline, result.matches), 100, today=0, rows=rows)
        texts = [safe(text) for text in texts]
        return svg(scene, Hostile(texts), title=texts[0], description=texts[1], language="en")

    def tags(text: str) -> list[tuple[str, list[str]]]:
        return [(e.tag, sorted(e.attrib)) for e in ET.fromstring(text).iter() if not e.tag.endswith("tspan")]

    dangerous = layout(hostile.numbered(hostile.ALL))
    assert len(tags(dangerous)) > 60
    assert first_difference(tags(dangerous), tags(layout(hostile.twins(hostile.ALL)))) is None
