"""Commands on files that are wrong in places: they answer from the rest, say so, and exit 1."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = """
[people.ada]
name = "Ada Moor"
[people.ben]
name = "Ben Holm"
[people.cid]
nmae = "Cid Vane"
[events.fair]
title = "Fair"
date = "2023-05"
participants = [{ person = "ada" }, { person = "ben" }, { person = "cid" }]
[events.talks]
title = "Talks"
kind = "talks"
date = "2023-05-30/2023-05-27"
participants = [{ person = "ada" }, { person = "ben" }]
[views.kept]
lanes = "height"
"""
SAID = "2 events, 1 person, 1 view"


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "part ly.toml"
    path.write_text(TEXT + '[events.other]\ntitle = ""\n', encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("command", "out"),
    [
        (("list",), "fair"),
        (("list", "-q", "who:ada"), "fair"),
        (("people",), "Ben Holm"),
        (("people", "-q", "ada"), "Ada Moor"),
        (("show", "fair"), "Fair"),
        (("met",), "Ada Moor"),
        (("met", "ada"), "Ben Holm"),
        (("export", "--format", "csv", "-o", "-"), "fair"),
        (("export", "--format", "ics", "-o", "-"), "Fair"),
        (("export", "--format", "toml", "-o", "-"), "[events.fair]"),
    ],
)
def test_the_rest_is_answered_from_and_what_is_left_out_counted(
    run: Run, file: str, command: tuple[str, ...], out: str
) -> None:
    ran = run(*command, file)
    assert ran.status == 1
    assert out in ran.out
    assert ran.err.splitlines()[-1] == f"timeline: 3 records left out; `timeline check '{file}'` says why"
    strictly = run(command[0], "--strict", *command[1:], file)
    assert (strictly.status, strictly.out) == (1, "")
    assert "part ly.toml:15:20: error" in strictly.err


def test_json_is_data_alone(run: Run, file: str) -> None:
    assert [one["id"] for one in json.loads(run("list", "--format", "json", file).out)] == ["fair"]
    assert json.loads(run("met", "ada", "ben", "--format", "json", file).out)[0]["grade"] == "same event"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("met", "ada", "ben"), f"No meeting in this timeline; {SAID} could not be read."),
        (("met", "ada", "ben", "--through"), f"; {SAID} could not be read"),
        (("met", "ada", "dan"), f"nobody is found by dan; {SAID} could not be read"),
        (("met", "-q", "nothing"), f"nobody is named at the events of this view; {SAID} could not be read"),
        (("list", "-q", "nothing"), f"none of the 1 event matches nothing; {SAID} could not be read"),
        (("list", "--window", "1900"), f"none of them in this window; {SAID} could not be read"),
        (("list", "--pin", "dan"), f"{SAID} could not be read"),
        (("list", "--select", "talks"), "`talks` is left out, because something is wrong in it"),
        (("people", "-q", "dan"), f"nobody is found by dan; {SAID} could not be read"),
        (("show", "person:cid"), "`person:cid` is left out, because something is wrong in it"),
        (("show", "zzzzzz"), f"unknown id `zzzzzz`; {SAID} could not be read"),
        (("list", "--view", "kept"), f"{SAID} could not be read"),
    ],
)
def test_an_answer_that_may_be_wrong_for_it_says_so(
    run: Run, file: str, command: tuple[str, ...], words: str
) -> None:
    ran = run(*command, file)
    assert ran.status in {1, 2}
    assert words in ran.out + ran.err


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_page_that_is_read_alone_says_so_itself(run: Run, file: str, form: str) -> None:
    assert f"; {SAID} could not be read" in run("export", "--format", form, "-o", "-", file).out


def test_without_a_screen_the_app_does_the_same(run: Run, file: str) -> None:
    assert run(file) == run("list", file)


def test_check_finds_all_of_it_at_once(run: Run, file: str) -> None:
    ran = run("check", file)
    assert ran.status == 1
    assert ran.out.count(": error: ") == 4
    assert "the person `cid` is left out, and with it the reference to it in `event:fair`" in ran.out
    assert ran.out.splitlines()[-1].endswith("3 records left out until the errors are mended")
    codes = [found["code"] for found in json.loads(run("check", "--format", "json", file).out)]
    assert codes.count("left-out") == 1


def test_standard_input_and_several_files(run: Run, file: str, tmp_path: Path) -> None:
    more = tmp_path / "more.json"
    more.write_text('{"events": {"close": {"title": "Close", "date": "2024"}, "fair": {"title": "Fair"}}}')
    ran = run("list", file, str(more))
    assert ran.out.count("close") == 1
    assert "fair" not in ran.out
    assert "5 records left out" in ran.err
    ran = run("list", "-", stdin=TEXT.encode())
    assert "fair" in ran.out
    assert "2 records left out; `timeline check -` says why" in ran.err


def test_in_vietnamese(run: Run, file: str) -> None:
    ran = run("list", "-q", "nothing", "--language", "vi", file)
    assert "không đọc được 2 sự kiện, 1 người, 1 khung nhìn" in ran.err
    assert "3 bản ghi bị bỏ qua" in ran.err


def test_a_file_without_fault_says_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "fine.toml"
    path.write_text('[events.a]\ntitle = "A"\n')
    for options in ((), ("--strict",)):
        ran = run("list", *options, str(path))
        assert (ran.status, ran.err) == (0, "")
