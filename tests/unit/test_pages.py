"""Pages of the bundled timeline, word for word: what the details panel, `timeline show` and the page screens say."""

import os
from pathlib import Path

import pytest

from tui.cli.tables import page_text
from tui.model.entities import Event, Kind
from tui.page.page import Target
from tui.page.records import name_of, page, participant_rows
from tui.reading.bundled import bundled_path
from tui.store.opening import open_files
from tui.store.timeline import Timeline

GOLDEN = Path(__file__).parents[1] / "golden" / "pages"

SHOWN = [
    (Kind.EVENT, "mcis-11", "en"),
    (Kind.EVENT, "mcis-11", "vi"),
    (Kind.EVENT, "giang-shoigu", "en"),
    (Kind.EVENT, "hrsi-12", "en"),
    (Kind.PERSON, "chen-wenqing", "en"),
    (Kind.PERSON, "shoigu", "vi"),
    (Kind.SERIES, "hrsi", "en"),
    (Kind.PLACE, "patriot", "en"),
    (Kind.ORGANIZATION, "ru-mod", "en"),
    (Kind.SOURCE, "nld", "en"),
]


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    opened = open_files([bundled_path()])
    assert opened.timeline is not None
    return opened.timeline


@pytest.mark.parametrize(("kind", "id_", "language"), SHOWN)
def test_page_reads_as_the_golden_text(timeline: Timeline, kind: Kind, id_: str, language: str) -> None:
    """To renew the texts after a change on purpose: GOLDEN=write pytest tests/unit/test_pages.py, then read them."""
    text = page_text(page(timeline, Target(kind, id_), language), 100) + "\n"
    golden = GOLDEN / f"{kind}-{id_}-{language}.txt"
    if os.environ.get("GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text)
    assert text == golden.read_text()


def test_every_record_has_a_page_whose_links_lead_somewhere(timeline: Timeline) -> None:
    for kind in Kind:
        for id_ in timeline.ids(kind):
            shown = page(timeline, Target(kind, id_), "vi")
            assert shown.title.text
            for field in shown.fields:
                assert field.lines
                for line in field.lines:
                    for span in line.spans:
                        assert (
                            span.target is None or timeline.get(span.target.kind, span.target.id) is not None
                        )


def test_an_unknown_record_has_no_page(timeline: Timeline) -> None:
    with pytest.raises(KeyError):
        page(timeline, Target(Kind.EVENT, "nope"), "en")
    assert name_of(timeline, Target(Kind.EVENT, "nope"), "en").text == "nope"


def test_participants_keep_the_office_of_that_day(timeline: Timeline) -> None:
    event = timeline.get(Kind.EVENT, "mcis-11")
    assert isinstance(event, Event)
    rows = {row.name.text: row for row in participant_rows(timeline, event, "en")}
    assert "Defence" in str(rows["Sergei Shoigu"].office)
    assert all(row.target is not None or row.plain for row in rows.values())
