"""The words of a page that are not of its timeline, in the page's language."""

from __future__ import annotations

from tui.model.translation import INTERFACE, grouped, tr, trn
from tui.page.words import counted


def ui_language(language: str) -> str | None:
    """Return the language of our own words where it is not the page's: English, for a page in French."""
    return None if language.partition("-")[0].lower() in INTERFACE else INTERFACE[0]


def page_words(language: str) -> dict[str, str]:
    """Return what stands in the templates, by short names."""
    return {
        "skip": tr("Skip to the events", language),
        "timeline": tr("Timeline", language),
        "command": tr("Command", language),
        "version": tr("Version", language),
        "hash": tr("SHA-256 of the timeline’s content: {hash}", language),
        "made": tr("Made", language),
        "here": tr("On this page", language),
        "drawing": tr("Drawing", language),
        "events": tr("Events", language),
        "sources": tr("Sources", language),
        "certain": tr("certain", language),
        "possible": tr("possible", language),
        "open": tr("goes on, or nobody says until when", language),
        "crowd": tr("events counted, not drawn", language),
        "met": tr("Who met whom", language),
        "met hint": tr(
            "Being at one event is not a meeting: the signs say what is known. A sign leads to the nearest encounter of two people.",
            language,
        ),
        "person": tr("Person", language),
        "participants": tr("Participants", language),
        "doubt": tr("Possibly, not certainly, at the time that was asked for.", language),
        "for": tr("for", language),
        "find": tr("Find", language),
        "sample": tr("a name, a word", language),
        "show all": tr("Show all", language),
        "keys": tr("Keys", language),
        "copy": tr("Copy citation", language),
        "by hand": tr("Copy it from here", language),
        "close": tr("Close", language),
        "step": tr("previous and next event", language),
        "zoom": tr("zoom the drawing, show it whole", language),
        "find key": tr("find", language),
        "all key": tr("show every event again", language),
        "copy key": tr("copy the citation of the event", language),
        "keys key": tr("these keys", language),
    }


def script_words(language: str) -> dict[str, str]:
    """Return what the script says, by short names; `kind` and so on are the names of the filters."""
    return {
        "found": tr("{shown} of {total} events", language),
        "copied": tr("Copied.", language),
        "cited": tr("{title}. {date}. In: {page} (version {version}). {address}", language),
        "any": tr("any", language),
        "kind": tr("Kind", language),
        "series": tr("Series", language),
        "place": tr("Place", language),
        "country": tr("Country", language),
        "who": tr("Person", language),
        "topic": tr("Topic", language),
        "year": tr("Year", language),
    }


def standfirst(shown: int, total: int, people: int, sources: int, language: str) -> str:
    """Say how much there is: `14 of 20 events, 8 people, 12 sources.`"""
    if shown < total:
        of_all = grouped(shown, language), grouped(total, language)
        events = tr("{shown} of {total} events", language).format(shown=of_all[0], total=of_all[1])
    else:
        events = counted(total, "event", "events", language)
    named = counted(people, "person", "people", language)
    return f"{events}, {named}, {counted(sources, 'source', 'sources', language)}."


def nothing(total: int, language: str) -> str:
    """Say that no event is shown."""
    if not total:
        return tr("The timeline has no events.", language)
    words = trn(
        "The {number} event is not in this view.",
        "None of the {number} events is in this view.",
        total,
        language,
    )
    return words.format(number=grouped(total, language))


def described(shown: int, language: str) -> str:
    """Say what the drawing is, for who does not see it."""
    words = trn(
        "{number} event drawn along time. The list below says the same in words.",
        "{number} events drawn along time. The list below says the same in words.",
        shown,
        language,
    )
    return words.format(number=grouped(shown, language))
