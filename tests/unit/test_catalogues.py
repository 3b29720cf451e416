"""The interface in other languages: every message translated, none left over, and what gettext reads is what was written."""

from __future__ import annotations

import gettext
import string

import pytest
from babel.messages.catalog import Catalog, Message

from scripts.catalogues import collected, path_of, read
from tui.model import translation
from tui.model.translation import INTERFACE, tr, trn

LANGUAGES = INTERFACE[1:]


def messages(catalogue: Catalog) -> dict[str, Message]:
    return {_first(message.id): message for message in catalogue if message.id}


def _first(texts: str | list[str] | tuple[str, ...]) -> str:
    return texts if isinstance(texts, str) else texts[0]


def _all(texts: str | list[str] | tuple[str, ...]) -> list[str]:
    return [texts] if isinstance(texts, str) else list(texts)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_every_message_of_the_interface_and_no_other(language: str) -> None:
    """To renew it: python -m scripts.catalogues, then translate what is empty."""
    there, needed = messages(read(language)), messages(collected())
    assert sorted(needed.keys() - there.keys()) == []
    assert sorted(there.keys() - needed.keys()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_with_the_same_fields(language: str) -> None:
    for english, message in messages(read(language)).items():
        assert message.string, f"{english!r} is not translated"
        assert not message.fuzzy, f"{english!r} is marked as unsure"
        named = set().union(*map(fields, _all(message.id)))
        for said in _all(message.string):
            assert said, f"{english!r} lacks a form"
            assert fields(said) <= named, f"{english!r} says something else"
            assert fields(said) >= named - {"n"}, f"{english!r} leaves something out"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_gettext_reads_is_what_was_written(language: str) -> None:
    compiled = path_of(language).with_suffix(".mo")
    assert compiled.exists(), "installing compiles it: pip install --editable ."
    with compiled.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    for english, message in messages(read(language)).items():
        assert catalogue.gettext(english) == _first(message.string or "")


def test_english_is_said_where_no_other_language_is_asked_for() -> None:
    assert tr("Country", "en") == tr("Country", "fr") == "Country"
    assert trn("{n} event", "{n} events", 1, "en") == "{n} event"
    assert trn("{n} event", "{n} events", 2, "en") == "{n} events"


def test_what_is_spoken_is_said_until_something_else_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translation, "_spoken", "en")
    translation.speak("vi")
    assert tr("Country") == tr("Country", "vi") != "Country"
    assert tr("Country", "vi-VN") == tr("Country", "vi")
    translation.speak("en")
    assert tr("Country") == "Country"
