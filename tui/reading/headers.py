"""Where a record begins in a file, for the price of looking through its bytes."""

from __future__ import annotations

import re
from pathlib import Path

from tui.model.entities import Kind


def lines_of(file: str, kind: Kind, id_: str) -> list[int]:
    """
    Return the lines, from 1, of a file in TOML that are the header of a record, `[events.id]`.

    A text of several lines may have such a line in it, and records can be written without a header: only where there
    is exactly one is it sure to be the record's. None is found in a file that cannot be read.
    """
    try:
        data = Path(file).read_bytes()
    except (OSError, ValueError, MemoryError):
        return []
    name = re.escape(id_.encode())
    table = rb"""[ \t]*\[[ \t]*["']?%b["']?[ \t]*\.[ \t]*["']?""" % re.escape(kind.table.encode())
    # Ids are rarer than headers: what begins with one is looked for first, then held against its line.
    tail = re.compile(rb"""%b["']?[ \t]*\][ \t]*(?:#.*)?\r?$""" % name, re.MULTILINE)
    head = re.compile(table + tail.pattern, re.MULTILINE)
    starts = [data.rfind(b"\n", 0, found.start()) + 1 for found in tail.finditer(data)]
    return [data.count(b"\n", 0, start) + 1 for start in starts if head.match(data, start)]
