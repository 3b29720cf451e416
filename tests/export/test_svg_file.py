"""An SVG export is well-formed, complete, and needs nothing that a printer's program does not know."""

import re
from xml.etree import ElementTree as ET

import pytest

from tests.export import hostile
from tests.export.conftest import MADE, Opening
from tui.export.html.rendering import asset
from tui.export.svg.styles import flattened
from tui.export.svg.writer import export_svg
from tui.model.dates import Window
from tui.model.text import safe
from tui.query.result import resolve
from tui.query.view import View
from tui.store.timeline import Timeline

SVG = "{http://www.w3.org/2000/svg}"


def layout(timeline: Timeline, columns: int = 140, **view: object) -> ET.Element:
    return ET.fromstring(export_svg(resolve(timeline, View(**view)), columns=columns, made=MADE))  # type: ignore[arg-type]  # the fields of a View


def names(picture: ET.Element) -> list[str]:
    return [title.text or "" for group in picture.iter(f"{SVG}g") for title in group.findall(f"{SVG}title")]


@pytest.mark.parametrize("columns", [20, 140, 1000])
def test_every_event_is_drawn_at_any_width(bundled: Timeline, columns: int) -> None:
    picture = layout(bundled, columns)
    shown = bundled.events(range(bundled.size))
    assert sorted(names(picture)) == sorted(
        f"{event.title.say('en').text}, {event.date.words()}" for event in shown
    )
    assert picture.get("width") == str(columns * 8 + 16)


def test_a_window_draws_what_is_in_it(bundled: Timeline) -> None:
    picture = layout(bundled, window=Window.parse("2023-08"))
    assert 0 < len(names(picture)) < bundled.size
    assert "August 2023" in (picture.findtext(f"{SVG}desc") or "")


def test_it_is_well_formed_whatever_the_texts_are(opened: Opening) -> None:
    texts = hostile.numbered(hostile.ALL)
    evil = layout(opened(hostile.document(texts)))
    good = layout(opened(hostile.document(hostile.twins(hostile.ALL))))
    assert [(node.tag, sorted(node.keys())) for node in evil.iter()] == [
        (node.tag, sorted(node.keys())) for node in good.iter()
    ]
    assert evil.findtext(f"{SVG}title") == safe(texts[0])
    assert not {node.tag for node in evil.iter()} & {f"{SVG}{tag}" for tag in ("a", "script", "image", "use")}


def test_the_possible_has_an_outline_and_is_lighter_and_the_certain_is_not(opened: Opening) -> None:
    def outlined(date: str) -> list[bool]:
        picture = layout(opened({"events": {"e": {"title": "E", "date": date}}}))
        bars = [rect.get("class") or "" for rect in picture.iter(f"{SVG}rect") if rect.get("class")]
        return ["possibly" in class_.split() for class_ in bars]

    assert outlined("2024-05-01/2024-05-20") == [False]
    assert outlined("[2024-05-01..2024-05-20]") == [True]
    style = layout(opened({"events": {"e": {"title": "E", "date": "2024"}}})).findtext(f"{SVG}style") or ""
    (rule,) = re.findall(r"\.k0 \.possibly \{([^}]*)\}", style)
    assert "fill-opacity" in rule
    assert "stroke-dasharray" in rule


def test_its_style_has_no_variables_and_its_fonts_end_in_a_generic_one(bundled: Timeline) -> None:
    picture = layout(bundled)
    style = picture.findtext(f"{SVG}style") or ""
    assert "var(" not in style
    assert "--" not in style
    assert picture.attrib["font-family"].endswith(", sans-serif")
    assert "url(" not in style
    assert "@" not in style


def test_every_tint_keeps_its_colour() -> None:
    source, flat = asset("scene.css"), flattened(asset("scene.css"))
    for number, colour in re.findall(r"--soft(\d+): (#\w+)", source):
        assert re.search(rf"\.k{number} \.bar \{{[^}}]*fill: {colour};", flat)
    for number, colour in re.findall(r"--strong(\d+): (#\w+)", source):
        assert re.search(rf"\.k{number} \.glyph \{{[^}}]*fill: {colour};", flat)


def test_an_empty_view_is_a_picture_too(bundled: Timeline) -> None:
    assert names(layout(bundled, query="nobody-at-all")) == []
