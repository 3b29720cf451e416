"""The query language and the views: what a line means, and that it can be written down and read again."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.dates import Window
from tui.query.language import (
    DATES,
    FIELDS,
    Ask,
    Either,
    Node,
    Not,
    Query,
    QueryError,
    Term,
    either,
    negated,
    parse,
)
from tui.query.view import View

A, B, C = (Term(Ask.WORD, letter) for letter in "abc")


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", []),
        ("   ", []),
        ("army patriot", [Term(Ask.WORD, "army"), Term(Ask.WORD, "patriot")]),
        ('"joint vision" -army', [Term(Ask.PHRASE, "joint vision"), Not(Term(Ask.WORD, "army"))]),
        ("who:shoigu", [Term(Ask.WHO, "shoigu")]),
        ('WHO:"Phan Văn Giang"', [Term(Ask.WHO, "Phan Văn Giang")]),
        ('-who:giang -"no talks"', [Not(Term(Ask.WHO, "giang")), Not(Term(Ask.PHRASE, "no talks"))]),
        ("Army-2023", [Term(Ask.WORD, "Army-2023")]),
        ('one"two"three', [Term(Ask.WORD, "one"), Term(Ask.PHRASE, "two"), Term(Ask.WORD, "three")]),
        ("12:30", [Term(Ask.WORD, "12:30")]),
        ("Giang – Li - Shoigu", [Term(Ask.WORD, "Giang"), Term(Ask.WORD, "Li"), Term(Ask.WORD, "Shoigu")]),
        ('- "" "…" ? (…) -(…)', []),
        ("a|b", [Either((Query((A,)), Query((B,))))]),
        ("a b | c", [Either((Query((A, B)), Query((C,))))]),
        ("a (b | c)", [A, Either((Query((B,)), Query((C,))))]),
        ("(a | (b | c))", [Either((Query((A,)), Query((B,)), Query((C,))))]),
        ("((a) (b))", [A, B]),
        ("-(a)", [Not(A)]),
        ("-(a b)", [Not(Query((A, B)))]),
        ("-(a | b)c", [Not(Either((Query((A,)), Query((B,))))), C]),
        ("--a -(-b) ---c", [A, B, Not(C)]),
        ("-(-(a b))", [A, B]),
        ("a | …", [A]),
        ("in:2023-08 ON:2023-08-15", [Term(Ask.IN, "2023-08"), Term(Ask.ON, "2023-08-15")]),
        ("-Certainly:Before:2023", [Not(Term(Ask.BEFORE, "2023", certainly=True))]),
        ("on:2023-08-15T20:00", [Term(Ask.ON, "2023-08-15T20:00")]),
        ("in:[2023-08-14..2023-08-17]/..", [Term(Ask.IN, "[2023-08-14..2023-08-17]/..")]),
        (r'kind:"a \"b\" \\c" "\""', [Term(Ask.KIND, r'a "b" \c')]),
        ("陈文清\u3000who:陈", [Term(Ask.WORD, "陈文清"), Term(Ask.WHO, "陈")]),
    ],
)
def test_what_a_line_means(text: str, terms: list[Node]) -> None:
    assert parse(text) == Query(tuple(terms))


@pytest.mark.parametrize(
    ("text", "offset", "message", "expected"),
    [
        ("x kinds:meeting", 2, "unknown field `kinds:`", "`kind:`"),
        ("-places:x", 1, "unknown field `places:`", "`who:`"),
        ("see http://x", 4, "unknown field `http:`", "quotes around text with a colon"),
        ('army "joint', 5, "a quote is not closed", 'another `"`'),
        ('who:"', 4, "a quote is not closed", 'another `"`'),
        ("who:", 4, "`who:` names nobody", "an id, or a name in quotes"),
        ("who: giang", 4, "`who:` names nobody", "an id"),
        ('who:"…"', 7, "`who:` names nobody", "an id"),
        ("place:", 6, "`place:` names nothing", "an id, or a name in quotes"),
        ("a | ", 4, "nothing is asked here", "a word"),
        ("| a", 0, "nothing is asked here", "a word"),
        ("a || b", 3, "nothing is asked here", "a word"),
        ("a ()", 3, "nothing is asked here", "a word"),
        ("a (b | (c)", 2, "a bracket is not closed", "`)`"),
        ("a) b", 1, "a bracket is closed that was never opened", "`(`"),
        ("in:", 3, "`in:` has no date", "an EDTF date"),
        ("x in:2023-13", 10, "month 13", "an EDTF date"),
        ('before:"soon"', 8, "soon is not a date", "an EDTF date"),
        ("on:2023-08", 3, "`2023-08` is more than a day", "`in:`"),
        ("certainly:who:x", 10, "`certainly:` stands in front of a date", "`in:`"),
        ("certainly:2023", 10, "`certainly:` stands in front of a date", "`on:`"),
        ("x certainly: in:2023", 12, "`certainly:` stands in front of a date", "`after:`"),
        ("certainly:certainly:in:2023", 10, "`certainly:` stands in front of a date", "`before:`"),
        ("(" * 60, 50, "too deep", "fewer brackets"),
        ("x " * 201, 400, "too long", "200 terms"),
    ],
)
def test_what_cannot_be_read(text: str, offset: int, message: str, expected: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert caught.value.offset == offset
    assert message in str(caught.value)
    assert expected in caught.value.expected
    assert caught.value.expected in str(caught.value)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("a  b", "a b"),
        ("(a|b) c", "(a | b) c"),
        ("(a|b)", "a | b"),
        ("-(a|b)", "-(a | b)"),
        ('WHO:"x" who:"x y"', 'who:x who:"x y"'),
        ('kind:"(x)"', 'kind:"(x)"'),
        ("certainly:In:2023", "certainly:in:2023"),
        ("a (b c) | -(d e)", "a b c | -(d e)"),
    ],
)
def test_how_a_query_is_written(text: str, canonical: str) -> None:
    assert str(parse(text)) == canonical


LINES = st.text(
    st.sampled_from('ab Ấ陈-":.who/()|\\ \t') | st.characters(exclude_categories=["Cs"]), max_size=20
)
PARTS = st.lists(
    st.sampled_from(
        ["who:", '"', "-", " ", "x", "Phan Văn", "who:陈", "'", "\\", "(", ")", "|", "in:2023", "certainly:"]
    ),
    max_size=10,
).map("".join)


@given(LINES | PARTS)
def test_any_line_is_a_query_or_an_error_at_a_place_in_it(text: str) -> None:
    query: Query | None = None
    offset = 0
    try:
        query = parse(text)
    except QueryError as error:
        offset = error.offset
    assert query is None or parse(str(query)) == query
    assert 0 <= offset <= len(text)


VALUES = st.text(
    st.sampled_from('aB 陈()|"\\-:#/') | st.characters(exclude_categories=["Cs"]), max_size=8
).map(lambda text: f"x{text}".strip())
TERMS = (
    st.builds(
        Term, st.just(Ask.WORD), st.from_regex(r"\A[a-z陈]+[-0-9.]{0,2}[a-z0-9]\Z"), st.just(value=False)
    )
    | st.builds(
        Term,
        st.sampled_from([Ask.PHRASE, *(ask for ask in FIELDS.values() if ask not in DATES)]),
        VALUES,
        st.just(value=False),
    )
    | st.builds(
        Term,
        st.sampled_from(sorted(DATES)),
        st.sampled_from(["2023-08-15", "-0043-03-15", "2023-08-15T20:00"]),
        st.booleans(),
    )
)
QUERIES = st.recursive(
    TERMS.map(lambda term: Query((term,))),
    lambda queries: (
        queries.map(negated)
        | st.lists(queries, min_size=2, max_size=3).map(either)
        | st.lists(queries, max_size=3).map(
            lambda some: Query(tuple(term for query in some for term in query.terms))
        )
    ),
    max_leaves=8,
)


@given(QUERIES)
def test_a_query_survives_being_written_down(query: Query) -> None:
    assert parse(str(query)) == query


def test_every_field_is_documented() -> None:
    page = Path(__file__).parents[2] / "docs" / "query-language.md"
    written = page.read_text(encoding="utf-8")
    assert [field for field in FIELDS if f"| `{field}:" not in written] == []


WINDOWS = st.sampled_from(
    [
        None,
        "2023-08",
        "2023-08-14/2023-08-17",
        "-0043/0100",
        "2023/..",
        "../2023",
        "../..",
        "2023-08-15T10:00/2023-08-15T12:30",
    ]
)
ARGUMENTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)


@given(
    ARGUMENTS,
    WINDOWS,
    st.none() | ARGUMENTS,
    st.none() | st.sampled_from(["en", "vi"]),
    st.lists(ARGUMENTS, max_size=2),
)
def test_one_line_restores_a_view(
    query: str, window: str | None, select: str | None, language: str | None, files: list[str]
) -> None:
    view = View(query, Window.parse(window) if window else None, select, language)
    program, *words = shlex.split(view.command(files))
    assert program == "timeline"
    options = dict(
        zip(words[: len(words) - len(files) : 2], words[1 : len(words) - len(files) : 2], strict=True)
    )
    found = options.get("--window")
    assert (
        View(
            options.get("-q", ""),
            Window.parse(found) if found is not None else None,
            options.get("--select"),
            options.get("--language"),
        )
        == view
    )
    assert words[len(words) - len(files) :] == [file if keeps(file) else f"./{file}" for file in files]
    assert words == [*view.arguments(), *words[len(words) - len(files) :]]


def keeps(file: str) -> bool:
    """Tell whether a file named like this is taken for a file."""
    return file == "-" or "/" in file or ("." in file and not file.startswith("-"))


def test_a_command() -> None:
    view = View("-giang 'x'", Window.parse("-0043/0100"), "mcis-11", "vi")
    assert view.command(["data/events.toml", "-", "list", "-x.toml"]) == (
        """timeline -q '-giang '"'"'x'"'"'' --window -0043/0100 --select mcis-11 --language vi"""
        " data/events.toml - ./list ./-x.toml"
    )
    assert View().command(()) == "timeline"
    assert View().arguments() == []
