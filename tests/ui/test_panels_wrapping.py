"""Breaking styled text into rows."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.model.text import cells as cells_of
from tui.model.text import safe
from tui.ui.panels.wrapping import Row, TextPiece, broken, cells, clipped, plainly_broken, wrap

texts = st.text(alphabet="abcdefgh   ốễ陈文清，。Ш́é👍❤️[]/", max_size=60).map(safe)
pieces_ = st.lists(st.builds(TextPiece, texts, st.sampled_from(["plain", "dim"])), max_size=6)
widths = st.integers(2, 30)


def said(rows: list[Row]) -> list[str]:
    return ["".join(piece.text for piece in row) for row in rows]


@given(pieces_, widths, st.integers(0, 4))
def test_no_row_is_wider_than_allowed(pieces: list[TextPiece], width: int, hang: int) -> None:
    rows = wrap(pieces, width, hang)
    assert all(cells(row) <= width for row in rows)
    assert all(row.startswith(" " * min(hang, width - 2)) for row in said(rows)[1:])


@given(pieces_, widths)
def test_nothing_but_spaces_is_lost(pieces: list[TextPiece], width: int) -> None:
    written = "".join(piece.text for piece in pieces)
    assert re.sub(r"\s", "", "".join(said(wrap(pieces, width)))) == re.sub(r"\s", "", written)


@given(pieces_, widths)
def test_every_character_keeps_its_style(pieces: list[TextPiece], width: int) -> None:
    def styled(all_pieces: Iterable[TextPiece]) -> list[tuple[str, str]]:
        return [(c, piece.role) for piece in all_pieces for c in piece.text if not c.isspace()]

    assert styled(piece for row in wrap(pieces, width) for piece in row) == styled(pieces)


plain_texts = st.text(alphabet="ab   đếш[·–", max_size=20)


@given(
    st.lists(
        st.builds(
            TextPiece,
            plain_texts | texts,
            st.sampled_from(["plain", "dim"]),
            st.sampled_from([None, 0]),
            whole=st.booleans(),
        ),
        max_size=6,
    ),
    st.integers(2, 40),
    st.integers(0, 4),
)
@example([TextPiece("a "), TextPiece("", whole=True), TextPiece(" ", whole=True)], 9, 0)
def test_plain_texts_break_as_all_do(pieces: list[TextPiece], width: int, hang: int) -> None:
    hang = min(hang, width - 2)
    rows = plainly_broken(pieces, width, hang)
    assert rows is None or rows == broken(pieces, width, hang)


def test_characters_taken_for_one_cell_wide_are() -> None:
    plain = [chr(code) for code in range(0x3000) if plainly_broken([TextPiece(chr(code))], 9, 0)]
    assert set("aĐếш·–…“") <= set(plain)
    assert {cells_of(character) for character in plain} == {1}


@given(st.lists(st.text(alphabet="abcdef", min_size=1, max_size=9), min_size=1), st.integers(9, 40))
def test_words_that_fit_are_never_cut(words: list[str], width: int) -> None:
    assert " ".join(said(wrap([TextPiece(" ".join(words))], width))).split() == words


@given(st.lists(st.text(alphabet="abcdef", min_size=1, max_size=9), min_size=1), st.integers(9, 40))
def test_a_row_ends_only_where_the_next_word_would_not_fit(words: list[str], width: int) -> None:
    rows = said(wrap([TextPiece(" ".join(words))], width))
    for row, following in itertools.pairwise(rows):
        assert len(row) + 1 + len(following.split()[0]) > width


def test_a_word_over_several_pieces_stays_together() -> None:
    rows = wrap([TextPiece("in the "), TextPiece("Kremlin", "link", 0), TextPiece(", Moscow")], 10)
    assert said(rows) == ["in the", "Kremlin,", "Moscow"]


def test_han_breaks_between_characters_and_not_before_a_full_stop() -> None:
    assert said(wrap([TextPiece("陈文清会见。")], 9)) == ["陈文清会", "见。"]
    assert said(wrap([TextPiece("陈文清。")], 6)) == ["陈文", "清。"]


def test_a_whole_piece_is_not_broken_at_its_spaces() -> None:
    assert said(wrap([TextPiece("said so "), TextPiece("[nld p5]", whole=True)], 12)) == [
        "said so",
        "[nld p5]",
    ]


def test_a_word_wider_than_a_row_is_cut_between_characters() -> None:
    assert said(wrap([TextPiece("a abcdefghij")], 4)) == ["a", "abcd", "efgh", "ij"]
    assert said(wrap([TextPiece("é́é́é́")], 2)) == ["é́é́", "é́"]


@pytest.mark.parametrize("text", ["", "   "])
def test_no_text_gives_no_row(text: str) -> None:
    assert wrap([TextPiece(text)], 10) == []


@given(pieces_, st.integers(0, 30))
def test_clipping_keeps_within_the_width(pieces: list[TextPiece], width: int) -> None:
    row = clipped(tuple(pieces), width)
    written = "".join(piece.text for piece in pieces)
    assert cells(row) <= width
    if cells_of(written) <= width:
        assert row == tuple(pieces)
    elif width:
        assert "".join(piece.text for piece in row)[-1] == "…"
