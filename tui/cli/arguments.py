"""What a person may type after `timeline`, and its help."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from tui.cli.failing import showable
from tui.cli.help import main_help
from tui.cli.options import Arguments
from tui.cli.speaking import speaking
from tui.cli.words import before_dashes, join_values
from tui.model.translation import INTERFACE, tr
from tui.model.views import BY_SIZE, LANES, LAYOUTS, ORDERED_LANES

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


class _Parser(argparse.ArgumentParser):
    """Usage mistakes point at the help of the same command, and exit 2."""

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        print(self.format_help(), end="", file=file)  # argparse's own drops what cannot be written

    def error(self, message: str) -> NoReturn:
        hint = tr("Try `{command} --help`.").format(command=self.prog)
        self.exit(2, showable(f"{self.prog}: {message}\n{hint}\n"))


def parse(words: Sequence[str]) -> Arguments:
    """Parse the words after `timeline`. Prints and exits on --help (0) and on mistakes (2)."""
    joined = join_values(words)
    with speaking(before_dashes(joined)):
        return _parse(joined)


def _parse(joined: list[str]) -> Arguments:
    at = next((i for i, word in enumerate(joined) if word == "-" or not word.startswith("-")), None)
    if at is not None and joined[at] == "help" and "--" not in joined[:at]:
        joined = [*joined[:at], *joined[at + 1 : at + 2], "--help"]
        at = at if len(joined) > at + 1 else None
    if at is not None and joined[at] in _COMMANDS and "--" not in joined[:at]:
        command = joined.pop(at)
        parser = _COMMANDS[command](command)
    else:
        command = None
        parser = _app_parser()
        if any(word in {"-h", "--help"} for word in before_dashes(joined)):
            print(main_help(), end="")
            parser.exit(0)
        if at is not None:
            _refuse_command_misspelt(parser, joined[at])
    if command == "met":
        # People and files may stand on both sides of an option.
        namespace = vars(parser.parse_intermixed_args(joined))
        namespace |= _people_and_files(parser, namespace["files"])
    else:
        namespace = vars(parser.parse_args(joined))
    namespace = {
        name: value if name == "files" else _as_written(value, name) for name, value in namespace.items()
    }
    several: dict[str, Any] = {
        name: tuple(namespace[name] or ()) for name in ("files", "pinned", "folded") if name in namespace
    }
    return Arguments(command=command, **namespace | several)


def _refuse_command_misspelt(parser: _Parser, word: str) -> None:
    """End where the first word is no file and spelt much like a command; other words are files, here or not."""
    if not word.isalpha() or Path(word).exists():
        return
    from tui.reading.suggest import nearest  # brings in rapidfuzz, 15 ms

    command = nearest(word, _COMMANDS)
    if command is not None:
        words = tr("`{word}` is neither a command nor a file; did you mean `timeline {command}`?")
        parser.error(words.format(word=word, command=command))


def _as_written(value: Any, name: str) -> Any:
    """
    Return an option's value with `--` where argparse, which takes it for the end of the options, left nothing.

    Bytes that are no text in this locale may stand in the name of a file; anywhere else they become a mark.
    """
    if isinstance(value, list) and value:
        return [_as_written(one, name) for one in value]
    if isinstance(value, str) and name != "output":
        return _as_text(value)
    return "--" if value == [] else value


def _as_text(value: str) -> str:
    return value if value.isascii() else re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", value)


def _parser(command: str | None, what: str = "") -> _Parser:
    return _Parser(
        prog=f"timeline {command}" if command else "timeline",
        description=what,
        allow_abbrev=False,
        formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=28),
    )


def _add_files(parser: argparse.ArgumentParser) -> None:
    _add_strict(parser)
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help=tr("timeline files (none: the bundled one; -: standard input)"),
    )


def _add_clock(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--tz",
        type=_time_zone,
        metavar="ZONE",
        help=tr(
            "the clock on which times with a zone are drawn, as Europe/Berlin or +07:00; dates are said as written"
        ),
    )


def _add_strict(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--strict",
        action="store_true",
        help=tr("open nothing where anything is wrong in the files; else only that is left out"),
    )


def _add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--language", choices=INTERFACE, help=tr("language of titles, names, dates and of what is said")
    )


def _add_saved(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--view",
        metavar="NAME",
        help=tr("the view that the file keeps under this name; other options go before it"),
    )


def _add_query(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("-q", "--query", metavar="TEXT", help=what)


def _add_view(parser: argparse.ArgumentParser) -> None:
    _add_saved(parser)
    _add_query(
        parser, tr("what an event must have, such as: giang kind:talks -in:2024 (docs/query-language.md)")
    )
    parser.add_argument("--window", metavar="FROM/TO", help=tr("only this time: an EDTF date or interval"))
    parser.add_argument("--select", metavar="ID", help=tr("the event to stand on"))
    _add_clock(parser)
    _add_language(parser)
    parser.add_argument(
        "--lanes",
        choices=ORDERED_LANES,
        metavar="VALUE",
        help=tr(
            "what drawings keep apart: {values}; with {by_size} behind it, largest first. A list prints each event"
            " once, whatever is said here"
        ).format(values=", ".join(LANES), by_size=BY_SIZE),
    )
    parser.add_argument(
        "--pin",
        action="append",
        dest="pinned",
        metavar="PERSON",
        help=tr("an id or a name: a lane of its own in drawings, above the rest; may be said again"),
    )
    parser.add_argument(
        "--fold",
        action="append",
        dest="folded",
        metavar="LANE",
        help=tr("draw only a count of this lane, as country:CN; may be said again"),
    )
    parser.add_argument(
        "--layout", choices=LAYOUTS, help=tr("what the app shows it as; left out: a list on a narrow screen")
    )
    parser.add_argument(
        "--grid", action="store_true", help=tr("show who met whom among the people of the view")
    )


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=("table", "json"), default="table", help=tr("table (default) or json")
    )


def _add_format_of_list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=("table", "json", "tsv", "csv"),
        default="table",
        help=tr(
            "table (default), json, or a line for each event in tsv (for cut and awk) or csv (for spreadsheets)"
        ),
    )


def _app_parser() -> _Parser:
    parser = _parser(None)
    _add_view(parser)
    parser.add_argument("--ascii", action="store_true", help=tr("draw with plain ASCII signs"))
    _add_files(parser)
    return parser


def _list_parser(command: str) -> _Parser:
    parser = _parser(command, tr("Print the events of a view, in time order."))
    _add_view(parser)
    _add_format_of_list(parser)
    _add_files(parser)
    return parser


def _people_parser(command: str) -> _Parser:
    parser = _parser(
        command, tr("Print the people; with -q those whose name matches, in any script, best first.")
    )
    _add_query(parser, tr("a name, its beginning, initials, or how it sounds"))
    _add_language(parser)
    _add_format(parser)
    _add_files(parser)
    return parser


def _show_parser(command: str) -> _Parser:
    parser = _parser(command, tr("Print all there is about one record, with its sources."))
    _add_language(parser)
    _add_format(parser)
    parser.add_argument(
        "id", metavar="ID", help=tr("an id; where several kinds share it, event:x, person:x …")
    )
    _add_files(parser)
    return parser


def _met_parser(command: str) -> _Parser:
    parser = _parser(
        command,
        tr(
            "Print how two people met, or whom one person met: talks, the same session, the same event, or the same "
            "place on days that overlap; how surely, and what source says so. With nobody named, print a grid of who "
            "met whom among the people of the view."
        ),
    )
    parser.usage = tr("{program} [OPTIONS] [A [B]] [FILE…]").format(program=parser.prog)
    _add_saved(parser)
    _add_query(parser, tr("of the grid: what an event must have, as of `timeline list`"))
    parser.add_argument("--window", metavar="FROM/TO", help=tr("of the grid: only this time"))
    parser.add_argument(
        "--through", action="store_true", help=tr("the shortest chain of certain talks from A to B")
    )
    _add_language(parser)
    _add_format(parser)
    _add_strict(parser)
    parser.add_argument(
        "files",
        nargs="*",
        metavar="A [B] [FILE…]",
        help=tr(
            "one or two people, by id or by whatever `timeline people -q` finds first; what ends in .toml or .json, "
            "and -, is a file"
        ),
    )
    return parser


def _people_and_files(parser: _Parser, words: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Tell the people from the files."""
    files = tuple(word for word in words if word == "-" or word.lower().endswith((".toml", ".json")))
    names = tuple(_as_text(word) for word in words if word not in files)
    if len(names) > 2:
        words = tr("at most two people can be named, not {number}; put a name of several words in quotes")
        parser.error(words.format(number=len(names)))
    return {"names": names, "files": files}


def _check_parser(command: str) -> _Parser:
    parser = _parser(
        command, tr("Find every mistake in the files. Exit status 1 where one keeps a file from opening.")
    )
    _add_language(parser)
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=tr("text (default) or json for editors")
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

    parser = _parser(command, tr("Write a view to one file that stands on its own."))
    _add_view(parser)
    listed = "; ".join(f"{form.name} ({form.suffixes[0]}), {tr(form.words)}" for form in FORMATS.values())
    parser.add_argument(
        "--format",
        choices=FORMATS,
        metavar="FORMAT",
        help=tr("by default what OUT's name says. {formats}").format(formats=listed),
    )
    parser.add_argument(
        "-o", "--output", required=True, metavar="OUT", help=tr("the file to write; - is standard output")
    )
    parser.add_argument("--force", action="store_true", help=tr("replace OUT where it is there already"))
    parser.add_argument(
        "--only-exact", action="store_true", help=tr("of an ics: without what has no exact day or time")
    )
    parser.add_argument(
        "--width",
        type=_columns,
        default=USUAL_COLUMNS,
        metavar="COLUMNS",
        help=tr("of an svg: {least} to {most} columns of 8 pixels (default: {usual})").format(
            least=LEAST_COLUMNS, most=MOST_COLUMNS, usual=USUAL_COLUMNS
        ),
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


def _time_zone(text: str) -> str:
    from tui.model.zones import zone_named  # few command lines name a zone

    if zone_named(text) is None:
        from zoneinfo import available_timezones  # as above

        from tui.reading.suggest import did_you_mean, nearest

        words = tr("{zone} is no time zone that is known").format(zone=text)
        raise argparse.ArgumentTypeError(words + did_you_mean(nearest(text, available_timezones())))
    return text


def _columns(text: str) -> int:
    from tui.export.formats import LEAST_COLUMNS, MOST_COLUMNS  # as in `_export_parser`

    if not (text.isascii() and text.isdecimal() and LEAST_COLUMNS <= int(text[:9]) <= MOST_COLUMNS):
        words = tr("{text} is no number from {least} to {most}")
        raise argparse.ArgumentTypeError(words.format(text=text, least=LEAST_COLUMNS, most=MOST_COLUMNS))
    return int(text)
