"""How surely a date stands to a window and to another date."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.edtf_texts import expressions
from tui.model.dates import BEGINNING, Certainty, Form, When, Window, instant_of

NO, POSSIBLY, CERTAINLY = Certainty.NO, Certainty.POSSIBLY, Certainty.CERTAINLY


@pytest.mark.parametrize(
    ("text", "window", "certainty"),
    [
        # A day in a window, and hours in a day of which nobody wrote the time.
        ("2023-08-15", "2023-08", CERTAINLY),
        ("2023-08-15", "2023-08-15", CERTAINLY),
        ("2023-08-15", "2023-08-16", NO),
        ("2023-08-15", "2023-08-15T10:00/2023-08-15T11:00", POSSIBLY),
        ("2023-08-15T10:30", "2023-08-15T10:00/2023-08-15T11:00", CERTAINLY),
        # Nothing is promoted.
        ("2024-05", "2024-05", CERTAINLY),
        ("2024-05", "2024-05-07", POSSIBLY),
        ("2024-05", "2024-05-02/2024-06", POSSIBLY),
        ("2024-05", "2024", CERTAINLY),
        ("2001-24", "2001-12", POSSIBLY),
        ("2001-24", "2001-07", NO),
        ("2001-22", "2001", CERTAINLY),
        ("2001-22", "2001-06/2001-08", POSSIBLY),
        ("2001-22", "2000/2001", CERTAINLY),
        ("2001-24", "2001", POSSIBLY),
        ("2001-24", "2001/2002", CERTAINLY),
        ("2001-22?", "2001", POSSIBLY),
        ("2001-22N", "2001-06/2001-08", CERTAINLY),
        ("2001-22S", "2001", POSSIBLY),
        ("2001-24S", "2001-06/2001-08", CERTAINLY),
        ("2001-21/2001-22", "2001", CERTAINLY),
        ("2001-24", "2001-03", NO),
        # One day within a range.
        ("[2023-08-14..2023-08-17]", "2023-08-16", POSSIBLY),
        ("[2023-08-14..2023-08-17]", "2023-08-14/2023-08-17", CERTAINLY),
        ("[2023-08-14..2023-08-17]", "2023-08-18", NO),
        ("[..2023-08-17]", "2023-08-16", POSSIBLY),
        ("[..2023-08-17]", "../2023-08-17", CERTAINLY),
        ("[2023-08-17..]", "2023-08-16", NO),
        # A span covers all that lies between.
        ("2023-08-14/2023-08-20", "2023-08-16", CERTAINLY),
        ("2023-08-14/2023-08-20", "2023-08-16T10:00/2023-08-16T11:00", CERTAINLY),
        ("2023-08-14/2023-08-20", "2023-08-20T10:00/2023-08-20T11:00", POSSIBLY),
        ("2023-08-14/2023-08-20", "2023-08-21", NO),
        ("2023-08-15/[2023-08-17..]", "2023-08-16", CERTAINLY),
        ("2023-08-15/[2023-08-17..]", "2023-08-18", POSSIBLY),
        ("2023-08-15/[2023-08-17..]", "2023-08-14", NO),
        # It goes on; or nobody says when it ended.
        ("2010/..", "2011", CERTAINLY),
        ("2010/..", "2010-06", POSSIBLY),
        ("2010/", "2010", CERTAINLY),
        ("2010/", "2011", POSSIBLY),
        ("2010/", "2009", NO),
        ("../2010", "2009", CERTAINLY),
        ("/2010", "2009", POSSIBLY),
        ("/2010", "2011", NO),
        # A qualifier widens nothing and caps everything.
        ("1850~", "1850", POSSIBLY),
        ("1850~", "1851", NO),
        ("1850?", "1800/1900", POSSIBLY),
        ("2010/2012%", "2011", POSSIBLY),
        ("-0043", "-0100/0001", CERTAINLY),
        ("2023-08-15", "../..", CERTAINLY),
    ],
)
def test_during(text: str, window: str, certainty: Certainty) -> None:
    assert When.parse(text).during(Window.parse(window)) is certainty


@pytest.mark.parametrize(
    ("left", "relation", "right", "certainty"),
    [
        ("2023-08-15", "overlaps", "2023-08-15", CERTAINLY),
        ("2023-08-15", "overlaps", "2023-08-16", NO),
        ("2023-08-15", "overlaps", "2023-08", POSSIBLY),
        ("2024-05", "overlaps", "2024-05", POSSIBLY),
        ("2023-08-14/2023-08-16", "overlaps", "2023-08-16/2023-08-18", CERTAINLY),
        ("2023-08-14/2023-08-16", "overlaps", "2023-08-17/2023-08-18", NO),
        ("2023-08-15/[2023-08-17..]", "overlaps", "2023-08-16", CERTAINLY),
        ("2023-08-15/[2023-08-17..]", "overlaps", "[2023-08-14..2023-08-17]", POSSIBLY),
        ("[2023-08-14..2023-08-17]", "overlaps", "2023-08-14/2023-08-20", CERTAINLY),
        ("2010/..", "overlaps", "2012/..", CERTAINLY),
        ("2010/", "overlaps", "2012/..", POSSIBLY),
        ("2010~/..", "overlaps", "2012/..", POSSIBLY),
        # A time is compared to the minute; a day may hold it.
        ("2023-08-15", "overlaps", "2023-08-15T10:00", POSSIBLY),
        ("2023-08-15T10:00/2023-08-15T11:00", "overlaps", "2023-08-15T10:30", CERTAINLY),
        ("2023-08-15T10:00/2023-08-15T11:00", "overlaps", "2023-08-15T11:01", NO),
        ("2023-08-15T10:00", "overlaps", "2023-08-15T10:00:30", POSSIBLY),
        # Of two times of which one has an offset the other may be in any zone.
        ("2023-08-17T20:00+07:00", "overlaps", "2023-08-17T13:00Z", CERTAINLY),
        ("2023-08-17T20:00+07:00", "overlaps", "2023-08-17T20:00Z", NO),
        ("2023-08-17T20:00+07:00", "overlaps", "2023-08-17T20:00", POSSIBLY),
        ("2023-08-17T02:00+07:00", "overlaps", "2023-08-17", POSSIBLY),
        ("2023-08-17T20:00+07:00/..", "overlaps", "2023-08-18T00:00Z/..", CERTAINLY),
        ("2023-08-14", "before", "2023-08-15", CERTAINLY),
        ("2023-08-15", "before", "2023-08-15", NO),
        ("2023-08-16", "before", "2023-08-15", NO),
        ("2024-05", "before", "2024-05", POSSIBLY),
        ("2024-05", "before", "2024-06", CERTAINLY),
        ("2024-05~", "before", "2024-06", POSSIBLY),
        ("2010/", "before", "2012", POSSIBLY),
        ("2010/..", "before", "2012", NO),
        ("[..2010]", "before", "2012", CERTAINLY),
        ("2023-08-17", "before", "2023-08-17T20:00", POSSIBLY),
        ("2023-08-17T20:00+07:00", "before", "2023-08-17T14:00Z", CERTAINLY),
        ("2023-08-17T20:00+07:00", "before", "2023-08-17T12:00Z", NO),
        ("2023-08-15", "within", "2023-08-14/2023-08-20", CERTAINLY),
        ("2023-08-14/2023-08-20", "within", "2023-08-14/2023-08-20", CERTAINLY),
        ("2023-08-13/2023-08-20", "within", "2023-08-14/2023-08-20", NO),
        ("[2023-08-14..2023-08-17]", "within", "2023-08-15/[2023-08-17..]", POSSIBLY),
        ("2023-08-17", "within", "2023-08-15/[2023-08-17..]", CERTAINLY),
        ("2023-08-18", "within", "2023-08-15/[2023-08-17..]", POSSIBLY),
        ("2023-08-15/2023-08-16", "within", "2023-08", POSSIBLY),
        ("2023-08-15", "within", "2024", NO),
        ("2011", "within", "2010/..", CERTAINLY),
        ("2011", "within", "2010/", POSSIBLY),
    ],
)
def test_compared(left: str, relation: str, right: str, certainty: Certainty) -> None:
    assert getattr(When.parse(left), relation)(When.parse(right)) is certainty


FIRST = instant_of(2023, 8, 1) // 86400
Realisation = tuple[int, int]


def _day(number: int) -> str:
    return f"2023-08-{number:02}"


@st.composite
def _days(draw: st.DrawFn) -> str:
    """A date, choice or span within nine days."""
    a, b, c, d = sorted(draw(st.lists(st.integers(1, 9), min_size=4, max_size=4)))
    forms = (
        _day(a),
        f"[{_day(a)}..{_day(b)}]",
        f"{_day(a)}/{_day(b)}",
        f"[{_day(a)}..{_day(b)}]/[{_day(c)}..{_day(d)}]",
        f"[{_day(a)}..{_day(c)}]/[{_day(b)}..{_day(d)}]",
        f"{_day(a)}/[..{_day(b)}]",
        f"[{_day(a)}..{_day(d)}]/{_day(c)}",
    )
    return draw(st.sampled_from(forms))


def _realisations(when: When, form: Form | None = None) -> Iterator[Realisation]:
    """Yield every first and last day that it may have had, counted from 0."""
    bounds = (when.earliest_start, when.latest_start, when.earliest_end, when.latest_end)
    first, second, third, fourth = (bound // 86400 - FIRST for bound in bounds)
    for start in range(first, second + 1):
        ends = [start] if (form or when.form) is Form.MOMENT else range(max(third, start), fourth + 1)
        yield from ((start, end) for end in ends)


def _judged(
    holds: Callable[[Realisation, Realisation], bool], left: list[Realisation], right: list[Realisation]
) -> Certainty:
    answers = {holds(one, other) for one in left for other in right}
    return CERTAINLY if answers == {True} else POSSIBLY if True in answers else NO


@given(_days(), _days())
def test_compared_with_all_that_may_have_been(left_text: str, right_text: str) -> None:
    """Certain is what holds however it was, possible what holds for some way in which it may have been."""
    one, other = When.parse(left_text), When.parse(right_text)
    left, right = list(_realisations(one)), list(_realisations(other))
    assert one.overlaps(other) is _judged(lambda a, b: a[0] <= b[1] and b[0] <= a[1], left, right)
    assert one.before(other) is _judged(lambda a, b: a[1] < b[0], left, right)
    lasting = list(_realisations(other, Form.SPAN))
    assert one.within(other) is _judged(lambda a, b: b[0] <= a[0] and a[1] <= b[1], left, lasting)


@given(_days(), st.integers(1, 9), st.integers(1, 9))
def test_during_compared_with_all_that_may_have_been(text: str, start: int, end: int) -> None:
    start, end = min(start, end), max(start, end)
    when, window = When.parse(text), Window.parse(f"{_day(start)}/{_day(end)}")
    days = [(start - 1, end - 1)]
    expected = _judged(lambda a, b: a[0] <= b[1] and b[0] <= a[1], list(_realisations(when)), days)
    assert when.during(window) is expected


@given(expressions(), expressions())
def test_overlapping_is_symmetric(left: str, right: str) -> None:
    one, other = When.parse(left), When.parse(right)
    assert one.overlaps(other) is other.overlaps(one)


@given(expressions(), expressions())
def test_what_overlaps_is_not_before_or_after(left: str, right: str) -> None:
    one, other = When.parse(left), When.parse(right)
    if one.overlaps(other) is CERTAINLY:
        assert one.before(other) is other.before(one) is NO
    if one.before(other) is CERTAINLY:
        assert other.before(one) is NO
        assert one.overlaps(other) is NO
        assert one.within(other) is NO
    if one.overlaps(other) is NO:
        assert (one.before(other) is NO) != (other.before(one) is NO)


@given(expressions(), expressions(), st.sampled_from("?~%"))
def test_a_qualifier_takes_certainty_and_nothing_else(left: str, right: str, qualifier: str) -> None:
    if left[-1] in "X0123456789" and "[" not in left:
        one, doubtful, other = When.parse(left), When.parse(left + qualifier), When.parse(right)
        for relation in ("overlaps", "before", "within"):
            certainty = getattr(one, relation)(other)
            assert getattr(doubtful, relation)(other) is min(certainty, POSSIBLY)


@given(expressions(), st.integers(-(10**11), 10**11), st.integers(0, 10**10))
def test_a_wider_window_is_never_less_certain(text: str, start: int, length: int) -> None:
    when, window = When.parse(text), Window(start, start + length)
    wider = Window(start - length, start + 2 * length)
    assert when.during(window) <= when.during(wider)
    assert when.during(Window(BEGINNING, -BEGINNING)) >= POSSIBLY


@given(expressions())
def test_during_its_own_hull(text: str) -> None:
    when = When.parse(text)
    expected = POSSIBLY if when.doubt else CERTAINLY
    assert when.during(Window.parse(text)) is expected


def test_certainty_in_words() -> None:
    assert [level.words() for level in Certainty] == ["no", "possibly", "certainly"]
    assert [level.words("vi") for level in Certainty] == ["không", "có thể", "chắc chắn"]
