"""Large files: another process builds their timeline, the next time it is there, and the same comes of both."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path

import pytest

from tests.unit.cached import answers
from tests.unit.timelines import PEOPLE
from tui.model.entities import Kind
from tui.query.saved import begin, open_files
from tui.reading.files import read
from tui.store import opening
from tui.store.build import build
from tui.store.cache import building, cache
from tui.store.cache.building import Building
from tui.store.cache.cache import CacheEntry
from tui.store.opening import Opened
from tui.store.progress import Phase, Progress

WRONG = PEOPLE + '[events.four]\ntitle = "Fourth"\ndate = "2023-13-45"\nplace = "nowhere"\n'
WARNED = PEOPLE + '[events.four]\ntitle = "Fourth"\ndate = "2024"\npart_of = ["one"]\n'


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Call every file large; give the cache and temporary files a place of their own."""
    monkeypatch.setattr(opening, "LARGE", 1)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return tmp_path / "timeline"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "people.toml", PEOPLE)


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def building_of(file: Path) -> Building:
    begun = begin([file])
    assert isinstance(begun, Building)
    return begun


def left(place: Path) -> set[str]:
    """Return the kinds of files in the cache, and what is in the folder of temporary files."""
    found = [*(place.iterdir() if place.exists() else ()), *(place.parent / "temporary").iterdir()]
    return {path.suffix or path.name for path in found}


KEPT = {cache.DATABASE, cache.SEAL, cache.LOCK}


def test_it_is_built_once(file: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = open_files([file])
    assert left(place) == KEPT

    def never(*_: object, **__: object) -> None:
        raise AssertionError("a second process")

    monkeypatch.setattr(subprocess, "Popen", never)
    second = open_files([file])
    assert isinstance(begin([file]), Opened)
    assert first.timeline is not None
    assert second.timeline is not None
    expected = answers(build(read([str(file)])))
    assert answers(first.timeline) == answers(second.timeline) == expected
    assert first.files == second.files == (str(file),)


def test_it_is_built_anew_when_the_file_changes(file: Path, place: Path) -> None:
    open_files([file])
    written(file, PEOPLE.replace("Meetings", "Encounters"))
    timeline = open_files([file]).timeline
    assert timeline is not None
    assert str(timeline.title) == "Encounters"
    assert left(place) == KEPT


def test_errors_are_those_of_the_files_themselves(tmp_path: Path, place: Path) -> None:
    file = written(tmp_path / "wrong.toml", WRONG)
    expected = read([str(file)])
    for _ in range(2):  # the second time from the cache
        opened = open_files([file])
        assert opened.timeline is not None
        assert opened.timeline.left_out == {"event": 1}
        assert opened.diagnostics == expected.errors
        assert {(found.line, found.column) for found in opened.diagnostics} != {(0, 0)}
        assert left(place) == KEPT


def test_strictly_they_keep_it_closed_from_the_cache_too(tmp_path: Path, place: Path) -> None:
    file = written(tmp_path / "wrong.toml", WRONG)
    for _ in range(2):
        begun = begin([file], strict=True)
        opened = begun if isinstance(begun, Opened) else begun.wait()
        assert opened.timeline is None
        assert opened.diagnostics == read([str(file)]).errors
        assert left(place) == KEPT


def test_what_cannot_be_read_at_all_leaves_nothing(tmp_path: Path, place: Path) -> None:
    file = written(tmp_path / "wrong.toml", WRONG + "[events.\n")
    opened = open_files([file])
    assert opened.timeline is None
    assert opened.diagnostics == read([str(file)]).errors
    assert left(place) == {cache.LOCK}


def test_queries_of_saved_views_are_looked_at_too(tmp_path: Path) -> None:
    file = written(tmp_path / "views.toml", PEOPLE + '[views.odd]\nquery = "colour:red"\n')
    opened = open_files([file])
    assert opened.timeline is not None
    assert opened.timeline.left_out == {"view": 1}
    assert [(found.code, found.line) for found in opened.diagnostics] == [
        ("not-a-query", WARNED.count("\n", 0, len(PEOPLE)) + 2)
    ]


def test_warnings_are_looked_for_in_the_files_themselves(tmp_path: Path, place: Path) -> None:
    file = written(tmp_path / "warned.toml", WARNED)
    expected = read([str(file)]).diagnostics
    assert expected
    for _ in range(2):
        opened = open_files([file], warn=True)
        assert opened.timeline is not None
        assert opened.diagnostics == expected
        assert left(place) == set()  # it neither uses the cache nor fills it
        assert open_files([file]).diagnostics == []
        for path in place.iterdir():
            path.unlink()


def test_standard_input_is_never_kept(place: Path) -> None:
    opened = open_files(["-"], BytesIO(PEOPLE.encode()))
    assert opened.timeline is not None
    assert answers(opened.timeline) == answers(build(read(["-"], BytesIO(PEOPLE.encode()))))
    assert left(place) == set()


def test_nothing_is_left_where_nothing_is_cached(
    file: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cache.OFF, "1")
    opened = open_files([file])
    assert left(place) == set()
    assert opened.timeline is not None
    assert answers(opened.timeline) == answers(build(read([str(file)])))


def test_a_copy_that_is_damaged_is_made_anew(file: Path, place: Path) -> None:
    open_files([file])
    (database,) = place.glob(f"*{cache.DATABASE}")
    os.truncate(database, 5000)
    timeline = open_files([file]).timeline
    assert timeline is not None
    assert timeline.version() == build(read([str(file)])).version()


@pytest.mark.parametrize("what", ["no process", "no temporary folder", "a full disk"])
def test_it_is_read_here_where_no_other_process_can(
    file: Path, place: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setenv(cache.OFF, "1")
    if what == "no process":
        monkeypatch.setattr(sys, "executable", "/nowhere/python")
    elif what == "no temporary folder":
        monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
    else:
        monkeypatch.setattr(building, "_CHILD", "import sys; sys.exit('database or disk is full')")
    opened = open_files([file])
    assert opened.timeline is not None
    assert opened.timeline.ids(Kind.EVENT) == ["three", "one", "two"]


def test_a_process_that_the_system_ends_is_an_error(file: Path, place: Path) -> None:
    begun = building_of(file)
    begun.poll()
    assert begun.child is not None
    os.kill(begun.child, signal.SIGKILL)
    opened = begun.wait()
    assert opened.timeline is None
    assert "memory" in opened.diagnostics[0].message
    assert left(place) == {cache.LOCK}


def test_giving_up_ends_the_process_and_leaves_nothing(file: Path, place: Path) -> None:
    begun = building_of(file)
    begun.poll()
    child = begun.child
    assert child is not None
    begun.cancel()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
    assert left(place) == {cache.LOCK}
    assert open_files([file]).timeline is not None


def test_two_at_once_build_once(file: Path, place: Path) -> None:
    first, second = building_of(file), building_of(file)
    first.poll()
    assert second.poll() is None
    assert second.progress.phase is Phase.WAITING
    assert first.wait().timeline is not None
    timeline = second.wait().timeline
    assert second.child is None
    assert timeline is not None
    assert timeline.size == 3


def test_what_is_built_is_seen_while_it_is_built(file: Path) -> None:
    begun = building_of(file)
    seen: list[Progress] = []
    begun.wait(seen.append)
    assert all(0 <= progress.done < 1 for progress in seen)
    assert [progress.done for progress in seen] == sorted(progress.done for progress in seen)


BUILD = """
import os, sys, tempfile
from tui.store import opening
opening.LARGE = 1
tempfile.tempdir = sys.argv[2]
begun = opening.begin(opening.OpenRequest((sys.argv[1],)))
begun.poll(0)
print(begun.child, flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("off", ["", "1"])
def test_a_process_that_is_killed_takes_its_child_along(file: Path, place: Path, off: str) -> None:
    """Killed without warning: the child finds out and clears up; the next one builds as if nothing had been."""
    command = [sys.executable, "-c", BUILD, str(file), str(place.parent / "temporary")]
    environment = {**os.environ, cache.OFF: off}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    deadline = time.monotonic() + 60
    while _runs(child) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _runs(child)
    assert left(place) <= {cache.LOCK, cache.PART}
    assert open_files([file]).timeline is not None
    assert left(place) == KEPT


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A process whose parent has gone may stay listed until somebody reaps it.
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"


def test_small_files_and_pipes_are_read_here(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LARGE", len(PEOPLE.encode()) + 1)
    assert isinstance(begin([file]), Opened)
    monkeypatch.setattr(opening, "LARGE", len(PEOPLE.encode()))
    begun = begin([file])
    assert isinstance(begun, Building)
    begun.cancel()
    assert isinstance(begin([file, "/dev/null"]), Opened)
    assert isinstance(begin([file, file.with_name("missing.toml")]), Opened)


def test_an_entry_that_another_process_has_built_meanwhile_is_opened(file: Path) -> None:
    begun = building_of(file)  # nothing is there yet
    open_files([file])
    assert begun.wait().timeline is not None
    assert begun.child is None


def test_a_lock_that_cannot_be_had_is_done_without(
    file: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(_: CacheEntry) -> int | None:
        raise OSError("no locks on this file system")

    monkeypatch.setattr(CacheEntry, "lock", no_locks)
    assert open_files([file]).timeline is not None
    assert left(place) == set()
