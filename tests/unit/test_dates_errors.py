"""What is said of a text that is not a date."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.dates import DateError, When, Window

ERRORS = [
    # text, a part of the message, the code point that it is about
    (
        "",
        "nothing is written here: a date is written 2023, 2023-08 or 2023-08-15, a span 2023-08-14/2023-08-20, a moment within [2023-08..2023-09]",
        0,
    ),
    (
        "  ",
        "nothing is written here: a date is written 2023, 2023-08 or 2023-08-15, a span 2023-08-14/2023-08-20, a moment within [2023-08..2023-09]",
        0,
    ),
    (" 2023", "a date has no blanks around it: write 2023", 0),
    ("2023 ", "a date has no blanks around it: write 2023", 4),
    ("2023\u200b-08", "the character U+200B, which cannot be seen, is no part of a date: remove it", 4),
    ("2023-08\x1b[2J", "the character U+001B, which cannot be seen, is no part of a date: remove it", 7),
    ("2023-8-15", "2023-8-15: write 2023-08-15", 0),
    ("2023-8", "2023-8: write 2023-08", 0),
    ("20230815", "20230815: write 2023-08-15", 0),
    ("202308", "202308: write 2023-08", 0),
    ("15/08/2023", "15/08/2023: write 2023-08-15", 0),
    ("15.8.2023", "15.8.2023: write 2023-08-15", 0),
    ("8/7/2023", "8/7/2023 can be read in two ways: write 2023-07-08 or 2023-08-07", 0),
    ("2023/08/15", "2023/08/15: write 2023-08-15", 0),
    ("2023/08", "2023/08: write 2023-08", 0),
    ("-0043-3-15", "-0043-3-15: write -0043-03-15", 0),
    ("2023-02-30", "2023-02-30: February 2023 has 28 days", 8),
    ("2024-02-30", "2024-02-30: February 2024 has 29 days", 8),
    ("1900-02-29", "1900-02-29: February 1900 has 28 days", 8),
    ("-0001-02-29", "-0001-02-29: February 2 BCE has 28 days", 9),
    ("2023-04-31/2023-05-01", "2023-04-31: April 2023 has 30 days", 8),
    ("2023-08-32", "2023-08-32: August 2023 has 31 days", 8),
    ("Y12023-02-29", "Y12023-02-29: February 12,023 CE has 28 days", 10),
    ("2023-13", "month 13: months go from 01 to 12, seasons from 21 to 24", 5),
    ("2043-42", "month 42: months go from 01 to 12, seasons from 21 to 24", 5),
    ("2023-42", "2023-42: write 2023/2042", 0),
    ("2023-00", "month 00: where the month is not known, leave it out or write XX", 5),
    ("2023-08-00", "day 00: where the day is not known, leave it out or write XX", 8),
    ("2023-25", "2023-25: write 2023/2025", 0),
    (
        "2041-25",
        "season 25 is level 2 of EDTF, which is not supported: the seasons are 21 spring, 22 summer, 23 autumn, 24 winter",
        5,
    ),
    ("2023-21-05", "a season has no day: write the season alone", 8),
    ("2023-08-15/2023-08-14", "the end, 2023-08-14, is before the start, 2023-08-15", 11),
    ("2023/2022", "the end, 2022, is before the start, 2023", 5),
    ("[2023-08-15..2023-08-14]", "the last, 2023-08-14, is before the first, 2023-08-15", 13),
    (
        "2023-08-15/[2023-08-13..2023-08-14]",
        "the end, [2023-08-13..2023-08-14], is before the start, 2023-08-15",
        11,
    ),
    ("[2024..2023]/2025", "the last, 2023, is before the first, 2024", 7),
    ("2023/[2025..2024]", "the last, 2024, is before the first, 2025", 12),
    (
        "2023-08-15T20:00/2023-08-15T19:00",
        "the end, 2023-08-15T19:00, is before the start, 2023-08-15T20:00",
        17,
    ),
    (
        "2023-08-15T20:00+07:00/2023-08-15T12:00Z",
        "the end, 2023-08-15T12:00Z, is before the start, 2023-08-15T20:00+07:00",
        23,
    ),
    ("2023-08-15/17", "2023-08-15/17: write 2023-08-15/2023-08-17", 0),
    ("2023-08-15/9-17", "2023-08-15/9-17: write 2023-08-15/2023-09-17", 0),
    ("2023-08/09", "2023-08/09: write 2023-08/2023-09", 0),
    ("1939/45", "1939/45: write 1939/1945", 0),
    ("a/b/c", "an interval has one slash: a/b", 3),
    ("2023/2024/2025", "an interval has one slash: a/b", 9),
    ("/", "/ has no date on either side: write one at least, as in 2023/..", 0),
    ("../..", "../.. has no date on either side: write one at least, as in 2023/..", 0),
    ("../", "../ has no date on either side: write one at least, as in 2023/..", 0),
    (
        "..",
        ".. is not a date: a date is written 2023, 2023-08 or 2023-08-15, a span 2023-08-14/2023-08-20, a moment within [2023-08..2023-09]",
        0,
    ),
    (
        "{1960..1970}",
        "all of several dates, {a,b}, is level 2 of EDTF, which is not supported: write one date or a span, a/b",
        0,
    ),
    (
        "[1667,1668]",
        "a list of dates is level 2 of EDTF, which is not supported: write from the first to the last, [a..b]",
        5,
    ),
    ("[1667..1670", "a [ without its ]: a moment within is [a..b]", 0),
    ("1667..1670]", "a ] without its [: a moment within is [a..b]", 10),
    ("[1667/1670]", "in brackets two dots part the dates: [a..b]", 5),
    ("[]", "the brackets hold no date: a moment within is [a..b], [a..] or [..b]", 1),
    ("[..]", "the brackets hold no date: a moment within is [a..b], [a..] or [..b]", 1),
    ("[1667]", "brackets hold two dots, [a..b], [a..] or [..b]; one date needs no brackets", 1),
    ("[1667..1670]~", "after the brackets only / may follow; ? ~ % stand behind a date, inside them", 12),
    ("1667..1670", "two dots stand in brackets: write [a..b] for a moment within, a/b for all of it", 4),
    ("[..2023-08-32]", "2023-08-32: August 2023 has 31 days", 11),
    (
        "2004?-06",
        "a qualifier within a date is level 2 of EDTF, which is not supported: put it behind the date, 2004-06?",
        4,
    ),
    (
        "?2004-06",
        "a qualifier within a date is level 2 of EDTF, which is not supported: put it behind the date, 2004-06?",
        0,
    ),
    (
        "2004-?06-11",
        "a qualifier within a date is level 2 of EDTF, which is not supported: put it behind the date, 2004-06-11?",
        5,
    ),
    ("1984?~", "one qualifier stands behind a date, and % says both ? and ~: write 1984%", 4),
    ("1984??", "one qualifier stands behind a date, and % says both ? and ~: write 1984?", 4),
    (
        "156X-12-25",
        "X stands for the last digits of a year (185X, 18XX), for a whole month or day (2024-XX, 2024-05-XX); elsewhere it is level 2 of EDTF, which is not supported",
        3,
    ),
    (
        "XXXX-12-25",
        "X stands for the last digits of a year (185X, 18XX), for a whole month or day (2024-XX, 2024-05-XX); elsewhere it is level 2 of EDTF, which is not supported",
        0,
    ),
    (
        "2004-1X",
        "X stands for the last digits of a year (185X, 18XX), for a whole month or day (2024-XX, 2024-05-XX); elsewhere it is level 2 of EDTF, which is not supported",
        6,
    ),
    (
        "15XX-12-XX",
        "X stands for the last digits of a year (185X, 18XX), for a whole month or day (2024-XX, 2024-05-XX); elsewhere it is level 2 of EDTF, which is not supported",
        2,
    ),
    (
        "2004-XX-12",
        "X stands for the last digits of a year (185X, 18XX), for a whole month or day (2024-XX, 2024-05-XX); elsewhere it is level 2 of EDTF, which is not supported",
        5,
    ),
    (
        "1950S2",
        "S2, significant digits, is level 2 of EDTF, which is not supported: write [1900..1999]",
        4,
    ),
    (
        "Y3388E2S3",
        "S3, significant digits, is level 2 of EDTF, which is not supported: write [Y338000..Y338999]",
        7,
    ),
    ("2023-W33", "2023-W33: write [2023-08-14..2023-08-20]", 0),
    ("2023-W53", "a week or a day of the year is not supported: write year, month and day, 2023-08-15", 4),
    ("2023-227", "2023-227: write 2023-08-15", 0),
    ("2023-367", "a week or a day of the year is not supported: write year, month and day, 2023-08-15", 4),
    ("1985/P3Y", "a duration is not supported: write the date of the end", 5),
    ("2023T20:00", "a time needs its day, as in 2023-08-17T20:00", 4),
    ("2023-XXT20:00", "a time needs its day, as in 2023-08-17T20:00", 7),
    ("2023-08-XXT20:00", "a time needs its day, as in 2023-08-17T20:00", 10),
    (
        "2023-08-15T20",
        "a time has hours and minutes, 20:00: write T20:00, or [T20:00..T20:59] with its day for the hour",
        10,
    ),
    ("2023-08-15T24:01", "hour 24: hours go from 00 to 23, and 24:00 is the end of the day", 11),
    ("2023-08-15T25:00", "hour 25: hours go from 00 to 23, and 24:00 is the end of the day", 11),
    ("2023-08-15T20:60", "minute 60: minutes go from 00 to 59", 14),
    ("2023-08-15T20:00:60", "second 60: seconds go from 00 to 59", 17),
    ("2023-08-15T20:59:61", "second 61: seconds go from 00 to 59", 17),
    ("2023-08-15T20:00:00.5", "a time has whole seconds: leave the fraction out", 19),
    ("2023-08-15T20:00+7", "the offset from UTC is written Z, +07:00 or -04:30", 16),
    ("2023-08-15t20:00z", "2023-08-15t20:00z: write 2023-08-15T20:00Z", 0),
    ("2023-08-15 20:00", "2023-08-15 20:00: write 2023-08-15T20:00", 0),
    ("2023-08-15 - 2023-08-17", "2023-08-15 - 2023-08-17: write 2023-08-15/2023-08-17", 0),
    ("2023–2024", "2023–2024: write 2023/2024", 0),
    ("2023‑08‑15", "a date has plain digits and hyphens, and no blanks: write 2023-08-15", 4),
    ("２０２３-08-15", "a date has plain digits and hyphens, and no blanks: write 2023-08-15", 0),
    ("2023-08-15 / ..", "a date has plain digits and hyphens, and no blanks: write 2023-08-15/..", 10),
    ("2004/open", "open is from a draft of EDTF: write two dots, a/..", 5),
    ("unknown/2004", "unknown is from a draft of EDTF: write nothing, a/", 0),
    ("2004-06-uu", "letters are capitals, and X is a digit that is not known: write 2004-06-XX", 8),
    ("19xx", "letters are capitals, and X is a digit that is not known: write 19XX", 2),
    ("y17000", "letters are capitals, and X is a digit that is not known: write Y17000", 0),
    ("-0000", "there is no year -0000: 0000 is 1 BCE, -0001 is 2 BCE", 0),
    ("Y2023", "Y is for years of more than four digits: write 2023", 0),
    ("Y-44", "Y is for years of more than four digits: write -0044", 0),
    ("Y999999999999", "years go from Y-99999999999 to Y99999999999", 0),
    ("Y9E20", "years go from Y-99999999999 to Y99999999999", 0),
    (
        "Y99999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999-13",
        "years go from Y-99999999999 to Y99999999999",
        0,
    ),
    ("12023", "a year of more than four digits begins with Y: write Y12023", 0),
    ("1234567890123", "a year of more than four digits begins with Y, and the last is Y99999999999", 0),
    ("+2023", "a year has no plus sign: leave it out", 0),
    ("-44", "a year has four digits, a month and a day two: write -0044 (-0043 is 44 BCE)", 0),
    ("850", "850: write 0850", 0),
    ("44 BC", "44 BC: write -0043", 0),
    ("aug 2023", "aug 2023: write 2023-08", 0),
    ("ngày 15 tháng 8 năm 2023", "ngày 15 tháng 8 năm 2023: write 2023-08-15", 0),
    ("about 1850", "about 1850: write 1850~", 0),
    ("1850s", "1850s: write 185X", 0),
    ("1800s", "1800s can be read in two ways: write 180X or 18XX", 0),
    ("thế kỷ XIX", "thế kỷ XIX: write [1801..1900]", 0),
    (
        "hello",
        "hello is not a date: a date is written 2023, 2023-08 or 2023-08-15, a span 2023-08-14/2023-08-20, a moment within [2023-08..2023-09]",
        0,
    ),
    (
        "hello/2023",
        "hello is not a date: a date is written 2023, 2023-08 or 2023-08-15, a span 2023-08-14/2023-08-20, a moment within [2023-08..2023-09]",
        0,
    ),
    (
        "2023-08-15/hello",
        "hello is not a date: a date is written 2023, 2023-08 or 2023-08-15, a span 2023-08-14/2023-08-20, a moment within [2023-08..2023-09]",
        11,
    ),
    (
        "T20:00",
        "T20:00 is not a date: a date is written 2023, 2023-08 or 2023-08-15, a span 2023-08-14/2023-08-20, a moment within [2023-08..2023-09]",
        0,
    ),
]


@pytest.mark.parametrize(("text", "message", "offset"), ERRORS, ids=[ascii(row[0])[:40] for row in ERRORS])
def test_message(text: str, message: str, offset: int) -> None:
    with pytest.raises(DateError) as caught:
        When.parse(text)
    assert (caught.value.args[0], caught.value.offset) == (message, offset)
    assert caught.value.args[0].isprintable()


@pytest.mark.parametrize(("text", "message", "offset"), ERRORS, ids=[ascii(row[0])[:40] for row in ERRORS])
def test_what_one_is_told_to_write_is_a_date(text: str, message: str, offset: int) -> None:
    advice = re.fullmatch(rf"{re.escape(text)}: write (\S+)", message) if text else None
    if advice:
        assert When.parse(advice[1]).text == advice[1]


_SIGNS = st.sampled_from("0123456789-/.[]XTYZE?~%:+ sub")


@given(st.text(_SIGNS, max_size=24) | st.text(max_size=12))
def test_whatever_is_no_date_has_a_reason_and_a_place(text: str) -> None:
    try:
        when = When.parse(text)
    except DateError as caught:
        error = caught
    else:
        assert when.text == text
        return
    assert 0 <= error.offset <= len(text)
    assert error.args[0].isprintable()
    assert len(error.args[0]) < 300


def test_a_window_has_the_same_errors() -> None:
    with pytest.raises(DateError, match="February 2023 has 28 days"):
        Window.parse("2023-02-30/2023-03")
