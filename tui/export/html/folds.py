"""The program's folding of letters as a table, so that a page is searched exactly as the program searches."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable

from markupsafe import Markup

from tui.model.names import letter_fold

# What people type though the page may not have it: Latin with its marks, Greek, Cyrillic; Vietnamese.
_TYPED = {chr(code) for code in (*range(0xA0, 0x530), *range(0x1E00, 0x1F00), 0x2018, 0x2019)}


def fold_table(characters: Iterable[str]) -> Markup:
    """Return JSON: fold → the characters folded to it, for all these characters beyond ASCII and those that are typed."""
    table: dict[str, list[str]] = {}
    for character in sorted(_TYPED.union(characters)):
        if character > "\x7f" and unicodedata.is_normalized("NFC", character):
            fold = letter_fold(character)
            if fold != (character.lower() if character.isalnum() else ""):  # what the page does by itself
                table.setdefault(fold, []).append(character)
    joined = {fold: "".join(found) for fold, found in sorted(table.items())}
    return Markup(json.dumps(joined, ensure_ascii=False, separators=(",", ":")))  # noqa: S704  no < or & beyond ASCII
