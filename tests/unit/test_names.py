"""Folding names: what is alike, what follows every keystroke, where each letter comes from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model import names

# Letters and marks of the scripts that the program promises, among everything else that Unicode has.
SCRIPTS = (
    "aAbeEiIoyYnlLsđĐăâơưằầệộứỳ' ’-.·0123陈文清王毅김정은ШойгуЧэньщьъё"
    "الأإٱءىيیةهؤئعبـשוא־"
    "\u064e\u0651\u0670\u05b4\u05c1\u200c"
    "\u0300\u0302\u0301ßŁøİıﬁ㍿"
)
TEXTS = st.text(st.one_of(st.sampled_from(SCRIPTS), st.characters(exclude_categories=["Cs"])), max_size=24)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Trần Văn Thanh", "tran van thanh"),
        ("Phan Văn Giang", "phan van giang"),
        ("Lý Thượng Phúc", "li thuong phuc"),
        ("Đỗ Mười", "do muoi"),
        ("Nguyễn", "nguien"),
        ("陈文清", "chen wen qing"),
        ("김정은", "gim jeong eun"),
        ("Чэнь Вэньцин", "chen ventsin"),
        ("Ch'en Wen-ch’ing", "chen wen ching"),
        ("Shoygu", "shoigu"),
        ("ШОЙГУ", "shoigu"),
        ("Łódź, ß", "lodz ss"),
        ("Mohammed bin Hussein", "mohamed bin husein"),
        ("Lavrovskiy", "lavrovski"),
        ("Aaron Lloyd", "aaron lloid"),
        ("1100 Army-2023", "1100 armi 2023"),
        ("  — … !", ""),
        ("", ""),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert names.fold(text) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أَحْمَد", "احمد"),
        ("مُصْطَفى", "مصطفي"),
        ("یوسف کریمی", "يوسف كريمي"),
        ("هدى", "هدي"),
        ("فاطمة", "فاطمه"),
        ("إبراهيم", "ابراهيم"),
        ("آمنة", "أمنه"),
        ("مسؤول", "مسوول"),
        ("هانئ", "هاني"),
        ("عبــد", "عبد"),
        ("رحمٰن", "رحمن"),
        ("שִׁמְעוֹן פֶּרֶס", "שמעון פרס"),
        ("בן־גוריון", "בן גוריון"),
        ("צה״ל", "צהל"),
        ("_rs_x", "rs x"),
        ("Шойгу", "Shoigu"),
        ("Шойгу", "shoygu"),
        ("Сергей", "Sergei"),
        ("Сергей", "Sergey"),
        ("Хренин", "KHRENIN"),
        ("Николай Патрушев", "Nikolay Patrushev"),
    ],
)
def test_scripts_meet(one: str, other: str) -> None:
    assert names.fold(one) == names.fold(other)


def test_the_arabic_article_is_a_word_of_its_own() -> None:
    assert names.tokens("محمد السادات")[-1] == names.fold("سادات")
    assert names.tokens("الْإبراهيم")[-1] == names.fold("ابراهيم")
    assert len(names.tokens("مَالِك آل الياس")) == 4  # not inside a word, nor another word spelt nearly so
    assert names.fold("ال") == "اl"


@given(TEXTS)
def test_a_fold_is_its_own_fold_and_the_same_for_every_normal_form(text: str) -> None:
    folded = names.fold(text)
    assert names.fold(folded) == folded
    assert names.fold(unicodedata.normalize("NFD", text)) == folded
    assert folded == " ".join(folded.split())


@given(TEXTS, st.integers(0, 24))
def test_the_fold_of_a_beginning_is_a_beginning_of_the_fold(text: str, length: int) -> None:
    text = unicodedata.normalize("NFC", text)
    assert names.fold(text).startswith(names.fold(text[:length]))


@given(TEXTS)
def test_every_letter_of_a_fold_is_located(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    located = names.located(text)
    assert located.text == names.fold(text)
    assert len(located.starts) == len(located.ends) == len(located.text)
    assert located.starts == sorted(located.starts)
    assert located.ends == sorted(located.ends)
    for letter, start, end in zip(*located, strict=True):
        assert 0 <= start < end <= len(text)
        assert letter == " " or letter in names.fold(text[start:end])


def test_marks_belong_to_their_letters() -> None:
    located = names.located("x\u0331y")  # NFC has no single character for this x
    assert located.text == "xi"
    assert list(zip(located.starts, located.ends, strict=True)) == [(0, 2), (2, 3)]


def test_initials_and_squashes() -> None:
    folded = names.fold("Trần Văn Thanh")
    assert names.initials(folded) == "tvt"
    assert names.squashes(folded) == ["tranvanthanh", "vanthanhtran", "thanhtranvan"]
    assert names.squashes("") == []
    assert names.squash(names.fold("Chen Nguyen")) == names.fold("chennguyen")
    assert names.typed_initials("TVV") == "tvv"


@given(TEXTS)
def test_a_squash_is_the_fold_of_the_text_typed_without_spaces(text: str) -> None:
    folded = names.fold(text)
    if folded.isascii():
        assert names.squash(folded) == names.fold(folded.replace(" ", ""))


def test_written_words_part_han_and_hangul() -> None:
    assert names.written_words("陈文清 Chen") == ["陈", "文", "清", "chen"]
    assert names.written_words("Trần Văn".upper()) == ["trần", "văn"]
    assert names.written_words("أَحْمَد עַל_x") == ["أحمد", "על", "x"]
    assert names.has_syllabic("論壇")
    assert not names.has_syllabic("Форум")


@pytest.mark.parametrize(
    ("text", "latin"), [("Trần ß", True), ("abc", True), ("Шойгу", False), ("Wang 毅", False), ("", True)]
)
def test_latin(text: str, *, latin: bool) -> None:
    assert names.is_latin(text) is latin


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Traanf", "tran"),
        ("tranaf", "tran"),
        ("Traanf Vawn Thanh", "tran van thanh"),
        ("Ddaij", "dai"),
        ("Nguyeenx", "nguyen"),
        ("Nguyeexn", "nguyen"),
        ("Thuwowngj", "thuong"),
        ("Phucs", "phuc"),
        ("Hoaf", "hoa"),
        ("tw", "tu"),
        ("Vuwowng Nghij", "vuong nghi"),
    ],
)
def test_telex(typed: str, meant: str) -> None:
    assert names.telex(typed) == meant


@pytest.mark.parametrize("typed", ["tran", "sharif", "wang", "putin", "", "Шойгу", "x", "tranef"])
def test_what_is_no_telex(typed: str) -> None:
    assert names.telex(typed) is None
