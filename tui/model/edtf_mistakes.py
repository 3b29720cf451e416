"""What is wrong with a text that is not an EDTF date, in words for whoever wrote it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import partial

from tui.model.edtf import is_date
from tui.model.edtf_errors import DateError
from tui.model.edtf_part_mistakes import Problem, bad_date, level_2, older_edtf, qualifiers, shown, widths
from tui.model.translation import tr

EXPECTED = "a date is written 2023, 2023-08 or 2023-08-15, a span 2023-08-14/2023-08-20, a moment within [2023-08..2023-09]"


def explain(part: str, offset: int, whole: str) -> DateError:
    """Say what is wrong with `part`, which stands at `offset` of `whole` and is not a date, a choice or an open end."""
    for check in _OF_THE_WHOLE:
        problem = check(whole)
        if problem:
            return DateError(*problem)
    of_a_part: tuple[Check, ...] = (*_OF_A_PART, partial(_meant_within, whole), widths)
    for check in of_a_part:
        problem = check(part)
        if problem:
            return DateError(problem[0], offset + problem[1])
    return DateError(
        tr("{text} is not a date: {expected}").format(text=shown(part), expected=tr(EXPECTED)), offset
    )


def _blank(whole: str) -> Problem | None:
    if not whole.strip():
        return tr("nothing is written here: {expected}").format(expected=tr(EXPECTED)), 0
    if whole != whole.strip() and is_date(whole.strip()):
        place = 0 if whole[0].isspace() else len(whole.rstrip())
        said = tr("a date has no blanks around it: write {date}")
        return said.format(date=shown(whole.strip())), place
    return None


def _invisible(whole: str) -> Problem | None:
    """Find what cannot be printed, so that no other message repeats it."""
    place = next(
        (place for place, sign in enumerate(whole) if not (sign.isprintable() or sign.isspace())), None
    )
    if place is None:
        return None
    said = tr("the character {code}, which cannot be seen, is no part of a date: remove it")
    return said.format(code=f"U+{ord(whole[place]):04X}"), place


def _meant(text: str) -> Problem | None:
    """Say how to write what people write otherwise."""
    # Its many patterns are compiled only once there is a mistake to explain.
    from tui.model.spoken import impossible, readings

    found = [_written(one) for one in readings(text)]
    if len(found) == 1:
        return tr("{text}: write {date}").format(text=shown(text), date=found[0]), 0
    if len(found) == 2:
        said = tr("{text} can be read in two ways: write {one} or {other}")
        return said.format(text=shown(text), one=found[0], other=found[1]), 0
    if found:
        said = tr("{text} can be read in several ways: write {several} or {last}")
        return said.format(text=shown(text), several=", ".join(found[:-1]), last=found[-1]), 0
    wrong = impossible(text)
    problem = bad_date(wrong) if wrong is not None and wrong != text else None
    return problem and (problem[0], 0)


def _meant_within(whole: str, part: str) -> Problem | None:
    """Say the same of one date among others, which are dates too, or else it is not known to end where it seems to."""
    from tui.model.spoken import readings  # as in `_meant`

    found = readings(part)
    others = [side for side in re.split(r"/|\.\.|[\[\]]", whole.replace(part, "", 1)) if side]
    if any(
        "/" in one or one.startswith("[..") or one.endswith("..]") or ":" in one.partition("T")[0]
        for one in found
    ):
        return None
    if "[" in whole and any("[" in one for one in found):
        return None
    return _meant(part) if all(is_date(side) or readings(side) for side in others) else None


def _written(date: str) -> str:
    """Return a date as a file has it: in a table, if it is of another calendar."""
    from tui.model.calendars import split  # as in `_meant`

    calendar, text = split(date)
    return f'{{ date = "{text}", calendar = "{calendar}" }}' if calendar else date


def _no_year(whole: str) -> Problem | None:
    """Find a day and a month alone: 15/8."""
    match = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})", whole, re.ASCII)
    if match and 1 <= min(int(match[1]), int(match[2])) <= 12 and max(int(match[1]), int(match[2])) <= 31:
        return tr("which year? Write it with four digits"), 0
    return None


def _brackets(whole: str) -> Problem | None:
    if "{" in whole:
        said = tr(
            "all of several dates, {set}, is level 2 of EDTF, which is not supported: write one date or a span, a/b"
        )
        return said.format(set="{a,b}"), whole.index("{")
    if whole.count("[") != whole.count("]"):
        sign, other = "[]" if whole.count("[") > whole.count("]") else "]["
        said = tr("a {sign} without its {other}: a moment within is [a..b]")
        return said.format(sign=sign, other=other), whole.index(sign)
    group = re.search(r"\[(.*?)\]", whole)
    if group:
        return _within_brackets(group[1], group.start(1)) or _behind_brackets(
            whole[group.end() :], group.end()
        )
    if re.search(r"\w\.\.\w", whole):
        said = tr("two dots stand in brackets: write [a..b] for a moment within, a/b for all of it")
        return said, whole.index("..")
    return None


def _within_brackets(inside: str, offset: int) -> Problem | None:
    if "," in inside:
        said = tr(
            "a list of dates is level 2 of EDTF, which is not supported: write from the first to the last, [a..b]"
        )
        return said, offset + inside.index(",")
    if "/" in inside:
        return tr("in brackets two dots part the dates: [a..b]"), offset + inside.index("/")
    if inside.strip() in {"", ".."}:
        return tr("the brackets hold no date: a moment within is [a..b], [a..] or [..b]"), offset
    if ".." not in inside:
        return tr("brackets hold two dots, [a..b], [a..] or [..b]; one date needs no brackets"), offset
    return None


def _behind_brackets(rest: str, offset: int) -> Problem | None:
    if not rest or rest.startswith("/"):
        return None
    return tr("after the brackets only / may follow; ? ~ % stand behind a date, inside them"), offset


def _interval(whole: str) -> Problem | None:
    if whole.count("/") > 1:
        return tr("an interval has one slash: a/b"), whole.index("/", whole.index("/") + 1)
    start, _, end = whole.partition("/")
    if re.fullmatch(r"P(?=.*\d).*|.*\bP\d.*", end):
        return tr("a duration is not supported: write the date of the end"), len(start) + 1
    return None


def _lookalikes(whole: str) -> Problem | None:
    # 1905–07 is not 1905-07: an en dash between two numbers says from the one to the other.
    dashes = "[\u2010-\u2012\u2212]" if re.fullmatch(r"[^–]*–[^–]*", whole) else "[\u2010-\u2015\u2212]"
    plain = unicodedata.normalize("NFKC", re.sub(dashes, "-", whole))
    close = re.sub(r"\s*/\s*", "/", plain)
    if close == whole or not is_date(close):
        return None
    place = next(place for place, sign in enumerate(whole) if place >= len(close) or sign != close[place])
    said = tr("a date has plain digits and hyphens, and no blanks: write {date}")
    return said.format(date=shown(close)), place


Check = Callable[[str], Problem | None]
_OF_THE_WHOLE: tuple[Check, ...] = (_invisible, _blank, _lookalikes, _meant, _no_year, _brackets, _interval)
_OF_A_PART: tuple[Check, ...] = (qualifiers, level_2, bad_date, older_edtf)
