"""Dates in words, in English and Vietnamese."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from tests.unit.edtf_texts import expressions
from tui.model.dates import When, Window

GOLDEN = Path(__file__).parents[1] / "golden" / "dates.tsv"
WORDS = [line.split("\t") for line in GOLDEN.read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("text", "english", "short", "vietnamese", "short_vietnamese"), WORDS)
def test_words(text: str, english: str, short: str, vietnamese: str, short_vietnamese: str) -> None:
    when = When.parse(text)
    assert when.words() == when.words("en") == when.words("de") == english
    assert when.short() == short
    assert when.words("vi") == when.words("vi-VN") == vietnamese
    assert when.short("vi") == short_vietnamese


@pytest.mark.parametrize(
    ("text", "english", "vietnamese"),
    [
        ("2023-08-14/2023-08-17", "14–17 August 2023", "ngày 14–17 tháng 8 năm 2023"),
        ("2023-08-01/2023-08-31", "August 2023", "tháng 8 năm 2023"),
        ("2010/2024", "2010–2024", "từ năm 2010 đến năm 2024"),
        ("-0043/0100", "44 BCE – 100 CE", "từ năm 44 TCN đến năm 100 SCN"),
        # A window without an end says nothing about what goes on.
        ("2023/..", "from 2023 on", "từ năm 2023 trở đi"),
        ("../2023", "until 2023", "đến năm 2023"),
        ("../..", "all time", "toàn bộ thời gian"),
        (
            "2023-08-17T20:00/2023-08-17T20:59",
            "20:00–20:59 on 17 August 2023",
            "20:00–20:59 ngày 17 tháng 8 năm 2023",
        ),
    ],
)
def test_words_of_a_window(text: str, english: str, vietnamese: str) -> None:
    assert Window.parse(text).words() == english
    assert Window.parse(text).words("vi") == vietnamese


@given(expressions())
def test_every_date_has_words(text: str) -> None:
    when = When.parse(text)
    for words in (when.words(), when.short(), when.words("vi"), when.short("vi")):
        assert words.strip() == words != ""
        assert "{" not in words
        assert "  " not in words


@given(expressions())
def test_doubt_survives_into_words(text: str) -> None:
    when = When.parse(text)
    if when.uncertain:
        assert "perhaps" in when.words()
        assert "có lẽ" in when.words("vi")
        assert "?" in when.short()
    if when.approximate:
        assert "about" in when.words() or "roughly" in when.words()
        assert "khoảng" in when.words("vi") or "ước chừng" in when.words("vi")
        assert "c. " in when.short() or "roughly" in when.short()
        assert "k. " in when.short("vi") or "ước chừng" in when.short("vi")


def test_an_end_that_is_open_says_nothing_of_now() -> None:
    for text in ("1985/..", "2030/..", "2016-07-15/..", "[..2023-08-15]/.."):
        when = When.parse(text)
        for words in (when.words(), when.short(), when.words("vi"), when.short("vi")):
            assert "since" not in words
            assert "đến nay" not in words


@given(expressions())
def test_no_word_stands_twice_beside_itself(text: str) -> None:
    when = When.parse(text)
    for words in (when.words(), when.short(), when.words("vi"), when.short("vi")):
        assert "khoảng từ khoảng" not in words
        assert "đến có lẽ" not in words
        first, dash, last = words.partition("–")
        assert not dash or first.strip() != last.strip() or "[" in text
