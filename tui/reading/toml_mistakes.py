"""What is wrong with a text that is not TOML, in words for whoever wrote it: the cause, the place and the way out."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from typing import NamedTuple

from tui.model.translation import tr
from tui.reading.diagnostics import place

_HEAD = re.compile(r"^\[\[?[^\n]*", re.MULTILINE)
"""The first line of a table, at the beginning of a line; items of lists are indented or behind a bracket."""
_LINE_OF_YAML = re.compile(r"\s*(?:#[^\n]*\n\s*)*[\w-]+:[ \t]*(?:\n|[\w\"'])")
_PAIR = re.compile(
    r"""[ \t]*(?P<key>[^=:"'#\[\n]*[^\s=:"'#\[])[ \t]*(?P<sign>[=:]?)[ \t]*(?P<value>[^\n]*)"""
)
LONG, LITERAL = '"' * 3, "'" * 3
_CURLY = dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚", "'")


class Mistake(NamedTuple):
    """What is said of the code points from `start` to `end`."""

    message: str
    help: str
    start: int
    end: int


class _Place(NamedTuple):
    """Where the parser stopped: the whole text, the offset, and the line there."""

    name: str  # of the file
    text: str
    at: int
    begin: int  # of the line
    line: str

    def first(self, pattern: str) -> str:
        """Return the place of the first line before that begins with a pattern, in words; empty where none does."""
        found = re.compile(pattern, re.MULTILINE).search(self.text, 0, self.begin)
        if found is None:
            return ""
        line = self.text.count("\n", 0, found.start()) + 1
        return place(self.name, line, found.start() - self.text.rfind("\n", 0, found.start()))


def mistake(name: str, text: str, at: int, said: str) -> Mistake:
    """Return what is wrong with a text where the parser stopped, at an offset, and said something of it."""
    begin = text.rfind("\n", 0, at) + 1
    stop = text.find("\n", begin)
    where = _Place(name, text, at, begin, text[begin : len(text) if stop < 0 else stop].rstrip("\r"))
    for beginning, explain in _CAUSES:
        if said.startswith(beginning) and (found := explain(where, said)):
            return found
    return Mistake(f"TOML: {said[:1].lower()}{said[1:]}", "", at, at + 1)


def without(text: str, at: int) -> str | None:
    """
    Return a text without the table in which an offset stands, its lines left empty; None where it is in none.

    What remains may be read, so that one mistake hides none of the others.
    """
    heads = [found.start() for found in _HEAD.finditer(text)]
    before = [head for head in heads if head <= at]
    start = before[-1] if before else 0
    end = next((head for head in heads if head > at), len(text))
    if not text[start:end].strip():
        return None
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]


def _yaml(where: _Place, _said: str) -> Mistake | None:
    if _LINE_OF_YAML.match(where.text) is None or "=" in where.text[: where.at]:
        return None
    message = tr("this looks like YAML; a timeline is TOML")
    help_ = tr("write {example}").format(example='[events.an-id] · title = "…" · date = "2023"')
    return Mistake(message, help_, where.at, where.at + 1)


def _key_without_sign(where: _Place, _said: str) -> Mistake | None:
    pair = _PAIR.match(where.line)
    if pair is None:
        return None
    key, sign, value = pair["key"], pair["sign"], pair["value"].strip()
    start = where.begin + pair.start("key")
    if sign == ":":
        message, written = tr("`:` stands where TOML has `=`"), f"{key} = {_as_value(value)}"
        return Mistake(message, tr("write {this}").format(this=written), where.at, where.at + 1)
    words = key.split()
    if sign == "=" and len(words) > 1:
        message = tr("a key is one word: `{key}`").format(key=key)
        return Mistake(message, tr("write {this}").format(this="_".join(words)), start, start + len(key))
    if not sign and value.startswith(('"', "'", "[", "{")):
        written = f"{key} = {value}"
        return Mistake(
            tr("`=` is missing behind `{key}`").format(key=key),
            tr("write {this}").format(this=written),
            start,
            start + len(key),
        )
    return None


def _as_value(written: str) -> str:
    """Return a value as TOML has it: a text in quotes, unless it is something else already."""
    if written.startswith(('"', "'", "[", "{")) or written in {"true", "false"} or not written:
        return written or '"…"'
    return f'"{written}"'


def _value(where: _Place, said: str) -> Mistake | None:
    written = where.text[where.at : where.begin + len(where.line)].strip()
    sign = written[:1]
    if re.match(r"[\w-]+[ \t]*=", written):  # the next key, where an item of a list is expected
        return _unclosed_list(where, said)
    if sign in _CURLY:
        end = where.at + 1
        message = tr("`{sign}` is no quotation mark of TOML").format(sign=sign)
        return Mistake(message, tr("write {this}").format(this=_CURLY[sign]), where.at, end)
    if not written or sign == "#":
        return Mistake(
            tr("there is no value behind `=`"),
            tr('texts are in quotes, as in title = "…"'),
            where.at,
            where.at + 1,
        )
    pair = _PAIR.match(where.line)
    example = (
        f"{pair['key']} = {_as_value(written)}"
        if pair and where.text[where.at - 1] in "= \t"
        else 'title = "…"'
    )
    help_ = tr("texts are in quotes, as in {example}").format(example=example)
    return (
        Mistake(tr("a text without quotes"), help_, where.at, where.at + len(written))
        if sign.isalpha()
        else None
    )


def _behind_value(where: _Place, _said: str) -> Mistake | None:
    """Explain a date without quotes, or a quotation mark inside a text."""
    pair = _PAIR.match(where.line)
    if pair is None or pair["sign"] != "=":
        return None
    value, start = pair["value"].split(" #")[0].strip(), where.begin + pair.start("value")
    if value[:1].isdigit() and "\r" not in value:
        from tui.model.spoken import readings  # its tables are not needed for a file that is right

        dates = " / ".join(f'{pair["key"]} = "{date}"' for date in readings(value))
        if not dates:
            return None
        message = tr("a date is a text, in quotes")
        return Mistake(message, tr("write {this}").format(this=dates), start, start + len(value))
    if value[:1] in {'"', "'"} and value.count(value[0]) > 2:
        message = tr("the text ends at this quotation mark, and something follows")
        help_ = tr('a quotation mark inside a text is written \\"')
        return Mistake(message, help_, where.at - 1, where.at)
    return None


def _unclosed_text(where: _Place, _said: str) -> Mistake | None:
    opens = max(where.line.rfind('"'), where.line.rfind("'"))
    if opens < 0 or "\n" not in where.text[where.at : where.at + 2]:
        return None
    quote = where.line[opens]
    message = tr("the text that begins here does not end in its line")
    help_ = tr("end it with {quote}; texts of several lines stand between {three} and {three}")
    start = where.begin + opens
    return Mistake(message, help_.format(quote=quote, three=quote * 3), start, where.begin + len(where.line))


def _unclosed_long_text(where: _Place, _said: str) -> Mistake | None:
    opens = max(where.text.rfind(LONG, 0, where.at), where.text.rfind(LITERAL, 0, where.at))
    if opens < 0:
        return None
    message = tr("the text that begins here does not end")
    quotes = where.text[opens : opens + 3]
    return Mistake(message, tr("end it with {quotes}").format(quotes=quotes), opens, opens + 3)


def _unclosed_list(where: _Place, _said: str) -> Mistake | None:
    follows = where.text[where.at : where.at + 1]
    if follows and follows in "\"'{[-+0123456789tf" and not _HEAD.match(where.text, where.at):
        before = len(where.text[: where.at].rstrip())
        message = tr("there is no comma between two items of a list")
        return Mistake(message, tr("write a comma before this"), max(before - 1, 0), before)
    depth = 0
    for opens in range(where.at - 1, -1, -1):
        depth += (where.text[opens] == "]") - (where.text[opens] == "[")
        if depth < 0:
            message = tr("the list that begins here does not end")
            return Mistake(message, tr("end it with ]"), opens, opens + 1)
    return None


def _unclosed_table(where: _Place, _said: str) -> Mistake | None:
    opens = where.text.rfind("{", 0, where.at)
    if opens < 0:
        return None
    if where.text[where.at : where.at + 1] == "\n" or where.at >= len(where.text):
        message = tr("the table that begins here does not end")
        return Mistake(message, tr("end it with {brace}").format(brace="}"), opens, opens + 1)
    before = len(where.text[: where.at].rstrip())
    message = tr("there is no comma between two keys of a table")
    return Mistake(message, tr("write a comma before this"), max(before - 1, 0), before)


def _head(where: _Place, _said: str) -> Mistake | None:
    if not where.line.startswith("["):
        return None
    named = where.line.strip("[] \t").split("]")[0]
    start = where.begin + where.line.index(named) if named else where.at
    if "]" not in where.line:
        end = where.begin + len(where.line)
        return Mistake(tr("`]` is missing"), tr("write {this}").format(this=f"[{named}]"), where.begin, end)
    table, _, id_ = named.partition(".")
    if not id_ or re.fullmatch(r"[\w-]+", table, re.ASCII) is None:
        return None
    from tui.model.names import fold  # its tables cost more than a file without errors should pay

    message = tr("`{id}` is not an id: expected ASCII letters and digits, joined by `-` or `_`").format(
        id=id_
    )
    slug = "-".join(fold(id_).split())
    help_ = tr("write {this}").format(this=f"[{table}.{slug}]") if slug else ""
    return Mistake(message, help_, start + len(table) + 1, start + len(named))


def _declared_twice(where: _Place, said: str) -> Mistake | None:
    found = re.search(r"\(.*\)", said)
    if found is None:
        return None
    path = [str(step) for step in ast.literal_eval(found[0])]
    name = ".".join(path)
    inside = r"\s*\.\s*".join(rf"[\"']?{re.escape(step)}[\"']?" for step in path)
    first = where.first(rf"^[ \t]*\[\[?\s*{inside}\s*\]")
    help_ = tr("every id may be used once; give one of the two another id")
    if len(path) == 1:
        help_ = tr("put the two together")
    if first:
        help_ = tr("{advice}; the first is at {place}").format(advice=help_, place=first)
    end = where.begin + len(where.line)
    return Mistake(tr("`[{name}]` is here twice").format(name=name), help_, where.begin, end)


def _assigned_twice(where: _Place, _said: str) -> Mistake | None:
    pair = _PAIR.match(where.line)
    if pair is None:
        return None
    key, start = pair["key"], where.begin + pair.start("key")
    head = where.text.rfind("\n[", 0, where.begin) + 1
    after = where._replace(text=" " * head + where.text[head:])
    first = after.first(rf"^[ \t]*{re.escape(key)}[ \t]*=")
    help_ = tr("leave one of the two out")
    if first:
        line = where.text.count("\n", 0, head) + int(first.rsplit(":", 2)[1])
        help_ = tr("{advice}; the first is at {place}").format(advice=help_, place=place(where.name, line, 1))
    return Mistake(tr("`{key}` is here twice").format(key=key), help_, start, start + len(key))


def _inline_twice(where: _Place, said: str) -> Mistake | None:
    key = said.partition("key ")[2].strip("'")
    message = tr("`{key}` is here twice").format(key=key)
    return Mistake(message, tr("leave one of the two out"), where.at, where.at + 1)


_Explanation = Callable[[_Place, str], Mistake | None]
_CAUSES: tuple[tuple[str, _Explanation], ...] = (
    ("Expected '=' after a key", _yaml),
    ("Expected '=' after a key", _key_without_sign),
    ("Invalid statement", _yaml),
    ("Invalid value", _value),
    ("Expected newline or end of document", _behind_value),
    ("Illegal character", _unclosed_text),
    ("Unterminated string", _unclosed_text),
    ("Unterminated string", _unclosed_long_text),
    (f"Expected {LONG!r}", _unclosed_long_text),
    (f"Expected {LITERAL!r}", _unclosed_long_text),
    ("Unclosed array", _unclosed_list),
    ("Unclosed inline table", _unclosed_table),
    ("Expected ']' at the end of a table declaration", _head),
    ("Invalid initial character for a key part", _head),
    ("Cannot declare", _declared_twice),
    ("Cannot overwrite a value", _assigned_twice),
    ("Duplicate inline table key", _inline_twice),
)
"""What the parser says, by its beginning, and who knows what it may mean."""
