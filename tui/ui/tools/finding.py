"""What the person search shows for a text: people with what tells them apart, else events, else what to try."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.model.translation import grouped, tr
from tui.page.left_out import unless_left_out
from tui.page.words import counted
from tui.query.language import Ask, QueryError, parse, terms_of
from tui.query.result import resolve
from tui.query.view import View
from tui.query.whom import about_person, called_alike, in_order, joined, years_of
from tui.store.search.people import Hit, nearest, search
from tui.store.search.titles import titled
from tui.store.timeline import Timeline
from tui.ui.panels.wrapping import Row, TextPiece
from tui.ui.tools.hits import Found

LIMIT = 50  # rows; who is not among them is found by typing on


class Findings(NamedTuple):
    """Rows for the list, what stands above them, and how many there are, in words."""

    rows: Sequence[Found]
    heading: Row
    figure: str


def find(timeline: Timeline, text: str, language: str) -> Findings:
    """
    Return who answers to `text` (empty: everybody), best first; failing that the events whose title does.

    People whose names are only near to it stand below, each marked as such. A query is offered as what it is: nobody's
    name has a colon behind the name of a field.
    """
    query = _query(text)
    if query is not None:
        name = TextPiece(tr("Ask it as a query") + ":")
        events = len(resolve(timeline, View(query=query, language=language)).matches)
        figure = TextPiece(counted(events, "event", "events"), "dim")
        return Findings([Found(query, (name,), (TextPiece(query),), (figure,))], (), "")
    hits = search(timeline, text, LIMIT)
    if not text.strip():
        hits = in_order(hits, language)
    near = nearest(timeline, text, beside=hits)
    guesses = [_guessed(found) for found in _people(timeline, near, language)]
    if hits:
        rows = [*_people(timeline, hits, language), *guesses]
        return Findings(rows, (), _figure(len(hits), counted(len(hits), "person", "people")))
    if not text.strip():
        return Findings(
            (), (TextPiece(unless_left_out(tr("This timeline names nobody."), timeline), "dim"),), ""
        )
    ranks = titled(timeline, text, LIMIT)
    asked = TextPiece(
        unless_left_out(tr("Nobody here is called “{text}”.").format(text=text), timeline) + " "
    )
    if ranks:
        rows = [*(_event(timeline, rank, language) for rank in ranks), *guesses]
        heading = (asked, TextPiece(tr("Events with it in the title:"), "dim"))
        return Findings(rows, heading, _figure(len(ranks), counted(len(ranks), "event", "events")))
    if guesses:
        return Findings(guesses, (asked, TextPiece(tr("The nearest:"), "dim")), "")
    advice = tr("Nor is any event. Try fewer letters, another spelling or another script; Esc goes back.")
    return Findings((), (asked, TextPiece(advice, "dim")), "")


def _query(text: str) -> str | None:
    """Return the query that a text is, where it asks by a field."""
    if ":" not in text:
        return None
    try:
        asked = parse(text)
    except QueryError:
        return None
    return text.strip() if any(term.ask not in {Ask.WORD, Ask.PHRASE} for term in terms_of(asked)) else None


def _guessed(found: Found) -> Found:
    return found._replace(name=(TextPiece(tr("nearest:") + " ", "dim"), *found.name))


def _figure(number: int, words: str) -> str:
    return tr("the first {number} shown").format(number=grouped(LIMIT)) if number >= LIMIT else words


def _people(timeline: Timeline, hits: Sequence[Hit], language: str) -> list[Found]:
    alike = called_alike(hits, language)
    found = []
    for hit in hits:
        name = hit.person.name.say(language).text
        about = about_person(hit.person, language)
        if hit.left_out:
            about = joined(tr("without “{word}”").format(word=hit.left_out), about)
        if hit.key in alike or not about:
            about = joined(
                about, years_of(timeline, hit, language), hit.person.id if hit.key in alike else ""
            )
        figure = counted(hit.events, "event", "events")
        found.append(Found(hit, _name(hit, name), (TextPiece(about, "dim"),), (TextPiece(figure, "dim"),)))
    return found


def _name(hit: Hit, name: str) -> Row:
    """Return the name to call somebody by, and the one that matched with its letters marked, where it is another."""
    marked = _marked(hit.matched, hit.spans)
    if hit.matched == name:
        return marked
    return (TextPiece(name), TextPiece(" ("), *marked, TextPiece(")"))


def _marked(text: str, spans: Sequence[tuple[int, int]]) -> Row:
    pieces = []
    at = 0
    for start, end in spans:
        pieces += [TextPiece(text[at:start]), TextPiece(text[start:end], "mark")]
        at = end
    return tuple(piece for piece in (*pieces, TextPiece(text[at:])) if piece.text)


def _event(timeline: Timeline, rank: int, language: str) -> Found:
    event = timeline.event(rank)
    date = event.date.short(language)
    return Found(rank, (TextPiece(event.title.say(language).told(language)),), (), (TextPiece(date, "dim"),))
