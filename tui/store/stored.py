"""A record as the database has it: made safe to show, and beside that what was written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from tui.model.text import safe_record

Record = Mapping[str, Any]

# Records are trees, so nothing is looked for that contains itself.
to_json = json.JSONEncoder(check_circular=False, separators=(",", ":")).encode


class Stored(NamedTuple):
    """A record made safe, the same as JSON, and as JSON what was written where that is different."""

    record: Record
    body: str
    raw: str | None


def to_stored(written: Record) -> Stored:
    body = to_json(written)
    if "\\" not in body and body.isprintable():
        return Stored(written, body, None)  # plain ASCII with nothing escaped in it is safe as it is
    safe = safe_record(written)
    return Stored(written, body, None) if safe is written else Stored(safe, to_json(safe), body)
