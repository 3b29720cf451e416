"""The command `export`: a view written to one file."""

from __future__ import annotations

import sys
from pathlib import Path

from tui.cli import PROBLEMS, USAGE
from tui.cli.failing import CommandError, complain, ended, open_or_fail, resolve_or_fail
from tui.cli.options import Arguments
from tui.cli.views import view_for
from tui.export.formats import FORMATS, ExportRequest, format_of
from tui.export.writing import ExportError, FileStandsError, write
from tui.model.translation import tr


def export(arguments: Arguments) -> int:
    form = FORMATS[arguments.format] if arguments.format else format_of(arguments.output or "")
    if form is None:
        known = ", ".join(FORMATS)
        which = tr("what format is {name}? Say --format, one of {known}")
        raise CommandError(f"timeline export: {which.format(name=arguments.output, known=known)}", USAGE)
    if arguments.only_exact and form.name != "ics":
        words = tr("--only-exact is for a calendar (ics): {format} can say of any date how exact it is")
        raise CommandError(f"timeline export: {words.format(format=form.name)}", USAGE)
    timeline = open_or_fail(arguments)
    view = view_for(arguments, timeline)
    result = resolve_or_fail(timeline, view)
    piped = arguments.output == "-"
    request = ExportRequest(
        view.command(arguments.files), arguments.width, piped=piped, only_exact=arguments.only_exact
    )
    try:
        exported = form.write(result, request)
        if piped:
            sys.stdout.writelines(exported.pieces)
        else:
            path = write(Path(arguments.output or ""), exported.pieces, force=arguments.force)
            complain(f"{path}: {exported.told}")
    except FileStandsError as error:
        raise CommandError(f"timeline export: {error} {tr('--force replaces it.')}") from error
    except ExportError as error:
        raise CommandError(f"timeline export: {error}") from error
    if piped and (exported.left_out or not exported.events):
        complain(f"timeline export: {exported.told}")
    return ended(timeline) if exported.events else ended(timeline) or PROBLEMS
