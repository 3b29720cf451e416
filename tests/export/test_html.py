"""What a page says, in what order, and how its parts lead to each other."""

import re
from itertools import pairwise
from typing import Any

import pytest

from tests.export.conftest import Opening, event, page_of
from tests.export.tree import Node, check_links, tree
from tui.export.html.rendering import csp_hash
from tui.model.entities import Kind, Note, OtherDate, Statement
from tui.page.records import participant_rows
from tui.store.timeline import Timeline


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
    check_links(page)


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
    assert all(image.attributes["src"].startswith("data:image/svg+xml;base64,") for image in page.all("img"))
    assert "@import" not in bundled_page
    assert "url(" not in bundled_page


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
        ("2023-08-15/[2023-08-17..]", []),
        ("2023-08-15/..", []),
        ("2023-08-15/", []),
        ("../2023-08-15", []),
        ("[2023-08-14..2023-08-17]", []),
        ("2024-02-03?", []),
        ("2024-02-03~/2024-02-05", []),
        ("185X", []),
        ("0800", ["0800"]),
        ("-0043-03-15", []),
        ("0000", []),
        ("-0043/0014", []),
        ("Y12000", []),
    ],
)
def test_dates_for_programs_are_as_coarse_as_they_were_written_and_only_where_nothing_is_in_doubt(
    opened: Opening, date: str, machine: list[str]
) -> None:
    article = article_of(opened, date=date)
    assert [node.attributes["datetime"] for node in article.all("time")] == machine


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("[2023-08-14..2023-08-17]", "within 14–17 Aug 2023"),
        ("2024-02-03?", "3 Feb 2024?"),
        ("185X", "1850s"),
        ("1850~", "c. 1850"),
        ("2023-21", "spring 2023"),
        ("[..2023-08-15]", "by 15 Aug 2023"),
        ("2023-08-15/", "15 Aug 2023 – ?"),
        ("2023-08-15/[2023-08-17..]", "15–17 Aug 2023 or later"),
        ("2023-08-14/2023-08-17", "14 Aug 2023 – 17 Aug 2023"),
        ("XXXX", "no date"),
    ],
)
def test_the_column_of_dates_says_what_the_words_say(opened: Opening, date: str, words: str) -> None:
    article = article_of(opened, date=date)
    assert next(node for node in article.all("p") if "dates" in node.attributes["class"]).text == words


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
