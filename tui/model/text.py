"""
Making text that comes from other people's files safe to show, and measuring it in terminal cells.

`safe` is applied once, when a timeline is loaded; what is kept for JSON is the raw text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

_MARK = "\N{REPLACEMENT CHARACTER}"
_DOTTED_CIRCLE = "\N{DOTTED CIRCLE}"

# Every character that a reader cannot see, or that moves, hides or reorders its neighbours: controls (Cc), format
# characters (Cf) except the few that are visible signs, line and paragraph separators, surrogates, private use,
# noncharacters, invisible letters and fillers, tags and variation selectors.
_SUSPECT = (
    "\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 15))
)
_suspect = re.compile(f"[{_SUSPECT}]")
# The same, with what is wanted in front of it: whole line breaks, and the three flags that are spelt with tags.
_pieces = re.compile(
    "(?P<space>(?<! ) *+[\t\r\n][ \t\r\n]*+)"
    "|(?P<flag>\U0001f3f4\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074|\U000e0077\U000e006c\U000e0073)\U000e007f)"
    f"|[{_SUSPECT}]"
)

_pictograph = re.compile(
    "[\xa9\xae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001faff]"
)
# Scripts in which a joiner or non-joiner changes how a word is written: Arabic and its relatives, the Indic scripts,
# Myanmar, Khmer, Mongolian, Balinese to Lepcha, and their extensions; then the same in the supplementary planes.
_joining = re.compile(
    "[\u0620-\u08ff\u0900-\u0dff\u0f40-\u0fbc\u1000-\u109f\u1700-\u17d3\u1820-\u18aa\u1a20-\u1a7c\u1b00-\u1c4f"
    "\ua800-\ua8ff\ua980-\ua9df\uaa00-\uaa7f\uaae0-\uaaff\uabc0-\uabff\ufb50-\ufdcf\ufe70-\ufefc"
    "\U00010a00-\U00010a7f\U00010ac0-\U00010aff\U00010d00-\U00010d3f\U00010f30-\U00010fdf\U00011000-\U00011fff\U0001e900-\U0001e95f]"
)
_mongolian = re.compile("[\u1820-\u18aa]")
_ideograph = re.compile("[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

_ZWJ = "\u200d"
_marks = re.compile("[\u2400-\u241f\u2421\ufffd]")
_URL = re.compile(
    r"(?P<scheme>https?)://"
    r"(?P<host>[^\s/?#@:\\\[\]<>\"'`{}|^%\x00-\x2c]+|\[[0-9A-Fa-f:.]+\])"
    r"(?P<port>:[0-9]{1,5})?"
    r"(?P<rest>[/?#].*)?",
    re.IGNORECASE,
)
_host = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.?")
_url_unsafe = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?#\[\]@!$&()*+,;=%]")


def safe(text: str) -> str:
    """
    Return `text` in NFC with every control, invisible or reordering character replaced by a visible mark.

    Line breaks and tabs become single spaces, and nothing at either end. Joiners and variation selectors stay where emoji, Arabic, Indic or Han
    text needs them; a soft hyphen, which says nothing inside an unbroken line, is left out. Other C0 controls become
    their control picture (␛), everything else �. The result is its own safe form.
    """
    if text.isascii() and text.isprintable():
        return text
    if _suspect.search(text):
        text = _pieces.sub(_visible, text)
    text = unicodedata.normalize("NFC", text)
    # A combining mark with nothing before it would settle on whatever the screen shows there.
    if text and unicodedata.category(text[0]) in {"Mn", "Me", "Mc"}:
        text = _DOTTED_CIRCLE + text
    return text


def unsafe_character(text: str) -> int | None:
    """Return the offset of the first character that `safe` would show as a mark, or None."""
    if (text.isascii() and text.isprintable()) or not _suspect.search(text):
        return None
    for match in _pieces.finditer(text):
        if _visible(match) not in {match[0], " ", ""}:
            return match.start()
    return None


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
    match = _URL.fullmatch(text.strip(" "))
    # Marks are refused like what they stand for: an address that was made safe is no longer that address.
    if match is None or _suspect.search(text) or _marks.search(text):
        return None
    host = _ascii_host(match["host"])
    port = match["port"] or ""
    if host is None or int(port[1:] or 0) > 65535:
        return None
    return f"{match['scheme'].lower()}://{host}{port}{_url_unsafe.sub(_percent, match['rest'] or '')}"


def cells(text: str) -> int:
    """Return how many terminal cells `text`, one line of safe text, takes."""
    if text.isascii():
        return len(text)
    from rich.cells import (
        cell_len,
    )  # 5 ms, and only text beyond ASCII needs it; Textual measures with the same

    return cell_len(text)


def shorten(text: str, width: int) -> str:
    """
    Return `text` cut to at most `width` cells, between words where it can be, ending in `…` if anything was cut.

    A single word wider than `width` is cut between characters. No cells leave an empty string.
    """
    if cells(text) <= width:
        return text
    if width < 1:
        return ""
    fitting = _fitting(text, width - 1)
    words = fitting if text[len(fitting)] == " " else fitting.rpartition(" ")[0]
    return (words.rstrip(" ,;:–-") or fitting) + "…"


def _fitting(text: str, width: int) -> str:
    """Return the longest beginning of `text` that takes at most `width` cells and ends between characters."""
    end, last = 0, ""
    for start, character in enumerate(text):
        # A mark, a joiner or what follows a joiner belongs to the character before it.
        if start and last != _ZWJ and unicodedata.category(character) not in {"Mn", "Me", "Mc", "Cf"}:
            if cells(text[:start]) > width:
                break
            end = start
        last = character
    return text[:end]


def _visible(match: re.Match[str]) -> str:
    """Return what stands for one matched piece of text."""
    piece = match[0]
    if match["space"]:
        return " " if match.start() > 0 and match.end() < len(match.string) else ""
    if match["flag"] or _is_needed(piece, match.string, match.start()):
        return piece
    if piece == "\xad":
        return ""
    if piece < " ":
        return chr(0x2400 + ord(piece))
    return "\N{SYMBOL FOR DELETE}" if piece == "\x7f" else _MARK


def _is_needed(character: str, text: str, index: int) -> bool:
    """Tell whether an invisible character at `index` does its proper work between its neighbours."""
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    match character:
        case "\u200d" if _is_emoji_end(text, index):
            return bool(_pictograph.match(after))
        case "\u200d":
            return bool(_joining.match(before))
        case "\u200c":
            return bool(_joining.match(before) and _joining.match(after))
        case "\ufe0e" | "\ufe0f":
            return bool(_pictograph.match(before)) or (
                before != "" and before in "0123456789#*" and after == "\u20e3"
            )
    if "\ufe00" <= character <= "\ufe02" or "\U000e0100" <= character <= "\U000e01ef":
        return bool(_ideograph.match(before))
    return "\u180b" <= character <= "\u180f" and bool(_mongolian.match(before))


def _is_emoji_end(text: str, index: int) -> bool:
    """Tell whether an emoji, with or without a variation selector, ends just before `index`."""
    if text[index - 1 : index] == "\ufe0f":
        index -= 1
    return bool(_pictograph.match(text[index - 1 : index]))


def _ascii_host(host: str) -> str | None:
    """Return a host name in ASCII, or None where it is not one."""
    if host.startswith("["):
        return host
    try:
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    # Checked after encoding too: compatibility forms turn into ASCII punctuation there (℀ into a/c).
    return host if _host.fullmatch(host) else None


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())
