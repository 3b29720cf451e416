"""
Folding a name for search across scripts: what is typed and what is stored are folded alike, then compared.

A fold is lower-case tokens parted by single spaces: `Trần Văn Thanh` is `tran van thanh`, `Шойгу` and `Shoygu`
are both `shoigu`, `陈文清` is `chen wen qing`. Points, tatweel and the forms of alef, hamza and ya are no letters of
their own to a reader of Arabic and Hebrew, and the article is no part of a name: `أَحْمَد` is `احمد`, `السادات` has the
word `سادات` in it. Folding goes through a text from left to right and never looks
ahead, so the fold of a beginning is a beginning of the fold: that is what lets a search follow every keystroke.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

# Written inside words in transliterations (`Ch'en`, `Ob'ekt`) or left out at will: they part nothing.
_SILENT = "'`"
_PUNCTUATION = " "

# Letters written double or single at will (`Mohammed`, `Lavrovskiy`, Telex `aa`). A token's first letter stays as
# it is, so that typed initials (`ss`) are not swallowed; digits are never equal to fewer digits.
_DOUBLED = re.compile(r"([a-z])(?<=[a-z0-9].)\1+")

# Letters that are written for each other in Arabic, Persian, Urdu and Hebrew, as Unicode's own search keys and every
# Arabic search engine have it (Lucene's ArabicNormalizer and PersianNormalizer), and those that anyascii leaves out.
_ALIKE = {
    **dict.fromkeys("اأإآٱ\u0672\u0673", "ا"),
    **dict.fromkeys("يىیئۓےې", "i"),
    **dict.fromkeys("ةهہھۀۂەۃ", "h"),
    **dict.fromkeys("وؤۆۇ", "w"),
    **dict.fromkeys("كکڪ", "k"),
    "ء": "",
    "ـ": "",
    "׳": "",
    "״": "",
    "ع": "ع",
    "א": "א",
    "ע": "ע",
}
FIRST_POINT = "\u0591"  # no character below is a point of Hebrew or Arabic, nor a letter written with points
_POINTS = "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"

LOCATED_KEPT = 1024  # names
FIRST_SYLLABIC = "\u2e80"  # no character below stands for a syllable


@cache
def _syllabic() -> re.Pattern[str]:
    """Return the pattern of the blocks whose characters stand for whole syllables: each is a token of its own."""
    # Made when the first such character comes: compiling these ranges takes longer than most of a start.
    return re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]")


@cache
def _points() -> re.Pattern[str]:
    """Return the pattern of the points of Hebrew and Arabic, and of what only lengthens a line."""
    return re.compile(f"[{_POINTS}\u0640]")


@cache
def _article() -> re.Pattern[str]:
    """Return the pattern of the Arabic article where a word begins with it."""
    return re.compile(rf"(?<![\w{_POINTS}])[\u0627\u0671]\u0644[{_POINTS}]*(?=\w)")


class _CharacterFolds(dict[int, str]):
    """Code point → what it folds to, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        fold = self._ascii(char.lower()) if code < 0x80 else self._transliterated(char)
        self[code] = fold
        return fold

    def _ascii(self, char: str) -> str:
        if char.isalnum():
            return "i" if char == "y" else char
        return "" if char in _SILENT else _PUNCTUATION

    def _transliterated(self, char: str) -> str:
        if char >= FIRST_POINT:
            if char in _ALIKE:
                return _ALIKE[char]
            if _points().match(char):
                return ""
            if "\ufb1d" <= char <= "\ufefc" and (letters := unicodedata.normalize("NFKC", char)) != char:
                return "".join(self[ord(letter)] for letter in letters)  # a letter in one of its shapes
        from anyascii import anyascii  # 40 ms to import, and plain ASCII files never need it

        latin = anyascii(char)
        if not latin and char.isalnum():
            return char.casefold()  # a script that anyascii does not know: findable as it is written
        fold = "".join(self[ord(letter)] for letter in latin)
        return f" {fold} " if has_syllabic(char) else fold


_folds = _CharacterFolds()


class _LineFolds(dict[int, str]):
    """The same for many texts at once, one in a line."""

    def __missing__(self, code: int) -> str:
        fold = self[code] = _folds[code]
        return fold


_line_folds = _LineFolds({ord("\n"): "\n"})


def fold(text: str) -> str:
    """Return the fold of a text: tokens parted by single spaces; empty where it has no letter and no digit."""
    return _DOUBLED.sub(r"\1", _letters(text))


def fold_all(texts: Sequence[str]) -> list[str]:
    """Return the fold of each text, in half the time: what makes an index of many names quick."""
    if not texts:
        return []
    lines = "\n".join([text.replace("\n", " ") for text in texts])
    letters = _without_article(unicodedata.normalize("NFC", lines)).translate(_line_folds)
    parted = "\n".join([" ".join(line.split()) for line in letters.split("\n")])
    return _DOUBLED.sub(r"\1", parted).split("\n")


def letter_fold(char: str) -> str:
    """Return what one character (in NFC) folds to, before tokens are parted and doubled letters dropped."""
    return _folds[ord(char)]


def tokens(text: str) -> list[str]:
    """Return the tokens of a text's fold, in the order written."""
    return fold(text).split()


def typed_initials(text: str) -> str:
    """Return the letters typed, to be held against `initials`: nothing doubled is dropped, as in `tvv`."""
    return _letters(text).replace(" ", "")


def initials(folded: str) -> str:
    """Return the first letters of a fold's tokens: `tvt` of `tran van thanh`."""
    return "".join(token[0] for token in folded.split())


def squash(folded: str) -> str:
    """Return a fold without its spaces: `chenwenqing` of `chen wenqing`."""
    return _DOUBLED.sub(r"\1", folded.replace(" ", ""))


def squashes(folded: str) -> list[str]:
    """Return the squashes of a fold begun at each of its tokens and read around: `chenwenqing`, `wenqingchen`."""
    parts = folded.split()
    return [squash("".join(parts[start:] + parts[:start])) for start in range(len(parts))]


def written_words(text: str) -> list[str]:
    """Return the words of a text in its own script, case folded, Han and Hangul character by character."""
    return re.findall(r"[^\W_]+", written_text(text))


def written_text(text: str) -> str:
    """Return a text case folded and without points, with spaces around every Han and Hangul character."""
    text = unicodedata.normalize("NFC", text).casefold()
    if max(text, default="") < FIRST_POINT:
        return text
    text = _points().sub("", text)
    return _syllabic().sub(r" \g<0> ", text) if has_syllabic(text) else text


def has_syllabic(text: str) -> bool:
    """Tell whether a text has Han or Hangul characters."""
    return max(text, default="") >= FIRST_SYLLABIC and _syllabic().search(text) is not None


def is_latin(text: str) -> bool:
    """Tell whether all letters of a text are Latin, marks and all."""
    return text.isascii() or not any(
        char.isalpha() and char > "\u024f" and not "\u1e00" <= char <= "\u1eff" for char in text
    )


class Folded(NamedTuple):
    """A fold and where each of its characters comes from: `text[i]` is written at `starts[i]` up to `ends[i]`."""

    text: str
    starts: list[int]
    ends: list[int]


@lru_cache(LOCATED_KEPT)  # whoever is found by some letters is mostly found again with one more of them
def located(text: str) -> Folded:
    """Return the fold of an NFC text with the code points each of its characters comes from."""
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    words = {article.end() for article in _article().finditer(text)} if "ل" in text else ()
    for index, char in enumerate(text):
        fold_of_char = _folds[ord(char)]
        if index in words:
            fold_of_char = f" {fold_of_char}"
        if not fold_of_char and out and out[-1] != " ":
            ends[-1] = index + 1  # a mark or a soft sign belongs to its letter
        for letter in fold_of_char:
            if letter == " " and (not out or out[-1] == " "):
                continue
            if letter != " " and _doubles(out, letter):
                ends[-1] = index + 1
                continue
            out.append(letter)
            starts.append(index)
            ends.append(index + 1)
    if out and out[-1] == " ":
        del out[-1], starts[-1], ends[-1]
    return Folded("".join(out), starts, ends)


def _doubles(out: list[str], letter: str) -> bool:
    """Tell whether `_DOUBLED` drops a letter that comes after `out`."""
    return (
        len(out) > 1 and out[-1] == letter and "a" <= letter <= "z" and out[-2] != " " and out[-2].isascii()
    )


def _letters(text: str) -> str:
    if not text.isascii():
        text = _without_article(unicodedata.normalize("NFC", text))
    return " ".join(text.translate(_folds).split())


def _without_article(text: str) -> str:
    """Part the Arabic article from its word, as a word of its own."""
    return _article().sub(r"\g<0> ", text) if "ل" in text else text


# One Vietnamese syllable typed by Telex: beginning, vowels with or without keys among them, end, keys at the end.
_TELEX = re.compile(
    r"(?P<onset>ngh|ng|nh|ch|gh|kh|ph|th|tr|qu|dd|[bcdghklmnprstvx])?"
    r"(?P<vowels>(?:[aeiouy]|w(?![aeiouy]))[aeiouywsfrxj]*)"
    r"(?P<coda>ch|ng|nh|[cmnpt])?"
    r"(?P<keys>[aeowsfrxj]*)"
)


def telex(text: str) -> str | None:
    """
    Return what a text means if it was typed by Telex with no input method on, without its marks.

    `Traanf Vawn` is `tran van`. None where no word has a Telex key in it, or none of those is a Vietnamese syllable.
    """
    words = text.lower().split()
    read = [_without_keys(word) for word in words]
    return " ".join(read) if read != words else None


def _without_keys(word: str) -> str:
    syllable = _TELEX.fullmatch(word)
    if syllable is None:
        return word
    onset = "d" if syllable["onset"] == "dd" else syllable["onset"] or ""
    vowels = re.sub(r"[sfrxj]", "", syllable["vowels"])
    vowels = re.sub(r"^w$", "u", vowels).replace("w", "")
    vowels = re.sub(r"([aeo])\1", r"\1", vowels)
    doubling = re.sub(r"[wsfrxj]", "", syllable["keys"])
    if not vowels or any(letter not in vowels for letter in doubling):
        return word
    return f"{onset}{vowels}{syllable['coda'] or ''}"
