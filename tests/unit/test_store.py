"""The store: everything is numbered in order of time, found by id, and kept as it was written."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.timelines import PEOPLE, timeline_of, timeline_of_tables
from tui.model.dates import BEGINNING, When, instant_of
from tui.model.entities import Event, Kind, Person, Series, Source
from tui.model.text import safe
from tui.store.opening import open_files
from tui.store.search.people import search
from tui.store.timeline import Timeline

SMALL = """
[timeline]
title = { en = "Small", vi = "Nhỏ" }
language = "en"

[people.ann]
name = "Ann"

[organizations.org]
name = "The Organization"

[places.hall]
name = "A hall"

[series.talks]
name = "The Talks"

[sources.one]
title = "First"
[sources.two]
title = "Second"
[sources.three]
title = "Third"

[events.late]
title = "Late"
date = "2024-05"
part_of = ["period", "early"]
place = "hall"
participants = [{ person = "ann", sources = ["two#p2"] }, { organization = "org" }, "Bob"]
statements = [{ by = "ann", text = "…", sources = [{ source = "three", quote = "so" }] }]

[events.early]
title = "Early"
date = "2023-08-15/2023-08-17"
series = "talks"
sources = ["one#p1", "one#p2"]
participants = ["Bob"]

[events.period]
title = "Period"
date = "2023-08-15/.."
series = "talks"
notes = [{ text = "…", sources = ["two"] }]
"""


@pytest.fixture(scope="module")
def small() -> Timeline:
    return timeline_of(SMALL)


def test_events_are_numbered_in_order_of_time(small: Timeline) -> None:
    assert small.size == 3
    assert small.ids(Kind.EVENT) == ["early", "period", "late"]  # begun together, the shorter first
    assert [small.rank(id_) for id_ in ("early", "period", "late", "nothing")] == [0, 1, 2, None]
    assert [event.title.versions[0].text for event in small.events([2, 0])] == ["Late", "Early"]
    with pytest.raises(IndexError, match="no event of rank 3 among 3"):
        small.event(3)


def test_of_events_that_go_by_only_what_is_needed_becomes_an_object(small: Timeline) -> None:
    assert list(small.stream([2, 0])) == small.events([2, 0])
    dated = list(small.stream([2, 0], lambda record: {key: record[key] for key in ("title", "date")}))
    for event, whole in zip(dated, small.events([2, 0]), strict=True):
        assert event == Event(id=whole.id, title=whole.title, date=whole.date)


DATES = [
    "2023-08-15",
    "2023-08",
    "2023/..",
    "../2023",
    "/2023",
    "2023/",
    "[..2023]",
    "[2023..]",
    "-0043",
    "2023?",
    "Y-17000",
]
DATES += [
    "[..1850]",
    "../1850",
    "1850",
    "2023-08-15/[2023-08-17..]",
    "[2023-08-14..2023-08-17]",
    "1850~",
    "202X",
    "2023-08-15T20:00+07:00",
]


@given(st.lists(st.sampled_from(DATES), max_size=12))
def test_ranks_follow_the_earliest_bound_known_then_the_latest_end_then_the_file(dates: list[str]) -> None:
    ids = [f"e{-n}" for n in range(len(dates))]  # in no order of their own
    timeline = timeline_of_tables(
        {"events": {id_: {"title": "x", "date": date} for id_, date in zip(ids, dates, strict=True)}}
    )
    whens = {id_: When.parse(date) for id_, date in zip(ids, dates, strict=True)}

    def standing(when: When) -> int:
        if when.earliest_start > BEGINNING:
            return when.earliest_start
        return instant_of(
            int(when.text.strip("[./]"))
        )  # the first that is known is the year in which it was over

    expected = sorted(
        ids,
        key=lambda id_: (standing(whens[id_]), whens[id_].earliest_start > BEGINNING, whens[id_].latest_end),
    )
    assert timeline.ids(Kind.EVENT) == expected
    for rank, id_ in enumerate(expected):
        when = whens[id_]
        assert timeline.event(rank).date == when
        assert timeline.at(rank) == standing(when)
        bounds = (timeline.earliest_start, timeline.latest_start, timeline.earliest_end, timeline.latest_end)
        assert [bound[rank] for bound in bounds] == [
            when.earliest_start,
            when.latest_start,
            when.earliest_end,
            when.latest_end,
        ]


def test_records_by_id(small: Timeline) -> None:
    assert isinstance(small.get(Kind.PERSON, "ann"), Person)
    assert isinstance(small.get(Kind.SOURCE, "one"), Source)
    assert isinstance(small.get(Kind.EVENT, "late"), Event)
    assert small.get(Kind.PLACE, "ann") is None
    assert small.get(Kind.EVENT, "ann") is None
    series = small.get(Kind.SERIES, "talks")
    assert isinstance(series, Series)
    assert series.name.versions == (("The Talks", "en"),)
    assert small.ids(Kind.SOURCE) == ["one", "two", "three"]


def test_what_the_timeline_says_of_itself(small: Timeline) -> None:
    assert small.title.versions == (("Small", "en"), ("Nhỏ", "vi"))
    assert small.language == "en"
    assert small.files == ("-",)
    assert small.raw_timeline() == {"title": {"en": "Small", "vi": "Nhỏ"}, "language": "en"}
    assert small.counts() == {
        Kind.EVENT: 3,
        Kind.PERSON: 2,  # Ann, and Bob who has only a name
        Kind.ORGANIZATION: 1,
        Kind.PLACE: 1,
        Kind.SERIES: 1,
        Kind.SOURCE: 3,
    }


def test_where_records_occur(small: Timeline) -> None:
    def ids(kind: Kind, id_: str) -> list[str]:
        return [small.event(rank).id for rank in small.ranks_of(kind, id_)]

    assert ids(Kind.PERSON, "ann") == ["late"]
    assert ids(Kind.ORGANIZATION, "org") == ["late"]
    assert ids(Kind.PLACE, "hall") == ["late"]
    assert ids(Kind.SERIES, "talks") == ["early", "period"]
    assert ids(Kind.SOURCE, "one") == ["early"]
    assert ids(Kind.SOURCE, "two") == ["period", "late"]
    assert ids(Kind.SOURCE, "three") == ["late"]
    assert ids(Kind.SOURCE, "four") == []
    assert small.parts(0) == [2]
    assert small.parts(1) == [2]
    assert small.parts(2) == []


def test_participants_are_known_to_person_search(small: Timeline) -> None:
    late = small.event(2)
    keys = [small.key_of(participation) for participation in late.participants]
    people = {hit.key: hit.matched for hit in search(small, "")}
    assert [key if key is None else people[key] for key in keys] == ["Ann", None, "Bob"]
    assert [small.person_ranks(key) for key in keys if key is not None] == [[2], [0, 2]]


def test_references(small: Timeline) -> None:
    assert small.find("late") == [(Kind.EVENT, "late")]
    assert small.find("event:late") == [(Kind.EVENT, "late")]
    assert small.find("person:late") == []
    assert small.find("nothing") == []
    both = timeline_of_tables({"people": {"x": {"name": "X"}}, "places": {"x": {"name": "X"}}})
    assert both.find("x") == [(Kind.PERSON, "x"), (Kind.PLACE, "x")]
    assert both.find("place:x") == [(Kind.PLACE, "x")]


def test_suggestions() -> None:
    timeline = timeline_of(PEOPLE)
    assert timeline.suggest("shoygu") == ["shoigu"]
    assert timeline.suggest("Phan Văn Giang")[0] == "phan-van-giang"
    assert timeline.suggest("phan-giang")[0] == "phan-van-giang"
    assert timeline.suggest("person:patrushew") == ["person:patrushev"]
    assert timeline.suggest("p", n=2) == ["putin", "patrushev"]
    assert timeline.suggest("qqqqqq") == []
    assert timeline.suggest("") == []


def test_texts_are_safe_and_the_raw_ones_kept() -> None:
    title = "Evil\x1b]52;c;x\x07 \u202etext"
    timeline = timeline_of_tables(
        {
            "timeline": {"title": title},
            "people": {"eve": {"name": "E\u200bve"}},
            "events": {
                "bad": {"title": title, "date": "2000", "participants": ["Mal\x9blory", {"person": "eve"}]},
                "good": {"title": "Trần \\ “x”", "date": "2001"},
            },
        }
    )
    assert not set("\x1b\x07\u202e") & set(str(timeline.title) + str(timeline.event(0).title))
    assert timeline.raw(Kind.EVENT, "bad")["title"] == timeline.raw_timeline()["title"] == title
    assert timeline.raw(Kind.PERSON, "eve") == {"name": "E\u200bve"}
    assert timeline.raw(Kind.EVENT, "good") == {"title": "Trần \\ “x”", "date": "2001"}
    assert str(timeline.event(1).title) == "Trần \\ “x”"
    matched = {hit.matched for hit in search(timeline, "")}
    assert not any(set("\x9b\u200b") & set(name) for name in matched)
    assert all(timeline.key_of(participation) is not None for participation in timeline.event(0).participants)
    with pytest.raises(KeyError, match="event:nothing"):
        timeline.raw(Kind.EVENT, "nothing")
    with pytest.raises(KeyError, match="place:nothing"):
        timeline.raw(Kind.PLACE, "nothing")


TEXT = st.text(st.characters(exclude_categories=[]), min_size=1, max_size=12).filter(
    lambda text: bool(text.strip() and safe(text).strip())
)


@settings(deadline=None)
@given(st.lists(TEXT, max_size=4))
def test_raw_is_what_was_written(texts: list[str]) -> None:
    tables = {
        "events": {
            f"e{n}": {"title": text, "date": "2000", "participants": [text]} for n, text in enumerate(texts)
        },
        "people": {f"p{n}": {"name": text} for n, text in enumerate(texts)},
    }
    timeline = timeline_of_tables(tables)
    assert {id_: timeline.raw(Kind.EVENT, id_) for id_ in timeline.ids(Kind.EVENT)} == tables["events"]
    assert {id_: timeline.raw(Kind.PERSON, id_) for id_ in timeline.ids(Kind.PERSON)} == tables["people"]
    for rank in range(timeline.size):
        assert all(
            timeline.key_of(participation) is not None for participation in timeline.event(rank).participants
        )
    assert {hit.key for hit in search(timeline, "", 99)} == set(range(timeline.counts()[Kind.PERSON]))


def test_an_untitled_timeline_is_called_by_its_files(tmp_path: Path) -> None:
    file = tmp_path / "kick-off.toml"
    file.write_text('[events.kick-off]\ntitle = "Kick-off"\ndate = 2024-05-01\n', encoding="utf-8")
    opened = open_files([file])
    assert opened.timeline is not None
    assert str(opened.timeline.title) == "kick-off.toml"
    assert opened.files == opened.timeline.files == (str(file),)
    assert opened.timeline.event(0).date == When.parse("2024-05-01")


def test_errors_keep_files_from_opening() -> None:
    opened = open_files(["-"], BytesIO(b'[events.x]\ndate = "2023"\n'))
    assert opened.timeline is None
    assert opened.diagnostics
    assert opened.files == ("-",)


def test_warnings_do_not() -> None:
    events = {
        "day": {"title": "Day", "date": "2001", "part_of": ["year"]},
        "year": {"title": "Year", "date": "2000"},
    }
    opened = open_files(["-"], BytesIO(json.dumps({"events": events}).encode()), warn=True)
    assert opened.timeline is not None
    assert opened.diagnostics


def test_no_events() -> None:
    timeline = timeline_of("")
    assert timeline.size == 0
    assert timeline.ids(Kind.EVENT) == []
    assert search(timeline, "x") == search(timeline, "") == []
    assert set(timeline.counts().values()) == {0}


def test_any_thread_may_ask() -> None:
    timeline = timeline_of(PEOPLE)
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(lambda n: [hit.person.id for hit in search(timeline, "gvst"[n % 4])], range(64))
        )
    assert answers[:4] * 16 == answers
    assert answers[0][0] == "phan-van-giang"


def test_closed() -> None:
    timeline = timeline_of(SMALL)
    timeline.close()
    with pytest.raises(Exception, match="closed"):
        timeline.rank("late")
