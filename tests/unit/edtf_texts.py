"""Hypothesis strategies for EDTF texts."""

from __future__ import annotations

from hypothesis import strategies as st

from tui.model.dates import DateError, When, days_in_month
from tui.model.instants import LAST_YEAR, year_text


def years() -> st.SearchStrategy[int]:
    return st.one_of(st.integers(1900, 2030), st.integers(-9999, 9999), st.integers(-LAST_YEAR, LAST_YEAR))


@st.composite
def days(draw: st.DrawFn) -> str:
    year, month = draw(years()), draw(st.integers(1, 12))
    return f"{year_text(year)}-{month:02}-{draw(st.integers(1, days_in_month(year, month))):02}"


def times() -> st.SearchStrategy[str]:
    return st.times().map(lambda time: f"{time:%H:%M}") | st.times().map(lambda time: f"{time:%H:%M:%S}")


def offsets() -> st.SearchStrategy[str]:
    return st.sampled_from(["", "Z", "+07:00", "-04:30", "+14", "-11:00"])


def any_date() -> st.SearchStrategy[str]:
    """One date of any precision, without a qualifier."""
    year = years().map(year_text)
    four_digits = st.integers(0, 9999).map(lambda number: f"{number:04}")
    month = st.integers(1, 12).map(lambda number: f"{number:02}")
    return st.one_of(
        days(),
        days(),
        year,
        st.builds("{}-{}".format, year, month),
        st.builds("{}-{}".format, year, st.sampled_from(["21", "22", "23", "24"])),
        st.builds("{}T{}{}".format, days(), times(), offsets()),
        st.builds("{}-XX".format, year),
        st.builds("{}-{}-XX".format, year, month),
        st.builds("{}-XX-XX".format, year),
        st.builds(lambda digits, count: digits[:-count] + "X" * count, four_digits, st.integers(1, 3)),
        st.builds(lambda digits, count: "-" + digits[:-count] + "X" * count, four_digits, st.integers(1, 3)),
    )


def _qualified() -> st.SearchStrategy[str]:
    return st.builds("{}{}".format, any_date(), st.sampled_from(["", "", "", "?", "~", "%"]))


def _choice() -> st.SearchStrategy[str]:
    part = _qualified()
    return st.one_of(
        st.builds("[{}..{}]".format, part, part),
        st.builds("[{}..]".format, part),
        st.builds("[..{}]".format, part),
    )


def _span() -> st.SearchStrategy[str]:
    side = st.one_of(_qualified(), _qualified(), _choice())
    edge = st.sampled_from(["", ".."])
    return st.one_of(
        st.builds("{}/{}".format, side, side),
        st.builds("{}/{}".format, side, edge),
        st.builds("{}/{}".format, edge, side),
    )


def _in_order(text: str) -> bool:
    try:
        When.parse(text)
    except DateError as error:
        if "is before the" not in error.args[0]:  # only the order may be wrong in what is made here
            raise
        return False
    return True


def expressions() -> st.SearchStrategy[str]:
    """Any date, choice or interval whose parts are in order."""
    return st.one_of(_qualified(), _choice(), _span()).filter(_in_order)
