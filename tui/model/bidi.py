"""
Text that is written from right to left, kept from moving what stands beside it.

Where lines are laid out by the Unicode bidirectional algorithm, two such texts in neighbouring columns trade places. An
isolate counts as one thing without a direction, and has its own direction inside.
"""

from __future__ import annotations

import re

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"

# Hebrew, Arabic, Syriac, Thaana, N'Ko …, their presentation forms, and the right-to-left scripts of plane 1.
_RIGHT_TO_LEFT = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_FIRST = "\u0590"


def has_right_to_left(text: str) -> bool:
    """Tell whether anything in a text is written from right to left."""
    if text.isascii() or max(text) < _FIRST:
        return False
    return re.search(_RIGHT_TO_LEFT, text) is not None  # compiled where it is needed: that takes 2 ms


def isolated(text: str) -> str:
    """Return a text as plain text that stands in a line with others; one from left to right is returned as it is."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if has_right_to_left(text) else text
