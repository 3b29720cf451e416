"""The languages in which dates are said. A language that is not here is said in English."""

from __future__ import annotations

from tui.model import wording_en, wording_vi
from tui.model.calendar_names import is_vietnamese
from tui.model.phrasing import Phrasing

_ENGLISH, _SHORT_ENGLISH = wording_en.English(), wording_en.ShortEnglish()
_VIETNAMESE, _SHORT_VIETNAMESE = wording_vi.Vietnamese(), wording_vi.ShortVietnamese()


def phrasing(language: str, *, short: bool = False) -> Phrasing:
    """Return the words of a language."""
    if is_vietnamese(language):
        return _SHORT_VIETNAMESE if short else _VIETNAMESE
    return _SHORT_ENGLISH if short else _ENGLISH
