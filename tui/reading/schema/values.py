"""Checks on single values that are more than a type: languages, time zones."""

from __future__ import annotations

import re
from typing import Any

SLUG = re.compile(r"[A-Za-z0-9]+(?:[-_]+[A-Za-z0-9]+)*")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
LOCATOR = re.compile(r"[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*")


def is_text(value: Any) -> bool:
    """Tell whether a value is a string with something to show in it."""
    if type(value) is not str or not value:
        return False
    # A soft hyphen is left out when text is made safe, so alone it shows nothing.
    return value[0].isalnum() or bool(value.replace("\xad", "").strip())


def is_time_zone(name: str) -> bool:
    """Tell whether the time zone database knows a name."""
    import zoneinfo  # 4 ms, and few files name a time zone

    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        # A computer without the database knows no zone at all, which says nothing about this one.
        return not zoneinfo.available_timezones()
    return True
