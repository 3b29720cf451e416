"""Times of day as people write them, with their day, turned into EDTF."""

from __future__ import annotations

import re

from tui.model.spoken_dates import SINGLE, WEEKDAY
from tui.model.spoken_forms import compiled, first_read

_DAY = re.compile(r"-?\d{4}-\d\d-\d\d")
_ZONE = r"(?P<zone> ?(?:\(?(?:utc|gmt) ?[+-]\d{1,2}(?::?[0-5]\d)?\)?|\(?(?:utc|gmt)\)?|z|\+\d\d:?[0-5]\d))?"
# After a hyphen there is another time, so that what is west of Greenwich has to say that it counts from there.
_HALF = r"(?: ?(?P<half>[ap]\.?m\.?|(?:giờ )?(?:sáng|trưa|chiều|tối)))?"
_CLOCK = (
    r"(?P<hour>\d|[01]\d|2[0-3])"
    r"(?:[:h.](?P<minute>[0-5]\d)(?P<rest>:[0-5]\d)?| ?(?:h|giờ)(?= |$)|(?= ?[ap]\.?m))"
    rf"{_HALF}{_ZONE}"
)
_FROM = r"(?P<first>\d{1,2}[:h.][0-5]\d)(?: ?[-–] ?| to | đến )(?P<last>\d{1,2}[:h.][0-5]\d)"


def _with_time(match: re.Match[str]) -> list[str]:
    days = [found for found in first_read(match["day"], SINGLE) if _DAY.fullmatch(found)]
    hour, minute, rest = int(match["hour"]), match["minute"], (match["rest"] or "").upper()
    if half := (match["half"] or "").removeprefix("giờ "):
        if not 1 <= hour <= 12:
            return []
        hour = hour % 12 + 12 * half.startswith(("p", "trưa", "chiều", "tối"))
    zone = _zone(match["zone"])
    if zone is None:
        return []
    if minute is None:  # somewhere within the hour
        return [f"[{day}T{hour:02}:00{zone}..{day}T{hour:02}:59{zone}]" for day in days]
    return [f"{day}T{hour:02}:{minute}{rest}{zone}" for day in days]


def _from_to(match: re.Match[str]) -> list[str]:
    """Read 09:00–11:30 on a day."""
    first, last = (re.sub("[h.]", ":", match[name]).rjust(5, "0") for name in ("first", "last"))
    days = [found for found in first_read(match["day"], SINGLE) if _DAY.fullmatch(found)]
    return [f"{day}T{first}/{day}T{last}" for day in days]


def _of_unix(match: re.Match[str]) -> list[str]:
    """Read what the program `date` prints."""
    days = first_read(f"{match['weekday']} {match['date']} {match['year']}", SINGLE)
    return [f"{day}T{match['clock']}" for day in days]


def _zone(text: str | None) -> str | None:
    """Return an offset as EDTF writes it; None where it is not one, or nobody knows which."""
    if not text:
        return ""
    name = text.strip(" ()").upper().removeprefix("UTC").removeprefix("GMT")
    if name in {"", "Z"}:
        return "Z"
    match = re.fullmatch(r"([+-])(\d{1,2})(?::?([0-5]\d))?", name)
    if match is None or (int(match[2]), int(match[3] or 0)) == (0, 0):
        return None
    return f"{match[1]}{int(match[2]):02}:{match[3] or '00'}"


def _midday(match: re.Match[str]) -> list[str]:
    days = first_read(match["day"], SINGLE)
    return [f"{day}T12:00" for day in days if _DAY.fullmatch(day)]


TIMES = compiled(
    (rf"(?P<day>.+?)(?:,? | at |, at | lúc |,? từ ){_FROM}", _from_to),
    (rf"(?:from |từ )?{_FROM}(?:,? on |, | ngày | )(?P<day>.+)", _from_to),
    (rf"(?P<day>.+?)(?:t|,? | at |, at | lúc |,? vào lúc ){_CLOCK}", _with_time),
    (rf"(?:at |lúc |vào lúc )?{_CLOCK}(?:,? on |, | ngày | )(?P<day>.+)", _with_time),
    (
        rf"(?P<weekday>{WEEKDAY}),? (?P<date>[a-z]+ \d{{1,2}}) (?P<clock>\d\d:\d\d:\d\d) (?P<year>\d{{4}})",
        _of_unix,
    ),
    (r"(?:at )?(?:noon|midday)(?:,? on|,)? (?P<day>.+)", _midday),
    (r"(?P<day>.+?),? (?:at )?(?:noon|midday)", _midday),
)
