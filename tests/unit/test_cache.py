"""The cache: what is taken for fresh, what is dropped, what is removed, and that a copy answers as the files do."""

from __future__ import annotations

import os
import stat
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.unit.cached import answers, kept, opened, peopled, write
from tests.unit.timelines import PEOPLE
from tui.reading.files import read
from tui.store.build import build
from tui.store.cache import cache
from tui.store.cache.cache import CacheEntry

DAY = 86_400


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "people.toml"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "cache"
    path.mkdir()
    return path


@given(peopled())
@example({"events": {}})
def test_a_copy_answers_as_the_files_do(table: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        names = [str(write(Path(folder, "events.json"), table))]
        fresh, copy = build(read(names)), opened(kept(Path(folder), names))
        expected = answers(fresh)
        for asked in (answers(copy), answers(copy)):  # the second time of what it remembers
            for question, answer in expected.items():
                assert asked[question] == answer, question
            assert asked.keys() == expected.keys()
        copy.close()
        fresh.close()


def test_it_is_opened_while_the_files_are_what_they_were(place: Path, file: Path) -> None:
    kept(place, [str(file)])
    timeline = opened(CacheEntry(place, [str(file)]))
    assert timeline.size == 3
    assert timeline.files == (str(file),)


def test_names_are_those_given_now(place: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(place, [str(file)])
    monkeypatch.chdir(file.parent)
    assert opened(CacheEntry(place, [file.name])).files == (file.name,)


def _touch(file: Path) -> None:
    os.utime(file, (1, 1))


def _change(file: Path) -> None:
    """Change a letter, and set the time of the change back to what it was."""
    before = file.stat()
    file.write_text(PEOPLE.replace("First talks", "Worst talks"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def _replace(file: Path) -> None:
    """Put another file in its place, as editors do, with the same size and times."""
    before = file.stat()
    other = file.with_suffix(".new")
    other.write_text(PEOPLE, encoding="utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)


@pytest.mark.parametrize("change", [_touch, _change, _replace])
def test_it_is_not_opened_once_a_file_has_changed(place: Path, file: Path, change: Any) -> None:
    kept(place, [str(file)])
    change(file)
    assert CacheEntry(place, [str(file)]).open() is None


def test_a_file_that_changes_while_it_is_read_is_read_again_the_next_time(place: Path, file: Path) -> None:
    entry = CacheEntry(place, [str(file)])
    lock = entry.lock()
    _touch(file)
    kept_now = kept_with(entry, [str(file)])
    assert kept_now.open() is not None  # what was read is shown
    assert CacheEntry(place, [str(file)]).open() is None  # and not trusted
    os.close(lock or 0)


def kept_with(entry: CacheEntry, files: list[str]) -> CacheEntry:
    from tui.store.cache.sqlite_file import build_file

    build_file(read(files), entry.part()).close()
    entry.commit()
    return entry


def test_files_in_another_order_are_another_timeline(place: Path, file: Path) -> None:
    other = file.with_name("other.toml")
    other.write_text(
        '[timeline]\ntitle = "Others"\n[events.x]\ntitle = "X"\ndate = "2001"\n', encoding="utf-8"
    )
    names = [str(file), str(other)]
    kept(place, names)
    assert str(opened(CacheEntry(place, names)).title) == "Meetings"
    assert CacheEntry(place, names[::-1]).open() is None
    assert CacheEntry(place, names[:1]).open() is None


def test_another_version_of_the_program_does_not_open_it(
    place: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(place, [str(file)])
    monkeypatch.setattr(cache, "fingerprint", lambda: "another")
    assert CacheEntry(place, [str(file)]).open() is None


def test_the_fingerprint_changes_with_the_code_and_stays_else() -> None:
    assert cache.fingerprint() == cache.fingerprint()
    assert "schema.sql" in cache.fingerprint()
    assert "anyascii" in cache.fingerprint()


@given(data=st.data())
def test_what_is_damaged_is_not_opened(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "people.toml")
        file.write_text(PEOPLE, encoding="utf-8")
        place = Path(folder, "cache")
        place.mkdir()
        entry = kept(place, [str(file)])
        suffix = data.draw(st.sampled_from([cache.DATABASE, cache.SEAL]))
        (target,) = place.glob(f"*{suffix}")
        content = bytearray(target.read_bytes())
        at = data.draw(st.integers(0, len(content) - 1))
        match data.draw(st.sampled_from(["flip", "cut", "grow", "empty"])):
            case "flip":
                content[at] ^= data.draw(st.integers(1, 255))
            case "cut":
                del content[at:]
            case "grow":
                content += bytes(at + 1)
            case _:
                content.clear()
        target.write_bytes(content)
        timeline = entry.open()
        if timeline is not None:  # a space of the seal may have become another
            assert suffix == cache.SEAL
            assert timeline.size == 3


def test_a_database_alone_is_not_opened(place: Path, file: Path) -> None:
    """As where a process is killed between the two."""
    entry = kept(place, [str(file)])
    (seal,) = place.glob(f"*{cache.SEAL}")
    seal.unlink()
    assert entry.open() is None


def test_it_is_for_its_owner_alone(tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "some" / "where"))
    folder = cache.folder()
    assert folder == tmp_path / "some" / "where" / "timeline"
    before = os.umask(0)
    try:
        kept(folder, [str(file)])
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    folder.chmod(0o755)
    assert cache.folder() == folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_it_is_in_the_home_of_its_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", "relative/paths/do/not/count")
    monkeypatch.setattr(sys, "platform", "linux")
    assert cache.folder() == tmp_path / ".cache" / "timeline"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cache.folder() == tmp_path / "Library" / "Caches" / "timeline"


def test_nothing_is_cached_where_nothing_can_or_shall_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.folder() is not None
    with monkeypatch.context() as patch:
        patch.setenv(cache.OFF, "1")
        assert cache.folder() is None
    with monkeypatch.context() as patch:
        patch.setattr(os, "getuid", lambda: 123_456)
        assert cache.folder() is None
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(in_the_way))
    assert cache.folder() is None
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)  # nobody knows of a home
    assert cache.folder() is None


def test_one_process_builds_at_a_time(place: Path, file: Path) -> None:
    first, second = CacheEntry(place, [str(file)]), CacheEntry(place, [str(file)])
    lock = first.lock()
    assert lock is not None
    assert second.lock() is None
    os.close(lock)
    again = second.lock()
    assert again is not None
    os.close(again)


def _entries(place: Path, *, number: int) -> list[CacheEntry]:
    files = [place.parent / f"{at}.toml" for at in range(number)]
    for file in files:
        file.write_text(PEOPLE, encoding="utf-8")
    return [kept(place, [str(file)]) for file in files]


def _become(place: Path, entry: CacheEntry, *, size: int, age: float) -> None:
    for path in place.glob(f"{entry.name}*"):
        if path.suffix == cache.DATABASE:
            os.truncate(path, size)
        os.utime(path, (time.time() - age,) * 2)


def _names(place: Path) -> set[str]:
    return {path.stem for path in place.iterdir()}


def test_what_nobody_opens_is_removed(place: Path) -> None:
    old, new = _entries(place, number=2)
    _become(place, old, size=9, age=cache.LONGEST + DAY)
    _become(place, new, size=9, age=cache.LONGEST - DAY)
    cache.sweep(place)
    assert _names(place) == {new.name} != {old.name}


def test_the_oldest_of_too_many_are_removed(place: Path) -> None:
    entries = _entries(place, number=4)
    for number, entry in enumerate(entries):
        _become(place, entry, size=cache.MOST_BYTES // 2 - 100_000, age=DAY * number)
    cache.sweep(place)
    assert _names(place) == {entry.name for entry in entries[:2]}


def test_the_only_one_stays_however_large(place: Path) -> None:
    (entry,) = _entries(place, number=1)
    _become(place, entry, size=cache.MOST_BYTES + 1, age=0)
    cache.sweep(place)
    assert _names(place) == {entry.name}


def test_what_a_killed_process_left_is_removed_after_a_day(place: Path, file: Path) -> None:
    entry = CacheEntry(place, [str(file)])
    lock = entry.lock()
    assert lock is not None
    part = entry.part()
    os.utime(part, (1, 1))
    for path in place.iterdir():
        os.utime(path, (1, 1))
    cache.sweep(place)
    assert part.exists()  # it is being built
    os.close(lock)
    cache.sweep(place)
    assert not _names(place)
