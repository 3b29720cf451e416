"""
The words of the interface in the language of whoever reads them: gettext catalogues, English where there is none.

English stands in the code as `tr("…")`; `scripts.catalogues` collects it from there.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

DOMAIN = "timeline"
LOCALES = Path(__file__).parent.parent / "locales"
INTERFACE = ("en", "vi")
"""The languages in which the interface is written; the first of them is that of the code."""

_spoken = INTERFACE[0]


def speak(language: str) -> None:
    """Let the interface speak a language from now on; English where it is not written in it."""
    global _spoken  # noqa: PLW0603  one reader, one language: what gettext itself keeps in builtins
    _spoken = language


def spoken() -> str:
    """Return the language that the interface speaks."""
    return _spoken


def tr(message: str, language: str | None = None) -> str:
    """Return an English message in a language, by default that of the interface."""
    catalogue = _catalogue(_spoken if language is None else language)
    return message if catalogue is None else catalogue.gettext(message)


def trn(one: str, many: str, number: int, language: str | None = None) -> str:
    """Return the one of two English messages that goes with a number, in a language, as `tr` does."""
    catalogue = _catalogue(_spoken if language is None else language)
    if catalogue is None:
        return one if number == 1 else many
    return catalogue.ngettext(one, many, number)


def grouped(number: int, language: str | None = None) -> str:
    """Return a number in digits, in groups of three as a language parts them, by default that of the interface."""
    digits = f"{number:,}"
    return (
        digits.replace(",", ".") if (_spoken if language is None else language).startswith("vi") else digits
    )


@cache
def _catalogue(language: str) -> NullTranslations | None:
    primary = language.partition("-")[0].lower()
    if primary not in INTERFACE[1:]:
        return None
    import gettext  # English needs none of it

    return gettext.translation(DOMAIN, LOCALES, [primary])
