"""What may stand where a query is being typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.query_oracle import TABLES, WORDS
from tests.unit.timelines import timeline_of_tables
from tui.query import completion
from tui.query.completion import complete, place
from tui.query.language import FIELDS, QueryError, parse
from tui.query.result import resolve
from tui.query.view import View
from tui.reading.bundled import bundled_path
from tui.store.opening import open_files
from tui.store.timeline import Timeline


@pytest.fixture(scope="module")
def conferences() -> Timeline:
    timeline = open_files([str(bundled_path())]).timeline
    assert timeline is not None
    return timeline


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("giang kin", ["kind:"]),
        ("gian", ["who:=phan-van-giang"]),
        ('"tran van', ["who:=chen-wenqing"]),
        ("ufa", ["place:ufa"]),
        ("o", ["org:", "office:", "on:"]),
        ("c", ["country:", "certainly:"]),
        ("certainly:", ["certainly:in:", "certainly:on:", "certainly:before:", "certainly:after:"]),
        ("certainly:b", ["certainly:before:"]),
        ("-(kind:ta", ["kind:talks"]),
        ("kind:s", ["kind:speech"]),
        ("kind:conf", ["kind:conference", "kind:press-conference"]),
        ("who:giang", ["who:=phan-van-giang"]),
        ('with:"Trần V', ["with:=chen-wenqing"]),
        ("place:St", ["place:st-petersburg"]),
        ("place:kub", ["place:patriot"]),
        ('topic:"public', ['topic:"public security"']),
        ("series:hr", ["series:hrsi"]),
        ("status:", ["status:planned"]),
        ("part:army", ["part:army-2023"]),
        ("id:mcis", ["id:mcis-11"]),
        ("in:2023-05-", ["in:2023-05-22", "in:2023-05-23", "in:2023-05-24", "in:2023-05-25"]),
        ("in:2022", []),
        ("on:2023-02", ["on:2023-02-21"]),
        ("certainly:in:202", ["certainly:in:2023", "certainly:in:2024", "certainly:in:2025"]),
        ("after:2023-13", []),
        ("nothing:x", []),
        ("hwo:gi", ["who:gi"]),
        ("certainly:befor:2023", ["certainly:before:2023"]),
        ("certainly:who:x", []),
        ('"a phrase', []),
        ("zz", []),
    ],
)
def test_what_it_may_become(conferences: Timeline, text: str, values: list[str]) -> None:
    found = [one.value for one in complete(conferences, text, len(text))]
    assert found == values


def test_what_a_value_is_called_is_said_where_it_does_not_say_so_itself(conferences: Timeline) -> None:
    def names(text: str, language: str) -> list[str]:
        return [one.name for one in complete(conferences, text, len(text), language=language)]

    assert names("who:giang", "en") == ["Phan Văn Giang"]
    assert names("who:tran", "en") == ["Chen Wenqing (Trần Văn Thanh)"]
    assert names("who:chen", "vi")[0] == "Trần Văn Thanh (Chen Wenqing)"
    assert names("who:gianh", "en") == ["nearest: Phan Văn Giang"]
    assert names("who:gianh", "vi") == ["gần nhất: Phan Văn Giang"]
    assert names("gianh", "en") == []
    assert names("kind:ta", "en") == [""]


def test_between_terms_all_fields_are_offered(conferences: Timeline) -> None:
    assert [one.value for one in complete(conferences, "giang ", 6)] == [f"{field}:" for field in FIELDS]
    assert [one.events for one in complete(conferences, "", 0) if one.value == "status:"] == [1]


@pytest.mark.parametrize(
    ("text", "cursor", "span"),
    [
        ("who:gi kind:x", 6, (0, 6)),
        ("who:gi kind:x", 4, (0, 6)),
        ("who:gi kind:x", 7, (7, 7)),
        ("who:gi kind:x", 9, (7, 13)),
        ("-(who:gi", 8, (2, 8)),
        ('who:"phan van', 13, (0, 13)),
        ('who:"phan" x', 12, (11, 12)),
        ("", 0, (0, 0)),
    ],
)
def test_where_the_term_at_the_cursor_stands(text: str, cursor: int, span: tuple[int, int]) -> None:
    assert place(text, cursor) == span


def assert_true(timeline: Timeline, text: str) -> None:
    """Assert that each completion of a line answers with as many events as it says."""
    for value, events, _ in complete(timeline, text, len(text)):
        if value.endswith(":"):
            continue
        try:
            parse(value)
        except QueryError:
            assert events is None
        else:
            assert len(resolve(timeline, View(value)).matches) == events, value


@pytest.mark.parametrize("certainly", ["", "certainly:"])
@pytest.mark.parametrize("field", FIELDS)
def test_a_count_is_what_the_term_alone_finds(conferences: Timeline, certainly: str, field: str) -> None:
    for typed in ("", "m", "2023", "2023-08-", "1"):
        assert_true(conferences, f"{certainly}{field}:{typed}")


@pytest.mark.parametrize(
    "text", ["kid:x", "kid:talks", "hwo:giang", "hwo:nobody", "certainly:befor:2023", "befor:20x", "kid:"]
)
def test_so_it_is_where_the_field_is_misspelt(conferences: Timeline, text: str) -> None:
    assert_true(conferences, text)


@given(st.data())
def test_so_it_is_in_any_timeline(data: st.DataObject) -> None:
    timeline = timeline_of_tables(data.draw(TABLES))
    certainly = data.draw(st.sampled_from(["", "certainly:"]))
    field = data.draw(st.sampled_from([*FIELDS, "kid", "hwo", "befor"]))
    assert_true(timeline, f"{certainly}{field}:{data.draw(st.sampled_from(['', *WORDS, '202', '2023-08-']))}")
    assert_true(timeline, data.draw(st.sampled_from(WORDS)))


@pytest.mark.parametrize(
    "text", ["certainly:in:2023", "before:2024", "after:", "in:2023-08-", "on:2023-08-1"]
)
def test_in_a_large_timeline_a_count_is_true_or_none(
    conferences: Timeline, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(completion, "COUNTED", 0)
    counts = []
    for value, events, _ in complete(conferences, text, len(text)):
        counts.append(events)
        assert events in {None, len(resolve(conferences, View(value)).matches)}
    assert counts
    assert (None in counts) is not text.startswith(("in:", "on:"))


@given(st.text(st.sampled_from('who:"in-2()| xé'), max_size=12), st.integers(0, 12))
def test_any_line_can_be_completed(conferences: Timeline, text: str, cursor: int) -> None:
    cursor = min(cursor, len(text))
    start, end = place(text, cursor)
    assert 0 <= start <= cursor <= end <= len(text)
    for one in complete(conferences, text, cursor, limit=5):
        assert one.value
