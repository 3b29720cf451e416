"""What a writer of an export is told, beside the result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

USUAL_COLUMNS = 140
"""How wide a picture is drawn unless something else is asked for: a page on its side."""

Along = Callable[[Sequence[int]], Iterable[int]]
"""Goes through ranks one by one: whoever waits for an export learns from it how far it is, and gives up by raising."""


class ExportRequest(NamedTuple):
    """
    The command line of the view; of a picture, how wide; how to go through the events; whether a program reads on; of a
    calendar, whether it has nothing but exact dates.
    """

    command: str
    columns: int = USUAL_COLUMNS
    along: Along = iter
    piped: bool = False
    only_exact: bool = False
