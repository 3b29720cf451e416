"""What a person may type after `timeline`, and its help."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from tui.cli.help import MAIN_HELP
from tui.cli.options import Arguments
from tui.query.view import BY_SIZE, LANES


class _Parser(argparse.ArgumentParser):
    """Usage mistakes point at the help of the same command, and exit 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\nTry `{self.prog} --help`.\n")


def parse(words: Sequence[str]) -> Arguments:
    """Parse the words after `timeline`. Prints and exits on --help (0) and on mistakes (2)."""
    joined = _join_values(words)
    at = next((i for i, word in enumerate(joined) if word == "-" or not word.startswith("-")), None)
    if at is not None and joined[at] in _COMMANDS and "--" not in joined[:at]:
        command = joined.pop(at)
        parser = _COMMANDS[command](command)
    else:
        command = None
        parser = _app_parser()
        if any(word in {"-h", "--help"} for word in _before_dashes(joined)):
            print(MAIN_HELP, end="")
            parser.exit(0)
    if command == "met":
        # People and files may stand on both sides of an option.
        namespace = vars(parser.parse_intermixed_args(joined))
        namespace |= _people_and_files(parser, namespace["files"])
    else:
        namespace = vars(parser.parse_args(joined))
    several: dict[str, Any] = {
        name: tuple(namespace[name]) for name in ("files", "pinned") if name in namespace
    }
    return Arguments(command=command, **namespace | several)


# An option's value may begin with a dash (`-q -who:x`, `--window -0043/0100`), which argparse takes for an option.
_VALUED = {
    "-q": "--query",
    "--query": "--query",
    "--window": "--window",
    "--select": "--select",
    "--language": "--language",
    "--lanes": "--lanes",
    "--pin": "--pin",
    "--format": "--format",
    "-o": "--output",
    "--output": "--output",
    "--width": "--width",
}


def _join_values(words: Sequence[str]) -> list[str]:
    """Write each option and its value as one word, `--query=-who:x`."""
    joined: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            return [*joined, word, *rest]
        value = next(rest, None) if word in _VALUED else None
        joined.append(word if value is None else f"{_VALUED[word]}={value}")
    return joined


def _before_dashes(words: Sequence[str]) -> Sequence[str]:
    return words[: words.index("--")] if "--" in words else words


def _parser(command: str | None, what: str = "") -> _Parser:
    return _Parser(
        prog=f"timeline {command}" if command else "timeline",
        description=what,
        allow_abbrev=False,
        formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=28),
    )


def _add_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="timeline files (none: the bundled one; -: standard input)"
    )


def _add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", choices=("en", "vi"), help="language of titles, names and dates")


def _add_query(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("-q", "--query", default="", metavar="TEXT", help=what)


def _add_view(parser: argparse.ArgumentParser) -> None:
    _add_query(parser, "what an event must have, such as: giang kind:talks -in:2024 (docs/query-language.md)")
    parser.add_argument("--window", metavar="FROM/TO", help="only this time: an EDTF date or interval")
    parser.add_argument("--select", metavar="ID", help="the event to stand on")
    _add_language(parser)
    parser.add_argument(
        "--lanes",
        choices=(*LANES, *(f"{lanes}{BY_SIZE}" for lanes in LANES)),
        metavar="VALUE",
        help=f"what drawings keep apart: {', '.join(LANES)}; with {BY_SIZE} behind it, largest first. A list prints "
        "each event once, whatever is said here",
    )
    parser.add_argument(
        "--pin",
        action="append",
        default=[],
        dest="pinned",
        metavar="PERSON",
        help="an id or a name: a lane of its own in drawings, above the rest; may be said again",
    )


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=("table", "json"), default="table", help="table (default) or json"
    )


def _app_parser() -> _Parser:
    parser = _parser(None)
    _add_view(parser)
    parser.add_argument("--ascii", action="store_true", help="draw with plain ASCII signs")
    _add_files(parser)
    return parser


def _list_parser(command: str) -> _Parser:
    parser = _parser(command, "Print the events of a view, in time order.")
    _add_view(parser)
    _add_format(parser)
    _add_files(parser)
    return parser


def _people_parser(command: str) -> _Parser:
    parser = _parser(
        command, "Print the people; with -q those whose name matches, in any script, best first."
    )
    _add_query(parser, "a name, its beginning, initials, or how it sounds")
    _add_language(parser)
    _add_format(parser)
    _add_files(parser)
    return parser


def _show_parser(command: str) -> _Parser:
    parser = _parser(command, "Print all there is about one record, with its sources.")
    _add_language(parser)
    _add_format(parser)
    parser.add_argument("id", metavar="ID", help="an id; where several kinds share it, event:x, person:x …")
    _add_files(parser)
    return parser


def _met_parser(command: str) -> _Parser:
    parser = _parser(
        command,
        "Print how two people met, or whom one person met: talks, the same session, the same event, or the same "
        "place on days that overlap; how surely, and what source says so.",
    )
    parser.usage = f"timeline {command} [OPTIONS] A [B] [FILE…]"
    parser.add_argument(
        "--through", action="store_true", help="the shortest chain of certain talks from A to B"
    )
    _add_language(parser)
    _add_format(parser)
    parser.add_argument(
        "files",
        nargs="+",
        metavar="A [B] [FILE…]",
        help="one or two people, by id or by whatever `timeline people -q` finds first; what ends in .toml or .json, "
        "and -, is a file",
    )
    return parser


def _people_and_files(parser: _Parser, words: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Tell the people from the files."""
    files = tuple(word for word in words if word == "-" or word.lower().endswith((".toml", ".json")))
    names = tuple(word for word in words if word not in files)
    if not names:
        parser.error("say whose meetings: an id, or a name in quotes")
    if len(names) > 2:
        parser.error(
            f"at most two people can be named, not {len(names)}; put a name of several words in quotes"
        )
    return {"names": names, "files": files}


def _check_parser(command: str) -> _Parser:
    parser = _parser(
        command, "Find every mistake in the files. Exit status 1 where one keeps a file from opening."
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text (default) or json for editors"
    )
    _add_files(parser)
    return parser


def _export_parser(command: str) -> _Parser:
    from tui.export.formats import (
        FORMATS,
        LEAST_COLUMNS,
        MOST_COLUMNS,
        USUAL_COLUMNS,
    )  # no other command needs it

    parser = _parser(command, "Write a view to one file that stands on its own.")
    _add_view(parser)
    listed = "; ".join(f"{form.name} ({form.suffixes[0]}), {form.words}" for form in FORMATS.values())
    parser.add_argument(
        "--format", choices=FORMATS, metavar="FORMAT", help=f"by default what OUT's name says. {listed}"
    )
    parser.add_argument(
        "-o", "--output", required=True, metavar="OUT", help="the file to write; - is standard output"
    )
    parser.add_argument("--force", action="store_true", help="replace OUT where it is there already")
    parser.add_argument(
        "--width",
        type=_columns,
        default=USUAL_COLUMNS,
        metavar="COLUMNS",
        help=f"of an svg: {LEAST_COLUMNS} to {MOST_COLUMNS} columns of 8 pixels (default: {USUAL_COLUMNS})",
    )
    _add_files(parser)
    parser.set_defaults(format=None)
    return parser


_COMMANDS: dict[str, Callable[[str], _Parser]] = {
    "list": _list_parser,
    "people": _people_parser,
    "met": _met_parser,
    "show": _show_parser,
    "check": _check_parser,
    "export": _export_parser,
}


def _columns(text: str) -> int:
    from tui.export.formats import LEAST_COLUMNS, MOST_COLUMNS  # as in `_export_parser`

    if not (text.isascii() and text.isdecimal() and LEAST_COLUMNS <= int(text[:9]) <= MOST_COLUMNS):
        raise argparse.ArgumentTypeError(f"{text} is no number from {LEAST_COLUMNS} to {MOST_COLUMNS}")
    return int(text)
