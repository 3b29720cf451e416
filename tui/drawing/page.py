"""
A Page: what there is to say about one record, in words, with no screen attached.

`timeline show`, the details panel and the person screen all render a Page, so they never disagree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from tui.model.entities import Citation, Kind


class Style(Enum):
    PLAIN = "plain"
    STRONG = "strong"
    DIM = "dim"
    QUOTE = "quote"
    WARN = "warn"  # conflicts, cancelled, possibly


@dataclass(frozen=True, slots=True)
class Target:
    """Where a span leads to."""

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class Span:
    text: str
    style: Style = Style.PLAIN
    language: str | None = None  # set where it is not the language asked for
    target: Target | None = None
    url: str | None = None  # allow-listed


@dataclass(frozen=True, slots=True)
class Line:
    spans: tuple[Span, ...]
    citations: tuple[Citation, ...] = ()

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Field:
    """A short label (`Place`, `Topics`, `Said`; empty under a title) and one or more lines."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Page:
    target: Target
    title: Span
    fields: tuple[Field, ...] = field(default=())
