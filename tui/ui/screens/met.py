"""Whom somebody met, and beside them all encounters with the one under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widgets import Input

from tui.model.translation import grouped, tr, trn
from tui.page.encounters import name_of_hit
from tui.page.left_out import unless_left_out
from tui.store.meetings.encounters import IN_GRIDS, Grade, grades_among
from tui.store.search.people import Hit
from tui.ui.commands.keys import Where, bindings
from tui.ui.panels.met_list import MetList
from tui.ui.panels.page_view import PageView
from tui.ui.screens.meeting import Legend, MeetingQuestion, MeetingScreen
from tui.ui.screens.pair import PairScreen
from tui.ui.session.acquaintances import Acquaintances
from tui.ui.tools.entry import Entry


class NameEntry(Entry):
    """Where a name is typed that narrows the list below; the cursor of the list is moved from here."""

    BINDINGS: ClassVar = bindings(Where.SEARCH)

    def __init__(self, people: MetList, typed: Callable[[str], None], left: Callable[[], None]) -> None:
        super().__init__(changed=typed)
        self._people = people
        self._left = left
        self.retell()

    def retell(self) -> None:
        """Say again what is to be typed, in another language."""
        self.placeholder = tr("part of a name, in any script; also of somebody never met")

    def action_move(self, how: str, direction: int) -> None:
        (self._people.action_step if how == "step" else self._people.action_page)(direction)

    async def action_submit(self) -> None:
        self._people.action_go_in()

    def action_dismiss(self) -> None:
        self._left()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()


class MetScreen(MeetingScreen):
    """Whom a person, given by key, met or came near, the nearest and most often first."""

    BINDINGS: ClassVar = bindings(Where.CIRCLE)
    DEFAULT_CSS = """
    MetScreen #panels { height: 1fr; }
    MetScreen #people { width: 1fr; height: 1fr; }
    MetScreen MetList {
        height: 1fr;
        border-top: solid $foreground 22%;
        border-title-color: $foreground 70%;
        &:focus { border-top: solid $accent; border-title-color: $accent; border-title-style: bold; }
    }
    MetScreen NameEntry { display: none; margin: 0 0 0 1; }
    MetScreen.-narrowing NameEntry { display: block; }
    MetScreen #with { width: 1fr; height: 1fr; margin-left: 2; }
    MetScreen.-narrow #with { margin-left: 0; }
    """

    def __init__(self, asked: MeetingQuestion, key: int) -> None:
        super().__init__(asked)
        self._key = key
        self._circle: Acquaintances | None = None
        self._list = MetList(id="who", ascii_only=asked.ascii_only)
        self._page = PageView(id="with")
        self._entry = NameEntry(self._list, self._typed, self._end_narrowing)

    def compose(self) -> ComposeResult:
        with Container(id="panels"):
            with Vertical(id="people"):
                yield self._entry
                yield self._list
            yield self._page
        yield self.legend()
        yield self.strip

    def on_mount(self) -> None:
        self.tell()
        self.set_focus(self._list)
        self.strip.at(Where.CIRCLE)
        # What stands there while a large timeline is gone through for the first time.
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._circle = Acquaintances(self.timeline, self._key)
        self.query_one(Legend).retell()
        self.tell()

    def grades(self) -> Sequence[Grade]:
        return IN_GRIDS if self._circle is None else grades_among(self._circle.found.values())

    def tell(self) -> None:
        self._page.border_title = f" {tr('Encounters')} "
        self._entry.retell()
        if self._circle is None:
            self._page.show(None, tr("Looking through {n} events …").format(n=grouped(self.timeline.size)))
            return
        name = name_of_hit(self._circle.somebody, self.language)
        number = len(self._circle.keys)
        words = trn("Near {name}: {n} person", "Near {name}: {n} people", number)
        self._list.border_title = f" {words.format(name=name, n=grouped(number))} "
        self._typed(self._entry.value)

    # narrowing

    def action_find(self) -> None:
        self.add_class("-narrowing")
        self.set_focus(self._entry)

    def _typed(self, text: str) -> None:
        if self._circle is None:
            return
        keys = self._circle.narrowed(text)
        nobody = (
            tr("Nobody is found by {text}.").format(text=text)
            if text
            else tr("Nobody was near, as far as this timeline knows.")
        )
        nobody = unless_left_out(nobody, self.timeline)
        self._list.show(self._circle, keys, self.language, nobody)

    def _end_narrowing(self) -> None:
        self.remove_class("-narrowing")
        self._entry.value = ""
        self.set_focus(self._list)

    def on_descendant_focus(self) -> None:
        self.strip.at(Where.SEARCH if self.focused is self._entry else Where.CIRCLE)

    # the other half

    def on_met_list_moved(self, message: MetList.Moved) -> None:
        self.strip.clear()
        if self._circle is None:
            return
        if message.key is None:
            self._page.show(None, tr("/ finds anybody in this timeline."))
            return
        pair = self._circle.somebody, self._circle.hit(message.key)
        found = self._circle.encounters(message.key)
        self._page.show(self.encounters_page(pair, found))

    def on_met_list_entered(self) -> None:
        self._open_pair(chained=False)

    def action_chain(self) -> None:
        self._open_pair(chained=True)

    def action_page_of(self) -> None:
        other = self._other
        if other is not None:
            self.open_page_of(other)
        elif self._circle is not None:
            self.open_page_of(self._circle.somebody)

    def action_panel(self) -> None:
        self.set_focus(self._page if self.focused is self._list else self._list)

    def action_leave(self) -> None:
        if self.focused is self._page:
            self.set_focus(self._list)
        else:
            self.dismiss(None)

    @property
    def _other(self) -> Hit | None:
        """Who is under the cursor."""
        key = self._list.current
        return None if key is None or self._circle is None else self._circle.hit(key)

    def _open_pair(self, *, chained: bool) -> None:
        if self._circle is not None and self._other is not None:
            self.open(PairScreen(self.asked, (self._circle.somebody, self._other), chained=chained))
        else:
            self.strip.say(tr("There is nobody here; / finds anybody in this timeline."))
