"""Whom a name means, in words: who they are, what tells people of one name apart, and who is nearest where it is nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tui.model.alphabet import alphabetical
from tui.model.dates import BEGINNING, END, civil, year_words
from tui.model.entities import Person
from tui.model.names import fold
from tui.model.translation import grouped, tr, trn
from tui.query.language import Query, one_person, parse, people_of
from tui.query.result import Result
from tui.query.terms import TermEvaluator
from tui.store.search.people import Hit, nearest, people_hits, search
from tui.store.timeline import Timeline

DOT = " · "
FEW = 5
"""As many people of one name are answered for one by one, and told of in a line."""


def reference_to(hit: Hit) -> str:
    """Return how a query, a pinned lane or a command names somebody found, and nobody else."""
    return one_person(hit.person.id or str(hit.person.name))


def name_and_id(hit: Hit, language: str) -> str:
    """Return a person's name with what they can be asked for by."""
    name = hit.person.name.say(language).text
    return f"{name} ({hit.person.id})" if hit.person.id else name


def label(timeline: Timeline, hit: Hit, language: str) -> str:
    """Return a person's name with all that tells them from others of that name."""
    told = joined(hit.person.id, apart(timeline, hit, language))
    return f"{hit.person.name.say(language).text} ({told})"


def about_person(person: Person, language: str) -> str:
    """Return country and latest post, which tell people of one name apart."""
    return joined(person.country, latest_post(person, language))


def latest_post(person: Person, language: str) -> str:
    posts = [post for post in person.posts if post.title is not None]
    latest = max(posts, key=lambda post: post.date.latest_end if post.date else BEGINNING, default=None)
    return latest.title.say(language).text if latest is not None and latest.title is not None else ""


def apart(timeline: Timeline, hit: Hit, language: str) -> str:
    """Return all that tells somebody from others of the same name but the id: country, post, years, number of events."""
    events = trn("{n} event", "{n} events", hit.events, language).format(n=grouped(hit.events, language))
    return joined(hit.person.country, post_and_years(timeline, hit, language), events)


def post_and_years(timeline: Timeline, hit: Hit, language: str) -> str:
    """Return what tells somebody from others of the same name beside country, number of events and id."""
    return joined(latest_post(hit.person, language), years_of(timeline, hit, language))


def joined(*parts: str | None) -> str:
    """Return what there is of some short facts, in one line."""
    return DOT.join(filter(None, parts))


def years_of(timeline: Timeline, hit: Hit, language: str) -> str:
    """Return the years of somebody's first and last event, as far as they are known; where there is none, of their posts."""
    ranks = timeline.with_date(timeline.person_ranks(hit.key))
    starts = [timeline.earliest_start[rank] for rank in ranks]
    if not starts:
        dates = [post.date for post in hit.person.posts if post.date]
        starts = [bound for date in dates for bound in (date.earliest_start, date.latest_end)]
    years = sorted({civil(start)[0] for start in starts if BEGINNING < start < END})
    return "–".join(dict.fromkeys(year_words(year, language) for year in (*years[:1], *years[-1:])))


def called_alike(hits: Sequence[Hit], language: str) -> set[int]:
    """Return the keys of those among some people who have their name in common with another of them."""
    names = {hit.key: hit.person.name.say(language).text for hit in hits}
    often = Counter(names.values())
    return {key for key, name in names.items() if often[name] > 1}


def names_apart(hits: Sequence[Hit], language: str) -> list[tuple[str, str]]:
    """Return the name of each of these people and, where another has it too, what stands behind it: ` (id)`."""
    alike = called_alike(hits, language)
    return [
        (
            hit.person.name.say(language).text,
            f" ({hit.person.id})" if hit.key in alike and hit.person.id else "",
        )
        for hit in hits
    ]


def in_order(hits: Iterable[Hit], language: str) -> list[Hit]:
    """Return people in the order of their number of events, equals by their names in a language."""
    alphabet = alphabetical(language)
    return sorted(hits, key=lambda hit: (-hit.events, alphabet(hit.person.name.say(language).text)))


def nobody_words(timeline: Timeline, name: str, language: str) -> str:
    """Say that nobody is found by a name, and who is nearest."""
    near = near_names(timeline, name, language)
    if not near:
        return tr("nobody is found by {name}").format(name=name)
    words = tr("nobody is found by {name}; nearest: {people}")
    return words.format(name=name, people=", ".join(near))


def near_names(timeline: Timeline, name: str, language: str) -> list[str]:
    """Return who is nearest to a name, to be named and for nothing else."""
    found = search(timeline, name, FEW) if fold(name) else []
    return [name_and_id(hit, language) for hit in (*found, *nearest(timeline, name, FEW, found))][:FEW]


def several_words(name: str, number: int, language: str) -> str:
    """Say that a name means several people."""
    words = trn("{n} person is so named: {name}", "{n} people are so named: {name}", number, language)
    return words.format(n=grouped(number, language), name=name)


def nobodies(result: Result) -> list[str]:
    """Say of each name in a query that is nobody's who is nearest."""
    return [
        nobody_words(result.timeline, name, result.language)
        for name in people_of(parse(result.view.query))
        if not result.timeline.once(TermEvaluator).people(name)
    ]


def several_asked(timeline: Timeline, query: Query, language: str) -> str:
    """Say of each name in a query that means several people who they are, the first few; nothing where none does."""
    return "; ".join(
        f"{several_words(name, len(keys), language)} · {_named(timeline, keys, language)}"
        for name in people_of(query)
        if len(keys := timeline.once(TermEvaluator).people(name)) > 1
    )


def _named(timeline: Timeline, keys: Sequence[int], language: str) -> str:
    hits = [*people_hits(timeline, keys[:FEW]).values()]
    return ", ".join([*(name_and_id(hit, language) for hit in hits), *(["…"] if len(keys) > FEW else [])])
