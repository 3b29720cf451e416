"""Asking for a date to jump to."""

from __future__ import annotations

from datetime import date

from tui.model.dates import DateError, When
from tui.model.translation import tr
from tui.model.typed_dates import Ambiguous, understand
from tui.ui.screens.prompt import Prompt


class JumpPrompt(Prompt[When]):
    """Asks for a date as people write it and says in words how it is understood; gives it, or None."""

    def __init__(self, today: date, language: str = "en") -> None:
        super().__init__(placeholder=tr("aug 2023"))
        self._today = today
        self._language = language
        self._readings: list[When] = []

    def headed(self) -> tuple[str, str]:
        return tr("Jump to a date"), tr("Enter jumps · Esc goes back")

    def changed(self, text: str) -> None:
        if not text.strip():
            self.say(_examples())
            return
        try:
            understood = understand(text, today=self._today)
        except DateError as error:
            self.say(str(error))
            return
        if isinstance(understood, Ambiguous):
            *several, last = (when.words(self._language) for when in understood.choices)
            self.say(tr("{several} or {last}").format(several=", ".join(several), last=last) + "?")
        else:
            self.say(understood.words(self._language))

    def entered(self, text: str) -> None:
        if not text.strip():
            self.say(_examples(), error=True)
            return
        try:
            understood = understand(text, today=self._today)
        except DateError as error:
            self.say(str(error), error=True)
            return
        if isinstance(understood, Ambiguous):
            self._readings = list(understood.choices)
            self.offer(tr("Which is meant?"), [when.words(self._language) for when in self._readings])
        else:
            self.dismiss(understood)

    def taken(self, number: int) -> None:
        self.dismiss(self._readings[number])


def _examples() -> str:
    return tr("For example 2023, aug 2023, 15/8/2023, 44 bc, 1850s, today.")
