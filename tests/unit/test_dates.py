"""What is a date, its four bounds, and the instants they are counted in."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.edtf_texts import any_date, days, expressions, times
from tui.model import edtf
from tui.model.dates import (
    BEGINNING,
    END,
    Certainty,
    DateError,
    Form,
    When,
    Window,
    instant_of,
)

BOUNDS = [
    # text, form, unit, earliest start, latest start, earliest end, latest end
    ("2023-08-15", "moment", "day", "2023-08-15", "2023-08-15", "2023-08-15", "2023-08-15"),
    ("2024-02", "moment", "month", "2024-02-01", "2024-02-29", "2024-02-01", "2024-02-29"),
    ("2023", "moment", "year", "2023-01-01", "2023-12-31", "2023-01-01", "2023-12-31"),
    ("0000", "moment", "year", "0000-01-01", "0000-12-31", "0000-01-01", "0000-12-31"),
    ("-0043-03-15", "moment", "day", "-0043-03-15", "-0043-03-15", "-0043-03-15", "-0043-03-15"),
    ("Y-17000", "moment", "year", "Y-17000-01-01", "Y-17000-12-31", "Y-17000-01-01", "Y-17000-12-31"),
    ("Y12024-02", "moment", "month", "Y12024-02-01", "Y12024-02-29", "Y12024-02-01", "Y12024-02-29"),
    ("Y17E8", "moment", "year", *("Y1700000000-01-01", "Y1700000000-12-31") * 2),
    ("Y-17E7", "moment", "year", *("Y-170000000-01-01", "Y-170000000-12-31") * 2),
    ("1984?", "moment", "year", *("1984-01-01", "1984-12-31") * 2),
    ("2004-06~", "moment", "month", *("2004-06-01", "2004-06-30") * 2),
    ("2004-06-11%", "moment", "day", *("2004-06-11", "2004-06-11") * 2),
    ("185X", "moment", "decade", *("1850-01-01", "1859-12-31") * 2),
    ("18XX", "moment", "century", *("1800-01-01", "1899-12-31") * 2),
    ("1XXX", "moment", "millennium", *("1000-01-01", "1999-12-31") * 2),
    ("-004X", "moment", "decade", *("-0049-01-01", "-0040-12-31") * 2),
    ("-000X", "moment", "decade", *("-0009-01-01", "0000-12-31") * 2),
    ("185X~", "moment", "decade", *("1850-01-01", "1859-12-31") * 2),
    ("2004-XX", "moment", "year", *("2004-01-01", "2004-12-31") * 2),
    ("1985-04-XX", "moment", "month", *("1985-04-01", "1985-04-30") * 2),
    ("1985-XX-XX", "moment", "year", *("1985-01-01", "1985-12-31") * 2),
    ("2001-21", "moment", "season", *("2001-03-01", "2001-05-31") * 2),
    ("2001-22", "moment", "season", *("2001-06-01", "2001-08-31") * 2),
    ("2001-23", "moment", "season", *("2001-09-01", "2001-11-30") * 2),
    ("2003-24", "moment", "season", *("2003-12-01", "2004-02-29") * 2),
    ("2003-24N", "moment", "season", *("2003-12-01", "2004-02-29") * 2),
    ("2003-21S", "moment", "season", *("2003-09-01", "2003-11-30") * 2),
    ("2003-22S", "moment", "season", *("2003-12-01", "2004-02-29") * 2),
    ("2003-23S?", "moment", "season", *("2003-03-01", "2003-05-31") * 2),
    ("2003-24S", "moment", "season", *("2003-06-01", "2003-08-31") * 2),
    ("2023-08-14/2023-08-20", "span", "day", "2023-08-14", "2023-08-14", "2023-08-20", "2023-08-20"),
    ("2023-08-15/2023-08-15", "span", "day", *("2023-08-15",) * 4),
    ("2004-06/2006-08", "span", "month", "2004-06-01", "2004-06-30", "2006-08-01", "2006-08-31"),
    ("2004-02-01/2005", "span", "day", "2004-02-01", "2004-02-01", "2005-01-01", "2005-12-31"),
    ("-0049/-0043", "span", "year", "-0049-01-01", "-0049-12-31", "-0043-01-01", "-0043-12-31"),
    ("2010/..", "span", "year", "2010-01-01", "2010-12-31", None, None),
    ("2010/", "span", "year", "2010-01-01", "2010-12-31", None, None),
    ("../2010", "span", "year", None, None, "2010-01-01", "2010-12-31"),
    ("/2010", "span", "year", None, None, "2010-01-01", "2010-12-31"),
    ("[2023-08-14..2023-08-17]", "moment", "day", *("2023-08-14", "2023-08-17") * 2),
    ("[1667..1668-12]", "moment", "month", *("1667-01-01", "1668-12-31") * 2),
    ("[..2023-08-17]", "moment", "day", *(None, "2023-08-17") * 2),
    ("[1984..]", "moment", "year", *("1984-01-01", None) * 2),
    ("2023-08-15/[2023-08-17..]", "span", "day", "2023-08-15", "2023-08-15", "2023-08-17", None),
    (
        "2023-08-15/[2023-08-16..2023-08-18]",
        "span",
        "day",
        "2023-08-15",
        "2023-08-15",
        "2023-08-16",
        "2023-08-18",
    ),
    ("[..2010]/2012", "span", "year", None, "2010-12-31", "2012-01-01", "2012-12-31"),
    ("[2010..2011]/..", "span", "year", "2010-01-01", "2011-12-31", None, None),
    # One side narrows the other: nothing ends before it starts.
    ("2023-08/2023-08-15", "span", "day", "2023-08-01", "2023-08-15", "2023-08-15", "2023-08-15"),
    ("2023-08-15/2023-08", "span", "day", "2023-08-15", "2023-08-15", "2023-08-15", "2023-08-31"),
    ("2023-08-15/[..2023-08-18]", "span", "day", "2023-08-15", "2023-08-15", "2023-08-15", "2023-08-18"),
    # Times: minutes, seconds, offsets.
    ("2023-08-17T20:00", "moment", "minute", *("2023-08-17T20:00",) * 4),
    ("2023-08-17T20:00:05", "moment", "second", *("2023-08-17T20:00:05",) * 4),
    ("2023-08-17T20:00+07:00", "moment", "minute", *("2023-08-17T20:00+07:00",) * 4),
    ("2023-08-17T20:00-04:30", "moment", "minute", *("2023-08-17T20:00-04:30",) * 4),
    ("2023-08-17T20:00+07", "moment", "minute", *("2023-08-17T20:00+07:00",) * 4),
    ("2023-08-17T20:00Z", "moment", "minute", *("2023-08-17T20:00Z",) * 4),
    ("2023-08-17T20:00~", "moment", "minute", *("2023-08-17T20:00",) * 4),
    ("2023-08-17T20:00/2023-08-18", "span", "minute", *("2023-08-17T20:00",) * 2, *("2023-08-18",) * 2),
    ("2023-08-17T20:00/..", "span", "minute", *("2023-08-17T20:00",) * 2, None, None),
    # Two offsets are reckoned by the first; where one is missing, offsets do not count.
    (
        "2023-08-17T20:00+07:00/2023-08-17T14:00Z",
        *("span", "minute"),
        *(
            "2023-08-17T20:00+07:00",
            "2023-08-17T20:00+07:00",
            "2023-08-17T21:00+07:00",
            "2023-08-17T21:00+07:00",
        ),
    ),
    (
        "2023-08-17T20:00+07:00/2023-08-17T21:00",
        *("span", "minute"),
        *("2023-08-17T20:00", "2023-08-17T20:00", "2023-08-17T21:00", "2023-08-17T21:00"),
    ),
    (
        "[2023-08-17T20:00..2023-08-17T21:30]",
        "moment",
        "minute",
        *("2023-08-17T20:00", "2023-08-17T21:30") * 2,
    ),
]


@pytest.mark.parametrize(
    ("text", "form", "unit", "bounds"), [(row[0], row[1], row[2], row[3:]) for row in BOUNDS]
)
def test_bounds(text: str, form: str, unit: str, bounds: tuple[str | None, ...]) -> None:
    when = When.parse(text)
    assert (when.text, when.form.value, when.unit, when.bounds) == (text, form, unit, bounds)


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("2023", ""),
        ("2023?", "uncertain"),
        ("2023~", "approximate"),
        ("2023%", "approximate uncertain"),
        ("2023~/2024?", "approximate uncertain"),
        ("[2023~..2024]", "approximate"),
        ("2023/..", "goes_on"),
        ("2023~/..", "approximate goes_on"),
        ("../2023", "begun_before"),
        ("2023/", "end_unknown"),
        ("/2023", "start_unknown"),
        ("2023/[2024..]", ""),
        ("[2023..]", ""),
    ],
)
def test_flags(text: str, flags: str) -> None:
    when = When.parse(text)
    names = ("approximate", "begun_before", "end_unknown", "goes_on", "start_unknown", "uncertain")
    assert " ".join(name for name in names if getattr(when, name)) == flags


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("2023-08-17T20:00", None),
        ("2023-08-17T20:00+07:00", 420),
        ("2023-08-17T20:00-04:30", -270),
        ("2023-08-17T20:00Z", 0),
        ("2023-08-17T20:00+07:00/2023-08-17T14:00Z", 420),
        ("2023-08-17T20:00+07:00/2023-08-18", None),
        ("2023-08-17T20:00+07:00/..", 420),
    ],
)
def test_offset(text: str, offset: int | None) -> None:
    assert When.parse(text).offset == offset


def test_open_and_unknown_ends_have_different_instants() -> None:
    """What goes on goes on for ever; an end that nobody stated may be as early as the start."""
    start = instant_of(2010)
    assert (When.parse("2010/..").earliest_end, When.parse("2010/..").latest_end) == (END, END)
    assert (When.parse("2010/").earliest_end, When.parse("2010/").latest_end) == (start, END)
    end = instant_of(2011) - 1
    assert (When.parse("../2010").earliest_start, When.parse("../2010").latest_start) == (
        BEGINNING,
        BEGINNING,
    )
    assert (When.parse("/2010").earliest_start, When.parse("/2010").latest_start) == (BEGINNING, end)


def test_the_bounds_are_inclusive_seconds() -> None:
    when = When.parse("2023-08-15")
    assert when.earliest_start == datetime(2023, 8, 15, tzinfo=UTC).timestamp()
    assert when.latest_end == datetime(2023, 8, 15, 23, 59, 59, tzinfo=UTC).timestamp()
    minute = When.parse("2023-08-15T20:00")
    assert minute.latest_end - minute.earliest_start == 59


def test_a_when_is_a_value() -> None:
    when = When.parse("2023-08-15/[2023-08-17..]")
    same = When.parse("2023-08-15/[2023-08-17..]")
    assert when == same
    assert hash(when) == hash(same)
    assert when != When.parse("2023-08-15")
    assert when != "2023-08-15/[2023-08-17..]"
    assert str(when) == when.text
    assert copy.deepcopy(when) == pickle.loads(pickle.dumps(when)) == when
    with pytest.raises(AttributeError, match="immutable"):
        when.text = "2023"
    with pytest.raises(AttributeError):
        when.other = 1


@given(expressions())
def test_the_bounds_are_in_order(text: str) -> None:
    when = When.parse(text)
    assert when.earliest_start <= when.latest_start <= when.latest_end
    assert when.earliest_start <= when.earliest_end <= when.latest_end
    assert when.earliest_start >= BEGINNING
    assert when.latest_end <= END
    if when.form is Form.MOMENT:
        assert (when.earliest_start, when.latest_start) == (when.earliest_end, when.latest_end)


@given(expressions())
def test_the_text_makes_the_round_trip(text: str) -> None:
    when = When.parse(text)
    assert when.text == text
    assert When.parse(when.text) == when


@given(expressions())
def test_every_bound_is_a_date_that_holds_it(text: str) -> None:
    when = When.parse(text)
    instants = (when.earliest_start, when.latest_start, when.earliest_end, when.latest_end)
    for at, (bound, instant) in enumerate(zip(when.bounds, instants, strict=True)):
        if bound is not None:
            over = at >= 2 and when.form is Form.SPAN and "T" in bound  # the first time that is not in it
            assert When.parse(bound).earliest_start <= instant + over <= When.parse(bound).latest_end


@given(days(), times())
def test_a_more_precise_date_lies_inside_the_less_precise(day: str, time: str) -> None:
    year, month = day[: day.rindex("-") - 3], day[: day.rindex("-")]
    chain = [f"{day}T{time}", day, f"{month}-XX", month, f"{year}-XX", year]
    if not year.startswith("Y"):
        chain += [f"{year[:-1]}X", f"{year[:-2]}XX", f"{year[:-3]}XXX"]
    for inner, outer in pairwise(chain):
        assert When.parse(outer).earliest_start <= When.parse(inner).earliest_start, (inner, outer)
        assert When.parse(inner).latest_end <= When.parse(outer).latest_end, (inner, outer)


@given(times(), times(), days())
def test_spans_that_touch_do_not_overlap(one: str, other: str, day: str) -> None:
    early, late = sorted((one[:5], other[:5]))
    span = When.parse(f"{day}T00:00/{day}T{early}") if early != "00:00" else None
    following = When.parse(f"{day}T{early}/{day}T{late}")
    last = When.parse(f"{day}T{late}/{day}T24:00")
    if span is not None:
        assert span.overlaps(last) is Certainty.NO
        assert span.before(last) is Certainty.CERTAINLY
        assert early == late or span.overlaps(following) is Certainty.NO
    assert early == late or following.before(last) is Certainty.CERTAINLY


@pytest.mark.parametrize(
    "end", ["2023-08-15T24:00", "2023-08-16T00:00", "[2023-08-15T23:00..2023-08-16T00:00]"]
)
def test_an_evening_that_ends_at_midnight_is_not_on_the_next_day(end: str) -> None:
    evening = When.parse(f"2023-08-15T20:00/{end}")
    assert evening.during(Window.parse("2023-08-15")) is Certainty.CERTAINLY
    assert evening.during(Window.parse("2023-08-16")) is Certainty.NO
    assert evening.bounds[3] == "2023-08-16T00:00"


def test_the_end_of_a_day_is_on_that_day() -> None:
    end = When.parse("2023-08-15T24:00")
    assert end.during(Window.parse("2023-08-15")) is Certainty.CERTAINLY
    assert end.during(Window.parse("2023-08-16")) is Certainty.NO
    assert end.words() == "24:00 on 15 August 2023"


def test_a_span_that_ends_as_it_begins_is_that_minute() -> None:
    instant = When.parse("2023-08-15T14:00/2023-08-15T14:00")
    assert instant.bounds == ("2023-08-15T14:00", "2023-08-15T14:00", "2023-08-15T14:00", "2023-08-15T14:01")
    assert instant.during(Window.parse("2023-08-15T14:00")) is Certainty.CERTAINLY


@given(any_date(), st.sampled_from("?~%"))
def test_a_qualifier_widens_no_bound(text: str, qualifier: str) -> None:
    bare, qualified = When.parse(text), When.parse(text + qualifier)
    assert (qualified.earliest_start, qualified.latest_end) == (bare.earliest_start, bare.latest_end)
    assert qualified.uncertain == (qualifier in "?%")
    assert qualified.approximate == (qualifier in "~%")


@given(
    st.from_regex(r"\A[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\Z")
    | st.text(st.sampled_from("0123W-/"), min_size=4, max_size=10)
)
def test_plain_dates_are_read_as_the_grammar_reads_them(text: str) -> None:
    """The standard library reads plain days, and it would read other things too."""
    try:
        expression = edtf.parse(text)
    except DateError:
        with pytest.raises(DateError):
            When.parse(text)
    else:
        when = When.parse(text)
        assert (when.earliest_start, when.latest_start, when.earliest_end, when.latest_end) == edtf.bounds(
            expression
        )


@given(st.dates(), st.dates())
def test_plain_spans_are_read_as_the_grammar_reads_them(one: date, other: date) -> None:
    text = f"{min(one, other)}/{max(one, other)}"
    when = When.parse(text)
    bounds = (when.earliest_start, when.latest_start, when.earliest_end, when.latest_end)
    assert bounds == edtf.bounds(edtf.parse(text))
    assert (when.form, when.unit) == (Form.SPAN, "day")


@pytest.mark.parametrize(
    "text", ["2023-W01-1", "2023W011", "2023W01", "2023-W1", "２０２３-08-15", "２０２３", "20230815"]
)
def test_what_only_the_standard_library_takes_for_a_day(text: str) -> None:
    with pytest.raises(DateError):
        When.parse(text)
