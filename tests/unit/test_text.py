"""Text from other people's files, made safe to show and cut to the cell."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.model.text import cells, safe, safe_record, safe_url, shorten, unsafe_character

# Format characters that are signs to be seen: Arabic, Syriac and Kaithi number and verse signs.
SIGNS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
WANTED = frozenset("\t\n\r\xad")
EVERYTHING = [chr(number) for number in range(sys.maxunicode + 1)]
UNSAFE = [
    character
    for character in EVERYTHING
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} and character not in SIGNS
]
# Those, and what else is invisible without being a format character.
INVISIBLE = [
    *UNSAFE,
    *"\u034f\u115f\u1160\u17b4\u17b5\u180b\u3164\ufe00\ufe0e\ufe0f\uffa0\U000e0100\U000e01ef\ufdd0\uffff\U0001fffe",
]
texts = st.text(st.one_of(st.characters(exclude_categories=()), st.sampled_from(INVISIBLE)))


def is_unsafe(text: str) -> bool:
    return any(character in UNSAFE_SET for character in text)


UNSAFE_SET = frozenset(UNSAFE)


@pytest.mark.parametrize(
    "text",
    [
        "Trần Văn Thanh gặp Patrushev ngày 23/4",
        "陈文清, Чэнь Вэньцин",
        "مرحبا بالعالم",
        "می\u200cخواهم",  # Persian: a non-joiner inside a word
        "क्\u200dष और क्\u200cष",  # Devanagari: both joiners after a virama
        "ශ්\u200dරී ලංකා",  # Sinhala
        "ക്\u200d",  # Malayalam: a joiner at the end of a word
        "ᠮᠣᠩᠭᠣᠯ\u180eᠤᠨ",  # Mongolian: a vowel separator
        "葛\U000e0100城",  # an ideograph in one of its written variants
        "👨\u200d👩\u200d👧\u200d👦",
        "🏳\ufe0f\u200d🌈 👩🏽\u200d🚀 ❤\ufe0f ☎\ufe0e",
        "1\ufe0f\u20e3",
        "🇻🇳🇷🇺",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",  # Scotland's flag is spelt with tags
        "عدد \u0600١٢",
        "[/] [draft] [@click=app.quit]x <b>&amp;</b>",
        "a\xa0b\u202fc\u3000d",
        "",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert safe(text) == text
    assert unsafe_character(text) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mred", "a␛[31mred"),
        ("a\x00b\x7f", "a␀b␡"),
        ("a\x9b31m", "a�31m"),
        ("user\u202egnp.exe", "user�gnp.exe"),
        ("a\u200db", "a�b"),
        ("a\u200cb", "a�b"),
        ("क\u200d\u200dष", "क\u200d�ष"),  # one joiner is needed, the next is not
        ("👨\u200da", "👨�a"),
        ("x\ufe0f", "x�"),
        ("❤\ufe0f\ufe0f", "❤\ufe0f�"),
        ("\u200b", "�"),
        ("\ufefftext", "�text"),
        ("hidden\U000e0041\U000e0042", "hidden��"),
        ("🏴\U000e0068\U000e0069\U000e007f", "🏴���"),  # tags that spell no flag
        ("ver\xadhandeln", "verhandeln"),
        ("line\nbreak\tand\r\n  indent", "line break and indent"),
        ("\n  a  b \n", "a  b"),
        ("\u2028", "�"),
        ("\u0301a", "◌\u0301a"),
        ("\ud800", "�"),
        ("\ue0b0", "�"),
        ("Việt", "Việt"),  # NFD to NFC
    ],
)
def test_what_cannot_be_seen_becomes_visible(text: str, shown: str) -> None:
    assert safe(text) == shown


@pytest.mark.parametrize("template", ["{}", "陈{}文"])
def test_no_unsafe_character_comes_through_between_letters(template: str) -> None:
    for character in INVISIBLE:
        if "\ufe00" <= character <= "\ufe02" or "\U000e0100" <= character <= "\U000e01ef":
            continue  # after an ideograph they do their work
        shown = safe(template.format(character))
        assert character not in shown, f"U+{ord(character):04X}"
        assert character in WANTED or re.search("[\u2400-\u2421\ufffd]", shown), (
            f"U+{ord(character):04X} left no mark"
        )


def test_every_visible_character_comes_through() -> None:
    unseen = {*INVISIBLE, "\ufffd"}
    selectors = {*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0000, 0xE1000)}
    for character in EVERYTHING:
        is_seen = character not in unseen and ord(character) not in selectors
        if is_seen and unicodedata.category(character) != "Cn":
            assert "\ufffd" not in safe("a" + character), f"U+{ord(character):04X}"


@settings(deadline=None)
@given(texts)
def test_safe_text_is_nfc_and_its_own_safe_form(text: str) -> None:
    shown = safe(text)
    assert unicodedata.is_normalized("NFC", shown)
    assert safe(shown) == shown
    assert unsafe_character(shown) is None
    assert not is_unsafe(
        re.sub("[\u200c\u200d\u180e]|\U0001f3f4[\U000e0061-\U000e007a]+\U000e007f", "", shown)
    )
    assert "\u200d\u200d" not in shown


@settings(deadline=None)
@given(texts)
def test_a_mark_is_announced_where_it_will_stand(text: str) -> None:
    offset = unsafe_character(text)
    marks = sum(safe(text).count(mark) for mark in map(chr, [*range(0x2400, 0x2422), 0xFFFD]))
    before = sum(text.count(mark) for mark in map(chr, [*range(0x2400, 0x2422), 0xFFFD]))
    assert (offset is None) == (marks == before)
    if offset is not None:
        assert is_unsafe(text[offset]) or text[offset] in INVISIBLE or ord(text[offset]) > 0xFDCF


def test_a_long_run_of_spaces_costs_no_more_than_its_length() -> None:
    spaces = " " * 200_000
    assert safe(f"a{spaces}\x1b{spaces}b") == f"a{spaces}␛{spaces}b"


def test_records_are_made_safe_all_through() -> None:
    record = {"title": {"en": "a\x1bb"}, "topics": ["x", {"vi": "y\u202e"}], "edition": 3}
    assert safe_record(record) == {"title": {"en": "a␛b"}, "topics": ["x", {"vi": "y�"}], "edition": 3}
    assert record["topics"] == ["x", {"vi": "y\u202e"}], "what was written is kept"


def test_a_record_with_nothing_to_change_is_the_same_object() -> None:
    record = {"title": {"en": "Hội nghị"}, "topics": ["x", {"vi": "y"}], "edition": 3}
    assert safe_record(record) is record


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://example.org", "https://example.org"),
        (" HTTP://Example.org:8080/a?b=c#d ", "http://Example.org:8080/a?b=c#d"),
        (
            "https://vi.wikipedia.org/wiki/Trần_(họ)",
            "https://vi.wikipedia.org/wiki/Tr%E1%BA%A7n_(h%E1%BB%8D)",
        ),
        ("https://e.org/a%20b%zz", "https://e.org/a%20b%25zz"),
        ("https://e.org/\"><script>'", "https://e.org/%22%3E%3Cscript%3E%27"),
        ("https://e.org/a b\\c", "https://e.org/a%20b%5Cc"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
        ("http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/"),
    ],
)
def test_an_address_is_encoded_for_every_place_it_goes(written: str, address: str) -> None:
    assert safe_url(written) == address
    assert safe_url(address) == address


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://example.org",
        "//example.org",
        "https:example.org",
        "https://",
        "https:///path",
        "https://user:secret@example.org",
        "https://good.example\\@evil.example/",
        "https://good.example@evil.example/",
        "https://e.org/\x1b]52;c;x\x07",
        "https://e.org/\x9c",
        "https://e.org/\u202egnp",
        "https://e.org/␛",
        "https://e.org:99999/",
        "https://\u2100.example/",  # its ASCII form is a/c
        "https://e..org/",
        "https://-\u200b.org/",
        "https://e.org\n",
        "",
    ],
)
def test_anything_else_is_no_address(written: str) -> None:
    assert safe_url(written) is None


@settings(deadline=None)
@given(st.one_of(texts, texts.map("https://e.org/{}".format), texts.map("https://{}".format)))
def test_an_address_has_nothing_that_ends_an_attribute_or_a_sequence(text: str) -> None:
    address = safe_url(text)
    assert address is None or re.fullmatch(r"https?://[!#-&(-;=?-_a-z~\[\]]+", address)


@settings(deadline=None)
@given(st.text().map(safe))
def test_cells_are_those_of_the_screen_library(text: str) -> None:
    assert cells(text) == cell_len(text)


def test_every_character_is_measured_as_the_screen_library_does_and_none_is_cut_from_its_marks() -> None:
    for text in {safe(f"a{character}bcd") for character in EVERYTHING[0x20:0x3000]}:
        assert cells(text) == cell_len(text)
        if len(text) == 5 and unicodedata.category(text[1]) in {"Mn", "Me", "Mc"}:
            assert shorten(text, 2) == f"{text[:2]}…"


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [
        ("Phan Văn Giang", 14, "Phan Văn Giang"),
        ("Phan Văn Giang", 13, "Phan Văn…"),
        ("Phan Văn Giang", 9, "Phan Văn…"),
        ("Phan Văn Giang", 8, "Phan…"),
        ("Phan, Văn", 6, "Phan…"),
        ("Patrushev", 5, "Patr…"),
        ("陈文清李尚福", 7, "陈文清…"),
        ("陈文清李尚福", 6, "陈文…"),
        ("e\u0323\u0302xyz", 3, "e\u0323\u0302x…"),
        ("👨\u200d👩\u200d👧 family", 4, "👨\u200d👩\u200d👧…"),
        ("anything", 1, "…"),
        ("anything", 0, ""),
        ("", 0, ""),
    ],
)
def test_text_is_cut_between_words(text: str, width: int, cut: str) -> None:
    assert shorten(text, width) == cut


@settings(deadline=None)
@given(st.text().map(safe), st.integers(0, 30))
def test_cut_text_fits_and_says_so(text: str, width: int) -> None:
    cut = shorten(text, width)
    assert cells(cut) <= width
    assert cut == text or cut == "" or (cut.endswith("…") and text.startswith(cut[:-1]))
