"""Lanes and pinned people on the command line: what restores a view, what a list makes of it, what is refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.conftest import Run
from tui.cli.arguments import parse
from tui.cli.views import view_of
from tui.model.views import BY_SIZE, LANES
from tui.query.view import View

asked = st.none() | st.sampled_from([*LANES, *(f"{lanes}{BY_SIZE}" for lanes in LANES)])
people = st.lists(st.text(min_size=1).filter(lambda text: "\0" not in text), max_size=3).map(tuple)


@given(asked, people, st.sampled_from([None, "list", "export"]))
def test_the_words_of_a_view_restore_it(
    lanes: str | None, pinned: tuple[str, ...], command: str | None
) -> None:
    view = View(lanes=lanes, pinned=pinned)
    words = [
        *([command] if command else []),
        *view.arguments(),
        *(["-o", "a.svg"] if command == "export" else []),
    ]
    assert view_of(parse(words), View()) == view


def test_a_list_prints_each_event_once_whatever_the_lanes(run: Run) -> None:
    plain = run("list")
    assert run("list", "--lanes", "person", "--pin", "phan-van-giang") == plain


def test_an_export_is_drawn_in_lanes_and_says_so_in_its_command(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    assert run("export", "--lanes", "kind", "--pin", "Phan Văn Giang", "-o", str(page)).status == 0
    written = page.read_text(encoding="utf-8")
    assert 'class="head"' in written
    assert "--lanes kind --pin" in written


def test_what_is_no_value_for_lanes_is_refused(run: Run) -> None:
    ran = run("list", "--lanes", "colour")
    assert ran.status == 2
    assert "colour" in ran.err


def test_nobody_of_that_name_can_be_pinned(run: Run) -> None:
    ran = run("list", "--pin", "nobody of this name")
    assert ran.status == 1
    assert "nobody is found by nobody of this name" in ran.err


@pytest.mark.parametrize(
    ("settings", "known"),
    [
        ({}, True),  # as in a bare container: nothing is said
        ({"LANG": "C"}, False),
        ({"LANG": "vi_VN"}, True),
        ({"LANG": "en_US.UTF-8"}, True),
        ({"LANG": "C.utf8"}, True),
        ({"LANG": "de_DE.ISO-8859-15@euro"}, False),
        ({"LC_ALL": "POSIX", "LANG": "en_US.UTF-8"}, False),
        ({"LC_ALL": "", "LANG": "en_US.UTF-8"}, True),
    ],
)
def test_signs_are_plain_ascii_where_the_locale_knows_no_others(
    settings: dict[str, str], known: bool
) -> None:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    asked = "from tui.cli.app import knows_unicode; print(knows_unicode())"
    ran = subprocess.run(
        [sys.executable, "-c", asked], env=bare | settings, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == str(known)


def test_ascii_is_for_the_app_alone() -> None:
    assert parse(["--ascii"]).ascii
    with pytest.raises(SystemExit) as stopped:
        parse(["list", "--ascii"])
    assert stopped.value.code == 2
