"""
Dates as people write them, in English and Vietnamese, turned into EDTF: "15 Aug 2023", "44 BC", "BEF 1850", "quý III/2023".

Used to read what is typed, and to say what a mistaken date in a file should have been. Nothing is guessed: what may mean
two dates has two readings, no missing part is filled in, and what no calendar has is no reading. `spoken_dates` reads one
date, this module what is said of dates: about, before, from … to.
"""

from __future__ import annotations

import re
import unicodedata

from tui.model import edtf
from tui.model.instants import Unit, iso
from tui.model.spoken_dates import SINGLE
from tui.model.spoken_forms import AFTER_CHRIST, BEFORE_CHRIST, Form, Reader, compiled, first_read
from tui.model.spoken_times import TIMES

_LONGEST = 100  # code points; no date is longer
_DASHES = str.maketrans(dict.fromkeys("‐‑−﹣－", "-") | {"\u2014": "\u2013", "\u2015": "\u2013"})
_YEAR_BEHIND = re.compile(
    rf"(?:,? (?:năm |of )?(?:\d{{3,4}}|\d{{1,5}} ?(?:{BEFORE_CHRIST}|{AFTER_CHRIST}))|[/.-]\d{{4}})$",
    re.ASCII,
)
_DAY_BEFORE = re.compile(r"(ngày )?\d{1,2}(?:st|nd|rd|th)?(?=[ /.-]\D{0,6}\w)", re.ASCII)
_APART = (
    " to ",
    " until ",
    " till ",
    " through ",
    " thru ",
    " đến ",
    " tới ",
    " - ",
    " – ",
    "–",
    "-",
    " / ",
    "/",
)


def readings(text: str) -> list[str]:
    """Return the EDTF texts that a text may mean: none where it is not understood, more than one where that is left open."""
    if len(text) > _LONGEST:
        return []
    return first_read(plain(text), _SHORT_SPANS + SINGLE + _ABOUT + _SPANS)


def impossible(text: str) -> str | None:
    """Return a date that is no day of the calendar, where that is what a text says: `2023-02-31` of "31/2/2023"."""
    found = [] if len(text) > _LONGEST else first_read(plain(text), SINGLE, valid=False)
    return found[0] if found else None


def plain(text: str) -> str:
    """Return a text in which blanks, capitals and dashes are made alike."""
    text = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    return text.translate(_DASHES).rstrip(".,; ")


def _once(text: str) -> list[str]:
    """Read one date with no more than a doubt about it."""
    return first_read(text, SINGLE + _ABOUT)


def _doubtful(sign: str) -> Reader:
    def read(match: re.Match[str]) -> list[str]:
        found = [_qualified(one, sign) for one in first_read(match[1], SINGLE + TIMES)]
        if not found:  # about a span: about both ends, or only about the first, which stands beside the word
            for start, slash, end in (one.partition("/") for one in first_read(match[1], _FROM_TO)):
                begun, ended = _qualified(start, sign), _qualified(end, sign)
                if not slash:
                    found.append(begun)
                elif begun and ended:
                    found += [f"{begun}/{ended}", f"{begun}/{end}"]
        return [one for one in found if one]

    return read


def _qualified(date: str, sign: str) -> str:
    """Return a date in doubt; of one that is a choice both ends are."""
    if not date or date[-1] in "?~%":
        return ""
    if date.startswith("["):
        first, last = date[1:-1].split("..")
        return f"[{first}{sign}..{last}{sign}]" if first and last else ""
    return date + sign


def _strictly(side: str) -> Reader:
    """Read a moment before or after a date, which the date itself is not."""

    def read(match: re.Match[str]) -> list[str]:
        found = []
        for date in first_read(match[1], SINGLE):
            if date[-1] in "?~%" or ":" in date:
                continue
            first, last = edtf.reach(_side(date))
            units = [part.unit for part in edtf.parts(edtf.parse(date))]
            unit: Unit = units[0] if units[0] in {"day", "month"} else "year"
            near = iso(first - 1 if side == "before" else last + 1, unit)
            found.append(f"[..{near}]" if side == "before" else f"[{near}..]")
        return found

    return read


def _strictly_between(match: re.Match[str]) -> list[str]:
    """Read a moment after one date and before another."""
    first, last = (
        first_read(f"{word} {match[name]}", _SPANS) for word, name in (("after", "first"), ("before", "last"))
    )
    return [f"[{first[0][1:-3]}..{last[0][3:-1]}]"] if len(first) == len(last) == 1 else []


def _side(date: str) -> edtf.Side:
    expression = edtf.parse(date)
    return expression.start if isinstance(expression, edtf.Interval) else expression


def _around(before: str, behind: str) -> Reader:
    """Read one date and put signs around it: `[..` and `]`."""

    def read(match: re.Match[str]) -> list[str]:
        found = (
            [_end(one, last=before == "[..") for one in _once(match[1])]
            if before or behind.startswith("..]")
            else None
        )
        dates = _once(match[1]) if found is None else found
        return [f"{before}{date}{behind}" for date in dates if date]

    return read


def _end(date: str, *, last: bool) -> str:
    """Return the last or the first date of a choice, and any other date itself."""
    if not date.startswith("["):
        return date
    return date[1:-1].split("..")[last]


def _pairs(text: str, words: tuple[str, ...]) -> list[tuple[str, str]]:
    """
    Return the pairs of dates that a text with one of these words between two dates may mean.

    The first may leave out what it shares with the second: "14–17 August 2023", "from May to June 2023".
    """
    for word in words:
        places = [found.start() for found in re.finditer(re.escape(word), text)]
        for place in places:
            first, second = text[:place].strip(), text[place + len(word) :].strip()
            ends = _once(second)
            if not ends or not first:
                continue
            for whole in [first] if word == "/" else _completed(first, second):
                starts = _once(whole)
                pairs = [pair for pair in _matched(starts, ends) if edtf.is_date("/".join(pair))]
                if pairs:
                    return pairs
    return []


def _completed(first: str, second: str) -> list[str]:
    """Return the first of two dates with what it may share with the second, likeliest first."""
    found = []
    year = _YEAR_BEHIND.search(second)
    era = re.search(rf" ?(?:{BEFORE_CHRIST})$", second)
    day = _DAY_BEFORE.match(second)
    if re.fullmatch(r"(?:ngày )?\d{1,2}(?:st|nd|rd|th)?", first) and day:
        found.append(first + second[day.end() :])
    if era and re.fullmatch(r"(?:năm )?\d{1,5}", first):
        return [*found, first + era[0]]  # 100–44 BC: of both, or it would be another era
    if _once(first):
        return [*found, first]
    if year:
        found += [first + year[0], f"{first} {year[0].strip(' ,/.-')}"]
    return found


def _matched(starts: list[str], ends: list[str]) -> list[tuple[str, str]]:
    """Pair what two texts may mean: if both leave open whether the day is first, they do it alike."""
    if len(starts) == len(ends):
        return list(zip(starts, ends, strict=True))
    return [(start, end) for start in starts for end in ends] if 1 in {len(starts), len(ends)} else []


def _from_to(match: re.Match[str]) -> list[str]:
    return [f"{start}/{end}" for start, end in _pairs(match[1], _APART)]


def _between(match: re.Match[str]) -> list[str]:
    words = (" and ", " và ", " & ", " đến ", " to ", " – ", "–", " - ", "-")
    return [f"[{_end(start, last=False)}..{_end(end, last=True)}]" for start, end in _pairs(match[1], words)]


def _or(match: re.Match[str]) -> list[str]:
    """Read one of two dates that follow each other, between which there is none."""
    found = []
    for start, end in _pairs(match[1], (" or ", " hoặc ", " hay ")):
        first, last = edtf.parse(start), edtf.parse(end)
        if isinstance(first, edtf.Part) and isinstance(last, edtf.Part) and first.latest + 1 == last.earliest:
            found.append(f"[{start}..{end}]")
    return found


def _shortened(match: re.Match[str]) -> list[str]:
    """Read 1861–67, and 2023-08-14–17: the end is counted in the same century, year or month."""
    start, end = match["start"], match["end"]
    whole = f"{start[: -len(end)]}{end}"
    spans = [f"{start}/{whole}"] if whole > start else []
    # A dash or a stroke is a hyphen to some: 1905–07 and 1905/7 may be July 1905.
    return [*spans, f"{start}-{end:0>2}"] if len(start) == 4 and int(end) <= 12 else spans


def _days_of_one_year(match: re.Match[str]) -> list[str]:
    """Read 2023-08-15/9-17."""
    year, month, day = match["year"], match["month"], match["day"]
    return [f"{year}-{match['start']}/{year}-{month:0>2}-{day:0>2}"]


def _american(match: re.Match[str]) -> list[str]:
    """Read August 14–17, 2023."""
    starts, ends = (
        _once(f"{match['month']} {match['first']} {match['last'][-4:]}"),
        _once(f"{match['month']} {match['last']}"),
    )
    return [f"{start}/{end}" for start, end in _matched(starts, ends)]


_ABOUT_WORDS = (
    r"(?:about|abt\.?|around|approximately|approx\.?|calculated|cal\.?|circa|ca\.?|c\.?|~|≈|estimated|est\.?|roughly|"
    r"vào khoảng|khoảng chừng|khoảng|chừng|ước chừng)"
)
_ABOUT: tuple[Form, ...] = TIMES + compiled(
    (rf"{_ABOUT_WORDS} ?(?:the year )?(.+)", _doubtful("~")),
    (r"(.+?),? (?:\(?approx\.?\)?|\(?approximately\)?|or so|\(?ca\.?\)?|\(?circa\)?)", _doubtful("~")),
    (r"int\.? (.+?) ?\(.*\)", _doubtful("?")),
    (
        r"(?:perhaps|maybe|possibly|probably|apparently|có lẽ là|có lẽ|có thể là|có thể) (?:in )?(.+)",
        _doubtful("?"),
    ),
    (r"(.+?) ?(?:\?|\(\?\))", _doubtful("?")),
)
_SHORT_SPANS = compiled((r"(?P<start>\d{4})/(?P<end>\d\d?)", _shortened))
_FROM_TO: tuple[Form, ...] = compiled(
    (r"(?P<start>\d{4})[-–/](?P<end>\d\d?)", _shortened),
    (r"(?P<start>\d{4}-\d\d)[–/](?P<end>\d\d)", _shortened),
    (r"(?P<start>\d{4}-\d\d-\d\d)[-–/](?P<end>\d\d)", _shortened),
    (
        r"(?P<year>\d{4})-(?P<start>\d\d-\d\d)/(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        _days_of_one_year,
    ),
    (
        r"(?P<month>[a-z]+\.?) (?P<first>\d{1,2})(?:st|nd|rd|th)?(?: ?[-–] ?| to )(?P<last>\d{1,2}(?:st|nd|rd|th)?,? \d{4})",
        _american,
    ),
    (r"(?:from |từ |giai đoạn |thời kỳ )?(.+)", _from_to),
)
_SPANS: tuple[Form, ...] = (
    compiled(
        (
            r"(?:before |bef\.? |prior to |earlier than |pre[- ]|trước )(?:the year )?(.+)",
            _strictly("before"),
        ),
        (
            r"(?:after|aft\.?) (?P<first>.+?),? (?:and|but|and bef\.?) (?:before|bef\.?) (?P<last>.+)",
            _strictly_between,
        ),
        (r"(?:after |aft\.? |later than |post[- ]|sau )(?:the year )?(.+)", _strictly("after")),
        (
            r"(?:by|on or before|in or before|not after|not later than|no later than|at the latest in|muộn nhất(?: là)?|chậm nhất(?: là)?) (.+)",
            _around("[..", "]"),
        ),
        (r"(.+?),? (?:or earlier|or before|at the latest|hoặc trước đó|hoặc sớm hơn)", _around("[..", "]")),
        (
            r"(?:on or after|in or after|not before|not earlier than|no earlier than|sớm nhất(?: là)?) (.+)",
            _around("[", "..]"),
        ),
        (r"(.+?),? (?:or later|or after|at the earliest|hoặc sau đó|hoặc muộn hơn)", _around("[", "..]")),
        (
            r"(?:from |since |kể từ |từ )?(.+?)(?: to | until | till |-| - |–| – )(?:the )?(?:present(?: day)?|now|today)",
            _around("", "/.."),
        ),
        (r"(?:kể từ |từ )(.+?) (?:đến|tới) (?:nay|hiện nay|bây giờ)", _around("", "/..")),
        (r"(?:since|kể từ) (.+)", _around("", "/..")),
        (r"(?:from )?(.+?) (?:onwards?|on|trở đi)", _around("", "/..")),
        (r"từ (.+?) trở đi", _around("", "/..")),
        (r"(?:until|till|up to|cho đến|cho tới) (.+)", _around("../", "")),
        (r"from (.+?), end not known", _around("", "/")),
        (r"(?:between|bet\.?|giữa|trong (?:khoảng|thời gian) từ|trong khoảng) (.+)", _between),
        (r"(?:either )?(.+)", _or),
    )
    + _FROM_TO
    + compiled(
        (r"from (.+)", _around("", "/")),
        (r"(?:to|đến|tới) (.+)", _around("/", "")),
    )
)
