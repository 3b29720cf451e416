"""
Timelines on disk, as they were built, for the next time.

An entry is a database and, written after it, a seal: what files it was made of, and what `stat` said of them and of
the database itself. An entry is opened only where all of that still holds, so neither a file that was changed, nor a
copy that was damaged, nor one that a killed process left half made is ever taken for the timeline. Nothing in here
raises: what cannot be cached is read again.
"""

from __future__ import annotations

import fcntl
import json
import os
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from time import time
from typing import Any
from zlib import crc32

from tui.reading.diagnostics import STANDARD_INPUT
from tui.store.cache.sqlite_file import open_file
from tui.store.timeline import Timeline

OFF = "TIMELINE_NO_CACHE"
"""The environment variable that keeps anything from being kept."""
MOST_BYTES = 2 << 30  # of all entries
LONGEST = 90 * 86_400  # seconds for which an entry is kept that nobody opens
ABANDONED = 86_400  # seconds after which what a killed process left is removed
DATABASE, SEAL, PART, LOCK = ".sqlite", ".seal", ".part", ".lock"

_SHOWING = {"cli", "ui", "export", "page", "scene"}  # the packages that no database depends on

Stats = list[list[int]]


def folder() -> Path | None:
    """Return the folder of the cache, made for this user alone; None where there is to be none or can be none."""
    if os.environ.get(OFF):
        return None
    given = os.environ.get("XDG_CACHE_HOME", "")
    home = os.path.expanduser("~")  # noqa: PTH111  Path.home raises where there is none
    usual = Path(home, "Library", "Caches") if sys.platform == "darwin" else Path(home, ".cache")
    base = Path(given) if os.path.isabs(given) else usual  # noqa: PTH117  Path("") is "."
    if not base.is_absolute():
        return None
    path = base / "timeline"
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = path.stat()
        if status.st_uid != os.getuid():
            return None
        if status.st_mode & 0o077:
            path.chmod(0o700)
    except OSError:
        return None
    return path


def fingerprint() -> str:
    """Return what changes with the program and with Python, so that neither opens what another version has made."""
    package = Path(__file__).resolve().parents[2]
    code = [
        path
        for part in package.iterdir()
        if part.is_dir() and part.name not in _SHOWING
        for path in part.rglob("*")
        if path.suffix in {".py", ".sql", ".tsv"}
    ]
    folding = find_spec("anyascii")
    paths = [*sorted(map(str, code)), (folding.origin if folding else None) or ""]
    return repr((sys.version, sys.byteorder, sqlite3.sqlite_version, paths, _stats(paths)))


def entry_of(files: Sequence[str], tz: str | None = None) -> CacheEntry | None:
    """Return the entry of files, in this order, on the clock of a zone; None where it can have none."""
    place = folder()
    if place is None or STANDARD_INPUT in files:
        return None
    try:
        return CacheEntry(place, files, tz)
    except OSError:
        return None


class CacheEntry:
    """Where the timeline of some files is kept, and whether it still is that of the files."""

    def __init__(self, place: Path, files: Sequence[str], tz: str | None = None) -> None:
        """Note what the files are now, before anybody reads them: what changes while they are read is seen later."""
        self._files = tuple(files)
        self._paths = [str(Path(file).absolute()) for file in files]
        self._tz = tz
        key = crc32("\0".join((*self._paths, tz or "")).encode(errors="surrogateescape"))
        self.name = f"{key:08x}"  # the seal tells apart those that share it
        self._base = place / self.name
        self._stats = _stats(self._paths)

    def open(self) -> Timeline | None:
        """Return the timeline kept, if the files are what they were; None where it has to be built."""
        database, seal = self._at(DATABASE), self._at(SEAL)
        try:
            if json.loads(seal.read_bytes()) != self._sealed(database):
                return None
            timeline = open_file(database, self._files, final=True)
        except (OSError, ValueError, sqlite3.Error):
            return None
        timeline.damaged = partial(seal.unlink, missing_ok=True)
        with suppress(OSError):
            os.utime(seal)  # those that nobody has opened for longest go first
        return timeline

    def lock(self) -> int | None:
        """
        Return the descriptor of a lock on building this entry, or None while another process has it.

        OSError where there can be no lock. It ends with the last process that has the descriptor.
        """
        return _locked(self._at(LOCK))

    def part(self) -> Path:
        """Return a new, empty, private file to build the database in, for whoever has the lock."""
        part = self._at(PART)
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        return part

    def commit(self) -> None:
        """Put what was built in `part` in the place of what was there; for whoever has the lock. May raise OSError."""
        database, seal = self._at(DATABASE), self._at(SEAL)
        self._at(PART).replace(database)
        self._at(PART).write_text(json.dumps(self._sealed(database)), encoding="utf-8")
        self._at(PART).chmod(0o600)
        self._at(PART).replace(seal)
        sweep(database.parent)

    def drop(self) -> None:
        """Remove what a building process left; for whoever has the lock."""
        with suppress(OSError):
            self._at(PART).unlink(missing_ok=True)

    def _at(self, suffix: str) -> Path:
        return self._base.with_suffix(suffix)

    def _sealed(self, database: Path) -> dict[str, Any]:
        return {
            "program": fingerprint(),
            "paths": self._paths,
            "tz": self._tz,
            "files": self._stats,
            "database": _stats([str(database)]),
        }


def sweep(place: Path) -> None:
    """Remove entries that nobody has opened for long, the oldest of too many, and what killed processes left."""
    files: dict[Path, list[os.stat_result]] = {}
    with suppress(OSError):
        for path in place.iterdir():
            files.setdefault(path.with_suffix(""), []).append(path.stat())
    used = {base: max(one.st_mtime for one in found) for base, found in files.items()}
    total, now = 0, time()
    for base in sorted(files, key=lambda base: -used[base]):
        size = sum(one.st_size for one in files[base])
        sealed = base.with_suffix(SEAL).exists()
        old = now - used[base] > (LONGEST if sealed else ABANDONED)
        if old or (total and total + size > MOST_BYTES):
            _remove(base)
        else:
            total += size


def _remove(base: Path) -> None:
    """Remove an entry, unless a process is building it anew."""
    with suppress(OSError):
        lock = _locked(base.with_suffix(LOCK))
        if lock is not None:
            for suffix in (SEAL, DATABASE, PART, LOCK):
                base.with_suffix(suffix).unlink(missing_ok=True)
            os.close(lock)


def _locked(path: Path) -> int | None:
    """Return the descriptor of a lock on a file, which is made if need be; None while another process has it."""
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(descriptor).st_nlink:  # else it was removed in the meantime
            return descriptor
    except BlockingIOError:
        pass
    except OSError:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def _stats(paths: Sequence[str]) -> Stats:
    """
    Return what tells a file that was changed from one that was not: size, times of change, number on the disk.

    The time at which the file's record was changed cannot be set back, so that it tells even where somebody has set
    back the other.
    """
    found = [os.stat(path) for path in paths]  # noqa: PTH116  the names are not only paths, and there may be many
    return [[one.st_size, one.st_mtime_ns, one.st_ctime_ns, one.st_ino] for one in found]
