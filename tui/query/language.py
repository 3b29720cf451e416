"""
The query language: what a line asks of the events of a timeline.

    alternatives = every { "|" every }
    every        = { "-" one | one }
    one          = "(" alternatives ")" | word | "a phrase" | field:value | certainly:field:date | who:=person

`parse` reads a line to a `Query`, `str` writes a query as a line that is read as the same query again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from tui.model.dates import UNDATED, DateError, Window
from tui.model.instants import DAY
from tui.model.names import fold
from tui.model.translation import tr

MOST_TERMS = 200  # far more than anybody types; SQLite nests a thousand deep at most
MOST_BRACKETS = 50  # inside each other


class Ask(StrEnum):
    """What a term asks; the value of all but the first two is the field written in front of it."""

    WORD = "word"
    PHRASE = "phrase"
    WHO = "who"
    WITH = "with"
    PLACE = "place"
    COUNTRY = "country"
    ORG = "org"
    ROLE = "role"
    OFFICE = "office"
    TOPIC = "topic"
    KIND = "kind"
    SERIES = "series"
    SOURCE = "source"
    STATUS = "status"
    BASIS = "basis"
    PART = "part"
    ID = "id"
    IN = "in"
    ON = "on"
    BEFORE = "before"
    AFTER = "after"


FIELDS: dict[str, Ask] = {ask.value: ask for ask in Ask if ask not in {Ask.WORD, Ask.PHRASE}}
DATES = frozenset({Ask.IN, Ask.ON, Ask.BEFORE, Ask.AFTER})
PEOPLE = frozenset({Ask.WHO, Ask.WITH})
CERTAINLY = "certainly"
EXACTLY = "="

A_TERM = 'a word, a "phrase" or a field such as who:'
A_DATE = "an EDTF date such as 2023-08-15, 2023-08 or 2023-08-14/2023-08-17"
A_DAY = "one day, such as 2023-08-15; for more than a day there is `in:`"


class QueryError(ValueError):
    """A query that cannot be read: what is wrong at `offset` (0-based code point) and what was `expected` there."""

    def __init__(self, message: str, offset: int, expected: str) -> None:
        super().__init__(tr("{mistake}; expected {what}").format(mistake=message, what=expected))
        self.offset = offset
        self.expected = expected


class Term(NamedTuple):
    """
    One thing asked; `certainly`, of a date only: what is merely possible is no answer.

    The text of `who:` and `with:` is as `keys_named` of `tui.store.search.people` reads it: one that begins with `=` means one person.
    """

    ask: Ask
    text: str
    certainly: bool = False

    @property
    def asks_undated(self) -> bool:
        """Whether this is `in:XXXX`, which is answered by the events without a date."""
        return self.ask is Ask.IN and self.text == UNDATED.text

    @property
    def window(self) -> Window:
        """The time that a date term names; DateError where it is none, which `parse` never lets pass."""
        return Window.parse(self.text)

    def __str__(self) -> str:
        if self.ask is Ask.WORD:
            return self.text
        exactly = EXACTLY if self.ask in PEOPLE and self.text.startswith(EXACTLY) else ""
        text = self.text.removeprefix(exactly)
        quoted = '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'
        if self.ask is Ask.PHRASE:
            return quoted
        plain = re.search(r'[\s"()|\\]', text) is None
        return f"{CERTAINLY + ':' if self.certainly else ''}{self.ask}:{exactly}{text if plain else quoted}"


class Query(NamedTuple):
    """What must all hold; none: every event is an answer."""

    terms: tuple[Node, ...] = ()

    def __str__(self) -> str:
        """Return text that parses to this query again."""
        if len(self.terms) == 1:
            return str(self.terms[0])
        return " ".join(f"({term})" if isinstance(term, Either) else str(term) for term in self.terms)


class Either(NamedTuple):
    """Two or more queries of which one must hold; none of them is empty or an Either alone."""

    alternatives: tuple[Query, ...]

    def __str__(self) -> str:
        return " | ".join(map(str, self.alternatives))


class Not(NamedTuple):
    """What must not hold: a term, an Either, or a query of several terms."""

    of: Term | Either | Query

    def __str__(self) -> str:
        return f"-{self.of}" if isinstance(self.of, Term) else f"-({self.of})"


Node = Term | Not | Either


def terms_of(query: Query) -> Iterator[Term]:
    """Yield every term that a query has somewhere, denied ones too."""
    for node in query.terms:
        if isinstance(node, Term):
            yield node
        elif isinstance(node, Not):
            yield from terms_of(node.of if isinstance(node.of, Query) else Query((node.of,)))
        else:
            for alternative in node.alternatives:
                yield from terms_of(alternative)


def negated(query: Query) -> Query:
    """Return the query that holds where this one does not; an empty one, which asks nothing, stays empty."""
    if len(query.terms) != 1:
        return Query((Not(query),)) if query.terms else query
    (only,) = query.terms
    if not isinstance(only, Not):
        return Query((Not(only),))
    return only.of if isinstance(only.of, Query) else Query((only.of,))


def either(queries: Iterable[Query]) -> Query:
    """Return the query that holds where one of these does; empty ones, which ask nothing, are no alternatives."""
    alternatives: list[Query] = []
    for query in queries:
        if len(query.terms) == 1 and isinstance(query.terms[0], Either):
            alternatives.extend(query.terms[0].alternatives)
        elif query.terms:
            alternatives.append(query)
    if len(alternatives) > 1:
        return Query((Either(tuple(alternatives)),))
    return alternatives[0] if alternatives else Query()


def one_person(id_or_name: str) -> str:
    """Return how a query or a pinned lane names one person, by id or, without an entry, by name, and nobody else."""
    return f"{EXACTLY}{id_or_name}"


def people_of(query: Query) -> list[str]:
    """Return the people that a query asks for, as it names them; those whom it excludes are not among them."""
    return list(dict.fromkeys(term.text for term in _asked(query) if term.ask in PEOPLE))


def _asked(node: Query | Node) -> Iterator[Term]:
    """Yield the terms of which one holds, or all."""
    if isinstance(node, Term):
        yield node
    elif not isinstance(node, Not):
        for part in node.terms if isinstance(node, Query) else node.alternatives:
            yield from _asked(part)


def parse(text: str) -> Query:
    """Return the query that a line means; words without letters and digits ask nothing. QueryError otherwise."""
    reader = _Reader(text)
    query = reader.alternatives()
    if reader.char == ")":
        raise QueryError(
            tr("a bracket is closed that was never opened"), reader.at, tr("`(` somewhere before it")
        )
    return query


# One word, phrase or field with its value, from its first character on; every part may be empty.
TERM = re.compile(
    r"""
    (?P<certainly>certainly:)?
    (?: (?P<field>[A-Za-z]+) : (?P<exactly>=)? )?
    (?: "(?P<quoted>(?:[^"\\]|\\.)*)(?P<closed>"?) | (?P<word>[^\s"()|]*) )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


class _Reader:
    """Reads a line from left to right; `at` is the code point that is read next."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.depth = 0
        self.terms = 0

    @property
    def char(self) -> str:
        """The character that is read next, empty at the end."""
        return self.text[self.at : self.at + 1]

    def alternatives(self) -> Query:
        queries = [self._every(required=self.depth > 0)]
        while self.char == "|":
            self.at += 1
            queries.append(self._every(required=True))
        return either(queries)

    def _every(self, *, required: bool) -> Query:
        terms: list[Node] = []
        begun = False
        while self._after_spaces() not in {"", "|", ")"}:
            begun = True
            terms.extend(self._one().terms)
        if not begun and (required or self.char == "|"):
            raise QueryError(tr("nothing is asked here"), self.at, tr(A_TERM))
        return Query(tuple(terms))

    def _after_spaces(self) -> str:
        while self.char.isspace():
            self.at += 1
        return self.char

    def _one(self) -> Query:
        dashes = len(self.text) - self.at - len(self.text[self.at :].lstrip("-"))
        self.at += dashes
        if self.char in {"", "|", ")"} or self.char.isspace():
            return Query()  # a dash between words, which asks nothing
        query = self._group() if self.char == "(" else self._term()
        return negated(query) if dashes % 2 else query

    def _group(self) -> Query:
        opened = self.at
        self.depth += 1
        if self.depth > MOST_BRACKETS:
            raise QueryError(tr("brackets stand too deep inside each other"), opened, tr("fewer brackets"))
        self.at += 1
        query = self.alternatives()
        if self.char != ")":
            raise QueryError(tr("a bracket is not closed"), opened, tr("`)` somewhere after it"))
        self.at += 1
        self.depth -= 1
        return query

    def _term(self) -> Query:
        found = TERM.match(self.text, self.at)
        assert found is not None  # noqa: S101  every part of the pattern may be empty
        term = _term(found)
        self.at = found.end()
        if term is None:
            return Query()
        self.terms += 1
        if self.terms > MOST_TERMS:
            most = tr("at most {n} terms").format(n=MOST_TERMS)
            raise QueryError(tr("the query is too long"), found.start(), most)
        return Query((term,))


def _term(found: re.Match[str]) -> Term | None:
    field = found["field"]
    # `certainly:` alone is read as the field of that name, with nothing in front of it.
    bare = field is not None and field.lower() == CERTAINLY
    if bare or (found["certainly"] and (field is None or field.lower() not in DATES)):
        at = found.end("certainly") if found["certainly"] else found.end("field") + 1
        message = tr("`{field}` stands in front of a date").format(field=f"{CERTAINLY}:")
        raise QueryError(message, at, _either_of(sorted(DATES)))
    if field is not None and field.lower() not in FIELDS:
        expected = tr("{fields}; or quotes around text with a colon: {text}")
        expected = expected.format(fields=_either_of(FIELDS), text=f'"{field}:…"')
        message = tr("unknown field `{field}`").format(field=f"{field}:")
        raise QueryError(message, found.start("field"), expected)
    if found["quoted"] is not None and not found["closed"]:
        raise QueryError(
            tr("a quote is not closed"), found.start("quoted") - 1, tr('another `"` after the phrase')
        )
    value = written_value(found)
    if field is not None:
        ask = FIELDS[field.lower()]
        _check(ask, value, found)
        return Term(ask, value, bool(found["certainly"]))
    if not fold(value):
        return None
    return Term(Ask.WORD if found["quoted"] is None else Ask.PHRASE, value)


def written_value(found: re.Match[str]) -> str:
    """Return the value of a term: `=` and what stands in the quotes behind it are one, and no space of it is lost."""
    value: str = (
        found["word"]
        if found["quoted"] is None
        else re.sub(r"\\(.)", r"\1", found["quoted"], flags=re.DOTALL)
    )
    return f"{found['exactly']}{value}" if found["exactly"] else value.strip()


def _check(ask: Ask, value: str, found: re.Match[str]) -> None:
    """Raise QueryError where a field is given no value, or none that it can have."""
    if ask in DATES:
        starts = [found.start(part) for part in ("exactly", "word", "quoted")]
        _check_date(ask, value, next(at for at in starts if at >= 0))
    elif ask in PEOPLE:
        if not (value[1:].strip() if value.startswith(EXACTLY) else fold(value)):
            message = tr("`{field}` names nobody").format(field=f"{ask}:")
            raise QueryError(message, found.end(), tr("an id, or a name in quotes"))
    elif not fold(value):
        message = tr("`{field}` names nothing").format(field=f"{ask}:")
        raise QueryError(message, found.end(), tr("an id, or a name in quotes"))


def _check_date(ask: Ask, value: str, at: int) -> None:
    if Term(ask, value).asks_undated:
        return
    try:
        window = Window.parse(value)
    except DateError as error:
        message = tr("`{field}` has no date: {mistake}").format(field=f"{ask}:", mistake=error)
        raise QueryError(message, at + error.offset, tr(A_DATE)) from error
    if ask is Ask.ON and window.end - window.start >= DAY:
        raise QueryError(tr("`{text}` is more than a day").format(text=value), at, tr(A_DAY))


def _either_of(fields: Iterable[str]) -> str:
    *others, last = (f"`{field}:`" for field in fields)
    return tr("{several} or {last}").format(several=", ".join(others), last=last)
