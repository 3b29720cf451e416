"""Checks on single values that are more than a type: dates, languages, time zones, recurrences."""

from __future__ import annotations

import re
from typing import Any

from tui.model.translation import tr
from tui.reading.schema import Simple

SLUG = re.compile(r"[A-Za-z0-9]+(?:[-_]+[A-Za-z0-9]+)*")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
LOCATOR = re.compile(r"[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*")
_RULE = re.compile(r"(?:RRULE:)?[A-Z]+=[A-Z0-9,+\-]+(?:;[A-Z]+=[A-Z0-9,+\-]+)*")


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


def recurrence_error(rule: str) -> str | None:
    """Return what is wrong with an RRULE, or None."""
    if not _RULE.fullmatch(rule):
        return tr("expected {what}").format(what=tr(Simple.RECURRENCE.value))
    parts = [part.partition("=")[::2] for part in rule.removeprefix("RRULE:").split(";")]
    names = [name for name, _ in parts]
    if "FREQ" not in names:
        return tr("FREQ is missing: YEARLY, MONTHLY, WEEKLY, DAILY or HOURLY")
    if len(set(names)) < len(names):
        return tr("a part is given twice")
    if any(
        name in {"INTERVAL", "COUNT"} and not (value.isdigit() and int(value[:9]) > 0)
        for name, value in parts
    ):
        return tr("INTERVAL and COUNT are whole numbers from 1")
    from datetime import UTC, datetime  # with the next, 30 ms, and few files have a recurrence

    from dateutil.rrule import rrulestr

    until = dict(parts).get("UNTIL", "")
    try:
        rrulestr(rule, dtstart=datetime(2000, 1, 1, tzinfo=UTC if until.endswith("Z") else None))
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError) as error:
        return str(error) or tr("not a recurrence rule")
    return None
