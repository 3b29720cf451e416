"""Choosing one of the views that a timeline's files keep."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.model.names import fold
from tui.model.translation import tr, trn
from tui.query.saved import SavedView
from tui.store.timeline import Timeline
from tui.ui.screens.prompt import Prompt
from tui.ui.session.view_words import view_words
from tui.ui.tools.choices import Choices


class ViewsPrompt(Prompt[SavedView]):
    """Lists the saved views, narrowed by what is typed; gives the one chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "previous", show=False),
        Binding("down", "step(1)", "next", show=False),
    ]

    def __init__(self, timeline: Timeline, saved: Sequence[SavedView]) -> None:
        super().__init__(placeholder=tr("a name, or words of it"))
        self._choices = Choices(led=True)
        self._all = [(view, _words(timeline, view)) for view in saved]
        self._found: list[SavedView] = []

    def headed(self) -> tuple[str, str]:
        return tr("Views of this timeline"), tr("↑↓ choose · Enter opens · Esc goes back")

    def changed(self, text: str) -> None:
        wanted = fold(text).split()
        found = [(view, words) for view, words in self._all if all(word in fold(words) for word in wanted)]
        self._found = [view for view, _ in found]
        self._choices.show([words for _, words in found])
        if not self._all:
            self.say(tr("This timeline keeps no view yet. S keeps the one that you see, under a name."))
        elif not found:
            self.say(tr("No view is called that."))
        else:
            views = trn("{number} view", "{number} views", len(found))
            self.say(views.format(number=len(found)))

    def entered(self, _text: str) -> None:
        if self._found:
            self.taken(self._choices.cursor or 0)
        elif not self._all:
            self.dismiss(None)

    def taken(self, number: int) -> None:
        self.dismiss(self._found[number])

    def action_step(self, direction: int) -> None:
        self._choices.action_step(direction)

    def action_back(self) -> None:
        self.dismiss(None)


def _words(timeline: Timeline, saved: SavedView) -> str:
    language = saved.view.language or timeline.language
    title = saved.title.say(language).text if saved.title else None
    return " · ".join(filter(None, (saved.name, title, view_words(timeline, saved.view))))
