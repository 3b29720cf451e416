"""The page on paper, from a real browser."""

import io
import re

import pytest

from tests.export.conftest import Opening, Visiting, page_of

pytestmark = pytest.mark.chromium


def test_on_paper_there_is_nothing_that_only_a_screen_needs(visit: Visiting, bundled_page: str) -> None:
    page = visit(bundled_page).page
    page.emulate_media(media="print")
    assert page.locator("nav, form, .skip, button, dialog").locator("visible=true").count() == 0
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def printed(visit: Visiting, text: str) -> list[str]:
    """Return the text of each sheet of A4."""
    from pypdf import PdfReader  # 100 ms, and only these tests need it

    page = visit(text, color_scheme="dark").page
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]


def test_the_bundled_timeline_is_dense_on_paper_and_no_label_is_there_twice(
    visit: Visiting, bundled_page: str
) -> None:
    sheets = printed(visit, bundled_page)
    assert len(sheets) <= 7
    first = " ".join(sheets[0].split())
    assert first.count("22 May 2023 Russian–Chinese consultations: Patrushev and Chen Wenqing") == 1
    for sheet in sheets:  # a heading of a part has something of it behind it
        assert sheet.split("\n")[-1].strip() not in {"EVENTS", "PEOPLE", "ORGANIZATIONS", "SOURCES"}


def test_on_paper_no_event_is_cut_and_no_sheet_is_blank(visit: Visiting, opened: Opening) -> None:
    words = "word " * 40
    events = {
        f"e{n}": {
            "title": f"Begin{n}x",
            "date": f"{2000 + n}-05-15",
            "summary": words * (n % 7 + 1),
            "participants": [f"Somebody {n}"] * (n % 11 + 1),
            "notes": [{"text": words}, {"text": f"End{n}x"}],
        }
        for n in range(150)
    }
    sheets = printed(visit, page_of(opened({"events": events})))
    assert len(sheets) > 10
    assert [number for number, text in enumerate(sheets) if not text.strip()] == []
    of_events = [text for text in sheets if "Begin" in text and "word" in text]
    begun = [set(re.findall(r"Begin(\d+)x", text)) for text in of_events]
    ended = [set(re.findall(r"End(\d+)x", text)) for text in of_events]
    assert sum(map(len, ended)) == len(events)
    assert [ends - begins for begins, ends in zip(begun, ended, strict=True) if not ends <= begins] == []


def test_an_event_longer_than_a_sheet_is_printed_whole(visit: Visiting, opened: Opening) -> None:
    notes = [{"text": f"Line{n}x " + "word " * 60} for n in range(60)]
    sheets = printed(
        visit, page_of(opened({"events": {"e": {"title": "Long", "date": "2024", "notes": notes}}}))
    )
    assert re.findall(r"Line(\d+)x", "".join(sheets)) == [str(n) for n in range(60)]
