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

from tui.drawing.page import Style
from tui.export.moments import Dates
from tui.model.entities import Event

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_TAGS = {Style.STRONG: "strong", Style.DIM: "small", Style.QUOTE: "q", Style.WARN: "em"}
# Names, offices and places come again and again.
KEPT = 8192


@lru_cache(KEPT)
def html_lang(language: str | None) -> Markup:
    """Return ` lang="vi" dir="auto"`; nothing where there is no language, or not the form of a BCP 47 tag."""
    if language is None or _LANGUAGE.fullmatch(language) is None:
        return Markup()
    return Markup(f' lang="{language}" dir="auto"')  # noqa: S704  letters, digits and hyphens


@lru_cache(KEPT)
def run(text: str, style: Style = Style.PLAIN, language: str | None = None, href: str | None = None) -> str:
    """Return a run of text in one style, linked where it leads somewhere; `language` where it is not the page's."""
    tag, lang, inner = _TAGS.get(style), html_lang(language), escape(text)
    if href is not None:
        away = "" if href.startswith("#") else ' rel="noopener noreferrer external"'
        inner = f'<a href="{escape(href)}"{lang if tag is None else ""}{away}>{inner}</a>'
    elif tag is None and lang:
        return f"<span{lang}>{inner}</span>"
    return inner if tag is None else f"<{tag}{lang}>{inner}</{tag}>"


class Heading(NamedTuple):
    """An event as other parts of a page name it: a short date, and the title, which leads to the article."""

    date: str
    link: Markup


def heading(event: Event, language: str) -> Heading:
    """Return what an event is called elsewhere."""
    title = event.title.say(language)
    foreign = title.language if title.language != language else None
    link = run(title.text, language=foreign, href=f"#event-{event.id}")
    return Heading(event.date.short(language), Markup(link))  # noqa: S704  made by `run`


def dates(when: Dates) -> Markup:
    """Return the short dates of an event, open ends marked."""
    moments = " – ".join(
        f'<time datetime="{moment.machine}">{escape(moment.words)}</time>'
        if moment.machine
        else f"<span>{escape(moment.words)}</span>"
        for moment in when.moments
    )
    before = '<span aria-hidden="true">‹ </span>' if when.open_left else ""
    after = '<span aria-hidden="true"> ›</span>' if when.open_right else ""
    return Markup(before + moments + after)  # noqa: S704  escaped, or ours
