"""Putting an export where it was asked for: whole or not at all, and never over something unasked."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from tui.model.translation import tr

REASONS = {
    errno.ENOENT: "the directory does not exist",
    errno.ENOTDIR: "what should be its directory is not one",
    errno.EACCES: "there is no permission to write there",
    errno.EPERM: "there is no permission to write there",
    errno.EROFS: "the file system is read-only",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would be larger than is allowed",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "its directory is a loop of symbolic links",
}
# What link(2) answers on file systems without hard links; some containers and network mounts answer EACCES.
_NO_HARD_LINKS = {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}


class ExportError(Exception):
    """Why an export could not be written, in a sentence for the person who asked for it."""


class FileStandsError(ExportError):
    """A file of that name is there already and was not to be replaced."""


def write(path: str | Path, text: str | Iterable[str], *, force: bool = False) -> Path:
    """
    Write a text, whole or in pieces, as UTF-8 to a file and return its path. Atomic: after an error, whatever the
    pieces raise, or a kill at any moment, the old file is whole.

    A file that is there is replaced only with `force`, and keeps its permissions. What is not a plain file
    (a symbolic link, a directory, a device) is never written to. Raises ExportError; FileStandsError where
    the only hindrance is that `force` was not given.
    """
    target = Path(path)
    try:
        mode = _mode_of_plain_file(target)
        if mode is not None and not force:
            raise FileStandsError(_stands(target))
        temporary = _write_beside(target, (text,) if isinstance(text, str) else text, mode)
        try:
            if force:
                temporary.replace(target)
            else:
                _publish(temporary, target)
        finally:
            with contextlib.suppress(FileNotFoundError):
                temporary.unlink()
        _sync_directory(target.parent)
    except FileExistsError:  # it came into being while the text was being written
        raise FileStandsError(_stands(target)) from None
    except OSError as error:
        known = REASONS.get(error.errno or 0)
        reason = tr(known) if known else error.strerror or str(error)
        words = tr("Cannot write {path}: {reason}. Nothing was changed.")
        raise ExportError(words.format(path=target, reason=reason)) from error
    except ValueError as error:  # a NUL in the name, or a name that cannot be encoded
        words = tr("Cannot write {path}: not a possible file name ({why}).")
        raise ExportError(words.format(path=repr(str(target)), why=error)) from error
    return target


def _stands(target: Path) -> str:
    return tr("{path} is there already, and was left as it is.").format(path=target)


def free_name(path: str | Path) -> Path:
    """Return the path if nothing is there, else the first free one of `name-2.html`, `name-3.html` …"""
    wanted = Path(path)
    free, number = wanted, 1
    while os.path.lexists(free):
        number += 1
        free = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
    return free


def date_of_making() -> datetime:
    """
    Return now, to the second in UTC, or the time that SOURCE_DATE_EPOCH sets, so that an export can be repeated.

    Raises ExportError where SOURCE_DATE_EPOCH is not a number of seconds.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    if not fixed:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(fixed), UTC)
    except (ValueError, OverflowError, OSError):
        words = tr("SOURCE_DATE_EPOCH is {value}; it has to be a whole number of seconds since 1970.")
        raise ExportError(words.format(value=repr(fixed))) from None


def _mode_of_plain_file(target: Path) -> int | None:
    """Return the permissions of the file that is there, None where nothing is; refuse everything else."""
    try:
        there = target.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(there.st_mode):
        words = tr("{path} is a symbolic link to {other}, and was not followed. Name the file itself.")
        raise ExportError(words.format(path=target, other=target.readlink()))
    if stat.S_ISDIR(there.st_mode):
        raise ExportError(tr("{path} is a directory. Name a file in it.").format(path=target))
    if not stat.S_ISREG(there.st_mode):
        raise ExportError(tr("{path} is not a plain file, and was left as it is.").format(path=target))
    return stat.S_IMODE(there.st_mode)


def _write_beside(target: Path, pieces: Iterable[str], mode: int | None) -> Path:
    """Write a new file in the directory of the target, on the disk for good; leave none behind on an error."""
    temporary = target.with_name(f".timeline-{os.urandom(8).hex()}.tmp")
    # The kernel takes the umask off a new file's mode, which no thread-safe call in Python can read.
    descriptor = os.open(
        temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666 if mode is None else mode
    )
    try:
        with os.fdopen(descriptor, "wb") as file:
            if mode is not None:
                os.fchmod(descriptor, mode)
            file.writelines(piece.encode() for piece in pieces)
            file.flush()
            os.fsync(descriptor)
    except BaseException:
        temporary.unlink()
        raise
    return temporary


def _publish(temporary: Path, target: Path) -> None:
    """Give the temporary file the target's name unless something has it by now: FileExistsError."""
    try:
        os.link(temporary, target)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        # Without hard links the name is claimed first, which only one process can do.
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666))
        try:
            temporary.replace(target)
        except BaseException:
            target.unlink()
            raise


def _sync_directory(directory: Path) -> None:
    """Make the new name last through a power cut, where the file system can: the file itself is written."""
    with contextlib.suppress(OSError):
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
