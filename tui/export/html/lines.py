"""Lines of a page as markup: every link and the number of every note settled."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from html import escape

from markupsafe import Markup

from tui.export.html.index import Index
from tui.export.html.markup import plain, run
from tui.export.html.notes import Notes
from tui.model.entities import Citation, Kind, Words
from tui.model.text import safe_url
from tui.model.translation import tr
from tui.page.page import Line, PageField, Span, Style, Target
from tui.page.records import ParticipantRow
from tui.page.words import BASIS

DOT = " · "


class MarkedLines:
    """
    Turns lines about the events that are `shown` into markup; notes and index fill as it goes.

    `ui` is the attribute of our own words, where they are not in the language of the page.
    """

    def __init__(
        self, language: str, shown: Collection[str], notes: Notes, index: Index, *, ui: Markup
    ) -> None:
        self._language = language
        self._shown = shown
        self._notes = notes
        self._index = index
        self._ui = ui
        self._openings: dict[str, str] = {}  # of blocks, by their labels
        self._names: dict[str | None, str] = {}  # of participants, by where they lead

    def blocks(self, fields: Iterable[PageField], event: str) -> str:
        """Return fields as elements of a `<dl>`; what has no line is left out."""
        return "".join(self._block(field, event) for field in fields if field.lines)

    def line(self, line: Line, event: str, citations: Iterable[Citation] | None = None) -> str:
        """Return a line about an event, with its own citations or with those given."""
        cited = line.citations if citations is None else citations
        after = self._notes.refs(cited, event) if cited else ""
        return "".join([self._span(span, event) for span in line.spans]) + after

    def _span(self, span: Span, event: str) -> str:
        text, style, language, target, url, _ = span
        if target is None and url is None:
            if style is Style.PLAIN and language is None:
                return plain(text)
            return run(text, style, language)
        return run(text, style, language, safe_url(url) if url else self._href(target, event))

    def guest(self, row: ParticipantRow, event: str, basis: str | None) -> str:
        """Return a participant: the name, then what they were there, `head of delegation`, `Minister of …`, `VN`."""
        name, role, office, delegation, own_basis, citations, target, named_only = row
        href = (
            f"#{self._index.add_plain(named_only, event)}"
            if named_only is not None
            else self._href(target, event)
        )
        about = [self._said(words) for words in (role, office) if words]
        if delegation:
            about.append(f"<small>{plain(delegation)}</small>")
        if href not in self._names:
            self._names[href] = run(name.text, Style.STRONG, self.foreign(name.language), href)
        guest = self._names[href]
        if citations:
            guest += self._notes.refs(citations, event)
        if about:
            guest += f'<span class="about">{DOT.join(about)}</span>'
        if own_basis not in {None, "stated", basis}:
            guest += f" <em{self._ui}>{escape(tr(BASIS[own_basis], self._language))}</em>"
        return guest

    def _said(self, words: Words) -> str:
        return (
            plain(words.text)
            if words.language == self._language
            else run(words.text, language=words.language)
        )

    def foreign(self, language: str) -> str | None:
        """Return a language where it is another than that of the page."""
        return language if language != self._language else None

    def _block(self, field: PageField, event: str) -> str:
        label, lines, fact = field
        opening = self._openings.get(label)
        if opening is None:
            opening = f'<div class="block {fact}"><dt{self._ui}>{escape(label)}</dt>\n'
            self._openings[label] = opening
        return f"{opening}{''.join([f'<dd>{self.line(line, event)}</dd>' for line in lines])}</div>\n"

    def _href(self, target: Target | None, event: str) -> str | None:
        if target is None:
            return None
        kind, id_ = target
        if kind is Kind.EVENT:
            return f"#event-{id_}" if id_ in self._shown else None
        if kind is Kind.SOURCE:
            return f"#note-{self._notes.number(id_)}"
        if kind is Kind.PERSON or kind is Kind.ORGANIZATION:
            return f"#{self._index.add(kind, id_, event)}"
        return None
