"""Person search: whom each keystroke finds, in which order, and what of the name is marked."""

from __future__ import annotations

import unicodedata
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.timelines import PEOPLE, people_named, timeline_of
from tui.model import names
from tui.model.entities import Kind, Person
from tui.reading.bundled import bundled_path
from tui.store.opening import open_files
from tui.store.search.matching import Match, Tier, Typed, match
from tui.store.search.named import keys_named
from tui.store.search.people import Hit, nearest, person_hit, search
from tui.store.timeline import Timeline

# What the program promises of the people in the bundled timeline, and more of the same.
PROMISED = {
    "patrushev": "patrushev",
    "Патрушев": "patrushev",
    "tran van thanh": "chen-wenqing",
    "Trần Văn Thanh": "chen-wenqing",
    unicodedata.normalize("NFD", "Trần Văn Thanh"): "chen-wenqing",
    "tvt": "chen-wenqing",
    "chen wenqing": "chen-wenqing",
    "wenqing chen": "chen-wenqing",
    "chenwenqing": "chen-wenqing",
    "陈文清": "chen-wenqing",
    "shoigu": "shoigu",
    "shoygu": "shoigu",
    "Шойгу": "shoigu",
    "giang": "phan-van-giang",
    "phan van giang": "phan-van-giang",
    "li shangfu": "li-shangfu",
    "ly thuong phuc": "li-shangfu",
    "李尚福": "li-shangfu",
    "khrenin": "khrenin",
    "hang pham": "pham-thu-hang",
}
MORE = {
    "Николай Патрушев": "patrushev",
    "wenqingchen": "chen-wenqing",
    "文清": "chen-wenqing",
    "Чэнь Вэньцин": "chen-wenqing",
    "ch'en wen-ch'ing": "chen-wenqing",
    "Traanf": "chen-wenqing",
    "Traanf Vawn Thanh": "chen-wenqing",
    "sergei shoigu": "shoigu",
    "ss": "shoigu",
    "Phan Văn Giang": "phan-van-giang",
    "pvg": "phan-van-giang",
    "Lý Thượng Phúc": "li-shangfu",
    "Lys Thuwowngj Phucs": "li-shangfu",
    "Ли Шанфу": "li-shangfu",
    "Хренин": "khrenin",
    "viktor gennadievich khrenin": "khrenin",
    "Phạm Thu Hằng": "pham-thu-hang",
    "wang yi": "wang-yi",
    "Vương Nghị": "wang-yi",
    "vuong nghi": "wang-yi",
    "王毅": "wang-yi",
    "Ван И": "wang-yi",
    "putin": "putin",
    "Путин": "putin",
    "patruschev": "patrushev",
    "Patruschew": "patrushev",
    "Patruszew": "patrushev",
    "patrushew": "patrushev",
    "Schojgu": "shoigu",
    "Wladimir": "putin",
}


@pytest.fixture(scope="module")
def people() -> Timeline:
    return timeline_of(PEOPLE)


@pytest.fixture(scope="module")
def bundled() -> Timeline:
    timeline = open_files([bundled_path()]).timeline
    assert timeline is not None
    return timeline


def found(timeline: Timeline, text: str) -> list[str]:
    return [hit.person.id for hit in search(timeline, text)]


def letter_by_letter(timeline: Timeline, typed: str, person: str) -> None:
    """Type a text: its person is first at the end, and listed for as long as it is the beginning of a name."""
    record = timeline.get(Kind.PERSON, person)
    assert isinstance(record, Person)
    spellings = [*(version.text for version in record.name.versions), *record.aliases]
    folds = [names.fold(name) for name in spellings]
    for length in range(1, len(typed) + 1):
        beginning = typed[:length]
        if any(fold.startswith(names.fold(beginning)) for fold in folds):
            assert person in found(timeline, beginning), beginning
    assert found(timeline, typed)[0] == person


@pytest.mark.parametrize(("typed", "person"), [*PROMISED.items(), *MORE.items()])
def test_typed_letter_by_letter(people: Timeline, typed: str, person: str) -> None:
    letter_by_letter(people, typed, person)


@pytest.mark.parametrize(("typed", "person"), PROMISED.items())
def test_typed_letter_by_letter_on_the_bundled_timeline(bundled: Timeline, typed: str, person: str) -> None:
    letter_by_letter(bundled, typed, person)


@pytest.mark.parametrize("text", ["", "  ", "—", "'"])
def test_nothing_typed_means_everybody_most_events_first(people: Timeline, text: str) -> None:
    hits = search(people, text)
    assert len(hits) == 11
    assert [hit.events for hit in hits] == sorted((hit.events for hit in hits), reverse=True)
    assert (hits[0].person.id, hits[0].matched, hits[0].events) == ("phan-van-giang", "Phan Văn Giang", 2)
    assert all(hit.spans == () for hit in hits)
    assert [hit.key for hit in search(people, text, limit=3)] == [hit.key for hit in hits[:3]]


@pytest.mark.parametrize(
    ("typed", "tier", "matched", "marked"),
    [
        ("Wang Yi", Tier.EXACT, "Wang Yi", ["Wang", "Yi"]),
        ("van tran", Tier.WORDS, "Trần Văn Thanh", ["Trần", "Văn"]),
        ("шой", Tier.WORDS, "Сергей Шойгу", ["Шой"]),
        ("shoy", Tier.WORDS, "Sergei Shoigu", ["Shoi"]),
        ("清", Tier.WORDS, "陈文清", ["清"]),
        ("wen qing", Tier.WORDS, "陈文清", ["文清"]),
        ("tvt", Tier.INITIALS, "Trần Văn Thanh", ["T", "V", "T"]),
        ("chenwenq", Tier.SQUASHED, "Chen Wenqing", ["Chen", "Wenq"]),
        ("wenqingch", Tier.SQUASHED, "Chen Wenqing", ["Ch", "Wenqing"]),
        ("Traanf", Tier.TELEX, "Trần Văn Thanh", ["Trần"]),
    ],
)
def test_the_name_that_matched_and_what_is_marked(
    people: Timeline, typed: str, tier: Tier, matched: str, marked: list[str]
) -> None:
    hit = search(people, typed)[0]
    assert (hit.tier, hit.matched) == (tier, matched)
    assert [hit.matched[start:end] for start, end in hit.spans] == marked


def test_who_has_no_entry_is_found_once_for_each_name(people: Timeline) -> None:
    hits = search(people, "somebody else")
    assert [(hit.person.id, hit.matched, hit.events) for hit in hits] == [
        ("", "Somebody Else", 2),
        ("", "Somebody else", 1),
    ]
    assert hits[0].person.name.versions == (("Somebody Else", "en"),)
    assert [people.event(rank).id for rank in people.person_ranks(hits[0].key)] == ["three", "one"]


def test_a_statement_makes_no_participant(people: Timeline) -> None:
    hit = person_hit(people, "putin")
    assert hit is not None
    assert (hit.events, hit.matched, hit.spans) == (0, "Vladimir Putin", ())
    assert people.person_ranks(hit.key) == []
    assert person_hit(people, "nobody") is None


@pytest.mark.parametrize("typed", ["x" * 5000, "a " * 5000, '" OR NEAR(', "* ^ -", "\x00", "zzz", "😀"])
def test_nobody(people: Timeline, typed: str) -> None:
    assert [hit for hit in search(people, typed) if hit.spans] == []


def test_the_order_inside_a_tier() -> None:
    timeline = people_named(
        {"name": "Anna Tranter"},  # only begun, not at the start
        {"name": "Anna Tran"},  # whole, not at the start
        {"name": "Tranter Hill"},  # at the start, begun
        {"name": "Tran Minh Long"},  # at the start, whole: the longer one
        {"name": "Tran Minh"},
        {"name": "Tran Busy And Long"},  # at the start, whole, at an event
        events={"p5": 1, "p0": 3},
    )
    assert found(timeline, "tran") == ["p5", "p4", "p3", "p2", "p1", "p0"]


def test_a_lower_tier_never_stands_above() -> None:
    timeline = people_named(
        {"name": "Tvt"},
        {"name": "Ann Tvtko"},
        {"name": "Trần Văn Thanh"},
        {"name": "T Vtor"},
        events={"p3": 9, "p2": 5, "p1": 2},
    )
    hits = search(timeline, "tvt")
    assert [(hit.person.id, hit.tier) for hit in hits] == [
        ("p0", Tier.EXACT),
        ("p1", Tier.WORDS),
        ("p2", Tier.INITIALS),
        ("p3", Tier.SQUASHED),
    ]


def test_letters_as_typed_come_first_where_marks_are_typed() -> None:
    timeline = people_named(
        {"name": "Li Na"}, {"name": "Lý Na"}, {"name": "晨"}, {"name": "陈"}, events={"p0": 3, "p2": 3}
    )
    assert found(timeline, "Lý") == ["p1", "p0"]
    assert found(timeline, "li") == ["p0", "p1"]
    assert found(timeline, "陈") == ["p3", "p2"]


def test_telex_is_read_only_where_nothing_else_is_found() -> None:
    timeline = people_named({"name": "Trần"}, {"name": "Tranf"})
    hits = search(timeline, "tranf")
    assert [(hit.person.id, hit.tier) for hit in hits] == [("p1", Tier.EXACT)]
    assert [hit.person.id for hit in nearest(timeline, "tranf", beside=hits)] == ["p0"]


def test_at_most_so_many() -> None:
    timeline = people_named(*({"name": f"Tran {number}"} for number in range(60)))
    assert len(search(timeline, "tran")) == 50
    assert len(search(timeline, "tran", limit=7)) == 7
    assert len(search(timeline, "tran", limit=2**63 - 1)) == 60


def test_whom_a_query_means_by_a_name(people: Timeline) -> None:
    everybody = {hit.key: hit.person.id or hit.matched for hit in search(people, "")}

    def ids(name: str) -> list[str]:
        return [everybody[key] for key in keys_named(people, name)]

    assert ids("shoigu") == ["shoigu"]
    assert ids("Шойгу") == ["shoigu"]
    assert ids("somebody ELSE") == ["Somebody Else", "Somebody else"]
    assert ids("Vik") == ["khrenin"]
    assert sorted(ids("v")) == ["chen-wenqing", "khrenin", "phan-van-giang", "putin", "wang-yi"]
    assert ids("tvt") == ids("") == ids("nobody") == []


LETTERS = st.sampled_from("aábByiдш陈文晨 nnn-'")
NAMES = st.text(LETTERS, min_size=1, max_size=9).filter(str.strip)
TIMELINES = st.lists(st.lists(NAMES, min_size=1, max_size=3), min_size=1, max_size=6)


def naive_tier(typed: Typed, name: str) -> Tier | None:
    """Return the tier of a name by the words of the definition, without regard to time."""
    words = names.tokens(name)
    if typed.tokens == words:
        return Tier.EXACT
    for some in permutations(words, len(typed.tokens)):
        if all(word.startswith(token) for word, token in zip(some, typed.tokens, strict=True)):
            return Tier.WORDS
    if len(typed.squashed) < 2:
        return None
    if len(typed.tokens) == 1 and "".join(word[0] for word in words).startswith(typed.initials):
        return Tier.INITIALS
    around = ["".join(words[n:] + words[:n]) for n in range(len(words))]
    return Tier.SQUASHED if any(names.squash(text).startswith(typed.squashed) for text in around) else None


@settings(deadline=None)
@given(TIMELINES, NAMES)
def test_everybody_who_matches_is_found_by_their_best_name(spellings: list[list[str]], text: str) -> None:
    timeline = people_named(*({"name": some[0], "aliases": some[1:]} for some in spellings))
    typed = Typed(text)
    if not typed.tokens:
        return
    expected = {}
    for number, some in enumerate(spellings):
        tiers = [
            tier
            for name in some
            if (tier := naive_tier(typed, unicodedata.normalize("NFC", name))) is not None
        ]
        if tiers:
            expected[f"p{number}"] = min(tiers)
    hits = search(timeline, text)
    assert {hit.person.id: hit.tier for hit in hits if hit.tier < Tier.TELEX} == expected
    assert [hit.tier for hit in hits] == sorted(hit.tier for hit in hits)
    for hit in hits:
        check_spans(hit)
    for limit in range(1, len(expected) + 1):
        assert [hit.tier for hit in search(timeline, text, limit)] == [hit.tier for hit in hits[:limit]]


def check_spans(hit: Hit) -> None:
    """The marks are inside the name, in order, apart, and (where nothing is mistyped) fold to letters typed."""
    assert hit.spans
    edges = [edge for span in hit.spans for edge in span]
    assert edges == sorted(set(edges))
    assert edges[0] >= 0
    assert edges[-1] <= len(hit.matched)


@given(NAMES, NAMES)
def test_a_name_matches_as_the_definition_says(text: str, name: str) -> None:
    typed = Typed(text)
    if typed.tokens and len(names.tokens(name)) < 7:
        one = match(typed, name, names.fold(name))
        assert (one.tier if one else None) == naive_tier(typed, name)


def test_matches_sort_by_tier_first() -> None:
    assert Match(Tier.EXACT, (1, 1, 1), 2) < Match(Tier.WORDS, (0, 0, 0), 0)
