"""A view as Markdown (CommonMark and footnotes), in which no text of the timeline is taken for markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from tui import __version__
from tui.export.html.notes import locator_words
from tui.export.request import Along
from tui.model.dates import Certainty, When
from tui.model.entities import Citation, Event, Kind, Source
from tui.model.text import safe
from tui.model.translation import grouped, tr
from tui.page.left_out import unless_left_out
from tui.page.page import Fact, Line, PageField, Span, Style, Target
from tui.page.records import page
from tui.page.words import counted
from tui.query.result import Result

# What begins markup wherever it stands: code, emphasis, links and footnotes, HTML, entities, tables, strike-through,
# mathematics, superscripts, headings, citations, and the braces of template languages that Markdown is often put through.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&$^@]")
# What many renderers turn into a link by themselves; a backslash at the sign in the middle keeps them from it.
_LINKS = re.compile(r"(?<=\w)\.(?=[^\W\d])|:(?=//)")
# What GitHub takes for an address of mail, within a run of signs that one can be of.
_RUN = re.compile(r"[A-Za-z0-9.+_@-]+")
_MAIL = re.compile(r"[A-Za-z0-9.+_-]@[A-Za-z0-9_-]+\.[A-Za-z0-9_-]")
# What begins a list, or underlines a heading, at the start of a line.
_START = re.compile(r"(?P<number>\d*)(?P<sign>(?<=\d)[.)]|(?<!\d)[-+=:])")
_BLANKS = re.compile(" {2,}")
# Their places are elsewhere: the sources in the notes, the id below the title.
_LEFT_OUT = (Fact.SOURCES, Fact.ID)


def export_markdown(result: Result, *, command: str, made: datetime, along: Along = iter) -> str:
    """
    Return the events that a result shows, in order, each with all that is known of it, and the sources as footnotes.

    `command` is the command line that shows the view, `made` the time of making in UTC.
    """
    writer = _Writer(result)
    blocks = [
        *_head(result, command, made),
        *(block for rank in along(result.shown) for block in writer.event(rank)),
    ]
    notes = list(writer.notes())
    if notes:
        blocks.append("\n".join(notes))
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """Return a line of Markdown that shows `text`, whatever stands before and after it; blanks at its ends are lost."""
    text = "".join(_pieces(_BLANKS.sub(" ", text.strip())))
    start = _START.match(text)
    return f"{start['number']}\\{text[start.start('sign') :]}" if start else text


def _pieces(text: str) -> Iterator[str]:
    """Yield a text escaped; addresses of mail, which GitHub turns into links however they are escaped, as code."""
    at = 0
    for run in _RUN.finditer(text) if "@" in text else ():
        if _MAIL.search(run[0]):
            address = run[0].rstrip(".@")
            yield _escaped(text[at : run.start()])
            yield f"`{address}`"
            at = run.start() + len(address)
    yield _escaped(text[at:])


def _escaped(text: str) -> str:
    return _LINKS.sub(r"\\\g<0>", _MARKUP.sub(r"\\\g<0>", text))


def link(text: str, url: str) -> str:
    """Return a link; `url` has passed `safe_url`, so that of all markup only an entity could still be in it."""
    return f"[{escape(text)}](<{url.replace('&', '&amp;')}>)"


def _head(result: Result, command: str, made: datetime) -> Iterator[str]:
    view, shown, language = result.view, len(result.shown), result.language
    time = When.parse(made.strftime("%Y-%m-%dT%H:%M")).words(language)
    yield f"# {escape(result.timeline.title.say(language).told(language))}"
    all_of_them = counted(result.total, "event", "events", language)
    some = tr("{shown} of {events}", language).format(shown=grouped(shown, language), events=all_of_them)
    asked = [unless_left_out(some if result.filtered else all_of_them, result.timeline, language)]
    if view.query:
        asked.append(tr("query: {query}", language).format(query=escape(safe(view.query))))
    if view.window is not None:
        asked.append(tr("window: {window}", language).format(window=escape(view.window.words(language))))
    yield "\n".join(f"- {words}" for words in asked)
    said = tr(
        "Made at {time} UTC by timeline {version}, from the timeline of content hash `{hash}`."
        " This command shows the same:",
        language,
    )
    yield said.format(time=time, version=__version__, hash=result.timeline.version())
    yield f"    {safe(command)}"


class _Writer:
    """Writes events; the notes are numbered as they are met."""

    def __init__(self, result: Result) -> None:
        self._result = result
        self._timeline = result.timeline
        self._language = result.language
        self._numbers: dict[Citation, int] = {}

    def event(self, rank: int) -> Iterator[str]:
        event = self._timeline.event(rank)
        written = page(self._timeline, Target(Kind.EVENT, event.id), self._language)
        yield f"## {escape(written.title.text + written.title_mark)}"
        items = [
            item
            for field in written.fields
            if field.fact not in _LEFT_OUT
            for item in self._items(field, event)
        ]
        if self._result.certainty(rank) is not Certainty.CERTAINLY:
            items.insert(0, f"- **{tr('Only possibly at the time asked for', self._language)}**")
        yield "\n".join([*items, f"- **{tr('Id', self._language)}:** `{event.id}`"])

    def notes(self) -> Iterator[str]:
        """Yield the footnotes by number."""
        for citation, number in self._numbers.items():
            yield f"[^{number}]: {self._source(citation)}"

    def _items(self, field: PageField, event: Event) -> Iterator[str]:
        """Yield a list item for a field; more lines than one are a list in it."""
        first = event.sources if field.fact is Fact.DATE else ()
        lines = [
            self._line(line, first if number == 0 else (), field.fact)
            for number, line in enumerate(field.lines)
        ]
        label = f"- **{field.label}:**"
        if len(lines) == 1:
            yield f"{label} {lines[0]}"
        else:
            yield label
            yield from (f"  - {line}" for line in lines)

    def _line(self, line: Line, more: Sequence[Citation], fact: Fact | None) -> str:
        return _joined(line.spans, fact) + self._refs((*line.citations, *more))

    def _refs(self, citations: Sequence[Citation]) -> str:
        numbers = [
            self._numbers.setdefault(citation, len(self._numbers) + 1)
            for citation in dict.fromkeys(citations)
        ]
        return "".join(f"[^{number}]" for number in numbers)

    def _source(self, citation: Citation) -> str:
        """Say what a source is: publisher, title, agency, date, the place in it and the words there."""
        source = self._timeline.get(Kind.SOURCE, citation.source)
        if not isinstance(source, Source):
            raise TypeError(f"no source {citation.source}")
        title = source.title.say(self._language).text
        parts = [
            escape(source.publisher.say(self._language).text) if source.publisher else "",
            link(title, source.url) if source.url else escape(title),
            escape(source.agency or ""),
            source.date.words(self._language) if source.date else "",
            escape(locator_words(citation.at, self._language) or ""),
        ]
        said = ", ".join(part for part in parts if part)
        return f"{said}: “{escape(citation.quote)}”" if citation.quote else said


def _joined(spans: Sequence[Span], fact: Fact | None) -> str:
    """Return a line's spans as Markdown; neighbours without a link are escaped together."""
    parts, text = [], ""
    for span in spans:
        if span.url:
            parts += [escape(text), link(span.text, span.url)]
            text = span.mark(fact)
        else:
            text += f"“{span.text}”" if span.style is Style.QUOTE and "“" not in span.text else span.text
            text += span.mark(fact)
    return " ".join(part for part in (*parts, escape(text)) if part)
