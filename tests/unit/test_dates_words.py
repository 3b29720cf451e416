"""Dates in words, in English and Vietnamese."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.unit.edtf_texts import expressions
from tui.model.dates import When, Window

WORDS = [
    # text, English, short English, Vietnamese, short Vietnamese
    ("2023-08-15", "15 August 2023", "15 Aug 2023", "ngày 15 tháng 8 năm 2023", "15/8/2023"),
    (
        "[2024-04-23..2024-04-25]/[2024-04-23..2024-04-25]",
        "begun and ended within 23–25 April 2024",
        "within 23–25 Apr 2024",
        "bắt đầu và kết thúc trong khoảng ngày 23–25 tháng 4 năm 2024",
        "trong 23–25/4/2024",
    ),
    (
        "[..2023-08-17]/[2023-08-17..]",
        "at least on 17 August 2023",
        "17 Aug 2023 at least",
        "ít nhất vào ngày 17 tháng 8 năm 2023",
        "ít nhất 17/8/2023",
    ),
    ("2023-08", "August 2023", "Aug 2023", "tháng 8 năm 2023", "8/2023"),
    ("2023", "2023", "2023", "năm 2023", "2023"),
    ("0800", "800 CE", "800 CE", "năm 800 SCN", "800 SCN"),
    ("-0043", "44 BCE", "44 BCE", "năm 44 TCN", "44 TCN"),
    ("-0043-03-15", "15 March 44 BCE", "15 Mar 44 BCE", "ngày 15 tháng 3 năm 44 TCN", "15/3/44 TCN"),
    ("Y-17000", "17,001 BCE", "17,001 BCE", "năm 17.001 TCN", "17.001 TCN"),
    ("Y17E8", "1,700,000,000 CE", "1,700,000,000 CE", "năm 1.700.000.000 SCN", "1.700.000.000 SCN"),
    ("1984?", "perhaps 1984", "1984?", "có lẽ năm 1984", "1984?"),
    ("2004-06~", "about June 2004", "c. Jun 2004", "khoảng tháng 6 năm 2004", "k. 6/2004"),
    (
        "2004-06-11%",
        "perhaps about 11 June 2004",
        "c. 11 Jun 2004?",
        "có lẽ khoảng ngày 11 tháng 6 năm 2004",
        "k. 11/6/2004?",
    ),
    ("185X", "the 1850s", "1850s", "thập niên 1850", "thập niên 1850"),
    ("185X~", "about the 1850s", "c. 1850s", "khoảng thập niên 1850", "k. thập niên 1850"),
    (
        "18XX",
        "between 1800 and 1899",
        "within 1800–1899",
        "trong khoảng từ năm 1800 đến năm 1899",
        "trong 1800–1899",
    ),
    (
        "18XX?",
        "perhaps between 1800 and 1899",
        "within 1800–1899?",
        "có lẽ trong khoảng từ năm 1800 đến năm 1899",
        "trong 1800–1899?",
    ),
    (
        "18XX~",
        "roughly between 1800 and 1899",
        "within 1800–1899, roughly",
        "ước chừng trong khoảng từ năm 1800 đến năm 1899",
        "trong 1800–1899, ước chừng",
    ),
    (
        "18XX%",
        "perhaps roughly between 1800 and 1899",
        "within 1800–1899, roughly?",
        "có lẽ, ước chừng trong khoảng từ năm 1800 đến năm 1899",
        "trong 1800–1899, ước chừng?",
    ),
    (
        "1XXX",
        "between 1000 and 1999",
        "within 1000–1999",
        "trong khoảng từ năm 1000 đến năm 1999",
        "trong 1000–1999",
    ),
    (
        "190X",
        "between 1900 and 1909",
        "within 1900–1909",
        "trong khoảng từ năm 1900 đến năm 1909",
        "trong 1900–1909",
    ),
    (
        "001X",
        "between 10 and 19 CE",
        "within 10–19 CE",
        "trong khoảng từ năm 10 SCN đến năm 19 SCN",
        "trong 10–19 SCN",
    ),
    (
        "-004X",
        "between 50 and 41 BCE",
        "within 50–41 BCE",
        "trong khoảng từ năm 50 TCN đến năm 41 TCN",
        "trong 50–41 TCN",
    ),
    ("2004-XX", "in 2004, month not known", "2004", "trong năm 2004, không rõ tháng", "2004"),
    (
        "2024-05-XX",
        "in May 2024, day not known",
        "May 2024",
        "trong tháng 5 năm 2024, không rõ ngày",
        "5/2024",
    ),
    ("1985-XX-XX", "in 1985, month and day not known", "1985", "trong năm 1985, không rõ ngày tháng", "1985"),
    (
        "2024-05-XX?",
        "perhaps May 2024, day not known",
        "May 2024?",
        "có lẽ tháng 5 năm 2024, không rõ ngày",
        "5/2024?",
    ),
    ("2001-21", "spring 2001", "spring 2001", "mùa xuân năm 2001", "xuân 2001"),
    ("2001-22", "summer 2001", "summer 2001", "mùa hè năm 2001", "hè 2001"),
    ("2001-23", "autumn 2001", "autumn 2001", "mùa thu năm 2001", "thu 2001"),
    ("2001-24~", "about winter 2001", "c. winter 2001", "khoảng mùa đông năm 2001", "k. đông 2001"),
    (
        "2023-08-14/2023-08-20",
        "14–20 August 2023",
        "14–20 Aug 2023",
        "ngày 14–20 tháng 8 năm 2023",
        "14–20/8/2023",
    ),
    (
        "2025-05-28/2025-06-03",
        "28 May – 3 June 2025",
        "28 May – 3 Jun 2025",
        "từ ngày 28 tháng 5 đến ngày 3 tháng 6 năm 2025",
        "28/5 – 3/6/2025",
    ),
    (
        "2024-12-30/2025-01-02",
        "30 December 2024 – 2 January 2025",
        "30 Dec 2024 – 2 Jan 2025",
        "từ ngày 30 tháng 12 năm 2024 đến ngày 2 tháng 1 năm 2025",
        "30/12/2024 – 2/1/2025",
    ),
    ("2023-08-15/2023-08-15", "15 August 2023", "15 Aug 2023", "ngày 15 tháng 8 năm 2023", "15/8/2023"),
    ("2023-05/2023-08", "May–August 2023", "May–Aug 2023", "từ tháng 5 đến tháng 8 năm 2023", "5–8/2023"),
    (
        "2023-11/2024-02",
        "November 2023 – February 2024",
        "Nov 2023 – Feb 2024",
        "từ tháng 11 năm 2023 đến tháng 2 năm 2024",
        "11/2023 – 2/2024",
    ),
    ("1939/1945", "1939–1945", "1939–1945", "từ năm 1939 đến năm 1945", "1939–1945"),
    ("0800/1066", "800–1066", "800–1066", "từ năm 800 SCN đến năm 1066", "800–1066"),
    ("-0049/-0043", "50–44 BCE", "50–44 BCE", "từ năm 50 TCN đến năm 44 TCN", "50–44 TCN"),
    ("-0005/0003", "6 BCE – 3 CE", "6 BCE – 3 CE", "từ năm 6 TCN đến năm 3 SCN", "6 TCN – 3 SCN"),
    (
        "Y-17000/Y-12000",
        "17,001–12,001 BCE",
        "17,001–12,001 BCE",
        "từ năm 17.001 TCN đến năm 12.001 TCN",
        "17.001–12.001 TCN",
    ),
    ("2020/2020", "begun and ended in 2020", "2020", "bắt đầu và kết thúc trong năm 2020", "2020"),
    (
        "2004-06-01/2006",
        "from 1 June 2004 to 2006",
        "1 Jun 2004 – 2006",
        "từ ngày 1 tháng 6 năm 2004 đến năm 2006",
        "1/6/2004 – 2006",
    ),
    (
        "1984~/2004-06",
        "from about 1984 to June 2004",
        "c. 1984 – Jun 2004",
        "từ khoảng năm 1984 đến tháng 6 năm 2004",
        "k. 1984 – 6/2004",
    ),
    (
        "1984?/1984?",
        "from perhaps 1984 to perhaps 1984",
        "1984? – 1984?",
        "từ có lẽ năm 1984 đến có lẽ năm 1984",
        "1984? – 1984?",
    ),
    (
        "2001-21/2001-23",
        "from spring 2001 to autumn 2001",
        "spring 2001 – autumn 2001",
        "từ mùa xuân năm 2001 đến mùa thu năm 2001",
        "xuân 2001 – thu 2001",
    ),
    (
        "185X/186X",
        "from the 1850s to the 1860s",
        "1850s – 1860s",
        "từ thập niên 1850 đến thập niên 1860",
        "thập niên 1850 – thập niên 1860",
    ),
    (
        "18XX/1950",
        "from some time between 1800 and 1899 to 1950",
        "within 1800–1899 – 1950",
        "từ một thời điểm giữa năm 1800 và năm 1899 đến năm 1950",
        "trong 1800–1899 – 1950",
    ),
    ("1985/..", "since 1985", "since 1985", "từ năm 1985 đến nay", "từ 1985 đến nay"),
    (
        "2022-10-28/..",
        "since 28 October 2022",
        "since 28 Oct 2022",
        "từ ngày 28 tháng 10 năm 2022 đến nay",
        "từ 28/10/2022 đến nay",
    ),
    ("1985/", "from 1985, end not known", "1985 – ?", "từ năm 1985, không rõ kết thúc khi nào", "1985 – ?"),
    ("../1985", "until 1985", "until 1985", "đến năm 1985", "đến 1985"),
    (
        "/1985",
        "until 1985, start not known",
        "? – 1985",
        "đến năm 1985, không rõ bắt đầu khi nào",
        "? – 1985",
    ),
    (
        "[2023-08-14..2023-08-17]",
        "one day within 14–17 August 2023",
        "within 14–17 Aug 2023",
        "một ngày trong khoảng ngày 14–17 tháng 8 năm 2023",
        "trong 14–17/8/2023",
    ),
    (
        "[2023-05-28..2023-06-17]",
        "one day within 28 May – 17 June 2023",
        "within 28 May – 17 Jun 2023",
        "một ngày trong khoảng từ ngày 28 tháng 5 đến ngày 17 tháng 6 năm 2023",
        "trong 28/5 – 17/6/2023",
    ),
    ("[2023-08-14..2023-08-14]", "14 August 2023", "14 Aug 2023", "ngày 14 tháng 8 năm 2023", "14/8/2023"),
    (
        "[2023-05..2023-08]",
        "between May and August 2023",
        "within May–Aug 2023",
        "trong khoảng từ tháng 5 đến tháng 8 năm 2023",
        "trong 5–8/2023",
    ),
    (
        "[1667..1670]",
        "between 1667 and 1670",
        "within 1667–1670",
        "trong khoảng từ năm 1667 đến năm 1670",
        "trong 1667–1670",
    ),
    (
        "[1667~..1670]",
        "between about 1667 and 1670",
        "within c. 1667 – 1670",
        "trong khoảng từ khoảng năm 1667 đến năm 1670",
        "trong k. 1667 – 1670",
    ),
    (
        "[1667..1670-05]",
        "between 1667 and May 1670",
        "within 1667 – May 1670",
        "trong khoảng từ năm 1667 đến tháng 5 năm 1670",
        "trong 1667 – 5/1670",
    ),
    ("[..1984]", "in or before 1984", "by 1984", "năm 1984 hoặc trước đó", "muộn nhất 1984"),
    (
        "[..2023-08-17]",
        "on or before 17 August 2023",
        "by 17 Aug 2023",
        "ngày 17 tháng 8 năm 2023 hoặc trước đó",
        "muộn nhất 17/8/2023",
    ),
    ("[1984..]", "in or after 1984", "1984 or later", "năm 1984 hoặc sau đó", "1984 hoặc sau đó"),
    (
        "[2023-08-17..]",
        "on or after 17 August 2023",
        "17 Aug 2023 or later",
        "ngày 17 tháng 8 năm 2023 hoặc sau đó",
        "17/8/2023 hoặc sau đó",
    ),
    (
        "[2023-08-17T20:00..]",
        "at or after 20:00 on 17 August 2023",
        "17 Aug 2023, 20:00 or later",
        "20:00 ngày 17 tháng 8 năm 2023 hoặc sau đó",
        "17/8/2023, 20:00 hoặc sau đó",
    ),
    (
        "[..2023-08-17T20:00]",
        "at or before 20:00 on 17 August 2023",
        "by 17 Aug 2023, 20:00",
        "20:00 ngày 17 tháng 8 năm 2023 hoặc trước đó",
        "muộn nhất 17/8/2023, 20:00",
    ),
    (
        "2023-08-15/[2023-08-17..]",
        "from 15 August 2023, still on 17 August 2023",
        "15–17 Aug 2023 or later",
        "từ ngày 15 tháng 8 năm 2023, đến ngày 17 tháng 8 năm 2023 vẫn đang diễn ra",
        "15–17/8/2023 hoặc sau đó",
    ),
    (
        "2010/[2012..]",
        "from 2010, still under way in 2012",
        "2010–2012 or later",
        "từ năm 2010, đến năm 2012 vẫn đang diễn ra",
        "2010–2012 hoặc sau đó",
    ),
    (
        "2023-08-15/[2023-08-17T20:00..]",
        "from 15 August 2023, still under way at 20:00 on 17 August 2023",
        "15 Aug 2023 – 17 Aug 2023, 20:00 or later",
        "từ ngày 15 tháng 8 năm 2023, đến 20:00 ngày 17 tháng 8 năm 2023 vẫn đang diễn ra",
        "15/8/2023 – 17/8/2023, 20:00 hoặc sau đó",
    ),
    (
        "2023-08-15?/[2023-08-17..]",
        "from perhaps 15 August 2023, still on 17 August 2023",
        "15 Aug 2023? – 17 Aug 2023 or later",
        "từ có lẽ ngày 15 tháng 8 năm 2023, đến ngày 17 tháng 8 năm 2023 vẫn đang diễn ra",
        "15/8/2023? – 17/8/2023 hoặc sau đó",
    ),
    (
        "2023-08-15/[2023-08-16..2023-08-18]",
        "from 15 August 2023 to one day within 16–18 August 2023",
        "15 Aug 2023 – within 16–18 Aug 2023",
        "từ ngày 15 tháng 8 năm 2023 đến một ngày trong khoảng ngày 16–18 tháng 8 năm 2023",
        "15/8/2023 – trong 16–18/8/2023",
    ),
    (
        "1950/[1952..1954]",
        "from 1950 to some time between 1952 and 1954",
        "1950 – within 1952–1954",
        "từ năm 1950 đến một thời điểm giữa năm 1952 và năm 1954",
        "1950 – trong 1952–1954",
    ),
    (
        "2023-08-15/[..2023-08-18]",
        "from 15 August 2023 to 18 August 2023 at the latest",
        "15 Aug 2023 – 18 Aug 2023 at the latest",
        "từ ngày 15 tháng 8 năm 2023 đến muộn nhất là ngày 18 tháng 8 năm 2023",
        "15/8/2023 – muộn nhất 18/8/2023",
    ),
    (
        "[..2023-08-15]/2023-08-18",
        "from 15 August 2023 or earlier to 18 August 2023",
        "15 Aug 2023 or earlier – 18 Aug 2023",
        "từ ngày 15 tháng 8 năm 2023 hoặc trước đó đến ngày 18 tháng 8 năm 2023",
        "15/8/2023 hoặc trước đó – 18/8/2023",
    ),
    (
        "[2023-08-15..]/2023-08-18",
        "from 15 August 2023 or later to 18 August 2023",
        "15 Aug 2023 or later – 18 Aug 2023",
        "từ ngày 15 tháng 8 năm 2023 hoặc sau đó đến ngày 18 tháng 8 năm 2023",
        "15/8/2023 hoặc sau đó – 18/8/2023",
    ),
    (
        "[2023-08-14..2023-08-15]/2023-08-18",
        "from one day within 14–15 August 2023 to 18 August 2023",
        "within 14–15 Aug 2023 – 18 Aug 2023",
        "từ một ngày trong khoảng ngày 14–15 tháng 8 năm 2023 đến ngày 18 tháng 8 năm 2023",
        "trong 14–15/8/2023 – 18/8/2023",
    ),
    (
        "[..2023-08-15]/..",
        "since 15 August 2023 or earlier",
        "since 15 Aug 2023 or earlier",
        "từ ngày 15 tháng 8 năm 2023 hoặc trước đó đến nay",
        "từ 15/8/2023 hoặc trước đó đến nay",
    ),
    (
        "../[2023-08-18..]",
        "until 18 August 2023 or later",
        "until 18 Aug 2023 or later",
        "đến ngày 18 tháng 8 năm 2023 hoặc sau đó",
        "đến 18/8/2023 hoặc sau đó",
    ),
    (
        "/[2023-08-18..]",
        "until 18 August 2023 or later, start not known",
        "? – 18 Aug 2023 or later",
        "đến ngày 18 tháng 8 năm 2023 hoặc sau đó, không rõ bắt đầu khi nào",
        "? – 18/8/2023 hoặc sau đó",
    ),
    (
        "[2010..2011]/",
        "from some time between 2010 and 2011, end not known",
        "within 2010–2011 – ?",
        "từ một thời điểm giữa năm 2010 và năm 2011, không rõ kết thúc khi nào",
        "trong 2010–2011 – ?",
    ),
    (
        "2023-08-17T20:00",
        "20:00 on 17 August 2023",
        "17 Aug 2023, 20:00",
        "20:00 ngày 17 tháng 8 năm 2023",
        "17/8/2023, 20:00",
    ),
    (
        "2023-08-17T20:00:05",
        "20:00:05 on 17 August 2023",
        "17 Aug 2023, 20:00:05",
        "20:00:05 ngày 17 tháng 8 năm 2023",
        "17/8/2023, 20:00:05",
    ),
    (
        "2023-08-17T20:00+07:00",
        "20:00 (UTC+7) on 17 August 2023",
        "17 Aug 2023, 20:00 (UTC+7)",
        "20:00 (UTC+7) ngày 17 tháng 8 năm 2023",
        "17/8/2023, 20:00 (UTC+7)",
    ),
    (
        "2023-08-17T20:00-04:30",
        "20:00 (UTC-4:30) on 17 August 2023",
        "17 Aug 2023, 20:00 (UTC-4:30)",
        "20:00 (UTC-4:30) ngày 17 tháng 8 năm 2023",
        "17/8/2023, 20:00 (UTC-4:30)",
    ),
    (
        "2023-08-17T20:00Z",
        "20:00 (UTC) on 17 August 2023",
        "17 Aug 2023, 20:00 (UTC)",
        "20:00 (UTC) ngày 17 tháng 8 năm 2023",
        "17/8/2023, 20:00 (UTC)",
    ),
    (
        "2023-08-17T20:00~",
        "about 20:00 on 17 August 2023",
        "c. 17 Aug 2023, 20:00",
        "khoảng 20:00 ngày 17 tháng 8 năm 2023",
        "k. 17/8/2023, 20:00",
    ),
    (
        "2023-08-17T20:00/2023-08-17T21:30",
        "20:00–21:30 on 17 August 2023",
        "17 Aug 2023, 20:00–21:30",
        "20:00–21:30 ngày 17 tháng 8 năm 2023",
        "17/8/2023, 20:00–21:30",
    ),
    (
        "2023-08-17T20:00Z/2023-08-17T21:30Z",
        "20:00–21:30 (UTC) on 17 August 2023",
        "17 Aug 2023, 20:00–21:30 (UTC)",
        "20:00–21:30 (UTC) ngày 17 tháng 8 năm 2023",
        "17/8/2023, 20:00–21:30 (UTC)",
    ),
    (
        "2023-08-17T20:00/2023-08-18T02:00",
        "20:00 on 17 August 2023 – 02:00 on 18 August 2023",
        "17 Aug 2023, 20:00 – 18 Aug 2023, 02:00",
        "từ 20:00 ngày 17 tháng 8 năm 2023 đến 02:00 ngày 18 tháng 8 năm 2023",
        "17/8/2023, 20:00 – 18/8/2023, 02:00",
    ),
    (
        "2023-08-17T20:00+07:00/2023-08-17T14:00Z",
        "from 20:00 (UTC+7) on 17 August 2023 to 14:00 (UTC) on 17 August 2023",
        "17 Aug 2023, 20:00 (UTC+7) – 17 Aug 2023, 14:00 (UTC)",
        "từ 20:00 (UTC+7) ngày 17 tháng 8 năm 2023 đến 14:00 (UTC) ngày 17 tháng 8 năm 2023",
        "17/8/2023, 20:00 (UTC+7) – 17/8/2023, 14:00 (UTC)",
    ),
    (
        "[2023-08-17T20:00..2023-08-17T21:30]",
        "between 20:00 and 21:30 on 17 August 2023",
        "within 17 Aug 2023, 20:00–21:30",
        "trong khoảng từ 20:00 đến 21:30 ngày 17 tháng 8 năm 2023",
        "trong 17/8/2023, 20:00–21:30",
    ),
    (
        "2023-08-17T20:00/2023-08-17T20:00",
        "20:00 on 17 August 2023",
        "17 Aug 2023, 20:00",
        "20:00 ngày 17 tháng 8 năm 2023",
        "17/8/2023, 20:00",
    ),
]


@pytest.mark.parametrize(("text", "english", "short", "vietnamese", "short_vietnamese"), WORDS)
def test_words(text: str, english: str, short: str, vietnamese: str, short_vietnamese: str) -> None:
    when = When.parse(text)
    assert when.words() == when.words("en") == when.words("de") == english
    assert when.short() == short
    assert when.words("vi") == when.words("vi-VN") == vietnamese
    assert when.short("vi") == short_vietnamese


@pytest.mark.parametrize(
    ("text", "english", "vietnamese"),
    [
        ("2023-08-14/2023-08-17", "14–17 August 2023", "ngày 14–17 tháng 8 năm 2023"),
        ("2023-08-01/2023-08-31", "August 2023", "tháng 8 năm 2023"),
        ("2010/2024", "2010–2024", "từ năm 2010 đến năm 2024"),
        ("-0043/0100", "44 BCE – 100 CE", "từ năm 44 TCN đến năm 100 SCN"),
        # A window without an end says nothing about what goes on.
        ("2023/..", "from 2023 on", "từ năm 2023 trở đi"),
        ("../2023", "until 2023", "đến năm 2023"),
        ("../..", "all time", "toàn bộ thời gian"),
        (
            "2023-08-17T20:00/2023-08-17T20:59",
            "20:00–20:59 on 17 August 2023",
            "20:00–20:59 ngày 17 tháng 8 năm 2023",
        ),
    ],
)
def test_words_of_a_window(text: str, english: str, vietnamese: str) -> None:
    assert Window.parse(text).words() == english
    assert Window.parse(text).words("vi") == vietnamese


@given(expressions())
def test_every_date_has_words(text: str) -> None:
    when = When.parse(text)
    for words in (when.words(), when.short(), when.words("vi"), when.short("vi")):
        assert words.strip() == words != ""
        assert "{" not in words
        assert "  " not in words


@given(expressions())
def test_doubt_survives_into_words(text: str) -> None:
    when = When.parse(text)
    if when.uncertain:
        assert "perhaps" in when.words()
        assert "có lẽ" in when.words("vi")
        assert "?" in when.short()
    if when.approximate:
        assert "about" in when.words() or "roughly" in when.words()
        assert "khoảng" in when.words("vi") or "ước chừng" in when.words("vi")
        assert "c. " in when.short() or "roughly" in when.short()
        assert "k. " in when.short("vi") or "ước chừng" in when.short("vi")
