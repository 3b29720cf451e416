"""What a person types for a date."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.edtf_texts import expressions
from tui.model.dates import DateError, When
from tui.model.typed_dates import Ambiguous, understand

TODAY = date(2024, 2, 29)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # EDTF comes first, in small letters too.
        ("2023-08", "2023-08"),
        ("  2023-08-15 ", "2023-08-15"),
        ("2023-08-14/2023-08-20", "2023-08-14/2023-08-20"),
        ("185x", "185X"),
        ("y-17000", "Y-17000"),
        ("2023-08-15t20:00z", "2023-08-15T20:00Z"),
        # Days and months in digits.
        ("2023-8-15", "2023-08-15"),
        ("2023/08/15", "2023-08-15"),
        ("15/8/2023", "2023-08-15"),
        ("15.8.2023", "2023-08-15"),
        ("8/15/2023", "2023-08-15"),
        ("7/7/2023", "2023-07-07"),
        ("8/2023", "2023-08"),
        # Month names.
        ("aug 2023", "2023-08"),
        ("August 2023", "2023-08"),
        ("2023 aug", "2023-08"),
        ("Aug. 15th, 2023", "2023-08-15"),
        ("the 15th of August 2023", "2023-08-15"),
        ("15-aug-2023", "2023-08-15"),
        ("sept 850", "0850-09"),
        ("tuesday 15 august 2023", "2023-08-15"),
        # Vietnamese.
        ("ngày 15 tháng 8 năm 2023", "2023-08-15"),
        ("Thứ Ba, 15 tháng 8 năm 2023", "2023-08-15"),
        ("tháng 8/2023", "2023-08"),
        ("năm 2023", "2023"),
        ("năm 44 TCN", "-0043"),
        ("những năm 1850", "185X"),
        ("mùa hè năm 2023", "2023-22"),
        ("khoảng 1850", "1850~"),
        # Years, decades, centuries, seasons.
        ("850", "0850"),
        ("44 bc", "-0043"),
        ("44 B.C.E.", "-0043"),
        ("1 bc", "0000"),
        ("12000 bc", "Y-11999"),
        ("ad 14", "0014"),
        ("14 CE", "0014"),
        ("the 1850s", "185X"),
        ("19th century", "[1801..1900]"),
        ("5th century BC", "[-0499..-0400]"),
        ("thế kỷ XIX", "[1801..1900]"),
        ("summer 2023", "2023-22"),
        # Doubt, and spans.
        ("c. 1850", "1850~"),
        ("about aug 2023", "2023-08~"),
        ("perhaps 1850", "1850?"),
        ("1850 ?", "1850?"),
        ("1939-1945", "1939/1945"),
        ("aug 2023 to sep 2023", "2023-08/2023-09"),
        ("14 Aug 2023 – 20 Aug 2023", "2023-08-14/2023-08-20"),
        # Times; an hour alone is somewhere within the hour.
        ("2023-8-15 9:05", "2023-08-15T09:05"),
        ("15 aug 2023 20:00", "2023-08-15T20:00"),
        ("15 aug 2023 8:30pm", "2023-08-15T20:30"),
        ("15 aug 2023 8:30:15 pm", "2023-08-15T20:30:15"),
        ("8pm 15 aug 2023", "[2023-08-15T20:00..2023-08-15T20:59]"),
        # Days counted from today.
        ("today", "2024-02-29"),
        ("Hôm nay", "2024-02-29"),
        ("yesterday", "2024-02-28"),
        ("tomorrow", "2024-03-01"),
        ("ngày mai", "2024-03-01"),
    ],
)
def test_understood(text: str, meant: str) -> None:
    assert understand(text, today=TODAY) == When.parse(meant)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("8/7/2023", ["2023-07-08", "2023-08-07"]),
        ("08-07-2023", ["2023-07-08", "2023-08-07"]),
        ("8/7/2023 10:00", ["2023-07-08T10:00", "2023-08-07T10:00"]),
        ("1800s", ["180X", "18XX"]),
        ("15 aug 23", ["2023-08-15", "1923-08-15"]),
        ("1923-24", ["1923-24", "1923/1924"]),
    ],
)
def test_asked(text: str, choices: list[str]) -> None:
    assert understand(text, today=TODAY) == Ambiguous(tuple(When.parse(choice) for choice in choices))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "type a date"),
        ("aug 15", "which year"),
        ("august", "which year"),
        ("tuesday", "which year"),
        ("tue 2023", "which month"),
        ("aug 2023 20:00", "which day"),
        ("15 aug 2023 20:00 EST", "time zone"),
        ("2023-02-30", "February 2023 has 28 days"),
        ("44", "four digits"),
        ("10 11 12", "is not a date"),
        ("31 feb 2023", "February 2023 has 28 days"),
        ("the ides of march 2023", "is not understood"),
        ("1 jan 99999999999999999999999", "is not understood"),
        ("x" * 5000, "is not understood"),
        ("to ".join(["2023 "] * 500), "is not a date"),
    ],
)
def test_not_understood(text: str, message: str) -> None:
    with pytest.raises(DateError, match=message) as caught:
        understand(text, today=TODAY)
    assert len(caught.value.args[0]) < 300


@given(expressions(), st.dates())
def test_every_edtf_text_is_understood(text: str, today: date) -> None:
    found = understand(text, today=today)
    # To EDTF 1923-24 is a winter; who types it may mean two years.
    assert (found.choices[0] if isinstance(found, Ambiguous) else found) == When.parse(text)
    assert isinstance(found, When) or re.fullmatch(r"\d{4}-2[1-4]", text)


@given(st.dates(min_value=date(1000, 1, 1)), st.dates())
def test_nothing_is_taken_from_today(day: date, today: date) -> None:
    for text, meant in [
        (f"{day:%d %B %Y}", day.isoformat()),
        (f"{day:%b %Y}", f"{day:%Y-%m}"),
        (f"{day:%A, %B %d, %Y}", day.isoformat()),
        (f"{day:%Y}", f"{day:%Y}"),
    ]:
        assert understand(text, today=today) == When.parse(meant)


_WORDS = (
    "15",
    "8",
    "2023",
    "23",
    "aug",
    "August",
    "tuesday",
    "20:00",
    "8pm",
    "the",
    "of",
    "at",
    "to",
    "-",
    "/",
    ",",
    ".",
    "?",
    "~",
    "bc",
    "ad",
    "1850s",
    "about",
    "tháng",
    "năm",
    "ngày",
    "utc",
    "est",
    "7h",
)


@given(st.lists(st.sampled_from(_WORDS), max_size=6).map(" ".join) | st.text(max_size=12))
def test_anything_may_be_typed(text: str) -> None:
    """Whatever is typed has a meaning, two or more, or a DateError: never another exception."""
    try:
        understood = understand(text, today=TODAY)
    except DateError:
        return
    assert isinstance(understood, When) or len(understood.choices) > 1
