"""What a page says of its view: languages, doubts, when it was made, and the drawing."""

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from tests.export.conftest import MADE, Opening, event, page_of
from tests.export.tree import Node, check_links, tree
from tests.export.tree import drawing as drawing_of
from tui.export.html.writer import html
from tui.model.dates import Window
from tui.model.entities import Kind
from tui.query.result import resolve
from tui.query.view import View
from tui.store.timeline import Timeline


def test_languages_are_marked(opened: Opening) -> None:
    document = {
        "timeline": {"title": {"ru": "Хроника"}, "language": "en"},
        "events": {"x": event(title={"zh": "会议"}, summary={"vi": "Tóm tắt"}, topics=["plain"])},
    }
    page = tree(page_of(opened(document)))
    assert page.one("html").attributes["lang"] == "en"
    assert page.one("h1").attributes["lang"] == "ru"
    article = page.one("article")
    assert article.one("h3").one("a").attributes["lang"] == "zh"
    (summary,) = (node for node in article.all() if node.text == "Tóm tắt" and node.tag == "span")
    assert summary.attributes["lang"] == "vi"


def test_our_own_words_are_in_the_language_of_the_page(bundled: Timeline) -> None:
    page = tree(page_of(bundled, language="vi"))
    assert page.one("html").attributes["lang"] == "vi"
    assert {(node.attributes | node.parent.attributes).get("lang") for node in page.all("h2")} == {None}
    assert "lang" not in page.one("h1").attributes


def test_our_own_words_are_marked_in_a_language_that_we_do_not_speak(opened: Opening) -> None:
    timeline = opened({"timeline": {"title": "Chronique", "language": "fr"}, "events": {"x": event()}})
    page = tree(page_of(timeline))
    assert page.one("html").attributes["lang"] == "fr"
    assert {(node.attributes | node.parent.attributes).get("lang") for node in page.all("h2")} == {"en"}
    assert "lang" not in page.one("h1").attributes


def test_the_view_is_said_in_words(bundled: Timeline) -> None:
    window = Window.parse("2023-08")
    result = resolve(bundled, View(query="giang", window=window))
    page = tree(html(result, command="timeline -q giang --window 2023-08 'a b.toml'", made=MADE))
    header = page.one("header")
    shown = len(result.shown)
    assert 0 < shown < bundled.size
    assert f"{shown} of {bundled.size} events" in header.one("p", class_="standfirst").text
    colophon = {row.one("dt").text: row.one("dd").text for row in header.one("dl").children}
    assert colophon["Query"] == "giang"
    assert colophon["Window"] == window.words("en")
    assert colophon["Command"] == "timeline -q giang --window 2023-08 'a b.toml'"
    assert len(list(page.all("article"))) == shown


def test_links_to_events_outside_the_view_are_plain_words(bundled: Timeline) -> None:
    result = resolve(bundled, View(window=Window.parse("2023-08-17")))
    page = tree(html(result, command="timeline", made=MADE))
    check_links(page)


def test_doubt_about_the_window_is_said(opened: Opening) -> None:
    timeline = opened({"events": {"sure": event(date="2024-05-02"), "doubtful": event(date="2024")}})
    page = tree(page_of(timeline, window=Window.parse("2024-05")))
    doubts = {a.attributes["id"]: len(list(a.all("p", class_="doubt"))) for a in page.all("article")}
    assert doubts == {"event-sure": 0, "event-doubtful": 1}


def test_the_same_view_makes_the_same_page(bundled: Timeline, monkeypatch: pytest.MonkeyPatch) -> None:
    result = resolve(bundled, View())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1692273600")
    one = html(result, command="timeline")
    assert one == html(resolve(bundled, View()), command="timeline")
    assert tree(one).one("header").one("time").attributes["datetime"] == "2023-08-17T12:00:00+00:00"


def test_the_time_of_making_is_given_in_utc(bundled: Timeline) -> None:
    made = datetime(2024, 5, 15, 19, tzinfo=timezone(timedelta(hours=7)))
    assert html(resolve(bundled, View()), command="", made=made) == html(
        resolve(bundled, View()), command="", made=MADE
    )


def test_the_version_is_that_of_the_content(opened: Opening) -> None:
    def version(**fields: Any) -> str:
        page = tree(page_of(opened({"events": {"x": event(**fields)}})))
        return next(node for node in page.one("header").all("code") if "title" in node.attributes).text

    assert version() == version()
    assert version() != version(summary="More")


@pytest.mark.parametrize("view", [{}, {"query": "nobody-at-all"}])
def test_nothing_to_show_is_said(opened: Opening, view: dict[str, Any]) -> None:
    timeline = opened({"events": {"x": event()} if view else {}})
    page = tree(page_of(timeline, **view))
    assert list(page.all("article")) == []
    assert page.one("p", class_="nothing").text == (
        "The 1 event is not in this view." if view else "The timeline has no events."
    )


def test_the_drawing_leads_to_every_event(bundled: Timeline, page: Node) -> None:
    for width in ("wide", "narrow"):
        drawing = drawing_of(page, width)
        links = {link.attributes["href"] for link in drawing.all("a")}
        assert links == {f"#event-{id_}" for id_ in bundled.ids(Kind.EVENT)}
        assert drawing.one("desc").text
        assert all(link.one("title").text for link in drawing.all("a"))


def test_what_does_not_fit_is_drawn_as_a_crowd_that_leads_to_its_first_event(opened: Opening) -> None:
    days = {f"e{n}": event(date=f"2024-{n % 12 + 1:02}-{n % 28 + 1:02}") for n in range(1500)}
    page = tree(page_of(opened({"events": days})))
    assert len(list(page.all("article"))) == 1500
    drawing = drawing_of(page, "narrow")
    overflow = [node.parent for node in drawing.all("rect", class_="crowd")]
    assert overflow
    ids = {article.attributes["id"] for article in page.all("article")}
    assert {crowd.attributes["href"][1:] for crowd in overflow} <= ids


def test_what_is_counted_rather_than_drawn_is_as_high_as_it_is_dense(opened: Opening) -> None:
    def year(n: int) -> int:
        return 1900 if n < 200 else 1950 if n < 1400 else 1900 + n % 100

    events = {f"e{n}": event(date=f"{year(n)}-{n % 12 + 1:02}") for n in range(2000)}
    drawing = drawing_of(tree(page_of(opened({"events": events}))), "wide")
    overflow = [crowd.attributes for crowd in drawing.all("rect", class_="crowd")]
    bottoms = {int(crowd["y"]) + int(crowd["height"]) for crowd in overflow}
    assert bottoms == {int(drawing.attributes["viewbox"].split()[3]) - 8}
    numbers = [int(text.text.replace(",", "")) for text in drawing.all("text", class_="number")]
    assert len(numbers) == len(overflow) > 2
    assert sum(numbers) <= 2000
    dense = [number / int(crowd["width"]) for number, crowd in zip(numbers, overflow, strict=True)]
    heights = [int(crowd["height"]) for crowd in overflow]
    assert max(heights) >= 4 * 24
    assert [height / max(heights) for height in heights] == pytest.approx(
        [max(density / max(dense), 2 / max(heights)) for density in dense], abs=1 / max(heights)
    )
