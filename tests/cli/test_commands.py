"""The command line on the bundled timeline and on small files: data on standard output, the rest on standard error."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tui import __version__


def test_list_prints_the_events_in_time_order(run: Run) -> None:
    ran = run("list", "--format", "json")
    events = json.loads(ran.out)
    assert ran.status == 0
    assert ran.err == ""
    assert "mcis-11" in [event["id"] for event in events]
    starts = [event["bounds"][0] for event in events if event["bounds"][0]]
    assert starts == sorted(starts)


def test_json_objects_carry_schema_names_date_as_written_and_four_bounds(run: Run) -> None:
    (event,) = json.loads(run("show", "mcis-11", "--format", "json").out)
    assert event["id"] == "mcis-11"
    assert event["date"] == "2023-08-15/[2023-08-17..]"
    assert event["bounds"] == ["2023-08-15", "2023-08-15", "2023-08-17", None]
    assert isinstance(event["title"], str)


def test_texts_come_in_the_language_asked_for(run: Run) -> None:
    english = json.loads(run("list", "--format", "json").out)
    vietnamese = json.loads(run("list", "--format", "json", "--language", "vi").out)
    assert [e["id"] for e in english] == [e["id"] for e in vietnamese]
    assert [e["title"] for e in english] != [e["title"] for e in vietnamese]
    assert "ngày" in run("show", "mcis-11", "--language", "vi").out


def test_a_piped_table_is_whole_and_names_every_event(run: Run) -> None:
    ran = run("list")
    ids = [event["id"] for event in json.loads(run("list", "--format", "json").out)]
    assert [line.split()[-1] for line in ran.out.splitlines()[1:]] == ids
    assert "…" not in ran.out


def test_a_query_by_name_lists_the_events_of_that_person(run: Run) -> None:
    every = json.loads(run("list", "-q", "who:phan-van-giang", "--format", "json").out)
    typed = json.loads(run("list", "-q", "giang", "--format", "json").out)
    assert every
    assert {e["id"] for e in every} <= {e["id"] for e in typed}


def test_a_query_keeps_certain_from_possible(run: Run) -> None:
    """Phan Văn Giang met Li Shangfu one day within 14–17 August 2023; MCIS-11 was certainly on the 16th."""

    def answers(query: str) -> dict[str, str]:
        return {e["id"]: e["certainty"] for e in json.loads(run("list", "-q", query, "--format", "json").out)}

    on_the_day = answers("who:giang in:2023-08-16")
    assert (on_the_day["giang-li-shangfu"], on_the_day["mcis-11"]) == ("possibly", "certainly")
    assert answers("who:giang certainly:in:2023-08-16") == {"mcis-11": "certainly"}
    assert "possibly" in run("list", "-q", "who:giang in:2023-08-16").out


def test_a_window_says_how_surely(run: Run) -> None:
    events = {
        e["id"]: e["certainty"]
        for e in json.loads(run("list", "--window", "2023-08-16", "--format", "json").out)
    }
    assert events["mcis-11"] == "certainly"
    assert "possibly" in events.values()
    assert "no" not in events.values()


@pytest.mark.parametrize(
    "words", [("-q", "-who:shoigu"), ("--query", "-who:shoigu"), ("--query=-who:shoigu",)]
)
def test_an_option_value_may_begin_with_a_dash(run: Run, words: tuple[str, ...]) -> None:
    ran = run("list", *words, "--format", "json")
    assert ran.status == 0
    without = {event["id"] for event in json.loads(ran.out)}
    with_ = {event["id"] for event in json.loads(run("list", "-q", "who:shoigu", "--format", "json").out)}
    assert with_
    assert not with_ & without


def test_a_window_before_year_one(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "old.toml"
    file.write_text('[events.ides]\ntitle = "The Ides of March"\ndate = "-0043-03-15"\n')
    ran = run("list", "--window", "-0043/0100", str(file))
    assert "ides" in ran.out
    assert ran.status == 0


def test_nothing_found_is_empty_output_and_a_word_on_standard_error(run: Run) -> None:
    for command in (("list", "-q", "zzzzzz"), ("people", "-q", "qqqqqqqqqq"), ("list", "--window", "1066")):
        ran = run(*command)
        assert ran.out == ""
        assert ran.err.startswith("timeline: ")
        assert ran.status == 0
    assert run("list", "-q", "zzzzzz", "--format", "json").out == "[]\n"


def test_people_rank_and_say_which_name_matched(run: Run) -> None:
    hits = json.loads(run("people", "-q", "tran van thanh", "--format", "json").out)
    assert hits[0]["id"] == "chen-wenqing"
    assert hits[0]["matched"] == "Trần Văn Thanh"
    assert hits[0]["events"] >= 1
    assert "Trần Văn Thanh" in run("people", "-q", "tvt").out


def test_people_of_near_names_stand_apart_as_guesses(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "t.toml"
    file.write_text(
        '[people.b]\nname = "Birendra"\n[people.g]\nname = "Giang An"\n[people.h]\nname = "Guang An"\n'
    )
    nobody = run("people", "-q", "biden", str(file))
    assert nobody.out.splitlines()[0] == "nobody is found by biden; nearest:"
    assert "Birendra" in nobody.out
    above, _, below = run("people", "-q", "giang", str(file)).out.partition("\nnearest:\n")
    assert ("Giang An" in above, "Guang An" in above) == (True, False)
    assert ("Giang An" in below, "Guang An" in below) == (False, True)
    objects = json.loads(run("people", "-q", "giang", "--format", "json", str(file)).out)
    assert [(one["id"], one["nearest"]) for one in objects] == [("g", False), ("h", True)]


def test_a_word_left_out_is_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "t.toml"
    file.write_text('[people.e]\nname = "Erna Beispiel"\n')
    assert "without “Tante”" in run("people", "-q", "Tante Beispiel", str(file)).out
    (found,) = json.loads(run("people", "-q", "Tante Beispiel", "--format", "json", str(file)).out)
    assert (found["id"], found["nearest"], found["left_out"]) == ("e", False, "Tante")
    (found,) = json.loads(run("people", "-q", "Frau Beispiel", "--format", "json", str(file)).out)
    assert (found["id"], found["left_out"]) == ("e", None)


def test_show_takes_every_kind_of_record(run: Run) -> None:
    for kind in ("event", "person", "organization", "place", "series", "source"):
        ran = run("export", "--format", "json", "-o", "-")
        table = {"person": "people", "series": "series"}.get(kind, kind + "s")
        for id_ in json.loads(ran.out)[table]:
            shown = run("show", f"{kind}:{id_}")
            assert shown.status == 0, (kind, id_, shown.err)
            assert id_ in shown.out


def test_show_of_an_unknown_id_suggests(run: Run) -> None:
    ran = run("show", "mcis-12")
    assert ran.status == 1
    assert ran.out == ""
    assert "did you mean" in ran.err
    assert "mcis-11" in ran.err


def test_show_of_an_ambiguous_id_asks(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    file.write_text('[people.x]\nname = "X"\n[events.x]\ntitle = "X day"\ndate = "2020"\n')
    assert "event:x" in run("show", "x", str(file)).err
    assert "X day" in run("show", "event:x", str(file)).out


def test_check_of_the_bundled_timeline_is_silent_but_for_the_count(run: Run) -> None:
    ran = run("check")
    assert ran.status == 0
    assert ran.err == ""
    assert ran.out.startswith("checked ")
    assert ran.out.rstrip().endswith("no problems")
    assert json.loads(run("check", "--format", "json").out) == []


def test_check_prints_problems_as_its_data_and_exits_1(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(
        '[people.shoigu]\nname = "S"\n[events.a]\ntitle = "A"\ndate = "2023-13"\nparticipants = [{ person = "shoygu" }]\n'
    )
    ran = run("check", str(file))
    assert ran.status == 1
    assert ran.err == ""
    assert "did you mean `shoigu`" in ran.out
    assert f"{file}:5:" in ran.out
    found = json.loads(run("check", "--format", "json", str(file)).out)
    assert {d["line"] for d in found if d["severity"] == "error"} == {5, 6}


def test_other_commands_on_a_broken_file_keep_standard_output_clean(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    file.write_text("[events.a]\ntitle = \n")
    for command in ("list", "people"):
        ran = run(command, str(file))
        assert ran.status == 1
        assert ran.out == ""
        assert "bad.toml:2" in ran.err


def test_standard_input_is_a_file(run: Run) -> None:
    ran = run("list", "-", stdin=b'[events.kick-off]\ntitle = "Kick-off"\ndate = 2026-01-05\n')
    assert "kick-off" in ran.out


def test_without_a_terminal_timeline_prints_the_list(run: Run) -> None:
    assert run().out == run("list").out


def test_export_refuses_to_overwrite_and_force_does_not(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "view.html"
    assert run("export", "-o", str(out)).status == 0
    page = out.read_text()
    out.write_text("mine")
    ran = run("export", "-o", str(out))
    assert ran.status == 1
    assert out.read_text() == "mine"
    assert "--force" in ran.err
    assert run("export", "-o", str(out), "--force").status == 0
    assert out.read_text()[:200] == page[:200]


def test_json_export_reads_back_as_the_same_timeline(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "all.json"
    assert run("export", "-o", str(out)).status == 0
    assert run("check", str(out)).out == run("check").out
    assert run("list", str(out)).out == run("list").out
    assert run("people", str(out)).out == run("people").out
    assert run("export", "-o", "-", "--format", "json", str(out)).out == out.read_text()


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--bogus"),
        ("export",),
        ("export", "-o", "x.pdf"),
        ("show",),
        ("list", "--window", "soon"),
        ("list", "-q", '"open'),
        ("--language", "xx"),
    ],
)
def test_usage_mistakes_exit_2_with_nothing_on_standard_output(run: Run, words: tuple[str, ...]) -> None:
    ran = run(*words)
    assert ran.status == 2
    assert ran.out == ""
    assert ran.err


def test_version_and_help(run: Run) -> None:
    assert run("--version").out == f"timeline {__version__}\n"
    for words in (("--help",), ("-h",), ("list", "--help"), ("export", "-h")):
        ran = run(*words)
        assert ran.status == 0
        assert "timeline" in ran.out


def test_the_first_word_is_a_command_else_a_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list").write_text('[events.a]\ntitle = "A"\ndate = "2020"\n')
    assert "A" in run("./list").out
    assert "A" in run("list", "list").out
    assert run("--language", "vi", "list").status == 0


def test_main_help_names_every_command_and_format(run: Run) -> None:
    from tui.cli.commands import COMMANDS
    from tui.export.formats import FORMATS

    text = run("--help").out
    for command in COMMANDS:
        assert f"\n  {command} " in text
    assert f"one file: {', '.join(FORMATS)}\n" in text
    assert run("--help", "--language", "en").out == text


def test_an_event_without_a_date_is_listed_last_and_null_in_json(run: Run) -> None:
    file = b'[events]\na = { title = "A", date = "XXXX" }\nb = { title = "B" }\nc = { title = "C", date = "2023" }\n'
    listed = run("list", "-", stdin=file).out.splitlines()
    assert [line.split()[0] for line in listed[1:]] == ["2023", "no", "no"]
    objects = json.loads(run("list", "-", "--format", "json", stdin=file).out)
    assert [one["date"] for one in objects] == ["2023", None, None]
    assert objects[1]["bounds"] == [None] * 4
    assert run("list", "-", "--window", "../..", stdin=file).out.count("certainly") == 1


@pytest.mark.parametrize(
    ("words", "meant"),
    [(("lst",), "list"), (("chekc", "x.toml"), "check"), (("--ascii", "exprot"), "export")],
)
def test_a_command_that_is_misspelt_is_no_file(run: Run, words: tuple[str, ...], meant: str) -> None:
    ran = run(*words)
    assert (ran.status, ran.out) == (2, "")
    assert f"did you mean `timeline {meant}`?" in ran.err


def test_what_is_spelt_like_no_command_is_a_file(run: Run) -> None:
    assert "nosuch: error: no such file" in run("nosuch").err


def test_a_file_is_a_file_whatever_its_name(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lists").write_text('[events.a]\ntitle = "A"\ndate = "2023"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("lists").out.splitlines()[1].split() == ["2023", "A", "a"]


def test_help_is_a_command_too(run: Run) -> None:
    assert run("help") == run("--help")
    assert run("help", "met") == run("met", "--help")
    assert "exit status: 0 fine" in run("help").out


@pytest.mark.parametrize(("form", "delimiter"), [("tsv", "\t"), ("csv", ",")])
def test_a_list_for_other_programs_has_a_line_for_each_event(run: Run, form: str, delimiter: str) -> None:
    listed = json.loads(run("list", "-q", "in:2023-08-16", "--format", "json").out)
    out = run("list", "-q", "in:2023-08-16", "--format", form).out

    class Separated(csv.excel):
        pass

    Separated.delimiter = delimiter
    Separated.quoting = csv.QUOTE_NONE if form == "tsv" else csv.QUOTE_MINIMAL
    rows = list(csv.DictReader(io.StringIO(out, newline=""), dialect=Separated))
    assert len(out.splitlines()) == len(listed) + 1
    assert [row["id"] for row in rows] == [event["id"] for event in listed]
    assert [row["certainty"] for row in rows] == [event["certainty"] for event in listed]
    assert [row["date"] for row in rows] == [event["date"] for event in listed]
    assert rows[-1]["people"] == "Phan Văn Giang; Sergei Shoigu; Ministry of Defence of Russia"


def test_a_list_for_a_spreadsheet_has_no_formulas(run: Run) -> None:
    hostile = b'[events.a]\ntitle = "=1+1\\t\\n2"\ndate = "2023"\n'
    assert run("list", "-", "--format", "csv", stdin=hostile).out.splitlines()[1].split(",")[5] == "'=1+1 2"
    assert run("list", "-", "--format", "tsv", stdin=hostile).out.splitlines()[1].split("\t")[5] == "=1+1 2"


def test_only_a_file_begins_with_a_mark(run: Run, tmp_path: Path) -> None:
    """Spreadsheets need it; to other programs it is a part of the first heading."""
    out = tmp_path / "events.csv"
    assert run("export", "-o", str(out)).status == 0
    assert out.read_text(encoding="utf-8").startswith("\ufeffevent,")
    assert run("export", "--format", "csv", "-o", "-").out.startswith("event,")
