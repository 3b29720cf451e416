"""What a command line asks for, apart from how it is parsed: a start without any words parses nothing."""

from __future__ import annotations

from typing import NamedTuple


class Arguments(NamedTuple):
    """The parsed command line; fields that a command does not take keep their defaults."""

    command: str | None = None  # None: the app
    files: tuple[str, ...] = ()
    view: str | None = None
    query: str | None = None
    window: str | None = None
    select: str | None = None
    language: str | None = None
    lanes: str | None = None
    pinned: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    layout: str | None = None
    grid: bool = False
    ascii: bool = False
    format: str = "table"
    output: str | None = None
    force: bool = False
    only_exact: bool = False
    width: int = 0  # of a drawing, in columns; only an export has one
    id: str = ""
    names: tuple[str, ...] = ()
    through: bool = False
    strict: bool = False
    tz: str | None = None
