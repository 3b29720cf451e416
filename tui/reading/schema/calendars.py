"""Checks of a date that says its calendar: `{ date = "1066-10-14", calendar = "julian" }`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from tui.model.dates import DateError, When
from tui.model.translation import tr
from tui.reading import suggest
from tui.reading.diagnostics import Problem
from tui.reading.schema.simple import wrong
from tui.reading.schema.tables import Simple

EXAMPLE = '{ date = "1066-10-14", calendar = "julian" }'
_FIELDS = {"date": ("day", "when"), "calendar": ("style", "system")}


def calendar_problems(label: str, table: Mapping[str, Any]) -> list[Problem] | None:
    """Return what is wrong with such a table."""
    from tui.model.calendars import ALSO, joined  # few files have such a date

    problems = [_unknown(label, key) for key in table if key not in _FIELDS]
    if missing := [field for field in _FIELDS if field not in table]:
        message = tr("{label}: a date with a calendar is written {example}")
        message = message.format(label=label, example=EXAMPLE)
        return [*problems, *(Problem((), "missing", message, on_key=True) for _ in missing[:1])]
    date, calendar = table["date"], table["calendar"]
    if isinstance(date, dt.date):
        date = date.isoformat()
    if type(date) is not str:
        problems.append(wrong("`date`", tr(Simple.DATE.value), date).under("date"))
    known = {**ALSO, "gregorian": ()}
    if type(calendar) is not str or calendar not in known:
        problems.append(_no_calendar(calendar, known))
    if problems:
        return problems
    try:
        When.parse(joined(date, calendar))
    except DateError as error:
        offset = max(error.offset - len(joined("", calendar)), 0)
        part = (min(offset, len(date)), len(date))
        return [Problem(("date",), "not-a-date", f"{label}: {error.args[0]}", part=part)]
    return None


def _unknown(label: str, key: str) -> Problem:
    word = suggest.instead(key, _FIELDS)
    message = tr("unknown key `{key}` in {table}").format(key=key, table=label) + suggest.did_you_mean(word)
    help_ = "" if word else tr("expected one of {these}").format(these=", ".join(_FIELDS))
    return Problem((key,), "unknown-key", message, help_, on_key=True)


def _no_calendar(calendar: Any, known: Mapping[str, tuple[str, ...]]) -> Problem:
    expected = tr("one of {these}").format(these=", ".join(f'"{name}"' for name in known))
    if type(calendar) is not str:
        return wrong("`calendar`", expected, calendar).under("calendar")
    message = tr("{label}: `{value}` is not {what}").format(label="`calendar`", value=calendar, what=expected)
    meant = suggest.did_you_mean(suggest.instead(calendar, known))
    return Problem(("calendar",), "bad-value", message + meant, part=(0, len(calendar)))
