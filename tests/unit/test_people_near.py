"""Guesses: whose name is near to what was typed, and that nobody takes them for finds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from tests.unit.timelines import PEOPLE, people_named, timeline_of
from tui.model import names
from tui.store.search.matching import Tier
from tui.store.search.people import nearest, search
from tui.store.search.typos import written_alike
from tui.store.timeline import Timeline

NEAR = {
    "patrushec": "patrushev",
    "shiogu": "shoigu",
    "viktro khrenim": "khrenin",
    "chem wenquing": "chen-wenqing",
}


@pytest.fixture(scope="module")
def people() -> Timeline:
    return timeline_of(PEOPLE)


def found(timeline: Timeline, text: str) -> list[str]:
    return [hit.person.id for hit in search(timeline, text)]


@pytest.mark.parametrize(("typed", "person"), NEAR.items())
def test_who_is_only_near_is_a_guess_and_no_find(people: Timeline, typed: str, person: str) -> None:
    assert found(people, typed) == []
    first, *_ = nearest(people, typed)
    assert (first.person.id, first.tier, first.guessed) == (person, Tier.TYPOS, True)


@pytest.mark.parametrize(
    ("typed", "matched", "marked"),
    [
        ("patrusev ni", "Nikolai Patrushev", ["Ni", "Patrushev"]),
        ("viktro khrenim", "Viktor Khrenin", ["Viktor", "Khrenin"]),
    ],
)
def test_what_is_marked_of_a_guess(people: Timeline, typed: str, matched: str, marked: list[str]) -> None:
    hit = nearest(people, typed)[0]
    assert hit.matched == matched
    assert [hit.matched[start:end] for start, end in hit.spans] == marked


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("biden", ["p0"]),  # a letter of five; what follows behind a beginning may still be typed
        ("budin", []),  # two letters of five
        ("mutin", []),  # no language writes P as M
        ("wolfgong putin", ["p4"]),  # but V as W
        ("obosanyo", ["p2"]),  # two letters of eight
        ("obosinyo", []),  # three
        ("pum", []),  # three letters have no error
        ("putim ann", []),  # each word is near, or none is
    ],
)
def test_how_near_a_guess_is(typed: str, near: list[str]) -> None:
    timeline = people_named(
        {"name": "Birendra"},
        {"name": "Vladimir Putin"},
        {"name": "Olusegun Obasanjo"},
        {"name": "Ann Pam"},
        {"name": "Volfgang Putin"},
    )
    assert found(timeline, typed) == []
    assert [hit.person.id for hit in nearest(timeline, typed)] == near


@given(st.text("abckhvwxyz", min_size=1, max_size=13), st.text("abckhvwxyz", min_size=1, max_size=13))
@settings(deadline=None, max_examples=60)
def test_a_guess_has_at_most_an_error_in_four_letters(typed: str, name: str) -> None:
    timeline = people_named({"name": name})
    token, word = names.fold(typed), names.fold(name)
    distances = [OSA.distance(token, word[:length]) for length in range(1, len(word) + 1)]
    alike = token[0] == word[0] or word[0] in written_alike(token[0])
    near = alike and min(distances) <= len(token) // 4
    hits = search(timeline, typed)
    assert bool(nearest(timeline, typed, beside=hits)) == (near and not hits)


def test_letters_are_alike_both_ways() -> None:
    for letter in "abcdefghijklmnopqrstuvwxyz":
        assert all(letter in written_alike(other) for other in written_alike(letter))


def test_the_nearest_are_named_only_where_few_are_found() -> None:
    many = people_named(*({"name": f"Giang {letter}"} for letter in "ABC"), {"name": "Guang"})
    hits = search(many, "giang")
    assert [hit.tier for hit in hits] == [Tier.WORDS] * 3
    assert nearest(many, "giang", beside=hits) == []
    few = people_named({"name": "Giang A"}, {"name": "Guang"})
    hits = search(few, "giang")
    assert [hit.person.id for hit in hits] == ["p0"]
    assert [hit.person.id for hit in nearest(few, "giang", beside=hits)] == ["p1"]
    assert nearest(few, "") == []


def test_a_whole_word_is_nearer_than_a_beginning() -> None:
    timeline = people_named({"name": "Birendra"}, {"name": "Bidan"}, events={"p0": 2})
    assert [hit.person.id for hit in nearest(timeline, "biden")] == ["p1", "p0"]
