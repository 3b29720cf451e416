"""Marks for kinds of a file's own: the same wherever they occur, and told apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.timelines import timeline_of_tables
from tui.model.text import cells
from tui.scene.glyphs import KINDS, OWN, OWN_TINTS, Signs, glyph
from tui.scene.kinds import signs_of

NAMES = st.sampled_from(["battle", "siege", "treaty", "đàm phán", "выставка", *KINDS]) | st.text(max_size=5)


def test_there_are_enough_of_them() -> None:
    assert len(OWN) >= 12
    assert OWN_TINTS > 1


@given(st.lists(NAMES, unique=True, max_size=len(OWN) + 5), st.randoms())
def test_the_order_of_kinds_does_not_matter(kinds: list[str], random: st.DataObject) -> None:
    again = list(kinds)
    random.shuffle(again)  # type: ignore[attr-defined]
    assert {kind: Signs(kinds).of(kind) for kind in kinds} == {kind: Signs(again).of(kind) for kind in kinds}


@given(st.lists(NAMES.filter(lambda kind: kind not in KINDS and kind), unique=True, max_size=len(OWN)))
def test_no_two_kinds_of_a_file_share_a_mark(kinds: list[str]) -> None:
    names = [Signs([*kinds, *KINDS]).of(kind) for kind in kinds]
    assert len(set(names)) == len(names)
    assert not set(names) & set(KINDS)
    for ascii_only in (False, True):
        signs = {glyph(name, ascii_only=ascii_only) for name in names}
        assert len(signs) == len(names)
        assert all(cells(sign) == 1 for sign in signs)


@given(NAMES.filter(bool), st.lists(NAMES, max_size=4))
def test_a_kind_keeps_its_mark_unless_another_has_it(kind: str, others: list[str]) -> None:
    alone = Signs([kind]).of(kind)
    together = Signs([kind, *others])
    assert together.of(kind) == alone or alone in map(together.of, others)


def test_kinds_that_have_marks_of_their_own_keep_them_and_none_has_that_of_others() -> None:
    signs = Signs(["battle", *KINDS])
    assert [signs.of(kind) for kind in KINDS] == list(KINDS)
    assert signs.of(None) == "other"
    assert signs.own() == ["battle"]


def test_where_there_are_more_kinds_than_marks_some_are_shared() -> None:
    kinds = [f"kind {number}" for number in range(3 * len(OWN))]
    signs = Signs(kinds)
    assert {signs.of(kind) for kind in kinds} == set(OWN)


def test_a_timeline_has_the_marks_of_its_kinds() -> None:
    events = {
        f"e{number}": {"title": "A", "date": "2024", "kind": kind}
        for number, kind in enumerate(["siege", "talks", "battle", "siege"])
    }
    events["none"] = {"title": "A", "date": "2024"}
    assert signs_of(timeline_of_tables({"events": events})).own() == ["battle", "siege"]
