"""The table of formats: what it names is what the command line writes and the documentation lists."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.export import hostile
from tests.export.conftest import Opening
from tui.cli import main
from tui.export.csv import MARK
from tui.export.formats import FORMATS, ExportRequest, Format, format_of
from tui.query.result import resolve
from tui.query.view import View
from tui.store.timeline import Timeline

DOCS = Path(__file__).parents[2] / "docs" / "exports.md"
EVERY = pytest.mark.parametrize("form", FORMATS.values(), ids=list(FORMATS))


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as exit_:
        main(["export", *words])
    assert isinstance(exit_.value.code, int)
    return exit_.value.code


@EVERY
def test_the_same_view_gives_the_same_bytes(
    bundled: Timeline, form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1692273600")
    first, second = (
        form.write(resolve(bundled, View(query="giang")), ExportRequest("timeline -q giang"))
        for _ in range(2)
    )
    assert (first.text, first.told) == (second.text, second.told)


@pytest.mark.parametrize("name", ["markdown", "svg", "ics", "html"])
def test_the_time_of_making_is_the_one_that_is_set(
    opened: Opening, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    timeline = opened({"events": {"e": {"title": "E", "date": "2020/2030"}}})
    made = []
    for time in ("1692273600", "1789000000"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", time)
        made.append(FORMATS[name].write(resolve(timeline, View()), ExportRequest("timeline")).text)
    assert made[0] != made[1]


@EVERY
def test_an_empty_view_and_an_empty_timeline_can_be_written(opened: Opening, form: Format) -> None:
    some = opened({"events": {"e": {"title": "E", "date": "2024"}}})
    for result in (resolve(some, View(query="nothing")), resolve(opened({"events": {}}), View())):
        assert form.write(result, ExportRequest("timeline")).text


@EVERY
def test_no_control_character_reaches_a_file(opened: Opening, form: Format) -> None:
    timeline = opened(hostile.document(hostile.numbered(hostile.ALL)))
    text = form.write(resolve(timeline, View()), ExportRequest("timeline")).text.removeprefix("\ufeff")
    # Line ends, and the tabs of our own style and script, are the only ones.
    assert not {c for c in text if ord(c) < 0x20 and c not in "\r\n\t"}
    assert not set(text) & set("\x7f\x9b\u202e\u2066\u200b\ufeff")


def test_a_files_name_says_its_format() -> None:
    suffixes = [suffix for form in FORMATS.values() for suffix in form.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    for form in FORMATS.values():
        for suffix in form.suffixes:
            assert format_of(f"a.b{suffix}") is form
            assert format_of(Path(f"/x/A{suffix.upper()}")) is form
    for name in ("-", "", "html", ".html", "a.pdf", "a.html.gz", "a."):
        assert format_of(name) is None


@EVERY
def test_the_command_line_writes_what_the_name_says(
    form: Format, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"out{form.suffixes[-1]}"
    assert run("-q", "giang", "-o", str(out)) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"{out}: 7 events\n"
    assert run("-q", "giang", "-o", str(out)) == 1
    assert "is there already" in capsys.readouterr().err
    assert run("-q", "giang", "--format", form.name, "-o", "-") == 0
    said = capsys.readouterr()
    assert said.err == ""
    written = out.read_text(encoding="utf-8").removeprefix(MARK)  # of a spreadsheet, and of no pipe
    assert said.out.splitlines()[0] == written.splitlines()[0]


def test_the_format_asked_for_goes_before_the_name(tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    assert run("--format", "csv", "-o", str(out)) == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbfevent,")
    assert b"\r\n" in out.read_bytes()


def test_a_name_that_says_no_format_is_answered_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("-o", "out.pdf") == 2
    err = capsys.readouterr().err
    assert all(name in err for name in FORMATS)


@pytest.mark.parametrize("wrong", ["0", "19", "1001", "-5", "x", "1e2", "9" * 5000])
def test_a_width_that_cannot_be_drawn_is_refused(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--width", wrong, "-o", "out.svg") == 2
    assert "from 20 to 1000" in capsys.readouterr().err


def test_a_picture_is_as_wide_as_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--width", "50", "--format", "svg", "-o", "-") == 0
    assert f'width="{50 * 8 + 16}"' in capsys.readouterr().out


def test_what_a_calendar_leaves_out_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "t.toml"
    source.write_text(
        '[events.a]\ntitle = "A"\ndate = "-0043-03-15"\n[events.b]\ntitle = "B"\ndate = "2024"\n'
    )
    assert run("--format", "ics", "-o", "-", str(source)) == 0
    said = capsys.readouterr()
    assert said.out.count("BEGIN:VEVENT") == 1
    assert said.err.startswith("timeline export: 1 event, 1 left out (no date with a known start")


MIXED = """
[events.day]
title = "Day"
date = "2023-05-02"
[events.doubtful]
title = "Doubtful"
date = "2023-05-03?"
[events.decade]
title = "Decade"
date = "185X"
[events.undated]
title = "Undated"
[events.weekly]
title = "Weekly"
date = "2023-05-02T09:00"
repeat = "FREQ=WEEKLY;COUNT=3"
[events.some-month]
title = "Some month"
date = "2020-06"
repeat = "FREQ=MONTHLY;COUNT=2"
"""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--format", "ics"], "8 events, 1 left out (no date with a known start"),
        (["--format", "ics", "--only-exact"], "4 events, 5 left out (no exact date)"),
        (["--format", "svg"], "8 events, 1 left out (no date)"),
        (["--format", "svg", "-q", "day"], None),
        (["--format", "csv"], None),
    ],
)
def test_how_many_are_in_it_and_how_many_are_not_is_said(
    words: list[str], told: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "t.toml"
    source.write_text(MIXED)
    assert run(*words, "-o", "-", str(source)) == 0
    said = capsys.readouterr()
    assert said.err == "" if told is None else said.err.startswith(f"timeline export: {told}")
    if "--only-exact" in words:
        titles = [line for line in said.out.splitlines() if line.startswith("SUMMARY")]
        assert titles == ["SUMMARY;LANGUAGE=en:Day", "SUMMARY;LANGUAGE=en:Weekly"]
    out = tmp_path / "out"
    assert run(*words, "-o", str(out), str(source)) == 0
    assert capsys.readouterr().err.startswith(f"{out}: {told or ''}")


@EVERY
def test_an_export_with_nothing_in_it_is_written_and_says_so(
    form: Format, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"out{form.suffixes[0]}"
    assert run("-q", "nothingatall", "-o", str(out)) == 1
    assert capsys.readouterr().err == f"{out}: 0 events\n"
    assert out.exists()
    assert run("-q", "nothingatall", "--format", form.name, "-o", "-") == 1
    assert capsys.readouterr().err == "timeline export: 0 events\n"


@pytest.mark.parametrize("name", ["ics", "svg"])
def test_where_all_are_left_out_it_fails(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "t.toml"
    source.write_text('[events.a]\ntitle = "A"\n')
    assert run("--format", name, "-o", "-", str(source)) == 1
    assert "timeline export: 0 events, 1 left out (no date" in capsys.readouterr().err


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "ics"])
def test_only_a_calendar_needs_exact_dates(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--format", name, "--only-exact", "-o", "-") == 2
    assert "--only-exact is for a calendar" in capsys.readouterr().err


def test_a_wrong_time_of_making_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert run("--format", "ics", "-o", "-") == 1
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err


def test_help_names_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    words = " ".join(capsys.readouterr().out.split())
    assert all(f"{form.name} ({form.suffixes[0]}), {form.words}" in words for form in FORMATS.values())


def test_the_documentation_has_the_table_of_formats() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for form in FORMATS.values():
        endings = ", ".join(f"`{suffix}`" for suffix in form.suffixes)
        assert f"| [`{form.name}`](#{form.name}) | {endings} | {form.words} |\n" in text
        assert f"\n## {form.name}\n" in text


def test_no_writer_is_imported_before_it_writes() -> None:
    code = (
        "import sys; import tui.cli.commands, tui.export.formats\n"
        "print([name for name in ('icalendar', 'jinja2', 'csv', 'uuid', 'hashlib') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"
