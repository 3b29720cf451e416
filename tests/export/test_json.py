"""A JSON export is the file's own shape, loses nothing, and opens again as the same timeline."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export import hostile
from tests.export.conftest import Opening
from tui.export.json import dumps, export_json
from tui.model.dates import Window
from tui.model.entities import Kind
from tui.query.result import resolve
from tui.query.view import View
from tui.store.timeline import Timeline


def again(opened: Opening, timeline: Timeline, **view: Any) -> Timeline:
    return opened(json.loads(export_json(resolve(timeline, View(**view)))))


def records(timeline: Timeline) -> dict[Kind, dict[str, Any]]:
    return {kind: {id_: timeline.raw(kind, id_) for id_ in timeline.ids(kind)} for kind in Kind}


def test_the_whole_timeline_reads_back_the_same(opened: Opening, bundled: Timeline) -> None:
    twin = again(opened, bundled)
    assert records(twin) == records(bundled)
    assert twin.raw_timeline() == bundled.raw_timeline()
    assert (twin.title, twin.language) == (bundled.title, bundled.language)
    assert [twin.event(rank) for rank in range(twin.size)] == [
        bundled.event(rank) for rank in range(bundled.size)
    ]
    assert list(twin.earliest_start) == list(bundled.earliest_start)


def test_texts_that_are_not_safe_to_show_are_kept_as_written(opened: Opening) -> None:
    document = hostile.document(hostile.numbered(hostile.ALL))
    text = export_json(resolve(opened(document), View()))
    assert json.loads(text) == document
    assert not any(ord(character) < 0x20 and character != "\n" for character in text)
    assert not set(text) & set("\x7f\x9b\u200b\u202e\u2028\ufeff\U000e0041")


def test_a_filtered_view_has_all_that_its_events_refer_to_and_no_more(opened: Opening) -> None:
    document = {
        "people": {
            "a": {
                "name": "A",
                "posts": [{"title": "Head", "organization": "home", "sources": ["of-post#p1"]}],
            },
            "speaker": {"name": "S"},
            "stranger": {"name": "X"},
        },
        "organizations": {"home": {"name": "H"}, "host": {"name": "O"}, "other": {"name": "X"}},
        "places": {"hall": {"name": "Hall", "sources": ["of-place"]}, "elsewhere": {"name": "X"}},
        "series": {
            "s": {"name": "S", "organizer": "host", "distinct_from": ["t"]},
            "t": {"name": "T"},
            "u": {"name": "X"},
        },
        "sources": {
            id_: {"title": id_}
            for id_ in ("of-post", "of-place", "of-quote", "of-note", "of-parent", "unused")
        },
        "events": {
            "found": {
                "title": "Needle",
                "date": "2024-05-15",
                "series": "s",
                "place": "hall",
                "part_of": ["parent"],
                "participants": [{"person": "a"}, "plain"],
                "statements": [
                    {"by": "speaker", "text": "x", "sources": [{"source": "of-quote", "quote": "q"}]},
                    {"by": "by nobody known", "text": "x"},
                ],
                "notes": [{"text": "n", "sources": ["of-note"]}],
            },
            "parent": {"title": "Whole", "date": "2024-05-15", "sources": ["of-parent"]},
            "part": {"title": "Part", "date": "2024-05-15", "part_of": ["found"]},
            "unrelated": {"title": "Hay", "date": "2024-05-15", "participants": [{"person": "stranger"}]},
        },
    }
    exported = json.loads(export_json(resolve(opened(document), View(query="needle"))))
    assert {table: set(exported[table]) for table in exported if table not in {"schema", "timeline"}} == {
        "people": {"a", "speaker"},
        "organizations": {"home", "host"},
        "places": {"hall"},
        "series": {"s", "t"},
        "sources": {"of-post", "of-place", "of-quote", "of-note", "of-parent"},
        "events": {"found", "parent"},
    }
    assert opened(exported).size == 2


@pytest.mark.parametrize("view", [{"query": "giang"}, {"window": Window.parse("2023-08")}])
def test_every_view_of_the_bundled_timeline_opens_again(
    opened: Opening, bundled: Timeline, view: dict[str, Any]
) -> None:
    shown = {event.id for event in bundled.events(resolve(bundled, View(**view)).shown)}
    twin = again(opened, bundled, **view)
    assert 0 < len(shown) <= twin.size < bundled.size
    assert shown <= set(twin.ids(Kind.EVENT))
    assert all(twin.raw(kind, id_) == bundled.raw(kind, id_) for kind in Kind for id_ in twin.ids(kind))


def test_an_empty_view_opens_again(opened: Opening, bundled: Timeline) -> None:
    assert again(opened, bundled, query="nobody-at-all").size == 0


@given(
    st.recursive(st.text(st.characters()), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
)
def test_json_reads_back_the_same_is_utf8_and_shows_every_character(value: object) -> None:
    text = dumps(value)
    assert json.loads(text.encode()) == value
    assert not set(text) & set("\x7f\x85\x9b\xad\u061c\u200b\u200e\u2028\u202e\u2066\ufeff\ufffe\U000e0001")


def test_a_lone_surrogate_is_written_as_an_escape() -> None:
    assert dumps("\udc80") == '"\\udc80"'
