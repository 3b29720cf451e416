"""
Texts as HTML. What these functions return is finished: every text that came in has been escaped.

They take the place of template macros, which cost a hundred times as much and are needed fifty times an event.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import NamedTuple

from markupsafe import Markup

from tui.export.html.moments import dated
from tui.model.bidi import isolated
from tui.model.entities import Event
from tui.page.page import Style

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
# What could end a script or be taken for markup is written as JSON's own escapes, which read back the same.
_ESCAPED = {char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
_TAGS = {Style.STRONG: "strong", Style.DIM: "small", Style.QUOTE: "q", Style.WARN: "em"}
# Names, offices and places come again and again.
KEPT = 4096


@lru_cache(KEPT)
def html_lang(language: str | None) -> Markup:
    """Return ` lang="vi" dir="auto"`; nothing where there is no language, or not the form of a BCP 47 tag."""
    if language is None or _LANGUAGE.fullmatch(language) is None:
        return Markup()
    return Markup(f' lang="{language}" dir="auto"')  # noqa: S704  letters, digits and hyphens


def plain(text: str) -> str:
    """
    Return a text that stands beside others, isolated from them where it is written from right to left.

    By characters, for what is in a text never changes the structure of a page. Elements are isolated by its style.
    """
    return escape(isolated(text))


def run(text: str, style: Style = Style.PLAIN, language: str | None = None, href: str | None = None) -> str:
    """Return a run of text in one style, linked where it leads somewhere; `language` where it is not the page's."""
    tag, inner = _TAGS[style] if style is not Style.PLAIN else None, escape(text)
    lang = "" if language is None else html_lang(language)
    if href is not None:
        away = "" if href.startswith("#") else ' rel="noopener noreferrer external"'
        inner = f'<a href="{escape(href)}"{lang if tag is None else ""}{away}>{inner}</a>'
    elif tag is None and lang:
        return f"<span{lang}>{inner}</span>"
    return (
        plain(text)
        if tag is None and href is None
        else inner
        if tag is None
        else f"<{tag}{lang}>{inner}</{tag}>"
    )


def in_script(json: str) -> Markup:
    """Return JSON that may stand in a `<script>`, whatever its strings are."""
    for char, escaped in _ESCAPED.items():
        if char in json:
            json = json.replace(char, escaped)
    return Markup(json)  # noqa: S704  no < and no & is in it


class Heading(NamedTuple):
    """An event as all parts of a page name it, in markup: a short date, and the title, which leads to the article."""

    date: str
    link: str


def heading(event: Event, language: str) -> Heading:
    """Return what an event is called."""
    title = event.title.say(language)
    foreign = title.language if title.language != language else None
    link = run(title.text, language=foreign, href=f"#event-{event.id}")
    return Heading(escape(dated(event.date, language).short), link)
