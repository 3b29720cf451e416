"""The language in which a command line is answered, from its first words on: before anything of it has been parsed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tui.model.translation import DOMAIN, INTERFACE, LOCALES, speak, spoken


@contextmanager
def speaking(words: Sequence[str]) -> Iterator[None]:
    """
    Speak the language that `--language=…` asks for, if it is one of the interface; meanwhile argparse speaks it too.

    argparse looks its own words up in the domain that gettext has for the whole program, in the languages that the
    environment names.
    """
    asked = {f"--language={language}": language for language in INTERFACE}
    for word in words:
        speak(asked.get(word, spoken()))
    if spoken() == INTERFACE[0]:
        yield
        return
    import gettext  # English needs none of it

    domain, languages = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, LOCALES)
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = spoken()
    try:
        yield
    finally:
        gettext.textdomain(domain)
        os.environ.pop("LANGUAGE")
        if languages is not None:
            os.environ["LANGUAGE"] = languages
