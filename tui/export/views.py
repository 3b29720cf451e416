"""Keeping a view in its timeline's own file: the table `[views.NAME]` changes, and not a byte besides."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tui.export.writing import ExportError, write
from tui.model.text import safe
from tui.model.translation import tr
from tui.reading.bundled import bundled_path
from tui.reading.diagnostics import STANDARD_INPUT
from tui.reading.documents import Document, Unreadable, load
from tui.reading.positions import Scanner, Span
from tui.reading.schema.views import VIEWS

_BOM = "\ufeff"
_REST = re.compile(r"[ \t]*(?:#[^\r\n]*)?")  # what may stand behind a value in its line
_REMARKS = re.compile(r"(?:\r?\n[ \t]*#[^\r\n]*)+(?=\r?\n[ \t]*\r?\n|\s*\Z)")  # on what stands above them


class ViewStandsError(ExportError):
    """A view of that name is in the file already, and was not to be replaced."""


class NoFileError(ExportError):
    """None of the files of a timeline can keep a view."""


def file_for(files: Sequence[str]) -> Path:
    """Return the first of a timeline's files that can keep a view; NoFileError, which says why, where none can."""
    if any(file == STANDARD_INPUT for file in files):
        raise NoFileError(
            tr("This timeline came from standard input, so there is no file to keep the view in.")
        )
    bundled = bundled_path().resolve()
    own = [Path(file) for file in files if Path(file).resolve() != bundled]
    if not own:
        raise NoFileError(
            tr("This timeline comes with the program and is read-only, so it keeps no view of yours.")
        )
    found = next((path for path in own if path.suffix.lower() != ".json"), None)
    if found is None:
        raise NoFileError(_said(tr("{file} is JSON, and views are written into TOML only."), own[0]))
    return found


def keep(path: Path, name: str, record: Mapping[str, Any], *, replace: bool = False) -> None:
    """
    Write a view into a timeline file as `[views.NAME]`, whole or not at all; all other bytes stay as they are.

    A view that is there already is changed only with `replace`: then its comments stay, and its title unless `record`
    has another. ViewStandsError where only `replace` was missing, ExportError for whatever else keeps it from being
    written.
    """
    state = _state(path)
    document = _load(path)
    if not os.access(path, os.W_OK):  # what is beside it may be written all the same, and put in its place
        raise ExportError(_said(tr("{file} is read-only. It was left as it is."), path))
    there = _views(document).get(name)
    if there is not None and not replace:
        raise ViewStandsError(_said(tr("{file} has a view of that name already."), path))
    if isinstance(there, dict) and "title" in there:
        record = {"title": there["title"], **record}
    text = document.source.text
    written = _with_view(text, name, record)
    if written is None or not _says_only(written, document.tree, name, record):
        words = tr(
            "The views in {file} are written in a way that cannot be changed safely. It was left as it is."
        )
        raise ExportError(_said(words, path))
    if _state(path) != state:
        raise ExportError(
            _said(tr("{file} has just been changed by another program. It was left as it is."), path)
        )
    write(path, (_BOM if _has_bom(path) else "") + written, force=True)


def _said(words: str, path: Path) -> str:
    return words.format(file=safe(path.name))


def _state(path: Path) -> tuple[int, int, int] | None:
    """Return what changes whenever the file does; None where there is none."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _load(path: Path) -> Document:
    try:
        document = load(str(path))
    except Unreadable as error:
        said = error.diagnostics[0]
        words = tr("{problem}. The file was left as it is.").format(problem=f"{said.place}: {said.message}")
        raise ExportError(words) from error
    if document.is_json:
        raise ExportError(_said(tr("{file} is JSON, and views are written into TOML only."), path))
    return document


def _views(document: Document) -> dict[str, Any]:
    views = document.tree.get(VIEWS, {})
    return views if isinstance(views, dict) else {}


def _with_view(text: str, name: str, record: Mapping[str, Any]) -> str | None:
    """Return the text of a file with a view put in or changed; None where its views are not in tables of their own."""
    scanner = Scanner(text, is_json=False)
    line_end = "\r\n" if "\r\n" in text else "\n"
    spans = {
        path[1]: _table(scanner, text, path) for path in scanner.places if len(path) == 2 and path[0] == VIEWS
    }
    if name in spans:
        span = spans[name]
        if span is None:
            return None
        start, end = span
        piece = _edited(text[start:end].replace("\r\n", "\n") + "\n", name, record)
        return (
            None if piece is None else text[:start] + piece.rstrip("\n").replace("\n", line_end) + text[end:]
        )
    piece = _edited(f"[{VIEWS}.{name}]\n", name, record)
    if piece is None:
        return None
    # Behind the last view that is there, else at the end of the file.
    at = max((span[1] for span in spans.values() if span is not None), default=len(text))
    remarks = _REMARKS.match(text, at)
    at = at if remarks is None else remarks.end()
    before, after = text[:at], text[at:]
    gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    block = gap + piece.rstrip("\n") + ("\n" if not after or re.match(r"\r?\n\[", after) else "")
    return before + block.replace("\n", line_end) + after


def _table(scanner: Scanner, text: str, path: tuple[str | int, ...]) -> Span | None:
    """Return where the table of a view stands, from its header to the end of its last line; None where in pieces."""
    start, end = scanner.places[path].value
    if text[start : start + 1] != "[":
        return None  # an inline table, or dotted keys
    for inner, place in scanner.places.items():
        if inner[: len(path)] == path and inner != path:
            if place.value[0] < start:
                return None
            end = max(end, place.value[1])
    strangers = (
        place.value[0]
        for other, place in scanner.places.items()
        if other[: len(path)] != path and other != path[:1] and other
    )
    if any(start < at < end for at in strangers):
        return None
    behind = _REST.match(text, end)
    return start, end if behind is None else behind.end()


def _edited(piece: str, name: str, record: Mapping[str, Any]) -> str | None:
    """Return the text of a view's table with other values in it; its comments and its order stay."""
    import tomlkit  # 80 ms, and only saving needs it
    from tomlkit.exceptions import TOMLKitError

    try:
        tree = tomlkit.parse(piece)
        table: Any = tree[VIEWS]
        table = table[name]
        for key in [key for key in table if key not in record]:
            del table[key]
        for key, value in record.items():
            if key not in table or table[key] != value:
                table[key] = value
        return tomlkit.dumps(tree)
    except TOMLKitError:  # what only newer TOML can say
        return None


def _says_only(text: str, before: Mapping[str, Any], name: str, record: Mapping[str, Any]) -> bool:
    """Tell whether a text says what the file said before, and the view."""
    import tomli  # as where files are read

    views = {**before.get(VIEWS, {}), name: dict(record)}
    try:
        return tomli.loads(text) == {**before, VIEWS: views}
    except tomli.TOMLDecodeError:
        return False


def _has_bom(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(3) == _BOM.encode()
