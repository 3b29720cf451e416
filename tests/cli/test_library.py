"""The library: what is public, what importing it costs, and the code of its page."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import tui
from tui.model.entities import Kind
from tui.reading.bundled import bundled_path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def test_importing_it_imports_nothing() -> None:
    code = "import sys, tui; print(*[m for m in sys.modules if m.startswith('tui') or m in {'textual', 'sqlite3', 'jinja2'}])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["tui"]


def test_what_is_public() -> None:
    assert tui.__all__ == sorted(tui.__all__, key=lambda name: (name[0].islower(), name))
    assert [name for name in tui.__all__ if getattr(tui, name, None) is None] == []
    assert [name for name in tui.__all__ if f"`{name}`" not in PAGE] == []
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        tui.nothing  # noqa: B018


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_the_code_of_its_page_runs(number: int, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "events.toml").write_bytes(Path(bundled_path()).read_bytes())
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", BLOCKS[number]],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert ran.stderr == ""
    assert ran.returncode == 0
    if "giang.html" in BLOCKS[number]:
        assert (tmp_path / "giang.html").read_text(encoding="utf-8").startswith("<!doctype html>")
        assert "Talks: Phan Văn Giang and Sergei Shoigu" in ran.stdout
        assert "timeline -q 'who:giang kind:talks' data/events.toml" in ran.stdout


def test_a_view_is_what_the_command_line_says() -> None:
    with tui.open() as timeline:
        view = timeline.view("who:giang", "2023-08", language="vi")
        assert view.command.startswith("timeline -q who:giang --window 2023-08 --language vi ")
        assert [event.id for event, _ in view] == [event.id for event in view.events]
        assert len(view) == len(view.events) > 3
        assert tui.Certainty.POSSIBLY in {certainty for _, certainty in timeline.view(window="2023-08-15")}
        assert view.text("csv").count("\n") > len(view)
        assert timeline.event("mcis-11") == timeline.record(Kind.EVENT, "mcis-11")
        assert timeline.person("nobody") is None


def test_who_met_whom_never_acts_on_a_guess() -> None:
    with tui.open() as timeline:
        (talks,) = [one for one in timeline.met("giang", "shoigu") if one.grade is tui.Grade.TALKS]
        assert (talks.certainty, talks.event, talks.other) == (
            tui.Certainty.CERTAINLY,
            talks.event,
            talks.event,
        )
        assert {talks.first.id, talks.second.id} == {"phan-van-giang", "shoigu"}
        assert talks.sources
        assert {one.first.id for one in timeline.met("giang")} == {"phan-van-giang"}
        with pytest.raises(LookupError, match="shoigv"):
            timeline.met("giang", "shoigv")


def test_what_cannot_be_opened_says_why(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('[events.a]\ntitle = A\n\n[events.b]\ntitle = "B"\ndate = "2023"\n')
    with pytest.raises(tui.OpenError, match="a text without quotes") as caught:
        tui.open(wrong)
    assert caught.value.diagnostics[0].line == 2
    partly = tmp_path / "partly.toml"
    partly.write_text('[events.a]\ntitle = "A"\ndate = "32"\n\n[events.b]\ntitle = "B"\ndate = "2023"\n')
    with tui.open(partly) as timeline:
        assert (len(timeline), len(timeline.diagnostics)) == (1, 1)
    with pytest.raises(tui.OpenError):
        tui.open(partly, strict=True)
    with tui.open(partly) as timeline, pytest.raises(ValueError, match="no format"):
        timeline.view().export(tmp_path / "x.unknown")
