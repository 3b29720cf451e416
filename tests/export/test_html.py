"""What a page says, in what order, and how its parts lead to each other."""

import re
from collections import Counter
from datetime import datetime, timedelta, timezone
from itertools import pairwise
from typing import Any

import pytest

from tests.export.conftest import MADE, Opening, page_of
from tests.export.tree import Node, tree
from tui.drawing.pages import participant_rows
from tui.export.html import html
from tui.export.rendering import csp_hash
from tui.model.dates import Window
from tui.model.entities import Kind, Note, OtherDate, Statement
from tui.query.result import resolve
from tui.query.view import View
from tui.store.timeline import Timeline


@pytest.fixture(scope="module")
def page(bundled_page: str) -> Node:
    return tree(bundled_page)


def event(**fields: Any) -> dict[str, Any]:
    return {"title": "Something", "date": "2024-05-15", **fields}


def article_of(opened: Opening, **fields: Any) -> Node:
    """Return the article of an event, written in the shape of a file."""
    document = fields.pop("document", {})
    return tree(page_of(opened({**document, "events": {"x": event(**fields)}}))).one("article")


def test_it_begins_with_its_type(bundled_page: str) -> None:
    assert bundled_page.startswith("<!doctype html>\n<html lang=")


def test_every_event_is_an_article_in_the_order_of_time(bundled: Timeline, page: Node) -> None:
    ids = [article.attributes["id"] for article in page.all("article")]
    assert ids == [f"event-{id_}" for id_ in bundled.ids(Kind.EVENT)]


def test_every_fact_about_an_event_is_in_its_article(bundled: Timeline, page: Node) -> None:
    for rank in range(bundled.size):
        happened = bundled.event(rank)
        text = page.one("article", id=f"event-{happened.id}").text
        others = (*happened.conflicts, *happened.other_dates)
        claims: tuple[Statement | Note | OtherDate, ...] = (*happened.statements, *happened.notes, *others)
        texts = [happened.title, happened.summary, *happened.topics, *(claim.text for claim in claims)]
        said = [written.say("en").text for written in texts if written is not None]
        said += [date.words("en") for date in (happened.date, *(other.date for other in others)) if date]
        for row in participant_rows(bundled, happened, "en"):
            said += [words.text for words in (row.name, row.role, row.office) if words]
        assert [words for words in said if " ".join(words.split()) not in text] == []


def test_ids_are_unique_and_every_link_inside_leads_somewhere(page: Node) -> None:
    ids = Counter(node.attributes["id"] for node in page.all() if "id" in node.attributes)
    assert [id_ for id_, times in ids.items() if times > 1] == []
    targets = {node.attributes["href"] for node in page.all("a") if node.attributes["href"].startswith("#")}
    assert {target[1:] for target in targets} <= set(ids)
    references = {
        id_
        for node in page.all()
        for name in ("aria-labelledby", "aria-describedby", "for")
        for id_ in node.attributes.get(name, "").split()
    }
    assert references <= set(ids)


def test_headings_go_down_one_level_at_a_time(page: Node) -> None:
    levels = [int(node.tag[1]) for node in page.all() if re.fullmatch(r"h[1-6]", node.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_landmarks_and_a_way_past_the_drawing(page: Node) -> None:
    assert [len(list(page.all(tag))) for tag in ("header", "nav", "main")] == [1, 1, 1]
    first = next(page.all("a"))
    assert (first.attributes["class"], first.attributes["href"]) == ("skip", "#events")


def test_everything_is_inside_the_file_and_allowed_by_hash(page: Node, bundled_page: str) -> None:
    (policy,) = (n.attributes["content"] for n in page.all("meta") if "http-equiv" in n.attributes)
    assert policy.startswith("default-src 'none'; ")
    assert csp_hash(page.one("style").written) in policy
    (running,) = (script for script in page.all("script") if "type" not in script.attributes)
    assert csp_hash(running.written) in policy
    assert "unsafe" not in policy
    assert "style" not in {name for node in page.all() for name in node.attributes}
    assert not list(page.all("img"))
    assert "@import" not in bundled_page
    assert set(re.findall(r"url\(([^)]*)\)", bundled_page)) == {"#wide-hatch", "#narrow-hatch"}


def test_notes_are_numbered_by_first_citation(page: Node) -> None:
    cited = [
        int(link.attributes["href"].removeprefix("#note-"))
        for article in page.all("article")
        for link in article.all("a")
        if link.attributes["href"].startswith("#note-")
    ]
    numbers = list(dict.fromkeys(cited))
    assert numbers == list(range(1, len(numbers) + 1))
    assert [node.attributes["id"] for node in page.one("ol", class_="notes").children] == [
        f"note-{number}" for number in numbers
    ]


def test_a_note_says_who_published_it_when_and_what_words_are_quoted(opened: Opening) -> None:
    page = tree(
        page_of(
            opened(
                {
                    "sources": {
                        "nld": {
                            "title": {"vi": "Người phát ngôn"},
                            "publisher": "Người Lao Động",
                            "agency": "TTXVN",
                            "date": "2023-08-17",
                            "licence": "CC0-1.0",
                            "language": "vi",
                            "url": "https://nld.example/a b",
                        }
                    },
                    "events": {
                        "x": event(
                            sources=[
                                "nld#p10",
                                "nld#p2",
                                {"source": "nld", "at": "photo1", "quote": "khai mạc"},
                            ]
                        )
                    },
                }
            )
        )
    )
    note = page.one(id="note-1")
    assert note.one("p", class_="source").text == (
        "Người phát ngôn · Người Lao Động · TTXVN · 17 August 2023 · CC0-1.0"
    )
    link = note.one("strong").one("a")
    assert link.attributes["href"] == "https://nld.example/a%20b"
    assert note.one("strong").attributes["lang"] == "vi"
    assert note.one("q").attributes["lang"] == "vi"
    assert [line.text for line in note.one("ul", class_="cited").children] == [
        "paragraph 2 for Something",
        "paragraph 10 for Something",
        "photo caption 1 khai mạc for Something",
    ]
    assert [a.attributes["title"] for a in page.one("sup").all("a")] == [
        "Source 1, paragraph 10",
        "Source 1, paragraph 2",
        "Source 1, photo caption 1",
    ]


@pytest.mark.parametrize(
    ("date", "machine"),
    [
        ("2024-05-15", ["2024-05-15"]),
        ("2024-05", ["2024-05"]),
        ("2024-02", ["2024-02"]),
        ("2024", ["2024"]),
        ("2023-08-17T20:00+07:00", ["2023-08-17T20:00+07:00"]),
        ("2023-08-17T20:00-03:30", ["2023-08-17T20:00-03:30"]),
        ("2023-08-14/2023-08-20", ["2023-08-14", "2023-08-20"]),
        ("2023-08/2023-10", ["2023-08", "2023-10"]),
        ("2023-08-15/[2023-08-17..]", ["2023-08-15", "2023-08-17"]),
        ("2023-08-15/..", ["2023-08-15"]),
        ("2023-08-15/", ["2023-08-15"]),
        ("../2023-08-15", ["2023-08-15"]),
        ("[2023-08-14..2023-08-17]", ["2023-08-14", "2023-08-17"]),
        ("185X", ["1850-01-01", "1859-12-31"]),
        ("0800", ["0800"]),
        ("-0043-03-15", []),
        ("0000", []),
        ("-0043/0014", ["0014"]),
        ("Y12000", []),
    ],
)
def test_dates_for_programs_are_as_coarse_as_they_were_written(
    opened: Opening, date: str, machine: list[str]
) -> None:
    article = article_of(opened, date=date)
    assert [node.attributes["datetime"] for node in article.all("time")] == machine
    assert next(node for node in article.all("p") if "dates" in node.attributes["class"]).text


def test_the_year_stands_where_it_changes(opened: Opening) -> None:
    dates = ["2022-05-01", "2023-05-01", "2023-06-01", "2024", "../2025"]
    page = tree(page_of(opened({"events": {f"e{n}": event(date=date) for n, date in enumerate(dates)}})))
    years = [
        [node.text for node in article.all() if "year" in node.attributes.get("class", "").split()]
        for article in page.all("article")
    ]
    assert years == [["2022"], ["2023"], [], ["2024"], ["2025"]]


def test_a_cancelled_implied_and_uncertain_event_says_so(opened: Opening) -> None:
    article = article_of(opened, status="cancelled", basis="implied", date="2024-05?", kind="talks")
    assert article.one("p", class_="kind").text.endswith("talks · cancelled")
    assert "implied by the source, not stated" in article.text
    assert article.one("p", class_="when").text not in {"May 2024", ""}


def test_people_without_an_entry_are_in_the_index_once(opened: Opening) -> None:
    page = tree(
        page_of(
            opened(
                {
                    "events": {
                        "a": event(participants=["Nobody Known"]),
                        "b": event(participants=["Nobody Known"]),
                    }
                }
            )
        )
    )
    (entry,) = page.one("section", id="people").one("ul", class_="index").children
    assert entry.one("h3").text == "Nobody Known"
    assert [link.attributes["href"] for link in entry.all("a")] == ["#event-a", "#event-b"]
    links = [
        link.attributes["href"] for guests in page.all("ul", class_="guests") for link in guests.all("a")
    ]
    assert links == [f"#{entry.attributes['id']}"] * 2


def test_the_index_has_everybody_with_all_names_and_events(bundled: Timeline, page: Node) -> None:
    index = page.one("section", id="people")
    entry = index.one("li", id="person-chen-wenqing")
    assert entry.one("h3").text == "Chen Wenqing"
    names = {node.text: node.attributes.get("lang") for node in entry.one("p", class_="names").all("span")}
    assert names["Trần Văn Thanh"] == "vi"
    assert names["陈文清"] == "zh"
    ranks = bundled.ranks_of(Kind.PERSON, "chen-wenqing")
    assert [link.attributes["href"] for link in entry.all("a")] == [
        f"#event-{happened.id}" for happened in bundled.events(ranks)
    ]


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
    test_ids_are_unique_and_every_link_inside_leads_somewhere(page)


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
        drawing = page.one("svg", class_=f"scene {width}")
        links = {link.attributes["href"] for link in drawing.all("a")}
        assert links == {f"#event-{id_}" for id_ in bundled.ids(Kind.EVENT)}
        assert drawing.one("desc").text
        assert all(link.one("title").text for link in drawing.all("a"))


def test_what_does_not_fit_is_drawn_as_a_crowd_that_leads_to_its_first_event(opened: Opening) -> None:
    days = {f"e{n}": event(date=f"2024-{n % 12 + 1:02}-{n % 28 + 1:02}") for n in range(1500)}
    page = tree(page_of(opened({"events": days})))
    assert len(list(page.all("article"))) == 1500
    drawing = page.one("svg", class_="scene narrow")
    crowds = [node.parent for node in drawing.all("rect", class_="crowd")]
    assert crowds
    ids = {article.attributes["id"] for article in page.all("article")}
    assert {crowd.attributes["href"][1:] for crowd in crowds} <= ids


def test_what_is_counted_rather_than_drawn_is_as_high_as_it_is_dense(opened: Opening) -> None:
    def year(n: int) -> int:
        return 1900 if n < 200 else 1950 if n < 1400 else 1900 + n % 100

    events = {f"e{n}": event(date=f"{year(n)}-{n % 12 + 1:02}") for n in range(2000)}
    drawing = next(tree(page_of(opened({"events": events}))).all("svg", class_="scene wide"))
    crowds = [crowd.attributes for crowd in drawing.all("rect", class_="crowd")]
    bottoms = {int(crowd["y"]) + int(crowd["height"]) for crowd in crowds}
    assert bottoms == {int(drawing.attributes["viewbox"].split()[3]) - 8}
    numbers = [int(text.text.replace(",", "")) for text in drawing.all("text", class_="number")]
    assert len(numbers) == len(crowds) > 2
    assert sum(numbers) <= 2000
    dense = [number / int(crowd["width"]) for number, crowd in zip(numbers, crowds, strict=True)]
    heights = [int(crowd["height"]) for crowd in crowds]
    assert max(heights) >= 4 * 24
    assert [height / max(heights) for height in heights] == pytest.approx(
        [max(density / max(dense), 2 / max(heights)) for density in dense], abs=1 / max(heights)
    )
