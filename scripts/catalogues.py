"""
Collects every message of the interface into its catalogues: `python -m scripts.catalogues`, then translate what is empty.

Messages are what `tr` and `trn` are called with, and the words of the tables that the interface is made from. Tests
hold that no message lacks, that none is left over, and that what gettext reads is what was written.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from hatch_build import compile_catalogue
from tui.export.formats import FORMATS
from tui.export.writing import REASONS
from tui.model.edtf_mistakes import EXPECTED
from tui.model.entities import Kind
from tui.model.recurrence import A_RULE
from tui.model.translation import DOMAIN, INTERFACE, LOCALES
from tui.model.views import LANES
from tui.page.recurrences import EVERY, WHICH
from tui.page.words import BASIS, LABELS, MODE, STATUS
from tui.query.language import A_DATE, A_DAY, A_TERM
from tui.reading.diagnostics import Severity
from tui.reading.schema.simple import FOUND, with_article
from tui.reading.schema.tables import CITATION, TABLES, TIMELINE, ListOf, NameOr, Simple, Table, Type
from tui.reading.schema.views import VIEW
from tui.scene.glyphs import KINDS
from tui.scene.lane_groups import WITHOUT
from tui.store.meetings.encounters import Grade
from tui.ui.commands.keys import KEYS

_TABLES = (TIMELINE, VIEW, CITATION, *TABLES.values())
_ARGPARSE = (
    "usage: ",
    "options",
    "positional arguments",
    "show this help message and exit",
    "argument %(argument_name)s: %(message)s",
    "expected one argument",
    "ignored explicit argument %r",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "the following arguments are required: %s",
    "unrecognized arguments: %s",
)
"""What argparse says of its own; it asks gettext for these (tui/cli/speaking.py)."""
PACKAGE = LOCALES.parent
KEYWORDS = {"tr": (0,), "trn": (0, 1), "counted": (1, 2)}
"""Functions, and which of their arguments are messages."""
_WIDTH = 120


def collected() -> Catalog:
    """Return every message that there is, in English, without a translation."""
    catalogue = Catalog()
    for file in sorted(PACKAGE.rglob("*.py")):
        for message in messages_of(file.read_text(encoding="utf-8")):
            catalogue.add(message)
    for message in tables():
        catalogue.add(message)
    return catalogue


def messages_of(code: str) -> Iterator[str | tuple[str, ...]]:
    """
    Yield the messages that stand in calls, one text or singular and plural.

    Babel's own extraction reads tokens, in which a call inside an f-string cannot be seen before Python 3.12.
    """
    for node in ast.walk(ast.parse(code)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS):
            continue
        given = [node.args[place] for place in KEYWORDS[node.func.id]]
        texts = tuple(
            one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)
        )
        if len(texts) == len(given):  # else it stands in a table
            yield texts if len(texts) > 1 else texts[0]


def tables() -> Iterator[str]:
    """Yield the messages that stand in tables, where no call can be seen."""
    for words in (LABELS, BASIS, STATUS, MODE):
        yield from words.values()
    yield from BASIS  # behind a claim
    yield from (kind.replace("-", " ") for kind in KINDS)
    yield from (grade.words for grade in Grade)
    yield EXPECTED
    yield from (type_.value for type_ in Simple)
    yield from FOUND.values()
    yield from (severity.value for severity in Severity)
    yield from (word for kind in Kind for word in (kind.value, with_article(kind)))
    yield from (with_article(table.name) for whole in _TABLES for table in _with_inner(whole))
    yield VIEW.name
    yield from WITHOUT.values()
    yield from (A_RULE, "minute", "day", "month", "year", *WHICH.values())
    yield from (words for both in EVERY.values() for words in both)
    yield from (form.words for form in FORMATS.values())
    yield from REASONS.values()
    yield from LANES
    yield from _ARGPARSE
    yield from (A_TERM, A_DATE, A_DAY)
    for key in KEYS:
        yield from (words for words in (key.words, key.both, key.strip, key.group) if words)


def _with_inner(type_: Type) -> Iterator[Table]:
    """Yield a table and those inside it; nothing of a type that has none."""
    match type_:
        case Table(_, fields):
            yield type_
            yield from (table for field in fields for table in _with_inner(field.type))
        case ListOf(inner) | NameOr(inner):
            yield from _with_inner(inner)


def path_of(language: str) -> Path:
    """Return where the catalogue of a language is written."""
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(language: str) -> Catalog:
    """Return the catalogue of a language as written; an empty one where there is none yet."""
    path = path_of(language)
    if not path.exists():
        head = f"# The interface of timeline in the language `{language}`, written by scripts.catalogues."
        return Catalog(
            locale=language,
            header_comment=head,
            project="timeline",
            version="1",
            msgid_bugs_address="see the repository",
            last_translator="the timeline-explorer authors",
            language_team=language,
            revision_date=datetime.now(UTC),
            fuzzy=False,
        )
    with path.open("rb") as source:
        return read_po(source, locale=language)


def renew(language: str) -> int:
    """Bring a catalogue up to date with the code, write and compile it; return how many messages lack a translation."""
    catalogue = read(language)
    catalogue.update(collected(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        write_po(out, catalogue, width=_WIDTH, no_location=True, sort_output=True)
    compile_catalogue(path)
    return sum(message.fuzzy or not all(message.string or ("",)) for message in catalogue if message.id)


if __name__ == "__main__":
    for language in INTERFACE[1:]:
        print(f"{language}: {renew(language)} without a translation")
