"""
The alphabetical order of names in a language: `alphabetical(language)` is a key to sort by.

Letters come first, then marks, then capitals, as the Unicode Collation Algorithm has it; letters that a language counts
among its own stand where its alphabet has them, as CLDR says. Python has no such order: Babel has none, pyuca has none of
any language and takes half a second to read its table, PyICU has to be compiled. A test holds this one against lists that ICU sorted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from tui.model.names import fold, is_latin

KEPT = 16384  # keys: what is sorted once is mostly sorted again at the next key

# Letters, or several that count as one: `<` behind the one before, `=` at its place, each group behind its first.
_ROOT = "d=đ h=ħ l=ł o=ø t=ŧ г<ґ д<ђ е<є и<і<ї й<ј л<љ н<њ т<ћ у<ў ч<џ"
_ALPHABETS = {
    "az": "c<ç e<ə g<ğ h<x i<ı o<ö s<ş u<ü",
    "bs": "c<č<ć d<dž<đ l<lj n<nj s<š z<ž",
    "cs": "c<č h<ch r<ř s<š z<ž",
    "cy": "c<ch d<dd f<ff g<ng l<ll p<ph r<rh t<th",
    "da": "z<æ=ä<ø=ö<å=aa",
    "eo": "c<ĉ g<ĝ h<ĥ j<ĵ s<ŝ u<ŭ",
    "es": "n<ñ",
    "et": "s<š<z<ž w<õ<ä<ö<ü",
    "fi": "z<å<ä=æ<ö=ø",
    "hr": "c<č<ć d<dž<đ l<lj n<nj s<š z<ž",
    "hu": "c<cs d<dz<dzs g<gy l<ly n<ny o<ö<ő s<sz t<ty u<ü<ű z<zs",
    "is": "a<á d<ð e<é i<í o<ó u<ú y<ý z<þ<æ=ä<ö=ø<å",
    "lt": "c<č i=y s<š z<ž",
    "lv": "c<č g<ģ k<ķ l<ļ n<ņ r<ŗ s<š z<ž",
    "nb": "z<æ=ä<ø=ö<å=aa",
    "pl": "a<ą c<ć e<ę l<ł n<ń o<ó s<ś z<ź<ż",
    "ro": "a<ă<â i<î s<ș<ş t<ț<ţ",
    "sk": "a<ä c<č h<ch o<ô r<ř s<š z<ž",
    "sl": "c<č<ć d<đ s<š z<ž",
    "sq": "c<ç d<dh e<ë g<gj l<ll n<nj r<rr s<sh t<th x<xh z<zh",
    "sv": "z<å<ä=æ<ö=ø",
    "tr": "c<ç g<ğ h<ı o<ö s<ş u<ü",
    "vi": "a<ă<â d<đ e<ê o<ô<ơ u<ư",
}
_SAME = {"nn": "nb", "no": "nb", "gl": "es", "sr-Latn": "hr"}
_OTHER_SCRIPTS = frozenset(
    [
        "am",
        "ar",
        "be",
        "bg",
        "bn",
        "el",
        "fa",
        "gu",
        "he",
        "hi",
        "hy",
        "ja",
        "ka",
        "kk",
        "km",
        "kn",
        "ko",
        "ky",
        "lo",
        "mk",
        "ml",
        "mn",
        "mr",
        "my",
        "ne",
        "pa",
        "ru",
        "si",
        "sr",
        "ta",
        "te",
        "th",
        "uk",
        "ur",
        "zh",
    ]
)
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # of Vietnamese, in the order of its dictionaries
_LAST = "\uffff"  # behind every letter that may follow

Key = tuple[bool, str, str, str, str]


class _Letters(dict[int, str]):
    """Code point → what stands in its place where letters are compared, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        """Put a letter without the marks that make it no other letter: `ế` is `ê` in Vietnamese, and else `e`."""
        char = chr(code)
        kept, *marks = list(unicodedata.normalize("NFD", char))
        if char == "й":
            kept, marks = char, []
        for mark in marks:
            joined = unicodedata.normalize("NFC", kept + mark)
            kept = joined if len(joined) == 1 and ord(joined) in self else kept
        letter = self[code] = self.get(ord(kept), kept)
        return letter


class _Marks(dict[int, str]):
    """Code point → what is compared of it where all letters are the same: of a letter nothing but that it is one."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        mark = self[code] = char if unicodedata.combining(char) else "\0"
        return mark


_marks = _Marks({ord(tone): chr(number) for number, tone in enumerate(_TONES, 1)})


def alphabetical(language: str) -> Callable[[str], Key]:
    """Return the key by which texts are in alphabetical order in a language."""
    main = language.partition("-")[0]
    return _key_of(_SAME.get(language) or _SAME.get(main, main))


@cache
def _key_of(language: str) -> Callable[[str], Key]:
    letters, groups = _alphabet(language)
    own_script_first = language in _OTHER_SCRIPTS
    by_sound = language == "zh"
    dotted = language in {"tr", "az"}
    plain = not groups and min(letters) > 0x7F  # nothing is written in ASCII that is not in its order

    @lru_cache(KEPT)
    def key(text: str) -> Key:
        if plain and text.isascii():
            return own_script_first, text.casefold(), "", text.swapcase(), ""
        small = unicodedata.normalize("NFC", text.replace("I", "ı") if dotted else text).casefold()
        instead = fold(small) if by_sound and not small.isascii() else small
        for group, letter in groups:
            instead = instead.replace(group, letter)
        marks = "" if small.isascii() else unicodedata.normalize("NFD", small).translate(_marks)
        return own_script_first and is_latin(text), instead.translate(letters), marks, text.swapcase(), text

    return key


@cache
def _alphabet(language: str) -> tuple[_Letters, list[tuple[str, str]]]:
    """Return what stands in the place of letters, and of several that count as one, the longest first."""
    letters, groups = _Letters(), []
    for group in f"{_ROOT} {_ALPHABETS.get(language, '')}".split():
        instead = first = group[0]
        number = 0
        for sign, one in re.findall("([<=])([^<=]+)", group):
            if sign == "<":
                number += 1
                instead = f"{first}{_LAST}{chr(number)}"
            if len(one) == 1:
                letters[ord(one)] = instead
            else:
                groups.append((one, instead))
    return letters, sorted(groups, key=lambda item: -len(item[0]))
