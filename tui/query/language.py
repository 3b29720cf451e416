"""
The query language: what a line of words asks of the events of a timeline.

Words (all of them must match) · "phrases" · who:ID, who:"Name" · -term for what must not match.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from tui.model.names import fold


class Ask(StrEnum):
    """What a term asks; the value of a named one is its prefix."""

    WORD = "word"
    PHRASE = "phrase"
    WHO = "who"


PREFIXES = {"who": Ask.WHO}


class QueryError(ValueError):
    """A query that cannot be read: what is wrong at `offset` (0-based code point) and what was `expected` there."""

    def __init__(self, message: str, offset: int, expected: str) -> None:
        super().__init__(f"{message}; expected {expected}")
        self.offset = offset
        self.expected = expected


class Term(NamedTuple):
    ask: Ask
    text: str
    negated: bool = False

    def __str__(self) -> str:
        quoted = f'"{self.text}"'
        sign = "-" if self.negated else ""
        if self.ask is Ask.PHRASE:
            return sign + quoted
        if self.ask is Ask.WORD:
            return sign + self.text
        plain = not re.search(r'[\s"]', self.text)
        return f"{sign}{self.ask}:{self.text if plain else quoted}"


class Query(NamedTuple):
    """Terms of which all must hold; none: every event is an answer."""

    terms: tuple[Term, ...] = ()

    def __str__(self) -> str:
        """Return text that parses to this query again."""
        return " ".join(map(str, self.terms))


_TERM = re.compile(
    r"""
    (?P<sign>-?)
    (?:(?P<prefix>[A-Za-z]+):)?
    (?: "(?P<quoted>[^"]*)(?P<closed>"?) | (?P<word>[^\s"]*) )
    """,
    re.VERBOSE,
)


def parse(text: str) -> Query:
    """Return the query that a line means; words without letters and digits ask nothing. QueryError otherwise."""
    terms = []
    at = _skip_spaces(text, 0)
    while at < len(text):
        found = _TERM.match(text, at)
        assert found is not None  # noqa: S101  every part of the pattern may be empty
        term = _term(found)
        if term is not None:
            terms.append(term)
        at = _skip_spaces(text, found.end())
    return Query(tuple(terms))


def _skip_spaces(text: str, at: int) -> int:
    return next((index for index in range(at, len(text)) if not text[index].isspace()), len(text))


def _term(found: re.Match[str]) -> Term | None:
    prefix = found["prefix"]
    if prefix is not None and prefix.lower() not in PREFIXES:
        known = " or ".join(f"`{name}:`" for name in PREFIXES)
        raise QueryError(
            f"unknown prefix `{prefix}:`",
            found.start("prefix"),
            f'{known}, or quotes around text with a colon: "{prefix}:…"',
        )
    if found["quoted"] is not None and not found["closed"]:
        raise QueryError("a quote is not closed", found.start("quoted") - 1, 'another `"` after the phrase')
    value = found["word"] if found["quoted"] is None else found["quoted"]
    negated = found["sign"] == "-"
    if prefix is not None:
        if not fold(value):
            raise QueryError(f"`{prefix}:` names nobody", found.end(), "an id, or a name in quotes")
        return Term(PREFIXES[prefix.lower()], value.strip(), negated)
    if not fold(value):
        return None
    return Term(Ask.WORD if found["quoted"] is None else Ask.PHRASE, value.strip(), negated)
