"""The query language and the views: what a line means, and that it can be written down and read again."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.dates import Window
from tui.query.language import Ask, Query, QueryError, Term, parse
from tui.query.view import View


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", []),
        ("   ", []),
        ("army patriot", [Term(Ask.WORD, "army"), Term(Ask.WORD, "patriot")]),
        ('"joint vision" -army', [Term(Ask.PHRASE, "joint vision"), Term(Ask.WORD, "army", negated=True)]),
        ("who:shoigu", [Term(Ask.WHO, "shoigu")]),
        ('WHO:"Phan Văn Giang"', [Term(Ask.WHO, "Phan Văn Giang")]),
        (
            '-who:giang -"no talks"',
            [Term(Ask.WHO, "giang", negated=True), Term(Ask.PHRASE, "no talks", negated=True)],
        ),
        ("Army-2023", [Term(Ask.WORD, "Army-2023")]),
        ('one"two"three', [Term(Ask.WORD, "one"), Term(Ask.PHRASE, "two"), Term(Ask.WORD, "three")]),
        ("12:30", [Term(Ask.WORD, "12:30")]),
        ("Giang – Li", [Term(Ask.WORD, "Giang"), Term(Ask.WORD, "Li")]),
        ('- "" "…" ?', []),
        ("--x", [Term(Ask.WORD, "-x", negated=True)]),
        ("陈文清\u3000who:陈", [Term(Ask.WORD, "陈文清"), Term(Ask.WHO, "陈")]),
    ],
)
def test_what_a_line_means(text: str, terms: list[Term]) -> None:
    assert parse(text) == Query(tuple(terms))


@pytest.mark.parametrize(
    ("text", "offset", "message", "expected"),
    [
        ("x kind:meeting", 2, "unknown prefix `kind:`", "`who:`, or quotes around text with a colon"),
        ("-place:x", 1, "unknown prefix `place:`", "`who:`"),
        ("see http://x", 4, "unknown prefix `http:`", "quotes"),
        ('army "joint', 5, "a quote is not closed", 'another `"`'),
        ('who:"', 4, "a quote is not closed", 'another `"`'),
        ("who:", 4, "`who:` names nobody", "an id, or a name in quotes"),
        ("who: giang", 4, "`who:` names nobody", "an id"),
        ('who:"…"', 7, "`who:` names nobody", "an id"),
    ],
)
def test_what_cannot_be_read(text: str, offset: int, message: str, expected: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert caught.value.offset == offset
    assert message in str(caught.value)
    assert expected in caught.value.expected
    assert caught.value.expected in str(caught.value)


LINES = st.text(st.sampled_from('ab Ấ陈-":.who/ \t') | st.characters(exclude_categories=["Cs"]), max_size=20)
PARTS = st.lists(
    st.sampled_from(["who:", '"', "-", " ", "x", "Phan Văn", "who:陈", "'", "\\"]), max_size=8
).map("".join)


@given(LINES | PARTS)
def test_a_query_survives_being_written_down(text: str) -> None:
    query: Query | None = None
    offset = 0
    try:
        query = parse(text)
    except QueryError as error:
        offset = error.offset
    assert query is None or parse(str(query)) == query
    assert 0 <= offset <= len(text)


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
