"""What people get wrong in TOML: the cause, the place and the way out, and none hides the others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.timelines import reading_of
from tui.reading.toml_mistakes import mistake, without

BEFORE = '# a comment\n[people.ann]\nname = "Ann"\n\n'
LINE = BEFORE.count("\n")

ROWS = [
    # what follows, line below it, column, message, help
    ("[events.a]\ntitle = A", 2, 9, "a text without quotes", 'texts are in quotes, as in title = "A"'),
    ("[events.a]\ntitle: A", 2, 6, "`:` stands where TOML has `=`", 'write title = "A"'),
    ('[events.a]\ntitle "A"', 2, 1, "`=` is missing behind `title`", 'write title = "A"'),
    ("[events.a]\nmy key = 3", 2, 1, "a key is one word: `my key`", "write my_key"),
    ("[events.a]\ntitle = “A”", 2, 9, "`“` is no quotation mark of TOML", 'write "'),
    ("[events.a]\ndate = 2023-8-5", 2, 8, "a date is a text, in quotes", 'write date = "2023-08-05"'),
    (
        "[events.a]\ndate = 7/4/2023",
        2,
        8,
        "a date is a text, in quotes",
        'write date = "2023-04-07" / date = "2023-07-04"',
    ),
    (
        '[events.a]\ntitle = "A\ndate = "2023"',
        2,
        9,
        "the text that begins here does not end in its line",
        'end it with "; texts of several lines stand between """ and """',
    ),
    ('[events.a]\nsummary = """A\n\n', 2, 11, "the text that begins here does not end", 'end it with """'),
    (
        '[events.a]\ntopics = ["x" "y"]',
        2,
        13,
        "there is no comma between two items of a list",
        "write a comma before this",
    ),
    (
        '[events.a]\nparticipants = [\n  { person = "x" }\n  { person = "y" }\n]',
        3,
        18,
        "there is no comma between two items of a list",
        "write a comma before this",
    ),
    (
        '[events.a]\ntopics = ["x",\ndate = "2023"',
        2,
        10,
        "the list that begins here does not end",
        "end it with ]",
    ),
    ("[events.a]\nx = { a = 1, a = 2 }", 2, None, "`a` is here twice", "leave one of the two out"),
    ("[events.a", 1, 1, "`]` is missing", "write [events.a]"),
    (
        "[people.Lê Văn]",
        1,
        9,
        "`Lê Văn` is not an id: expected ASCII letters and digits, joined by `-` or `_`",
        "write [people.le-van]",
    ),
    (
        '[people.ann]\nname = "B"',
        1,
        1,
        "`[people.ann]` is here twice",
        "every id may be used once; give one of the two another id; the first is at standard input:2:1",
    ),
    (
        '[events.a]\ntitle = "A"\ntitle = "B"',
        3,
        1,
        "`title` is here twice",
        "leave one of the two out; the first is at standard input:6:1",
    ),
    ("[events.a]\ntitle =\n", 2, 8, "there is no value behind `=`", 'texts are in quotes, as in title = "…"'),
]


@pytest.mark.parametrize(("text", "line", "column", "message", "advice"), ROWS)
def test_a_mistake_is_told_with_its_cause_its_place_and_the_way_out(
    text: str, line: int, column: int | None, message: str, advice: str
) -> None:
    (found,) = reading_of(BEFORE + text).diagnostics
    assert (found.code, found.message, found.help) == ("syntax", message, advice)
    assert found.line == LINE + line
    assert column in {None, found.column}


def test_yaml_is_called_so() -> None:
    (found,) = reading_of("events:\n  a:\n    title: A\n").diagnostics
    assert found.message == "this looks like YAML; a timeline is TOML"


@pytest.mark.parametrize(
    "text", ['{"events": {"a": {"title": "A", "date": "2023",}}}', '{"events": {"a": {"topics": ["A",]}}}']
)
def test_a_comma_too_many_in_json_is_found_where_it_is(text: str) -> None:
    (found,) = reading_of(text).diagnostics
    assert text[found.column - 1] == ","
    assert found.message.startswith("a comma stands before `")


def test_no_mistake_hides_those_of_other_records() -> None:
    text = """
[events.a]
title = "A
date = "2023"

[events.b]
title = "B"
date = "2024-13"
part_of = ["a"]

[events.c
title = "C"

[events.d]
titel = "D"
date = "2024"
"""
    found = reading_of(text).diagnostics
    assert sorted((one.line, one.code) for one in found) == [
        (3, "syntax"),
        (8, "not-a-date"),
        (11, "syntax"),
        (15, "unknown-key"),
    ]


def test_a_file_that_is_not_toml_stays_closed() -> None:
    reading = reading_of('[events.a]\ntitle = "A"\ndate = "2023"\n[events.b\n')
    assert not reading.ok


@given(st.text(st.sampled_from("[]{}=\"'.,:ab1 \n#“"), max_size=80))
def test_nothing_is_too_broken_to_be_explained(text: str) -> None:
    reading = reading_of(text)
    assert all(one.message for one in reading.diagnostics)
    for at in range(len(text) + 1):
        for said in ("Unclosed array", "Invalid value", "Expected '=' after a key", "Unterminated string"):
            assert mistake("f.toml", text, at, said).message
        left = without(text, at)
        assert left is None or (len(left), left.count("\n")) == (len(text), text.count("\n"))
