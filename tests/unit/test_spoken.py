"""Dates as people write them: what is understood, what is asked, and that nothing is understood wrongly."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.unit.edtf_texts import expressions
from tui.model.dates import DateError, When
from tui.model.edtf import is_date
from tui.model.spoken import readings
from tui.model.typed_dates import Ambiguous, understand

TODAY = date(2024, 2, 29)  # a Thursday
GOLDEN = Path(__file__).parents[1] / "golden" / "typed_dates.tsv"
ROWS = [tuple(line.split("\t")[:2]) for line in GOLDEN.read_text(encoding="utf-8").splitlines()[1:]]
FROM_TODAY = re.compile(
    r"last|next|this|ago|in \d|day|week|hôm|ngày (kia|mốt)|năm (ngoái|nay)|sang|nữa|tháng (trước|này|tới)|tuần (tr|n|s)|(trước|tới|này)$|cách"
)


def understood(text: str, today: date = TODAY) -> list[When]:
    """Return what a text may mean; nothing where it is not understood."""
    try:
        found = understand(text, today=today)
    except DateError as error:
        assert error.args[0].isprintable()  # noqa: PT017  it may be understood or not
        return []
    return list(found.choices) if isinstance(found, Ambiguous) else [found]


@pytest.mark.parametrize(("text", "meant"), ROWS)
def test_typed(text: str, meant: str) -> None:
    assert " | ".join(map(str, understood(text))) == meant.removeprefix("-" if meant == "-" else "")
    assert understood(text.upper()) == understood(f"  {text.lower()} ") == understood(text)


@pytest.mark.parametrize(("text", "meant"), [row for row in ROWS if not FROM_TODAY.search(row[0])])
def test_a_mistaken_date_is_answered_with_the_same_meaning(text: str, meant: str) -> None:
    if is_date(text):
        return
    with pytest.raises(DateError) as caught:
        When.parse(text)
    advice = re.split(": write |; write ", caught.value.args[0])[-1]
    for date_ in meant.split(" | ") if meant != "-" else ():
        calendar, colon, rest = date_.partition(":")
        table = f'{{ date = "{rest}", calendar = "{calendar}" }}' if colon and calendar.islower() else date_
        assert table in re.split(r", (?=\S)(?!calendar)| or ", advice)


@settings(deadline=None)
@given(expressions())
def test_our_own_words_are_understood_as_what_they_say(text: str) -> None:
    when = When.parse(text)
    assume(
        len(set(text.split("/"))) == text.count("/") + 1
    )  # one from a minute to the same minute is said as that minute
    for words in (when.words(), when.short(), when.words("vi"), when.short("vi")):
        found = understood(words)
        assert not found or _meaning(when) in map(_meaning, found), words


def _meaning(when: When) -> tuple[object, ...]:
    return when.bounds, when.uncertain, when.approximate


@given(st.dates(date(1000, 1, 1)), st.dates(date(1000, 1, 1)), st.sampled_from(["–", " - ", " to ", " – "]))
def test_two_days_in_any_words_are_from_the_one_to_the_other(one: date, other: date, between: str) -> None:
    first, last = sorted((one, other))
    span = [When.parse(f"{first.isoformat()}/{last.isoformat()}")]
    assert understood(f"{first:%-d %B %Y}{between}{last:%-d %b %Y}") == span
    assert (
        understood(f"từ ngày {first:%-d/%-m/%Y} đến ngày {last:%-d tháng %-m năm %Y}")
        in (
            span,
            [],  # both of which may be meant by 1/2/2023
        )
        or first.day <= 12
    )
    if first.year == last.year:
        assert understood(f"{first:%-d %B}{between}{last:%-d %B %Y}") == span
    assert understood(f"between {first:%-d %B %Y} and {last:%-d %B %Y}") == [
        When.parse(f"[{first.isoformat()}..{last.isoformat()}]")
    ]


@given(st.dates(date(1000, 1, 2), date(9998, 12, 30)))
def test_before_and_after_leave_out_the_day_itself(day: date) -> None:
    [before], [after] = understood(f"before {day:%-d %B %Y}"), understood(f"AFT {day:%-d %b %Y}")
    assert before.latest_end == When.parse(day.isoformat()).earliest_start - 1
    assert after.earliest_start == When.parse(day.isoformat()).latest_end + 1


@given(st.dates(date(1000, 1, 1)), st.sampled_from([0, 1, 2, 3, 4, 5, 6]))
def test_a_weekday_that_is_not_the_days_own_is_refused(day: date, by: int) -> None:
    name = f"{day + timedelta(by):%A}" if day < date(9999, 12, 20) else f"{day - timedelta(7 - by):%A}"
    found = understood(f"{name}, {day:%-d %B %Y}")
    known = day >= date(1582, 10, 15)
    assert found == ([When.parse(day.isoformat())] if not by or not known else [])


@given(st.dates(date(1000, 1, 1), date(9000, 1, 1)), st.sampled_from(["monday", "wed", "thứ sáu", "cn"]))
def test_days_of_the_week_before_us_lie_before_us(today: date, name: str) -> None:
    before = "tuần tới" if " " in name or name == "cn" else ""
    for when in understood(f"{name} {before}" if before else f"next {name}", today):
        assert today.isoformat() < when.text <= (today + timedelta(13)).isoformat()
    for when in understood(f"last {name}", today):
        assert (today - timedelta(13)).isoformat() <= when.text < today.isoformat()


_WORDS = sorted({word for text, _ in ROWS for word in text.split()})


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from(_WORDS), max_size=6).map(" ".join)
    | st.text("0123456789-/.[]XTYZE?~%:+ subc", max_size=24)
)
def test_what_one_is_told_to_write_is_a_date(text: str) -> None:
    assert all(is_date(found) for found in readings(text))
    try:
        When.parse(text)
    except DateError as caught:
        message = caught.args[0]
    else:
        return
    advice = re.search(
        r"(?:write|put it behind the date,) ((?:[-\d\[Y]|Y\d)\S*?)[,;:]?(?: or (\S+))?(?: \(.*\))?$", message
    )
    for told in filter(None, advice.groups()) if advice else ():
        assert is_date(told), message


@pytest.mark.parametrize(
    "piece", ["mon ", "os ", "1 - ", "may to ", "about ", "15 aug 2023 ", "or ", "?", "Q3 2023, "]
)
def test_long_texts_lead_to_no_deeper_and_deeper_reading(piece: str) -> None:
    understood((piece * 100)[:100])


def test_no_library_guesses() -> None:
    import subprocess
    import sys

    code = (
        "import sys, datetime; from tui.model.typed_dates import understand as u;"
        "u('tuesday 15 august 2023 8pm', today=datetime.date(2024, 2, 29)); print('dateutil' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]
