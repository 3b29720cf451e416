"""A file's bytes to its text and its parsed tree. Everything that can go wrong becomes one diagnostic."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from tui.model.translation import tr
from tui.reading.collector import collector_off
from tui.reading.diagnostics import STANDARD_INPUT, Diagnostic, Problem, SourceText

if TYPE_CHECKING:
    import json

    import tomli

MOST_BYTES = 2**30
"""No larger file is read: as records it would need some twenty times as much memory. Devices and pipes may be endless."""
MOST_SYNTAX_ERRORS = 20  # that are told of one file
_UTF8_BOM = b"\xef\xbb\xbf"
_WIDE_BOMS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


class Unreadable(Exception):  # noqa: N818  what happened, not a fault of the program
    """A file that gives no tree; `diagnostics` say why. `rest` is what can be read all the same, to be checked only."""

    def __init__(self, *diagnostics: Diagnostic, rest: Document | None = None) -> None:
        super().__init__(*diagnostics)
        self.diagnostics = diagnostics
        self.rest = rest


class _TooLargeError(Exception):
    """A file of more than `MOST_BYTES`."""


class _NotJsonError(ValueError):
    """Python's JSON parser takes more than JSON."""


class Document:
    """A file that was read: its name and text, the tree it holds, and whether that was written as JSON."""

    __slots__ = ("is_json", "source", "tree")

    def __init__(self, source: SourceText, tree: dict[str, Any], *, is_json: bool) -> None:
        self.source = source
        self.tree = tree
        self.is_json = is_json


def load(name: str, stdin: BinaryIO | None = None) -> Document:
    """Read and parse a file, or standard input where `name` is "-"; raises Unreadable."""
    source = SourceText(name, _decode(name, _bytes(name, stdin)))
    is_json = name.endswith(".json") or source.text.lstrip().startswith("{")
    with collector_off():
        tree = (_parse_json if is_json else _parse_toml)(source)
    return Document(source, tree, is_json=is_json)


def _bytes(name: str, stdin: BinaryIO | None) -> bytes:
    try:
        if name == STANDARD_INPUT:
            return _at_most(_standard_input(stdin))
        with Path(name).open("rb") as file:
            return _at_most(file)
    except _TooLargeError:
        reason = tr("larger than {size}, the most that is read").format(size="1 GiB")
    except FileNotFoundError:
        reason = tr("no such file")
    except IsADirectoryError:
        reason = tr("this is a directory, not a file")
    except PermissionError:
        reason = tr("no permission to read this file")
    except ValueError:  # a NUL in the name
        reason = tr("no file can have this name")
    except MemoryError:
        reason = tr("the file is larger than the memory")
    except OSError as error:
        reason = tr("cannot be read: {why}").format(why=error.strerror or error)
    raise _unreadable(SourceText(name, ""), "unreadable", reason)


def _at_most(file: BinaryIO) -> bytes:
    """Return what a file holds; _TooLargeError where that is more than is read."""
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise _TooLargeError
    return data


def _standard_input(given: BinaryIO | None) -> BinaryIO:
    if given is not None:
        return given
    if sys.stdin is None:  # closed by the shell
        raise _unreadable(SourceText(STANDARD_INPUT, ""), "unreadable", tr("there is no standard input"))
    return sys.stdin.buffer


def _decode(name: str, data: bytes) -> str:
    encoding = next((wide for bom, wide in _WIDE_BOMS.items() if data.startswith(bom)), None)
    if encoding:
        message = tr("the file is in {encoding}, expected UTF-8").format(encoding=encoding)
        raise _unreadable(SourceText(name, ""), "encoding", message, tr("save it as UTF-8"))
    data = data.removeprefix(_UTF8_BOM)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        # What stands before the bad byte is sound, so it gives the column in code points.
        start = len(data[: error.start].decode())
        line_end = data.find(b"\n", error.start)
        text = data[: len(data) if line_end < 0 else line_end].decode(errors="replace")
        message = tr("byte {byte} is not UTF-8").format(byte=f"0x{data[error.start]:02X}")
        raise _unreadable(
            SourceText(name, text), "encoding", message, tr("save it as UTF-8"), start
        ) from None


def _parse_toml(source: SourceText) -> dict[str, Any]:
    import tomli  # 10 ms that `--help` and files in JSON do not pay

    try:
        return tomli.loads(source.text)
    except tomli.TOMLDecodeError as error:
        found, rest = _syntax_errors(source, error)
        raise Unreadable(*found, rest=rest) from None
    except ValueError:  # the only one that is no TOMLDecodeError
        raise _unreadable(source, "syntax", _too_many_digits("TOML")) from None
    except (RecursionError, MemoryError) as error:
        raise _too_much(source, error) from None


def _syntax_errors(
    source: SourceText, error: tomli.TOMLDecodeError
) -> tuple[list[Diagnostic], Document | None]:
    """Return what is wrong with a text that is not TOML, and what remains of it without the tables where it is wrong."""
    import tomli

    from tui.reading import toml_mistakes  # few files have one

    found: list[Diagnostic] = []
    text: str | None = source.text
    while text is not None and len(found) < MOST_SYNTAX_ERRORS:
        # tomli counts in text whose line ends are \n alone; lines and columns are the same in both.
        at = _offset(text, error.lineno, error.colno)
        message, help_, start, end = toml_mistakes.mistake(source.name, text, at, error.msg)
        found.append(source.diagnostic(Problem((), "syntax", message, help_), start, end))
        text = toml_mistakes.without(text, at)
        if text is None:
            break
        try:
            tree = tomli.loads(text)
        except tomli.TOMLDecodeError as another:
            error = another
        except (ValueError, RecursionError, MemoryError):
            break
        else:
            return found, Document(SourceText(source.name, text), tree, is_json=False)
    return found, None


def _parse_json(source: SourceText) -> dict[str, Any]:
    import json  # 3 ms, and most files are TOML

    repeats = False

    def table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeats
        fields = dict(pairs)
        repeats |= len(fields) < len(pairs)
        return fields

    try:
        tree = json.loads(source.text, parse_constant=_no_constant, object_pairs_hook=table)
    except json.JSONDecodeError as error:
        raise _not_json(source, error) from None
    except _NotJsonError as error:
        raise _unreadable(source, "syntax", f"JSON: {error}") from None
    except ValueError:
        raise _unreadable(source, "syntax", _too_many_digits("JSON")) from None
    except (RecursionError, MemoryError) as error:
        raise _too_much(source, error) from None
    if not isinstance(tree, dict):
        message = tr("expected one object with the keys of the file format, {example}")
        message = message.format(example='{ "events": { … } }')
        raise _unreadable(source, "wrong-type", message, start=0)
    if repeats and (found := _repeated(source)):  # none is kept where the file nests deeper than the format
        raise Unreadable(*found)
    return tree


def _not_json(source: SourceText, error: json.JSONDecodeError) -> Unreadable:
    # Pythons differ in where they say that a comma too many is: at it or behind it.
    text, comma = source.text, len(source.text[: error.pos].rstrip()) - 1
    comma = error.pos if text[error.pos : error.pos + 1] == "," else comma
    sign = text[comma + 1 :].lstrip()[:1]
    if text[max(comma, 0) : comma + 1] == "," and sign in {"}", "]"}:
        message = tr("a comma stands before `{sign}`").format(sign=sign)
        return _unreadable(source, "syntax", message, tr("leave the comma out"), comma)
    return _unreadable(source, "syntax", f"JSON: {_lower(error.msg)}", start=error.pos)


def _repeated(source: SourceText) -> list[Diagnostic]:
    """Say which keys are in one object twice, which TOML refuses by itself."""
    from tui.reading.positions import Scanner  # only where there is something to report

    return [
        source.diagnostic(
            Problem(
                path,
                "syntax",
                tr("`{key}` is here twice").format(key=path[-1]),
                tr("give one of the two another name, or leave it out"),
            ),
            *span,
        )
        for path, span in Scanner(source.text, is_json=True).repeated.items()
    ]


def _no_constant(name: str) -> None:
    raise _NotJsonError(tr("{name} is not a JSON number").format(name=name))


def _too_much(source: SourceText, error: Exception) -> Unreadable:
    if isinstance(error, RecursionError):
        return _unreadable(source, "syntax", tr("nested too deeply to be read"))
    return _unreadable(source, "syntax", tr("the file is larger than the memory"))


def _too_many_digits(form: str) -> str:
    return f"{form}: {tr('a number has more digits than can be read')}"


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]


def _offset(text: str, line: int, column: int) -> int:
    """Return the offset of a 1-based line and column."""
    start = 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    return start + column - 1


def _unreadable(
    source: SourceText, code: str, message: str, help_: str = "", start: int | None = None
) -> Unreadable:
    problem = Problem((), code, message, help_)
    return Unreadable(
        source.whole(problem) if start is None else source.diagnostic(problem, start, start + 1)
    )
