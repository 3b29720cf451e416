"""A view written into its timeline's file: the view comes back, and every other byte is where it was."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.cli.test_views import views as any_view
from tui.export import views
from tui.export.views import NoFileError, ViewStandsError, file_for, keep
from tui.export.writing import ExportError
from tui.query.saved import encode
from tui.query.view import View
from tui.reading.bundled import bundled_path

HEAD = "# A timeline of mine.\nschema = 1  # the first\n\n"
EVENTS = [
    '[events.a]\ntitle = "A"  # a title\ndate = 2023-08-15\n',
    '# about b\n[events.b]\n  date="2023"\n  title = """\nB [views.x]\n"""\n',
    '[events.c] # c\ntitle = \'C # no comment\'\ndate = "2024"\ntopics = [\n  "x", # one\n  "y",\n]\n',
    '[[events.a.notes]]\ntext = "n"\n',
]
OTHERS = [
    '[views.old]  # of old\nquery = "a"  # asked\n# inside\nlanes = "kind"\n# behind it\n',
    '[views.long]\npinned = [\n  "p", # first\n  "q",\n]\n',
    '[views.said]\nwindow = "2023"\n[views.said.title]\nen = "E" # English\n',
    "[views.empty]\n",
]
pieces = st.lists(st.sampled_from([*EVENTS, *OTHERS, "\n", "# a remark\n"]), unique=True, max_size=6)
NAMES = ["old", "long", "said", "empty", "new", "old-2"]


@st.composite
def texts(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(["", HEAD, "\ufeff" + HEAD])) + "".join(draw(pieces))
    if EVENTS[3] in text and EVENTS[0] not in text.partition(EVENTS[3])[0]:
        text = text.replace(EVENTS[3], "")
    if draw(st.booleans()):
        text = text.removesuffix("\n")
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


def tree_of(text: str) -> dict[str, Any]:
    return tomli.loads(text.removeprefix("\ufeff"))


@given(text=texts(), name=st.sampled_from(NAMES), view=any_view)
@example(text="", name="new", view=View())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_only_the_table_of_the_view_changes(tmp_path: Path, text: str, name: str, view: View) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(text.encode())
    before = tree_of(text)
    record = encode(view)
    keep(path, name, record, replace=True)
    written = path.read_bytes().decode()
    there = before.get("views", {}).get(name)
    title = {"title": there["title"]} if there is not None and "title" in there else {}
    assert tree_of(written) == {**before, "views": {**before.get("views", {}), name: {**title, **record}}}
    if there is None:
        assert_inserted(text, written, f"[views.{name}]")
    else:
        ours = (
            next(piece for piece in OTHERS if piece.startswith(f"[views.{name}]"))
            .split("\n# behind")[0]
            .rstrip("\n")
        )
        ours = ours.replace("\n", "\r\n") if "\r\n" in text else ours
        around = text.split(ours)
        assert len(around) == 2
        assert written.startswith(around[0])
        assert written.endswith(around[1])
    assert written.startswith("\ufeff") == text.startswith("\ufeff")
    keep(path, name, record, replace=True)
    assert path.read_bytes().decode() == written


def assert_inserted(before: str, after: str, head: str) -> None:
    """Assert that a text is another with one piece put in, which begins with a head."""
    cuts = [
        at for at in range(len(before) + 1) if after.startswith(before[:at]) and after.endswith(before[at:])
    ]
    assert any(after[at : len(after) - len(before) + at].lstrip().startswith(head) for at in cuts)


def test_comments_and_order_in_a_view_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(HEAD + OTHERS[0] + "\n" + EVENTS[0], encoding="utf-8")
    keep(path, "old", {"query": "b", "lanes": "place", "grid": True}, replace=True)
    changed = (
        '[views.old]  # of old\nquery = "b"  # asked\n# inside\nlanes = "place"\ngrid = true\n# behind it\n'
    )
    assert path.read_text(encoding="utf-8") == HEAD + changed + "\n" + EVENTS[0]


def test_a_new_view_stands_behind_the_others_with_their_remarks(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(HEAD + OTHERS[0] + "\n" + EVENTS[1], encoding="utf-8")
    keep(path, "new", {"query": "b"})
    expected = HEAD + OTHERS[0] + '\n[views.new]\nquery = "b"\n\n' + EVENTS[1]
    assert path.read_text(encoding="utf-8") == expected


def test_nothing_is_replaced_unasked_and_a_title_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text('[views.a]\ntitle = "Mine"\nquery = "x"\n', encoding="utf-8")
    with pytest.raises(ViewStandsError):
        keep(path, "a", {"query": "y"})
    assert tree_of(path.read_text(encoding="utf-8"))["views"]["a"] == {"title": "Mine", "query": "x"}
    keep(path, "a", {"query": "y"}, replace=True)
    assert tree_of(path.read_text(encoding="utf-8"))["views"]["a"] == {"title": "Mine", "query": "y"}
    keep(path, "a", {"title": "Yours"}, replace=True)
    assert tree_of(path.read_text(encoding="utf-8"))["views"]["a"] == {"title": "Yours"}


@pytest.mark.parametrize(
    "text",
    [
        'views = { a = { query = "x" } }\n',
        'views.a.query = "x"\n',
        '[views]\na = { query = "x" }\n',
        '[views.a.title]\nen = "E"\n',
        '[views.a]\nquery = "x"\n[events.e]\ntitle = "E"\ndate = "2023"\n[views.a.title]\nen = "E"\n',
    ],
)
def test_views_written_otherwise_are_left_whole(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ExportError, match=r"left as it is\.") as raised:
        keep(path, "a", {"query": "y"}, replace=True)
    assert not isinstance(raised.value, ViewStandsError)
    assert path.read_text(encoding="utf-8") == text


def test_a_file_in_newer_toml_is_kept_as_it_is(tmp_path: Path) -> None:
    """The rest of the file never passes through the writer, whatever it can read."""
    text = '[events.a]\ntitle = "\\e[1mA"\ndate = "2023"\nnotes = [{\n  text = "n",\n}]\n'
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    keep(path, "v", {"query": "x"})
    assert path.read_text(encoding="utf-8") == text + '\n[views.v]\nquery = "x"\n'


def test_a_view_that_the_writer_cannot_read_is_left_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "_edited", lambda *_: None)
    path = tmp_path / "a.toml"
    path.write_text('[views.v]\nquery = "x"\n', encoding="utf-8")
    with pytest.raises(ExportError, match=r"left as it is"):
        keep(path, "v", {"query": "y"}, replace=True)
    assert path.read_text(encoding="utf-8") == '[views.v]\nquery = "x"\n'


def test_what_cannot_be_written_to(tmp_path: Path) -> None:
    broken, json, real = tmp_path / "b.toml", tmp_path / "c", tmp_path / "real.toml"
    broken.write_text("[events", encoding="utf-8")
    json.write_text("{}", encoding="utf-8")
    real.write_text(HEAD, encoding="utf-8")
    link = tmp_path / "link.toml"
    link.symlink_to(real)
    for path, said in (
        (broken, "is missing"),
        (json, "JSON"),
        (tmp_path / "none.toml", "no such file"),
        (link, "symbolic link"),
    ):
        with pytest.raises(ExportError, match=said):
            keep(path, "v", {"query": "x"})
    assert real.read_text(encoding="utf-8") == HEAD


def test_a_read_only_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.toml"
    path.write_text(HEAD, encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda *_: False)  # who runs the tests may write everywhere
    with pytest.raises(ExportError, match="read-only"):
        keep(path, "v", {"query": "x"})
    assert path.read_text(encoding="utf-8") == HEAD


def test_a_file_that_changes_meanwhile_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.toml"
    path.write_text(HEAD, encoding="utf-8")
    edited = views._edited

    def slowly(piece: str, name: str, record: Mapping[str, Any]) -> str | None:
        path.write_text("# another program was here\n", encoding="utf-8")
        return edited(piece, name, record)

    monkeypatch.setattr(views, "_edited", slowly)
    with pytest.raises(ExportError, match="another program"):
        keep(path, "v", {"query": "x"})
    assert path.read_text(encoding="utf-8") == "# another program was here\n"


def test_the_permissions_of_the_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(HEAD, encoding="utf-8")
    path.chmod(0o640)
    keep(path, "v", {"query": "x"})
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_which_file_keeps_a_view(tmp_path: Path) -> None:
    json, toml = str(tmp_path / "a.json"), str(tmp_path / "b.toml")
    assert file_for([json, toml]) == Path(toml)
    assert file_for([str(bundled_path()), toml]) == Path(toml)
    for files, said in (
        ([json], "a.json is JSON"),
        (["-"], "standard input"),
        ([str(bundled_path())], "read-only"),
    ):
        with pytest.raises(NoFileError, match=said):
            file_for(files)
