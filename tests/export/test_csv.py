"""A CSV export is a table to the standard library, and nothing but text to a spreadsheet."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export import hostile
from tests.export.conftest import Opening
from tui.export.csv import EVENT_COLUMNS, PARTICIPANT_COLUMNS, export_csv, plain
from tui.model.dates import Window
from tui.model.text import safe
from tui.query.result import resolve
from tui.query.view import View
from tui.store.timeline import Timeline

# A spreadsheet passes over blanks, and takes full-width signs for the plain ones.
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
FORMULAS = (
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "\xa0=1",
    "＝1",
    "＠x",
    '=HYPERLINK("https://evil.invalid/";"x")',
    "=cmd|' /C calc'!A0",
    "-",
)


def rows(text: str) -> list[dict[str, str]]:
    read = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8-sig", newline="")
    return list(csv.DictReader(read, strict=True))


def test_there_is_a_row_for_each_event_and_participant(bundled: Timeline) -> None:
    read = rows(export_csv(resolve(bundled, View())))
    expected = [
        (event.id, part.person or part.organization or "", part.name or "")
        for event in bundled.events(range(bundled.size))
        for part in event.participants
    ]
    with_entry = [
        (row["event"], row["participant"]) for row in read if row["participant_kind"] not in {"", "name"}
    ]
    assert with_entry == [(event, id_) for event, id_, _ in expected if id_]
    by_name = [(row["event"], row["name"]) for row in read if row["participant_kind"] == "name"]
    assert by_name == [(event, name) for event, id_, name in expected if not id_]
    alone = [row["event"] for row in read if not row["participant_kind"]]
    assert alone == [event.id for event in bundled.events(range(bundled.size)) if not event.participants]
    assert len(read) == len(expected) + len(alone)


def test_a_row_says_all_that_a_table_can(opened: Opening) -> None:
    timeline = opened(
        {
            "people": {"a": {"name": {"en": "Ann", "vi": "An"}}},
            "places": {"hall": {"name": {"en": "Hall", "vi": "Hội trường"}}},
            "series": {"s": {"name": "S"}},
            "sources": {"q": {"title": "Q"}, "r": {"title": "R"}},
            "events": {
                "whole": {"title": "Whole", "date": "2024"},
                "e": {
                    "title": {"en": "Talk", "vi": "Đàm"},
                    "date": "2024-05-15/[2024-05-17..]",
                    "kind": "talks",
                    "status": "planned",
                    "series": "s",
                    "edition": 3,
                    "place": "hall",
                    "part_of": ["whole"],
                    "topics": ["x", {"vi": "y"}],
                    "summary": "Line one.\nLine two.",
                    "basis": "implied",
                    "sources": ["q#p1", "r"],
                    "participants": [
                        {
                            "person": "a",
                            "role": "host",
                            "office": "Head",
                            "delegation": "VN",
                            "basis": "stated",
                            "sources": ["q#p2"],
                        }
                    ],
                },
            },
        }
    )
    view = View(query="talk", window=Window.parse("2024-05-01/2024-05-15"), language="vi")
    assert rows(export_csv(resolve(timeline, view))) == [
        {
            "event": "e",
            "title": "Đàm",
            "date": "2024-05-15/[2024-05-17..]",
            "date_words": timeline.events([1])[0].date.words("vi"),
            "earliest_start": "2024-05-15",
            "latest_start": "2024-05-15",
            "earliest_end": "2024-05-17",
            "latest_end": "",
            "certainty": "certainly",
            "kind": "talks",
            "status": "planned",
            "series": "S",
            "edition": "3",
            "place": "Hội trường",
            "part_of": "whole",
            "topics": "x; y",
            "summary": "Line one. Line two.",
            "event_basis": "implied",
            "event_sources": "q#p1; r",
            "participant_kind": "person",
            "participant": "a",
            "name": "An",
            "role": "host",
            "office": "Head",
            "delegation": "VN",
            "basis": "stated",
            "sources": "q#p2",
        }
    ]


def test_hostile_texts_stay_in_their_cells(opened: Opening) -> None:
    texts = [*hostile.numbered(hostile.ALL), *FORMULAS]
    text = export_csv(resolve(opened(hostile.document(texts)), View()))
    read = rows(text)
    assert {len(row) for row in csv.reader(io.StringIO(text, newline=""))} == {
        len(EVENT_COLUMNS) + len(PARTICIPANT_COLUMNS)
    }
    assert not [cell for row in read for cell in row.values() if FORMULA.match(cell)]
    titles = dict.fromkeys(row["title"] for row in read)
    assert list(titles) == [plain(safe(text)) for text in texts]
    assert sum(1 for row in read if row["title"].startswith("'")) >= 4 * (len(FORMULAS) - 1)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_made_a_text(text: str) -> None:
    assert FORMULA.match(text)
    assert plain(text) == f"'{text}"


@given(st.text() | st.text("'=+-@＝ \tx"))
def test_no_cell_is_a_formula_and_taking_the_apostrophe_away_gives_it_back(text: str) -> None:
    cell = plain(text)
    assert not FORMULA.match(cell)
    assert (cell[1:] if re.match(r"'+\s*[=+\-@＝＋－＠]", cell) else cell) == text


def test_a_date_before_year_zero_is_a_text_too(opened: Opening) -> None:
    timeline = opened({"events": {"e": {"title": "Ides", "date": "-0043-03-15"}}})
    (row,) = rows(export_csv(resolve(timeline, View())))
    assert (row["date"], row["earliest_start"]) == ("'-0043-03-15", "'-0043-03-15")


def test_it_is_utf_8_that_excel_knows_for_such_and_lines_end_as_the_standard_says(bundled: Timeline) -> None:
    text = export_csv(resolve(bundled, View(language="vi")))
    assert text.encode().startswith(b"\xef\xbb\xbfevent,")
    assert text.count("\n") == text.count("\r\n") > 10
