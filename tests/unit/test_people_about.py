"""People asked for by more than a name: titles, offices, posts, countries, words of several names, one word too many."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.timelines import timeline_of, timeline_of_tables
from tui.model.honorifics import without_chinese_titles, without_titles
from tui.model.names import fold
from tui.store.search.about import AboutIndex
from tui.store.search.matching import Tier
from tui.store.search.people import search
from tui.store.timeline import Timeline

PEOPLE = """
[people.erna]
name = "Erna Beispiel"
posts = [{ title = { en = "Chancellor", de = "Kanzlerin" }, date = "2005/2021" }]
country = "DE"
[people.talal]
name = "Talal of Nowhere"
[people.jost]
name = "Jost Wöhler"
[people.minh]
name = "Lê Văn Minh"
country = "VN"
[people.hilda]
name = "Margaret Hilda Weaver"
aliases = ["Margaret Dyer"]
[people.li]
name = "李文"
names = { en = "Li Wen" }
[people.ivan]
name = "Иван Примеров"
[people.khalil]
name = "خليل المثال"
[people.ann]
name = "Ann Weston"
[events.visit]
title = "Visit"
date = "1990"
participants = [
  { person = "talal", office = "King" }, { person = "hilda", office = { en = "Mayor of Oxbridge" } },
  { person = "ann", delegation = "Freedonia" }, { name = "Bo Stranger", office = "Harbour pilot" }, "Nobody Else",
]
"""


@pytest.fixture(scope="module")
def people() -> Timeline:
    return timeline_of(PEOPLE)


def found(timeline: Timeline, text: str) -> list[str]:
    return [hit.person.id or hit.matched for hit in search(timeline, text)]


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("king talal", "talal"),
        ("Talal King", "talal"),
        ("His Majesty King Talal", "talal"),
        ("Chancellor Beispiel", "erna"),
        ("Frau Kanzlerin Beispiel", "erna"),
        ("beispiel kanz", "erna"),
        ("Mme Beispiel", "erna"),
        ("Dr. Jost Wöhler", "jost"),
        ("Herr Prof. Dr. Wöhler", "jost"),
        ("General Lê Văn Minh", "minh"),
        ("đại tướng Minh", "minh"),
        ("Phó Thủ tướng Lê Văn Minh", "minh"),
        ("ông Minh", "minh"),
        ("Señora Weaver", "hilda"),
        ("Mrs Weaver", "hilda"),
        ("Mrs Margaret Dyer", "hilda"),
        ("weaver dyer", "hilda"),
        ("Mayor Weaver", "hilda"),
        ("weaver oxbridge", "hilda"),
        ("李文主席", "li"),
        ("李文先生", "li"),
        ("Президент Иван Примеров", "ivan"),
        ("г-н Примеров", "ivan"),
        ("الرئيس خليل المثال", "khalil"),
        ("السيد خليل", "khalil"),
        ("المثال الخليل", "khalil"),
        ("Weston Freedonia", "ann"),
        ("pilot stranger", "Bo Stranger"),
        ("Minh VN", "minh"),
        ("minh vietnam", "minh"),
        ("Minh Việt Nam", "minh"),
        ("Вьетнам Minh", "minh"),
        ("Beispiel Deutschland", "erna"),
        ("Frau Beispiel, Germany", "erna"),
    ],
)
def test_titles_weigh_nothing_and_all_that_is_known_counts(people: Timeline, typed: str, person: str) -> None:
    hits = search(people, typed)
    assert found(people, typed) == [person]
    assert (hits[0].tier, hits[0].left_out) == (Tier.ABOUT, "")
    assert hits[0].spans


def test_somebody_is_asked_for_by_a_word_of_a_name(people: Timeline) -> None:
    assert found(people, "king") == found(people, "chancellor mayor") == found(people, "king queen") == []


@pytest.mark.parametrize(
    ("typed", "person", "left_out", "matched"),
    [
        ("Jost Eberhard Wöhler", "jost", "Eberhard", ["Jost", "Wöhler"]),
        ("jost wohler filius", "jost", "filius", ["Jost", "Wöhler"]),
        ("Tante Weaver", "hilda", "Tante", ["Weaver"]),
        ("Margaret Joan Weaver", "hilda", "Joan", ["Margaret", "Weaver"]),
        ("Mrs Joan Weaver", "hilda", "Joan", ["Weaver"]),
        ("chancellor Berta Beispiel", "erna", "Berta", ["Beispiel"]),
        ("Lê Văn Minh X", "minh", "X", ["Lê", "Văn", "Minh"]),
    ],
)
def test_one_word_too_many_still_finds_and_is_told(
    people: Timeline, typed: str, person: str, left_out: str, matched: list[str]
) -> None:
    hits = search(people, typed)
    assert [(hit.person.id, hit.tier, hit.left_out) for hit in hits] == [(person, Tier.BUT_ONE, left_out)]
    assert [hits[0].matched[start:end] for start, end in hits[0].spans] == matched


@pytest.mark.parametrize(
    "typed",
    [
        "talal jordan",  # not the last word of a name
        "ann weaver",  # Ann is somebody else, so it is no word too many
        "jost smithereens",  # the longer word is the one that tells
        "Lê Văn Thịnh",  # another given name
        "Lê Văn B",  # an initial
        "Li Example",  # two letters tell nobody
        "xx yy Weaver",  # two words too many
        "weav tante",  # the beginning of a word is too little for that
    ],
)
def test_a_word_left_out_does_not_find_somebody_else(people: Timeline, typed: str) -> None:
    assert search(people, typed) == []


def test_who_shares_only_a_common_word_is_not_found() -> None:
    named = {f"p{at}": {"name": f"{name} Doe"} for at, name in enumerate(["John", "Jon", "Joan", "Ian"])}
    timeline = timeline_of_tables({"people": named, "events": {}})
    assert found(timeline, "john smith") == []
    assert found(timeline, "zoe doe") == []  # nobody of four
    del named["p3"]
    timeline = timeline_of_tables({"people": named, "events": {}})
    assert found(timeline, "zed doe") == []  # the word that is left has three letters
    assert found(timeline, "smith john doe") == ["p0"]  # the whole name and one word more


def test_namesakes_are_all_found_with_a_word_too_many() -> None:
    named = {f"p{at}": {"name": "Nguyễn Văn Hùng"} for at in range(5)}
    timeline = timeline_of_tables({"people": named, "events": {}})
    assert found(timeline, "Nguyễn Văn Hùng Example") == list(named)
    assert found(timeline, "General Nguyễn Văn Hùng") == list(named)


def test_a_short_title_that_is_a_name_here_is_a_name() -> None:
    timeline = timeline_of_tables(
        {"people": {"a": {"name": "Trần Thanh"}, "b": {"name": "Lê Đức"}}, "events": {}}
    )
    assert found(timeline, "Tran Duc Thanh") == ["a"]
    assert search(timeline, "Tran Duc Thanh")[0].left_out == "Duc"
    assert found(timeline, "duc thanh") == []


def test_who_is_found_by_name_hides_who_is_found_by_more() -> None:
    timeline = timeline_of_tables(
        {
            "people": {
                "a": {"name": "Ruth King"},
                "b": {"name": "Ruth Monarch", "posts": [{"title": "King"}]},
            },
            "events": {},
        }
    )
    assert found(timeline, "king ruth") == ["a"]
    assert found(timeline, "king monarch") == ["b"]


def test_titles_alone_stay() -> None:
    def none(_: str) -> bool:
        return False

    def words(text: str) -> list[str]:
        tokens = fold(text).split()
        return [tokens[at] for at in without_titles(tokens, none)]

    assert words("Mrs President") == ["mrs", "president"]
    assert words("vice president Weaver") == ["weaver"]
    assert words("as-Sadat") == ["sadat"]
    assert words("as Weaver") == ["as", "weaver"]
    assert words("") == []
    assert without_chinese_titles("主席") == "主席"
    assert without_chinese_titles("李文国家主席").strip() == "李文"


WORDS = st.sampled_from(["erna", "ern", "bei", "beispiel", "mayor", "minh", "xavier", "dr", "king", "wöhler"])


@settings(deadline=None, max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=3, unique=True), st.lists(WORDS, max_size=2, unique=True), WORDS)
def test_nobody_is_found_whom_two_words_do_not_answer(name: list[str], posts: list[str], other: str) -> None:
    record = {"name": " ".join(name), "posts": [{"title": post} for post in posts]}
    timeline = timeline_of_tables({"people": {"p": record}, "events": {}})
    typed = ["zz", "qqqq", *name, other]
    assert search(timeline, " ".join(typed)) == []
    hits = search(timeline, " ".join([*name, *posts]))
    assert [hit.person.id for hit in hits] == ["p"]
    assert hits[0].left_out == ""


def test_what_is_about_somebody_is_written_down_once() -> None:
    timeline = timeline_of(PEOPLE)
    timeline.once(AboutIndex)
    words = dict(timeline.rows("select coalesce(id, name), words from about join people on key = person"))
    assert words["erna"] == " chancelor kanzlerin"
    assert words["ann"] == " fredonia"
    assert words["Bo Stranger"] == " harbour pilot"
    assert "jost" not in words
