"""Time zones: from a wall clock to Coordinated Universal Time and back. Imported where a timeline names a zone or an offset."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

from tui.model.instants import BEGINNING, END, instant_of

_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d\d):?(\d\d)?", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# What datetime can reckon with, and a day less on either side; further away a zone has the offset that it had there.
_FIRST, _LAST = instant_of(1, 1, 2), instant_of(9999, 12, 31) - 1


@lru_cache(256)
def zone_named(name: str) -> tzinfo | None:
    """Return the zone of a name of the time zone database, or of an offset such as +02:00, Z or UTC; None if unknown."""
    if name.upper() in {"Z", "UTC", "GMT"}:
        return UTC
    if match := _OFFSET.fullmatch(name):
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        return offset_zone(-minutes if match[1] == "-" else minutes) if minutes < 24 * 60 else None
    import zoneinfo  # 4 ms, and most files name no zone

    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return None


def offset_zone(minutes: int) -> tzinfo:
    """Return the zone that is always so many minutes east of UTC."""
    return timezone(timedelta(minutes=minutes))


def to_utc(local: int, zone: tzinfo) -> tuple[int, int]:
    """
    Return the first and last instant, in UTC, that a wall clock in a zone may mean; BEGINNING and END stay as they are.

    They differ where the clock is put back and shows the hour twice, and where it is put forward and never shows it: what
    was written then may be meant by the clock of before or of after.
    """
    if abs(local) == END:
        return local, local
    shown = (_EPOCH + timedelta(seconds=min(max(local, _FIRST), _LAST))).replace(tzinfo=zone)
    found = sorted(local - _seconds(shown.replace(fold=fold).utcoffset()) for fold in (0, 1))
    return found[0], found[1]


def to_local(instant: int, zone: tzinfo) -> int:
    """Return what the wall clock of a zone shows at an instant in UTC; BEGINNING and END stay as they are."""
    if instant in {BEGINNING, END}:
        return instant
    at = _EPOCH + timedelta(seconds=min(max(instant, _FIRST), _LAST))
    return instant + _seconds(at.astimezone(zone).utcoffset())


def is_shown_once(local: int, zone: tzinfo) -> bool:
    """Tell whether a wall clock in a zone shows a time exactly once: not in an hour that is left out or comes twice."""
    first, last = to_utc(local, zone)
    return first == last


def is_left_out(local: int, zone: tzinfo) -> bool:
    """Tell whether a wall clock in a zone never shows a time, as it is put forward over it."""
    return not any(to_local(instant, zone) == local for instant in to_utc(local, zone))


def _seconds(offset: timedelta | None) -> int:
    assert offset is not None  # noqa: S101  every zone here has one
    return offset // timedelta(seconds=1)
