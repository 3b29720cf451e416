"""
A whole interface in another language: with a catalogue that writes every message in Armenian letters, and a timeline
that is Greek, whatever still stands in Latin letters has been translated by nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tui.export.formats import FORMATS
from tui.model import translation
from tui.model.calendar_names import MONTHS, SHORT_MONTHS, weekday_name
from tui.model.dates import Certainty, When, Window, short_date
from tui.query.language import CERTAINLY, FIELDS
from tui.scene.layout import labels
from tui.ui.themes import DARK, LIGHT

GREEK = """
[timeline]
title = "Λιμάνι"
language = "el"
[people.a1]
name = "Άννα Μπεργκ"
names = { ru = "Анна Берг" }
aliases = ["Ανν"]
country = "Ελλάδα"
posts = [{ title = "Υπουργός", organization = "o1", date = "2023/.." }]
[people.b1]
name = "Μπο Λιν"
country = "Κίνα"
[people.c1]
name = "Γιώργος"
[organizations.o1]
name = "Οργάνωση"
country = "Ελλάδα"
[places.t1]
name = "Προβλήτα"
within = "Πειραιάς"
country = "Ελλάδα"
[series.s1]
name = "Σειρά"
organizer = "o1"
since = "2019"
distinct_from = ["s2"]
[series.s2]
name = "Άλλη σειρά"
[sources.g1]
title = "Εφημερίδα"
publisher = "Εκδότης"
date = "2024-05-03"
language = "el"
url = "https://192.0.2.1/1"
licence = "Ελεύθερη"
[sources.g2]
title = "Ημερολόγιο"
[events.e1]
title = "Έρευνα"
date = "2024-02"
kind = "period"
basis = "background"
sources = ["g2"]
[events.e2]
title = "Σύνοδος"
kind = "conference"
date = "2024-05-01/2024-05-05"
place = "t1"
series = "s1"
edition = 3
topics = ["ειρήνη"]
summary = "Περίληψη."
sources = ["g1#p2", "g2"]
participants = [{ person = "a1", role = "οικοδεσπότης", office = "Πρόεδρος" }, { person = "b1" }, "Ξένος",
    { organization = "o1", role = "φορέας", basis = "implied" }]
statements = [{ by = "a1", mode = "paraphrase", text = "Καλά.", sources = ["g1#p6"] },
    { by = "b1", mode = "quote", text = "Ναι.", sources = ["g1#photo1"] }]
conflicts = [{ date = "2024-05-02", text = "Άλλο.", sources = ["g2"] }]
notes = [{ text = "Σημείωση.", basis = "background", sources = ["g1#p7"] }]
[events.e3]
title = "Έναρξη"
kind = "speech"
date = "2024-05-01"
part_of = ["e2"]
participants = [{ person = "a1" }]
sources = ["g1#p3"]
[events.e4]
title = "Δείπνο"
kind = "talks"
date = "[2024-05-02..2024-05-03]"
part_of = ["e2"]
participants = [{ person = "b1" }, { person = "a1" }]
sources = ["g1#p4"]
[events.e5]
title = "Εκσκαφή"
status = "planned"
date = "2024-05-20/.."
sources = ["g1#p5"]
[events.e6]
title = "Πρώτη"
kind = "press-conference"
series = "s1"
edition = 1
status = "cancelled"
date = "2020~"
repeat = "FREQ=YEARLY;COUNT=3"
participants = [{ person = "a1" }, { person = "c1" }]
[views.v1]
query = "kind:talks"
"""


def _pieces(name: str) -> Iterator[str]:
    """Yield what is left of the words of a name where a path that ends in it is wrapped or cut, wherever that is."""
    for word in name.split("."):
        yield from (piece for cut in range(len(word)) for piece in (word[cut:], word[:cut]))


KEPT = (
    *(
        "Enter",
        "Esc",
        "Tab",
        "Space",
        "PgUp",
        "PgDn",
        "Home",
        "End",
        "Backspace",
        "Shift",
    ),  # what stands on keys
    *("ctrl", "alt", "shift", "tab", "left", "right", "up", "down"),
    *FORMATS,  # formats are known by these names, and files end in them
    *("html", "md", "toml", "json", "svg", "csv", "ics", "views", "FREQ", "YEARLY", "COUNT", "https"),
    *("el", "ru", "MB"),  # languages by their codes, and a unit
    "photo",  # places in a source, as files name them
    *_pieces("limani.html"),  # the name for a file, made of the title
    "limaniS",  # the same, with a key typed behind it
    *("English", "Tiếng", "Việt", "Ti", "ng"),  # languages in their own words
    *(DARK.name, LIGHT.name, "timeline"),  # names of themes, and the program's own
    *("st", "nd", "rd", "th"),  # ordinals are made in each language, in tui/page/words.py
    *("century", "millennium", "mill"),  # dates have their words for themselves, in tui/model/wording_*.py
    *MONTHS,
    *SHORT_MONTHS,
    *(weekday_name(day, short=True) for day in range(7)),
)
# A query has one language, in which it is kept and sent to others; what is between backticks is to be typed.
_TYPED = re.compile(rf"\b({'|'.join((*FIELDS, CERTAINLY))}):\S*|`[^`]*`")
_LATIN = re.compile(r"[A-Za-z]{2,}")


class Armenian:
    """A catalogue with a letter of one cell for each Latin letter of a message; `{fields}` and `%s` stay."""

    def gettext(self, message: str) -> str:
        parts = re.split(r"(\{[^}]*\}|%\(\w+\)\w|%\w)", message)
        return "".join(part if number % 2 else _armenian(part) for number, part in enumerate(parts))

    def ngettext(self, one: str, many: str, number: int) -> str:
        return self.gettext(one if number == 1 else many)


_UPPER = {letter: chr(ord(letter) - ord("A") + 0x531) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_LETTERS = str.maketrans(_UPPER | {letter.lower(): to.lower() for letter, to in _UPPER.items()})


def _armenian(words: str) -> str:
    return words.translate(_LETTERS)


def say_everything_in_armenian(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let messages and dates be written in Armenian letters."""
    monkeypatch.setattr(translation, "_spoken", "en")
    monkeypatch.setattr(translation, "_catalogue", lambda _language: Armenian())
    for kind, names in ((When, ("words", "short")), (Window, ("words",)), (Certainty, ("words",))):
        for name in names:
            monkeypatch.setattr(kind, name, _in_armenian(getattr(kind, name)))
    monkeypatch.setattr(labels, "short_date", _in_armenian(short_date))
    # What is remembered of dates in words is not to be found again in English, nor Armenian by the next test.
    monkeypatch.setattr(labels, "_short_date", labels._short_date.__wrapped__)


def _in_armenian(words: Callable[..., str]) -> Callable[..., str]:
    return lambda *args, **more: _armenian(words(*args, **more))


def latin(
    shown: str, folder: Path | None = None, *, also: tuple[str, ...] = (), typed: str = ""
) -> list[str]:
    """Return the words in Latin letters that stand there without a reason; `typed` is a pattern of what has one."""
    shown = re.sub(typed, "", _TYPED.sub("", shown), flags=re.MULTILINE)
    # A path may be wrapped or cut wherever it is shown.
    return sorted(word for word in {*_LATIN.findall(shown)} - {*KEPT, *also} if word not in str(folder or ""))
