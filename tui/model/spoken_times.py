"""Times of day as people write them, with their day, turned into EDTF."""

from __future__ import annotations

import re

from tui.model.spoken_dates import SINGLE, WEEKDAY
from tui.model.spoken_forms import compiled, first_read

_DAY = re.compile(r"-?\d{4}-\d\d-\d\d")
_ZONE = r"(?P<zone> ?(?:\(?(?:utc|gmt) ?[+-]\d{1,2}(?::?[0-5]\d)?\)?|\(?(?:utc|gmt)\)?|z|[+-]\d\d:?[0-5]\d))?"
_CLOCK = rf"(?P<hour>\d|[01]\d|2[0-3])(?:[:h.](?P<minute>[0-5]\d)(?P<rest>:[0-5]\d)?| ?(?:h|giờ)(?= |$)|(?= ?[ap]\.?m))(?: ?(?P<half>[ap])\.?m\.?)?{_ZONE}"


def _with_time(match: re.Match[str]) -> list[str]:
    days = [found for found in first_read(match["day"], SINGLE) if _DAY.fullmatch(found)]
    hour, minute, rest = int(match["hour"]), match["minute"], (match["rest"] or "").upper()
    if half := match["half"]:
        if not 1 <= hour <= 12:
            return []
        hour = hour % 12 + 12 * half.startswith("p")
    zone = _zone(match["zone"])
    if zone is None:
        return []
    if minute is None:  # somewhere within the hour
        return [f"[{day}T{hour:02}:00{zone}..{day}T{hour:02}:59{zone}]" for day in days]
    return [f"{day}T{hour:02}:{minute}{rest}{zone}" for day in days]


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
    (rf"(?P<day>.+?)(?:t|,? | at |, at | lúc |,? vào lúc ){_CLOCK}", _with_time),
    (rf"(?:at |lúc |vào lúc )?{_CLOCK}(?:,? on |, | ngày | )(?P<day>.+)", _with_time),
    (
        rf"(?P<weekday>{WEEKDAY}),? (?P<date>[a-z]+ \d{{1,2}}) (?P<clock>\d\d:\d\d:\d\d) (?P<year>\d{{4}})",
        _of_unix,
    ),
    (r"(?:at )?(?:noon|midday)(?:,? on|,)? (?P<day>.+)", _midday),
    (r"(?P<day>.+?),? (?:at )?(?:noon|midday)", _midday),
)
