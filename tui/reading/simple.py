"""
Checks of the values that need to know nothing else: makers of functions that take a value and return its problems.

A check returns None where all is well.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from tui.model.entities import Kind
from tui.reading import suggest, values
from tui.reading.diagnostics import Problem
from tui.reading.schema import Simple, Type

Check = Callable[[Any], list[Problem] | None]


def list_of(item: Check, label: str) -> Check:
    def check(value: Any) -> list[Problem] | None:
        if type(value) is not list:
            help_ = "put it in brackets: [ … ]" if item(value) is None else ""
            return [wrong(label, "a list, [ … ]", value)._replace(help=help_)]
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
        return [wrong(label, 'a name in quotes, or a table such as { person = "an-id" }', value)]

    return check


def choice(words: tuple[str, ...], label: str) -> Check:
    expected = "one of " + ", ".join(f'"{word}"' for word in words)

    def check(value: Any) -> list[Problem] | None:
        if type(value) is not str:
            return [wrong(label, expected, value)]
        if value in words:
            return None
        meant = suggest.did_you_mean(suggest.nearest(value, words))
        return [
            Problem((), "bad-value", f"{label}: `{value}` is not {expected}{meant}", part=(0, len(value)))
        ]

    return check


def _languages(label: str, expected: str = Simple.LANGUAGES.value) -> Check:
    def check(value: Any) -> list[Problem] | None:
        if type(value) is not dict:
            return [wrong(label, expected, value)]
        if not value:
            return [Problem((), "empty", f"{label}: expected {expected}, found an empty table")]
        problems = []
        for language, text in value.items():
            if not values.LANGUAGE.fullmatch(language):
                message = f"{label}: `{language}` is not {Simple.LANGUAGE.value}"
                problems.append(Problem((language,), "bad-value", message, on_key=True))
            if not values.is_text(text):
                problems.append(wrong(f"{label} in `{language}`", Simple.STRING.value, text).under(language))
        return problems

    return check


def _text(label: str) -> Check:
    languages = _languages(label, Simple.TEXT.value)

    def check(value: Any) -> list[Problem] | None:
        if values.is_text(value):
            return None
        return languages(value) if type(value) is not str else [wrong(label, Simple.TEXT.value, value)]

    return check


def _matching(type_: Simple, accept: Callable[[str], Any]) -> Callable[[str], Check]:
    """Return the maker of checks of a string that `accept` tells good from bad."""

    def make(label: str) -> Check:
        def check(value: Any) -> list[Problem] | None:
            if type(value) is not str or not value:
                return [wrong(label, type_.value, value)]
            if accept(value):
                return None
            message = f"{label}: `{value}` is not {type_.value}"
            return [Problem((), "bad-value", message, part=(0, len(value)))]

        return check

    return make


def _string(label: str) -> Check:
    def check(value: Any) -> list[Problem] | None:
        return None if values.is_text(value) else [wrong(label, Simple.STRING.value, value)]

    return check


def _number(label: str) -> Check:
    def check(value: Any) -> list[Problem] | None:
        if type(value) is int and 0 < value < 1_000_000:
            return None
        return [wrong(label, Simple.NUMBER.value, value)]

    return check


def _recurrence(label: str) -> Check:
    def check(value: Any) -> list[Problem] | None:
        if type(value) is not str:
            return [wrong(label, Simple.RECURRENCE.value, value)]
        error = values.recurrence_error(value)
        return (error and [Problem((), "bad-value", f"{label}: {error}", part=(0, len(value)))]) or None

    return check


SIMPLE: dict[Type, Callable[[str], Check]] = {
    Simple.TEXT: _text,
    Simple.LANGUAGES: _languages,
    Simple.STRING: _string,
    Simple.SPEAKER: _string,
    Simple.NUMBER: _number,
    Simple.RECURRENCE: _recurrence,
    Simple.LANGUAGE: _matching(Simple.LANGUAGE, values.LANGUAGE.fullmatch),
    Simple.LOCATOR: _matching(Simple.LOCATOR, values.LOCATOR.fullmatch),
    Simple.TIME_ZONE: _matching(Simple.TIME_ZONE, values.is_time_zone),
}


def wrong(label: str, expected: str, value: Any) -> Problem:
    """Return the problem of a value that is not what its place is for."""
    return Problem((), "wrong-type", f"{label}: expected {expected}, found {found(value)}")


_FOUND = {
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
            return f"the number {shown(value)}"
        case str():
            return "a text" if value.strip() else "nothing but spaces" if value else "an empty text"
    return _FOUND[type(value)]


def shown(number: float) -> str:
    """Return a number in digits, unless it has more of them than anybody reads."""
    return "of more than 20 digits" if isinstance(number, int) and abs(number) >= 10**20 else str(number)


def with_article(kind: Kind) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
