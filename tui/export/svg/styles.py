"""The style of a drawing for programs that print or edit SVG, most of which know no variables in a style."""

from __future__ import annotations

import re

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_VARIABLE = re.compile(r"var\((--\w+)\)")
_SET = re.compile(r"(--\w+): *([^;}]+)")
_TINT = re.compile(r"\.k\d+")


def flattened(style: str) -> str:
    """
    Return a style in which every variable is written out, for each tint where it is the tint that sets it.

    What is for a pointer or the keyboard is left out: a printed picture has neither.
    """
    rules = [(selector.strip(), body) for selector, body in _RULE.findall(style)]
    roots = {
        name: value for selector, body in rules if selector == ":root" for name, value in _SET.findall(body)
    }
    tints = {
        selector: {name: _filled(value, roots) for name, value in _SET.findall(body)}
        for selector, body in rules
        if _TINT.fullmatch(selector)
    }
    out = []
    for selector, body in rules:
        if selector == ":root" or selector in tints or ":hover" in selector:
            continue
        filled = _filled(body, roots)
        if not _VARIABLE.search(filled):
            out.append(f"{_bare(selector)} {{{filled}}}")
            continue
        out += [
            f"{tint} {_bare(selector)} {{{_filled(filled, values)}}}"
            for tint, values in tints.items()
            if ":focus" not in selector
        ]
    return "\n".join(out)


def _bare(selector: str) -> str:
    """Leave out the class of the whole picture: some programs do not look for it in the outermost element."""
    return selector.removeprefix(".scene ")


def _filled(text: str, values: dict[str, str]) -> str:
    return _VARIABLE.sub(lambda match: values.get(match[1], match[0]).strip(), text)
