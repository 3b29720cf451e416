"""
Checks of the values that need to know nothing else: makers of functions that take a value and return its problems.

A check returns None where all is well.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from tui.model.translation import tr
from tui.reading import suggest
from tui.reading.diagnostics import Problem
from tui.reading.schema import values
from tui.reading.schema.tables import Simple, Type

Check = Callable[[Any], list[Problem] | None]


def list_of(item: Check, label: str) -> Check:
    def check(value: Any) -> list[Problem] | None:
        if type(value) is not list:
            help_ = tr("put it in brackets: [ … ]") if item(value) is None else ""
            return [wrong(label, tr("a list, [ … ]"), value)._replace(help=help_)]
        problems: list[Problem] = []
        for index, entry in enumerate(value):
            if found := item(entry):
                problems += [problem.under(index) for problem in found]
        return problems

    return check


def name_or(table: Check, label: str) -> Check:
    def check(value: Any) -> list[Problem] | None:
        if type(value) is dict:
            return table(value)
        if values.is_text(value):
            return None
        expected = tr("a name in quotes, or a table such as {example}").format(example='{ person = "an-id" }')
        return [wrong(label, expected, value)]

    return check


def choice(words: tuple[str, ...], label: str) -> Check:
    listed = ", ".join(f'"{word}"' for word in words)

    def check(value: Any) -> list[Problem] | None:
        if type(value) is not str:
            return [wrong(label, tr("one of {these}").format(these=listed), value)]
        if value in words:
            return None
        meant = suggest.did_you_mean(suggest.nearest(value, words))
        message = is_not(label, value, tr("one of {these}").format(these=listed)) + meant
        return [Problem((), "bad-value", message, part=(0, len(value)))]

    return check


def _languages(label: str, expected: Simple = Simple.LANGUAGES) -> Check:
    def check(value: Any) -> list[Problem] | None:
        if type(value) is not dict:
            return [wrong(label, tr(expected.value), value)]
        if not value:
            message = tr("{label}: expected {what}, found {found}")
            return [
                Problem(
                    (),
                    "empty",
                    message.format(label=label, what=tr(expected.value), found=tr("an empty table")),
                )
            ]
        problems = []
        for language, text in value.items():
            if not values.LANGUAGE.fullmatch(language):
                message = is_not(label, language, tr(Simple.LANGUAGE.value))
                problems.append(Problem((language,), "bad-value", message, on_key=True))
            if not values.is_text(text):
                where = tr("{label} in `{language}`").format(label=label, language=language)
                problems.append(wrong(where, tr(Simple.STRING.value), text).under(language))
        return problems

    return check


def _text(label: str) -> Check:
    languages = _languages(label, Simple.TEXT)

    def check(value: Any) -> list[Problem] | None:
        if values.is_text(value):
            return None
        return languages(value) if type(value) is not str else [wrong(label, tr(Simple.TEXT.value), value)]

    return check


def _matching(
    type_: Simple, accept: Callable[[str], Any], nearest: Callable[[str], str | None] = lambda _: None
) -> Callable[[str], Check]:
    """Return the maker of checks of a string that `accept` tells good from bad; `nearest` finds what may be meant."""

    def make(label: str) -> Check:
        def check(value: Any) -> list[Problem] | None:
            if type(value) is not str or not value:
                return [wrong(label, tr(type_.value), value)]
            if accept(value):
                return None
            message = is_not(label, value, tr(type_.value)) + suggest.did_you_mean(nearest(value))
            return [Problem((), "bad-value", message, part=(0, len(value)))]

        return check

    return make


def _string(label: str) -> Check:
    def check(value: Any) -> list[Problem] | None:
        return None if values.is_text(value) else [wrong(label, tr(Simple.STRING.value), value)]

    return check


def _number(label: str) -> Check:
    def check(value: Any) -> list[Problem] | None:
        if type(value) is int and 0 < value < 1_000_000:
            return None
        return [wrong(label, tr(Simple.NUMBER.value), value)]

    return check


def _flag(label: str) -> Check:
    def check(value: Any) -> list[Problem] | None:
        return None if type(value) is bool else [wrong(label, tr(Simple.FLAG.value), value)]

    return check


def _query(label: str) -> Check:
    """Only a text is held here: what a query may ask is known further on, to `tui.query.saved`."""

    def check(value: Any) -> list[Problem] | None:
        return None if values.is_text(value) else [wrong(label, tr(Simple.QUERY.value), value)]

    return check


def _recurrence(label: str) -> Check:
    """Hold what needs no date; the rest is held, with the event's own, in `tui.reading.recurrences`."""

    def check(value: Any) -> list[Problem] | None:
        if type(value) is list:
            problems = [
                wrong(label, tr(Simple.STRING.value), text).under(at)
                for at, text in enumerate(value)
                if type(text) is not str
            ]
            if problems:
                return problems
        elif type(value) is not str:
            return [wrong(label, tr(Simple.RECURRENCE.value), value)]
        from tui.model.recurrence import RecurrenceError, parse  # few files have a recurrence

        try:
            parse(value)
        except RecurrenceError as error:
            path = () if error.entry is None else (error.entry,)
            return [Problem(path, "bad-value", f"{label}: {error}", error.help, error.part)]
        return None

    return check


def _nearest_zone(name: str) -> str | None:
    import zoneinfo  # as in `values.is_time_zone`

    known = zoneinfo.available_timezones()
    cities = {zone.rpartition("/")[2]: zone for zone in sorted(known)}
    return suggest.nearest(name, known) or cities.get(suggest.nearest(name.replace(" ", "_"), cities) or "")


SIMPLE: dict[Type, Callable[[str], Check]] = {
    Simple.TEXT: _text,
    Simple.LANGUAGES: _languages,
    Simple.STRING: _string,
    Simple.SPEAKER: _string,
    Simple.QUERY: _query,
    Simple.NUMBER: _number,
    Simple.FLAG: _flag,
    Simple.RECURRENCE: _recurrence,
    Simple.LANGUAGE: _matching(Simple.LANGUAGE, values.LANGUAGE.fullmatch),
    Simple.LOCATOR: _matching(Simple.LOCATOR, values.LOCATOR.fullmatch),
    Simple.TIME_ZONE: _matching(Simple.TIME_ZONE, values.is_time_zone, _nearest_zone),
}


def wrong(label: str, expected: str, value: Any) -> Problem:
    """Return the problem of a value that is not what its place is for."""
    message = tr("{label}: expected {what}, found {found}")
    return Problem((), "wrong-type", message.format(label=label, what=expected, found=found(value)))


def is_not(label: str, value: str, expected: str) -> str:
    """Say that a text is not what its place is for."""
    return tr("{label}: `{value}` is not {what}").format(label=label, value=value, what=expected)


FOUND = {
    list: "a list",
    dict: "a table",
    dt.datetime: "a date and time",
    dt.date: "a date",
    dt.time: "a time of day",
    type(None): "null",
}


def found(value: Any) -> str:
    """Say what a parsed value is."""
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return tr("the number {number}").format(number=shown(value))
        case str():
            if value.strip():
                return tr("a text")
            return tr("nothing but spaces") if value else tr("an empty text")
    return tr(FOUND[type(value)])


def shown(number: float) -> str:
    """Return a number in digits, unless it has more of them than anybody reads."""
    if isinstance(number, int) and abs(number) >= 10**20:
        return tr("of more than 20 digits")
    return str(number)


def with_article(name: str) -> str:
    """Return what a table is called in English, with its article; a message of its own."""
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"
