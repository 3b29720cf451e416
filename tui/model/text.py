"""
Making text that comes from other people's files safe to show, and measuring it in terminal cells.

`safe` is applied once, when a timeline is loaded; what is kept for JSON is the raw text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

_DOTTED_CIRCLE = "\N{DOTTED CIRCLE}"

# Characters that count as printable and yet show nothing: fillers, and variation selectors.
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
# Scripts in which nothing is wide and nothing joins: Latin, Greek and Cyrillic as NFC has them, and their punctuation.
_SINGLE = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0384-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027]*"
).fullmatch
# Patterns of addresses are compiled by `re` when the first address comes.
_MARKS = "[\u2400-\u241f\u2421\ufffd]"
_URL = (
    r"(?i:(?P<scheme>https?))://"
    r"(?P<host>[^\s/?#@:\\\[\]<>\"'`{}|^%\x00-\x2c]+|\[[0-9A-Fa-f:.]+\])"
    r"(?P<port>:[0-9]{1,5})?"
    r"(?P<rest>[/?#].*)?"
)
_HOST = r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.?"
_REMEMBERED = 8192  # a screen shows nearly the same words as the one before
_URL_UNSAFE = r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?#\[\]@!$&()*+,;=%]"


def safe(text: str) -> str:
    """
    Return `text` in NFC with every control, invisible or reordering character replaced by a visible mark.

    Line breaks and tabs become single spaces, and nothing at either end. Joiners and variation selectors
    stay where emoji, Arabic, Indic or Han text needs them; a soft hyphen, which says nothing inside an
    unbroken line, is left out. Other C0 controls become their control picture (␛), everything else �.
    The result is its own safe form.
    """
    if text.isascii() and text.isprintable():
        return text
    if _is_suspect(text):
        from tui.model.visible import visible  # as in `_is_suspect`

        text = visible(text)
    text = unicodedata.normalize("NFC", text)
    # A combining mark with nothing before it would settle on whatever the screen shows there.
    if text and unicodedata.category(text[0]) in {"Mn", "Me", "Mc"}:
        text = _DOTTED_CIRCLE + text
    return text


def unsafe_character(text: str) -> int | None:
    """Return the offset of the first character that `safe` would show as a mark, or None."""
    if not _is_suspect(text):
        return None
    from tui.model.visible import marked  # as in `_is_suspect`

    return next(marked(text), None)


def safe_record(record: Any) -> Any:
    """Make every string value in a tree of tables and lists safe; the same object where nothing changed."""
    if isinstance(record, str):
        return safe(record)
    if isinstance(record, dict):
        changed = {key: new for key, value in record.items() if (new := safe_record(value)) is not value}
        return {**record, **changed} if changed else record
    if isinstance(record, list):
        items = [safe_record(item) for item in record]
        return items if any(new is not old for new, old in zip(items, record, strict=True)) else record
    return record


def safe_url(text: str) -> str | None:
    """
    Return `text` as an ASCII address that may stand in an escape sequence or an attribute, or None.

    Only http and https with a host are addresses here; user names, controls and spaces inside are not let through,
    a host in another script is written in its ASCII form, and what is unsafe in the rest is percent-encoded.
    """
    match = re.fullmatch(_URL, text.strip(" "))
    # Marks are refused like what they stand for: an address that was made safe is no longer that address.
    if match is None or _is_suspect(text) or re.search(_MARKS, text):
        return None
    host = _ascii_host(match["host"])
    port = match["port"] or ""
    if host is None or int(port[1:] or 0) > 65535:
        return None
    return f"{match['scheme'].lower()}://{host}{port}{re.sub(_URL_UNSAFE, _percent, match['rest'] or '')}"


def cells(text: str) -> int:
    """Return how many terminal cells `text`, one line of safe text, takes."""
    if text.isascii() or _SINGLE(text):
        return len(text)
    # 5 ms, and only text in other scripts needs it; the screen library measures with the same.
    from rich.cells import cell_len

    return cell_len(text)


def is_single(text: str) -> bool:
    """Tell whether each character of one line of safe text takes one cell, alone and beside the others."""
    return text.isascii() or _SINGLE(text) is not None or _is_single(text)


@lru_cache(_REMEMBERED)
def _is_single(text: str) -> bool:
    return cells(text) == len(text) and all(cells(character) == 1 for character in text)


def shorten(text: str, width: int) -> str:
    """
    Return `text` cut to at most `width` cells, between words where it can be, ending in `…` if anything was cut.

    A single word wider than `width` is cut between characters. No cells leave an empty string.
    """
    single = text.isascii() or _SINGLE(text)
    if (len(text) if single else cells(text)) <= width:
        return text
    if width < 1:
        return ""
    fitting = text[: width - 1] if single else _fitting(text, width - 1)
    words = fitting if text[len(fitting)] == " " else fitting.rpartition(" ")[0]
    return (words.rstrip(" ,;:–-") or fitting) + "…"


def _fitting(text: str, width: int) -> str:
    """Return the longest beginning of `text` that takes at most `width` cells and ends between characters."""
    from rich.cells import split_graphemes  # as in `cells`

    left = width
    for start, _, size in split_graphemes(text)[0]:
        left -= size
        if left < 0:
            return text[:start]
    return text


def _is_suspect(text: str) -> bool:
    """Tell whether a text has a character that may not be shown everywhere."""
    if text.isprintable():
        return _UNSEEN.search(text) is not None
    from tui.model.visible import SUSPECT  # 3 ms of patterns, which most files never need

    return SUSPECT.search(text) is not None


def _ascii_host(host: str) -> str | None:
    """Return a host name in ASCII, or None where it is not one."""
    if host.startswith("["):
        return host
    try:
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    # Checked after encoding too: compatibility forms turn into ASCII punctuation there (℀ into a/c).
    return host if re.fullmatch(_HOST, host) else None


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())
