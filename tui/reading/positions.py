"""
Where every key and value of a file stands: a scanner over the text, run only when there is something to report.

The text has been parsed before, so it is known to be valid TOML or JSON and nothing is checked again.
"""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from tui.reading.diagnostics import Path

# A path of the format has at most eight steps; deeper nesting is hostile, and its places are not kept.
_DEEPEST = 32

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*+)*+")
_KEY = re.compile(r'"(?:[^"\\\n]|\\.)*+"|\'[^\'\n]*+\'|[A-Za-z0-9_-]++')
_DOT = re.compile(r"[ \t]*+\.[ \t]*+")
_SCALAR = re.compile(
    r'"""(?:[^"\\]|\\[\s\S]|"{1,2}+(?!"))*+"{3,5}+'
    r"|'''(?:[^']|'{1,2}+(?!'))*+'{3,5}+"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]*+"
    r"|[^\s,\]}#]++"
)
# One character of a string as it is written; a backslash at the end of a line stands for none.
_UNIT = re.compile(
    r"(?P<none>\\[ \t]*\r?\n[ \t\r\n]*)"
    r"|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\x[0-9a-fA-F]{2}|\\.|\r\n|[\s\S]"
)

Span = tuple[int, int]


class Position(NamedTuple):
    """
    Offsets of a key (None for an item of a list) and of its value. `in_headers`: the value is spread over tables of
    their own, and `value` is the first header, or the key that implied it.
    """

    key: Span | None
    value: Span
    in_headers: bool = False


class Scanner:
    """Scans a text once; `places` has every path of the parsed tree, `repeated` the keys that JSON has twice."""

    def __init__(self, text: str, *, is_json: bool) -> None:
        self.places: dict[Path, Position] = {}
        self.repeated: dict[Path, Span] = {}
        self._text = text
        self._is_json = is_json
        self._lengths: dict[Path, int] = {}  # of lists made by [[…]]
        if is_json:
            self._value(self._blank(0), (), None)
        else:
            self._statements()

    def _statements(self) -> None:
        text = self._text
        header: Path = ()
        position = self._blank(0)
        while position < len(text):
            if text[position] == "[":
                header, position = self._header(position)
            else:
                path, key, position = self._assignment(position, header)
                position = self._value(position, path, key)
            position = self._blank(position)

    def _header(self, start: int) -> tuple[Path, int]:
        """Scan `[a.b]` or `[[a.b]]`; return the path of the table it opens and where it ends."""
        is_list = self._text.startswith("[[", start)
        names, spans, end = self._key(self._blank(start + 1 + is_list))
        end = self._blank(end) + 1 + is_list
        path: Path = ()
        for index, (name, span) in enumerate(zip(names, spans, strict=True)):
            if len(path) > _DEEPEST:
                return path, end
            path = (*path, name)
            is_last = index == len(names) - 1
            if is_last and not is_list:
                self.places[path] = Position(span, (start, end), in_headers=True)
            else:
                self.places.setdefault(path, Position(span, span, in_headers=True))
            if is_last and is_list:
                self._lengths[path] = self._lengths.get(path, 0) + 1
            if path in self._lengths:
                path = (*path, self._lengths[path] - 1)
        if is_list:
            self.places[path] = Position(spans[-1], (start, end), in_headers=True)
        return path, end

    def _assignment(self, start: int, table: Path) -> tuple[Path, Span, int]:
        """Scan a key and its sign; return the path it names, the place of its last part, and where its value begins."""
        names, spans, end = self._key(start)
        if len(table) > _DEEPEST:
            return table, spans[-1], self._blank(self._blank(end) + 1)
        for count in range(1, min(len(names), _DEEPEST)):
            part = spans[count - 1]
            self.places.setdefault((*table, *names[:count]), Position(part, part, in_headers=True))
        path = (*table, *names)
        if self._is_json and path in self.places and not self._is_in_repeated(path):
            self.repeated[path] = spans[-1]
        return path, spans[-1], self._blank(self._blank(end) + 1)

    def _is_in_repeated(self, path: Path) -> bool:
        """Tell whether a key that is known already is so only because a table around it is here again."""
        return bool(self.repeated) and any(path[:length] in self.repeated for length in range(len(path) + 1))

    def _key(self, start: int) -> tuple[tuple[str, ...], list[Span], int]:
        """Scan a key, dotted in TOML; return its parts, their places and where it ends."""
        names, spans = [], []
        while True:
            match = _KEY.match(self._text, start)
            assert match is not None  # noqa: S101  the text has been parsed
            names.append(self._name(match[0]))
            spans.append(match.span())
            dot = None if self._is_json else _DOT.match(self._text, match.end())
            if dot is None:
                return tuple(names), spans, match.end()
            start = dot.end()

    def _name(self, token: str) -> str:
        if token[0] not in "\"'":
            return token
        if token[0] == "'" or "\\" not in token:
            return token[1:-1]
        if self._is_json:
            return str(json.loads(token))
        import tomli  # already loaded where a TOML file was read

        return str(tomli.loads(f"key={token}")["key"])

    def _value(self, position: int, path: Path, key: Span | None) -> int:
        """Scan a value with all that is inside it; return where it ends. Without recursion, as files nest at will."""
        text = self._text
        # Open lists and tables: path, key, start, and how many items so far (None: a table).
        stack: list[tuple[Path, Span | None, int, list[int] | None]] = []
        while True:
            if text[position] in "[{":
                stack.append((path, key, position, [0] if text[position] == "[" else None))
                position = self._blank(position + 1)
            else:
                match = _SCALAR.match(text, position)
                assert match is not None  # noqa: S101  the text has been parsed
                self._keep(path, key, match.span())
                if not stack:
                    return match.end()
                position = self._next(match.end())
            while text[position] in "]}":
                path, key, start, _ = stack.pop()
                self._keep(path, key, (start, position + 1))
                if not stack:
                    return position + 1
                position = self._next(position + 1)
            table, _, _, items = stack[-1]
            if items is None:
                path, key, position = self._assignment(position, table)
            else:
                path, key = (*table, items[0]) if len(table) <= _DEEPEST else table, None
                items[0] += 1

    def _keep(self, path: Path, key: Span | None, value: Span) -> None:
        if len(path) <= _DEEPEST:
            self.places[path] = Position(key, value)

    def _next(self, position: int) -> int:
        """Return where the next item, or the end of the list or table, stands."""
        position = self._blank(position)
        return self._blank(position + 1) if self._text[position] == "," else position

    def _blank(self, position: int) -> int:
        """Return the end of spaces, line breaks and comments."""
        match = _BLANK.match(self._text, position)
        return position if match is None else match.end()


def inside(token: str, index: int) -> int:
    """Return where the code point `index` of a string stands in `token`, the string as written with its quotes."""
    quotes = 3 if token[:3] in {'"""', "'''"} else 1
    position = quotes
    if quotes == 3:
        position += token.startswith("\r\n", position) * 2 or token.startswith("\n", position)
    is_literal = token[0] == "'"
    end = len(token) - quotes
    for _ in range(index):
        while not is_literal and (match := _UNIT.match(token, position)) and match["none"]:
            position = match.end()
        step = 1 + token.startswith("\r\n", position) if is_literal else len(_unit(token, position))
        position = min(position + step, end)
    return position


def _unit(token: str, position: int) -> str:
    match = _UNIT.match(token, position)
    return match[0] if match else ""
