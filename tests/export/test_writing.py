"""An export is written whole or not at all, and never over something unasked."""

import errno
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tui.export import writing
from tui.export.writing import ExportError, FileStandsError, date_of_making, free_name, write

OLD = "the old text\n"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "out.html"


@pytest.fixture
def old(target: Path) -> Path:
    target.write_text(OLD)
    return target


def fails(code: int) -> Callable[..., Any]:
    def fail(*_arguments: Any, **_options: Any) -> None:
        raise OSError(code, os.strerror(code))

    return fail


def only(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir())


def test_a_new_file_has_the_text_and_the_mode_of_the_umask(target: Path) -> None:
    before = os.umask(0o027)
    try:
        assert write(target, "Trần Văn Thanh 陈文清\n") == target
    finally:
        os.umask(before)
    assert target.read_bytes().decode() == "Trần Văn Thanh 陈文清\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert only(target.parent) == ["out.html"]


def test_a_file_that_is_there_is_left_alone(old: Path) -> None:
    with pytest.raises(FileStandsError, match="is there already"):
        write(old, "new")
    assert old.read_text() == OLD
    assert only(old.parent) == ["out.html"]


def test_force_replaces_it_and_keeps_its_mode(old: Path) -> None:
    old.chmod(0o604)
    write(old, "new", force=True)
    assert old.read_text() == "new"
    assert stat.S_IMODE(old.stat().st_mode) == 0o604
    assert only(old.parent) == ["out.html"]


def test_force_writes_a_new_file_too(target: Path) -> None:
    write(target, "new", force=True)
    assert target.read_text() == "new"


def test_a_file_that_appears_while_writing_is_not_overwritten(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish = writing._publish

    def late(temporary: Path, path: Path) -> None:
        path.write_text(OLD)
        publish(temporary, path)

    monkeypatch.setattr(writing, "_publish", late)
    with pytest.raises(FileStandsError):
        write(target, "new")
    assert target.read_text() == OLD
    assert only(target.parent) == ["out.html"]


@pytest.mark.parametrize("code", sorted(writing._NO_HARD_LINKS))
def test_without_hard_links_it_is_still_written_whole(
    target: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(os, "link", fails(code))
    write(target, "new")
    assert target.read_text() == "new"
    assert only(target.parent) == ["out.html"]


def test_without_hard_links_nothing_is_overwritten_either(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(*_arguments: Any) -> None:
        target.write_text(OLD)
        fails(errno.EPERM)()

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(FileStandsError):
        write(target, "new")
    assert target.read_text() == OLD
    assert only(target.parent) == ["out.html"]


def test_without_hard_links_a_claimed_name_is_given_back(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", fails(errno.EPERM))
    monkeypatch.setattr(type(target), "replace", fails(errno.EIO))
    with pytest.raises(ExportError):
        write(target, "new")
    assert only(target.parent) == []


def test_of_many_writers_at_once_one_wins(target: Path) -> None:
    outcomes = []

    def one(text: str) -> None:
        try:
            write(target, text * 10_000)
            outcomes.append(text)
        except FileStandsError:
            pass

    threads = [threading.Thread(target=one, args=(letter,)) for letter in "abcdefgh"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == 1
    assert target.read_text() == outcomes[0] * 10_000
    assert only(target.parent) == ["out.html"]


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("leads", ["somewhere", "nowhere"])
def test_a_symbolic_link_is_not_followed(tmp_path: Path, target: Path, force: bool, leads: str) -> None:
    goal = tmp_path / "goal.html"
    if leads == "somewhere":
        goal.write_text(OLD)
    target.symlink_to(goal)
    with pytest.raises(ExportError, match=r"symbolic link to .*goal\.html") as failure:
        write(target, "new", force=force)
    assert not isinstance(failure.value, FileStandsError)
    assert target.is_symlink()
    assert goal.exists() == (leads == "somewhere")
    assert not goal.exists() or goal.read_text() == OLD


@pytest.mark.parametrize("force", [False, True])
def test_only_plain_files_are_replaced(tmp_path: Path, force: bool) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    with pytest.raises(ExportError, match="not a plain file"):
        write(fifo, "new", force=force)
    with pytest.raises(ExportError, match="is a directory"):
        write(tmp_path, "new", force=force)
    with pytest.raises(ExportError, match="not a plain file"):
        write("/dev/null", "new", force=force)
    assert stat.S_ISFIFO(fifo.lstat().st_mode)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "quota"),
        (errno.EIO, "Input/output error"),
    ],
)
@pytest.mark.parametrize("step", ["fdopen", "fsync", "fchmod"])
def test_a_failure_at_any_step_leaves_the_old_file_whole(
    old: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str, step: str
) -> None:
    monkeypatch.setattr(os, step, fails(code))
    with pytest.raises(ExportError, match=words):
        write(old, "new", force=True)
    assert old.read_text() == OLD
    assert only(old.parent) == ["out.html"]


def test_a_failing_rename_leaves_the_old_file_whole(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(old), "replace", fails(errno.EIO))
    with pytest.raises(ExportError):
        write(old, "new", force=True)
    assert old.read_text() == OLD
    assert only(old.parent) == ["out.html"]


def test_an_interruption_leaves_the_old_file_whole(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(old, "new", force=True)
    assert old.read_text() == OLD
    assert only(old.parent) == ["out.html"]


@pytest.mark.parametrize("step", ["os.fsync", "os.open", "os.rename"])
def test_a_kill_at_any_step_leaves_the_old_file_whole(old: Path, step: str) -> None:
    code = f"""
import os, signal, sys
from tui.export.writing import write
def kill(event, arguments):
    if event == {step!r} and (event != "os.open" or ".timeline-" in str(arguments[0])):
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(kill)
fsync = os.fsync
os.fsync = lambda descriptor: (sys.audit("os.fsync"), fsync(descriptor))
real_open = os.open
os.open = lambda *arguments: (sys.audit("os.open", *arguments), real_open(*arguments))[1]
write({str(old)!r}, "new" * 100_000, force=True)
"""
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == -9
    assert old.read_text() == OLD


def test_a_missing_directory_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"none/out\.html: the directory does not exist"):
        write(tmp_path / "none" / "out.html", "new")


def test_a_file_is_no_directory(old: Path) -> None:
    with pytest.raises(ExportError, match="is not one"):
        write(old / "out.html", "new")


def test_no_permission_is_said(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As root every directory can be written, so the kernel's answer is put in its place.
    monkeypatch.setattr(os, "open", fails(errno.EACCES))
    with pytest.raises(ExportError, match="no permission"):
        write(old, "new", force=True)
    assert old.read_text() == OLD


@pytest.mark.parametrize("name", ["a\0b.html", "x" * 300])
def test_impossible_names_are_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError):
        write(tmp_path / name, "new")
    assert only(tmp_path) == []


def test_a_name_as_long_as_can_be_is_possible(tmp_path: Path) -> None:
    assert write(tmp_path / ("x" * 255), "new").read_text() == "new"


def test_the_free_name_counts_up(target: Path) -> None:
    assert free_name(target) == target
    target.touch()
    assert free_name(target).name == "out-2.html"
    (target.parent / "out-2.html").symlink_to("nowhere")
    assert free_name(target).name == "out-3.html"


def test_the_date_of_making_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1692273600")
    assert date_of_making() == datetime(2023, 8, 17, 12, tzinfo=UTC)


@pytest.mark.parametrize("wrong", ["yesterday", "1e9", "9" * 30])
def test_a_wrong_date_of_making_is_said(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
    with pytest.raises(ExportError, match="SOURCE_DATE_EPOCH"):
        date_of_making()


def test_else_it_is_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = datetime.now(UTC).replace(microsecond=0)
    assert before <= date_of_making() <= datetime.now(UTC)
