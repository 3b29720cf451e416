"""Views on a command line: the words that restore one, and those that a file keeps by name."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.conftest import Run
from tui.cli.arguments import parse
from tui.cli.views import view_of
from tui.model.dates import Window
from tui.model.instants import BEGINNING, END, LAST_YEAR, instant_of
from tui.model.views import LAYOUTS, ORDERED_LANES
from tui.query.saved import decode, encode
from tui.query.view import View

# What an argument of a process can be.
words = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=20)
odd = st.sampled_from(
    ["-x", "--pin", "--", "-", "a b", "it's", '"', "$(date)", "`id`", "\\", "=", "nước", "\n", "list"]
)
texts = words | odd
instants = st.integers(instant_of(-LAST_YEAR), instant_of(LAST_YEAR))
windows = st.builds(lambda a, b: Window(min(a, b), max(a, b)), instants, instants) | st.sampled_from(
    [
        Window(BEGINNING, END),
        Window(instant_of(-43, 3, 15, 12, 0, 1), instant_of(-43, 3, 15, 12, 0, 59)),
        Window(BEGINNING, instant_of(2023) - 1),
        Window(instant_of(2023), END),
        Window(instant_of(-17000), instant_of(12000) - 1),
    ]
)
several = st.lists(texts, max_size=3).map(tuple)
views = st.builds(
    View,
    query=st.just("") | texts,
    window=st.none() | windows,
    select=st.none() | texts,
    language=st.sampled_from([None, "en", "vi"]),
    lanes=st.none() | st.sampled_from(ORDERED_LANES),
    pinned=several,
    folded=several,
    layout=st.none() | st.sampled_from(LAYOUTS),
    grid=st.booleans(),
    tz=st.sampled_from([None, "Europe/Berlin", "-08:00", "UTC"]),
)
files = st.lists(
    st.sampled_from(["a.toml", "-x.toml", "list", "a b.toml", "-", "dir/ü.toml"]), max_size=2, unique=True
)

KEPT = """
[timeline]
title = "Harbour"
[events.survey]
title = "Survey"
date = "2024-02"
kind = "period"
[events.summit]
title = "Summit"
date = "2024-05-01"
kind = "talks"
[views.talks]
title = "What was said"
query = "kind:talks"
language = "vi"
[views.early]
window = "2024-02"
"""


@pytest.fixture
def kept(tmp_path: Path) -> str:
    path = tmp_path / "harbour.toml"
    path.write_text(KEPT, encoding="utf-8")
    return str(path)


@given(views, files)
def test_a_view_is_restored_by_its_command(view: View, files: list[str]) -> None:
    command = shlex.split(view.command(files))
    assert command[0] == "timeline"
    arguments = parse(command[1:])
    assert arguments.command is None
    assert view_of(arguments, View()) == view
    assert [Path(file) for file in arguments.files] == [Path(file) for file in files]
    assert view_of(arguments, View()).command(arguments.files) == view.command(files)


@given(views)
def test_a_view_is_the_same_in_a_file(view: View) -> None:
    assert "tz" not in encode(view)  # the clock is that of whoever opens the file
    safe = decode(encode(view))  # what cannot be shown is marked, once
    assert decode(encode(safe)) == safe
    assert safe.window == view.window
    assert View() == decode({})
    assert encode(View()) == {}


def test_no_field_of_a_view_is_lost_on_the_way() -> None:
    values: dict[str, Any] = {
        "query": "a", "window": Window(0, 1), "select": "a", "language": "vi", "lanes": "kind", "pinned": ("a",),
        "folded": ("a",), "layout": "list", "grid": True, "tz": "Europe/Berlin",
    }  # fmt: skip
    assert set(values) == set(View._fields)
    assert view_of(parse(View(**values).arguments()), View()) == View(**values)


def test_a_kept_view_answers_as_its_query_does(run: Run, kept: str) -> None:
    ran = run("list", "--view", "talks", kept)
    assert ran.status == 0
    assert "Summit" in ran.out
    assert "Survey" not in ran.out
    assert run("list", "-q", "kind:talks", "--language", "vi", kept) == ran


def test_options_go_before_what_the_view_says(run: Run, kept: str) -> None:
    ran = run("list", "--view", "talks", "-q", "survey", kept)
    assert "Survey" in ran.out
    assert "Summit" not in ran.out
    everything = run("list", "--view", "talks", "-q", "", "--language", "en", kept)
    assert everything == run("list", kept)
    assert run("list", "--view", "early", "--window", "../..", kept).out.count("\n") == 3


def test_a_name_that_no_view_has(run: Run, kept: str) -> None:
    ran = run("list", "--view", "talk", kept)
    assert ran.status == 2
    assert "there is no view `talk`; did you mean `talks`?" in ran.err
    assert "This timeline keeps `talks`, `early`." in ran.err
    ran = run("list", "--view", "zeppelin", kept)
    assert "did you mean" not in ran.err
    assert "`early`" in ran.err


def test_a_timeline_that_keeps_none(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("[events.a]\ntitle = 'A'\ndate = '2023'\n", encoding="utf-8")
    ran = run("--view", "talks", str(path))
    assert ran.status == 2
    assert "keeps none" in ran.err


def test_a_kept_view_is_exported_with_the_command_that_shows_it(run: Run, kept: str, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    assert run("export", "--view", "talks", "-o", str(page), kept).status == 0
    written = page.read_text(encoding="utf-8")
    assert "-q kind:talks" in written
    assert "Survey" not in written


def test_without_a_screen_the_kept_view_is_listed(run: Run, kept: str) -> None:
    assert run("--view", "talks", kept).out == run("list", "--view", "talks", kept).out


def test_a_kept_view_says_whose_meetings_the_grid_shows(run: Run, kept: str) -> None:
    assert run("met", "--view", "talks", "--language", "en", kept) == run("met", "-q", "kind:talks", kept)
    assert run("met", "--view", "talk", kept).status == 2
    assert run("met", "Anna", "--view", "talks", kept).status == 2
