"""
The `edtf` package as an oracle, where it and this program agree on the standard.

Left out: what it gets wrong or reads otherwise (open and unknown ends, seasons of one hemisphere, BCE decades,
29 February in common years), and what is an extension here.
"""

from __future__ import annotations

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.dates import DateError, When, civil, days_in_month

_YEARS = st.integers(1, 9999).map(lambda year: f"{year:04}") | st.integers(1, 9999).map(
    lambda year: f"-{year:04}"
)
_MONTHS = st.integers(1, 12).map(lambda month: f"{month:02}")
_SETTINGS = settings(max_examples=40, deadline=None)  # it takes milliseconds a text


@st.composite
def _plain(draw: st.DrawFn) -> str:
    """Level 0: a year, month or day."""
    year, month = draw(_YEARS), draw(_MONTHS)
    day = draw(st.integers(1, days_in_month(int(year), int(month))))
    return draw(st.sampled_from([year, f"{year}-{month}", f"{year}-{month}-{day:02}"]))


def _level_1() -> st.SearchStrategy[str]:
    ce_years = st.integers(1000, 9999).map(str)
    return st.one_of(
        st.builds("{}{}".format, _plain(), st.sampled_from("?~%")),
        st.builds(lambda year, count: year[:-count] + "X" * count, ce_years, st.integers(1, 2)),
        st.builds("{}-XX".format, ce_years),
        st.builds("{}-{}-XX".format, ce_years, _MONTHS),
        st.builds("{}-XX-XX".format, ce_years),
        st.integers(10_000, 10**9).map(lambda year: f"Y{year}"),
        st.integers(10_000, 10**9).map(lambda year: f"Y-{year}"),
    )


def _ours(when: When) -> list[tuple[int, ...]]:
    return [civil(when.earliest_start)[:3], civil(when.latest_end)[:3]]


def _theirs(text: str) -> list[tuple[int, ...]]:
    parsed = parse_edtf(text)
    return [tuple(parsed.lower_strict())[:3], tuple(parsed.upper_strict())[:3]]


@given(_plain() | _level_1())
@_SETTINGS
def test_one_date(text: str) -> None:
    assert _ours(When.parse(text)) == _theirs(text)


@given(_plain(), _plain())
@_SETTINGS
def test_a_span(first: str, last: str) -> None:
    start, end = sorted((first, last), key=lambda text: When.parse(text).earliest_start)
    assert _ours(When.parse(f"{start}/{end}")) == _theirs(f"{start}/{end}")


@given(st.integers(1000, 9999), st.integers(1000, 9999))
@_SETTINGS
def test_one_within_a_range(first: int, last: int) -> None:
    text = f"[{min(first, last)}..{max(first, last)}]"
    assert _ours(When.parse(text)) == _theirs(text)


@given(st.from_regex(r"\A-?[0-9]{3,5}(-[0-9]{1,2}){0,2}\Z"))
@_SETTINGS
def test_what_it_refuses_is_refused(text: str) -> None:
    try:
        parse_edtf(text)
    except EDTFParseException:
        with pytest.raises(DateError):
            When.parse(text)
