"""Person search answers from indexes what its definition says of every name, one by one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.timelines import timeline_of_tables
from tui.model.names import fold, fold_all, squash, squashes
from tui.store.search import indexes
from tui.store.search.indexes import NamesIndex
from tui.store.search.matching import Match, Tier, Typed, match
from tui.store.search.people import search
from tui.store.search.run_together import joined
from tui.store.search.vocabulary import Vocabulary
from tui.store.timeline import Timeline

WORDS = st.sampled_from(
    [
        "tran",
        "Trần",
        "tra",
        "t",
        "an",
        "anna",
        "nam",
        "na",
        "n",
        "Ван",
        "В",
        "文",
        "清",
        "wen",
        "Yi",
        "ii",
        "ß",
    ]
)
SPELLINGS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
PEOPLE = st.lists(
    st.tuples(st.lists(SPELLINGS, min_size=1, max_size=3), st.integers(0, 2)), min_size=1, max_size=12
)
TYPED = st.one_of(
    SPELLINGS,
    SPELLINGS.map(lambda text: text[:-1] or text),
    SPELLINGS.map(lambda text: text.replace(" ", "")),
    st.text("antvwieyT 文清Ва", min_size=1, max_size=6),
)


def peopled(people: list[tuple[list[str], int]]) -> Timeline:
    """Return a timeline of people by their names, each with a number of events."""
    return timeline_of_tables(
        {
            "people": {
                f"p{number}": {"name": names[0], "aliases": names[1:]}
                for number, (names, _) in enumerate(people)
            },
            "events": {
                f"p{number}-{at}": {"title": "x", "date": "2000", "participants": [{"person": f"p{number}"}]}
                for number, (_, events) in enumerate(people)
                for at in range(events)
            },
        }
    )


def ranked(timeline: Timeline, text: str) -> list[tuple[Tier, int]]:
    """Return (tier, key) of whoever is meant, best first, by looking at every name."""
    typed = Typed(text)
    best: dict[int, Match] = {}
    rows = timeline.rows("select person, written, folded from names")
    for key, written, folded in rows:
        one = match(typed, written, folded)
        if one and (key not in best or one < best[key]):
            best[key] = one
    return [(best[key].tier, key) for key in sorted(best, key=lambda key: (best[key][:2], key))]


@pytest.mark.parametrize("at_first", [1, 64])
@settings(deadline=None, max_examples=60)
@given(people=PEOPLE, text=TYPED, data=st.data())
def test_the_indexes_find_what_looking_at_every_name_finds(
    at_first: int, people: list[tuple[list[str], int]], text: str, data: st.DataObject
) -> None:
    timeline = peopled(people)
    if data.draw(st.booleans()):
        around = data.draw(st.sampled_from([one for name in people[0][0] for one in squashes(fold(name))]))
        text = around[: data.draw(st.integers(2, 9))]
    timeline.once(NamesIndex)
    if not fold(text):
        return
    expected = ranked(timeline, text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(indexes, "FIRST_GROUP", at_first)
        for limit in range(1, len(expected) + 2):
            hits = [(hit.tier, hit.key) for hit in search(timeline, text, limit) if hit.tier < Tier.RESPELT]
            assert hits == expected[:limit]


@given(st.lists(st.text(max_size=12), max_size=6))
def test_many_texts_fold_as_each_alone(texts: list[str]) -> None:
    assert fold_all(texts) == [fold(text) for text in texts]


@settings(max_examples=300)
@given(st.lists(SPELLINGS, min_size=1, max_size=6), st.data())
def test_what_is_written_together_is_found_by_its_words(names: list[str], data: st.DataObject) -> None:
    folds = fold_all(names)
    around = data.draw(st.sampled_from([text for folded in folds for text in squashes(folded)]))
    typed = squash(around[: data.draw(st.integers(1, len(around)))])
    known = Vocabulary(word for folded in folds for word in folded.split())
    assert joined(typed, known) is not None


def test_a_text_that_no_words_make_asks_for_nobody() -> None:
    assert joined("xtran", Vocabulary(["tran", "van"])) is None
    assert joined("tranx", Vocabulary(["tran", "van"])) is None
