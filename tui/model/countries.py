"""
Which country is meant: ISO 3166 codes and names in any language meet in the code of two letters.

The names stand in a table that `scripts/countries.py` makes of CLDR: read from there a name costs nothing, while asking
Babel for every language takes half a second. It is read when the first name is asked about.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

_LETTERS = str.maketrans("đłøı", "dloi")
_ALSO = {"UK": "GB"}  # of two letters
TABLE = Path(__file__).with_name("countries.tsv")


class _Countries(NamedTuple):
    codes: dict[str, str]  # of three letters
    names: dict[str, str]  # bare


def country_code(text: str) -> str | None:
    """
    Return the code of the country that a text names, by a code or in any language; None where it is none, or several.

    Two plain letters are taken for a code, in whichever case, and for nothing else: `AO` is Angola, and `Áo` Austria, in
    Vietnamese. Three small ones are a name first: `Nga` is Russia, in Vietnamese, and `NGA` Nigeria.
    """
    text = text.strip()
    if text.isascii() and len(text) < 3:
        return _ALSO.get(text.upper(), text.upper()) if len(text) == 2 and text.isalpha() else None
    known = _countries()
    code = known.codes.get(text.upper()) if text.isascii() else None
    return code if code is not None and text.isupper() else known.names.get(bare(text), code)


def bare(name: str) -> str:
    """Return a name in its own script without capitals, marks and punctuation: what of it is compared."""
    letters = (
        char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char)
    )
    return re.sub(r"[\W_]+", " ", "".join(letters).translate(_LETTERS)).strip()


@cache
def _countries() -> _Countries:
    codes: dict[str, str] = {}
    names: dict[str, str] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        code, also, *called = line.split("\t")
        codes |= dict.fromkeys(also.split(), code)
        names |= dict.fromkeys(called, code)
    return _Countries(codes, names)
