"""Views in a file's `[views]`: what is read, what is refused and where, and what becomes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.export.json import export_json
from tui.export.toml import export_toml
from tui.model.dates import Window
from tui.query.result import resolve
from tui.query.saved import open_files, saved_views
from tui.query.view import View
from tui.store.timeline import Timeline

EVENTS = """
[timeline]
title = "Harbour"
[people.anna]
name = "Anna"
[events.survey]
title = "Survey"
date = "2024-02"
[events.summit]
title = "Summit"
date = "2024-05-01"
participants = [{ person = "anna" }]
"""
VIEWS = """
[views.all]
[views.full]
title = { en = "Everything at once", vi = "Tất cả" }
query = "who:anna"
window = "2024-05"
select = "summit"
language = "vi"
lanes = "person:size"
pinned = ["anna", "Bo Lin"]
folded = ["person:anna"]
layout = "list"
grid = true
[views.a-day]
window = 2024-05-01
[views.of-all-time]
window = "../.."
"""


def opened(path: Path, text: str) -> Timeline:
    path.write_text(text, encoding="utf-8")
    found = open_files([path], warn=True)
    assert found.timeline is not None, found.diagnostics
    assert not found.diagnostics
    return found.timeline


def test_views_are_read_in_the_order_written(tmp_path: Path) -> None:
    saved = saved_views(opened(tmp_path / "a.toml", EVENTS + VIEWS))
    assert list(saved) == ["all", "full", "a-day", "of-all-time"]
    assert saved["all"].view == View()
    assert saved["all"].title is None
    full = saved["full"]
    assert full.title is not None
    assert full.title.say("vi").text == "Tất cả"
    assert full.view == View(
        query="who:anna",
        window=Window.parse("2024-05"),
        select="summit",
        language="vi",
        lanes="person:size",
        pinned=("anna", "Bo Lin"),
        folded=("person:anna",),
        layout="list",
        grid=True,
    )
    assert saved["a-day"].view.window == Window.parse("2024-05-01")
    assert saved["of-all-time"].view.window == Window.parse("../..")


@pytest.mark.parametrize(
    ("lines", "code", "place", "said"),
    [
        ("[views.x]\nquery = 'who:anna ('", "not-a-query", (2, 20), "nothing is asked here"),
        ("[views.x]\nquery = 'hwo:anna'", "not-a-query", (2, 10), "unknown field `hwo:`"),
        ("[views.x]\nquery = ''", "wrong-type", (2, 9), "expected a query"),
        ("[views.x]\nquery = 1", "wrong-type", (2, 9), "expected a query"),
        ("[views.x]\nwindow = 'May'", "not-a-date", (2, 11), "`window`"),
        ("[views.x]\nwindow = '2024/2023'", "not-a-date", (2, 16), "`window`"),
        ("[views.x]\nselect = 'sumit'", "unknown-id", (2, 11), "did you mean `summit`?"),
        ("[views.x]\nlanguage = 'fr'", "bad-value", (2, 13), 'one of "en", "vi"'),
        ("[views.x]\nlanes = 'persons'", "bad-value", (2, 10), "did you mean `person`?"),
        ("[views.x]\nlayout = 'grid'", "bad-value", (2, 11), 'one of "timeline", "list"'),
        ("[views.x]\npinned = 'anna'", "wrong-type", (2, 10), "expected a list"),
        ("[views.x]\ngrid = 1", "wrong-type", (2, 8), "expected true or false"),
        ("[views.x]\nqery = 'a'", "unknown-key", (2, 1), "did you mean `query`?"),
        ("[views.x]\nfilter = 'a'", "unknown-key", (2, 1), "did you mean `query`?"),
        ("[views.'a b']\nquery = 'a'", "bad-id", (1, 8), "`a b` is not an id"),
        ("[views]\nx = 'anna'", "wrong-type", (2, 1), "view `x`: expected a table"),
        ("views = 1", "wrong-type", (1, 9), "`views`"),
        ("[view.x]\nquery = 'a'", "unknown-table", (1, 2), "did you mean `views`?"),
    ],
)
def test_what_is_wrong_with_a_view_is_said_at_its_place(
    tmp_path: Path, lines: str, code: str, place: tuple[int, int], said: str
) -> None:
    path = tmp_path / "a.toml"
    path.write_text(lines + "\n" + ("" if lines.startswith("views") else EVENTS), encoding="utf-8")
    found = open_files([path])
    nothing_left = lines.startswith("views")
    assert (found.timeline is None) is nothing_left
    assert found.timeline is None or not found.timeline.raw_views()
    (diagnostic,) = found.diagnostics
    assert (diagnostic.code, (diagnostic.line, diagnostic.column)) == (code, place)
    assert said in diagnostic.message or said in diagnostic.help


def test_every_file_may_keep_views_under_names_of_their_own(tmp_path: Path) -> None:
    first, second = tmp_path / "a.toml", tmp_path / "b.toml"
    first.write_text(EVENTS + "[views.one]\nquery = 'a'\n", encoding="utf-8")
    second.write_text(
        "[timeline]\nlanguage = 'vi'\n[views.two]\ntitle = 'Hai'\nselect = 'summit'\n", encoding="utf-8"
    )
    timeline = open_files([first, second]).timeline
    assert timeline is not None
    saved = saved_views(timeline)
    assert list(saved) == ["one", "two"]
    assert saved["two"].title is not None
    assert saved["two"].title.versions[0].language == "vi"
    second.write_text("[views.one]\nquery = 'b'\n", encoding="utf-8")
    (diagnostic,) = open_files([first, second]).diagnostics
    assert (diagnostic.code, diagnostic.line, diagnostic.column) == ("same-id", 1, 8)
    assert "view `one` is in two files" in diagnostic.message
    assert "a.toml:13:8" in diagnostic.help


def test_an_export_of_everything_keeps_the_views_and_one_of_less_does_not(tmp_path: Path) -> None:
    timeline = opened(tmp_path / "a.toml", EVENTS + VIEWS)
    for name, export in (("b.toml", export_toml), ("b.json", export_json)):
        twin = opened(tmp_path / name, export(resolve(timeline, View())))
        assert twin.raw_views() == timeline.raw_views()
        assert saved_views(twin) == saved_views(timeline)
        part = opened(tmp_path / name, export(resolve(timeline, View(query="who:anna"))))
        assert part.raw_views() == {}


def test_what_a_file_cannot_be_trusted_with_is_marked(tmp_path: Path) -> None:
    text = (
        EVENTS
        + '[views.x]\ntitle = "a\\u001b]52;c;eA==\\u0007"\npinned = ["\\u001b[2J"]\nquery = "\\"\\u202e\\""\n'
    )
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    timeline = open_files([path]).timeline
    assert timeline is not None
    saved = saved_views(timeline)["x"]
    assert saved.title is not None
    shown = f"{saved.title} {saved.view.command(['a.toml'])}"
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown
