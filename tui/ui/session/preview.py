"""Trying something out on the session: what is found is shown at once, and kept or given up at last."""

from __future__ import annotations

from collections.abc import Callable

from tui.model.translation import grouped, tr
from tui.page.words import counted
from tui.query.result import Result
from tui.query.view import View
from tui.ui.session.session import Session


class PreviewRun:
    """Views tried out over a session; `show` brings the screen up to date with it."""

    def __init__(self, session: Session, show: Callable[[], None]) -> None:
        self.session = session
        self.origin = session.view
        self._show = show

    @property
    def result(self) -> Result:
        return self.session.result

    def ask(self, query: str, *, begun: bool = False) -> bool:
        """
        Show what answers a query; tell whether it is shown. QueryError where it cannot be read.

        Where it cannot, what was shown stays; so it does where nothing answers a query that is only begun. The window
        stays as long as something of the answer is in it, else all of the answer is shown.
        """
        before = self.session.view
        if query == self.origin.query:
            self.show(self.origin)
            return True
        view = self.origin._replace(query=query)
        self.session.show(view)
        if begun and not self.result.matches:
            self.session.show(before)
            return False
        if self.result.matches and not self.result.shown:
            self.session.show(view._replace(window=None))
        self._show()
        return True

    def show(self, view: View) -> None:
        """Show another view."""
        self.session.show(view)
        self._show()

    def keep(self) -> bool:
        """Stay with what is shown, from where Esc leads back to what was before; tell whether that is anything else."""
        found = self.session.view
        if found.query == self.origin.query:
            return False
        self.session.show(self.origin)
        self.session.push()
        self.show(found)
        return True

    def give_up(self) -> None:
        """Go back to what was before."""
        self.show(self.origin)


def answer_words(result: Result) -> str:
    """Say how many events answer a query, how many of them only possibly, and how many are in sight."""
    events = len(result.matches)
    if not events:
        return tr("no event")
    words = counted(events, "event", "events")
    if result.possible:
        words = tr("{events}, {possible} possibly").format(events=words, possible=grouped(result.possible))
    if len(result.shown) < events:
        words = tr("{events}, {shown} in this window").format(events=words, shown=grouped(len(result.shown)))
    return words
