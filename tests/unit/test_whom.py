"""Whom a name means: the one of this id and who is called so too, the one behind `=`, several, or nobody."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.timelines import timeline_of
from tui.page.grid import cell_words, heads
from tui.query.grid import grid
from tui.query.language import Ask, QueryError, Term, parse, people_of
from tui.query.result import resolve
from tui.query.view import View, shell_word
from tui.query.whom import called_alike, label, nobody_words, several_asked
from tui.scene.lane_groups import lane_groups
from tui.store.search.named import keys_named, people_meant
from tui.store.search.people import Hit, people_hits, search
from tui.store.timeline import Timeline

NAMESAKES = """
[people.orlov]
name = "Ivan Orlov"
posts = [{ title = "Pilot", date = "1950/1960" }]
[people.orlov-2]
name = "Pyotr Orlov"
country = "RU"
[people.orlova]
name = "Anna Orlova"
[people.bao-1]
name = "Trần Gia Bảo"
country = "VN"
posts = [{ title = "Cook", date = "1990/2000" }, { title = "Mayor", date = "2001/2009" }]
[people.bao-2]
name = "Trần Gia Bảo"
country = "VN"
[people.bao-min]
name = "Bao Min"
[events.a]
title = "Supper"
date = "2004"
participants = [{ person = "bao-1" }, { person = "orlov" }, "Ivan Orlov", "orlov"]
[events.b]
title = "Breakfast"
date = "1999"
participants = [{ person = "bao-2" }, { person = "orlov-2" }, { person = "orlova" }]
[events.c]
title = "Dinner"
date = "2001"
participants = [{ person = "bao-2" }]
"""


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    return timeline_of(NAMESAKES)


def told(hits: list[Hit]) -> set[str]:
    return {hit.person.id or f"only {hit.person.name}" for hit in hits}


def named(timeline: Timeline, name: str) -> set[str]:
    return told(list(people_hits(timeline, keys_named(timeline, name)).values()))


@pytest.mark.parametrize(
    ("name", "people"),
    [
        # whoever has the id, and whoever else is called so; not who is called something that begins so
        ("orlov", {"orlov", "orlov-2", "only Ivan Orlov", "only orlov"}),
        ("=orlov", {"orlov"}),
        ("=Ivan Orlov", {"only Ivan Orlov"}),
        ("=ivan orlov", set()),
        ("=orlo", set()),
        ("ivan orlov", {"orlov", "only Ivan Orlov"}),
        ("orlo", {"orlov", "orlov-2", "orlova", "only Ivan Orlov", "only orlov"}),
        ("bao-1", {"bao-1"}),
        ("gia bao", {"bao-1", "bao-2"}),
        ("arlov", set()),
        ("=", set()),
        ("-", set()),
    ],
)
def test_whom_a_query_means(timeline: Timeline, name: str, people: set[str]) -> None:
    assert named(timeline, name) == people


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("orlov", {"orlov", "orlov-2", "only Ivan Orlov", "only orlov"}),
        ("=orlov", {"orlov"}),
        # wherever in the name the word stands, and whoever is at more events
        ("bao", {"bao-1", "bao-2", "bao-min"}),
        ("bảo", {"bao-1", "bao-2"}),
        ("orlova", {"orlova"}),
        ("mi", {"bao-min"}),
        ("tgb", {"bao-1", "bao-2"}),
        ("trangia", {"bao-1", "bao-2"}),
        ("Traanf Gia", {"bao-1", "bao-2"}),
        ("orlvoa", set()),  # a guess
        ("", set()),
        ("?", set()),
    ],
)
def test_everybody_whom_a_name_means_equally_well(timeline: Timeline, name: str, people: set[str]) -> None:
    assert told(people_meant(timeline, name)) == people


def test_nobody_is_said_with_who_is_nearest(timeline: Timeline) -> None:
    assert (
        nobody_words(timeline, "orlvoa", "en") == "nobody is found by orlvoa; nearest: Anna Orlova (orlova)"
    )
    assert nobody_words(timeline, "zzzzzzz", "en") == "nobody is found by zzzzzzz"


def test_namesakes_are_told_apart(timeline: Timeline) -> None:
    hits = search(timeline, "gia bao")
    assert called_alike(hits, "en") == {hit.key for hit in hits}
    assert sorted(label(timeline, hit, "en") for hit in hits) == [
        "Trần Gia Bảo (bao-1 · VN · Mayor · 2004 · 1 event)",
        "Trần Gia Bảo (bao-2 · VN · 1999–2001 · 2 events)",
    ]
    assert not called_alike(search(timeline, "bao min"), "en")


def test_several_people_of_a_query_are_named(timeline: Timeline) -> None:
    words = several_asked(timeline, parse('who:"gia bao" -who:orlov kind:x'), "en")
    assert words == "2 people are so named: gia bao · Trần Gia Bảo (bao-2), Trần Gia Bảo (bao-1)"
    assert several_asked(timeline, parse("who:=bao-1 who:orlova"), "en") == ""


def test_the_people_of_a_query() -> None:
    assert people_of(parse('(who:a | with:"b c") -who:d who:=e who:a x')) == ["a", "b c", "=e"]


@given(st.sampled_from([Ask.WHO, Ask.WITH]), st.text(min_size=1))
def test_one_person_is_written_so_that_it_is_read_again(ask: Ask, name: str) -> None:
    term = Term(ask, f"={name}")
    if name.strip():
        assert parse(str(term)).terms == (term,)
    else:
        with pytest.raises(QueryError):
            parse(str(term))


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("who:=a", "=a"),
        ('who:="a b"', "=a b"),
        ('who:" =a "', "=a"),
        ("WITH:=Á", "=Á"),
        ("who:==a", "==a"),
        ('kind:="a b"', "=a b"),
    ],
)
def test_what_stands_behind_the_sign_is_one_value(written: str, text: str) -> None:
    (term,) = parse(written).terms
    assert isinstance(term, Term)
    assert term.text == text


@pytest.mark.parametrize("word", ["=a", "=a b", "-q", "who:=a", "a'b", ""])
def test_a_command_line_is_safe_in_shells_that_expand_a_leading_sign(word: str) -> None:
    import shlex

    assert shlex.split(shell_word(word)) == [word]
    assert not shell_word(word).startswith("=")


def test_a_pinned_person_is_quoted_in_the_command() -> None:
    assert View(pinned=("=a",)).command(["x.toml"]) == "timeline --pin '=a' x.toml"


def test_a_name_that_is_an_id_too_is_that_of_the_entry() -> None:
    timeline = timeline_of(
        json.dumps(
            {
                "people": {"ann": {"name": "Bea"}},
                "events": {"e": {"title": "x", "date": "2000", "participants": ["ann", {"person": "ann"}]}},
            }
        )
    )
    assert named(timeline, "=ann") == {"ann"}
    assert named(timeline, "ann") == {"ann", "only ann"}


def test_namesakes_are_told_apart_in_the_grid_and_in_lanes(timeline: Timeline) -> None:
    result = resolve(timeline, View())
    found = grid(result)
    rows = heads(found, 120, "en").rows
    assert [row.split(maxsplit=1)[1].strip() for row in rows if "Bảo" in row] == [
        "Trần Gia Bảo (bao-2)",
        "Trần Gia Bảo (bao-1)",
    ]
    narrow = [row for row in heads(found, 60, "en").rows if "Tr" in row]
    assert [row.strip()[-7:] for row in narrow] == ["(bao-2)", "(bao-1)"]
    at = next(number for number, hit in enumerate(found.people) if hit.person.id == "bao-1")
    assert cell_words(found, at, at, "en") == "Trần Gia Bảo (bao-1): at 1 event of this view."
    lanes = [group.head for group in lane_groups(resolve(timeline, View(lanes="person", pinned=("bao",))))]
    assert lanes[0] == "bao: 3 people"
    assert {"Trần Gia Bảo (bao-1)", "Trần Gia Bảo (bao-2)", "Ivan Orlov (orlov)", "Pyotr Orlov"} < set(lanes)
