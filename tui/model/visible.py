"""
What stands for the characters that are not let through: the slow part of `tui.model.text`.

Kept apart because most files never need it, and compiling its patterns takes longer than reading one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARK = "\N{REPLACEMENT CHARACTER}"

# Every character that a reader cannot see, or that moves, hides or reorders its neighbours: controls (Cc), format
# characters (Cf) except the few that are visible signs, line and paragraph separators, surrogates, private use,
# noncharacters, invisible letters and fillers, tags and variation selectors.
_SUSPECT = (
    "\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 15))
)
SUSPECT = re.compile(f"[{_SUSPECT}]")
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


def visible(text: str) -> str:
    """Return a text with marks in the place of what must not be shown."""
    return _pieces.sub(_shown, text)


def marked(text: str) -> Iterator[int]:
    """Yield the offset of each character that gets a mark."""
    return (match.start() for match in _pieces.finditer(text) if _shown(match) not in {match[0], " ", ""})


def _shown(match: re.Match[str]) -> str:
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
