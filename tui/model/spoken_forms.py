"""What the readers of spoken dates have in common: forms, years with their eras, numbers in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from tui.model import edtf
from tui.model.calendar_names import roman

Reader = Callable[[re.Match[str]], list[str]]
Form = tuple[re.Pattern[str], Reader]

BEFORE_CHRIST = r"(?:b\.? ?c\.? ?(?:e\.?)?|tcn|trước công nguyên|trước cn|tr\.? ?cn)"
AFTER_CHRIST = r"(?:a\.? ?d\.?|c\.? ?e\.?|scn|sau công nguyên|công nguyên|cn)"
ROMAN = {roman(number).lower(): number for number in range(1, 100)}
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
    *("eighteenth", "nineteenth", "twentieth", "twenty-first"),
)

# A year with its era, or in three or four digits; in two only behind an apostrophe or between two more numbers.
ERA = rf"(?: ?(?:(?P<bc>{BEFORE_CHRIST})|{AFTER_CHRIST}))"
YEAR = rf"(?:(?P<year>\d{{3,4}})|(?P<of_era>\d{{1,3}}(?:[,.]\d{{3}})+|\d{{1,11}}){ERA}|['’](?P<short>\d\d))"


def compiled(*forms: tuple[str, Reader]) -> tuple[Form, ...]:
    return tuple((re.compile(pattern, re.ASCII), reader) for pattern, reader in forms)


def first_read(text: str, forms: Iterable[Form], *, valid: bool = True) -> list[str]:
    """Return what the first form that reads a text finds; what is no date is left out unless `valid` is False."""
    for pattern, reader in forms:
        match = pattern.fullmatch(text)
        found = dict.fromkeys(reader(match)) if match else {}
        dates = [one for one in found if not valid or edtf.is_date(one)]
        if dates:
            return dates
    return []


def years_of(match: re.Match[str]) -> list[int]:
    """Return the astronomical years that a match of `_YEAR` may mean: one, or of two digits one in each century."""
    groups = match.groupdict()
    if short := groups.get("short"):
        return [2000 + int(short), 1900 + int(short)]
    if of_era := groups.get("of_era"):
        number = int(re.sub("[,.]", "", of_era))
        return [] if not number else [1 - number if groups["bc"] else number]
    return [int(match["year"])]


def number_of(text: str) -> int:
    """Return a number in digits, in Roman ones or as an English ordinal; 0 where it is none of them."""
    if text.isdigit():
        return int(text)
    return ROMAN.get(text) or (ORDINALS.index(text) + 1 if text in ORDINALS else 0)
